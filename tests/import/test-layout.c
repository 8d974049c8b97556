/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Characters to blocks, without a PDF: paragraphs, numbers, headings, furniture, notes. */
#include "config.h"

#include "layout-pages.h"

#include <string.h>

static void
test_paragraph_over_pages (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put (&pages, 72, 90, 11, FALSE,
             "The sentence begins on the first page of the report and is not at an end where");
  pages_end (&pages);
  pages_put (&pages, 72, 90, 11, FALSE, "the page is.");
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 1);
  g_assert_cmpstr (pages_nth (blocks, 0)->text, ==,
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
  pages_put (
      &pages, 72, 90, 11, FALSE,
      "4.1 The officer sgoke to her in the spring and wrote down what she had said in full in");
  doubt (&pages, 16, 21, 80);
  pages_put (&pages, 72, 104, 11, FALSE, "thc book that is kept for it.");
  doubt (&pages, 0, 3, 45);
  pages_put (&pages, 72, 130, 11, FALSE, "4.2 The nurse, who was new, did not.");
  doubt (&pages, 8, 14, 41);
  doubt (&pages, 15, 18, 40); /* sure enough */
  pages_end (&pages);
  doubts = g_array_ref (pages.layout->doubts);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (doubts->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < doubts->len; i++)
    {
      const TlDoubt *found = &g_array_index (doubts, TlDoubt, i);
      g_autofree char *word = g_utf8_substring (pages_nth (blocks, found->block)->text,
                                                found->start, found->start + found->length);

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
  pages_put (&pages, 72, 90, 11, FALSE,
             "There were visits to the surgery in the spring and the police came to the home on");
  pages_put (
      &pages, 72, 104, 11, FALSE,
      "12. May and nothing more was heard of it until the summer of the year after that one");
  pages_put (&pages, 72, 118, 11, FALSE, "3.5 million pounds were spent.");
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 1);
  g_assert_null (pages_nth (blocks, 0)->number);
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

      pages_put (&pages, 72, 90 + 60 * i, 11, FALSE, number);
      pages_put (&pages, 110, 90 + 60 * i, 11, FALSE,
                 "The first line of a paragraph that is numbered and goes on for more than");
      pages_put (&pages, 110, 104 + 60 * i, 11, FALSE, "a single line.");
    }
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 3);
  g_assert_cmpstr (pages_nth (blocks, 0)->number, ==, "4.9");
  g_assert_cmpstr (pages_nth (blocks, 2)->number, ==, "4.11");
  g_assert_cmpstr (
      pages_nth (blocks, 1)->text, ==,
      "The first line of a paragraph that is numbered and goes on for more than a single line.");
}

static void
test_heading_levels (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put (&pages, 72, 90, 18, TRUE, "What was known");
  pages_put_body (&pages, 130, 4);
  pages_put (&pages, 72, 220, 14, TRUE, "To the police");
  pages_put_body (&pages, 250, 4);
  pages_put (&pages, 72, 340, 14, TRUE, "To the health services");
  pages_put_body (&pages, 370, 6);
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 6);
  g_assert_cmpint (pages_nth (blocks, 0)->kind, ==, TL_BLOCK_HEADING);
  g_assert_cmpuint (pages_nth (blocks, 0)->level, ==, 1);
  g_assert_cmpint (pages_nth (blocks, 2)->kind, ==, TL_BLOCK_HEADING);
  g_assert_cmpuint (pages_nth (blocks, 2)->level, ==, 2);
  g_assert_cmpuint (pages_nth (blocks, 4)->level, ==, 2);
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

      pages_put (&pages, 72, 40, 9, FALSE, "A review for a partnership");
      pages_put_body (&pages, 160, 8);
      pages_put (&pages, 270, 800, 9, FALSE, foot);
      pages_end (&pages);
    }
  blocks = pages_finish (&pages);
  for (guint i = 0; i < blocks->len; i++)
    {
      const TlBlock *block = pages_nth (blocks, i);

      n_furniture += block->kind == TL_BLOCK_FURNITURE;
      if (block->kind != TL_BLOCK_FURNITURE)
        g_assert_true (strstr (block->text, "Page") == NULL
                       && strstr (block->text, "partnership") == NULL);
    }
  g_assert_cmpuint (n_furniture, ==, 2);
}

/* The name of the chapter changes beside that of the report, which the cover has alone; a table
 * that goes on at the head of its pages is no running head. */
