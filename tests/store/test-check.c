/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The check of a library tells of each kind of damage, and of nothing else. */
#include "config.h"

#include "store-fixture.h"

#include "tl-error.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

typedef struct
{
  const char *name, *sql, *words;
} Damage;

static const Damage damages[] = {
  { "text", "DROP TRIGGER blocks_stand; UPDATE blocks SET text = text || '!' WHERE ordinal = 9",
    "is not the one that was imported" },
  { "quote", "UPDATE finding_spans SET quote = 'other words'", "not at their place" },
  { "place", "UPDATE finding_spans SET start = start + 1", "not at their place" },
  { "span", "DELETE FROM finding_spans", "has no place" },
  { "rects", "UPDATE finding_spans SET rects = x'00'", "places of finding" },
  { "boxes", "UPDATE blocks SET boxes = x'0102' WHERE ordinal = 3", "stored text of document" },
  { "original", "UPDATE originals SET bytes = x'00'", "stored file" },
  { "original-missing", "DELETE FROM originals", "is missing in the library" },
  { "theme", "DELETE FROM themes WHERE id = 'T03.1'", "refers to a row of “themes”" },
  { "review", "DELETE FROM reviews", "refers to a row of “reviews”" },
  { "type", "DELETE FROM codes WHERE id = 'F02'", "“F02”" },
  { "index-of-texts", "INSERT INTO block_index (block_index) VALUES ('delete-all')",
    "search index of texts" },
  { "index-of-findings", "INSERT INTO finding_index (finding_index) VALUES ('delete-all')",
    "search index of findings" },
  { "index-of-recommendations",
    "INSERT INTO recommendation_index (recommendation_index) VALUES ('delete-all')",
    "search index of recommendations" },
};

static void
make_library (const char *folder)
{
  g_autoptr (TlStore) store = fixture_open (folder);
  g_autofree char *id = fixture_add_review (store, 1);
  const char *const themes[] = { "T03.1", NULL };
  g_autoptr (TlFinding) finding =
      fixture_make_finding (store, id, "Good practice was seen", themes, NULL);

  g_assert_true (tl_store_add_finding (store, finding, NULL));
  fixture_assert_sound (store);
  g_assert_true (tl_store_close (store, NULL));
}

