/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says who is asked by a recommendation, how widely and how strongly. */
#define G_LOG_DOMAIN "tl-analysis"

#include "config.h"

#include "tl-addressees.h"

#include "tl-addressees-private.h"
#include "tl-text.h"

#include <string.h>

#define MAX_NAME 6 /* words of a name that stands alone */

static gboolean
is_among (const char *word, const char *const *list)
{
  return g_strv_contains (list, word);
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

/* Whether a row of an action plan, of document @i, serves @recommendation, of @document: by its
 * link, or where it has none, by a number that no other recommendation has. */
static gboolean
serves (const TlDraft *draft, guint i, const TlDraftAction *action, const TlDraftDocument *document,
        const TlDraftRecommendation *recommendation)
{
  const TlDraftDocument *served = draft->documents->pdata[(int) i + action->part];

  if (served != document)
    return FALSE;
  if (action->recommendation >= 0)
    return document->recommendations->pdata[action->recommendation] == recommendation;
  return action->number != NULL && g_strcmp0 (action->number, recommendation->number) == 0
         && is_only_number (document, recommendation->number);
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
add_bodies (const TlNamedText *text, GPtrArray *agencies)
{
  for (guint i = 0; i < text->names->len; i++)
    if (is_body (tl_named_text_get_name (text, i)->data))
      tl_asked_add (agencies, tl_named_text_get_name (text, i)->data);
}

/* Those who lead; not those with whom they do it. */
static void
add_leads (const TlNamedText *text, GPtrArray *agencies)
{
  for (guint i = 0; i < text->names->len; i++)
    {
      const TlPhraseMatch *name = tl_named_text_get_name (text, i);

      for (guint k = 0; k < name->start; k++)
        if (g_str_equal (tl_named_text_get_word (text, k)->folded, "with"))
          return;
      if (is_body (name->data))
        tl_asked_add (agencies, name->data);
    }
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
read_leads_of (const TlFinder *finder, const TlDraft *draft, guint i,
               const TlDraftDocument *document, const TlDraftRecommendation *recommendation,
               GPtrArray *agencies)
{
  const TlDraftDocument *plan = draft->documents->pdata[i];

  for (guint k = 0; k < plan->actions->len; k++)
    {
      const TlDraftAction *action = plan->actions->pdata[k];
      g_auto (TlNamedText) lead = { NULL };

      if (action->lead == NULL || !serves (draft, i, action, document, recommendation))
        continue;
      tl_named_text_init (&lead, finder, action->lead);
      tl_named_text_define_trusts (finder, document, &lead);
      add_leads (&lead, agencies);
    }
}

static void
read_leads (const TlFinder *finder, const TlDraft *draft, const TlDraftDocument *document,
            const TlDraftRecommendation *recommendation, GPtrArray *agencies)
{
  for (guint i = 0; i < draft->documents->len && !is_beyond_borough (agencies); i++)
    read_leads_of (finder, draft, i, document, recommendation, agencies);
}

/* Whether a column of a table says for whom its recommendations are. */
static gboolean
names_addressee (const char *heading)
{
  static const char *const parts[] = { "addressed",    "addressee", "agency", "agencies", "lead",
                                       "organisation", "responsib", "owner",  "whom",     NULL };
  static const char *const words[] = { "for", "to", "who", "body", "service", "partner", NULL };
  g_autofree char *folded = tl_text_fold (heading);

  for (guint i = 0; parts[i] != NULL; i++)
    if (strstr (folded, parts[i]) != NULL)
      return TRUE;
  return is_among (folded, words);
}

/* The row of column headings above the block @i; or NULL. */
static const TlBlock *
find_header (const TlDraftDocument *document, guint i)
{
  while (i-- > 0)
    {
      const TlBlock *block = document->blocks->pdata[i];

      if (block->kind == TL_BLOCK_HEADING)
        return NULL;
      if (block->kind == TL_BLOCK_TABLE_ROW && block->is_header)
        return block;
    }
  return NULL;
}

/* The cell of a table that says for whom each of its recommendations is: "Addressed to". There,
 * "all agencies" are. */
static void
read_cell (const TlFinder *finder, const TlDraftDocument *document,
           const TlDraftRecommendation *recommendation, GPtrArray *agencies)
{
  const TlBlock *row = recommendation->block < document->blocks->len
                           ? document->blocks->pdata[recommendation->block]
                           : NULL;
  const TlBlock *header = NULL;
  g_auto (GStrv) names = NULL;
  g_auto (GStrv) cells = NULL;
  g_auto (TlNamedText) text = { NULL };

  if (row != NULL && row->kind == TL_BLOCK_TABLE_ROW)
    header = find_header (document, recommendation->block);
  if (header == NULL)
    return;
  names = g_strsplit (header->text, "\t", -1);
  cells = g_strsplit (row->text, "\t", -1);
  for (guint k = 0; names[k] != NULL && cells[k] != NULL && text.words == NULL; k++)
    if (names_addressee (names[k]))
      tl_named_text_init (&text, finder, cells[k]);
  if (text.words == NULL)
    return;
  tl_named_text_define_trusts (finder, document, &text);
  add_leads (&text, agencies);
  for (guint i = 0; i < text.names->len && agencies->len == 0; i++)
    if (g_str_equal (tl_code_get_id (tl_named_text_get_name (&text, i)->data), TL_ALL_AGENCIES))
      tl_asked_add (agencies, tl_named_text_get_name (&text, i)->data);
}

/* Whether a few words stand alone, as the name of those whom what follows asks: in a line that ends
 * in a colon or in no mark, or in a row of a table that has no other cell. */
static gboolean
stands_as_label (const TlBlock *block)
{
  gsize n = strlen (block->text);
  g_auto (GStrv) cells = NULL;
  guint n_filled = 0;

  if (block->kind == TL_BLOCK_TABLE_ROW)
    {
      cells = g_strsplit (block->text, "\t", -1);
      for (guint i = 0; cells[i] != NULL; i++)
        n_filled += *cells[i] != '\0';
      return n_filled == 1;
    }
  return n > 0
         && (block->text[n - 1] == ':'
             || (block->kind == TL_BLOCK_PARAGRAPH && g_ascii_isalnum (block->text[n - 1])));
}

/* Whether a label is the name of somebody whom the codebook does not know: "Turning Leaf". */
static gboolean
names_unknown (const TlBlock *block)
{
  g_auto (GStrv) words = g_strsplit (block->text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (i >= MAX_NAME || (strlen (words[i]) > 3 && !g_unichar_isupper (g_utf8_get_char (words[i]))))
      return FALSE;
  return block->kind == TL_BLOCK_PARAGRAPH;
}

/* The heading, or the label, next above. */
static void
read_heading (const TlFinder *finder, const TlDraftDocument *document,
              const TlDraftRecommendation *recommendation, GPtrArray *agencies)
{
  for (guint i = MIN (recommendation->block, document->blocks->len); i-- > 0;)
    {
      const TlBlock *block = document->blocks->pdata[i];
      gboolean is_heading = block->kind == TL_BLOCK_HEADING;
      g_auto (TlNamedText) text = { NULL };

      if (!is_heading && !stands_as_label (block))
        continue;
      tl_named_text_init (&text, finder, block->text);
      if (!is_heading
          && (text.words->len > TL_MAX_LABEL
              || (!g_str_has_suffix (block->text, ":") && text.names->len == 0
                  && !names_unknown (block))))
        continue;
      add_bodies (&text, agencies);
      return;
    }
}

/* Whether the part that says who is asked has "the Trust", which is no name. */
static gboolean
asks_trust (const TlNamedText *text)
{
  guint end = MIN (tl_asked_find_request (text, 0), TL_MAX_LABEL);

  for (guint i = 1; i < MIN (end, text->words->len); i++)
    if (strcmp (tl_named_text_get_word (text, i)->text, "Trust") == 0
        && strcmp (tl_named_text_get_word (text, i - 1)->folded, "the") == 0)
      return TRUE;
  return FALSE;
}

/* "The Trust": the one that the document names, if there are not several kinds. */
static void
read_trust (const TlFinder *finder, const TlDraftDocument *document, const TlNamedText *asked,
            GPtrArray *agencies)
{
  TlCode *only = NULL;

  if (!asks_trust (asked))
    return;
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TlBlock *block = document->blocks->pdata[i];
      g_auto (TlNamedText) text = { NULL };

      if (strstr (block->text, " Trust") == NULL)
        continue;
      tl_named_text_init (&text, finder, block->text);
      tl_named_text_define_trusts (finder, document, &text);
      for (guint k = 0; k < text.names->len; k++)
        {
          const TlPhraseMatch *name = tl_named_text_get_name (&text, k);
          const char *last = tl_named_text_get_word (&text, name->end - 1)->text;

          if (!g_str_has_prefix (last, "Trust") || name->data == only)
            continue;
          if (only != NULL)
            return;
          only = name->data;
        }
    }
  if (only != NULL)
    tl_asked_add (agencies, only);
}

/* Finds who is asked by the text, or by what stands above it; gives the word after the part that
 * says so. */
static guint
find_addressees (const TlFinder *finder, const TlDraftDocument *document,
                 const TlDraftRecommendation *recommendation, TlNamedText *text,
                 GPtrArray *agencies)
{
  guint end = tl_asked_read_label (text, agencies);

  if (agencies->len > 0)
    return end;
  end = tl_asked_read_requests (text, 0, TRUE, agencies);
  if (agencies->len == 0)
    end = MAX (end, tl_asked_read_that (text, agencies));
  if (agencies->len == 0)
    end = MAX (end, tl_asked_read_agents (text, agencies));
  if (agencies->len == 0)
    {
      tl_named_text_define_unknown (finder, document, text,
                                    MIN (tl_asked_find_request (text, 0), TL_MAX_LABEL));
      if (tl_asked_read_label (text, agencies) == 0)
        tl_asked_read_requests (text, 0, TRUE, agencies);
    }
  if (agencies->len == 0)
    read_cell (finder, document, recommendation, agencies);
  if (agencies->len == 0)
    read_heading (finder, document, recommendation, agencies);
  if (agencies->len == 0)
    read_trust (finder, document, text, agencies);
  return agencies->len > 0 ? end : MAX (end, tl_asked_read_requests (text, end, FALSE, agencies));
}

/* "should work with parishes and mosques on a campaign": those with whom it is done. */
static void
add_partners (const TlNamedText *text, guint end, GPtrArray *agencies)
{
  static const char *const between[] = { "closely",     "together",        "jointly", "in",
                                         "partnership", "collaboratively", NULL };
  static const char *const after[] = { "to", "on", "so", "that", "which", "for", "in", NULL };
  guint from, to;

  if (end == 0 || end >= text->words->len
      || strcmp (tl_named_text_get_word (text, end)->folded, "work") != 0)
    return;
  from = end + 1;
  while (from < text->words->len && is_among (tl_named_text_get_word (text, from)->folded, between))
    from++;
  if (from >= text->words->len || strcmp (tl_named_text_get_word (text, from)->folded, "with") != 0)
    return;
  to = ++from;
  while (to < text->words->len && !tl_named_text_get_word (text, to)->starts_sentence
         && !is_among (tl_named_text_get_word (text, to)->folded, after))
    to++;
  for (guint i = 0; i < text->names->len; i++)
    if (tl_named_text_get_name (text, i)->start >= from
        && tl_named_text_get_name (text, i)->end <= to
        && is_body (tl_named_text_get_name (text, i)->data))
      tl_asked_add (agencies, tl_named_text_get_name (text, i)->data);
}

static gboolean
is_asked (GPtrArray *agencies, const char *const *ids)
{
  for (guint i = 0; i < agencies->len; i++)
    if (is_among (tl_code_get_id (agencies->pdata[i]), ids))
      return TRUE;
  return FALSE;
}

/* Whoever commissions general practice asks "each general practice", and a partnership that changes
 * its MARAC asks that. */
static void
add_those_behind (const TlNamedText *text, GPtrArray *agencies)
{
  static const char *const commissioners[] = { "AG23", "AG24", "AG25", NULL };
  static const char *const partnerships[] = { "AG18", NULL };
  static const char *const all[] = { "each", "every", "all", NULL };
  static const char *const own[] = { "protocol",     "process",     "meeting",    "procedure",
                                     "arrangements", "coordinator", "membership", NULL };
  gboolean is_commissioner = is_asked (agencies, commissioners);
  gboolean is_partnership = is_asked (agencies, partnerships);

  for (guint i = 0; i < text->names->len; i++)
    {
      const TlPhraseMatch *name = tl_named_text_get_name (text, i);
      const char *id = tl_code_get_id (name->data);
      const char *before =
          name->start > 0 ? tl_named_text_get_word (text, name->start - 1)->folded : "";
      const char *after =
          name->end < text->words->len ? tl_named_text_get_word (text, name->end)->folded : "";

      if (is_commissioner && strcmp (id, "AG26") == 0 && is_among (before, all))
        tl_asked_add (agencies, name->data);
      if (is_partnership && strcmp (id, "AG38") == 0
          && (strcmp (before, "its") == 0 || is_among (after, own))
          && !tl_asked_is_object (text, name))
        tl_asked_add (agencies, name->data);
    }
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
take_addressees (const TlFinder *finder, const TlDraftRecommendation *recommendation,
                 GPtrArray *agencies)
{
  g_ptr_array_set_size (agencies, 0);
  for (char **id = recommendation->addressees; *id != NULL; id++)
    {
      TlCode *agency = tl_codebook_lookup (finder->codebook, TL_CODE_AGENCY, *id);

      if (agency != NULL)
        tl_asked_add (agencies, agency);
    }
  return agencies->len;
}

static char *
dup_known (const TlFinder *finder, TlCodeKind kind, const char *id)
{
  return tl_codebook_lookup (finder->codebook, kind, id) != NULL ? g_strdup (id) : NULL;
}

static void
classify (const TlFinder *finder, const TlDraft *draft, const TlDraftDocument *document,
          TlDraftRecommendation *recommendation)
{
  g_autoptr (GPtrArray) agencies = g_ptr_array_new ();
  g_auto (TlNamedText) text = { NULL };
  guint end, n_named;

  tl_named_text_init (&text, finder, recommendation->text);
  tl_named_text_define_trusts (finder, document, &text);
  end = find_addressees (finder, document, recommendation, &text, agencies);
  add_partners (&text, end, agencies);
  add_those_behind (&text, agencies);
  n_named = agencies->len;
  read_leads (finder, draft, document, recommendation, agencies);
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
  g_auto (TlFinder) finder = { NULL };

  g_return_if_fail (draft != NULL && TL_IS_CODEBOOK (codebook));
  tl_finder_init (&finder, codebook);
  for (guint i = 0; i < draft->documents->len; i++)
    {
      const TlDraftDocument *document = draft->documents->pdata[i];

      for (guint j = 0; j < document->recommendations->len; j++)
        classify (&finder, draft, document, document->recommendations->pdata[j]);
    }
}
