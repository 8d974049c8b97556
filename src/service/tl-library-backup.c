/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing copies of a library, looking into them, and putting one in its place; each on a thread of
 * its own, with connections of its own, so that nothing waits for it. */
#define G_LOG_DOMAIN "tl-service"

#include "config.h"

#include "tl-backup-private.h"
#include "tl-library-private.h"

#include "tl-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* So much room is left on the drive: no more than a tenth of a small one. */
#define RESERVE_BYTES (256u << 20)
#define RESERVE_SHARE 10

/* What a job needs. */
typedef struct
{
  char *library_path, *folder, *path;
  TlLibrary *library; /* nullable, lent by the task */
  TlStore *store;     /* nullable, lent: the library, where this thread has it open */
} Job;

/* A copy that the library's thread writes. */
typedef struct
{
  const char *path;
  GCancellable *cancellable;
} Copy;

static Job *
job_new (const char *library_path, const char *folder, const char *path)
{
  Job *self = g_new0 (Job, 1);

  self->library_path = g_strdup (library_path);
  self->folder = g_strdup (folder);
  self->path = g_strdup (path);
  return self;
}

static void
job_free (gpointer data)
{
  Job *self = data;

  g_free (self->library_path);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

static gboolean
make_folder (const char *folder, GError **error)
{
  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, TL_ERROR, TL_ERROR_FAILED,
               _ ("Could not make the folder for backups “%s”: %s. Choose another one in the "
                  "preferences."),
               folder, g_strerror (errno));
  return FALSE;
}

static guint64
get_size (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 ? (guint64) status.st_size : 0;
}

/* A backup never takes the room that the library itself needs. */
static gboolean
check_room (const Job *job, const char *folder, GError **error)
{
  g_autofree char *log = g_strconcat (job->library_path, "-wal", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (GFileInfo) info =
      g_file_query_filesystem_info (file, "filesystem::free,filesystem::size", NULL, NULL);
  g_autofree char *needed_words = NULL;
  g_autofree char *free_words = NULL;
  guint64 n_free, n_all, needed;

  if (info == NULL || !g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE))
    return TRUE;
  n_free = g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE);
  n_all = g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_FILESYSTEM_SIZE);
  needed = get_size (job->library_path) + get_size (log)
           + (n_all > 0 ? MIN (RESERVE_BYTES, n_all / RESERVE_SHARE) : RESERVE_BYTES);
  if (n_free >= needed)
    return TRUE;
  needed_words = g_format_size (needed);
  free_words = g_format_size (n_free);
  g_set_error (error, TL_ERROR, TL_ERROR_FAILED,
               _ ("There is no room for a backup in “%s”: %s are free and %s are needed. Make room "
                  "there, or choose another folder in the preferences."),
               folder, free_words, needed_words);
  return FALSE;
}

static gpointer
copy_on_library_thread (TlStore *store, gpointer data, TlEffect *effect, GError **error)
{
  const Copy *copy = data;

  tl_store_back_up (store, copy->path, copy->cancellable, error);
  return NULL;
}

static gpointer
ask_whether_beside (TlStore *store, gpointer data, TlEffect *effect, GError **error)
{
  return GINT_TO_POINTER (tl_store_get_has_log (store) && tl_store_is_in_place (store));
}

/* Through a connection of its own. Where that cannot be had – the file was taken away, say, or
 * readers would keep the library from writing – the library's own writes the copy. */
static gboolean
write_copy (const Job *job, const char *path, GCancellable *cancellable, GError **error)
{
  const Copy copy = { path, cancellable };
  g_autoptr (TlStore) store = NULL;
  GError *cause = NULL;
  gboolean is_done;

  if (job->store != NULL)
    return tl_store_back_up (job->store, path, cancellable, error);
  if (job->library == NULL)
    store = tl_store_open (job->library_path, TL_STORE_AS_IT_IS, NULL, error);
  else if (tl_library_run (job->library, tl_work_new (ask_whether_beside, NULL, NULL, NULL), NULL)
           != NULL)
    store = tl_store_open (job->library_path, TL_STORE_BESIDE, NULL, NULL);
  if (store != NULL)
    {
      is_done = tl_store_back_up (store, path, cancellable, error);
      tl_store_close (store, NULL);
      return is_done;
    }
  if (job->library == NULL)
    return FALSE;
  tl_library_run (job->library, tl_work_new (copy_on_library_thread, (gpointer) &copy, NULL, NULL),
                  &cause);
  if (cause != NULL)
    g_propagate_error (error, cause);
  return cause == NULL;
}

