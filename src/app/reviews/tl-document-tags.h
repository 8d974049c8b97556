/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-review.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TlDocumentTags:
 *
 * Which documents a review has: OR ES AP QA, each in a fixed place; an absent one leaves its place
 * empty. Draws itself: a table of reviews has hundreds of them.
 */
#define TL_TYPE_DOCUMENT_TAGS (tl_document_tags_get_type ())
G_DECLARE_FINAL_TYPE (TlDocumentTags, tl_document_tags, TL, DOCUMENT_TAGS, GtkWidget)

GtkWidget *tl_document_tags_new (void);
/** Also says in words, as label and tooltip, which documents there are. */
void tl_document_tags_set_review (TlDocumentTags *self, TlReview *review);

G_END_DECLS
