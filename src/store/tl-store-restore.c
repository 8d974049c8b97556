/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts a backup in the place of a library. */
#define G_LOG_DOMAIN "tl-store"

#include "config.h"

#include "tl-store-private.h"

#include "tl-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* What SQLite keeps beside a library; of another file it would be the ruin of the new one. */
static const char *const companions[] = { "-wal", "-shm", "-journal" };

static gboolean
fail (const char *path, int code, GError **error)
{
  g_set_error (error, TL_ERROR, TL_ERROR_FAILED, _ ("Could not restore the library “%s”: %s"), path,
               g_strerror (code));
  return FALSE;
}

static gboolean
copy_file (const char *from, const char *to, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autoptr (GError) cause = NULL;

  /* The target is there already, with a mode of its own, which a copy keeps. */
  if (g_file_copy (source, target,
                   G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS
                       | G_FILE_COPY_NOFOLLOW_SYMLINKS,
                   cancellable, NULL, NULL, &cause)
      && g_chmod (to, 0600) == 0)
    return TRUE;
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    g_set_error (error, TL_ERROR, TL_ERROR_FAILED, _ ("Could not copy “%s”: %s"), from,
                 cause != NULL ? cause->message : g_strerror (errno));
  return FALSE;
}

static void
remove_companions (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *name = g_strconcat (path, companions[i], NULL);

      g_unlink (name);
    }
}

/* Opens the copy for writing, which brings in what waits beside it and an older format up to
 * date. */
static gboolean
check_copy (const char *path, const char *backup, GError **error)
{
  g_autoptr (TlStore) store = tl_store_open (path, TL_STORE_OPEN, NULL, error);
  g_autoptr (GPtrArray) faults = store != NULL ? tl_store_check_file (store, error) : NULL;
  gboolean is_closed = store != NULL && tl_store_close (store, faults != NULL ? error : NULL);

  if (faults == NULL || !is_closed)
    return FALSE;
  if (faults->len == 0)
    return TRUE;
  g_set_error (error, TL_ERROR, TL_ERROR_CORRUPT, _ ("“%s” cannot be restored. %s"), backup,
               (const char *) faults->pdata[0]);
  return FALSE;
}

static gboolean
make_copy (const char *backup, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *log = g_strconcat (backup, "-wal", NULL);
  g_autofree char *log_copy = g_strconcat (path, "-wal", NULL);

  return tl_store_schema_peek (backup, error) && copy_file (backup, path, cancellable, error)
         && (!g_file_test (log, G_FILE_TEST_EXISTS)
             || copy_file (log, log_copy, cancellable, error))
         && check_copy (path, backup, error);
}

/* Makes sure that what lies in a file, or which names a folder has, is on the disk; errno says why
 * it is not. */
static gboolean
flush (const char *path, int flags)
{
  int file = open (path, flags | O_CLOEXEC);
  gboolean is_flushed = file >= 0 && fsync (file) == 0;
  int code = errno;

  if (file >= 0)
    close (file);
  errno = code;
  return is_flushed;
}

static gboolean
put_in_place (const char *copy, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!flush (copy, O_RDWR))
    return fail (path, errno, error);
  remove_companions (path);
  if (g_rename (copy, path) != 0)
    return fail (path, errno, error);
  /* Some file systems cannot flush a folder; the library is there all the same. */
  if (flush (folder, O_RDONLY | O_DIRECTORY) || errno == EINVAL || errno == ENOTSUP
      || errno == EACCES)
    return TRUE;
  g_set_error (error, TL_ERROR, TL_ERROR_FAILED,
               _ ("The library “%s” was put in place, but its drive did not confirm it (%s). Check "
                  "the drive and restore it again."),
               path, g_strerror (errno));
  return FALSE;
}

gboolean
tl_store_restore (const char *path, const char *backup, GCancellable *cancellable, GError **error)
{
  g_autofree char *full = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *reason = NULL;
  gboolean is_done;
  int lock, file;

  g_return_val_if_fail (path != NULL && backup != NULL, FALSE);
  full = tl_store_resolve (path);
  lock = tl_store_lock_take (full, &reason);
  if (lock < 0)
    {
      g_set_error (error, TL_ERROR, TL_ERROR_READ_ONLY,
                   _ ("The library “%s” cannot be replaced now. %s"), path, reason);
      return FALSE;
    }
  copy = g_strconcat (full, ".XXXXXX", NULL);
  file = g_mkstemp_full (copy, O_RDWR | O_CLOEXEC, 0600);
  if (file >= 0)
    close (file);
  is_done = file >= 0
                ? make_copy (backup, copy, cancellable, error) && put_in_place (copy, full, error)
                : fail (path, errno, error);
  if (!is_done && file >= 0)
    {
      remove_companions (copy);
      g_unlink (copy);
    }
  tl_store_lock_release (full, lock);
  return is_done;
}
