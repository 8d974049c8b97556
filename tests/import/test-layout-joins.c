/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines that go on: over pages, below numbers, within broken words and addresses. People and places
 * are invented. */
#include "config.h"

#include "layout-pages.h"

#include <string.h>

#define HANG 108 /* where the words of a numbered paragraph begin */

/* A numbered paragraph of three lines, the last of them full to the end, with a full stop there. */
static void
put_full (Pages *pages, const char *number, double y)
{
  pages_put (pages, 72, y, 11, FALSE, number);
  pages_put (pages, HANG, y, 11, FALSE,
             "The panel asked the agency how many visits had been made in the spring of that year");
  pages_put (pages, HANG, y + 14, 11, FALSE,
             "and who had made them, since the records said less than those who had been there to");
  pages_put (pages, HANG, y + 28, 11, FALSE,
             "see it all themselves, and were written by a nurse whom nobody had asked in person.");
}

static void
put_numbered (Pages *pages, guint first, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("4.%u", first + i);

      put_full (pages, number, 90 + 60 * i);
    }
}

/* The last line of the page is full: what stands below the words of its number on the next page
 * goes on in it, although a sentence ends there. */
static void
test_below_number (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  put_numbered (&pages, 1, 3);
  pages_end (&pages);
  pages_put (&pages, HANG, 90, 11, FALSE, "There were nine.");
  pages_put (&pages, 72, 120, 11, FALSE, "4.4");
  pages_put (&pages, HANG, 120, 11, FALSE, "The agency agreed.");
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 4);
  g_assert_cmpstr (pages_nth (blocks, 2)->number, ==, "4.3");
  g_assert_true (g_str_has_suffix (pages_nth (blocks, 2)->text, "in person. There were nine."));
}

/* Where paragraphs without numbers stand below numbered ones, one that begins a page is such. */
static void
test_loose_paragraphs (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  put_numbered (&pages, 1, 1);
  pages_put (&pages, HANG, 150, 11, FALSE, "They did not say so to the panel.");
  put_full (&pages, "4.2", 200);
  pages_end (&pages);
  pages_put (&pages, HANG, 90, 11, FALSE, "There were nine.");
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 4);
  g_assert_cmpstr (pages_nth (blocks, 3)->text, ==, "There were nine.");
}

/* A short item without a full stop is at its end at the foot of the page; so is what has a number
 * of the book at the right of the next one behind it. */
static void
test_short_item (void)
{
  static const double left[] = { 72, 470 };

  for (guint i = 0; i < G_N_ELEMENTS (left); i++)
    {
      g_autoptr (GPtrArray) blocks = NULL;
      Pages pages;

      pages_init (&pages);
      pages_put_body (&pages, 90, 4);
      pages_put (&pages, 90, 170, 11, FALSE, "•");
      pages_put (&pages, 108, 170, 11, FALSE, "the police");
      pages_put (&pages, 90, 190, 11, FALSE, "•");
      pages_put (&pages, 108, 190, 11, FALSE, "housing in Wexbridge");
      pages_end (&pages);
      pages_put (&pages, left[i], 90, 11, FALSE, "All of them met");
      pages_end (&pages);
      blocks = pages_finish (&pages);
      g_assert_cmpuint (blocks->len, ==, 4);
      g_assert_cmpstr (pages_nth (blocks, 2)->text, ==, "housing in Wexbridge");
    }
}

/* An address fills a line and breaks anywhere. */
static void
test_address (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put_body (&pages, 90, 4);
  pages_put (&pages, 72, 170, 11, FALSE,
             "The guidance of the partnership can be found by everybody at this address, in full:");
  pages_put (
      &pages, 72, 184, 11, FALSE,
      "https://wexbridge.example/safety/reviews/guidance-for-panel-members-and-chairs-of-re");
  pages_put (&pages, 72, 198, 11, FALSE, "views/2019 and on paper.");
  pages_put (&pages, 72, 230, 11, FALSE,
             "Who has no paper may look at what is said in short at https://wexbridge.example/");
  pages_put (&pages, 72, 244, 11, FALSE, "reviews/short.html or ask for it.");
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 3);
  g_assert_nonnull (strstr (pages_nth (blocks, 1)->text, "chairs-of-reviews/2019 and on paper."));
  g_assert_nonnull (
      strstr (pages_nth (blocks, 2)->text, "wexbridge.example/reviews/short.html or"));
}

