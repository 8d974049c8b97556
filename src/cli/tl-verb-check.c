/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check: tests the library and says what is wrong. */
#define G_LOG_DOMAIN "tl-cli"

#include "config.h"

#include "tl-cli-verbs.h"

#include <glib/gi18n.h>

static const char *const columns[] = { "fault", NULL };

static gboolean
run (TlCli *self, const char *const *arguments, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (TlCliOutput) output = NULL;

  tl_library_check_async (self->library, self->cancellable, tl_cli_ready_cb, self);
  result = tl_cli_wait (self);
  faults = tl_library_check_finish (self->library, result, error);
  if (faults == NULL)
    return FALSE;
  output = tl_cli_output_new (tl_cli_get_form (self), "faults", columns);
  for (guint i = 0; i < faults->len; i++)
    tl_cli_output_add_text (output, faults->pdata[i]);
  if (faults->len == 0)
    return TRUE;
  tl_cli_say (ngettext ("The library has %u fault.", "The library has %u faults.", faults->len),
              faults->len);
  self->is_partial = TRUE;
  return TRUE;
}

const TlCliVerb tl_verb_check = {
  .name = "check",
  .summary = N_ ("Test the library; a record a fault, none when all is well"),
  .options = TL_CLI_JSON | TL_CLI_CSV,
  .use = TL_CLI_READS,
  .run = run,
};
