/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws a page with the words of findings marked. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-page-view-private.h"
#include "tl-theme-style.h"

#include <adwaita.h>

static void
draw_rect (GtkSnapshot *snapshot, const TlRect *rect, double scale, const GdkRGBA *colour,
           gboolean is_current)
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
  if (is_current)
    {
      GskRoundedRect outline;

      gsk_rounded_rect_init_from_rect (&outline, &area, 0);
      gtk_snapshot_append_border (
          snapshot, &outline, (float[4]){ 1.5, 1.5, 1.5, 1.5 },
          (GdkRGBA[4]){ { 0, 0, 0, 1 }, { 0, 0, 0, 1 }, { 0, 0, 0, 1 }, { 0, 0, 0, 1 } });
    }
}

static void
draw_span (TlPageView *self, GtkSnapshot *snapshot, const TlSpan *span, double scale,
           const GdkRGBA *colour, gboolean is_current)
{
  for (guint i = 0; i < span->rects->len; i++)
    {
      const TlRect *rect = &g_array_index (span->rects, TlRect, i);

      if (rect->page == self->page)
        draw_rect (snapshot, rect, scale, colour, is_current);
    }
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
