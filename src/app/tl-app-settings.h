/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * tl_app_settings_get:
 *
 * Gives what the window remembers: sizes, order, style, the last library. Main thread only.
 *
 * Returns: (transfer none) (nullable): the settings, NULL where their schema is not installed
 */
GSettings *tl_app_settings_get (void);

/**
 * tl_app_settings_dup_coder:
 *
 * Returns: (transfer full): the name that stands beside what is tagged: the one set, or the desktop
 * user's
 */
char *tl_app_settings_dup_coder (void);

/** (transfer full): the folder in which backups of a library lie, as chosen. */
char *tl_app_settings_make_backup_folder (const char *library_path);

G_END_DECLS
