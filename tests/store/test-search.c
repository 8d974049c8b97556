/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search: what is found, how it is marked, and that no input of a person is an error. */
#include "config.h"

#include "store-fixture.h"
#include "tl-search-snippet.h"

#include <sqlite3.h>
#include <string.h>

static TlSearchResult *
search (TlStore *store, const char *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlSearch) what = tl_search_new (query, 100);
  TlSearchResult *result = tl_store_search (store, what, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static guint
count (TlStore *store, const char *query, TlSearchKind kind)
{
  g_autoptr (TlSearchResult) result = search (store, query);
  guint n = 0;

  for (guint i = 0; i < result->hits->len; i++)
    n += ((TlSearchHit *) result->hits->pdata[i])->kind == kind;
  g_assert_cmpuint (n, ==, result->n_found[kind]);
  return n;
}

static void
test_queries (void)
{
  char *folder = fixture_make_folder ();
  g_autoptr (TlStore) store = fixture_open (folder);
  g_autofree char *id = fixture_add_review (store, 0);
  const char *const themes[] = { "T03.1", NULL };
  g_autoptr (TlFinding) finding =
      fixture_make_finding (store, id, "Good practice was seen", themes, NULL);

  g_assert_true (tl_store_add_finding (store, finding, NULL));
  /* Words, all of them, in any form and case. */
  g_assert_cmpuint (count (store, "sharing information", TL_SEARCH_TEXT), ==, 1);
  g_assert_cmpuint (count (store, "INFORMATION shared agency", TL_SEARCH_TEXT), ==, 1);
  g_assert_cmpuint (count (store, "information midwife", TL_SEARCH_TEXT), ==, 0);
  /* While it is being typed. */
  g_assert_cmpuint (count (store, "inf", TL_SEARCH_TEXT), ==, 1);
  g_assert_cmpuint (count (store, "informatio", TL_SEARCH_TEXT), ==, 1);
  g_assert_cmpuint (count (store, "inf ", TL_SEARCH_TEXT), ==, 0);
  /* Phrases, in either kind of quotation marks; accents and their lack. */
  g_assert_cmpuint (count (store, "\"was not shared\"", TL_SEARCH_TEXT), ==, 1);
  g_assert_cmpuint (count (store, "“was not shared”", TL_SEARCH_TEXT), ==, 1);
  g_assert_cmpuint (count (store, "\"shared not was\"", TL_SEARCH_TEXT), ==, 0);
  g_assert_cmpuint (count (store, "cafe", TL_SEARCH_TEXT), ==, 1);
  g_assert_cmpuint (count (store, "يسألها", TL_SEARCH_TEXT), ==, 1);
  /* One or another, without, near. */
  g_assert_cmpuint (count (store, "shared OR midwife ", TL_SEARCH_TEXT), ==, 2);
  g_assert_cmpuint (count (store, "information -shared ", TL_SEARCH_TEXT), ==, 0);
  g_assert_cmpuint (count (store, "midwife NOT shared ", TL_SEARCH_TEXT), ==, 1);
  g_assert_cmpuint (count (store, "information NEAR/3 shared ", TL_SEARCH_TEXT), ==, 1);
  g_assert_cmpuint (count (store, "(midwife OR information) AND shar* ", TL_SEARCH_TEXT), ==, 1);
  /* The other kinds. */
  g_assert_cmpuint (count (store, "good practice", TL_SEARCH_FINDINGS), ==, 1);
  g_assert_cmpuint (count (store, "note", TL_SEARCH_FINDINGS), ==, 1);
  g_assert_cmpuint (count (store, "housing closes", TL_SEARCH_RECOMMENDATIONS), ==, 1);
  /* Running heads are not text. */
  g_assert_cmpuint (count (store, "official running", TL_SEARCH_TEXT), ==, 0);
  g_assert_true (tl_store_close (store, NULL));
  fixture_remove_folder (folder);
}

static void
test_hit (void)
{
  char *folder = fixture_make_folder ();
  g_autoptr (TlStore) store = fixture_open (folder);
  g_autofree char *id = fixture_add_review (store, 0);
  g_autofree char *document_id = fixture_get_document (store, id);
  g_autoptr (TlDocumentText) text = tl_store_load_text (store, document_id, NULL);
  g_autoptr (TlSearchResult) result = search (store, "midwife");
  GPtrArray *hits = result->hits;
  const TlSearchHit *hit;

  g_assert_cmpuint (hits->len, ==, 1);
  hit = hits->pdata[0];
  g_assert_cmpstr (hit->review_id, ==, id);
  g_assert_cmpstr (hit->document_id, ==, document_id);
  g_assert_cmpstr (hit->number, ==, "1.7");
  g_assert_cmpuint (hit->page, ==, 2);
  g_assert_null (hit->finding_id);
  g_assert_nonnull (strstr (hit->snippet, "\uE000midwife\uE001"));
  g_assert_cmpstr (tl_document_text_get_block_at (text, hit->start)->number, ==, "1.7");
  g_assert_true (tl_store_close (store, NULL));
  fixture_remove_folder (folder);
}

/* What people type is never an expression, and never an error. */
static void
test_any_input (void)
{
  static const char *const queries[] = {
    "",      " ",     "\"",     "\"\"",      "*",
    "a*b",   "AND",   "OR NOT", "NEAR(a b)", "text:a",
    "^a",    "(",     "-a",     "'",         "a\"b",
    "“",     "{}",    "+",      "—",         "📮",
    "a AND", "NOT a", "\"a",    "a\"",       "a;DROP TABLE reviews"
  };
  char *folder = fixture_make_folder ();
  g_autoptr (TlStore) store = fixture_open (folder);
  g_autofree char *id = fixture_add_review (store, 0);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    tl_search_result_free (search (store, queries[i]));
  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GString) query = g_string_new (NULL);

      for (gint32 n = g_rand_int_range (random, 1, 12); n > 0; n--)
        if (g_rand_boolean (random))
          g_string_append_c (query, (char) g_rand_int_range (random, 0x20, 0x7f));
        else
          g_string_append_unichar (query, (gunichar) g_rand_int_range (random, 0xa0, 0x2fff));
      tl_search_result_free (search (store, query->str));
    }
  g_assert_true (tl_store_close (store, NULL));
  fixture_remove_folder (folder);
}

