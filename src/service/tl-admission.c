/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A draft at the library's door: whether something like it is there, and where it goes. */
#define G_LOG_DOMAIN "tl-service"

#include "config.h"

#include "tl-import-private.h"

#include "tl-error.h"
#include "tl-similarity.h"
#include "tl-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
tl_admission_clear (TlAdmission *self)
{
  g_free (self->review_id);
  g_free (self->match_title);
  g_clear_pointer (&self->unplaced, g_ptr_array_unref);
}

/* The document of the library whose text is most like that of the draft. */
typedef struct
{
  char *document_id; /* nullable */
  double similarity;
} Likeness;

static gboolean
find_likeness (TlStore *store, const TlDraft *draft, Likeness *likeness, GError **error)
{
  const TlDraftDocument *document = draft->documents->pdata[0];
  g_autoptr (TlDocumentText) text = NULL;
  g_autoptr (GPtrArray) candidates = NULL;
  GPtrArray *blocks = g_ptr_array_copy (document->blocks, (GCopyFunc) tl_block_copy, NULL);

  g_ptr_array_set_free_func (blocks, (GDestroyNotify) tl_block_free);
  text = tl_document_text_new (blocks);
  candidates = tl_store_find_texts_like (store, text, error);
  for (guint i = 0; candidates != NULL && i < candidates->len; i++)
    {
      g_autoptr (TlDocumentText) other = tl_store_load_text (store, candidates->pdata[i], error);
      double similarity = other != NULL ? tl_similarity (text, other) : 0;

      if (other == NULL)
        return FALSE;
      if (similarity <= likeness->similarity)
        continue;
      likeness->similarity = similarity;
      g_free (likeness->document_id);
      likeness->document_id = g_strdup (candidates->pdata[i]);
    }
  return candidates != NULL;
}

static gboolean
is_told (const char *value)
{
  return value != NULL && *value != '\0' && strcmp (value, TL_NOT_STATED) != 0;
}

/* Whether a case fact of the draft and of a review agree: 1, or -1 if they differ; 0 if either does
 * not tell it. */
static int
compare_fact (const TlDraft *draft, TlReview *review, const char *variable)
{
  const TlGuess *guess = tl_draft_get_guess (draft, variable);
  const char *value = tl_review_get_value (review, variable);
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  if (guess == NULL || !is_told (guess->value) || !is_told (value))
    return 0;
  a = tl_text_fold (guess->value);
  b = tl_text_fold (value);
  return strcmp (a, b) == 0 ? 1 : -1;
}

/* The same pseudonym, and place or month of death too; pseudonyms alone are used again. */
static gboolean
is_same_case (const TlDraft *draft, TlReview *review)
{
  static const char *const facts[] = { "borough", "csp", "death_month" };
  guint n_same = 0;

  if (compare_fact (draft, review, "review_title") != 1)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      int same = compare_fact (draft, review, facts[i]);

      if (same < 0)
        return FALSE;
      n_same += same > 0;
    }
  return n_same > 0;
}

/* Finds the review that the draft's facts speak of. */
static gboolean
find_review (TlStore *store, TlAdmission *self, GError **error)
{
  const TlGuess *pseudonym = tl_draft_get_guess (self->draft, "review_title");
  g_autoptr (GPtrArray) reviews = NULL;

  if (pseudonym == NULL || !is_told (pseudonym->value))
    return TRUE;
  reviews = tl_store_load_reviews (store, error);
  for (guint i = 0; reviews != NULL && i < reviews->len; i++)
    if (is_same_case (self->draft, reviews->pdata[i]))
      {
        self->match = TL_IMPORT_MATCH_REVIEW;
        self->match_title = g_strdup (tl_review_get_title (reviews->pdata[i]));
        self->review_id = g_strdup (tl_review_get_id (reviews->pdata[i]));
        return TRUE;
      }
  return reviews != NULL;
}

