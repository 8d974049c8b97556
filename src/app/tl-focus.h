/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * tl_focus_install:
 *
 * Makes Tab leave a list, of whatever length: GTK's goes through all of its rows (before GTK 4.18
 * also that of a list view). The arrow keys move within a list. In all windows
 * that are made from now on, the focus ring stays until the mouse is used, and where the row or the
 * widget that has the focus goes, the focus stays in its list or pane. More than once does no harm,
 * but before the first window is made; main thread only.
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

/**
 * tl_focus_selected_row:
 * @list: a list view that has the focus, on whatever row
 * @position: of the row that is selected
 *
 * Scrolls to a row and gives it the focus, after the list was filled anew: its rows are made in one
 * of the next frames. Who has gone elsewhere by then stays there.
 */
void tl_focus_selected_row (GtkWidget *list, guint position);

/**
 * tl_focus_after_popover:
 *
 * Gives a widget the focus when a popover was closed; to be called as it is. GTK 4.18 gives it to
 * what the popover stands on after it has said so.
 */
void tl_focus_after_popover (GtkWidget *widget);

/**
 * tl_focus_pane:
 * @panes: the parts of @page, in order
 * @by: 1 for the next, -1 for the one before
 *
 * Goes on from the part that has the focus, otherwise from the first, to the next that is seen and
 * takes it.
 */
void tl_focus_pane (GtkWidget *page, GtkWidget *const *panes, int n_panes, int by);

G_END_DECLS
