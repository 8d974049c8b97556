/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TlBackupPreferences:
 *
 * Whether and where the open library is backed up without being asked, which backups are kept, and
 * those that there are.
 */
#define TL_TYPE_BACKUP_PREFERENCES (tl_backup_preferences_get_type ())
G_DECLARE_FINAL_TYPE (TlBackupPreferences, tl_backup_preferences, TL, BACKUP_PREFERENCES,
                      AdwPreferencesPage)

/** @library: (nullable): none is open. */
void tl_backup_preferences_set_library (TlBackupPreferences *self, TlLibrary *library);

G_END_DECLS
