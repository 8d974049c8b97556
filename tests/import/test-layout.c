/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Characters to blocks, without a PDF: pages are laid out here, one character after the other. */
#include "config.h"

#include "tl-layout.h"

#include <string.h>

#define CHARACTER 5.0f /* points a character is wide */

typedef struct
{
  TlLayout *layout;
  GArray *glyphs;
} Pages;

static void
pages_init (Pages *pages)
{
  pages->layout = tl_layout_new ();
  pages->glyphs = g_array_new (FALSE, FALSE, sizeof (TlGlyph));
}

static void
put (Pages *pages, double x, double y, double size, gboolean is_bold, const char *text)
{
  TlGlyph glyph = {
    0, (float) x, (float) y, 0, (float) (y + 1.2 * size), (float) size, (guint8) is_bold, FALSE
  };

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      glyph.c = g_utf8_get_char (p);
      glyph.x2 = glyph.x1 + CHARACTER;
      g_array_append_val (pages->glyphs, glyph);
      glyph.x1 = glyph.x2;
    }
  glyph.c = '\n';
  g_array_append_val (pages->glyphs, glyph);
}

static void
end_page (Pages *pages)
{
  tl_lines_add_page (pages->layout, 595, 842, (const TlGlyph *) (gpointer) pages->glyphs->data,
                     pages->glyphs->len, NULL);
  g_array_set_size (pages->glyphs, 0);
}

static GPtrArray *
finish (Pages *pages)
{
  GPtrArray *blocks = tl_layout_to_blocks (pages->layout);

  tl_layout_free (pages->layout);
  g_array_unref (pages->glyphs);
  return blocks;
}

/* Lines of body text, so that its size and gaps are known; the last one ends a sentence. */
static void
put_body (Pages *pages, double y, guint n_lines)
{
  for (guint i = 0; i < n_lines; i++)
    put (pages, 72, y + 14 * i, 11, FALSE,
         i + 1 < n_lines ? "words of the body run on from line to line until the sentence has come "
                           "to the end that"
                         : "it was made for, as sentences do.");
}

static const TlBlock *
nth (GPtrArray *blocks, guint i)
{
  g_assert_cmpuint (i, <, blocks->len);
  return g_ptr_array_index (blocks, i);
}

static void
test_paragraph_over_pages (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  put (&pages, 72, 90, 11, FALSE,
       "The sentence begins on the first page of the report and is not at an end where");
  end_page (&pages);
  put (&pages, 72, 90, 11, FALSE, "the page is.");
  end_page (&pages);
  blocks = finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 1);
  g_assert_cmpstr (nth (blocks, 0)->text, ==,
                   "The sentence begins on the first page of the report and is not at an end where "
                   "the page is.");
}

/* Makes the characters of the last line put down from @from to @to doubtful. */
static void
doubt (Pages *pages, guint from, guint to, guint8 how_much)
{
  guint start = pages->glyphs->len - 1;

  while (start > 0 && g_array_index (pages->glyphs, TlGlyph, start - 1).c != '\n')
    start--;
  for (guint i = from; i < to; i++)
    g_array_index (pages->glyphs, TlGlyph, start + i).doubt = how_much;
}

/* Doubts come to stand where their words do, also behind a number and in a second line. */
static void
test_doubts (void)
{
  static const struct
  {
    guint block;
    const char *word;
    guint confidence;
  } expected[] = { { 0, "sgoke", 20 }, { 0, "thc", 55 }, { 1, "nurse,", 59 } };
  g_autoptr (GArray) doubts = NULL;
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  put (&pages, 72, 90, 11, FALSE,
       "4.1 The officer sgoke to her in the spring and wrote down what she had said in full in");
  doubt (&pages, 16, 21, 80);
  put (&pages, 72, 104, 11, FALSE, "thc book that is kept for it.");
  doubt (&pages, 0, 3, 45);
  put (&pages, 72, 130, 11, FALSE, "4.2 The nurse, who was new, did not.");
  doubt (&pages, 8, 14, 41);
  doubt (&pages, 15, 18, 40); /* sure enough */
  end_page (&pages);
  doubts = g_array_ref (pages.layout->doubts);
  blocks = finish (&pages);
  g_assert_cmpuint (doubts->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < doubts->len; i++)
    {
      const TlDoubt *found = &g_array_index (doubts, TlDoubt, i);
      g_autofree char *word = g_utf8_substring (nth (blocks, found->block)->text, found->start,
                                                found->start + found->length);

      g_assert_cmpuint (found->block, ==, expected[i].block);
      g_assert_cmpstr (word, ==, expected[i].word);
      g_assert_cmpuint (found->confidence, ==, expected[i].confidence);
    }
}

