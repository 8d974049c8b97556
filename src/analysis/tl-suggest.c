/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Suggestions: what an engine finds in a text, less what is coded or answered already, the best of
 * each paragraph, with the agencies that are named. */
#define G_LOG_DOMAIN "tl-analysis"

#include "config.h"

#include "tl-addressees-private.h"
#include "tl-suggest-private.h"

#include <string.h>

/* Under it a suggestion is not shown: a person who must reject many stops to look. */
#define MIN_SCORE 0.47

/* How far earlier answers move the score: between these factors, 1 where there are none. */
#define LEAST_FAVOUR 0.7
#define FAVOUR_RANGE 0.4

enum
{
  MAX_PER_BLOCK = 2,
  MAX_AGENCIES = 3,
  PER_HUNDRED = 40, /* suggestions for 100 paragraphs */
  MIN_CAP = 10
};

struct _TlSuggester
{
  TlCodebook *codebook;
  TlPhraseEngine *engine;
  TlFinder finder;
};

/* Answers to suggestions of one theme. */
typedef struct
{
  guint n_accepted, n_answered;
} Tally;

TlSuggester *
tl_suggester_new (TlCodebook *codebook)
{
  TlSuggester *self;

  g_return_val_if_fail (TL_IS_CODEBOOK (codebook), NULL);
  self = g_new0 (TlSuggester, 1);
  self->codebook = g_object_ref (codebook);
  self->engine = tl_phrase_engine_new (codebook);
  tl_finder_init (&self->finder, codebook);
  return self;
}

void
tl_suggester_free (TlSuggester *self)
{
  if (self == NULL)
    return;
  tl_phrase_engine_free (self->engine);
  tl_finder_clear (&self->finder);
  g_object_unref (self->codebook);
  g_free (self);
}

/* (transfer full): theme id -> Tally. */
static GHashTable *
count_answers (GPtrArray *answers)
{
  GHashTable *tallies = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < answers->len; i++)
    {
      const TlSuggestionAnswer *answer = answers->pdata[i];
      Tally *tally = g_hash_table_lookup (tallies, answer->theme_id);

      if (tally == NULL)
        {
          tally = g_new0 (Tally, 1);
          g_hash_table_insert (tallies, answer->theme_id, tally);
        }
      tally->n_answered++;
      tally->n_accepted += answer->answer != TL_ANSWER_REJECTED;
    }
  return tallies;
}

/* Laplace's rule, with the weight of two answers for what is not known yet. */
static double
favour (double score, const Tally *tally)
{
  double share = tally == NULL ? 0.75 : (tally->n_accepted + 1.5) / (tally->n_answered + 2.0);

  return MIN (score * (LEAST_FAVOUR + FAVOUR_RANGE * share), 1);
}

/* Whether the two ranges share half of the shorter or more. */
static gboolean
is_same_place (guint a_start, guint a_end, guint b_start, guint b_end)
{
  guint from = MAX (a_start, b_start), to = MIN (a_end, b_end);
  guint shorter = MIN (a_end - a_start, b_end - b_start);

  return from < to && 2 * (to - from) >= shorter;
}

static gboolean
is_related (TlCodebook *codebook, TlCode *theme, const char *other)
{
  TlCode *top = tl_codebook_get_top_theme (codebook, tl_code_get_id (theme));

  return strcmp (tl_code_get_id (theme), other) == 0
         || (top != NULL && strcmp (tl_code_get_id (top), other) == 0);
}

/* Whether a finding with the theme, or with the theme above it, covers the words. */
static gboolean
is_coded (const TlSuggester *self, const TlCandidate *candidate, const TlSuggestInput *input)
{
  for (guint i = 0; i < input->findings->len; i++)
    {
      TlFinding *finding = input->findings->pdata[i];
      GPtrArray *spans = tl_finding_get_spans (finding);

      if (g_strcmp0 (tl_finding_get_document_id (finding), input->document_id) != 0
          || tl_finding_get_start (finding) >= candidate->end
          || tl_finding_get_end (finding) <= candidate->start)
        continue;
      for (const char *const *id = tl_finding_get_themes (finding); *id != NULL; id++)
        for (guint k = 0; is_related (self->codebook, candidate->theme, *id) && k < spans->len; k++)
          {
            const TlSpan *span = spans->pdata[k];

            if (is_same_place (span->start, span->end, candidate->start, candidate->end))
              return TRUE;
          }
    }
  return FALSE;
}

