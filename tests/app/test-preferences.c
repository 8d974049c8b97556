/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferences: what is set there holds at once for the text, and comes back. */
#include "config.h"

#include "app-fixture.h"
#include "tl-app-settings.h"
#include "tl-preferences-window.h"
#include "tl-reading-font.h"
#include "tl-reading-preferences.h"
#include "tl-text-view.h"

static gpointer
find_named (GtkWidget *widget, const char *id)
{
  GtkWidget *page = app_fixture_find (widget, TL_TYPE_READING_PREFERENCES);

  return gtk_widget_get_template_child (page, TL_TYPE_READING_PREFERENCES, id);
}

static void
test_live (void)
{
  GSettings *settings = tl_app_settings_get ();
  TlPreferencesWindow *window = tl_preferences_window_new (NULL, NULL);
  GtkDropDown *fonts = GTK_DROP_DOWN (find_named (GTK_WIDGET (window), "fonts"));
  GtkStringObject *name;
  g_autofree char *font = NULL, *was = NULL;

  gtk_window_present (GTK_WINDOW (window));
  gtk_adjustment_set_value (find_named (GTK_WIDGET (window), "size"), 20);
  gtk_adjustment_set_value (find_named (GTK_WIDGET (window), "line"), 2);
  g_assert_cmpfloat (g_settings_get_double (settings, "text-size"), ==, 20);
  g_assert_cmpfloat (g_settings_get_double (settings, "line-height"), ==, 2);
  gtk_drop_down_set_selected (fonts, 1);
  was = g_settings_get_string (settings, "reading-font");
  g_assert_cmpstr (was, ==, TL_READING_FONT_SANS);
  gtk_drop_down_set_selected (fonts, 2);
  name = gtk_drop_down_get_selected_item (fonts);
  font = g_settings_get_string (settings, "reading-font");
  g_assert_cmpstr (font, ==, gtk_string_object_get_string (name));
  gtk_window_destroy (GTK_WINDOW (window));

  window = tl_preferences_window_new (NULL, NULL);
  fonts = GTK_DROP_DOWN (find_named (GTK_WIDGET (window), "fonts"));
  g_assert_cmpuint (gtk_drop_down_get_selected (fonts), ==, 2);
  g_signal_emit_by_name (find_named (GTK_WIDGET (window), "reset_button"), "clicked");
  g_assert_cmpfloat (g_settings_get_double (settings, "text-size"), ==, 12);
  g_assert_cmpuint (gtk_drop_down_get_selected (fonts), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_text_follows (void)
{
  GtkWidget *window = gtk_window_new (), *view = tl_text_view_new ();
  int before, after;

  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, 600, &before, NULL, NULL, NULL);
  g_object_set (view, "line-height", 2.4, "text-size", 30.0, "font", "No such family, \"really\"",
                NULL);
  gtk_test_widget_wait_for_draw (view);
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, 600, &after, NULL, NULL, NULL);
  g_assert_cmpint (after, >, before);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_names (void)
{
  g_autofree char *serif = tl_reading_font_dup_css (TL_READING_FONT_SERIF);
  g_autofree char *odd = tl_reading_font_dup_css ("A \"b\" \\ c\n");

  g_assert_true (g_str_has_prefix (serif, "\"Charis SIL\", "));
  g_assert_true (g_str_has_suffix (serif, ", serif"));
  g_assert_cmpstr (odd, ==, "\"A \\\"b\\\" \\\\ c\", serif");
}

int
main (int argc, char **argv)
{
  app_fixture_init (&argc, &argv);
  if (tl_app_settings_get () == NULL)
    return 77;
  g_test_add_func ("/preferences/names", test_names);
  g_test_add_func ("/preferences/live", test_live);
  g_test_add_func ("/preferences/text-follows", test_text_follows);
  return g_test_run ();
}
