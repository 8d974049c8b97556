/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A library of an older format is backed up before it is brought up to date, by the backups' own
 * rule; where that cannot be, it stays as it is. */
#include "config.h"

#include "service-fixture.h"

#include "tl-backup-private.h"
#include "tl-error.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <utime.h>

/* In the place of the library that the fixture made. */
static void
put_older (Fixture *fixture)
{
  g_autofree char *dump_path = g_test_build_filename (G_TEST_DIST, "databases", "v2.sql", NULL);
  g_autofree char *sql = NULL;
  struct utimbuf earlier = { 1000000000, 1000000000 };
  sqlite3 *db;

  tl_library_close (fixture->library);
  g_clear_object (&fixture->library);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_true (g_file_get_contents (dump_path, &sql, NULL, NULL));
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  g_assert_cmpint (utime (fixture->path, &earlier), ==, 0);
}

static GPtrArray *
load (Fixture *fixture)
{
  g_autofree char *folder = tl_backup_make_folder (fixture->path, NULL);
  g_auto (Answer) answer = { NULL };

  tl_backups_load_async (fixture->path, folder, NULL, answer_cb, &answer);
  return tl_backups_load_finish (answer_wait (&answer), NULL);
}

static void
test_kept (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = tl_backup_make_folder (fixture->path, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GPtrArray) surplus = NULL;
  g_autoptr (GDateTime) later = g_date_time_new_utc (2099, 1, 1, 0, 0, 0);
  TlBackup *kept;
  const char *path;

  put_older (fixture);
  fixture->library = open_library (fixture->path, TL_STORE_OPEN, &error);
  g_assert_no_error (error);
  path = tl_library_get_older_copy (fixture->library);
  g_assert_true (g_str_has_prefix (path, folder));
  g_assert_true (g_str_has_suffix (path, " format 2.throughline"));

  backups = load (fixture);
  g_assert_cmpuint (backups->len, ==, 1);
  kept = backups->pdata[0];
  g_assert_cmpstr (kept->path, ==, path);
  g_assert_null (kept->fault);
  g_assert_true (kept->is_kept);
  g_assert_cmpint (kept->format, ==, 2);
  g_assert_cmpint (kept->n_reviews, ==, 1);
  g_assert_cmpint (kept->n_findings, ==, 1);
  surplus = tl_backup_find_surplus (backups, later);
  g_assert_cmpuint (surplus->len, ==, 0);
  /* It is none of the library as it is now. */
  g_assert_true (tl_backup_is_due (fixture->path, folder));
}

static void
test_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;

  put_older (fixture);
  for (guint i = 0; i < 2; i++)
    {
      g_clear_object (&fixture->library);
      fixture->library = open_library (fixture->path, TL_STORE_OPEN, &error);
      g_assert_no_error (error);
      g_assert_true ((tl_library_get_older_copy (fixture->library) != NULL) == (i == 0));
      tl_library_close (fixture->library);
    }
  backups = load (fixture);
  g_assert_cmpuint (backups->len, ==, 1);
}

/* What a failed attempt left is used by the next. */
static void
test_used_again (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = tl_backup_make_folder (fixture->path, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlStore) store = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  put_older (fixture);
  store = tl_store_open (fixture->path, TL_STORE_AS_IT_IS, NULL, &error);
  g_assert_no_error (error);
  first = tl_backup_keep_older (store, fixture->path, folder, 2, &error);
  g_assert_no_error (error);
  second = tl_backup_keep_older (store, fixture->path, folder, 2, &error);
  g_assert_cmpstr (second, ==, first);
  utime (fixture->path, NULL);
  third = tl_backup_keep_older (store, fixture->path, folder, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (third, !=, first);
  g_assert_true (tl_store_close (store, NULL));
}

static void
test_restored (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = tl_backup_make_folder (fixture->path, NULL);
  g_autofree char *copy = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_auto (Answer) answer = { NULL };

  put_older (fixture);
  fixture->library = open_library (fixture->path, TL_STORE_OPEN, &error);
  g_assert_no_error (error);
  copy = g_strdup (tl_library_get_older_copy (fixture->library));
  tl_library_close (fixture->library);
  g_clear_object (&fixture->library);
  tl_backup_restore_async (fixture->path, copy, folder, NULL, answer_cb, &answer);
  g_assert_true (tl_backup_restore_finish (answer_wait (&answer), &error));
  g_assert_no_error (error);
  fixture->library = open_library (fixture->path, TL_STORE_OPEN, &error);
  g_assert_no_error (error);
  g_assert_null (tl_library_get_older_copy (fixture->library));
  g_assert_cmpuint (g_list_model_get_n_items (tl_library_list_reviews (fixture->library)), ==, 1);
  backups = load (fixture);
  g_assert_cmpuint (backups->len, ==, 2);
}

/* No backup, no change. */
static void
test_not_kept (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = tl_backup_make_folder (fixture->path, NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size, size_after;
  g_autoptr (GError) error = NULL;

  put_older (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &before, &size, NULL));
  g_assert_true (g_file_set_contents (folder, "no folder", -1, NULL));
  fixture->library = open_library (fixture->path, TL_STORE_OPEN, &error);
  g_assert_null (fixture->library);
  g_assert_error (error, TL_ERROR, TL_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "It stays as it is"));
  g_assert_nonnull (strstr (error->message, "Choose another one"));
  g_assert_true (g_file_get_contents (fixture->path, &after, &size_after, NULL));
  g_assert_cmpmem (after, size_after, before, size);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/service/older/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("kept", test_kept);
  ADD ("once", test_once);
  ADD ("used-again", test_used_again);
  ADD ("restored", test_restored);
  ADD ("not-kept", test_not_kept);
  return g_test_run ();
}
