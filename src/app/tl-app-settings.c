/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings of the window, which does without them where they are missing. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-app-settings.h"

#include "tl-backup.h"
#include "tl-settings.h"

GSettings *
tl_app_settings_get (void)
{
  static gboolean is_told;
  GSettings *settings = tl_settings_get ();

  if (settings == NULL && !is_told)
    g_message ("The settings schema is not installed: the window remembers nothing");
  is_told = TRUE;
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
  return tl_backup_make_chosen_folder (library_path);
}
