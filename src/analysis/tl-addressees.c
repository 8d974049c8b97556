/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says who is asked by a recommendation, how widely and how strongly. */
#define G_LOG_DOMAIN "tl-analysis"

#include "config.h"

#include "tl-addressees.h"

#include "tl-addressees-private.h"

#include <string.h>

#define MAX_LABEL 15 /* words of a label or a line that ends in a colon */
#define PARTNERSHIP "Community Safety Partnership"

/* What is looked for. */
typedef struct
{
  TlCodebook *codebook;
  TlPhrases *agencies, *levels, *strengths;
} Finder;

/* A text with the agencies named in it. */
typedef struct
{
  GPtrArray *words; /* TlWord */
  GArray *names;    /* TlPhraseMatch, for TlCode */
} Text;

static const TlWord *
get_word (const Text *text, guint i)
{
  return text->words->pdata[i];
}

static const TlPhraseMatch *
get_name (const Text *text, guint i)
{
  return &g_array_index (text->names, TlPhraseMatch, i);
}

static gboolean
is_among (const char *word, const char *const *list)
{
  return g_strv_contains (list, word);
}

/* "DWP / Jobcentre Plus", "General practice (to 2022)": each name, without what stands in brackets.
 */
static void
add_titles (TlPhrases *phrases, TlCode *agency)
{
  g_auto (GStrv) titles = g_strsplit (tl_code_get_name (agency), " / ", -1);

  for (guint i = 0; titles[i] != NULL; i++)
    {
      char *bracket = strstr (titles[i], " (");

      if (bracket != NULL)
        *bracket = '\0';
      if (g_unichar_isupper (g_utf8_get_char (titles[i])))
        tl_phrases_add (phrases, titles[i], TL_PHRASE_TITLE, agency);
    }
}

/* "Safer Croydon Partnership": what a borough calls its partnership, and what a report does for
 * short. */
static void
add_partnerships (TlPhrases *phrases, TlCodebook *codebook)
{
  const GPtrArray *boroughs = tl_codebook_get (codebook, TL_CODE_BOROUGH);
  TlCode *agency = tl_codebook_find (codebook, TL_CODE_AGENCY, PARTNERSHIP);

  for (guint i = 0; agency != NULL && i < boroughs->len; i++)
    {
      const char *name = tl_code_get_fact (boroughs->pdata[i], "partnership");

      if (name != NULL && strchr (name, ' ') != NULL)
        tl_phrases_add (phrases, name, TL_PHRASE_TITLE, agency);
    }
  if (agency != NULL)
    tl_phrases_add (phrases, "the partnership", TL_PHRASE_NAME, agency);
}

static void
finder_init (Finder *self, TlCodebook *codebook)
{
  const GPtrArray *agencies = tl_codebook_get (codebook, TL_CODE_AGENCY);

  self->codebook = codebook;
  self->agencies = tl_phrases_new ();
  for (guint i = 0; i < agencies->len; i++)
    {
      TlCode *agency = agencies->pdata[i];

      if (tl_code_get_is_retired (agency))
        continue;
      add_titles (self->agencies, agency);
      for (const char *const *alias = tl_code_get_phrases (agency); *alias != NULL; alias++)
        tl_phrases_add (self->agencies, *alias, TL_PHRASE_NAME, agency);
    }
  add_partnerships (self->agencies, codebook);
  self->levels = tl_grades_new_phrases (codebook, TL_CODE_LEVEL);
  self->strengths = tl_grades_new_phrases (codebook, TL_CODE_STRENGTH);
}

static void
finder_clear (Finder *self)
{
  tl_phrases_free (self->agencies);
  tl_phrases_free (self->levels);
  tl_phrases_free (self->strengths);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Finder, finder_clear)

/* A short form in brackets after a name says that name again: "Safer Croydon Partnership (SCP)". */
static void
drop_short_forms (Text *text)
{
  for (guint i = text->names->len; i-- > 1;)
    if (get_word (text, get_name (text, i)->start)->follows_bracket
        && get_name (text, i - 1)->end == get_name (text, i)->start)
      g_array_index (text->names, TlPhraseMatch, i).data = get_name (text, i - 1)->data;
}

static void
text_init (Text *self, const Finder *finder, const char *text)
{
  self->words = tl_words_new (text);
  self->names = tl_phrases_match (finder->agencies, self->words, 0, self->words->len);
  drop_short_forms (self);
}

static void
text_clear (Text *self)
{
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Text, text_clear)

/* The word before a name and its article; "" at the head of a sentence. */
static const char *
get_word_before (const Text *text, const TlPhraseMatch *name)
{
  static const char *const articles[] = { "the",   "a",   "an",   "its",   "their",
                                          "local", "all", "each", "every", NULL };
  guint i = name->start;

  while (i > 0 && !get_word (text, i)->starts_sentence
         && is_among (get_word (text, i - 1)->folded, articles))
    i--;
  return i > 0 && !get_word (text, i)->starts_sentence ? get_word (text, i - 1)->folded : "";
}

