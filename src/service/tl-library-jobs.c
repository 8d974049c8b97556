/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The long jobs on an open library: writing the overview, exporting; and looking into a file
 * without a library. */
#define G_LOG_DOMAIN "tl-service"

#include "config.h"

#include "tl-file.h"
#include "tl-library-private.h"

#include "tl-addressees.h"
#include "tl-error.h"
#include "tl-exchange.h"
#include "tl-recurrence.h"

#include <glib/gi18n-lib.h>

enum
{
  LIBRARY_FILE_MODE = 0600,
  OVERVIEW_FILE_MODE = 0644
};

/* Overview. */
typedef struct
{
  TlOverviewSettings *settings;
  TlOverviewFormat format;
  char *path;
  TlOverviewProgress progress;
  gpointer progress_data;
  TlLibrary *library; /* lent by the task */
  GCancellable *cancellable;
} Overview;

/* A step of the overview on its way to the main thread. */
typedef struct
{
  TlOverviewProgress func;
  gpointer data;
  guint done, total;
} Step;

/* Export. */
typedef struct
{
  char *format, *review, *path;
} Export;

/* What a review's file is made of. */
typedef struct
{
  TlReview *review;
  GPtrArray *documents; /* TlExchangeDocument */
  GPtrArray *findings;  /* TlFinding */
} Pack;

static void
overview_free (gpointer data)
{
  Overview *self = data;

  tl_overview_settings_free (self->settings);
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self);
}

static void
export_free (gpointer data)
{
  Export *self = data;

  g_free (self->format);
  g_free (self->review);
  g_free (self->path);
  g_free (self);
}

static void
exchange_document_free (gpointer data)
{
  TlExchangeDocument *self = data;

  g_clear_object (&self->document);
  g_clear_object (&self->text);
  g_clear_pointer (&self->page_sizes, g_array_unref);
  g_clear_pointer (&self->recommendations, g_ptr_array_unref);
  g_clear_pointer (&self->actions, g_ptr_array_unref);
  g_free (self);
}

static void
pack_free (gpointer data)
{
  Pack *self = data;

  if (self == NULL)
    return;
  g_clear_object (&self->review);
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pack, pack_free)

static gpointer
load_snapshot (TlStore *store, gpointer data, TlEffect *effect, GError **error)
{
  return tl_store_load_snapshot (store, error);
}

static gboolean
step_cb (gpointer data)
{
  const Step *step = data;

  step->func (step->done, step->total, step->data);
  return G_SOURCE_REMOVE;
}

static void
progress_cb (guint done, guint total, gpointer data)
{
  const Overview *overview = data;
  Step *step;

  if (overview->progress == NULL)
    return;
  step = g_new0 (Step, 1);
  step->func = overview->progress;
  step->data = overview->progress_data;
  step->done = done;
  step->total = total;
  tl_library_post (overview->library, step_cb, step, g_free);
}

static gboolean
write_overview (Overview *overview, GError **error)
{
  TlWork *work = tl_work_new (load_snapshot, NULL, NULL, (GDestroyNotify) tl_snapshot_unref);
  g_autoptr (TlSnapshot) snapshot = tl_library_run (overview->library, work, error);
  TlRecurrenceFilter filter = { .agency_id = overview->settings->agency_id };
  g_autoptr (TlRecurrence) recurrence = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (snapshot == NULL)
    return FALSE;
  recurrence = tl_recurrence_count (snapshot, &filter);
  bytes = tl_overview_write (snapshot, recurrence, overview->settings, overview->format,
                             progress_cb, overview, overview->cancellable, error);
  if (bytes == NULL || g_cancellable_set_error_if_cancelled (overview->cancellable, error))
    return FALSE;
  return tl_file_write (overview->path, bytes, OVERVIEW_FILE_MODE, error);
}

/* Ends a job: the answer first, so that who closes the library finds it on its way. */
static void
return_job (GTask *task, GError *error)
{
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
  tl_library_end_job (g_task_get_source_object (task));
}

static void
overview_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  write_overview (data, &error);
  return_job (task, error);
}

static void
start_job (TlLibrary *self, GTask *task, GTaskThreadFunc func)
{
  GError *error = NULL;

  if (tl_library_begin_job (self, &error))
    g_task_run_in_thread (task, func);
  else
    g_task_return_error (task, error);
  g_object_unref (task);
}

void
tl_library_write_overview_async (TlLibrary *self, const TlOverviewSettings *settings,
                                 TlOverviewFormat format, const char *path,
                                 TlOverviewProgress progress, gpointer progress_data,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  Overview *overview;
  GTask *task;

  g_return_if_fail (TL_IS_LIBRARY (self) && settings != NULL && path != NULL);
  overview = g_new0 (Overview, 1);
  overview->settings = tl_overview_settings_copy (settings);
  overview->format = format;
  overview->path = g_strdup (path);
  overview->progress = progress;
  overview->progress_data = progress_data;
  overview->library = self;
  g_set_object (&overview->cancellable, cancellable);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tl_library_write_overview_async);
  g_task_set_task_data (task, overview, overview_free);
  start_job (self, task, overview_thread);
}

gboolean
tl_library_write_overview_finish (TlLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, tl_library_write_overview_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static GPtrArray *
pick_recommendations (GPtrArray *all, const char *document_id)
{
  GPtrArray *picked = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (tl_recommendation_get_document_id (all->pdata[i]), document_id) == 0)
      g_ptr_array_add (picked, g_object_ref (all->pdata[i]));
  return picked;
}