/* The words of a block stand one after the other in its text. */
static void
check_boxes (const TlBlock *block)
{
  guint end = 0;

  for (guint i = 0; i < block->boxes->len; i++)
    {
      const TlWordBox *box = &g_array_index (block->boxes, TlWordBox, i);

      g_assert_cmpuint (box->start, >=, end);
      end = box->start + box->length;
      g_assert_cmpuint (end, <=, block->n_chars);
    }
}

/* In a document that breaks words, a word neither part of which is one is put together, though it
 * occurs nowhere else; compounds keep their hyphen. */
static void
test_hyphenated (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put (&pages, 72, 90, 11, FALSE, "The assessment of the neighbours was reviewed, as the");
  pages_put (&pages, 72, 104, 11, FALSE, "neighbours had asked. The review said that the assess-");
  pages_put (&pages, 72, 118, 11, FALSE, "ment was late. It was reviewed again when the neigh-");
  pages_put (&pages, 72, 132, 11, FALSE, "bours wrote. This was long before it had been re-");
  pages_put (&pages, 72, 146, 11, FALSE, "viewed by all, and nobody knew that it was a con-");
  pages_put (&pages, 72, 160, 11, FALSE, "stituent part. The report was long and her self-");
  pages_put (&pages, 72, 174, 11, FALSE, "esteem was low. It was short of nothing but well-");
  pages_put (&pages, 72, 188, 11, FALSE, "founded words. She had no long-");
  pages_put (&pages, 72, 202, 11, FALSE, "awaited answer.");
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 1);
  check_boxes (pages_nth (blocks, 0));
  g_assert_nonnull (strstr (pages_nth (blocks, 0)->text, "a constituent part"));
  g_assert_nonnull (strstr (pages_nth (blocks, 0)->text, "her self-esteem was"));
  g_assert_nonnull (strstr (pages_nth (blocks, 0)->text, "but well-founded words"));
  g_assert_nonnull (strstr (pages_nth (blocks, 0)->text, "no long-awaited answer"));
}

/* A sentence may count, and have a dash: neither is a list though a line begins with it. */
static void
test_marks_in_sentence (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put_body (&pages, 90, 3);
  pages_put (&pages, 72, 160, 11, FALSE,
             "The board asked for three things of the agencies: (1) that they should meet in May;");
  pages_put (&pages, 72, 174, 11, FALSE,
             "(2) that the records of all of them be put together before they meet; and last but");
  pages_put (&pages, 72, 188, 11, FALSE,
             "(3) that somebody should say what came of it. This was no more than the law had it");
  pages_put (&pages, 72, 202, 11, FALSE, "– hence nobody was surprised.");
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 2);
  g_assert_true (
      g_str_has_suffix (pages_nth (blocks, 1)->text, "had it – hence nobody was surprised."));
}

/* The same marks in a list, though its lines are close and full. */
static void
test_marks_in_list (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put_body (&pages, 90, 3);
  pages_put (&pages, 72, 160, 11, FALSE, "The board asked for three things of the agencies:");
  pages_put (&pages, 72, 174, 11, FALSE,
             "– that they should meet in the month of May and tell each other what they had known");
  pages_put (
      &pages, 72, 188, 11, FALSE,
      "– that the records of all of them be put together before they are to meet each other");
  pages_put (&pages, 72, 202, 11, FALSE, "– that somebody should say what came of it");
  pages_put (&pages, 72, 230, 11, FALSE, "It asked two things more:");
  pages_put (
      &pages, 72, 244, 11, FALSE,
      "(a) that this be told to all who had been there, their families and their neighbours;");
  pages_put (&pages, 72, 258, 11, FALSE, "(b) that it be told soon.");
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 8);
  for (guint i = 2; i < 5; i++)
    g_assert_cmpstr (pages_nth (blocks, i)->number, ==, "–");
  g_assert_cmpstr (pages_nth (blocks, 7)->number, ==, "(b)");
}

