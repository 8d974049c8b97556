/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recommendations: by their word, by the section they stand in, or as the rows of an action plan.
 */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-recommendations.h"

#include "tl-layout.h"
#include "tl-recommendations-private.h"
#include "tl-text.h"

#include <string.h>

#define MAX_LEAD 100   /* characters in which a paragraph says that it only leads to others */
#define MAX_ANSWER 330 /* of a paragraph that answers a recommendation */
#define MAX_NAME_WORDS 8
#define MIN_HEADED 40 /* characters of a heading that may be the whole recommendation */

static TlBlock *
block_at (TlDraftDocument *document, guint i)
{
  return g_ptr_array_index (document->blocks, i);
}

static gboolean
is_counted (const char *number)
{
  for (const char *p = number; p != NULL && *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      return TRUE;
  return FALSE;
}

/* What stands after "Recommendation ", before which may be words that say of what kind it is:
 * "Multi-agency recommendation 4"; NULL if the text begins otherwise. */
static const char *
skip_word (const char *text)
{
  static const char *const kinds[] = {
    "multi-agency ", "multi agency ", "single agency ", "single-agency ", "agency ",    "national ",
    "local ",        "regional ",     "panel ",         "overview ",      "report ",    "review ",
    "dhr ",          "dardr ",        "key ",           "imr ",           "strategic ", NULL
  };
  const char *p = text;

  for (guint n = 0; n < 3; n++)
    for (guint i = 0; kinds[i] != NULL; i++)
      if (g_ascii_strncasecmp (p, kinds[i], strlen (kinds[i])) == 0)
        p += strlen (kinds[i]);
  if (g_ascii_strncasecmp (p, "recommendation ", 15) != 0)
    return NULL;
  p += 15;
  if (g_ascii_strncasecmp (p, "no. ", 4) == 0)
    p += 4;
  else if (g_ascii_strncasecmp (p, "number ", 7) == 0)
    p += 7;
  return p;
}

/* Bytes of a number in words, with nothing but a mark after it: "One:". */
static gsize
read_number_word (const char *p)
{
  static const char *const words[] = { "one",     "two",       "three",    "four",     "five",
                                       "six",     "seven",     "eight",    "nine",     "ten",
                                       "eleven",  "twelve",    "thirteen", "fourteen", "fifteen",
                                       "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
                                       NULL };
  gsize n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize length = strlen (words[i]);

      if (g_ascii_strncasecmp (p, words[i], length) == 0
          && (p[length] == '\0' || p[length] == ':' || p[length] == '.'
              || g_str_has_prefix (p + length, " –") || g_str_has_prefix (p + length, " -")))
        n = length;
    }
  return n;
}

/* "Recommendation 4: Title": the number goes to @number; gives the title, which may be empty. */
static const char *
read_heading (const char *text, char **number)
{
  const char *p = skip_word (text), *start = p;

  if (p == NULL)
    return NULL;
  if (!g_ascii_isdigit (*p) && (p += read_number_word (p)) == start)
    return NULL;
  while (g_ascii_isdigit (*start) && (g_ascii_isalnum (*p) || *p == '.' || *p == '(' || *p == ')'))
    p++;
  *number = g_strndup (start, (gsize) (p - start));
  while (**number != '\0' && strchr (".)", (*number)[strlen (*number) - 1]) != NULL
         && strchr (*number, '(') == NULL)
    (*number)[strlen (*number) - 1] = '\0';
  while (*p == ' ' || *p == ':' || *p == '-' || g_utf8_get_char (p) == 0x2013)
    p = g_utf8_next_char (p);
  return p;
}

/* "What does the council need to improve?" */
static gboolean
asks_what_to_improve (const char *folded)
{
  return g_str_has_prefix (folded, "what ")
         && (strstr (folded, " need to improve") != NULL
             || strstr (folded, " needs to improve") != NULL);
}

/* What inspectors call that which they ask for. */
static gboolean
says_what_to_improve (const char *folded)
{
  return g_str_has_prefix (folded, "areas for improvement")
         || g_str_has_prefix (folded, "priority and immediate action")
         || g_str_has_prefix (folded, "areas for priority") || asks_what_to_improve (folded);
}

