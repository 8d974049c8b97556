/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables, columns and boxes, without a PDF. */
#include "config.h"

#include "layout-pages.h"

#include <string.h>

/* A row of a table whose columns are @xs: one line a cell. */
static void
put_row (Pages *pages, double y, gboolean is_bold, const double *xs, const char *const *cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    pages_put (pages, xs[i], y, 11, is_bold, cells[i]);
}

static const double chronology_xs[] = { 72, 160, 250 };
static const char *const chronology_head[] = { "Date", "Source", "Event", NULL };

/* The break cuts a row, and the next page says the column headings again. */
static void
test_table_over_pages (void)
{
  static const char *const first[] = { "1 May 2017", "Surgery", "She saw the nurse.", NULL };
  static const char *const cut[] = { "2 May 2017", "Police", "The officer went to the house and",
                                     NULL };
  static const char *const third[] = { "4 May 2017", "Housing", "The lock was changed.", NULL };
  static const char *const fourth[] = { "5 May 2017", "Police", "Nothing was heard.", NULL };
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put_body (&pages, 120, 4);
  put_row (&pages, 240, TRUE, chronology_xs, chronology_head);
  put_row (&pages, 260, FALSE, chronology_xs, first);
  put_row (&pages, 280, FALSE, chronology_xs, cut);
  pages_end (&pages);
  put_row (&pages, 120, TRUE, chronology_xs, chronology_head);
  pages_put (&pages, 250, 140, 11, FALSE, "found nobody in.");
  put_row (&pages, 160, FALSE, chronology_xs, third);
  put_row (&pages, 180, FALSE, chronology_xs, fourth);
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 6);
  g_assert_true (pages_nth (blocks, 1)->is_header);
  g_assert_cmpstr (pages_nth (blocks, 3)->text, ==,
                   "2 May 2017\tPolice\tThe officer went to the house and found nobody in.");
  for (guint i = 1; i < 6; i++)
    {
      g_assert_cmpuint (pages_nth (blocks, i)->table, ==, 1);
      g_assert_cmpint (pages_nth (blocks, i)->is_header, ==, i == 1);
    }
  g_assert_cmpstr (pages_nth (blocks, 4)->text, ==, "4 May 2017\tHousing\tThe lock was changed.");
}

/* What a page begins with is a row of its own if the row before it was at an end. */
static void
test_rows_stay_apart (void)
{
  static const char *const first[] = { "1 May 2017", "Surgery", "She saw the nurse.", NULL };
  static const char *const second[] = { "2 May 2017", "Police", "The officer went to the house.",
                                        NULL };
  static const char *const third[] = { "4 May 2017", "Housing", "The lock was changed.", NULL };
  static const char *const fourth[] = { "5 May 2017", "Police", "Nothing was heard.", NULL };
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put_body (&pages, 120, 4);
  put_row (&pages, 240, FALSE, chronology_xs, first);
  put_row (&pages, 260, FALSE, chronology_xs, second);
  pages_end (&pages);
  put_row (&pages, 120, FALSE, chronology_xs, third);
  put_row (&pages, 140, FALSE, chronology_xs, fourth);
  pages_put_body (&pages, 220, 4);
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 6);
  g_assert_cmpuint (pages_nth (blocks, 3)->page, ==, 2);
  g_assert_cmpuint (pages_nth (blocks, 3)->table, ==, pages_nth (blocks, 2)->table);
  g_assert_cmpint (pages_nth (blocks, 5)->kind, ==, TL_BLOCK_PARAGRAPH);
}

/* Rules of a table with rows from @top on, @height high each. */
static void
draw_rows (guint32 *pixels, int top, int height, int n)
{
  for (int i = 0; i <= n; i++)
    pages_draw (pixels, 68, top + i * height, 520, top + i * height + 1);
  for (guint i = 0; i < 3; i++)
    pages_draw (pixels, (int) chronology_xs[i] - 4, top, (int) chronology_xs[i] - 3,
                top + n * height + 1);
  pages_draw (pixels, 519, top, 520, top + n * height + 1);
}

