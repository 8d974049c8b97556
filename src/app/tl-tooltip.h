/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * tl_tooltip_set:
 * @text: (nullable): NULL for none
 *
 * Gives a widget a tooltip that is asked for only when the pointer rests on it. For rows, cells and
 * flags, which change by the hundred: GTK 4.8 asks the X server at each
 * gtk_widget_set_tooltip_text() where the pointer is.
 */
void tl_tooltip_set (GtkWidget *widget, const char *text);

G_END_DECLS