/* "Recommendation 4" names one, and says nothing of those below it. */
gboolean
tl_recommendations_is_said_by (const char *heading)
{
  g_autofree char *folded = tl_text_fold (heading);
  g_autofree char *number = NULL;

  if (says_what_to_improve (folded))
    return TRUE;
  return strstr (folded, "recommendation") != NULL && strstr (folded, "response to") == NULL
         && strstr (folded, "previous") == NULL && strstr (folded, "progress") == NULL
         && !g_str_has_prefix (folded, "this ") && !g_str_has_prefix (folded, "these ")
         && read_heading (heading, &number) == NULL;
}

/* "Conclusions and recommendations": not every paragraph below such a heading recommends something.
 */
static gboolean
is_mixed (const char *heading)
{
  g_autofree char *folded = tl_text_fold (heading);

  if (says_what_to_improve (folded))
    return FALSE;
  return strstr (folded, " and ") != NULL || strchr (folded, '&') != NULL
         || strchr (folded, ',') != NULL;
}

/* Where @text says that someone should do something, and not in the words of another; or NULL. */
static const char *
find_should (const char *text)
{
  int n_open = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      n_open += (c == 0x201c) - (c == 0x201d);
      if (n_open <= 0 && g_str_has_prefix (p, " should "))
        return p;
    }
  return NULL;
}

static gboolean
recommends (const TlBlock *block)
{
  g_autofree char *folded = tl_text_fold (block->text);
  const char *should = find_should (block->text);

  if (strstr (folded, "it is recommended that") != NULL
      || strstr (folded, "panel recommends") != NULL
      || strstr (folded, "we recommend that") != NULL)
    return TRUE;
  return should != NULL && should - block->text < 120 && block->n_chars < 500
         && !g_str_has_prefix (folded, "i ");
}

/* "11a. The minister should keep the power, but where that is not done:", the first of several. */
static gboolean
goes_on_in_next (const TlBlock *block)
{
  return block->number != NULL && g_ascii_isdigit (*block->number)
         && g_ascii_islower (block->number[strlen (block->number) - 1]) && recommends (block)
         && strstr (block->text, "following") == NULL;
}

/* Whether @block only leads to recommendations: "The recommendations in this part were made by". */
static gboolean
leads_in (const TlBlock *block)
{
  g_autofree char *head = g_utf8_substring (block->text, 0, MIN (block->n_chars, MAX_LEAD));
  g_autofree char *folded = tl_text_fold (head);
  const char *word = strstr (folded, "recommendations");

  return (g_str_has_suffix (block->text, ":") && !goes_on_in_next (block))
         || (word != NULL && word - folded < 40 && !recommends (block));
}

/* A few words that end in no mark and ask for nothing: the name of those whom what follows asks. */
static gboolean
only_names (const TlBlock *block)
{
  guint n = 0;

  for (const char *p = block->text; *p != '\0'; p++)
    n += *p == ' ';
  return n < MAX_NAME_WORDS && g_unichar_isalnum (tl_text_last_character (block->text))
         && !tl_recommendations_asks (block->text);
}

static gboolean
is_numbered (const TlBlock *block)
{
  return (block->kind == TL_BLOCK_PARAGRAPH || block->kind == TL_BLOCK_BOX)
         && is_counted (block->number) && !leads_in (block) && !only_names (block);
}

static gboolean
is_dotted (const TlBlock *block)
{
  return is_numbered (block) && strchr (block->number, '.') != NULL;
}

/* "R1. To map provision": the number goes to @number; gives the rest, or NULL. */
static const char *
read_short_label (const char *text, char **number)
{
  gsize n = *text == 'R' ? strspn (text + 1, "0123456789") : 0;
  const char *rest = text + 1 + n;

  if (n == 0 || n > 2)
    return NULL;
  if (g_ascii_islower (*rest) && !g_ascii_isalpha (rest[1]))
    rest++;
  *number = g_strndup (text, (gsize) (rest - text));
  rest += strspn (rest, ".:)");
  if (*rest == ' ')
    {
      while (*rest == ' ' || *rest == '-' || g_utf8_get_char (rest) == 0x2013)
        rest = g_utf8_next_char (rest);
      if (g_unichar_isupper (g_utf8_get_char (rest)))
        return rest;
    }
  g_clear_pointer (number, g_free);
  return NULL;
}

