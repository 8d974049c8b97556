/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A batch of files: what each comes to, duplicates, folders, passwords, cancelling. */
#include "config.h"

#include "service-fixture.h"

#include "tl-error.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static char *
find_pdf (const char *name)
{
  return g_build_filename (TL_SOURCE_DIR, "tests", "data", "import", name, NULL);
}

static void
add_path (TlImportJob *job, const char *path, const char *password)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  tl_import_job_add (job, file, password);
}

static TlImportItem *
get_item (TlImportJob *job, guint position)
{
  g_autoptr (TlImportItem) item = g_list_model_get_item (tl_import_job_list_items (job), position);

  g_assert_nonnull (item);
  return item;
}

static gboolean
run (TlImportJob *job, GError **error)
{
  g_auto (Answer) answer = { NULL };

  tl_import_job_run_async (job, answer_cb, &answer);
  return tl_import_job_run_finish (job, answer_wait (&answer), error);
}

static void
count_cb (TlImportJob *job, TlImportItem *item, guint *n)
{
  TlImportState state = tl_import_item_get_state (item);

  g_assert_true (state != TL_IMPORT_WAITING && state != TL_IMPORT_READING);
  ++*n;
}

static char *
write_file (Fixture *fixture, const char *name, const char *text)
{
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static void
test_outcomes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlImportJob) job = tl_import_job_new (fixture->library, 2);
  g_autofree char *good = find_sample ("amberley-daniela.xml");
  g_autofree char *pdf = find_pdf ("decimal.pdf");
  g_autofree char *locked = find_pdf ("encrypted.pdf");
  g_autofree char *broken = write_file (fixture, "broken.pdf", "%PDF-1.7\nThis is no report.\n");
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.pdf", NULL);
  g_autoptr (GError) error = NULL;
  guint n_files = 0, n_finished = 0;
  double fraction = 0;

  g_signal_connect (job, "item-finished", G_CALLBACK (count_cb), &n_finished);
  add_path (job, good, NULL);
  add_path (job, pdf, NULL);
  add_path (job, locked, NULL);
  add_path (job, broken, NULL);
  add_path (job, missing, NULL);
  g_assert_false (run (job, &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_FAILED);
  g_object_get (job, "n-files", &n_files, "fraction", &fraction, NULL);
  g_assert_cmpuint (n_files, ==, 5);
  g_assert_cmpuint (n_finished, ==, 5);
  g_assert_cmpuint (tl_import_job_get_n_finished (job), ==, 5);
  g_assert_cmpfloat (fraction, ==, 1.0);
  g_assert_false (tl_import_job_get_is_running (job));
  g_assert_cmpint (tl_import_item_get_state (get_item (job, 0)), ==, TL_IMPORT_DONE);
  g_assert_cmpint (tl_import_item_get_state (get_item (job, 1)), ==, TL_IMPORT_DONE);
  g_assert_cmpint (tl_import_item_get_state (get_item (job, 2)), ==, TL_IMPORT_NEEDS_PASSWORD);
  g_assert_cmpint (tl_import_item_get_state (get_item (job, 3)), ==, TL_IMPORT_FAILED);
  g_assert_cmpint (tl_import_item_get_state (get_item (job, 4)), ==, TL_IMPORT_FAILED);
  g_assert_nonnull (strstr (tl_import_item_get_message (get_item (job, 1)), "page"));
  g_assert_nonnull (
      tl_library_get_review (fixture->library, tl_import_item_get_review_id (get_item (job, 0))));
  g_assert_null (tl_import_item_get_review_id (get_item (job, 3)));
  for (guint i = 2; i < 5; i++)
    g_assert_cmpstr (tl_import_item_get_message (get_item (job, i)), !=, "");
  g_assert_cmpuint (g_list_model_get_n_items (tl_library_list_reviews (fixture->library)), ==, 2);
}

static void
test_duplicate (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlImportJob) job = tl_import_job_new (fixture->library, 2);
  g_autofree char *path = find_sample ("amberley-daniela.xml");
  g_autofree char *copy = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  guint n_done = 0, n_duplicate = 0;
  const char *id = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  copy = write_file (fixture, "copy.xml", text);
  add_path (job, path, NULL);
  add_path (job, copy, NULL);
  add_path (job, path, NULL);
  g_assert_true (run (job, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < 3; i++)
    {
      TlImportItem *item = get_item (job, i);

      n_done += tl_import_item_get_state (item) == TL_IMPORT_DONE;
      n_duplicate += tl_import_item_get_state (item) == TL_IMPORT_DUPLICATE;
      g_assert_nonnull (tl_import_item_get_review_id (item));
      if (id != NULL)
        g_assert_cmpstr (tl_import_item_get_review_id (item), ==, id);
      id = tl_import_item_get_review_id (item);
      if (tl_import_item_get_state (item) == TL_IMPORT_DUPLICATE)
        g_assert_nonnull (strstr (tl_import_item_get_message (item), "Daniela"));
    }
  g_assert_cmpuint (n_done, ==, 1);
  g_assert_cmpuint (n_duplicate, ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (tl_library_list_reviews (fixture->library)), ==, 1);
}

