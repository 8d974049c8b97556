/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recommendations with their addressees and what became of them, and the rows of action plans. */
#define G_LOG_DOMAIN "tl-store"

#include "config.h"

#include "tl-store-private.h"

#include "tl-date.h"
#include "tl-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
write_addressees (TlStore *self, const char *id, const TlDraftRecommendation *item, GError **error)
{
  for (guint i = 0; item->addressees != NULL && item->addressees[i] != NULL; i++)
    if (!tl_store_run (
            self, error,
            "INSERT INTO recommendation_addressees (recommendation_id, ordinal, agency_id) "
            "VALUES (?1, ?2, ?3)",
            "sus", id, i, item->addressees[i]))
      return FALSE;
  return TRUE;
}

gboolean
tl_store_write_recommendations (TlStore *self, const char *review_id, const char *document_id,
                                TlDocumentText *text, GPtrArray *recommendations, GError **error)
{
  GPtrArray *blocks = tl_document_text_get_blocks (text);
  g_autoptr (TlStatement) statement = NULL;

  statement =
      tl_store_prepare (self,
                        "INSERT INTO recommendations (key, id, review_id, document_id, ordinal, "
                        "number, text, page, start, level, strength, target, in_action_plan) "
                        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
                        error);
  for (guint i = 0; statement != NULL && i < recommendations->len; i++)
    {
      const TlDraftRecommendation *item = recommendations->pdata[i];
      g_autofree char *id = g_uuid_string_random ();

      if (item->block >= blocks->len)
        {
          g_set_error (error, TL_ERROR, TL_ERROR_INVALID,
                       _ ("Recommendation %u refers to a paragraph that is not there"), i + 1);
          return FALSE;
        }
      tl_statement_bind (statement, "lsssussuusssu", tl_store_make_key (id), id, review_id,
                         document_id, i, item->number, item->text != NULL ? item->text : "",
                         item->page, ((TlBlock *) blocks->pdata[item->block])->start, item->level,
                         item->strength, item->target, (guint) (item->in_action_plan != 0));
      if (!tl_statement_run (statement, error) || !write_addressees (self, id, item, error))
        return FALSE;
    }
  return statement != NULL;
}

gboolean
tl_store_write_actions (TlStore *self, GPtrArray *document_ids, guint document, GPtrArray *actions,
                        GError **error)
{
  const char *document_id = document_ids->pdata[document];
  g_autoptr (TlStatement) statement = NULL;

  statement =
      tl_store_prepare (self,
                        "INSERT INTO actions (document_id, ordinal, block, number, text, scope, "
                        "lead, milestones, target, outcome) "
                        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                        error);
  for (guint i = 0; statement != NULL && i < actions->len; i++)
    {
      const TlDraftAction *item = actions->pdata[i];

      tl_statement_bind (statement, "suusssssss", document_id, i, item->block, item->number,
                         item->text != NULL ? item->text : "", item->scope, item->lead,
                         item->milestones, item->target, item->outcome);
      if (!tl_statement_run (statement, error))
        return FALSE;
      if (item->recommendation >= 0
          && !tl_store_run (self, error,
                            "INSERT INTO action_recommendations "
                            "(document_id, ordinal, recommendation_id) "
                            "SELECT ?1, ?2, id FROM recommendations "
                            "WHERE document_id = ?4 AND ordinal = ?3",
                            "suus", document_id, i, (guint) item->recommendation,
                            document_ids->pdata[(int) document + item->part]))
        return FALSE;
    }
  return statement != NULL;
}

/* The latest status over all addressees; "A9" where nothing was noted yet. */
#define RECOMMENDATIONS_SQL                                                                        \
  "SELECT recommendations.id, recommendations.review_id, document_id, number, text, page, start, " \
  "level, strength, target, "                                                                      \
  "ifnull ((SELECT status_id FROM status_events WHERE recommendation_id = recommendations.id "     \
  "ORDER BY date DESC, status_events.ordinal DESC LIMIT 1), 'A9') "                                \
  "FROM recommendations JOIN documents ON documents.id = document_id "
