/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of a page beside the text, with the same words marked. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-page-view.h"
#include "tl-theme-style.h"

#include <adwaita.h>
#include <glib/gi18n.h>

enum
{
  MARGIN = 12,
  CACHE = 6,
  RENDER_DELAY = 40 /* milliseconds: while the page is being resized or leafed through, nothing is
                       drawn in vain */
};

enum
{
  PROP_0,
  PROP_PAGE,
  PROP_N_PAGES,
  PROP_MESSAGE,
  N_PROPS
};

typedef struct
{
  guint page;
  int width; /* device pixels */
  GdkTexture *texture;
} CachedPage;

struct _TlPageView
{
  GtkWidget parent_instance;

  TlLibrary *library;
  char *document_id;
  GArray *page_sizes;
  GPtrArray *findings;
  TlCodebook *codebook;
  char *current_id;
  TlSpan *selection;

  guint page;
  double zoom;
  GArray *cache; /* CachedPage, newest last */
  GCancellable *cancellable;
  guint render_source;
  char *message;
};

static GParamSpec *properties[N_PROPS];
static guint point_activated;

G_DEFINE_FINAL_TYPE (TlPageView, tl_page_view, GTK_TYPE_WIDGET)

static void
clear_cached_page (gpointer data)
{
  CachedPage *cached = data;

  g_clear_object (&cached->texture);
}

static const TlPageSize *
get_size (TlPageView *self)
{
  if (self->page == 0 || self->page_sizes == NULL || self->page > self->page_sizes->len)
    return NULL;
  return &g_array_index (self->page_sizes, TlPageSize, self->page - 1);
}

/* The width in which the page fits at zoom 1. */
static int
get_base_width (TlPageView *self)
{
  GtkWidget *port = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);

  return MAX (port != NULL ? gtk_widget_get_width (port) : gtk_widget_get_width (GTK_WIDGET (self)),
              64);
}

/* Logical pixels a point when the widget is WIDTH wide. A zoom over 1 makes the widget itself
 * wider. */
static double
get_scale (TlPageView *self, int width)
{
  const TlPageSize *size = get_size (self);

  return size == NULL || size->width <= 0
             ? 1
             : MAX (width - 2 * MARGIN, 16) * MIN (self->zoom, 1) / size->width;
}

static GdkTexture *
find_cached (TlPageView *self, guint page, int *width)
{
  for (guint i = self->cache->len; i-- > 0;)
    {
      CachedPage *cached = &g_array_index (self->cache, CachedPage, i);

      if (cached->page != page)
        continue;
      *width = cached->width;
      return cached->texture;
    }
  return NULL;
}

static void
set_message (TlPageView *self, const char *message)
{
  if (g_strcmp0 (self->message, message) == 0)
    return;
  g_free (self->message);
  self->message = g_strdup (message);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
}

