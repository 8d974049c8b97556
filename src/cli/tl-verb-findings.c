/* SPDX-License-Identifier: GPL-3.0-or-later */
/* findings: lists the findings of one review or of all. */
#define G_LOG_DOMAIN "tl-cli"

#include "config.h"

#include "tl-cli-verbs.h"

#include <glib/gi18n.h>

const char *const tl_cli_finding_columns[] = {
  "id",     "review",   "review_id",  "document_id", "page", "number", "start",   "end", "type",
  "themes", "agencies", "importance", "quote",       "note", "coder",  "created", NULL
};

/* Which findings are listed. */
typedef struct
{
  char *review_id, *borough;
  const char *type_id; /* borrowed from the codebook */
  GStrv themes, agencies;
} Filter;

static void
filter_clear (Filter *self)
{
  g_free (self->review_id);
  g_free (self->borough);
  g_strfreev (self->themes);
  g_strfreev (self->agencies);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Filter, filter_clear)

static gboolean
read_filter (TlCli *self, const char *words, Filter *filter, GError **error)
{
  TlCode *type;

  if (words != NULL)
    {
      filter->review_id = tl_cli_find_review (self, words, error);
      if (filter->review_id == NULL)
        return FALSE;
    }
  if (!tl_cli_find_borough (self, self->options.borough, &filter->borough, error))
    return FALSE;
  if (self->options.type != NULL)
    {
      type = tl_cli_find_code (self, TL_CODE_FINDING_TYPE, self->options.type, error);
      if (type == NULL)
        return FALSE;
      filter->type_id = tl_code_get_id (type);
    }
  filter->themes =
      tl_cli_find_codes (self, TL_CODE_THEME, (const char *const *) self->options.themes, error);
  if (filter->themes == NULL)
    return FALSE;
  filter->agencies =
      tl_cli_find_codes (self, TL_CODE_AGENCY, (const char *const *) self->options.agencies, error);
  return filter->agencies != NULL;
}

/* Whether a theme is @wanted, or lies below it. */
static gboolean
is_below (TlCodebook *codebook, const char *theme_id, const char *wanted)
{
  while (theme_id != NULL && !g_str_equal (theme_id, wanted))
    {
      TlCode *theme = tl_codebook_lookup (codebook, TL_CODE_THEME, theme_id);

      theme_id = theme != NULL ? tl_code_get_parent_id (theme) : NULL;
    }
  return theme_id != NULL;
}

static gboolean
has_theme (TlCodebook *codebook, TlFinding *finding, GStrv wanted)
{
  const char *const *themes = tl_finding_get_themes (finding);

  if (wanted[0] == NULL)
    return TRUE;
  for (; *themes != NULL; themes++)
    for (char **one = wanted; *one != NULL; one++)
      if (is_below (codebook, *themes, *one))
        return TRUE;
  return FALSE;
}

static gboolean
has_agency (TlFinding *finding, GStrv wanted)
{
  for (char **one = wanted; *one != NULL; one++)
    if (g_strv_contains (tl_finding_get_agencies (finding), *one))
      return TRUE;
  return wanted[0] == NULL;
}

static gboolean
is_listed (TlCli *self, const Filter *filter, TlFinding *finding)
{
  TlReview *review = tl_library_get_review (self->library, tl_finding_get_review_id (finding));

  return (review == NULL || tl_cli_is_wanted (self, review, filter->borough))
         && (filter->type_id == NULL
             || g_str_equal (filter->type_id, tl_finding_get_type_id (finding)))
         && has_theme (tl_library_get_codebook (self->library), finding, filter->themes)
         && has_agency (finding, filter->agencies);
}

void
tl_cli_output_add_finding (TlCliOutput *output, TlLibrary *library, TlFinding *finding)
{
  TlReview *review = tl_library_get_review (library, tl_finding_get_review_id (finding));
  const char *number = tl_finding_get_number (finding);

  tl_cli_output_add_text (output, tl_finding_get_id (finding));
  tl_cli_output_add_text (output, review != NULL ? tl_review_get_title (review) : NULL);
  tl_cli_output_add_text (output, tl_finding_get_review_id (finding));
  tl_cli_output_add_text (output, tl_finding_get_document_id (finding));
  tl_cli_output_add_number_or_none (output, tl_finding_get_page (finding));
  tl_cli_output_add_text (output, *number != '\0' ? number : NULL);
  tl_cli_output_add_number (output, tl_finding_get_start (finding));
  tl_cli_output_add_number (output, tl_finding_get_end (finding));
  tl_cli_output_add_text (output, tl_finding_get_type_id (finding));
  tl_cli_output_add_list (output, tl_finding_get_themes (finding), ",");
  tl_cli_output_add_list (output, tl_finding_get_agencies (finding), ",");
  tl_cli_output_add_number (output, tl_finding_get_importance (finding));
  tl_cli_output_add_text (output, tl_finding_get_quote (finding));
  tl_cli_output_add_text (output, tl_finding_get_note (finding));
  tl_cli_output_add_text (output, tl_finding_get_coder (finding));
  tl_cli_output_add_text (output, tl_finding_get_created (finding));
}

static gboolean
run (TlCli *self, const char *const *arguments, GError **error)
{
  g_auto (Filter) filter = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (TlCliOutput) output = NULL;

  if (!read_filter (self, arguments[0], &filter, error))
    return FALSE;
  tl_library_load_findings_async (self->library, filter.review_id, self->cancellable,
                                  tl_cli_ready_cb, self);
  result = tl_cli_wait (self);
  findings = tl_library_load_findings_finish (self->library, result, error);
  if (findings == NULL)
    return FALSE;
  output = tl_cli_output_new (tl_cli_get_form (self), "findings", tl_cli_finding_columns);
  for (guint i = 0; i < findings->len; i++)
    if (is_listed (self, &filter, findings->pdata[i]))
      tl_cli_output_add_finding (output, self->library, findings->pdata[i]);
  return TRUE;
}

const TlCliVerb tl_verb_findings = {
  .name = "findings",
  .arguments = "[REVIEW]",
  .summary = N_ ("List the findings of a review, or of all"),
  .options = TL_CLI_THEME | TL_CLI_AGENCY | TL_CLI_TYPE | TL_CLI_BOROUGH | TL_CLI_FROM_YEAR
             | TL_CLI_TO_YEAR | TL_CLI_JSON | TL_CLI_CSV,
  .max_arguments = 1,
  .use = TL_CLI_READS,
  .run = run,
};
