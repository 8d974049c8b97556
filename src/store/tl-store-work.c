/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The work on a review: what was answered to suggestions, how far each coder has read, notes on the
 * review and who codes it. */
#define G_LOG_DOMAIN "tl-store"

#include "config.h"

#include "tl-store-private.h"

#include "tl-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
write_answer (TlStore *self, const TlSuggestionAnswer *answer, GError **error)
{
  g_autofree char *now = tl_store_now ();

  return tl_store_write_coder (self, self->coder, error)
         && tl_store_run (self, error,
                          "INSERT INTO suggestion_answers "
                          "(document_id, start, \"end\", theme_id, answer, coder, created) "
                          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) "
                          "ON CONFLICT (document_id, start, \"end\", theme_id) "
                          "DO UPDATE SET answer = ?5, coder = ?6, created = ?7",
                          "suususs", answer->document_id, answer->start, answer->end,
                          answer->theme_id, (guint) answer->answer, self->coder, now);
}

static gboolean
check_place (TlStore *self, const TlSuggestionAnswer *answer, GError **error)
{
  TlDocumentText *text = tl_store_peek_text (self, answer->document_id, error);

  if (text == NULL)
    return FALSE;
  if (answer->start < answer->end && answer->end <= tl_document_text_get_length (text))
    return TRUE;
  g_set_error (error, TL_ERROR, TL_ERROR_INVALID,
               _ ("The suggestion does not lie in the document’s text"));
  return FALSE;
}

/* The words that the suggestion is about, for the journal. */
static char *
describe (TlStore *self, const TlSuggestionAnswer *answer)
{
  TlDocumentText *text = tl_store_peek_text (self, answer->document_id, NULL);
  g_autoptr (TlSpan) span = tl_document_text_make_span (text, answer->start, answer->end);

  return tl_store_shorten (span != NULL ? span->quote : "");
}

gboolean
tl_store_answer_suggestion (TlStore *self, const TlSuggestionAnswer *answer, TlFinding *finding,
                            GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();
  g_autofree char *words = NULL;
  g_autofree char *label = NULL;
  gboolean is_done;

  g_return_val_if_fail (TL_IS_STORE (self) && answer != NULL, FALSE);
  g_return_val_if_fail ((finding == NULL) == (answer->answer == TL_ANSWER_REJECTED), FALSE);
  if (!check_place (self, answer, error))
    return FALSE;
  words = describe (self, answer);
  label = g_strdup_printf (
      finding != NULL ? _ ("Accept the suggestion “%s”") : _ ("Reject the suggestion “%s”"), words);
  if (finding != NULL)
    g_ptr_array_add (findings, finding);
  if (!tl_store_begin (self, error))
    return FALSE;
  is_done = write_answer (self, answer, error) && tl_store_write_findings (self, findings, error);
  return tl_store_end (self, is_done, label, error);
}

gboolean
tl_store_accept_suggestions (TlStore *self, GPtrArray *answers, GPtrArray *findings, GError **error)
{
  g_autofree char *label = NULL;
  gboolean is_done = TRUE;

  g_return_val_if_fail (TL_IS_STORE (self) && answers != NULL && findings != NULL, FALSE);
  g_return_val_if_fail (answers->len == findings->len && answers->len > 0, FALSE);
  for (guint i = 0; i < answers->len; i++)
    if (!check_place (self, answers->pdata[i], error))
      return FALSE;
  label = g_strdup_printf (ngettext ("Accept %u suggestion", "Accept %u suggestions", answers->len),
                           answers->len);
  if (!tl_store_begin (self, error))
    return FALSE;
  for (guint i = 0; i < answers->len && is_done; i++)
    is_done = write_answer (self, answers->pdata[i], error);
  is_done = is_done && tl_store_write_findings (self, findings, error);
  return tl_store_end (self, is_done, label, error);
}

GPtrArray *
tl_store_load_answers (TlStore *self, const char *document_id, GError **error)
{
  g_autoptr (GPtrArray) answers =
      g_ptr_array_new_with_free_func ((GDestroyNotify) tl_suggestion_answer_free);
  g_autoptr (TlStatement) row = NULL;
  TlStep step;

  g_return_val_if_fail (TL_IS_STORE (self), NULL);
  row = tl_store_prepare (self,
                          "SELECT document_id, start, \"end\", theme_id, answer "
                          "FROM suggestion_answers "
                          "WHERE ?1 IS NULL OR document_id = ?1 "
                          "ORDER BY document_id, start, \"end\", theme_id",
                          error);
  if (row == NULL)
    return NULL;
  tl_statement_bind (row, "s", document_id);
  while ((step = tl_statement_step (row, error)) == TL_STEP_ROW)
    g_ptr_array_add (answers, tl_suggestion_answer_new (
                                  tl_statement_get_text (row, 0), tl_statement_get_uint (row, 1),
                                  tl_statement_get_uint (row, 2), tl_statement_get_text (row, 3),
                                  (TlAnswer) tl_statement_get_uint (row, 4)));
  return step == TL_STEP_DONE ? g_steal_pointer (&answers) : NULL;
}

