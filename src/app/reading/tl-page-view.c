/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of a page beside the text, with the same words marked. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-page-view-private.h"

#include <glib/gi18n.h>

#define PIXELS_PER_POINT (96.0 / 72.0)
#define SMALLEST 0.25
#define LARGEST 6.0

enum
{
  PROP_0,
  PROP_PAGE,
  PROP_N_PAGES,
  PROP_MESSAGE,
  PROP_IS_COARSE,
  PROP_FIT,
  PROP_ZOOM,
  PROP_ROTATION,
  N_PROPS
};

static const char *const fits[] = { TL_PAGE_FIT_TEXT, TL_PAGE_FIT_WIDTH, TL_PAGE_FIT_PAGE,
                                    TL_PAGE_FIT_ZOOM };

static GParamSpec *properties[N_PROPS];
static guint point_activated;

G_DEFINE_FINAL_TYPE (TlPageView, tl_page_view, GTK_TYPE_WIDGET)

const TlPageSize *
tl_page_view_get_size (TlPageView *self)
{
  if (self->page == 0 || self->page_sizes == NULL || self->page > self->page_sizes->len)
    return NULL;
  return &g_array_index (self->page_sizes, TlPageSize, self->page - 1);
}

void
tl_page_view_set_message (TlPageView *self, const char *message)
{
  if (g_strcmp0 (self->message, message) == 0)
    return;
  g_free (self->message);
  self->message = g_strdup (message);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
}

void
tl_page_view_set_coarse (TlPageView *self, gboolean is_coarse)
{
  if (self->is_coarse == is_coarse)
    return;
  self->is_coarse = is_coarse;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_COARSE]);
}

static void
resize (TlPageView *self)
{
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  tl_page_view_render_soon (self);
}

static void
move_to (GtkAdjustment *adjustment, double first, double last, double lead)
{
  double value = gtk_adjustment_get_value (adjustment),
         page = gtk_adjustment_get_page_size (adjustment);

  if (first < value + page * 0.05 || last > value + page * 0.95)
    gtk_adjustment_set_value (adjustment, first - page * lead);
}

/* Brings what is wanted into sight; what is there already stays where it is. A new size is known
 * only when a frame has been laid out, so this is done in the one after it. */
static gboolean
show_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TlPageView *self = TL_PAGE_VIEW (widget);
  double top, bottom, left;

  if (--self->showing > 0)
    return G_SOURCE_CONTINUE;
  if (self->port == NULL)
    return G_SOURCE_REMOVE;
  tl_page_view_find_rows (self, self->y1, self->y2, &top, &bottom);
  move_to (gtk_scrolled_window_get_vadjustment (self->port), top, bottom, 0.22);
  if (self->fit == FIT_ZOOM && tl_page_view_find_left (self, &left))
    gtk_adjustment_set_value (gtk_scrolled_window_get_hadjustment (self->port), left);
  return G_SOURCE_REMOVE;
}

static void
show_soon (TlPageView *self)
{
  if (self->showing == 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), show_tick_cb, NULL, NULL);
  self->showing = 2;
}

static void
set_fit (TlPageView *self, TlPageFit fit)
{
  if (self->fit == fit)
    return;
  self->fit = fit;
  resize (self);
  show_soon (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIT]);
}

static void
set_fit_name (TlPageView *self, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (fits); i++)
    if (g_strcmp0 (fits[i], name) == 0)
      set_fit (self, (TlPageFit) i);
}

