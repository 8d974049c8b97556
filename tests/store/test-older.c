/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Libraries of an older format: asked about before they are brought up to date, and left as they
 * are, byte for byte, when that fails. */
#include "config.h"

#include "fault-vfs.h"
#include "store-fixture.h"

#include "tl-error.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

/* A library of an older format, and its bytes. */
typedef struct
{
  char *folder, *path;
  char *bytes;
  gsize size;
  int format;
} Older;

/* What fails, and what SQLite is told. */
typedef struct
{
  FaultKind kinds;
  int code;
} Fault;

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
older_set_up (Older *self, gconstpointer dump)
{
  g_autofree char *name = g_strdup_printf ("v%d.sql", GPOINTER_TO_INT (dump));
  g_autofree char *dump_path = g_test_build_filename (G_TEST_DIST, "databases", name, NULL);
  g_autofree char *sql = NULL;

  self->format = GPOINTER_TO_INT (dump);
  self->folder = fixture_make_folder ();
  self->path = fixture_path (self->folder);
  g_assert_true (g_file_get_contents (dump_path, &sql, NULL, NULL));
  run_sql (self->path, sql);
  run_sql (self->path, "PRAGMA journal_mode = WAL");
  g_assert_true (g_file_get_contents (self->path, &self->bytes, &self->size, NULL));
}

static void
older_tear_down (Older *self, gconstpointer dump)
{
  fixture_remove_folder (self->folder);
  g_free (self->path);
  g_free (self->bytes);
}

/* Puts the file back to what it was. */
static void
older_reset (Older *self)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (self->path, endings[i], NULL);

      g_unlink (name);
    }
  g_assert_true (g_file_set_contents_full (self->path, self->bytes, (gssize) self->size,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static void
older_assert_untouched (Older *self)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (self->path, &bytes, &size, NULL));
  g_assert_cmpmem (bytes, size, self->bytes, self->size);
}

static gboolean
accept_cb (TlStore *store, int format, gpointer data, GError **error)
{
  guint n_reviews, n_findings;
  Older *self = data;

  g_assert_cmpint (format, ==, self->format);
  g_assert_cmpint (tl_store_get_format (store), ==, self->format);
  g_assert_true (tl_store_count (store, &n_reviews, &n_findings, error));
  g_assert_cmpuint (n_reviews, ==, 1);
  g_assert_cmpuint (n_findings, ==, 1);
  older_assert_untouched (self);
  return TRUE;
}

static gboolean
pass_cb (TlStore *store, int format, gpointer data, GError **error)
{
  return TRUE;
}

static gboolean
refuse_cb (TlStore *store, int format, gpointer data, GError **error)
{
  g_set_error_literal (error, TL_ERROR, TL_ERROR_FAILED, "Not now");
  return FALSE;
}

static gboolean
never_cb (TlStore *store, int format, gpointer data, GError **error)
{
  g_assert_not_reached ();
}

static void
test_asked (Older *older, gconstpointer dump)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlStore) store = NULL;
  g_autoptr (TlStore) again = NULL;

  store = tl_store_open_older (older->path, TL_STORE_OPEN, NULL, refuse_cb, older, &error);
  g_assert_null (store);
  g_assert_error (error, TL_ERROR, TL_ERROR_FAILED);
  g_assert_cmpstr (error->message, ==, "Not now");
  g_clear_error (&error);
  older_assert_untouched (older);

  store = tl_store_open_older (older->path, TL_STORE_OPEN, NULL, accept_cb, older, &error);
  g_assert_no_error (error);
  g_assert_cmpint (tl_store_get_format (store), ==, TL_STORE_VERSION);
  fixture_assert_sound (store);
  g_assert_true (tl_store_close (store, NULL));
  again = tl_store_open_older (older->path, TL_STORE_OPEN, NULL, never_cb, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (tl_store_close (again, NULL));
}