static void
test_year_is_no_number (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  put (&pages, 72, 90, 11, FALSE,
       "There were visits to the surgery in the spring and the police came to the home on");
  put (&pages, 72, 104, 11, FALSE,
       "12. May and nothing more was heard of it until the summer of the year after that one");
  put (&pages, 72, 118, 11, FALSE, "3.5 million pounds were spent.");
  end_page (&pages);
  blocks = finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 1);
  g_assert_null (nth (blocks, 0)->number);
}

static void
test_hanging_numbers (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *number = g_strdup_printf ("4.%u", i + 9);

      put (&pages, 72, 90 + 60 * i, 11, FALSE, number);
      put (&pages, 110, 90 + 60 * i, 11, FALSE,
           "The first line of a paragraph that is numbered and goes on for more than");
      put (&pages, 110, 104 + 60 * i, 11, FALSE, "a single line.");
    }
  end_page (&pages);
  blocks = finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 3);
  g_assert_cmpstr (nth (blocks, 0)->number, ==, "4.9");
  g_assert_cmpstr (nth (blocks, 2)->number, ==, "4.11");
  g_assert_cmpstr (
      nth (blocks, 1)->text, ==,
      "The first line of a paragraph that is numbered and goes on for more than a single line.");
}

static void
test_heading_levels (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  put (&pages, 72, 90, 18, TRUE, "What was known");
  put_body (&pages, 130, 4);
  put (&pages, 72, 220, 14, TRUE, "To the police");
  put_body (&pages, 250, 4);
  put (&pages, 72, 340, 14, TRUE, "To the health services");
  put_body (&pages, 370, 6);
  end_page (&pages);
  blocks = finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 6);
  g_assert_cmpint (nth (blocks, 0)->kind, ==, TL_BLOCK_HEADING);
  g_assert_cmpuint (nth (blocks, 0)->level, ==, 1);
  g_assert_cmpint (nth (blocks, 2)->kind, ==, TL_BLOCK_HEADING);
  g_assert_cmpuint (nth (blocks, 2)->level, ==, 2);
  g_assert_cmpuint (nth (blocks, 4)->level, ==, 2);
}

static void
test_furniture (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  guint n_furniture = 0;
  Pages pages;

  pages_init (&pages);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *foot = g_strdup_printf ("Page %u of 4", i + 1);

      put (&pages, 72, 40, 9, FALSE, "A review for a partnership");
      put_body (&pages, 160, 8);
      put (&pages, 270, 800, 9, FALSE, foot);
      end_page (&pages);
    }
  blocks = finish (&pages);
  for (guint i = 0; i < blocks->len; i++)
    {
      const TlBlock *block = nth (blocks, i);

      n_furniture += block->kind == TL_BLOCK_FURNITURE;
      if (block->kind != TL_BLOCK_FURNITURE)
        g_assert_true (strstr (block->text, "Page") == NULL
                       && strstr (block->text, "partnership") == NULL);
    }
  g_assert_cmpuint (n_furniture, ==, 2);
}

static void
test_hyphens (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  put (&pages, 72, 90, 11, FALSE, "It was a long-");
  put (&pages, 72, 104, 11, FALSE, "term matter of safe-");
  put (&pages, 72, 118, 11, FALSE, "guarding, and safeguarding is for all.");
  end_page (&pages);
  blocks = finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 1);
  g_assert_cmpstr (nth (blocks, 0)->text, ==,
                   "It was a long-term matter of safeguarding, and safeguarding is for all.");
}

