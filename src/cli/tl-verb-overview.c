/* SPDX-License-Identifier: GPL-3.0-or-later */
/* overview: writes the document of what recurs. */
#define G_LOG_DOMAIN "tl-cli"

#include "config.h"

#include "tl-cli-verbs.h"

#include "tl-date.h"

#include <glib/gi18n.h>
#include <string.h>

/* The format asked for, or else the one that the file's ending tells. */
static gboolean
get_format (const TlCliOptions *options, TlOverviewFormat *format, GError **error)
{
  const char *ending = options->output != NULL ? strrchr (options->output, '.') : NULL;

  if (options->output == NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                           _ ("Say which file to write: --output FILE"));
      return FALSE;
    }
  if (options->format != NULL
          ? tl_overview_format_from_string (options->format, format)
          : ending != NULL && tl_overview_format_from_string (ending + 1, format))
    return TRUE;
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _ ("Say in which format: --format html or odt"));
  return FALSE;
}

static gboolean
check (const TlCliOptions *options, const char *const *arguments, GError **error)
{
  TlOverviewFormat format;

  if (!get_format (options, &format, error))
    return FALSE;
  if (options->date != NULL && !tl_date_is_valid (options->date))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("“%s” is no date of the form 2026, 2026-03 or 2026-03-31"), options->date);
      return FALSE;
    }
  if (options->agencies != NULL && options->agencies[1] != NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("An overview is about one --agency or all"));
      return FALSE;
    }
  return TRUE;
}

static void
replace_text (char **text, const char *by)
{
  if (by == NULL)
    return;
  g_free (*text);
  *text = g_strdup (by);
}

/* What the library keeps as its settings; the options go before them. */
static TlOverviewSettings *
load_settings (TlCli *self, GError **error)
{
  const TlCliOptions *options = &self->options;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) own_error = NULL;
  g_autoptr (TlOverviewSettings) settings = NULL;
  g_autofree char *kept = NULL;
  TlCode *agency;

  tl_library_load_setting_async (self->library, "overview", self->cancellable, tl_cli_ready_cb,
                                 self);
  result = tl_cli_wait (self);
  kept = tl_library_load_setting_finish (self->library, result, &own_error);
  if (own_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&own_error));
      return NULL;
    }
  settings = tl_overview_settings_from_string (kept);
  replace_text (&settings->title, options->title);
  replace_text (&settings->author, options->author);
  replace_text (&settings->date, options->date);
  if (options->min_reviews != -1)
    settings->min_reviews = options->min_reviews;
  if (options->quotations != -1)
    settings->max_quotations = options->quotations;
  if (options->agencies != NULL)
    {
      agency = tl_cli_find_code (self, TL_CODE_AGENCY, options->agencies[0], error);
      if (agency == NULL)
        return NULL;
      replace_text (&settings->agency_id, tl_code_get_id (agency));
    }
  return g_steal_pointer (&settings);
}

static gboolean
run (TlCli *self, const char *const *arguments, GError **error)
{
  g_autoptr (TlOverviewSettings) settings = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  TlOverviewFormat format;

  settings = load_settings (self, error);
  if (settings == NULL || !get_format (&self->options, &format, error))
    return FALSE;
  tl_library_check_overview_async (self->library, settings, self->cancellable, tl_cli_ready_cb,
                                   self);
  if (!tl_cli_warn_of_outgoing (self, error))
    return FALSE;
  tl_library_write_overview_async (self->library, settings, format, self->options.output, NULL,
                                   NULL, self->cancellable, tl_cli_ready_cb, self);
  result = tl_cli_wait (self);
  if (!tl_library_write_overview_finish (self->library, result, error))
    return FALSE;
  tl_cli_output_print_line ((const char *[]){ self->options.output, NULL });
  return TRUE;
}

const TlCliVerb tl_verb_overview = {
  .name = "overview",
  .summary = N_ ("Write the overview of what recurs (html, odt)"),
  .options = TL_CLI_FORMAT | TL_CLI_OUTPUT | TL_CLI_AGENCY | TL_CLI_TITLE | TL_CLI_AUTHOR
             | TL_CLI_DATE | TL_CLI_MIN_REVIEWS | TL_CLI_QUOTATIONS,
  .use = TL_CLI_READS,
  .check = check,
  .run = run,
};
