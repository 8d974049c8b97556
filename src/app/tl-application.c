/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program: what it is started with, its style, its keys. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-application.h"

#include "tl-app-settings.h"
#include "tl-window.h"

#include <glib/gi18n.h>

struct _TlApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (TlApplication, tl_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and end"), NULL },
  { NULL },
};

static TlWindow *
get_window (TlApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  return window != NULL ? TL_WINDOW (window) : tl_window_new (self);
}

static void
apply_style (const char *style)
{
  AdwColorScheme scheme = g_str_equal (style, "light")  ? ADW_COLOR_SCHEME_FORCE_LIGHT
                          : g_str_equal (style, "dark") ? ADW_COLOR_SCHEME_FORCE_DARK
                                                        : ADW_COLOR_SCHEME_DEFAULT;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
}

static void
style_changed_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  GSettings *settings = tl_app_settings_get ();

  g_simple_action_set_state (action, value);
  apply_style (g_variant_get_string (value, NULL));
  if (settings != NULL)
    g_settings_set_string (settings, "style", g_variant_get_string (value, NULL));
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (data));

  /* Each window closes its library. */
  if (windows != NULL)
    gtk_window_close (windows->data);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adw_show_about_window (
      gtk_application_get_active_window (GTK_APPLICATION (data)), "application-name",
      _ ("Throughline"), "application-icon", TL_APP_ID, "version", TL_VERSION, "developer-name",
      _ ("The Throughline project"), "license-type", GTK_LICENSE_GPL_3_0, "comments",
      _ ("Learning from domestic homicide reviews: tag what reviews found, see in how many "
         "reviews it recurs, write the overview. Reports stay on this computer."),
      NULL);
}

static void
add_actions (TlApplication *self)
{
  static const GActionEntry entries[] = {
    { .name = "quit", .activate = quit_cb },
    { .name = "about", .activate = about_cb },
    { .name = "style",
      .parameter_type = "s",
      .state = "'system'",
      .change_state = style_changed_cb },
  };
  static const struct
  {
    const char *action, *keys[3];
  } keys[] = {
    { "app.quit", { "<Control>q" } },
    { "window.close", { "<Control>w" } },
    { "win.new-library", { "<Control>n" } },
    { "win.open-library", { "<Control>o" } },
    { "win.save-copy", { "<Control><Shift>s" } },
    { "win.backups", { "<Control><Shift>b" } },
    { "win.import", { "<Control>i" } },
    { "win.import-folder", { "<Control><Shift>i" } },
    { "win.paste-text", { "<Control><Shift>v" } },
    { "win.undo", { "<Control>z" } },
    { "win.redo", { "<Control><Shift>z", "<Control>y" } },
    { "win.page::reviews", { "<Alt>1" } },
    { "win.page::read", { "<Alt>2" } },
    { "win.page::lessons", { "<Alt>3" } },
    { "win.page::overview", { "<Alt>4" } },
    { "win.page::codebook", { "<Control>b" } },
    { "win.search", { "<Control>k" } },
    { "win.preferences", { "<Control>comma" } },
    { "win.page::history", { "<Control>h" } },
    { "win.show-shortcuts", { "<Control>question", "F1" } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), keys[i].action, keys[i].keys);
}

static void
tl_application_startup (GApplication *application)
{
  GSettings *settings = tl_app_settings_get ();

  G_APPLICATION_CLASS (tl_application_parent_class)->startup (application);
  gtk_window_set_default_icon_name (TL_APP_ID);
  add_actions (TL_APPLICATION (application));
  if (settings != NULL)
    {
      g_autofree char *style = g_settings_get_string (settings, "style");

      g_action_group_change_action_state (G_ACTION_GROUP (application), "style",
                                          g_variant_new_string (style));
    }
}

static void
tl_application_activate (GApplication *application)
{
  TlWindow *window = get_window (TL_APPLICATION (application));

  tl_window_open_last_library (window);
  gtk_window_present (GTK_WINDOW (window));
}

static gboolean
is_library (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name != NULL && g_str_has_suffix (name, ".throughline");
}

static void
tl_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  TlWindow *window = get_window (TL_APPLICATION (application));
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *path = NULL;

  for (int i = 0; i < n_files; i++)
    if (path == NULL && is_library (files[i]))
      path = g_file_get_path (files[i]);
    else
      g_ptr_array_add (reports, g_object_ref (files[i]));
  if (path != NULL)
    /* Named together with reports, a library may be new. */
    tl_window_open_library (window, path,
                            reports->len > 0 ? TL_STORE_OPEN_OR_CREATE : TL_STORE_OPEN);
  else
    tl_window_open_last_library (window);
  if (reports->len > 0)
    tl_window_import (window, reports);
  gtk_window_present (GTK_WINDOW (window));
}

static int
tl_application_handle_local_options (GApplication *application, GVariantDict *arguments)
{
  if (!g_variant_dict_contains (arguments, "version"))
    return -1;
  g_print ("throughline %s\n", TL_VERSION);
  return 0;
}

static void
tl_application_class_init (TlApplicationClass *class)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (class);

  application_class->startup = tl_application_startup;
  application_class->activate = tl_application_activate;
  application_class->open = tl_application_open;
  application_class->handle_local_options = tl_application_handle_local_options;
}

static void
tl_application_init (TlApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self),
                                                     _ ("[LIBRARY] [REPORT…]"));
  g_application_set_option_context_summary (
      G_APPLICATION (self),
      _ ("Opens a library of domestic homicide reviews, and imports the reports named after it."));
}

TlApplication *
tl_application_new (void)
{
  return g_object_new (TL_TYPE_APPLICATION, "application-id", TL_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE, "resource-base-path",
                       "/org/throughline/Throughline", NULL);
}
