/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A batch of files on their way into the library: who is next, who reads, what came of it. */
#define G_LOG_DOMAIN "tl-service"

#include "config.h"

#include "tl-import-private.h"
#include "tl-library-private.h"

#include "tl-error.h"

#include <glib/gi18n-lib.h>

#define MAX_READERS 2

/* A thread with a worker of its own. */
typedef struct
{
  TlLibrary *library;
  GAsyncQueue *queue; /* Reading, or the reader itself to end it */
  GThread *thread;
  gboolean is_reading; /* on the main thread */
} Reader;

/* One file with one reader. */
typedef struct
{
  TlImportJob *job;
  TlImportItem *item;
  Reader *reader;
  TlImportOutcome *outcome;
} Reading;

struct _TlImportJob
{
  GObject parent_instance;

  TlLibrary *library;
  GListStore *items; /* TlImportItem */
  Reader readers[MAX_READERS];
  guint n_readers;
  guint next; /* first item that may still be waiting */
  guint n_finished, n_walks;
  GPtrArray *runs;           /* GTask: who waits for the end */
  GCancellable *cancellable; /* of folders being walked */
  gboolean is_cancelled;
};

enum
{
  PROP_0,
  PROP_N_FILES,
  PROP_N_FINISHED,
  PROP_RUNNING,
  PROP_FRACTION,
  N_PROPS
};

enum
{
  ITEM_FINISHED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlImportJob, tl_import_job, G_TYPE_OBJECT)

static double
compute_fraction (TlImportJob *self)
{
  GListModel *list = G_LIST_MODEL (self->items);
  guint n = g_list_model_get_n_items (list);
  double sum = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TlImportItem) item = g_list_model_get_item (list, i);

      sum += tl_import_item_get_fraction (item);
    }
  return n > 0 ? sum / n : 0;
}

static void
tl_import_job_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TlImportJob *self = TL_IMPORT_JOB (object);

  switch (id)
    {
    case PROP_N_FILES:
      g_value_set_uint (value, g_list_model_get_n_items (G_LIST_MODEL (self->items)));
      break;
    case PROP_N_FINISHED:
      g_value_set_uint (value, self->n_finished);
      break;
    case PROP_RUNNING:
      g_value_set_boolean (value, self->runs->len > 0);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, compute_fraction (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
stop_readers (TlImportJob *self)
{
  for (guint i = 0; i < MAX_READERS; i++)
    {
      Reader *reader = &self->readers[i];

      if (reader->thread == NULL)
        continue;
      g_async_queue_push (reader->queue, reader);
      g_thread_join (g_steal_pointer (&reader->thread));
      g_clear_pointer (&reader->queue, g_async_queue_unref);
    }
}

static void
tl_import_job_dispose (GObject *object)
{
  TlImportJob *self = TL_IMPORT_JOB (object);

  stop_readers (self);
  g_clear_object (&self->items);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->library);
  g_clear_pointer (&self->runs, g_ptr_array_unref);
  G_OBJECT_CLASS (tl_import_job_parent_class)->dispose (object);
}

static void
tl_import_job_class_init (TlImportJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tl_import_job_get_property;
  object_class->dispose = tl_import_job_dispose;

  properties[PROP_N_FILES] = g_param_spec_uint ("n-files", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_FINISHED] =
      g_param_spec_uint ("n-finished", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ITEM_FINISHED] = g_signal_new ("item-finished", TL_TYPE_IMPORT_JOB, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, TL_TYPE_IMPORT_ITEM);
}

static void
tl_import_job_init (TlImportJob *self)
{
  self->items = g_list_store_new (TL_TYPE_IMPORT_ITEM);
  self->runs = g_ptr_array_new_with_free_func (g_object_unref);
  self->cancellable = g_cancellable_new ();
}

TlImportJob *
tl_import_job_new (TlLibrary *library, guint n_workers)
{
  TlImportJob *self;

  g_return_val_if_fail (TL_IS_LIBRARY (library), NULL);
  self = g_object_new (TL_TYPE_IMPORT_JOB, NULL);
  self->library = g_object_ref (library);
  self->n_readers =
      n_workers == 0 ? MIN (g_get_num_processors (), MAX_READERS) : MIN (n_workers, MAX_READERS);
  return self;
}

static void
notify (TlImportJob *self, guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_clear_object (&self->item);
  g_clear_object (&self->job);
  tl_import_outcome_free (self->outcome);
  g_free (self);
}

/* Whether all is in, said to whoever ran the job. */
static void
return_run (TlImportJob *self, GTask *task)
{
  GListModel *list = G_LIST_MODEL (self->items);
  guint n = g_list_model_get_n_items (list), n_failed = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TlImportItem) item = g_list_model_get_item (list, i);
      TlImportState state = tl_import_item_get_state (item);

      n_failed += state != TL_IMPORT_DONE && state != TL_IMPORT_DUPLICATE;
    }
  if (self->is_cancelled)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s",
                             _ ("The import was cancelled"));
  else if (n_failed > 0)
    g_task_return_new_error (task, TL_ERROR, TL_ERROR_FAILED,
                             ngettext ("%u of the files was not imported",
                                       "%u of the files were not imported", n_failed),
                             n_failed);
  else
    g_task_return_boolean (task, TRUE);
}

