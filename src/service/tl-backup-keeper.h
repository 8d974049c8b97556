/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-backup.h"

G_BEGIN_DECLS

/**
 * TlBackupKeeper:
 *
 * Backs up an open library without being asked: at once when its newest backup is older than the
 * library, and an interval after the first change since the last one. Main thread.
 *
 * Properties (read-only, notified): "busy" (gboolean): a backup is being written.
 *
 * Signals "backed-up" (TlBackupKeeper *self, const char *path) and "failed" (TlBackupKeeper *self,
 * GError *error); it tries again after the interval.
 */
#define TL_TYPE_BACKUP_KEEPER (tl_backup_keeper_get_type ())
G_DECLARE_FINAL_TYPE (TlBackupKeeper, tl_backup_keeper, TL, BACKUP_KEEPER, GObject)

/** @folder: as tl_backup_make_folder() gives it. @interval: in seconds. */
TlBackupKeeper *tl_backup_keeper_new (TlLibrary *library, const char *folder, guint interval);
/** Begins; does nothing for a library that is read-only. */
void tl_backup_keeper_start (TlBackupKeeper *self);
/** Backs up now, unless that is under way. */
void tl_backup_keeper_run (TlBackupKeeper *self);
/** Ends, and cancels what is under way. Call it before the library is closed. */
void tl_backup_keeper_stop (TlBackupKeeper *self);
const char *tl_backup_keeper_get_folder (TlBackupKeeper *self);

G_END_DECLS