static void
test_odd_characters (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  put (&pages, 72, 90, 11, FALSE,
       "\xef\x82\xb7 The o\xef\xac\x83"
       "ce con\xef\xac\x81rmed safe\xc2\xadguarding.");
  end_page (&pages);
  blocks = finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 1);
  g_assert_cmpint (nth (blocks, 0)->kind, ==, TL_BLOCK_ITEM);
  g_assert_cmpstr (nth (blocks, 0)->number, ==, "•");
  g_assert_cmpstr (nth (blocks, 0)->text, ==, "The office confirmed safeguarding.");
}

static void
test_nothing (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  end_page (&pages);
  blocks = finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 0);
}

/* Words of two cells that touch, one a line lower than the other, without white space between: both
 * stay. */
static void
test_touching_cells (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GString) all = g_string_new (NULL);
  Pages pages;

  pages_init (&pages);
  put_body (&pages, 100, 3);
  put (&pages, 72, 200, 11, FALSE, "Community Safety");
  put (&pages, 72, 213, 11, FALSE, "Unit");
  g_array_set_size (pages.glyphs, pages.glyphs->len - 1);
  put (&pages, 95, 200 - 13, 11, FALSE, "Search");
  end_page (&pages);
  blocks = finish (&pages);
  for (guint i = 0; i < blocks->len; i++)
    g_string_append_printf (all, "%s ", nth (blocks, i)->text);
  g_assert_nonnull (strstr (all->str, "Unit"));
  g_assert_nonnull (strstr (all->str, "Search"));
}

static void
draw (guint32 *pixels, int x1, int y1, int x2, int y2)
{
  for (int y = y1; y < y2; y++)
    for (int x = x1; x < x2; x++)
      pixels[y * 595 + x] = 0;
}

static TlGrid *
find_grid (guint32 *pixels)
{
  return tl_grid_find ((const guint8 *) pixels, 595, 842, 595 * 4);
}

/* The base line of a word close below the head of a cell is no rule: the row stays one. */
static void
test_base_line (void)
{
  g_autofree guint32 *pixels = g_new (guint32, 595 * 842);
  g_autoptr (TlGrid) grid = NULL;
  TlGridCell above = { 0 }, below = { 0 }, next = { 0 };

  memset (pixels, 0xff, 595 * 842 * 4);
  for (int y = 100; y <= 220; y += 60)
    draw (pixels, 70, y, 500, y + 1);
  for (int x = 70; x <= 500; x += 215)
    draw (pixels, x, 100, x + 1, 221);
  draw (pixels, 74, 124, 140, 130);
  grid = find_grid (pixels);
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
    draw (pixels, 70, y, 500, y + 1);
  grid = find_grid (pixels);
  g_assert_nonnull (grid);
  pages_init (&pages);
  put_body (&pages, 100, 3);
  put (&pages, 72, 204, 8, TRUE, "Name");
  put (&pages, 300, 204, 8, TRUE, "Role");
  put (&pages, 72, 250, 8, FALSE, "Adviser One");
  put (&pages, 300, 244, 8, FALSE, "Adviser on housing,");
  put (&pages, 300, 254, 8, FALSE, "with the council");
  put (&pages, 72, 284, 8, FALSE, "Adviser Two");
  put (&pages, 300, 284, 8, FALSE, "Adviser on debt");
  tl_lines_add_page (pages.layout, 595, 842, (const TlGlyph *) (gpointer) pages.glyphs->data,
                     pages.glyphs->len, grid);
  blocks = finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 4);
  g_assert_cmpstr (nth (blocks, 1)->text, ==, "Name\tRole");
  g_assert_cmpstr (nth (blocks, 2)->text, ==, "Adviser One\tAdviser on housing, with the council");
  g_assert_cmpstr (nth (blocks, 3)->text, ==, "Adviser Two\tAdviser on debt");
}

