/* SPDX-License-Identifier: GPL-3.0-or-later */
/* suggestion: answers suggestions that “suggest” lists: accepts, amends, rejects them. */
#define G_LOG_DOMAIN "tl-cli"

#include "config.h"

#include "tl-cli-verbs.h"

#include "tl-error.h"

#include <glib/gi18n.h>
#include <stdio.h>

/* The suggestions of a review that are named, in that order. */
typedef struct
{
  TlCli *cli;
  char *review_id;
  GPtrArray *all, *named; /* TlSuggestion */
} Named;

static void
named_clear (Named *self)
{
  g_clear_pointer (&self->review_id, g_free);
  g_clear_pointer (&self->named, g_ptr_array_unref);
  g_clear_pointer (&self->all, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Named, named_clear)

/* A place is "4711-4780", with the theme where two suggestions have it: "4711-4780:T03.1". */
static gboolean
read_place (const char *place, guint *start, guint *end, const char **theme_id)
{
  int n_read = 0;

  if (sscanf (place, "%9u-%9u%n", start, end, &n_read) != 2
      || (place[n_read] != '\0' && place[n_read] != ':'))
    return FALSE;
  *theme_id = place[n_read] == ':' ? place + n_read + 1 : NULL;
  return TRUE;
}

/* The one suggestion at a place. */
static TlSuggestion *
find (Named *self, const char *place, GError **error)
{
  TlSuggestion *found = NULL;
  const char *theme_id = NULL;
  guint start = 0, end = 0;

  read_place (place, &start, &end, &theme_id);
  for (guint i = 0; i < self->all->len; i++)
    {
      TlSuggestion *suggestion = self->all->pdata[i];

      if (tl_suggestion_get_start (suggestion) != start || tl_suggestion_get_end (suggestion) != end
          || (theme_id != NULL
              && g_strcmp0 (tl_suggestion_get_theme_id (suggestion), theme_id) != 0))
        continue;
      if (found != NULL)
        {
          g_set_error (error, TL_ERROR, TL_ERROR_INVALID,
                       _ ("Several suggestions are at %s: name the document (--document), or the "
                          "theme (%u-%u:THEME)"),
                       place, start, end);
          return NULL;
        }
      found = suggestion;
    }
  if (found == NULL)
    g_set_error (error, TL_ERROR, TL_ERROR_NOT_FOUND, _ ("There is no suggestion at %s"), place);
  return found;
}

/* Id of the document that is asked for; NULL for all of the review. */
static gboolean
find_document (Named *self, const char **document_id, GError **error)
{
  const char *wanted = self->cli->options.document;
  GPtrArray *documents =
      tl_review_get_documents (tl_library_get_review (self->cli->library, self->review_id));

  *document_id = NULL;
  for (guint i = 0; wanted != NULL && i < documents->len; i++)
    if (tl_cli_is_document (documents->pdata[i], wanted))
      *document_id = tl_document_get_id (documents->pdata[i]);
  if (wanted == NULL || *document_id != NULL)
    return TRUE;
  g_set_error (error, TL_ERROR, TL_ERROR_NOT_FOUND, _ ("The review has no document “%s”"), wanted);
  return FALSE;
}

static gboolean
load (Named *self, const char *const *arguments, GError **error)
{
  TlCli *cli = self->cli;
  g_autoptr (GAsyncResult) result = NULL;
  const char *document_id;

  self->review_id = tl_cli_find_review (cli, arguments[0], error);
  if (self->review_id == NULL || !find_document (self, &document_id, error))
    return FALSE;
  tl_library_load_suggestions_async (cli->library, self->review_id, document_id, cli->cancellable,
                                     tl_cli_ready_cb, cli);
  result = tl_cli_wait (cli);
  self->all = tl_library_load_suggestions_finish (cli->library, result, error);
  if (self->all == NULL)
    return FALSE;
  self->named = g_ptr_array_new ();
  for (guint i = 1; arguments[i] != NULL; i++)
    {
      TlSuggestion *suggestion = find (self, arguments[i], error);

      if (suggestion == NULL)
        return FALSE;
      if (!g_ptr_array_find (self->named, suggestion, NULL))
        g_ptr_array_add (self->named, suggestion);
    }
  return TRUE;
}

static gboolean
reject (Named *self, GError **error)
{
  for (guint i = 0; i < self->named->len; i++)
    {
      g_autoptr (TlSuggestionAnswer) answer =
          tl_suggestion_make_answer (self->named->pdata[i], TL_ANSWER_REJECTED);

      tl_library_answer_suggestion_async (self->cli->library, self->review_id, answer, NULL,
                                          tl_cli_ready_cb, self->cli);
      if (!tl_cli_wait_for_verb (self->cli, error))
        return FALSE;
    }
  return TRUE;
}

/* As findings, with the codes that are given. */
static gboolean
accept (Named *self, TlAnswer answer, GError **error)
{
  TlCli *cli = self->cli;
  g_autoptr (GPtrArray) answers =
      g_ptr_array_new_with_free_func ((GDestroyNotify) tl_suggestion_answer_free);
  g_autoptr (GPtrArray) suggested = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (TlCliOutput) output = NULL;

  for (guint i = 0; i < self->named->len; i++)
    {
      g_ptr_array_add (answers, tl_suggestion_make_answer (self->named->pdata[i], answer));
      g_ptr_array_add (suggested,
                       tl_suggestion_make_finding (self->named->pdata[i], self->review_id));
    }
  findings = tl_cli_recode (cli, suggested, TL_CLI_REPLACE_CODES, error);
  if (findings == NULL)
    return FALSE;
  if (answers->len == 1)
    tl_library_answer_suggestion_async (cli->library, self->review_id, answers->pdata[0],
                                        findings->pdata[0], tl_cli_ready_cb, cli);
  else
    tl_library_accept_suggestions_async (cli->library, answers, findings, tl_cli_ready_cb, cli);
  if (!tl_cli_wait_for_verb (cli, error))
    return FALSE;
  output = tl_cli_output_new (tl_cli_get_form (cli), "findings", tl_cli_finding_columns);
  for (guint i = 0; i < findings->len; i++)
    tl_cli_output_add_finding (output, cli->library, findings->pdata[i]);
  return TRUE;
}

static gboolean
check (const TlCliOptions *options, const char *const *arguments, GError **error)
{
  gboolean is_amended = g_str_equal (arguments[0], "amend");
  guint start, end;
  const char *theme_id, *message = NULL;

  if (!is_amended && !g_str_equal (arguments[0], "accept") && !g_str_equal (arguments[0], "reject"))
    message = _ ("Say what: accept, amend or reject");
  else if (is_amended != tl_cli_has_codes (options))
    message = is_amended ? _ ("Say what becomes other: codes, note or importance")
                         : _ ("Codes, note and importance go with “amend”");
  for (guint i = 2; message == NULL && arguments[i] != NULL; i++)
    if (!read_place (arguments[i], &start, &end, &theme_id))
      message = _ ("A place is two numbers as “suggest” lists them, such as 4711-4780");
  if (message != NULL)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, message);
  return message == NULL;
}

static gboolean
run (TlCli *self, const char *const *arguments, GError **error)
{
  g_auto (Named) named = { .cli = self };

  if (!load (&named, arguments + 1, error))
    return FALSE;
  if (g_str_equal (arguments[0], "reject"))
    return reject (&named, error);
  return accept (
      &named, g_str_equal (arguments[0], "amend") ? TL_ANSWER_AMENDED : TL_ANSWER_ACCEPTED, error);
}

const TlCliVerb tl_verb_suggestion = {
  .name = "suggestion",
  .arguments = "accept|amend|reject REVIEW START-END[:THEME]…",
  .summary = N_ ("Answer suggestions by their place: accept them, amend what they become, "
                 "reject them"),
  .options = TL_CLI_DOCUMENT | TL_CLI_THEME | TL_CLI_AGENCY | TL_CLI_TYPE | TL_CLI_NOTE
             | TL_CLI_IMPORTANCE | TL_CLI_JSON | TL_CLI_CSV,
  .min_arguments = 3,
  .max_arguments = -1,
  .use = TL_CLI_WRITES,
  .check = check,
  .run = run,
};
