/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks words on the picture of a page: of findings and suggestions, found, in hand. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-page-view-private.h"
#include "tl-theme-style.h"

#include <math.h>

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

/* Few of many findings are on a page, and it is drawn again for each step as one scrolls. */
static GPtrArray *
list_on_page (TlPageView *self)
{
  if (self->on_page != NULL)
    return self->on_page;
  self->on_page = g_ptr_array_new ();
  for (guint i = 0; self->findings != NULL && i < self->findings->len; i++)
    if (is_on_page (self, self->findings->pdata[i]))
      g_ptr_array_add (self->on_page, self->findings->pdata[i]);
  return self->on_page;
}

static void
draw_findings (TlPageView *self, GtkSnapshot *snapshot, double scale)
{
  GPtrArray *findings = list_on_page (self);

  for (guint i = 0; i < findings->len; i++)
    {
      TlFinding *finding = findings->pdata[i];
      gboolean is_current = g_strcmp0 (tl_finding_get_id (finding), self->current_id) == 0;
      GPtrArray *spans = tl_finding_get_spans (finding);
      TlThemeStyle style;

      /* The paper stays light, so the colours are those of the light style. */
      tl_theme_style_get (self->codebook, tl_finding_get_themes (finding)[0], FALSE, &style);
      for (guint k = 0; k < spans->len; k++)
        draw_span (self, snapshot, spans->pdata[k], scale, &style.colour, is_current);
    }
}

/* How thick a line is on a page of that size. Whole pixels: between two of them it would be grey.
 */
static float
get_line (double scale)
{
  return (float) CLAMP (floor (scale * 0.8 + 0.5), 1, 3);
}

/* As in the text: dots below, a tint where it is in hand. */
static void
draw_suggestion (GtkSnapshot *snapshot, const graphene_rect_t *area, double scale,
                 gboolean is_in_hand)
{
  float dot = get_line (scale), end = area->origin.x + area->size.width;

  if (is_in_hand)
    gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 0.082f, 0.369f, 0.431f, 0.2f }, area);
  for (float x = area->origin.x; x + dot <= end; x += 2 * dot)
    gtk_snapshot_append_color (
        snapshot, &(GdkRGBA){ 0.2f, 0.2f, 0.2f, 1 },
        &GRAPHENE_RECT_INIT (x, area->origin.y + area->size.height, dot, dot));
}

/* As in the text: a box, with a stronger line where it is in hand. */
static void
draw_hit (GtkSnapshot *snapshot, const graphene_rect_t *area, double scale, gboolean is_in_hand)
{
  GdkRGBA edge = is_in_hand ? (GdkRGBA){ 0, 0, 0, 1 } : (GdkRGBA){ 0.541f, 0.427f, 0, 1 };
  float width = is_in_hand ? 2 * get_line (scale) : get_line (scale);
  graphene_rect_t outer = *area;
  GskRoundedRect box;

  graphene_rect_inset (&outer, -width - 1, -width);
  gsk_rounded_rect_init_from_rect (&box, &outer, 2);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 1, 0.85f, 0.1f, 0.35f }, &outer);
  gtk_snapshot_append_border (snapshot, &box, (float[4]){ width, width, width, width },
                              (GdkRGBA[4]){ edge, edge, edge, edge });
}

static void
draw_mark (GtkSnapshot *snapshot, const TlPageMark *mark, double scale)
{
  const TlRect *rect = &mark->rect;
  float x = (float) floor (rect->x1 * scale), y = (float) floor (rect->y1 * scale);
  graphene_rect_t area = GRAPHENE_RECT_INIT (x, y, (float) ceil (rect->x2 * scale) - x,
                                             (float) ceil (rect->y2 * scale) - y);

  if (mark->kind == TL_PAGE_MARK_HIT || mark->kind == TL_PAGE_MARK_HIT_IN_HAND)
    draw_hit (snapshot, &area, scale, mark->kind == TL_PAGE_MARK_HIT_IN_HAND);
  else
    draw_suggestion (snapshot, &area, scale, mark->kind == TL_PAGE_MARK_SUGGESTION_IN_HAND);
}

void
tl_page_view_draw_marks (TlPageView *self, GtkSnapshot *snapshot, double scale)
{
  draw_findings (self, snapshot, scale);
  for (guint i = 0; self->marks != NULL && i < self->marks->len; i++)
    {
      const TlPageMark *mark = &g_array_index (self->marks, TlPageMark, i);

      if (mark->rect.page == self->page)
        draw_mark (snapshot, mark, scale);
    }
  if (self->selection != NULL)
    draw_span (self, snapshot, self->selection, scale, &(GdkRGBA){ 0.082f, 0.369f, 0.431f, 1 },
               FALSE);
}

void
tl_page_view_forget_on_page (TlPageView *self)
{
  g_clear_pointer (&self->on_page, g_ptr_array_unref);
}

void
tl_page_view_set_findings (TlPageView *self, GPtrArray *findings, TlCodebook *codebook,
                           const char *current_id)
{
  GPtrArray *old = self->findings;

  g_return_if_fail (TL_IS_PAGE_VIEW (self));
  tl_page_view_forget_on_page (self);
  self->findings = findings != NULL ? g_ptr_array_ref (findings) : NULL;
  g_clear_pointer (&old, g_ptr_array_unref);
  g_set_object (&self->codebook, codebook);
  g_free (self->current_id);
  self->current_id = g_strdup (current_id);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
tl_page_view_set_marks (TlPageView *self, GArray *marks)
{
  GArray *old = self->marks;

  g_return_if_fail (TL_IS_PAGE_VIEW (self));
  self->marks = marks != NULL ? g_array_ref (marks) : NULL;
  g_clear_pointer (&old, g_array_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
tl_page_view_set_selection (TlPageView *self, const TlSpan *span)
{
  g_return_if_fail (TL_IS_PAGE_VIEW (self));
  if (span == NULL && self->selection == NULL)
    return;
  g_clear_pointer (&self->selection, tl_span_free);
  self->selection = span != NULL ? tl_span_copy (span) : NULL;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
