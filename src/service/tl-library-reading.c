/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far the coder has read: kept beside the journal, since nobody wants to undo it. */
#define G_LOG_DOMAIN "tl-service"

#include "config.h"

#include "tl-library-private.h"

typedef struct
{
  char *document_id;
  guint place;
  GBytes *blocks; /* nullable */
} Reading;

static Reading *
reading_new (const char *document_id, guint place, GBytes *blocks)
{
  Reading *self = g_new0 (Reading, 1);

  self->document_id = g_strdup (document_id);
  self->place = place;
  self->blocks = blocks != NULL ? g_bytes_ref (blocks) : NULL;
  return self;
}

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_free (self->document_id);
  g_clear_pointer (&self->blocks, g_bytes_unref);
  g_free (self);
}

static gpointer
load_reading (TlStore *store, gpointer document_id, TlEffect *effect, GError **error)
{
  guint place;
  GBytes *blocks;
  Reading *found;

  if (!tl_store_load_reading (store, document_id, &place, &blocks, error))
    return NULL;
  found = reading_new (document_id, place, blocks);
  g_bytes_unref (blocks);
  return found;
}

static gpointer
set_reading (TlStore *store, gpointer data, TlEffect *effect, GError **error)
{
  const Reading *reading = data;

  tl_store_set_reading (store, reading->document_id, reading->place, reading->blocks, error);
  return NULL;
}

void
tl_library_load_reading_async (TlLibrary *self, const char *document_id, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (TL_IS_LIBRARY (self) && document_id != NULL);
  tl_library_queue (self, tl_work_new (load_reading, g_strdup (document_id), g_free, reading_free),
                    tl_library_load_reading_async, cancellable, callback, user_data);
}

gboolean
tl_library_load_reading_finish (TlLibrary *self, GAsyncResult *result, guint *place,
                                GBytes **blocks, GError **error)
{
  Reading *found;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, tl_library_load_reading_async), FALSE);
  found = g_task_propagate_pointer (G_TASK (result), error);
  if (found == NULL)
    return FALSE;
  *place = found->place;
  *blocks = g_steal_pointer (&found->blocks);
  reading_free (found);
  return TRUE;
}

void
tl_library_set_reading_async (TlLibrary *self, const char *document_id, guint place, GBytes *blocks,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (TL_IS_LIBRARY (self) && document_id != NULL);
  tl_library_queue (
      self, tl_work_new (set_reading, reading_new (document_id, place, blocks), reading_free, NULL),
      tl_library_set_reading_async, NULL, callback, user_data);
}
