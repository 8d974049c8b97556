/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"
#include "tl-document-text.h"
#include "tl-finding.h"
#include "tl-review.h"

G_BEGIN_DECLS

/**
 * TlExchangeDocument:
 *
 * A document with what belongs to it, as the review format writes it.
 */
typedef struct
{
  TlDocument *document;
  TlDocumentText *text;
  GArray *page_sizes;         /* TlPageSize */
  GPtrArray *recommendations; /* TlRecommendation */
  GPtrArray *actions;         /* TlDraftAction; block counts from the document's first block */
} TlExchangeDocument;

/**
 * tl_exchange_write_review:
 * @documents: (element-type TlExchangeDocument)
 * @findings: (element-type TlFinding)
 *
 * Writes a review in our own format (data/schemas/review.rng). Reading it and writing it again
 * gives the same bytes.
 *
 * Returns: (transfer full): XML
 */
GBytes *tl_exchange_write_review (TlReview *review, GPtrArray *documents, GPtrArray *findings);

/** Writes a codebook (data/schemas/codebook.rng). Returns: (transfer full): XML. */
GBytes *tl_exchange_write_codebook (TlCodebook *codebook);

G_END_DECLS
