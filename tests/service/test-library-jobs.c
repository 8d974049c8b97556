/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The long jobs on a library: writing the overview, exporting, drawing pages; and looking into a
 * file without one. */
#include "config.h"

#include "service-fixture.h"

#include "tl-error.h"

#include <glib/gstdio.h>
#include <string.h>

#define DANIELA "amberley-daniela.xml"
#define MRS_R "kingsholt-mrs-r.xml"

static void
step_cb (guint done, guint total, gpointer data)
{
  guint *n_steps = data;

  g_assert_cmpuint (done, <=, total);
  ++*n_steps;
}

static void
write_overview (Fixture *fixture, TlOverviewFormat format, const char *path, GError **error)
{
  g_autoptr (TlOverviewSettings) settings = tl_overview_settings_new ();
  g_auto (Answer) answer = { NULL };
  guint n_steps = 0;
  gboolean is_written;

  settings->min_reviews = 1;
  tl_library_write_overview_async (fixture->library, settings, format, path, step_cb, &n_steps,
                                   NULL, answer_cb, &answer);
  is_written = tl_library_write_overview_finish (fixture->library, answer_wait (&answer), error);
  g_assert_cmpint (is_written, ==, g_file_test (path, G_FILE_TEST_EXISTS));
  if (is_written)
    g_assert_cmpuint (n_steps, >, 0);
}

static void
test_overview (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "overview.html", NULL);
  g_autofree char *twin = g_build_filename (fixture->folder, "twin.html", NULL);
  g_autofree char *id = import_sample (fixture->library, DANIELA);
  g_autoptr (TlFinding) finding = make_finding (fixture->library, id, 0, 40, "T01.1");
  TlCodebook *codebook = tl_library_get_codebook (fixture->library);
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Answer) answer = { NULL };
  GStatBuf status;
  gsize n_one, n_two;

  write_overview (fixture, TL_OVERVIEW_HTML, path, &error);
  g_assert_error (error, TL_ERROR, TL_ERROR_EMPTY);
  g_clear_error (&error);
  add_finding (fixture->library, finding, answer_cb, &answer);
  finish_verb (fixture->library, &answer);
  write_overview (fixture, TL_OVERVIEW_HTML, path, &error);
  g_assert_no_error (error);
  write_overview (fixture, TL_OVERVIEW_HTML, twin, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &one, &n_one, NULL));
  g_assert_true (g_file_get_contents (twin, &two, &n_two, NULL));
  g_assert_cmpmem (one, n_one, two, n_two);
  g_assert_nonnull (
      strstr (one, tl_code_get_name (tl_codebook_lookup (codebook, TL_CODE_THEME, "T01.1"))));
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0644);

  g_clear_pointer (&twin, g_free);
  twin = g_build_filename (fixture->folder, "no-such-folder", "overview.html", NULL);
  write_overview (fixture, TL_OVERVIEW_HTML, twin, &error);
  g_assert_error (error, TL_ERROR, TL_ERROR_FAILED);
}

static void
export_to (TlLibrary *library, const char *format, const char *review, const char *path,
           GError **error)
{
  g_auto (Answer) answer = { NULL };

  tl_library_export_async (library, format, review, path, NULL, answer_cb, &answer);
  tl_library_export_finish (library, answer_wait (&answer), error);
}

static void
test_export (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "review.xml", NULL);
  g_autofree char *id = import_sample (fixture->library, DANIELA);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  export_to (fixture->library, "xml", "daniela", path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, id));
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  export_to (fixture->library, "codebook", NULL, path, &error);
  g_assert_no_error (error);

  export_to (fixture->library, "xml", "nobody", path, &error);
  g_assert_error (error, TL_ERROR, TL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  export_to (fixture->library, "xml", NULL, path, &error);
  g_assert_error (error, TL_ERROR, TL_ERROR_INVALID);
  g_clear_error (&error);
  export_to (fixture->library, "pack", NULL, path, &error);
  g_assert_error (error, TL_ERROR, TL_ERROR_INVALID);
}

static char *
import_pdf (Fixture *fixture)
{
  g_autofree char *path =
      g_build_filename (TL_SOURCE_DIR, "tests", "data", "import", "decimal.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (TlImportJob) job = tl_import_job_new (fixture->library, 1);
  g_autoptr (TlImportItem) item = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Answer) answer = { NULL };

  tl_import_job_add (job, file, NULL);
  tl_import_job_run_async (job, answer_cb, &answer);
  g_assert_true (tl_import_job_run_finish (job, answer_wait (&answer), &error));
  g_assert_no_error (error);
  item = g_list_model_get_item (tl_import_job_list_items (job), 0);
  return g_strdup (tl_import_item_get_review_id (item));
}

static void
test_render (Fixture *fixture, gconstpointer data)
{
  TlLibrary *library = fixture->library;
  g_autofree char *id = import_pdf (fixture);
  TlReview *review = tl_library_get_review (library, id);
  const char *document = tl_document_get_id (tl_review_get_documents (review)->pdata[0]);
  g_autoptr (TlPagePicture) picture = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_auto (Answer) cancelled = { NULL };
  g_auto (Answer) answer = { NULL };

  tl_library_render_page_async (library, document, 1, 1.0, cancellable, answer_cb, &cancelled);
  g_cancellable_cancel (cancellable);
  tl_library_render_page_async (library, document, 1, 1.0, NULL, answer_cb, &answer);
  picture = tl_library_render_page_finish (library, answer_wait (&answer), &error);
  g_assert_no_error (error);
  g_assert_cmpint (picture->width, >, 300);
  g_assert_cmpint (picture->height, >, picture->width);
  g_assert_null (tl_library_render_page_finish (library, answer_wait (&cancelled), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  answer_clear (&answer);

  tl_library_render_page_async (library, document, 4000, 1.0, NULL, answer_cb, &answer);
  g_assert_null (tl_library_render_page_finish (library, answer_wait (&answer), &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  answer_clear (&answer);

  /* Closing does not wait for pages that nobody will see. */
  tl_library_render_page_async (library, document, 1, 8.0, NULL, answer_cb, &answer);
  tl_library_close (library);
  g_clear_pointer (&picture, tl_page_picture_free);
  picture = tl_library_render_page_finish (library, answer_wait (&answer), &error);
  g_assert_true (picture != NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}

static void
test_structure (void)
{
  g_autofree char *path = find_sample (MRS_R);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) missing = g_file_new_for_path ("/nonexistent/report.pdf");
  g_autoptr (GFile) device = g_file_new_for_path ("/dev/zero");
  g_autoptr (TlDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Answer) answer = { NULL };

  tl_structure_async (file, NULL, NULL, answer_cb, &answer);
  draft = tl_structure_finish (answer_wait (&answer), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (draft->title, ==, "Mrs R");
  answer_clear (&answer);
  tl_structure_async (missing, NULL, NULL, answer_cb, &answer);
  g_assert_null (tl_structure_finish (answer_wait (&answer), &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  answer_clear (&answer);
  tl_structure_async (device, NULL, NULL, answer_cb, &answer);
  g_assert_null (tl_structure_finish (answer_wait (&answer), &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_UNSUPPORTED);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/library-jobs/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("overview", test_overview);
  ADD ("export", test_export);
  ADD ("render", test_render);
  g_test_add_func ("/library-jobs/structure", test_structure);
  return g_test_run ();
}