/* One ruled row alone on a page is no table but below one it is the rest of its last row. */
static void
test_ruled_table_over_pages (void)
{
  static const char *const first[] = { "1 May 2017", "Surgery", "She saw the nurse.", NULL };
  static const char *const cut[] = { "2 May 2017", "Police",
                                     "The officer went to the house and found that", NULL };
  g_autofree guint32 *pixels = g_new (guint32, 595 * 842);
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  memset (pixels, 0xff, 595 * 842 * 4);
  pages_init (&pages);
  pages_put_body (&pages, 120, 4);
  draw_rows (pixels, 236, 24, 3);
  put_row (&pages, 242, TRUE, chronology_xs, chronology_head);
  put_row (&pages, 266, FALSE, chronology_xs, first);
  put_row (&pages, 290, FALSE, chronology_xs, cut);
  pages_end_ruled (&pages, pixels);
  draw_rows (pixels, 116, 50, 1);
  pages_put (&pages, 250, 120, 11, FALSE, "it was empty, and that the");
  pages_put (&pages, 250, 134, 11, FALSE, "lock was gone.");
  pages_put_body (&pages, 260, 4);
  pages_end_ruled (&pages, pixels);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 5);
  g_assert_cmpstr (pages_nth (blocks, 3)->text, ==,
                   "2 May 2017\tPolice\tThe officer went to the house and found that it was empty, "
                   "and that the lock was gone.");
  g_assert_cmpint (pages_nth (blocks, 4)->kind, ==, TL_BLOCK_PARAGRAPH);
}

/* A page break cuts all cells of a row, the time below the date as well: that a sentence goes on
 * tells, but not where a row begins with a date of its own. */
static void
test_cut_row (void)
{
  static const char *const row[] = { "1 May 2017", "Surgery", "She saw the nurse.", NULL };
  static const char *const cut[] = { "2 May 2017", "Council,", "The officer went there and found",
                                     NULL };
  static const char *const heads[] = { "09:30", "3 May 2017" };

  for (guint k = 0; k < G_N_ELEMENTS (heads); k++)
    {
      const char *const rest[] = { heads[k], "Housing", "that it was empty.", NULL };
      g_autofree guint32 *pixels = g_new (guint32, 595 * 842);
      g_autoptr (GPtrArray) blocks = NULL;
      Pages pages;

      memset (pixels, 0xff, 595 * 842 * 4);
      pages_init (&pages);
      pages_put_body (&pages, 120, 4);
      draw_rows (pixels, 600, 24, 5);
      put_row (&pages, 606, TRUE, chronology_xs, chronology_head);
      for (guint i = 0; i < 3; i++)
        put_row (&pages, 630 + 24 * i, FALSE, chronology_xs, row);
      put_row (&pages, 702, FALSE, chronology_xs, cut);
      pages_end_ruled (&pages, pixels);
      draw_rows (pixels, 116, 24, 2);
      put_row (&pages, 122, FALSE, chronology_xs, rest);
      put_row (&pages, 146, FALSE, chronology_xs, row);
      pages_end_ruled (&pages, pixels);
      blocks = pages_finish (&pages);
      g_assert_cmpuint (blocks->len, ==, 7 + k);
      if (k == 0)
        g_assert_cmpstr (pages_nth (blocks, 5)->text, ==,
                         "2 May 2017 09:30\tCouncil, Housing\t"
                         "The officer went there and found that it was empty.");
    }
}

/* Of a cut row, one page may have the first cell and the next one the others: where all rows have a
 * first cell, what has none is the rest of a row. */
static void
test_row_without_head (void)
{
  static const char *const row[] = { "1 May 2017", "Surgery", "She saw the nurse.", NULL };
  static const char *const cut[] = { "2 May 2017", "", "", NULL };
  static const char *const rest[] = { "", "Council", "The officer found it empty.", NULL };
  g_autofree guint32 *pixels = g_new (guint32, 595 * 842);
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  memset (pixels, 0xff, 595 * 842 * 4);
  pages_init (&pages);
  pages_put_body (&pages, 120, 4);
  draw_rows (pixels, 624, 24, 4);
  put_row (&pages, 630, TRUE, chronology_xs, chronology_head);
  put_row (&pages, 654, FALSE, chronology_xs, row);
  put_row (&pages, 678, FALSE, chronology_xs, row);
  put_row (&pages, 702, FALSE, chronology_xs, cut);
  pages_end_ruled (&pages, pixels);
  draw_rows (pixels, 116, 24, 2);
  put_row (&pages, 122, FALSE, chronology_xs, rest);
  put_row (&pages, 146, FALSE, chronology_xs, row);
  pages_end_ruled (&pages, pixels);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 6);
  g_assert_cmpstr (pages_nth (blocks, 4)->text, ==,
                   "2 May 2017\tCouncil\tThe officer found it empty.");
}

