/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the settings, installed or in the build tree. */
#define G_LOG_DOMAIN "tl-base"

#include "config.h"

#include "tl-settings.h"

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
tl_settings_get (void)
{
  static GSettings *settings;
  static gboolean is_looked_up;

  if (!is_looked_up)
    {
      g_autoptr (GSettingsSchema) schema = find_schema ();

      is_looked_up = TRUE;
      if (schema != NULL)
        settings = g_settings_new_full (schema, NULL, NULL);
    }
  return settings;
}
