/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headings of pages made here: what is one, and of which level. */
#include "config.h"

#include "layout-pages.h"

#include <string.h>

static const TlBlock *
find_block (GPtrArray *blocks, const char *text)
{
  for (guint i = 0; i < blocks->len; i++)
    if (strcmp (pages_nth (blocks, i)->text, text) == 0)
      return pages_nth (blocks, i);
  g_error ("There is no “%s”.", text);
}

static void
check_level (GPtrArray *blocks, const char *text, guint level)
{
  const TlBlock *block = find_block (blocks, text);

  g_assert_cmpint (block->kind, ==, TL_BLOCK_HEADING);
  g_assert_cmpuint (block->level, ==, level);
}

/* A numbered paragraph of two lines. */
static void
put_numbered (Pages *pages, double y, const char *number)
{
  pages_put (pages, 72, y, 11, FALSE, number);
  pages_put (pages, 100, y, 11, FALSE,
             "Ensure that all who come to the service are asked about their safety at home,");
  pages_put (pages, 100, y + 14, 11, FALSE, "and that the answer is written down.");
}

/* Slanted type tells nothing: its font is the one of the text. */
static void
test_plain_headings (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put (&pages, 72, 80, 14, TRUE, "Areas for improvement");
  put_numbered (&pages, 110, "1.");
  put_numbered (&pages, 150, "2.");
  pages_put (&pages, 72, 190, 11, FALSE, "Quality of practice");
  put_numbered (&pages, 220, "3.");
  pages_put (&pages, 72, 260, 11, FALSE, "The panel met with those who worked for the");
  put_numbered (&pages, 290, "4.");
  pages_put (&pages, 100, 330, 11, FALSE, "Agreed in full");
  put_numbered (&pages, 360, "5.");
  pages_end (&pages);
  blocks = pages_finish (&pages);
  check_level (blocks, "Areas for improvement", 1);
  check_level (blocks, "Quality of practice", 2);
  g_assert_cmpint (find_block (blocks, "The panel met with those who worked for the")->kind, ==,
                   TL_BLOCK_PARAGRAPH);
  for (guint i = 0; i < blocks->len; i++)
    g_assert_false (pages_nth (blocks, i)->kind == TL_BLOCK_HEADING
                    && strcmp (pages_nth (blocks, i)->text, "Agreed in full") == 0);
}

/* Puts @text in colour. */
static void
put_coloured (Pages *pages, double y, const char *text)
{
  guint from = pages->glyphs->len;

  pages_put (pages, 72, y, 11, FALSE, text);
  for (guint i = from; i < pages->glyphs->len; i++)
    g_array_index (pages->glyphs, TlGlyph, i).is_coloured = TRUE;
}

/* A heading of the size of the text that nothing but its colour tells; links stand in colour, too.
 */
static void
test_coloured_headings (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put_body (&pages, 80, 8);
  put_coloured (&pages, 210, "What the family said");
  pages_put_body (&pages, 224, 8);
  put_coloured (&pages, 360, "help@example.org");
  pages_put_body (&pages, 380, 8);
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpint (find_block (blocks, "What the family said")->kind, ==, TL_BLOCK_HEADING);
  for (guint i = 0; i < blocks->len; i++)
    g_assert_false (pages_nth (blocks, i)->kind == TL_BLOCK_HEADING
                    && strchr (pages_nth (blocks, i)->text, '@') != NULL);
}

/* Who presented a report, to whom and when stands on its title page in larger print than the text,
 * as its title does. */