static void
end_run (TlImportJob *self)
{
  g_autoptr (GPtrArray) runs = g_steal_pointer (&self->runs);

  self->runs = g_ptr_array_new_with_free_func (g_object_unref);
  stop_readers (self);
  notify (self, PROP_RUNNING);
  for (guint i = 0; i < runs->len; i++)
    return_run (self, runs->pdata[i]);
}

static void
finish_item (TlImportJob *self, TlImportItem *item)
{
  self->n_finished++;
  notify (self, PROP_N_FINISHED);
  notify (self, PROP_FRACTION);
  g_signal_emit (self, signals[ITEM_FINISHED], 0, item);
}

/* The review that holds a file of these bytes. */
static const char *
find_review_of (TlImportJob *self, const char *sha256)
{
  GListModel *reviews = tl_library_list_reviews (self->library);
  guint n = g_list_model_get_n_items (reviews);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TlReview) review = g_list_model_get_item (reviews, i);
      GPtrArray *documents = tl_review_get_documents (review);

      for (guint j = 0; j < documents->len; j++)
        if (g_strcmp0 (tl_document_get_sha256 (documents->pdata[j]), sha256) == 0)
          return tl_review_get_id (review);
    }
  return NULL;
}

static gboolean
progress_shown_cb (gpointer data)
{
  Reading *reading = data;

  tl_import_item_show_progress (reading->item);
  notify (reading->job, PROP_FRACTION);
  return G_SOURCE_REMOVE;
}

/* On the reader's thread. */
static void
progress_cb (guint done, guint total, gpointer data)
{
  const Reading *reading = data;
  Reading *news;

  if (!tl_import_item_note_progress (reading->item, done, total))
    return;
  news = g_new0 (Reading, 1);
  news->job = g_object_ref (reading->job);
  news->item = g_object_ref (reading->item);
  tl_library_post (reading->reader->library, progress_shown_cb, news, reading_free);
}

static void dispatch (TlImportJob *self);

static gboolean
reading_over_cb (gpointer data)
{
  Reading *reading = data;
  TlImportJob *self = reading->job;
  const TlImportOutcome *outcome = reading->outcome;
  const char *review_id = outcome->review_id;

  reading->reader->is_reading = FALSE;
  if (outcome->state == TL_IMPORT_DUPLICATE)
    review_id = find_review_of (self, outcome->sha256);
  if (outcome->warnings != NULL)
    tl_import_item_set_warnings (reading->item, (const char *const *) outcome->warnings);
  tl_import_item_set_match (reading->item, outcome->match, outcome->match_title);
  if (outcome->personal_data != NULL)
    tl_import_item_set_personal_data (reading->item, outcome->personal_data);
  tl_import_item_end (reading->item, outcome->state, outcome->message, review_id);
  finish_item (self, reading->item);
  dispatch (self);
  return G_SOURCE_REMOVE;
}

static gpointer
reader_main (gpointer data)
{
  Reader *self = data;
  g_autoptr (TlWorker) worker = tl_worker_new ();
  gpointer next;

  while ((next = g_async_queue_pop (self->queue)) != self)
    {
      Reading *reading = next;

      reading->outcome =
          tl_import_take_in (self->library, worker, reading->item, progress_cb, reading);
      tl_library_post (self->library, reading_over_cb, reading, reading_free);
    }
  tl_worker_close (worker);
  return NULL;
}

