/* SPDX-License-Identifier: GPL-3.0-or-later */
/* search: finds words in texts, findings and recommendations. */
#define G_LOG_DOMAIN "tl-cli"

#include "config.h"

#include "tl-cli-verbs.h"

#include "tl-query.h"
#include "tl-search-snippet.h"

#include <glib/gi18n.h>
#include <string.h>

#define DEFAULT_LIMIT 50

static const char *const columns[] = { "kind",       "review",  "review_id", "document_id",
                                       "finding_id", "page",    "number",    "start",
                                       "end",        "in_note", "snippet",   "found",
                                       NULL };

/* The words between the marks, in order. */
static GStrv
list_found (const char *snippet)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  const char *from, *to;

  while ((from = strstr (snippet, TL_MARK_BEFORE)) != NULL
         && (to = strstr (from, TL_MARK_AFTER)) != NULL)
    {
      g_autofree char *word =
          g_strndup (from + strlen (TL_MARK_BEFORE), to - from - strlen (TL_MARK_BEFORE));

      g_strv_builder_add (words, word);
      snippet = to + strlen (TL_MARK_AFTER);
    }
  return g_strv_builder_end (words);
}

static void
write_hit (TlCliOutput *output, TlLibrary *library, const TlSearchHit *hit)
{
  TlReview *review = tl_library_get_review (library, hit->review_id);
  g_autoptr (GString) snippet = g_string_new (hit->snippet);
  g_auto (GStrv) found = list_found (hit->snippet);

  g_string_replace (snippet, TL_MARK_BEFORE, "", 0);
  g_string_replace (snippet, TL_MARK_AFTER, "", 0);
  tl_cli_output_add_text (output, tl_search_kind_to_string (hit->kind));
  tl_cli_output_add_text (output, review != NULL ? tl_review_get_title (review) : NULL);
  tl_cli_output_add_text (output, hit->review_id);
  tl_cli_output_add_text (output, hit->document_id);
  tl_cli_output_add_text (output, hit->finding_id);
  tl_cli_output_add_number_or_none (output, hit->page);
  tl_cli_output_add_text (output, hit->number);
  tl_cli_output_add_number (output, hit->start);
  tl_cli_output_add_number (output, hit->end);
  tl_cli_output_add_flag (output, hit->is_note);
  tl_cli_output_add_text (output, snippet->str);
  tl_cli_output_add_list (output, (const char *const *) found, "; ");
}

/* Says what of the query was not understood, and how it was taken. */
static void
say_problem (const char *text)
{
  g_autoptr (TlQuery) query = tl_query_parse (text);
  g_autofree char *understood = tl_query_describe (query);

  if (tl_query_get_problem (query) == NULL)
    return;
  if (*understood != '\0')
    /* Translators: first what is wrong with a query, a sentence, then how it was understood. */
    tl_cli_say (_ ("%s Searched for: %s"), tl_query_get_problem (query), understood);
  else
    tl_cli_say ("%s", tl_query_get_problem (query));
}

static GStrv
list_wanted (TlCli *self, const char *borough)
{
  GListModel *reviews = tl_library_list_reviews (self->library);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (reviews); i++)
    {
      g_autoptr (TlReview) review = g_list_model_get_item (reviews, i);

      if (tl_cli_is_wanted (self, review, borough))
        g_strv_builder_add (ids, tl_review_get_id (review));
    }
  return g_strv_builder_end (ids);
}

static gboolean
read_code (TlCli *self, TlCodeKind kind, GStrv words, char **id, GError **error)
{
  TlCode *code = words != NULL ? tl_cli_find_code (self, kind, words[0], error) : NULL;

  *id = code != NULL ? g_strdup (tl_code_get_id (code)) : NULL;
  return words == NULL || code != NULL;
}

static gboolean
read_filters (TlCli *self, TlSearch *search, GError **error)
{
  const TlCliOptions *options = &self->options;
  g_autofree char *borough = NULL;

  if (!tl_cli_find_borough (self, options->borough, &borough, error)
      || !read_code (self, TL_CODE_THEME, options->themes, &search->theme_id, error)
      || !read_code (self, TL_CODE_AGENCY, options->agencies, &search->agency_id, error))
    return FALSE;
  if (borough != NULL || options->year != -1 || options->from_year != -1 || options->to_year != -1)
    search->review_ids = list_wanted (self, borough);
  for (guint i = 0; options->kind != NULL && i < TL_N_SEARCH_KINDS; i++)
    if (g_str_equal (options->kind, tl_search_kind_to_string (i)))
      search->kinds = 1u << i;
  return TRUE;
}

static gboolean
check (const TlCliOptions *options, const char *const *arguments, GError **error)
{
  gboolean is_kind = options->kind == NULL;

  for (guint i = 0; i < TL_N_SEARCH_KINDS; i++)
    is_kind |= g_strcmp0 (options->kind, tl_search_kind_to_string (i)) == 0;
  if (!is_kind)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 _ ("--kind %s: it must be block, finding or recommendation"), options->kind);
  else if ((options->themes != NULL && g_strv_length (options->themes) > 1)
           || (options->agencies != NULL && g_strv_length (options->agencies) > 1))
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                         _ ("A search takes one theme and one agency"));
  else
    return TRUE;
  return FALSE;
}

static gboolean
run (TlCli *self, const char *const *arguments, GError **error)
{
  g_autofree char *words = g_strjoinv (" ", (char **) arguments);
  /* The last word is whole: nobody is typing it. */
  g_autofree char *query = g_strconcat (words, " ", NULL);
  g_autoptr (TlSearch) search =
      tl_search_new (query, self->options.limit != -1 ? self->options.limit : DEFAULT_LIMIT);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TlSearchResult) found = NULL;
  g_autoptr (TlCliOutput) output = NULL;

  if (!read_filters (self, search, error))
    return FALSE;
  say_problem (query);
  tl_library_search_async (self->library, search, self->cancellable, tl_cli_ready_cb, self);
  result = tl_cli_wait (self);
  found = tl_library_search_finish (self->library, result, error);
  if (found == NULL)
    return FALSE;
  output = tl_cli_output_new (tl_cli_get_form (self), "hits", columns);
  for (guint i = 0; i < found->hits->len; i++)
    write_hit (output, self->library, found->hits->pdata[i]);
  return TRUE;
}

const TlCliVerb tl_verb_search = {
  .name = "search",
  .arguments = "QUERY…",
  .summary = N_ ("Find words in texts, findings and recommendations: word, \"phrase\", AND, OR, "
                 "NOT, NEAR/10, brackets, begin*"),
  .options = TL_CLI_BOROUGH | TL_CLI_FROM_YEAR | TL_CLI_TO_YEAR | TL_CLI_THEME | TL_CLI_AGENCY
             | TL_CLI_KIND | TL_CLI_LIMIT | TL_CLI_JSON | TL_CLI_CSV,
  .min_arguments = 1,
  .max_arguments = -1,
  .use = TL_CLI_READS,
  .check = check,
  .run = run,
};
