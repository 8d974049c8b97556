/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-store.h"

G_BEGIN_DECLS

/**
 * made_document_add:
 * @store: with the default codebook
 *
 * Adds an invented review of one document of 300 pages, nearly a million characters, with headings,
 * tables and footnotes, as a PDF, and 5,000 findings in it, some within others. Always the same.
 * Ends the program on failure.
 *
 * Returns: (transfer full): the id of the review
 */
char *made_document_add (TlStore *store, TlCodebook *codebook);

G_END_DECLS
