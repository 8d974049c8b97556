/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-library.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TlPageView:
 *
 * The picture of one page of a document, as wide as its place times the zoom, with the words of
 * findings marked. Pictures come from the library's worker; the last few are kept.
 *
 * Signal "point-activated" (uint page, double x, double y): a place on the page was clicked, in
 * points from its top left corner. Properties (read-only): "page" (from 1, 0 none), "n-pages",
 * "message" (what stands instead of a picture, or NULL).
 */
#define TL_TYPE_PAGE_VIEW (tl_page_view_get_type ())
G_DECLARE_FINAL_TYPE (TlPageView, tl_page_view, TL, PAGE_VIEW, GtkWidget)

GtkWidget *tl_page_view_new (void);
/** @document_id: (nullable): shows nothing; @page_sizes: (nullable) (element-type TlPageSize). */
void tl_page_view_set_document (TlPageView *self, TlLibrary *library, const char *document_id,
                                GArray *page_sizes);
void tl_page_view_set_page (TlPageView *self, guint page);
guint tl_page_view_get_page (TlPageView *self);
guint tl_page_view_get_n_pages (TlPageView *self);
/** @zoom: 1 fits the width; 0.5 to 4. */
void tl_page_view_set_zoom (TlPageView *self, double zoom);
double tl_page_view_get_zoom (TlPageView *self);
/** (element-type TlFinding): whose words are marked; @current_id: (nullable): outlined too. */
void tl_page_view_set_findings (TlPageView *self, GPtrArray *findings, TlCodebook *codebook,
                                const char *current_id);
/** @span: (nullable): words in hand, marked in the accent colour. */
void tl_page_view_set_selection (TlPageView *self, const TlSpan *span);

G_END_DECLS
