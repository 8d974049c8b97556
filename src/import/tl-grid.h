/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TlGrid:
 *
 * The ruled tables of a page, found on its picture.
 */
typedef struct _TlGrid TlGrid;

/**
 * TlGridCell:
 * @table: index of the table on the page
 * @row: its first row, from 0
 * @column: its first column, from 0
 * @top: top of the table, in points
 * @x1: left side of the cell
 * @x2: its right side
 * @is_in_table: FALSE for boxes and for rows that are one cell over the whole width: what they hold
 * is text
 * @is_box: the table has one column only: it frames text
 * @is_banded: nothing crosses the rules of the table; its rows are known and its columns are not
 *
 * Where a point lies.
 */
typedef struct
{
  guint table, row, column;
  double top, x1, x2;
  gboolean is_in_table;
  gboolean is_box;
  gboolean is_banded;
} TlGridCell;

/**
 * tl_grid_find:
 * @pixels: a picture of the page as CAIRO_FORMAT_RGB24, one pixel a point
 *
 * Returns: (transfer full) (nullable): NULL if the page has no rules that cross
 */
TlGrid *tl_grid_find (const guint8 *pixels, int width, int height, int stride);
void tl_grid_free (TlGrid *self);

/** Whether (@x, @y), in points from the top left, lies in a cell. */
gboolean tl_grid_locate (const TlGrid *self, double x, double y, TlGridCell *cell);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlGrid, tl_grid_free)

G_END_DECLS
