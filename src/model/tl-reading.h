/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-document-text.h"

G_BEGIN_DECLS

/**
 * TlReading:
 *
 * Which paragraphs of a document somebody has read: numbered and unnumbered ones, list items, boxed
 * texts, lessons and recommendations. Headings, tables and footnotes do not count. Not thread-safe.
 */
typedef struct _TlReading TlReading;

/**
 * tl_reading_new:
 * @text: kept
 * @blocks: (nullable): a bit for each block that is read, block 0 the lowest bit of the first byte,
 * furniture counted; what is beyond the blocks of @text is passed over
 */
TlReading *tl_reading_new (TlDocumentText *text, GBytes *blocks);
void tl_reading_free (TlReading *self);

/** How many paragraphs there are. */
guint tl_reading_get_n (TlReading *self);
guint tl_reading_get_n_read (TlReading *self);

/**
 * tl_reading_mark:
 * @start: first character
 * @end: the character after the last
 *
 * Marks the paragraphs as read that lie within the range, but for the line feed behind them.
 *
 * Returns: whether one of them was not
 */
gboolean tl_reading_mark (TlReading *self, guint start, guint end);

/** (transfer full): as tl_reading_new() takes them. */
GBytes *tl_reading_dup_blocks (TlReading *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlReading, tl_reading_free)

G_END_DECLS
