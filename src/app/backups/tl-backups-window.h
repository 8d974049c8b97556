/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-backup.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TlBackupsWindow:
 *
 * The backups of a library, open or not, with what each holds; one is chosen to be put back, or to
 * be looked into.
 *
 * Signals "restore" and "look" (TlBackupsWindow *self, const char *path): a person chose a backup;
 * the window closes itself.
 */
#define TL_TYPE_BACKUPS_WINDOW (tl_backups_window_get_type ())
G_DECLARE_FINAL_TYPE (TlBackupsWindow, tl_backups_window, TL, BACKUPS_WINDOW, AdwWindow)

/** @parent: (nullable). @folder: where the backups lie. @can_restore: whether the library may be
 * replaced. */
TlBackupsWindow *tl_backups_window_new (GtkWindow *parent, const char *library_path,
                                        const char *folder, gboolean can_restore);

/** (transfer full): when a backup was made, for people: "Today, 14:30". */
char *tl_backup_describe_time (const TlBackup *backup);
/** (transfer full): what it holds and its size; what is not known is left out. */
char *tl_backup_describe_content (const TlBackup *backup);

G_END_DECLS