static TlImportItem *
take_next (TlImportJob *self)
{
  GListModel *list = G_LIST_MODEL (self->items);

  while (self->next < g_list_model_get_n_items (list))
    {
      g_autoptr (TlImportItem) item = g_list_model_get_item (list, self->next++);

      if (!tl_import_item_is_over (item))
        return g_steal_pointer (&item);
    }
  return NULL;
}

static void
read_item (TlImportJob *self, Reader *reader, TlImportItem *item)
{
  Reading *reading = g_new0 (Reading, 1);

  if (reader->thread == NULL)
    {
      reader->library = self->library;
      reader->queue = g_async_queue_new ();
      reader->thread = g_thread_new ("tl-import", reader_main, reader);
    }
  reading->job = g_object_ref (self);
  reading->item = item;
  reading->reader = reader;
  reader->is_reading = TRUE;
  tl_import_item_set_reading (item);
  g_async_queue_push (reader->queue, reading);
}

/* Gives each idle reader a file; when there is none left and nobody reads, the run is over. */
static void
dispatch (TlImportJob *self)
{
  gboolean is_busy = self->n_walks > 0;

  if (self->runs->len == 0)
    return;
  for (guint i = 0; i < self->n_readers; i++)
    {
      Reader *reader = &self->readers[i];
      TlImportItem *item = reader->is_reading ? NULL : take_next (self);

      if (item != NULL)
        read_item (self, reader, item);
      is_busy = is_busy || reader->is_reading;
    }
  if (!is_busy)
    end_run (self);
}

void
tl_import_job_append (TlImportJob *self, TlImportItem *item)
{
  g_list_store_append (self->items, item);
  notify (self, PROP_N_FILES);
  notify (self, PROP_FRACTION);
}

GCancellable *
tl_import_job_begin_walk (TlImportJob *self)
{
  self->n_walks++;
  return self->cancellable;
}

void
tl_import_job_end_walk (TlImportJob *self, TlImportItem *failed)
{
  self->n_walks--;
  if (failed != NULL)
    finish_item (self, failed);
  dispatch (self);
}

void
tl_import_job_run_async (TlImportJob *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (TL_IS_IMPORT_JOB (self));
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, tl_import_job_run_async);
  g_ptr_array_add (self->runs, task);
  if (self->runs->len == 1)
    {
      self->is_cancelled = FALSE;
      notify (self, PROP_RUNNING);
    }
  dispatch (self);
}

gboolean
tl_import_job_run_finish (TlImportJob *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
tl_import_job_cancel (TlImportJob *self)
{
  GListModel *list;
  guint n;

  g_return_if_fail (TL_IS_IMPORT_JOB (self));
  list = G_LIST_MODEL (self->items);
  n = g_list_model_get_n_items (list);
  self->is_cancelled = TRUE;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_object_ref (self);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TlImportItem) item = g_list_model_get_item (list, i);

      tl_import_job_cancel_item (self, item);
    }
  g_object_unref (self);
}

void
tl_import_job_cancel_item (TlImportJob *self, TlImportItem *item)
{
  g_return_if_fail (TL_IS_IMPORT_JOB (self) && TL_IS_IMPORT_ITEM (item));
  if (tl_import_item_is_over (item))
    return;
  g_cancellable_cancel (tl_import_item_get_cancellable (item));
  if (tl_import_item_get_state (item) != TL_IMPORT_WAITING)
    return;
  tl_import_item_end (item, TL_IMPORT_CANCELLED, _ ("cancelled"), NULL);
  finish_item (self, item);
}

GListModel *
tl_import_job_list_items (TlImportJob *self)
{
  g_return_val_if_fail (TL_IS_IMPORT_JOB (self), NULL);
  return G_LIST_MODEL (self->items);
}

guint
tl_import_job_get_n_finished (TlImportJob *self)
{
  g_return_val_if_fail (TL_IS_IMPORT_JOB (self), 0);
  return self->n_finished;
}

gboolean
tl_import_job_get_is_running (TlImportJob *self)
{
  g_return_val_if_fail (TL_IS_IMPORT_JOB (self), FALSE);
  return self->runs->len > 0;
}
