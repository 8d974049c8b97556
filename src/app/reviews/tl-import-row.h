/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-import-job.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TlImportRow:
 *
 * One file on its way in: what it is, how far it is, what can be done about it.
 *
 * Signals: "review-activated" (const char *review_id); "cancel" (TlImportItem *); "retry"
 * (TlImportItem *, const char *password, nullable).
 */
#define TL_TYPE_IMPORT_ROW (tl_import_row_get_type ())
G_DECLARE_FINAL_TYPE (TlImportRow, tl_import_row, TL, IMPORT_ROW, GtkListBoxRow)

GtkWidget *tl_import_row_new (TlImportItem *item);

G_END_DECLS
