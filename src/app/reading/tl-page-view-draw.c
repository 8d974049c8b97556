/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws a page with the words of findings marked. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-page-view-private.h"
#include "tl-theme-style.h"

#include <adwaita.h>

/* Quarters of a pixel, in which an outline is put together. */
#define FINE 4

static void
draw_rect (GtkSnapshot *snapshot, const TlRect *rect, double scale, const GdkRGBA *colour)
{
  graphene_rect_t area = GRAPHENE_RECT_INIT ((float) (rect->x1 * scale), (float) (rect->y1 * scale),
                                             (float) ((rect->x2 - rect->x1) * scale),
                                             (float) ((rect->y2 - rect->y1) * scale));
  GdkRGBA tint = *colour;

  tint.alpha = 0.2f;
  gtk_snapshot_append_color (snapshot, &tint, &area);
  gtk_snapshot_append_color (snapshot, colour,
                             &GRAPHENE_RECT_INIT (area.origin.x, area.origin.y + area.size.height,
                                                  area.size.width,
                                                  (float) CLAMP (scale * 1.2, 1, 2.5)));
}

/* Where lines of one passage follow each other, the space between them belongs to it. */
static double
get_bottom (const TlSpan *span, guint i)
{
  const TlRect *rect = &g_array_index (span->rects, TlRect, i), *next = rect + 1;
  double height = rect->y2 - rect->y1;

  if (i + 1 == span->rects->len || next->page != rect->page || next->y1 < rect->y2
      || next->y1 - rect->y2 > height || next->x1 > rect->x2 || next->x2 < rect->x1)
    return rect->y2;
  return next->y1;
}

/* What lies within @distance pixels of the lines of @span on the page. */
static cairo_region_t *
make_region (TlPageView *self, const TlSpan *span, double scale, double distance)
{
  cairo_region_t *region = cairo_region_create ();

  for (guint i = 0; i < span->rects->len; i++)
    {
      const TlRect *rect = &g_array_index (span->rects, TlRect, i);
      int x1 = (int) ((rect->x1 * scale - distance) * FINE),
          y1 = (int) ((rect->y1 * scale - distance) * FINE),
          x2 = (int) ((rect->x2 * scale + distance) * FINE),
          y2 = (int) ((get_bottom (span, i) * scale + distance) * FINE);

      if (rect->page == self->page && x2 > x1 && y2 > y1)
        cairo_region_union_rectangle (
            region,
            &(cairo_rectangle_int_t){ .x = x1, .y = y1, .width = x2 - x1, .height = y2 - y1 });
    }
  return region;
}

/* One line around the whole passage, outside of its words. */
static void
draw_outline (TlPageView *self, GtkSnapshot *snapshot, const TlSpan *span, double scale)
{
  double gap = CLAMP (scale, 1, 2) + 0.5, width = CLAMP (scale, 1.25, 2);
  cairo_region_t *outline = make_region (self, span, scale, gap + width),
                 *inside = make_region (self, span, scale, gap);

  cairo_region_subtract (outline, inside);
  for (int i = 0; i < cairo_region_num_rectangles (outline); i++)
    {
      cairo_rectangle_int_t part;

      cairo_region_get_rectangle (outline, i, &part);
      gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 0, 0, 0, 1 },
                                 &GRAPHENE_RECT_INIT ((float) part.x / FINE, (float) part.y / FINE,
                                                      (float) part.width / FINE,
                                                      (float) part.height / FINE));
    }
  cairo_region_destroy (inside);
  cairo_region_destroy (outline);
}

static void
draw_span (TlPageView *self, GtkSnapshot *snapshot, const TlSpan *span, double scale,
           const GdkRGBA *colour, gboolean is_current)
{
  for (guint i = 0; i < span->rects->len; i++)
    {
      const TlRect *rect = &g_array_index (span->rects, TlRect, i);

      if (rect->page == self->page)
        draw_rect (snapshot, rect, scale, colour);
    }
  if (is_current)
    draw_outline (self, snapshot, span, scale);
}

static gboolean
is_on_page (TlPageView *self, TlFinding *finding)
{
  GPtrArray *spans = tl_finding_get_spans (finding);

  for (guint k = 0; k < spans->len; k++)
    {
      const TlSpan *span = spans->pdata[k];

      for (guint i = 0; i < span->rects->len; i++)
        if (g_array_index (span->rects, TlRect, i).page == self->page)
          return TRUE;
    }
  return FALSE;
}

static void
draw_marks (TlPageView *self, GtkSnapshot *snapshot, double scale)
{
  for (guint i = 0; self->findings != NULL && i < self->findings->len; i++)
    {
      TlFinding *finding = g_ptr_array_index (self->findings, i);
      gboolean is_current = g_strcmp0 (tl_finding_get_id (finding), self->current_id) == 0;
      GPtrArray *spans = tl_finding_get_spans (finding);
      TlThemeStyle style;

      if (!is_on_page (self, finding))
        continue;
      /* The paper stays light, so the colours are those of the light style. */
      tl_theme_style_get (self->codebook, tl_finding_get_themes (finding)[0], FALSE, &style);
      for (guint k = 0; k < spans->len; k++)
        draw_span (self, snapshot, spans->pdata[k], scale, &style.colour, is_current);
    }
  if (self->selection != NULL)
    draw_span (self, snapshot, self->selection, scale, &(GdkRGBA){ 0.082f, 0.369f, 0.431f, 1 },
               FALSE);
}

void
tl_page_view_draw (TlPageView *self, GtkSnapshot *snapshot, const TlPagePlace *place)
{
  const TlPageSize *size = tl_page_view_get_size (self);
  GdkTexture *texture = tl_page_view_get_texture (self, self->page);
  graphene_rect_t paper = GRAPHENE_RECT_INIT (0, 0, (float) (size->width * place->scale),
                                              (float) (size->height * place->scale));

  gtk_snapshot_save (snapshot);
  tl_page_view_transform (self, place, snapshot);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 1, 1, 1, 1 }, &paper);
  if (texture != NULL)
    gtk_snapshot_append_texture (snapshot, texture, &paper);
  draw_marks (self, snapshot, place->scale);
  if (adw_style_manager_get_dark (adw_style_manager_get_default ()))
    gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 0, 0, 0, 0.2f }, &paper);
  gtk_snapshot_restore (snapshot);
}
