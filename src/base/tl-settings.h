/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * tl_settings_get:
 *
 * Finds the settings that the preferences of the window show, installed or in the build tree. They
 * are looked up once. Main thread only.
 *
 * Returns: (transfer none) (nullable): NULL where their schema is not installed
 */
GSettings *tl_settings_get (void);

G_END_DECLS
