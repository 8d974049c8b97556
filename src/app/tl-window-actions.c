/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one can do in the window, and when. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-paste-dialog.h"
#include "tl-preferences-window.h"
#include "tl-shortcuts-window.h"
#include "tl-window-messages.h"
#include "tl-window-private.h"

#include <glib/gi18n.h>

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_window_undo (TL_WINDOW (widget));
}

static void
redo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_window_redo (TL_WINDOW (widget));
}

static void
stop_undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_window_stop_undo (TL_WINDOW (widget));
}

/* Shows a file dialogue; CHOSEN_CB gets its answer. */
static GtkFileChooser *
make_chooser (TlWindow *self, const char *title, GtkFileChooserAction action, const char *verb,
              GCallback chosen_cb)
{
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, verb, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", chosen_cb, self, 0);
  g_clear_object (&self->chooser);
  self->chooser = GTK_NATIVE_DIALOG (chooser);
  return GTK_FILE_CHOOSER (chooser);
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *const *patterns)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; patterns[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, patterns[i]);
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
new_chosen_cb (GtkNativeDialog *chooser, int response, TlWindow *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser))
                               : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL, *whole = NULL;

  if (path == NULL)
    return;
  whole = g_str_has_suffix (path, ".throughline") ? g_strdup (path)
                                                  : g_strconcat (path, ".throughline", NULL);
  if (g_file_test (whole, G_FILE_TEST_EXISTS))
    {
      g_autoptr (GError) error = g_error_new (
          G_IO_ERROR, G_IO_ERROR_EXISTS,
          _ ("“%s” is there already. Choose another name for the new library, or open that one."),
          whole);

      tl_window_show_error (GTK_WIDGET (self), error);
      return;
    }
  tl_window_open_library (self, whole, TL_STORE_CREATE);
}

static void
new_library_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkFileChooser *chooser =
      make_chooser (TL_WINDOW (widget), _ ("New library"), GTK_FILE_CHOOSER_ACTION_SAVE,
                    _ ("Make library"), G_CALLBACK (new_chosen_cb));

  gtk_file_chooser_set_current_name (chooser, _ ("Reviews.throughline"));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
open_chosen_cb (GtkNativeDialog *chooser, int response, TlWindow *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser))
                               : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    tl_window_open_library (self, path, TL_STORE_OPEN);
}

static void
open_library_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkFileChooser *chooser =
      make_chooser (TL_WINDOW (widget), _ ("Open a library"), GTK_FILE_CHOOSER_ACTION_OPEN,
                    _ ("Open"), G_CALLBACK (open_chosen_cb));

  add_filter (chooser, _ ("Libraries"), (const char *const[]){ "throughline", NULL });
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
copy_chosen_cb (GtkNativeDialog *chooser, int response, TlWindow *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser))
                               : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    tl_window_save_copy (self, path);
}

static void
save_copy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlWindow *self = TL_WINDOW (widget);
  GtkFileChooser *chooser = make_chooser (self, _ ("Save a copy"), GTK_FILE_CHOOSER_ACTION_SAVE,
                                          _ ("Save"), G_CALLBACK (copy_chosen_cb));
  g_autofree char *file =
      g_strdup_printf (_ ("%s copy.throughline"), tl_library_get_name (self->library));

  gtk_file_chooser_set_current_name (chooser, file);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
open_again_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlWindow *self = TL_WINDOW (widget);
  g_autofree char *path = tl_window_dup_library_path (self);

  tl_window_set_library (self, NULL);
  tl_window_open_library (self, path, TL_STORE_OPEN);
}

static void
backups_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_window_show_backups (TL_WINDOW (widget));
}

static void
go_home_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *path = tl_window_dup_library_path (TL_WINDOW (widget));

  tl_window_open_library (TL_WINDOW (widget), path, TL_STORE_OPEN);
}

static void
import_chosen_cb (GtkNativeDialog *chooser, int response, TlWindow *self)
{
  g_autoptr (GListModel) chosen = NULL;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  chosen = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
  for (guint i = 0; i < g_list_model_get_n_items (chosen); i++)
    g_ptr_array_add (files, g_list_model_get_item (chosen, i));
  if (files->len > 0)
    tl_window_import (self, files);
}