static gboolean
has_short_label (const TlBlock *block)
{
  g_autofree char *number = NULL;

  return (block->kind == TL_BLOCK_PARAGRAPH || block->kind == TL_BLOCK_BOX
          || block->kind == TL_BLOCK_ITEM)
         && block->number == NULL && read_short_label (block->text, &number) != NULL;
}

/* What the blocks of a section about recommendations are. */
typedef struct
{
  guint n_words;    /* that call themselves recommendations */
  guint n_labels;   /* that begin with "R1" and the like */
  guint n_numbered; /* paragraphs */
  guint n_dotted;   /* of these */
  guint n_numbered_should, n_dotted_should, n_items, n_items_should;
  gboolean has_table;
  gboolean has_list; /* a line says that its items are recommended */
} Section;

/* "It is recommended that:", above items. */
static gboolean
leads_to_items (TlDraftDocument *document, guint i, guint to)
{
  const TlBlock *block = block_at (document, i);

  if (block->kind == TL_BLOCK_ITEM || !g_str_has_suffix (block->text, ":")
      || strcasestr (block->text, "recommend") == NULL)
    return FALSE;
  for (i++; i < to; i++)
    if (block_at (document, i)->kind != TL_BLOCK_FURNITURE
        && block_at (document, i)->kind != TL_BLOCK_FOOTNOTE)
      return block_at (document, i)->kind == TL_BLOCK_ITEM;
  return FALSE;
}

static Section
look_at_section (TlDraftDocument *document, guint from, guint to)
{
  Section section = { 0 };

  for (guint i = from; i < to; i++)
    {
      const TlBlock *block = block_at (document, i);
      g_autofree char *number = NULL;

      section.n_words +=
          block->kind == TL_BLOCK_RECOMMENDATION
          || (block->kind == TL_BLOCK_HEADING && read_heading (block->text, &number) != NULL);
      section.n_labels += has_short_label (block);
      section.n_numbered += is_numbered (block);
      section.n_dotted += is_dotted (block);
      section.n_numbered_should += is_numbered (block) && recommends (block);
      section.n_dotted_should += is_dotted (block) && recommends (block);
      section.n_items += block->kind == TL_BLOCK_ITEM;
      section.n_items_should += block->kind == TL_BLOCK_ITEM && recommends (block);
      section.has_table = section.has_table || tl_recommendations_heads_list (block);
      section.has_list = section.has_list || leads_to_items (document, i, to);
    }
  return section;
}

/* Whether a block of a section is a recommendation: one of its numbered paragraphs; of its items
 * where no number is, or none that recommends; of its paragraphs where there is neither. */
static gboolean
is_recommendation (const Section *section, const TlBlock *block)
{
  gboolean lists_items;

  if (section->n_labels > 0)
    return has_short_label (block);
  lists_items =
      section->n_numbered == 0
      || (section->n_numbered_should == 0 && (section->n_items_should > 0 || section->has_list));

  if (section->n_numbered == 0 && section->n_items == 0)
    return block->kind == TL_BLOCK_PARAGRAPH && !leads_in (block)
           && (recommends (block) || tl_recommendations_begins_asking (block->text));
  return lists_items ? block->kind == TL_BLOCK_ITEM && block->n_chars > 30 : is_numbered (block);
}

/* Whether the recommendations of a section have a series of numbers of their own among dotted
 * paragraphs, none of which recommends. */
static gboolean
has_own_series (const Section *section)
{
  guint n_plain = section->n_numbered - section->n_dotted;

  return section->n_dotted > 0 && section->n_dotted_should == 0
         && 2 * section->n_numbered_should > n_plain;
}

/* A section about recommendations: its blocks from @from to before @to. Numbered paragraphs that
 * recommend nothing lead to the list below them, or to the table. */
