/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-library.h"
#include "tl-page.h"

G_BEGIN_DECLS

/**
 * TlReadPage:
 *
 * The page on which a report is read and tagged: outline, text, picture of the page, findings.
 */
#define TL_TYPE_READ_PAGE (tl_read_page_get_type ())
G_DECLARE_FINAL_TYPE (TlReadPage, tl_read_page, TL, READ_PAGE, TlPage)

GtkWidget *tl_read_page_new (void);
/** @library: (nullable): none is open. Forgets what was shown. */
void tl_read_page_set_library (TlReadPage *self, TlLibrary *library);
/**
 * tl_read_page_open:
 * @document_id: (nullable): the review's first document
 * @finding_id: (nullable): the finding to show; NULL leaves the place
 */
void tl_read_page_open (TlReadPage *self, const char *review_id, const char *document_id,
                        const char *finding_id);
/** Shows the words from character @start to before @end of a document, selected. */
void tl_read_page_open_place (TlReadPage *self, const char *review_id, const char *document_id,
                              guint start, guint end);
/** (nullable): the review that is shown. */
const char *tl_read_page_get_review_id (TlReadPage *self);
/** Gives the text the focus. */
void tl_read_page_grab_text (TlReadPage *self);

G_END_DECLS
