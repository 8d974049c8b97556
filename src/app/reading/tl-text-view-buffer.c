/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets a document's text: the shape of headings, items, notes and tables in a text buffer. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-text-view-private.h"

enum
{
  ITEM_INDENT = 28
};

void
tl_text_view_apply (GtkTextBuffer *buffer, GtkTextTag *tag, const TlBlock *block)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) block->start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) (block->start + block->n_chars + 1));
  gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
}

/* The next block of the text before or after blocks[I]; (nullable). */
const TlBlock *
tl_text_view_get_neighbour (GPtrArray *blocks, guint i, int by)
{
  for (int k = (int) i + by; k >= 0 && k < (int) blocks->len; k += by)
    if (((const TlBlock *) blocks->pdata[k])->kind != TL_BLOCK_FURNITURE)
      return blocks->pdata[k];
  return NULL;
}

/* Whether the block stands behind a bullet or a letter in its own indent: a recommendation too can
 * have a bullet for its number. */
gboolean
tl_text_view_is_item (const TlBlock *block)
{
  return block->kind == TL_BLOCK_ITEM
         || ((block->kind == TL_BLOCK_RECOMMENDATION || block->kind == TL_BLOCK_LEARNING)
             && tl_block_has_bullet (block));
}

static GtkTextTag *
add_kind_tag (GtkTextBuffer *buffer, const TlBlock *block)
{
  TlBlockKind kind = tl_text_view_is_item (block) ? TL_BLOCK_ITEM : block->kind;
  g_autofree char *name =
      g_strdup_printf ("%s-%u", tl_block_kind_to_string (kind), MIN (block->level, 3));
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), name);

  if (tag != NULL)
    return tag;
  switch (kind)
    {
    case TL_BLOCK_HEADING:
      return gtk_text_buffer_create_tag (buffer, name, "weight", 700, "scale",
                                         block->level <= 1   ? 1.42
                                         : block->level == 2 ? 1.16
                                                             : 1.0,
                                         "pixels-above-lines", block->level <= 1 ? 18 : 10, NULL);
    case TL_BLOCK_ITEM:
      return gtk_text_buffer_create_tag (buffer, name, "left-margin", ITEM_INDENT,
                                         "accumulative-margin", TRUE, NULL);
    case TL_BLOCK_FOOTNOTE:
      return gtk_text_buffer_create_tag (buffer, name, "scale", 0.86, "pixels-below-lines", 4,
                                         NULL);
    case TL_BLOCK_CAPTION:
      return gtk_text_buffer_create_tag (buffer, name, "weight", 700, "scale", 0.92, NULL);
    case TL_BLOCK_BOX:
      return gtk_text_buffer_create_tag (buffer, name, "left-margin", TL_BOX_PADDING,
                                         "right-margin", TL_BOX_PADDING, "accumulative-margin",
                                         TRUE, NULL);
    case TL_BLOCK_RECOMMENDATION:
    case TL_BLOCK_LEARNING:
    case TL_BLOCK_PARAGRAPH:
    case TL_BLOCK_TABLE_ROW:
    case TL_BLOCK_FURNITURE:
    default:
      return NULL;
    }
}

/* A wavy line below the words that recognition was not sure of; a screen reader is told of it. */
static void
mark_doubts (GtkTextBuffer *buffer, TlDocumentText *text)
{
  GArray *doubts = tl_document_text_get_doubts (text);
  GPtrArray *blocks = tl_document_text_get_blocks (text);
  GtkTextTag *tag =
      gtk_text_buffer_create_tag (buffer, "doubtful", "underline", PANGO_UNDERLINE_ERROR, NULL);

  for (guint i = 0; i < doubts->len; i++)
    {
      const TlDoubt *doubt = &g_array_index (doubts, TlDoubt, i);
      const TlBlock *block = doubt->block < blocks->len ? blocks->pdata[doubt->block] : NULL;
      GtkTextIter start, end;

      if (block == NULL || block->kind == TL_BLOCK_FURNITURE
          || doubt->start + doubt->length > block->n_chars)
        continue;
      gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) (block->start + doubt->start));
      gtk_text_buffer_get_iter_at_offset (buffer, &end,
                                          (int) (block->start + doubt->start + doubt->length));
      gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
    }
}

/* Room above the first block of a kind that is drawn apart, and below its last one. */
static void
part_run (TlTextView *self, GtkTextBuffer *buffer, GPtrArray *blocks, guint i)
{
  const TlBlock *block = blocks->pdata[i], *before = tl_text_view_get_neighbour (blocks, i, -1),
                *after = tl_text_view_get_neighbour (blocks, i, 1);

  if (block->kind != TL_BLOCK_BOX && block->kind != TL_BLOCK_FOOTNOTE)
    return;
  if (before == NULL || before->kind != block->kind)
    tl_text_view_apply (buffer, self->first_tag, block);
  if (after == NULL || after->kind != block->kind)
    tl_text_view_apply (buffer, self->last_tag, block);
}

