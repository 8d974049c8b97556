/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A backup takes the place of a library: of a sound one, a damaged one, none at all; or is refused
 * and changes nothing. */
#include "config.h"

#include "store-fixture.h"

#include "tl-error.h"

#include <glib/gstdio.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* What bringing a folder to the disk gives; 0 for success. */
static int folder_fault;

/* Stands before that of the C library. */
int
fsync (int file)
{
  struct stat status;

  if (folder_fault != 0 && fstat (file, &status) == 0 && S_ISDIR (status.st_mode))
    {
      errno = folder_fault;
      return -1;
    }
  return (int) syscall (SYS_fsync, file);
}

/* A library with two reviews, closed, and a backup of when it had one. */
typedef struct
{
  char *folder, *path, *backup;
  char *then, *now; /* dumps */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (TlStore) store = NULL;

  self->folder = fixture_make_folder ();
  self->path = fixture_path (self->folder);
  self->backup = g_build_filename (self->folder, "backup.throughline", NULL);
  store = fixture_open (self->folder);
  g_free (fixture_add_review (store, 1));
  self->then = fixture_dump (store);
  g_assert_true (tl_store_back_up (store, self->backup, NULL, NULL));
  g_free (fixture_add_review (store, 2));
  self->now = fixture_dump (store);
  g_assert_true (tl_store_close (store, NULL));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  fixture_remove_folder (self->folder);
  g_free (self->path);
  g_free (self->backup);
  g_free (self->then);
  g_free (self->now);
}

static void
assert_holds (Fixture *self, const char *dump)
{
  g_autoptr (TlStore) store = fixture_open (self->folder);
  g_autofree char *found = fixture_dump (store);

  g_assert_false (tl_store_get_is_read_only (store));
  fixture_assert_sound (store);
  g_assert_cmpstr (found, ==, dump);
  g_assert_true (tl_store_close (store, NULL));
}

/* Nothing is left of the work. */
static void
assert_tidy (Fixture *self)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    g_assert_true (g_str_equal (name, "test.throughline")
                   || g_str_equal (name, "backup.throughline"));
}

static void
test_sound (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup_bytes = NULL;
  g_autofree char *after_bytes = NULL;
  GStatBuf status;
  gsize size, after_size;

  g_assert_true (g_file_get_contents (self->backup, &backup_bytes, &size, NULL));
  g_assert_true (tl_store_restore (self->path, self->backup, NULL, &error));
  g_assert_no_error (error);
  assert_tidy (self);
  assert_holds (self, self->then);
  g_assert_cmpint (g_stat (self->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_get_contents (self->backup, &after_bytes, &after_size, NULL));
  g_assert_cmpmem (backup_bytes, size, after_bytes, after_size);
}

static void
test_damaged_or_missing (Fixture *self, gconstpointer is_missing)
{
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  g_autoptr (GError) error = NULL;

  if (is_missing)
    g_unlink (self->path);
  else
    g_assert_true (g_file_set_contents (self->path, "not at all", -1, NULL));
  /* What SQLite left beside it would be brought into the new one. */
  g_assert_true (g_file_set_contents (log, "of another file", -1, NULL));
  g_assert_true (tl_store_restore (self->path, self->backup, NULL, &error));
  g_assert_no_error (error);
  assert_tidy (self);
  assert_holds (self, self->then);
}

/* A drive that fails at the last step is told of; one that cannot take that step at all is not. */
static void
test_unconfirmed (Fixture *self, gconstpointer code)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  folder_fault = GPOINTER_TO_INT (code);
  is_done = tl_store_restore (self->path, self->backup, NULL, &error);
  folder_fault = 0;
  if (GPOINTER_TO_INT (code) == EINVAL)
    g_assert_no_error (error);
  else
    g_assert_error (error, TL_ERROR, TL_ERROR_FAILED);
  g_assert_true (is_done == (error == NULL));
  assert_tidy (self);
  assert_holds (self, self->then);
}

static void
damage (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  for (gsize i = 8192; i < size; i += 4096)
    memset (bytes + i, 0x5a, 64);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  g_autofree char *other = g_build_filename (self->folder, "missing.throughline", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TlStore) holder = NULL;

  g_assert_false (tl_store_restore (self->path, other, NULL, &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_NOT_FOUND);
  g_clear_error (&error);

  holder = fixture_open (self->folder);
  g_assert_false (tl_store_restore (self->path, self->backup, NULL, &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_true (tl_store_close (holder, NULL));

  g_cancellable_cancel (cancellable);
  g_assert_false (tl_store_restore (self->path, self->backup, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  damage (self->backup);
  g_assert_false (tl_store_restore (self->path, self->backup, NULL, &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_CORRUPT);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (self->backup, "a letter", -1, NULL));
  g_assert_false (tl_store_restore (self->path, self->backup, NULL, &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_NOT_A_LIBRARY);
  assert_tidy (self);
  assert_holds (self, self->now);
}

static void
test_cancelled_copy (Fixture *self, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (self->folder, "copy.throughline", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (TlStore) store = fixture_open (self->folder);
  g_autoptr (GError) error = NULL;
  guint n_reviews, n_findings;

  g_cancellable_cancel (cancellable);
  g_assert_false (tl_store_back_up (store, copy, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  g_assert_true (tl_store_count (store, &n_reviews, &n_findings, &error));
  g_assert_cmpuint (n_reviews, ==, 2);
  g_assert_true (tl_store_close (store, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/restore/sound", Fixture, NULL, set_up, test_sound, tear_down);
  g_test_add ("/store/restore/damaged", Fixture, NULL, set_up, test_damaged_or_missing, tear_down);
  g_test_add ("/store/restore/missing", Fixture, GINT_TO_POINTER (TRUE), set_up,
              test_damaged_or_missing, tear_down);
  g_test_add ("/store/restore/unconfirmed", Fixture, GINT_TO_POINTER (EIO), set_up,
              test_unconfirmed, tear_down);
  g_test_add ("/store/restore/folder-without-flush", Fixture, GINT_TO_POINTER (EINVAL), set_up,
              test_unconfirmed, tear_down);
  g_test_add ("/store/restore/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/store/restore/cancelled-copy", Fixture, NULL, set_up, test_cancelled_copy,
              tear_down);
  return g_test_run ();
}