static void
test_two_sided_heads (void)
{
  static const char *const chapters[] = { NULL, "Summary", "Summary", "What was known", "Lessons" };
  static const char *const events[] = { "They came.", "They asked.", "They left.", "They wrote.",
                                        "Nobody answered." };
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  for (guint i = 0; i < G_N_ELEMENTS (chapters); i++)
    {
      pages_put (&pages, 72, 40, 9, FALSE, "Until it is published: restricted");
      if (chapters[i] != NULL)
        pages_put (&pages, 400, 40, 9, FALSE, chapters[i]);
      pages_put (&pages, 72, 80, 11, FALSE, "Wexshire Police");
      pages_put (&pages, 250, 80, 11, FALSE, events[i]);
      pages_put_body (&pages, 160, 8);
      pages_end (&pages);
    }
  blocks = pages_finish (&pages);
  for (guint i = 0; i < blocks->len; i++)
    {
      const TlBlock *block = pages_nth (blocks, i);

      g_assert_cmpint (strstr (block->text, "restricted") != NULL, ==,
                       block->kind == TL_BLOCK_FURNITURE);
    }
}

static void
test_hyphens (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put (&pages, 72, 90, 11, FALSE, "It was a long-");
  pages_put (&pages, 72, 104, 11, FALSE, "term matter of safe-");
  pages_put (&pages, 72, 118, 11, FALSE, "guarding, and safeguarding is for all.");
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 1);
  g_assert_cmpstr (pages_nth (blocks, 0)->text, ==,
                   "It was a long-term matter of safeguarding, and safeguarding is for all.");
}

/* A space that lies below a letter parts no word. */
static void
test_space_below_letter (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  TlGlyph *space;
  Pages pages;

  pages_init (&pages);
  pages_put (&pages, 72, 90, 11, FALSE, "It is r estitution that they asked for.");
  space = &g_array_index (pages.glyphs, TlGlyph, 7);
  g_assert_cmpuint (space->c, ==, ' ');
  space[-1].x2 = space->x2;
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpstr (pages_nth (blocks, 0)->text, ==, "It is restitution that they asked for.");
}

/* A pair of letters may draw a space together so far that it looks like a hair of white. */
static void
test_kerned_space (void)
{
  static const struct
  {
    guint at;
    float to; /* the width of the space, of the type size */
  } spaces[] = { { 2, 0.14f }, { 7, 0.2f }, { 10, 0.2f }, { 14, 0.2f }, { 17, 0.3f } };
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put (&pages, 72, 90, 11, FALSE, "He went on and on about it.");
  for (guint i = 0; i < G_N_ELEMENTS (spaces); i++)
    {
      TlGlyph *space = &g_array_index (pages.glyphs, TlGlyph, spaces[i].at);
      float less = space->x2 - space->x1 - spaces[i].to * 11;

      g_assert_cmpuint (space->c, ==, ' ');
      space->x2 -= less;
      for (TlGlyph *g = space + 1; g < &g_array_index (pages.glyphs, TlGlyph, pages.glyphs->len);
           g++)
        g->x1 -= less, g->x2 -= less;
    }
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpstr (pages_nth (blocks, 0)->text, ==, "He went on and on about it.");
}

static void
test_odd_characters (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put (&pages, 72, 90, 11, FALSE,
             "\xef\x82\xb7 The o\xef\xac\x83"
             "ce con\xef\xac\x81rmed safe\xc2\xadguarding.");
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 1);
  g_assert_cmpint (pages_nth (blocks, 0)->kind, ==, TL_BLOCK_ITEM);
  g_assert_cmpstr (pages_nth (blocks, 0)->number, ==, "•");
  g_assert_cmpstr (pages_nth (blocks, 0)->text, ==, "The office confirmed safeguarding.");
}

static void
test_nothing (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 0);
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
  pages_put (&pages, 72, 90, 11, FALSE,
             "The table was printed on its side because it is as wide as that and");
  pages_put (&pages, 72, 104, 11, FALSE, "runs over the page.");
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
  g_assert_cmpstr (pages_nth (blocks, 0)->text, ==,
                   "The table was printed on its side because it is as wide as that and runs over "
                   "the page.");
  word = &g_array_index (pages_nth (blocks, 0)->boxes, TlWordBox, 0);
  g_assert_cmpuint (word->y1, ==, is_up ? 8420 - 720 - 150 : 720);
  g_assert_cmpuint (word->y2, ==, is_up ? 8420 - 720 : 870);
  g_assert_cmpuint (word->x1, ==, is_up ? 900 : 5950 - 900 - 132);
  tl_layout_free (layout);
  g_array_unref (pages.glyphs);
}

