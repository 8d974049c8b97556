/* SPDX-License-Identifier: GPL-3.0-or-later */
/* export: writes a review or the codebook to a file. */
#define G_LOG_DOMAIN "tl-cli"

#include "config.h"

#include "tl-cli-verbs.h"

#include <glib/gi18n.h>

/* Whether format and arguments fit: "codebook FILE" or "xml REVIEW FILE". */
static gboolean
check (const TlCliOptions *options, const char *const *arguments, GError **error)
{
  const char *format = options->format;
  guint n_arguments = g_strv_length ((GStrv) arguments);
  const char *message = NULL;

  if (g_strcmp0 (format, "xml") != 0 && g_strcmp0 (format, "codebook") != 0)
    message = _ ("Say what to export: --format xml or codebook");
  else if (g_str_equal (format, "xml") && n_arguments != 2)
    message = _ ("To export a review, name it and the file");
  else if (g_str_equal (format, "codebook") && n_arguments != 1)
    message = _ ("To export the codebook, name the file only");
  else if (n_arguments == 2 && !g_utf8_validate (arguments[0], -1, NULL))
    message = _ ("The name of the review is no UTF-8");
  if (message != NULL)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, message);
  return message == NULL;
}

static gboolean
run (TlCli *self, const char *const *arguments, GError **error)
{
  gboolean has_review = arguments[1] != NULL;
  const char *path = arguments[has_review ? 1 : 0];
  g_autoptr (GAsyncResult) result = NULL;

  if (has_review)
    {
      tl_library_check_export_async (self->library, arguments[0], self->cancellable,
                                     tl_cli_ready_cb, self);
      if (!tl_cli_warn_of_outgoing (self, error))
        return FALSE;
    }
  tl_library_export_async (self->library, self->options.format, has_review ? arguments[0] : NULL,
                           path, self->cancellable, tl_cli_ready_cb, self);
  result = tl_cli_wait (self);
  if (!tl_library_export_finish (self->library, result, error))
    return FALSE;
  tl_cli_output_print_line ((const char *[]){ path, NULL });
  return TRUE;
}

const TlCliVerb tl_verb_export = {
  .name = "export",
  .arguments = "[REVIEW] FILE",
  .summary = N_ ("Write a review (xml) or the codebook (codebook) to a file"),
  .options = TL_CLI_FORMAT,
  .min_arguments = 1,
  .max_arguments = 2,
  .takes_files = TRUE,
  .use = TL_CLI_READS,
  .check = check,
  .run = run,
};