/* Items of a list of close lines, the last one behind an "and", and one without any mark at the end
 * of the item before it: their texts begin at one place. */
static void
test_close_list (void)
{
  static const char *const numbers[] = { "i.", "ii.", "iii.", "iv." };
  static const char *const texts[] = {
    "the midwife was told of it in the spring, as was the nurse, and both of them wrote it;",
    "the board was told of it in the summer, and was to tell it to all of the agencies; and",
    "nobody was told of it in the autumn, though there were three meetings at the surgery to",
    "which all had been asked and came, but the minutes of which nobody has been able to find",
  };
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put_body (&pages, 90, 5);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      pages_put (&pages, 84, 180 + 28 * i, 11, FALSE, numbers[i]);
      pages_put (&pages, 112, 180 + 28 * i, 11, FALSE, texts[i]);
      pages_put (&pages, 112, 194 + 28 * i, 11, FALSE, texts[i]);
    }
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 5);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_assert_cmpint (pages_nth (blocks, i + 1)->kind, ==, TL_BLOCK_ITEM);
      g_assert_true (g_str_has_prefix (numbers[i], pages_nth (blocks, i + 1)->number));
    }
}

/* The label of a recommendation stands alone above it, apart or at the foot of a page; above a list
 * it is a heading. Nothing of it is lost. */
static void
test_label_alone (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put_body (&pages, 90, 5);
  pages_put (&pages, 72, 180, 11, TRUE, "Recommendation 1");
  pages_put (&pages, 72, 210, 11, FALSE, "The surgery should ask each year.");
  pages_put (&pages, 72, 240, 11, TRUE, "Recommendation 2");
  pages_put (&pages, 90, 270, 11, FALSE, "•");
  pages_put (&pages, 108, 270, 11, FALSE, "The police should ask each year.");
  pages_put (&pages, 90, 290, 11, FALSE, "•");
  pages_put (&pages, 108, 290, 11, FALSE, "The school should ask as well.");
  pages_put (&pages, 72, 760, 11, TRUE, "Recommendation 3");
  pages_end (&pages);
  pages_put (&pages, 72, 90, 11, FALSE, "The county should look at what they were told.");
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 6);
  g_assert_cmpint (pages_nth (blocks, 1)->kind, ==, TL_BLOCK_RECOMMENDATION);
  g_assert_cmpstr (pages_nth (blocks, 1)->number, ==, "1");
  g_assert_cmpstr (pages_nth (blocks, 1)->text, ==, "The surgery should ask each year.");
  g_assert_cmpint (pages_nth (blocks, 2)->kind, ==, TL_BLOCK_HEADING);
  g_assert_cmpstr (pages_nth (blocks, 2)->text, ==, "Recommendation 2");
  g_assert_cmpint (pages_nth (blocks, 4)->kind, ==, TL_BLOCK_ITEM);
  g_assert_cmpint (pages_nth (blocks, 5)->kind, ==, TL_BLOCK_RECOMMENDATION);
  g_assert_cmpstr (pages_nth (blocks, 5)->number, ==, "3");
  g_assert_cmpstr (pages_nth (blocks, 5)->text, ==,
                   "The county should look at what they were told.");
}

/* Lines of one paragraph stand close: below them, a line that stands apart begins another, though
 * no full stop ends them. */
static void
test_missing_full_stop (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put_body (&pages, 90, 5);
  pages_put (&pages, 72, 180, 11, FALSE,
             "The board was told that the agencies had looked at how they worked and at what they");
  pages_put (&pages, 72, 194, 11, FALSE,
             "had to change, and that there was an audit of it each year by the county");
  pages_put (&pages, 72, 214, 11, FALSE,
             "Consideration-of-the-changes was put off until the summer of the year after that.");
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 3);
}

/* A hyphen that a program put where it broke a word, as a character of its own or a soft one, is
 * none of the word's, though it occurs nowhere else; within a line it is as any other. */
