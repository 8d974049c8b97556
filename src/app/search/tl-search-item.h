/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-library.h"

G_BEGIN_DECLS

/**
 * TlSearchItem:
 *
 * A place that was found, as a row of the list shows it. Property: "chosen" (gboolean: whether it
 * is to be tagged).
 */
#define TL_TYPE_SEARCH_ITEM (tl_search_item_get_type ())
G_DECLARE_FINAL_TYPE (TlSearchItem, tl_search_item, TL, SEARCH_ITEM, GObject)

/**
 * tl_search_item_new:
 * @hit: (transfer full)
 * @n_places: how many places the review has, where this is the first one shown; otherwise 0
 */
TlSearchItem *tl_search_item_new (TlSearchHit *hit, TlReview *review, guint n_places);
const TlSearchHit *tl_search_item_get_hit (TlSearchItem *self);
TlReview *tl_search_item_get_review (TlSearchItem *self);
gboolean tl_search_item_get_is_chosen (TlSearchItem *self);
void tl_search_item_set_is_chosen (TlSearchItem *self, gboolean is_chosen);

/** (transfer full) (nullable): the review it stands under: "Daniela · Amberley · 2019"; NULL where
 * the place before is of the same review. */
char *tl_search_item_dup_group (TlSearchItem *self);
/** "12 places"; 0 as in tl_search_item_new(). */
guint tl_search_item_get_n_places (TlSearchItem *self);
/** (transfer full): the words as markup, those found bold and underlined. */
char *tl_search_item_dup_markup (TlSearchItem *self);
/** (transfer full): "paragraph 2.3 · page 5 · Finding". */
char *tl_search_item_dup_source (TlSearchItem *self);
/** (transfer full): all of it in one sentence, for a screen reader. */
char *tl_search_item_dup_name (TlSearchItem *self);

G_END_DECLS
