/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dated copies: which are kept, that they are whole, that work goes on beside them, that one can be
 * put back, and that they are made without being asked. */
#include "config.h"

#include "service-fixture.h"

#include "tl-backup-keeper.h"
#include "tl-error.h"
#include "tl-import-job.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <utime.h>

#define DANIELA "amberley-daniela.xml"

static char *
back_up (TlLibrary *library, const char *folder, GError **error)
{
  g_auto (Answer) answer = { NULL };

  tl_library_back_up_async (library, folder, NULL, NULL, answer_cb, &answer);
  return tl_library_back_up_finish (library, answer_wait (&answer), error);
}

static GPtrArray *
load (const char *path, const char *folder)
{
  g_auto (Answer) answer = { NULL };

  tl_backups_load_async (path, folder, NULL, answer_cb, &answer);
  return tl_backups_load_finish (answer_wait (&answer), NULL);
}

static gboolean
restore (const char *path, const char *backup, const char *folder, GError **error)
{
  g_auto (Answer) answer = { NULL };

  tl_backup_restore_async (path, backup, folder, NULL, answer_cb, &answer);
  return tl_backup_restore_finish (answer_wait (&answer), error);
}

/* A backup every three hours for two years: what is left of each stretch. */
static void
test_rule (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_local (2026, 11, 25, 14, 30, 0);
  g_autoptr (GPtrArray) backups = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_backup_free);
  g_autoptr (GPtrArray) surplus = NULL;
  guint n_day = 0, n_month = 0, n_year = 0, n_old = 0;

  for (int hours = 0; hours < 24 * 731; hours += 3)
    {
      TlBackup *backup = g_new0 (TlBackup, 1);

      backup->time = g_date_time_add_hours (now, -hours);
      g_ptr_array_add (backups, backup);
    }
  surplus = tl_backup_find_surplus (backups, now);
  for (guint i = 0; i < backups->len; i++)
    {
      guint age = 3 * i;

      if (g_ptr_array_find (surplus, backups->pdata[i], NULL))
        continue;
      n_day += age < 24;
      n_month += age >= 24 && age < 24 * 30;
      n_year += age >= 24 * 30 && age < 24 * 366;
      n_old += age >= 24 * 366;
    }
  g_assert_cmpuint (n_day, ==, 8);
  g_assert_cmpuint (n_month, >=, 29);
  g_assert_cmpuint (n_month, <=, 31);
  g_assert_cmpuint (n_year, >=, 11);
  g_assert_cmpuint (n_year, <=, 13);
  g_assert_cmpuint (n_old, ==, 0);

  /* The newest stays, however old. */
  g_ptr_array_remove_range (backups, 0, backups->len - 3);
  g_ptr_array_unref (surplus);
  surplus = tl_backup_find_surplus (backups, now);
  g_assert_cmpuint (surplus->len, ==, 2);
  g_assert_false (g_ptr_array_find (surplus, backups->pdata[0], NULL));
}

static void
test_folder (void)
{
  g_autofree char *beside = tl_backup_make_folder ("/data/Reviews.throughline", "");
  g_autofree char *chosen = tl_backup_make_folder ("/data/Reviews.throughline", "/mnt");
  g_autofree char *other = tl_backup_make_folder ("/elsewhere/Reviews.throughline", "/mnt");

  g_assert_cmpstr (beside, ==, "/data/Reviews backups");
  g_assert_true (g_str_has_prefix (chosen, "/mnt/Reviews backups ("));
  g_assert_cmpstr (chosen, !=, other);
}

static void
test_backup_and_restore (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = tl_backup_make_folder (fixture->path, NULL);
  g_autofree char *id = import_sample (fixture->library, DANIELA);
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Answer) answer = { NULL };
  TlBackup *backup;
  GStatBuf status;

  path = back_up (fixture->library, folder, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  tl_library_remove_review_async (fixture->library, id, answer_cb, &answer);
  finish_verb (fixture->library, &answer);

  g_assert_false (restore (fixture->path, path, folder, &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_READ_ONLY);
  g_clear_error (&error);
  tl_library_close (fixture->library);
  g_clear_object (&fixture->library);
  g_assert_true (restore (fixture->path, path, folder, &error));
  g_assert_no_error (error);
  fixture->library = open_library (fixture->path, TL_STORE_OPEN, &error);
  g_assert_no_error (error);
  g_assert_nonnull (tl_library_get_review (fixture->library, id));

  backups = load (fixture->path, folder);
  backup = backups->pdata[backups->len - 1];
  g_assert_cmpstr (backup->path, ==, path);
  g_assert_cmpint (backup->n_reviews, ==, 1);
  g_assert_null (backup->fault);
}

static guint
count_files (const char *folder, const char *part)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += strstr (name, part) != NULL;
  return n;
}