/* Whether it stands as the object of something that is said: "referrals from GPs". */
static gboolean
is_object (const Text *text, const TlPhraseMatch *name)
{
  static const char *const before[] = { "from", "by", "to", "for", "about", "between", "of", NULL };

  return is_among (get_word_before (text, name), before);
}

static void
add_agency (GPtrArray *agencies, TlCode *agency)
{
  if (!g_ptr_array_find (agencies, agency, NULL))
    g_ptr_array_add (agencies, agency);
}

/* The agencies named from word @from to before word @to; objects only if there is no other, if at
 * all. */
static void
collect_names (const Text *text, guint from, guint to, gboolean may_be_objects, GPtrArray *agencies)
{
  for (guint pass = 0; pass < (may_be_objects ? 2 : 1) && agencies->len == 0; pass++)
    for (guint i = 0; i < text->names->len; i++)
      {
        const TlPhraseMatch *name = get_name (text, i);

        if (name->start >= from && name->end <= to && (pass == 1 || !is_object (text, name)))
          add_agency (agencies, name->data);
      }
}

/* "MPS to ensure", but not "referrals from GPs to the MARAC" or "work with MPS to ensure". */
static gboolean
follows_asked (const Text *text, guint i)
{
  static const char *const articles[] = { "the", "a",    "an",    "its", "their",
                                          "all", "each", "every", NULL };
  gboolean is_asked = FALSE;

  if (i + 1 == text->words->len || is_among (get_word (text, i + 1)->folded, articles))
    return FALSE;
  for (guint k = 0; k < text->names->len; k++)
    {
      const TlPhraseMatch *name = get_name (text, k);

      if (name->start == i + 1)
        return FALSE;
      if (name->end == i)
        is_asked = !is_object (text, name) && strcmp (get_word_before (text, name), "with") != 0;
    }
  return is_asked;
}

/* "should", "is asked", "MPS to …"; but not "so as to ensure". */
static gboolean
is_request (const Text *text, guint i)
{
  static const char *const verbs[] = {
    "should", "must", "will", "shall", "ensure", "ensures", NULL
  };
  static const char *const participles[] = { "asked", "requested", "invited", "urged", NULL };
  static const char *const auxiliaries[] = { "is", "are", "be", NULL };
  const char *word = get_word (text, i)->folded;
  const char *before = i > 0 ? get_word (text, i - 1)->folded : "";

  if (strcmp (word, "to") == 0)
    return follows_asked (text, i);
  if (is_among (word, participles))
    return is_among (before, auxiliaries);
  return is_among (word, verbs) && strcmp (before, "to") != 0;
}

/* The first verb of request from word @from on; the number of words if there is none. */
static guint
find_request (const Text *text, guint from)
{
  guint i = from;

  while (i < text->words->len && !is_request (text, i))
    i++;
  return i;
}

/* Where the part that says who is asked begins: at the sentence, or after "recommends". */
static guint
find_subject (const Text *text, guint request)
{
  guint i = request;

  while (i > 0 && !get_word (text, i)->starts_sentence
         && !g_str_has_prefix (get_word (text, i - 1)->folded, "recommend"))
    i--;
  return i;
}

/* A label at the head; gives the word after it, or 0. */
static guint
read_label (const Text *text, GPtrArray *agencies)
{
  guint request = find_request (text, 0);

  for (guint i = 1; i <= MIN (MAX_LABEL, request) && i < text->words->len; i++)
    if (get_word (text, i)->follows_colon)
      {
        collect_names (text, 0, i, TRUE, agencies);
        if (agencies->len > 0)
          return i;
      }
  return 0;
}

/* What stands before verbs of request from @from on, up to the first that names any; gives the word
 * after it. */
static guint
read_requests (const Text *text, guint from, gboolean only_first, GPtrArray *agencies)
{
  for (guint i = find_request (text, from); i < text->words->len; i = find_request (text, i + 1))
    {
      collect_names (text, find_subject (text, i), i, only_first, agencies);
      if (agencies->len > 0 || only_first)
        return i + 1;
    }
  return 0;
}

static gboolean
is_only_number (const TlDraftDocument *document, const char *number)
{
  guint n = 0;

  for (guint i = 0; i < document->recommendations->len; i++)
    n += g_strcmp0 (((const TlDraftRecommendation *) document->recommendations->pdata[i])->number,
                    number)
         == 0;
  return n == 1;
}

/* Not the panel that recommends, nor all agencies: headings and action plans name these for other
 * reasons. */
static gboolean
is_body (TlCode *agency)
{
  return g_strcmp0 (tl_code_get_fact (agency, "sector"), "Review") != 0
         && !g_str_equal (tl_code_get_id (agency), TL_ALL_AGENCIES);
}

static void
add_bodies (const Text *text, GPtrArray *agencies)
{
  for (guint i = 0; i < text->names->len; i++)
    if (is_body (get_name (text, i)->data))
      add_agency (agencies, get_name (text, i)->data);
}

/* What is asked of the Home Office or the Mayor, someone else leads on: by writing to them. */
static gboolean
is_beyond_borough (GPtrArray *agencies)
{
  for (guint i = 0; i < agencies->len; i++)
    {
      const char *sector = tl_code_get_fact (agencies->pdata[i], "sector");

      if (g_strcmp0 (sector, "National") == 0 || g_strcmp0 (sector, "Regional") == 0)
        return TRUE;
    }
  return FALSE;
}

