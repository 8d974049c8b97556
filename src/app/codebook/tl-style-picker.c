/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing the colour and pattern of a theme, with who has which. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-style-picker.h"

#include "tl-theme-style.h"

#include <glib/gi18n.h>

enum
{
  N_STYLES = TL_N_THEME_COLOURS * TL_N_THEME_PATTERNS
};

struct _TlStylePicker
{
  GtkWidget parent_instance;

  GtkWidget *grid;
  GtkToggleButton *buttons[N_STYLES];
  GtkLabel *labels[N_STYLES];
  gboolean is_filling;
};

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlStylePicker, tl_style_picker, GTK_TYPE_WIDGET)

static const char *
get_colour (guint style)
{
  return tl_theme_colours[style % TL_N_THEME_COLOURS];
}

static const char *
get_pattern (guint style)
{
  return tl_theme_patterns[style / TL_N_THEME_COLOURS];
}

static const char *
get_name (guint style)
{
  static const char *const names[N_STYLES] = {
    N_ ("Indigo, solid"),  N_ ("Ochre, solid"),   N_ ("Sage, solid"),    N_ ("Violet, solid"),
    N_ ("Brick, solid"),   N_ ("Ink, solid"),     N_ ("Indigo, ladder"), N_ ("Ochre, ladder"),
    N_ ("Sage, ladder"),   N_ ("Violet, ladder"), N_ ("Brick, ladder"),  N_ ("Ink, ladder"),
    N_ ("Indigo, hollow"), N_ ("Ochre, hollow"),  N_ ("Sage, hollow"),   N_ ("Violet, hollow"),
    N_ ("Brick, hollow"),  N_ ("Ink, hollow"),
  };

  return _ (names[style]);
}

static void
toggled_cb (TlStylePicker *self, GtkToggleButton *button)
{
  if (self->is_filling || !gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < N_STYLES; i++)
    if (self->buttons[i] == button)
      g_signal_emit (self, signals[PICKED], 0, get_colour (i), get_pattern (i));
}

static void
tl_style_picker_dispose (GObject *object)
{
  g_clear_pointer (&TL_STYLE_PICKER (object)->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (tl_style_picker_parent_class)->dispose (object);
}

static void
tl_style_picker_class_init (TlStylePickerClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_style_picker_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "stylepicker");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[PICKED] = g_signal_new ("picked", TL_TYPE_STYLE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

/* A theme of that look in a codebook of its own, for the swatch. */
static void
set_swatch (GtkWidget *swatch, guint style)
{
  g_autoptr (TlCodebook) codebook = tl_codebook_new ();
  g_autoptr (TlCode) plain = tl_code_new (TL_CODE_THEME, "T", NULL, "T", NULL, NULL, NULL, FALSE);
  g_autoptr (TlCode) coloured = tl_code_with_fact (plain, "colour", get_colour (style));
  g_autoptr (TlCode) theme = tl_code_with_fact (coloured, "pattern", get_pattern (style));

  tl_codebook_add (codebook, theme);
  tl_theme_swatch_set_theme (swatch, codebook, "T");
}

static void
add_button (TlStylePicker *self, guint style)
{
  GtkWidget *button = gtk_toggle_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *swatch = tl_theme_swatch_new (), *label = gtk_label_new (NULL);

  set_swatch (swatch, style);
  gtk_widget_add_css_class (label, "fine");
  gtk_widget_add_css_class (label, "numeric");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), swatch);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  get_name (style), -1);
  gtk_widget_add_css_class (button, "small-button");
  self->buttons[style] = GTK_TOGGLE_BUTTON (button);
  self->labels[style] = GTK_LABEL (label);
  if (style > 0)
    gtk_toggle_button_set_group (self->buttons[style], self->buttons[0]);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_grid_attach (GTK_GRID (self->grid), button, (int) (style % TL_N_THEME_COLOURS),
                   (int) (style / TL_N_THEME_COLOURS), 1, 1);
}

static void
tl_style_picker_init (TlStylePicker *self)
{
  self->grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 4);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 4);
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), TRUE);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  for (guint i = 0; i < N_STYLES; i++)
    add_button (self, i);
}

static gboolean
has_style (TlCode *theme, guint style)
{
  return g_strcmp0 (tl_code_get_fact (theme, "colour"), get_colour (style)) == 0
         && g_strcmp0 (tl_code_get_fact (theme, "pattern"), get_pattern (style)) == 0;
}

static void
show_users (TlStylePicker *self, TlCodebook *codebook, guint style)
{
  GPtrArray *themes = tl_codebook_get (codebook, TL_CODE_THEME);
  g_autoptr (GString) ids = g_string_new (NULL);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *name = NULL;

  for (guint i = 0; i < themes->len; i++)
    if (tl_code_get_parent_id (themes->pdata[i]) == NULL && has_style (themes->pdata[i], style))
      {
        g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "",
                                tl_code_get_id (themes->pdata[i]));
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                                tl_code_get_label (themes->pdata[i]));
      }
  name = g_strdup_printf ("%s: %s", get_name (style),
                          names->len > 0 ? names->str : C_ ("colour and pattern", "free"));
  gtk_label_set_text (self->labels[style],
                      ids->len > 0 ? ids->str : C_ ("colour and pattern", "free"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->buttons[style]), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[style]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
tl_style_picker_show (TlStylePicker *self, TlCodebook *codebook, TlCode *theme)
{
  g_return_if_fail (TL_IS_STYLE_PICKER (self));
  self->is_filling = TRUE;
  for (guint i = 0; i < N_STYLES; i++)
    {
      gtk_toggle_button_set_active (self->buttons[i], has_style (theme, i));
      show_users (self, codebook, i);
    }
  self->is_filling = FALSE;
}
