/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each page can be made and shown: without a library, with an empty one, with a coded one; and fits
 * a narrow window. */
#include "config.h"

#include "app-fixture.h"
#include "tl-history-page.h"
#include "tl-codebook-page.h"
#include "tl-lessons-page.h"
#include "tl-matrix.h"
#include "tl-overview-page.h"
#include "tl-read-page.h"
#include "tl-review-page.h"
#include "tl-reviews-page.h"
#include "tl-search-page.h"

#include <adwaita.h>
#include <string.h>

/* The narrowest window that all pages must fit, in pixels at the usual text size. */
#define NARROW 620

typedef struct
{
  const char *name;
  GtkWidget *(*make) (void);
  void (*set_library) (gpointer page, TlLibrary *library);
} Page;

static const Page pages[] = {
  { "reviews", tl_reviews_page_new, (gpointer) tl_reviews_page_set_library },
  { "read", tl_read_page_new, (gpointer) tl_read_page_set_library },
  { "lessons", tl_lessons_page_new, (gpointer) tl_lessons_page_set_library },
  { "overview", tl_overview_page_new, (gpointer) tl_overview_page_set_library },
  { "history", tl_history_page_new, (gpointer) tl_history_page_set_library },
  { "codebook", tl_codebook_page_new, (gpointer) tl_codebook_page_set_library },
  { "search", tl_search_page_new, (gpointer) tl_search_page_set_library },
  { "review", tl_review_page_new, (gpointer) tl_review_page_set_library },
};

static GtkWidget *
show (GtkWidget *page, int width)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), width, 700);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (page);
  return window;
}

static void
test_without_library (gconstpointer data)
{
  const Page *page = data;
  GtkWidget *widget = page->make (), *window = show (widget, 1366);

  page->set_library (widget, NULL);
  gtk_test_widget_wait_for_draw (widget);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_idle (gpointer data)
{
  gboolean busy;

  g_object_get (data, "busy", &busy, NULL);
  return !busy && !g_main_context_pending (NULL);
}

static void
run_with_library (const Page *page, guint n_reviews, gboolean is_coded, int width)
{
  char *folder = fixture_make_folder ();
  TlLibrary *library = app_fixture_make_library (folder, n_reviews, is_coded);
  GtkWidget *widget = page->make (), *window = show (widget, width);
  int minimum;

  page->set_library (widget, library);
  app_fixture_wait (is_idle, library);
  gtk_test_widget_wait_for_draw (widget);
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_test_message ("%s at %d: at least %d wide", page->name, width, minimum);
  g_assert_cmpint (minimum, <=, width);
  page->set_library (widget, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  tl_library_close (library);
  g_object_unref (library);
  fixture_remove_folder (folder);
}

static void
test_with_empty_library (gconstpointer data)
{
  run_with_library (data, 0, FALSE, 1366);
}

static void
test_with_coded_library (gconstpointer data)
{
  run_with_library (data, 3, TRUE, 1366);
}

static void
test_narrow (gconstpointer data)
{
  run_with_library (data, 3, TRUE, NARROW);
}

static gboolean
has_cell (gpointer data)
{
  guint row, column;

  return tl_matrix_get_cell (data, &row, &column);
}

/* What the matrix says is what was tagged, and changes with it. */
static void
test_lessons_count (void)
{
  char *folder = fixture_make_folder ();
  TlLibrary *library = app_fixture_make_library (folder, 3, TRUE);
  GtkWidget *page = tl_lessons_page_new (), *window = show (page, 1366);
  GtkWidget *matrix = app_fixture_find (page, TL_TYPE_MATRIX);

  tl_lessons_page_set_library (TL_LESSONS_PAGE (page), library);
  app_fixture_wait (has_cell, matrix);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (matrix), GTK_ACCESSIBLE_PROPERTY_LABEL,
      "T03 Working together, Police service: found in 3 of 3 coded reviews");
  gtk_window_destroy (GTK_WINDOW (window));
  tl_library_close (library);
  g_object_unref (library);
  fixture_remove_folder (folder);
}

/* A review whose document came without pages; returns its id. */
static char *
add_without_pages (const char *folder)
{
  g_autoptr (TlStore) store = fixture_open (folder);
  g_autoptr (GBytes) original = NULL;
  g_autoptr (TlDraft) draft = fixture_make_draft (1, &original);
  g_autoptr (GError) error = NULL;
  TlDraftDocument *document = g_ptr_array_index (draft->documents, 0);
  char *id;

  g_array_set_size (document->page_sizes, 0);
  for (guint i = 0; i < document->blocks->len; i++)
    {
      TlBlock *block = g_ptr_array_index (document->blocks, i);

      block->page = 0;
      g_array_set_size (block->boxes, 0);
    }
  id = tl_store_add_review (store, draft, original, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (tl_store_close (store, &error));
  return id;
}

static gboolean
has_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && strcmp (gtk_label_get_text (GTK_LABEL (widget)), text) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_label (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
says_no_pages (gpointer data)
{
  return has_label (data, "This document came without pages.");
}

/* Documents of Word have no pages to be shown beside the text, and are read all the same. */
static void
test_read_without_pages (void)
{
  char *folder = fixture_make_folder ();
  g_autofree char *review_id = add_without_pages (folder);
  TlLibrary *library = app_fixture_make_library (folder, 0, FALSE);
  GtkWidget *page = tl_read_page_new (), *window = show (page, 1366);

  tl_read_page_set_library (TL_READ_PAGE (page), library);
  tl_read_page_open (TL_READ_PAGE (page), review_id, NULL, NULL);
  app_fixture_wait (says_no_pages, page);
  gtk_widget_activate_action (page, "read.turn-page", "i", 1);
  gtk_widget_activate_action (page, "read.zoom", "d", 1.5);
  app_fixture_wait (is_idle, library);
  g_assert_true (says_no_pages (page));
  gtk_window_destroy (GTK_WINDOW (window));
  tl_library_close (library);
  g_object_unref (library);
  fixture_remove_folder (folder);
}

static void
add_tests (const Page *page)
{
  static const struct
  {
    const char *name;
    GTestDataFunc func;
  } tests[] = {
    { "without-library", test_without_library },
    { "with-empty-library", test_with_empty_library },
    { "with-coded-library", test_with_coded_library },
    { "narrow", test_narrow },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/pages/%s/%s", page->name, tests[i].name);

      g_test_add_data_func (path, page, tests[i].func);
    }
}

int
main (int argc, char **argv)
{
  app_fixture_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    add_tests (&pages[i]);
  g_test_add_func ("/pages/lessons/count", test_lessons_count);
  g_test_add_func ("/pages/read/without-pages", test_read_without_pages);
  return g_test_run ();
}
