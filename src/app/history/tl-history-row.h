/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-library.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TlHistoryRow:
 *
 * A change in the history: under its day where it is the first of it, with time, label, who did it,
 * the review it is about, and whether it is undone.
 */
#define TL_TYPE_HISTORY_ROW (tl_history_row_get_type ())
G_DECLARE_FINAL_TYPE (TlHistoryRow, tl_history_row, TL, HISTORY_ROW, GtkBox)

GtkWidget *tl_history_row_new (void);
/** @before: (nullable): the change above it. @review: (nullable) */
void tl_history_row_set_change (TlHistoryRow *self, TlChange *change, TlChange *before,
                                TlReview *review);
/** (transfer full): all that it says, for who cannot see it. */
char *tl_history_row_dup_name (TlHistoryRow *self);

G_END_DECLS