/* A footnote as large as the text is known by its mark, and so is one marked by a letter. */
/* A sheet that was scanned or bound the wrong way round. */
static void
test_page_upside_down (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  double width = 595, height = 842;
  const TlWordBox *word;
  TlTurn turn;
  Pages pages;

  pages_init (&pages);
  pages_put (&pages, 72, 90, 11, FALSE, "The sheet was laid into the folder upside down and is");
  pages_put (&pages, 72, 104, 11, FALSE, "read all the same.");
  for (guint i = 0; i < pages.glyphs->len; i++)
    {
      TlGlyph *g = &g_array_index (pages.glyphs, TlGlyph, i), was = *g;

      g->x1 = 595 - was.x2;
      g->x2 = 595 - was.x1;
      g->y1 = 842 - was.y2;
      g->y2 = 842 - was.y1;
    }
  turn = tl_glyphs_turn ((TlGlyph *) (gpointer) pages.glyphs->data, pages.glyphs->len, &width,
                         &height);
  g_assert_cmpint (turn, ==, TL_TURN_OVER);
  g_assert_cmpfloat (width, ==, 595);
  tl_lines_add_page (pages.layout, width, height, (const TlGlyph *) (gpointer) pages.glyphs->data,
                     pages.glyphs->len, NULL);
  tl_layout_set_turn (pages.layout, turn);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 1);
  g_assert_cmpstr (pages_nth (blocks, 0)->text, ==,
                   "The sheet was laid into the folder upside down and is read all the same.");
  word = &g_array_index (pages_nth (blocks, 0)->boxes, TlWordBox, 0);
  g_assert_cmpuint (word->x2, ==, 5950 - 720);
  g_assert_cmpuint (word->y2, ==, 8420 - 900);
}

static void
test_footnote_marks (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put_body (&pages, 90, 4);
  pages_put (&pages, 72, 160, 11, FALSE, "The panel wrote to the surgery.");
  pages_put (&pages, 72 + 31 * 5, 158, 7, FALSE, "3");
  pages_put (&pages, 72, 700, 11, FALSE, "3 The letter is with the partnership.");
  pages_end (&pages);
  pages_put_body (&pages, 90, 6);
  pages_put (&pages, 72, 699, 5, FALSE, "a");
  pages_put (&pages, 80, 700, 9, FALSE, "The answer came in the summer of that year and was");
  pages_end (&pages);
  pages_put_body (&pages, 90, 6);
  pages_put (&pages, 80, 700, 9, FALSE, "read by all.");
  pages_end (&pages);
  blocks = pages_finish (&pages);
  for (guint i = 0; i < blocks->len; i++)
    if (pages_nth (blocks, i)->kind != TL_BLOCK_FOOTNOTE)
      g_assert_null (strstr (pages_nth (blocks, i)->text, "letter is"));
    else if (pages_nth (blocks, i)->page == 1)
      {
        g_assert_cmpstr (pages_nth (blocks, i)->number, ==, "3");
        g_assert_cmpstr (pages_nth (blocks, i)->text, ==, "The letter is with the partnership.");
      }
    else
      {
        g_assert_cmpstr (pages_nth (blocks, i)->number, ==, "a");
        g_assert_cmpstr (pages_nth (blocks, i)->text, ==,
                         "The answer came in the summer of that year and was read by all.");
      }
}

/* A mark that its writer forgot to raise is told by its note, unless several words end with it. */
static void
test_level_footnote_marks (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put (&pages, 72, 80, 14, TRUE, "Information about this area2");
  pages_put_body (&pages, 110, 4);
  pages_put (&pages, 72, 700, 9, FALSE, "2 The council has read this part.");
  pages_end (&pages);
  pages_put_body (&pages, 90, 4);
  pages_put (&pages, 72, 160, 11, FALSE, "The wards alpha3 and beta3 were closed in the year.");
  pages_put (&pages, 72, 700, 9, FALSE, "3 The wards were opened again.");
  pages_end (&pages);
  pages_put_body (&pages, 90, 4);
  pages_put (&pages, 72, 160, 11, FALSE, "Version 4.4 of the plan was read by the nurses.4");
  pages_put (&pages, 72, 700, 9, FALSE, "4 They were nine.");
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpstr (pages_nth (blocks, 0)->text, ==, "Information about this area²");
  g_assert_cmpstr (pages_nth (blocks, blocks->len - 2)->text, ==,
                   "Version 4.4 of the plan was read by the nurses.⁴");
  for (guint i = 1; i < blocks->len; i++)
    g_assert_null (strstr (pages_nth (blocks, i)->text, "³"));
}

