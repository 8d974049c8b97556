/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"
#include "tl-finding.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TlFindingDetails:
 *
 * What an open row of the list of findings shows more: words, themes, note and coder.
 */
#define TL_TYPE_FINDING_DETAILS (tl_finding_details_get_type ())
G_DECLARE_FINAL_TYPE (TlFindingDetails, tl_finding_details, TL, FINDING_DETAILS, GtkBox)

GtkWidget *tl_finding_details_new (void);
void tl_finding_details_set_finding (TlFindingDetails *self, TlFinding *finding,
                                     TlCodebook *codebook);
/** (transfer full): the names of several entries, with @with_id their labels, with @separator
 * between them. */
char *tl_finding_details_join_codes (TlCodebook *codebook, TlCodeKind kind, const char *const *ids,
                                     gboolean with_id, const char *separator);

G_END_DECLS
