/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reviews: lists the reviews of the library. */
#define G_LOG_DOMAIN "tl-cli"

#include "config.h"

#include "tl-cli-verbs.h"

#include <glib/gi18n.h>

static const char *const columns[] = {
  "id",        "title",    "borough",         "partnership", "died",   "status", "fictional",
  "documents", "findings", "recommendations", "variables",   "coders", "notes",  NULL
};

static GStrv
list_files (TlReview *review)
{
  GPtrArray *documents = tl_review_get_documents (review);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < documents->len; i++)
    {
      const char *name = tl_document_get_file_name (documents->pdata[i]);

      g_strv_builder_add (names, name != NULL ? name : tl_document_get_title (documents->pdata[i]));
    }
  return g_strv_builder_end (names);
}

static GStrv
list_values (TlReview *review)
{
  GPtrArray *values = tl_review_get_values (review);
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  for (guint i = 0; i < values->len; i++)
    {
      const TlCaseValue *value = values->pdata[i];
      g_autofree char *text = g_strdup_printf ("%s=%s", value->variable, value->value);

      g_strv_builder_add (texts, text);
    }
  return g_strv_builder_end (texts);
}

static void
write_review (TlCliOutput *output, TlReview *review, const TlReviewWork *work)
{
  g_auto (GStrv) files = list_files (review);
  g_auto (GStrv) values = list_values (review);

  tl_cli_output_add_text (output, tl_review_get_id (review));
  tl_cli_output_add_text (output, tl_review_get_title (review));
  tl_cli_output_add_text (output, tl_review_get_borough (review));
  tl_cli_output_add_text (output, tl_review_get_partnership (review));
  tl_cli_output_add_text (output, tl_review_get_died (review));
  tl_cli_output_add_text (output, tl_review_get_status (review));
  tl_cli_output_add_flag (output, tl_review_get_is_fictional (review));
  tl_cli_output_add_list (output, (const char *const *) files, "; ");
  tl_cli_output_add_number (output, tl_review_get_n_findings (review));
  tl_cli_output_add_number (output, tl_review_get_n_recommendations (review));
  tl_cli_output_add_list (output, (const char *const *) values, "; ");
  tl_cli_output_add_list (
      output, work != NULL ? (const char *const *) work->coders : (const char *const[]){ NULL },
      "; ");
  tl_cli_output_add_text (output, work != NULL ? work->notes : "");
}

static gboolean
run (TlCli *self, const char *const *arguments, GError **error)
{
  GListModel *reviews = tl_library_list_reviews (self->library);
  g_autoptr (TlCliOutput) output = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GHashTable) works = NULL;
  g_autofree char *borough = NULL;

  if (!tl_cli_find_borough (self, self->options.borough, &borough, error))
    return FALSE;
  tl_library_load_notes_async (self->library, self->cancellable, tl_cli_ready_cb, self);
  result = tl_cli_wait (self);
  works = tl_library_load_notes_finish (self->library, result, error);
  if (works == NULL)
    return FALSE;
  output = tl_cli_output_new (tl_cli_get_form (self), "reviews", columns);
  for (guint i = 0; i < g_list_model_get_n_items (reviews); i++)
    {
      g_autoptr (TlReview) review = g_list_model_get_item (reviews, i);

      if (tl_cli_is_wanted (self, review, borough))
        write_review (output, review, g_hash_table_lookup (works, tl_review_get_id (review)));
    }
  return TRUE;
}

const TlCliVerb tl_verb_reviews = {
  .name = "reviews",
  .summary = N_ ("List the reviews"),
  .options = TL_CLI_BOROUGH | TL_CLI_FROM_YEAR | TL_CLI_TO_YEAR | TL_CLI_JSON | TL_CLI_CSV,
  .use = TL_CLI_READS,
  .run = run,
};