static void
test_title_page (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put (&pages, 72, 200, 36, TRUE, "Review");
  pages_put (&pages, 72, 400, 14, TRUE, "Presented to the Partnership");
  pages_put (&pages, 72, 440, 14, TRUE, "Ordered to be printed on 3 May 2021");
  pages_end (&pages);
  for (guint i = 0; i < 3; i++)
    {
      pages_put (&pages, 72, 90, 14, TRUE, i == 0 ? "What was known" : "What was done");
      pages_put_body (&pages, 130, 20);
      pages_end (&pages);
    }
  blocks = pages_finish (&pages);
  g_assert_cmpint (find_block (blocks, "Review")->kind, ==, TL_BLOCK_HEADING);
  g_assert_cmpint (find_block (blocks, "Presented to the Partnership")->kind, !=, TL_BLOCK_HEADING);
  check_level (blocks, "What was known", 1);
}

/* The short lines of two columns do not make the page on which they follow the title a title page.
 */
static void
test_title_above_columns (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put (&pages, 72, 60, 26, FALSE, "What was learned");
  pages_put (&pages, 72, 110, 13, FALSE, "The review");
  for (guint i = 0; i < 30; i++)
    {
      pages_put (&pages, 72, 130 + 13 * i, 10, FALSE, "so it was said and written down then to");
      pages_put (&pages, 320, 110 + 13 * i, 10, FALSE, "be read by all who came to it later on,");
    }
  pages_end (&pages);
  blocks = pages_finish (&pages);
  check_level (blocks, "What was learned", 1);
  check_level (blocks, "The review", 2);
}

/* The titles on the cover of a short report are not above its sections. */
static void
test_short_report (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put (&pages, 200, 200, 26, TRUE, "Review");
  pages_put (&pages, 180, 300, 18, TRUE, "Overview report");
  pages_end (&pages);
  for (guint i = 0; i < 3; i++)
    {
      pages_put (&pages, 72, 80, 14, TRUE, i == 0 ? "What was known" : "What was done");
      pages_put_body (&pages, 110, 10);
      pages_end (&pages);
    }
  blocks = pages_finish (&pages);
  check_level (blocks, "What was known", 1);
}

/* A look takes the level below that of the headings that it stands under, whatever other looks the
 * document has elsewhere. */
static void
test_levels_by_parents (void)
{
  static const char *const chapters[] = { "1. Introduction", "2. What was known",
                                          "3. What was done" };
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  for (guint i = 0; i < 3; i++)
    {
      pages_put (&pages, 72, 80, 18, TRUE, chapters[i]);
      pages_put_body (&pages, 110, 8);
      pages_put (&pages, 72, 250, 11, TRUE, "To the police");
      pages_put_body (&pages, 280, 8);
      pages_end (&pages);
    }
  pages_put (&pages, 72, 80, 16, TRUE, "Afterword");
  pages_put_body (&pages, 110, 8);
  pages_put (&pages, 72, 300, 14, TRUE, "Thanks");
  pages_put_body (&pages, 330, 8);
  pages_end (&pages);
  blocks = pages_finish (&pages);
  check_level (blocks, "Introduction", 1);
  check_level (blocks, "To the police", 2);
}

/* An acronym is no heading of a higher rank for its capitals. */
static void
test_acronym (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  for (guint i = 0; i < 2; i++)
    {
      pages_put (&pages, 72, 80, 14, TRUE, i == 0 ? "What the first did" : "What the second did");
      pages_put_body (&pages, 110, 8);
      pages_put (&pages, 72, 250, 11, TRUE, i == 0 ? "IDVA" : "The police");
      pages_put_body (&pages, 280, 8);
      pages_end (&pages);
    }
  blocks = pages_finish (&pages);
  check_level (blocks, "IDVA", 2);
  check_level (blocks, "The police", 2);
}

static void
put_entry (Pages *pages, double x, double y, const char *title, const char *page)
{
  pages_put (pages, x, y, 11, FALSE, title);
  pages_put (pages, 480, y, 11, FALSE, page);
}

