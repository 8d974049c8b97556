/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line of years: one dot, one review. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-year-line.h"

#include "tl-style-colour.h"

#include <glib/gi18n.h>

enum
{
  DOT = 8,
  TICK = 10,
  MARGIN = 6, /* at either end */
  LINE_Y = 10
};

struct _TlYearLine
{
  GtkWidget parent_instance;

  GArray *found; /* guint: years with a dot, sorted, one a review */
  GArray *other; /* guint: years with a tick */
  guint first, last;
};

G_DEFINE_FINAL_TYPE (TlYearLine, tl_year_line, GTK_TYPE_WIDGET)

/* Reviews of one year stand side by side. */
static float
get_x (TlYearLine *self, guint year, guint nth, int width)
{
  float span = (float) (width - 2 * MARGIN) / (float) MAX (self->last - self->first, 1);

  return self->first == self->last
             ? (float) width / 2 + (float) (nth * (DOT + 1))
             : MIN (MARGIN + span * (float) (year - self->first) + (float) (nth * (DOT + 1)),
                    (float) (width - MARGIN));
}

static guint
count_before (GArray *years, guint i)
{
  guint n = 0;

  while (i > n && g_array_index (years, guint, i - n - 1) == g_array_index (years, guint, i))
    n++;
  return n;
}

static void
draw_year (TlYearLine *self, GtkSnapshot *snapshot, guint year, float x, float align,
           const GdkRGBA *colour)
{
  g_autofree char *text = g_strdup_printf ("%u", year);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attributes = pango_attr_list_new ();
  int width;

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.818));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_get_pixel_size (layout, &width, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (x - align * (float) width, LINE_Y + TICK));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
tl_year_line_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TlYearLine *self = TL_YEAR_LINE (widget);
  GdkRGBA accent = tl_style_colour_get (widget, "accent_color"),
          quiet = tl_style_colour_get (widget, "tl_edge");
  GdkRGBA ink = tl_style_colour_get (widget, "tl_ink_2");
  int width = gtk_widget_get_width (widget);

  if (self->first == 0)
    return;
  gtk_snapshot_append_color (snapshot, &accent, &GRAPHENE_RECT_INIT (0, LINE_Y - 1, width, 2));
  for (guint i = 0; i < self->other->len; i++)
    gtk_snapshot_append_color (
        snapshot, &quiet,
        &GRAPHENE_RECT_INIT (get_x (self, g_array_index (self->other, guint, i), 0, width)
                                 + (float) (4 * (1 + count_before (self->other, i))) - 5,
                             LINE_Y - TICK / 2, 1, TICK));
  for (guint i = 0; i < self->found->len; i++)
    {
      float x =
          get_x (self, g_array_index (self->found, guint, i), count_before (self->found, i), width);
      graphene_rect_t rect = GRAPHENE_RECT_INIT (x - DOT / 2.0f, LINE_Y - DOT / 2.0f, DOT, DOT);
      GskRoundedRect dot;

      gsk_rounded_rect_init_from_rect (&dot, &rect, DOT / 2.0f);
      gtk_snapshot_push_rounded_clip (snapshot, &dot);
      gtk_snapshot_append_color (snapshot, &accent, &rect);
      gtk_snapshot_pop (snapshot);
    }
  if (self->first == self->last)
    draw_year (self, snapshot, self->first, (float) width / 2, 0.5f, &ink);
  else
    {
      draw_year (self, snapshot, self->first, 0, 0, &ink);
      draw_year (self, snapshot, self->last, (float) width, 1, &ink);
    }
}

static void
tl_year_line_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                      int *natural, int *minimum_baseline, int *natural_baseline)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "2000");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = 120;
  else
    *minimum = *natural = LINE_Y + TICK + height;
}

static void
tl_year_line_finalize (GObject *object)
{
  g_array_unref (TL_YEAR_LINE (object)->found);
  g_array_unref (TL_YEAR_LINE (object)->other);
  G_OBJECT_CLASS (tl_year_line_parent_class)->finalize (object);
}

static void
tl_year_line_class_init (TlYearLineClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = tl_year_line_finalize;
  widget_class->snapshot = tl_year_line_snapshot;
  widget_class->measure = tl_year_line_measure;
  gtk_widget_class_set_css_name (widget_class, "yearline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
tl_year_line_init (TlYearLine *self)
{
  self->found = g_array_new (FALSE, FALSE, sizeof (guint));
  self->other = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Years of the deaths reviewed"), -1);
}

GtkWidget *
tl_year_line_new (void)
{
  return g_object_new (TL_TYPE_YEAR_LINE, NULL);
}

static int
compare_years (gconstpointer a, gconstpointer b)
{
  return (int) *(const guint *) a - (int) *(const guint *) b;
}

static void
speak (TlYearLine *self)
{
  g_autoptr (GString) text = g_string_new (_ ("Years of the deaths reviewed:"));

  for (guint i = 0; i < self->found->len; i++)
    g_string_append_printf (text, "%s %u", i > 0 ? "," : "", g_array_index (self->found, guint, i));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text->str,
                                  -1);
}

void
tl_year_line_set_reviews (TlYearLine *self, GPtrArray *found, GPtrArray *coded)
{
  g_return_if_fail (TL_IS_YEAR_LINE (self));
  g_array_set_size (self->found, 0);
  g_array_set_size (self->other, 0);
  self->first = self->last = 0;
  for (guint i = 0; i < coded->len; i++)
    {
      TlReview *review = g_ptr_array_index (coded, i);
      guint year = tl_review_get_year (review);

      if (year == 0)
        continue;
      g_array_append_val (g_ptr_array_find (found, review, NULL) ? self->found : self->other, year);
      self->first = self->first == 0 ? year : MIN (self->first, year);
      self->last = MAX (self->last, year);
    }
  g_array_sort (self->found, compare_years);
  g_array_sort (self->other, compare_years);
  gtk_widget_set_visible (GTK_WIDGET (self), self->first > 0);
  speak (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
