/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How large the page is and where it lies in its widget. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-page-view-private.h"

#include <math.h>

#define PIXELS_PER_POINT (96.0 / 72.0)

enum
{
  TEXT_PADDING = 9 /* points beside the words, where the margins are cut off */
};

static const TlPageRange *
get_words (TlPageView *self)
{
  const TlPageRange *range;

  if (self->rotation != 0 || self->ranges == NULL || self->page == 0
      || self->page > self->ranges->len)
    return NULL;
  range = &g_array_index (self->ranges, TlPageRange, self->page - 1);
  return range->x2 > range->x1 ? range : NULL;
}

/* Where the margins are cut off. */
static const TlPageRange *
get_range (TlPageView *self)
{
  return self->fit == FIT_TEXT ? get_words (self) : NULL;
}

static int
get_port_height (TlPageView *self)
{
  return self->port != NULL ? gtk_widget_get_height (GTK_WIDGET (self->port)) : 0;
}

static double
find_scale (TlPageView *self, double page_width, double page_height, int width)
{
  const TlPageRange *range = get_range (self);
  double by_width = MAX (width - 2 * TL_PAGE_MARGIN, 16) / page_width;

  if (self->fit == FIT_ZOOM)
    return self->zoom * PIXELS_PER_POINT;
  if (range != NULL)
    return MIN (width / (range->x2 - range->x1 + 2 * TEXT_PADDING), 6 * PIXELS_PER_POINT);
  if (self->fit == FIT_PAGE && get_port_height (self) > 0)
    return MIN (by_width, MAX (get_port_height (self) - 2 * TL_PAGE_MARGIN, 16) / page_height);
  return by_width;
}

/* As large as a picture of so many whole device pixels: turned, it begins at one then. */
static double
to_pixels (TlPageView *self, double size)
{
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  return ceil (size * factor) / factor;
}

gboolean
tl_page_view_find_place (TlPageView *self, int width, TlPagePlace *place)
{
  const TlPageSize *size = tl_page_view_get_size (self);
  const TlPageRange *range = get_range (self);
  gboolean is_sideways = self->rotation % 180 != 0;
  double page_width, page_height;

  if (size == NULL || size->width <= 0 || size->height <= 0)
    return FALSE;
  page_width = is_sideways ? size->height : size->width;
  page_height = is_sideways ? size->width : size->height;
  place->scale = find_scale (self, page_width, page_height, width);
  place->width = to_pixels (self, page_width * place->scale);
  place->height = to_pixels (self, page_height * place->scale);
  place->y = TL_PAGE_MARGIN;
  place->x = range != NULL ? floor (-(range->x1 - TEXT_PADDING) * place->scale)
                           : MAX (floor ((width - place->width) / 2), TL_PAGE_MARGIN);
  return TRUE;
}

void
tl_page_view_transform (TlPageView *self, const TlPagePlace *place, GtkSnapshot *snapshot)
{
  double x = place->x, y = place->y;

  if (self->rotation == 90 || self->rotation == 180)
    x += place->width;
  if (self->rotation == 180 || self->rotation == 270)
    y += place->height;
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_rotate (snapshot, self->rotation);
}

void
tl_page_view_to_page (TlPageView *self, double x, double y, double *page_x, double *page_y)
{
  TlPagePlace place;
  double across, down;

  *page_x = *page_y = 0;
  if (!tl_page_view_find_place (self, gtk_widget_get_width (GTK_WIDGET (self)), &place))
    return;
  across = x - place.x;
  down = y - place.y;
  switch (self->rotation)
    {
    case 90:
      *page_x = down;
      *page_y = place.width - across;
      break;
    case 180:
      *page_x = place.width - across;
      *page_y = place.height - down;
      break;
    case 270:
      *page_x = place.height - down;
      *page_y = across;
      break;
    default:
      *page_x = across;
      *page_y = down;
    }
  *page_x /= place.scale;
  *page_y /= place.scale;
}

void
tl_page_view_find_rows (TlPageView *self, double y1, double y2, double *top, double *bottom)
{
  TlPagePlace place;

  *top = *bottom = 0;
  if (!tl_page_view_find_place (self, gtk_widget_get_width (GTK_WIDGET (self)), &place))
    return;
  *bottom = place.y + place.height;
  if (self->rotation == 0)
    {
      *top = place.y + y1 * place.scale;
      *bottom = place.y + y2 * place.scale;
    }
  else if (self->rotation == 180)
    {
      *top = place.y + place.height - y2 * place.scale;
      *bottom = place.y + place.height - y1 * place.scale;
    }
}

gboolean
tl_page_view_find_left (TlPageView *self, double *left)
{
  const TlPageRange *range = get_words (self);
  TlPagePlace place;

  if (range == NULL
      || !tl_page_view_find_place (self, gtk_widget_get_width (GTK_WIDGET (self)), &place))
    return FALSE;
  *left = place.x + (range->x1 - TEXT_PADDING) * place.scale;
  return TRUE;
}
