/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-tag-sets.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TlPinnedSets:
 *
 * A popover with the keys 1 to 9: which set each tags with, a button that tags, and one that pins
 * the set used last or unpins. It does so by the actions "read.tag-pinned", "read.pin" and
 * "read.unpin" of the page around it.
 */
#define TL_TYPE_PINNED_SETS (tl_pinned_sets_get_type ())
G_DECLARE_FINAL_TYPE (TlPinnedSets, tl_pinned_sets, TL, PINNED_SETS, GtkPopover)

GtkWidget *tl_pinned_sets_new (void);
/** Shows what is pinned now. @sets: (nullable). */
void tl_pinned_sets_show (TlPinnedSets *self, TlTagSets *sets, TlCodebook *codebook);

G_END_DECLS
