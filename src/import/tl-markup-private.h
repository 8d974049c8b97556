/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-draft.h"

G_BEGIN_DECLS

/**
 * tl_markup_split_numbers:
 * @gaps: (element-type TlBlock guint): of blocks whose text began with a word and a tab: the
 * character after the gap
 *
 * Takes numbers that are typed at the head of blocks off the text, by the rules that hold for lines
 * of print; paragraphs become items and recommendations where their numbers say so.
 */
void tl_markup_split_numbers (TlDraftDocument *document, GHashTable *gaps);

G_END_DECLS
