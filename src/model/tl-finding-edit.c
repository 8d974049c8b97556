/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing the words of findings: other places, longer, shorter, in two, into one. */
#define G_LOG_DOMAIN "tl-model"

#include "config.h"

#include "tl-finding-edit.h"

#include <string.h>

static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  const TlRange *x = a, *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  return x->end < y->end ? -1 : x->end > y->end;
}

/* Whether there is nothing but white space from START to END. */
static gboolean
is_blank (TlDocumentText *text, guint start, guint end)
{
  g_autoptr (TlSpan) span = tl_document_text_make_span (text, start, end);

  return span == NULL;
}

/* Sorted; those that touch are one. */
static GArray *
unite (GArray *ranges, TlDocumentText *text)
{
  g_autoptr (GArray) sorted = g_array_copy (ranges);
  GArray *united = g_array_new (FALSE, FALSE, sizeof (TlRange));

  g_array_sort (sorted, compare_ranges);
  for (guint i = 0; i < sorted->len; i++)
    {
      TlRange *range = &g_array_index (sorted, TlRange, i), *last = NULL;

      if (united->len > 0)
        last = &g_array_index (united, TlRange, united->len - 1);
      if (range->start >= range->end || is_blank (text, range->start, range->end))
        continue;
      if (last != NULL && is_blank (text, last->end, range->start))
        last->end = MAX (last->end, range->end);
      else
        g_array_append_val (united, *range);
    }
  return united;
}

static GArray *
get_ranges (TlFinding *self)
{
  GPtrArray *spans = tl_finding_get_spans (self);
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (TlRange));

  for (guint i = 0; i < spans->len; i++)
    {
      const TlSpan *span = spans->pdata[i];
      TlRange range = { span->start, span->end };

      g_array_append_val (ranges, range);
    }
  return ranges;
}

/* The span for a range: the finding's own where it has it, whose rectangles may have come with it.
 */
static TlSpan *
make_span (TlFinding *self, TlDocumentText *text, const TlRange *range)
{
  GPtrArray *spans = tl_finding_get_spans (self);

  for (guint i = 0; i < spans->len; i++)
    {
      const TlSpan *span = spans->pdata[i];

      if (span->start == range->start && span->end == range->end)
        return tl_span_copy (span);
    }
  return tl_document_text_make_span (text, range->start, range->end);
}

/* A copy of SELF with other words under another ID. */
static TlFinding *
place_as (TlFinding *self, const char *id, TlDocumentText *text, GArray *ranges)
{
  g_autoptr (GArray) united = unite (ranges, text);
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_span_free);
  guint start;

  for (guint i = 0; i < united->len; i++)
    g_ptr_array_add (spans, make_span (self, text, &g_array_index (united, TlRange, i)));
  if (spans->len == 0)
    return NULL;
  start = ((const TlSpan *) spans->pdata[0])->start;
  return tl_finding_new (id, tl_finding_get_review_id (self), tl_finding_get_document_id (self),
                         g_steal_pointer (&spans), tl_finding_get_type_id (self),
                         tl_finding_get_themes (self), tl_finding_get_agencies (self),
                         tl_finding_get_note (self), tl_finding_get_importance (self),
                         tl_document_text_get_number_at (text, start), tl_finding_get_coder (self),
                         tl_finding_get_created (self));
}

TlFinding *
tl_finding_place (TlFinding *self, TlDocumentText *text, GArray *ranges)
{
  g_return_val_if_fail (TL_IS_FINDING (self) && TL_IS_DOCUMENT_TEXT (text), NULL);
  g_return_val_if_fail (ranges != NULL, NULL);
  return place_as (self, tl_finding_get_id (self), text, ranges);
}

static GPtrArray *
copy_spans (TlFinding *self)
{
  GPtrArray *spans = g_ptr_array_copy (tl_finding_get_spans (self), (GCopyFunc) tl_span_copy, NULL);

  g_ptr_array_set_free_func (spans, (GDestroyNotify) tl_span_free);
  return spans;
}

TlFinding *
tl_finding_weigh (TlFinding *self, guint importance)
{
  g_return_val_if_fail (TL_IS_FINDING (self), NULL);
  return tl_finding_new (
      tl_finding_get_id (self), tl_finding_get_review_id (self), tl_finding_get_document_id (self),
      copy_spans (self), tl_finding_get_type_id (self), tl_finding_get_themes (self),
      tl_finding_get_agencies (self), tl_finding_get_note (self), importance,
      tl_finding_get_number (self), tl_finding_get_coder (self), tl_finding_get_created (self));
}

