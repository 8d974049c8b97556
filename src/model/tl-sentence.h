/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * tl_sentence_find:
 * @text: UTF-8, one paragraph
 * @start: (inout): a character (code point) of @text; the first one of its sentence
 * @end: (inout): the character after the last one of a range that begins at @start; of the sentence
 * that holds its last character
 *
 * Widens a range to whole sentences. A sentence ends with a full stop, question or exclamation
 * mark and what closes it, where a space and no small letter follows; "Dr." and the like end none.
 */
void tl_sentence_find (const char *text, guint *start, guint *end);

G_END_DECLS
