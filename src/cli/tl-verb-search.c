/* SPDX-License-Identifier: GPL-3.0-or-later */
/* search: finds words in texts, findings and recommendations. */
#define G_LOG_DOMAIN "tl-cli"

#include "config.h"

#include "tl-cli-verbs.h"

#include <glib/gi18n.h>
#include <string.h>

#define DEFAULT_LIMIT 50

/* What stands around the words found. */
#define MARK_BEFORE "\356\200\200"
#define MARK_AFTER "\356\200\201"

static const char *const columns[] = { "kind",       "review", "review_id", "document_id",
                                       "finding_id", "page",   "number",    "start",
                                       "snippet",    "found",  NULL };

/* The words between the marks, in order. */
static GStrv
list_found (const char *snippet)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  const char *from, *to;

  while ((from = strstr (snippet, MARK_BEFORE)) != NULL && (to = strstr (from, MARK_AFTER)) != NULL)
    {
      g_autofree char *word =
          g_strndup (from + strlen (MARK_BEFORE), to - from - strlen (MARK_BEFORE));

      g_strv_builder_add (words, word);
      snippet = to + strlen (MARK_AFTER);
    }
  return g_strv_builder_end (words);
}

static void
write_hit (TlCliOutput *output, TlLibrary *library, const TlSearchHit *hit)
{
  TlReview *review = tl_library_get_review (library, hit->review_id);
  g_autoptr (GString) snippet = g_string_new (hit->snippet);
  g_auto (GStrv) found = list_found (hit->snippet);

  g_string_replace (snippet, MARK_BEFORE, "", 0);
  g_string_replace (snippet, MARK_AFTER, "", 0);
  tl_cli_output_add_text (output, hit->kind);
  tl_cli_output_add_text (output, review != NULL ? tl_review_get_title (review) : NULL);
  tl_cli_output_add_text (output, hit->review_id);
  tl_cli_output_add_text (output, hit->document_id);
  tl_cli_output_add_text (output, hit->finding_id);
  tl_cli_output_add_number_or_none (output, hit->page);
  tl_cli_output_add_text (output, hit->number);
  tl_cli_output_add_number (output, hit->start);
  tl_cli_output_add_text (output, snippet->str);
  tl_cli_output_add_list (output, (const char *const *) found, "; ");
}

static gboolean
run (TlCli *self, const char *const *arguments, GError **error)
{
  g_autofree char *query = g_strjoinv (" ", (char **) arguments);
  guint limit = self->options.limit != -1 ? self->options.limit : DEFAULT_LIMIT;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (TlCliOutput) output = NULL;

  tl_library_search_async (self->library, query, limit, self->cancellable, tl_cli_ready_cb, self);
  result = tl_cli_wait (self);
  hits = tl_library_search_finish (self->library, result, error);
  if (hits == NULL)
    return FALSE;
  output = tl_cli_output_new (tl_cli_get_form (self), "hits", columns);
  for (guint i = 0; i < hits->len; i++)
    write_hit (output, self->library, hits->pdata[i]);
  return TRUE;
}

const TlCliVerb tl_verb_search = {
  .name = "search",
  .arguments = "QUERY…",
  .summary = N_ ("Find words in texts, findings and recommendations"),
  .options = TL_CLI_LIMIT | TL_CLI_JSON | TL_CLI_CSV,
  .min_arguments = 1,
  .max_arguments = -1,
  .use = TL_CLI_READS,
  .run = run,
};
