/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Case facts that a report tells, each with the words it was read from: those of its first pages
 * are read here. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-metadata.h"

#include "tl-date.h"
#include "tl-metadata-private.h"
#include "tl-text.h"

#include <string.h>

#define LAST_PAGE 6
#define MAX_CHARS 1200
#define MAX_TITLE 90
#define N_JOINT 7 /* names of joint reviews, which count wherever they stand */

#define MONTHS                                                                                     \
  "January|February|March|April|May|June|July|August|September|October|November|December"
/* A first name, and one to three more names or initials. */
#define NAME                                                                                       \
  "[A-Z][\\w’'-]+(?: (?!(?:" MONTHS "|The|Report|Review|Date|Overview|Independent|Chair|Author)"   \
  "\\b)(?:[A-Z][\\w’'-]+|[A-Z]\\.?)){1,3}"
/* What the one who died is called. */
#define SUBJECT                                                                                    \
  "(?!(?:The|This|That|An?|Domestic|Overview|Executive|Review|Report|Community|Safer|Independent|" \
  "Chair|Author)\\b)[A-Z][\\w’'-]*"
#define DAY_DATE                                                                                   \
  "\\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:January|February|March|April|May|June|July|August|"         \
  "September|October|November|December),? \\d{4}"
#define DATE                                                                                       \
  "(?:\\d{1,2}(?:st|nd|rd|th)?(?: of)? "                                                           \
  ")?(?:January|February|March|April|May|June|July|August|September|October|"                      \
  "November|December),? \\d{4}"

/* How a case fact is worded: the first bracket is its value. */
typedef struct
{
  const char *variable;
  const char
      *hint; /* a word of it in small letters, so that the pattern is tried only where it may fit */
  const char *pattern;
  gboolean is_date;
  gboolean is_anywhere; /* not only on the first pages: a letter stands at the end */
} Wording;