/* What cannot be opened is kept as it was found. */
static void
test_restore_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = tl_backup_make_folder (fixture->path, NULL);
  g_autofree char *id = import_sample (fixture->library, DANIELA);
  g_autofree char *path = back_up (fixture->library, folder, NULL);
  g_autoptr (GError) error = NULL;

  tl_library_close (fixture->library);
  g_clear_object (&fixture->library);
  g_assert_true (
      g_file_set_contents (fixture->path, "SQLite format 3, but not for long", -1, NULL));
  g_assert_true (restore (fixture->path, path, folder, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (folder, "as found.throughline"), ==, 1);
  fixture->library = open_library (fixture->path, TL_STORE_OPEN, &error);
  g_assert_no_error (error);
  g_assert_nonnull (tl_library_get_review (fixture->library, id));
}

/* Work is not kept waiting, and a change made meanwhile is in the library whatever the copy has. */
static void
test_beside_work (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = tl_backup_make_folder (fixture->path, NULL);
  g_autofree char *id = import_sample (fixture->library, DANIELA);
  g_autofree char *path = NULL;
  g_auto (Answer) answer = { NULL };
  g_auto (Answer) verb = { NULL };
  g_autoptr (GError) error = NULL;

  tl_library_back_up_async (fixture->library, folder, NULL, NULL, answer_cb, &answer);
  for (guint i = 0; i < 5; i++)
    {
      tl_library_rename_review_async (fixture->library, id, i % 2 == 0 ? "Even" : "Odd", answer_cb,
                                      &verb);
      finish_verb (fixture->library, &verb);
    }
  path = tl_library_back_up_finish (fixture->library, answer_wait (&answer), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (tl_review_get_title (tl_library_get_review (fixture->library, id)), ==, "Even");
}

static void
test_failures (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->path, "no folder", NULL);
  g_autoptr (GError) error = NULL;
  g_auto (Answer) answer = { NULL };
  g_autofree char *path = back_up (fixture->library, folder, &error);

  g_assert_null (path);
  g_assert_error (error, TL_ERROR, TL_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "Choose another one"));
  g_clear_error (&error);
  tl_library_back_up_async (fixture->library, NULL, fixture->path, NULL, answer_cb, &answer);
  g_assert_null (tl_library_back_up_finish (fixture->library, answer_wait (&answer), &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_FAILED);
}

/* A folder that is not there yet has none; one that cannot be read says so, and a file that is no
 * library says what it is. */
static void
test_listing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = tl_backup_make_folder (fixture->path, NULL);
  g_autofree char *letter = g_build_filename (folder, "test 2026-01-01 10.00.00.throughline", NULL);
  g_autoptr (GPtrArray) none = load (fixture->path, folder);
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Answer) answer = { NULL };

  g_assert_cmpuint (none->len, ==, 0);
  tl_backups_load_async (fixture->path, fixture->path, NULL, answer_cb, &answer);
  g_assert_null (tl_backups_load_finish (answer_wait (&answer), &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_FAILED);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (letter, "Dear all", -1, NULL));
  one = load (fixture->path, folder);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_nonnull (strstr (((TlBackup *) one->pdata[0])->fault, "no Throughline library"));
}

static void
backed_up_cb (TlBackupKeeper *keeper, const char *path, guint *n)
{
  (*n)++;
}

static void
failed_cb (TlBackupKeeper *keeper, GError *error, guint *n)
{
  (*n)++;
}

static void
wait_for (guint *n, guint goal)
{
  while (*n < goal)
    g_main_context_iteration (NULL, TRUE);
}