static void
import_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkFileChooser *chooser =
      make_chooser (TL_WINDOW (widget), _ ("Import reports"), GTK_FILE_CHOOSER_ACTION_OPEN,
                    _ ("Import"), G_CALLBACK (import_chosen_cb));

  gtk_file_chooser_set_select_multiple (chooser, TRUE);
  add_filter (chooser, _ ("Reports"),
              (const char *const[]){ "pdf", "docx", "odt", "fodt", "html", "htm", "xhtml", "xml",
                                     "txt", NULL });
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
import_folder_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkFileChooser *chooser = make_chooser (TL_WINDOW (widget), _ ("Import a folder of reports"),
                                          GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("Import"),
                                          G_CALLBACK (import_chosen_cb));

  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
text_given_cb (TlWindow *self, const char *title, const char *text)
{
  if (self->library == NULL)
    return;
  tl_window_show_page (self, "reviews");
  tl_reviews_page_import_text (self->reviews, title, text);
}

static void
paste_text_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlPasteDialog *dialog = tl_paste_dialog_new (GTK_WINDOW (widget));

  g_signal_connect_object (dialog, "text-given", G_CALLBACK (text_given_cb), widget,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
merged_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (tl_library_verb_finish (TL_LIBRARY (object), result, &error))
    tl_window_show_toast (GTK_WIDGET (self), _ ("Codebook merged"), TRUE);
  else
    tl_window_show_error (GTK_WIDGET (self), error);
}

static void
codebook_chosen_cb (GtkNativeDialog *chooser, int response, TlWindow *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser))
                               : NULL;

  if (file != NULL && self->library != NULL)
    tl_library_merge_codebook_async (self->library, file, merged_cb, g_object_ref (self));
}

static void
merge_codebook_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkFileChooser *chooser =
      make_chooser (TL_WINDOW (widget), _ ("Merge a codebook"), GTK_FILE_CHOOSER_ACTION_OPEN,
                    _ ("Merge"), G_CALLBACK (codebook_chosen_cb));

  add_filter (chooser, _ ("Codebooks"), (const char *const[]){ "xml", NULL });
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
show_shortcuts_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlWindow *self = TL_WINDOW (widget);
  GtkWindow *window = tl_shortcuts_window_new (
      GTK_WINDOW (widget),
      self->library != NULL ? gtk_stack_get_visible_child_name (self->pages) : NULL);

  gtk_window_present (window);
}

static void
open_review_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_window_open_review (TL_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
open_finding_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *review_id, *document_id, *finding_id;

  g_variant_get (parameter, "(&s&s&s)", &review_id, &document_id, &finding_id);
  tl_window_open_finding (TL_WINDOW (widget), review_id, document_id, finding_id);
}

static void
preferences_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlPreferencesWindow *window =
      tl_preferences_window_new (GTK_WINDOW (widget), TL_WINDOW (widget)->library);

  gtk_window_present (GTK_WINDOW (window));
}

static void
open_place_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *review_id, *document_id;
  guint start, end;

  g_variant_get (parameter, "(&s&suu)", &review_id, &document_id, &start, &end);
  tl_window_open_place (TL_WINDOW (widget), review_id, document_id, start, end);
}

static void
show_review_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_window_show_review (TL_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* From Read the review that is open there, from elsewhere the one that was shown last; where there
   is none the page says how to choose. */
static void
show_open_review_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlWindow *self = TL_WINDOW (widget);
  const char *review_id = tl_read_page_get_review_id (self->read);

  if (review_id != NULL
      && (tl_review_page_get_review_id (self->review) == NULL
          || g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "read") == 0))
    tl_window_show_review (self, review_id);
  else
    tl_window_show_page (self, "review");
}

static void
search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlWindow *self = TL_WINDOW (widget);

  tl_window_show_page (self, "search");
  tl_search_page_grab_entry (self->search);
}