/* Runs SQL without foreign keys; what it drops of the schema is put back. */
static void
damage_library (const char *path, const char *sql)
{
  static const char find[] = "SELECT sql FROM sqlite_schema WHERE name = 'blocks_stand'";
  sqlite3_stmt *statement;
  g_autofree char *trigger = NULL;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, find, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  trigger = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  if (strstr (sql, "DROP TRIGGER") != NULL)
    g_assert_cmpint (sqlite3_exec (db, trigger, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
test_damage (gconstpointer data)
{
  const Damage *damage = data;
  char *folder = fixture_make_folder ();
  g_autofree char *path = fixture_path (folder);
  g_autoptr (TlStore) store = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_told = FALSE;

  make_library (folder);
  damage_library (path, damage->sql);
  store = fixture_open (folder);
  faults = tl_store_check (store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < faults->len; i++)
    {
      g_test_message ("%s", (char *) faults->pdata[i]);
      is_told |= strstr (faults->pdata[i], damage->words) != NULL;
    }
  g_assert_true (is_told);
  g_assert_true (tl_store_close (store, NULL));
  fixture_remove_folder (folder);
}

/* Bytes flipped anywhere: an error or a fault or nothing seen, never a crash. */
static void
test_noise (void)
{
  char *folder = fixture_make_folder ();
  g_autofree char *path = fixture_path (folder);
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_autofree char *whole = NULL;
  guint n_seen = 0;
  gsize size;

  make_library (folder);
  g_assert_true (g_file_get_contents (path, &whole, &size, NULL));
  for (guint round = 0; round < 200; round++)
    {
      g_autofree char *copy = g_memdup2 (whole, size);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) faults = NULL;
      g_autoptr (TlSnapshot) snapshot = NULL;
      g_autoptr (TlStore) store = NULL;

      for (guint i = 0; i < 40; i++)
        copy[g_rand_int_range (random, 100, (gint32) size)] ^=
            (char) g_rand_int_range (random, 1, 256);
      g_assert_true (g_file_set_contents (path, copy, (gssize) size, NULL));
      store = tl_store_open (path, TL_STORE_OPEN, NULL, &error);
      if (store != NULL)
        {
          snapshot = tl_store_load_snapshot (store, NULL);
          faults = tl_store_check (store, &error);
          g_free (tl_store_undo (store, NULL));
          g_assert_true (tl_store_close (store, NULL));
        }
      n_seen += store == NULL || faults == NULL || faults->len > 0;
    }
  g_test_message ("%u of 200 seen", n_seen);
  g_assert_cmpuint (n_seen, >, 150);
  fixture_remove_folder (folder);
}

/* A change behind the journal's back: undo says so and changes nothing. */
static void
test_changed_behind (void)
{
  char *folder = fixture_make_folder ();
  g_autofree char *path = fixture_path (folder);
  g_autoptr (TlStore) store = fixture_open (folder);
  g_autoptr (TlStore) again = NULL;
  g_autofree char *id = fixture_add_review (store, 1);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (tl_store_rename_review (store, id, "Anna", NULL));
  g_assert_true (tl_store_close (store, NULL));
  damage_library (path, "UPDATE reviews SET title = 'Berta'");
  again = fixture_open (folder);
  before = fixture_dump (again);
  g_assert_null (tl_store_undo (again, &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_CORRUPT);
  after = fixture_dump (again);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (tl_store_close (again, NULL));
  fixture_remove_folder (folder);
}

static void
read_something (TlStore *store)
{
  g_autofree char *review_id = fixture_add_review (store, 1000);
  g_autofree char *document_id = fixture_get_document (store, review_id);
  g_autoptr (GError) error = NULL;

  tl_store_set_reading (store, document_id, 7, NULL, &error);
  g_assert_no_error (error);
}

/* The dump must not forget a table. */
static void
test_dump_is_whole (void)
{
  static const char missing[] =
      "SELECT group_concat (name) FROM sqlite_schema WHERE type = 'table' "
      "AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%\\_index%' ESCAPE '\\' "
      "AND name NOT IN ('changes', 'change_originals', 'change_reviews') AND name NOT IN (";
  char *folder = fixture_make_folder ();
  g_autofree char *path = fixture_path (folder);
  g_autoptr (TlStore) store = fixture_open (folder);
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autoptr (GHashTable) tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) sql = g_string_new (missing);
  g_auto (GStrv) lines = NULL;
  g_autofree char *dump = NULL;
  sqlite3_stmt *statement;
  GHashTableIter iterator;
  gpointer table;
  guint serial = 0;
  sqlite3 *db;

  for (guint i = 0; i < 400; i++)
    fixture_run_random_verb (store, random, &serial);
  read_something (store);
  dump = fixture_dump (store);
  lines = g_strsplit (dump, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      g_hash_table_add (tables, g_strndup (lines[i], strcspn (lines[i], "\t")));
  g_assert_true (tl_store_close (store, NULL));
  g_string_append (sql, "''");
  g_hash_table_iter_init (&iterator, tables);
  while (g_hash_table_iter_next (&iterator, &table, NULL))
    g_string_append_printf (sql, ", '%s'", (char *) table);
  g_string_append (sql, ")");
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql->str, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 0), ==, NULL);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  fixture_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *path = g_strconcat ("/store/check/", damages[i].name, NULL);

      g_test_add_data_func (path, &damages[i], test_damage);
    }
  g_test_add_func ("/store/check/noise", test_noise);
  g_test_add_func ("/store/check/changed-behind", test_changed_behind);
  g_test_add_func ("/store/check/dump-is-whole", test_dump_is_whole);
  return g_test_run ();
}
