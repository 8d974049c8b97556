/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules on the picture of a page, and whether a page is looked at for them. */
#include "config.h"

#include "layout-pages.h"

#include <string.h>

/* The base line of a word close below the head of a cell is no rule: the row stays one. */
static void
test_base_line (void)
{
  g_autofree guint32 *pixels = g_new (guint32, 595 * 842);
  g_autoptr (TlGrid) grid = NULL;
  TlGridCell above = { 0 }, below = { 0 }, next = { 0 };

  memset (pixels, 0xff, 595 * 842 * 4);
  for (int y = 100; y <= 220; y += 60)
    pages_draw (pixels, 70, y, 500, y + 1);
  for (int x = 70; x <= 500; x += 215)
    pages_draw (pixels, x, 100, x + 1, 221);
  pages_draw (pixels, 74, 124, 140, 130);
  grid = pages_find_grid (pixels);
  g_assert_nonnull (grid);
  g_assert_true (tl_grid_locate (grid, 90, 110, &above));
  g_assert_true (tl_grid_locate (grid, 90, 150, &below));
  g_assert_true (tl_grid_locate (grid, 90, 190, &next));
  g_assert_true (above.is_in_table && !above.is_banded);
  g_assert_cmpuint (above.row, ==, below.row);
  g_assert_cmpuint (next.row, >, below.row);
}

/* Four rules of one width that nothing crosses part rows. */
static void
test_bands (void)
{
  g_autofree guint32 *pixels = g_new (guint32, 595 * 842);
  g_autoptr (TlGrid) grid = NULL;
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  memset (pixels, 0xff, 595 * 842 * 4);
  for (int y = 200; y <= 320; y += 40)
    pages_draw (pixels, 70, y, 500, y + 1);
  grid = pages_find_grid (pixels);
  g_assert_nonnull (grid);
  pages_init (&pages);
  pages_put_body (&pages, 100, 3);
  pages_put (&pages, 72, 204, 8, TRUE, "Name");
  pages_put (&pages, 300, 204, 8, TRUE, "Role");
  pages_put (&pages, 72, 250, 8, FALSE, "Adviser One");
  pages_put (&pages, 300, 244, 8, FALSE, "Adviser on housing,");
  pages_put (&pages, 300, 254, 8, FALSE, "with the council");
  pages_put (&pages, 72, 284, 8, FALSE, "Adviser Two");
  pages_put (&pages, 300, 284, 8, FALSE, "Adviser on debt");
  tl_lines_add_page (pages.layout, 595, 842, (const TlGlyph *) (gpointer) pages.glyphs->data,
                     pages.glyphs->len, grid);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 4);
  g_assert_cmpstr (pages_nth (blocks, 1)->text, ==, "Name\tRole");
  g_assert_cmpstr (pages_nth (blocks, 2)->text, ==,
                   "Adviser One\tAdviser on housing, with the council");
  g_assert_cmpstr (pages_nth (blocks, 3)->text, ==, "Adviser Two\tAdviser on debt");
}

/* The tops and the base lines of small print look like rules across, and stems below each other
 * like one down: rules that leave no room for a line of text are none. */
static void
test_dense_rules (void)
{
  g_autofree guint32 *pixels = g_new (guint32, 595 * 842);
  g_autoptr (TlGrid) grid = NULL;

  memset (pixels, 0xff, 595 * 842 * 4);
  pages_draw (pixels, 245, 351, 330, 352);
  pages_draw (pixels, 245, 356, 330, 357);
  pages_draw (pixels, 245, 365, 274, 366);
  pages_draw (pixels, 245, 370, 274, 371);
  pages_draw (pixels, 273, 351, 274, 370);
  grid = pages_find_grid (pixels);
  g_assert_null (grid);
}

/* Two rows are looked at as a table's only where the first is a head. */
static void
test_two_rows (void)
{
  for (guint is_bold = 0; is_bold < 2; is_bold++)
    {
      gboolean looks_boxed;
      Pages pages;

      pages_init (&pages);
      pages_put_body (&pages, 100, 6);
      pages_put (&pages, 72, 300, 11, is_bold == 1, "Key judgement");
      pages_put (&pages, 320, 300, 11, is_bold == 1, "Grade");
      pages_put (&pages, 72, 316, 11, FALSE, "The care of children");
      pages_put (&pages, 320, 316, 11, FALSE, "Requires improvement");
      pages_put_body (&pages, 360, 6);
      g_assert_cmpint (tl_lines_look_tabular ((const TlGlyph *) (gpointer) pages.glyphs->data,
                                              pages.glyphs->len, 842, &looks_boxed),
                       ==, is_bold == 1);
      pages_end (&pages);
      g_ptr_array_unref (pages_finish (&pages));
    }
}

/* Cells that nearly reach the next column leave little white before it: that it stands at one place
 * in several rows tells. */
static void
test_filled_cells (void)
{
  for (guint is_table = 0; is_table < 2; is_table++)
    {
      gboolean looks_boxed;
      Pages pages;

      pages_init (&pages);
      pages_put_body (&pages, 100, 6);
      for (guint i = 0; i < 3; i++)
        {
          double shift = is_table ? 0 : 13.0 * i;

          pages_put (&pages, 110 + shift, 300 + 20 * i, 11, FALSE,
                     "That visits be recorded so that it is known who lives");
          pages_put (&pages, 383.4 + shift, 300 + 20 * i, 11, FALSE, "Wexshire Police");
        }
      pages_put_body (&pages, 400, 6);
      g_assert_cmpint (tl_lines_look_tabular ((const TlGlyph *) (gpointer) pages.glyphs->data,
                                              pages.glyphs->len, 842, &looks_boxed),
                       ==, is_table == 1);
      pages_end (&pages);
      g_ptr_array_unref (pages_finish (&pages));
    }
}

