/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"
#include "tl-finding.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TlFindingRow:
 *
 * A finding in the list beside the text. Property "expanded": whether its words, note and coder are
 * shown too.
 */
#define TL_TYPE_FINDING_ROW (tl_finding_row_get_type ())
G_DECLARE_FINAL_TYPE (TlFindingRow, tl_finding_row, TL, FINDING_ROW, GtkBox)

GtkWidget *tl_finding_row_new (void);
void tl_finding_row_set_finding (TlFindingRow *self, TlFinding *finding, TlCodebook *codebook);
/** (transfer full): what a screen reader says of the row. */
char *tl_finding_row_dup_name (TlFindingRow *self);

G_END_DECLS