static void
test_program_hyphens (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put (&pages, 72, 90, 11, FALSE, "The general prac\u2010");
  pages_put (&pages, 72, 104, 11, FALSE, "tice was closed to\u00ad");
  pages_put (&pages, 72, 118, 11, FALSE,
             "gether with a co\u00adop and a well\u2010known shop for low-");
  pages_put (&pages, 72, 132, 11, FALSE, "cost goods, and a low\u2010");
  pages_put (&pages, 72, 146, 11, FALSE, "cost one. It was a low-cost area.");
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 1);
  g_assert_cmpstr (pages_nth (blocks, 0)->text, ==,
                   "The general practice was closed together with a coop and a well-known shop for "
                   "low-cost goods, and a low-cost one. It was a low-cost area.");
  check_boxes (pages_nth (blocks, 0));
}

/* A name of two that its hyphen breaks; a line may as well end in a dash that is put to a word. */
static void
test_names (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put (&pages, 72, 90, 11, FALSE,
             "The chair of the panel was appointed in May: Ada Thornley-");
  pages_put (&pages, 72, 104, 11, FALSE, "Marsh, who had not worked for an agency of the GP-");
  pages_put (&pages, 72, 118, 11, FALSE,
             "Police partnership before, nor did she know of the town-");
  pages_put (&pages, 72, 132, 11, FALSE, "Wexbridge.");
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 1);
  g_assert_nonnull (strstr (pages_nth (blocks, 0)->text, "Ada Thornley-Marsh, who"));
  g_assert_nonnull (strstr (pages_nth (blocks, 0)->text, "the GP- Police"));
  g_assert_nonnull (strstr (pages_nth (blocks, 0)->text, "the town- Wexbridge."));
}

/* The lines of an address do not run on, and neither do those of one who signs; a narrow text does.
 */
static void
test_short_lines (void)
{
  static const char *const address[] = { "Ada Lorne", "Head of Community Safety",
                                         "Eastmere Council", "12 Long Street" };
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put_body (&pages, 80, 8);
  for (guint i = 0; i < G_N_ELEMENTS (address); i++)
    pages_put (&pages, 72, 230 + 14 * i, 11, FALSE, address[i]);
  pages_put_body (&pages, 320, 8);
  pages_put (&pages, 72, 480, 11, FALSE, "The note that was found at the");
  pages_put (&pages, 72, 494, 11, FALSE, "Long Street surgery was one of");
  pages_put (&pages, 72, 508, 11, FALSE, "Ada Lorne, who wrote it then");
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 7);
  for (guint i = 0; i < G_N_ELEMENTS (address); i++)
    g_assert_cmpstr (pages_nth (blocks, i + 1)->text, ==, address[i]);
}

/* A line may end within a pair: "and/or", "2015–16". */
static void
test_pair (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put (&pages, 72, 80, 11, FALSE, "The council asked for the files of the surgery and/");
  pages_put (&pages, 72, 94, 11, FALSE, "or those of the school, which were written in 2015–");
  pages_put (&pages, 72, 108, 11, FALSE, "16 and kept until they were found in a room in mid-");
  pages_put (&pages, 72, 122, 11, FALSE, "2017 by chance.");
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpstr (pages_nth (blocks, 0)->text, ==,
                   "The council asked for the files of the surgery and/or those of the school, "
                   "which were written in 2015–16 and kept until they were found in a room in "
                   "mid-2017 by chance.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/below-number-over-pages", test_below_number);
  g_test_add_func ("/layout/loose-paragraphs-over-pages", test_loose_paragraphs);
  g_test_add_func ("/layout/short-item-over-pages", test_short_item);
  g_test_add_func ("/layout/address-over-lines", test_address);
  g_test_add_func ("/layout/hyphenated-document", test_hyphenated);
  g_test_add_func ("/layout/program-hyphens", test_program_hyphens);
  g_test_add_func ("/layout/names-over-lines", test_names);
  g_test_add_func ("/layout/marks-in-sentence", test_marks_in_sentence);
  g_test_add_func ("/layout/marks-in-list", test_marks_in_list);
  g_test_add_func ("/layout/close-list", test_close_list);
  g_test_add_func ("/layout/label-alone", test_label_alone);
  g_test_add_func ("/layout/missing-full-stop", test_missing_full_stop);
  g_test_add_func ("/layout/short-lines", test_short_lines);
  g_test_add_func ("/layout/pair", test_pair);
  return g_test_run ();
}