/* A file that holds several documents is known again, and its new version takes the place of each.
 */
static void
test_parts_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlImportJob) first = tl_import_job_new (fixture->library, 1);
  g_autoptr (TlImportJob) second = tl_import_job_new (fixture->library, 1);
  g_autoptr (TlImportJob) third = tl_import_job_new (fixture->library, 1);
  g_autofree char *path = find_pdf ("parts.pdf");
  g_autofree char *again = g_build_filename (fixture->folder, "again.pdf", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (again);
  g_autoptr (GError) error = NULL;
  TlReview *review;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  bytes = g_realloc (bytes, size + 1);
  bytes[size] = '\n';
  g_assert_true (g_file_set_contents (again, bytes, (gssize) size + 1, NULL));
  add_path (first, path, NULL);
  g_assert_true (run (first, &error));
  add_path (second, again, NULL);
  run (second, &error);
  g_assert_no_error (error);
  g_assert_cmpint (tl_import_item_get_state (get_item (second, 0)), ==, TL_IMPORT_DUPLICATE);
  tl_import_job_add_as (third, file, NULL, TL_IMPORT_CHOICE_VERSION, NULL);
  g_assert_true (run (third, &error));
  g_assert_cmpint (tl_import_item_get_state (get_item (third, 0)), ==, TL_IMPORT_DONE);
  g_assert_cmpuint (g_list_model_get_n_items (tl_library_list_reviews (fixture->library)), ==, 1);
  review =
      tl_library_get_review (fixture->library, tl_import_item_get_review_id (get_item (third, 0)));
  g_assert_cmpuint (tl_review_get_documents (review)->len, ==, 4);
}

static void
test_password (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlImportJob) job = tl_import_job_new (fixture->library, 1);
  g_autofree char *locked = find_pdf ("encrypted.pdf");
  g_autoptr (GError) error = NULL;

  add_path (job, locked, "not this one");
  g_assert_false (run (job, &error));
  g_assert_cmpint (tl_import_item_get_state (get_item (job, 0)), ==, TL_IMPORT_NEEDS_PASSWORD);
}

static void
test_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *root = g_build_filename (fixture->folder, "reports", NULL);
  g_autofree char *inner = g_build_filename (root, "inner", NULL);
  g_autofree char *empty = g_build_filename (fixture->folder, "empty", NULL);
  g_autofree char *circle = g_build_filename (inner, "circle", NULL);
  g_autofree char *sample = find_sample ("amberley-daniela.xml");
  g_autofree char *other = find_sample ("kingsholt-mrs-r.xml");
  g_autofree char *text = NULL;
  g_autofree char *other_text = NULL;
  g_autoptr (TlImportJob) job = tl_import_job_new (fixture->library, 1);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (inner, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (empty, 0700), ==, 0);
  g_assert_cmpint (symlink (root, circle), ==, 0);
  g_assert_true (g_file_get_contents (sample, &text, NULL, NULL));
  g_assert_true (g_file_get_contents (other, &other_text, NULL, NULL));
  g_free (write_file (fixture, "reports/inner/report 10.XML", text));
  g_free (write_file (fixture, "reports/inner/report 9.xml", other_text));
  g_free (write_file (fixture, "reports/notes.csv", "not a report"));
  g_free (write_file (fixture, "reports/.hidden.xml", text));

  add_path (job, root, NULL);
  add_path (job, empty, NULL);
  g_assert_false (run (job, &error));
  g_assert_cmpuint (g_list_model_get_n_items (tl_import_job_list_items (job)), ==, 3);
  g_assert_cmpuint (g_list_model_get_n_items (tl_library_list_reviews (fixture->library)), ==, 2);
  for (guint i = 0; i < 3; i++)
    {
      TlImportItem *item = get_item (job, i);
      const char *name = tl_import_item_get_name (item);

      if (strcmp (name, "empty") == 0)
        g_assert_cmpint (tl_import_item_get_state (item), ==, TL_IMPORT_FAILED);
      else
        g_assert_cmpint (tl_import_item_get_state (item), ==, TL_IMPORT_DONE);
      if (strcmp (name, "report 10.XML") == 0)
        g_assert_cmpstr (tl_import_item_get_name (get_item (job, i - 1)), ==, "report 9.xml");
    }
}

