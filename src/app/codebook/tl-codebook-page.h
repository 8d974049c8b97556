/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-library.h"
#include "tl-page.h"

G_BEGIN_DECLS

/**
 * TlCodebookPage:
 *
 * The Codebook page: themes, agencies and finding types with what they mean and how much they are
 * used; adding, changing, moving, merging, splitting, retiring and removing them.
 */
#define TL_TYPE_CODEBOOK_PAGE (tl_codebook_page_get_type ())
G_DECLARE_FINAL_TYPE (TlCodebookPage, tl_codebook_page, TL, CODEBOOK_PAGE, TlPage)

GtkWidget *tl_codebook_page_new (void);
/** @library: (nullable). What is typed is saved first. */
void tl_codebook_page_set_library (TlCodebookPage *self, TlLibrary *library);
/** Whether there is a library that can be written to. */
gboolean tl_codebook_page_get_can_change (TlCodebookPage *self);

G_END_DECLS