static void
test_limit_and_order (void)
{
  char *folder = fixture_make_folder ();
  g_autoptr (TlStore) store = fixture_open (folder);
  g_autoptr (TlSearch) what = tl_search_new ("paragraph report", 15);
  g_autoptr (TlSearchResult) result = NULL;
  g_autoptr (TlSearchResult) again = NULL;

  for (guint i = 0; i < 10; i++)
    g_free (fixture_add_review (store, i));
  result = tl_store_search (store, what, NULL, NULL);
  again = tl_store_search (store, what, NULL, NULL);
  g_assert_cmpuint (result->hits->len, ==, 15);
  for (guint i = 0; i < result->hits->len; i++)
    {
      const TlSearchHit *one = result->hits->pdata[i], *two = again->hits->pdata[i];

      g_assert_cmpstr (one->document_id, ==, two->document_id);
      g_assert_cmpuint (one->start, ==, two->start);
    }
  g_assert_true (tl_store_close (store, NULL));
  fixture_remove_folder (folder);
}

/* VACUUM may give rows other numbers; the indexes must not be led astray by it. */
static void
test_vacuum (void)
{
  char *folder = fixture_make_folder ();
  g_autofree char *path = fixture_path (folder);
  g_autoptr (TlStore) store = fixture_open (folder);
  g_autoptr (TlStore) again = NULL;
  g_autofree char *first = fixture_add_review (store, 1);
  g_autofree char *second = fixture_add_review (store, 0);
  g_autoptr (TlSearchResult) result = NULL;
  sqlite3 *db;

  g_assert_true (tl_store_remove_review (store, first, NULL));
  g_assert_true (tl_store_close (store, NULL));
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "VACUUM", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  again = fixture_open (folder);
  fixture_assert_sound (again);
  result = search (again, "midwife");
  g_assert_cmpuint (result->hits->len, ==, 1);
  g_assert_nonnull (
      strstr (((TlSearchHit *) result->hits->pdata[0])->snippet, "\uE000midwife\uE001"));
  g_assert_true (tl_store_close (again, NULL));
  fixture_remove_folder (folder);
}

