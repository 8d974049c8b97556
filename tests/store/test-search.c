/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search: what is found, how it is marked, and that no input of a person is an error. */
#include "config.h"

#include "store-fixture.h"

#include <sqlite3.h>
#include <string.h>

static GPtrArray *
search (TlStore *store, const char *query)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *hits = tl_store_search (store, query, 100, &error);

  g_assert_no_error (error);
  return hits;
}

static guint
count (TlStore *store, const char *query, const char *kind)
{
  g_autoptr (GPtrArray) hits = search (store, query);
  guint n = 0;

  for (guint i = 0; i < hits->len; i++)
    n += strcmp (((TlSearchHit *) hits->pdata[i])->kind, kind) == 0;
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
  g_assert_cmpuint (count (store, "sharing information", "block"), ==, 1);
  g_assert_cmpuint (count (store, "INFORMATION shared agency", "block"), ==, 1);
  g_assert_cmpuint (count (store, "information midwife", "block"), ==, 0);
  /* While it is being typed. */
  g_assert_cmpuint (count (store, "inf", "block"), ==, 1);
  g_assert_cmpuint (count (store, "informatio", "block"), ==, 1);
  g_assert_cmpuint (count (store, "inf ", "block"), ==, 0);
  /* Phrases, in either kind of quotation marks; accents and their lack. */
  g_assert_cmpuint (count (store, "\"was not shared\"", "block"), ==, 1);
  g_assert_cmpuint (count (store, "“was not shared”", "block"), ==, 1);
  g_assert_cmpuint (count (store, "\"shared not was\"", "block"), ==, 0);
  g_assert_cmpuint (count (store, "cafe", "block"), ==, 1);
  g_assert_cmpuint (count (store, "يسألها", "block"), ==, 1);
  /* One or another, without, near. */
  g_assert_cmpuint (count (store, "shared OR midwife ", "block"), ==, 2);
  g_assert_cmpuint (count (store, "information -shared ", "block"), ==, 0);
  g_assert_cmpuint (count (store, "midwife NOT shared ", "block"), ==, 1);
  g_assert_cmpuint (count (store, "information NEAR/3 shared ", "block"), ==, 1);
  g_assert_cmpuint (count (store, "(midwife OR information) AND shar* ", "block"), ==, 1);
  /* The other kinds. */
  g_assert_cmpuint (count (store, "good practice", "finding"), ==, 1);
  g_assert_cmpuint (count (store, "note", "finding"), ==, 1);
  g_assert_cmpuint (count (store, "housing closes", "recommendation"), ==, 1);
  /* Running heads are not text. */
  g_assert_cmpuint (count (store, "official running", "block"), ==, 0);
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
  g_autoptr (GPtrArray) hits = search (store, "midwife");
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
    g_ptr_array_unref (search (store, queries[i]));
  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GString) query = g_string_new (NULL);

      for (gint32 n = g_rand_int_range (random, 1, 12); n > 0; n--)
        if (g_rand_boolean (random))
          g_string_append_c (query, (char) g_rand_int_range (random, 0x20, 0x7f));
        else
          g_string_append_unichar (query, (gunichar) g_rand_int_range (random, 0xa0, 0x2fff));
      g_ptr_array_unref (search (store, query->str));
    }
  g_assert_true (tl_store_close (store, NULL));
  fixture_remove_folder (folder);
}

static void
test_limit_and_order (void)
{
  char *folder = fixture_make_folder ();
  g_autoptr (TlStore) store = fixture_open (folder);
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GPtrArray) again = NULL;

  for (guint i = 0; i < 10; i++)
    g_free (fixture_add_review (store, i));
  hits = tl_store_search (store, "paragraph report", 15, NULL);
  again = tl_store_search (store, "paragraph report", 15, NULL);
  g_assert_cmpuint (hits->len, ==, 15);
  for (guint i = 0; i < hits->len; i++)
    {
      const TlSearchHit *one = hits->pdata[i], *two = again->pdata[i];

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
  g_autoptr (GPtrArray) hits = NULL;
  sqlite3 *db;

  g_assert_true (tl_store_remove_review (store, first, NULL));
  g_assert_true (tl_store_close (store, NULL));
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "VACUUM", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  again = fixture_open (folder);
  fixture_assert_sound (again);
  hits = search (again, "midwife");
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_nonnull (strstr (((TlSearchHit *) hits->pdata[0])->snippet, "\uE000midwife\uE001"));
  g_assert_true (tl_store_close (again, NULL));
  fixture_remove_folder (folder);
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
  return g_test_run ();
}
