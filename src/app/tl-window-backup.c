/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window and the backups of its library: made without being asked, put back, looked into. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-app-settings.h"
#include "tl-backups-window.h"
#include "tl-window-messages.h"
#include "tl-window-private.h"

#include <glib/gi18n.h>

#define SECONDS_BETWEEN_BACKUPS 3600

/* A copy keeps the drive busy: what one opened the library for comes first. */
#define SECONDS_TO_FIRST_BACKUP 3

/* What is put back, and where. */
typedef struct
{
  TlWindow *window;
  char *library_path;
} Restoring;

static void
backed_up_cb (TlWindow *self)
{
  g_clear_pointer (&self->backup_fault, g_free);
  tl_window_update_notice (self);
}

static void
failed_cb (TlWindow *self, GError *error)
{
  g_free (self->backup_fault);
  self->backup_fault = g_strdup_printf (_ ("The library was not backed up. %s"), error->message);
  tl_window_update_notice (self);
}

static gboolean
start_keeper_cb (gpointer data)
{
  TlWindow *self = data;

  self->backup_source = 0;
  tl_backup_keeper_start (self->keeper);
  return G_SOURCE_REMOVE;
}

void
tl_window_stop_backups (TlWindow *self)
{
  g_clear_handle_id (&self->backup_source, g_source_remove);
  if (self->keeper == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->keeper, self);
  tl_backup_keeper_stop (self->keeper);
  g_clear_object (&self->keeper);
}

void
tl_window_start_backups (TlWindow *self)
{
  GSettings *settings = tl_app_settings_get ();
  g_autofree char *folder = NULL;

  tl_window_stop_backups (self);
  g_clear_pointer (&self->backup_fault, g_free);
  if (self->library == NULL || self->home_path != NULL
      || (settings != NULL && !g_settings_get_boolean (settings, "backups")))
    return;
  folder = tl_app_settings_make_backup_folder (tl_library_get_path (self->library));
  self->keeper = tl_backup_keeper_new (self->library, folder, SECONDS_BETWEEN_BACKUPS);
  g_signal_connect_object (self->keeper, "backed-up", G_CALLBACK (backed_up_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  self->backup_source = g_timeout_add_seconds (SECONDS_TO_FIRST_BACKUP, start_keeper_cb, self);
}

static void
restored_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Restoring *restoring = data;
  g_autoptr (TlWindow) self = restoring->window;
  g_autofree char *path = restoring->library_path;
  g_autoptr (GError) error = NULL;

  g_free (restoring);
  if (tl_backup_restore_finish (result, &error))
    tl_window_show_toast (GTK_WIDGET (self),
                          _ ("The backup is in the place of the library. What was there is kept "
                             "as the newest backup."),
                          FALSE);
  else
    tl_window_show_error (GTK_WIDGET (self), error);
  tl_window_open_library (self, path, TL_STORE_OPEN);
}

static void
restore_cb (TlWindow *self, const char *backup)
{
  Restoring *restoring = g_new0 (Restoring, 1);
  g_autofree char *folder = NULL;
  g_autofree char *path = tl_window_dup_library_path (self);

  folder = tl_app_settings_make_backup_folder (path);
  restoring->window = g_object_ref (self);
  restoring->library_path = g_strdup (path);
  tl_window_set_library (self, NULL);
  gtk_label_set_text (self->opening_label, _ ("Restoring the backup…"));
  gtk_stack_set_visible_child_name (self->stack, "opening");
  tl_backup_restore_async (path, backup, folder, NULL, restored_cb, restoring);
}

static void
look_cb (TlWindow *self, const char *backup)
{
  g_autofree char *path = tl_window_dup_library_path (self);

  tl_window_look_into (self, backup, path);
}

void
tl_window_show_backups (TlWindow *self)
{
  g_autofree char *path = tl_window_dup_library_path (self);
  g_autofree char *folder = NULL;
  TlBackupsWindow *window;
  gboolean can_restore;

  if (path == NULL)
    return;
  folder = tl_app_settings_make_backup_folder (path);
  /* One that somebody else has open cannot be replaced; one that is only looked into can. */
  can_restore = self->library == NULL || self->home_path != NULL
                || !tl_library_get_is_read_only (self->library);
  window = tl_backups_window_new (GTK_WINDOW (self), path, folder, can_restore);
  g_signal_connect_object (window, "restore", G_CALLBACK (restore_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "look", G_CALLBACK (look_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

void
tl_window_tell_of_older_copy (TlWindow *self)
{
  const char *path = tl_library_get_older_copy (self->library);
  g_autofree char *name = path != NULL ? g_filename_display_basename (path) : NULL;
  g_autofree char *message = NULL;

  if (path == NULL)
    return;
  message =
      g_strdup_printf (_ ("The library was brought up to the format of this program. As it was "
                          "before, it is kept among its backups as “%s”."),
                       name);
  tl_window_show_lasting (GTK_WIDGET (self), message);
}

static void
copied_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = tl_library_back_up_finish (TL_LIBRARY (object), result, &error);
  g_autofree char *message = NULL;

  if (path == NULL)
    {
      tl_window_show_error (GTK_WIDGET (self), error);
      return;
    }
  message = g_strdup_printf (_ ("A copy was written to “%s” and tested"), path);
  tl_window_show_toast (GTK_WIDGET (self), message, FALSE);
}

void
tl_window_save_copy (TlWindow *self, const char *path)
{
  if (self->library != NULL)
    tl_library_back_up_async (self->library, NULL, path, NULL, copied_cb, g_object_ref (self));
}

/* Whether the library that could not be opened has backups. */
gboolean
tl_window_has_backups (TlWindow *self)
{
  g_autofree char *path = tl_window_dup_library_path (self);
  g_autofree char *folder = path != NULL ? tl_app_settings_make_backup_folder (path) : NULL;
  g_autoptr (GPtrArray) backups = folder != NULL ? tl_backup_list (path, folder) : NULL;

  return backups != NULL && backups->len > 0;
}
