/* SPDX-License-Identifier: GPL-3.0-or-later */
/* restore: puts a copy in the place of the library, which is copied before. */
#define G_LOG_DOMAIN "tl-cli"

#include "config.h"

#include "tl-backup.h"
#include "tl-cli-verbs.h"

#include <glib/gi18n.h>

static gboolean
run (TlCli *self, const char *const *arguments, GError **error)
{
  g_autofree char *path = tl_cli_get_library_path (self);
  g_autofree char *folder = tl_backup_make_chosen_folder (path);
  g_autoptr (GAsyncResult) result = NULL;

  tl_backup_restore_async (path, arguments[0], folder, self->cancellable, tl_cli_ready_cb, self);
  result = tl_cli_wait (self);
  return tl_backup_restore_finish (result, error);
}

const TlCliVerb tl_verb_restore = {
  .name = "restore",
  .arguments = "FILE",
  .summary = N_ ("Put a copy in the place of the library; what is there is kept as a backup"),
  .min_arguments = 1,
  .max_arguments = 1,
  .takes_files = TRUE,
  .use = TL_CLI_NO_LIBRARY,
  .run = run,
};
