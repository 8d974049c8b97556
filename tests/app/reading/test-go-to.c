/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where one gets by what one types to go to, and what is said where there is nothing. */
#include "config.h"

#include "tl-go-to.h"

#include <string.h>

static TlDocumentText *
make_text (void)
{
  static const struct
  {
    TlBlockKind kind;
    const char *number, *text;
    guint page;
  } blocks[] = {
    { TL_BLOCK_HEADING, "5", "Analysis", 1 },
    { TL_BLOCK_PARAGRAPH, "5.1", "First.", 1 },
    { TL_BLOCK_FOOTNOTE, "3", "A note.", 1 },
    { TL_BLOCK_FURNITURE, "5.2", "page 2", 2 },
    { TL_BLOCK_HEADING, "5.2", "General practice", 2 },
    { TL_BLOCK_PARAGRAPH, "5.14", "Second.", 2 },
    { TL_BLOCK_ITEM, "2", "An item.", 2 },
    { TL_BLOCK_TABLE_ROW, NULL, "a\tb", 4 },
    { TL_BLOCK_RECOMMENDATION, "Recommendation 3", "Do it.", 4 },
    { TL_BLOCK_PARAGRAPH, "5.1", "First of the annex.", 5 },
  };
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_free);

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      TlBlock *block =
          tl_block_new (blocks[i].kind, 0, blocks[i].number, blocks[i].text, blocks[i].page);

      block->table = blocks[i].kind == TL_BLOCK_TABLE_ROW ? 1 : 0;
      g_ptr_array_add (list, block);
    }
  return tl_document_text_new (list);
}

/* The text of the place, or the message. */
static char *
go (const char *words, guint cursor, guint *page)
{
  g_autoptr (TlDocumentText) text = make_text ();
  g_autofree char *message = NULL;
  guint offset;

  *page = 0;
  if (!tl_go_to_find (text, words, cursor, 5, &offset, page, &message))
    return g_steal_pointer (&message);
  return g_strdup (offset == TL_GO_TO_NOWHERE ? "nowhere"
                                              : tl_document_text_get_block_at (text, offset)->text);
}

static void
assert_goes (const char *words, const char *expected, guint expected_page)
{
  guint page;
  g_autofree char *found = go (words, 0, &page);

  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpuint (page, ==, expected_page);
}

static void
test_numbers (void)
{
  assert_goes ("5.14", "Second.", 0);
  assert_goes (" ¶ 5.14 ", "Second.", 0);
  assert_goes ("para 5.14", "Second.", 0);
  assert_goes ("5.2", "General practice", 0);
  assert_goes ("section 5", "Analysis", 0);
  assert_goes ("5", "Analysis", 0);
  assert_goes ("recommendation 3", "Do it.", 0);
  assert_goes ("Rec. 3", "Do it.", 0);
  assert_goes ("note 3", "A note.", 0);
  assert_goes ("table 1", "a\tb", 0);
}

static void
test_pages (void)
{
  assert_goes ("p 2", "General practice", 2);
  assert_goes ("p2", "General practice", 2);
  assert_goes ("Page 3", "nowhere", 3);
  assert_goes ("page 4", "a\tb", 4);
  assert_goes ("2", "General practice", 2);
  assert_goes ("page 5", "First of the annex.", 5);
}

/* A paragraph of page 1 whose second word stands on page 2. */
static void
test_over_the_page (void)
{
  const TlWordBox first = { 0, 4, 1, 0, 0, 9, 9 }, second = { 5, 5, 2, 0, 0, 9, 9 };
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_free);
  TlBlock *block = tl_block_new (TL_BLOCK_PARAGRAPH, 0, NULL, "Over there", 1);
  g_autoptr (TlDocumentText) text = NULL;

  g_array_append_val (block->boxes, first);
  g_array_append_val (block->boxes, second);
  g_ptr_array_add (list, block);
  text = tl_document_text_new (list);
  g_assert_cmpuint (tl_go_to_find_page (text, 1), ==, 0);
  g_assert_cmpuint (tl_go_to_find_page (text, 2), ==, 5);
  g_assert_cmpuint (tl_go_to_find_page (text, 3), ==, TL_GO_TO_NOWHERE);
}

static void
test_words (void)
{
  assert_goes ("general", "General practice", 0);
  assert_goes ("practice", "General practice", 0);
  assert_goes ("paragraph", "No “paragraph”: paragraphs 5.1, pages 1 to 5", 0);
}

static void
test_again (void)
{
  guint page;
  g_autofree char *first = go ("5.1", 0, &page), *second = go ("5.1", 9, &page);

  g_assert_cmpstr (first, ==, "First.");
  g_assert_cmpstr (second, ==, "First of the annex.");
}

static void
assert_says (const char *words, const char *part)
{
  guint page;
  g_autofree char *message = go (words, 0, &page);

  g_assert_nonnull (strstr (message, part));
}

static void
test_unknown (void)
{
  assert_says ("5.99", "pages 1 to 5");
  assert_says ("p 9", "the pages are 1 to 5");
  assert_says ("p 99999999999999999999", "the pages are 1 to 5");
  assert_says ("recommendation 30", "Recommendation 3");
  assert_says ("note 9", "the notes are 3");
  assert_says ("table 9", "table 9");
  assert_says ("section 9", "5 to 5.2");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/go-to/numbers", test_numbers);
  g_test_add_func ("/go-to/pages", test_pages);
  g_test_add_func ("/go-to/over-the-page", test_over_the_page);
  g_test_add_func ("/go-to/words", test_words);
  g_test_add_func ("/go-to/again", test_again);
  g_test_add_func ("/go-to/unknown", test_unknown);
  return g_test_run ();
}
