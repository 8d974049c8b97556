/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferences of backups, and the backups of the open library. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-backup-preferences.h"

#include "tl-app-settings.h"
#include "tl-backups-window.h"

#include <glib/gi18n.h>

struct _TlBackupPreferences
{
  AdwPreferencesPage parent_instance;

  /* Template widgets */
  GtkSwitch *automatic;
  AdwActionRow *folder_row;
  GtkWidget *reset_button;
  AdwActionRow *rule_row;
  AdwPreferencesGroup *group;
  GtkWidget *now_button;
  GtkLabel *status;
  GtkListBox *list;

  TlLibrary *library;        /* nullable */
  GCancellable *cancellable; /* nullable: of the backup under way */
  GtkNativeDialog *chooser;  /* nullable */
};

G_DEFINE_FINAL_TYPE (TlBackupPreferences, tl_backup_preferences, ADW_TYPE_PREFERENCES_PAGE)

static char *
make_folder (TlBackupPreferences *self)
{
  return tl_app_settings_make_backup_folder (tl_library_get_path (self->library));
}

static void
add_row (TlBackupPreferences *self, const TlBackup *backup)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *time = tl_backup_describe_time (backup);
  g_autofree char *content = tl_backup_describe_content (backup);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), time);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), content);
  gtk_list_box_append (self->list, row);
}

static void
show_backups (TlBackupPreferences *self)
{
  g_autofree char *folder = self->library != NULL ? make_folder (self) : NULL;
  g_autoptr (GPtrArray) backups =
      folder != NULL ? tl_backup_list (tl_library_get_path (self->library), folder) : NULL;
  guint n = backups != NULL ? backups->len : 0;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < n; i++)
    add_row (self, backups->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->group), self->library != NULL);
  if (self->cancellable == NULL)
    gtk_label_set_text (self->status, n > 0 ? "" : _ ("There is no backup yet."));
  gtk_widget_set_visible (GTK_WIDGET (self->status), gtk_label_get_text (self->status)[0] != '\0');
}

static void
show_folder (TlBackupPreferences *self)
{
  GSettings *settings = tl_app_settings_get ();
  g_autofree char *chosen =
      settings != NULL ? g_settings_get_string (settings, "backup-folder") : g_strdup ("");
  g_autofree char *text = g_markup_escape_text (chosen, -1);

  adw_action_row_set_subtitle (self->folder_row, chosen[0] != '\0'
                                                     ? text
                                                     : _ ("Beside the library, in a folder of its "
                                                          "own"));
  gtk_widget_set_visible (self->reset_button, chosen[0] != '\0');
  show_backups (self);
}

static void
show_status (TlBackupPreferences *self, const char *text)
{
  gtk_label_set_text (self->status, text);
  gtk_widget_set_visible (GTK_WIDGET (self->status), text[0] != '\0');
}

static void
backed_up_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlBackupPreferences) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = tl_library_back_up_finish (TL_LIBRARY (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  gtk_widget_set_sensitive (self->now_button, TRUE);
  show_backups (self);
  show_status (self,
               path != NULL ? _ ("A backup was written and tested just now.") : error->message);
}

static void
now_clicked_cb (TlBackupPreferences *self)
{
  g_autofree char *folder = make_folder (self);

  self->cancellable = g_cancellable_new ();
  gtk_widget_set_sensitive (self->now_button, FALSE);
  show_status (self, _ ("Writing a backup… Work can go on meanwhile."));
  tl_library_back_up_async (self->library, folder, NULL, self->cancellable, backed_up_cb,
                            g_object_ref (self));
}

static void
folder_chosen_cb (GtkNativeDialog *chooser, int response, TlBackupPreferences *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser))
                               : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && tl_app_settings_get () != NULL)
    g_settings_set_string (tl_app_settings_get (), "backup-folder", path);
}

static void
folder_clicked_cb (TlBackupPreferences *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Folder for backups"), window, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("Choose"), NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (folder_chosen_cb), self, 0);
  g_clear_object (&self->chooser);
  self->chooser = GTK_NATIVE_DIALOG (chooser);
  gtk_native_dialog_show (self->chooser);
}

static void
reset_clicked_cb (TlBackupPreferences *self)
{
  if (tl_app_settings_get () != NULL)
    g_settings_reset (tl_app_settings_get (), "backup-folder");
}

/* The window of the library lists them with what each holds, and restores. */
static void
restore_clicked_cb (TlBackupPreferences *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWindow *parent = gtk_window_get_transient_for (window);

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.backups", NULL);
  gtk_window_close (window);
}

static void
tl_backup_preferences_dispose (GObject *object)
{
  TlBackupPreferences *self = TL_BACKUP_PREFERENCES (object);

  /* A backup that was asked for is written to its end; nobody is told here. */
  g_clear_object (&self->cancellable);
  g_clear_object (&self->library);
  g_clear_object (&self->chooser);
  gtk_widget_dispose_template (GTK_WIDGET (self), TL_TYPE_BACKUP_PREFERENCES);
  G_OBJECT_CLASS (tl_backup_preferences_parent_class)->dispose (object);
}

static void
tl_backup_preferences_class_init (TlBackupPreferencesClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_backup_preferences_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/throughline/Throughline/ui/preferences/backup-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, TlBackupPreferences, automatic);
  gtk_widget_class_bind_template_child (widget_class, TlBackupPreferences, folder_row);
  gtk_widget_class_bind_template_child (widget_class, TlBackupPreferences, reset_button);
  gtk_widget_class_bind_template_child (widget_class, TlBackupPreferences, rule_row);
  gtk_widget_class_bind_template_child (widget_class, TlBackupPreferences, group);
  gtk_widget_class_bind_template_child (widget_class, TlBackupPreferences, now_button);
  gtk_widget_class_bind_template_child (widget_class, TlBackupPreferences, status);
  gtk_widget_class_bind_template_child (widget_class, TlBackupPreferences, list);
  gtk_widget_class_bind_template_callback (widget_class, now_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, folder_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_clicked_cb);
}

static void
tl_backup_preferences_init (TlBackupPreferences *self)
{
  GSettings *settings = tl_app_settings_get ();

  gtk_widget_init_template (GTK_WIDGET (self));
  adw_action_row_set_subtitle (self->rule_row, tl_backup_get_rule ());
  if (settings != NULL)
    {
      g_settings_bind (settings, "backups", self->automatic, "active", G_SETTINGS_BIND_DEFAULT);
      g_signal_connect_object (settings, "changed::backup-folder", G_CALLBACK (show_folder), self,
                               G_CONNECT_SWAPPED);
    }
  show_folder (self);
}

void
tl_backup_preferences_set_library (TlBackupPreferences *self, TlLibrary *library)
{
  g_return_if_fail (TL_IS_BACKUP_PREFERENCES (self));
  g_set_object (&self->library, library);
  show_backups (self);
}