static gboolean
add_document (Pack *pack, TlStore *store, TlDocument *document, GPtrArray *recommendations,
              GError **error)
{
  TlExchangeDocument *added = g_new0 (TlExchangeDocument, 1);
  const char *id = tl_document_get_id (document);

  g_ptr_array_add (pack->documents, added);
  added->document = g_object_ref (document);
  added->recommendations = pick_recommendations (recommendations, id);
  added->text = tl_store_load_text (store, id, error);
  if (added->text == NULL)
    return FALSE;
  added->page_sizes = tl_store_load_page_sizes (store, id, error);
  if (added->page_sizes == NULL)
    return FALSE;
  added->actions = tl_store_load_actions (store, id, error);
  return added->actions != NULL;
}

static gpointer
load_pack (TlStore *store, gpointer words, TlEffect *effect, GError **error)
{
  g_autoptr (Pack) pack = g_new0 (Pack, 1);
  g_autofree char *id = tl_store_find_review (store, words, error);
  g_autoptr (GPtrArray) recommendations = NULL;
  GPtrArray *documents;

  if (id == NULL)
    return NULL;
  pack->review = tl_store_load_review (store, id, error);
  if (pack->review == NULL)
    return NULL;
  pack->findings = tl_store_load_findings (store, id, error);
  if (pack->findings == NULL)
    return NULL;
  recommendations = tl_store_load_recommendations (store, id, error);
  if (recommendations == NULL)
    return NULL;
  pack->documents = g_ptr_array_new_with_free_func (exchange_document_free);
  documents = tl_review_get_documents (pack->review);
  for (guint i = 0; i < documents->len; i++)
    if (!add_document (pack, store, documents->pdata[i], recommendations, error))
      return NULL;
  return g_steal_pointer (&pack);
}

static gpointer
load_codebook (TlStore *store, gpointer data, TlEffect *effect, GError **error)
{
  return tl_store_load_codebook (store, error);
}

static GBytes *
write_review (TlLibrary *library, const char *words, GError **error)
{
  TlWork *work = tl_work_new (load_pack, g_strdup (words), g_free, pack_free);
  g_autoptr (Pack) pack = tl_library_run (library, work, error);

  return pack != NULL ? tl_exchange_write_review (pack->review, pack->documents, pack->findings)
                      : NULL;
}

static GBytes *
write_codebook (TlLibrary *library, GError **error)
{
  g_autoptr (TlCodebook) codebook =
      tl_library_run (library, tl_work_new (load_codebook, NULL, NULL, g_object_unref), error);

  return codebook != NULL ? tl_exchange_write_codebook (codebook) : NULL;
}

static GBytes *
write_export (TlLibrary *library, const Export *export, GError **error)
{
  if (g_strcmp0 (export->format, "codebook") == 0)
    return write_codebook (library, error);
  if (g_strcmp0 (export->format, "xml") != 0)
    {
      g_set_error (error, TL_ERROR, TL_ERROR_INVALID, _ ("“%s” is no format that can be exported"),
                   export->format);
      return NULL;
    }
  if (export->review == NULL)
    {
      g_set_error_literal (error, TL_ERROR, TL_ERROR_INVALID, _ ("Say which review to export"));
      return NULL;
    }
  return write_review (library, export->review, error);
}

static void
export_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Export *export = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = write_export (source, export, &error);

  if (bytes != NULL && !g_cancellable_set_error_if_cancelled (cancellable, &error))
    tl_file_write (export->path, bytes, LIBRARY_FILE_MODE, &error);
  return_job (task, error);
}

void
tl_library_export_async (TlLibrary *self, const char *format, const char *review, const char *path,
                         GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Export *export;
  GTask *task;

  g_return_if_fail (TL_IS_LIBRARY (self) && format != NULL && path != NULL);
  export = g_new0 (Export, 1);
  export->format = g_strdup (format);
  export->review = g_strdup (review);
  export->path = g_strdup (path);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tl_library_export_async);
  g_task_set_task_data (task, export, export_free);
  start_job (self, task, export_thread);
}

gboolean
tl_library_export_finish (TlLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, tl_library_export_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Structure: a file, and the password it may need. */
typedef struct
{
  GFile *file;
  char *password;
} Look;

static void
look_free (gpointer data)
{
  Look *self = data;

  g_object_unref (self->file);
  g_free (self->password);
  g_free (self);
}

static TlDraft *
look_into (const Look *look, TlWorker *worker, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_file_get_basename (look->file);
  g_autoptr (GBytes) bytes = tl_file_read (look->file, cancellable, error);
  g_autoptr (TlCodebook) codebook = NULL;
  g_autoptr (TlDraft) draft = NULL;

  if (bytes != NULL)
    draft = tl_worker_import (worker, bytes, name, look->password, NULL, NULL, cancellable, error);
  if (draft == NULL || !tl_draft_needs_codebook (draft))
    return g_steal_pointer (&draft);
  codebook = tl_read_default_codebook (worker, cancellable, error);
  if (codebook == NULL)
    return NULL;
  tl_draft_classify_recommendations (draft, codebook);
  return g_steal_pointer (&draft);
}

static void
structure_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (TlWorker) worker = tl_worker_new ();
  GError *error = NULL;
  TlDraft *draft = look_into (data, worker, cancellable, &error);

  tl_worker_close (worker);
  if (draft != NULL)
    g_task_return_pointer (task, draft, (GDestroyNotify) tl_draft_free);
  else
    g_task_return_error (task, error);
}

void
tl_structure_async (GFile *file, const char *password, GCancellable *cancellable,
                    GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Look *look;

  g_return_if_fail (G_IS_FILE (file));
  look = g_new0 (Look, 1);
  look->file = g_object_ref (file);
  look->password = g_strdup (password);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, tl_structure_async);
  g_task_set_task_data (task, look, look_free);
  g_task_run_in_thread (task, structure_thread);
}

TlDraft *
tl_structure_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, tl_structure_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
