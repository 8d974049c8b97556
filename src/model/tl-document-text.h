/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-block.h"
#include "tl-draft.h"
#include "tl-span.h"

G_BEGIN_DECLS

/**
 * TlDocumentText:
 *
 * The text of one document, block by block: immutable once made, so that threads may share it.
 */
#define TL_TYPE_DOCUMENT_TEXT (tl_document_text_get_type ())
G_DECLARE_FINAL_TYPE (TlDocumentText, tl_document_text, TL, DOCUMENT_TEXT, GObject)

/**
 * tl_document_text_new:
 * @blocks: (transfer full) (element-type TlBlock): in reading order, with an element free function;
 *   @start and @n_chars of each are computed here
 */
TlDocumentText *tl_document_text_new (GPtrArray *blocks);

/** (transfer none) (element-type TlBlock): all blocks, furniture too, in order. */
GPtrArray *tl_document_text_get_blocks (TlDocumentText *self);

/**
 * tl_document_text_new_scanned:
 * @blocks: as above
 * @scanned: (transfer full) (element-type TlScannedPage): by page
 * @doubts: (transfer full) (element-type TlDoubt): by block and start
 *
 * A text of which pages were read by optical character recognition.
 */
TlDocumentText *tl_document_text_new_scanned (GPtrArray *blocks, GArray *scanned, GArray *doubts);

/** (transfer none) (element-type TlDoubt): the doubtful words; none in a text that was not
 * scanned. */
GArray *tl_document_text_get_doubts (TlDocumentText *self);

/** How sure the words of a scanned page are, of 100; -1 for a page that was not scanned. */
int tl_document_text_get_confidence (TlDocumentText *self, guint page);

/** (transfer none): the whole text, UTF-8. */
const char *tl_document_text_get_text (TlDocumentText *self);

/** Length of the text in characters (code points). */
guint tl_document_text_get_length (TlDocumentText *self);

/**
 * tl_document_text_hash:
 *
 * Returns: (transfer full): SHA-256 of the text's UTF-8 bytes, in hex
 */
char *tl_document_text_hash (TlDocumentText *self);

/** (transfer none) (nullable): the block that holds character @offset; NULL past the end. */
const TlBlock *tl_document_text_get_block_at (TlDocumentText *self, guint offset);

/** (transfer none) (nullable): the nearest heading at or before character @offset. */
const TlBlock *tl_document_text_get_heading_at (TlDocumentText *self, guint offset);

/**
 * tl_document_text_get_number_at:
 *
 * The number of the paragraph that holds @offset, or of the nearest numbered paragraph before it
 * under the same heading (an unnumbered continuation belongs to it).
 *
 * Returns: (transfer none) (nullable): as printed, or NULL if there is none
 */
const char *tl_document_text_get_number_at (TlDocumentText *self, guint offset);

/**
 * tl_document_text_make_span:
 * @start: first character
 * @end: the character after the last; cut to the length of the text
 *
 * Makes the span for a range, with quote, context and rectangles (one a line of a page). White
 * space at either end is left out.
 *
 * Returns: (transfer full) (nullable): NULL if nothing is left
 */
TlSpan *tl_document_text_make_span (TlDocumentText *self, guint start, guint end);

/**
 * tl_document_text_find_word:
 * @page: from 1
 * @x: points from the page's left edge
 * @y: points from its top
 * @start: (out): first character
 * @end: (out): the character after the last
 *
 * Finds the word of a page that is nearest to a place; a line above or below counts as farther than
 * a word on the same line.
 *
 * Returns: FALSE if the page has no words
 */
gboolean tl_document_text_find_word (TlDocumentText *self, guint page, double x, double y,
                                     guint *start, guint *end);

/**
 * tl_document_text_find:
 * @quote: words; compared as tl_text_fold() does, white space and line ends alike
 * @from: character to begin at
 * @start: (out): first character of the match
 * @end: (out): the character after the last
 *
 * Returns: whether @quote occurs at or after @from
 */
gboolean tl_document_text_find (TlDocumentText *self, const char *quote, guint from, guint *start,
                                guint *end);

/**
 * tl_document_text_anchor:
 * @span: a place in another text, say an earlier version of this one
 *
 * Finds the same words here: compared as tl_text_fold() does. Of several places the one is taken
 * that has more of the span's context around it; where two are alike, or where a short quote has no
 * context here, there is none: a person must say which is meant.
 *
 * Returns: (transfer full) (nullable): the span here
 */
TlSpan *tl_document_text_anchor (TlDocumentText *self, const TlSpan *span);

G_END_DECLS
