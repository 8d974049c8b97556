/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** What stands before and after words that were found. Private use: no text has them. */
#define TL_MARK_BEFORE "\uE000"
#define TL_MARK_AFTER "\uE001"

/**
 * tl_search_make_snippet:
 * @marked: a whole text with marks around the words found
 * @start: (out): first character of the words found, in the text without marks
 * @end: (out): the character after the last
 *
 * Cuts out the piece that shows most of what was found: whole words, about 200 characters, "…"
 * where something is left out. @start and @end are the shortest range that has each word found
 * there once.
 *
 * Returns: (transfer full) (nullable): with the marks; NULL where @marked has none
 */
char *tl_search_make_snippet (const char *marked, guint *start, guint *end);

G_END_DECLS
