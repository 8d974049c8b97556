/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TlOutlineItem:
 *
 * A heading in the outline. Properties: "n-findings" (read and write), how many findings begin
 * under it and under no lower heading.
 */
#define TL_TYPE_OUTLINE_ITEM (tl_outline_item_get_type ())
G_DECLARE_FINAL_TYPE (TlOutlineItem, tl_outline_item, TL, OUTLINE_ITEM, GObject)

/** @start: first character of the heading; @end: the character after its section, where the next
 * heading starts. */
TlOutlineItem *tl_outline_item_new (guint level, const char *number, const char *text, guint start,
                                    guint end);
guint tl_outline_item_get_level (TlOutlineItem *self);
const char *tl_outline_item_get_number (TlOutlineItem *self); /* "" where there is none */
const char *tl_outline_item_get_text (TlOutlineItem *self);
guint tl_outline_item_get_start (TlOutlineItem *self);
guint tl_outline_item_get_end (TlOutlineItem *self);
void tl_outline_item_set_n_findings (TlOutlineItem *self, guint n);

G_END_DECLS