static const Wording wordings[] = {
  { "review_title", " of ",
    "(?i:(?:review|report)[^.]{0,60}?(?:in "
    "?to|of|on|concerning|following|regarding|concerns|examines|"
    "considers|relates to|after|[:–-]) (?:the )?(?:circumstances (?:of|surrounding|leading (?:up "
    ")?to) "
    "(?:the )?)?(?:tragic )?(?:death|homicide|murder|deaths) "
    "of) "
    "[‘’'“\"]?(" SUBJECT "(?: (?:(?:and )?[A-Z][\\w’-]*|\\d{1,2}\\b)){0,3}?)[‘’'”\"]?(?=(?i: in | "
    "on | who| and (?:her|his) )|[,.;(]| \\(| "
    "aged|$|\\s*(?:January|February|"
    "March|April|May|June|July|August|September|October|November|December))",
    FALSE },
  { "review_title", " of ",
    "^(?i:(?:(?:report )?(?:in ?to|concerning|regarding|following|in respect of|relating to|on) )?"
    "(?:the )?(?:deaths?|homicides?|murders?) of) [‘“\"]?(" SUBJECT
    "(?: [A-Z]\\w{0,2}\\b)?(?: and [A-Z][\\w’-]*)?)[’”\"]?(?=(?i: in | on | who | and (?:her|his) "
    ")|$|,| [–-]| \\()",
    FALSE },
  { "review_title", " of a",
    "(?i:death|homicide|murder) of an? (?:\\w+[ "
    "-]){0,4}?(?:man|woman|girl|boy|adult|mother|father)\\b"
    "[^.;]{0,40}?[‘“\"](" SUBJECT "(?: [A-Z]\\w{0,2}\\b)?)[’”\"]",
    FALSE },
  { "review_title", " support ",
    "(?i:responses? and support (?:given|provided|offered|made available) to) "
    "[‘’'“\"]?(" SUBJECT "(?: [A-Z]\\w{0,2}\\b)?)",
    FALSE },
  { "review_title", "domestic",
    "^(?i:domestic (?:homicide|abuse related death) "
    "review)\\s*(?:\\(?(?:DHR|DARDR)\\)?)?\\s*(?i:overview report|executive summary)?\\s*[:–-]\\s*"
    "[‘'“\"]?([A-Z][\\w’' -]{0,40}?)[’'”\"]?$",
    FALSE },
  { "review_title", "domestic",
    "^[‘'“\"]?([A-Z][\\w’' -]{0,30}?)[’'”\"]?\\s*[:–-]\\s*(?i:domestic (?:homicide|abuse related "
    "death) review)",
    FALSE },
  { "review_title", " of ",
    "(?i:in the case of|in respect of) [‘'“\"]?([A-Z][\\w’-]*(?: [A-Z]{1,2}\\b)?)[’'”\"]?", FALSE },
  { "review_title", "",
    "^(?i:(?:the )?(?:victim|deceased|subject)(?:’s pseudonym| of (?:the|this) "
    "review)?|pseudonym(?: of "
    "(?:the )?victim)?)\\s*(?:[:–-]|\\t)\\s*[‘’'“\"]?(" SUBJECT
    "(?: [A-Z]\\w{0,2}\\b)?)[‘’'”\"]?(?=$|[,.;(\\t]| aged)",
    FALSE },
  { "review_title", "\t",
    "^(" SUBJECT "(?: [A-Z]\\w{0,2}\\b)?)\\t(?i:(?:the )?(?:victim|deceased))(?=$|\\t|,| \\()",
    FALSE },
  { "review_title", "",
    "^(?!(?:Her|His|My|Our|Mother|Father|Mum|Dad|Sister|Brother|Son|Daughter|Husband|Wife|Police|"
    "She|He|They|It)\\b)(" SUBJECT "(?: [A-Z]\\w{0,2}\\b)?),? (?:was \\d{2}(?: years old)? when "
    "(?:she|he) (?:died|was killed)|died aged|was (?:killed|murdered|stabbed to death|shot dead|"
    "found dead)|took (?:her|his) own life)\\b",
    FALSE },
  { "review_title", "",
    "^(?i:name(?: used)?)\\s*[:\\t–-]\\s*[‘“\"]?(" SUBJECT "(?: [A-Z]\\w{0,2}\\b)?)[’”\"]? "
    "\\((?i:a )?(?i:pseudonym)\\)",
    FALSE },
  { "review_title", "", "^[‘“\"]?((?:Mr|Mrs|Ms|Miss|Adult) [A-Z]{1,2}\\d?)[’”\"]?$", FALSE },
  { "review_title", "he ",
    "[Tt]he (?:victim|deceased), [‘“\"]?(" SUBJECT "(?: [A-Z]\\w{0,2}\\b)?)[’”\"]?,", FALSE },
  { "review_title", "", "^[‘“\"](" SUBJECT "(?: [A-Z]{1,2}\\b)?)[’”\"]$", FALSE },
  { "borough", "borough of",
    "(?:London|Royal) Borough of ([A-Z]\\w+(?: (?:and|upon|&) [A-Z]\\w+(?: [A-Z]\\w+)?| "
    "[A-Z]\\w+(?= Council|$))?)",
    FALSE },
  { "borough", "city of", "(City of (?:London|Westminster))", FALSE },
  { "csp", "safer",
    "((?:(?!(?:The|This|A|An|By|For|Of)\\b)[A-Z][\\w’-]+ ){0,3}Safer (?:[A-Z][\\w&]+ "
    "){0,4}Partnership(?: "
    "Board)?)",
    FALSE },
  { "csp", "safer", "(Safer (?:[A-Z][\\w&]+ ){1,3}(?:Board|Executive))\\b", FALSE },
  { "csp", "community safety partnership",
    "((?!(?:The|This|A|An|By|For|Of)\\b)(?:[A-Z][\\w&’-]+ (?:and |& |of |upon |with "
    ")?){1,6}Community Safety "
    "Partnership)",
    FALSE },
  { "chair", "chair",
    "(?i:(?:independent |review |panel |dhr )*chair(?:person|man|woman)?(?: and (?:report "
    "|overview )?author)?(?: of "
    "the (?:review|panel|dhr))?)\\s*[:–-]\\s*((?:(?:Dr|Mr|Mrs|Ms|Professor|Sir|Dame) )?" NAME ")",
    FALSE },
  { "author", "author",
    "(?i:(?:report |overview |independent |chair and )*author(?: of the (?:review|report|overview "
    "report))?)\\s*[:–-]\\s*((?:(?:Dr|Mr|Mrs|Ms|Professor|Sir|Dame) )?" NAME ")",
    FALSE },
  { "author", " by",
    "(?i:(?:written|prepared|authored) by)\\s*:?\\s*((?:(?:Dr|Mr|Mrs|Ms|Professor) )?" NAME ")",
    FALSE },
  { "author", "reviewer",
    "(?i:(?:lead |independent |overview )*reviewer)\\s*[:–-]\\s*((?:(?:Dr|Mr|Mrs|Ms|Professor) "
    ")?" NAME ")",
    FALSE },
  { "author", "author",
    "\\bby ((?:(?:Dr|Mr|Mrs|Ms|Professor) )?" NAME "),? (?i:independent (?:\\w+ )?author)", FALSE },
  { "death_month", " 20",
    "(?i:death|died|killed|murdered|homicide|fatal)[^.]{0,80}? (?:in|on|during) (?:the )?(" DATE
    ")",
    TRUE },
  { "death_month", " 20",
    "(?i:shot dead|stabbed to death|strangled|fatally|found dead|took (?:her|his) own life)"
    "[^.]{0,90}? (?:in|on) (?:the )?(" DATE ")",
    TRUE },
  { "death_month", " 20", "(?i:deaths? of) [‘’'“\"]?" SUBJECT "[‘’'”\"]?,? [–-]? ?(" DATE ")",
    TRUE },
  { "death_month", " 20", "(?i:date of (?:death|homicide|incident)|died)\\s*[:\\t–-]\\s*(" DATE ")",
    TRUE },
  { "death_month", " 20",
    "(?i:deaths? of) [‘’'“\"]?" SUBJECT "(?: and [A-Z]\\w+)?[‘’'”\"]? in (?i:(?:the )?"
    "(?:(?:early |late )?(?:spring|summer|autumn|winter) )?(?:of )?)((?:19|20)\\d{2})\\b",
    TRUE },
  { "review_commissioned", " 20",
    "(?i:commissioned|decision to (?:hold|undertake|conduct|commission)|decided)[^.]{0,80}? "
    "(?:in|on) (?:the )?(" DATE ")",
    TRUE },
  { "review_commissioned", " 20",
    "(?i:agreed|decided|resolved) on (?:the )?(" DATE ") to (?i:commission|hold|undertake|conduct|"
    "carry out)[^.]{0,30}(?i:review)",
    TRUE },
  { "review_commissioned", " 20",
    "(?i:decision to (?:review|commission|hold|undertake|conduct)[^.]{0,60}? "
    "(?:made|taken)[^.]{0,30}?)"
    " (?:in|on) (?:the )?(" DATE ")",
    TRUE },
  { "report_completed", " 20",
    "(?i:(?:report|draft|review)[^.]{0,40}? was (?:accepted|agreed|approved|signed off|endorsed|"
    "completed|finalised)[^.]{0,60}?) on (?:the )?(" DAY_DATE ")",
    TRUE },
  { "report_completed", " 20",
    "(?i:(?:it|review|process|report)[^.]{0,80}?(?:was|and) "
    "(?:concluded|completed|finished|finalised)) "
    "(?:on|in) (?:the )?(" DATE ")",
    TRUE },
  { "report_completed", " 20",
    "(?i:(?:accepted|approved|signed off|endorsed|agreed) (?:this|the) (?:\\w+ "
    ")?report[^.]{0,40}?) on "
    "(?:the )?(" DAY_DATE ")",
    TRUE },
  { "report_completed", " 20",
    "(?i:report (?:was )?(?:completed|concluded|finalised|agreed|dated)|date (?:of|report) "
    "(?:report|completed|completion)|completed|completion date|final version)"
    "[^.\\d]{0,40}?[:–-]?\\s*(?:(?:in|on) )?(" DATE ")",
    TRUE },
  { "report_completed", "date", "^(?i:date)\\s*[:–-]\\s*(" DATE ")$", TRUE },
  { "qa_panel_date", "quality assurance",
    "(?i:Quality Assurance (?:\\(QA\\) )?Panel)[^.]{0,120}? (?:on|of|dated|in) (?:the )?(" DATE ")",
    TRUE, TRUE },
  { "publication_date", "publi",
    "^(?i:published|publication date|date of publication|date published)\\s*(?:on|in)?\\s*[:–-]?"
    "\\s*(?:the )?(" DATE ")",
    TRUE },
  { "guidance_version", "statutory guidance",
    "\\b(2011|2013|2016) (?i:(?:Home Office )?(?:multi-agency )?statutory guidance)", FALSE },
  { "guidance_version", "statutory guidance",
    "(?i:statutory guidance)[^.]{0,140}?\\b(2011|2013|2016)\\b", FALSE },
};