typedef struct
{
  GWeakRef view;
  guint page;
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
      if (request->page == self->page)
        set_message (self, error->message);
      return;
    }
  cached.page = request->page;
  cached.width = picture->width;
  /* CAIRO_FORMAT_RGB24 on a little-endian machine; the fourth byte is 0xff. */
  cached.texture =
      gdk_memory_texture_new (picture->width, picture->height,
                              G_BYTE_ORDER == G_LITTLE_ENDIAN ? GDK_MEMORY_B8G8R8A8_PREMULTIPLIED
                                                              : GDK_MEMORY_A8R8G8B8_PREMULTIPLIED,
                              picture->pixels, picture->stride);
  if (self->cache->len == CACHE)
    g_array_remove_index (self->cache, 0);
  g_array_append_val (self->cache, cached);
  if (request->page == self->page)
    set_message (self, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
render_cb (gpointer data)
{
  TlPageView *self = data;
  const TlPageSize *size = get_size (self);
  double scale = get_scale (self, gtk_widget_get_width (GTK_WIDGET (self)))
                 * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  Request *request;
  int width = 0;

  self->render_source = 0;
  if (size == NULL || self->library == NULL)
    return G_SOURCE_REMOVE;
  if (find_cached (self, self->page, &width) != NULL
      && ABS (width - (int) (size->width * scale + 0.5)) <= 2)
    return G_SOURCE_REMOVE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  request = g_new0 (Request, 1);
  g_weak_ref_init (&request->view, self);
  request->page = self->page;
  request->document_id = g_strdup (self->document_id);
  tl_library_render_page_async (self->library, self->document_id, self->page, CLAMP (scale, 0.1, 8),
                                self->cancellable, rendered_cb, request);
  return G_SOURCE_REMOVE;
}

static void
render_soon (TlPageView *self)
{
  if (self->render_source == 0)
    self->render_source = g_timeout_add (RENDER_DELAY, render_cb, self);
}

static void
draw_rect (GtkSnapshot *snapshot, const TlRect *rect, double scale, const GdkRGBA *colour,
           gboolean is_current)
{
  graphene_rect_t area =
      GRAPHENE_RECT_INIT (MARGIN + rect->x1 * scale, MARGIN + rect->y1 * scale,
                          (rect->x2 - rect->x1) * scale, (rect->y2 - rect->y1) * scale);
  GdkRGBA tint = *colour;

  tint.alpha = 0.2f;
  gtk_snapshot_append_color (snapshot, &tint, &area);
  gtk_snapshot_append_color (snapshot, colour,
                             &GRAPHENE_RECT_INIT (area.origin.x, area.origin.y + area.size.height,
                                                  area.size.width, MAX (scale * 1.2, 1)));
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

static void
draw_marks (TlPageView *self, GtkSnapshot *snapshot, double scale)
{
  for (guint i = 0; self->findings != NULL && i < self->findings->len; i++)
    {
      TlFinding *finding = g_ptr_array_index (self->findings, i);
      gboolean is_current = g_strcmp0 (tl_finding_get_id (finding), self->current_id) == 0;
      GPtrArray *spans = tl_finding_get_spans (finding);
      TlThemeStyle style;

      /* The paper stays light, so the colours are those of the light style. */
      tl_theme_style_get (self->codebook, tl_finding_get_themes (finding)[0], FALSE, &style);
      for (guint k = 0; k < spans->len; k++)
        draw_span (self, snapshot, g_ptr_array_index (spans, k), scale, &style.colour, is_current);
    }
  if (self->selection != NULL)
    draw_span (self, snapshot, self->selection, scale, &(GdkRGBA){ 0.082f, 0.369f, 0.431f, 1 },
               FALSE);
}

static void
tl_page_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TlPageView *self = TL_PAGE_VIEW (widget);
  const TlPageSize *size = get_size (self);
  double scale = get_scale (self, gtk_widget_get_width (GTK_WIDGET (self)));
  graphene_rect_t paper;
  GdkTexture *texture;
  int width;

  if (size == NULL)
    return;
  paper = GRAPHENE_RECT_INIT (MARGIN, MARGIN, size->width * scale, size->height * scale);
  texture = find_cached (self, self->page, &width);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 1, 1, 1, 1 }, &paper);
  if (texture != NULL)
    gtk_snapshot_append_texture (snapshot, texture, &paper);
  draw_marks (self, snapshot, scale);
  if (adw_style_manager_get_dark (adw_style_manager_get_default ()))
    gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 0, 0, 0, 0.2f }, &paper);
}

static void
tl_page_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                      int *natural, int *minimum_baseline, int *natural_baseline)
{
  TlPageView *self = TL_PAGE_VIEW (widget);
  const TlPageSize *size = get_size (self);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = self->zoom <= 1 ? 64 : (int) (get_base_width (self) * self->zoom);
  else if (size == NULL)
    *minimum = *natural = 64;
  else
    *minimum = *natural =
        (int) (size->height * get_scale (self, for_size >= 0 ? for_size : get_base_width (self)))
        + 2 * MARGIN;
}

static GtkSizeRequestMode
tl_page_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
tl_page_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  render_soon (TL_PAGE_VIEW (widget));
}

static void
released_cb (GtkGestureClick *click, int n_press, double x, double y, TlPageView *self)
{
  double scale = get_scale (self, gtk_widget_get_width (GTK_WIDGET (self)));

  if (get_size (self) != NULL)
    g_signal_emit (self, point_activated, 0, self->page, (x - MARGIN) / scale,
                   (y - MARGIN) / scale);
}

