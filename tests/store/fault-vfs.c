/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file system for SQLite that fails when it is told to. */
#include "config.h"

#include "fault-vfs.h"

#include <sqlite3.h>

/* A file of ours, and behind it the real one. */
typedef struct
{
  sqlite3_file base;
  sqlite3_file *real;
} FaultFile;

static sqlite3_vfs *real_vfs;

static int is_small;

static GMutex lock;
static struct
{
  guint kinds, n, n_counted;
  int code;
  gboolean lasts;
} plan;

void
fault_vfs_arm (guint kinds, guint n, int code, gboolean lasts)
{
  g_mutex_lock (&lock);
  plan.kinds = kinds;
  plan.n = n;
  plan.n_counted = 0;
  plan.code = code;
  plan.lasts = lasts;
  g_mutex_unlock (&lock);
}

static int
shrink_cache (sqlite3 *db, char **message, const sqlite3_api_routines *routines)
{
  return g_atomic_int_get (&is_small)
             ? sqlite3_exec (db, "PRAGMA cache_size = 1; PRAGMA cache_spill = ON", NULL, NULL, NULL)
             : SQLITE_OK;
}

void
fault_vfs_set_forgetful (gboolean is_forgetful)
{
  g_atomic_int_set (&is_small, is_forgetful);
}

guint
fault_vfs_disarm (void)
{
  guint n_counted;

  g_mutex_lock (&lock);
  n_counted = plan.n_counted;
  plan.kinds = 0;
  g_mutex_unlock (&lock);
  return n_counted;
}

/* SQLITE_OK, or what this one fails with. */
static int
count (FaultKind kind)
{
  int code = SQLITE_OK;

  g_mutex_lock (&lock);
  if ((plan.kinds & kind) != 0)
    {
      plan.n_counted++;
      if (plan.n > 0 && (plan.n_counted == plan.n || (plan.lasts && plan.n_counted > plan.n)))
        code = plan.code;
    }
  g_mutex_unlock (&lock);
  return code;
}

static sqlite3_file *
get_real (sqlite3_file *file)
{
  return ((FaultFile *) file)->real;
}

static int
fault_close (sqlite3_file *file)
{
  return get_real (file)->pMethods->xClose (get_real (file));
}

static int
fault_read (sqlite3_file *file, void *data, int size, sqlite3_int64 offset)
{
  int code = count (FAULT_READ);

  return code != SQLITE_OK ? code
                           : get_real (file)->pMethods->xRead (get_real (file), data, size, offset);
}

static int
fault_write (sqlite3_file *file, const void *data, int size, sqlite3_int64 offset)
{
  int code = count (FAULT_WRITE);
  int done = get_real (file)->pMethods->xWrite (get_real (file), data,
                                                code != SQLITE_OK ? size / 2 : size, offset);

  return code != SQLITE_OK ? code : done;
}

static int
fault_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  int code = count (FAULT_WRITE);

  return code != SQLITE_OK ? code : get_real (file)->pMethods->xTruncate (get_real (file), size);
}

static int
fault_sync (sqlite3_file *file, int flags)
{
  return count (FAULT_SYNC);
}

static int
fault_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return get_real (file)->pMethods->xFileSize (get_real (file), size);
}

static int
fault_lock (sqlite3_file *file, int level)
{
  return get_real (file)->pMethods->xLock (get_real (file), level);
}

static int
fault_unlock (sqlite3_file *file, int level)
{
  return get_real (file)->pMethods->xUnlock (get_real (file), level);
}

static int
fault_check_reserved_lock (sqlite3_file *file, int *is_locked)
{
  return get_real (file)->pMethods->xCheckReservedLock (get_real (file), is_locked);
}

static int
fault_file_control (sqlite3_file *file, int operation, void *data)
{
  return get_real (file)->pMethods->xFileControl (get_real (file), operation, data);
}

static int
fault_sector_size (sqlite3_file *file)
{
  return get_real (file)->pMethods->xSectorSize (get_real (file));
}

static int
fault_device_characteristics (sqlite3_file *file)
{
  return get_real (file)->pMethods->xDeviceCharacteristics (get_real (file));
}

/* The memory that is shared is a file too, which needs room. */
static int
fault_shm_map (sqlite3_file *file, int region, int size, int may_extend, void volatile **data)
{
  int code = may_extend ? count (FAULT_WRITE) : SQLITE_OK;

  if (code != SQLITE_OK)
    return code == SQLITE_FULL ? SQLITE_IOERR_SHMSIZE : code;
  return get_real (file)->pMethods->xShmMap (get_real (file), region, size, may_extend, data);
}

static int
fault_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return get_real (file)->pMethods->xShmLock (get_real (file), offset, n, flags);
}

static void
fault_shm_barrier (sqlite3_file *file)
{
  get_real (file)->pMethods->xShmBarrier (get_real (file));
}

static int
fault_shm_unmap (sqlite3_file *file, int is_deleted)
{
  return get_real (file)->pMethods->xShmUnmap (get_real (file), is_deleted);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = fault_close,
  .xRead = fault_read,
  .xWrite = fault_write,
  .xTruncate = fault_truncate,
  .xSync = fault_sync,
  .xFileSize = fault_file_size,
  .xLock = fault_lock,
  .xUnlock = fault_unlock,
  .xCheckReservedLock = fault_check_reserved_lock,
  .xFileControl = fault_file_control,
  .xSectorSize = fault_sector_size,
  .xDeviceCharacteristics = fault_device_characteristics,
  .xShmMap = fault_shm_map,
  .xShmLock = fault_shm_lock,
  .xShmBarrier = fault_shm_barrier,
  .xShmUnmap = fault_shm_unmap,
};

static int
fault_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  FaultFile *self = (FaultFile *) file;
  int code = count (FAULT_OPEN);

  self->base.pMethods = NULL;
  self->real = (sqlite3_file *) (self + 1);
  if (code == SQLITE_OK)
    code = real_vfs->xOpen (real_vfs, name, self->real, flags, out_flags);
  if (code == SQLITE_OK)
    self->base.pMethods = &methods;
  return code;
}

static int
fault_delete (sqlite3_vfs *vfs, const char *name, int is_synced)
{
  int code = count (FAULT_DELETE);

  return code != SQLITE_OK ? code : real_vfs->xDelete (real_vfs, name, FALSE);
}

void
fault_vfs_set_up (void)
{
  static sqlite3_vfs vfs;

  real_vfs = sqlite3_vfs_find (NULL);
  vfs = *real_vfs;
  vfs.zName = "fault";
  vfs.pNext = NULL;
  vfs.szOsFile = (int) sizeof (FaultFile) + real_vfs->szOsFile;
  vfs.xOpen = fault_open;
  vfs.xDelete = fault_delete;
  sqlite3_vfs_register (&vfs, 1);
  sqlite3_auto_extension ((void (*) (void)) shrink_cache);
}
