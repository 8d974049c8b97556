/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets a document's text: the shape of headings, items, notes and tables in a text buffer. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-text-view-private.h"

enum
{
  ITEM_INDENT = 24
};

static void
apply (GtkTextBuffer *buffer, GtkTextTag *tag, const TlBlock *block)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) block->start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) (block->start + block->n_chars + 1));
  gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
}

static GtkTextTag *
add_kind_tag (GtkTextBuffer *buffer, const TlBlock *block)
{
  g_autofree char *name =
      g_strdup_printf ("%s-%u", tl_block_kind_to_string (block->kind), MIN (block->level, 3));
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), name);

  if (tag != NULL)
    return tag;
  switch (block->kind)
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
      return gtk_text_buffer_create_tag (buffer, name, "scale", 0.86, NULL);
    case TL_BLOCK_CAPTION:
      return gtk_text_buffer_create_tag (buffer, name, "weight", 700, "scale", 0.92, NULL);
    case TL_BLOCK_RECOMMENDATION:
    case TL_BLOCK_LEARNING:
    case TL_BLOCK_BOX:
    case TL_BLOCK_PARAGRAPH:
    case TL_BLOCK_TABLE_ROW:
    case TL_BLOCK_FURNITURE:
    default:
      return NULL;
    }
}

/* Measures the longest cell of each column of the table that begins at blocks[I]. */
static void
measure_columns (GPtrArray *blocks, guint i, TlTable *table)
{
  guint number = ((const TlBlock *) g_ptr_array_index (blocks, i))->table;

  for (; i < blocks->len; i++)
    {
      const TlBlock *row = g_ptr_array_index (blocks, i);
      g_auto (GStrv) cells = NULL;

      if (row->kind == TL_BLOCK_FURNITURE || row->kind == TL_BLOCK_FOOTNOTE)
        continue;
      if (row->kind != TL_BLOCK_TABLE_ROW || row->table != number)
        break;
      cells = g_strsplit (row->text, "\t", TL_TABLE_MAX_COLUMNS);
      for (guint k = 0; cells[k] != NULL; k++)
        table->longest[k] = MAX (table->longest[k], (guint) g_utf8_strlen (cells[k], -1));
      table->n_columns = MAX (table->n_columns, g_strv_length (cells));
    }
}

static GtkTextTag *
add_table_tag (TlTextView *self, GtkTextBuffer *buffer, GPtrArray *blocks, guint i)
{
  TlTable table = { .tag = gtk_text_buffer_create_tag (buffer, NULL, "pixels-below-lines", 4,
                                                       "scale", 0.94, NULL) };

  measure_columns (blocks, i, &table);
  g_array_append_val (self->tables, table);
  return table.tag;
}

/* Columns stand at tab stops, and the last one wraps in place. Only the last can: where the others
   leave it no room, the cells of a row run on with a gap between them. */
void
tl_text_view_place_tables (TlTextView *self, int width)
{
  int character = MAX ((int) (self->size * 0.64), 1);

  for (guint i = 0; i < self->tables->len; i++)
    {
      TlTable *table = &g_array_index (self->tables, TlTable, i);
      PangoTabArray *tabs = pango_tab_array_new (0, TRUE);
      int x = 0,
          last = table->n_columns > 0 ? (int) table->longest[table->n_columns - 1] * character : 0;

      for (guint k = 0; k + 1 < table->n_columns; k++)
        {
          x += ((int) table->longest[k] + 2) * character;
          pango_tab_array_set_tab (tabs, (int) k, PANGO_TAB_LEFT, x);
        }
      if (x > width * 6 / 10 && x + last > width)
        {
          pango_tab_array_resize (tabs, 0);
          for (int k = 0; k < 4 * TL_TABLE_MAX_COLUMNS; k++)
            pango_tab_array_set_tab (tabs, k, PANGO_TAB_LEFT, (k + 1) * 4 * character);
          x = 2 * character;
        }
      g_object_set (table->tag, "tabs", tabs, "indent", -x, NULL);
      pango_tab_array_free (tabs);
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

GtkTextBuffer *
tl_text_view_make_buffer (TlTextView *self, TlDocumentText *text)
{
  GtkTextBuffer *buffer = gtk_text_buffer_new (NULL);
  GtkTextTag *row = NULL, *header;
  GPtrArray *blocks;
  GtkTextIter start, end;
  guint table = 0;

  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  g_array_set_size (self->tables, 0);
  self->line_tag = gtk_text_buffer_create_tag (buffer, "line", "pixels-below-lines", 12, NULL);
  /* Nobody sees it; a screen reader is told of it as a change of the background. */
  gtk_text_buffer_create_tag (buffer, "finding", "background-rgba", &(GdkRGBA){ 0, 0, 0, 0.004f },
                              NULL);
  header = gtk_text_buffer_create_tag (buffer, "header-row", "weight", 700, NULL);
  if (text == NULL)
    return buffer;
  gtk_text_buffer_set_text (buffer, tl_document_text_get_text (text), -1);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_apply_tag (buffer, self->line_tag, &start, &end);
  blocks = tl_document_text_get_blocks (text);
  for (guint i = 0; i < blocks->len; i++)
    {
      const TlBlock *block = g_ptr_array_index (blocks, i);
      GtkTextTag *tag = NULL;

      if (block->kind == TL_BLOCK_FURNITURE)
        continue;
      if (block->kind == TL_BLOCK_TABLE_ROW)
        {
          if (row == NULL || block->table != table)
            row = add_table_tag (self, buffer, blocks, i);
          table = block->table;
          tag = row;
          if (block->is_header)
            apply (buffer, header, block);
        }
      else
        tag = add_kind_tag (buffer, block);
      if (tag != NULL)
        apply (buffer, tag, block);
    }
  mark_doubts (buffer, text);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  return buffer;
}
