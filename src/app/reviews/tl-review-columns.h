/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-library.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** The columns of the table of reviews, in order; their names in the settings are those of the
 * schema's SortColumn. */
typedef enum
{
  TL_REVIEW_COLUMN_TITLE,
  TL_REVIEW_COLUMN_BOROUGH,
  TL_REVIEW_COLUMN_DIED,
  TL_REVIEW_COLUMN_DOCUMENTS,
  TL_REVIEW_COLUMN_FINDINGS,
  TL_REVIEW_COLUMN_RECOMMENDATIONS,
  TL_REVIEW_COLUMN_STATUS,
  TL_REVIEW_COLUMN_CODER,
  TL_N_REVIEW_COLUMNS
} TlReviewColumn;

/** Adds all columns to a view whose rows are TlReview. */
void tl_review_columns_add (GtkColumnView *view);

/** Sorts the table. */
void tl_review_columns_sort (GtkColumnView *view, TlReviewColumn column, gboolean is_descending);

/** Tells by which column the table is sorted; FALSE while it is not. */
gboolean tl_review_columns_get_sorted (GtkColumnView *view, TlReviewColumn *column,
                                       gboolean *is_descending);

/** (transfer none) (nullable): the review whose row @widget, or a widget around or right inside it,
 * belongs to. */
TlReview *tl_review_columns_get_review (GtkWidget *widget);

/** (transfer none): what a review's status is called; "" for one that nobody set. */
const char *tl_review_columns_get_status_name (TlReview *review);

G_END_DECLS