static gboolean
is_running (const TlBlock *block)
{
  return block->kind != TL_BLOCK_FURNITURE && block->kind != TL_BLOCK_FOOTNOTE;
}

static gboolean
is_text (const TlBlock *block)
{
  return is_running (block) && block->page <= LAST_PAGE;
}

/* "ADULT M" on a cover is "Adult M" in the text; "TL" stays as it is. */
static void
lower_capitals (char *name)
{
  if (!g_str_is_ascii (name) || strpbrk (name, "abcdefghijklmnopqrstuvwxyz") != NULL)
    return;
  for (char *p = name; *p != '\0';)
    {
      gsize length = strcspn (p, " ");

      gboolean is_word =
          length > 2 || (length == 2 && (strncmp (p, "MR", 2) == 0 || strncmp (p, "MS", 2) == 0));

      for (gsize i = 1; is_word && i < length; i++)
        p[i] = g_ascii_tolower (p[i]);
      p += length;
      p += *p == ' ';
    }
}

static void
add_guess (TlDraft *draft, const char *variable, const char *value, const char *quote, guint page)
{
  if (tl_draft_get_guess (draft, variable) == NULL)
    g_ptr_array_add (draft->guesses, tl_guess_new (variable, value, quote, page));
}

/* The month of an ISO date: deaths are told by month. */
static char *
date_value (const Wording *wording, const char *words)
{
  char *date = tl_date_parse (words);

  if (date != NULL && strcmp (wording->variable, "death_month") == 0 && strlen (date) > 7)
    date[7] = '\0';
  return date;
}

