/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may identify someone is shown where a file came in, and before an overview goes out. */
#include "config.h"

#include "app-fixture.h"
#include "tl-import-private.h"
#include "tl-import-row.h"
#include "tl-overview-page.h"
#include "tl-personal-row.h"
#include "tl-personal-window.h"

#include <adwaita.h>

#define LEAK "The report was taken by PC Thackeray, who saw no sign of it."

/* A file that is in, with what is found in @text on page 7. */
static TlImportItem *
make_item (const char *text)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/leaky.pdf");
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_free);
  g_autoptr (GPtrArray) data = NULL;
  TlImportItem *item = tl_import_item_new (file, NULL, TL_IMPORT_CHOICE_ASK, NULL);

  g_ptr_array_add (blocks, tl_block_new (TL_BLOCK_PARAGRAPH, 0, NULL, text, 7));
  data = tl_personal_data_find (blocks, NULL, NULL);
  tl_import_item_set_personal_data (item, data);
  tl_import_item_end (item, TL_IMPORT_DONE, "1 page", NULL);
  return item;
}

/* (transfer none) (nullable): the label that says @text, at or under @widget. */
static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }
  return NULL;
}

static GtkWidget *
show (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (child);
  return window;
}

static void
test_import_row (void)
{
  g_autoptr (TlImportItem) item = make_item (LEAK);
  GtkWidget *row = tl_import_row_new (item), *list = gtk_list_box_new (), *window, *label, *button,
            *shown;

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  window = show (list);
  label = find_label (row, "1 passage may identify someone");
  g_assert_nonnull (label);
  button = gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON);
  g_assert_true (gtk_widget_get_mapped (button));
  g_assert_true (gtk_widget_get_focusable (button));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "1 passage may identify someone");
  g_signal_emit_by_name (button, "clicked");
  shown = find_window (TL_TYPE_PERSONAL_WINDOW);
  g_assert_nonnull (shown);
  row = app_fixture_find (shown, TL_TYPE_PERSONAL_ROW);
  g_assert_nonnull (row);
  g_assert_nonnull (find_label (row, "Professional by name · page 7"));
  g_assert_nonnull (find_label (row, "“PC Thackeray”"));
  gtk_window_destroy (GTK_WINDOW (shown));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_clean_import_row (void)
{
  g_autoptr (TlImportItem) item = make_item ("The report was taken by an officer.");
  GtkWidget *row = tl_import_row_new (item), *list = gtk_list_box_new (), *window;
  GtkWidget *label;

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  window = show (list);
  label = find_label (row, "0 passages may identify someone");
  g_assert_true (label == NULL || !gtk_widget_get_mapped (label));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Reviews that are all tagged where an officer is named. */
static TlLibrary *
make_library (const char *folder)
{
  g_autoptr (TlStore) store = fixture_open (folder);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GBytes) original = NULL;
      g_autoptr (TlDraft) draft = fixture_make_draft (i, &original);
      TlDraftDocument *document = draft->documents->pdata[0];
      g_autofree char *id = NULL;
      g_autoptr (TlFinding) finding = NULL;

      g_ptr_array_add (document->blocks, tl_block_new (TL_BLOCK_PARAGRAPH, 0, "9.9", LEAK, 2));
      id = tl_store_add_review (store, draft, original, NULL, &error);
      g_assert_no_error (error);
      finding = fixture_make_finding (store, id, LEAK, (const char *const[]){ "T03.1", NULL },
                                      (const char *const[]){ "AG01", NULL });
      g_assert_true (tl_store_add_finding (store, finding, &error));
      g_assert_no_error (error);
    }
  g_assert_true (tl_store_close (store, &error));
  g_assert_no_error (error);
  return app_fixture_make_library (folder, 0, FALSE);
}

static gboolean
can_export (gpointer page)
{
  GtkWidget *button = app_fixture_find_button (page, "overview.export");

  return button != NULL && gtk_widget_get_mapped (button) && gtk_widget_is_sensitive (button);
}

static gboolean
lists_passages (gpointer page)
{
  GtkWidget *row = app_fixture_find (page, TL_TYPE_PERSONAL_ROW);

  return row != NULL && gtk_widget_get_mapped (row);
}

static void
test_overview_page (void)
{
  char *folder = fixture_make_folder ();
  TlLibrary *library = make_library (folder);
  GtkWidget *page = tl_overview_page_new (), *window = show (page), *row, *button;

  tl_overview_page_set_library (TL_OVERVIEW_PAGE (page), library);
  app_fixture_wait (can_export, page);
  g_assert_false (lists_passages (page));
  gtk_widget_activate_action (page, "overview.export", "s", "html");
  app_fixture_wait (lists_passages, page);
  row = app_fixture_find (page, TL_TYPE_PERSONAL_ROW);
  g_assert_nonnull (find_label (row, "Professional by name · Review 0 · page 2"));
  button = app_fixture_find_button (row, "win.open-finding");
  g_assert_true (gtk_widget_get_mapped (button));
  g_assert_nonnull (find_label (page, "2 passages that the overview quotes may identify someone. "
                                      "Look at them before they go out."));
  button = app_fixture_find_button (page, "overview.export-anyway");
  g_assert_true (gtk_widget_get_mapped (button) && gtk_widget_is_sensitive (button));
  tl_overview_page_set_library (TL_OVERVIEW_PAGE (page), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  tl_library_close (library);
  g_object_unref (library);
  fixture_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  app_fixture_init (&argc, &argv);
  g_test_add_func ("/personal-data/import-row", test_import_row);
  g_test_add_func ("/personal-data/clean-import-row", test_clean_import_row);
  g_test_add_func ("/personal-data/overview-page", test_overview_page);
  return g_test_run ();
}
