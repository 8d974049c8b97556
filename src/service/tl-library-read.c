/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading from the open library: each call runs on its thread and hands over what it read. */
#define G_LOG_DOMAIN "tl-service"

#include "config.h"

#include "tl-library-private.h"

/* What to look for and how much of it. */
typedef struct
{
  char *words;
  guint limit;
} Request;

static Request *
request_new (const char *words, guint limit)
{
  Request *self = g_new0 (Request, 1);

  self->words = g_strdup (words);
  self->limit = limit;
  return self;
}

static void
request_free (gpointer data)
{
  Request *self = data;

  g_free (self->words);
  g_free (self);
}

static gpointer
find_review (TlStore *store, gpointer words, TlEffect *effect, GError **error)
{
  return tl_store_find_review (store, words, error);
}

static gpointer
load_findings (TlStore *store, gpointer review_id, TlEffect *effect, GError **error)
{
  return tl_store_load_findings (store, review_id, error);
}

static gpointer
load_recommendations (TlStore *store, gpointer review_id, TlEffect *effect, GError **error)
{
  return tl_store_load_recommendations (store, review_id, error);
}

static gpointer
load_text (TlStore *store, gpointer document_id, TlEffect *effect, GError **error)
{
  return tl_store_load_text (store, document_id, error);
}

static gpointer
load_page_sizes (TlStore *store, gpointer document_id, TlEffect *effect, GError **error)
{
  return tl_store_load_page_sizes (store, document_id, error);
}

static gpointer
load_snapshot (TlStore *store, gpointer data, TlEffect *effect, GError **error)
{
  return tl_store_load_snapshot (store, error);
}

static gpointer
load_history (TlStore *store, gpointer data, TlEffect *effect, GError **error)
{
  const Request *request = data;

  return tl_store_load_history (store, request->limit, error);
}

static gpointer
load_setting (TlStore *store, gpointer key, TlEffect *effect, GError **error)
{
  return tl_store_get_setting (store, key, error);
}

static gpointer
check (TlStore *store, gpointer data, TlEffect *effect, GError **error)
{
  return tl_store_check (store, error);
}

static void
unref_array (gpointer data)
{
  g_ptr_array_unref (data);
}

static gpointer
finish (TlLibrary *self, GAsyncResult *result, gpointer source_tag, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, source_tag), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
tl_library_find_review_async (TlLibrary *self, const char *words, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (TL_IS_LIBRARY (self) && words != NULL);
  tl_library_queue (self, tl_work_new (find_review, g_strdup (words), g_free, g_free),
                    tl_library_find_review_async, cancellable, callback, user_data);
}

char *
tl_library_find_review_finish (TlLibrary *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, tl_library_find_review_async, error);
}

void
tl_library_load_findings_async (TlLibrary *self, const char *review_id, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (TL_IS_LIBRARY (self));
  tl_library_queue (self, tl_work_new (load_findings, g_strdup (review_id), g_free, unref_array),
                    tl_library_load_findings_async, cancellable, callback, user_data);
}

GPtrArray *
tl_library_load_findings_finish (TlLibrary *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, tl_library_load_findings_async, error);
}

void
tl_library_load_recommendations_async (TlLibrary *self, const char *review_id,
                                       GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_return_if_fail (TL_IS_LIBRARY (self));
  tl_library_queue (self,
                    tl_work_new (load_recommendations, g_strdup (review_id), g_free, unref_array),
                    tl_library_load_recommendations_async, cancellable, callback, user_data);
}

GPtrArray *
tl_library_load_recommendations_finish (TlLibrary *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, tl_library_load_recommendations_async, error);
}

void
tl_library_load_text_async (TlLibrary *self, const char *document_id, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (TL_IS_LIBRARY (self) && document_id != NULL);
  tl_library_queue (self, tl_work_new (load_text, g_strdup (document_id), g_free, g_object_unref),
                    tl_library_load_text_async, cancellable, callback, user_data);
}

TlDocumentText *
tl_library_load_text_finish (TlLibrary *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, tl_library_load_text_async, error);
}

void
tl_library_load_page_sizes_async (TlLibrary *self, const char *document_id,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (TL_IS_LIBRARY (self) && document_id != NULL);
  tl_library_queue (
      self,
      tl_work_new (load_page_sizes, g_strdup (document_id), g_free, (GDestroyNotify) g_array_unref),
      tl_library_load_page_sizes_async, cancellable, callback, user_data);
}

GArray *
tl_library_load_page_sizes_finish (TlLibrary *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, tl_library_load_page_sizes_async, error);
}

void
tl_library_load_snapshot_async (TlLibrary *self, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (TL_IS_LIBRARY (self));
  tl_library_queue (self,
                    tl_work_new (load_snapshot, NULL, NULL, (GDestroyNotify) tl_snapshot_unref),
                    tl_library_load_snapshot_async, cancellable, callback, user_data);
}

TlSnapshot *
tl_library_load_snapshot_finish (TlLibrary *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, tl_library_load_snapshot_async, error);
}

void
tl_library_load_history_async (TlLibrary *self, guint limit, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (TL_IS_LIBRARY (self));
  tl_library_queue (
      self, tl_work_new (load_history, request_new (NULL, limit), request_free, unref_array),
      tl_library_load_history_async, cancellable, callback, user_data);
}

GPtrArray *
tl_library_load_history_finish (TlLibrary *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, tl_library_load_history_async, error);
}

void
tl_library_load_setting_async (TlLibrary *self, const char *key, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (TL_IS_LIBRARY (self) && key != NULL);
  tl_library_queue (self, tl_work_new (load_setting, g_strdup (key), g_free, g_free),
                    tl_library_load_setting_async, cancellable, callback, user_data);
}

char *
tl_library_load_setting_finish (TlLibrary *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, tl_library_load_setting_async, error);
}

void
tl_library_check_async (TlLibrary *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (TL_IS_LIBRARY (self));
  tl_library_queue (self, tl_work_new (check, NULL, NULL, unref_array), tl_library_check_async,
                    cancellable, callback, user_data);
}

GPtrArray *
tl_library_check_finish (TlLibrary *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, tl_library_check_async, error);
}
