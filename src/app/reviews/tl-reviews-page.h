/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-library.h"
#include "tl-page.h"

G_BEGIN_DECLS

/**
 * TlReviewsPage:
 *
 * The page with the table of reviews and the files on their way in.
 *
 * Signal "review-activated" (const char *review_id): somebody wants to read it.
 */
#define TL_TYPE_REVIEWS_PAGE (tl_reviews_page_get_type ())
G_DECLARE_FINAL_TYPE (TlReviewsPage, tl_reviews_page, TL, REVIEWS_PAGE, TlPage)

GtkWidget *tl_reviews_page_new (void);
/** @library: (nullable): none is open. */
void tl_reviews_page_set_library (TlReviewsPage *self, TlLibrary *library);
/** @files: (element-type GFile): reports and folders to be taken in. */
void tl_reviews_page_import (TlReviewsPage *self, GPtrArray *files);
/** Takes pasted text in. @title: (nullable). */
void tl_reviews_page_import_text (TlReviewsPage *self, const char *title, const char *text);

G_END_DECLS