/* A box at the head of the page after a table is none of its rows. */
static void
test_box_after_table (void)
{
  static const char *const row[] = { "1 May 2017", "Surgery", "She saw the nurse.", NULL };
  g_autofree guint32 *pixels = g_new (guint32, 595 * 842);
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  memset (pixels, 0xff, 595 * 842 * 4);
  pages_init (&pages);
  pages_put_body (&pages, 120, 4);
  draw_rows (pixels, 700, 24, 2);
  put_row (&pages, 706, TRUE, chronology_xs, chronology_head);
  put_row (&pages, 730, FALSE, chronology_xs, row);
  pages_end_ruled (&pages, pixels);
  pages_draw (pixels, 68, 90, 520, 91);
  pages_draw (pixels, 68, 190, 520, 191);
  pages_draw (pixels, 68, 90, 69, 191);
  pages_draw (pixels, 519, 90, 520, 191);
  pages_put (&pages, 72, 100, 11, FALSE, "Nobody asked her alone.");
  pages_put (&pages, 72, 140, 11, FALSE, "Nobody asked why.");
  pages_put_body (&pages, 260, 4);
  pages_end_ruled (&pages, pixels);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 6);
  g_assert_cmpint (pages_nth (blocks, 3)->kind, ==, TL_BLOCK_BOX);
  g_assert_cmpint (pages_nth (blocks, 4)->kind, ==, TL_BLOCK_BOX);
}

/* A ruled table at the foot of a page may go on over it, one further up or with text below does
 * not. */
static void
test_ends_ruled (void)
{
  static const char *const row[] = { "1 May 2017", "Surgery", "She saw the nurse.", NULL };
  static const struct
  {
    int top;
    gboolean has_text, expected;
  } cases[] = { { 700, FALSE, TRUE }, { 400, FALSE, FALSE }, { 500, TRUE, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree guint32 *pixels = g_new (guint32, 595 * 842);
      g_autoptr (GPtrArray) blocks = NULL;
      Pages pages;

      memset (pixels, 0xff, 595 * 842 * 4);
      pages_init (&pages);
      pages_put_body (&pages, 120, 4);
      draw_rows (pixels, cases[i].top, 24, 2);
      put_row (&pages, cases[i].top + 6, TRUE, chronology_xs, chronology_head);
      put_row (&pages, cases[i].top + 30, FALSE, chronology_xs, row);
      if (cases[i].has_text)
        pages_put_body (&pages, 650, 6);
      pages_end_ruled (&pages, pixels);
      g_assert_cmpint (tl_lines_end_ruled (pages.layout), ==, cases[i].expected);
      blocks = pages_finish (&pages);
    }
}

/* A table's head stands at the top of each page and is not a running head. */
static void
test_header_in_head_band (void)
{
  g_autofree guint32 *pixels = g_new (guint32, 595 * 842);
  g_autoptr (GPtrArray) blocks = NULL;
  guint n_rows = 0, n_headers = 0;
  Pages pages;

  memset (pixels, 0xff, 595 * 842 * 4);
  pages_init (&pages);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *date = g_strdup_printf ("%u May 2017", i + 1);
      const char *const row[] = { date, "Police", "Nothing was heard.", NULL };

      pages_put_body (&pages, 400, 4);
      draw_rows (pixels, 66, 24, 3);
      put_row (&pages, 70, TRUE, chronology_xs, chronology_head);
      put_row (&pages, 94, FALSE, chronology_xs, row);
      put_row (&pages, 118, FALSE, chronology_xs, row);
      pages_end_ruled (&pages, pixels);
    }
  blocks = pages_finish (&pages);
  for (guint i = 0; i < blocks->len; i++)
    {
      n_rows += pages_nth (blocks, i)->kind == TL_BLOCK_TABLE_ROW;
      n_headers += pages_nth (blocks, i)->is_header;
    }
  g_assert_cmpuint (n_rows, ==, 12);
  g_assert_cmpuint (n_headers, ==, 4);
}