static void
set_zoom (TlPageView *self, double zoom)
{
  zoom = CLAMP (zoom, SMALLEST, LARGEST);
  if (self->zoom == zoom)
    return;
  self->zoom = zoom;
  if (self->fit == FIT_ZOOM)
    {
      resize (self);
      show_soon (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

static void
set_rotation (TlPageView *self, int rotation)
{
  if (self->rotation == rotation)
    return;
  self->rotation = rotation;
  resize (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROTATION]);
}

static void
tl_page_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TlPageView *self = TL_PAGE_VIEW (widget);
  TlPagePlace place;

  if (tl_page_view_find_place (self, gtk_widget_get_width (widget), &place))
    tl_page_view_draw (self, snapshot, &place);
}

static void
tl_page_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                      int *natural, int *minimum_baseline, int *natural_baseline)
{
  TlPageView *self = TL_PAGE_VIEW (widget);
  TlPagePlace place;
  int width =
      for_size > 0 && orientation == GTK_ORIENTATION_VERTICAL
          ? for_size
          : MAX (self->port != NULL ? gtk_widget_get_width (GTK_WIDGET (self->port)) : 0, 64);

  *minimum = *natural = 64;
  if (!tl_page_view_find_place (self, width, &place))
    return;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = (int) place.height + 2 * TL_PAGE_MARGIN;
  else if (self->fit == FIT_ZOOM)
    *minimum = *natural = (int) place.width + 2 * TL_PAGE_MARGIN;
}

static GtkSizeRequestMode
tl_page_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
tl_page_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  tl_page_view_render_soon (TL_PAGE_VIEW (widget));
}

static gboolean
resize_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  gtk_widget_queue_resize (widget);
  return G_SOURCE_REMOVE;
}

/* The height of the port decides only where the whole page is to be in sight. */
static void
port_resized_cb (TlPageView *self)
{
  if (self->fit == FIT_PAGE)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), resize_tick_cb, NULL, NULL);
}

static void
tl_page_view_root (GtkWidget *widget)
{
  TlPageView *self = TL_PAGE_VIEW (widget);
  GtkWidget *port = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);

  GTK_WIDGET_CLASS (tl_page_view_parent_class)->root (widget);
  self->port = port != NULL ? GTK_SCROLLED_WINDOW (port) : NULL;
  if (self->port != NULL)
    g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->port), "notify::page-size",
                             G_CALLBACK (port_resized_cb), self, G_CONNECT_SWAPPED);
}

static void
tl_page_view_unroot (GtkWidget *widget)
{
  TlPageView *self = TL_PAGE_VIEW (widget);

  if (self->port != NULL)
    g_signal_handlers_disconnect_by_data (gtk_scrolled_window_get_vadjustment (self->port), self);
  self->port = NULL;
  GTK_WIDGET_CLASS (tl_page_view_parent_class)->unroot (widget);
}

static void
released_cb (GtkGestureClick *click, int n_press, double x, double y, TlPageView *self)
{
  double page_x, page_y;

  if (tl_page_view_get_size (self) == NULL)
    return;
  /* What is meant by more than one click, or one with Shift, is for the page around to say. */
  if (n_press > 1
      || (gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click))
          & GDK_SHIFT_MASK)
             != 0)
    return;
  tl_page_view_to_page (self, x, y, &page_x, &page_y);
  g_signal_emit (self, point_activated, 0, self->page, page_x, page_y);
}

