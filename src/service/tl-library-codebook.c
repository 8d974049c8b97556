/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The codebook of the open library: its verbs, and what uses a code. A change of it may touch any
 * review. */
#define G_LOG_DOMAIN "tl-service"

#include "config.h"

#include "tl-library-private.h"

/* A code, what becomes of it, and whom it concerns besides. */
typedef struct
{
  TlCodeKind kind;
  char *id;
  char *parent_id, *other_id; /* nullable */
  TlCode *code;               /* nullable */
  GStrv finding_ids;          /* nullable */
  gboolean is_retired;
} Request;

static Request *
request_new (TlCodeKind kind, const char *id)
{
  Request *self = g_new0 (Request, 1);

  self->kind = kind;
  self->id = g_strdup (id);
  return self;
}

static void
request_free (gpointer data)
{
  Request *self = data;

  g_free (self->id);
  g_free (self->parent_id);
  g_free (self->other_id);
  g_clear_object (&self->code);
  g_strfreev (self->finding_ids);
  g_free (self);
}

static gpointer
add_code (TlStore *store, gpointer code, TlEffect *effect, GError **error)
{
  effect->is_everything = tl_store_add_code (store, code, error);
  return NULL;
}

static gpointer
set_code (TlStore *store, gpointer code, TlEffect *effect, GError **error)
{
  effect->is_everything = tl_store_set_code (store, code, error);
  return NULL;
}

static gpointer
move_code (TlStore *store, gpointer data, TlEffect *effect, GError **error)
{
  const Request *request = data;

  effect->is_everything = tl_store_move_code (store, request->kind, request->id, request->parent_id,
                                              request->other_id, error);
  return NULL;
}

static gpointer
merge_codes (TlStore *store, gpointer data, TlEffect *effect, GError **error)
{
  const Request *request = data;

  effect->is_everything =
      tl_store_merge_codes (store, request->kind, request->id, request->other_id, error);
  return NULL;
}

static gpointer
split_code (TlStore *store, gpointer data, TlEffect *effect, GError **error)
{
  const Request *request = data;

  effect->is_everything = tl_store_split_code (store, request->id, request->code,
                                               (const char *const *) request->finding_ids, error);
  return NULL;
}

static gpointer
retire_code (TlStore *store, gpointer data, TlEffect *effect, GError **error)
{
  const Request *request = data;

  effect->is_everything =
      tl_store_retire_code (store, request->kind, request->id, request->is_retired, error);
  return NULL;
}

static gpointer
remove_code (TlStore *store, gpointer data, TlEffect *effect, GError **error)
{
  const Request *request = data;

  effect->is_everything = tl_store_remove_code (store, request->kind, request->id, error);
  return NULL;
}

static gpointer
load_findings (TlStore *store, gpointer data, TlEffect *effect, GError **error)
{
  const Request *request = data;

  return tl_store_load_findings_with_code (store, request->kind, request->id, error);
}

static gpointer
load_uses (TlStore *store, gpointer data, TlEffect *effect, GError **error)
{
  return tl_store_load_code_uses (store, error);
}

static void
unref_array (gpointer data)
{
  g_ptr_array_unref (data);
}

static void
queue_verb (TlLibrary *self, TlWorkFunc func, Request *request, gpointer source_tag,
            GAsyncReadyCallback callback, gpointer user_data)
{
  tl_library_queue (self, tl_work_new_verb (func, request, request_free), source_tag, NULL,
                    callback, user_data);
}

void
tl_library_add_code_async (TlLibrary *self, TlCode *code, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (TL_IS_LIBRARY (self) && TL_IS_CODE (code));
  tl_library_queue (self, tl_work_new_verb (add_code, g_object_ref (code), g_object_unref),
                    tl_library_add_code_async, NULL, callback, user_data);
}

void
tl_library_set_code_async (TlLibrary *self, TlCode *code, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (TL_IS_LIBRARY (self) && TL_IS_CODE (code));
  tl_library_queue (self, tl_work_new_verb (set_code, g_object_ref (code), g_object_unref),
                    tl_library_set_code_async, NULL, callback, user_data);
}

void
tl_library_move_code_async (TlLibrary *self, TlCodeKind kind, const char *id, const char *parent_id,
                            const char *before_id, GAsyncReadyCallback callback, gpointer user_data)
{
  Request *request;

  g_return_if_fail (TL_IS_LIBRARY (self) && id != NULL);
  request = request_new (kind, id);
  request->parent_id = g_strdup (parent_id);
  request->other_id = g_strdup (before_id);
  queue_verb (self, move_code, request, tl_library_move_code_async, callback, user_data);
}

void
tl_library_merge_codes_async (TlLibrary *self, TlCodeKind kind, const char *id, const char *into_id,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  Request *request;

  g_return_if_fail (TL_IS_LIBRARY (self) && id != NULL && into_id != NULL);
  request = request_new (kind, id);
  request->other_id = g_strdup (into_id);
  queue_verb (self, merge_codes, request, tl_library_merge_codes_async, callback, user_data);
}

void
tl_library_split_code_async (TlLibrary *self, const char *id, TlCode *code,
                             const char *const *finding_ids, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Request *request;

  g_return_if_fail (TL_IS_LIBRARY (self) && id != NULL && TL_IS_CODE (code));
  g_return_if_fail (finding_ids != NULL);
  request = request_new (tl_code_get_kind (code), id);
  request->code = g_object_ref (code);
  request->finding_ids = g_strdupv ((GStrv) finding_ids);
  queue_verb (self, split_code, request, tl_library_split_code_async, callback, user_data);
}

void
tl_library_retire_code_async (TlLibrary *self, TlCodeKind kind, const char *id, gboolean is_retired,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  Request *request;

  g_return_if_fail (TL_IS_LIBRARY (self) && id != NULL);
  request = request_new (kind, id);
  request->is_retired = is_retired;
  queue_verb (self, retire_code, request, tl_library_retire_code_async, callback, user_data);
}

void
tl_library_remove_code_async (TlLibrary *self, TlCodeKind kind, const char *id,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (TL_IS_LIBRARY (self) && id != NULL);
  queue_verb (self, remove_code, request_new (kind, id), tl_library_remove_code_async, callback,
              user_data);
}

static gpointer
finish (TlLibrary *self, GAsyncResult *result, gpointer source_tag, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, source_tag), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
tl_library_load_findings_with_code_async (TlLibrary *self, TlCodeKind kind, const char *id,
                                          GCancellable *cancellable, GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  g_return_if_fail (TL_IS_LIBRARY (self) && id != NULL);
  tl_library_queue (self,
                    tl_work_new (load_findings, request_new (kind, id), request_free, unref_array),
                    tl_library_load_findings_with_code_async, cancellable, callback, user_data);
}

GPtrArray *
tl_library_load_findings_with_code_finish (TlLibrary *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, tl_library_load_findings_with_code_async, error);
}

void
tl_library_load_code_uses_async (TlLibrary *self, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (TL_IS_LIBRARY (self));
  tl_library_queue (self, tl_work_new (load_uses, NULL, NULL, unref_array),
                    tl_library_load_code_uses_async, cancellable, callback, user_data);
}

GPtrArray *
tl_library_load_code_uses_finish (TlLibrary *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, tl_library_load_code_uses_async, error);
}
