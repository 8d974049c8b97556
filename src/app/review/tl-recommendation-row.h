/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"
#include "tl-review.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TlRecommendationRow:
 *
 * A recommendation of a review: what is asked, of whom, on which level and by when. A button, and
 * the keys left and right, fold and unfold the rows of action plans that follow it. Property:
 * "is-open".
 */
#define TL_TYPE_RECOMMENDATION_ROW (tl_recommendation_row_get_type ())
G_DECLARE_FINAL_TYPE (TlRecommendationRow, tl_recommendation_row, TL, RECOMMENDATION_ROW,
                      GtkListBoxRow)

GtkWidget *tl_recommendation_row_new (TlRecommendation *recommendation, TlCodebook *codebook);
TlRecommendation *tl_recommendation_row_get_recommendation (TlRecommendationRow *self);

G_END_DECLS
