/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-draft.h"

G_BEGIN_DECLS

/**
 * TlMarkup:
 *
 * The document of a file that tells its own structure (DOCX, ODT, HTML, XML formats), while a
 * reader adds its blocks in reading order. Texts may hold any white space; it is collapsed. What is
 * empty is left out. Such a document has no pages. Beyond the bounds of a document nothing more is
 * added; tl_markup_finish() then fails.
 */
typedef struct _TlMarkup TlMarkup;

TlMarkup *tl_markup_new (void);
void tl_markup_free (TlMarkup *self);

/** @level: 1 to 6, others are moved there. @number: (nullable): as the file's own numbering prints
 * it, with or without final stop; NULL where it may be typed in @text. */
void tl_markup_add_heading (TlMarkup *self, guint level, const char *number, const char *text);
/** @number: (nullable): as above. */
void tl_markup_add_paragraph (TlMarkup *self, const char *number, const char *text);
/** @mark: (nullable): bullet or number as printed; NULL is a bullet. */
void tl_markup_add_item (TlMarkup *self, const char *mark, const char *text);
void tl_markup_add_caption (TlMarkup *self, const char *text);
/** A paragraph in a box. */
void tl_markup_add_box (TlMarkup *self, const char *number, const char *text);
/** @mark: (nullable): as it stands in the text. */
void tl_markup_add_footnote (TlMarkup *self, const char *mark, const char *text);
/** Running heads and feet: kept, not in the text. The same text is added once. */
void tl_markup_add_furniture (TlMarkup *self, const char *text);

/** Rows added up to tl_markup_end_table() are one table. Tables in tables are rows of the outer
 * one. */
void tl_markup_begin_table (TlMarkup *self);
/** @cells: (element-type utf8): texts of the cells, in order; what a merged cell covers is "". */
void tl_markup_add_row (TlMarkup *self, GPtrArray *cells, gboolean is_header);
void tl_markup_end_table (TlMarkup *self);

/** @title: the one that the document says is its own; otherwise headings are looked at. */
void tl_markup_set_title (TlMarkup *self, const char *title);

/** Takes @sentence: one for people, into the draft's warnings. */
void tl_markup_take_warning (TlMarkup *self, char *sentence);

/**
 * tl_markup_finish:
 * @draft: gets the document
 * @title: (nullable): title that the file's own properties give
 *
 * Finds numbers that were typed, recommendations and case facts, and gives the document to the
 * draft. %TL_ERROR_EMPTY if the file holds no text, %TL_ERROR_LIMIT if it holds more than any
 * report. To be freed after it all the same.
 */
gboolean tl_markup_finish (TlMarkup *self, TlDraft *draft, const char *title, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlMarkup, tl_markup_free)

G_END_DECLS
