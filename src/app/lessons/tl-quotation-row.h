/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-snapshot.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TlQuotationRow:
 *
 * A finding of the chosen cell: the words of the review, where they stand, and above the first of
 * each review its name.
 */
#define TL_TYPE_QUOTATION_ROW (tl_quotation_row_get_type ())
G_DECLARE_FINAL_TYPE (TlQuotationRow, tl_quotation_row, TL, QUOTATION_ROW, GtkBox)

GtkWidget *tl_quotation_row_new (void);
void tl_quotation_row_set_finding (TlQuotationRow *self, TlFinding *finding, TlReview *review,
                                   TlCodebook *codebook, gboolean is_first);
/** (transfer full): all of it in one sentence, for a screen reader. */
char *tl_quotation_row_dup_name (TlQuotationRow *self);

G_END_DECLS
