/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The work on a review: its notes, who codes it, its status, and how far it was read. */
#define G_LOG_DOMAIN "tl-service"

#include "config.h"

#include "tl-library-private.h"
#include "tl-reading.h"

/* What becomes of a review. */
typedef struct
{
  char *id, *text;
  GStrv names;
} Change;

static Change *
change_new (const char *id, const char *text, const char *const *names)
{
  Change *self = g_new0 (Change, 1);

  self->id = g_strdup (id);
  self->text = g_strdup (text);
  self->names = g_strdupv ((GStrv) names);
  return self;
}

static void
change_free (gpointer data)
{
  Change *self = data;

  g_free (self->id);
  g_free (self->text);
  g_strfreev (self->names);
  g_free (self);
}

static gpointer
set_notes (TlStore *store, gpointer data, TlEffect *effect, GError **error)
{
  const Change *change = data;

  if (tl_store_set_review_notes (store, change->id, change->text, error))
    tl_effect_add_review (effect, change->id);
  return NULL;
}

static gpointer
set_coders (TlStore *store, gpointer data, TlEffect *effect, GError **error)
{
  const Change *change = data;

  if (tl_store_set_review_coders (store, change->id, (const char *const *) change->names, error))
    tl_effect_add_review (effect, change->id);
  return NULL;
}

static gpointer
set_status (TlStore *store, gpointer data, TlEffect *effect, GError **error)
{
  const Change *change = data;

  if (tl_store_set_review_status (store, change->id, change->text, error))
    tl_effect_add_review (effect, change->id);
  return NULL;
}

void
tl_review_work_free (TlReviewWork *self)
{
  if (self == NULL)
    return;
  g_free (self->notes);
  g_strfreev (self->coders);
  g_clear_pointer (&self->documents, g_array_unref);
  g_free (self);
}

static void
clear_document (gpointer data)
{
  g_free (((TlDocumentWork *) data)->id);
}

/* Notes and coders; NULL on failure. */
static TlReviewWork *
load_notes (TlStore *store, const char *review_id, GError **error)
{
  g_autoptr (TlReviewWork) work = g_new0 (TlReviewWork, 1);

  work->documents = g_array_new (FALSE, FALSE, sizeof (TlDocumentWork));
  g_array_set_clear_func (work->documents, clear_document);
  work->notes = tl_store_load_review_notes (store, review_id, error);
  work->coders = work->notes != NULL ? tl_store_load_review_coders (store, review_id, error) : NULL;
  return work->coders != NULL ? g_steal_pointer (&work) : NULL;
}

static guint
count_scanned (TlDocumentText *text, guint n_pages)
{
  guint n = 0;

  for (guint page = 1; page <= n_pages; page++)
    n += tl_document_text_get_confidence (text, page) >= 0 ? 1 : 0;
  return n;
}

static gboolean
add_document (TlStore *store, TlDocument *document, GArray *documents, GError **error)
{
  const char *id = tl_document_get_id (document);
  g_autoptr (TlDocumentText) text = tl_store_load_text (store, id, error);
  g_autoptr (TlReading) reading = NULL;
  g_autoptr (GBytes) blocks = NULL;
  TlDocumentWork work = { NULL };
  guint place;

  if (text == NULL || !tl_store_load_reading (store, id, &place, &blocks, error))
    return FALSE;
  reading = tl_reading_new (text, blocks);
  work.id = g_strdup (id);
  work.n_paragraphs = tl_reading_get_n (reading);
  work.n_read = tl_reading_get_n_read (reading);
  work.n_scanned = count_scanned (text, tl_document_get_n_pages (document));
  g_array_append_val (documents, work);
  return TRUE;
}

static gpointer
load_work (TlStore *store, gpointer review_id, TlEffect *effect, GError **error)
{
  g_autoptr (TlReview) review = tl_store_load_review (store, review_id, error);
  g_autoptr (TlReviewWork) work = review != NULL ? load_notes (store, review_id, error) : NULL;
  GPtrArray *documents = review != NULL ? tl_review_get_documents (review) : NULL;

  for (guint i = 0; work != NULL && i < documents->len; i++)
    if (!add_document (store, documents->pdata[i], work->documents, error))
      return NULL;
  return g_steal_pointer (&work);
}

static gpointer
load_all_notes (TlStore *store, gpointer data, TlEffect *effect, GError **error)
{
  g_autoptr (GPtrArray) reviews = tl_store_load_reviews (store, error);
  g_autoptr (GHashTable) works =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) tl_review_work_free);

  if (reviews == NULL)
    return NULL;
  for (guint i = 0; i < reviews->len; i++)
    {
      const char *id = tl_review_get_id (reviews->pdata[i]);
      TlReviewWork *work = load_notes (store, id, error);

      if (work == NULL)
        return NULL;
      g_hash_table_insert (works, g_strdup (id), work);
    }
  return g_steal_pointer (&works);
}

static void
queue_verb (TlLibrary *self, TlWorkFunc func, Change *change, gpointer source_tag,
            GAsyncReadyCallback callback, gpointer user_data)
{
  tl_library_queue (self, tl_work_new_verb (func, change, change_free), source_tag, NULL, callback,
                    user_data);
}

void
tl_library_set_review_notes_async (TlLibrary *self, const char *review_id, const char *text,
                                   GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (TL_IS_LIBRARY (self) && review_id != NULL && text != NULL);
  queue_verb (self, set_notes, change_new (review_id, text, NULL),
              tl_library_set_review_notes_async, callback, user_data);
}

void
tl_library_set_review_coders_async (TlLibrary *self, const char *review_id,
                                    const char *const *coders, GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (TL_IS_LIBRARY (self) && review_id != NULL && coders != NULL);
  queue_verb (self, set_coders, change_new (review_id, NULL, coders),
              tl_library_set_review_coders_async, callback, user_data);
}

void
tl_library_set_review_status_async (TlLibrary *self, const char *review_id, const char *status,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (TL_IS_LIBRARY (self) && review_id != NULL && status != NULL);
  queue_verb (self, set_status, change_new (review_id, status, NULL),
              tl_library_set_review_status_async, callback, user_data);
}

void
tl_library_load_review_work_async (TlLibrary *self, const char *review_id,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (TL_IS_LIBRARY (self) && review_id != NULL);
  tl_library_queue (
      self,
      tl_work_new (load_work, g_strdup (review_id), g_free, (GDestroyNotify) tl_review_work_free),
      tl_library_load_review_work_async, cancellable, callback, user_data);
}

TlReviewWork *
tl_library_load_review_work_finish (TlLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, tl_library_load_review_work_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
tl_library_load_notes_async (TlLibrary *self, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (TL_IS_LIBRARY (self));
  tl_library_queue (self,
                    tl_work_new (load_all_notes, NULL, NULL, (GDestroyNotify) g_hash_table_unref),
                    tl_library_load_notes_async, cancellable, callback, user_data);
}

GHashTable *
tl_library_load_notes_finish (TlLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, tl_library_load_notes_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
