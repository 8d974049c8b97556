/* SPDX-License-Identifier: GPL-3.0-or-later */
/* suggest: words that may be findings, each with its reason. */
#define G_LOG_DOMAIN "tl-cli"

#include "config.h"

#include "tl-cli-verbs.h"

#include <glib/gi18n.h>

static const char *const columns[] = { "review",     "review_id",  "document_id", "page",
                                       "number",     "start",      "end",         "theme",
                                       "agencies",   "type",       "score",       "reasons",
                                       "n_accepted", "n_answered", "accepted",    "quote",
                                       NULL };

/* What is written and accepted. */
typedef struct
{
  TlCli *cli;
  TlCliOutput *output;
  double least;                  /* above which is accepted */
  GPtrArray *answers, *findings; /* of what is accepted */
} Run;

static void
run_clear (Run *self)
{
  tl_cli_output_free (self->output);
  g_clear_pointer (&self->answers, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

/* "T15.2: tenancy": which code the words stand for. */
static GStrv
list_reasons (TlSuggestion *suggestion)
{
  GPtrArray *reasons = tl_suggestion_get_reasons (suggestion);
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();

  for (guint i = 0; i < reasons->len; i++)
    {
      const TlSuggestionReason *reason = reasons->pdata[i];
      g_autofree char *text = g_strdup_printf ("%s: %s", reason->code_id, reason->words);

      g_strv_builder_add (list, text);
    }
  return g_strv_builder_end (list);
}

static void
write_suggestion (const Run *self, TlReview *review, TlSuggestion *suggestion, gboolean is_accepted)
{
  TlCliOutput *output = self->output;
  g_auto (GStrv) reasons = list_reasons (suggestion);
  const char *number = tl_suggestion_get_number (suggestion);

  tl_cli_output_add_text (output, tl_review_get_title (review));
  tl_cli_output_add_text (output, tl_review_get_id (review));
  tl_cli_output_add_text (output, tl_suggestion_get_document_id (suggestion));
  tl_cli_output_add_number_or_none (output, tl_span_get_page (tl_suggestion_get_span (suggestion)));
  tl_cli_output_add_text (output, *number != '\0' ? number : NULL);
  tl_cli_output_add_number (output, tl_suggestion_get_start (suggestion));
  tl_cli_output_add_number (output, tl_suggestion_get_end (suggestion));
  tl_cli_output_add_text (output, tl_suggestion_get_theme_id (suggestion));
  tl_cli_output_add_list (output, tl_suggestion_get_agencies (suggestion), ",");
  tl_cli_output_add_text (output, tl_suggestion_get_type_id (suggestion));
  tl_cli_output_add_fraction (output, tl_suggestion_get_score (suggestion));
  tl_cli_output_add_list (output, (const char *const *) reasons, "; ");
  tl_cli_output_add_number (output, tl_suggestion_get_n_accepted (suggestion));
  tl_cli_output_add_number (output, tl_suggestion_get_n_answered (suggestion));
  tl_cli_output_add_flag (output, is_accepted);
  tl_cli_output_add_text (output, tl_suggestion_get_span (suggestion)->quote);
}

static gboolean
suggest (Run *self, const char *review_id, GError **error)
{
  TlCli *cli = self->cli;
  TlReview *review = tl_library_get_review (cli->library, review_id);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) suggestions = NULL;

  tl_library_load_suggestions_async (cli->library, review_id, NULL, cli->cancellable,
                                     tl_cli_ready_cb, cli);
  result = tl_cli_wait (cli);
  suggestions = tl_library_load_suggestions_finish (cli->library, result, error);
  for (guint i = 0; suggestions != NULL && i < suggestions->len; i++)
    {
      TlSuggestion *suggestion = suggestions->pdata[i];
      gboolean is_accepted =
          self->answers != NULL && tl_suggestion_get_score (suggestion) > self->least;

      write_suggestion (self, review, suggestion, is_accepted);
      if (!is_accepted)
        continue;
      g_ptr_array_add (self->answers, tl_suggestion_make_answer (suggestion, TL_ANSWER_ACCEPTED));
      g_ptr_array_add (self->findings, tl_suggestion_make_finding (suggestion, review_id));
    }
  return suggestions != NULL;
}

static gboolean
suggest_all (Run *self, GError **error)
{
  GListModel *reviews = tl_library_list_reviews (self->cli->library);

  for (guint i = 0; i < g_list_model_get_n_items (reviews); i++)
    {
      g_autoptr (TlReview) review = g_list_model_get_item (reviews, i);

      if (!suggest (self, tl_review_get_id (review), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_share (const char *text, double *share)
{
  char *end = NULL;

  *share = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && *share >= 0 && *share <= 1;
}

static gboolean
check (const TlCliOptions *options, const char *const *arguments, GError **error)
{
  double share;

  if (options->accept_above == NULL || read_share (options->accept_above, &share))
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("--accept-above %s: it must be a number from 0 to 1"), options->accept_above);
  return FALSE;
}

static gboolean
run (TlCli *self, const char *const *arguments, GError **error)
{
  g_auto (Run) run = { .cli = self };

  if (self->options.accept_above != NULL)
    {
      read_share (self->options.accept_above, &run.least);
      run.answers = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_suggestion_answer_free);
      run.findings = g_ptr_array_new_with_free_func (g_object_unref);
    }
  run.output = tl_cli_output_new (tl_cli_get_form (self), "suggestions", columns);
  if (arguments[0] == NULL && !suggest_all (&run, error))
    return FALSE;
  for (guint i = 0; arguments[i] != NULL; i++)
    {
      g_autofree char *review_id = tl_cli_find_review (self, arguments[i], error);

      if (review_id == NULL || !suggest (&run, review_id, error))
        return FALSE;
    }
  if (run.answers == NULL || run.answers->len == 0)
    return TRUE;
  tl_library_accept_suggestions_async (self->library, run.answers, run.findings, tl_cli_ready_cb,
                                       self);
  return tl_cli_wait_for_verb (self, error);
}

const TlCliVerb tl_verb_suggest = {
  .name = "suggest",
  .arguments = "[REVIEW…]",
  .summary = N_ ("List words that may be findings, each with its reason"),
  .options = TL_CLI_ACCEPT_ABOVE | TL_CLI_JSON | TL_CLI_CSV,
  .min_arguments = 0,
  .max_arguments = -1,
  .use = TL_CLI_READS,
  .check = check,
  .run = run,
};