TlFinding *
tl_finding_add_range (TlFinding *self, TlDocumentText *text, guint start, guint end)
{
  g_autoptr (GArray) ranges = NULL;
  TlRange range = { start, end };

  g_return_val_if_fail (TL_IS_FINDING (self) && TL_IS_DOCUMENT_TEXT (text), NULL);
  if (start >= end || is_blank (text, start, end))
    return NULL;
  ranges = get_ranges (self);
  g_array_append_val (ranges, range);
  return tl_finding_place (self, text, ranges);
}

static gboolean
is_space_at (const char *p)
{
  return g_unichar_isspace (g_utf8_get_char (p));
}

/* Where one stands N words on or back from AT, before the first or after the last letter of a word
   as one moves an end (TO_END) or a start. */
static guint
step_words (TlDocumentText *text, guint at, int n, gboolean to_end)
{
  const char *begin = tl_document_text_get_text (text), *p = g_utf8_offset_to_pointer (begin, at);

  for (; n > 0; n--)
    {
      /* An end skips the gap and then the word, a start the word and then the gap. */
      for (int part = 0; part < 2; part++)
        while (*p != '\0' && is_space_at (p) == ((part == 0) == to_end))
          p = g_utf8_next_char (p);
    }
  for (; n < 0; n++)
    {
      for (int part = 0; part < 2; part++)
        while (p > begin && is_space_at (g_utf8_prev_char (p)) == ((part == 0) != to_end))
          p = g_utf8_prev_char (p);
    }
  return (guint) g_utf8_pointer_to_offset (begin, p);
}

static guint
find_range (GArray *ranges, guint at, guint otherwise)
{
  for (guint i = 0; i < ranges->len; i++)
    if (g_array_index (ranges, TlRange, i).start <= at
        && at <= g_array_index (ranges, TlRange, i).end)
      return i;
  return otherwise;
}

/* NULL where the words are the same as before. */
static TlFinding *
place_if_other (TlFinding *self, TlDocumentText *text, GArray *ranges)
{
  g_autoptr (TlFinding) placed = tl_finding_place (self, text, ranges);
  g_autoptr (GArray) before = get_ranges (self);
  g_autoptr (GArray) after = placed != NULL ? get_ranges (placed) : NULL;

  if (after == NULL
      || (after->len == before->len
          && memcmp (after->data, before->data, after->len * sizeof (TlRange)) == 0))
    return NULL;
  return g_steal_pointer (&placed);
}

TlFinding *
tl_finding_move_end (TlFinding *self, TlDocumentText *text, guint at, int words)
{
  g_autoptr (GArray) ranges = NULL;
  TlRange *range;

  g_return_val_if_fail (TL_IS_FINDING (self) && TL_IS_DOCUMENT_TEXT (text), NULL);
  ranges = get_ranges (self);
  range = &g_array_index (ranges, TlRange, find_range (ranges, at, ranges->len - 1));
  range->end = step_words (text, range->end, words, TRUE);
  return place_if_other (self, text, ranges);
}

TlFinding *
tl_finding_move_start (TlFinding *self, TlDocumentText *text, guint at, int words)
{
  g_autoptr (GArray) ranges = NULL;
  TlRange *range;

  g_return_val_if_fail (TL_IS_FINDING (self) && TL_IS_DOCUMENT_TEXT (text), NULL);
  ranges = get_ranges (self);
  range = &g_array_index (ranges, TlRange, find_range (ranges, at, 0));
  range->start = step_words (text, range->start, words, FALSE);
  return place_if_other (self, text, ranges);
}

/* The first character of the word in which AT stands. */
static guint
find_word (TlDocumentText *text, guint at)
{
  const char *begin = tl_document_text_get_text (text), *p = g_utf8_offset_to_pointer (begin, at);

  if (*p == '\0' || is_space_at (p))
    return at;
  while (p > begin && !is_space_at (g_utf8_prev_char (p)))
    p = g_utf8_prev_char (p);
  return (guint) g_utf8_pointer_to_offset (begin, p);
}

