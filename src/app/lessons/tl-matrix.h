/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-matrix-table.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TlMatrix:
 *
 * The matrix as a drawing: heads stay, cells scroll. Arrows, Home, End and Page Up and Down move
 * the cell; Enter activates. Its accessible name is the cell in words; a table twin holds all of it
 * for those who do not see the drawing.
 *
 * Signals: "cell-changed" (); "activated" ().
 */
#define TL_TYPE_MATRIX (tl_matrix_get_type ())
G_DECLARE_FINAL_TYPE (TlMatrix, tl_matrix, TL, MATRIX, GtkWidget)

GtkWidget *tl_matrix_new (void);
/** Keeps the cell where it is still there, otherwise takes that with the largest count. @table:
 * (nullable) */
void tl_matrix_set_table (TlMatrix *self, TlCodebook *codebook, TlMatrixTable *table);
/** FALSE while there is no table. */
gboolean tl_matrix_get_cell (TlMatrix *self, guint *row, guint *column);
void tl_matrix_set_cell (TlMatrix *self, guint row, guint column);

G_END_DECLS