/* Whoever answered to these words is not asked again, with another theme neither. */
static gboolean
is_answered (const TlCandidate *candidate, const TlSuggestInput *input)
{
  for (guint i = 0; i < input->answers->len; i++)
    {
      const TlSuggestionAnswer *answer = input->answers->pdata[i];

      if (g_strcmp0 (answer->document_id, input->document_id) == 0
          && is_same_place (answer->start, answer->end, candidate->start, candidate->end))
        return TRUE;
    }
  return FALSE;
}

static int
compare_scores (gconstpointer a, gconstpointer b)
{
  const TlCandidate *x = *(const TlCandidate *const *) a, *y = *(const TlCandidate *const *) b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  return (x->start > y->start) - (x->start < y->start);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const TlCandidate *x = *(const TlCandidate *const *) a, *y = *(const TlCandidate *const *) b;

  return (x->start > y->start) - (x->start < y->start);
}

/* Whether there is room for @candidate beside those that are better: two a paragraph, not of one
 * theme; one where the paragraph is a lesson. */
static gboolean
has_room (const TlCandidate *candidate, const TlBlock *block, GPtrArray *better)
{
  guint n = block->kind == TL_BLOCK_LEARNING ? 1 : 0;

  for (guint i = 0; i < better->len; i++)
    {
      const TlCandidate *other = better->pdata[i];

      if (other->block != candidate->block)
        continue;
      if (other->theme == candidate->theme)
        return FALSE;
      n++;
    }
  return n < MAX_PER_BLOCK;
}

static guint
count_paragraphs (GPtrArray *blocks)
{
  guint n = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      TlBlockKind kind = ((const TlBlock *) blocks->pdata[i])->kind;

      n += kind == TL_BLOCK_PARAGRAPH || kind == TL_BLOCK_ITEM || kind == TL_BLOCK_BOX
           || kind == TL_BLOCK_RECOMMENDATION || kind == TL_BLOCK_LEARNING;
    }
  return n;
}

/* (transfer container): the candidates that are suggested, in order of the text. Their words are
 * compared folded, so that a summary and the report it is part of do not ask twice. */
static GPtrArray *
choose (GPtrArray *candidates, TlDocumentText *text)
{
  GPtrArray *blocks = tl_document_text_get_blocks (text);
  guint cap = MAX (count_paragraphs (blocks) * PER_HUNDRED / 100, MIN_CAP);
  GPtrArray *chosen = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_ptr_array_sort (candidates, compare_scores);
  for (guint i = 0; i < candidates->len && chosen->len < cap; i++)
    {
      const TlCandidate *candidate = candidates->pdata[i];
      g_autoptr (TlSpan) span = NULL;

      if (candidate->score < MIN_SCORE)
        break;
      span = tl_document_text_make_span (text, candidate->start, candidate->end);
      if (span != NULL && has_room (candidate, blocks->pdata[candidate->block], chosen)
          && g_hash_table_add (seen, g_utf8_strdown (span->quote, -1)))
        g_ptr_array_add (chosen, candidates->pdata[i]);
    }
  g_ptr_array_sort (chosen, compare_places);
  return chosen;
}

/* The review's own panel is in every other sentence and is no agency that is reviewed. */
static gboolean
is_reviewed (TlCode *agency)
{
  return g_strcmp0 (tl_code_get_fact (agency, "sector"), "Review") != 0;
}

/* Adds the agencies named in @words, which begin at character @start of the text. */
static void
add_named (const TlSuggester *self, const char *words, guint start, GPtrArray *agencies,
           GPtrArray *reasons)
{
  g_auto (TlNamedText) text = { NULL };

  tl_named_text_init (&text, &self->finder, words);
  for (guint i = 0; i < text.names->len && agencies->len < MAX_AGENCIES; i++)
    {
      const TlPhraseMatch *name = tl_named_text_get_name (&text, i);
      const TlWord *first = tl_named_text_get_word (&text, name->start);
      const TlWord *last = tl_named_text_get_word (&text, name->end - 1);
      const char *id = tl_code_get_id (name->data);
      g_autofree char *quote = NULL;

      if (!is_reviewed (name->data) || g_ptr_array_find (agencies, id, NULL))
        continue;
      g_ptr_array_add (agencies, (gpointer) id);
      quote = g_utf8_substring (words, first->start, last->end);
      g_ptr_array_add (reasons, tl_suggestion_reason_new (TL_CODE_AGENCY, id, start + first->start,
                                                          start + last->end, quote));
    }
}

