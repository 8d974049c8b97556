/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small square in a theme's colour and pattern. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-theme-style.h"

#include <adwaita.h>

struct _TlThemeSwatch
{
  GtkWidget parent_instance;

  TlCodebook *codebook;
  char *theme_id;
};

G_DEFINE_FINAL_TYPE (TlThemeSwatch, tl_theme_swatch, GTK_TYPE_WIDGET)

static void
tl_theme_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TlThemeSwatch *self = TL_THEME_SWATCH (widget);
  int x = (gtk_widget_get_width (widget) - TL_THEME_SWATCH_SIZE) / 2;
  int y = (gtk_widget_get_height (widget) - TL_THEME_SWATCH_SIZE) / 2;
  TlThemeStyle style;

  tl_theme_style_get (self->codebook, self->theme_id,
                      adw_style_manager_get_dark (adw_style_manager_get_default ()), &style);
  tl_theme_style_snapshot_swatch (
      snapshot, &style, &GRAPHENE_RECT_INIT (x, y, TL_THEME_SWATCH_SIZE, TL_THEME_SWATCH_SIZE));
}

static void
tl_theme_swatch_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = TL_THEME_SWATCH_SIZE;
}

static void
tl_theme_swatch_dispose (GObject *object)
{
  g_clear_object (&TL_THEME_SWATCH (object)->codebook);
  G_OBJECT_CLASS (tl_theme_swatch_parent_class)->dispose (object);
}

static void
tl_theme_swatch_finalize (GObject *object)
{
  g_free (TL_THEME_SWATCH (object)->theme_id);
  G_OBJECT_CLASS (tl_theme_swatch_parent_class)->finalize (object);
}

static void
tl_theme_swatch_class_init (TlThemeSwatchClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_theme_swatch_dispose;
  G_OBJECT_CLASS (class)->finalize = tl_theme_swatch_finalize;
  widget_class->snapshot = tl_theme_swatch_snapshot;
  widget_class->measure = tl_theme_swatch_measure;
  gtk_widget_class_set_css_name (widget_class, "swatch");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
tl_theme_swatch_init (TlThemeSwatch *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
}

GtkWidget *
tl_theme_swatch_new (void)
{
  return g_object_new (TL_TYPE_THEME_SWATCH, NULL);
}

void
tl_theme_swatch_set_theme (GtkWidget *swatch, TlCodebook *codebook, const char *theme_id)
{
  TlThemeSwatch *self = TL_THEME_SWATCH (swatch);
  char *id = g_strdup (theme_id);

  g_set_object (&self->codebook, codebook);
  g_free (self->theme_id);
  self->theme_id = id;
  gtk_widget_queue_draw (swatch);
}
