/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TlPreferencesWindow:
 *
 * What one may set: a page a subject, each a type of its own. What is set holds at once.
 */
#define TL_TYPE_PREFERENCES_WINDOW (tl_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (TlPreferencesWindow, tl_preferences_window, TL, PREFERENCES_WINDOW,
                      AdwPreferencesWindow)

/** @parent: (nullable). @library: (nullable): the open one, for pages that are about it. */
TlPreferencesWindow *tl_preferences_window_new (GtkWindow *parent, TlLibrary *library);

G_END_DECLS