/* A copy that could not be restored is none. */
static gboolean
test_copy (const char *path, GError **error)
{
  g_autoptr (TlStore) store = tl_store_open (path, TL_STORE_AS_IT_IS, NULL, error);
  g_autoptr (GPtrArray) faults = store != NULL ? tl_store_check_file (store, error) : NULL;

  if (store != NULL)
    tl_store_close (store, NULL);
  if (faults == NULL)
    return FALSE;
  if (faults->len == 0)
    return TRUE;
  g_set_error (error, TL_ERROR, TL_ERROR_CORRUPT,
               _ ("The backup “%s” was not written whole, and was removed again: %s. Test the "
                  "library and the drive."),
               path, (const char *) faults->pdata[0]);
  return FALSE;
}

/* Under another name until it is whole, so that a name of a backup is always that of a whole one.
 */
static gboolean
write_tested (const Job *job, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *unfinished = g_strconcat (path, ".part", NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, TL_ERROR, TL_ERROR_FAILED, _ ("Could not write the copy “%s”: %s"), path,
                   g_strerror (EEXIST));
      return FALSE;
    }
  g_unlink (unfinished);
  if (!write_copy (job, unfinished, cancellable, error))
    return FALSE;
  if (!test_copy (unfinished, error))
    {
      g_unlink (unfinished);
      return FALSE;
    }
  if (g_rename (unfinished, path) == 0)
    return TRUE;
  g_set_error (error, TL_ERROR, TL_ERROR_FAILED, _ ("Could not write the copy “%s”: %s"), path,
               g_strerror (errno));
  g_unlink (unfinished);
  return FALSE;
}

static void
thin_out (const Job *job, GDateTime *now)
{
  g_autoptr (GPtrArray) backups = tl_backup_list (job->library_path, job->folder);
  g_autoptr (GPtrArray) surplus = tl_backup_find_surplus (backups, now);

  for (guint i = 0; i < surplus->len; i++)
    g_unlink (((TlBackup *) surplus->pdata[i])->path);
}

/* A name that is free: of this second, or of the next that has none yet. */
static char *
find_free_path (const Job *job, GDateTime *now, const char *remark)
{
  for (int i = 0;; i++)
    {
      g_autoptr (GDateTime) time = g_date_time_add_seconds (now, i);
      g_autofree char *path = tl_backup_make_path (job->library_path, job->folder, time, remark);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

/* (transfer full): the file. */
static char *
back_up (const Job *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *path = NULL;
  g_autofree char *parent = NULL;

  if (job->path != NULL)
    {
      parent = g_path_get_dirname (job->path);
      return check_room (job, parent, error) && write_tested (job, job->path, cancellable, error)
                 ? g_strdup (job->path)
                 : NULL;
    }
  path = find_free_path (job, now, "");
  if (!make_folder (job->folder, error) || !check_room (job, job->folder, error)
      || !write_tested (job, path, cancellable, error))
    return NULL;
  thin_out (job, now);
  return g_steal_pointer (&path);
}

static void
back_up_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  char *path = back_up (data, cancellable, &error);

  if (path != NULL)
    g_task_return_pointer (task, path, g_free);
  else
    g_task_return_error (task, error);
  tl_library_end_job (source);
}

void
tl_library_back_up_async (TlLibrary *self, const char *folder, const char *path,
                          GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  Job *job;

  g_return_if_fail (TL_IS_LIBRARY (self) && (folder == NULL) != (path == NULL));
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tl_library_back_up_async);
  job = job_new (tl_library_get_path (self), folder, path);
  job->library = self;
  g_task_set_task_data (task, job, job_free);
  if (tl_library_begin_job (self, &error))
    g_task_run_in_thread (task, back_up_thread);
  else
    g_task_return_error (task, error);
}