/* Contents may tell no pages: their lines are known as those that stand alone behind them. */
static void
test_contents_without_pages (void)
{
  static const char *const titles[] = { "Foreword", "What was known", "What was done",
                                        "What was learned", "Thanks" };
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put (&pages, 72, 80, 18, TRUE, "Contents");
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    pages_put (&pages, i == 2 ? 90 : 72, 120 + 24 * i, 11, FALSE, titles[i]);
  pages_end (&pages);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      pages_put (&pages, 72, 110, 14, TRUE, titles[i]);
      for (guint k = 0; k < 10; k++)
        {
          g_autofree char *text =
              g_strdup_printf ("so it was in year %u and month %u of them", i, k);

          pages_put (&pages, 72, 150 + 14 * k, 11, FALSE, k < 9 ? text : "as they said.");
        }
      pages_end (&pages);
    }
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 2 * G_N_ELEMENTS (titles));
  g_assert_cmpuint (pages_nth (blocks, 0)->page, ==, 2);
  check_level (blocks, "What was known", 1);
  check_level (blocks, "What was done", 2);
}

/* Two headings look alike; the contents page sets one of them in. */
static void
test_levels_by_contents (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put (&pages, 72, 80, 18, TRUE, "Contents");
  put_entry (&pages, 72, 120, "The council", "2");
  put_entry (&pages, 90, 140, "What was known", "2");
  put_entry (&pages, 72, 160, "The police", "3");
  put_entry (&pages, 90, 180, "What was done", "3");
  pages_end (&pages);
  for (guint i = 0; i < 2; i++)
    {
      pages_put (&pages, 72, 80, 14, TRUE, i == 0 ? "The council" : "The police");
      pages_put_body (&pages, 110, 10);
      pages_put (&pages, 72, 300, 14, TRUE, i == 0 ? "What was known" : "What was done");
      pages_put_body (&pages, 330, 10);
      pages_end (&pages);
    }
  blocks = pages_finish (&pages);
  check_level (blocks, "The council", 1);
  check_level (blocks, "What was known", 2);
  check_level (blocks, "The police", 1);
  check_level (blocks, "What was done", 2);
}

/* A period may head a part of a text; a sentence or an address does not. */
static void
test_periods (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put_body (&pages, 80, 6);
  pages_put (&pages, 72, 200, 12, TRUE, "22 July 2021 to 17 July 2023");
  pages_put_body (&pages, 230, 6);
  pages_put (&pages, 72, 350, 12, TRUE, "This publication is available at www.example.org.uk");
  pages_put_body (&pages, 380, 6);
  pages_put (&pages, 72, 500, 11, TRUE, "This recommendation is accepted in full by the council");
  pages_put_body (&pages, 530, 6);
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpint (
      find_block (blocks, "This recommendation is accepted in full by the council")->kind, !=,
      TL_BLOCK_HEADING);
  check_level (blocks, "22 July 2021 to 17 July 2023", 1);
  g_assert_cmpint (find_block (blocks, "This publication is available at www.example.org.uk")->kind,
                   !=, TL_BLOCK_HEADING);
}

/* A word in bold on the next line of a heading in large print is no heading of its own. */
static void
test_bold_word (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put (&pages, 72, 80, 14, FALSE, "The judgement is that the council");
  pages_put (&pages, 72, 97, 14, TRUE, "needs to improve");
  pages_put_body (&pages, 140, 20);
  pages_end (&pages);
  blocks = pages_finish (&pages);
  check_level (blocks, "The judgement is that the council needs to improve", 1);
}

/* "4a) ii.": letters and small numbers belong to the number. */
static void
test_numbers_in_parts (void)
{
  static const char *const numbers[] = { "4a) i.", "4a) ii.", "4a) iii.", "4b." };
  static const char *const expected[] = { "4a) i", "4a) ii", "4a) iii", "4b" };
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *text = g_strconcat (
          numbers[i], " That a duty of candour is made law in each part of the kingdom.", NULL);

      pages_put (&pages, 72, 80 + 60 * i, 11, FALSE, text);
      pages_put (&pages, 72, 94 + 60 * i, 11, FALSE, "No later than in the year that follows.");
    }
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, G_N_ELEMENTS (numbers));
  for (guint i = 0; i < blocks->len; i++)
    {
      g_assert_cmpstr (pages_nth (blocks, i)->number, ==, expected[i]);
      g_assert_true (g_str_has_prefix (pages_nth (blocks, i)->text, "That a duty"));
    }
}

