/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets tables: a row is a paragraph whose cells stand at tab stops. Where they find no room side by
 * side, each cell begins a line of its own behind the heading of its column. Either way the
 * characters stay what they are in the document. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-style-colour.h"
#include "tl-text-view-private.h"

#include <string.h>

#define ROW_SCALE 0.94

enum
{
  COLUMN_GAP = 20,
  LABEL_GAP = 12,
  LABEL_PERCENT = 30, /* of the width, at most */
  FIRST_PERCENT =
      60,       /* for all columns but the last, at most, so that the last can wrap in place */
  ROW_SPACE = 7 /* below a row, and half of it above its rule */
};

void
tl_text_view_clear_table (gpointer data)
{
  TlTable *table = data;

  for (guint k = 0; k < TL_TABLE_MAX_COLUMNS; k++)
    {
      g_free (table->longest[k]);
      g_free (table->headings[k]);
    }
}

static void
take_row (TlTable *table, const TlBlock *row)
{
  g_auto (GStrv) cells = g_strsplit (row->text, "\t", TL_TABLE_MAX_COLUMNS);

  for (guint k = 0; cells[k] != NULL; k++)
    {
      if (table->longest[k] == NULL || strlen (cells[k]) > strlen (table->longest[k]))
        {
          g_free (table->longest[k]);
          table->longest[k] = g_strdup (cells[k]);
        }
      if (row->is_header && table->headings[k] == NULL && cells[k][0] != '\0')
        table->headings[k] = g_strdup (cells[k]);
    }
  table->n_columns = MAX (table->n_columns, g_strv_length (cells));
}

static void
add_table (TlTextView *self, GtkTextBuffer *buffer, GPtrArray *blocks, guint i)
{
  TlTable table = { .number = ((const TlBlock *) blocks->pdata[i])->table };

  table.tag = gtk_text_buffer_create_tag (buffer, NULL, "pixels-below-lines", ROW_SPACE, "scale",
                                          ROW_SCALE, NULL);
  table.header_tag = gtk_text_buffer_create_tag (buffer, NULL, "pixels-below-lines", ROW_SPACE,
                                                 "scale", ROW_SCALE, "weight", 700, NULL);
  for (; i < blocks->len; i++)
    {
      const TlBlock *row = blocks->pdata[i];

      if (row->kind == TL_BLOCK_FURNITURE || row->kind == TL_BLOCK_FOOTNOTE)
        continue;
      if (row->kind != TL_BLOCK_TABLE_ROW || row->table != table.number)
        break;
      take_row (&table, row);
    }
  g_array_append_val (self->tables, table);
}

static TlTable *
find_table (TlTextView *self, guint number)
{
  for (guint i = self->tables->len; i-- > 0;)
    if (g_array_index (self->tables, TlTable, i).number == number)
      return &g_array_index (self->tables, TlTable, i);
  return NULL;
}

/* The tag of the row blocks[I]; the first row of a table makes the table known. */
GtkTextTag *
tl_text_view_get_row_tag (TlTextView *self, GtkTextBuffer *buffer, GPtrArray *blocks, guint i)
{
  const TlBlock *row = blocks->pdata[i];
  TlTable *table = find_table (self, row->table);

  if (table == NULL)
    {
      add_table (self, buffer, blocks, i);
      table = find_table (self, row->table);
    }
  return row->is_header ? table->header_tag : table->tag;
}

