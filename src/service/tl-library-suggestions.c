/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Suggestions for an open library: what they are made from comes from the library's thread, the
 * reading is done on another, and the answers are verbs. */
#define G_LOG_DOMAIN "tl-service"

#include "config.h"

#include "tl-library-private.h"

#include "tl-error.h"
#include "tl-suggest.h"

#include <glib/gi18n-lib.h>

/* What is read, by id. */
typedef struct
{
  char *review_id;
  char *document_id; /* nullable: all of the review */
} Request;

/* What is read, as the library's thread hands it over. */
typedef struct
{
  TlCodebook *codebook;
  GPtrArray *document_ids; /* char * */
  GPtrArray *texts;        /* TlDocumentText, one for each id */
  GPtrArray *findings;     /* TlFinding */
  GPtrArray *answers;      /* TlSuggestionAnswer */
} Material;

/* Answers on their way to the store. */
typedef struct
{
  char *review_id;     /* of a single answer */
  GPtrArray *answers;  /* TlSuggestionAnswer */
  GPtrArray *findings; /* TlFinding; empty for a rejection */
} Answers;

static void
request_free (gpointer data)
{
  Request *self = data;

  g_free (self->review_id);
  g_free (self->document_id);
  g_free (self);
}

static void
material_free (gpointer data)
{
  Material *self = data;

  if (self == NULL)
    return;
  g_clear_object (&self->codebook);
  g_ptr_array_unref (self->document_ids);
  g_ptr_array_unref (self->texts);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->answers, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Material, material_free)

static void
answers_free (gpointer data)
{
  Answers *self = data;

  g_free (self->review_id);
  g_ptr_array_unref (self->answers);
  g_ptr_array_unref (self->findings);
  g_free (self);
}

static gboolean
load_texts (TlStore *store, const Request *request, Material *material, GError **error)
{
  g_autoptr (TlReview) review = tl_store_load_review (store, request->review_id, error);
  GPtrArray *documents;

  if (review == NULL)
    return FALSE;
  documents = tl_review_get_documents (review);
  for (guint i = 0; i < documents->len; i++)
    {
      const char *id = tl_document_get_id (documents->pdata[i]);
      TlDocumentText *text;

      if (request->document_id != NULL && !g_str_equal (id, request->document_id))
        continue;
      text = tl_store_load_text (store, id, error);
      if (text == NULL)
        return FALSE;
      g_ptr_array_add (material->document_ids, g_strdup (id));
      g_ptr_array_add (material->texts, text);
    }
  if (request->document_id == NULL || material->texts->len > 0)
    return TRUE;
  g_set_error (error, TL_ERROR, TL_ERROR_NOT_FOUND, _ ("There is no document %s in the library"),
               request->document_id);
  return FALSE;
}

static gpointer
load_material (TlStore *store, gpointer data, TlEffect *effect, GError **error)
{
  const Request *request = data;
  g_autoptr (Material) material = g_new0 (Material, 1);

  material->document_ids = g_ptr_array_new_with_free_func (g_free);
  material->texts = g_ptr_array_new_with_free_func (g_object_unref);
  if (!load_texts (store, request, material, error))
    return NULL;
  material->codebook = tl_store_load_codebook (store, error);
  if (material->codebook == NULL)
    return NULL;
  material->findings = tl_store_load_findings (store, request->review_id, error);
  if (material->findings == NULL)
    return NULL;
  material->answers = tl_store_load_answers (store, NULL, error);
  return material->answers != NULL ? g_steal_pointer (&material) : NULL;
}

static void
unref_array (gpointer data)
{
  g_ptr_array_unref (data);
}

/* (transfer full) (nullable). */
static GPtrArray *
suggest (const Material *material, GCancellable *cancellable, GError **error)
{
  g_autoptr (TlSuggester) suggester = tl_suggester_new (material->codebook);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < material->texts->len; i++)
    {
      TlSuggestInput input = { material->document_ids->pdata[i], material->texts->pdata[i],
                               material->findings, material->answers };
      GPtrArray *some = tl_suggester_suggest (suggester, &input, cancellable, error);

      if (some == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (all, some);
    }
  return g_steal_pointer (&all);
}

