/* SPDX-License-Identifier: GPL-3.0-or-later */
/* history: lists the changes of the library, newest first. */
#define G_LOG_DOMAIN "tl-cli"

#include "config.h"

#include "tl-cli-verbs.h"

#include <glib/gi18n.h>

static const char *const columns[] = { "number", "time", "coder", "undone", "label", NULL };

static gboolean
run (TlCli *self, const char *const *arguments, GError **error)
{
  guint limit = self->options.limit != -1 ? self->options.limit : G_MAXINT;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (TlCliOutput) output = NULL;

  tl_library_load_history_async (self->library, limit, self->cancellable, tl_cli_ready_cb, self);
  result = tl_cli_wait (self);
  changes = tl_library_load_history_finish (self->library, result, error);
  if (changes == NULL)
    return FALSE;
  output = tl_cli_output_new (tl_cli_get_form (self), "changes", columns);
  for (guint i = 0; i < changes->len; i++)
    {
      TlChange *change = changes->pdata[i];

      tl_cli_output_add_number (output, tl_change_get_number (change));
      tl_cli_output_add_text (output, tl_change_get_time (change));
      tl_cli_output_add_text (output, tl_change_get_coder (change));
      tl_cli_output_add_flag (output, tl_change_get_is_undone (change));
      tl_cli_output_add_text (output, tl_change_get_label (change));
    }
  return TRUE;
}

const TlCliVerb tl_verb_history = {
  .name = "history",
  .summary = N_ ("List the changes, newest first"),
  .options = TL_CLI_LIMIT | TL_CLI_JSON | TL_CLI_CSV,
  .use = TL_CLI_READS,
  .run = run,
};