char *
tl_library_back_up_finish (TlLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
look_into (TlBackup *backup)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlStore) store = tl_store_open (backup->path, TL_STORE_AS_IT_IS, NULL, &error);
  guint n_reviews, n_findings;

  if (store != NULL && tl_store_count (store, &n_reviews, &n_findings, &error))
    {
      backup->format = tl_store_get_format (store);
      backup->n_reviews = (int) n_reviews;
      backup->n_findings = (int) n_findings;
    }
  else
    backup->fault = g_strdup (g_error_matches (error, TL_ERROR, TL_ERROR_NOT_A_LIBRARY)
                                  ? _ ("what it holds is no Throughline library")
                                  : error->message);
  if (store != NULL)
    tl_store_close (store, NULL);
}

static void
unref_array (gpointer data)
{
  g_ptr_array_unref (data);
}

/* That there is no folder yet is normal. */
static gboolean
check_listable (const char *folder, GError **error)
{
  int file = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (file >= 0)
    close (file);
  if (file >= 0 || errno == ENOENT)
    return TRUE;
  g_set_error (error, TL_ERROR, TL_ERROR_FAILED,
               _ ("The folder for backups “%s” cannot be read: %s. Choose another one in the "
                  "preferences, or see to it that you may read that one."),
               folder, g_strerror (errno));
  return FALSE;
}

static void
load_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;
  g_autoptr (GPtrArray) backups = NULL;

  if (!check_listable (job->folder, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  backups = tl_backup_list (job->library_path, job->folder);
  for (guint i = 0; i < backups->len && !g_cancellable_is_cancelled (cancellable); i++)
    look_into (backups->pdata[i]);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_steal_pointer (&backups), unref_array);
}

void
tl_backups_load_async (const char *library_path, const char *folder, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (library_path != NULL && folder != NULL);
  g_task_set_source_tag (task, tl_backups_load_async);
  g_task_set_task_data (task, job_new (library_path, folder, NULL), job_free);
  g_task_run_in_thread (task, load_thread);
}

GPtrArray *
tl_backups_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
copy_bytes (const char *from, const char *to, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);

  return g_file_copy (source, target, G_FILE_COPY_OVERWRITE, cancellable, NULL, NULL, error)
         && g_chmod (to, 0600) == 0;
}

/* Byte for byte, with what SQLite left beside it, since it cannot be opened as it is. */
static gboolean
keep_as_found (const Job *job, GDateTime *now, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = find_free_path (job, now, " as found");
  g_autofree char *log = g_strconcat (job->library_path, "-wal", NULL);
  g_autofree char *log_copy = g_strconcat (path, "-wal", NULL);

  return copy_bytes (job->library_path, path, cancellable, error)
         && (!g_file_test (log, G_FILE_TEST_EXISTS)
             || copy_bytes (log, log_copy, cancellable, error));
}

static gboolean
keep_present (const Job *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *path = find_free_path (job, now, "");
  g_autoptr (GError) cause = NULL;

  if (!g_file_test (job->library_path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!make_folder (job->folder, error) || !check_room (job, job->folder, error))
    return FALSE;
  if (write_tested (job, path, cancellable, &cause))
    return TRUE;
  if (cause->domain == TL_ERROR && cause->code != TL_ERROR_FAILED)
    return keep_as_found (job, now, cancellable, error);
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static void
restore_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;

  if (keep_present (job, cancellable, &error)
      && tl_store_restore (job->library_path, job->path, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
tl_backup_restore_async (const char *library_path, const char *backup, const char *folder,
                         GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (library_path != NULL && backup != NULL && folder != NULL);
  g_task_set_source_tag (task, tl_backup_restore_async);
  g_task_set_task_data (task, job_new (library_path, folder, backup), job_free);
  g_task_run_in_thread (task, restore_thread);
}

gboolean
tl_backup_restore_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

char *
tl_backup_keep_older (TlStore *store, const char *library_path, const char *folder, int format,
                      GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *remark = tl_backup_make_format_remark (format);
  g_autofree char *path = tl_backup_find_kept (library_path, folder, format);
  g_autoptr (GError) cause = NULL;
  const Job job = { .library_path = (char *) library_path,
                    .folder = (char *) folder,
                    .store = store };

  if (path != NULL)
    return g_steal_pointer (&path);
  path = find_free_path (&job, now, remark);
  if (make_folder (folder, &cause) && check_room (&job, folder, &cause)
      && write_tested (&job, path, NULL, &cause))
    return g_steal_pointer (&path);
  g_set_error (
      error, cause->domain, cause->code,
      _ ("The library has an older format. It stays as it is, since it could not be backed "
         "up before it is brought up to date. %s"),
      cause->message);
  return NULL;
}
