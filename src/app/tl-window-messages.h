/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * tl_window_show_toast:
 * @any_child: a widget of the window
 * @message: a sentence without full stop
 * @offer_undo: whether it carries a button that takes the last change back; it goes when another
 * change is made
 *
 * Says something at the foot of the window, for a few seconds. Nothing happens outside of a window.
 */
void tl_window_show_toast (GtkWidget *any_child, const char *message, gboolean offer_undo);

/** Says something that needs time to read, until it is closed. */
void tl_window_show_lasting (GtkWidget *any_child, const char *message);
/** Says what went wrong, until it is closed. An operation that was cancelled is passed over. */
void tl_window_show_error (GtkWidget *any_child, const GError *error);

G_END_DECLS
