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

/* Characters of a part of a file, an action plan perhaps, that are too few to be compared. */
#define MAX_SHORT 600

void
tl_admission_clear (TlAdmission *self)
{
  g_free (self->review_id);
  g_free (self->match_title);
  g_clear_pointer (&self->unplaced, g_ptr_array_unref);
}

/* The document of the library whose text is most like that of one of the draft. */
typedef struct
{
  char *document_id; /* nullable */
  double similarity;
} Likeness;

static void
clear_likeness (gpointer data)
{
  Likeness *likeness = data;

  g_clear_pointer (&likeness->document_id, g_free);
  likeness->similarity = 0;
}

/* Whether an earlier document of the draft is as like to @document_id. */
static gboolean
is_taken (const GArray *likenesses, const char *document_id, double similarity)
{
  for (guint i = 0; i < likenesses->len; i++)
    {
      const Likeness *other = &g_array_index (likenesses, Likeness, i);

      if (g_strcmp0 (other->document_id, document_id) == 0 && other->similarity >= similarity)
        return TRUE;
    }
  return FALSE;
}

/* @likenesses: those of the documents before it. */
static gboolean
find_likeness (TlStore *store, const TlDraftDocument *document, const GArray *likenesses,
               Likeness *likeness, GError **error)
{
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
      if (similarity <= likeness->similarity
          || is_taken (likenesses, candidates->pdata[i], similarity))
        continue;
      likeness->similarity = similarity;
      g_free (likeness->document_id);
      likeness->document_id = g_strdup (candidates->pdata[i]);
    }
  return candidates != NULL;
}

/* Finds the like of each document of the draft: those that have much of its text. */
static gboolean
find_likenesses (TlStore *store, const TlDraft *draft, GArray *likenesses, GError **error)
{
  for (guint i = 0; i < draft->documents->len; i++)
    {
      Likeness likeness = { NULL, 0 };
      gboolean is_found =
          find_likeness (store, draft->documents->pdata[i], likenesses, &likeness, error);

      if (likeness.similarity < TL_SIMILARITY_VERSION)
        clear_likeness (&likeness);
      g_array_append_val (likenesses, likeness);
      if (!is_found)
        return FALSE;
    }
  return TRUE;
}