static void
test_too_large (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlImportJob) job = tl_import_job_new (fixture->library, 1);
  g_autofree char *path = write_file (fixture, "large.pdf", "%PDF-1.7\n");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (truncate (path, (off_t) (512u << 20) + 1), ==, 0);
  add_path (job, path, NULL);
  g_assert_false (run (job, &error));
  g_assert_cmpint (tl_import_item_get_state (get_item (job, 0)), ==, TL_IMPORT_FAILED);
  g_assert_nonnull (strstr (tl_import_item_get_message (get_item (job, 0)), "512"));
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlImportJob) job = tl_import_job_new (fixture->library, 1);
  g_autofree char *one = find_pdf ("decimal.pdf");
  g_autofree char *two = find_sample ("amberley-daniela.xml");
  g_autofree char *three = find_sample ("kingsholt-mrs-r.xml");
  g_autoptr (GError) error = NULL;
  g_auto (Answer) answer = { NULL };
  guint n_reviews;

  add_path (job, one, NULL);
  add_path (job, two, NULL);
  add_path (job, three, NULL);
  g_assert_false (tl_import_job_get_is_running (job));
  tl_import_job_cancel_item (job, get_item (job, 1));
  g_assert_cmpint (tl_import_item_get_state (get_item (job, 1)), ==, TL_IMPORT_CANCELLED);
  tl_import_job_run_async (job, answer_cb, &answer);
  g_assert_true (tl_import_job_get_is_running (job));
  g_assert_cmpint (tl_import_item_get_state (get_item (job, 0)), ==, TL_IMPORT_READING);
  tl_import_job_cancel (job);
  g_assert_cmpint (tl_import_item_get_state (get_item (job, 2)), ==, TL_IMPORT_CANCELLED);
  g_assert_false (tl_import_job_run_finish (job, answer_wait (&answer), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (tl_import_item_get_state (get_item (job, 0)), ==, TL_IMPORT_CANCELLED);
  g_assert_cmpuint (tl_import_job_get_n_finished (job), ==, 3);
  n_reviews = g_list_model_get_n_items (tl_library_list_reviews (fixture->library));
  g_assert_cmpuint (n_reviews, ==, 0);

  /* The job can be used again. */
  g_clear_error (&error);
  add_path (job, two, NULL);
  g_assert_false (run (job, &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_FAILED);
  g_assert_cmpint (tl_import_item_get_state (get_item (job, 3)), ==, TL_IMPORT_DONE);
}

static void
note_message_cb (TlImportItem *item, GParamSpec *pspec, GPtrArray *messages)
{
  g_assert_true (g_main_context_is_owner (NULL));
  g_ptr_array_add (messages, g_strdup (tl_import_item_get_message (item)));
}

static void
test_progress (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlImportJob) job = tl_import_job_new (fixture->library, 1);
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = find_pdf ("decimal.pdf");
  g_autoptr (GError) error = NULL;

  add_path (job, path, NULL);
  g_signal_connect (get_item (job, 0), "notify::message", G_CALLBACK (note_message_cb), messages);
  g_assert_true (run (job, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (messages->len, >=, 2);
  g_assert_true (g_str_has_prefix (messages->pdata[0], "page "));
}

/* Text that was pasted: twice the same is one review; nothing is none. */
static void
test_text (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "1. Background\n\n1.1 The panel met in May.\n\n1.2 It met in June.\n";
  g_autoptr (TlImportJob) job = tl_import_job_new (fixture->library, 1);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  TlReview *review;

  tl_import_job_add_text (job, " Report into\na death ", text);
  tl_import_job_add_bytes (job, bytes, "other.txt", TL_IMPORT_CHOICE_ASK, NULL);
  tl_import_job_add_text (job, "Report into a death", text);
  tl_import_job_add_text (job, NULL, "");
  g_assert_null (tl_import_item_get_file (get_item (job, 0)));
  g_assert_cmpstr (tl_import_item_get_name (get_item (job, 0)), ==, "Pasted text.txt");
  g_assert_false (run (job, &error));
  g_assert_cmpint (tl_import_item_get_state (get_item (job, 0)), ==, TL_IMPORT_DONE);
  g_assert_cmpint (tl_import_item_get_state (get_item (job, 1)), ==, TL_IMPORT_DONE);
  g_assert_cmpint (tl_import_item_get_state (get_item (job, 2)), ==, TL_IMPORT_DUPLICATE);
  g_assert_cmpint (tl_import_item_get_state (get_item (job, 3)), ==, TL_IMPORT_FAILED);
  review =
      tl_library_get_review (fixture->library, tl_import_item_get_review_id (get_item (job, 0)));
  g_assert_cmpstr (tl_review_get_title (review), ==, "Report into a death");
  tl_import_job_add_again (job, get_item (job, 1), NULL);
  g_clear_error (&error);
  run (job, &error);
  g_assert_cmpint (tl_import_item_get_state (get_item (job, 4)), ==, TL_IMPORT_DUPLICATE);
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlImportJob) job = tl_import_job_new (fixture->library, 0);
  g_autoptr (GError) error = NULL;

  g_assert_true (run (job, &error));
  g_assert_no_error (error);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/import-job/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("outcomes", test_outcomes);
  ADD ("duplicate", test_duplicate);
  ADD ("parts-again", test_parts_again);
  ADD ("password", test_password);
  ADD ("folder", test_folder);
  ADD ("too-large", test_too_large);
  ADD ("cancel", test_cancel);
  ADD ("progress", test_progress);
  ADD ("text", test_text);
  ADD ("nothing", test_nothing);
  return g_test_run ();
}
