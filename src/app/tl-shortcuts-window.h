/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TL_TYPE_SHORTCUTS_WINDOW (tl_shortcuts_window_get_type ())
G_DECLARE_FINAL_TYPE (TlShortcutsWindow, tl_shortcuts_window, TL, SHORTCUTS_WINDOW, AdwWindow)

/**
 * tl_shortcuts_window_new:
 * @page: (nullable): the page that is shown; its keys stand first
 *
 * The window that lists all keys, by the place where they work. It is not presented yet.
 *
 * Returns: (transfer none): a window that destroys itself
 */
GtkWindow *tl_shortcuts_window_new (GtkWindow *parent, const char *page);

G_END_DECLS
