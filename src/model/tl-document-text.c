/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a document: offsets, places, spans, and finding words again. */
#define G_LOG_DOMAIN "tl-model"

#include "config.h"

#include "tl-document-text.h"

#include "tl-text.h"

#include <string.h>

/* Characters: a shorter quote is found again only with so much of its context. */
#define ANCHOR_QUOTE 24
#define ANCHOR_CONTEXT 10

/* A character of the folded text: the piece of the text that it stands for. */
typedef struct
{
  guint start, end;
} Source;

struct _TlDocumentText
{
  GObject parent_instance;

  GPtrArray *blocks; /* TlBlock */
  GArray *placed;    /* guint: which blocks are in the text, in order */
  GArray *bytes;     /* gsize: where the text of each of these starts, in bytes */
  GArray *scanned;   /* TlScannedPage */
  GArray *doubts;    /* TlDoubt */
  char *text;
  gsize n_bytes;
  guint length;

  gsize is_folded; /* for g_once_init_enter: the three below are made when first needed */
  char *folded;
  GArray *sources; /* Source, one a byte of the folded text */
};

G_DEFINE_FINAL_TYPE (TlDocumentText, tl_document_text, G_TYPE_OBJECT)

static void
append_folded (GString *folded, GArray *sources, const char *piece, guint start, guint end)
{
  Source source = { start, end };

  g_string_append (folded, piece);
  for (const char *p = piece; *p != '\0'; p++)
    g_array_append_val (sources, source);
}

/* The end of the character at @p with the marks that are set upon it. */
static const char *
next_cluster (const char *p, guint *n_chars)
{
  *n_chars = 0;
  do
    {
      p = g_utf8_next_char (p);
      ++*n_chars;
    }
  while (*p != '\0' && g_unichar_ismark (g_utf8_get_char (p)));
  return p;
}

/* Folds the text as tl_text_fold() does, cluster by cluster, so that each byte knows where it came
 * from. */
static void
fold (TlDocumentText *self)
{
  GString *folded = g_string_sized_new (self->n_bytes);
  const char *next;
  guint offset = 0, n_chars, space = 0;
  gboolean has_space = FALSE;

  self->sources = g_array_sized_new (FALSE, FALSE, sizeof (Source), (guint) self->n_bytes);
  for (const char *p = self->text; *p != '\0'; p = next, offset += n_chars)
    {
      g_autofree char *cluster = NULL;
      g_autofree char *piece = NULL;
      char ascii[2] = { g_ascii_tolower (*p), '\0' };

      next = next_cluster (p, &n_chars);
      if (g_unichar_isspace (g_utf8_get_char (p)))
        {
          if (!has_space)
            space = offset;
          has_space = TRUE;
          continue;
        }
      if (n_chars > 1 || (guchar) *p >= 0x80)
        {
          cluster = g_strndup (p, (gsize) (next - p));
          piece = tl_text_fold (cluster);
          if (*piece == '\0')
            continue;
        }
      if (has_space && folded->len > 0)
        append_folded (folded, self->sources, " ", space, offset);
      has_space = FALSE;
      append_folded (folded, self->sources, piece != NULL ? piece : ascii, offset,
                     offset + n_chars);
    }
  self->folded = g_string_free (folded, FALSE);
}

static void
tl_document_text_finalize (GObject *object)
{
  TlDocumentText *self = TL_DOCUMENT_TEXT (object);

  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_clear_pointer (&self->placed, g_array_unref);
  g_clear_pointer (&self->bytes, g_array_unref);
  g_clear_pointer (&self->scanned, g_array_unref);
  g_clear_pointer (&self->doubts, g_array_unref);
  g_clear_pointer (&self->sources, g_array_unref);
  g_free (self->folded);
  g_free (self->text);
  G_OBJECT_CLASS (tl_document_text_parent_class)->finalize (object);
}

static void
tl_document_text_class_init (TlDocumentTextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tl_document_text_finalize;
}

