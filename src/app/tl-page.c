/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of the window, which lays itself out by its width. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-page.h"

typedef struct
{
  guint adapting; /* tick callback */
  int narrowest;  /* pixels; 0 where what the child asks for holds */
} TlPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TlPage, tl_page, GTK_TYPE_WIDGET)

static gboolean
adapt_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TlPagePrivate *private = tl_page_get_instance_private (TL_PAGE (widget));

  private->adapting = 0;
  private->narrowest =
      TL_PAGE_GET_CLASS (widget)->adapt (TL_PAGE (widget), gtk_widget_get_width (widget));
  return G_SOURCE_REMOVE;
}

static void
tl_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TlPagePrivate *private = tl_page_get_instance_private (TL_PAGE (widget));
  GtkWidget *child = gtk_widget_get_first_child (widget);

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));
    else
      gtk_widget_size_allocate (child, &(GtkAllocation){ 0, 0, width, height }, baseline);
  if (private->adapting == 0 && TL_PAGE_GET_CLASS (widget)->adapt != NULL)
  private->adapting = gtk_widget_add_tick_callback (widget, adapt_tick_cb, NULL, NULL);
}

static void
tl_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                 int *natural, int *minimum_baseline, int *natural_baseline)
{
  TlPagePrivate *private = tl_page_get_instance_private (TL_PAGE (widget));

  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, minimum, natural,
                      NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL && private->narrowest > 0)
    *minimum = MIN (*minimum, private->narrowest);
}

static void
tl_page_class_init (TlPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->size_allocate = tl_page_size_allocate;
  widget_class->measure = tl_page_measure;
}

static void
tl_page_init (TlPage *self)
{
}
