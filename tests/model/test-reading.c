/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which paragraphs are read: what counts, marking, and the bits that are kept. */
#include "config.h"

#include "tl-reading.h"

/* Characters: heading 0-3, furniture none, paragraph 4-7, note 8-11, item 12-15, row 16-19,
 * recommendation 20-23. */
static TlDocumentText *
make_text (void)
{
  static const TlBlockKind kinds[] = { TL_BLOCK_HEADING,       TL_BLOCK_FURNITURE,
                                       TL_BLOCK_PARAGRAPH,     TL_BLOCK_FOOTNOTE,
                                       TL_BLOCK_ITEM,          TL_BLOCK_TABLE_ROW,
                                       TL_BLOCK_RECOMMENDATION };
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_free);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_ptr_array_add (list, tl_block_new (kinds[i], 0, NULL, "abc", 1));
  return tl_document_text_new (list);
}

static void
test_mark (void)
{
  g_autoptr (TlDocumentText) text = make_text ();
  g_autoptr (TlReading) reading = tl_reading_new (text, NULL);

  g_assert_cmpuint (tl_reading_get_n (reading), ==, 3);
  g_assert_cmpuint (tl_reading_get_n_read (reading), ==, 0);
  g_assert_false (tl_reading_mark (reading, 0, 6));
  g_assert_true (tl_reading_mark (reading, 0, 7));
  g_assert_false (tl_reading_mark (reading, 0, 8));
  g_assert_cmpuint (tl_reading_get_n_read (reading), ==, 1);
  g_assert_false (tl_reading_mark (reading, 13, 20));
  g_assert_true (tl_reading_mark (reading, 12, 100));
  g_assert_cmpuint (tl_reading_get_n_read (reading), ==, 3);
}

static void
test_keep (void)
{
  static const guint8 long_bits[] = { 0xff, 0xff, 0xff };
  g_autoptr (TlDocumentText) text = make_text ();
  g_autoptr (TlReading) reading = tl_reading_new (text, NULL);
  g_autoptr (GBytes) kept = NULL, too_long = g_bytes_new_static (long_bits, sizeof long_bits),
                     none = g_bytes_new (NULL, 0);

  tl_reading_mark (reading, 4, 8);
  kept = tl_reading_dup_blocks (reading);
  g_assert_cmpuint (g_bytes_get_size (kept), ==, 1);
  g_assert_cmpuint (*(const guint8 *) g_bytes_get_data (kept, NULL), ==, 1u << 2);
  g_clear_pointer (&reading, tl_reading_free);
  reading = tl_reading_new (text, kept);
  g_assert_cmpuint (tl_reading_get_n_read (reading), ==, 1);
  g_clear_pointer (&reading, tl_reading_free);
  reading = tl_reading_new (text, too_long);
  g_assert_cmpuint (tl_reading_get_n_read (reading), ==, 3);
  g_clear_pointer (&reading, tl_reading_free);
  reading = tl_reading_new (text, none);
  g_assert_cmpuint (tl_reading_get_n_read (reading), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reading/mark", test_mark);
  g_test_add_func ("/reading/keep", test_keep);
  return g_test_run ();
}