/* A program leaves a row that a page break cuts without a rule at the break: the sides of the table
 * and the rules between its columns end there together. A stem that ends below it alone is none. */
static void
test_open_ends (void)
{
  for (guint is_table = 0; is_table < 2; is_table++)
    {
      g_autofree guint32 *pixels = g_new (guint32, 595 * 842);
      g_autoptr (TlGrid) grid = NULL;
      TlGridCell above = { 0 }, below = { 0 };

      memset (pixels, 0xff, 595 * 842 * 4);
      for (int y = 600; y <= 720; y += 40)
        pages_draw (pixels, 70, y, 501, y + 1);
      for (int x = 70; x <= 500; x += 215)
        pages_draw (pixels, x, 570, x + 1, is_table || x == 285 ? 760 : 721);
      grid = pages_find_grid (pixels);
      g_assert_nonnull (grid);
      g_assert_cmpint (tl_grid_locate (grid, 90, 740, &below), ==, is_table);
      g_assert_true (tl_grid_locate (grid, 90, 585, &above));
      if (is_table)
        {
          g_assert_true (below.is_in_table && !below.is_banded);
          g_assert_true (tl_grid_locate (grid, 300, 740, &below));
          g_assert_cmpuint (below.column, ==, 1);
          g_assert_cmpuint (below.row, ==, 4);
        }
    }
}

/* Three rows, the first of which is one cell. */
static void
draw_spanned (guint32 *pixels, int top)
{
  for (int i = 0; i < 4; i++)
    pages_draw (pixels, 68, top + 24 * i, 520, top + 24 * i + 1);
  pages_draw (pixels, 68, top, 69, top + 73);
  pages_draw (pixels, 200, top + 24, 201, top + 73);
  pages_draw (pixels, 519, top, 520, top + 73);
}

/* A head over all columns that each page says again parts no table. */
static void
test_repeated_span (void)
{
  g_autofree guint32 *pixels = g_new (guint32, 595 * 842);
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  memset (pixels, 0xff, 595 * 842 * 4);
  pages_init (&pages);
  pages_put_body (&pages, 120, 4);
  for (guint i = 0; i < 2; i++)
    {
      int top = i == 0 ? 600 : 116;

      draw_spanned (pixels, top);
      pages_put (&pages, 240, top + 6, 11, TRUE, "What was asked of all");
      pages_put (&pages, 74, top + 30, 11, TRUE, "Action");
      pages_put (&pages, 206, top + 30, 11, TRUE, "Lead");
      pages_put (&pages, 74, top + 54, 11, FALSE,
                 i == 0 ? "Write to the clinic" : "Tell the school");
      pages_put (&pages, 206, top + 54, 11, FALSE, "The council");
      pages_end_ruled (&pages, pixels);
    }
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 5);
  g_assert_cmpstr (pages_nth (blocks, 1)->text, ==, "What was asked of all");
  g_assert_cmpstr (pages_nth (blocks, 4)->text, ==, "Tell the school\tThe council");
  g_assert_cmpuint (pages_nth (blocks, 4)->table, ==, pages_nth (blocks, 3)->table);
}

/* The head of a table may stand in ruled cells, and the rows below it without rules. */
static void
test_framed_head (void)
{
  g_autofree guint32 *pixels = g_new (guint32, 595 * 842);
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  memset (pixels, 0xff, 595 * 842 * 4);
  pages_init (&pages);
  pages_put_body (&pages, 120, 8);
  pages_draw (pixels, 68, 300, 520, 301);
  pages_draw (pixels, 68, 336, 520, 337);
  pages_draw (pixels, 68, 300, 69, 337);
  pages_draw (pixels, 240, 300, 241, 337);
  pages_draw (pixels, 519, 300, 520, 337);
  pages_put (&pages, 74, 304, 11, TRUE, "Short");
  pages_put (&pages, 246, 304, 11, TRUE, "What it");
  pages_put (&pages, 246, 318, 11, TRUE, "means");
  for (guint i = 0; i < 4; i++)
    {
      pages_put (&pages, 74, 344 + 20 * i, 11, FALSE, i % 2 == 0 ? "ABE" : "CSP");
      pages_put (&pages, 246, 344 + 20 * i, 11, FALSE, "What the panel said that it is");
    }
  pages_end_ruled (&pages, pixels);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 6);
  g_assert_cmpstr (pages_nth (blocks, 1)->text, ==, "Short\tWhat it means");
  g_assert_true (pages_nth (blocks, 1)->is_header);
  g_assert_cmpstr (pages_nth (blocks, 2)->text, ==, "ABE\tWhat the panel said that it is");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/base-line", test_base_line);
  g_test_add_func ("/layout/bands", test_bands);
  g_test_add_func ("/layout/dense-rules", test_dense_rules);
  g_test_add_func ("/layout/two-rows", test_two_rows);
  g_test_add_func ("/layout/filled-cells", test_filled_cells);
  g_test_add_func ("/layout/open-ends", test_open_ends);
  g_test_add_func ("/layout/grid/repeated-span", test_repeated_span);
  g_test_add_func ("/layout/grid/framed-head", test_framed_head);
  return g_test_run ();
}
