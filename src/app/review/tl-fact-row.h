/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"
#include "tl-review.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TlFactRow:
 *
 * One case variable of a review: its value, the words that it was read from, whether a person
 * confirmed it. Signal "accepted" (GStrv): the values that a person gives it; empty for "not looked
 * for".
 */
#define TL_TYPE_FACT_ROW (tl_fact_row_get_type ())
G_DECLARE_FINAL_TYPE (TlFactRow, tl_fact_row, TL, FACT_ROW, GtkListBoxRow)

GtkWidget *tl_fact_row_new (TlCode *variable);
/** Shows what @review tells; @can_write: whether it can be changed. */
void tl_fact_row_show (TlFactRow *self, TlReview *review, gboolean can_write);
/** Whether the report was searched for it, or a person gave a value; it may be "not stated". */
/** Whether the value stands below the name, for a narrow page or a large text, or beside it. */
void tl_fact_row_set_is_stacked (TlFactRow *self, gboolean is_stacked);
gboolean tl_fact_row_is_told (TlFactRow *self);
/** Whether there is a value that nobody confirmed. */
gboolean tl_fact_row_is_proposed (TlFactRow *self);
const char *tl_fact_row_get_variable (TlFactRow *self);
/** (nullable): the group of case variables that it belongs to. */
const char *tl_fact_row_get_group (TlFactRow *self);

G_END_DECLS
