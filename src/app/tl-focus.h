/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * tl_focus_install_lists:
 *
 * Makes Tab leave a list, of whatever length: before GTK 4.18 it goes through all of its rows. The
 * arrow keys move within a list. Once is enough, before the first window is made; main thread only.
 */
void tl_focus_install_lists (void);

/**
 * tl_focus_children:
 *
 * A "focus" for a page that has a "grab_focus" of its own: from child to child, and out. GTK's own
 * would call grab_focus() where Tab comes in, which leaves out what stands before, and where
 * Shift+Tab goes out, which never lets it.
 */
gboolean tl_focus_children (GtkWidget *widget, GtkDirectionType direction);

G_END_DECLS
