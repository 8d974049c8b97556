/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * tl_accessible_name_parts:
 * @widget: a drop-down, a combo row or a column view
 * @name: its accessible name
 *
 * Names the parts inside of @widget that take the focus: GTK 4.8 gives them no name, and a screen
 * reader would speak their class instead. A drop-down's name also tells what is chosen, from now
 * on.
 */
void tl_accessible_name_parts (GtkWidget *widget, const char *name);

/**
 * tl_accessible_set_name:
 *
 * Names a widget that shows other words: from GTK 4.10 on the words of a button come before its
 * accessible label.
 */
void tl_accessible_set_name (GtkWidget *widget, const char *name);

/**
 * tl_accessible_name_row:
 * @child: what a cell of a column view, or an item of a list, holds
 *
 * Names the row that @child stands in, which takes the focus.
 */
void tl_accessible_name_row (GtkWidget *child, const char *name);

/**
 * tl_accessible_install:
 *
 * Mends what GTK makes of its own widgets for assistive technologies: the items of menus have the
 * name that they show (GTK 4.18 takes it from a label that has none), the pages of stacks and the
 * pictures of buttons are not spoken by their class, and the description of a button whose tooltip
 * is its name and its keys is the keys. Once is enough, before the first window is made.
 */
void tl_accessible_install (void);

/**
 * tl_accessible_name_toasts:
 * @overlay: an #AdwToastOverlay
 *
 * Names the buttons of all toasts that will be shown: libadwaita 1.2 leaves the one that closes
 * them without a name, and says the other's twice.
 */
void tl_accessible_name_toasts (GtkWidget *overlay);

G_END_DECLS
