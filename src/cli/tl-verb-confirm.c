/* SPDX-License-Identifier: GPL-3.0-or-later */
/* confirm: takes the case facts that import proposed as they stand. */
#define G_LOG_DOMAIN "tl-cli"

#include "config.h"

#include "tl-cli-verbs.h"

#include <glib/gi18n.h>

static gboolean
run (TlCli *self, const char *const *arguments, GError **error)
{
  g_autofree char *review_id = tl_cli_find_review (self, arguments[0], error);

  if (review_id == NULL)
    return FALSE;
  tl_library_confirm_values_async (self->library, review_id, tl_cli_ready_cb, self);
  return tl_cli_wait_for_verb (self, error);
}

const TlCliVerb tl_verb_confirm = {
  .name = "confirm",
  .arguments = "REVIEW",
  .summary = N_ ("Confirm all case facts that were read in a review’s reports"),
  .min_arguments = 1,
  .max_arguments = 1,
  .use = TL_CLI_WRITES,
  .run = run,
};
