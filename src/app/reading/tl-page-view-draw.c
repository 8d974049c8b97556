/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws a page. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-page-view-private.h"

#include <adwaita.h>
#include <math.h>

/* A picture that was made for this size is drawn pixel by pixel, neither stretched nor blurred; it
 * may be a part of a pixel larger than the paper. */
static graphene_rect_t
place_texture (TlPageView *self, GdkTexture *texture, const graphene_rect_t *paper)
{
  float factor = (float) gtk_widget_get_scale_factor (GTK_WIDGET (self));
  float width = (float) gdk_texture_get_width (texture) / factor,
        height = (float) gdk_texture_get_height (texture) / factor;

  if (fabsf (width - paper->size.width) * factor > 1.01f
      || fabsf (height - paper->size.height) * factor > 1.01f)
    return *paper;
  return GRAPHENE_RECT_INIT (0, 0, width, height);
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
    {
      graphene_rect_t area = place_texture (self, texture, &paper);

      gtk_snapshot_append_texture (snapshot, texture, &area);
    }
  tl_page_view_draw_marks (self, snapshot, place->scale);
  if (adw_style_manager_get_dark (adw_style_manager_get_default ()))
    gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 0, 0, 0, 0.2f }, &paper);
  gtk_snapshot_restore (snapshot);
}
