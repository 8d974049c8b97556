/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-markup.h"

G_BEGIN_DECLS

/**
 * TlMarkupTable:
 *
 * A table as marked-up documents have it, cell by cell, with cells that go over several columns or
 * rows.
 */
typedef struct _TlMarkupTable TlMarkupTable;

TlMarkupTable *tl_markup_table_new (void);
void tl_markup_table_free (TlMarkupTable *self);

/** @is_header: whether it is a row of column headings whatever its cells are. */
void tl_markup_table_begin_row (TlMarkupTable *self, gboolean is_header);
/** Takes @text. */
void tl_markup_table_take_cell (TlMarkupTable *self, char *text, guint n_columns, guint n_rows,
                                gboolean is_header);
guint tl_markup_table_get_n_columns (TlMarkupTable *self);

/** Adds the rows to @markup: the first ones whose cells are all headings as rows of headings. */
void tl_markup_table_write (TlMarkupTable *self, TlMarkup *markup);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlMarkupTable, tl_markup_table_free)

G_END_DECLS
