/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lessons: what recurs, in how many reviews, by theme and by theme and agency. */
#define G_LOG_DOMAIN "tl-cli"

#include "config.h"

#include "tl-cli-verbs.h"
#include "tl-recurrence.h"

#include <glib/gi18n.h>

/* The unit is the review: "reviews" of "of_reviews", those with at least one counted finding. */
static const char *const columns[] = { "theme",         "theme_name", "agency",      "agency_name",
                                       "reviews",       "of_reviews", "first_year",  "last_year",
                                       "review_titles", "review_ids", "finding_ids", NULL };

/* What is counted, and where it goes. */
typedef struct
{
  TlCodebook *codebook;
  TlRecurrence *recurrence;
  TlCliOutput *output;
} Report;

static GStrv
list_texts (GPtrArray *objects, const char *(*get) (gpointer))
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  for (guint i = 0; i < objects->len; i++)
    g_strv_builder_add (texts, get (objects->pdata[i]));
  return g_strv_builder_end (texts);
}

static const char *
get_review_title (gpointer review)
{
  return tl_review_get_title (review);
}

static const char *
get_review_id (gpointer review)
{
  return tl_review_get_id (review);
}

static const char *
get_finding_id (gpointer finding)
{
  return tl_finding_get_id (finding);
}

static void
write_code (Report *self, TlCodeKind kind, const char *id)
{
  TlCode *code = id != NULL ? tl_codebook_lookup (self->codebook, kind, id) : NULL;

  tl_cli_output_add_text (self->output, id);
  tl_cli_output_add_text (self->output, code != NULL ? tl_code_get_name (code) : NULL);
}

/* Nothing is written where nothing was found: not coded is not absent. */
static void
write_count (Report *self, const char *theme_id, const char *agency_id)
{
  const TlCount *count = tl_recurrence_get (self->recurrence, theme_id, agency_id);
  g_auto (GStrv) titles = NULL;
  g_auto (GStrv) reviews = NULL;
  g_auto (GStrv) findings = NULL;

  if (count == NULL)
    return;
  titles = list_texts (count->reviews, get_review_title);
  reviews = list_texts (count->reviews, get_review_id);
  findings = list_texts (count->findings, get_finding_id);
  write_code (self, TL_CODE_THEME, theme_id);
  write_code (self, TL_CODE_AGENCY, agency_id);
  tl_cli_output_add_number (self->output, count->reviews->len);
  tl_cli_output_add_number (self->output, self->recurrence->n_reviews);
  tl_cli_output_add_number_or_none (self->output, count->first_year);
  tl_cli_output_add_number_or_none (self->output, count->last_year);
  tl_cli_output_add_list (self->output, (const char *const *) titles, "; ");
  tl_cli_output_add_list (self->output, (const char *const *) reviews, ",");
  tl_cli_output_add_list (self->output, (const char *const *) findings, ",");
}

static void
write_themes (Report *self)
{
  GPtrArray *themes = self->recurrence->theme_ids;

  for (guint i = 0; i < themes->len; i++)
    write_count (self, themes->pdata[i], NULL);
}

/* Each theme with each agency, or with each of @wanted if there are any. */
static void
write_matrix (Report *self, const char *const *wanted)
{
  GPtrArray *themes = self->recurrence->theme_ids, *agencies = self->recurrence->agency_ids;

  for (guint i = 0; i < themes->len; i++)
    for (guint j = 0; j < agencies->len; j++)
      if (wanted[0] == NULL || g_strv_contains (wanted, agencies->pdata[j]))
        write_count (self, themes->pdata[i], agencies->pdata[j]);
}

static void
write_facts (Report *self, const TlRecurrenceFilter *filter)
{
  TlCliOutput *output = self->output;

  tl_cli_output_add_fact (output, "unit", "review");
  tl_cli_output_add_fact_number (output, "denominator", self->recurrence->n_reviews);
  tl_cli_output_add_fact_number (output, "all_reviews", self->recurrence->n_all_reviews);
  tl_cli_output_add_fact_number (output, "findings_counted", self->recurrence->n_findings);
  if (filter->borough != NULL)
    tl_cli_output_add_fact (output, "borough", filter->borough);
  if (filter->first_year != 0)
    tl_cli_output_add_fact_number (output, "from", filter->first_year);
  if (filter->last_year != 0)
    tl_cli_output_add_fact_number (output, "to", filter->last_year);
  if (filter->type_id != NULL)
    tl_cli_output_add_fact (output, "type", filter->type_id);
}

static TlSnapshot *
load_snapshot (TlCli *self, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  tl_library_load_snapshot_async (self->library, self->cancellable, tl_cli_ready_cb, self);
  result = tl_cli_wait (self);
  return tl_library_load_snapshot_finish (self->library, result, error);
}

static gboolean
read_filter (TlCli *self, TlRecurrenceFilter *filter, char **borough, GError **error)
{
  TlCode *type;

  filter->first_year = MAX (self->options.from_year, 0);
  filter->last_year = MAX (self->options.to_year, 0);
  if (!tl_cli_find_borough (self, self->options.borough, borough, error))
    return FALSE;
  filter->borough = *borough;
  if (self->options.type == NULL)
    return TRUE;
  type = tl_cli_find_code (self, TL_CODE_FINDING_TYPE, self->options.type, error);
  if (type == NULL)
    return FALSE;
  filter->type_id = tl_code_get_id (type);
  return TRUE;
}

static gboolean
run (TlCli *self, const char *const *arguments, GError **error)
{
  TlRecurrenceFilter filter = { NULL };
  Report report = { .codebook = tl_library_get_codebook (self->library) };
  g_autoptr (TlSnapshot) snapshot = NULL;
  g_autoptr (TlRecurrence) recurrence = NULL;
  g_autoptr (TlCliOutput) output = NULL;
  g_autofree char *borough = NULL;
  g_auto (GStrv) agencies = NULL;

  if (!read_filter (self, &filter, &borough, error))
    return FALSE;
  agencies =
      tl_cli_find_codes (self, TL_CODE_AGENCY, (const char *const *) self->options.agencies, error);
  if (agencies == NULL)
    return FALSE;
  snapshot = load_snapshot (self, error);
  if (snapshot == NULL)
    return FALSE;
  recurrence = tl_recurrence_count (snapshot, &filter);
  output = tl_cli_output_new (tl_cli_get_form (self), "lessons", columns);
  report.recurrence = recurrence;
  report.output = output;
  write_facts (&report, &filter);
  if (self->options.matrix || agencies[0] != NULL)
    write_matrix (&report, (const char *const *) agencies);
  else
    write_themes (&report);
  return TRUE;
}

const TlCliVerb tl_verb_lessons = {
  .name = "lessons",
  .summary = N_ ("Count in how many reviews each theme was found"),
  .options = TL_CLI_AGENCY | TL_CLI_MATRIX | TL_CLI_TYPE | TL_CLI_BOROUGH | TL_CLI_FROM_YEAR
             | TL_CLI_TO_YEAR | TL_CLI_JSON | TL_CLI_CSV,
  .use = TL_CLI_READS,
  .run = run,
};
