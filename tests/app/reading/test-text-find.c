/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding words in a text: what makes no difference, where the hits are, which comes next. */
#include "config.h"

#include "tl-text-find.h"

static TlDocumentText *
make_text (const char *const *paragraphs)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_free);

  for (guint i = 0; paragraphs[i] != NULL; i++)
    g_ptr_array_add (list, tl_block_new (TL_BLOCK_PARAGRAPH, 0, NULL, paragraphs[i], 1));
  return tl_document_text_new (list);
}

static void
assert_found (const char *const *paragraphs, const char *words, const char *expected)
{
  g_autoptr (TlDocumentText) text = make_text (paragraphs);
  g_autoptr (TlTextFind) finder = tl_text_find_new (text);
  g_autoptr (GArray) hits = tl_text_find_search (finder, words);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    {
      const TlTextHit *hit = &g_array_index (hits, TlTextHit, i);
      g_autofree char *piece =
          g_utf8_substring (tl_document_text_get_text (text), hit->start, hit->end);

      g_string_append_printf (found, "%u:%s;", hit->start, piece);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_alike (void)
{
  static const char *const text[] = { "José’s  RISK and josé's risk", "fin", "Ref. 1.2", NULL };

  assert_found (text, "jose's risk", "0:José’s  RISK;17:josé's risk;");
  assert_found (text, "JOSÉ", "0:José;17:josé;");
  assert_found (text, "José's risk", "0:José’s  RISK;17:josé's risk;");
  assert_found (text, "risk fin", "24:risk\nfin;");
  assert_found (text, " ref. 1.2 ", "33:Ref. 1.2;");
}

static void
test_nothing (void)
{
  static const char *const text[] = { "One", NULL };
  static const char *const empty[] = { NULL };

  assert_found (text, "", "");
  assert_found (text, "   ", "");
  assert_found (text, "two", "");
  assert_found (text, "\xcc\x81", "");
  assert_found (empty, "one", "");
}

static void
test_apart (void)
{
  static const char *const text[] = { "aaaa\taa", NULL };

  assert_found (text, "aa", "0:aa;2:aa;5:aa;");
}

static void
test_choose (void)
{
  static const char *const text[] = { "ab ab ab", NULL };
  g_autoptr (TlDocumentText) document = make_text (text);
  g_autoptr (TlTextFind) finder = tl_text_find_new (document);
  g_autoptr (GArray) hits = tl_text_find_search (finder, "ab");

  g_assert_cmpuint (tl_text_find_choose (hits, 0), ==, 0);
  g_assert_cmpuint (tl_text_find_choose (hits, 1), ==, 1);
  g_assert_cmpuint (tl_text_find_choose (hits, 6), ==, 2);
  g_assert_cmpuint (tl_text_find_choose (hits, 7), ==, 0);
}

static void
test_most (void)
{
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (TlDocumentText) text = NULL;
  g_autoptr (TlTextFind) finder = NULL;
  g_autoptr (GArray) hits = NULL;

  for (guint i = 0; i < TL_TEXT_FIND_MOST + 20; i++)
    g_string_append (many, "e ");
  text = make_text ((const char *const[]){ many->str, NULL });
  finder = tl_text_find_new (text);
  hits = tl_text_find_search (finder, "e");
  g_assert_cmpuint (hits->len, ==, TL_TEXT_FIND_MOST);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-find/alike", test_alike);
  g_test_add_func ("/text-find/nothing", test_nothing);
  g_test_add_func ("/text-find/apart", test_apart);
  g_test_add_func ("/text-find/choose", test_choose);
  g_test_add_func ("/text-find/most", test_most);
  return g_test_run ();
}
