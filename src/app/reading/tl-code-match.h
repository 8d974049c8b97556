/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"

G_BEGIN_DECLS

/**
 * tl_code_match:
 * @codebook: what is searched: themes, agencies and finding types that are not retired
 * @query: what was typed; "" gives @recent, then all themes
 * @recent: (nullable) (element-type TlCode): used last, latest first; they come first among equals
 * @limit: how many at most
 *
 * Finds codes as one types: by id, by the beginning of the name, of a word in it, of an alias or
 * trigger phrase, then anywhere in the name. Several words may each begin a word, in any order.
 *
 * Returns: (transfer full) (element-type TlCode): best first
 */
GPtrArray *tl_code_match (TlCodebook *codebook, const char *query, GPtrArray *recent, guint limit);

/**
 * tl_code_match_alias:
 *
 * Returns: (transfer full) (nullable): the alias or phrase of @code that @query matched, NULL if it
 * was the name or the id
 */
char *tl_code_match_alias (TlCode *code, const char *query);

/** Puts codes of the same kind together, the kind of the best first; @codes as tl_code_match()
 * gives them. */
void tl_code_match_group (GPtrArray *codes);

/**
 * tl_code_match_find:
 * @start: (out): first byte
 * @end: (out): the byte after the last
 *
 * Returns: whether a word of @text begins with @query, and where: what is shown stronger
 */
gboolean tl_code_match_find (const char *text, const char *query, gsize *start, gsize *end);

G_END_DECLS
