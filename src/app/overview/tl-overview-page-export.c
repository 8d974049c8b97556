/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Overview page: writing the file, and what can be done with it. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-overview-page-private.h"
#include "tl-personal-row.h"
#include "tl-text.h"
#include "tl-window-messages.h"

#include <glib/gi18n.h>

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlOverviewPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!tl_library_verb_finish (TL_LIBRARY (object), result, &error))
    tl_window_show_error (GTK_WIDGET (self), error);
}

void
tl_overview_page_save (TlOverviewPage *self)
{
  g_autofree char *text = tl_overview_settings_to_string (self->settings);

  g_clear_handle_id (&self->save_source, g_source_remove);
  if (self->library == NULL || tl_library_get_is_read_only (self->library)
      || g_strcmp0 (text, self->stored) == 0)
    return;
  g_free (self->stored);
  self->stored = g_steal_pointer (&text);
  tl_library_set_setting_async (self->library, "overview", self->stored, saved_cb,
                                g_object_ref (self));
}

static void
show_work (TlOverviewPage *self, const char *state)
{
  gtk_stack_set_visible_child_name (self->work_stack, state);
  gtk_revealer_set_reveal_child (self->work, TRUE);
  tl_overview_page_update_actions (self);
}

static void
progress_cb (guint done, guint total, gpointer data)
{
  TlOverviewPage *self = data;
  g_autofree char *text = g_strdup_printf (_ ("Writing the overview, step %u of %u"), done, total);

  gtk_label_set_text (self->work_label, text);
  gtk_progress_bar_set_fraction (self->progress, total > 0 ? (double) done / total : 0);
}

static void
written_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlOverviewPage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean is_written = tl_library_write_overview_finish (TL_LIBRARY (object), result, &error);

  if (TL_LIBRARY (object) != self->library)
    return;
  g_clear_object (&self->writing);
  if (is_written)
    {
      g_autofree char *name = g_filename_display_name (self->path);
      g_autofree char *text = g_strdup_printf (_ ("Written: %s"), name);

      gtk_label_set_text (self->done_label, text);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->done_label), name);
      show_work (self, "done");
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gtk_revealer_set_reveal_child (self->work, FALSE);
      tl_overview_page_update_actions (self);
    }
  else
    {
      gtk_label_set_text (self->failed_label, error->message);
      show_work (self, "failed");
    }
}

static void
write_file (TlOverviewPage *self)
{
  tl_overview_page_save (self);
  self->writing = g_cancellable_new ();
  gtk_label_set_text (self->work_label, _ ("Writing the overview"));
  gtk_progress_bar_set_fraction (self->progress, 0);
  show_work (self, "writing");
  tl_library_write_overview_async (self->library, self->settings, self->format, self->path,
                                   progress_cb, self, self->writing, written_cb,
                                   g_object_ref (self));
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, TlOverviewPage *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser))
                               : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path == NULL || self->library == NULL || self->writing != NULL)
    return;
  g_free (self->path);
  self->path = g_steal_pointer (&path);
  write_file (self);
}

static void
choose_file (TlOverviewPage *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autofree char *slug = tl_text_slug (self->settings->title), *file_name = NULL;
  GtkFileChooserNative *chooser;

  if (window == NULL)
    return;
  file_name = g_strdup_printf ("%s.%s", slug, tl_overview_format_to_string (self->format));
  chooser = gtk_file_chooser_native_new (_ ("Export the overview"), window,
                                         GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Export"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), file_name);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), self, 0);
  g_clear_object (&self->chooser);
  self->chooser = GTK_NATIVE_DIALOG (chooser);
  gtk_native_dialog_show (self->chooser);
}

static void
list_outgoing (TlOverviewPage *self, GPtrArray *outgoing)
{
  g_autofree char *text = g_strdup_printf (
      ngettext ("%u passage that the overview quotes may identify someone. Look at it before it "
                "goes out.",
                "%u passages that the overview quotes may identify someone. Look at them before "
                "they go out.",
                outgoing->len),
      outgoing->len);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->outgoing, 0)) != NULL)
    gtk_list_box_remove (self->outgoing, GTK_WIDGET (row));
  for (guint i = 0; i < outgoing->len; i++)
    gtk_list_box_append (self->outgoing, tl_personal_row_new_outgoing (outgoing->pdata[i]));
  gtk_label_set_text (self->outgoing_label, text);
  show_work (self, "outgoing");
  gtk_widget_child_focus (GTK_WIDGET (self->work_stack), GTK_DIR_TAB_FORWARD);
}

