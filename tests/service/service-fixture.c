/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of the service share: a library in a folder of its own, and waiting for answers. */
#include "config.h"

#include "service-fixture.h"

#include <glib/gstdio.h>

void
answer_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  g_assert_null (answer->result);
  answer->result = g_object_ref (result);
}

GAsyncResult *
answer_wait (Answer *self)
{
  while (self->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return self->result;
}

void
answer_clear (Answer *self)
{
  g_clear_object (&self->result);
}

void
drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

TlLibrary *
open_library (const char *path, TlStoreMode mode, GError **error)
{
  g_auto (Answer) answer = { NULL };

  tl_library_open_async (path, mode, NULL, NULL, answer_cb, &answer);
  return tl_library_open_finish (answer_wait (&answer), error);
}

void
fixture_set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("tl-service-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "test.throughline", NULL);
  self->library = open_library (self->path, TL_STORE_CREATE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->library);
}

void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  if (self->library != NULL)
    tl_library_close (self->library);
  drain ();
  if (self->library != NULL)
    g_assert_finalize_object (self->library);
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

char *
find_sample (const char *name)
{
  return g_build_filename (TL_SOURCE_DIR, "data", "samples", name, NULL);
}

char *
import_sample (TlLibrary *library, const char *name)
{
  g_autofree char *path = find_sample (name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (TlImportJob) job = tl_import_job_new (library, 1);
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

TlFinding *
make_finding (TlLibrary *library, const char *review_id, guint start, guint end, const char *theme)
{
  TlReview *review = tl_library_get_review (library, review_id);
  const char *document_id = tl_document_get_id (tl_review_get_documents (review)->pdata[0]);
  const char *themes[] = { theme, NULL }, *agencies[] = { "AG01", NULL };
  GPtrArray *spans = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_span_free);
  g_autoptr (TlDocumentText) text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Answer) answer = { NULL };

  tl_library_load_text_async (library, document_id, NULL, answer_cb, &answer);
  text = tl_library_load_text_finish (library, answer_wait (&answer), &error);
  g_assert_no_error (error);
  g_ptr_array_add (spans, tl_document_text_make_span (text, start, end));
  return tl_finding_new (NULL, review_id, document_id, spans, "F02", themes, agencies, "", 0,
                         tl_document_text_get_number_at (text, start), NULL, NULL);
}

void
finish_verb (TlLibrary *library, Answer *answer)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tl_library_verb_finish (library, answer_wait (answer), &error));
  g_assert_no_error (error);
  answer_clear (answer);
}

void
add_finding (TlLibrary *library, TlFinding *finding, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (findings, g_object_ref (finding));
  tl_library_add_findings_async (library, findings, callback, data);
}