/* A row of a table whose columns are @xs: one line a cell. */
static void
put_row (Pages *pages, double y, gboolean is_bold, const double *xs, const char *const *cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    put (pages, xs[i], y, 11, is_bold, cells[i]);
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
  put_body (&pages, 120, 4);
  put_row (&pages, 240, TRUE, chronology_xs, chronology_head);
  put_row (&pages, 260, FALSE, chronology_xs, first);
  put_row (&pages, 280, FALSE, chronology_xs, cut);
  end_page (&pages);
  put_row (&pages, 120, TRUE, chronology_xs, chronology_head);
  put (&pages, 250, 140, 11, FALSE, "found nobody in.");
  put_row (&pages, 160, FALSE, chronology_xs, third);
  put_row (&pages, 180, FALSE, chronology_xs, fourth);
  end_page (&pages);
  blocks = finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 6);
  g_assert_true (nth (blocks, 1)->is_header);
  g_assert_cmpstr (nth (blocks, 3)->text, ==,
                   "2 May 2017\tPolice\tThe officer went to the house and found nobody in.");
  for (guint i = 1; i < 6; i++)
    {
      g_assert_cmpuint (nth (blocks, i)->table, ==, 1);
      g_assert_cmpint (nth (blocks, i)->is_header, ==, i == 1);
    }
  g_assert_cmpstr (nth (blocks, 4)->text, ==, "4 May 2017\tHousing\tThe lock was changed.");
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
  put_body (&pages, 120, 4);
  put_row (&pages, 240, FALSE, chronology_xs, first);
  put_row (&pages, 260, FALSE, chronology_xs, second);
  end_page (&pages);
  put_row (&pages, 120, FALSE, chronology_xs, third);
  put_row (&pages, 140, FALSE, chronology_xs, fourth);
  put_body (&pages, 220, 4);
  end_page (&pages);
  blocks = finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 6);
  g_assert_cmpuint (nth (blocks, 3)->page, ==, 2);
  g_assert_cmpuint (nth (blocks, 3)->table, ==, nth (blocks, 2)->table);
  g_assert_cmpint (nth (blocks, 5)->kind, ==, TL_BLOCK_PARAGRAPH);
}

static void
end_ruled_page (Pages *pages, guint32 *pixels)
{
  g_autoptr (TlGrid) grid = find_grid (pixels);

  g_assert_nonnull (grid);
  tl_lines_add_page (pages->layout, 595, 842, (const TlGlyph *) (gpointer) pages->glyphs->data,
                     pages->glyphs->len, grid);
  g_array_set_size (pages->glyphs, 0);
  memset (pixels, 0xff, 595 * 842 * 4);
}