static Likeness *
likeness_at (GArray *likenesses, guint i)
{
  return &g_array_index (likenesses, Likeness, i);
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

static guint64
count_characters (const TlDraftDocument *document)
{
  guint64 n = 0;

  for (guint i = 0; i < document->blocks->len; i++)
    n += ((const TlBlock *) document->blocks->pdata[i])->n_chars;
  return n;
}

/* The longest document of the draft that has a like; or -1. */
static int
find_main (const TlDraft *draft, GArray *likenesses)
{
  guint64 most = 0;
  int found = -1;

  for (guint i = 0; i < likenesses->len; i++)
    {
      guint64 n = count_characters (draft->documents->pdata[i]) + 1;

      if (likeness_at (likenesses, i)->document_id != NULL && n > most)
        most = n, found = (int) i;
    }
  return found;
}

static gboolean
has_document (TlReview *review, const char *document_id)
{
  GPtrArray *documents = tl_review_get_documents (review);

  for (guint k = 0; k < documents->len; k++)
    if (g_strcmp0 (tl_document_get_id (documents->pdata[k]), document_id) == 0)
      return TRUE;
  return FALSE;
}

/* The only document of @review of the kind of @document that is no other's like; or NULL. */
static const char *
find_same_kind (TlReview *review, const TlDraftDocument *document, const GArray *likenesses)
{
  GPtrArray *documents = tl_review_get_documents (review);
  const char *found = NULL;

  for (guint i = 0; i < documents->len; i++)
    {
      const char *id = tl_document_get_id (documents->pdata[i]);

      if (tl_document_get_kind (documents->pdata[i]) != document->kind
          || is_taken (likenesses, id, 0))
        continue;
      if (found != NULL)
        return NULL;
      found = id;
    }
  return found;
}

/* Forgets likes that are not of @review. A part of the file that is like none, perhaps because it
 * is short, takes the place of the one of its kind. */
static void
keep_likenesses (const TlDraft *draft, GArray *likenesses, TlReview *review)
{
  for (guint i = 0; i < likenesses->len; i++)
    if (!has_document (review, likeness_at (likenesses, i)->document_id))
      clear_likeness (likeness_at (likenesses, i));
  for (guint i = 0; i < likenesses->len; i++)
    if (likeness_at (likenesses, i)->document_id == NULL)
      likeness_at (likenesses, i)->document_id =
          g_strdup (find_same_kind (review, draft->documents->pdata[i], likenesses));
}

/* Takes the review of the document that is like the draft's @main for the one that the draft looks
 * like. */
static gboolean
match_version (TlStore *store, TlAdmission *self, GArray *likenesses, guint main, GError **error)
{
  g_autoptr (GPtrArray) reviews = tl_store_load_reviews (store, error);

  for (guint i = 0; reviews != NULL && i < reviews->len; i++)
    if (has_document (reviews->pdata[i], likeness_at (likenesses, main)->document_id))
      {
        self->match = TL_IMPORT_MATCH_VERSION;
        self->match_title = g_strdup (tl_review_get_title (reviews->pdata[i]));
        self->review_id = g_strdup (tl_review_get_id (reviews->pdata[i]));
        keep_likenesses (self->draft, likenesses, reviews->pdata[i]);
        break;
      }
  return reviews != NULL;
}

/* Whether each document of the draft is in the library as it is. One that is too short to be
 * compared may be. */
static gboolean
is_all_the_same (const TlDraft *draft, GArray *likenesses)
{
  for (guint i = 0; i < likenesses->len; i++)
    if (likeness_at (likenesses, i)->similarity < TL_SIMILARITY_SAME
        && (likenesses->len == 1 || count_characters (draft->documents->pdata[i]) > MAX_SHORT))
      return FALSE;
  return TRUE;
}

static gboolean
find_match (TlStore *store, TlAdmission *self, GArray *likenesses, GError **error)
{
  int main;

  /* Our own format names its review itself. */
  if (self->draft->review_id != NULL || self->draft->findings->len > 0)
    return TRUE;
  if (!find_likenesses (store, self->draft, likenesses, error))
    return FALSE;
  main = find_main (self->draft, likenesses);
  if (main < 0)
    return find_review (store, self, error);
  if (!match_version (store, self, likenesses, (guint) main, error))
    return FALSE;
  if (!is_all_the_same (self->draft, likenesses) || self->choice != TL_IMPORT_CHOICE_ASK)
    return TRUE;
  g_set_error (error, TL_ERROR, TL_ERROR_DUPLICATE, _ ("the same text as “%s”, in another file"),
               self->match_title);
  return FALSE;
}

static gboolean
replace (TlStore *store, TlAdmission *self, GArray *likenesses, GError **error)
{
  g_autoptr (GPtrArray) document_ids = g_ptr_array_new ();

  for (guint i = 0; i < likenesses->len; i++)
    g_ptr_array_add (document_ids, likeness_at (likenesses, i)->document_id);
  if (self->match == TL_IMPORT_MATCH_VERSION
      && (self->target == NULL || g_strcmp0 (self->target, self->review_id) == 0))
    return tl_store_replace_text (store, self->draft, self->bytes,
                                  (const char *const *) document_ids->pdata, &self->unplaced,
                                  error);
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
  g_autoptr (GArray) likenesses = g_array_new (FALSE, FALSE, sizeof (Likeness));
  gboolean is_done;

  g_array_set_clear_func (likenesses, clear_likeness);
  is_done = self->choice == TL_IMPORT_CHOICE_NEW || find_match (store, self, likenesses, error);

  if (is_done && (self->choice != TL_IMPORT_CHOICE_ASK || self->match == TL_IMPORT_MATCH_NONE))
    {
      is_done = self->choice == TL_IMPORT_CHOICE_VERSION ? replace (store, self, likenesses, error)
                                                         : add (store, self, error);
      self->is_written = is_done;
    }
  if (self->is_written)
    tl_effect_add_review (effect, self->review_id);
  else if (!is_done)
    g_clear_pointer (&self->review_id, g_free);
  return NULL;
}