static void
make_tags (TlTextView *self, GtkTextBuffer *buffer)
{
  self->line_tag = gtk_text_buffer_create_tag (buffer, "line", "pixels-below-lines", 12, NULL);
  self->first_tag = gtk_text_buffer_create_tag (buffer, NULL, "pixels-above-lines",
                                                TL_FRAME_GAP + TL_BOX_PADDING / 2, NULL);
  self->last_tag = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  /* Nobody sees it; a screen reader is told of it as a change of the background. */
  gtk_text_buffer_create_tag (buffer, "finding", "background-rgba", &(GdkRGBA){ 0, 0, 0, 0.004f },
                              NULL);
}

/* GTK keeps the look of the words it set last until it meets the start or end of a tag, also when
 * it goes on with a line elsewhere. So each line begins with one, or it would now and then be set
 * as the heading before it in time. */
static void
tag_lines (TlTextView *self, GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_start_iter (buffer, &start);
  do
    {
      end = start;
      if (!gtk_text_iter_ends_line (&end))
        gtk_text_iter_forward_to_line_end (&end);
      gtk_text_buffer_apply_tag (buffer, self->line_tag, &start, &end);
    }
  while (gtk_text_iter_forward_line (&start));
}

GtkTextBuffer *
tl_text_view_make_buffer (TlTextView *self, TlDocumentText *text)
{
  GtkTextBuffer *buffer = gtk_text_buffer_new (NULL);
  GPtrArray *blocks;
  GtkTextIter start;

  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  g_array_set_size (self->tables, 0);
  make_tags (self, buffer);
  if (text == NULL)
    return buffer;
  gtk_text_buffer_set_text (buffer, tl_document_text_get_text (text), -1);
  tag_lines (self, buffer);
  blocks = tl_document_text_get_blocks (text);
  for (guint i = 0; i < blocks->len; i++)
    {
      const TlBlock *block = blocks->pdata[i];
      GtkTextTag *tag = NULL;

      if (block->kind == TL_BLOCK_FURNITURE)
        continue;
      tag = block->kind == TL_BLOCK_TABLE_ROW ? tl_text_view_get_row_tag (self, buffer, blocks, i)
                                              : add_kind_tag (buffer, block);
      if (tag != NULL)
        tl_text_view_apply (buffer, tag, block);
      part_run (self, buffer, blocks, i);
    }
  gtk_text_tag_set_priority (
      self->first_tag, gtk_text_tag_table_get_size (gtk_text_buffer_get_tag_table (buffer)) - 1);
  gtk_text_tag_set_priority (
      self->last_tag, gtk_text_tag_table_get_size (gtk_text_buffer_get_tag_table (buffer)) - 1);
  mark_doubts (buffer, text);
  tl_text_view_mark_notes (self, buffer);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  return buffer;
}

/* How many marks of both cover the same words, from the first or from the last on, at most @most.
 */
static guint
count_same (TlTextMarks *a, TlTextMarks *b, guint most, gboolean from_end)
{
  guint n_a = tl_text_marks_get_n (a), n_b = tl_text_marks_get_n (b), n = 0;

  while (n < most)
    {
      const TlTextMark *x = tl_text_marks_get (a, from_end ? n_a - n - 1 : n),
                       *y = tl_text_marks_get (b, from_end ? n_b - n - 1 : n);

      if (x->start != y->start || x->end != y->end)
        break;
      n++;
    }
  return n;
}

/* Widens @start and @end to all marks but the first @before and the last @after. */
static void
widen (TlTextMarks *marks, guint before, guint after, guint *start, guint *end)
{
  for (guint i = before; i + after < tl_text_marks_get_n (marks); i++)
    {
      *start = MIN (*start, tl_text_marks_get (marks, i)->start);
      *end = MAX (*end, tl_text_marks_get (marks, i)->end);
    }
}

static void
tag_words (GtkTextBuffer *buffer, guint start, guint end, gboolean is_finding)
{
  GtkTextIter a, b;

  gtk_text_buffer_get_iter_at_offset (buffer, &a, (int) start);
  gtk_text_buffer_get_iter_at_offset (buffer, &b, (int) end);
  if (is_finding)
    gtk_text_buffer_apply_tag_by_name (buffer, "finding", &a, &b);
  else
    gtk_text_buffer_remove_tag_by_name (buffer, "finding", &a, &b);
}

void
tl_text_view_mark_for_readers (TlTextView *self, TlTextMarks *old)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  guint n_old = old != NULL ? tl_text_marks_get_n (old) : 0, n = tl_text_marks_get_n (self->marks);
  guint start = G_MAXUINT, end = 0, before = 0, after = 0, first, last;

  if (old != NULL)
    {
      before = count_same (old, self->marks, MIN (n_old, n), FALSE);
      after = count_same (old, self->marks, MIN (n_old, n) - before, TRUE);
      widen (old, before, after, &start, &end);
    }
  widen (self->marks, before, after, &start, &end);
  if (start >= end)
    return;
  tag_words (buffer, start, end, FALSE);
  tl_text_marks_find (self->marks, start, end, &first, &last);
  for (guint i = first; i < last; i++)
    tag_words (buffer, tl_text_marks_get (self->marks, i)->start,
               tl_text_marks_get (self->marks, i)->end, TRUE);
}
