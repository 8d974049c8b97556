/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The backups of a library: one is chosen to be put back or to be looked into. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-backups-window.h"

#include "tl-cancel.h"

#include <glib/gi18n.h>

struct _TlBackupsWindow
{
  AdwWindow parent_instance;

  /* Template widgets */
  AdwWindowTitle *heading;
  GtkStack *stack;
  GtkListBox *list;
  AdwStatusPage *none;
  GtkLabel *hint;

  GPtrArray *backups; /* nullable; TlBackup, in the order of the rows */
  GCancellable *loading;
  gboolean can_restore;
};

enum
{
  RESTORE,
  LOOK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlBackupsWindow, tl_backups_window, ADW_TYPE_WINDOW)

char *
tl_backup_describe_time (const TlBackup *backup)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);
  g_autofree char *day = g_date_time_format (backup->time, "%F");
  g_autofree char *today = g_date_time_format (now, "%F");
  g_autofree char *day_before = g_date_time_format (yesterday, "%F");

  if (g_str_equal (day, today))
    return g_date_time_format (backup->time, _ ("Today, %H:%M"));
  if (g_str_equal (day, day_before))
    return g_date_time_format (backup->time, _ ("Yesterday, %H:%M"));
  return g_date_time_format (backup->time, _ ("%A %-d %B %Y, %H:%M"));
}

char *
tl_backup_describe_content (const TlBackup *backup)
{
  g_autofree char *size = g_format_size (backup->size);
  g_autofree char *reviews = NULL;
  g_autofree char *findings = NULL;

  if (backup->fault != NULL)
    return g_strdup_printf (_ ("Cannot be opened: %s"), backup->fault);
  if (backup->n_reviews < 0)
    return g_steal_pointer (&size);
  reviews =
      g_strdup_printf (ngettext ("%d review", "%d reviews", backup->n_reviews), backup->n_reviews);
  findings = g_strdup_printf (ngettext ("%d finding", "%d findings", backup->n_findings),
                              backup->n_findings);
  if (!backup->is_kept)
    return g_strdup_printf ("%s · %s · %s", reviews, findings, size);
  /* Translators: what a library holds; the number of its older format. */
  return g_strdup_printf (_ ("%s · %s · %s · in the older format %d, kept"), reviews, findings,
                          size, backup->format);
}

static TlBackup *
get_chosen (TlBackupsWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL && self->backups != NULL
             ? self->backups->pdata[gtk_list_box_row_get_index (row)]
             : NULL;
}

static void
update_actions (TlBackupsWindow *self)
{
  TlBackup *chosen = get_chosen (self);
  gboolean is_sound = chosen != NULL && chosen->fault == NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backups.restore",
                                 is_sound && self->can_restore);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backups.look",
                                 is_sound && chosen->format == TL_STORE_VERSION);
}

static void
add_row (TlBackupsWindow *self, TlBackup *backup)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *time = tl_backup_describe_time (backup);
  g_autofree char *content = tl_backup_describe_content (backup);
  g_autofree char *escaped = g_markup_escape_text (content, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), time);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  if (backup->fault != NULL)
    adw_action_row_set_icon_name (ADW_ACTION_ROW (row), "dialog-warning-symbolic");
  gtk_list_box_append (self->list, row);
}

static void
show_error (TlBackupsWindow *self, const GError *error)
{
  g_autofree char *text = g_markup_escape_text (error->message, -1);

  adw_status_page_set_icon_name (self->none, "dialog-warning-symbolic");
  adw_status_page_set_title (self->none, _ ("The backups cannot be listed"));
  adw_status_page_set_description (self->none, text);
  gtk_stack_set_visible_child_name (self->stack, "none");
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlBackupsWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = tl_backups_load_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (backups == NULL)
    {
      show_error (self, error);
      return;
    }
  g_clear_object (&self->loading);
  self->backups = g_steal_pointer (&backups);
  for (guint i = 0; i < self->backups->len; i++)
    add_row (self, self->backups->pdata[i]);
  gtk_stack_set_visible_child_name (self->stack, self->backups->len > 0 ? "list" : "none");
  if (self->backups->len > 0)
    {
      GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

      gtk_list_box_select_row (self->list, first);
      gtk_widget_grab_focus (GTK_WIDGET (first));
    }
  update_actions (self);
}

static void
finish (TlBackupsWindow *self, guint signal)
{
  g_autofree char *path = g_strdup (get_chosen (self)->path);

  g_object_ref (self);
  g_signal_emit (self, signals[signal], 0, path);
  gtk_window_close (GTK_WINDOW (self));
  g_object_unref (self);
}

static void
restore_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  finish (TL_BACKUPS_WINDOW (widget), RESTORE);
}

static void
look_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  finish (TL_BACKUPS_WINDOW (widget), LOOK);
}

static void
tl_backups_window_dispose (GObject *object)
{
  TlBackupsWindow *self = TL_BACKUPS_WINDOW (object);

  tl_cancel (&self->loading);
  g_clear_pointer (&self->backups, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), TL_TYPE_BACKUPS_WINDOW);
  G_OBJECT_CLASS (tl_backups_window_parent_class)->dispose (object);
}

static void
tl_backups_window_class_init (TlBackupsWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_backups_window_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/throughline/Throughline/ui/backups/backups-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TlBackupsWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, TlBackupsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, TlBackupsWindow, list);
  gtk_widget_class_bind_template_child (widget_class, TlBackupsWindow, none);
  gtk_widget_class_bind_template_child (widget_class, TlBackupsWindow, hint);
  gtk_widget_class_bind_template_callback (widget_class, update_actions);
  gtk_widget_class_install_action (widget_class, "backups.restore", NULL, restore_cb);
  gtk_widget_class_install_action (widget_class, "backups.look", NULL, look_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "backups.restore", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK, "backups.look",
                                       NULL);
  signals[RESTORE] = g_signal_new ("restore", TL_TYPE_BACKUPS_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[LOOK] = g_signal_new ("look", TL_TYPE_BACKUPS_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tl_backups_window_init (TlBackupsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

TlBackupsWindow *
tl_backups_window_new (GtkWindow *parent, const char *library_path, const char *folder,
                       gboolean can_restore)
{
  TlBackupsWindow *self =
      g_object_new (TL_TYPE_BACKUPS_WINDOW, "transient-for", parent, "modal", parent != NULL, NULL);
  g_autofree char *name = g_filename_display_basename (library_path);
  g_autofree char *title = g_strdup_printf (_ ("Backups of “%s”"), name);
  g_autofree char *escaped = g_markup_escape_text (folder, -1);
  g_autofree char *where =
      g_strdup_printf (_ ("One is made while the library is being changed, unless the preferences "
                          "say otherwise. It will lie in “%s”."),
                       escaped);

  self->can_restore = can_restore;
  adw_window_title_set_title (self->heading, title);
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_status_page_set_description (self->none, where);
  if (!can_restore)
    gtk_label_set_text (self->hint, _ ("The library is open for reading only: it cannot be "
                                       "replaced."));
  update_actions (self);
  self->loading = g_cancellable_new ();
  tl_backups_load_async (library_path, folder, self->loading, loaded_cb, g_object_ref (self));
  return self;
}
