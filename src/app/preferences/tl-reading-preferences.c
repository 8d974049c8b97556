/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferences of reading: what is chosen goes to the settings, which the open text follows. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-reading-preferences.h"

#include "tl-accessible.h"
#include "tl-app-settings.h"
#include "tl-reading-font.h"

#include <glib/gi18n.h>

/* Places in the list of fonts; the installed families come after them. */
enum
{
  FONT_SERIF,
  FONT_SANS,
  N_USUAL_FONTS
};

static const char *const keys[] = { "text-size", "line-height", "reading-font" };

struct _TlReadingPreferences
{
  AdwPreferencesPage parent_instance;

  /* Template widgets */
  GtkWidget *size_spin;
  GtkAdjustment *size;
  GtkAdjustment *line;
  GtkDropDown *fonts;
  GtkLabel *sample;

  GtkStringList *names;
  gboolean is_showing; /* what is set: nobody chose it */
};

G_DEFINE_FINAL_TYPE (TlReadingPreferences, tl_reading_preferences, ADW_TYPE_PREFERENCES_PAGE)

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

static void
append_families (TlReadingPreferences *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  g_autofree PangoFontFamily **families = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  int n;

  pango_context_list_families (context, &families, &n);
  for (int i = 0; i < n; i++)
    g_ptr_array_add (names, (char *) pango_font_family_get_name (families[i]));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    gtk_string_list_append (self->names, names->pdata[i]);
}

static void
fill_fonts (TlReadingPreferences *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  g_autofree char *serif = tl_reading_font_dup_face (context, TL_READING_FONT_SERIF);
  g_autofree char *sans = tl_reading_font_dup_face (context, TL_READING_FONT_SANS);
  /* Translators: kinds of fonts, and the name of the font that is there for each. */
  g_autofree char *serif_name = g_strdup_printf (_ ("With serifs (%s)"), serif);
  g_autofree char *sans_name = g_strdup_printf (_ ("Without serifs (%s)"), sans);

  self->names = gtk_string_list_new (NULL);
  gtk_string_list_append (self->names, serif_name);
  gtk_string_list_append (self->names, sans_name);
  append_families (self);
  gtk_drop_down_set_model (self->fonts, G_LIST_MODEL (self->names));
}

static guint
find_font (TlReadingPreferences *self, const char *font)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->names));

  if (g_str_equal (font, TL_READING_FONT_SANS))
    return FONT_SANS;
  for (guint i = N_USUAL_FONTS; i < n; i++)
    if (g_str_equal (gtk_string_list_get_string (self->names, i), font))
      return i;
  return FONT_SERIF;
}

static void
show_sample (TlReadingPreferences *self, const char *font)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autofree char *families = tl_reading_font_dup_families (font);
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  double size = gtk_adjustment_get_value (self->size);

  pango_attr_list_insert (attributes, pango_attr_family_new (families));
  pango_attr_list_insert (attributes, pango_attr_size_new ((int) (size * PANGO_SCALE)));
  pango_attr_list_insert (attributes,
                          pango_attr_line_height_new (tl_reading_font_get_line_factor (
                              context, font, size, gtk_adjustment_get_value (self->line))));
  gtk_label_set_attributes (self->sample, attributes);
}

static void
show_settings (TlReadingPreferences *self)
{
  GSettings *settings = tl_app_settings_get ();
  g_autofree char *font = NULL;

  font = settings != NULL ? g_settings_get_string (settings, "reading-font")
                          : g_strdup (TL_READING_FONT_SERIF);
  self->is_showing = TRUE;
  gtk_drop_down_set_selected (self->fonts, find_font (self, font));
  self->is_showing = FALSE;
  show_sample (self, font);
}

static void
font_selected_cb (TlReadingPreferences *self)
{
  GSettings *settings = tl_app_settings_get ();
  guint at = gtk_drop_down_get_selected (self->fonts);

  if (self->is_showing || settings == NULL || at == GTK_INVALID_LIST_POSITION)
    return;
  g_settings_set_string (settings, "reading-font",
                         at == FONT_SERIF  ? TL_READING_FONT_SERIF
                         : at == FONT_SANS ? TL_READING_FONT_SANS
                                           : gtk_string_list_get_string (self->names, at));
}

static void
reset_clicked_cb (TlReadingPreferences *self)
{
  GSettings *settings = tl_app_settings_get ();

  for (guint i = 0; settings != NULL && i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (settings, keys[i]);
}

static void
follow_settings (TlReadingPreferences *self)
{
  GSettings *settings = tl_app_settings_get ();

  if (settings == NULL)
    return;
  g_settings_bind (settings, "text-size", self->size, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "line-height", self->line, "value", G_SETTINGS_BIND_DEFAULT);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *changed = g_strconcat ("changed::", keys[i], NULL);

      g_signal_connect_object (settings, changed, G_CALLBACK (show_settings), self,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
    }
}

/* The first control is the button that sets all back: nobody should press it by chance. */
static void
tl_reading_preferences_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tl_reading_preferences_parent_class)->map (widget);
  gtk_widget_grab_focus (TL_READING_PREFERENCES (widget)->size_spin);
}

static void
tl_reading_preferences_dispose (GObject *object)
{
  TlReadingPreferences *self = TL_READING_PREFERENCES (object);

  g_clear_object (&self->names);
  gtk_widget_dispose_template (GTK_WIDGET (self), TL_TYPE_READING_PREFERENCES);
  G_OBJECT_CLASS (tl_reading_preferences_parent_class)->dispose (object);
}

static void
tl_reading_preferences_class_init (TlReadingPreferencesClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_reading_preferences_dispose;
  widget_class->map = tl_reading_preferences_map;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/throughline/Throughline/ui/preferences/reading-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, TlReadingPreferences, size_spin);
  gtk_widget_class_bind_template_child (widget_class, TlReadingPreferences, size);
  gtk_widget_class_bind_template_child (widget_class, TlReadingPreferences, line);
  gtk_widget_class_bind_template_child (widget_class, TlReadingPreferences, fonts);
  gtk_widget_class_bind_template_child (widget_class, TlReadingPreferences, sample);
  gtk_widget_class_bind_template_child_full (widget_class, "reset_button", FALSE, 0);
  gtk_widget_class_bind_template_callback (widget_class, font_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_clicked_cb);
}

static void
tl_reading_preferences_init (TlReadingPreferences *self)
{
  self->is_showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  tl_accessible_name_parts (GTK_WIDGET (self->fonts), _ ("Font"));
  fill_fonts (self);
  follow_settings (self);
  show_settings (self);
}
