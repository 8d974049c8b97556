/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The thread that owns the library file: it runs one piece of work after another and sends the news
 * to the main thread.
 */
#define G_LOG_DOMAIN "tl-service"

#include "config.h"

#include "tl-backup-private.h"
#include "tl-library-private.h"

#include "tl-error.h"

#include <glib/gi18n-lib.h>

struct _TlWork
{
  gatomicrefcount ref_count;
  TlWorkFunc func;
  gpointer data;
  GDestroyNotify free_data, free_result;
  gboolean is_verb;

  TlLibrary *library; /* nullable: when the main thread is told */
  GTask *task;        /* nullable: when nobody waits */
  TlNews *news;       /* nullable */
  gpointer result;
  GError *error;
  char *trouble;    /* nullable: why the change could not be saved */
  gboolean is_done; /* for those who wait; under the thread's lock */
};

struct _TlLibraryThread
{
  GMainContext *context;
  GAsyncQueue *queue; /* TlWork, or the thread itself to end it */
  GThread *thread;
  TlStoreMode mode;
  char *path, *backup_folder;
  gboolean is_stale; /* whether the lists do not show what the file holds; of the thread itself */

  GMutex lock;
  GCond changed;
  guint n_jobs;
  gboolean is_closed;
};

/* What opening found out. */
typedef struct
{
  GTask *task;
  TlNews *news; /* NULL when it failed */
  char *reason; /* nullable: why it is read-only */
  char *older;  /* nullable: its copy in an older format */
  TlDrive drive;
  GError *error;
} Opened;

void
tl_effect_add_review (TlEffect *self, const char *review_id)
{
  if (self->review_ids == NULL)
    self->review_ids = g_ptr_array_new_with_free_func (g_free);
  if (!g_ptr_array_find_with_equal_func (self->review_ids, review_id, g_str_equal, NULL))
    g_ptr_array_add (self->review_ids, g_strdup (review_id));
}

void
tl_effect_take_touched (TlEffect *self, TlStore *store)
{
  GPtrArray *touched = tl_store_get_touched (store);

  self->is_everything = touched == NULL;
  for (guint i = 0; touched != NULL && i < touched->len; i++)
    tl_effect_add_review (self, touched->pdata[i]);
}

static void
clear_effect (TlEffect *effect)
{
  g_clear_pointer (&effect->review_ids, g_ptr_array_unref);
  g_clear_pointer (&effect->label, g_free);
}

TlWork *
tl_work_new (TlWorkFunc func, gpointer data, GDestroyNotify free_data, GDestroyNotify free_result)
{
  TlWork *self = g_new0 (TlWork, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->func = func;
  self->data = data;
  self->free_data = free_data;
  self->free_result = free_result;
  return self;
}

TlWork *
tl_work_new_verb (TlWorkFunc func, gpointer data, GDestroyNotify free_data)
{
  TlWork *self = tl_work_new (func, data, free_data, NULL);

  self->is_verb = TRUE;
  return self;
}

static void
work_unref (TlWork *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  if (self->free_data != NULL)
    self->free_data (self->data);
  if (self->free_result != NULL && self->result != NULL)
    self->free_result (self->result);
  tl_news_free (self->news);
  g_clear_error (&self->error);
  g_free (self->trouble);
  g_clear_object (&self->task);
  g_clear_object (&self->library);
  g_free (self);
}

static TlWork *
work_ref (TlWork *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
attach_idle (GMainContext *context, GSourceFunc func, gpointer data, GDestroyNotify free_data)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, data, free_data);
  g_source_attach (source, context);
}

void
tl_library_post (TlLibrary *self, GSourceFunc func, gpointer data, GDestroyNotify free_data)
{
  attach_idle (tl_library_get_thread (self)->context, func, data, free_data);
}

static void
return_result (TlWork *work)
{
  if (work->error != NULL)
    g_task_return_error (work->task, g_steal_pointer (&work->error));
  else if (work->free_result != NULL)
    g_task_return_pointer (work->task, g_steal_pointer (&work->result), work->free_result);
  else
    g_task_return_boolean (work->task, TRUE);
}

/* On the main thread: the lists first, then "changed", then the caller. */
static gboolean
deliver_cb (gpointer data)
{
  TlWork *work = data;

  if (work->is_verb)
    tl_library_set_busy (work->library, -1);
  if (work->news != NULL || work->trouble != NULL)
    tl_library_set_trouble (work->library, work->trouble);
  if (work->news != NULL)
    tl_library_take_news (work->library, work->news, FALSE);
  if (work->task != NULL)
    return_result (work);
  return G_SOURCE_REMOVE;
}

/* For verbs of jobs; the main thread counts those under way. */
static gboolean
begin_verb_cb (gpointer library)
{
  tl_library_set_busy (library, 1);
  return G_SOURCE_REMOVE;
}

static gboolean
end_verb_cb (gpointer library)
{
  tl_library_set_busy (library, -1);
  return G_SOURCE_REMOVE;
}

/* Reads what is to be shown. Where that fails the change stands all the same, and is shown with the
 * next work that is done. */
