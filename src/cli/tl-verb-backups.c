/* SPDX-License-Identifier: GPL-3.0-or-later */
/* backups: lists the dated copies of the library, newest first. */
#define G_LOG_DOMAIN "tl-cli"

#include "config.h"

#include "tl-backup.h"
#include "tl-cli-verbs.h"

#include <glib/gi18n.h>

static const char *const columns[] = {
  "time", "size", "reviews", "findings", "file", "fault", NULL
};

static void
add (TlCliOutput *output, const TlBackup *backup)
{
  g_autofree char *time = g_date_time_format (backup->time, "%Y-%m-%dT%H:%M:%S");

  tl_cli_output_add_text (output, time);
  tl_cli_output_add_number (output, (gint64) backup->size);
  tl_cli_output_add_number (output, backup->n_reviews);
  tl_cli_output_add_number (output, backup->n_findings);
  tl_cli_output_add_text (output, backup->path);
  tl_cli_output_add_text (output, backup->fault);
}

static gboolean
run (TlCli *self, const char *const *arguments, GError **error)
{
  g_autofree char *path = tl_cli_get_library_path (self);
  g_autofree char *folder =
      arguments[0] != NULL ? g_strdup (arguments[0]) : tl_backup_make_chosen_folder (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (TlCliOutput) output = NULL;

  tl_backups_load_async (path, folder, self->cancellable, tl_cli_ready_cb, self);
  result = tl_cli_wait (self);
  backups = tl_backups_load_finish (result, error);
  if (backups == NULL)
    return FALSE;
  output = tl_cli_output_new (tl_cli_get_form (self), "backups", columns);
  for (guint i = 0; i < backups->len; i++)
    add (output, backups->pdata[i]);
  return TRUE;
}

const TlCliVerb tl_verb_backups = {
  .name = "backups",
  .arguments = "[FOLDER]",
  .summary = N_ ("List the dated copies, newest first, in FOLDER or where the preferences say"),
  .options = TL_CLI_JSON | TL_CLI_CSV,
  .max_arguments = 1,
  .takes_files = TRUE,
  .use = TL_CLI_NO_LIBRARY,
  .run = run,
};
