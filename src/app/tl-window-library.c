/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window and its library: opening, closing, and what the footer says of it. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-app-settings.h"
#include "tl-window-messages.h"
#include "tl-window-private.h"

#include <glib/gi18n.h>

static void
count (TlLibrary *library, guint *n_reviews, guint *n_findings, guint *n_recommendations)
{
  GListModel *reviews = tl_library_list_reviews (library);

  *n_reviews = g_list_model_get_n_items (reviews);
  *n_findings = *n_recommendations = 0;
  for (guint i = 0; i < *n_reviews; i++)
    {
      g_autoptr (TlReview) review = g_list_model_get_item (reviews, i);

      *n_findings += tl_review_get_n_findings (review);
      *n_recommendations += tl_review_get_n_recommendations (review);
    }
}

static char *
describe_counts (TlLibrary *library)
{
  guint n_reviews, n_findings, n_recommendations;
  g_autofree char *reviews = NULL, *findings = NULL, *recommendations = NULL;

  count (library, &n_reviews, &n_findings, &n_recommendations);
  reviews = g_strdup_printf (ngettext ("%u review", "%u reviews", n_reviews), n_reviews);
  findings = g_strdup_printf (ngettext ("%u finding", "%u findings", n_findings), n_findings);
  recommendations = g_strdup_printf (
      ngettext ("%u recommendation", "%u recommendations", n_recommendations), n_recommendations);
  return g_strdup_printf ("%s · %s · %s", reviews, findings, recommendations);
}

/* What is told to be saved is: a change is told when it has been. */
static char *
describe_saved (TlWindow *self, gboolean is_read_only, gboolean is_busy)
{
  if (self->library == NULL)
    return g_strdup ("");
  if (is_read_only)
    return g_strdup (_ ("Read only"));
  if (is_busy)
    return g_strdup (_ ("Saving…"));
  if (tl_library_get_trouble (self->library) != NULL)
    return g_strdup (_ ("The last change was not saved"));
  if (self->saved_at == NULL)
    return g_strdup (_ ("All changes saved"));
  return g_date_time_format (self->saved_at, _ ("All changes saved, %H:%M"));
}

void
tl_window_update_footer (TlWindow *self)
{
  g_autofree char *coder = tl_app_settings_dup_coder (), *counts = NULL, *coder_text = NULL;
  g_autofree char *saved = NULL;
  gboolean is_read_only = self->library != NULL && tl_library_get_is_read_only (self->library),
           is_busy = FALSE;

  if (self->library != NULL)
    {
      counts = describe_counts (self->library);
      g_object_get (self->library, "busy", &is_busy, NULL);
    }
  gtk_label_set_text (self->name_label, self->library != NULL ? tl_library_get_name (self->library)
                                                              : _ ("No library is open"));
  gtk_label_set_text (self->counts_label, counts != NULL ? counts : "");
  saved = describe_saved (self, is_read_only, is_busy);
  gtk_label_set_text (self->saved_label, saved);
  coder_text = g_strdup_printf (_ ("Coder: %s"), coder);
  gtk_label_set_text (self->coder_label, coder_text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->coder_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, coder_text, -1);
  gtk_editable_set_position (self->coder_entry, -1);
}

static void
state_changed_cb (TlWindow *self)
{
  tl_window_update_footer (self);
  tl_window_update_notice (self);
  tl_window_update_actions (self);
}

/* A toast that offers to undo speaks of the change before this one. */
static void
undo_label_changed_cb (TlWindow *self)
{
  if (self->undo_toast != NULL)
    adw_toast_dismiss (self->undo_toast);
  g_clear_object (&self->undo_toast);
  tl_window_update_actions (self);
}

static void
library_changed_cb (TlWindow *self)
{
  g_clear_pointer (&self->saved_at, g_date_time_unref);
  self->saved_at = g_date_time_new_now_local ();
  tl_window_update_footer (self);
}