/* The texts of a document's blocks in small letters, so that hints are found soon. */
static GPtrArray *
lower_texts (const TlDraftDocument *document)
{
  GPtrArray *texts = g_ptr_array_new_full (document->blocks->len, g_free);

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TlBlock *block = g_ptr_array_index (document->blocks, i);

      g_ptr_array_add (texts, g_ascii_strdown (block->text, -1));
    }
  return texts;
}

/* @texts are those of lower_texts(). */
static void
apply (TlDraft *draft, TlDraftDocument *document, const GPtrArray *texts, const Wording *wording)
{
  g_autoptr (GRegex) regex = NULL;

  if (tl_draft_get_guess (draft, wording->variable) != NULL)
    return;
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TlBlock *block = g_ptr_array_index (document->blocks, i);
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *words = NULL;
      g_autofree char *value = NULL;
      g_autofree char *quote = NULL;

      if (block->page > LAST_PAGE && !wording->is_anywhere)
        break;
      if (!is_running (block) || block->n_chars > MAX_CHARS
          || strstr (g_ptr_array_index (texts, i), wording->hint) == NULL)
        continue;
      if (regex == NULL)
        regex = g_regex_new (wording->pattern, 0, 0, NULL);
      if (!g_regex_match (regex, block->text, 0, &match))
        continue;
      words = g_match_info_fetch (match, 1);
      quote = g_match_info_fetch (match, 0);
      value = wording->is_date ? date_value (wording, words) : g_strstrip (g_strdup (words));
      if (value != NULL && g_str_has_suffix (value, "’"))
        value[strlen (value) - strlen ("’")] = '\0';
      if (value == NULL || *value == '\0')
        continue;
      if (strcmp (wording->variable, "review_title") == 0)
        lower_capitals (value);
      add_guess (draft, wording->variable, value, quote, block->page);
      return;
    }
}

/* The type of review is what it calls itself most plainly: the newer name, or the older. */
static void
guess_type (TlDraft *draft, TlDraftDocument *document)
{
  static const char *const names[][2] = {
    { "also a safeguarding adults review", "joint DHR/SAR" },
    { "joint domestic homicide review and safeguarding adult", "joint DHR/SAR" },
    { "domestic homicide review and safeguarding adults review", "joint DHR/SAR" },
    { "dhr/sar", "joint DHR/SAR" },
    { "domestic homicide review and child safeguarding practice", "joint DHR/CSPR" },
    { "domestic homicide review and serious case review", "joint DHR/CSPR" },
    { "single unified safeguarding review", "SUSR (Wales)" },
    { "domestic abuse related death review", "DARDR" },
    { "domestic abuse-related death review", "DARDR" },
    { "domestic homicide review", "DHR" },
    { "dhr executive summary", "DHR" },
    { "dhr overview report", "DHR" },
    { "section 9 of the domestic violence, crime and victims act", "DHR" }
  };

  guint best = G_N_ELEMENTS (names), page = 0;

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TlBlock *block = g_ptr_array_index (document->blocks, i);
      g_autofree char *folded = NULL;

      if (block->page > LAST_PAGE)
        break;
      if (!is_text (block))
        continue;
      folded = tl_text_fold (block->text);
      for (guint k = 0; k < MIN (best, G_N_ELEMENTS (names)); k++)
        if (strstr (folded, names[k][0]) != NULL && (k < N_JOINT || best == G_N_ELEMENTS (names)))
          {
            best = k;
            page = block->page;
          }
    }
  if (best < G_N_ELEMENTS (names))
    add_guess (draft, "review_type", names[best][1], names[best][0], page);
}