/* Rules of a table with rows from @top on, @height high each. */
static void
draw_rows (guint32 *pixels, int top, int height, int n)
{
  for (int i = 0; i <= n; i++)
    draw (pixels, 68, top + i * height, 520, top + i * height + 1);
  for (guint i = 0; i < 3; i++)
    draw (pixels, (int) chronology_xs[i] - 4, top, (int) chronology_xs[i] - 3,
          top + n * height + 1);
  draw (pixels, 519, top, 520, top + n * height + 1);
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
  put_body (&pages, 120, 4);
  draw_rows (pixels, 236, 24, 3);
  put_row (&pages, 242, TRUE, chronology_xs, chronology_head);
  put_row (&pages, 266, FALSE, chronology_xs, first);
  put_row (&pages, 290, FALSE, chronology_xs, cut);
  end_ruled_page (&pages, pixels);
  draw_rows (pixels, 116, 50, 1);
  put (&pages, 250, 120, 11, FALSE, "it was empty, and that the");
  put (&pages, 250, 134, 11, FALSE, "lock was gone.");
  put_body (&pages, 260, 4);
  end_ruled_page (&pages, pixels);
  blocks = finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 5);
  g_assert_cmpstr (nth (blocks, 3)->text, ==,
                   "2 May 2017\tPolice\tThe officer went to the house and found that it was empty, "
                   "and that the lock was gone.");
  g_assert_cmpint (nth (blocks, 4)->kind, ==, TL_BLOCK_PARAGRAPH);
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

      put_body (&pages, 400, 4);
      draw_rows (pixels, 66, 24, 3);
      put_row (&pages, 70, TRUE, chronology_xs, chronology_head);
      put_row (&pages, 94, FALSE, chronology_xs, row);
      put_row (&pages, 118, FALSE, chronology_xs, row);
      end_ruled_page (&pages, pixels);
    }
  blocks = finish (&pages);
  for (guint i = 0; i < blocks->len; i++)
    {
      n_rows += nth (blocks, i)->kind == TL_BLOCK_TABLE_ROW;
      n_headers += nth (blocks, i)->is_header;
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

      put (pages, x, y + 14 * i + 6 * (i / 4), 11, FALSE, line);
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
  put (&pages, 72, 100, 18, TRUE, "What the services knew of it and when");
  put_column (&pages, 72, 140, 14, 1);
  put (&pages, 320, 143, 11, FALSE, "the next column, from line to line to");
  put (&pages, 320, 157, 11, FALSE, "the end of the sentence that was begun.");
  put_column (&pages, 320, 177, 12, 5);
  end_page (&pages);
  blocks = finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 8);
  g_assert_cmpint (nth (blocks, 0)->kind, ==, TL_BLOCK_HEADING);
  for (guint i = 1; i < 8; i++)
    {
      g_autofree char *number = g_strdup_printf ("2.%u", i);

      g_assert_cmpint (nth (blocks, i)->kind, ==, TL_BLOCK_PARAGRAPH);
      g_assert_cmpstr (nth (blocks, i)->number, ==, number);
      g_assert_true (
          g_str_has_suffix (nth (blocks, i)->text, i == 4 ? "was begun." : "to an end."));
    }
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
          put (&pages, 72, y + 14 * k, 11, FALSE,
               k == 0 ? "The words of a recommendation to the"
                      : "service run on from line to line on");
        put (&pages, 320, y + 14 * k, 11, FALSE,
             k == 0 ? "The answer of the service runs on to"
                    : "its end from line to line in a cell so");
      }
  end_page (&pages);
  blocks = finish (&pages);
  for (guint i = 0; i < blocks->len; i++)
    n_rows += nth (blocks, i)->kind == TL_BLOCK_TABLE_ROW;
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
  put_body (&pages, 120, 4);
  draw (pixels, 66, 190, 530, 191);
  draw (pixels, 66, 300, 530, 301);
  draw (pixels, 66, 190, 67, 301);
  draw (pixels, 529, 190, 530, 301);
  put (&pages, 72, 196, 11, TRUE, "What others may learn");
  put_body (&pages, 216, 2);
  put (&pages, 72, 252, 11, FALSE, "1.1 A paragraph with a number.");
  put (&pages, 72, 272, 11, FALSE, "1.2 A second paragraph with a number.");
  put_body (&pages, 330, 4);
  end_ruled_page (&pages, pixels);
  blocks = finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 6);
  g_assert_cmpint (nth (blocks, 0)->kind, ==, TL_BLOCK_PARAGRAPH);
  g_assert_cmpint (nth (blocks, 1)->kind, ==, TL_BLOCK_HEADING);
  for (guint i = 2; i < 5; i++)
    g_assert_cmpint (nth (blocks, i)->kind, ==, TL_BLOCK_BOX);
  g_assert_cmpstr (nth (blocks, 3)->number, ==, "1.1");
  g_assert_true (g_str_has_suffix (nth (blocks, 2)->text, "as sentences do."));
  g_assert_cmpint (nth (blocks, 5)->kind, ==, TL_BLOCK_PARAGRAPH);
}

/* Turns what was put on a page on its side, so that it runs up a page 595 points wide and 842 high,
 * or down. */
static void
turn_glyphs (Pages *pages, gboolean is_up)
{
  for (guint i = 0; i < pages->glyphs->len; i++)
    {
      TlGlyph *g = &g_array_index (pages->glyphs, TlGlyph, i), was = *g;

      g->x1 = is_up ? was.y1 : 595 - was.y2;
      g->x2 = is_up ? was.y2 : 595 - was.y1;
      g->y1 = is_up ? 842 - was.x2 : was.x1;
      g->y2 = is_up ? 842 - was.x1 : was.x2;
    }
}

/* A page on which text runs up or down is read line by line, and its words are found where they
 * stand. */
