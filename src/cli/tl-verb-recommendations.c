/* SPDX-License-Identifier: GPL-3.0-or-later */
/* recommendations: lists the recommendations of one review or of all. */
#define G_LOG_DOMAIN "tl-cli"

#include "config.h"

#include "tl-cli-verbs.h"
#include "tl-draft.h"

#include <glib/gi18n.h>

static const char *const columns[] = { "id",     "review",     "review_id", "number",   "page",
                                       "text",   "addressees", "level",     "strength", "target",
                                       "status", "actions",    NULL };
static const char *const action_columns[] = { "action", "scope",   "lead", "milestones",
                                              "target", "outcome", NULL };

static char *
dup_or_empty (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

/* The rows of action plans that serve @recommendation. */
static void
write_actions (TlCliOutput *output, TlRecommendation *recommendation)
{
  GPtrArray *actions = tl_recommendation_get_actions (recommendation);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < actions->len; i++)
    {
      const TlDraftAction *action = actions->pdata[i];
      char **row = g_new0 (char *, G_N_ELEMENTS (action_columns));

      row[0] = dup_or_empty (action->text);
      row[1] = dup_or_empty (action->scope);
      row[2] = dup_or_empty (action->lead);
      row[3] = dup_or_empty (action->milestones);
      row[4] = dup_or_empty (action->target);
      row[5] = dup_or_empty (action->outcome);
      g_ptr_array_add (rows, row);
    }
  tl_cli_output_add_rows (output, action_columns, rows);
}

static void
write_recommendation (TlCliOutput *output, TlReview *review, TlRecommendation *recommendation)
{
  tl_cli_output_add_text (output, tl_recommendation_get_id (recommendation));
  tl_cli_output_add_text (output, review != NULL ? tl_review_get_title (review) : NULL);
  tl_cli_output_add_text (output, tl_recommendation_get_review_id (recommendation));
  tl_cli_output_add_text (output, tl_recommendation_get_number (recommendation));
  tl_cli_output_add_number_or_none (output, tl_recommendation_get_page (recommendation));
  tl_cli_output_add_text (output, tl_recommendation_get_text (recommendation));
  tl_cli_output_add_list (output, tl_recommendation_get_addressees (recommendation), ",");
  tl_cli_output_add_text (output, tl_recommendation_get_level (recommendation));
  tl_cli_output_add_text (output, tl_recommendation_get_strength (recommendation));
  tl_cli_output_add_text (output, tl_recommendation_get_target (recommendation));
  tl_cli_output_add_text (output, tl_recommendation_get_status (recommendation));
  write_actions (output, recommendation);
}

static gboolean
is_addressed (TlRecommendation *recommendation, GStrv agencies)
{
  for (char **agency = agencies; *agency != NULL; agency++)
    if (g_strv_contains (tl_recommendation_get_addressees (recommendation), *agency))
      return TRUE;
  return agencies[0] == NULL;
}

static GPtrArray *
load (TlCli *self, const char *words, GError **error)
{
  g_autofree char *review_id = words != NULL ? tl_cli_find_review (self, words, error) : NULL;
  g_autoptr (GAsyncResult) result = NULL;

  if (words != NULL && review_id == NULL)
    return NULL;
  tl_library_load_recommendations_async (self->library, review_id, self->cancellable,
                                         tl_cli_ready_cb, self);
  result = tl_cli_wait (self);
  return tl_library_load_recommendations_finish (self->library, result, error);
}

static gboolean
run (TlCli *self, const char *const *arguments, GError **error)
{
  g_autoptr (GPtrArray) recommendations = load (self, arguments[0], error);
  g_autoptr (TlCliOutput) output = NULL;
  g_autofree char *borough = NULL;
  g_auto (GStrv) agencies = NULL;

  if (recommendations == NULL
      || !tl_cli_find_borough (self, self->options.borough, &borough, error))
    return FALSE;
  agencies =
      tl_cli_find_codes (self, TL_CODE_AGENCY, (const char *const *) self->options.agencies, error);
  if (agencies == NULL)
    return FALSE;
  output = tl_cli_output_new (tl_cli_get_form (self), "recommendations", columns);
  for (guint i = 0; i < recommendations->len; i++)
    {
      TlRecommendation *one = recommendations->pdata[i];
      TlReview *review =
          tl_library_get_review (self->library, tl_recommendation_get_review_id (one));

      if ((review == NULL || tl_cli_is_wanted (self, review, borough))
          && is_addressed (one, agencies))
        write_recommendation (output, review, one);
    }
  return TRUE;
}

const TlCliVerb tl_verb_recommendations = {
  .name = "recommendations",
  .arguments = "[REVIEW]",
  .summary =
      N_ ("List the recommendations of a review, or of all, with what action plans say of each"),
  .options =
      TL_CLI_AGENCY | TL_CLI_BOROUGH | TL_CLI_FROM_YEAR | TL_CLI_TO_YEAR | TL_CLI_JSON | TL_CLI_CSV,
  .max_arguments = 1,
  .use = TL_CLI_READS,
  .run = run,
};