static PangoLayout *
make_layout (TlTextView *self, gboolean is_bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (ROW_SCALE));
  if (is_bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

static int
measure (PangoLayout *layout, const char *text)
{
  int width = 0;

  pango_layout_set_text (layout, text != NULL ? text : "", -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static void
set_stops (GtkTextTag *tag, const int *stops, guint n, int left, int indent)
{
  PangoTabArray *tabs = pango_tab_array_new ((int) n, TRUE);

  for (guint k = 0; k < n; k++)
    pango_tab_array_set_tab (tabs, (int) k, PANGO_TAB_LEFT, stops[k]);
  g_object_set (tag, "tabs", tabs, "left-margin", left, "accumulative-margin", TRUE, "indent",
                indent, NULL);
  pango_tab_array_free (tabs);
}

/* A stop at the end of the line sends what follows the tab to the next line. */
static void
stack (TlTable *table, PangoLayout *layout, int width)
{
  int label = 0, x = 0, stops[TL_TABLE_MAX_COLUMNS];

  for (guint k = 0; k < table->n_columns; k++)
    {
      int heading = measure (layout, table->headings[k]);

      label = MAX (label, heading);
      stops[k] = x += heading + COLUMN_GAP;
    }
  table->is_stacked = TRUE;
  table->label_width = label > 0 ? MIN (label, width * LABEL_PERCENT / 100) + LABEL_GAP : 0;
  set_stops (table->tag, &(int){ MAX (width - table->label_width - 1, 1) }, 1, table->label_width,
             0);
  set_stops (table->header_tag, stops, table->n_columns, 0, 0);
}

/* Columns side by side; the last one may wrap in place. */
static void
place_table (TlTable *table, PangoLayout *layout, int width)
{
  int stops[TL_TABLE_MAX_COLUMNS], x = 0, last = 0;

  for (guint k = 0; k < table->n_columns; k++)
    {
      last = measure (layout, table->longest[k]);
      if (k + 1 < table->n_columns)
        stops[k] = x += last + COLUMN_GAP;
    }
  if (x + last > width && x > width * FIRST_PERCENT / 100)
    {
      stack (table, layout, width);
      return;
    }
  table->is_stacked = FALSE;
  set_stops (table->tag, stops, MAX (table->n_columns, 1) - 1, 0, -x);
  set_stops (table->header_tag, stops, MAX (table->n_columns, 1) - 1, 0, -x);
}

void
tl_text_view_place_tables (TlTextView *self)
{
  g_autoptr (PangoLayout) layout = make_layout (self, TRUE);

  for (guint i = 0; self->text_width > 0 && i < self->tables->len; i++)
    place_table (&g_array_index (self->tables, TlTable, i), layout, self->text_width);
}

/* A heading that is long wraps, into as many lines as its cell has. */
static void
draw_label (TlTextView *self, GtkSnapshot *snapshot, PangoLayout *layout, const char *heading,
            guint start, guint end, const GdkRGBA *ink)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter first, last;
  GdkRectangle top, bottom;
  double line = MAX (ROW_SCALE * self->line, 1);

  gtk_text_buffer_get_iter_at_offset (buffer, &first, (int) start);
  gtk_text_buffer_get_iter_at_offset (buffer, &last, (int) end - 1);
  gtk_text_view_get_iter_location (view, &first, &top);
  gtk_text_view_get_iter_location (view, &last, &bottom);
  pango_layout_set_text (layout, heading, -1);
  pango_layout_set_height (layout, -(int) ((bottom.y - top.y) / line + 1.5));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT (gtk_text_view_get_left_margin (view),
                                      top.y + tl_text_view_find_baseline (self, top.height)
                                          - PANGO_PIXELS (pango_layout_get_baseline (layout))));
  gtk_snapshot_append_layout (snapshot, layout, ink);
  gtk_snapshot_restore (snapshot);
}

static void
draw_labels (TlTextView *self, GtkSnapshot *snapshot, const TlTable *table, const TlBlock *block)
{
  g_autoptr (PangoLayout) layout = make_layout (self, FALSE);
  GdkRGBA ink = tl_style_colour_get (GTK_WIDGET (self), "tl_ink_2");
  guint start = block->start, k = 0;
  int height;
  g_auto (GStrv) cells = g_strsplit (block->text, "\t", -1);

  pango_layout_set_width (layout, (table->label_width - LABEL_GAP) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_size (layout, NULL, &height); /* of one line, while it is empty */
  pango_layout_set_spacing (layout, (int) (ROW_SCALE * self->line * PANGO_SCALE) - height);
  for (; cells[k] != NULL && k < table->n_columns; k++)
    {
      guint end = start + (guint) g_utf8_strlen (cells[k], -1);

      if (table->headings[k] != NULL && end > start)
        draw_label (self, snapshot, layout, table->headings[k], start, end, &ink);
      start = end + 1;
    }
}

/* A rule below each row, a stronger one below the headings. */
void
tl_text_view_draw_row (TlTextView *self, GtkSnapshot *snapshot, const TlBlock *block, int y,
                       int height)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  const TlTable *table = find_table (self, block->table);
  int left = gtk_text_view_get_left_margin (view);
  GdkRGBA rule = tl_style_colour_get (GTK_WIDGET (self), block->is_header ? "tl_edge" : "tl_line");

  if (table == NULL)
    return;
  gtk_snapshot_append_color (snapshot, &rule,
                             &GRAPHENE_RECT_INIT (left, y + height - ROW_SPACE / 2,
                                                  self->text_width, block->is_header ? 2 : 1));
  if (table->is_stacked && table->label_width > 0 && !block->is_header)
    draw_labels (self, snapshot, table, block);
}

const char *
tl_text_view_get_column (TlTextView *self, guint offset)
{
  const TlBlock *block =
      self->text != NULL ? tl_document_text_get_block_at (self->text, offset) : NULL;
  const TlTable *table;
  guint column = 0, at;

  if (block == NULL || block->kind != TL_BLOCK_TABLE_ROW || block->is_header)
    return NULL;
  table = find_table (self, block->table);
  at = block->start;
  for (const char *p = block->text; *p != '\0' && at < offset; p = g_utf8_next_char (p), at++)
    column += *p == '\t' ? 1 : 0;
  return table != NULL && column < table->n_columns ? table->headings[column] : NULL;
}
