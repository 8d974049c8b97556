/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks over what would leave the library, before it does, for what may identify someone. */
#define G_LOG_DOMAIN "tl-service"

#include "config.h"

#include "tl-library-private.h"

#include "tl-overview-build.h"
#include "tl-recurrence.h"

/* What is looked over: the overview that @settings would make, or a review as @review names it. */
typedef struct
{
  TlOverviewSettings *settings; /* nullable */
  char *review;                 /* nullable */
} Check;

/* A review with its texts and findings, as the library's thread hands them over. */
typedef struct
{
  TlReview *review;
  GPtrArray *texts;    /* TlDocumentText, one for each document of the review */
  GPtrArray *findings; /* TlFinding */
} Texts;

void
tl_outgoing_free (TlOutgoing *self)
{
  if (self == NULL)
    return;
  tl_personal_datum_free (self->datum);
  g_clear_object (&self->review);
  g_free (self->document_id);
  g_free (self->finding_id);
  g_free (self);
}

static void
check_free (gpointer data)
{
  Check *self = data;

  tl_overview_settings_free (self->settings);
  g_free (self->review);
  g_free (self);
}

static void
texts_free (gpointer data)
{
  Texts *self = data;

  if (self == NULL)
    return;
  g_clear_object (&self->review);
  g_ptr_array_unref (self->texts);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Texts, texts_free)

static gpointer
load_texts (TlStore *store, gpointer words, TlEffect *effect, GError **error)
{
  g_autoptr (Texts) texts = g_new0 (Texts, 1);
  g_autofree char *id = tl_store_find_review (store, words, error);
  GPtrArray *documents;

  texts->texts = g_ptr_array_new_with_free_func (g_object_unref);
  texts->review = id != NULL ? tl_store_load_review (store, id, error) : NULL;
  if (texts->review == NULL)
    return NULL;
  texts->findings = tl_store_load_findings (store, id, error);
  if (texts->findings == NULL)
    return NULL;
  documents = tl_review_get_documents (texts->review);
  for (guint i = 0; i < documents->len; i++)
    {
      TlDocumentText *text =
          tl_store_load_text (store, tl_document_get_id (documents->pdata[i]), error);

      if (text == NULL)
        return NULL;
      g_ptr_array_add (texts->texts, text);
    }
  return g_steal_pointer (&texts);
}

static gpointer
load_snapshot (TlStore *store, gpointer data, TlEffect *effect, GError **error)
{
  return tl_store_load_snapshot (store, error);
}

/* (transfer container): who is named by rule in @review. */
static GPtrArray *
list_named (TlReview *review)
{
  static const char *const by_rule[] = { "chair", "author", "panel", NULL };
  GPtrArray *values = tl_review_get_values (review);
  GPtrArray *named = g_ptr_array_new ();

  for (guint i = 0; i < values->len; i++)
    {
      const TlCaseValue *value = values->pdata[i];

      if (g_strv_contains (by_rule, value->variable))
        g_ptr_array_add (named, value->value);
    }
  g_ptr_array_add (named, NULL);
  return named;
}

/* (nullable): the finding among @findings whose words take in any of the characters from @start to
 * before @end of the document. */
static TlFinding *
find_finding (GPtrArray *findings, const char *document_id, guint start, guint end)
{
  for (guint i = 0; i < findings->len; i++)
    {
      GPtrArray *spans = tl_finding_get_spans (findings->pdata[i]);

      if (g_strcmp0 (tl_finding_get_document_id (findings->pdata[i]), document_id) != 0)
        continue;
      for (guint k = 0; k < spans->len; k++)
        {
          const TlSpan *span = spans->pdata[k];

          if (start < span->end && span->start < end)
            return findings->pdata[i];
        }
    }
  return NULL;
}

static GPtrArray *
find_data (const Texts *texts, GPtrArray *blocks)
{
  const char *pseudonyms[] = { tl_review_get_title (texts->review), NULL };
  g_autoptr (GPtrArray) named = list_named (texts->review);

  return tl_personal_data_find (blocks, pseudonyms, (const char *const *) named->pdata);
}

static void
add_outgoing (GPtrArray *outgoing, const Texts *texts, const TlPersonalDatum *datum,
              const char *document_id, TlFinding *finding)
{
  TlOutgoing *one = g_new0 (TlOutgoing, 1);

  one->datum = tl_personal_datum_copy (datum);
  one->review = g_object_ref (texts->review);
  one->document_id = g_strdup (document_id);
  one->finding_id = finding != NULL ? g_strdup (tl_finding_get_id (finding)) : NULL;
  g_ptr_array_add (outgoing, one);
}

/* Adds what is found in document @i; only what @findings quote, unless they are NULL. */
static void
look_over_document (const Texts *texts, guint i, GPtrArray *findings, GPtrArray *outgoing)
{
  const char *id = tl_document_get_id (tl_review_get_documents (texts->review)->pdata[i]);
  GPtrArray *blocks = tl_document_text_get_blocks (texts->texts->pdata[i]);
  g_autoptr (GPtrArray) data = find_data (texts, blocks);

  for (guint k = 0; k < data->len; k++)
    {
      const TlPersonalDatum *datum = data->pdata[k];
      const TlBlock *block = blocks->pdata[datum->block];
      guint start = block->start + datum->start;
      TlFinding *finding = NULL;

      if (findings != NULL && block->kind != TL_BLOCK_FURNITURE)
        finding = find_finding (findings, id, start, start + datum->length);
      if (findings == NULL || finding != NULL)
        add_outgoing (outgoing, texts, datum, id, finding);
    }
}