static void
read_section (TlDraftDocument *document, guint from, guint to, gboolean is_mixed_section)
{
  Section section = look_at_section (document, from, to);
  gboolean may_lead = section.n_numbered > 0 && section.n_labels == 0
                      && 3 * section.n_numbered_should >= 2 * section.n_numbered;

  if (section.n_words > 0 || (section.has_table && section.n_numbered_should == 0))
    return;
  for (guint i = from; i < to; i++)
    {
      TlBlock *block = block_at (document, i);
      gboolean is_one = is_recommendation (&section, block);

      /* The first of paragraphs that recommend may only say how they came about. */
      may_lead =
          may_lead
          && !(is_one && (recommends (block) || tl_recommendations_begins_asking (block->text)));
      if (may_lead || (has_own_series (&section) && is_dotted (block)))
        is_one = FALSE;
      /* Among dotted paragraphs, a series of its own is that of the recommendations. */
      else if (is_mixed_section && is_one)
        is_one = section.n_dotted > 0 && section.n_dotted < section.n_numbered
                     ? block->number != NULL && strchr (block->number, '.') == NULL
                     : recommends (block);
      if (is_one && !g_str_has_suffix (block->text, ":"))
        block->kind = TL_BLOCK_RECOMMENDATION;
    }
}

static guint
find_next_heading (TlDraftDocument *document, guint i)
{
  while (i < document->blocks->len && block_at (document, i)->kind != TL_BLOCK_HEADING)
    i++;
  return i;
}

/* Whether what stands from @from to before @to is a list of what should be done, and nothing else.
 */
static gboolean
is_plain_list (TlDraftDocument *document, guint from, guint to)
{
  guint n = 0, n_should = 0;

  for (guint i = from; i < to; i++)
    {
      const TlBlock *block = block_at (document, i);

      if (block->kind == TL_BLOCK_FURNITURE || block->kind == TL_BLOCK_FOOTNOTE)
        continue;
      if (block->kind != TL_BLOCK_ITEM && !is_numbered (block))
        return FALSE;
      n++;
      n_should += tl_recommendations_asks (block->text);
    }
  return n > 0 && 2 * n_should > n;
}

/* The end of the section that the heading @i begins. Headings of its own rank may name those to
 * whom it recommends; those below a question may answer another. */
static guint
find_section_end (TlDraftDocument *document, guint i)
{
  const TlBlock *heading = block_at (document, i);
  guint end = find_next_heading (document, i + 1);
  g_autofree char *folded = tl_text_fold (heading->text);

  if (asks_what_to_improve (folded))
    return end;
  while (end < document->blocks->len
         && (block_at (document, end)->level > heading->level
             || (block_at (document, end)->level == heading->level
                 && is_plain_list (document, end + 1, find_next_heading (document, end + 1)))))
    end = find_next_heading (document, end + 1);
  return end;
}

static void
find_sections (TlDraftDocument *document)
{
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TlBlock *heading = block_at (document, i);

      if (heading->kind == TL_BLOCK_HEADING && tl_recommendations_is_said_by (heading->text))
        read_section (document, i + 1, find_section_end (document, i), is_mixed (heading->text));
    }
}

/* "This recommendation is accepted": what is answered are the numbered paragraphs before it. */
static void
find_answered (TlDraftDocument *document)
{
  for (guint i = 1; i < document->blocks->len; i++)
    {
      const TlBlock *answer = block_at (document, i);
      g_autofree char *folded = NULL;

      if (answer->number != NULL || answer->n_chars > MAX_ANSWER
          || (answer->kind != TL_BLOCK_PARAGRAPH && answer->kind != TL_BLOCK_BOX
              && answer->kind != TL_BLOCK_HEADING))
        continue;
      folded = g_utf8_strdown (answer->text, MIN ((gssize) strlen (answer->text), 300));
      if (strstr (folded, "accept") == NULL
          || (strstr (folded, "this recommendation") == NULL
              && strstr (folded, "these recommendations") == NULL))
        continue;
      for (guint k = i; k > 0 && is_numbered (block_at (document, k - 1)); k--)
        block_at (document, k - 1)->kind = TL_BLOCK_RECOMMENDATION;
    }
}

