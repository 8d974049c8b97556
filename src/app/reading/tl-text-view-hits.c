/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the places where words were found. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-style-colour.h"
#include "tl-text-view-private.h"

void
tl_text_view_set_hits (TlTextView *self, GArray *hits, guint current)
{
  g_return_if_fail (TL_IS_TEXT_VIEW (self));
  if (hits != NULL)
    g_array_ref (hits);
  g_clear_pointer (&self->hits, g_array_unref);
  self->hits = hits;
  self->current_hit = current;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "hits-changed");
}

GArray *
tl_text_view_get_hits (TlTextView *self, guint *current)
{
  g_return_val_if_fail (TL_IS_TEXT_VIEW (self), NULL);
  *current = self->current_hit;
  return self->hits;
}

static void
draw_hit (TlTextView *self, GtkSnapshot *snapshot, const TlTextHit *hit, gboolean is_current)
{
  GdkRGBA fill = tl_style_colour_get (GTK_WIDGET (self), "tl_find"),
          edge = tl_style_colour_get (GTK_WIDGET (self), is_current ? "tl_ink" : "tl_find_edge");
  float width = is_current ? 2 : 1;
  guint first = self->rects->len, n = tl_text_view_add_rects (self, hit->start, hit->end);

  for (guint i = first; i < first + n; i++)
    {
      const GdkRectangle *r = &g_array_index (self->rects, GdkRectangle, i);
      GskRoundedRect box;

      gsk_rounded_rect_init_from_rect (
          &box, &GRAPHENE_RECT_INIT (r->x - 1, r->y + 1, r->width + 2, r->height - 2), 2);
      gtk_snapshot_append_color (snapshot, &fill, &box.bounds);
      gtk_snapshot_append_border (snapshot, &box, (float[4]){ width, width, width, width },
                                  (GdkRGBA[4]){ edge, edge, edge, edge });
    }
  g_array_set_size (self->rects, first);
}

/* Only those between two characters. */
void
tl_text_view_draw_hits (TlTextView *self, GtkSnapshot *snapshot, guint from, guint to)
{
  guint i;

  if (self->hits == NULL || self->hits->len == 0)
    return;
  i = tl_text_find_choose (self->hits, from);
  for (i = i > 0 ? i - 1 : 0; i < self->hits->len; i++)
    {
      const TlTextHit *hit = &g_array_index (self->hits, TlTextHit, i);

      if (hit->start >= to)
        break;
      if (hit->end > from)
        draw_hit (self, snapshot, hit, i == self->current_hit);
    }
}
