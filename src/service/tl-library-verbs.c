/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing the open library: each verb runs on its thread, says which reviews it touched, and ends
 * on the main thread.
 */
#define G_LOG_DOMAIN "tl-service"

#include "config.h"

#include "tl-file.h"
#include "tl-library-private.h"

/* The words of a verb: whom it concerns, what becomes what. */
typedef struct
{
  char *id, *name, *value;
  GStrv values;
} Words;

static Words *
words_new (const char *id, const char *name, const char *value, const char *const *values)
{
  Words *self = g_new0 (Words, 1);

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->value = g_strdup (value);
  self->values = g_strdupv ((GStrv) values);
  return self;
}

static void
words_free (gpointer data)
{
  Words *self = data;

  g_free (self->id);
  g_free (self->name);
  g_free (self->value);
  g_strfreev (self->values);
  g_free (self);
}

/* What replaces what. */
typedef struct
{
  GStrv removed;
  GPtrArray *findings;
  char *label;
} Replacement;

static void
replacement_free (gpointer data)
{
  Replacement *self = data;

  g_strfreev (self->removed);
  g_ptr_array_unref (self->findings);
  g_free (self->label);
  g_free (self);
}

static gpointer
add_findings (TlStore *store, gpointer findings, TlEffect *effect, GError **error)
{
  GPtrArray *all = findings;

  if (tl_store_add_findings (store, all, error))
    for (guint i = 0; i < all->len; i++)
      tl_effect_add_review (effect, tl_finding_get_review_id (all->pdata[i]));
  return NULL;
}

static gpointer
set_finding (TlStore *store, gpointer finding, TlEffect *effect, GError **error)
{
  if (tl_store_set_finding (store, finding, error))
    tl_effect_add_review (effect, tl_finding_get_review_id (finding));
  return NULL;
}

static gpointer
remove_finding (TlStore *store, gpointer finding_id, TlEffect *effect, GError **error)
{
  g_autoptr (TlFinding) finding = tl_store_load_finding (store, finding_id, error);

  if (finding != NULL && tl_store_remove_finding (store, finding_id, error))
    tl_effect_add_review (effect, tl_finding_get_review_id (finding));
  return NULL;
}

/* The reviews of what goes have to be asked for before it goes. */
static gpointer
replace_findings (TlStore *store, gpointer data, TlEffect *effect, GError **error)
{
  const Replacement *what = data;

  for (guint i = 0; what->removed != NULL && what->removed[i] != NULL; i++)
    {
      g_autoptr (TlFinding) finding = tl_store_load_finding (store, what->removed[i], error);

      if (finding == NULL)
        return NULL;
      tl_effect_add_review (effect, tl_finding_get_review_id (finding));
    }
  if (tl_store_replace_findings (store, (const char *const *) what->removed, what->findings,
                                 what->label, error))
    for (guint i = 0; i < what->findings->len; i++)
      tl_effect_add_review (effect, tl_finding_get_review_id (what->findings->pdata[i]));
  return NULL;
}

static gpointer
remove_review (TlStore *store, gpointer review_id, TlEffect *effect, GError **error)
{
  if (tl_store_remove_review (store, review_id, error))
    tl_effect_add_review (effect, review_id);
  return NULL;
}

static gpointer
rename_review (TlStore *store, gpointer data, TlEffect *effect, GError **error)
{
  const Words *words = data;

  if (tl_store_rename_review (store, words->id, words->value, error))
    tl_effect_add_review (effect, words->id);
  return NULL;
}

static gpointer
rename_document (TlStore *store, gpointer data, TlEffect *effect, GError **error)
{
  const Words *words = data;

  if (tl_store_rename_document (store, words->name, words->value, error))
    tl_effect_add_review (effect, words->id);
  return NULL;
}

static gpointer
set_case_value (TlStore *store, gpointer data, TlEffect *effect, GError **error)
{
  const Words *words = data;

  if (tl_store_set_case_value (store, words->id, words->name, (const char *const *) words->values,
                               error))
    tl_effect_add_review (effect, words->id);
  return NULL;
}

