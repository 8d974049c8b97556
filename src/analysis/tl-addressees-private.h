/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the level and the strength of a recommendation are read from. */
#pragma once

#include "tl-codebook.h"
#include "tl-words.h"

G_BEGIN_DECLS

/** The agency that stands for all. */
#define TL_ALL_AGENCIES "AG99"

/** (transfer full): phrases of all entries of @kind, each for its TlCode. */
TlPhrases *tl_grades_new_phrases (TlCodebook *codebook, TlCodeKind kind);

/**
 * tl_grades_find_level:
 * @words: the text
 * @end: the word after the part that says who is asked, verb included; 0 for none
 * @agencies: (element-type TlCode): the addressees
 *
 * Returns: (transfer none): "L1" to "L9"
 */
const char *tl_grades_find_level (TlPhrases *phrases, GPtrArray *words, guint end,
                                  GPtrArray *agencies);

/**
 * tl_grades_find_strength:
 * @names: (element-type TlPhraseMatch): agencies named in @words
 *
 * Returns: (transfer none) (nullable): the entry of the strongest measure that is asked for
 */
TlCode *tl_grades_find_strength (TlPhrases *phrases, TlCodebook *codebook, GPtrArray *words,
                                 GArray *names);

G_END_DECLS
