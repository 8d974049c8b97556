/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * tl_style_colour_get:
 * @name: a colour that style.css defines, such as "tl_ink_2"
 *
 * Gives a colour of the style as it is now, light, dark or high contrast, for what draws itself.
 *
 * Returns: the colour; that of text where there is no such name
 */
GdkRGBA tl_style_colour_get (GtkWidget *widget, const char *name);

G_END_DECLS
