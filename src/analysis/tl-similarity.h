/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-document-text.h"

G_BEGIN_DECLS

/** From here on two texts are the same in another form (PDF and DOCX of one report). */
#define TL_SIMILARITY_SAME 0.97
/** From here on one text is another version of the other. */
#define TL_SIMILARITY_VERSION 0.45

/**
 * tl_similarity:
 *
 * How much two texts have in common: the share of their runs of four words that both have, of all
 * that either has (the Jaccard index of word shingles; Broder 1997). Letters and digits only,
 * folded; footnotes and furniture left out. Pure; any thread.
 *
 * Returns: 0 to 1; 0 where either holds fewer than four words
 */
double tl_similarity (TlDocumentText *a, TlDocumentText *b);

G_END_DECLS
