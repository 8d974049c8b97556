/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Going back to a point of the journal as a new entry of it, what undo touches, and reading a long
 * journal in steps and with conditions. */
#include "config.h"

#include "verb-fixture.h"

#include "tl-error.h"

#include <sqlite3.h>
#include <string.h>

enum
{
  N_VERBS = 200
};

static gint64
get_newest (TlStore *store)
{
  g_autoptr (GPtrArray) history = tl_store_load_history (store, 1, NULL);

  return history->len > 0 ? tl_change_get_number (history->pdata[0]) : 0;
}

static gboolean
is_undone (TlStore *store, gint64 number)
{
  const TlHistoryQuery query = { .before = number + 1, .limit = 1 };
  g_autoptr (GPtrArray) history = tl_store_find_changes (store, &query, NULL);

  g_assert_cmpint (tl_change_get_number (history->pdata[0]), ==, number);
  return tl_change_get_is_undone (history->pdata[0]);
}

/* Goes back to before the entry, finds what was then, and can go forth again. */
static void
assert_goes_back (TlStore *store, gint64 number, const char *before)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *now = fixture_dump (store);
  g_autofree char *label = tl_store_go_back (store, number, NULL, NULL, NULL, &error);
  g_autofree char *then = fixture_dump (store);
  g_autofree char *undone_label = NULL;
  g_autofree char *again = NULL;
  g_autofree char *redone_label = NULL;
  g_autofree char *then_again = NULL;

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (label, "Go back to before “"));
  g_assert_cmpstr (then, ==, before);
  undone_label = tl_store_undo (store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone_label, ==, label);
  again = fixture_dump (store);
  g_assert_cmpstr (again, ==, now);
  redone_label = tl_store_redo (store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (redone_label, ==, label);
  then_again = fixture_dump (store);
  g_assert_cmpstr (then_again, ==, before);
  g_free (tl_store_undo (store, &error));
  g_assert_no_error (error);
}

/* From any state to any point before it, over undo and redo and over earlier ways back. */
static void
test_any_point (void)
{
  char *folder = fixture_make_folder ();
  g_autoptr (TlStore) store = fixture_open (folder);
  g_autoptr (GRand) random = g_rand_new_with_seed (20191125);
  g_autoptr (GHashTable) states =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  guint serial = 0, n_back = 0;

  for (guint i = 0; i < N_VERBS; i++)
    {
      g_autofree char *before = fixture_dump (store);
      gint64 old = get_newest (store), newest;

      if (g_rand_int_range (random, 0, 5) == 0)
        g_free (tl_store_undo (store, NULL));
      else if (g_rand_int_range (random, 0, 12) == 0)
        g_free (tl_store_redo (store, NULL));
      else
        fixture_run_random_verb (store, random, &serial);
      newest = get_newest (store);
      if (newest > old)
        g_hash_table_insert (states, g_memdup2 (&newest, sizeof newest), g_steal_pointer (&before));
      if (i % 10 == 9 && newest > 0)
        {
          gint64 goal = g_rand_int_range (random, 1, (gint32) newest + 1);

          if (!is_undone (store, goal))
            {
              assert_goes_back (store, goal, g_hash_table_lookup (states, &goal));
              n_back++;
            }
          fixture_assert_sound (store);
        }
    }
  g_assert_cmpuint (n_back, >, 5);
  tl_store_close (store, NULL);
  fixture_remove_folder (folder);
}

static void
rename_review (VerbFixture *fixture, const char *title)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tl_store_rename_review (fixture->store, fixture->review_id, title, &error));
  g_assert_no_error (error);
}

