/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws pages of the originals in a thread and a worker kept for it. */
#define G_LOG_DOMAIN "tl-service"

#include "config.h"

#include "tl-library-private.h"

#include "tl-error.h"

#include <glib/gi18n-lib.h>

/* One page to draw. */
typedef struct
{
  char *document_id;
  guint page;
  double scale;
} Page;

struct _TlRenderer
{
  TlLibrary *library;    /* which owns us */
  GAsyncQueue *queue;    /* GTask, or the renderer itself to end it */
  GCancellable *closing; /* stops what is being drawn */
  GThread *thread;

  /* Of the thread only. */
  TlWorker *worker;
  char *document_id; /* nullable: of @bytes */
  GBytes *bytes;
};

static void
page_free (gpointer data)
{
  Page *self = data;

  g_free (self->document_id);
  g_free (self);
}

static gpointer
load_original (TlStore *store, gpointer document_id, TlEffect *effect, GError **error)
{
  return tl_store_load_original (store, document_id, error);
}

/* The last document's bytes are kept: pages are mostly asked for one after another. */
static gboolean
fetch_original (TlRenderer *self, const char *document_id, GError **error)
{
  TlWork *work;

  if (g_strcmp0 (self->document_id, document_id) == 0)
    return TRUE;
  g_clear_pointer (&self->document_id, g_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  work =
      tl_work_new (load_original, g_strdup (document_id), g_free, (GDestroyNotify) g_bytes_unref);
  self->bytes = tl_library_run (self->library, work, error);
  if (self->bytes == NULL)
    return FALSE;
  self->document_id = g_strdup (document_id);
  return TRUE;
}

static void
chain_cancel_cb (GCancellable *cause, gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
}

/* Cancels @cancellable with @cause, which may be NULL. */
static gulong
chain (GCancellable *cause, GCancellable *cancellable)
{
  if (cause == NULL)
    return 0;
  return g_cancellable_connect (cause, G_CALLBACK (chain_cancel_cb), g_object_ref (cancellable),
                                g_object_unref);
}

static void
draw (TlRenderer *self, GTask *task)
{
  const Page *page = g_task_get_task_data (task);
  GCancellable *given = g_task_get_cancellable (task);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gulong by_caller = chain (given, cancellable), by_closing = chain (self->closing, cancellable);
  g_autoptr (GError) error = NULL;
  TlPagePicture *picture = NULL;

  if (!g_cancellable_set_error_if_cancelled (cancellable, &error)
      && fetch_original (self, page->document_id, &error))
    picture = tl_worker_render (self->worker, self->bytes, NULL, page->page, page->scale,
                                cancellable, &error);
  g_cancellable_disconnect (given, by_caller);
  g_cancellable_disconnect (self->closing, by_closing);
  if (picture != NULL)
    g_task_return_pointer (task, picture, (GDestroyNotify) tl_page_picture_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* The main thread lets the task go: it holds the library. */
static gboolean
release_cb (gpointer task)
{
  return G_SOURCE_REMOVE;
}

static gpointer
thread_main (gpointer data)
{
  TlRenderer *self = data;
  gpointer task;

  self->worker = tl_worker_new ();
  while ((task = g_async_queue_pop (self->queue)) != self)
    {
      draw (self, task);
      tl_library_post (self->library, release_cb, task, g_object_unref);
    }
  tl_worker_close (self->worker);
  g_clear_object (&self->worker);
  g_clear_pointer (&self->document_id, g_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  return NULL;
}

TlRenderer *
tl_renderer_new (TlLibrary *library)
{
  TlRenderer *self = g_new0 (TlRenderer, 1);

  self->library = library;
  self->queue = g_async_queue_new ();
  self->closing = g_cancellable_new ();
  self->thread = g_thread_new ("tl-renderer", thread_main, self);
  return self;
}

void
tl_renderer_free (TlRenderer *self)
{
  g_cancellable_cancel (self->closing);
  g_async_queue_push (self->queue, self);
  g_thread_join (self->thread);
  g_async_queue_unref (self->queue);
  g_object_unref (self->closing);
  g_free (self);
}

void
tl_library_render_page_async (TlLibrary *self, const char *document_id, guint page, double scale,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  TlRenderer *renderer;
  GTask *task;
  Page *data;

  g_return_if_fail (TL_IS_LIBRARY (self) && document_id != NULL);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tl_library_render_page_async);
  data = g_new0 (Page, 1);
  data->document_id = g_strdup (document_id);
  data->page = page;
  data->scale = scale;
  g_task_set_task_data (task, data, page_free);
  renderer = tl_library_get_renderer (self);
  if (renderer != NULL)
    {
      g_async_queue_push (renderer->queue, task);
      return;
    }
  g_task_return_new_error (task, TL_ERROR, TL_ERROR_FAILED, _ ("The library was closed"));
  g_object_unref (task);
}

TlPagePicture *
tl_library_render_page_finish (TlLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, tl_library_render_page_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