static void
load_news (TlLibraryThread *self, TlStore *store, TlWork *work, TlEffect *effect)
{
  effect->is_everything = effect->is_everything || self->is_stale;
  work->news = tl_news_load (store, effect, NULL);
  self->is_stale = work->news == NULL;
  if (self->is_stale && work->is_verb && work->error == NULL)
    g_set_error_literal (&work->error, TL_ERROR, TL_ERROR_FAILED,
                         _ ("The change was saved, but cannot be shown yet: the library could not "
                            "be read. Check that its drive is there. The change will show with the "
                            "next thing that you do."));
}

static void
do_work (TlLibraryThread *self, TlStore *store, TlWork *work)
{
  TlEffect effect = { 0 };
  GCancellable *cancellable = work->task != NULL ? g_task_get_cancellable (work->task) : NULL;

  if (!g_cancellable_set_error_if_cancelled (cancellable, &work->error))
    work->result = work->func (store, work->data, &effect, &work->error);
  if (self->is_stale || (work->is_verb && work->error == NULL))
    load_news (self, store, work, &effect);
  /* What a person asked in vain is told to them alone; that nothing can be saved, to all. */
  if (work->is_verb
      && (g_error_matches (work->error, TL_ERROR, TL_ERROR_FAILED)
          || g_error_matches (work->error, TL_ERROR, TL_ERROR_READ_ONLY)))
    work->trouble = g_strdup (work->error->message);
  clear_effect (&effect);

  if (work->task != NULL)
    {
      attach_idle (self->context, deliver_cb, work, (GDestroyNotify) work_unref);
      return;
    }
  if (work->is_verb || work->news != NULL)
    attach_idle (self->context, deliver_cb, work_ref (work), (GDestroyNotify) work_unref);
  g_mutex_lock (&self->lock);
  work->is_done = TRUE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
  work_unref (work);
}

/* What opening a library of an older format has to know. */
typedef struct
{
  TlLibraryThread *thread;
  char *copy; /* nullable */
} Older;

static gboolean
keep_older (TlStore *store, int format, gpointer data, GError **error)
{
  Older *older = data;

  older->copy = tl_backup_keep_older (store, older->thread->path, older->thread->backup_folder,
                                      format, error);
  return older->copy != NULL;
}

/* @copy: (out) (nullable): where the library is kept as it was before it was brought up to date. */
static TlStore *
open_store (TlLibraryThread *self, char **copy, GError **error)
{
  Older older = { self, NULL };
  TlStore *store;
  gboolean may_create = self->mode == TL_STORE_CREATE || self->mode == TL_STORE_OPEN_OR_CREATE;
  g_autoptr (TlCodebook) codebook = NULL;

  if (may_create && !g_file_test (self->path, G_FILE_TEST_EXISTS))
    {
      g_autoptr (TlWorker) worker = tl_worker_new ();

      codebook = tl_read_default_codebook (worker, NULL, error);
      tl_worker_close (worker);
      if (codebook == NULL)
        return NULL;
    }
  store = tl_store_open_older (self->path, self->mode, codebook, keep_older, &older, error);
  if (store != NULL)
    *copy = g_steal_pointer (&older.copy);
  g_free (older.copy);
  return store;
}

static void
opened_free (Opened *self)
{
  g_clear_object (&self->task);
  tl_news_free (self->news);
  g_free (self->reason);
  g_free (self->older);
  g_clear_error (&self->error);
  g_free (self);
}

static gboolean
opened_cb (gpointer data)
{
  Opened *opened = data;
  TlLibrary *library = g_task_get_task_data (opened->task);

  if (opened->news == NULL)
    {
      g_task_return_error (opened->task, g_steal_pointer (&opened->error));
      return G_SOURCE_REMOVE;
    }
  tl_library_set_read_only (library, opened->reason);
  tl_library_set_drive (library, opened->drive);
  tl_library_set_older_copy (library, opened->older);
  tl_library_take_news (library, opened->news, TRUE);
  g_task_return_pointer (opened->task, g_object_ref (library), g_object_unref);
  return G_SOURCE_REMOVE;
}

static gboolean
close_store (TlStore *store, GError **error)
{
  gboolean is_closed = tl_store_close (store, error);

  g_object_unref (store);
  return is_closed;
}

static char *
dup_read_only_reason (TlStore *store)
{
  const char *reason = tl_store_get_read_only_reason (store);

  if (!tl_store_get_is_read_only (store))
    return NULL;
  return g_strdup (reason != NULL ? reason : _ ("The library was opened for reading only"));
}

/* Opens the store and tells the main thread how it went, which is where the task and all it holds
 * are let go. */
