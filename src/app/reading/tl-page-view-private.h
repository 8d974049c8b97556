/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the page's picture share. */
#pragma once

#include "tl-page-view.h"

G_BEGIN_DECLS

enum
{
  TL_PAGE_MARGIN = 12 /* pixels around the paper */
};

typedef enum
{
  FIT_TEXT,
  FIT_WIDTH,
  FIT_PAGE,
  FIT_ZOOM
} TlPageFit;

struct _TlPageView
{
  GtkWidget parent_instance;

  TlLibrary *library;
  char *document_id;
  GArray *page_sizes;
  GArray *ranges; /* nullable */
  GPtrArray *findings;
  GPtrArray *on_page; /* nullable: those of the page; made when it is first drawn */
  TlCodebook *codebook;
  char *current_id;
  GArray *marks; /* nullable: TlPageMark */
  TlSpan *selection;

  guint page;
  TlPageFit fit;
  double zoom;
  int rotation;
  double y1, y2;           /* to be brought into sight */
  guint showing;           /* frames until then */
  GtkScrolledWindow *port; /* nullable, borrowed: the ancestor */

  GArray *cache; /* pictures, newest last */
  GCancellable *cancellable;
  guint render_source;
  gboolean is_coarse;
  char *message;
};

/* Where the page lies in the widget: pixels a point, and the top left corner of the turned page. */
typedef struct
{
  double scale, x, y;
  double width, height; /* pixels, turned */
} TlPagePlace;

/* tl-page-view.c */
const TlPageSize *tl_page_view_get_size (TlPageView *self);
void tl_page_view_set_message (TlPageView *self, const char *message);
void tl_page_view_set_coarse (TlPageView *self, gboolean is_coarse);

/* tl-page-view-place.c */
/** FALSE without a page. */
gboolean tl_page_view_find_place (TlPageView *self, int width, TlPagePlace *place);
/** Turns and moves what is drawn next: the page's own corner comes to the origin. */
void tl_page_view_transform (TlPageView *self, const TlPagePlace *place, GtkSnapshot *snapshot);
/** From where to where, in the widget, two heights of the page lie. */
void tl_page_view_find_rows (TlPageView *self, double y1, double y2, double *top, double *bottom);
/** Where, in the widget, the words of the page begin; FALSE where that is not known. */
gboolean tl_page_view_find_left (TlPageView *self, double *left);

/* tl-page-view-render.c */
GArray *tl_page_view_make_cache (void);
/** (transfer none) (nullable) */
GdkTexture *tl_page_view_get_texture (TlPageView *self, guint page);
void tl_page_view_render_soon (TlPageView *self);

/* tl-page-view-marks.c */
/** Draws over the page, in its own coordinates times @scale. */
void tl_page_view_draw_marks (TlPageView *self, GtkSnapshot *snapshot, double scale);
/** The page or the findings are others. */
void tl_page_view_forget_on_page (TlPageView *self);

/* tl-page-view-draw.c */
void tl_page_view_draw (TlPageView *self, GtkSnapshot *snapshot, const TlPagePlace *place);

G_END_DECLS