static gboolean
is_useful_title (const char *title)
{
  return title != NULL && g_utf8_validate (title, -1, NULL) && strlen (title) >= 6
         && strlen (title) < 250 && strstr (title, ".doc") == NULL && strstr (title, ".pdf") == NULL
         && strncmp (title, "Microsoft Word", 14) != 0 && strchr (title, '\\') == NULL;
}

/* @text without the marks of notes in it. */
static char *
without_marks (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!((c >= 0x2070 && c <= 0x2079) || c == 0xb9 || c == 0xb2 || c == 0xb3))
        g_string_append_unichar (plain, c);
    }
  return g_strstrip (g_string_free (plain, FALSE));
}

/* A short title says little: as many words of @line as there is room for go to it. */
static void
append_cut (GString *title, const char *line)
{
  glong room = MAX_TITLE - 3 - g_utf8_strlen (title->str, -1);
  g_autofree char *head = NULL;
  char *space;

  if (room < MAX_TITLE / 2)
    return;
  head = g_utf8_substring (line, 0, room);
  space = strrchr (head, ' ');
  if (space == NULL)
    return;
  *space = '\0';
  g_string_append_printf (title, ": %s…", head);
}

/* The headings at the head of the first page that holds one, as one title. Those that would make it
 * long are left out. */
static char *
printed_title (TlDraftDocument *document)
{
  GString *title = g_string_new (NULL);
  guint page = 0, level = 0;

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TlBlock *block = g_ptr_array_index (document->blocks, i);
      g_autofree char *line = NULL;

      if (block->kind == TL_BLOCK_PARAGRAPH && block->n_chars > 150)
        break;
      /* Without pages, what comes after the first text is no title. */
      if (block->page == 0 && title->len > 0 && block->kind != TL_BLOCK_HEADING
          && block->kind != TL_BLOCK_FURNITURE)
        break;
      if (block->kind != TL_BLOCK_HEADING)
        continue;
      if (block->page == 0 && title->len > 0 && block->level > level)
        break;
      if (page == 0)
        page = block->page, level = block->level;
      if (block->page != page || block->number != NULL || page > 3
          || (block->level > level + 1 && title->len > 12))
        break;
      line = without_marks (block->text);
      if (title->len > 0
          && g_utf8_strlen (title->str, -1) + 2 + g_utf8_strlen (line, -1) > MAX_TITLE)
        {
          append_cut (title, line);
          break;
        }
      g_string_append_printf (title, title->len > 0 ? ": %s" : "%s", line);
    }
  return g_string_free (title, title->len == 0);
}

static TlDocumentKind
kind_of (TlDraftDocument *document)
{
  g_autofree char *title = tl_text_fold (document->title);

  if (strstr (title, "executive summary") != NULL && strstr (title, "overview") == NULL)
    return TL_DOCUMENT_EXECUTIVE_SUMMARY;
  if (strstr (title, "action plan") != NULL)
    return TL_DOCUMENT_ACTION_PLAN;
  if (document->page_sizes->len <= 4)
    for (guint i = 0; i < document->blocks->len; i++)
      {
        const TlBlock *block = g_ptr_array_index (document->blocks, i);
        g_autofree char *text = tl_text_fold (block->text);

        if (strstr (text, "quality assurance") != NULL && strstr (text, "panel") != NULL)
          return TL_DOCUMENT_QUALITY_LETTER;
      }
  return TL_DOCUMENT_OVERVIEW_REPORT;
}

static char *
name_without_ending (const char *file_name)
{
  const char *dot = strrchr (file_name, '.');

  return dot != NULL && dot > file_name ? g_strndup (file_name, (gsize) (dot - file_name))
                                        : g_strdup (file_name);
}