static void
test_turned_page (gconstpointer data)
{
  gboolean is_up = GPOINTER_TO_INT (data);
  g_autoptr (GPtrArray) blocks = NULL;
  double width = 595, height = 842;
  const TlWordBox *word;
  const TlPageSize *size;
  TlLayout *layout;
  TlTurn turn;
  Pages pages;

  pages_init (&pages);
  put (&pages, 72, 90, 11, FALSE,
       "The table was printed on its side because it is as wide as that and");
  put (&pages, 72, 104, 11, FALSE, "runs over the page.");
  turn_glyphs (&pages, is_up);
  layout = pages.layout;
  turn = tl_glyphs_turn ((TlGlyph *) (gpointer) pages.glyphs->data, pages.glyphs->len, &width,
                         &height);
  g_assert_cmpint (turn, ==, is_up ? TL_TURN_UP : TL_TURN_DOWN);
  g_assert_cmpfloat (width, ==, 842);
  tl_lines_add_page (layout, width, height, (const TlGlyph *) (gpointer) pages.glyphs->data,
                     pages.glyphs->len, NULL);
  tl_layout_set_turn (layout, turn);
  blocks = tl_layout_to_blocks (layout);
  size = &g_array_index (layout->pages, TlPageSize, 0);
  g_assert_cmpfloat (size->width, ==, 595);
  g_assert_cmpuint (blocks->len, ==, 1);
  g_assert_cmpstr (nth (blocks, 0)->text, ==,
                   "The table was printed on its side because it is as wide as that and runs over "
                   "the page.");
  word = &g_array_index (nth (blocks, 0)->boxes, TlWordBox, 0);
  g_assert_cmpuint (word->y1, ==, is_up ? 8420 - 720 - 150 : 720);
  g_assert_cmpuint (word->y2, ==, is_up ? 8420 - 720 : 870);
  g_assert_cmpuint (word->x1, ==, is_up ? 900 : 5950 - 900 - 132);
  tl_layout_free (layout);
  g_array_unref (pages.glyphs);
}

/* A footnote as large as the text is known by its mark, and so is one marked by a letter. */
static void
test_footnote_marks (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  put_body (&pages, 90, 4);
  put (&pages, 72, 160, 11, FALSE, "The panel wrote to the surgery.");
  put (&pages, 72 + 31 * 5, 158, 7, FALSE, "3");
  put (&pages, 72, 700, 11, FALSE, "3 The letter is with the partnership.");
  end_page (&pages);
  put_body (&pages, 90, 6);
  put (&pages, 72, 699, 5, FALSE, "a");
  put (&pages, 80, 700, 9, FALSE, "The answer came in the summer of that year and was");
  end_page (&pages);
  put_body (&pages, 90, 6);
  put (&pages, 80, 700, 9, FALSE, "read by all.");
  end_page (&pages);
  blocks = finish (&pages);
  for (guint i = 0; i < blocks->len; i++)
    if (nth (blocks, i)->kind != TL_BLOCK_FOOTNOTE)
      g_assert_null (strstr (nth (blocks, i)->text, "letter is"));
    else if (nth (blocks, i)->page == 1)
      {
        g_assert_cmpstr (nth (blocks, i)->number, ==, "3");
        g_assert_cmpstr (nth (blocks, i)->text, ==, "The letter is with the partnership.");
      }
    else
      {
        g_assert_cmpstr (nth (blocks, i)->number, ==, "a");
        g_assert_cmpstr (nth (blocks, i)->text, ==,
                         "The answer came in the summer of that year and was read by all.");
      }
}

/* A line in bold right below the end of a sentence is a heading; in the midst of one it is none. */
static void
test_tight_heading (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  put_body (&pages, 90, 5);
  put (&pages, 72, 160, 11, TRUE, "Recommendations");
  put_body (&pages, 180, 3);
  put (&pages, 72, 222, 11, FALSE,
       "words of the body run on from line to line until the sentence has come to the");
  put (&pages, 72, 236, 11, TRUE, "Partnership");
  put (&pages, 72, 250, 11, FALSE, "which was to hear of it.");
  end_page (&pages);
  blocks = finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 3);
  g_assert_cmpint (nth (blocks, 1)->kind, ==, TL_BLOCK_HEADING);
  g_assert_cmpstr (nth (blocks, 1)->text, ==, "Recommendations");
  g_assert_true (g_str_has_suffix (nth (blocks, 2)->text, "Partnership which was to hear of it."));
}