/* Days in bold head what happened on them; on the pages of a title they are when it was written. */
static void
test_days (void)
{
  static const char *const days[] = { "6 March 2019", "4th May 2021" };
  g_autoptr (GPtrArray) blocks = NULL;
  guint n = 0;
  Pages pages;

  pages_init (&pages);
  for (guint page = 1; page <= 5; page++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (days); i++)
        {
          pages_put (&pages, 72, 200 + 100 * i, 11, TRUE, days[i]);
          pages_put_body (&pages, 220 + 100 * i, 4);
        }
      pages_put (&pages, 72, 420, 11, TRUE, "6 2019 12 May");
      pages_put_body (&pages, 440, 4);
      pages_end (&pages);
    }
  blocks = pages_finish (&pages);
  for (guint i = 0; i < blocks->len; i++)
    {
      const TlBlock *block = pages_nth (blocks, i);

      n += block->kind == TL_BLOCK_HEADING;
      if (block->kind == TL_BLOCK_HEADING)
        g_assert_cmpuint (block->page, ==, 5);
    }
  g_assert_cmpuint (n, ==, 2);
}

/* Headings in bold may have a long text behind their number, or begin with figures; what asks for
 * something is none. */
static void
test_long_headings (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put_body (&pages, 80, 4);
  pages_put (&pages, 72, 160, 11, TRUE, "9a-c) Peer review of the centres, and 9d) their networks");
  pages_put_body (&pages, 190, 4);
  pages_put (&pages, 72, 270, 11, TRUE,
             "1. How the clinic, the surgery and the school came to see");
  pages_put (&pages, 72, 284, 11, TRUE,
             "each other only at the end of the second of the years that");
  pages_put (&pages, 72, 298, 11, TRUE, "are looked at here");
  pages_put_body (&pages, 330, 4);
  pages_put (&pages, 72, 410, 11, TRUE, "2. The clinic, the surgery and the school should come to");
  pages_put (&pages, 72, 424, 11, TRUE,
             "see each other at the beginning of each of the years that");
  pages_put (&pages, 72, 438, 11, TRUE, "come after the one in which this was written down");
  pages_put_body (&pages, 470, 4);
  pages_put (&pages, 72, 550, 11, TRUE, "3. What was done then");
  pages_put_body (&pages, 580, 4);
  pages_end (&pages);
  blocks = pages_finish (&pages);
  check_level (blocks, "9a-c) Peer review of the centres, and 9d) their networks", 1);
  g_assert_cmpint (pages_nth (blocks, 3)->kind, ==, TL_BLOCK_HEADING);
  g_assert_cmpstr (pages_nth (blocks, 3)->number, ==, "1");
  g_assert_cmpint (pages_nth (blocks, 5)->kind, ==, TL_BLOCK_PARAGRAPH);
  g_assert_cmpstr (pages_nth (blocks, 5)->number, ==, "2");
}

/* "Table 4" at the head of a line may stand in the midst of a sentence. */
static void
test_named_table (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put (&pages, 72, 80, 11, FALSE, "The number of those who came to the surgery is given in");
  pages_put (&pages, 72, 94, 11, FALSE, "Table 4 for each of the years.");
  pages_put (&pages, 72, 130, 11, FALSE, "Table 4: Those who came");
  pages_put_body (&pages, 160, 4);
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpstr (pages_nth (blocks, 0)->text, ==,
                   "The number of those who came to the surgery is given in Table 4 for each of "
                   "the years.");
  g_assert_cmpint (pages_nth (blocks, 1)->kind, ==, TL_BLOCK_CAPTION);
}

/* A paragraph may be set a little larger than the others, and begin in bold: it is no heading for
 * that, nor where a page breaks it off. */
