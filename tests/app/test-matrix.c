/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The matrix by keyboard: the cell moves, stays inside, is spoken, survives a new count. */
#include "config.h"

#include "app-fixture.h"
#include "random-snapshot.h"
#include "tl-matrix.h"
#include "tl-recurrence.h"

typedef struct
{
  TlSnapshot *snapshot;
  TlMatrixTable *table;
  GtkWidget *window;
  TlMatrix *matrix;
  guint n_changed, n_activated;
} Fixture;

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changed++;
}

static void
activated_cb (Fixture *fixture)
{
  fixture->n_activated++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  RandomSnapshotOptions options = { .seed = 7, .n_reviews = 40, .n_findings = 400 };
  g_autoptr (TlRecurrence) recurrence = NULL;
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  fixture->snapshot = random_snapshot_new (&options);
  recurrence = tl_recurrence_count (fixture->snapshot, NULL);
  fixture->table = tl_matrix_table_new (fixture->snapshot->codebook, recurrence, FALSE);
  fixture->matrix = TL_MATRIX (tl_matrix_new ());
  g_signal_connect_swapped (fixture->matrix, "cell-changed", G_CALLBACK (changed_cb), fixture);
  g_signal_connect_swapped (fixture->matrix, "activated", G_CALLBACK (activated_cb), fixture);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (fixture->matrix));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 500, 300);
  gtk_window_set_child (GTK_WINDOW (fixture->window), scrolled);
  tl_matrix_set_table (fixture->matrix, fixture->snapshot->codebook, fixture->table);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->matrix));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->table);
  tl_snapshot_unref (fixture->snapshot);
}

static void
press (Fixture *fixture, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) controllers =
      gtk_widget_observe_controllers (GTK_WIDGET (fixture->matrix));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean is_handled;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &is_handled);
    }
}

static void
assert_cell (Fixture *fixture, guint row, guint column)
{
  g_autofree char *words = tl_matrix_table_describe (fixture->table, row, column);
  guint r, c;

  g_assert_true (tl_matrix_get_cell (fixture->matrix, &r, &c));
  g_assert_cmpuint (r, ==, row);
  g_assert_cmpuint (c, ==, column);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->matrix),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, words);
}

static void
test_begins_at_largest (Fixture *fixture, gconstpointer data)
{
  guint row, column;

  tl_matrix_table_find_largest (fixture->table, &row, &column);
  assert_cell (fixture, row, column);
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  guint last_row = tl_matrix_table_get_n_rows (fixture->table) - 1;
  guint last_column = tl_matrix_table_get_n_columns (fixture->table) - 1;

  tl_matrix_set_cell (fixture->matrix, 1, 1);
  fixture->n_changed = 0;
  press (fixture, GDK_KEY_Right, 0);
  press (fixture, GDK_KEY_Down, 0);
  assert_cell (fixture, 2, 2);
  press (fixture, GDK_KEY_Left, 0);
  press (fixture, GDK_KEY_Up, 0);
  assert_cell (fixture, 1, 1);
  press (fixture, GDK_KEY_End, 0);
  assert_cell (fixture, 1, last_column);
  press (fixture, GDK_KEY_End, GDK_CONTROL_MASK);
  assert_cell (fixture, last_row, last_column);
  g_assert_cmpuint (fixture->n_changed, ==, 6);
  press (fixture, GDK_KEY_Right, 0);
  press (fixture, GDK_KEY_Down, 0);
  assert_cell (fixture, last_row, last_column);
  press (fixture, GDK_KEY_Home, GDK_CONTROL_MASK);
  press (fixture, GDK_KEY_Left, 0);
  press (fixture, GDK_KEY_Up, 0);
  assert_cell (fixture, 0, 0);
  g_assert_cmpuint (fixture->n_changed, ==, 7);
  press (fixture, GDK_KEY_Return, 0);
  g_assert_cmpuint (fixture->n_activated, ==, 1);
}

/* The cell comes into sight. */
static void
test_scrolls (Fixture *fixture, gconstpointer data)
{
  GtkAdjustment *horizontal = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (fixture->matrix));

  g_assert_cmpfloat (gtk_adjustment_get_upper (horizontal), >,
                     gtk_adjustment_get_page_size (horizontal));
  tl_matrix_set_cell (fixture->matrix, 0, tl_matrix_table_get_n_columns (fixture->table) - 1);
  g_assert_cmpfloat (gtk_adjustment_get_value (horizontal), ==,
                     gtk_adjustment_get_upper (horizontal)
                         - gtk_adjustment_get_page_size (horizontal));
  tl_matrix_set_cell (fixture->matrix, 0, 1);
  g_assert_cmpfloat (gtk_adjustment_get_value (horizontal), ==, 0);
}

static void
test_keeps_the_cell (Fixture *fixture, gconstpointer data)
{
  TlRecurrenceFilter filter = { .first_year = 1990 };
  g_autoptr (TlRecurrence) recurrence = tl_recurrence_count (fixture->snapshot, &filter);
  g_autoptr (TlMatrixTable) other =
      tl_matrix_table_new (fixture->snapshot->codebook, recurrence, TRUE);
  g_autofree char *theme =
      g_strdup (tl_code_get_id (tl_matrix_table_get_theme (fixture->table, 4)));
  guint row, column;

  tl_matrix_set_cell (fixture->matrix, 4, 2);
  tl_matrix_set_table (fixture->matrix, fixture->snapshot->codebook, other);
  g_assert_true (tl_matrix_get_cell (fixture->matrix, &row, &column));
  g_assert_cmpstr (tl_code_get_id (tl_matrix_table_get_theme (other, row)), ==, theme);
  g_assert_cmpuint (row, >, 4);
}

int
main (int argc, char **argv)
{
  app_fixture_init (&argc, &argv);
  g_test_add ("/matrix/begins-at-largest", Fixture, NULL, set_up, test_begins_at_largest,
              tear_down);
  g_test_add ("/matrix/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/matrix/scrolls", Fixture, NULL, set_up, test_scrolls, tear_down);
  g_test_add ("/matrix/keeps-the-cell", Fixture, NULL, set_up, test_keeps_the_cell, tear_down);
  return g_test_run ();
}
