/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The memory that all share who have a library open lies in a file. Where there is no room left for
 * it, touching it would end the program by a signal; SQLite is told so before. */
#define G_LOG_DOMAIN "tl-store"

#include "config.h"

#include "tl-store-private.h"

#include <errno.h>
#include <sys/mman.h>

/* Those of SQLite's own file system, and the same with our map_memory(). */
static const sqlite3_io_methods *original;
static sqlite3_io_methods guarded;

/* Gives the memory its room on the disk at once: SQLite makes its file longer by single bytes,
 * which leaves holes where blocks are smaller than pages. */
static int
map_memory (sqlite3_file *file, int region, int size, int extends, void volatile **memory)
{
  int code = original->xShmMap (file, region, size, extends, memory);

  if (code == SQLITE_OK && *memory != NULL
      && madvise ((void *) *memory, (size_t) size, MADV_POPULATE_WRITE) != 0 && errno == EFAULT)
    {
      *memory = NULL;
      return SQLITE_FULL;
    }
  return code;
}

void
tl_store_guard_memory (sqlite3 *db)
{
  static gsize is_ready;
  sqlite3_file *file = NULL;

  if (db == NULL || sqlite3_file_control (db, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK
      || file == NULL || file->pMethods == NULL || file->pMethods->iVersion < 2)
    return;
  if (g_once_init_enter (&is_ready))
    {
      original = file->pMethods;
      guarded = *original;
      guarded.xShmMap = map_memory;
      g_once_init_leave (&is_ready, 1);
    }
  if (file->pMethods == original)
    file->pMethods = &guarded;
}
