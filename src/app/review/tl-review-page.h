/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-library.h"
#include "tl-page.h"

G_BEGIN_DECLS

/**
 * TlReviewPage:
 *
 * One review: its case facts as a form, each with the passage that it was read from; its documents,
 * its status, who codes it, how far it was read, and notes.
 */
#define TL_TYPE_REVIEW_PAGE (tl_review_page_get_type ())
G_DECLARE_FINAL_TYPE (TlReviewPage, tl_review_page, TL, REVIEW_PAGE, TlPage)

GtkWidget *tl_review_page_new (void);
/** @library: (nullable): none is open. What was written of the notes is stored before. */
void tl_review_page_set_library (TlReviewPage *self, TlLibrary *library);
void tl_review_page_open (TlReviewPage *self, const char *review_id);
/** (transfer none) (nullable): the review that is shown. */
const char *tl_review_page_get_review_id (TlReviewPage *self);

G_END_DECLS