static void
tl_document_text_init (TlDocumentText *self)
{
  self->placed = g_array_new (FALSE, FALSE, sizeof (guint));
  self->bytes = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->scanned = g_array_new (FALSE, FALSE, sizeof (TlScannedPage));
  self->doubts = g_array_new (FALSE, FALSE, sizeof (TlDoubt));
}

TlDocumentText *
tl_document_text_new (GPtrArray *blocks)
{
  TlDocumentText *self;
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (blocks != NULL, NULL);
  self = g_object_new (TL_TYPE_DOCUMENT_TEXT, NULL);
  self->blocks = blocks;
  for (guint i = 0; i < blocks->len; i++)
    {
      TlBlock *block = blocks->pdata[i];

      block->start = 0;
      block->n_chars = (guint) g_utf8_strlen (block->text, -1);
      if (block->kind == TL_BLOCK_FURNITURE)
        continue;
      block->start = self->length;
      g_array_append_val (self->placed, i);
      g_array_append_val (self->bytes, text->len);
      g_string_append (text, block->text);
      g_string_append_c (text, '\n');
      self->length += block->n_chars + 1;
    }
  self->n_bytes = text->len;
  self->text = g_string_free (text, FALSE);
  return self;
}

TlDocumentText *
tl_document_text_new_scanned (GPtrArray *blocks, GArray *scanned, GArray *doubts)
{
  TlDocumentText *self = tl_document_text_new (blocks);

  g_return_val_if_fail (scanned != NULL && doubts != NULL, self);
  g_array_unref (self->scanned);
  g_array_unref (self->doubts);
  self->scanned = scanned;
  self->doubts = doubts;
  return self;
}

GArray *
tl_document_text_get_doubts (TlDocumentText *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT_TEXT (self), NULL);
  return self->doubts;
}

int
tl_document_text_get_confidence (TlDocumentText *self, guint page)
{
  g_return_val_if_fail (TL_IS_DOCUMENT_TEXT (self), -1);
  for (guint i = 0; i < self->scanned->len; i++)
    {
      const TlScannedPage *scanned = &g_array_index (self->scanned, TlScannedPage, i);

      if (scanned->page == page)
        return (int) scanned->confidence;
    }
  return -1;
}

GPtrArray *
tl_document_text_get_blocks (TlDocumentText *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT_TEXT (self), NULL);
  return self->blocks;
}

const char *
tl_document_text_get_text (TlDocumentText *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT_TEXT (self), NULL);
  return self->text;
}

guint
tl_document_text_get_length (TlDocumentText *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT_TEXT (self), 0);
  return self->length;
}

char *
tl_document_text_hash (TlDocumentText *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT_TEXT (self), NULL);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) self->text,
                                      self->n_bytes);
}

static const TlBlock *
get_placed (TlDocumentText *self, guint place)
{
  return self->blocks->pdata[g_array_index (self->placed, guint, place)];
}