static void
follow (TlWindow *self, TlLibrary *library)
{
  g_autofree char *coder = tl_app_settings_dup_coder ();

  tl_library_set_coder (library, coder);
  g_signal_connect_object (library, "notify::read-only-reason", G_CALLBACK (state_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "notify::busy", G_CALLBACK (tl_window_update_footer), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "notify::trouble", G_CALLBACK (state_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "notify::undo-label", G_CALLBACK (undo_label_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "notify::redo-label", G_CALLBACK (tl_window_update_actions),
                           self, G_CONNECT_SWAPPED);
}

void
tl_window_set_library (TlWindow *self, TlLibrary *library)
{
  g_autoptr (TlLibrary) old = g_steal_pointer (&self->library);

  tl_window_stop_undo (self);
  if (old != NULL)
    g_signal_handlers_disconnect_by_data (old, self);
  g_clear_pointer (&self->saved_at, g_date_time_unref);
  if (library != NULL)
    {
      self->library = g_object_ref (library);
      follow (self, library);
    }
  tl_reviews_page_set_library (self->reviews, library);
  tl_read_page_set_library (self->read, library);
  tl_lessons_page_set_library (self->lessons, library);
  tl_overview_page_set_library (self->overview, library);
  tl_history_page_set_library (self->history, library);
  tl_codebook_page_set_library (self->codebook, library);
  tl_search_page_set_library (self->search, library);
  tl_review_page_set_library (self->review, library);
  tl_window_start_backups (self);
  if (old != NULL)
    tl_library_close (old);
  tl_window_show_where (self);
  gtk_stack_set_visible_child_name (self->stack, library != NULL ? "library" : "welcome");
  state_changed_cb (self);
  tl_window_focus_page (self);
  g_object_notify (G_OBJECT (self), "library");
}

static void
show_open_error (TlWindow *self, const GError *error)
{
  if (self->library != NULL)
    tl_window_show_error (GTK_WIDGET (self), error);
  else
    {
      g_autofree char *text = g_markup_escape_text (error->message, -1);

      adw_status_page_set_title (self->welcome, _ ("The library could not be opened"));
      adw_status_page_set_description (self->welcome, text);
      gtk_widget_set_visible (self->backups_button, tl_window_has_backups (self));
      gtk_widget_set_visible (self->failed_box, TRUE);
      tl_window_update_actions (self);
      gtk_stack_set_visible_child_name (self->stack, "welcome");
      gtk_widget_grab_focus (self->again_button);
    }
}

static void
opened_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlLibrary) library = tl_library_open_finish (result, &error);
  g_autoptr (GPtrArray) files = NULL;
  GSettings *settings = tl_app_settings_get ();

  if (self->opening == NULL || g_cancellable_is_cancelled (self->opening))
    {
      if (library != NULL)
        tl_library_close (library);
      return;
    }
  g_clear_object (&self->opening);
  files = g_steal_pointer (&self->waiting_files);
  if (library == NULL)
    {
      show_open_error (self, error);
      return;
    }
  g_free (self->home_path);
  self->home_path = g_steal_pointer (&self->opening_home);
  tl_window_set_library (self, library);
  tl_window_tell_of_older_copy (self);
  if (settings != NULL && self->home_path == NULL)
    g_settings_set_string (settings, "last-library", tl_library_get_path (library));
  if (files != NULL)
    tl_window_import (self, files);
}

static gboolean
is_open_already (TlWindow *self, const char *path)
{
  g_autofree char *canonical = g_canonicalize_filename (path, NULL);

  return self->library != NULL && g_strcmp0 (tl_library_get_path (self->library), canonical) == 0;
}

static void
open_path (TlWindow *self, const char *path, TlStoreMode mode, const char *home_path)
{
  g_autofree char *folder = tl_app_settings_make_backup_folder (path);

  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  self->opening = g_cancellable_new ();
  g_free (self->opening_path);
  self->opening_path = g_strdup (path);
  g_free (self->opening_home);
  self->opening_home = g_strdup (home_path);
  gtk_label_set_text (self->opening_label, _ ("Opening the library…"));
  if (self->library == NULL)
    gtk_stack_set_visible_child_name (self->stack, "opening");
  tl_library_open_async (path, mode, folder, self->opening, opened_cb, g_object_ref (self));
}

void
tl_window_open_library (TlWindow *self, const char *path, TlStoreMode mode)
{
  g_return_if_fail (TL_IS_WINDOW (self));
  g_return_if_fail (path != NULL);
  if (!is_open_already (self, path) || mode == TL_STORE_CREATE)
    open_path (self, path, mode, NULL);
}

void
tl_window_look_into (TlWindow *self, const char *path, const char *home_path)
{
  if (!is_open_already (self, path))
    open_path (self, path, TL_STORE_READ_ONLY, home_path);
}

char *
tl_window_dup_library_path (TlWindow *self)
{
  if (self->home_path != NULL)
    return g_strdup (self->home_path);
  return g_strdup (self->library != NULL ? tl_library_get_path (self->library)
                                         : self->opening_path);
}

void
tl_window_open_last_library (TlWindow *self)
{
  GSettings *settings = tl_app_settings_get ();
  g_autofree char *path =
      settings != NULL ? g_settings_get_string (settings, "last-library") : NULL;

  g_return_if_fail (TL_IS_WINDOW (self));
  if (self->library == NULL && path != NULL && path[0] != '\0'
      && g_file_test (path, G_FILE_TEST_IS_REGULAR))
    tl_window_open_library (self, path, TL_STORE_OPEN);
}
