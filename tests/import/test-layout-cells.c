/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables without rules: cells by where they stand. */
#include "config.h"

#include "layout-pages.h"

#include <string.h>

/* Words of two cells that touch, one a line lower than the other, without white space between: both
 * stay. */
static void
test_touching_cells (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GString) all = g_string_new (NULL);
  Pages pages;

  pages_init (&pages);
  pages_put_body (&pages, 100, 3);
  pages_put (&pages, 72, 200, 11, FALSE, "Community Safety");
  pages_put (&pages, 72, 213, 11, FALSE, "Unit");
  g_array_set_size (pages.glyphs, pages.glyphs->len - 1);
  pages_put (&pages, 95, 200 - 13, 11, FALSE, "Search");
  pages_end (&pages);
  blocks = pages_finish (&pages);
  for (guint i = 0; i < blocks->len; i++)
    g_string_append_printf (all, "%s ", pages_nth (blocks, i)->text);
  g_assert_nonnull (strstr (all->str, "Unit"));
  g_assert_nonnull (strstr (all->str, "Search"));
}

/* A table that counts its rows has no head, though the first is in bold; beside the two lines of a
 * cell, the other one may stand in their middle. */
static void
test_counted_rows (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put_body (&pages, 90, 4);
  pages_put (&pages, 72, 170, 11, TRUE, "1. Help and protection");
  pages_put (&pages, 400, 170, 11, TRUE, "Good");
  pages_put (&pages, 90, 195, 11, FALSE, "Part of it");
  pages_put (&pages, 400, 195, 11, FALSE, "Good");
  pages_put (&pages, 400, 223, 11, TRUE, "Requires");
  pages_put (&pages, 72, 230, 11, TRUE, "2. Leadership");
  pages_put (&pages, 400, 237, 11, TRUE, "improvement");
  pages_put (&pages, 72, 280, 11, FALSE, "The board of Wexbridge was told of it.");
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 5);
  g_assert_cmpstr (pages_nth (blocks, 1)->text, ==, "1. Help and protection\tGood");
  g_assert_cmpstr (pages_nth (blocks, 3)->text, ==, "2. Leadership\tRequires improvement");
  for (guint i = 1; i < 4; i++)
    g_assert_false (pages_nth (blocks, i)->is_header);
}

/* The last rows of a table in small print stand at the foot of the page and count up: they are no
 * footnotes. */
static void
test_small_rows_at_foot (void)
{
  static const double xs[] = { 72, 200, 400 };
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put_body (&pages, 90, 20);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *what = g_strdup_printf ("%u. Ask each year", i + 1);
      const char *const row[] = { what, "Train all of the staff of", "Police", NULL };

      for (guint c = 0; row[c] != NULL; c++)
        pages_put (&pages, xs[c], 600 + 30 * i, 9, FALSE, row[c]);
      pages_put (&pages, 200, 612 + 30 * i, 9, FALSE, "the surgery");
    }
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 5);
  g_assert_cmpint (pages_nth (blocks, 4)->kind, ==, TL_BLOCK_TABLE_ROW);
  g_assert_cmpstr (pages_nth (blocks, 4)->text, ==,
                   "4. Ask each year\tTrain all of the staff of the surgery\tPolice");
}

/* A cell that stands half a line below the first line of the cell beside it is not of its second
 * line, though that ends close before it. */
static void
test_half_line_below (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put_body (&pages, 200, 5);
  pages_put (&pages, 72, 100, 14, TRUE, "The years of those");
  pages_put (&pages, 72, 116, 14, TRUE, "who had asked for help");
  pages_put (&pages, 197, 108, 14, TRUE, "Requires improvement");
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpint (pages_nth (blocks, 0)->kind, ==, TL_BLOCK_HEADING);
  g_assert_cmpstr (pages_nth (blocks, 0)->text, ==, "The years of those who had asked for help");
  g_assert_cmpstr (pages_nth (blocks, 1)->text, ==, "Requires improvement");
}

/* Cells that are filled to their end leave little white before the next column; the table goes on,
 * but not into a heading below it. */
static void
test_full_cells (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put_body (&pages, 80, 8);
  for (guint i = 0; i < 4; i++)
    {
      double y = 220 + 40 * i;

      pages_put (&pages, 72, y, 11, FALSE, "Police");
      pages_put (&pages, 140, y, 11, FALSE, "The officer went to the house that is");
      pages_put (&pages, 345, y, 11, FALSE, "Nobody told the");
      pages_put (&pages, 140, y + 14, 11, FALSE, "to the north and found that it is empty");
      pages_put (&pages, 345, y + 14, 11, FALSE, "school of what was found");
    }
  pages_put (&pages, 72, 400, 11, TRUE, "9");
  pages_put (&pages, 140, 400, 11, TRUE, "Contributors");
  pages_put_body (&pages, 430, 4);
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 7);
  g_assert_cmpint (pages_nth (blocks, 5)->kind, !=, TL_BLOCK_TABLE_ROW);
  for (guint i = 1; i < 5; i++)
    g_assert_cmpstr (pages_nth (blocks, i)->text, ==,
                     "Police\tThe officer went to the house that is to the north and found that it "
                     "is empty\tNobody told the school of what was found");
}

/* Puts a row of two cells, the second of two lines. */
static void
put_event (Pages *pages, double y, const char *day)
{
  pages_put (pages, 72, y, 11, FALSE, day);
  pages_put (pages, 180, y, 11, FALSE, "The officer went to the house and found that it was");
  pages_put (pages, 180, y + 14, 11, FALSE, "empty.");
}

/* One row alone at the end of a page is the first of the table on the next. */
static void
test_row_alone (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put_body (&pages, 100, 40);
  put_event (&pages, 680, "3 May 2017");
  pages_end (&pages);
  for (guint i = 0; i < 3; i++)
    put_event (&pages, 100 + 40 * i, "4 June 2018");
  pages_put_body (&pages, 300, 8);
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 6);
  g_assert_cmpstr (pages_nth (blocks, 1)->text, ==,
                   "3 May 2017\tThe officer went to the house and found that it was empty.");
  for (guint i = 1; i < 5; i++)
    g_assert_cmpuint (pages_nth (blocks, i)->table, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/touching-cells", test_touching_cells);
  g_test_add_func ("/layout/counted-rows", test_counted_rows);
  g_test_add_func ("/layout/small-rows-at-foot", test_small_rows_at_foot);
  g_test_add_func ("/layout/half-line-below", test_half_line_below);
  g_test_add_func ("/layout/cells/full", test_full_cells);
  g_test_add_func ("/layout/cells/row-alone", test_row_alone);
  return g_test_run ();
}