/* Lines of a column of prose at @x, a number at the head of each fourth. */
static void
put_column (Pages *pages, double x, double y, guint n_lines, guint first_number)
{
  for (guint i = 0; i < n_lines; i++)
    {
      g_autofree char *number = g_strdup_printf ("2.%u ", first_number + i / 4);
      g_autofree char *line =
          g_strconcat (i % 4 == 0 ? number : "", "words of the column run on from line",
                       i % 4 == 3   ? " to an end."
                       : i % 4 == 0 ? ""
                                    : " to line",
                       NULL);

      pages_put (pages, x, y + 14 * i + 6 * (i / 4), 11, FALSE, line);
    }
}

/* A page in two columns is read down the left one first; a heading over both stands before them,
 * and a sentence goes on from the foot of the left to the head of the right. */
static void
test_columns (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put (&pages, 72, 100, 18, TRUE, "What the services knew of it and when");
  put_column (&pages, 72, 140, 14, 1);
  pages_put (&pages, 320, 143, 11, FALSE, "the next column, from line to line to");
  pages_put (&pages, 320, 157, 11, FALSE, "the end of the sentence that was begun.");
  put_column (&pages, 320, 177, 12, 5);
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 8);
  g_assert_cmpint (pages_nth (blocks, 0)->kind, ==, TL_BLOCK_HEADING);
  for (guint i = 1; i < 8; i++)
    {
      g_autofree char *number = g_strdup_printf ("2.%u", i);

      g_assert_cmpint (pages_nth (blocks, i)->kind, ==, TL_BLOCK_PARAGRAPH);
      g_assert_cmpstr (pages_nth (blocks, i)->number, ==, number);
      g_assert_true (
          g_str_has_suffix (pages_nth (blocks, i)->text, i == 4 ? "was begun." : "to an end."));
    }
}

/* Short paragraphs with white between them, whose last lines are short, are columns as well. */
static void
test_airy_columns (void)
{
  Pages pages;
  g_autoptr (GPtrArray) blocks = NULL;

  pages_init (&pages);
  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < 6; i++)
      {
        double x = side == 0 ? 72 : 320, y = 100 + 7 * side + 58 * i;

        pages_put (&pages, x, y, 11, FALSE, "The words of a short paragraph that go");
        pages_put (&pages, x, y + 14, 11, FALSE, "on for one more line before they come");
        pages_put (&pages, x, y + 28, 11, FALSE, "to an end.");
      }
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 12);
  for (guint i = 0; i < blocks->len; i++)
    g_assert_cmpstr (pages_nth (blocks, i)->text, ==,
                     "The words of a short paragraph that go on for one more line before they come "
                     "to an end.");
}

/* Rules below headings, as wide as a box between them, part no rows: what is boxed stays where it
 * is. */
static void
test_box_between_rules (void)
{
  static const char *const texts[] = { "First part",
                                       "What is said of it, in a sentence.",
                                       "What is boxed",
                                       "Second part",
                                       "More is said of it.",
                                       "Third part",
                                       "Yet more is said of it.",
                                       "Fourth part",
                                       "The rest is said of it." };
  static const double places[] = { 95, 125, 165, 215, 245, 295, 325, 375, 405 };
  g_autofree guint32 *pixels = g_new (guint32, 595 * 842);
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  memset (pixels, 0xff, 595 * 842 * sizeof *pixels);
  for (int i = 0; i < 4; i++)
    pages_draw (pixels, 72, (int) (i == 0 ? 112 : 152 + 80 * i), 520,
                (int) (i == 0 ? 113 : 153 + 80 * i));
  pages_draw (pixels, 72, 155, 520, 156);
  pages_draw (pixels, 72, 195, 520, 196);
  pages_draw (pixels, 72, 155, 73, 196);
  pages_draw (pixels, 519, 155, 520, 196);
  pages_init (&pages);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    pages_put (&pages, 80, places[i], 11, i % 3 == 0 || i == 5 || i == 7, texts[i]);
  pages_end_ruled (&pages, pixels);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, G_N_ELEMENTS (texts));
  for (guint i = 0; i < blocks->len; i++)
    g_assert_cmpstr (pages_nth (blocks, i)->text, ==, texts[i]);
}

