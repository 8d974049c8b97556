/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** How the text of reports is set: its size, its line height and its font. */
#define TL_TYPE_READING_PREFERENCES (tl_reading_preferences_get_type ())
G_DECLARE_FINAL_TYPE (TlReadingPreferences, tl_reading_preferences, TL, READING_PREFERENCES,
                      AdwPreferencesPage)

G_END_DECLS
