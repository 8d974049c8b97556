/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One run of the command line: finds the verb, reads its options, opens the library, gives the exit
 * status. */
#define G_LOG_DOMAIN "tl-cli"

#include "config.h"

#include "tl-cli.h"
#include "tl-cli-options.h"
#include "tl-cli-verbs.h"

#include "tl-error.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <stdio.h>

enum
{
  STATUS_DONE = 0,
  STATUS_PARTIAL = 1,
  STATUS_BAD_USAGE = 2
};

static const TlCliVerb *const verbs[] = {
  &tl_verb_import,
  &tl_verb_structure,
  &tl_verb_reviews,
  &tl_verb_findings,
  &tl_verb_recommendations,
  &tl_verb_lessons,
  &tl_verb_tag,
  &tl_verb_finding,
  &tl_verb_suggest,
  &tl_verb_suggestion,
  &tl_verb_set,
  &tl_verb_confirm,
  &tl_verb_status,
  &tl_verb_coders,
  &tl_verb_notes,
  &tl_verb_remove,
  &tl_verb_codebook,
  &tl_verb_overview,
  &tl_verb_search,
  &tl_verb_export,
  &tl_verb_merge,
  &tl_verb_check,
  &tl_verb_backup,
  &tl_verb_backups,
  &tl_verb_restore,
  &tl_verb_history,
  &tl_verb_go_back,
  &tl_verb_undo,
  &tl_verb_redo,
};

static const TlCliVerb *
find_verb (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i]->name, name))
      return verbs[i];
  return NULL;
}

static int
refuse (const char *message, const char *verb)
{
  tl_cli_say ("%s", message);
  if (verb != NULL)
    fprintf (stderr, _ ("Try “throughline-cli %s --help”.\n"), verb);
  else
    fputs (_ ("Try “throughline-cli --help”.\n"), stderr);
  return STATUS_BAD_USAGE;
}

static char *
describe_verbs (void)
{
  GString *text = g_string_new (_ ("Verbs:\n"));

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    g_string_append_printf (text, "  %-16s %s\n", verbs[i]->name, _ (verbs[i]->summary));
  g_string_append (text, _ ("\n“throughline-cli VERB --help” tells what a verb takes. A REVIEW is "
                            "its id, its title, or the\n"
                            "name of one of its files.\n"
                            "Exit status: 0 done; 1 done in part, or found wrong; 2 bad usage."));
  return g_string_free (text, FALSE);
}

/* The library that is used when none is named. */
static char *
get_default_library (void)
{
  return g_build_filename (g_get_user_data_dir (), "throughline", "library.throughline", NULL);
}

static gboolean
make_default_folder (GError **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "throughline", NULL);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, TL_ERROR, TL_ERROR_FAILED, _ ("Could not make the folder “%s”"), folder);
  return FALSE;
}

static gboolean
open_library (TlCli *self, GError **error)
{
  static const TlStoreMode modes[] = { [TL_CLI_READS] = TL_STORE_READ_ONLY,
                                       [TL_CLI_MAY_WRITE] = TL_STORE_OPEN,
                                       [TL_CLI_WRITES] = TL_STORE_OPEN,
                                       [TL_CLI_MAKES] = TL_STORE_OPEN_OR_CREATE };
  g_autoptr (GAsyncResult) result = NULL;
  TlCliUse use = self->options.accept_above != NULL ? TL_CLI_WRITES : self->verb->use;

  if (use == TL_CLI_NO_LIBRARY)
    return TRUE;
  if (self->options.library == NULL)
    {
      self->options.library = get_default_library ();
      if (use == TL_CLI_MAKES && !make_default_folder (error))
        return FALSE;
    }
  tl_library_open_async (self->options.library, modes[use], NULL, self->cancellable,
                         tl_cli_ready_cb, self);
  result = tl_cli_wait (self);
  self->library = tl_library_open_finish (result, error);
  if (self->library == NULL)
    return FALSE;
  if (tl_library_get_older_copy (self->library) != NULL)
    tl_cli_say (_ ("The library was brought up to the format of this program. As it was before, it "
                   "is kept as “%s”."),
                tl_library_get_older_copy (self->library));
  if (self->options.coder != NULL)
    tl_library_set_coder (self->library, self->options.coder);
  if (use <= TL_CLI_MAY_WRITE || !tl_library_get_is_read_only (self->library))
    return TRUE;
  g_set_error (error, TL_ERROR, TL_ERROR_READ_ONLY, _ ("The library cannot be changed now: %s"),
               tl_library_get_read_only_reason (self->library));
  return FALSE;
}

char *
tl_cli_get_library_path (const TlCli *self)
{
  return self->options.library != NULL ? g_canonicalize_filename (self->options.library, NULL)
                                       : get_default_library ();
}

