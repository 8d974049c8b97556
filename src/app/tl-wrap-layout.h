/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TlWrapLayout:
 *
 * Lays children out in lines like words: from the left, a new line where one is full. What is left
 * of a line goes to those that have #GtkWidget:hexpand set themselves. Property:
 * "spacing" (pixels between children and between lines).
 */
#define TL_TYPE_WRAP_LAYOUT (tl_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (TlWrapLayout, tl_wrap_layout, TL, WRAP_LAYOUT, GtkLayoutManager)

G_END_DECLS
