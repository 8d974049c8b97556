/* SPDX-License-Identifier: GPL-3.0-or-later */
/* redo: does again what was undone last. */
#define G_LOG_DOMAIN "tl-cli"

#include "config.h"

#include "tl-cli-verbs.h"

#include <glib/gi18n.h>

static gboolean
run (TlCli *self, const char *const *arguments, GError **error)
{
  g_autofree char *label = NULL;

  tl_library_redo_async (self->library, NULL, NULL, self->cancellable, tl_cli_ready_cb, self);
  if (!tl_cli_wait_for_verb (self, error))
    return FALSE;
  label = tl_library_dup_last_label (self->library);
  tl_cli_output_print_line ((const char *[]){ label != NULL ? label : "", NULL });
  return TRUE;
}

const TlCliVerb tl_verb_redo = {
  .name = "redo",
  .summary = N_ ("Do again what was undone last; prints what it was"),
  .use = TL_CLI_WRITES,
  .run = run,
};
