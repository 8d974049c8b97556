/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gets pictures of pages from the worker and keeps the last few, within bounds. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-page-view-private.h"

#include <math.h>

#define MOST_PIXELS 16e6        /* of one picture: 64 megabytes */
#define SAME_SIZE 0.3           /* pixels that a picture may be larger or smaller than wanted */
#define MOST_CACHED_PIXELS 32e6 /* of all that are kept */

enum
{
  RENDER_DELAY = 40 /* milliseconds: while the page is being resized or leafed through, nothing is
                       drawn in vain */
};

typedef struct
{
  guint page;
  double scale;      /* device pixels a point */
  int width, height; /* device pixels */
  GdkTexture *texture;
} CachedPage;

typedef struct
{
  GWeakRef view;
  guint page;
  double scale;
  char *document_id;
} Request;

static void
request_free (Request *request)
{
  g_weak_ref_clear (&request->view);
  g_free (request->document_id);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static void
clear_cached (gpointer data)
{
  g_clear_object (&((CachedPage *) data)->texture);
}

GArray *
tl_page_view_make_cache (void)
{
  GArray *cache = g_array_new (FALSE, TRUE, sizeof (CachedPage));

  g_array_set_clear_func (cache, clear_cached);
  return cache;
}

static const CachedPage *
find_cached (TlPageView *self, guint page)
{
  for (guint i = self->cache->len; i-- > 0;)
    if (g_array_index (self->cache, CachedPage, i).page == page)
      return &g_array_index (self->cache, CachedPage, i);
  return NULL;
}

GdkTexture *
tl_page_view_get_texture (TlPageView *self, guint page)
{
  const CachedPage *cached = find_cached (self, page);

  return cached != NULL ? cached->texture : NULL;
}

/* The newest picture of a page takes the place of an older one; the oldest pages go. */
static void
keep (TlPageView *self, const CachedPage *fresh)
{
  double pixels = 0;

  for (guint i = self->cache->len; i-- > 0;)
    if (g_array_index (self->cache, CachedPage, i).page == fresh->page)
      g_array_remove_index (self->cache, i);
  g_array_append_val (self->cache, *fresh);
  for (guint i = self->cache->len; i-- > 0;)
    {
      const CachedPage *cached = &g_array_index (self->cache, CachedPage, i);

      pixels += (double) cached->width * cached->height;
      if (pixels > MOST_CACHED_PIXELS && i + 1 < self->cache->len)
        {
          g_array_remove_range (self->cache, 0, i + 1);
          return;
        }
    }
}

static void
rendered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Request) request = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlPagePicture) picture =
      tl_library_render_page_finish (TL_LIBRARY (object), result, &error);
  g_autoptr (TlPageView) self = g_weak_ref_get (&request->view);
  CachedPage cached;

  if (self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_strcmp0 (self->document_id, request->document_id) != 0)
    return;
  if (picture == NULL)
    {
      if (request->page == self->page && find_cached (self, self->page) == NULL)
        tl_page_view_set_message (self, error->message);
      return;
    }
  cached.page = request->page;
  cached.scale = request->scale;
  cached.width = picture->width;
  cached.height = picture->height;
  /* CAIRO_FORMAT_RGB24 on a little-endian machine; the fourth byte is 0xff. */
  cached.texture =
      gdk_memory_texture_new (picture->width, picture->height,
                              G_BYTE_ORDER == G_LITTLE_ENDIAN ? GDK_MEMORY_B8G8R8A8_PREMULTIPLIED
                                                              : GDK_MEMORY_A8R8G8B8_PREMULTIPLIED,
                              picture->pixels, picture->stride);
  keep (self, &cached);
  if (request->page == self->page)
    tl_page_view_set_message (self, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Device pixels a point, as many as are wanted or allowed. */
static double
choose_scale (TlPageView *self, const TlPageSize *size, double scale)
{
  double most = sqrt (MOST_PIXELS / (size->width * size->height));

  scale *= gtk_widget_get_scale_factor (GTK_WIDGET (self));
  tl_page_view_set_coarse (self, scale > MIN (most, 8) * 1.01);
  return CLAMP (scale, 0.1, MIN (most, 8));
}

static gboolean
render_cb (gpointer data)
{
  TlPageView *self = data;
  const TlPageSize *size = tl_page_view_get_size (self);
  const CachedPage *cached = find_cached (self, self->page);
  TlPagePlace place;
  Request *request;
  double scale;

  self->render_source = 0;
  if (self->library == NULL
      || !tl_page_view_find_place (self, gtk_widget_get_width (GTK_WIDGET (self)), &place))
    return G_SOURCE_REMOVE;
  scale = choose_scale (self, size, place.scale);
  if (cached != NULL && fabs (cached->scale - scale) * MAX (size->width, size->height) < SAME_SIZE)
    return G_SOURCE_REMOVE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  request = g_new0 (Request, 1);
  g_weak_ref_init (&request->view, self);
  request->page = self->page;
  request->scale = scale;
  request->document_id = g_strdup (self->document_id);
  tl_library_render_page_async (self->library, self->document_id, self->page, scale,
                                self->cancellable, rendered_cb, request);
  return G_SOURCE_REMOVE;
}

void
tl_page_view_render_soon (TlPageView *self)
{
  if (self->render_source == 0)
    self->render_source = g_timeout_add (RENDER_DELAY, render_cb, self);
}
