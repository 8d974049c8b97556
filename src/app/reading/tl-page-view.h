/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-library.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How the picture finds its size; names as in the settings. */
#define TL_PAGE_FIT_TEXT "text"   /* the words fill the width: the margins are cut off */
#define TL_PAGE_FIT_WIDTH "width" /* the page fills the width */
#define TL_PAGE_FIT_PAGE "page"   /* the whole page is in sight */
#define TL_PAGE_FIT_ZOOM "zoom"   /* as large as the zoom says */

/* From where to where the words of a page stand, in points from its left edge; both 0 where it has
 * none. */
typedef struct
{
  double x1, x2;
} TlPageRange;

/* What else than a finding a mark on the page stands for. */
typedef enum
{
  TL_PAGE_MARK_SUGGESTION,
  TL_PAGE_MARK_SUGGESTION_IN_HAND,
  TL_PAGE_MARK_HIT,
  TL_PAGE_MARK_HIT_IN_HAND
} TlPageMarkKind;

/* A line of words on a page. */
typedef struct
{
  TlPageMarkKind kind;
  TlRect rect;
} TlPageMark;

/**
 * TlPageView:
 *
 * The picture of one page of a document, in a scrolled window, with the words of findings marked.
 * Pictures come from the library's worker; the last few are kept. A picture of more than 16 million
 * pixels is not asked for: a larger one is stretched.
 *
 * Signal "point-activated" (uint page, double x, double y): a place on the page was clicked, in
 * points from its top left corner. Properties: "page" (from 1, 0 none), "n-pages", "message" (what
 * stands instead of a picture, or NULL), "is-coarse" (whether it is stretched), all read-only;
 * "fit" (see above), "zoom" (1 is the size on paper, 0.25 to 6) and "rotation" (degrees clockwise:
 * 0, 90, 180, 270).
 */
#define TL_TYPE_PAGE_VIEW (tl_page_view_get_type ())
G_DECLARE_FINAL_TYPE (TlPageView, tl_page_view, TL, PAGE_VIEW, GtkWidget)

GtkWidget *tl_page_view_new (void);
/** @document_id: (nullable): shows nothing; @page_sizes: (nullable) (element-type TlPageSize). */
void tl_page_view_set_document (TlPageView *self, TlLibrary *library, const char *document_id,
                                GArray *page_sizes);
/** @ranges: (nullable) (element-type TlPageRange): kept; by page. */
void tl_page_view_set_ranges (TlPageView *self, GArray *ranges);
void tl_page_view_set_page (TlPageView *self, guint page);
/** Shows a page so that what stands between two heights of it, in points from its top, is in
 * sight. */
void tl_page_view_show (TlPageView *self, guint page, double y1, double y2);
guint tl_page_view_get_page (TlPageView *self);
guint tl_page_view_get_n_pages (TlPageView *self);
/** Makes the picture larger by a factor from what it is now. */
void tl_page_view_zoom_by (TlPageView *self, double factor);
/** How large the picture is now: 1 is the size on paper. */
double tl_page_view_get_current_zoom (TlPageView *self);
/** A quarter turn clockwise. */
void tl_page_view_turn (TlPageView *self);
/** The place on the page, in points from its top left corner, at a place of the widget. */
void tl_page_view_to_page (TlPageView *self, double x, double y, double *page_x, double *page_y);
/** (element-type TlFinding): whose words are marked; @current_id: (nullable): outlined too. */
void tl_page_view_set_findings (TlPageView *self, GPtrArray *findings, TlCodebook *codebook,
                                const char *current_id);
/** @marks: (nullable) (element-type TlPageMark): of suggestions, with a dotted line below, and of
 * words that were found, in a box, drawn in this order; kept. Those of other pages wait. */
void tl_page_view_set_marks (TlPageView *self, GArray *marks);
/** @span: (nullable): words in hand, marked in the accent colour. */
void tl_page_view_set_selection (TlPageView *self, const TlSpan *span);

G_END_DECLS
