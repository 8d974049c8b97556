/* SPDX-License-Identifier: GPL-3.0-or-later */
/* go-back: makes the library what it was before a change, as a new change. */
#define G_LOG_DOMAIN "tl-cli"

#include "config.h"

#include "tl-cli-verbs.h"

#include <glib/gi18n.h>

static gboolean
read_number (const char *text, gint64 *number, GError **error)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &value, NULL))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("“%s” is no number of a change; “history” lists them"), text);
      return FALSE;
    }
  *number = (gint64) value;
  return TRUE;
}

static gboolean
check (const TlCliOptions *options, const char *const *arguments, GError **error)
{
  gint64 number;

  return read_number (arguments[0], &number, error);
}

static gboolean
run (TlCli *self, const char *const *arguments, GError **error)
{
  g_autofree char *label = NULL;
  gint64 number = 0;

  if (!read_number (arguments[0], &number, error))
    return FALSE;
  tl_library_go_back_async (self->library, number, NULL, NULL, self->cancellable, tl_cli_ready_cb,
                            self);
  if (!tl_cli_wait_for_verb (self, error))
    return FALSE;
  label = tl_library_dup_last_label (self->library);
  tl_cli_output_print_line ((const char *[]){ label != NULL ? label : "", NULL });
  return TRUE;
}

const TlCliVerb tl_verb_go_back = {
  .name = "go-back",
  .arguments = "NUMBER",
  .summary = N_ ("Undo a change and all since, as one change that can be undone"),
  .min_arguments = 1,
  .max_arguments = 1,
  .use = TL_CLI_WRITES,
  .check = check,
  .run = run,
};