/* Which of the placed blocks holds character @offset: the last that starts at or before it. */
static guint
find_place (TlDocumentText *self, guint offset)
{
  guint low = 0, high = self->placed->len;

  g_assert (offset < self->length);
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (get_placed (self, middle)->start <= offset)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* The byte at which character @offset starts, 0 to the length. */
static const char *
get_pointer (TlDocumentText *self, guint offset)
{
  guint place;
  const char *start;

  if (offset >= self->length)
    return self->text + self->n_bytes;
  place = find_place (self, offset);
  start = self->text + g_array_index (self->bytes, gsize, place);
  return g_utf8_offset_to_pointer (start, offset - get_placed (self, place)->start);
}

const TlBlock *
tl_document_text_get_block_at (TlDocumentText *self, guint offset)
{
  g_return_val_if_fail (TL_IS_DOCUMENT_TEXT (self), NULL);
  return offset < self->length ? get_placed (self, find_place (self, offset)) : NULL;
}

const TlBlock *
tl_document_text_get_heading_at (TlDocumentText *self, guint offset)
{
  g_return_val_if_fail (TL_IS_DOCUMENT_TEXT (self), NULL);
  if (self->length == 0)
    return NULL;
  for (guint place = find_place (self, MIN (offset, self->length - 1)) + 1; place > 0; place--)
    if (get_placed (self, place - 1)->kind == TL_BLOCK_HEADING)
      return get_placed (self, place - 1);
  return NULL;
}

/* Whether the number of such a block is a paragraph's: not a bullet, a note's mark or a table's. */
static gboolean
is_numbered_paragraph (const TlBlock *block)
{
  return block->number != NULL && *block->number != '\0' && !tl_block_has_bullet (block)
         && (block->kind == TL_BLOCK_PARAGRAPH || block->kind == TL_BLOCK_RECOMMENDATION
             || block->kind == TL_BLOCK_LEARNING);
}

const char *
tl_document_text_get_number_at (TlDocumentText *self, guint offset)
{
  const TlBlock *block;
  guint place;

  g_return_val_if_fail (TL_IS_DOCUMENT_TEXT (self), NULL);
  if (offset >= self->length)
    return NULL;
  place = find_place (self, offset);
  if (get_placed (self, place)->kind == TL_BLOCK_HEADING)
    return get_placed (self, place)->number;
  for (;; place--)
    {
      block = get_placed (self, place);
      if (is_numbered_paragraph (block))
        return block->number;
      if (place == 0 || block->kind == TL_BLOCK_HEADING)
        return NULL;
    }
}

/* Whether a word stands on the line that @rect covers so far: at least half of the lower of both.
 */
static gboolean
is_on_line (const TlRect *rect, const TlRect *word)
{
  double overlap = MIN (rect->y2, word->y2) - MAX (rect->y1, word->y1);
  double lower = MIN (rect->y2 - rect->y1, word->y2 - word->y1);

  return rect->page == word->page && overlap >= lower / 2;
}

static void
add_rects (TlSpan *span, const TlBlock *block)
{
  for (guint i = 0; i < block->boxes->len; i++)
    {
      const TlWordBox *box = &g_array_index (block->boxes, TlWordBox, i);
      TlRect word = { box->page, box->x1 / 10.0, box->y1 / 10.0, box->x2 / 10.0, box->y2 / 10.0 };
      guint start = block->start + box->start;
      TlRect *last = NULL;

      if (start + box->length <= span->start || start >= span->end)
        continue;
      if (span->rects->len > 0)
        last = &g_array_index (span->rects, TlRect, span->rects->len - 1);
      if (last == NULL || !is_on_line (last, &word))
        {
          g_array_append_val (span->rects, word);
          continue;
        }
      last->x1 = MIN (last->x1, word.x1);
      last->y1 = MIN (last->y1, word.y1);
      last->x2 = MAX (last->x2, word.x2);
      last->y2 = MAX (last->y2, word.y2);
    }
}

static char *
copy_range (TlDocumentText *self, guint start, guint end)
{
  const char *from = get_pointer (self, start);

  return g_strndup (from, (gsize) (get_pointer (self, end) - from));
}

TlSpan *
tl_document_text_make_span (TlDocumentText *self, guint start, guint end)
{
  g_autofree char *quote = NULL;
  g_autofree char *prefix = NULL;
  g_autofree char *suffix = NULL;
  const char *from, *to;
  TlSpan *span;

  g_return_val_if_fail (TL_IS_DOCUMENT_TEXT (self), NULL);
  end = MIN (end, self->length);
  if (start >= end)
    return NULL;
  from = get_pointer (self, start);
  to = get_pointer (self, end);
  for (; from < to && g_unichar_isspace (g_utf8_get_char (from)); from = g_utf8_next_char (from))
    start++;
  for (; to > from && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (to)));
       to = g_utf8_prev_char (to))
    end--;
  if (start == end)
    return NULL;

  quote = g_strndup (from, (gsize) (to - from));
  prefix = copy_range (self, start > TL_SPAN_CONTEXT ? start - TL_SPAN_CONTEXT : 0, start);
  suffix = copy_range (self, end, MIN (end + TL_SPAN_CONTEXT, self->length));
  span = tl_span_new (start, end, quote, prefix, suffix);
  for (guint place = find_place (self, start);
       place < self->placed->len && get_placed (self, place)->start < end; place++)
    add_rects (span, get_placed (self, place));
  return span;
}

