/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The open library: opening and closing, live lists and labels, verbs, reading. */
#include "config.h"

#include "service-fixture.h"

#include "tl-error.h"
#include "tl-finding-edit.h"
#include "tl-finding-label.h"

#include <glib/gstdio.h>
#include <string.h>

#define DANIELA "amberley-daniela.xml"
#define MRS_R "kingsholt-mrs-r.xml"

/* Changes of a list and of a library, in the order in which they were told. */
typedef struct
{
  GString *events;
  Answer answer;
  guint n_changed, position, removed, added;
  GStrv review_ids;
} Log;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Log *log)
{
  g_string_append (log->events, "list ");
  log->position = position;
  log->removed = removed;
  log->added = added;
}

static void
changed_cb (TlLibrary *library, GStrv review_ids, Log *log)
{
  g_string_append (log->events, "changed ");
  log->n_changed++;
  g_strfreev (log->review_ids);
  log->review_ids = g_strdupv (review_ids);
}

static void
logged_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Log *log = data;

  g_string_append (log->events, "callback ");
  answer_cb (source, result, &log->answer);
}

static void
log_begin (Log *log, TlLibrary *library)
{
  *log = (Log){ .events = g_string_new (NULL) };
  g_signal_connect (tl_library_list_reviews (library), "items-changed",
                    G_CALLBACK (items_changed_cb), log);
  g_signal_connect (library, "changed", G_CALLBACK (changed_cb), log);
}

static void
log_end (Log *log, TlLibrary *library)
{
  g_signal_handlers_disconnect_by_data (tl_library_list_reviews (library), log);
  g_signal_handlers_disconnect_by_data (library, log);
  g_string_free (log->events, TRUE);
  g_strfreev (log->review_ids);
  answer_clear (&log->answer);
}

static void
assert_ordered (TlLibrary *library)
{
  GListModel *list = tl_library_list_reviews (library);

  for (guint i = 1; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (TlReview) before = g_list_model_get_item (list, i - 1);
      g_autoptr (TlReview) after = g_list_model_get_item (list, i);

      g_assert_cmpint (tl_snapshot_compare_reviews (&before, &after), <=, 0);
    }
}

static void
test_new (Fixture *fixture, gconstpointer data)
{
  TlLibrary *library = fixture->library;
  GStatBuf status;

  g_assert_cmpstr (tl_library_get_name (library), ==, "test");
  g_assert_cmpstr (tl_library_get_path (library), ==, fixture->path);
  g_assert_false (tl_library_get_is_read_only (library));
  g_assert_null (tl_library_get_undo_label (library));
  g_assert_null (tl_library_get_redo_label (library));
  g_assert_cmpuint (g_list_model_get_n_items (tl_library_list_reviews (library)), ==, 0);
  g_assert_nonnull (tl_codebook_lookup (tl_library_get_codebook (library), TL_CODE_THEME, "T01.1"));
  g_assert_nonnull (tl_codebook_lookup (tl_library_get_codebook (library), TL_CODE_AGENCY, "AG01"));
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
test_open_errors (Fixture *fixture, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.throughline", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "other.throughline", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (open_library (missing, TL_STORE_OPEN, &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (other, "This is no library.\n", -1, NULL));
  g_assert_null (open_library (other, TL_STORE_OPEN, &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_NOT_A_LIBRARY);
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));
}

static void
test_order_of_news (Fixture *fixture, gconstpointer data)
{
  TlLibrary *library = fixture->library;
  g_autofree char *id = import_sample (library, DANIELA);
  g_autoptr (TlFinding) finding = make_finding (library, id, 0, 20, "T01.1");
  g_autofree char *undo_before = g_strdup (tl_library_get_undo_label (library));
  g_autoptr (GError) error = NULL;
  Log log;

  log_begin (&log, library);
  add_finding (library, finding, logged_cb, &log);
  g_assert_cmpstr (log.events->str, ==, "");
  g_assert_true (tl_library_verb_finish (library, answer_wait (&log.answer), &error));
  g_assert_no_error (error);
  g_assert_cmpstr (log.events->str, ==, "list changed callback ");
  g_assert_cmpuint (log.removed, ==, 1);
  g_assert_cmpuint (log.added, ==, 1);
  g_assert_cmpuint (g_strv_length (log.review_ids), ==, 1);
  g_assert_cmpstr (log.review_ids[0], ==, id);
  g_assert_cmpuint (tl_review_get_n_findings (tl_library_get_review (library, id)), ==, 1);
  g_assert_cmpstr (tl_library_get_undo_label (library), !=, undo_before);
  log_end (&log, library);
}