/* A line in bold right below the end of a sentence is a heading; in the midst of one it is none. */
static void
test_tight_heading (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put_body (&pages, 90, 5);
  pages_put (&pages, 72, 160, 11, TRUE, "Recommendations");
  pages_put_body (&pages, 180, 3);
  pages_put (&pages, 72, 222, 11, FALSE,
             "words of the body run on from line to line until the sentence has come to the");
  pages_put (&pages, 72, 236, 11, TRUE, "Partnership");
  pages_put (&pages, 72, 250, 11, FALSE, "which was to hear of it.");
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 3);
  g_assert_cmpint (pages_nth (blocks, 1)->kind, ==, TL_BLOCK_HEADING);
  g_assert_cmpstr (pages_nth (blocks, 1)->text, ==, "Recommendations");
  g_assert_true (
      g_str_has_suffix (pages_nth (blocks, 2)->text, "Partnership which was to hear of it."));
}

/* What stands beside a heading of several lines keeps its own order. */
static void
test_beside_heading (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put (&pages, 72, 90, 11, TRUE, "The experiences of those who");
  pages_put (&pages, 320, 90, 11, TRUE, "Needs to be");
  pages_put (&pages, 72, 104, 11, TRUE, "asked the services of the");
  pages_put (&pages, 320, 104, 11, TRUE, "improved soon");
  pages_put (&pages, 72, 118, 11, TRUE, "town for help");
  pages_put_body (&pages, 150, 6);
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpstr (pages_nth (blocks, 0)->text, ==,
                   "The experiences of those who asked the services of the town for help");
  g_assert_cmpstr (pages_nth (blocks, 1)->text, ==, "Needs to be improved soon");
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
      pages_put (&pages, 72, 100 + 200 * i, 11, TRUE, i == 0 ? "Finding 1" : "Finding 2");
      pages_put_body (&pages, 120 + 200 * i, 3);
      pages_put (&pages, 72, 180 + 200 * i, 11, TRUE,
                 i == 0 ? "Recommendation 1" : "Recommendation 2");
      pages_put_body (&pages, 194 + 200 * i, 3);
    }
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 6);
  g_assert_cmpint (pages_nth (blocks, 3)->kind, ==, TL_BLOCK_HEADING);
  g_assert_cmpstr (pages_nth (blocks, 3)->text, ==, "Finding 2");
  g_assert_cmpint (pages_nth (blocks, 5)->kind, ==, TL_BLOCK_RECOMMENDATION);
  g_assert_cmpstr (pages_nth (blocks, 5)->number, ==, "2");
}

/* A heading in bold and the number of a paragraph on one line are two things. */
static void
test_heading_beside_number (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *text =
          g_strdup_printf ("%u. The issue of the paragraph with a number is one that", 105 + i);
      double y = 90 + 60 * i;

      if (i == 3)
        pages_put (&pages, 72, y, 11, TRUE, "Conclusions ");
      pages_put (&pages, i == 3 ? 135 : 72, y, 11, FALSE, text);
      pages_put (&pages, 72, y + 14, 11, FALSE,
                 "goes on for more than a single line of the page as it does here.");
    }
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 7);
  g_assert_cmpint (pages_nth (blocks, 3)->kind, ==, TL_BLOCK_HEADING);
  g_assert_cmpstr (pages_nth (blocks, 3)->text, ==, "Conclusions");
  g_assert_cmpstr (pages_nth (blocks, 4)->number, ==, "108");
  g_assert_true (g_str_has_suffix (pages_nth (blocks, 4)->text, "as it does here."));
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
  g_test_add_func ("/layout/two-sided-heads", test_two_sided_heads);
  g_test_add_func ("/layout/hyphens", test_hyphens);
  g_test_add_func ("/layout/space-below-letter", test_space_below_letter);
  g_test_add_func ("/layout/kerned-space", test_kerned_space);
  g_test_add_func ("/layout/odd-characters", test_odd_characters);
  g_test_add_func ("/layout/nothing", test_nothing);
  g_test_add_data_func ("/layout/turned-up", GINT_TO_POINTER (TRUE), test_turned_page);
  g_test_add_data_func ("/layout/turned-down", GINT_TO_POINTER (FALSE), test_turned_page);
  g_test_add_func ("/layout/upside-down", test_page_upside_down);
  g_test_add_func ("/layout/footnote-marks", test_footnote_marks);
  g_test_add_func ("/layout/level-footnote-marks", test_level_footnote_marks);
  g_test_add_func ("/layout/tight-heading", test_tight_heading);
  g_test_add_func ("/layout/beside-heading", test_beside_heading);
  g_test_add_func ("/layout/keyword-headings", test_keyword_headings);
  g_test_add_func ("/layout/heading-beside-number", test_heading_beside_number);
  return g_test_run ();
}