/* Takes the review of @document_id for the one that the draft looks like. */
static gboolean
match_version (TlStore *store, TlAdmission *self, const Likeness *likeness, GError **error)
{
  g_autoptr (GPtrArray) reviews = tl_store_load_reviews (store, error);

  for (guint i = 0; reviews != NULL && i < reviews->len; i++)
    {
      GPtrArray *documents = tl_review_get_documents (reviews->pdata[i]);

      for (guint k = 0; k < documents->len; k++)
        if (strcmp (tl_document_get_id (documents->pdata[k]), likeness->document_id) == 0)
          {
            self->match = TL_IMPORT_MATCH_VERSION;
            self->match_title = g_strdup (tl_review_get_title (reviews->pdata[i]));
            self->review_id = g_strdup (tl_review_get_id (reviews->pdata[i]));
          }
    }
  return reviews != NULL;
}

static gboolean
find_match (TlStore *store, TlAdmission *self, Likeness *likeness, GError **error)
{
  /* Our own format names its review itself. */
  if (self->draft->review_id != NULL || self->draft->documents->len != 1
      || self->draft->findings->len > 0)
    return TRUE;
  if (!find_likeness (store, self->draft, likeness, error))
    return FALSE;
  if (likeness->similarity < TL_SIMILARITY_VERSION)
    return find_review (store, self, error);
  if (!match_version (store, self, likeness, error))
    return FALSE;
  if (likeness->similarity < TL_SIMILARITY_SAME || self->choice != TL_IMPORT_CHOICE_ASK)
    return TRUE;
  g_set_error (error, TL_ERROR, TL_ERROR_DUPLICATE, _ ("the same text as “%s”, in another file"),
               self->match_title);
  return FALSE;
}

static gboolean
replace (TlStore *store, TlAdmission *self, const Likeness *likeness, GError **error)
{
  if (self->match == TL_IMPORT_MATCH_VERSION
      && (self->target == NULL || g_strcmp0 (self->target, self->review_id) == 0))
    return tl_store_replace_text (store, self->draft, self->bytes, likeness->document_id,
                                  &self->unplaced, error);
  g_set_error_literal (error, TL_ERROR, TL_ERROR_NOT_FOUND,
                       _ ("No document of the library has enough of its text to be an earlier "
                          "version of it."));
  return FALSE;
}

static gboolean
add (TlStore *store, TlAdmission *self, GError **error)
{
  g_autofree char *review_id = NULL;

  if (self->choice == TL_IMPORT_CHOICE_DOCUMENT)
    review_id = g_strdup (self->target != NULL ? self->target : self->review_id);
  if (self->choice == TL_IMPORT_CHOICE_DOCUMENT && review_id == NULL)
    {
      g_set_error_literal (error, TL_ERROR, TL_ERROR_NOT_FOUND,
                           _ ("No review of the library is about the same case."));
      return FALSE;
    }
  g_clear_pointer (&self->review_id, g_free);
  self->review_id = tl_store_add_review (store, self->draft, self->bytes, review_id, error);
  return self->review_id != NULL;
}

gpointer
tl_admission_run (TlStore *store, gpointer data, TlEffect *effect, GError **error)
{
  TlAdmission *self = data;
  Likeness likeness = { NULL, 0 };
  gboolean is_done =
      self->choice == TL_IMPORT_CHOICE_NEW || find_match (store, self, &likeness, error);

  if (is_done && (self->choice != TL_IMPORT_CHOICE_ASK || self->match == TL_IMPORT_MATCH_NONE))
    {
      is_done = self->choice == TL_IMPORT_CHOICE_VERSION ? replace (store, self, &likeness, error)
                                                         : add (store, self, error);
      self->is_written = is_done;
    }
  if (self->is_written)
    tl_effect_add_review (effect, self->review_id);
  else if (!is_done)
    g_clear_pointer (&self->review_id, g_free);
  g_free (likeness.document_id);
  return NULL;
}
