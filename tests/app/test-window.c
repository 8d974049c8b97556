/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: pages by action, verbs that are enabled when they can be done, undo with its name, a
 * library that is not one. */
#include "config.h"

#include "app-fixture.h"
#include "tl-paste-dialog.h"
#include "tl-window.h"

#include <glib/gstdio.h>

typedef struct
{
  TlWindow *window;
  char *folder;
} Fixture;

/* One for all tests: it is registered on the bus once. */
static TlApplication *application;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fixture_make_folder ();
  fixture->window = tl_window_new (application);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_close (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  fixture_remove_folder (fixture->folder);
}

static gboolean
has_library (gpointer data)
{
  return tl_window_get_library (data) != NULL;
}

static void
open_coded (Fixture *fixture)
{
  g_autofree char *path = fixture_path (fixture->folder);
  TlLibrary *library = app_fixture_make_library (fixture->folder, 2, TRUE);

  tl_library_close (library);
  g_object_unref (library);
  tl_window_open_library (fixture->window, path, TL_STORE_OPEN);
  app_fixture_wait (has_library, fixture->window);
}

static gboolean
can (Fixture *fixture, const char *action)
{
  GtkWidget *button = app_fixture_find_button (GTK_WIDGET (fixture->window), action);

  g_assert_nonnull (button);
  return gtk_widget_is_sensitive (button);
}

static char *
get_page (Fixture *fixture)
{
  char *page;

  g_object_get (fixture->window, "page", &page, NULL);
  return page;
}

static void
test_without_library (Fixture *fixture, gconstpointer data)
{
  g_assert_null (tl_window_get_library (fixture->window));
  g_assert_false (can (fixture, "win.undo"));
  g_assert_false (can (fixture, "win.import"));
  g_assert_true (can (fixture, "win.new-library"));
  g_assert_true (can (fixture, "win.open-library"));
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "read", "lessons", "overview", "reviews" };

  open_coded (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *page = NULL;

      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", names[i]);
      page = get_page (fixture);
      g_assert_cmpstr (page, ==, names[i]);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
    }
}

static gboolean
has_one_review (gpointer data)
{
  return g_list_model_get_n_items (tl_library_list_reviews (tl_window_get_library (data))) == 1;
}

static gboolean
has_two_reviews (gpointer data)
{
  return g_list_model_get_n_items (tl_library_list_reviews (tl_window_get_library (data))) == 2;
}

/* A review is removed without a question, and comes back with a key. */
static void
test_remove_and_undo (Fixture *fixture, gconstpointer data)
{
  GtkWidget *undo = app_fixture_find_button (GTK_WIDGET (fixture->window), "win.undo");
  GtkWidget *view = app_fixture_find (GTK_WIDGET (fixture->window), GTK_TYPE_COLUMN_VIEW);
  g_autofree char *label = NULL, *name = NULL;

  open_coded (fixture);
  gtk_widget_activate_action (view, "reviews.remove", NULL);
  app_fixture_wait (has_one_review, fixture->window);
  g_assert_true (can (fixture, "win.undo"));
  label = g_strdup (tl_library_get_undo_label (tl_window_get_library (fixture->window)));
  name = g_strdup_printf ("Undo: %s", label);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (undo), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  app_fixture_wait (has_two_reviews, fixture->window);
  g_assert_true (can (fixture, "win.redo"));
}

static gboolean
says_why (gpointer data)
{
  GtkWidget *page = app_fixture_find (data, ADW_TYPE_STATUS_PAGE);

  return g_str_equal (adw_status_page_get_title (ADW_STATUS_PAGE (page)),
                      "The library could not be opened");
}

/* A file that is no library is said so where one chooses a library. */
static void
test_no_library (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "notes.throughline", NULL);

  g_assert_true (g_file_set_contents (path, "not a library", -1, NULL));
  tl_window_open_library (fixture->window, path, TL_STORE_OPEN);
  app_fixture_wait (says_why, fixture->window);
  g_assert_null (tl_window_get_library (fixture->window));
}

static gboolean
is_read_only (gpointer data)
{
  return has_library (data) && tl_library_get_is_read_only (tl_window_get_library (data));
}

/* Somebody else has the library: it can be read, and the verbs that write are off. */
static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_path (fixture->folder);
  TlLibrary *other = app_fixture_make_library (fixture->folder, 1, TRUE);

  tl_window_open_library (fixture->window, path, TL_STORE_OPEN);
  app_fixture_wait (is_read_only, fixture->window);
  g_assert_false (can (fixture, "win.import"));
  g_assert_false (can (fixture, "win.undo"));
  tl_library_close (other);
  g_object_unref (other);
}

static TlPasteDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (TL_IS_PASTE_DIALOG (window))
        return TL_PASTE_DIALOG (window);
    }
  return NULL;
}

static gpointer
get_child (TlPasteDialog *dialog, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (dialog), TL_TYPE_PASTE_DIALOG, name);
}

static gboolean
has_three_reviews (gpointer library)
{
  return g_list_model_get_n_items (tl_library_list_reviews (library)) == 3;
}

/* Text that is pasted becomes a review with the title that it is given. */
static void
test_paste_text (Fixture *fixture, gconstpointer data)
{
  TlPasteDialog *dialog;
  g_autofree char *page = NULL;

  open_coded (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.paste-text", NULL);
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_assert_false (gtk_widget_get_sensitive (get_child (dialog, "import_button")));
  gtk_editable_set_text (get_child (dialog, "title_entry"), "A report by hand");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (get_child (dialog, "text_view")),
                            "The panel met in May.\n", -1);
  g_assert_true (gtk_widget_get_sensitive (get_child (dialog, "import_button")));
  g_signal_emit_by_name (get_child (dialog, "import_button"), "clicked");
  g_assert_null (find_dialog ());
  app_fixture_wait (has_three_reviews, tl_window_get_library (fixture->window));
  page = get_page (fixture);
  g_assert_cmpstr (page, ==, "reviews");
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  app_fixture_init (&argc, &argv);
  application = tl_application_new ();
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_assert_no_error (error);
  g_test_add ("/window/without-library", Fixture, NULL, set_up, test_without_library, tear_down);
  g_test_add ("/window/pages", Fixture, NULL, set_up, test_pages, tear_down);
  g_test_add ("/window/remove-and-undo", Fixture, NULL, set_up, test_remove_and_undo, tear_down);
  g_test_add ("/window/no-library", Fixture, NULL, set_up, test_no_library, tear_down);
  g_test_add ("/window/read-only", Fixture, NULL, set_up, test_read_only, tear_down);
  g_test_add ("/window/paste-text", Fixture, NULL, set_up, test_paste_text, tear_down);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
