/* SPDX-License-Identifier: GPL-3.0-or-later */
/* notes: the notes on a review. */
#define G_LOG_DOMAIN "tl-cli"

#include "config.h"

#include "tl-cli-verbs.h"

#include <glib/gi18n.h>

static TlReviewWork *
load (TlCli *self, const char *review_id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  tl_library_load_review_work_async (self->library, review_id, self->cancellable, tl_cli_ready_cb,
                                     self);
  result = tl_cli_wait (self);
  return tl_library_load_review_work_finish (self->library, result, error);
}

static gboolean
run (TlCli *self, const char *const *arguments, GError **error)
{
  g_autofree char *review_id = tl_cli_find_review (self, arguments[0], error);
  g_autoptr (TlReviewWork) work = NULL;

  if (review_id == NULL)
    return FALSE;
  if (arguments[1] != NULL)
    {
      tl_library_set_review_notes_async (self->library, review_id, arguments[1], tl_cli_ready_cb,
                                         self);
      if (!tl_cli_wait_for_verb (self, error))
        return FALSE;
    }
  work = load (self, review_id, error);
  if (work == NULL)
    return FALSE;
  tl_cli_output_print_line ((const char *[]){ review_id, work->notes, NULL });
  return TRUE;
}

const TlCliVerb tl_verb_notes = {
  .name = "notes",
  .arguments = "REVIEW [TEXT]",
  .summary = N_ ("Show the notes on a review, or write them; an empty TEXT clears them"),
  .min_arguments = 1,
  .max_arguments = 2,
  .use = TL_CLI_WRITES,
  .run = run,
};
