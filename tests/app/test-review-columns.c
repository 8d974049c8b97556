/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of reviews sorts by each column, both ways, and tells by which. */
#include "config.h"

#include "app-fixture.h"
#include "random-snapshot.h"
#include "tl-review-columns.h"

typedef struct
{
  GtkWidget *window;
  GtkColumnView *view;
  GtkSortListModel *sorted;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const reviews[][4] = {
    { "1", "Review 10", "Eastmarsh", "2016-03" },
    { "2", "Review 2", "Amberley", "2019" },
    { "3", "Review 1", "Wexbridge", NULL },
  };
  GListStore *store = g_list_store_new (TL_TYPE_REVIEW);

  for (guint i = 0; i < G_N_ELEMENTS (reviews); i++)
    {
      g_autoptr (TlReview) review =
          made_review_new (reviews[i][0], reviews[i][1], reviews[i][2], reviews[i][3]);

      g_list_store_append (store, review);
    }
  fixture->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  tl_review_columns_add (fixture->view);
  fixture->sorted = gtk_sort_list_model_new (
      G_LIST_MODEL (store), g_object_ref (gtk_column_view_get_sorter (fixture->view)));
  gtk_column_view_set_model (fixture->view, GTK_SELECTION_MODEL (gtk_single_selection_new (
                                                g_object_ref (G_LIST_MODEL (fixture->sorted)))));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 300);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_column_view_set_model (fixture->view, NULL);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->sorted);
}

static void
assert_order (Fixture *fixture, const char *ids)
{
  g_autoptr (GString) order = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->sorted)); i++)
    {
      g_autoptr (TlReview) review = g_list_model_get_item (G_LIST_MODEL (fixture->sorted), i);

      g_string_append (order, tl_review_get_id (review));
    }
  g_assert_cmpstr (order->str, ==, ids);
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  tl_review_columns_sort (fixture->view, TL_REVIEW_COLUMN_TITLE, FALSE);
  assert_order (fixture, "321");
  tl_review_columns_sort (fixture->view, TL_REVIEW_COLUMN_TITLE, TRUE);
  assert_order (fixture, "123");
  tl_review_columns_sort (fixture->view, TL_REVIEW_COLUMN_BOROUGH, FALSE);
  assert_order (fixture, "213");
  tl_review_columns_sort (fixture->view, TL_REVIEW_COLUMN_DIED, FALSE);
  assert_order (fixture, "312");
}

static void
test_tells_the_column (Fixture *fixture, gconstpointer data)
{
  for (int wanted = 0; wanted < TL_N_REVIEW_COLUMNS; wanted++)
    for (int wanted_descending = 0; wanted_descending < 2; wanted_descending++)
      {
        TlReviewColumn column = TL_N_REVIEW_COLUMNS;
        gboolean is_descending = !wanted_descending;

        tl_review_columns_sort (fixture->view, (TlReviewColumn) wanted, wanted_descending);
        g_assert_true (tl_review_columns_get_sorted (fixture->view, &column, &is_descending));
        g_assert_cmpint (column, ==, wanted);
        g_assert_cmpint (is_descending, ==, wanted_descending);
      }
}

static void
test_not_sorted (Fixture *fixture, gconstpointer data)
{
  TlReviewColumn column;
  gboolean is_descending;

  g_assert_false (tl_review_columns_get_sorted (fixture->view, &column, &is_descending));
}

/* The row under the pointer is found from any widget of it. */
static void
test_row_of_a_widget (Fixture *fixture, gconstpointer data)
{
  GtkWidget *label = NULL,
            *picked = gtk_widget_pick (GTK_WIDGET (fixture->view), 40, 60, GTK_PICK_DEFAULT);
  TlReview *review = tl_review_columns_get_review (picked);

  g_assert_nonnull (review);
  label = app_fixture_find (picked, GTK_TYPE_LABEL);
  if (label != NULL)
    g_assert_true (tl_review_columns_get_review (label) == review);
  g_assert_null (tl_review_columns_get_review (GTK_WIDGET (fixture->view)));
}

int
main (int argc, char **argv)
{
  app_fixture_init (&argc, &argv);
  g_test_add ("/review-columns/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/review-columns/tells-the-column", Fixture, NULL, set_up, test_tells_the_column,
              tear_down);
  g_test_add ("/review-columns/not-sorted", Fixture, NULL, set_up, test_not_sorted, tear_down);
  g_test_add ("/review-columns/row-of-a-widget", Fixture, NULL, set_up, test_row_of_a_widget,
              tear_down);
  return g_test_run ();
}
