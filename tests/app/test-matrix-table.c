/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers of the matrix are those of the count, and each can be said in words. */
#include "config.h"

#include "app-fixture.h"
#include "random-snapshot.h"
#include "tl-matrix-table.h"
#include "tl-recurrence.h"

static TlSnapshot *
make_snapshot (void)
{
  RandomSnapshotOptions options = { .seed = 7, .n_reviews = 40, .n_findings = 400 };

  return random_snapshot_new (&options);
}

static void
test_counts (void)
{
  g_autoptr (TlSnapshot) snapshot = make_snapshot ();
  g_autoptr (TlRecurrence) recurrence = tl_recurrence_count (snapshot, NULL);
  g_autoptr (TlMatrixTable) table = tl_matrix_table_new (snapshot->codebook, recurrence, TRUE);
  guint n_seen = 0, largest = 0;

  for (guint row = 0; row < tl_matrix_table_get_n_rows (table); row++)
    for (guint column = 0; column < tl_matrix_table_get_n_columns (table); column++)
      {
        TlCode *agency = tl_matrix_table_get_agency (table, column);
        const TlCount *count =
            tl_recurrence_get (recurrence, tl_code_get_id (tl_matrix_table_get_theme (table, row)),
                               agency != NULL ? tl_code_get_id (agency) : NULL);
        guint n = count != NULL ? count->reviews->len : 0;

        g_assert_cmpuint (tl_matrix_table_get_count (table, row, column), ==, n);
        /* No cell holds more reviews than its theme has in all. */
        g_assert_cmpuint (n, <=, tl_matrix_table_get_count (table, row, 0));
        n_seen += n > 0;
        largest = column > 0 ? MAX (largest, n) : largest;
      }
  g_assert_cmpuint (n_seen, ==,
                    g_hash_table_size (recurrence->cells) + g_hash_table_size (recurrence->themes));
  g_assert_cmpuint (tl_matrix_table_get_largest (table), ==, largest);
  g_assert_cmpuint (3 * tl_matrix_table_get_step (table), <, largest);
}

static void
test_sub_themes (void)
{
  g_autoptr (TlSnapshot) snapshot = make_snapshot ();
  g_autoptr (TlRecurrence) recurrence = tl_recurrence_count (snapshot, NULL);
  g_autoptr (TlMatrixTable) without = tl_matrix_table_new (snapshot->codebook, recurrence, FALSE);
  g_autoptr (TlMatrixTable) with = tl_matrix_table_new (snapshot->codebook, recurrence, TRUE);

  g_assert_cmpuint (tl_matrix_table_get_n_rows (without), ==, 6);
  g_assert_cmpuint (tl_matrix_table_get_n_rows (with), >, 6);
  for (guint row = 0; row < tl_matrix_table_get_n_rows (without); row++)
    g_assert_null (tl_code_get_parent_id (tl_matrix_table_get_theme (without, row)));
}

static void
test_find (void)
{
  g_autoptr (TlSnapshot) snapshot = make_snapshot ();
  g_autoptr (TlRecurrence) recurrence = tl_recurrence_count (snapshot, NULL);
  g_autoptr (TlMatrixTable) table = tl_matrix_table_new (snapshot->codebook, recurrence, FALSE);
  guint row, column, largest_row, largest_column;
  const char *theme = tl_code_get_id (tl_matrix_table_get_theme (table, 2));
  const char *agency = tl_code_get_id (tl_matrix_table_get_agency (table, 3));

  g_assert_true (tl_matrix_table_find (table, theme, agency, &row, &column));
  g_assert_cmpuint (row, ==, 2);
  g_assert_cmpuint (column, ==, 3);
  g_assert_true (tl_matrix_table_find (table, theme, NULL, &row, &column));
  g_assert_cmpuint (column, ==, 0);
  g_assert_false (tl_matrix_table_find (table, "no such theme", agency, &row, &column));
  g_assert_false (tl_matrix_table_find (table, theme, "no such agency", &row, &column));
  tl_matrix_table_find_largest (table, &largest_row, &largest_column);
  g_assert_cmpuint (largest_column, >, 0);
  g_assert_cmpuint (tl_matrix_table_get_count (table, largest_row, largest_column), ==,
                    tl_matrix_table_get_largest (table));
}

static void
test_words (void)
{
  g_autoptr (TlSnapshot) snapshot = make_snapshot ();
  g_autoptr (TlRecurrence) recurrence = tl_recurrence_count (snapshot, NULL);
  g_autoptr (TlMatrixTable) table = tl_matrix_table_new (snapshot->codebook, recurrence, FALSE);
  g_autofree char *words = NULL, *expected = NULL;
  guint row, column;

  tl_matrix_table_find_largest (table, &row, &column);
  words = tl_matrix_table_describe (table, row, column);
  expected = g_strdup_printf ("%s, %s: found in %u of %u coded reviews",
                              tl_code_get_label (tl_matrix_table_get_theme (table, row)),
                              tl_code_get_name (tl_matrix_table_get_agency (table, column)),
                              tl_matrix_table_get_largest (table), recurrence->n_reviews);
  g_assert_cmpstr (words, ==, expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matrix-table/counts", test_counts);
  g_test_add_func ("/matrix-table/sub-themes", test_sub_themes);
  g_test_add_func ("/matrix-table/find", test_find);
  g_test_add_func ("/matrix-table/words", test_words);
  return g_test_run ();
}
