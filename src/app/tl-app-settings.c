/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the settings of the window, installed or in the build tree, and does without them where
 * they are missing. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-app-settings.h"

#include "tl-backup.h"
#include "tl-paths.h"

static GSettingsSchema *
find_schema (void)
{
  g_autofree char *folder = tl_paths_schemas ();
  GSettingsSchemaSource *known = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchemaSource) source = NULL;
  g_autoptr (GError) error = NULL;

  if (folder != NULL)
    source = g_settings_schema_source_new_from_directory (folder, known, FALSE, &error);
  if (error != NULL)
    g_debug ("No settings in the build tree: %s", error->message);
  if (source != NULL)
    return g_settings_schema_source_lookup (source, TL_APP_ID, TRUE);
  return known != NULL ? g_settings_schema_source_lookup (known, TL_APP_ID, TRUE) : NULL;
}

GSettings *
tl_app_settings_get (void)
{
  static GSettings *settings;
  static gboolean is_looked_up;

  if (!is_looked_up)
    {
      g_autoptr (GSettingsSchema) schema = find_schema ();

      is_looked_up = TRUE;
      if (schema != NULL)
        settings = g_settings_new_full (schema, NULL, NULL);
      else
        g_message ("The settings schema is not installed: the window remembers nothing");
    }
  return settings;
}

char *
tl_app_settings_dup_coder (void)
{
  GSettings *settings = tl_app_settings_get ();
  g_autofree char *name =
      settings != NULL ? g_strstrip (g_settings_get_string (settings, "coder")) : NULL;
  const char *real = g_get_real_name ();

  if (name != NULL && name[0] != '\0')
    return g_steal_pointer (&name);
  return g_strdup (real != NULL && real[0] != '\0' && !g_str_equal (real, "Unknown")
                       ? real
                       : g_get_user_name ());
}

char *
tl_app_settings_make_backup_folder (const char *library_path)
{
  GSettings *settings = tl_app_settings_get ();
  g_autofree char *chosen =
      settings != NULL ? g_settings_get_string (settings, "backup-folder") : NULL;

  return tl_backup_make_folder (library_path, chosen);
}