#define RECOMMENDATIONS_ORDER                                                                      \
  "ORDER BY recommendations.review_id, documents.ordinal, document_id, start, "                    \
  "recommendations.ordinal, recommendations.id"

static const char all_sql[] = RECOMMENDATIONS_SQL RECOMMENDATIONS_ORDER;
static const char of_review_sql[] =
    RECOMMENDATIONS_SQL "WHERE recommendations.review_id = ?1 " RECOMMENDATIONS_ORDER;

static gboolean
load_addressees (TlStatement *addressees, const char *id, GStrv *ids, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  TlStep step;

  tl_statement_bind (addressees, "s", id);
  while ((step = tl_statement_step (addressees, error)) == TL_STEP_ROW)
    g_strv_builder_add (builder, tl_statement_get_text (addressees, 0));
  if (step == TL_STEP_ERROR)
    return FALSE;
  *ids = g_strv_builder_end (builder);
  return TRUE;
}

TlDraftAction *
tl_store_read_action (TlStatement *row)
{
  TlDraftAction *action = tl_draft_action_new ();

  action->block = tl_statement_get_uint (row, 0);
  action->number = g_strdup (tl_statement_get_text (row, 1));
  action->text = g_strdup (tl_statement_get_text (row, 2));
  action->scope = g_strdup (tl_statement_get_text (row, 3));
  action->lead = g_strdup (tl_statement_get_text (row, 4));
  action->milestones = g_strdup (tl_statement_get_text (row, 5));
  action->target = g_strdup (tl_statement_get_text (row, 6));
  action->outcome = g_strdup (tl_statement_get_text (row, 7));
  return action;
}

static gboolean
load_actions (TlStatement *row, TlRecommendation *recommendation, GError **error)
{
  g_autoptr (GPtrArray) actions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) tl_draft_action_free);
  TlStep step;

  tl_statement_bind (row, "s", tl_recommendation_get_id (recommendation));
  while ((step = tl_statement_step (row, error)) == TL_STEP_ROW)
    g_ptr_array_add (actions, tl_store_read_action (row));
  if (step == TL_STEP_ERROR)
    return FALSE;
  tl_recommendation_take_actions (recommendation, g_steal_pointer (&actions));
  return TRUE;
}

static TlRecommendation *
make_recommendation (TlStatement *row, GStrv addressees)
{
  return tl_recommendation_new (tl_statement_get_text (row, 0), tl_statement_get_text (row, 1),
                                tl_statement_get_text (row, 2), tl_statement_get_text (row, 3),
                                tl_statement_get_text (row, 4), tl_statement_get_uint (row, 5),
                                tl_statement_get_uint (row, 6), (const char *const *) addressees,
                                tl_statement_get_text (row, 7), tl_statement_get_text (row, 8),
                                tl_statement_get_text (row, 9), tl_statement_get_text (row, 10));
}

static const char actions_sql[] =
    "SELECT block, actions.number, actions.text, scope, lead, milestones, actions.target, outcome "
    "FROM action_recommendations AS links "
    "JOIN actions ON actions.document_id = links.document_id AND actions.ordinal = links.ordinal "
    "WHERE recommendation_id = ?1 ORDER BY links.document_id, links.ordinal";

