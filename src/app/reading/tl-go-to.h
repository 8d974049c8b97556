/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-document-text.h"

G_BEGIN_DECLS

#define TL_GO_TO_NOWHERE G_MAXUINT

/** The first word on a page, from 1; %TL_GO_TO_NOWHERE where it has none. */
guint tl_go_to_find_page (TlDocumentText *text, guint page);

/**
 * tl_go_to_find:
 * @words: "5.14" a paragraph, heading or recommendation, otherwise a page; "p 12" or "page 12";
 *   "recommendation 3"; "section 5.2"; "note 4"; "table 2"; or how a heading begins
 * @cursor: where one is: of several places that bear the number, the first is meant, or the next
 *   one for who is there already
 * @n_pages: 0 where the document has none
 * @offset: (out): the character to go to; %TL_GO_TO_NOWHERE on a page that has no words
 * @page: (out): the page meant, 0 if it was not a page
 * @message: (out) (transfer full): for people, where there is no such place: what there is instead
 *
 * Returns: whether there is such a place
 */
gboolean tl_go_to_find (TlDocumentText *text, const char *words, guint cursor, guint n_pages,
                        guint *offset, guint *page, char **message);

G_END_DECLS