/* Two columns of sentences whose rows begin level are a table. */
static void
test_table_of_sentences (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  guint n_rows = 0;
  double y = 120;
  Pages pages;

  pages_init (&pages);
  for (guint i = 0; i < 6; i++, y += 4 * 14 + 8)
    for (guint k = 0; k < 4; k++)
      {
        if (k < 2 + i % 3)
          pages_put (&pages, 72, y + 14 * k, 11, FALSE,
                     k == 0 ? "The words of a recommendation to the"
                            : "service run on from line to line on");
        pages_put (&pages, 320, y + 14 * k, 11, FALSE,
                   k == 0 ? "The answer of the service runs on to"
                          : "its end from line to line in a cell so");
      }
  pages_end (&pages);
  blocks = pages_finish (&pages);
  for (guint i = 0; i < blocks->len; i++)
    n_rows += pages_nth (blocks, i)->kind == TL_BLOCK_TABLE_ROW;
  g_assert_cmpuint (n_rows, ==, 6);
}

/* A frame of one column makes boxes of the paragraphs in it; a heading stays one, and so do
 * numbers.
 */
static void
test_boxes (void)
{
  g_autofree guint32 *pixels = g_new (guint32, 595 * 842);
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  memset (pixels, 0xff, 595 * 842 * 4);
  pages_init (&pages);
  pages_put_body (&pages, 120, 4);
  pages_draw (pixels, 66, 190, 530, 191);
  pages_draw (pixels, 66, 300, 530, 301);
  pages_draw (pixels, 66, 190, 67, 301);
  pages_draw (pixels, 529, 190, 530, 301);
  pages_put (&pages, 72, 196, 11, TRUE, "What others may learn");
  pages_put_body (&pages, 216, 2);
  pages_put (&pages, 72, 252, 11, FALSE, "1.1 A paragraph with a number.");
  pages_put (&pages, 72, 272, 11, FALSE, "1.2 A second paragraph with a number.");
  pages_put_body (&pages, 330, 4);
  pages_end_ruled (&pages, pixels);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 6);
  g_assert_cmpint (pages_nth (blocks, 0)->kind, ==, TL_BLOCK_PARAGRAPH);
  g_assert_cmpint (pages_nth (blocks, 1)->kind, ==, TL_BLOCK_HEADING);
  for (guint i = 2; i < 5; i++)
    g_assert_cmpint (pages_nth (blocks, i)->kind, ==, TL_BLOCK_BOX);
  g_assert_cmpstr (pages_nth (blocks, 3)->number, ==, "1.1");
  g_assert_true (g_str_has_suffix (pages_nth (blocks, 2)->text, "as sentences do."));
  g_assert_cmpint (pages_nth (blocks, 5)->kind, ==, TL_BLOCK_PARAGRAPH);
}

/* A row that lacks a cell stands apart from the head above it, and the rest of a cut cell from the
 * row below it. */
static void
test_tight_rows (void)
{
  static const char *const short_row[] = { "1 May 2017", "Surgery", NULL };
  static const char *const cut[] = { "2 May 2017", "Police", "The officer went to the house",
                                     NULL };
  static const char *const third[] = { "4 May 2017", "Housing", "The lock was changed.", NULL };
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put_body (&pages, 120, 4);
  put_row (&pages, 240, TRUE, chronology_xs, chronology_head);
  put_row (&pages, 254, FALSE, chronology_xs, short_row);
  put_row (&pages, 268, FALSE, chronology_xs, cut);
  pages_end (&pages);
  pages_put (&pages, 250, 120, 11, FALSE, "and found nobody in.");
  put_row (&pages, 134, FALSE, chronology_xs, third);
  put_row (&pages, 148, FALSE, chronology_xs, third);
  pages_put_body (&pages, 220, 4);
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 7);
  g_assert_cmpstr (pages_nth (blocks, 1)->text, ==, "Date\tSource\tEvent");
  g_assert_cmpstr (pages_nth (blocks, 2)->text, ==, "1 May 2017\tSurgery");
  g_assert_cmpstr (pages_nth (blocks, 3)->text, ==,
                   "2 May 2017\tPolice\tThe officer went to the house and found nobody in.");
  g_assert_cmpstr (pages_nth (blocks, 4)->text, ==, "4 May 2017\tHousing\tThe lock was changed.");
}

