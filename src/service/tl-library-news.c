/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the main thread has to know after a change: read on the library's thread, handed over whole.
 */
#define G_LOG_DOMAIN "tl-service"

#include "config.h"

#include "tl-library-private.h"

#include "tl-error.h"

void
tl_news_free (TlNews *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->review_ids, g_ptr_array_unref);
  g_clear_pointer (&self->reviews, g_ptr_array_unref);
  g_clear_object (&self->codebook);
  g_free (self->undo_label);
  g_free (self->redo_label);
  g_free (self->label);
  g_free (self);
}

static gboolean
load_everything (TlNews *self, TlStore *store, GError **error)
{
  self->codebook = tl_store_load_codebook (store, error);
  if (self->codebook == NULL)
    return FALSE;
  self->reviews = tl_store_load_reviews (store, error);
  return self->reviews != NULL;
}

/* Reviews that are not there any more are left out. */
static gboolean
load_some (TlNews *self, TlStore *store, GError **error)
{
  self->reviews = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->review_ids->len; i++)
    {
      g_autoptr (GError) cause = NULL;
      TlReview *review = tl_store_load_review (store, self->review_ids->pdata[i], &cause);

      if (review != NULL)
        g_ptr_array_add (self->reviews, review);
      else if (!g_error_matches (cause, TL_ERROR, TL_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
load_labels (TlNews *self, TlStore *store, GError **error)
{
  GError *cause = NULL;

  self->undo_label = tl_store_get_undo_label (store, &cause);
  if (cause == NULL)
    self->redo_label = tl_store_get_redo_label (store, &cause);
  if (cause != NULL)
    g_propagate_error (error, cause);
  return cause == NULL;
}

TlNews *
tl_news_load (TlStore *store, TlEffect *effect, GError **error)
{
  g_autoptr (TlNews) self = g_new0 (TlNews, 1);

  self->is_everything = effect->is_everything;
  self->review_ids = effect->review_ids != NULL ? g_ptr_array_ref (effect->review_ids)
                                                : g_ptr_array_new_with_free_func (g_free);
  self->label = g_strdup (effect->label);
  if (!(self->is_everything ? load_everything (self, store, error)
                            : load_some (self, store, error)))
    return NULL;
  return load_labels (self, store, error) ? g_steal_pointer (&self) : NULL;
}

static gboolean
are_same_values (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const TlCaseValue *one = a->pdata[i], *two = b->pdata[i];

      if (g_strcmp0 (one->variable, two->variable) != 0 || g_strcmp0 (one->value, two->value) != 0
          || g_strcmp0 (one->quote, two->quote) != 0 || one->page != two->page
          || one->is_confirmed != two->is_confirmed)
        return FALSE;
    }
  return TRUE;
}

static gboolean
are_same_documents (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      TlDocument *one = a->pdata[i], *two = b->pdata[i];

      if (g_strcmp0 (tl_document_get_id (one), tl_document_get_id (two)) != 0
          || g_strcmp0 (tl_document_get_title (one), tl_document_get_title (two)) != 0
          || g_strcmp0 (tl_document_get_text_sha256 (one), tl_document_get_text_sha256 (two)) != 0
          || tl_document_get_kind (one) != tl_document_get_kind (two))
        return FALSE;
    }
  return TRUE;
}

gboolean
tl_news_is_same_review (TlReview *a, TlReview *b)
{
  return g_strcmp0 (tl_review_get_id (a), tl_review_get_id (b)) == 0
         && g_strcmp0 (tl_review_get_title (a), tl_review_get_title (b)) == 0
         && g_strcmp0 (tl_review_get_status (a), tl_review_get_status (b)) == 0
         && g_strcmp0 (tl_review_get_coder (a), tl_review_get_coder (b)) == 0
         && tl_review_get_is_fictional (a) == tl_review_get_is_fictional (b)
         && tl_review_get_n_findings (a) == tl_review_get_n_findings (b)
         && tl_review_get_n_recommendations (a) == tl_review_get_n_recommendations (b)
         && are_same_values (tl_review_get_values (a), tl_review_get_values (b))
         && are_same_documents (tl_review_get_documents (a), tl_review_get_documents (b));
}