/* It can be copied and counted, not read, and nothing is written to it. */
static void
test_as_it_is (Older *older, gconstpointer dump)
{
  g_autofree char *copy_path = g_build_filename (older->folder, "copy.throughline", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  TlStore *store = tl_store_open (older->path, TL_STORE_READ_ONLY, NULL, &error);

  g_assert_null (store);
  g_assert_error (error, TL_ERROR, TL_ERROR_READ_ONLY);
  g_clear_error (&error);
  store = tl_store_open (older->path, TL_STORE_AS_IT_IS, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (tl_store_get_format (store), ==, older->format);
  g_assert_true (tl_store_back_up (store, copy_path, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (tl_store_close (store, NULL));
  g_object_unref (store);
  older_assert_untouched (older);

  store = tl_store_open (copy_path, TL_STORE_AS_IT_IS, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (tl_store_get_format (store), ==, older->format);
  faults = tl_store_check_file (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
  g_assert_true (tl_store_close (store, NULL));
  g_object_unref (store);
}

/* What is in it that is not ours is not run, and found before anything is changed. */
static void
test_foreign_schema (Older *older, gconstpointer dump)
{
  g_autoptr (GError) error = NULL;
  TlStore *store;

  run_sql (older->path, "CREATE TABLE other (a)");
  store = tl_store_open (older->path, TL_STORE_AS_IT_IS, NULL, &error);
  g_assert_null (store);
  g_assert_error (error, TL_ERROR, TL_ERROR_CORRUPT);
  g_clear_error (&error);
  store = tl_store_open_older (older->path, TL_STORE_OPEN, NULL, never_cb, older, &error);
  g_assert_null (store);
  g_assert_error (error, TL_ERROR, TL_ERROR_CORRUPT);
}

/* Either the file is as it was, or it was brought up to date wholly. Returns: whether there was
 * something to fail. */
static gboolean
fail_at (Older *older, const Fault *fault, guint n, gboolean lasts, guint *n_failed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlStore) store = NULL;
  g_autoptr (TlStore) again = NULL;
  guint n_counted;

  older_reset (older);
  fault_vfs_arm (fault->kinds, n, fault->code, lasts);
  store = tl_store_open_older (older->path, TL_STORE_OPEN, NULL, pass_cb, older, &error);
  if (store != NULL)
    tl_store_close (store, NULL);
  g_clear_object (&store);
  n_counted = fault_vfs_disarm ();
  *n_failed += error != NULL;
  if (error != NULL && strstr (error->message, "stays as it is") != NULL)
    older_assert_untouched (older);
  again = tl_store_open (older->path, TL_STORE_OPEN, NULL, NULL);
  g_assert_nonnull (again);
  fixture_assert_sound (again);
  g_assert_true (tl_store_close (again, NULL));
  return n_counted >= n;
}

static void
test_fails (Older *older, gconstpointer dump)
{
  static const Fault faults[] = {
    { FAULT_WRITE, SQLITE_FULL },       { FAULT_WRITE, SQLITE_IOERR_WRITE },
    { FAULT_SYNC, SQLITE_IOERR_FSYNC }, { FAULT_READ, SQLITE_IOERR_READ },
    { FAULT_OPEN, SQLITE_CANTOPEN },    { FAULT_DELETE, SQLITE_IOERR_DELETE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      guint n_once = 0, n_lasting = 0, n;

      for (n = 1; fail_at (older, &faults[i], n, FALSE, &n_once); n++)
        ;
      for (n = 1; fail_at (older, &faults[i], n, TRUE, &n_lasting); n++)
        ;
      g_test_message ("%s: %u of %u failed, %u lasting", sqlite3_errstr (faults[i].code), n_once,
                      n - 1, n_lasting);
      g_assert_cmpuint (n, >, 1);
      g_assert_true (n_once + n_lasting > 0 || faults[i].kinds == FAULT_DELETE);
    }
}

#define ADD(name, format, function)                                                                \
  g_test_add ("/store/older/" name, Older, GINT_TO_POINTER (format), older_set_up, function,       \
              older_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fault_vfs_set_up ();
  ADD ("asked-1", 1, test_asked);
  ADD ("asked-2", 2, test_asked);
  ADD ("as-it-is-1", 1, test_as_it_is);
  ADD ("as-it-is-2", 2, test_as_it_is);
  ADD ("foreign-schema", 1, test_foreign_schema);
  ADD ("fails-1", 1, test_fails);
  ADD ("fails-2", 2, test_fails);
  return g_test_run ();
}
