/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"

G_BEGIN_DECLS

/**
 * tl_code_match:
 * @codebook: what is searched: themes, agencies and finding types that are not retired
 * @query: what was typed; "" gives @recent, then all themes
 * @recent: (element-type TlCode): used last, latest first; they come first among equals
 * @limit: how many at most
 *
 * Finds codes as one types: by id, by the beginning of the name, of a word in it, of an alias or
 * trigger phrase, then anywhere in the name.
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

G_END_DECLS
