/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-finding.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TlFindingsSorter:
 *
 * The order of a list of findings, with the suggestion in hand among them: by place, or the latest
 * first, the suggestion then on top.
 */
#define TL_TYPE_FINDINGS_SORTER (tl_findings_sorter_get_type ())
G_DECLARE_FINAL_TYPE (TlFindingsSorter, tl_findings_sorter, TL, FINDINGS_SORTER, GtkSorter)

TlFindingsSorter *tl_findings_sorter_new (void);
void tl_findings_sorter_set_by_time (TlFindingsSorter *self, gboolean by_time);
/** Takes the order of documents from that of @findings (element-type TlFinding); @document_id:
 * (nullable): the last one where it has none. To be called before the list is filled. Returns
 * whether the order changed: the list must be filled anew then. */
gboolean tl_findings_sorter_set_documents (TlFindingsSorter *self, GPtrArray *findings,
                                           const char *document_id);

G_END_DECLS
