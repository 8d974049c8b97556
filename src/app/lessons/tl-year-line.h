/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-snapshot.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TlYearLine:
 *
 * The line of years: a dot for each review that bears something out, a short tick for each other
 * coded review, in the year of the death.
 */
#define TL_TYPE_YEAR_LINE (tl_year_line_get_type ())
G_DECLARE_FINAL_TYPE (TlYearLine, tl_year_line, TL, YEAR_LINE, GtkWidget)

GtkWidget *tl_year_line_new (void);
/** @found: (element-type TlReview); @coded: (element-type TlReview): all coded reviews, those found
 * among them. */
void tl_year_line_set_reviews (TlYearLine *self, GPtrArray *found, GPtrArray *coded);

G_END_DECLS
