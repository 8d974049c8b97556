/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What print does to a text: numbers of lines, letters set apart, words over the page, raised
 * marks. */
#include "config.h"

#include "layout-pages.h"

#include <string.h>

static gboolean
has_text (GPtrArray *blocks, const char *part)
{
  for (guint i = 0; i < blocks->len; i++)
    if (strstr (pages_nth (blocks, i)->text, part) != NULL)
      return TRUE;
  return FALSE;
}

/* Puts a paragraph of @n lines, every fifth of which has its number in the margin; gives the number
 * of the last line. */
static guint
put_counted (Pages *pages, guint n, guint from)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", from + i + 1);

      if ((from + i + 1) % 5 == 0)
        pages_put (pages, 50 - 5.0 * (double) strlen (number), 110 + 14 * i, 11, FALSE, number);
      pages_put (pages, 72, 110 + 14 * i, 11, FALSE,
                 i == 0      ? "Words of the body run on from line to line until they come to it"
                 : i + 1 < n ? "words of the body run on from line to line until they come to it"
                             : "as sentences do.");
    }
  return from + n;
}

/* The numbers of lines belong to no text, on a page with few of them neither. Those of paragraphs
 * stay. */
static void
test_line_numbers (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  guint last = 0;
  Pages pages;

  pages_init (&pages);
  last = put_counted (&pages, 22, last);
  pages_end (&pages);
  last = put_counted (&pages, 40, last);
  pages_end (&pages);
  put_counted (&pages, 9, last);
  pages_end (&pages);
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      pages_put (&pages, 72, 110 + 60 * i, 11, FALSE, number);
      pages_put (&pages, 100, 110 + 60 * i, 11, FALSE,
                 "The panel asked for the file of the practice and was given it in the end,");
      pages_put (&pages, 100, 124 + 60 * i, 11, FALSE, "as the chair had said.");
    }
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 8);
  for (guint i = 0; i < 3; i++)
    for (const char *p = pages_nth (blocks, i)->text; *p != '\0'; p++)
      g_assert_false (g_ascii_isdigit (*p));
  for (guint i = 3; i < blocks->len; i++)
    g_assert_cmpuint (strtoul (pages_nth (blocks, i)->number, NULL, 10), ==, i - 2);
}

/* Puts @text with white between its letters, told as spaces of the page where it is wide enough. */
static void
put_spaced (Pages *pages, double y, const char *text)
{
  TlGlyph glyph = { 0, 72, (float) y, 0, (float) (y + 14), 12, TRUE, FALSE };

  for (const char *p = text; *p != '\0'; p++)
    {
      float white = *p == ' ' ? 3.0f : 2.5f;

      glyph.c = (gunichar) *p;
      glyph.x2 = glyph.x1 + (*p == ' ' ? 3 : 7);
      g_array_append_val (pages->glyphs, glyph);
      glyph.c = ' ';
      glyph.x1 = glyph.x2;
      glyph.x2 = glyph.x1 + white;
      if (*p != ' ' && p[1] != ' ' && (p - text) % 3 != 0)
        g_array_append_val (pages->glyphs, glyph);
      glyph.x1 = glyph.x2;
    }
}

static void
test_spaced_letters (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put_body (&pages, 80, 8);
  put_spaced (&pages, 220, "TERMS OF REFERENCE");
  pages_put_body (&pages, 250, 8);
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 3);
  g_assert_cmpstr (pages_nth (blocks, 1)->text, ==, "TERMS OF REFERENCE");
  g_assert_cmpint (pages_nth (blocks, 1)->kind, ==, TL_BLOCK_HEADING);
}

/* A word over the whole page stands in the file among the letters of the text. */
static void
test_huge_letters (void)
{
  static const char *const letters[] = { "D", "R", "A", "F", "T" };
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put_body (&pages, 80, 20);
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    pages_put (&pages, 120 + 60 * i, 300 - 40 * i, 90, FALSE, letters[i]);
  pages_put_body (&pages, 400, 20);
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, 2);
  g_assert_false (has_text (blocks, "D"));
}

/* One great letter over the page begins a sentence. */
static void
test_initial_letter (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put (&pages, 72, 60, 60, FALSE, "Q");
  pages_put_body (&pages, 140, 30);
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_true (has_text (blocks, "Q"));
}

/* The mark of a note may be little smaller than the text, if it stands high enough. */
static void
test_large_mark (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put_body (&pages, 80, 8);
  pages_put (&pages, 72, 192, 11, FALSE, "It was sent to the ICB");
  pages_put (&pages, 182, 189, 9.5, FALSE, "1");
  pages_put (&pages, 72, 700, 9, FALSE, "1 The area is that of the north.");
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_true (has_text (blocks, "to the ICB¹"));
}