static void
read_leads (const Finder *finder, const TlDraftDocument *document,
            const TlDraftRecommendation *recommendation, GPtrArray *agencies)
{
  if (recommendation->number == NULL || !is_only_number (document, recommendation->number)
      || is_beyond_borough (agencies))
    return;
  for (guint i = 0; i < document->actions->len; i++)
    {
      const TlDraftAction *action = document->actions->pdata[i];
      g_auto (Text) lead = { NULL };

      if (action->lead == NULL || g_strcmp0 (action->number, recommendation->number) != 0)
        continue;
      text_init (&lead, finder, action->lead);
      add_bodies (&lead, agencies);
    }
}

/* The heading, or the short line that ends in a colon, next above. */
static void
read_heading (const Finder *finder, const TlDraftDocument *document,
              const TlDraftRecommendation *recommendation, GPtrArray *agencies)
{
  for (guint i = MIN (recommendation->block, document->blocks->len); i-- > 0;)
    {
      const TlBlock *block = document->blocks->pdata[i];
      gboolean is_heading = block->kind == TL_BLOCK_HEADING;
      g_auto (Text) text = { NULL };

      if (!is_heading
          && (block->kind == TL_BLOCK_TABLE_ROW || !g_str_has_suffix (block->text, ":")))
        continue;
      text_init (&text, finder, block->text);
      if (!is_heading && text.words->len > MAX_LABEL)
        continue;
      add_bodies (&text, agencies);
      return;
    }
}

/* Finds who is asked by the text, or by what stands above it; gives the word after the part that
 * says so. */
static guint
find_addressees (const Finder *finder, const TlDraftDocument *document,
                 const TlDraftRecommendation *recommendation, const Text *text, GPtrArray *agencies)
{
  guint end = read_label (text, agencies);

  if (agencies->len > 0)
    return end;
  end = read_requests (text, 0, TRUE, agencies);
  if (agencies->len == 0)
    read_heading (finder, document, recommendation, agencies);
  return agencies->len > 0 ? end : MAX (end, read_requests (text, end, FALSE, agencies));
}

static void
set_addressees (TlDraftRecommendation *recommendation, GPtrArray *agencies)
{
  g_strfreev (recommendation->addressees);
  recommendation->addressees = g_new0 (char *, agencies->len + 1);
  for (guint i = 0; i < agencies->len; i++)
    recommendation->addressees[i] = g_strdup (tl_code_get_id (agencies->pdata[i]));
}

/* What it says already counts instead; gives how many the codebook knows. */
static guint
take_addressees (const Finder *finder, const TlDraftRecommendation *recommendation,
                 GPtrArray *agencies)
{
  g_ptr_array_set_size (agencies, 0);
  for (char **id = recommendation->addressees; *id != NULL; id++)
    {
      TlCode *agency = tl_codebook_lookup (finder->codebook, TL_CODE_AGENCY, *id);

      if (agency != NULL)
        add_agency (agencies, agency);
    }
  return agencies->len;
}

static char *
dup_known (const Finder *finder, TlCodeKind kind, const char *id)
{
  return tl_codebook_lookup (finder->codebook, kind, id) != NULL ? g_strdup (id) : NULL;
}

static void
classify (const Finder *finder, const TlDraftDocument *document,
          TlDraftRecommendation *recommendation)
{
  g_autoptr (GPtrArray) agencies = g_ptr_array_new ();
  g_auto (Text) text = { NULL };
  guint end, n_named;

  text_init (&text, finder, recommendation->text);
  end = find_addressees (finder, document, recommendation, &text, agencies);
  n_named = agencies->len;
  read_leads (finder, document, recommendation, agencies);
  if (recommendation->addressees[0] == NULL)
    set_addressees (recommendation, agencies);
  else
    n_named = take_addressees (finder, recommendation, agencies);
  if (n_named > 0)
    g_ptr_array_set_size (agencies, (int) n_named);
  if (recommendation->level == NULL)
    recommendation->level = dup_known (
        finder, TL_CODE_LEVEL, tl_grades_find_level (finder->levels, text.words, end, agencies));
  if (recommendation->strength == NULL)
    {
      TlCode *strength =
          tl_grades_find_strength (finder->strengths, finder->codebook, text.words, text.names);

      recommendation->strength = strength != NULL ? g_strdup (tl_code_get_id (strength)) : NULL;
    }
}

void
tl_draft_classify_recommendations (TlDraft *draft, TlCodebook *codebook)
{
  g_auto (Finder) finder = { NULL };

  g_return_if_fail (draft != NULL && TL_IS_CODEBOOK (codebook));
  finder_init (&finder, codebook);
  for (guint i = 0; i < draft->documents->len; i++)
    {
      const TlDraftDocument *document = draft->documents->pdata[i];

      for (guint j = 0; j < document->recommendations->len; j++)
        classify (&finder, document, document->recommendations->pdata[j]);
    }
}
