/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Children in lines like words: for rows of filters, which must not widen the window. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-wrap-layout.h"

struct _TlWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};

enum
{
  PROP_0,
  PROP_SPACING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TlWrapLayout, tl_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Where the next child goes. */
typedef struct
{
  int width, spacing;
  int x, y, line_height;
} Pen;

/* Takes the room of @child; returns where it begins. */
static int
advance (Pen *pen, GtkWidget *child, int *child_width, int *child_height)
{
  int natural, x;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  *child_width = MIN (natural, MAX (pen->width, 1));
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, *child_width, NULL, child_height, NULL,
                      NULL);
  if (pen->x > 0 && pen->x + *child_width > pen->width)
    {
      pen->x = 0;
      pen->y += pen->line_height + pen->spacing;
      pen->line_height = 0;
    }
  x = pen->x;
  pen->x += *child_width + pen->spacing;
  pen->line_height = MAX (pen->line_height, *child_height);
  return x;
}

static int
measure_height (TlWrapLayout *self, GtkWidget *widget, int width)
{
  Pen pen = { .width = width, .spacing = self->spacing };
  int child_width, child_height;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      advance (&pen, child, &child_width, &child_height);
  return pen.y + pen.line_height;
}

static GtkSizeRequestMode
tl_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
tl_wrap_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation,
                        int for_size, int *minimum, int *natural, int *minimum_baseline,
                        int *natural_baseline)
{
  TlWrapLayout *self = TL_WRAP_LAYOUT (manager);
  int widest = 0, all = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        int child_minimum, child_natural;

        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                            NULL, NULL);
        widest = MAX (widest, child_minimum);
        all += child_natural + (all > 0 ? self->spacing : 0);
      }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widest;
      *natural = MAX (all, widest);
    }
  else
    *minimum = *natural = measure_height (self, widget, for_size >= 0 ? for_size : all);
}

/* A child and where it goes. */
typedef struct
{
  GtkWidget *child;
  GtkAllocation box;
  int y; /* of its line */
} Placed;

/* What is left of a line goes to those that are told to expand, in equal parts. */
static void
expand_line (GArray *line, int width)
{
  const Placed *last = &g_array_index (line, Placed, line->len - 1);
  int left = width - last->box.x - last->box.width, n = 0, shift = 0;

  for (guint i = 0; i < line->len; i++)
    n += gtk_widget_get_hexpand (g_array_index (line, Placed, i).child) ? 1 : 0;
  for (guint i = 0; i < line->len; i++)
    {
      Placed *placed = &g_array_index (line, Placed, i);
      int part = gtk_widget_get_hexpand (placed->child) ? MAX (left, 0) / n-- : 0;

      placed->box.x += shift;
      placed->box.width += part;
      shift += part;
      left -= part;
    }
}

/* Gives each child of a line, centred in its height, what it has. */
static void
allocate_line (GArray *line, int line_height, int width, gboolean is_rtl)
{
  expand_line (line, width);
  for (guint i = 0; i < line->len; i++)
    {
      Placed *placed = &g_array_index (line, Placed, i);

      placed->box.y = placed->y + (line_height - placed->box.height) / 2;
      if (is_rtl)
        placed->box.x = width - placed->box.x - placed->box.width;
      gtk_widget_size_allocate (placed->child, &placed->box, -1);
    }
  g_array_set_size (line, 0);
}

static void
tl_wrap_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                         int baseline)
{
  Pen pen = { .width = width, .spacing = TL_WRAP_LAYOUT (manager)->spacing };
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  g_autoptr (GArray) line = g_array_new (FALSE, FALSE, sizeof (Placed));
  int line_height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      Placed placed = { .child = child };
      int y = pen.y;

      if (!gtk_widget_should_layout (child))
        continue;
      placed.box.x = advance (&pen, child, &placed.box.width, &placed.box.height);
      placed.y = pen.y;
      if (pen.y != y)
        allocate_line (line, line_height, width, is_rtl);
      line_height = pen.line_height;
      g_array_append_val (line, placed);
    }
  if (line->len > 0)
    allocate_line (line, line_height, width, is_rtl);
}

static void
tl_wrap_layout_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SPACING)
    g_value_set_int (value, TL_WRAP_LAYOUT (object)->spacing);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tl_wrap_layout_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TlWrapLayout *self = TL_WRAP_LAYOUT (object);

  if (id != PROP_SPACING)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (self->spacing == g_value_get_int (value))
    return;
  self->spacing = g_value_get_int (value);
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
  g_object_notify_by_pspec (object, pspec);
}

static void
tl_wrap_layout_class_init (TlWrapLayoutClass *class)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (class);

  G_OBJECT_CLASS (class)->get_property = tl_wrap_layout_get_property;
  G_OBJECT_CLASS (class)->set_property = tl_wrap_layout_set_property;
  layout_class->get_request_mode = tl_wrap_layout_get_request_mode;
  layout_class->measure = tl_wrap_layout_measure;
  layout_class->allocate = tl_wrap_layout_allocate;
  properties[PROP_SPACING] =
      g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 0,
                        G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (class), N_PROPS, properties);
}

static void
tl_wrap_layout_init (TlWrapLayout *self)
{
}
