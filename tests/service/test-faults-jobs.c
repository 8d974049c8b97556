/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever fails while a library is opened, a report comes in, a backup is written or one is put
 * back: the library is whole, before it or after it, what is told fits, and no part of a copy is
 * left. */
#include "config.h"

#include "fault-library.h"
#include "fault-vfs.h"

#include "tl-backup.h"
#include "tl-error.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

/* How it fails. */
typedef struct
{
  guint kinds;
  int code;
} Fault;

static const Fault faults[] = {
  { FAULT_WRITE, SQLITE_FULL },          { FAULT_SYNC, SQLITE_IOERR_FSYNC },
  { FAULT_READ, SQLITE_IOERR_READ },     { FAULT_OPEN, SQLITE_CANTOPEN },
  { FAULT_DELETE, SQLITE_IOERR_DELETE },
};

static FaultLibrary *shared;

/* Does the work with nothing, or its N-th step, failing. Returns: whether it says that it is done;
 * else @message (transfer full) says why not. */
typedef gboolean (*JobFunc) (const Fault *fault, guint n, gboolean lasts, guint *n_counted,
                             char **message);

static void
arm (const Fault *fault, guint n, gboolean lasts)
{
  fault_vfs_arm (fault->kinds, n, fault->code, lasts);
}

static char *
take_message (GError *error)
{
  char *message = g_strdup (error->message);

  g_error_free (error);
  return message;
}

static void
close_library (TlLibrary *library)
{
  tl_library_close (library);
  drain ();
  g_assert_finalize_object (library);
}

/* How many reviews the library holds, and whether its first has its name; it must be sound. */
static guint
count_reviews (gboolean *has_name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlStore) store = tl_store_open (shared->path, TL_STORE_OPEN, NULL, &error);
  g_autoptr (GPtrArray) wrong = NULL;
  g_autoptr (TlReview) review = NULL;
  guint n_reviews, n_findings;

  g_assert_no_error (error);
  wrong = tl_store_check (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (wrong->len, ==, 0);
  g_assert_true (tl_store_count (store, &n_reviews, &n_findings, &error));
  g_assert_cmpuint (n_findings, ==, 3);
  review = tl_store_load_review (store, shared->review_id, &error);
  g_assert_no_error (error);
  *has_name = strcmp (tl_review_get_title (review), "Another name") != 0;
  g_assert_true (tl_store_close (store, &error));
  return n_reviews;
}

static guint
count_files (const char *folder, const char *ending)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_suffix (name, ending);
  return n;
}

static TlLibrary *
open_shared (void)
{
  g_autoptr (GError) error = NULL;
  TlLibrary *library = open_library (shared->path, TL_STORE_OPEN, &error);

  g_assert_no_error (error);
  return library;
}

static gboolean
try_open (const Fault *fault, guint n, gboolean lasts, guint *n_counted, char **message)
{
  GError *error = NULL;
  TlLibrary *library;
  gboolean has_name;

  arm (fault, n, lasts);
  library = open_library (shared->path, TL_STORE_OPEN, &error);
  *n_counted = fault_vfs_disarm ();
  if (library != NULL)
    close_library (library);
  else
    *message = take_message (error);
  g_assert_cmpuint (count_reviews (&has_name), ==, 2);
  g_assert_true (has_name);
  return library != NULL;
}

