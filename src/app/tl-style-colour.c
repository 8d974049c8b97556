/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours of the style sheet for what draws itself. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-style-colour.h"

GdkRGBA
tl_style_colour_get (GtkWidget *widget, const char *name)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA colour;

  if (!gtk_style_context_lookup_color (context, name, &colour))
    gtk_style_context_get_color (context, &colour);
  return colour;
}
