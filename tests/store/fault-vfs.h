/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file system for SQLite that fails when it is told to. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FaultKind:
 * @FAULT_OPEN: opening a file
 * @FAULT_READ: reading from one
 * @FAULT_WRITE: writing, making longer or shorter; half of what was to be written is
 * @FAULT_SYNC: bringing it to the disk
 * @FAULT_DELETE: removing a file
 *
 * What can be made to fail.
 */
typedef enum
{
  FAULT_OPEN = 1 << 0,
  FAULT_READ = 1 << 1,
  FAULT_WRITE = 1 << 2,
  FAULT_SYNC = 1 << 3,
  FAULT_DELETE = 1 << 4
} FaultKind;

/** Puts it in the place of the usual one; before the first library is opened. Nothing is really
 * brought to the disk from then on, which tests do not need and wait long for. */
void fault_vfs_set_up (void);
/**
 * fault_vfs_arm:
 * @kinds: those that count, FAULT_WRITE | FAULT_SYNC for instance
 * @n: which of them fails, from 1 on; 0 only counts
 * @code: what SQLite is told, SQLITE_FULL for instance
 * @lasts: whether all that follow fail too
 *
 * Counts anew. Any thread.
 */
void fault_vfs_arm (guint kinds, guint n, int code, gboolean lasts);
/** Whether libraries opened from now on keep next to nothing of what they have read in memory. */
void fault_vfs_set_forgetful (gboolean is_forgetful);
/** Nothing fails any more. Returns: how many were counted since fault_vfs_arm() */
guint fault_vfs_disarm (void);

G_END_DECLS
