/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much two texts have in common, and where words of one stand in the other. */
#include "config.h"

#include "tl-similarity.h"

static const char story[] = "The panel found that the general practice had recorded the injuries "
                            "and that nobody had asked how she came by them in all that time.";

/* A text of paragraphs, one an argument, NULL at the end. */
static TlDocumentText *
make_text (const char *first, ...)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_free);
  va_list texts;

  va_start (texts, first);
  for (const char *text = first; text != NULL; text = va_arg (texts, const char *))
    g_ptr_array_add (blocks, tl_block_new (TL_BLOCK_PARAGRAPH, 0, NULL, text, 0));
  va_end (texts);
  return tl_document_text_new (blocks);
}

static void
test_share (void)
{
  g_autoptr (TlDocumentText) whole = make_text (story, NULL);
  g_autoptr (TlDocumentText) parts =
      make_text ("The panel FOUND that the general practice",
                 "had recorded the injuries and that "
                 "nobody had asked: how she came by them, in all that time",
                 NULL);
  g_autoptr (TlDocumentText) longer =
      make_text (story, "A chapter was added to it later on.", NULL);
  g_autoptr (TlDocumentText) other =
      make_text ("The panel found that housing closed the case after one letter.", NULL);
  g_autoptr (TlDocumentText) none = make_text ("Too short", NULL);

  g_assert_cmpfloat (tl_similarity (whole, parts), ==, 1);
  g_assert_cmpfloat (tl_similarity (whole, longer), >, TL_SIMILARITY_VERSION);
  g_assert_cmpfloat (tl_similarity (whole, longer), <, TL_SIMILARITY_SAME);
  g_assert_cmpfloat (tl_similarity (whole, other), <, 0.1);
  g_assert_cmpfloat (tl_similarity (whole, other), >, 0);
  g_assert_cmpfloat (tl_similarity (none, none), ==, 0);
}

/* The place of @words in @to, found by what it was in @from; NULL for none. */
static TlSpan *
anchor (TlDocumentText *from, TlDocumentText *to, const char *words, guint nth)
{
  g_autoptr (TlSpan) span = NULL;
  guint start = 0, end = 0;

  for (guint i = 0; i <= nth; i++)
    g_assert_true (tl_document_text_find (from, words, i > 0 ? start + 1 : 0, &start, &end));
  span = tl_document_text_make_span (from, start, end);
  return tl_document_text_anchor (to, span);
}

static void
test_anchor (void)
{
  g_autoptr (TlDocumentText) from =
      make_text (story, "She asked for help at the desk. He asked for help at the door.", NULL);
  g_autoptr (TlDocumentText) to = make_text (
      "A preface.", "She asked for help at the desk. He asked for help at the door.", story, NULL);
  g_autoptr (TlDocumentText) twice = make_text (story, story, NULL);
  g_autoptr (TlDocumentText) strange = make_text ("They asked for help in vain.", NULL);
  g_autoptr (TlSpan) moved = anchor (from, to, "recorded the injuries and that nobody", 0);
  g_autoptr (TlSpan) second = anchor (from, to, "asked for help", 1);

  g_assert_nonnull (moved);
  g_assert_cmpstr (moved->quote, ==, "recorded the injuries and that nobody");
  g_assert_nonnull (second);
  g_assert_true (g_str_has_suffix (second->prefix, "He "));
  /* Which of two alike is meant, nobody can tell; a few words elsewhere are by chance. */
  g_assert_null (anchor (from, twice, "recorded the injuries and that nobody", 0));
  g_assert_null (anchor (from, strange, "asked for help", 0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/similarity/share", test_share);
  g_test_add_func ("/analysis/similarity/anchor", test_anchor);
  return g_test_run ();
}