GPtrArray *
tl_store_load_recommendations (TlStore *self, const char *review_id, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TlStatement) row = NULL;
  g_autoptr (TlStatement) addressees = NULL;
  g_autoptr (TlStatement) actions = NULL;
  TlStep step;

  g_return_val_if_fail (TL_IS_STORE (self), NULL);
  row = tl_store_prepare (self, review_id != NULL ? of_review_sql : all_sql, error);
  addressees = tl_store_prepare (self,
                                 "SELECT agency_id FROM recommendation_addressees "
                                 "WHERE recommendation_id = ?1 ORDER BY ordinal",
                                 row != NULL ? error : NULL);
  actions = tl_store_prepare (self, actions_sql, addressees != NULL ? error : NULL);
  if (row == NULL || addressees == NULL || actions == NULL)
    return NULL;
  if (review_id != NULL)
    tl_statement_bind (row, "s", review_id);
  while ((step = tl_statement_step (row, error)) == TL_STEP_ROW)
    {
      g_auto (GStrv) ids = NULL;
      TlRecommendation *one;

      if (!load_addressees (addressees, tl_statement_get_text (row, 0), &ids, error))
        return NULL;
      one = make_recommendation (row, ids);
      g_ptr_array_add (found, one);
      if (!load_actions (actions, one, error))
        return NULL;
    }
  return step == TL_STEP_DONE ? g_steal_pointer (&found) : NULL;
}

static gboolean
write_status (TlStore *self, const char *recommendation_id, const char *agency_id,
              const char *status_id, const char *date, const char *note, GError **error)
{
  g_autofree char *id = g_uuid_string_random ();

  return tl_store_write_coder (self, self->coder, error)
         && tl_store_run (self, error,
                          "INSERT INTO status_events (id, recommendation_id, agency_id, ordinal, "
                          "status_id, date, note, coder) "
                          "VALUES (?1, ?2, ?3, (SELECT count(*) FROM status_events "
                          "WHERE recommendation_id = ?2), ?4, ?5, ?6, ?7)",
                          "sssssss", id, recommendation_id, agency_id, status_id, date,
                          note != NULL ? note : "", self->coder);
}

/* What the verb is called; NULL with @error where the codebook has no such agency or status. */
static char *
describe_status (TlStore *self, const char *text, const char *agency_id, const char *status_id,
                 GError **error)
{
  g_autoptr (TlCodebook) codebook = tl_store_load_codebook (self, error);
  g_autofree char *words = tl_store_shorten (text);
  TlCode *agency, *status;

  if (codebook == NULL)
    return NULL;
  agency = tl_codebook_lookup (codebook, TL_CODE_AGENCY, agency_id);
  status = tl_codebook_lookup (codebook, TL_CODE_STATUS, status_id);
  if (agency == NULL || status == NULL)
    {
      g_set_error (error, TL_ERROR, TL_ERROR_INVALID, _ ("“%s” is not in the codebook"),
                   agency == NULL ? agency_id : status_id);
      return NULL;
    }
  /* Translators: the words of a recommendation, an agency, what has come of it there */
  return g_strdup_printf (_ ("Note on “%s” for %s: %s"), words, tl_code_get_name (agency),
                          tl_code_get_name (status));
}

gboolean
tl_store_add_status (TlStore *self, const char *recommendation_id, const char *agency_id,
                     const char *status_id, const char *date, const char *note, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *label = NULL;
  g_autofree char *today = NULL;

  g_return_val_if_fail (TL_IS_STORE (self) && recommendation_id != NULL, FALSE);
  g_return_val_if_fail (agency_id != NULL && status_id != NULL, FALSE);
  if (date != NULL && !tl_date_is_valid (date))
    {
      g_set_error (error, TL_ERROR, TL_ERROR_INVALID, _ ("“%s” is not a date"), date);
      return FALSE;
    }
  if (!tl_store_ask_text (self, &text, error, "SELECT text FROM recommendations WHERE id = ?1", "s",
                          recommendation_id))
    return FALSE;
  if (text == NULL)
    {
      g_set_error (error, TL_ERROR, TL_ERROR_NOT_FOUND,
                   _ ("There is no recommendation %s in the library"), recommendation_id);
      return FALSE;
    }
  today = tl_store_now ();
  today[strlen ("2000-01-01")] = '\0';
  label = describe_status (self, text, agency_id, status_id, error);
  if (label == NULL || !tl_store_begin (self, error))
    return FALSE;
  return tl_store_end (self,
                       write_status (self, recommendation_id, agency_id, status_id,
                                     date != NULL ? date : today, note, error),
                       label, error);
}
