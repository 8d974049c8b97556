/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searching the open library on its thread, until it is cancelled. */
#define G_LOG_DOMAIN "tl-service"

#include "config.h"

#include "tl-library-private.h"

typedef struct
{
  TlSearch *search;
  GCancellable *cancellable; /* nullable */
} Request;

static Request *
request_new (const TlSearch *search, GCancellable *cancellable)
{
  Request *self = g_new0 (Request, 1);

  self->search = tl_search_copy (search);
  g_set_object (&self->cancellable, cancellable);
  return self;
}

static void
request_free (gpointer data)
{
  Request *self = data;

  tl_search_free (self->search);
  g_clear_object (&self->cancellable);
  g_free (self);
}

static gpointer
search_store (TlStore *store, gpointer data, TlEffect *effect, GError **error)
{
  const Request *request = data;

  return tl_store_search (store, request->search, request->cancellable, error);
}

void
tl_library_search_async (TlLibrary *self, const TlSearch *search, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (TL_IS_LIBRARY (self) && search != NULL);
  tl_library_queue (self,
                    tl_work_new (search_store, request_new (search, cancellable), request_free,
                                 (GDestroyNotify) tl_search_result_free),
                    tl_library_search_async, cancellable, callback, user_data);
}

TlSearchResult *
tl_library_search_finish (TlLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, tl_library_search_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
count_reviews (TlStore *store, gpointer data, TlEffect *effect, GError **error)
{
  const Request *request = data;
  guint n_reviews;

  if (!tl_store_count_found_reviews (store, request->search, &n_reviews, request->cancellable,
                                     error))
    return NULL;
  return g_memdup2 (&n_reviews, sizeof n_reviews);
}

void
tl_library_count_found_reviews_async (TlLibrary *self, const TlSearch *search,
                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_return_if_fail (TL_IS_LIBRARY (self) && search != NULL);
  tl_library_queue (
      self, tl_work_new (count_reviews, request_new (search, cancellable), request_free, g_free),
      tl_library_count_found_reviews_async, cancellable, callback, user_data);
}

gboolean
tl_library_count_found_reviews_finish (TlLibrary *self, GAsyncResult *result, guint *n_reviews,
                                       GError **error)
{
  g_autofree guint *counted = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, tl_library_count_found_reviews_async),
                        FALSE);
  counted = g_task_propagate_pointer (G_TASK (result), error);
  if (counted == NULL)
    return FALSE;
  *n_reviews = *counted;
  return TRUE;
}