/* A word that a cell's line breaks at its hyphen is whole again. */
static void
test_hyphen_in_cell (void)
{
  static const char *const first[] = { "1 May 2017", "Police", "Asked about non-", NULL };
  static const char *const rest[] = { "", "", "attendance.", NULL };
  g_autofree guint32 *pixels = g_new (guint32, 595 * 842);
  g_autoptr (GPtrArray) blocks = NULL;
  const TlBlock *row = NULL;
  Pages pages;

  memset (pixels, 0xff, 595 * 842 * 4);
  pages_init (&pages);
  draw_rows (pixels, 96, 40, 3);
  put_row (&pages, 100, TRUE, chronology_xs, chronology_head);
  put_row (&pages, 140, FALSE, chronology_xs, first);
  put_row (&pages, 153, FALSE, chronology_xs, rest);
  put_row (&pages, 180, FALSE, chronology_xs, first);
  pages_put_body (&pages, 400, 4);
  pages_end_ruled (&pages, pixels);
  blocks = pages_finish (&pages);
  for (guint i = 0; i < blocks->len && row == NULL; i++)
    if (pages_nth (blocks, i)->kind == TL_BLOCK_TABLE_ROW && !pages_nth (blocks, i)->is_header)
      row = pages_nth (blocks, i);
  g_assert_nonnull (row);
  g_assert_true (g_str_has_suffix (row->text, "\tAsked about non-attendance."));
}

/* The year of a date that takes two lines is no number that hangs before a row. */
static void
test_years (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put_body (&pages, 80, 10);
  for (guint i = 0; i < 4; i++)
    {
      double y = 250 + 60 * i;

      pages_put (&pages, 72, y, 11, FALSE, i % 2 == 0 ? "7 October" : "12 March");
      pages_put (&pages, 140, y, 11, FALSE, "Police");
      pages_put (&pages, 220, y, 11, FALSE, "The practice wrote to the clinic about");
      pages_put (&pages, 450, y, 11, FALSE, "No answer.");
      pages_put (&pages, 72, y + 14, 11, FALSE, "2016");
      pages_put (&pages, 220, y + 14, 11, FALSE, "what had been seen in the spring.");
    }
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 5);
  g_assert_cmpstr (pages_nth (blocks, 1)->text, ==,
                   "7 October 2016\tPolice\tThe practice wrote to the clinic about what had been "
                   "seen in the spring.\tNo answer.");
}

/* The number and the title of a section above a table without rules are no columns of it. */
static void
test_heading_above (void)
{
  static const double xs[] = { 72, 110, 350 };
  static const char *const head[] = { "No.", "Action", "Lead", NULL };
  static const char *const row[] = { "1", "Write to the clinic and the school", "Council", NULL };
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put_body (&pages, 80, 10);
  pages_put (&pages, 72, 240, 12, TRUE, "8");
  pages_put (&pages, 110, 240, 12, TRUE, "Action plan");
  put_row (&pages, 262, TRUE, xs, head);
  for (guint i = 0; i < 4; i++)
    put_row (&pages, 286 + 24 * i, FALSE, xs, row);
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpint (pages_nth (blocks, 1)->kind, !=, TL_BLOCK_TABLE_ROW);
  g_assert_cmpstr (pages_nth (blocks, 2)->text, ==, "No.\tAction\tLead");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/table-over-pages", test_table_over_pages);
  g_test_add_func ("/layout/rows-stay-apart", test_rows_stay_apart);
  g_test_add_func ("/layout/ruled-table-over-pages", test_ruled_table_over_pages);
  g_test_add_func ("/layout/header-in-head-band", test_header_in_head_band);
  g_test_add_func ("/layout/columns", test_columns);
  g_test_add_func ("/layout/columns/airy", test_airy_columns);
  g_test_add_func ("/layout/boxes/between-rules", test_box_between_rules);
  g_test_add_func ("/layout/table-of-sentences", test_table_of_sentences);
  g_test_add_func ("/layout/boxes", test_boxes);
  g_test_add_func ("/layout/tight-rows", test_tight_rows);
  g_test_add_func ("/layout/hyphen-in-cell", test_hyphen_in_cell);
  g_test_add_func ("/layout/cut-row", test_cut_row);
  g_test_add_func ("/layout/row-without-head", test_row_without_head);
  g_test_add_func ("/layout/box-after-table", test_box_after_table);
  g_test_add_func ("/layout/ends-ruled", test_ends_ruled);
  g_test_add_func ("/layout/tables/years", test_years);
  g_test_add_func ("/layout/tables/heading-above", test_heading_above);
  return g_test_run ();
}
