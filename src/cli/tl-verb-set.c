/* SPDX-License-Identifier: GPL-3.0-or-later */
/* set: gives a case variable of a review its values. */
#define G_LOG_DOMAIN "tl-cli"

#include "config.h"

#include "tl-cli-verbs.h"

#include <glib/gi18n.h>

static gboolean
run (TlCli *self, const char *const *arguments, GError **error)
{
  g_autofree char *review_id = tl_cli_find_review (self, arguments[0], error);
  g_autofree char *values = NULL;
  TlCode *variable;

  if (review_id == NULL)
    return FALSE;
  variable = tl_cli_find_code (self, TL_CODE_VARIABLE, arguments[1], error);
  if (variable == NULL)
    return FALSE;
  tl_library_set_case_value_async (self->library, review_id, tl_code_get_id (variable),
                                   arguments + 2, tl_cli_ready_cb, self);
  if (!tl_cli_wait_for_verb (self, error))
    return FALSE;
  values = g_strjoinv ("; ", (char **) arguments + 2);
  tl_cli_output_print_line ((const char *[]){ review_id, tl_code_get_id (variable), values, NULL });
  return TRUE;
}

const TlCliVerb tl_verb_set = {
  .name = "set",
  .arguments = "REVIEW VARIABLE [VALUE…]",
  .summary = N_ ("Give a case variable its values, or clear it"),
  .min_arguments = 2,
  .max_arguments = -1,
  .use = TL_CLI_WRITES,
  .run = run,
};
