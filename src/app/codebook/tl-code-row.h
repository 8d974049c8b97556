/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-code-item.h"

G_BEGIN_DECLS

/**
 * TlCodeRow:
 *
 * A row of the list of codes: swatch, code, name, count. It can be dragged; what is dropped on it
 * goes by the action "codebook.place" to the page, with the id that was dragged, the id of the row,
 * and where: 0 in front of it, 1 below it as a sub-theme, 2 after it.
 */
#define TL_TYPE_CODE_ROW (tl_code_row_get_type ())
G_DECLARE_FINAL_TYPE (TlCodeRow, tl_code_row, TL, CODE_ROW, GtkBox)

GtkWidget *tl_code_row_new (void);
/** @row: (nullable): of a tree of TlCodeItem. */
void tl_code_row_set_row (TlCodeRow *self, GtkTreeListRow *row);
/** (transfer none) (nullable). */
TlCodeItem *tl_code_row_get_item (TlCodeRow *self);

G_END_DECLS