static void
tl_page_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TlPageView *self = TL_PAGE_VIEW (object);

  switch (id)
    {
    case PROP_PAGE:
      g_value_set_uint (value, self->page);
      break;
    case PROP_N_PAGES:
      g_value_set_uint (value, tl_page_view_get_n_pages (self));
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_page_view_dispose (GObject *object)
{
  TlPageView *self = TL_PAGE_VIEW (object);

  g_clear_handle_id (&self->render_source, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->library);
  g_clear_object (&self->codebook);
  g_clear_pointer (&self->page_sizes, g_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->selection, tl_span_free);
  G_OBJECT_CLASS (tl_page_view_parent_class)->dispose (object);
}

static void
tl_page_view_finalize (GObject *object)
{
  TlPageView *self = TL_PAGE_VIEW (object);

  g_array_unref (self->cache);
  g_free (self->document_id);
  g_free (self->current_id);
  g_free (self->message);
  G_OBJECT_CLASS (tl_page_view_parent_class)->finalize (object);
}

static void
tl_page_view_class_init (TlPageViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = tl_page_view_get_property;
  object_class->dispose = tl_page_view_dispose;
  object_class->finalize = tl_page_view_finalize;
  widget_class->snapshot = tl_page_view_snapshot;
  widget_class->measure = tl_page_view_measure;
  widget_class->get_request_mode = tl_page_view_get_request_mode;
  widget_class->size_allocate = tl_page_view_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "pageview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);

  properties[PROP_PAGE] = g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_PAGES] = g_param_spec_uint ("n-pages", NULL, NULL, 0, G_MAXUINT, 0,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_MESSAGE] =
      g_param_spec_string ("message", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  point_activated =
      g_signal_new ("point-activated", TL_TYPE_PAGE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

static void
tl_page_view_init (TlPageView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->zoom = 1;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Picture of the page"), -1);
  self->cache = g_array_new (FALSE, TRUE, sizeof (CachedPage));
  g_array_set_clear_func (self->cache, clear_cached_page);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
tl_page_view_new (void)
{
  return g_object_new (TL_TYPE_PAGE_VIEW, NULL);
}

void
tl_page_view_set_document (TlPageView *self, TlLibrary *library, const char *document_id,
                           GArray *page_sizes)
{
  g_return_if_fail (TL_IS_PAGE_VIEW (self));
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_array_set_size (self->cache, 0);
  g_set_object (&self->library, library);
  g_free (self->document_id);
  self->document_id = g_strdup (document_id);
  g_clear_pointer (&self->page_sizes, g_array_unref);
  self->page_sizes = page_sizes != NULL ? g_array_ref (page_sizes) : NULL;
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->selection, tl_span_free);
  self->page = 0;
  set_message (self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PAGES]);
  tl_page_view_set_page (self, 1);
}

void
tl_page_view_set_page (TlPageView *self, guint page)
{
  g_autofree char *name = NULL;
  guint n = tl_page_view_get_n_pages (self);

  page = n == 0 ? 0 : CLAMP (page, 1, n);
  if (self->page == page)
    return;
  self->page = page;
  set_message (self, NULL);
  name = g_strdup_printf (_ ("Picture of page %u of %u"), page, n);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  render_soon (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

guint
tl_page_view_get_page (TlPageView *self)
{
  return self->page;
}

guint
tl_page_view_get_n_pages (TlPageView *self)
{
  return self->page_sizes != NULL ? self->page_sizes->len : 0;
}

void
tl_page_view_set_zoom (TlPageView *self, double zoom)
{
  zoom = CLAMP (zoom, 0.5, 4);
  if (self->zoom == zoom)
    return;
  self->zoom = zoom;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  render_soon (self);
}

double
tl_page_view_get_zoom (TlPageView *self)
{
  return self->zoom;
}

void
tl_page_view_set_findings (TlPageView *self, GPtrArray *findings, TlCodebook *codebook,
                           const char *current_id)
{
  GPtrArray *old = self->findings;

  self->findings = findings != NULL ? g_ptr_array_ref (findings) : NULL;
  g_clear_pointer (&old, g_ptr_array_unref);
  g_set_object (&self->codebook, codebook);
  g_free (self->current_id);
  self->current_id = g_strdup (current_id);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
tl_page_view_set_selection (TlPageView *self, const TlSpan *span)
{
  g_clear_pointer (&self->selection, tl_span_free);
  self->selection = span != NULL ? tl_span_copy (span) : NULL;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