static void
checked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlOverviewPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) outgoing =
      tl_library_check_outgoing_finish (TL_LIBRARY (object), result, &error);

  if (TL_LIBRARY (object) != self->library)
    return;
  g_clear_object (&self->writing);
  if (outgoing != NULL && outgoing->len > 0)
    {
      list_outgoing (self, outgoing);
      return;
    }
  if (outgoing == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gtk_label_set_text (self->failed_label, error->message);
      show_work (self, "failed");
      return;
    }
  gtk_revealer_set_reveal_child (self->work, FALSE);
  tl_overview_page_update_actions (self);
  if (outgoing != NULL)
    choose_file (self);
}

/* Looks over what would go out, before anybody says where to. */
static void
export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlOverviewPage *self = TL_OVERVIEW_PAGE (widget);

  if (!tl_overview_format_from_string (g_variant_get_string (parameter, NULL), &self->format))
    return;
  tl_overview_page_save (self);
  self->writing = g_cancellable_new ();
  gtk_label_set_text (self->work_label, _ ("Looking for what may identify someone"));
  gtk_progress_bar_set_fraction (self->progress, 0);
  show_work (self, "writing");
  tl_library_check_overview_async (self->library, self->settings, self->writing, checked_cb,
                                   g_object_ref (self));
}

static void
export_anyway_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlOverviewPage *self = TL_OVERVIEW_PAGE (widget);

  gtk_revealer_set_reveal_child (self->work, FALSE);
  choose_file (self);
}

static void
cancel_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlOverviewPage *self = TL_OVERVIEW_PAGE (widget);

  if (self->writing != NULL)
    g_cancellable_cancel (self->writing);
}

static void
launched_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlOverviewPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    tl_window_show_error (GTK_WIDGET (self), error);
}

static void
launch (TlOverviewPage *self, GFile *file)
{
  g_autoptr (GdkAppLaunchContext) context =
      gdk_display_get_app_launch_context (gtk_widget_get_display (GTK_WIDGET (self)));
  g_autofree char *uri = g_file_get_uri (file);

  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, launched_cb,
                                           g_object_ref (self));
}

static void
open_file_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlOverviewPage *self = TL_OVERVIEW_PAGE (widget);
  g_autoptr (GFile) file = g_file_new_for_path (self->path);

  launch (self, file);
}

static void
show_folder_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlOverviewPage *self = TL_OVERVIEW_PAGE (widget);
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GFile) folder = g_file_get_parent (file);

  if (folder != NULL)
    launch (self, folder);
}

static void
retry_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  write_file (TL_OVERVIEW_PAGE (widget));
}

static void
dismiss_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_revealer_set_reveal_child (TL_OVERVIEW_PAGE (widget)->work, FALSE);
}

void
tl_overview_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "overview.export", "s", export_cb);
  gtk_widget_class_install_action (widget_class, "overview.export-anyway", NULL, export_anyway_cb);
  gtk_widget_class_install_action (widget_class, "overview.cancel", NULL, cancel_cb);
  gtk_widget_class_install_action (widget_class, "overview.open-file", NULL, open_file_cb);
  gtk_widget_class_install_action (widget_class, "overview.show-folder", NULL, show_folder_cb);
  gtk_widget_class_install_action (widget_class, "overview.retry", NULL, retry_cb);
  gtk_widget_class_install_action (widget_class, "overview.dismiss", NULL, dismiss_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "overview.export",
                                       "s", "html");
}

void
tl_overview_page_update_actions (TlOverviewPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean is_writing = self->writing != NULL;
  gboolean has_date_problem = gtk_widget_get_visible (GTK_WIDGET (self->date_problem));

  gtk_widget_action_set_enabled (widget, "overview.export",
                                 self->snapshot != NULL && !is_writing && !has_date_problem);
  gtk_widget_action_set_enabled (widget, "overview.export-anyway",
                                 self->snapshot != NULL && !is_writing && !has_date_problem);
  gtk_widget_action_set_enabled (widget, "overview.cancel", is_writing);
  gtk_widget_action_set_enabled (widget, "overview.open-file", self->path != NULL && !is_writing);
  gtk_widget_action_set_enabled (widget, "overview.show-folder", self->path != NULL && !is_writing);
  gtk_widget_action_set_enabled (widget, "overview.retry", self->path != NULL && !is_writing);
}
