/* SPDX-License-Identifier: GPL-3.0-or-later */
/* backup: writes a tested copy of the library. */
#define G_LOG_DOMAIN "tl-cli"

#include "config.h"

#include "tl-backup.h"
#include "tl-cli-verbs.h"

#include <glib/gi18n.h>

static gboolean
run (TlCli *self, const char *const *arguments, GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  if (arguments[0] == NULL)
    folder = tl_backup_make_chosen_folder (tl_library_get_path (self->library));
  tl_library_back_up_async (self->library, folder, arguments[0], self->cancellable, tl_cli_ready_cb,
                            self);
  result = tl_cli_wait (self);
  path = tl_library_back_up_finish (self->library, result, error);
  if (path == NULL)
    return FALSE;
  tl_cli_output_print_line ((const char *[]){ path, NULL });
  return TRUE;
}

const TlCliVerb tl_verb_backup = {
  .name = "backup",
  .arguments = "[FILE]",
  .summary =
      N_ ("Write a tested copy, to FILE or dated where the preferences say; prints its name"),
  .max_arguments = 1,
  .takes_files = TRUE,
  .use = TL_CLI_READS,
  .run = run,
};
