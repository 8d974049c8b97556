/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of marked-up documents: cells to rows with all columns. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-markup-table.h"

#define MAX_COLUMNS 64
#define MAX_SPANNED_ROWS 1000

typedef struct
{
  GPtrArray *cells;   /* texts; NULL where nothing is yet */
  gboolean is_header; /* it says so */
  gboolean has_data;  /* a cell that is no heading */
} Row;

struct _TlMarkupTable
{
  GPtrArray *rows;
  guint covered[MAX_COLUMNS]; /* rows below that a cell of this column still takes */
  guint n_columns;
};

static void
row_free (gpointer data)
{
  Row *row = data;

  g_ptr_array_unref (row->cells);
  g_free (row);
}

TlMarkupTable *
tl_markup_table_new (void)
{
  TlMarkupTable *self = g_new0 (TlMarkupTable, 1);

  self->rows = g_ptr_array_new_with_free_func (row_free);
  return self;
}

void
tl_markup_table_free (TlMarkupTable *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/* Fills the columns that cells above take, up to one that is free. */
static void
skip_covered (TlMarkupTable *self, Row *row)
{
  while (row->cells->len < MAX_COLUMNS && self->covered[row->cells->len] > 0)
    {
      self->covered[row->cells->len]--;
      g_ptr_array_add (row->cells, g_strdup (""));
    }
}

void
tl_markup_table_begin_row (TlMarkupTable *self, gboolean is_header)
{
  Row *row = g_new0 (Row, 1);

  /* What the last row did not come to stands beside its end. */
  if (self->rows->len > 0)
    {
      Row *last = self->rows->pdata[self->rows->len - 1];

      for (guint i = last->cells->len; i < MAX_COLUMNS; i++)
        self->covered[i] -= self->covered[i] > 0;
    }
  row->cells = g_ptr_array_new_with_free_func (g_free);
  row->is_header = is_header;
  g_ptr_array_add (self->rows, row);
}

void
tl_markup_table_take_cell (TlMarkupTable *self, char *text, guint n_columns, guint n_rows,
                           gboolean is_header)
{
  Row *row;

  if (self->rows->len == 0)
    tl_markup_table_begin_row (self, FALSE);
  row = self->rows->pdata[self->rows->len - 1];
  skip_covered (self, row);
  if (row->cells->len >= MAX_COLUMNS)
    {
      /* Nothing is lost: what stands too far right goes into the last cell. */
      char **last = (char **) &row->cells->pdata[row->cells->len - 1];
      g_autofree char *old = *last;
      g_autofree char *more = text;

      *last = g_strdup_printf ("%s %s", old, more);
      return;
    }
  row->has_data = row->has_data || !is_header;
  n_columns = CLAMP (n_columns, 1, MAX_COLUMNS - row->cells->len);
  for (guint i = 0; i < n_columns; i++)
    {
      self->covered[row->cells->len] = CLAMP (n_rows, 1, MAX_SPANNED_ROWS) - 1;
      g_ptr_array_add (row->cells, i == 0 ? text : g_strdup (""));
    }
  self->n_columns = MAX (self->n_columns, row->cells->len);
}

guint
tl_markup_table_get_n_columns (TlMarkupTable *self)
{
  return self->n_columns;
}

void
tl_markup_table_write (TlMarkupTable *self, TlMarkup *markup)
{
  gboolean is_head = TRUE;

  tl_markup_begin_table (markup);
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = self->rows->pdata[i];

      is_head = is_head && !row->has_data && self->rows->len > 1;
      tl_markup_add_row (markup, row->cells, row->is_header || (is_head && row->cells->len > 0));
    }
  tl_markup_end_table (markup);
}
