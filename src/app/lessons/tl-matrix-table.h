/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-snapshot.h"

G_BEGIN_DECLS

/**
 * TlMatrixTable:
 *
 * What the matrix shows: themes down, agencies across, in each cell the number of reviews. Column 0
 * counts a theme whatever the agency. Immutable.
 */
#define TL_TYPE_MATRIX_TABLE (tl_matrix_table_get_type ())
G_DECLARE_FINAL_TYPE (TlMatrixTable, tl_matrix_table, TL, MATRIX_TABLE, GObject)

/**
 * tl_matrix_table_new:
 * @recurrence: what was counted; read now, not kept
 * @with_sub_themes: whether sub-themes that have a count stand under their themes
 *
 * All themes in use stand in the table, those without a count too: not coded is not absent.
 * Agencies stand there when they have a count.
 */
TlMatrixTable *tl_matrix_table_new (TlCodebook *codebook, const TlRecurrence *recurrence,
                                    gboolean with_sub_themes);
guint tl_matrix_table_get_n_rows (TlMatrixTable *self);
/** Column 0 included. */
guint tl_matrix_table_get_n_columns (TlMatrixTable *self);
TlCode *tl_matrix_table_get_theme (TlMatrixTable *self, guint row);
/** (nullable): NULL for column 0. */
TlCode *tl_matrix_table_get_agency (TlMatrixTable *self, guint column);
guint tl_matrix_table_get_count (TlMatrixTable *self, guint row, guint column);
/** The denominator: coded reviews. */
guint tl_matrix_table_get_n_reviews (TlMatrixTable *self);
/** How many reviews one shade of a cell spans: 1 to this is the first shade, and so on; the fourth
 * is open. */
guint tl_matrix_table_get_step (TlMatrixTable *self);
/** The largest count of a theme with an agency. */
guint tl_matrix_table_get_largest (TlMatrixTable *self);
/** Finds a theme and an agency (NULL for column 0) again; FALSE when either is not in the table. */
gboolean tl_matrix_table_find (TlMatrixTable *self, const char *theme_id, const char *agency_id,
                               guint *row, guint *column);
/** Finds the first cell of an agency with the largest count, or of a theme where no agency has one.
 */
void tl_matrix_table_find_largest (TlMatrixTable *self, guint *row, guint *column);
/** (transfer full): a cell in words: "T03 Information sharing, General practice: found in 13 of 22
 * coded reviews". */
char *tl_matrix_table_describe (TlMatrixTable *self, guint row, guint column);

G_END_DECLS