static void
suggest_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Request *request = data;
  Request *own = g_new0 (Request, 1);
  g_autoptr (Material) material = NULL;
  GPtrArray *suggestions = NULL;
  GError *error = NULL;

  own->review_id = g_strdup (request->review_id);
  own->document_id = g_strdup (request->document_id);
  material = tl_library_run (source, tl_work_new (load_material, own, request_free, material_free),
                             &error);
  if (material != NULL)
    suggestions = suggest (material, cancellable, &error);
  if (suggestions != NULL)
    g_task_return_pointer (task, suggestions, unref_array);
  else
    g_task_return_error (task, error);
  tl_library_end_job (source);
}

void
tl_library_load_suggestions_async (TlLibrary *self, const char *review_id, const char *document_id,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Request *request;
  GError *error = NULL;

  g_return_if_fail (TL_IS_LIBRARY (self) && review_id != NULL);
  request = g_new0 (Request, 1);
  request->review_id = g_strdup (review_id);
  request->document_id = g_strdup (document_id);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tl_library_load_suggestions_async);
  g_task_set_task_data (task, request, request_free);
  if (tl_library_begin_job (self, &error))
    g_task_run_in_thread (task, suggest_thread);
  else
    g_task_return_error (task, error);
}

GPtrArray *
tl_library_load_suggestions_finish (TlLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, tl_library_load_suggestions_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
answer_one (TlStore *store, gpointer data, TlEffect *effect, GError **error)
{
  const Answers *answers = data;
  TlFinding *finding = answers->findings->len > 0 ? answers->findings->pdata[0] : NULL;

  if (tl_store_answer_suggestion (store, answers->answers->pdata[0], finding, error))
    tl_effect_add_review (effect, answers->review_id);
  return NULL;
}

static gpointer
accept_several (TlStore *store, gpointer data, TlEffect *effect, GError **error)
{
  const Answers *answers = data;

  if (tl_store_accept_suggestions (store, answers->answers, answers->findings, error))
    for (guint i = 0; i < answers->findings->len; i++)
      tl_effect_add_review (effect, tl_finding_get_review_id (answers->findings->pdata[i]));
  return NULL;
}

static Answers *
answers_new (void)
{
  Answers *self = g_new0 (Answers, 1);

  self->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_suggestion_answer_free);
  self->findings = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

static void
add_answer (Answers *self, const TlSuggestionAnswer *answer)
{
  g_ptr_array_add (self->answers,
                   tl_suggestion_answer_new (answer->document_id, answer->start, answer->end,
                                             answer->theme_id, answer->answer));
}

void
tl_library_answer_suggestion_async (TlLibrary *self, const char *review_id,
                                    const TlSuggestionAnswer *answer, TlFinding *finding,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
  Answers *answers;

  g_return_if_fail (TL_IS_LIBRARY (self) && review_id != NULL && answer != NULL);
  answers = answers_new ();
  answers->review_id = g_strdup (review_id);
  add_answer (answers, answer);
  if (finding != NULL)
    g_ptr_array_add (answers->findings, g_object_ref (finding));
  tl_library_queue (self, tl_work_new_verb (answer_one, answers, answers_free),
                    tl_library_answer_suggestion_async, NULL, callback, user_data);
}

void
tl_library_accept_suggestions_async (TlLibrary *self, GPtrArray *answers, GPtrArray *findings,
                                     GAsyncReadyCallback callback, gpointer user_data)
{
  Answers *own;

  g_return_if_fail (TL_IS_LIBRARY (self) && answers != NULL && findings != NULL);
  g_return_if_fail (answers->len > 0 && answers->len == findings->len);
  own = answers_new ();
  for (guint i = 0; i < answers->len; i++)
    {
      add_answer (own, answers->pdata[i]);
      g_ptr_array_add (own->findings, g_object_ref (findings->pdata[i]));
    }
  tl_library_queue (self, tl_work_new_verb (accept_several, own, answers_free),
                    tl_library_accept_suggestions_async, NULL, callback, user_data);
}