static void
test_larger_paragraphs (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put_body (&pages, 80, 12);
  pages_put (&pages, 72, 270, 12, FALSE,
             "The clinic wrote to the surgery in the spring of the year. Nobody there had ever "
             "seen it, or");
  pages_put (&pages, 72, 285, 12, FALSE, "so the panel was told by them");
  pages_put_body (&pages, 320, 12);
  pages_put (
      &pages, 72, 510, 12, TRUE,
      "The school was told of it by the mother of the two children who went there in those years,");
  pages_put (&pages, 72, 525, 12, FALSE, "and wrote it down.");
  pages_put (
      &pages, 72, 560, 12, FALSE,
      "The school then told the surgery in the north what it had been told in the spring by the");
  pages_end (&pages);
  pages_put (&pages, 72, 80, 12, FALSE, "mother of two who went there.");
  pages_end (&pages);
  blocks = pages_finish (&pages);
  for (guint i = 0; i < blocks->len; i++)
    g_assert_cmpint (pages_nth (blocks, i)->kind, ==, TL_BLOCK_PARAGRAPH);
}

/* Who wrote a report is known by its label where a cover prints it as large as the title. */
static void
test_labels_on_cover (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put (&pages, 72, 200, 18, TRUE, "Overview Report: Marigold");
  pages_put (&pages, 72, 300, 16, TRUE, "Report author: Ada Lorne");
  pages_end (&pages);
  pages_put (&pages, 72, 90, 14, TRUE, "What was known");
  pages_put_body (&pages, 130, 20);
  pages_end (&pages);
  blocks = pages_finish (&pages);
  check_level (blocks, "Overview Report: Marigold", 1);
  g_assert_cmpint (find_block (blocks, "Report author: Ada Lorne")->kind, ==, TL_BLOCK_PARAGRAPH);
}

/* Nor is a short word in capitals of a lower rank than the other headings in capitals. */
static void
test_short_capitals (void)
{
  static const char *const titles[] = { "WHAT WAS KNOWN", "SCOPE", "WHAT WAS DONE" };
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      pages_put (&pages, 72, 80, 11, FALSE, titles[i]);
      pages_put_body (&pages, 110, 8);
      pages_put (&pages, 72, 300, 11, TRUE, "The police");
      pages_put_body (&pages, 330, 8);
      pages_end (&pages);
    }
  blocks = pages_finish (&pages);
  check_level (blocks, "SCOPE", 1);
  check_level (blocks, "The police", 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/headings/plain", test_plain_headings);
  g_test_add_func ("/layout/headings/coloured", test_coloured_headings);
  g_test_add_func ("/layout/headings/title-page", test_title_page);
  g_test_add_func ("/layout/headings/title-above-columns", test_title_above_columns);
  g_test_add_func ("/layout/headings/short-report", test_short_report);
  g_test_add_func ("/layout/headings/levels-by-parents", test_levels_by_parents);
  g_test_add_func ("/layout/headings/acronym", test_acronym);
  g_test_add_func ("/layout/headings/levels-by-contents", test_levels_by_contents);
  g_test_add_func ("/layout/headings/periods", test_periods);
  g_test_add_func ("/layout/headings/bold-word", test_bold_word);
  g_test_add_func ("/layout/headings/numbers-in-parts", test_numbers_in_parts);
  g_test_add_func ("/layout/days", test_days);
  g_test_add_func ("/layout/headings/long", test_long_headings);
  g_test_add_func ("/layout/headings/named-table", test_named_table);
  g_test_add_func ("/layout/headings/contents-without-pages", test_contents_without_pages);
  g_test_add_func ("/layout/headings/larger-paragraphs", test_larger_paragraphs);
  g_test_add_func ("/layout/headings/labels-on-cover", test_labels_on_cover);
  g_test_add_func ("/layout/headings/short-capitals", test_short_capitals);
  return g_test_run ();
}