gboolean
tl_store_set_reading (TlStore *self, const char *document_id, guint place, GBytes *blocks,
                      GError **error)
{
  g_autoptr (GBytes) none = g_bytes_new (NULL, 0);
  gboolean is_done;

  g_return_val_if_fail (TL_IS_STORE (self) && document_id != NULL, FALSE);
  if (!tl_store_begin_unrecorded (self, error))
    return FALSE;
  is_done = tl_store_run (self, error,
                          "INSERT INTO readings (document_id, coder, place, blocks) "
                          "VALUES (?1, ?2, ?3, ?4) "
                          "ON CONFLICT (document_id, coder) "
                          "DO UPDATE SET place = ?3, blocks = ?4",
                          "ssub", document_id, self->coder, place, blocks != NULL ? blocks : none);
  return tl_store_end_unrecorded (self, is_done, error);
}

gboolean
tl_store_load_reading (TlStore *self, const char *document_id, guint *place, GBytes **blocks,
                       GError **error)
{
  g_autoptr (TlStatement) row = NULL;
  TlStep step;

  g_return_val_if_fail (TL_IS_STORE (self) && document_id != NULL, FALSE);
  row = tl_store_prepare (self,
                          "SELECT place, blocks FROM readings "
                          "WHERE document_id = ?1 AND coder = ?2",
                          error);
  if (row == NULL)
    return FALSE;
  tl_statement_bind (row, "ss", document_id, self->coder);
  step = tl_statement_step (row, error);
  if (step == TL_STEP_ERROR)
    return FALSE;
  *place = step == TL_STEP_ROW ? tl_statement_get_uint (row, 0) : 0;
  *blocks = step == TL_STEP_ROW ? tl_statement_dup_bytes (row, 1) : g_bytes_new (NULL, 0);
  return TRUE;
}

static char *
get_title (TlStore *self, const char *review_id, GError **error)
{
  g_autoptr (TlReview) review = tl_store_load_review (self, review_id, error);

  return review != NULL ? g_strdup (tl_review_get_title (review)) : NULL;
}

gboolean
tl_store_set_review_notes (TlStore *self, const char *review_id, const char *text, GError **error)
{
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;
  gboolean is_done;

  g_return_val_if_fail (TL_IS_STORE (self) && review_id != NULL && text != NULL, FALSE);
  title = get_title (self, review_id, error);
  if (title == NULL)
    return FALSE;
  label = g_strdup_printf (_ ("Change the notes on the review “%s”"), title);
  if (!tl_store_begin (self, error))
    return FALSE;
  is_done = *text == '\0'
                ? tl_store_run (self, error, "DELETE FROM review_notes WHERE review_id = ?1", "s",
                                review_id)
                : tl_store_run (self, error,
                                "INSERT INTO review_notes (review_id, text) VALUES (?1, ?2) "
                                "ON CONFLICT (review_id) DO UPDATE SET text = ?2",
                                "ss", review_id, text);
  return tl_store_end (self, is_done, label, error);
}

char *
tl_store_load_review_notes (TlStore *self, const char *review_id, GError **error)
{
  char *text = NULL;

  g_return_val_if_fail (TL_IS_STORE (self) && review_id != NULL, NULL);
  if (!tl_store_ask_text (self, &text, error, "SELECT text FROM review_notes WHERE review_id = ?1",
                          "s", review_id))
    return NULL;
  return text != NULL ? text : g_strdup ("");
}

static gboolean
write_review_coders (TlStore *self, const char *review_id, const char *const *coders,
                     GError **error)
{
  if (!tl_store_run (self, error, "DELETE FROM review_coders WHERE review_id = ?1", "s", review_id))
    return FALSE;
  for (guint i = 0; coders[i] != NULL; i++)
    if (!tl_store_write_coder (self, coders[i], error)
        || !tl_store_run (self, error,
                          "INSERT OR IGNORE INTO review_coders (review_id, coder) "
                          "VALUES (?1, ?2)",
                          "ss", review_id, coders[i]))
      return FALSE;
  return TRUE;
}

gboolean
tl_store_set_review_coders (TlStore *self, const char *review_id, const char *const *coders,
                            GError **error)
{
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (TL_IS_STORE (self) && review_id != NULL && coders != NULL, FALSE);
  title = get_title (self, review_id, error);
  if (title == NULL)
    return FALSE;
  label = g_strdup_printf (_ ("Change who codes the review “%s”"), title);
  if (!tl_store_begin (self, error))
    return FALSE;
  return tl_store_end (self, write_review_coders (self, review_id, coders, error), label, error);
}

GStrv
tl_store_load_review_coders (TlStore *self, const char *review_id, GError **error)
{
  g_autoptr (GStrvBuilder) coders = g_strv_builder_new ();
  g_autoptr (TlStatement) row = NULL;
  TlStep step;

  g_return_val_if_fail (TL_IS_STORE (self) && review_id != NULL, NULL);
  row = tl_store_prepare (
      self, "SELECT coder FROM review_coders WHERE review_id = ?1 ORDER BY coder", error);
  if (row == NULL)
    return NULL;
  tl_statement_bind (row, "s", review_id);
  while ((step = tl_statement_step (row, error)) == TL_STEP_ROW)
    g_strv_builder_add (coders, tl_statement_get_text (row, 0));
  return step == TL_STEP_DONE ? g_strv_builder_end (coders) : NULL;
}
