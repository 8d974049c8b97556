/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Read page: how wide its panes are, and which there is room for. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-app-settings.h"
#include "tl-read-page-private.h"

/* Under this width the page picture gives way, under the second the findings, under the third the
 * outline; the text never does. */
enum
{
  WIDTH_WITH_PICTURE = 1080,
  WIDTH_WITH_FINDINGS = 900,
  WIDTH_WITH_OUTLINE = 700
};

/* The side panes keep their width, and the text takes what the window has left; a paned knows only
   the other way round. To be called before the first allocation: later, a paned moves what is set
   when the one around it changes. */
void
tl_read_page_place_panes (TlReadPage *self, int width)
{
  GSettings *settings = tl_app_settings_get ();
  int outline = settings != NULL ? g_settings_get_int (settings, "read-outline-width") : 196;
  int findings = settings != NULL ? g_settings_get_int (settings, "read-findings-width") : 254;
  int picture = settings != NULL ? g_settings_get_int (settings, "read-picture-width") : 296;
  int left = width - (gtk_widget_get_visible (self->outline_pane) ? outline : 0);

  gtk_paned_set_position (self->outline_paned, outline);
  gtk_paned_set_position (self->findings_paned, MAX (left - findings, 1));
  gtk_paned_set_position (self->picture_paned, MAX (left - findings - picture, 1));
}

void
tl_read_page_save_panes (TlReadPage *self)
{
  GSettings *settings = tl_app_settings_get ();
  GtkWidget *findings = gtk_paned_get_end_child (self->findings_paned);

  if (settings == NULL || !self->has_placed_panes)
    return;
  if (gtk_widget_get_mapped (self->outline_pane))
    g_settings_set_int (settings, "read-outline-width", gtk_widget_get_width (self->outline_pane));
  if (gtk_widget_get_mapped (findings))
    g_settings_set_int (settings, "read-findings-width", gtk_widget_get_width (findings));
  if (gtk_widget_get_mapped (self->picture_pane))
    g_settings_set_int (settings, "read-picture-width", gtk_widget_get_width (self->picture_pane));
}

/* How much wider the panes are with the desktop's text size: their words grow, their edges do not.
 */
static double
get_stretch (TlReadPage *self)
{
  double resolution =
      pango_cairo_context_get_resolution (gtk_widget_get_pango_context (GTK_WIDGET (self)));

  return resolution > 96 ? 0.5 + resolution / 96 / 2 : 1;
}

/* In a narrow window the side panes give way, and come back when there is room or when one asks for
 * them. */
void
tl_read_page_adapt_to_width (TlReadPage *self, int width)
{
  static const int bounds[] = { WIDTH_WITH_PICTURE, WIDTH_WITH_FINDINGS, WIDTH_WITH_OUTLINE };
  GtkWidget *panes[] = { self->picture_pane, gtk_paned_get_end_child (self->findings_paned),
                         self->outline_pane };
  double stretch = get_stretch (self);

  for (guint i = 0; i < G_N_ELEMENTS (bounds); i++)
    {
      int bound = (int) (bounds[i] * stretch);
      gboolean was = self->width >= bound, is = width >= bound;

      if (self->width == 0 || was != is)
        {
          if (i == 0)
            gtk_toggle_button_set_active (self->picture_button, is);
          else if (i == 2)
            gtk_toggle_button_set_active (self->outline_button, is);
          else
            gtk_widget_set_visible (panes[i], is);
        }
    }
  self->width = width;
}