gboolean
tl_document_text_find_word (TlDocumentText *self, guint page, double x, double y, guint *start,
                            guint *end)
{
  double best = G_MAXDOUBLE;

  g_return_val_if_fail (TL_IS_DOCUMENT_TEXT (self), FALSE);
  g_return_val_if_fail (start != NULL && end != NULL, FALSE);
  for (guint place = 0; place < self->placed->len; place++)
    {
      const TlBlock *block = get_placed (self, place);

      for (guint i = 0; i < block->boxes->len; i++)
        {
          const TlWordBox *box = &g_array_index (block->boxes, TlWordBox, i);
          double dx = MAX (MAX (box->x1 / 10.0 - x, x - box->x2 / 10.0), 0);
          double dy = MAX (MAX (box->y1 / 10.0 - y, y - box->y2 / 10.0), 0);

          if (box->page != page || dx * dx + 4 * dy * dy >= best)
            continue;
          best = dx * dx + 4 * dy * dy;
          *start = block->start + box->start;
          *end = *start + box->length;
        }
    }
  return best < G_MAXDOUBLE;
}

/* The first byte of the folded text that came from character @from or a later one. */
static gsize
find_folded_byte (TlDocumentText *self, guint from)
{
  gsize low = 0, high = self->sources->len;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (g_array_index (self->sources, Source, middle).start < from)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

gboolean
tl_document_text_find (TlDocumentText *self, const char *quote, guint from, guint *start,
                       guint *end)
{
  g_autofree char *words = NULL;
  const char *found;

  g_return_val_if_fail (TL_IS_DOCUMENT_TEXT (self) && quote != NULL, FALSE);
  g_return_val_if_fail (start != NULL && end != NULL, FALSE);
  if (g_once_init_enter (&self->is_folded))
    {
      fold (self);
      g_once_init_leave (&self->is_folded, 1);
    }
  words = tl_text_fold (quote);
  if (*words == '\0')
    return FALSE;
  found = strstr (self->folded + find_folded_byte (self, from), words);
  if (found == NULL)
    return FALSE;
  *start = g_array_index (self->sources, Source, found - self->folded).start;
  *end = g_array_index (self->sources, Source, found - self->folded + strlen (words) - 1).end;
  return TRUE;
}

/* How many characters two texts have in common at the end (@step -1) or at the beginning (1). */
static guint
count_common (const char *a, const char *b, int step)
{
  g_autofree char *x = tl_text_fold (a);
  g_autofree char *y = tl_text_fold (b);
  gsize m = strlen (x), n = strlen (y);
  guint common = 0;

  while (common < m && common < n
         && (step > 0 ? x[common] == y[common] : x[m - 1 - common] == y[n - 1 - common]))
    common++;
  return common;
}

TlSpan *
tl_document_text_anchor (TlDocumentText *self, const TlSpan *span)
{
  g_autoptr (TlSpan) best = NULL;
  guint best_common = 0, start, end, from = 0;
  gboolean is_tie = FALSE;

  g_return_val_if_fail (TL_IS_DOCUMENT_TEXT (self) && span != NULL, NULL);
  for (; tl_document_text_find (self, span->quote, from, &start, &end); from = start + 1)
    {
      TlSpan *found = tl_document_text_make_span (self, start, end);
      guint common = found == NULL ? 0
                                   : count_common (span->prefix, found->prefix, -1)
                                         + count_common (span->suffix, found->suffix, 1);

      if (found == NULL)
        continue;
      if (best != NULL && common <= best_common)
        {
          is_tie = is_tie || common == best_common;
          tl_span_free (found);
          continue;
        }
      g_clear_pointer (&best, tl_span_free);
      best = found;
      best_common = common;
      is_tie = FALSE;
    }
  if (best == NULL || is_tie
      || (g_utf8_strlen (span->quote, -1) < ANCHOR_QUOTE && best_common < ANCHOR_CONTEXT))
    return NULL;
  return g_steal_pointer (&best);
}