static guint
count_filtered (TlStore *store, TlSearch *what, guint *n_reviews)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlSearchResult) result = tl_store_search (store, what, NULL, &error);
  guint counted;

  g_assert_no_error (error);
  g_assert_true (tl_store_count_found_reviews (store, what, &counted, NULL, &error));
  g_assert_cmpuint (counted, ==, result->reviews->len);
  *n_reviews = counted;
  return result->hits->len;
}

/* Only some reviews; only what is tagged so, in all three kinds. */
static void
test_filters (void)
{
  const char *const themes[] = { "T03.1", NULL };
  const char *const agencies[] = { "AG01", NULL };
  char *folder = fixture_make_folder ();
  g_autoptr (TlStore) store = fixture_open (folder);
  g_autofree char *first = fixture_add_review (store, 0);
  g_autofree char *second = fixture_add_review (store, 1);
  g_autoptr (TlFinding) tagged =
      fixture_make_finding (store, second, "Good practice was seen", themes, NULL);
  g_autoptr (TlFinding) other = fixture_make_finding (store, second, "midwife", NULL, agencies);
  g_autoptr (TlSearch) what = tl_search_new ("report OR practice OR housing OR midwife", 100);
  guint n_reviews, n_all;

  g_assert_true (tl_store_add_finding (store, tagged, NULL));
  g_assert_true (tl_store_add_finding (store, other, NULL));
  n_all = count_filtered (store, what, &n_reviews);
  g_assert_cmpuint (n_reviews, ==, 2);

  what->review_ids = g_strsplit (first, " ", -1);
  g_assert_cmpuint (count_filtered (store, what, &n_reviews), <, n_all);
  g_assert_cmpuint (n_reviews, ==, 1);
  g_clear_pointer (&what->review_ids, g_strfreev);
  what->review_ids = g_new0 (char *, 1);
  g_assert_cmpuint (count_filtered (store, what, &n_reviews), ==, 0);
  g_clear_pointer (&what->review_ids, g_strfreev);

  /* The finding and its paragraph; by the theme above too. */
  what->theme_id = g_strdup ("T03.1");
  g_assert_cmpuint (count_filtered (store, what, &n_reviews), ==, 2);
  g_free (what->theme_id);
  what->theme_id = g_strdup ("T03");
  g_assert_cmpuint (count_filtered (store, what, &n_reviews), ==, 2);
  g_assert_cmpuint (n_reviews, ==, 1);
  what->kinds = 1u << TL_SEARCH_FINDINGS;
  g_assert_cmpuint (count_filtered (store, what, &n_reviews), ==, 1);
  what->kinds = TL_SEARCH_ALL;
  what->agency_id = g_strdup ("AG01");
  g_assert_cmpuint (count_filtered (store, what, &n_reviews), ==, 0);
  g_clear_pointer (&what->theme_id, g_free);
  g_assert_cmpuint (count_filtered (store, what, &n_reviews), ==, 2);
  /* Recommendations are addressed to it, in both reviews. */
  g_free (what->agency_id);
  what->agency_id = g_strdup ("AG02");
  g_assert_cmpuint (count_filtered (store, what, &n_reviews), ==, 2);
  g_assert_cmpuint (n_reviews, ==, 2);

  /* What is filtered follows the library. */
  g_free (what->agency_id);
  what->agency_id = g_strdup ("AG01");
  g_assert_true (tl_store_remove_finding (store, tl_finding_get_id (other), NULL));
  g_assert_cmpuint (count_filtered (store, what, &n_reviews), ==, 0);
  g_assert_true (tl_store_close (store, NULL));
  fixture_remove_folder (folder);
}

/* The words of a hit are those of the document there. */
static void
test_places (void)
{
  static const char *const queries[] = { "midwife", "\"was not shared\"", "shared information",
                                         "housing officer", "يسألها" };
  char *folder = fixture_make_folder ();
  g_autoptr (TlStore) store = fixture_open (folder);
  g_autofree char *id = fixture_add_review (store, 3);
  g_autofree char *document_id = fixture_get_document (store, id);
  g_autoptr (TlDocumentText) text = tl_store_load_text (store, document_id, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (TlSearchResult) result = search (store, queries[i]);
      const TlSearchHit *hit = result->hits->pdata[0];
      g_autoptr (TlSpan) span = tl_document_text_make_span (text, hit->start, hit->end);
      g_autoptr (TlSearchResult) again = NULL;

      g_assert_cmpint (hit->kind, ==, TL_SEARCH_TEXT);
      again = search (store, span->quote);
      g_assert_cmpuint (again->n_found[TL_SEARCH_TEXT], ==, result->n_found[TL_SEARCH_TEXT]);
      g_assert_cmpuint (strlen (span->quote), <, 40);
    }
  g_assert_true (tl_store_close (store, NULL));
  fixture_remove_folder (folder);
}