static gpointer
confirm_values (TlStore *store, gpointer review_id, TlEffect *effect, GError **error)
{
  if (tl_store_confirm_values (store, review_id, error))
    tl_effect_add_review (effect, review_id);
  return NULL;
}

static gpointer
set_setting (TlStore *store, gpointer data, TlEffect *effect, GError **error)
{
  const Words *words = data;

  tl_store_set_setting (store, words->name, words->value, error);
  return NULL;
}

static gpointer
set_coder (TlStore *store, gpointer name, TlEffect *effect, GError **error)
{
  tl_store_set_coder (store, name);
  return NULL;
}

static void
set_watch (TlStore *store, TlWatch *watch)
{
  tl_store_set_stop (store, watch->cancellable);
  tl_store_set_progress (store, watch->func != NULL ? tl_watch_tell : NULL, watch);
}

static gpointer
undo (TlStore *store, gpointer watch, TlEffect *effect, GError **error)
{
  set_watch (store, watch);
  effect->label = tl_store_undo (store, error);
  tl_store_set_progress (store, NULL, NULL);
  tl_effect_take_touched (effect, store);
  return NULL;
}

static gpointer
redo (TlStore *store, gpointer watch, TlEffect *effect, GError **error)
{
  set_watch (store, watch);
  effect->label = tl_store_redo (store, error);
  tl_store_set_progress (store, NULL, NULL);
  tl_effect_take_touched (effect, store);
  return NULL;
}

static gpointer
merge_codebook (TlStore *store, gpointer codebook, TlEffect *effect, GError **error)
{
  guint n_changed = 0;

  tl_store_merge_codebook (store, codebook, &n_changed, error);
  effect->is_everything = TRUE;
  return NULL;
}

static void
unref_array (gpointer data)
{
  g_ptr_array_unref (data);
}

static void
queue_verb (TlLibrary *self, TlWorkFunc func, gpointer data, GDestroyNotify free_data,
            gpointer source_tag, GAsyncReadyCallback callback, gpointer user_data)
{
  tl_library_queue (self, tl_work_new_verb (func, data, free_data), source_tag, NULL, callback,
                    user_data);
}

gboolean
tl_library_verb_finish (TlLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
tl_library_set_coder (TlLibrary *self, const char *name)
{
  g_return_if_fail (TL_IS_LIBRARY (self) && name != NULL);
  tl_library_queue (self, tl_work_new (set_coder, g_strdup (name), g_free, NULL),
                    tl_library_set_coder, NULL, NULL, NULL);
}

static GPtrArray *
copy_findings (GPtrArray *findings)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < findings->len; i++)
    g_ptr_array_add (copy, g_object_ref (findings->pdata[i]));
  return copy;
}

void
tl_library_add_findings_async (TlLibrary *self, GPtrArray *findings, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (TL_IS_LIBRARY (self) && findings != NULL);
  queue_verb (self, add_findings, copy_findings (findings), unref_array,
              tl_library_add_findings_async, callback, user_data);
}

void
tl_library_replace_findings_async (TlLibrary *self, const char *const *removed, GPtrArray *findings,
                                   const char *label, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  Replacement *what;

  g_return_if_fail (TL_IS_LIBRARY (self) && findings != NULL && label != NULL);
  what = g_new0 (Replacement, 1);
  what->removed = g_strdupv ((GStrv) removed);
  what->findings = copy_findings (findings);
  what->label = g_strdup (label);
  queue_verb (self, replace_findings, what, replacement_free, tl_library_replace_findings_async,
              callback, user_data);
}

void
tl_library_set_finding_async (TlLibrary *self, TlFinding *finding, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (TL_IS_LIBRARY (self) && TL_IS_FINDING (finding));
  queue_verb (self, set_finding, g_object_ref (finding), g_object_unref,
              tl_library_set_finding_async, callback, user_data);
}

