/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-library.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TlCodeItem:
 *
 * A code in the list of the Codebook page: the entry as it is now, how much it is used, and the
 * items below it. Property "code" is notified whenever something of it that a row shows differs.
 */
#define TL_TYPE_CODE_ITEM (tl_code_item_get_type ())
G_DECLARE_FINAL_TYPE (TlCodeItem, tl_code_item, TL, CODE_ITEM, GObject)

TlCodeItem *tl_code_item_new (TlCodebook *codebook, TlCode *code);
/** Takes the entry anew; its id stays. */
void tl_code_item_set_code (TlCodeItem *self, TlCodebook *codebook, TlCode *code);
/** @use: (nullable): NULL while it is not counted. */
void tl_code_item_set_use (TlCodeItem *self, const TlCodeUse *use);

TlCode *tl_code_item_get_code (TlCodeItem *self);
TlCodebook *tl_code_item_get_codebook (TlCodeItem *self);
const char *tl_code_item_get_id (TlCodeItem *self);
/** (transfer none): TlCodeItem, the sub-themes. */
GListStore *tl_code_item_get_children (TlCodeItem *self);
guint tl_code_item_get_n_findings (TlCodeItem *self);
guint tl_code_item_get_n_others (TlCodeItem *self);
/** (transfer full): "12 in 5 reviews", "not used", "" while it is not counted. */
char *tl_code_item_dup_count (TlCodeItem *self);
/** (transfer full): all that a row says, for a screen reader. */
char *tl_code_item_dup_name (TlCodeItem *self);

G_END_DECLS