static void
test_list_stays (Fixture *fixture, gconstpointer data)
{
  TlLibrary *library = fixture->library;
  GListModel *list = tl_library_list_reviews (library);
  g_autofree char *daniela = import_sample (library, DANIELA);
  g_autofree char *mrs_r = import_sample (library, MRS_R);
  g_autofree char *leyla = import_sample (library, "holmstead-leyla.xml");
  g_autoptr (TlReview) first = NULL;
  g_autoptr (TlReview) again = NULL;
  const char *values[] = { "Zedley", NULL };
  g_auto (Answer) answer = { NULL };
  Log log;

  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 3);
  assert_ordered (library);
  first = g_list_model_get_item (list, 0);
  g_assert_cmpstr (tl_review_get_id (first), ==, daniela);

  /* A new title in the same borough and year changes one row in its place. */
  log_begin (&log, library);
  tl_library_rename_review_async (library, mrs_r, "Mrs R, renamed", answer_cb, &answer);
  finish_verb (library, &answer);
  g_assert_cmpuint (log.removed, ==, 1);
  g_assert_cmpuint (log.added, ==, 1);
  g_assert_cmpstr (log.events->str, ==, "list changed ");
  log_end (&log, library);
  again = g_list_model_get_item (list, 0);
  g_assert_true (first == again);
  assert_ordered (library);

  /* Another borough moves the row. */
  tl_library_set_case_value_async (library, daniela, "borough", values, answer_cb, &answer);
  finish_verb (library, &answer);
  g_clear_object (&again);
  again = g_list_model_get_item (list, 2);
  g_assert_cmpstr (tl_review_get_id (again), ==, daniela);
  assert_ordered (library);

  /* Undo puts it back and leaves the others alone. */
  log_begin (&log, library);
  tl_library_undo_async (library, NULL, NULL, NULL, answer_cb, &answer);
  finish_verb (library, &answer);
  g_assert_cmpuint (g_strv_length (log.review_ids), ==, 1);
  g_assert_cmpuint (log.n_changed, ==, 1);
  log_end (&log, library);
  g_clear_object (&again);
  again = g_list_model_get_item (list, 0);
  g_assert_cmpstr (tl_review_get_id (again), ==, daniela);
  assert_ordered (library);
}