/* At once where the library is newer than its newest backup, and after a change. */
static void
test_keeper (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = tl_backup_make_folder (fixture->path, NULL);
  g_autoptr (TlBackupKeeper) keeper = tl_backup_keeper_new (fixture->library, folder, 1);
  g_autoptr (TlBackupKeeper) idle = NULL;
  g_autofree char *id = NULL;
  g_auto (Answer) answer = { NULL };
  struct utimbuf earlier = { 1000000000, 1000000000 };
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  guint n_backups = 0;
  gboolean is_busy;

  g_signal_connect (keeper, "backed-up", G_CALLBACK (backed_up_cb), &n_backups);
  tl_backup_keeper_start (keeper);
  g_object_get (keeper, "busy", &is_busy, NULL);
  g_assert_false (is_busy); /* empty */
  id = import_sample (fixture->library, DANIELA);
  wait_for (&n_backups, 1);
  tl_backup_keeper_stop (keeper);

  utime (fixture->path, &earlier);
  utime (log, &earlier);
  g_assert_false (tl_backup_is_due (fixture->path, folder));
  idle = tl_backup_keeper_new (fixture->library, folder, 3600);
  tl_backup_keeper_start (idle);
  g_object_get (idle, "busy", &is_busy, NULL);
  g_assert_false (is_busy);
  utime (fixture->path, NULL);
  g_assert_true (tl_backup_is_due (fixture->path, "/nowhere"));
}

static void
test_keeper_fails (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->path, "no folder", NULL);
  g_autoptr (TlBackupKeeper) keeper = tl_backup_keeper_new (fixture->library, folder, 3600);
  g_autofree char *id = import_sample (fixture->library, DANIELA);
  guint n_failed = 0;

  g_signal_connect (keeper, "failed", G_CALLBACK (failed_cb), &n_failed);
  tl_backup_keeper_start (keeper);
  wait_for (&n_failed, 1);
}

/* Closing stops the backup under way, waits for its end, and leaves no part of it. */
static void
test_closed_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = tl_backup_make_folder (fixture->path, NULL);
  g_autofree char *id = import_sample (fixture->library, DANIELA);
  g_autoptr (TlBackupKeeper) keeper = tl_backup_keeper_new (fixture->library, folder, 3600);
  g_autoptr (GPtrArray) backups = NULL;

  tl_backup_keeper_start (keeper);
  tl_backup_keeper_stop (keeper);
  tl_library_close (fixture->library);
  drain ();
  g_assert_cmpuint (count_files (folder, ".part"), ==, 0);
  backups = load (fixture->path, folder);
  g_assert_cmpuint (backups->len, <=, 1);
  g_assert_true (backups->len == 0 || ((TlBackup *) backups->pdata[0])->fault == NULL);
}

/* A copy that is made while reports come in holds each of them wholly or not at all. */
static void
test_import_meanwhile (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { DANIELA, "kingsholt-mrs-r.xml", "holmstead-leyla.xml" };
  g_autofree char *folder = tl_backup_make_folder (fixture->path, NULL);
  g_autoptr (TlImportJob) job = tl_import_job_new (fixture->library, 1);
  g_autofree char *path = NULL;
  g_autoptr (TlStore) copy = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Answer) imported = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *sample = find_sample (names[i]);
      g_autoptr (GFile) file = g_file_new_for_path (sample);

      tl_import_job_add (job, file, NULL);
    }
  tl_import_job_run_async (job, answer_cb, &imported);
  while (imported.result == NULL)
    {
      g_free (path);
      path = back_up (fixture->library, folder, &error);
      g_assert_no_error (error);
    }
  g_assert_true (tl_import_job_run_finish (job, imported.result, &error));
  g_assert_no_error (error);
  copy = tl_store_open (path, TL_STORE_READ_ONLY, NULL, &error);
  g_assert_no_error (error);
  faults = tl_store_check (copy, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
  g_assert_true (tl_store_close (copy, NULL));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/service/backup/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/backup/rule", test_rule);
  g_test_add_func ("/service/backup/folder", test_folder);
  ADD ("backup-and-restore", test_backup_and_restore);
  ADD ("restore-damaged", test_restore_damaged);
  ADD ("beside-work", test_beside_work);
  ADD ("closed-meanwhile", test_closed_meanwhile);
  ADD ("import-meanwhile", test_import_meanwhile);
  ADD ("listing", test_listing);
  ADD ("failures", test_failures);
  ADD ("keeper", test_keeper);
  ADD ("keeper-fails", test_keeper_fails);
  return g_test_run ();
}