/* What a block says after its label, "Recommendation:" or "Panel recommendation 2:"; the number, if
 * there is one, goes to @number. */
static const char *
skip_label (const TlBlock *block, char **number)
{
  const char *text = block->text, *rest;

  if (g_ascii_strncasecmp (text, "recommendation:", 15) == 0)
    return text + 15 + strspn (text + 15, " ");
  if (block->kind == TL_BLOCK_RECOMMENDATION && (rest = read_short_label (text, number)) != NULL)
    return rest;
  rest = read_heading (text, number);
  /* "Recommendation 2 (police): To review" keeps those that it names. */
  if (rest == NULL
      || (!g_unichar_isupper (g_utf8_get_char (rest)) && !(*rest == '(' && strstr (rest, "):"))))
    {
      g_clear_pointer (number, g_free);
      return text;
    }
  return rest;
}

/* "Recommendation: the practice should …", without a number of its own. */
static void
find_labelled (TlDraftDocument *document)
{
  for (guint i = 0; i < document->blocks->len; i++)
    {
      TlBlock *block = block_at (document, i);
      g_autofree char *number = NULL;

      if ((block->kind == TL_BLOCK_PARAGRAPH || block->kind == TL_BLOCK_BOX) && block->n_chars > 50
          && skip_label (block, &number) != block->text)
        block->kind = TL_BLOCK_RECOMMENDATION;
    }
}

/* "… as set out in" at the end of a line, and "Recommendation 3 says" on the next: the number of
 * one that is known begins no other. */
static gboolean
only_mentions (TlDraftDocument *document, const TlBlock *block)
{
  g_autofree char *key = tl_recommendations_dup_key (block->number);

  if (key == NULL || !g_unichar_islower (g_utf8_get_char (block->text)))
    return FALSE;
  for (guint i = 0; i < document->recommendations->len; i++)
    {
      const TlDraftRecommendation *r = g_ptr_array_index (document->recommendations, i);
      g_autofree char *other = tl_recommendations_dup_key (r->number);

      if (g_strcmp0 (key, other) == 0 && g_unichar_isupper (g_utf8_get_char (r->text)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_request (const char *title)
{
  return g_utf8_strlen (title, -1) > MIN_HEADED
         && (tl_recommendations_asks (title) || g_ascii_strncasecmp (title, "that ", 5) == 0);
}

/* A heading that names a recommendation, or is but that word, has its text below it. */
static void
collect_headed (TlCollector *self, guint i)
{
  TlDraftDocument *document = self->document;
  const TlBlock *block = block_at (document, i);
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;
  const char *title = read_heading (block->text, &number);

  if (title == NULL && g_ascii_strcasecmp (block->text, "recommendation") == 0)
    title = "";
  if (title == NULL)
    return;
  /* A heading that asks for something is the recommendation; what stands below it gives reasons. */
  text = is_request (title) ? tl_recommendations_dup_request (document, i, title)
                            : tl_recommendations_dup_below (document, i, title);
  if (*text != '\0')
    tl_recommendations_add (self, i, number, text);
}

static void
collect (TlCollector *self)
{
  TlDraftDocument *document = self->document;

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TlBlock *block = block_at (document, i);

      if (block->kind == TL_BLOCK_HEADING)
        collect_headed (self, i);
      else if (block->kind == TL_BLOCK_RECOMMENDATION && !only_mentions (document, block))
        {
          g_autofree char *number = NULL;
          g_autofree char *text =
              tl_recommendations_dup_whole (document, i, skip_label (block, &number));

          tl_recommendations_add (self, i, number != NULL ? number : block->number, text);
        }
    }
}

void
tl_recommendations_find (TlDraftDocument *document)
{
  g_autoptr (GPtrArray) wordings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) tl_wording_free);
  TlCollector collector = { document, wordings };

  tl_quotations_mark (document);
  find_answered (document);
  find_labelled (document);
  find_sections (document);
  collect (&collector);
  tl_recommendations_find_listed (&collector);
  tl_recommendations_find_actions (&collector);
  tl_recommendations_find_targets (document);
  tl_recommendations_find_learning (document);
}