/* That nothing can be saved is known to all until something is. */
static void
test_trouble (Fixture *fixture, gconstpointer data)
{
  TlLibrary *library = fixture->library;
  g_autofree char *id = import_sample (library, DANIELA);
  g_autofree char *away = g_strconcat (fixture->path, ".away", NULL);
  g_autoptr (GError) error = NULL;
  g_auto (Answer) answer = { NULL };

  g_assert_null (tl_library_get_trouble (library));
  g_assert_cmpint (g_rename (fixture->path, away), ==, 0);
  tl_library_rename_review_async (library, id, "Another title", answer_cb, &answer);
  g_assert_false (tl_library_verb_finish (library, answer_wait (&answer), &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_FAILED);
  g_assert_cmpstr (tl_library_get_trouble (library), ==, error->message);
  g_assert_cmpstr (tl_review_get_title (tl_library_get_review (library, id)), ==, "Daniela");
  answer_clear (&answer);
  g_assert_cmpint (g_rename (away, fixture->path), ==, 0);
  tl_library_rename_review_async (library, id, "Another title", answer_cb, &answer);
  finish_verb (library, &answer);
  g_assert_null (tl_library_get_trouble (library));
}

/* Other reviews are not even read anew. */
static void
test_undo_touches_one_review (Fixture *fixture, gconstpointer data)
{
  TlLibrary *library = fixture->library;
  g_autofree char *other = import_sample (library, MRS_R);
  g_autofree char *id = import_sample (library, DANIELA);
  g_auto (Answer) answer = { NULL };
  TlReview *same;
  Log log;

  tl_library_rename_review_async (library, id, "Another title", answer_cb, &answer);
  finish_verb (library, &answer);
  same = tl_library_get_review (library, other);
  log_begin (&log, library);
  tl_library_undo_async (library, NULL, NULL, NULL, answer_cb, &answer);
  finish_verb (library, &answer);
  g_assert_cmpuint (g_strv_length (log.review_ids), ==, 1);
  g_assert_cmpstr (log.review_ids[0], ==, id);
  log_end (&log, library);
  g_assert_true (tl_library_get_review (library, other) == same);
  g_assert_cmpstr (tl_review_get_title (tl_library_get_review (library, id)), ==, "Daniela");
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  TlLibrary *library = fixture->library;
  g_autofree char *id = import_sample (library, DANIELA);
  g_autofree char *import_label = g_strdup (tl_library_get_undo_label (library));
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Answer) answer = { NULL };

  g_assert_nonnull (import_label);
  tl_library_rename_review_async (library, id, "Another title", answer_cb, &answer);
  finish_verb (library, &answer);
  g_assert_cmpstr (tl_library_get_undo_label (library), !=, import_label);

  tl_library_undo_async (library, NULL, NULL, NULL, answer_cb, &answer);
  finish_verb (library, &answer);
  undone = tl_library_dup_last_label (library);
  g_assert_cmpstr (tl_library_get_undo_label (library), ==, import_label);
  g_assert_cmpstr (tl_library_get_redo_label (library), ==, undone);
  g_assert_cmpstr (tl_review_get_title (tl_library_get_review (library, id)), ==, "Daniela");

  tl_library_redo_async (library, NULL, NULL, NULL, answer_cb, &answer);
  finish_verb (library, &answer);
  redone = tl_library_dup_last_label (library);
  g_assert_cmpstr (redone, ==, undone);
  g_assert_null (tl_library_get_redo_label (library));

  tl_library_undo_async (library, NULL, NULL, NULL, answer_cb, &answer);
  finish_verb (library, &answer);
  tl_library_undo_async (library, NULL, NULL, NULL, answer_cb, &answer);
  finish_verb (library, &answer);
  g_assert_cmpuint (g_list_model_get_n_items (tl_library_list_reviews (library)), ==, 0);
  g_assert_null (tl_library_get_review (library, id));
  g_assert_null (tl_library_get_undo_label (library));
  tl_library_undo_async (library, NULL, NULL, NULL, answer_cb, &answer);
  g_assert_false (tl_library_verb_finish (library, answer_wait (&answer), &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_NOTHING_TO_DO);
}

static void
test_findings (Fixture *fixture, gconstpointer data)
{
  TlLibrary *library = fixture->library;
  g_autofree char *id = import_sample (library, DANIELA);
  g_autoptr (TlFinding) one = make_finding (library, id, 0, 20, "T01.1");
  g_autoptr (TlFinding) two = make_finding (library, id, 30, 60, "T01.2");
  g_autoptr (TlFinding) recoded = NULL;
  g_autoptr (GPtrArray) both = g_ptr_array_new ();
  g_autoptr (GPtrArray) loaded = NULL;
  const char *themes[] = { "T02", NULL };
  g_autoptr (GError) error = NULL;
  g_auto (Answer) answer = { NULL };

  g_ptr_array_add (both, one);
  g_ptr_array_add (both, two);
  tl_library_add_findings_async (library, both, answer_cb, &answer);
  finish_verb (library, &answer);
  recoded = tl_finding_recode (two, NULL, themes, NULL, "seen again");
  tl_library_set_finding_async (library, recoded, answer_cb, &answer);
  finish_verb (library, &answer);
  tl_library_remove_finding_async (library, tl_finding_get_id (one), answer_cb, &answer);
  finish_verb (library, &answer);
  g_assert_cmpuint (tl_review_get_n_findings (tl_library_get_review (library, id)), ==, 1);

  tl_library_load_findings_async (library, id, NULL, answer_cb, &answer);
  loaded = tl_library_load_findings_finish (library, answer_wait (&answer), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (loaded->len, ==, 1);
  g_assert_cmpstr (tl_finding_get_id (loaded->pdata[0]), ==, tl_finding_get_id (two));
  g_assert_cmpstr (tl_finding_get_note (loaded->pdata[0]), ==, "seen again");
  g_assert_cmpstr (tl_finding_get_themes (loaded->pdata[0])[0], ==, "T02");
  answer_clear (&answer);

  tl_library_remove_finding_async (library, "not-there", answer_cb, &answer);
  g_assert_false (tl_library_verb_finish (library, answer_wait (&answer), &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_NOT_FOUND);
}

/* A finding is split, and both parts become one again: one entry each, and undo takes each back. */
static void
test_replaced_findings (Fixture *fixture, gconstpointer data)
{
  TlLibrary *library = fixture->library;
  g_autofree char *id = import_sample (library, DANIELA), *label = NULL;
  g_autoptr (TlFinding) whole = make_finding (library, id, 0, 60, "T01.1");
  g_autoptr (TlFinding) second = make_finding (library, id, 30, 60, "T01.2");
  g_autoptr (TlFinding) first = tl_finding_weigh (whole, 2);
  g_autoptr (GPtrArray) parts = g_ptr_array_new (), joined = g_ptr_array_new ();
  const char *removed[] = { tl_finding_get_id (second), NULL };
  g_autoptr (GError) error = NULL;
  g_auto (Answer) answer = { NULL };

  add_finding (library, whole, answer_cb, &answer);
  finish_verb (library, &answer);
  g_ptr_array_add (parts, first);
  g_ptr_array_add (parts, second);
  label = tl_finding_label (whole, TL_FINDING_SPLIT);
  tl_library_replace_findings_async (library, NULL, parts, label, answer_cb, &answer);
  finish_verb (library, &answer);
  g_assert_cmpuint (tl_review_get_n_findings (tl_library_get_review (library, id)), ==, 2);
  g_assert_cmpstr (tl_library_get_undo_label (library), ==, label);
  g_assert_true (g_str_has_prefix (label, "Split the finding “"));

  g_ptr_array_add (joined, whole);
  tl_library_replace_findings_async (library, removed, joined, "Join", answer_cb, &answer);
  finish_verb (library, &answer);
  g_assert_cmpuint (tl_review_get_n_findings (tl_library_get_review (library, id)), ==, 1);
  tl_library_replace_findings_async (library, removed, joined, "Join", answer_cb, &answer);
  g_assert_false (tl_library_verb_finish (library, answer_wait (&answer), &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_NOT_FOUND);
  answer_clear (&answer);
  for (guint n = 2; n > 0; n--)
    {
      tl_library_undo_async (library, NULL, NULL, NULL, answer_cb, &answer);
      finish_verb (library, &answer);
      g_assert_cmpuint (tl_review_get_n_findings (tl_library_get_review (library, id)), ==, n);
    }
}

static void
test_failed_verb (Fixture *fixture, gconstpointer data)
{
  TlLibrary *library = fixture->library;
  g_autofree char *id = import_sample (library, DANIELA);
  g_autoptr (TlFinding) finding = make_finding (library, id, 0, 20, "T99.9");
  g_autoptr (GError) error = NULL;
  gboolean is_busy = TRUE;
  Log log;

  log_begin (&log, library);
  add_finding (library, finding, logged_cb, &log);
  g_object_get (library, "busy", &is_busy, NULL);
  g_assert_true (is_busy);
  g_assert_false (tl_library_verb_finish (library, answer_wait (&log.answer), &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_INVALID);
  g_assert_cmpstr (log.events->str, ==, "callback ");
  g_object_get (library, "busy", &is_busy, NULL);
  g_assert_false (is_busy);
  log_end (&log, library);
}

static void
test_reading (Fixture *fixture, gconstpointer data)
{
  TlLibrary *library = fixture->library;
  g_autofree char *id = import_sample (library, MRS_R);
  g_autofree char *found = NULL;
  g_autofree char *setting = NULL;
  g_autoptr (GPtrArray) recommendations = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (TlSearch) search = tl_search_new ("Kingsholt", 5);
  g_autoptr (TlSearchResult) hits = NULL;
  guint n_reviews = 0;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (TlSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Answer) answer = { NULL };

  tl_library_find_review_async (library, "mrs r", NULL, answer_cb, &answer);
  found = tl_library_find_review_finish (library, answer_wait (&answer), &error);
  g_assert_cmpstr (found, ==, id);
  answer_clear (&answer);
  tl_library_load_recommendations_async (library, id, NULL, answer_cb, &answer);
  recommendations = tl_library_load_recommendations_finish (library, answer_wait (&answer), &error);
  g_assert_cmpuint (recommendations->len, >, 0);
  answer_clear (&answer);
  tl_library_load_history_async (library, 10, NULL, answer_cb, &answer);
  history = tl_library_load_history_finish (library, answer_wait (&answer), &error);
  g_assert_cmpuint (history->len, ==, 1);
  answer_clear (&answer);
  tl_library_search_async (library, search, NULL, answer_cb, &answer);
  hits = tl_library_search_finish (library, answer_wait (&answer), &error);
  g_assert_cmpuint (hits->hits->len, ==, 5);
  answer_clear (&answer);
  tl_library_count_found_reviews_async (library, search, NULL, answer_cb, &answer);
  g_assert_true (
      tl_library_count_found_reviews_finish (library, answer_wait (&answer), &n_reviews, &error));
  g_assert_cmpuint (n_reviews, ==, 1);
  answer_clear (&answer);
  tl_library_load_snapshot_async (library, NULL, answer_cb, &answer);
  snapshot = tl_library_load_snapshot_finish (library, answer_wait (&answer), &error);
  g_assert_cmpuint (snapshot->reviews->len, ==, 1);
  answer_clear (&answer);
  tl_library_check_async (library, NULL, answer_cb, &answer);
  faults = tl_library_check_finish (library, answer_wait (&answer), &error);
  g_assert_cmpuint (faults->len, ==, 0);
  answer_clear (&answer);

  tl_library_load_setting_async (library, "overview", NULL, answer_cb, &answer);
  g_assert_null (tl_library_load_setting_finish (library, answer_wait (&answer), &error));
  g_assert_no_error (error);
  answer_clear (&answer);
  tl_library_set_setting_async (library, "overview", "'words'", answer_cb, &answer);
  finish_verb (library, &answer);
  tl_library_load_setting_async (library, "overview", NULL, answer_cb, &answer);
  setting = tl_library_load_setting_finish (library, answer_wait (&answer), &error);
  g_assert_cmpstr (setting, ==, "'words'");
}

static void
test_cancelled_reading (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_auto (Answer) answer = { NULL };

  g_cancellable_cancel (cancellable);
  tl_library_load_snapshot_async (fixture->library, cancellable, answer_cb, &answer);
  g_assert_null (tl_library_load_snapshot_finish (fixture->library, answer_wait (&answer), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_reopen (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = import_sample (fixture->library, DANIELA);
  g_autofree char *label = g_strdup (tl_library_get_undo_label (fixture->library));
  g_autoptr (GError) error = NULL;
  g_auto (Answer) answer = { NULL };

  /* What was asked for before closing is still done. */
  tl_library_rename_review_async (fixture->library, id, "Last words", answer_cb, &answer);
  tl_library_close (fixture->library);
  finish_verb (fixture->library, &answer);
  tl_library_undo_async (fixture->library, NULL, NULL, NULL, answer_cb, &answer);
  g_assert_false (tl_library_verb_finish (fixture->library, answer_wait (&answer), &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_FAILED);
  g_clear_error (&error);
  answer_clear (&answer);
  g_clear_object (&fixture->library);

  fixture->library = open_library (fixture->path, TL_STORE_OPEN, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (tl_review_get_title (tl_library_get_review (fixture->library, id)), ==,
                   "Last words");
  tl_library_undo_async (fixture->library, NULL, NULL, NULL, answer_cb, &answer);
  finish_verb (fixture->library, &answer);
  g_assert_cmpstr (tl_library_get_undo_label (fixture->library), ==, label);
}

static void
test_second_opener (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSubprocess) other = NULL;
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;

  other = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, self, "--second-opener",
                            fixture->path, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (other, NULL, NULL, &output, NULL, &error));
  g_assert_cmpstr (output, ==, "read-only, with a reason, refuses verbs\n");
}

/* What the other process does. */
static int
be_second_opener (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlLibrary) library = open_library (path, TL_STORE_OPEN, &error);
  g_auto (Answer) answer = { NULL };

  if (library == NULL)
    return 1;
  tl_library_undo_async (library, NULL, NULL, NULL, answer_cb, &answer);
  if (tl_library_get_is_read_only (library) && tl_library_get_read_only_reason (library) != NULL
      && !tl_library_verb_finish (library, answer_wait (&answer), &error)
      && g_error_matches (error, TL_ERROR, TL_ERROR_READ_ONLY))
    g_print ("read-only, with a reason, refuses verbs\n");
  tl_library_close (library);
  return 0;
}

static void
test_codebook (Fixture *fixture, gconstpointer data)
{
  TlLibrary *library = fixture->library;
  g_autofree char *path = find_sample ("codebook.xml");
  g_autofree char *none = find_sample (DANIELA);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) wrong = g_file_new_for_path (none);
  g_autoptr (GError) error = NULL;
  Log log;

  g_assert_null (
      tl_codebook_find (tl_library_get_codebook (library), TL_CODE_BOROUGH, "Kingsholt"));
  log_begin (&log, library);
  tl_library_merge_codebook_async (library, file, logged_cb, &log);
  g_assert_true (tl_library_verb_finish (library, answer_wait (&log.answer), &error));
  g_assert_no_error (error);
  g_assert_cmpstr (log.events->str, ==, "changed callback ");
  g_assert_null (log.review_ids);
  g_assert_nonnull (
      tl_codebook_find (tl_library_get_codebook (library), TL_CODE_BOROUGH, "Kingsholt"));
  answer_clear (&log.answer);

  tl_library_merge_codebook_async (library, wrong, logged_cb, &log);
  g_assert_false (tl_library_verb_finish (library, answer_wait (&log.answer), &error));
  g_assert_nonnull (error);
  log_end (&log, library);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/library/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

/* Found places become findings, or give theirs the codes that they lack, in one verb. */
static void
test_tag_places (Fixture *fixture, gconstpointer data)
{
  const char *const themes[] = { "T03.1", NULL }, *const none[] = { NULL };
  TlLibrary *library = fixture->library;
  g_autofree char *id = import_sample (library, DANIELA);
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_place_free);
  g_autoptr (TlSearch) search = tl_search_new ("police ", 200);
  g_autoptr (TlSearchResult) found = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_auto (Answer) answer = { NULL };
  const char *quote;

  search->kinds = 1u << TL_SEARCH_TEXT;
  tl_library_search_async (library, search, NULL, answer_cb, &answer);
  found = tl_library_search_finish (library, answer_wait (&answer), NULL);
  answer_clear (&answer);
  g_assert_cmpuint (found->hits->len, >, 2);
  for (guint i = 0; i < 2; i++)
    {
      const TlSearchHit *hit = found->hits->pdata[i];

      g_ptr_array_add (places, tl_place_new (id, hit->document_id, NULL, hit->start, hit->end));
      /* The same place twice is one finding. */
      g_ptr_array_add (places, tl_place_new (id, hit->document_id, NULL, hit->start, hit->end));
    }
  tl_library_tag_places_async (library, places, TL_PLACE_SENTENCE, "F02", themes, none, "", 1,
                               "Tag two", answer_cb, &answer);
  finish_verb (library, &answer);
  g_assert_cmpstr (tl_library_get_undo_label (library), ==, "Tag two");
  tl_library_load_findings_async (library, id, NULL, answer_cb, &answer);
  findings = tl_library_load_findings_finish (library, answer_wait (&answer), NULL);
  answer_clear (&answer);
  g_assert_cmpuint (findings->len, ==, 2);
  quote = tl_finding_get_quote (findings->pdata[0]);
  g_assert_nonnull (strcasestr (quote, "police"));

  g_ptr_array_set_size (places, 0);
  g_ptr_array_add (places, tl_place_new (id, tl_finding_get_document_id (findings->pdata[0]),
                                         tl_finding_get_id (findings->pdata[0]), 0, 0));
  tl_library_tag_places_async (library, places, TL_PLACE_PARAGRAPH, "F02",
                               (const char *const[]){ "T01.1", "T03.1", NULL }, none, "", 0,
                               "Tag more", answer_cb, &answer);
  finish_verb (library, &answer);
  tl_library_load_findings_async (library, id, NULL, answer_cb, &answer);
  after = tl_library_load_findings_finish (library, answer_wait (&answer), NULL);
  answer_clear (&answer);
  g_assert_cmpuint (after->len, ==, 2);
  g_assert_cmpstr (tl_finding_get_quote (after->pdata[0]), ==, quote);
  g_assert_cmpuint (g_strv_length ((GStrv) tl_finding_get_themes (after->pdata[0])), ==, 2);

  tl_library_undo_async (library, NULL, NULL, NULL, answer_cb, &answer);
  finish_verb (library, &answer);
  tl_library_undo_async (library, NULL, NULL, NULL, answer_cb, &answer);
  finish_verb (library, &answer);
  g_assert_cmpuint (tl_review_get_n_findings (tl_library_get_review (library, id)), ==, 0);
}

/* Notes, coders and status are verbs; how far a document was read comes with them. */
static void
test_review_work (Fixture *fixture, gconstpointer data)
{
  const char *const coders[] = { "S. Whitlock", "M. Osei", NULL };
  TlLibrary *library = fixture->library;
  g_autofree char *id = import_sample (library, DANIELA);
  g_autoptr (TlReviewWork) before = NULL;
  g_autoptr (TlReviewWork) after = NULL;
  g_autoptr (GHashTable) all = NULL;
  g_auto (Answer) answer = { NULL };
  const TlDocumentWork *document;

  tl_library_load_review_work_async (library, id, NULL, answer_cb, &answer);
  before = tl_library_load_review_work_finish (library, answer_wait (&answer), NULL);
  answer_clear (&answer);
  g_assert_cmpstr (before->notes, ==, "");
  g_assert_cmpuint (g_strv_length (before->coders), ==, 0);
  g_assert_cmpuint (before->documents->len, ==, 1);
  document = &g_array_index (before->documents, TlDocumentWork, 0);
  g_assert_cmpuint (document->n_paragraphs, >, 50);
  g_assert_cmpuint (document->n_read, ==, 0);
  g_assert_cmpuint (document->n_scanned, ==, 0);

  tl_library_set_review_notes_async (library, id, "One\ntwo", answer_cb, &answer);
  finish_verb (library, &answer);
  tl_library_set_review_coders_async (library, id, coders, answer_cb, &answer);
  finish_verb (library, &answer);
  tl_library_set_review_status_async (library, id, "submitted", answer_cb, &answer);
  finish_verb (library, &answer);
  g_assert_cmpstr (tl_review_get_status (tl_library_get_review (library, id)), ==, "submitted");
  tl_library_load_review_work_async (library, id, NULL, answer_cb, &answer);
  after = tl_library_load_review_work_finish (library, answer_wait (&answer), NULL);
  answer_clear (&answer);
  g_assert_cmpstr (after->notes, ==, "One\ntwo");
  g_assert_cmpstr (after->coders[0], ==, "M. Osei");
  g_assert_cmpuint (g_strv_length (after->coders), ==, 2);
  tl_library_undo_async (library, NULL, NULL, NULL, answer_cb, &answer);
  finish_verb (library, &answer);
  g_assert_cmpstr (tl_review_get_status (tl_library_get_review (library, id)), !=, "submitted");
  tl_library_load_notes_async (library, NULL, answer_cb, &answer);
  all = tl_library_load_notes_finish (library, answer_wait (&answer), NULL);
  answer_clear (&answer);
  g_assert_cmpstr (((TlReviewWork *) g_hash_table_lookup (all, id))->notes, ==, "One\ntwo");
}

int
main (int argc, char **argv)
{
  if (argc == 3 && strcmp (argv[1], "--second-opener") == 0)
    return be_second_opener (argv[2]);
  g_test_init (&argc, &argv, NULL);
  ADD ("new", test_new);
  ADD ("open-errors", test_open_errors);
  ADD ("order-of-news", test_order_of_news);
  ADD ("list-stays", test_list_stays);
  ADD ("undo", test_undo);
  ADD ("trouble", test_trouble);
  ADD ("undo-touches-one-review", test_undo_touches_one_review);
  ADD ("findings", test_findings);
  ADD ("replaced-findings", test_replaced_findings);
  ADD ("failed-verb", test_failed_verb);
  ADD ("reading", test_reading);
  ADD ("cancelled-reading", test_cancelled_reading);
  ADD ("reopen", test_reopen);
  ADD ("second-opener", test_second_opener);
  ADD ("codebook", test_codebook);
  ADD ("tag-places", test_tag_places);
  ADD ("review-work", test_review_work);
  return g_test_run ();
}