gboolean
tl_finding_split (TlFinding *self, TlDocumentText *text, guint at, TlFinding **before,
                  TlFinding **after)
{
  g_autoptr (GArray) ranges = NULL, left = NULL, right = NULL;
  g_autoptr (TlFinding) first = NULL, second = NULL;

  g_return_val_if_fail (TL_IS_FINDING (self) && TL_IS_DOCUMENT_TEXT (text), FALSE);
  g_return_val_if_fail (before != NULL && after != NULL, FALSE);
  if (at >= tl_document_text_get_length (text))
    return FALSE;
  at = find_word (text, at);
  ranges = get_ranges (self);
  left = g_array_new (FALSE, FALSE, sizeof (TlRange));
  right = g_array_new (FALSE, FALSE, sizeof (TlRange));
  for (guint i = 0; i < ranges->len; i++)
    {
      const TlRange *range = &g_array_index (ranges, TlRange, i);
      TlRange head = { range->start, MIN (range->end, at) };
      TlRange tail = { MAX (range->start, at), range->end };

      g_array_append_val (left, head);
      g_array_append_val (right, tail);
    }
  first = tl_finding_place (self, text, left);
  second = first != NULL ? place_as (self, NULL, text, right) : NULL;
  if (second == NULL)
    return FALSE;
  *before = g_steal_pointer (&first);
  *after = g_steal_pointer (&second);
  return TRUE;
}

gboolean
tl_finding_is_beside (TlFinding *self, TlFinding *other, TlDocumentText *text)
{
  g_autoptr (GArray) ranges = NULL, others = NULL;

  g_return_val_if_fail (TL_IS_FINDING (self) && TL_IS_FINDING (other), FALSE);
  g_return_val_if_fail (TL_IS_DOCUMENT_TEXT (text), FALSE);
  if (g_strcmp0 (tl_finding_get_document_id (self), tl_finding_get_document_id (other)) != 0)
    return FALSE;
  ranges = get_ranges (self);
  others = get_ranges (other);
  for (guint i = 0; i < ranges->len; i++)
    for (guint k = 0; k < others->len; k++)
      {
        const TlRange *a = &g_array_index (ranges, TlRange, i);
        const TlRange *b = &g_array_index (others, TlRange, k);

        if (is_blank (text, MIN (a->end, b->end), MAX (a->start, b->start)))
          return TRUE;
      }
  return FALSE;
}

static void
add_ids (GStrvBuilder *builder, const char *const *ids)
{
  g_strv_builder_addv (builder, (const char **) ids);
}

/* The notes, each once, a paragraph each. */
static void
add_note (GString *notes, GHashTable *known, const char *note)
{
  if (note[0] == '\0' || !g_hash_table_add (known, (gpointer) note))
    return;
  g_string_append_printf (notes, "%s%s", notes->len > 0 ? "\n" : "", note);
}

TlFinding *
tl_finding_join (GPtrArray *findings, TlDocumentText *text)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (TlRange));
  g_autoptr (GStrvBuilder) theme_ids = g_strv_builder_new (), agency_ids = g_strv_builder_new ();
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) notes = g_string_new (NULL);
  g_autoptr (TlFinding) recoded = NULL, weighed = NULL;
  g_auto (GStrv) themes = NULL, agencies = NULL;
  guint importance = 0;

  g_return_val_if_fail (findings != NULL && findings->len > 0, NULL);
  g_return_val_if_fail (TL_IS_DOCUMENT_TEXT (text), NULL);
  for (guint i = 0; i < findings->len; i++)
    {
      TlFinding *finding = findings->pdata[i];
      g_autoptr (GArray) own = get_ranges (finding);

      g_array_append_vals (ranges, own->data, own->len);
      add_ids (theme_ids, tl_finding_get_themes (finding));
      add_ids (agency_ids, tl_finding_get_agencies (finding));
      add_note (notes, known, tl_finding_get_note (finding));
      importance = MAX (importance, tl_finding_get_importance (finding));
    }
  themes = g_strv_builder_end (theme_ids);
  agencies = g_strv_builder_end (agency_ids);
  recoded = tl_finding_recode (findings->pdata[0], NULL, (const char *const *) themes,
                               (const char *const *) agencies, notes->str);
  weighed = tl_finding_weigh (recoded, importance);
  return tl_finding_place (weighed, text, ranges);
}
