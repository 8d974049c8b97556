/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-search-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TlSearchRow:
 *
 * A place that was found: words of the report in its own voice, where they stand, a box to choose
 * it; above the first of a review the review's name.
 */
#define TL_TYPE_SEARCH_ROW (tl_search_row_get_type ())
G_DECLARE_FINAL_TYPE (TlSearchRow, tl_search_row, TL, SEARCH_ROW, GtkBox)

GtkWidget *tl_search_row_new (void);
/** @item: (nullable): nothing is shown. */
void tl_search_row_set_item (TlSearchRow *self, TlSearchItem *item);
/** (transfer none) (nullable). */
TlSearchItem *tl_search_row_get_item (TlSearchRow *self);

G_END_DECLS
