/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"
#include "tl-document-text.h"
#include "tl-suggestion.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TlSuggestInput:
 * @document_id: of the document
 * @text: its text
 * @findings: (element-type TlFinding): those of the document (others are passed over)
 * @answers: (element-type TlSuggestionAnswer): of the whole library, so that what is accepted
 *   often comes first; those of the document silence the words that they are about
 *
 * What suggestions are made from.
 */
typedef struct
{
  const char *document_id;
  TlDocumentText *text;
  GPtrArray *findings, *answers;
} TlSuggestInput;

/**
 * TlSuggester:
 *
 * Reads texts for words that may be findings. Made once for a codebook, used for any number of
 * texts; belongs to one thread at a time. Same in, same out.
 */
typedef struct _TlSuggester TlSuggester;

/** @codebook: immutable from here on; referenced. */
TlSuggester *tl_suggester_new (TlCodebook *codebook);
void tl_suggester_free (TlSuggester *self);

/**
 * tl_suggester_suggest:
 *
 * Suggests findings in a text: sentences of what the review says about practice (not of its
 * contents, glossary, terms of reference, tables and notes) that hold trigger phrases of a theme
 * with words that say of what type it is. One theme each. Nothing is suggested for words that a
 * finding of the same theme covers, or that were answered before.
 *
 * Returns: (transfer full) (element-type TlSuggestion): in order of the text; NULL when
 * @cancellable was cancelled
 */
GPtrArray *tl_suggester_suggest (TlSuggester *self, const TlSuggestInput *input,
                                 GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlSuggester, tl_suggester_free)

G_END_DECLS