static void
test_note (void)
{
  char *folder = fixture_make_folder ();
  g_autoptr (TlStore) store = fixture_open (folder);
  g_autofree char *id = fixture_add_review (store, 0);
  g_autoptr (TlFinding) finding = fixture_make_finding (store, id, "midwife", NULL, NULL);
  g_autoptr (TlSearchResult) words = NULL;
  g_autoptr (TlSearchResult) note = NULL;
  const TlSearchHit *hit;

  g_assert_true (tl_store_add_finding (store, finding, NULL));
  note = search (store, "note ");
  hit = note->hits->pdata[0];
  g_assert_cmpstr (hit->finding_id, ==, tl_finding_get_id (finding));
  g_assert_true (hit->is_note);
  g_assert_cmpstr (hit->snippet, ==, "A \uE000note\uE001");
  words = search (store, "midwife ");
  g_assert_cmpuint (words->hits->len, ==, 2);
  hit = words->hits->pdata[1];
  g_assert_false (hit->is_note);
  g_assert_cmpuint (hit->start, ==, tl_finding_get_start (finding));
  g_assert_cmpuint (hit->end, ==, tl_finding_get_end (finding));
  g_assert_true (tl_store_close (store, NULL));
  fixture_remove_folder (folder);
}

static void
test_cancelled (void)
{
  char *folder = fixture_make_folder ();
  g_autoptr (TlStore) store = fixture_open (folder);
  g_autoptr (TlSearch) what = tl_search_new ("report", 10);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 40; i++)
    g_free (fixture_add_review (store, i));
  g_cancellable_cancel (cancellable);
  g_assert_null (tl_store_search (store, what, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (tl_store_close (store, NULL));
  fixture_remove_folder (folder);
}

static void
test_snippets (void)
{
  static const struct
  {
    const char *marked, *snippet;
    guint start, end;
  } cases[] = {
    { "no words", NULL, 0, 0 },
    { "\uE000One\uE001 word", "\uE000One\uE001 word", 0, 3 },
    { "é \uE000two\uE001 and \uE000three\uE001.", "é \uE000two\uE001 and \uE000three\uE001.", 2,
      15 },
    /* The shortest range with both. */
    { "\uE000a\uE001 x \uE000b\uE001 \uE000a\uE001", "\uE000a\uE001 x \uE000b\uE001 \uE000a\uE001",
      4, 7 },
  };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *cut = NULL;
  guint start = 0, end = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *snippet = tl_search_make_snippet (cases[i].marked, &start, &end);

      g_assert_cmpstr (snippet, ==, cases[i].snippet);
      if (snippet != NULL)
        {
          g_assert_cmpuint (start, ==, cases[i].start);
          g_assert_cmpuint (end, ==, cases[i].end);
        }
    }
  for (guint i = 0; i < 100; i++)
    g_string_append (text, i == 50 ? "\uE000found\uE001 " : "filling ");
  cut = tl_search_make_snippet (text->str, &start, &end);
  g_assert_cmpuint (start, ==, 50 * 8);
  g_assert_cmpuint (end, ==, 50 * 8 + 5);
  g_assert_true (g_str_has_prefix (cut, "… filling "));
  g_assert_true (g_str_has_suffix (cut, " filling …"));
  g_assert_cmpuint (g_utf8_strlen (cut, -1), <, 220);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/search/queries", test_queries);
  g_test_add_func ("/store/search/hit", test_hit);
  g_test_add_func ("/store/search/any-input", test_any_input);
  g_test_add_func ("/store/search/limit-and-order", test_limit_and_order);
  g_test_add_func ("/store/search/vacuum", test_vacuum);
  g_test_add_func ("/store/search/filters", test_filters);
  g_test_add_func ("/store/search/places", test_places);
  g_test_add_func ("/store/search/note", test_note);
  g_test_add_func ("/store/search/cancelled", test_cancelled);
  g_test_add_func ("/store/search/snippets", test_snippets);
  return g_test_run ();
}