static int
compare_reasons (gconstpointer a, gconstpointer b)
{
  const TlSuggestionReason *x = *(const TlSuggestionReason *const *) a;
  const TlSuggestionReason *y = *(const TlSuggestionReason *const *) b;

  return x->start != y->start ? (x->start > y->start) - (x->start < y->start)
                              : (int) x->kind - (int) y->kind;
}

/* A section on one agency is about it where a sentence names none. */
static void
add_agency_of_section (const TlSuggester *self, const TlSection *section, GPtrArray *agencies,
                       GPtrArray *reasons)
{
  g_autoptr (GPtrArray) named = g_ptr_array_new ();
  g_autoptr (GPtrArray) why =
      g_ptr_array_new_with_free_func ((GDestroyNotify) tl_suggestion_reason_free);

  if (section->heading == NULL || agencies->len > 0)
    return;
  add_named (self, section->heading->text, section->heading->start, named, why);
  if (named->len != 1)
    return;
  g_ptr_array_add (agencies, named->pdata[0]);
  g_ptr_array_add (reasons, g_ptr_array_steal_index (why, 0));
}

static TlSuggestion *
make_suggestion (const TlSuggester *self, TlCandidate *candidate, const TlSuggestInput *input,
                 const TlSection *section, const Tally *tally)
{
  TlSpan *span = tl_document_text_make_span (input->text, candidate->start, candidate->end);
  g_autoptr (GPtrArray) agencies = g_ptr_array_new ();
  GPtrArray *reasons = g_steal_pointer (&candidate->reasons);

  add_named (self, span->quote, span->start, agencies, reasons);
  add_agency_of_section (self, section, agencies, reasons);
  g_ptr_array_add (agencies, NULL);
  g_ptr_array_sort (reasons, compare_reasons);
  return tl_suggestion_new (
      input->document_id, span, tl_document_text_get_number_at (input->text, span->start),
      tl_code_get_id (candidate->theme), tl_code_get_id (candidate->type),
      (const char *const *) agencies->pdata, reasons, candidate->score,
      tally != NULL ? tally->n_accepted : 0, tally != NULL ? tally->n_answered : 0);
}

GPtrArray *
tl_suggester_suggest (TlSuggester *self, const TlSuggestInput *input, GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GPtrArray) suggestions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) candidates = NULL, chosen = NULL;
  g_autoptr (GHashTable) tallies = NULL;
  g_autoptr (GArray) sections = NULL;

  g_return_val_if_fail (self != NULL && input != NULL && input->text != NULL, NULL);
  sections = tl_sections_new (tl_document_text_get_blocks (input->text));
  candidates = tl_phrase_engine_find (self->engine, input->text, sections, cancellable, error);
  if (candidates == NULL)
    return NULL;
  tallies = count_answers (input->answers);
  for (guint i = candidates->len; i-- > 0;)
    {
      TlCandidate *candidate = candidates->pdata[i];

      candidate->score = favour (candidate->score,
                                 g_hash_table_lookup (tallies, tl_code_get_id (candidate->theme)));
      if (is_coded (self, candidate, input) || is_answered (candidate, input))
        g_ptr_array_remove_index (candidates, i);
    }
  chosen = choose (candidates, input->text);
  for (guint i = 0; i < chosen->len; i++)
    {
      TlCandidate *candidate = chosen->pdata[i];

      g_ptr_array_add (
          suggestions,
          make_suggestion (self, candidate, input,
                           &g_array_index (sections, TlSection, candidate->block),
                           g_hash_table_lookup (tallies, tl_code_get_id (candidate->theme))));
    }
  return g_steal_pointer (&suggestions);
}