static gboolean
try_import (const Fault *fault, guint n, gboolean lasts, guint *n_counted, char **message)
{
  g_autofree char *path = g_build_filename (shared->folder, "carla.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  TlLibrary *library = open_shared ();
  TlImportJob *job = tl_import_job_new (library, 1);
  TlImportItem *item;
  g_auto (Answer) answer = { NULL };
  gboolean is_done, has_name;

  g_assert_true (g_file_set_contents (path,
                                      "Domestic Homicide Review\nInto the death of Carla\n\n"
                                      "1.1 No agency asked Carla about abuse at home.\n",
                                      -1, NULL));
  tl_import_job_add (job, file, NULL);
  arm (fault, n, lasts);
  tl_import_job_run_async (job, answer_cb, &answer);
  tl_import_job_run_finish (job, answer_wait (&answer), NULL);
  *n_counted = fault_vfs_disarm ();
  item = g_list_model_get_item (tl_import_job_list_items (job), 0);
  is_done = tl_import_item_get_state (item) == TL_IMPORT_DONE;
  if (!is_done)
    {
      g_assert_cmpint (tl_import_item_get_state (item), ==, TL_IMPORT_FAILED);
      *message = g_strdup (tl_import_item_get_message (item));
    }
  answer_clear (&answer);
  g_object_unref (item);
  g_object_unref (job);
  close_library (library);
  g_assert_cmpuint (count_reviews (&has_name), ==, is_done ? 3 : 2);
  return is_done;
}

static gboolean
try_back_up (const Fault *fault, guint n, gboolean lasts, guint *n_counted, char **message)
{
  g_autofree char *folder = tl_backup_make_folder (shared->path, NULL);
  g_autofree char *path = NULL;
  TlLibrary *library = open_shared ();
  GError *error = NULL;
  g_auto (Answer) answer = { NULL };
  gboolean has_name;

  arm (fault, n, lasts);
  tl_library_back_up_async (library, folder, NULL, NULL, answer_cb, &answer);
  path = tl_library_back_up_finish (library, answer_wait (&answer), &error);
  *n_counted = fault_vfs_disarm ();
  if (path == NULL)
    *message = take_message (error);
  answer_clear (&answer);
  close_library (library);
  g_assert_cmpuint (count_files (folder, ".part"), ==, 0);
  g_assert_cmpuint (count_files (folder, ".throughline"), ==, path != NULL ? 1 : 0);
  if (path != NULL)
    {
      g_autoptr (TlStore) copy = tl_store_open (path, TL_STORE_READ_ONLY, NULL, NULL);
      g_autoptr (GPtrArray) wrong = tl_store_check (copy, NULL);

      g_assert_cmpuint (wrong->len, ==, 0);
      tl_store_close (copy, NULL);
    }
  remove_folder (folder);
  g_assert_cmpuint (count_reviews (&has_name), ==, 2);
  return path != NULL;
}

/* The library has another name than the copy, so that one can be told from the other. */
static gboolean
try_restore (const Fault *fault, guint n, gboolean lasts, guint *n_counted, char **message)
{
  g_autofree char *folder = tl_backup_make_folder (shared->path, NULL);
  g_autofree char *copy = g_build_filename (shared->folder, "copy.throughline", NULL);
  g_autofree char *bytes = NULL;
  TlLibrary *library = open_shared ();
  GError *error = NULL;
  g_auto (Answer) answer = { NULL };
  gsize size;
  gboolean is_done, has_name;

  g_assert_true (g_file_get_contents (shared->path, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (copy, bytes, (gssize) size, NULL));
  tl_library_rename_review_async (library, shared->review_id, "Another name", answer_cb, &answer);
  finish_verb (library, &answer);
  close_library (library);

  arm (fault, n, lasts);
  tl_backup_restore_async (shared->path, copy, folder, NULL, answer_cb, &answer);
  is_done = tl_backup_restore_finish (answer_wait (&answer), &error);
  *n_counted = fault_vfs_disarm ();
  if (!is_done)
    *message = take_message (error);
  g_assert_cmpuint (count_reviews (&has_name), ==, 2);
  g_assert_true (has_name == is_done);
  g_assert_cmpuint (count_files (folder, ".part"), ==, 0);
  remove_folder (folder);
  g_unlink (copy);
  return is_done;
}

static void
test_job (gconstpointer data)
{
  JobFunc job = (JobFunc) data;

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      guint n_failed = 0, n_all = 0, n_counted;

      fault_library_reset (shared);
      g_assert_true (job (&faults[i], 0, FALSE, &n_all, NULL));
      for (guint n = 1; n <= n_all; n += g_test_slow () ? 1 : (n + 2) / 3)
        {
          g_autofree char *message = NULL;

          fault_library_reset (shared);
          n_failed += !job (&faults[i], n, n % 2 == 0, &n_counted, &message);
          g_test_message ("%s, %u: %s", sqlite3_errstr (faults[i].code), n,
                          message != NULL ? message : "done");
          g_assert_true (message == NULL || strchr (message, ' ') != NULL);
        }
      g_test_message ("%u failed", n_failed);
      g_assert_true (n_failed > 0 || (faults[i].kinds & (FAULT_WRITE | FAULT_READ)) == 0);
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  fault_vfs_set_up ();
  shared = fault_library_new ();
  g_test_add_data_func ("/service/faults/open", try_open, test_job);
  g_test_add_data_func ("/service/faults/import", try_import, test_job);
  g_test_add_data_func ("/service/faults/back-up", try_back_up, test_job);
  g_test_add_data_func ("/service/faults/restore", try_restore, test_job);
  status = g_test_run ();
  fault_library_free (shared);
  return status;
}