static gboolean
scroll_cb (GtkEventControllerScroll *scroll, double dx, double dy, TlPageView *self)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));

  if ((state & GDK_CONTROL_MASK) == 0 || dy == 0)
    return GDK_EVENT_PROPAGATE;
  tl_page_view_zoom_by (self, dy < 0 ? 1.1 : 1 / 1.1);
  return GDK_EVENT_STOP;
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
    case PROP_IS_COARSE:
      g_value_set_boolean (value, self->is_coarse);
      break;
    case PROP_FIT:
      g_value_set_string (value, fits[self->fit]);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    case PROP_ROTATION:
      g_value_set_int (value, self->rotation);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_page_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TlPageView *self = TL_PAGE_VIEW (object);

  switch (id)
    {
    case PROP_FIT:
      set_fit_name (self, g_value_get_string (value));
      break;
    case PROP_ZOOM:
      set_zoom (self, g_value_get_double (value));
      break;
    case PROP_ROTATION:
      set_rotation (self, g_value_get_int (value) / 90 % 4 * 90);
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
  g_clear_pointer (&self->ranges, g_array_unref);
  tl_page_view_forget_on_page (self);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->marks, g_array_unref);
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
install_properties (GObjectClass *object_class)
{
  const GParamFlags told = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags set = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_PAGE] = g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0, told);
  properties[PROP_N_PAGES] = g_param_spec_uint ("n-pages", NULL, NULL, 0, G_MAXUINT, 0, told);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, told);
  properties[PROP_IS_COARSE] = g_param_spec_boolean ("is-coarse", NULL, NULL, FALSE, told);
  properties[PROP_FIT] = g_param_spec_string ("fit", NULL, NULL, TL_PAGE_FIT_TEXT, set);
  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, SMALLEST, LARGEST, 1, set);
  properties[PROP_ROTATION] = g_param_spec_int ("rotation", NULL, NULL, 0, 270, 0, set);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tl_page_view_class_init (TlPageViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = tl_page_view_get_property;
  object_class->set_property = tl_page_view_set_property;
  object_class->dispose = tl_page_view_dispose;
  object_class->finalize = tl_page_view_finalize;
  widget_class->snapshot = tl_page_view_snapshot;
  widget_class->measure = tl_page_view_measure;
  widget_class->get_request_mode = tl_page_view_get_request_mode;
  widget_class->size_allocate = tl_page_view_size_allocate;
  widget_class->root = tl_page_view_root;
  widget_class->unroot = tl_page_view_unroot;
  gtk_widget_class_set_css_name (widget_class, "pageview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  install_properties (object_class);

  point_activated =
      g_signal_new ("point-activated", TL_TYPE_PAGE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

static void
tl_page_view_init (TlPageView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (
      GTK_EVENT_CONTROLLER_SCROLL_VERTICAL | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);

  self->zoom = 1;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Picture of the page"), -1);
  self->cache = tl_page_view_make_cache ();
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (tl_page_view_render_soon), NULL);
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
  g_clear_pointer (&self->ranges, g_array_unref);
  tl_page_view_forget_on_page (self);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->selection, tl_span_free);
  self->page = 0;
  self->y1 = self->y2 = 0;
  set_rotation (self, 0);
  tl_page_view_set_message (self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PAGES]);
  tl_page_view_set_page (self, 1);
}

void
tl_page_view_set_ranges (TlPageView *self, GArray *ranges)
{
  g_return_if_fail (TL_IS_PAGE_VIEW (self));
  if (ranges != NULL)
    g_array_ref (ranges);
  g_clear_pointer (&self->ranges, g_array_unref);
  self->ranges = ranges;
  resize (self);
}

void
tl_page_view_set_page (TlPageView *self, guint page)
{
  tl_page_view_show (self, page, 0, 0);
}

void
tl_page_view_show (TlPageView *self, guint page, double y1, double y2)
{
  g_autofree char *name = NULL;
  guint n;

  g_return_if_fail (TL_IS_PAGE_VIEW (self));
  n = tl_page_view_get_n_pages (self);
  page = n == 0 ? 0 : CLAMP (page, 1, n);
  self->y1 = y1;
  self->y2 = y2;
  show_soon (self);
  if (self->page == page)
    return;
  self->page = page;
  tl_page_view_forget_on_page (self);
  tl_page_view_set_message (self, NULL);
  name = g_strdup_printf (_ ("Picture of page %u of %u"), page, n);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  resize (self);
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

double
tl_page_view_get_current_zoom (TlPageView *self)
{
  TlPagePlace place;

  if (self->fit == FIT_ZOOM
      || !tl_page_view_find_place (self, gtk_widget_get_width (GTK_WIDGET (self)), &place))
    return self->zoom;
  return place.scale / PIXELS_PER_POINT;
}

void
tl_page_view_zoom_by (TlPageView *self, double factor)
{
  g_return_if_fail (TL_IS_PAGE_VIEW (self));
  set_zoom (self, tl_page_view_get_current_zoom (self) * factor);
  set_fit (self, FIT_ZOOM);
}

void
tl_page_view_turn (TlPageView *self)
{
  g_return_if_fail (TL_IS_PAGE_VIEW (self));
  set_rotation (self, (self->rotation + 90) % 360);
}