static void
check_kind (GPtrArray *blocks, const char *text, TlBlockKind kind)
{
  for (guint i = 0; i < blocks->len; i++)
    if (strcmp (pages_nth (blocks, i)->text, text) == 0)
      {
        g_assert_cmpint (pages_nth (blocks, i)->kind, ==, kind);
        return;
      }
  g_error ("There is no “%s”.", text);
}

/* A mark as large as the text may follow a full stop or a bracket. */
static void
test_mark_after_stop (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  pages_put_body (&pages, 90, 4);
  pages_put (&pages, 72, 160, 11, FALSE, "The policy of the day required it.2");
  pages_put (&pages, 72, 190, 11, FALSE, "The chair was told (see the table below).3");
  pages_put (&pages, 72, 700, 9, FALSE, "2 The policy is that of the council.");
  pages_put (&pages, 72, 714, 9, FALSE, "3 The table is that of the nurses.");
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_true (has_text (blocks, "required it.²"));
  g_assert_true (has_text (blocks, "table below).³"));
}

/* A note as large as the text goes on at the foot of the next page, above its own notes or alone.
 */
static void
test_cut_notes (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  for (guint i = 0; i < 3; i++)
    {
      pages_put_body (&pages, 90, 6);
      pages_put (&pages, 72, 190, 11, FALSE, "The panel wrote to the surgery.");
      if (i < 2)
        pages_put (&pages, 72 + 31 * 5, 188, 7, FALSE, i == 0 ? "1" : "2");
      if (i > 0)
        pages_put (&pages, 72, 680, 11, FALSE, "to all who had asked for it.");
      if (i < 2)
        pages_put (&pages, 72, 694, 11, FALSE,
                   i == 0 ? "1 The letter was sent" : "2 The answer was sent");
      pages_end (&pages);
    }
  blocks = pages_finish (&pages);
  check_kind (blocks, "The letter was sent to all who had asked for it.", TL_BLOCK_FOOTNOTE);
  check_kind (blocks, "The answer was sent to all who had asked for it.", TL_BLOCK_FOOTNOTE);
}

/* A running head may have the name of the chapter on one side, and few letters on the other. */
static void
test_short_head (void)
{
  static const char *const chapters[] = { "1 Scope", "2 Process", "3 What was known",
                                          "4 What was done", "5 Thanks" };
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  for (guint i = 0; i < G_N_ELEMENTS (chapters); i++)
    {
      pages_put (&pages, 72, 40, 9, FALSE, chapters[i]);
      pages_put (&pages, 480, 40, 9, FALSE, "DHR 12");
      pages_put_body (&pages, 150 + 14 * i, 20);
      pages_end (&pages);
    }
  blocks = pages_finish (&pages);
  for (guint i = 0; i < blocks->len; i++)
    g_assert_true (pages_nth (blocks, i)->kind == TL_BLOCK_FURNITURE
                   || strstr (pages_nth (blocks, i)->text, "DHR") == NULL);
}

/* Appendices number "A1", "A.2": a road of that name at the head of a line is no number. */
static void
test_lettered_numbers (void)
{
  static const char *const numbers[] = { "A1", "A2", "A2.1", "B1" };
  g_autoptr (GPtrArray) blocks = NULL;
  Pages pages;

  pages_init (&pages);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      pages_put (&pages, 72, 80 + 50 * i, 11, FALSE, numbers[i]);
      pages_put (&pages, 120, 80 + 50 * i, 11, FALSE, "The panel read all that was sent to it.");
    }
  pages_put (&pages, 72, 300, 11, FALSE, "B2 was the road that they took on that day.");
  pages_end (&pages);
  blocks = pages_finish (&pages);
  g_assert_cmpuint (blocks->len, ==, G_N_ELEMENTS (numbers) + 1);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_assert_cmpstr (pages_nth (blocks, i)->number, ==, numbers[i]);
      g_assert_true (g_str_has_prefix (pages_nth (blocks, i)->text, "The panel"));
    }
  g_assert_null (pages_nth (blocks, G_N_ELEMENTS (numbers))->number);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/print/line-numbers", test_line_numbers);
  g_test_add_func ("/layout/print/spaced-letters", test_spaced_letters);
  g_test_add_func ("/layout/print/huge-letters", test_huge_letters);
  g_test_add_func ("/layout/print/initial-letter", test_initial_letter);
  g_test_add_func ("/layout/print/large-mark", test_large_mark);
  g_test_add_func ("/layout/print/mark-after-stop", test_mark_after_stop);
  g_test_add_func ("/layout/print/cut-notes", test_cut_notes);
  g_test_add_func ("/layout/print/short-head", test_short_head);
  g_test_add_func ("/layout/print/lettered-numbers", test_lettered_numbers);
  return g_test_run ();
}