void
tl_library_remove_finding_async (TlLibrary *self, const char *finding_id,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (TL_IS_LIBRARY (self) && finding_id != NULL);
  queue_verb (self, remove_finding, g_strdup (finding_id), g_free, tl_library_remove_finding_async,
              callback, user_data);
}

void
tl_library_remove_review_async (TlLibrary *self, const char *review_id,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (TL_IS_LIBRARY (self) && review_id != NULL);
  queue_verb (self, remove_review, g_strdup (review_id), g_free, tl_library_remove_review_async,
              callback, user_data);
}

void
tl_library_rename_review_async (TlLibrary *self, const char *review_id, const char *title,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (TL_IS_LIBRARY (self) && review_id != NULL && title != NULL);
  queue_verb (self, rename_review, words_new (review_id, NULL, title, NULL), words_free,
              tl_library_rename_review_async, callback, user_data);
}

void
tl_library_rename_document_async (TlLibrary *self, const char *review_id, const char *document_id,
                                  const char *title, GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (TL_IS_LIBRARY (self) && review_id != NULL && document_id != NULL
                    && title != NULL);
  queue_verb (self, rename_document, words_new (review_id, document_id, title, NULL), words_free,
              tl_library_rename_document_async, callback, user_data);
}

void
tl_library_set_case_value_async (TlLibrary *self, const char *review_id, const char *variable,
                                 const char *const *values, GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (TL_IS_LIBRARY (self) && review_id != NULL && variable != NULL
                    && values != NULL);
  queue_verb (self, set_case_value, words_new (review_id, variable, NULL, values), words_free,
              tl_library_set_case_value_async, callback, user_data);
}

void
tl_library_confirm_values_async (TlLibrary *self, const char *review_id,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (TL_IS_LIBRARY (self) && review_id != NULL);
  queue_verb (self, confirm_values, g_strdup (review_id), g_free, tl_library_confirm_values_async,
              callback, user_data);
}

void
tl_library_set_setting_async (TlLibrary *self, const char *key, const char *value,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (TL_IS_LIBRARY (self) && key != NULL);
  queue_verb (self, set_setting, words_new (NULL, key, value, NULL), words_free,
              tl_library_set_setting_async, callback, user_data);
}

void
tl_library_undo_async (TlLibrary *self, TlStoreProgress progress, gpointer progress_data,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (TL_IS_LIBRARY (self));
  queue_verb (self, undo, tl_watch_new (self, progress, progress_data, cancellable), tl_watch_free,
              tl_library_undo_async, callback, user_data);
}

void
tl_library_redo_async (TlLibrary *self, TlStoreProgress progress, gpointer progress_data,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (TL_IS_LIBRARY (self));
  queue_verb (self, redo, tl_watch_new (self, progress, progress_data, cancellable), tl_watch_free,
              tl_library_redo_async, callback, user_data);
}

/* On a thread of its own: the file is foreign, so the worker reads it; then the library's thread
 * takes it in. */
static void
merge_codebook_thread (GTask *task, gpointer source, gpointer file, GCancellable *cancellable)
{
  TlLibrary *self = source;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = tl_file_read (file, cancellable, &error);
  g_autoptr (TlCodebook) codebook = NULL;

  if (bytes != NULL)
    {
      g_autoptr (TlWorker) worker = tl_worker_new ();

      codebook = tl_worker_read_codebook (worker, bytes, cancellable, &error);
      tl_worker_close (worker);
    }
  if (codebook != NULL)
    tl_library_run (
        self, tl_work_new_verb (merge_codebook, g_object_ref (codebook), g_object_unref), &error);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
  tl_library_end_job (self);
}

void
tl_library_merge_codebook_async (TlLibrary *self, GFile *file, GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;

  g_return_if_fail (TL_IS_LIBRARY (self) && G_IS_FILE (file));
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, tl_library_merge_codebook_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  if (tl_library_begin_job (self, &error))
    g_task_run_in_thread (task, merge_codebook_thread);
  else
    g_task_return_error (task, error);
}
