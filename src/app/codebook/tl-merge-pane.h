/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-code-item.h"

G_BEGIN_DECLS

/**
 * TlMergePane:
 *
 * Asks into which code another is merged, and merges it. Signal "ended" (TlMergePane *self, const
 * char *id): @id is that of the code that has all then, NULL when nothing was merged.
 */
#define TL_TYPE_MERGE_PANE (tl_merge_pane_get_type ())
G_DECLARE_FINAL_TYPE (TlMergePane, tl_merge_pane, TL, MERGE_PANE, GtkWidget)

void tl_merge_pane_ask (TlMergePane *self, TlLibrary *library, TlCodeItem *item);

G_END_DECLS