void
tl_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.new-library", NULL, new_library_cb);
  gtk_widget_class_install_action (widget_class, "win.open-library", NULL, open_library_cb);
  gtk_widget_class_install_action (widget_class, "win.save-copy", NULL, save_copy_cb);
  gtk_widget_class_install_action (widget_class, "win.open-again", NULL, open_again_cb);
  gtk_widget_class_install_action (widget_class, "win.backups", NULL, backups_cb);
  gtk_widget_class_install_action (widget_class, "win.go-home", NULL, go_home_cb);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "win.import-folder", NULL, import_folder_cb);
  gtk_widget_class_install_action (widget_class, "win.paste-text", NULL, paste_text_cb);
  gtk_widget_class_install_action (widget_class, "win.merge-codebook", NULL, merge_codebook_cb);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_cb);
  gtk_widget_class_install_action (widget_class, "win.stop-undo", NULL, stop_undo_cb);
  gtk_widget_class_install_action (widget_class, "win.show-shortcuts", NULL, show_shortcuts_cb);
  gtk_widget_class_install_action (widget_class, "win.open-review", "s", open_review_cb);
  gtk_widget_class_install_action (widget_class, "win.open-finding", "(sss)", open_finding_cb);
  gtk_widget_class_install_action (widget_class, "win.open-place", "(ssuu)", open_place_cb);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_cb);
  gtk_widget_class_install_action (widget_class, "win.show-review", "s", show_review_cb);
  gtk_widget_class_install_action (widget_class, "win.show-open-review", NULL, show_open_review_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F4, 0, "win.show-open-review", NULL);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences_cb);
  gtk_widget_class_install_property_action (widget_class, "win.page", "page");
}

static void
name_change (GtkWidget *button, GMenu *section, const char *verb, const char *action,
             const char *label, const char *keys)
{
  g_autofree char *name = label != NULL ? g_strdup_printf ("%s: %s", verb, label) : g_strdup (verb);
  g_autofree char *tooltip = g_strdup_printf ("%s (%s)", name, keys);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_menu_append (section, name, action);
}

void
tl_window_update_actions (TlWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  TlLibrary *library = self->library;
  gboolean can_write = library != NULL && !tl_library_get_is_read_only (library);
  const char *undo = library != NULL ? tl_library_get_undo_label (library) : NULL;
  const char *redo = library != NULL ? tl_library_get_redo_label (library) : NULL;

  gtk_widget_action_set_enabled (widget, "win.save-copy", library != NULL);
  gtk_widget_action_set_enabled (widget, "win.open-again",
                                 library != NULL ? !can_write && self->home_path == NULL
                                                 : self->opening_path != NULL);
  gtk_widget_action_set_enabled (widget, "win.backups",
                                 library != NULL || self->opening_path != NULL);
  gtk_widget_action_set_enabled (widget, "win.import", can_write);
  gtk_widget_action_set_enabled (widget, "win.import-folder", can_write);
  gtk_widget_action_set_enabled (widget, "win.paste-text", can_write);
  gtk_widget_action_set_enabled (widget, "win.merge-codebook", can_write);
  gtk_widget_action_set_enabled (widget, "win.undo", can_write && undo != NULL);
  gtk_widget_action_set_enabled (widget, "win.redo", can_write && redo != NULL);
  gtk_widget_action_set_enabled (widget, "win.open-review", library != NULL);
  gtk_widget_action_set_enabled (widget, "win.open-finding", library != NULL);
  gtk_widget_action_set_enabled (widget, "win.open-place", library != NULL);
  gtk_widget_action_set_enabled (widget, "win.search", library != NULL);
  gtk_widget_action_set_enabled (widget, "win.show-review", library != NULL);
  gtk_widget_action_set_enabled (widget, "win.show-open-review", library != NULL);
  gtk_widget_action_set_enabled (widget, "win.page", library != NULL);
  gtk_widget_set_visible (self->switcher, library != NULL);
  gtk_widget_set_visible (self->search_button, library != NULL);
  gtk_widget_set_visible (self->import_button, library != NULL);
  gtk_widget_set_visible (self->undo_button, library != NULL);
  gtk_widget_set_visible (self->redo_button, library != NULL);
  g_menu_remove_all (self->change_section);
  name_change (self->undo_button, self->change_section, _ ("Undo"), "win.undo", undo, _ ("Ctrl+Z"));
  name_change (self->redo_button, self->change_section, _ ("Redo"), "win.redo", redo,
               _ ("Ctrl+Shift+Z"));
}
