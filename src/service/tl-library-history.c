/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the journal of the open library. */
#define G_LOG_DOMAIN "tl-service"

#include "config.h"

#include "tl-library-private.h"

/* Going back, and who wants to know how far it is. */
typedef struct
{
  gint64 number;
  TlWatch *watch;
} Return;

static gpointer
find_changes (TlStore *store, gpointer query, TlEffect *effect, GError **error)
{
  return tl_store_find_changes (store, query, error);
}

static gpointer
load_coders (TlStore *store, gpointer data, TlEffect *effect, GError **error)
{
  return tl_store_load_history_coders (store, error);
}

static gpointer
plan_go_back (TlStore *store, gpointer number, TlEffect *effect, GError **error)
{
  return tl_store_plan_go_back (store, *(const gint64 *) number, error);
}

static void
unref_array (gpointer data)
{
  g_ptr_array_unref (data);
}

static TlHistoryQuery *
query_copy (const TlHistoryQuery *query)
{
  TlHistoryQuery *self = g_memdup2 (query, sizeof *query);

  self->coder = g_strdup (query->coder);
  self->review_id = g_strdup (query->review_id);
  self->text = g_strdup (query->text);
  self->since = g_strdup (query->since);
  return self;
}

static void
query_free (gpointer data)
{
  TlHistoryQuery *self = data;

  g_free ((char *) self->coder);
  g_free ((char *) self->review_id);
  g_free ((char *) self->text);
  g_free ((char *) self->since);
  g_free (self);
}

static gpointer
finish (TlLibrary *self, GAsyncResult *result, gpointer source_tag, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, source_tag), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
tl_library_find_changes_async (TlLibrary *self, const TlHistoryQuery *query,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (TL_IS_LIBRARY (self) && query != NULL);
  tl_library_queue (self, tl_work_new (find_changes, query_copy (query), query_free, unref_array),
                    tl_library_find_changes_async, cancellable, callback, user_data);
}

GPtrArray *
tl_library_find_changes_finish (TlLibrary *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, tl_library_find_changes_async, error);
}

void
tl_library_load_history_coders_async (TlLibrary *self, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (TL_IS_LIBRARY (self));
  tl_library_queue (self, tl_work_new (load_coders, NULL, NULL, (GDestroyNotify) g_strfreev),
                    tl_library_load_history_coders_async, cancellable, callback, user_data);
}

GStrv
tl_library_load_history_coders_finish (TlLibrary *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, tl_library_load_history_coders_async, error);
}

void
tl_library_plan_go_back_async (TlLibrary *self, gint64 number, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (TL_IS_LIBRARY (self));
  tl_library_queue (
      self, tl_work_new (plan_go_back, g_memdup2 (&number, sizeof number), g_free, unref_array),
      tl_library_plan_go_back_async, cancellable, callback, user_data);
}

GPtrArray *
tl_library_plan_go_back_finish (TlLibrary *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, tl_library_plan_go_back_async, error);
}

static void
return_free (gpointer data)
{
  Return *self = data;

  tl_watch_free (self->watch);
  g_free (self);
}

static gpointer
go_back (TlStore *store, gpointer data, TlEffect *effect, GError **error)
{
  Return *self = data;

  effect->label =
      tl_store_go_back (store, self->number, self->watch->func != NULL ? tl_watch_tell : NULL,
                        self->watch, self->watch->cancellable, error);
  tl_effect_take_touched (effect, store);
  return NULL;
}

void
tl_library_go_back_async (TlLibrary *self, gint64 number, TlStoreProgress progress,
                          gpointer progress_data, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  Return *what;

  g_return_if_fail (TL_IS_LIBRARY (self));
  what = g_new0 (Return, 1);
  what->number = number;
  what->watch = tl_watch_new (self, progress, progress_data, cancellable);
  tl_library_queue (self, tl_work_new_verb (go_back, what, return_free), tl_library_go_back_async,
                    NULL, callback, user_data);
}