/* The notes on findings go out with a review, but not with an overview. */
static void
look_over_notes (const Texts *texts, GPtrArray *outgoing)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_free);
  g_autoptr (GPtrArray) data = NULL;

  for (guint i = 0; i < texts->findings->len; i++)
    {
      TlFinding *finding = texts->findings->pdata[i];

      g_ptr_array_add (blocks,
                       tl_block_new (TL_BLOCK_PARAGRAPH, 0, NULL, tl_finding_get_note (finding),
                                     tl_finding_get_page (finding)));
    }
  data = find_data (texts, blocks);
  for (guint i = 0; i < data->len; i++)
    {
      const TlPersonalDatum *datum = data->pdata[i];
      TlFinding *finding = texts->findings->pdata[datum->block];

      add_outgoing (outgoing, texts, datum, tl_finding_get_document_id (finding), finding);
    }
}

static gboolean
look_over_review (TlLibrary *library, const char *words, GPtrArray *findings, GPtrArray *outgoing,
                  GError **error)
{
  TlWork *work = tl_work_new (load_texts, g_strdup (words), g_free, texts_free);
  g_autoptr (Texts) texts = tl_library_run (library, work, error);

  if (texts == NULL)
    return FALSE;
  for (guint i = 0; i < texts->texts->len; i++)
    look_over_document (texts, i, findings, outgoing);
  if (findings == NULL)
    look_over_notes (texts, outgoing);
  return TRUE;
}

/* (transfer container) (element-type TlFinding): those that the document quotes. */
static GPtrArray *
list_quoted (TlSnapshot *snapshot, const TlOverviewDocument *document)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *quoted = g_ptr_array_new ();

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TlOverviewBlock *block = document->blocks->pdata[i];

      if (block->finding_id != NULL)
        g_hash_table_add (ids, block->finding_id);
    }
  for (guint i = 0; i < snapshot->findings->len; i++)
    if (g_hash_table_contains (ids, tl_finding_get_id (snapshot->findings->pdata[i])))
      g_ptr_array_add (quoted, snapshot->findings->pdata[i]);
  return quoted;
}

/* The reviews with words in the overview, each once, in the snapshot's order. */
static gboolean
look_over_overview (TlLibrary *library, const TlOverviewSettings *settings, GPtrArray *outgoing,
                    GCancellable *cancellable, GError **error)
{
  TlWork *work = tl_work_new (load_snapshot, NULL, NULL, (GDestroyNotify) tl_snapshot_unref);
  g_autoptr (TlSnapshot) snapshot = tl_library_run (library, work, error);
  TlRecurrenceFilter filter = { .agency_id = settings->agency_id };
  g_autoptr (TlRecurrence) recurrence = NULL;
  g_autoptr (TlOverviewDocument) document = NULL;
  g_autoptr (GPtrArray) quoted = NULL;
  g_autoptr (GHashTable) review_ids = g_hash_table_new (g_str_hash, g_str_equal);

  if (snapshot == NULL)
    return FALSE;
  recurrence = tl_recurrence_count (snapshot, &filter);
  document = tl_overview_build (snapshot, recurrence, settings, NULL, NULL, cancellable, error);
  if (document == NULL)
    return FALSE;
  quoted = list_quoted (snapshot, document);
  for (guint i = 0; i < quoted->len; i++)
    g_hash_table_add (review_ids, (char *) tl_finding_get_review_id (quoted->pdata[i]));
  for (guint i = 0; i < snapshot->reviews->len; i++)
    {
      const char *id = tl_review_get_id (snapshot->reviews->pdata[i]);

      if (g_hash_table_contains (review_ids, id)
          && (g_cancellable_set_error_if_cancelled (cancellable, error)
              || !look_over_review (library, id, quoted, outgoing, error)))
        return FALSE;
    }
  return TRUE;
}

static void
check_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Check *check = data;
  g_autoptr (GPtrArray) outgoing =
      g_ptr_array_new_with_free_func ((GDestroyNotify) tl_outgoing_free);
  GError *error = NULL;
  gboolean is_done =
      check->settings != NULL
          ? look_over_overview (source, check->settings, outgoing, cancellable, &error)
          : look_over_review (source, check->review, NULL, outgoing, &error);

  if (is_done)
    g_task_return_pointer (task, g_steal_pointer (&outgoing), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
  tl_library_end_job (source);
}

static void
start_check (TlLibrary *self, Check *check, GCancellable *cancellable, GAsyncReadyCallback callback,
             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;

  g_task_set_source_tag (task, tl_library_check_outgoing_finish);
  g_task_set_task_data (task, check, check_free);
  if (tl_library_begin_job (self, &error))
    g_task_run_in_thread (task, check_thread);
  else
    g_task_return_error (task, error);
}

void
tl_library_check_overview_async (TlLibrary *self, const TlOverviewSettings *settings,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  Check *check;

  g_return_if_fail (TL_IS_LIBRARY (self) && settings != NULL);
  check = g_new0 (Check, 1);
  check->settings = tl_overview_settings_copy (settings);
  start_check (self, check, cancellable, callback, user_data);
}

void
tl_library_check_export_async (TlLibrary *self, const char *review, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  Check *check;

  g_return_if_fail (TL_IS_LIBRARY (self) && review != NULL);
  check = g_new0 (Check, 1);
  check->review = g_strdup (review);
  start_check (self, check, cancellable, callback, user_data);
}

GPtrArray *
tl_library_check_outgoing_finish (TlLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, tl_library_check_outgoing_finish), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
