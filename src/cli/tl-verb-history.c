/* SPDX-License-Identifier: GPL-3.0-or-later */
/* history: lists the changes of the library, newest first. */
#define G_LOG_DOMAIN "tl-cli"

#include "config.h"

#include "tl-cli-verbs.h"

#include "tl-date.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *const columns[] = {
  "number", "time", "coder", "undone", "label", "review", NULL
};

static gboolean
check (const TlCliOptions *options, const char *const *arguments, GError **error)
{
  if (options->since == NULL || tl_date_is_valid (options->since))
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("“%s” is no date such as 2026-03-14"), options->since);
  return FALSE;
}

/* The journal's times are UTC, the day that a person names is theirs. */
static char *
get_start (const char *day)
{
  const char *rest = "0000-01-01" + MIN (strlen (day), 10);
  g_autofree char *text = g_strconcat (day, rest, "T00:00:00", NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) start = g_date_time_new_from_iso8601 (text, zone);
  g_autoptr (GDateTime) utc = start != NULL ? g_date_time_to_utc (start) : NULL;

  return utc != NULL ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ") : g_strdup (day);
}

static gboolean
run (TlCli *self, const char *const *arguments, GError **error)
{
  const TlCliOptions *options = &self->options;
  g_autofree char *review_id = NULL;
  g_autofree char *since = options->since != NULL ? get_start (options->since) : NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (TlCliOutput) output = NULL;
  TlHistoryQuery query = { .coder = options->by, .since = since };

  if (arguments[0] != NULL)
    {
      review_id = tl_cli_find_review (self, arguments[0], error);
      if (review_id == NULL)
        return FALSE;
      query.review_id = review_id;
    }
  query.limit = options->limit != -1 ? (guint) options->limit : G_MAXUINT;
  tl_library_find_changes_async (self->library, &query, self->cancellable, tl_cli_ready_cb, self);
  result = tl_cli_wait (self);
  changes = tl_library_find_changes_finish (self->library, result, error);
  if (changes == NULL)
    return FALSE;
  output = tl_cli_output_new (tl_cli_get_form (self), "changes", columns);
  for (guint i = 0; i < changes->len; i++)
    {
      TlChange *change = changes->pdata[i];

      tl_cli_output_add_number (output, tl_change_get_number (change));
      tl_cli_output_add_text (output, tl_change_get_time (change));
      tl_cli_output_add_text (output, tl_change_get_coder (change));
      tl_cli_output_add_flag (output, tl_change_get_is_undone (change));
      tl_cli_output_add_text (output, tl_change_get_label (change));
      tl_cli_output_add_text (output, tl_change_get_review_id (change));
    }
  return TRUE;
}

const TlCliVerb tl_verb_history = {
  .name = "history",
  .arguments = "[REVIEW]",
  .summary = N_ ("List the changes, of the library or of a review, newest first"),
  .options = TL_CLI_BY | TL_CLI_SINCE | TL_CLI_LIMIT | TL_CLI_JSON | TL_CLI_CSV,
  .max_arguments = 1,
  .use = TL_CLI_READS,
  .check = check,
  .run = run,
};
