/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TlStylePicker:
 *
 * The six colours in the three patterns, each with the codes of the themes that have it. Signal
 * "picked" (TlStylePicker *self, const char *colour, const char *pattern): by a person.
 */
#define TL_TYPE_STYLE_PICKER (tl_style_picker_get_type ())
G_DECLARE_FINAL_TYPE (TlStylePicker, tl_style_picker, TL, STYLE_PICKER, GtkWidget)

/** Shows what @theme, an upper theme of @codebook, has, and who has the others. */
void tl_style_picker_show (TlStylePicker *self, TlCodebook *codebook, TlCode *theme);

G_END_DECLS