/* A London borough lies in the region that the national library calls Greater London. */
static void
guess_region (TlDraft *draft, TlDraftDocument *document)
{
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TlBlock *block = g_ptr_array_index (document->blocks, i);

      if (block->page > LAST_PAGE)
        return;
      if (is_text (block) && strstr (block->text, "London Borough of ") != NULL)
        {
          add_guess (draft, "csp_region", "Greater London", "London Borough of", block->page);
          return;
        }
    }
}

/* Where no "London Borough of" stands, the name of a borough or of its partnership tells. */
static void
follow_region (TlDraft *draft, const char *variable)
{
  static const char *const boroughs[] = { "Barking and Dagenham",
                                          "Barnet",
                                          "Bexley",
                                          "Brent",
                                          "Bromley",
                                          "Camden",
                                          "Croydon",
                                          "Ealing",
                                          "Enfield",
                                          "Greenwich",
                                          "Hackney",
                                          "Hammersmith and Fulham",
                                          "Haringey",
                                          "Harrow",
                                          "Havering",
                                          "Hillingdon",
                                          "Hounslow",
                                          "Islington",
                                          "Kensington and Chelsea",
                                          "Kingston upon Thames",
                                          "Lambeth",
                                          "Lewisham",
                                          "Merton",
                                          "Newham",
                                          "Redbridge",
                                          "Richmond upon Thames",
                                          "Southwark",
                                          "Sutton",
                                          "Tower Hamlets",
                                          "Waltham Forest",
                                          "Wandsworth",
                                          "Westminster",
                                          "City of London" };
  const TlGuess *guess = tl_draft_get_guess (draft, variable);

  for (guint i = 0; guess != NULL && i < G_N_ELEMENTS (boroughs); i++)
    {
      const char *found = strstr (guess->value, boroughs[i]);
      gsize length = strlen (boroughs[i]);

      if (found == NULL || (found > guess->value && found[-1] != ' ')
          || g_ascii_isalnum (found[length]) || g_str_has_prefix (found + length, " Coldfield"))
        continue;
      add_guess (draft, "csp_region", "Greater London", guess->quote, guess->page);
      return;
    }
}

static void
read_facts (TlDraft *draft, TlDraftDocument *document)
{
  TlFacts facts = { draft, document, tl_facts_split (document), NULL, NULL, FALSE, FALSE };

  tl_facts_read_people (&facts);
  tl_facts_read_events (&facts);
  tl_facts_read_burdens (&facts);
  g_ptr_array_unref (facts.sentences);
  g_free (facts.victim);
  g_free (facts.perpetrator);
}

static gboolean
tells_case (const TlDraftDocument *document)
{
  return document->kind == TL_DOCUMENT_OVERVIEW_REPORT
         || document->kind == TL_DOCUMENT_EXECUTIVE_SUMMARY;
}

void
tl_metadata_guess (TlDraft *draft, TlDraftDocument *document, const char *file_title)
{
  const TlGuess *pseudonym;

  for (guint k = 0; k < draft->documents->len; k++)
    {
      g_autoptr (GPtrArray) texts = lower_texts (draft->documents->pdata[k]);

      for (guint i = 0; i < G_N_ELEMENTS (wordings); i++)
        if (k == 0 || wordings[i].is_anywhere)
          apply (draft, draft->documents->pdata[k], texts, &wordings[i]);
    }
  guess_type (draft, document);
  guess_region (draft, document);
  follow_region (draft, "borough");
  follow_region (draft, "csp");
  if (document->title == NULL)
    document->title = printed_title (document);
  if (document->title == NULL && is_useful_title (file_title))
    document->title = tl_text_collapse (file_title);
  if (document->title == NULL)
    document->title = name_without_ending (draft->file_name);
  if (draft->documents->len == 1)
    document->kind = kind_of (document);
  pseudonym = tl_draft_get_guess (draft, "review_title");
  /* What calls itself no such review tells no case. */
  if (tl_draft_get_guess (draft, "review_type") != NULL && tells_case (document))
    {
      for (guint k = 0; k < draft->documents->len; k++)
        if (tells_case (draft->documents->pdata[k]))
          read_facts (draft, draft->documents->pdata[k]);
      tl_facts_add_not_stated (draft);
      pseudonym = tl_draft_get_guess (draft, "review_title");
    }
  draft->title = g_strdup (pseudonym != NULL ? pseudonym->value : document->title);
}