static void
test_nothing_is_erased (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GPtrArray) shares = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *label = NULL;

  rename_review (fixture, "Anna");
  tl_store_set_coder (fixture->store, "Coder Two");
  rename_review (fixture, "Berta");
  rename_review (fixture, "Clara “the younger”");
  undone = tl_store_undo (fixture->store, &error);

  shares = tl_store_plan_go_back (fixture->store, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (shares->len, ==, 2);
  g_assert_cmpuint (((TlCoderShare *) shares->pdata[0])->n_changes, ==, 1);
  g_assert_null (tl_store_go_back (fixture->store, 4, NULL, NULL, NULL, &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (tl_store_go_back (fixture->store, 5, NULL, NULL, NULL, &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_NOT_FOUND);
  g_clear_error (&error);

  label = tl_store_go_back (fixture->store, 2, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  history = tl_store_load_history (fixture->store, 100, &error);
  g_assert_cmpuint (history->len, ==, 5);
  g_assert_cmpstr (tl_change_get_label (history->pdata[0]), ==, label);
  g_assert_cmpstr (tl_change_get_coder (history->pdata[0]), ==, "Coder Two");
  /* What was undone before stays, but cannot be redone any more. */
  g_assert_cmpstr (tl_change_get_label (history->pdata[1]), ==, undone);
  g_assert_true (tl_change_get_is_undone (history->pdata[1]));
  g_assert_false (tl_change_get_is_undone (history->pdata[2]));
  g_assert_null (tl_store_get_redo_label (fixture->store, NULL));
  g_assert_null (tl_store_redo (fixture->store, &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_NOTHING_TO_DO);
}

static void
test_quotation_marks (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  gint64 number;

  rename_review (fixture, "Anna");
  number = get_newest (fixture->store);
  label = tl_store_go_back (fixture->store, number, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, "Go back to before “Rename the review ‘Review 1’ to ‘Anna’”");
}

/* Another program that changes the file leaves no entry; then a change in its way is refused, and
 * with it the whole. */
static void
test_refused_whole (VerbFixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_path (fixture->folder);
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;

  rename_review (fixture, "Anna");
  rename_review (fixture, "Berta");
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE reviews SET title = 'Clara'", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  sqlite3_close (db);
  g_free (fixture->before);
  fixture->before = fixture_dump (fixture->store);
  g_assert_null (tl_store_go_back (fixture->store, 2, NULL, NULL, NULL, &error));
  g_assert_nonnull (strstr (error->message, "Nothing was changed"));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_CORRUPT);
  g_assert_cmpint (get_newest (fixture->store), ==, 3);
}

static void
test_touched (VerbFixture *fixture, gconstpointer data)
{
  static const char *const themes[] = { "T03.1", NULL };
  g_autofree char *second = fixture_add_review (fixture->store, 2);
  g_autoptr (TlFinding) finding =
      fixture_make_finding (fixture->store, second, "Good practice", themes, NULL);
  const char *removed[] = { tl_finding_get_id (finding), NULL };
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  GPtrArray *touched;

  g_assert_true (tl_store_add_finding (fixture->store, finding, &error));
  for (guint i = 0; i < 2; i++)
    {
      g_free (i == 0 ? tl_store_undo (fixture->store, &error)
                     : tl_store_redo (fixture->store, &error));
      g_assert_no_error (error);
      touched = tl_store_get_touched (fixture->store);
      g_assert_cmpuint (touched->len, ==, 1);
      g_assert_cmpstr (touched->pdata[0], ==, second);
    }
  g_assert_true (
      tl_store_replace_findings (fixture->store, removed, none, "Remove findings", &error));
  rename_review (fixture, "Anna");
  g_free (
      tl_store_go_back (fixture->store, get_newest (fixture->store) - 1, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (tl_store_get_touched (fixture->store)->len, ==, 2);
  g_assert_true (tl_store_set_setting (fixture->store, "a", "'b'", &error));
  g_free (tl_store_undo (fixture->store, &error));
  g_assert_no_error (error);
  g_assert_null (tl_store_get_touched (fixture->store));
}

static guint
count (TlStore *store, const TlHistoryQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = tl_store_find_changes (store, query, &error);

  g_assert_no_error (error);
  return changes->len;
}

static void
test_conditions (VerbFixture *fixture, gconstpointer data)
{
  g_autofree char *second = fixture_add_review (fixture->store, 2);
  g_autoptr (GPtrArray) step = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) coders = NULL;
  TlHistoryQuery all = { .limit = 100 }, some;

  tl_store_set_coder (fixture->store, "Coder Two");
  rename_review (fixture, "Änne");
  coders = tl_store_load_history_coders (fixture->store, &error);
  g_assert_true (g_strv_contains ((const char *const *) coders, "Coder Two"));
  g_assert_cmpuint (g_strv_length (coders), ==, 2);
  g_assert_cmpuint (count (fixture->store, &all), ==, 3);
  some = (TlHistoryQuery){ .coder = "Coder Two", .limit = 100 };
  g_assert_cmpuint (count (fixture->store, &some), ==, 1);
  some = (TlHistoryQuery){ .review_id = second, .limit = 100 };
  g_assert_cmpuint (count (fixture->store, &some), ==, 1);
  some = (TlHistoryQuery){ .review_id = fixture->review_id, .limit = 100 };
  g_assert_cmpuint (count (fixture->store, &some), ==, 2);
  some = (TlHistoryQuery){ .text = "“ÄNNE”", .limit = 100 };
  g_assert_cmpuint (count (fixture->store, &some), ==, 1);
  some = (TlHistoryQuery){ .since = "2999-01-01T00:00:00Z", .limit = 100 };
  g_assert_cmpuint (count (fixture->store, &some), ==, 0);
  some = (TlHistoryQuery){ .before = 3, .limit = 1 };
  step = tl_store_find_changes (fixture->store, &some, &error);
  g_assert_cmpuint (step->len, ==, 1);
  g_assert_cmpint (tl_change_get_number (step->pdata[0]), ==, 2);
  g_assert_cmpstr (tl_change_get_review_id (step->pdata[0]), ==, second);
}

static void
add (const char *path, void (*test) (VerbFixture *, gconstpointer))
{
  g_test_add (path, VerbFixture, NULL, verb_fixture_set_up, test, verb_fixture_tear_down);
}

/* How far it was told to be, and when it is stopped. */
typedef struct
{
  guint n_told, total, stop_at; /* 0: never */
  GCancellable *cancellable;
} Watch;

static void
watch_cb (guint done, guint total, gpointer data)
{
  Watch *watch = data;

  watch->n_told++;
  g_assert_cmpuint (done, ==, watch->n_told);
  watch->total = total;
  if (done == watch->stop_at)
    g_cancellable_cancel (watch->cancellable);
}

/* Stopped in the midst, or after the last change, nothing is changed; otherwise each is told of. */
static void
test_stopped (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *label = NULL;
  Watch whole = { 0 };

  rename_review (fixture, "Anna");
  rename_review (fixture, "Berta");
  rename_review (fixture, "Clara");
  before = fixture_dump (fixture->store);
  for (guint i = 1; i <= 3; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Watch watch = { .stop_at = i, .cancellable = cancellable };
      g_autofree char *after = NULL;

      g_assert_null (tl_store_go_back (fixture->store, 2, watch_cb, &watch, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&error);
      g_assert_cmpuint (watch.n_told, ==, i);
      after = fixture_dump (fixture->store);
      g_assert_cmpstr (after, ==, before);
      fixture_assert_sound (fixture->store);
    }
  label = tl_store_go_back (fixture->store, 2, watch_cb, &whole, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (whole.n_told, ==, 3);
  g_assert_cmpuint (whole.total, ==, 3);
}

/* Undo of what was stopped before is refused, and nothing is changed; without, it is done. */
static void
test_stopped_undo (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *label = NULL;

  rename_review (fixture, "Anna");
  before = fixture_dump (fixture->store);
  g_cancellable_cancel (cancellable);
  tl_store_set_stop (fixture->store, cancellable);
  g_assert_null (tl_store_undo (fixture->store, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  after = fixture_dump (fixture->store);
  g_assert_cmpstr (after, ==, before);
  tl_store_set_stop (fixture->store, NULL);
  label = tl_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_nonnull (label);
}

/* Stopped from another thread in the midst of a large change: all of it is undone, or nothing. */
static gpointer
cancel_soon (gpointer cancellable)
{
  for (guint i = 0; i < 40; i++)
    g_thread_yield ();
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
test_stopped_in_the_midst (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *full = NULL;
  gboolean is_full = FALSE;

  for (guint i = 2; i < 12; i++)
    g_free (fixture_add_review (fixture->store, i));
  full = fixture_dump (fixture->store);
  g_free (tl_store_go_back (fixture->store, 2, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GThread) thread = g_thread_new ("cancel", cancel_soon, cancellable);
      g_autofree char *label = NULL;
      g_autofree char *now = NULL;

      tl_store_set_stop (fixture->store, cancellable);
      label =
          is_full ? tl_store_redo (fixture->store, &error) : tl_store_undo (fixture->store, &error);
      g_thread_join (g_steal_pointer (&thread));
      tl_store_set_stop (fixture->store, NULL);
      if (label == NULL)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      else
        is_full = !is_full;
      g_clear_error (&error);
      now = fixture_dump (fixture->store);
      g_assert_true (g_str_equal (now, full) == is_full);
      fixture_assert_sound (fixture->store);
    }
}

/* How far one large change was told to be: always further, never done before its end. */
static void
large_cb (guint done, guint total, gpointer data)
{
  Watch *watch = data;

  g_assert_cmpuint (done, >=, watch->stop_at);
  g_assert_cmpuint (done, <, total);
  g_assert_true (watch->total == 0 || watch->total == total);
  watch->n_told++;
  watch->total = total;
  watch->stop_at = done;
}

static void
test_told_in_the_midst (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 2; i < 12; i++)
    g_free (fixture_add_review (fixture->store, i));
  g_free (tl_store_go_back (fixture->store, 2, NULL, NULL, NULL, &error));
  for (guint i = 0; i < 2; i++)
    {
      Watch watch = { 0 };

      tl_store_set_progress (fixture->store, large_cb, &watch);
      g_free (i == 0 ? tl_store_undo (fixture->store, &error)
                     : tl_store_redo (fixture->store, &error));
      tl_store_set_progress (fixture->store, NULL, NULL);
      g_assert_no_error (error);
      g_assert_cmpuint (watch.n_told, >, 3);
      g_assert_cmpuint (watch.stop_at, >, watch.total / 2);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/go-back/any-point", test_any_point);
  add ("/store/go-back/nothing-is-erased", test_nothing_is_erased);
  add ("/store/go-back/quotation-marks", test_quotation_marks);
  add ("/store/go-back/refused-whole", test_refused_whole);
  add ("/store/go-back/touched", test_touched);
  add ("/store/go-back/stopped", test_stopped);
  add ("/store/go-back/stopped-undo", test_stopped_undo);
  add ("/store/go-back/stopped-in-the-midst", test_stopped_in_the_midst);
  add ("/store/go-back/told-in-the-midst", test_told_in_the_midst);
  add ("/store/go-back/conditions", test_conditions);
  return g_test_run ();
}