/* What stands beside a heading of several lines keeps its own order. */
static void
test_beside_heading (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  put (&pages, 72, 90, 11, TRUE, "The experiences of those who");
  put (&pages, 320, 90, 11, TRUE, "Needs to be");
  put (&pages, 72, 104, 11, TRUE, "asked the services of the");
  put (&pages, 320, 104, 11, TRUE, "improved soon");
  put (&pages, 72, 118, 11, TRUE, "town for help");
  put_body (&pages, 150, 6);
  end_page (&pages);
  blocks = finish (&pages);
  g_assert_cmpstr (nth (blocks, 0)->text, ==,
                   "The experiences of those who asked the services of the town for help");
  g_assert_cmpstr (nth (blocks, 1)->text, ==, "Needs to be improved soon");
}

/* "Finding 1" alone in bold is a heading; the number of a recommendation is its own. */
static void
test_keyword_headings (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  for (guint i = 0; i < 2; i++)
    {
      put (&pages, 72, 100 + 200 * i, 11, TRUE, i == 0 ? "Finding 1" : "Finding 2");
      put_body (&pages, 120 + 200 * i, 3);
      put (&pages, 72, 180 + 200 * i, 11, TRUE, i == 0 ? "Recommendation 1" : "Recommendation 2");
      put_body (&pages, 194 + 200 * i, 3);
    }
  end_page (&pages);
  blocks = finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 6);
  g_assert_cmpint (nth (blocks, 3)->kind, ==, TL_BLOCK_HEADING);
  g_assert_cmpstr (nth (blocks, 3)->text, ==, "Finding 2");
  g_assert_cmpint (nth (blocks, 5)->kind, ==, TL_BLOCK_RECOMMENDATION);
  g_assert_cmpstr (nth (blocks, 5)->number, ==, "2");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/paragraph-over-pages", test_paragraph_over_pages);
  g_test_add_func ("/layout/doubts", test_doubts);
  g_test_add_func ("/layout/year-is-no-number", test_year_is_no_number);
  g_test_add_func ("/layout/hanging-numbers", test_hanging_numbers);
  g_test_add_func ("/layout/heading-levels", test_heading_levels);
  g_test_add_func ("/layout/furniture", test_furniture);
  g_test_add_func ("/layout/hyphens", test_hyphens);
  g_test_add_func ("/layout/odd-characters", test_odd_characters);
  g_test_add_func ("/layout/nothing", test_nothing);
  g_test_add_func ("/layout/touching-cells", test_touching_cells);
  g_test_add_func ("/layout/base-line", test_base_line);
  g_test_add_func ("/layout/bands", test_bands);
  g_test_add_func ("/layout/table-over-pages", test_table_over_pages);
  g_test_add_func ("/layout/rows-stay-apart", test_rows_stay_apart);
  g_test_add_func ("/layout/ruled-table-over-pages", test_ruled_table_over_pages);
  g_test_add_func ("/layout/header-in-head-band", test_header_in_head_band);
  g_test_add_func ("/layout/columns", test_columns);
  g_test_add_func ("/layout/table-of-sentences", test_table_of_sentences);
  g_test_add_func ("/layout/boxes", test_boxes);
  g_test_add_data_func ("/layout/turned-up", GINT_TO_POINTER (TRUE), test_turned_page);
  g_test_add_data_func ("/layout/turned-down", GINT_TO_POINTER (FALSE), test_turned_page);
  g_test_add_func ("/layout/footnote-marks", test_footnote_marks);
  g_test_add_func ("/layout/tight-heading", test_tight_heading);
  g_test_add_func ("/layout/beside-heading", test_beside_heading);
  g_test_add_func ("/layout/keyword-headings", test_keyword_headings);
  return g_test_run ();
}
