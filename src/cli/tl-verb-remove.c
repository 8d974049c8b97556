/* SPDX-License-Identifier: GPL-3.0-or-later */
/* remove: takes a review out of the library, with all that belongs to it. */
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
  tl_library_remove_review_async (self->library, review_id, tl_cli_ready_cb, self);
  if (!tl_cli_wait_for_verb (self, error))
    return FALSE;
  tl_cli_output_print_line ((const char *[]){ review_id, NULL });
  return TRUE;
}

const TlCliVerb tl_verb_remove = {
  .name = "remove",
  .arguments = "REVIEW",
  .summary = N_ ("Take a review out, with its documents and findings"),
  .min_arguments = 1,
  .max_arguments = 1,
  .use = TL_CLI_WRITES,
  .run = run,
};