static TlStore *
begin (TlLibraryThread *self, GTask *task)
{
  Opened *opened = g_new0 (Opened, 1);
  TlEffect effect = { .is_everything = TRUE };
  TlStore *store = NULL;

  opened->task = task;
  if (!g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &opened->error))
    store = open_store (self, &opened->older, &opened->error);
  if (store != NULL)
    opened->news = tl_news_load (store, &effect, &opened->error);
  if (opened->news != NULL)
    {
      opened->reason = dup_read_only_reason (store);
      opened->drive = tl_store_get_drive (store);
    }
  else if (store != NULL)
    {
      close_store (store, NULL);
      store = NULL;
    }
  attach_idle (self->context, opened_cb, opened, (GDestroyNotify) opened_free);
  return store;
}

/* What a thread starts with. */
typedef struct
{
  TlLibraryThread *thread;
  GTask *task;
} Start;

static gpointer
thread_main (gpointer data)
{
  Start *start = data;
  TlLibraryThread *self = start->thread;
  TlStore *store = begin (self, start->task);
  g_autoptr (GError) error = NULL;
  gpointer work;

  g_free (start);
  if (store == NULL)
    return NULL;
  while ((work = g_async_queue_pop (self->queue)) != self)
    do_work (self, store, work);
  if (!close_store (store, &error))
    g_warning ("The library was not closed cleanly: %s", error->message);
  return NULL;
}

TlLibraryThread *
tl_library_thread_new (GMainContext *context)
{
  TlLibraryThread *self = g_new0 (TlLibraryThread, 1);

  self->context = g_main_context_ref (context);
  self->queue = g_async_queue_new ();
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  return self;
}

void
tl_library_thread_start (TlLibraryThread *self, const char *path, TlStoreMode mode,
                         const char *backup_folder, GTask *task)
{
  Start *start = g_new0 (Start, 1);

  self->path = g_strdup (path);
  self->backup_folder = g_strdup (backup_folder);
  self->mode = mode;
  start->thread = self;
  start->task = task;
  self->thread = g_thread_new ("tl-library", thread_main, start);
}

void
tl_library_thread_stop (TlLibraryThread *self)
{
  g_mutex_lock (&self->lock);
  while (self->n_jobs > 0)
    g_cond_wait (&self->changed, &self->lock);
  self->is_closed = TRUE;
  g_mutex_unlock (&self->lock);
  if (self->thread == NULL)
    return;
  g_async_queue_push (self->queue, self);
  g_thread_join (g_steal_pointer (&self->thread));
}

void
tl_library_thread_free (TlLibraryThread *self)
{
  g_async_queue_unref (self->queue);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_free (self->path);
  g_free (self->backup_folder);
  g_free (self);
}

static gboolean
set_closed_error (GError **error)
{
  g_set_error_literal (error, TL_ERROR, TL_ERROR_FAILED, _ ("The library was closed"));
  return FALSE;
}

/* Under one lock with the flag, so that nothing is queued behind the end. */
static gboolean
push (TlLibraryThread *self, TlWork *work, GError **error)
{
  gboolean is_closed;

  g_mutex_lock (&self->lock);
  is_closed = self->is_closed;
  if (!is_closed)
    g_async_queue_push (self->queue, work_ref (work));
  g_mutex_unlock (&self->lock);
  return !is_closed || set_closed_error (error);
}

void
tl_library_queue (TlLibrary *self, TlWork *work, gpointer source_tag, GCancellable *cancellable,
                  GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  work->library = g_object_ref (self);
  work->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (work->task, source_tag);
  if (work->is_verb)
    tl_library_set_busy (self, 1);
  if (!push (tl_library_get_thread (self), work, &error))
    {
      if (work->is_verb)
        tl_library_set_busy (self, -1);
      g_task_return_error (work->task, g_steal_pointer (&error));
    }
  work_unref (work);
}

gpointer
tl_library_run (TlLibrary *self, TlWork *work, GError **error)
{
  TlLibraryThread *thread = tl_library_get_thread (self);
  gpointer result = NULL;

  work->library = g_object_ref (self);
  if (work->is_verb)
    tl_library_post (self, begin_verb_cb, g_object_ref (self), g_object_unref);
  if (push (thread, work, error))
    {
      g_mutex_lock (&thread->lock);
      while (!work->is_done)
        g_cond_wait (&thread->changed, &thread->lock);
      g_mutex_unlock (&thread->lock);
      result = g_steal_pointer (&work->result);
      if (work->error != NULL)
        g_propagate_error (error, g_steal_pointer (&work->error));
    }
  else if (work->is_verb)
    tl_library_post (self, end_verb_cb, g_object_ref (self), g_object_unref);
  work_unref (work);
  return result;
}

gboolean
tl_library_begin_job (TlLibrary *self, GError **error)
{
  TlLibraryThread *thread = tl_library_get_thread (self);
  gboolean is_closed;

  g_mutex_lock (&thread->lock);
  is_closed = thread->is_closed;
  if (!is_closed)
    thread->n_jobs++;
  g_mutex_unlock (&thread->lock);
  return !is_closed || set_closed_error (error);
}

void
tl_library_end_job (TlLibrary *self)
{
  TlLibraryThread *thread = tl_library_get_thread (self);

  g_mutex_lock (&thread->lock);
  thread->n_jobs--;
  g_cond_broadcast (&thread->changed);
  g_mutex_unlock (&thread->lock);
}
