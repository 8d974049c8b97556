/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-finding.h"

G_BEGIN_DECLS

/**
 * TlSplitItem:
 *
 * A finding of a code that is being split. Property "chosen" (read and write): it goes to the new
 * code.
 */
#define TL_TYPE_SPLIT_ITEM (tl_split_item_get_type ())
G_DECLARE_FINAL_TYPE (TlSplitItem, tl_split_item, TL, SPLIT_ITEM, GObject)

TlSplitItem *tl_split_item_new (TlFinding *finding);
TlFinding *tl_split_item_get_finding (TlSplitItem *self);
gboolean tl_split_item_get_chosen (TlSplitItem *self);
void tl_split_item_set_chosen (TlSplitItem *self, gboolean is_chosen);

G_END_DECLS
