/* SPDX-License-Identifier: GPL-3.0-or-later */
/* merge: takes a review or a codebook from a file into the library. */
#define G_LOG_DOMAIN "tl-cli"

#include "config.h"

#include "tl-cli-verbs.h"

#include <glib/gi18n.h>

static gboolean
check (const TlCliOptions *options, const char *const *arguments, GError **error)
{
  if (g_strcmp0 (options->format, "codebook") == 0 || g_strcmp0 (options->format, "xml") == 0)
    return TRUE;
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _ ("Say what to merge: --format xml or codebook"));
  return FALSE;
}

static gboolean
merge_codebook (TlCli *self, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);

  tl_library_merge_codebook_async (self->library, file, tl_cli_ready_cb, self);
  if (!tl_cli_wait_for_verb (self, error))
    return FALSE;
  tl_cli_output_print_line ((const char *[]){ path, NULL });
  return TRUE;
}

static gboolean
run (TlCli *self, const char *const *arguments, GError **error)
{
  if (g_str_equal (self->options.format, "codebook"))
    return merge_codebook (self, arguments[0], error);
  return tl_cli_import (self, arguments, error);
}

const TlCliVerb tl_verb_merge = {
  .name = "merge",
  .arguments = "FILE",
  .summary = N_ ("Take a review (xml) or a codebook (codebook) from a file"),
  .options = TL_CLI_FORMAT,
  .min_arguments = 1,
  .max_arguments = 1,
  .takes_files = TRUE,
  .use = TL_CLI_MAKES,
  .check = check,
  .run = run,
};
