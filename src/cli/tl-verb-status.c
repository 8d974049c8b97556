/* SPDX-License-Identifier: GPL-3.0-or-later */
/* status: how far the publication of a review is. */
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
  tl_library_set_review_status_async (self->library, review_id, arguments[1], tl_cli_ready_cb,
                                      self);
  if (!tl_cli_wait_for_verb (self, error))
    return FALSE;
  tl_cli_output_print_line ((const char *[]){ review_id, arguments[1], NULL });
  return TRUE;
}

const TlCliVerb tl_verb_status = {
  .name = "status",
  .arguments = "REVIEW STATUS",
  .summary = N_ ("Set the status of a review: draft, submitted, published or unknown"),
  .min_arguments = 2,
  .max_arguments = 2,
  .use = TL_CLI_WRITES,
  .run = run,
};
