/* SPDX-License-Identifier: GPL-3.0-or-later */
/* import: brings reports into the library, a record a file. */
#define G_LOG_DOMAIN "tl-cli"

#include "config.h"

#include "tl-cli-verbs.h"
#include "tl-error.h"
#include "tl-import-job.h"

#include <glib/gi18n.h>
#include <stdio.h>

/* Bytes; a text of so many is no report. */
#define MAX_INPUT_BYTES (64 * 1024 * 1024)

static const char *const columns[] = { "name", "outcome", "message", "review", NULL };

/* Items are written in the order in which they were given, as soon as all before them are over. */
typedef struct
{
  TlCli *cli;
  TlCliOutput *output;
  GListModel *items;
  guint n_written;
} Report;

static const char *
get_outcome (TlImportState state)
{
  switch (state)
    {
    case TL_IMPORT_DONE:
      return "imported";
    case TL_IMPORT_DUPLICATE:
      return "duplicate";
    case TL_IMPORT_FAILED:
      return "failed";
    case TL_IMPORT_NEEDS_PASSWORD:
      return "password-needed";
    case TL_IMPORT_CANCELLED:
      return "cancelled";
    case TL_IMPORT_ASKS:
      return "choice-needed";
    case TL_IMPORT_WAITING:
    case TL_IMPORT_READING:
    case TL_N_IMPORT_STATES:
    default:
      return NULL;
    }
}

/* How many passages may identify someone; never which: messages may be kept. */
static void
warn_of_personal_data (TlImportItem *item)
{
  guint n = tl_import_item_get_personal_data (item)->len;

  if (n == 0)
    return;
  tl_cli_say (ngettext ("%s holds %u passage that may identify someone; see structure --json",
                        "%s holds %u passages that may identify someone; see structure --json", n),
              tl_import_item_get_name (item), n);
}

static void
write_item (Report *self, TlImportItem *item)
{
  TlImportState state = tl_import_item_get_state (item);

  tl_cli_output_add_text (self->output, tl_import_item_get_name (item));
  tl_cli_output_add_text (self->output, get_outcome (state));
  tl_cli_output_add_text (self->output, tl_import_item_get_message (item));
  tl_cli_output_add_text (self->output, tl_import_item_get_review_id (item));
  fflush (stdout);
  warn_of_personal_data (item);
  if (state == TL_IMPORT_DONE)
    return;
  self->cli->is_partial = TRUE;
  tl_cli_say ("%s: %s", tl_import_item_get_name (item), tl_import_item_get_message (item));
  if (state == TL_IMPORT_ASKS)
    tl_cli_say (_ ("%s: choose with --as version, --as document or --as new"),
                tl_import_item_get_name (item));
}

static TlImportChoice
get_choice (const TlCliOptions *options)
{
  if (options->as == NULL)
    return options->into != NULL ? TL_IMPORT_CHOICE_DOCUMENT : TL_IMPORT_CHOICE_ASK;
  if (g_str_equal (options->as, "version"))
    return TL_IMPORT_CHOICE_VERSION;
  return g_str_equal (options->as, "document") ? TL_IMPORT_CHOICE_DOCUMENT : TL_IMPORT_CHOICE_NEW;
}

static gboolean
check (const TlCliOptions *options, const char *const *arguments, GError **error)
{
  static const char *const ways[] = { "version", "document", "new", NULL };

  if (options->as != NULL && !g_strv_contains (ways, options->as))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("--as %s: it must be version, document or new"), options->as);
      return FALSE;
    }
  if (options->into != NULL && g_strcmp0 (options->as, "new") == 0)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("--into names a review that is there: it does not go with --as new"));
      return FALSE;
    }
  return TRUE;
}

static void
item_finished_cb (TlImportJob *job, TlImportItem *finished, gpointer user_data)
{
  Report *self = user_data;

  for (; self->n_written < g_list_model_get_n_items (self->items); self->n_written++)
    {
      g_autoptr (TlImportItem) item = g_list_model_get_item (self->items, self->n_written);

      if (get_outcome (tl_import_item_get_state (item)) == NULL)
        return;
      write_item (self, item);
    }
}

static void
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  tl_import_job_cancel (user_data);
}

/* "-": what a pipe holds, up to its end. */
static gboolean
add_standard_input (TlImportJob *job, TlImportChoice choice, const char *review_id, GError **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  guint8 buffer[65536];
  gsize n;

  while ((n = fread (buffer, 1, sizeof buffer, stdin)) > 0)
    {
      if (data->len + n > MAX_INPUT_BYTES)
        {
          g_set_error_literal (error, TL_ERROR, TL_ERROR_LIMIT,
                               _ ("Standard input holds more than any report."));
          return FALSE;
        }
      g_byte_array_append (data, buffer, (guint) n);
    }
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&data));
  tl_import_job_add_bytes (job, bytes, "Standard input.txt", choice, review_id);
  return TRUE;
}

gboolean
tl_cli_import (TlCli *self, const char *const *paths, GError **error)
{
  guint n_jobs = self->options.jobs != -1 ? self->options.jobs : 0;
  g_autoptr (TlImportJob) job = NULL;
  g_autoptr (TlCliOutput) output = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *password = NULL;
  g_autofree char *review_id = NULL;
  Report report = { .cli = self };

  if (!tl_cli_read_password (self, &password, error))
    return FALSE;
  if (self->options.into != NULL
      && (review_id = tl_cli_find_review (self, self->options.into, error)) == NULL)
    return FALSE;
  job = tl_import_job_new (self->library, n_jobs);
  for (; *paths != NULL; paths++)
    {
      g_autoptr (GFile) file = NULL;

      if (g_strcmp0 (*paths, "-") == 0)
        {
          if (!add_standard_input (job, get_choice (&self->options), review_id, error))
            return FALSE;
          continue;
        }
      file = g_file_new_for_commandline_arg (*paths);
      tl_import_job_add_as (job, file, password, get_choice (&self->options), review_id);
    }
  output = tl_cli_output_new (tl_cli_get_form (self), "files", columns);
  report.output = output;
  report.items = tl_import_job_list_items (job);
  g_signal_connect (job, "item-finished", G_CALLBACK (item_finished_cb), &report);
  g_signal_connect_object (self->cancellable, "cancelled", G_CALLBACK (cancelled_cb), job, 0);
  tl_import_job_run_async (job, tl_cli_ready_cb, self);
  result = tl_cli_wait (self);
  item_finished_cb (job, NULL, &report);
  g_signal_handlers_disconnect_by_data (job, &report);
  /* What did not go in was told; the job's own words add nothing. */
  self->is_partial |= !tl_import_job_run_finish (job, result, NULL);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

const TlCliVerb tl_verb_import = {
  .name = "import",
  .arguments = "FILE…",
  .summary = N_ ("Add reports (PDF, DOCX, ODT, HTML, XML, text; - for standard input); a record a "
                 "file"),
  .options =
      TL_CLI_PASSWORD_FILE | TL_CLI_AS | TL_CLI_INTO | TL_CLI_JOBS | TL_CLI_JSON | TL_CLI_CSV,
  .min_arguments = 1,
  .max_arguments = -1,
  .takes_files = TRUE,
  .use = TL_CLI_MAKES,
  .check = check,
  .run = tl_cli_import,
};
