/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * tl_focus_install:
 *
 * Makes Tab leave a list, of whatever length: GTK's goes through all of its rows (before GTK 4.18
 * also that of a list view). The arrow keys move within a list. And keeps the focus ring of all
 * windows that are made from now on until the mouse is used. More than once does no harm, but
 * before the first window is made; main thread only.
 */
void tl_focus_install (void);

/**
 * tl_focus_children:
 *
 * A "focus" for a page that has a "grab_focus" of its own: from child to child, and out. GTK's own
 * would call grab_focus() where Tab comes in, which leaves out what stands before, and where
 * Shift+Tab goes out, which never lets it.
 */
gboolean tl_focus_children (GtkWidget *widget, GtkDirectionType direction);

G_END_DECLS