static gboolean
interrupt_cb (gpointer user_data)
{
  TlCli *self = user_data;

  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_CONTINUE;
}

static int
get_status (TlCli *self, const GError *error)
{
  if (error == NULL)
    return self->is_partial ? STATUS_PARTIAL : STATUS_DONE;
  if (error->domain == G_OPTION_ERROR)
    return refuse (error->message, self->verb->name);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tl_cli_say (_ ("Cancelled."));
  else
    tl_cli_say ("%s", error->message);
  return STATUS_PARTIAL;
}

static int
run_verb (TlCli *self, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  guint interrupt = g_unix_signal_add (SIGINT, interrupt_cb, self);
  int status;

  self->cancellable = g_cancellable_new ();
  if ((self->verb->check == NULL || self->verb->check (&self->options, arguments, &error))
      && open_library (self, &error) && self->verb->run (self, arguments, &error))
    tl_cli_output_flush (&error);
  status = get_status (self, error);
  fflush (stdout);
  if (self->library != NULL)
    tl_library_close (self->library);
  g_clear_object (&self->library);
  g_clear_object (&self->cancellable);
  g_source_remove (interrupt);
  return status;
}

/* Whether as many arguments came as the verb takes, in UTF-8 unless they name files. */
static gboolean
check_arguments (const TlCliVerb *verb, const char *const *arguments, GError **error)
{
  int n_arguments = g_strv_length ((GStrv) arguments);

  if (n_arguments < verb->min_arguments)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, _ ("“%s” needs more: %s"),
                   verb->name, verb->arguments);
      return FALSE;
    }
  if (verb->max_arguments >= 0 && n_arguments > verb->max_arguments)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                   _ ("“%s” cannot do anything with “%s”"), verb->name,
                   arguments[verb->max_arguments]);
      return FALSE;
    }
  for (int i = 0; i < n_arguments && !verb->takes_files; i++)
    if (!g_utf8_validate (arguments[i], -1, NULL))
      {
        g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                             _ ("An argument is no UTF-8"));
        return FALSE;
      }
  return TRUE;
}

static int
print_version (void)
{
  tl_cli_output_print_line ((const char *[]){ "Throughline " TL_VERSION, NULL });
  return STATUS_DONE;
}

/* Reads the options that stand after the verb and runs it. */
static int
run_command (TlCli *self, GStrv *arguments)
{
  g_autoptr (GOptionContext) context = g_option_context_new (self->verb->arguments);
  g_autofree char *name = g_strconcat ("throughline-cli ", self->verb->name, NULL);
  g_autofree char *library = g_steal_pointer (&self->options.library),
                  *coder = g_steal_pointer (&self->options.coder);
  g_autoptr (GError) error = NULL;

  g_set_prgname (name);
  g_option_context_set_summary (context, _ (self->verb->summary));
  if (!tl_cli_options_parse (&self->options, context, self->verb->options, arguments, &error)
      || !check_arguments (self->verb, (const char *const *) *arguments, &error))
    return refuse (error->message, self->verb->name);
  if (self->options.json && self->options.csv)
    return refuse (_ ("--json and --csv exclude each other"), self->verb->name);
  if (self->options.library == NULL)
    self->options.library = g_steal_pointer (&library);
  if (self->options.coder == NULL)
    self->options.coder = g_steal_pointer (&coder);
  return run_verb (self, (const char *const *) *arguments);
}

int
tl_cli_run (const char *const *arguments)
{
  g_auto (GStrv) rest = g_strdupv ((GStrv) arguments);
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("VERB [OPTION…] [ARGUMENT…]"));
  g_autofree char *description = describe_verbs ();
  g_autoptr (GError) error = NULL;
  TlCli self = { NULL };
  int status;

  g_set_prgname ("throughline-cli");
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_set_summary (context, _ ("Learning from domestic homicide reviews."));
  g_option_context_set_description (context, description);
  tl_cli_options_init (&self.options);
  if (!tl_cli_options_parse (&self.options, context, TL_CLI_VERSION, &rest, &error))
    status = refuse (error->message, NULL);
  else if (self.options.version)
    status = print_version ();
  else if (rest[0] == NULL)
    status = refuse (_ ("Say what to do: a verb is missing."), NULL);
  else
    {
      self.verb = find_verb (rest[0]);
      if (self.verb != NULL)
        status = run_command (&self, &rest);
      else
        status = refuse (_ ("There is no such verb."), NULL);
    }
  tl_cli_options_clear (&self.options);
  return status;
}

void
tl_cli_say (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list values;

  va_start (values, format);
  text = g_strdup_vprintf (format, values);
  va_end (values);
  fflush (stdout);
  fprintf (stderr, "throughline-cli: %s\n", text);
}
