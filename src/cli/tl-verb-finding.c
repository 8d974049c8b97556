/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finding: changes findings: their codes and words, two of one, one of several, none. */
#define G_LOG_DOMAIN "tl-cli"

#include "config.h"

#include "tl-cli-verbs.h"

#include "tl-error.h"
#include "tl-finding-edit.h"
#include "tl-finding-label.h"

#include <glib/gi18n.h>

/* The findings that are named, in that order, and the text of their document. */
typedef struct
{
  TlCli *cli;
  GPtrArray *findings; /* TlFinding */
  TlDocumentText *text;
} Named;

static void
named_clear (Named *self)
{
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_object (&self->text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Named, named_clear)

static TlFinding *
find (GPtrArray *all, const char *id, GError **error)
{
  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (tl_finding_get_id (all->pdata[i]), id))
      return all->pdata[i];
  g_set_error (error, TL_ERROR, TL_ERROR_NOT_FOUND, _ ("There is no finding %s in the library"),
               id);
  return NULL;
}

static gboolean
load_findings (Named *self, const char *const *ids, GError **error)
{
  TlCli *cli = self->cli;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) all = NULL;

  tl_library_load_findings_async (cli->library, NULL, cli->cancellable, tl_cli_ready_cb, cli);
  result = tl_cli_wait (cli);
  all = tl_library_load_findings_finish (cli->library, result, error);
  if (all == NULL)
    return FALSE;
  self->findings = g_ptr_array_new_with_free_func (g_object_unref);
  for (; *ids != NULL; ids++)
    {
      TlFinding *finding = find (all, *ids, error);

      if (finding == NULL)
        return FALSE;
      if (!g_ptr_array_find (self->findings, finding, NULL))
        g_ptr_array_add (self->findings, g_object_ref (finding));
    }
  return TRUE;
}

static gboolean
load (Named *self, const char *const *ids, GError **error)
{
  TlCli *cli = self->cli;
  g_autoptr (GAsyncResult) result = NULL;
  const char *document_id;

  if (!load_findings (self, ids, error))
    return FALSE;
  document_id = tl_finding_get_document_id (self->findings->pdata[0]);
  for (guint i = 1; i < self->findings->len; i++)
    if (!g_str_equal (tl_finding_get_document_id (self->findings->pdata[i]), document_id))
      {
        g_set_error_literal (error, TL_ERROR, TL_ERROR_INVALID,
                             _ ("The findings are not of one document"));
        return FALSE;
      }
  tl_library_load_text_async (cli->library, document_id, cli->cancellable, tl_cli_ready_cb, cli);
  result = tl_cli_wait (cli);
  self->text = tl_library_load_text_finish (cli->library, result, error);
  return self->text != NULL;
}

static gboolean
store (Named *self, const char *const *removed, GPtrArray *findings, const char *label,
       GError **error)
{
  g_autoptr (TlCliOutput) output = NULL;

  tl_library_replace_findings_async (self->cli->library, removed, findings, label, tl_cli_ready_cb,
                                     self->cli);
  if (!tl_cli_wait_for_verb (self->cli, error))
    return FALSE;
  output = tl_cli_output_new (tl_cli_get_form (self->cli), "findings", tl_cli_finding_columns);
  for (guint i = 0; i < findings->len; i++)
    tl_cli_output_add_finding (output, self->cli->library, findings->pdata[i]);
  return TRUE;
}

static gboolean
store_one (Named *self, TlFinding *changed, TlFindingEdit edit, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();
  g_autofree char *label = tl_finding_label (self->findings->pdata[0], edit);

  g_ptr_array_add (findings, changed);
  return store (self, NULL, findings, label, error);
}

static gboolean
refuse_words (const TlCliOptions *options, GError **error)
{
  g_set_error (error, TL_ERROR, TL_ERROR_INVALID, _ ("There are no words from character %u to %u"),
               (guint) options->from, (guint) options->to);
  return FALSE;
}

/* The finding with the codes, the note and the importance that are given. */
static TlFinding *
recode (Named *self, GError **error)
{
  const TlCliOptions *options = &self->cli->options;
  TlFinding *finding = self->findings->pdata[0];
  TlCode *type = NULL;
  g_auto (GStrv) themes = NULL, agencies = NULL;
  g_autoptr (TlFinding) recoded = NULL;

  if (options->type != NULL
      && (type = tl_cli_find_code (self->cli, TL_CODE_FINDING_TYPE, options->type, error)) == NULL)
    return NULL;
  themes =
      tl_cli_find_codes (self->cli, TL_CODE_THEME, (const char *const *) options->themes, error);
  if (themes == NULL)
    return NULL;
  agencies =
      tl_cli_find_codes (self->cli, TL_CODE_AGENCY, (const char *const *) options->agencies, error);
  if (agencies == NULL)
    return NULL;
  recoded = tl_finding_recode (finding, type != NULL ? tl_code_get_id (type) : NULL,
                               themes[0] != NULL ? (const char *const *) themes : NULL,
                               agencies[0] != NULL ? (const char *const *) agencies : NULL,
                               options->note);
  return tl_finding_weigh (recoded, options->importance != -1
                                        ? (guint) options->importance
                                        : tl_finding_get_importance (finding));
}

static gboolean
amend (Named *self, GError **error)
{
  const TlCliOptions *options = &self->cli->options;
  g_autoptr (TlFinding) recoded = recode (self, error), placed = NULL;
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (TlRange));
  TlRange range = { (guint) options->from, (guint) options->to };
  gboolean only_weighed = options->themes == NULL && options->agencies == NULL
                          && options->type == NULL && options->note == NULL;

  if (recoded == NULL)
    return FALSE;
  if (options->from == -1)
    return store_one (self, recoded, only_weighed ? TL_FINDING_WEIGH : TL_FINDING_RECODE, error);
  g_array_append_val (ranges, range);
  placed = tl_finding_place (recoded, self->text, ranges);
  if (placed == NULL)
    return refuse_words (options, error);
  return store_one (self, placed, TL_FINDING_MOVE, error);
}

static gboolean
add_words (Named *self, GError **error)
{
  const TlCliOptions *options = &self->cli->options;
  g_autoptr (TlFinding) longer = tl_finding_add_range (self->findings->pdata[0], self->text,
                                                       (guint) options->from, (guint) options->to);

  if (longer == NULL)
    return refuse_words (options, error);
  return store_one (self, longer, TL_FINDING_ADD_WORDS, error);
}

static gboolean
split (Named *self, GError **error)
{
  TlFinding *finding = self->findings->pdata[0], *before = NULL, *after = NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *label = tl_finding_label (finding, TL_FINDING_SPLIT);

  if (!tl_finding_split (finding, self->text, (guint) self->cli->options.from, &before, &after))
    {
      g_set_error (error, TL_ERROR, TL_ERROR_INVALID,
                   _ ("The finding has no words on one side of character %u"),
                   (guint) self->cli->options.from);
      return FALSE;
    }
  g_ptr_array_add (parts, before);
  g_ptr_array_add (parts, after);
  return store (self, NULL, parts, label, error);
}

static gboolean
join (Named *self, GError **error)
{
  g_autoptr (GPtrArray) joined = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) removed = g_ptr_array_new ();
  g_autofree char *label = NULL;

  for (guint i = 1; i < self->findings->len; i++)
    g_ptr_array_add (removed, (gpointer) tl_finding_get_id (self->findings->pdata[i]));
  g_ptr_array_add (removed, NULL);
  g_ptr_array_add (joined, tl_finding_join (self->findings, self->text));
  label = tl_finding_label (joined->pdata[0], TL_FINDING_JOIN);
  return store (self, (const char *const *) removed->pdata, joined, label, error);
}

static gboolean
take_out (Named *self, GError **error)
{
  const char *id = tl_finding_get_id (self->findings->pdata[0]);

  tl_library_remove_finding_async (self->cli->library, id, tl_cli_ready_cb, self->cli);
  if (!tl_cli_wait_for_verb (self->cli, error))
    return FALSE;
  tl_cli_output_print_line ((const char *[]){ id, NULL });
  return TRUE;
}

static const struct
{
  const char *name;
  gboolean (*run) (Named *self, GError **error);
  gboolean needs_from, needs_range, takes_codes, takes_more;
} changes[] = {
  { "amend", amend, FALSE, FALSE, TRUE, FALSE },
  { "add", add_words, TRUE, TRUE, FALSE, FALSE },
  { "split", split, TRUE, FALSE, FALSE, FALSE },
  { "join", join, FALSE, FALSE, FALSE, TRUE },
  { "remove", take_out, FALSE, FALSE, FALSE, FALSE },
};

static gboolean
check (const TlCliOptions *options, const char *const *arguments, GError **error)
{
  gboolean has_codes = options->themes != NULL || options->agencies != NULL || options->type != NULL
                       || options->note != NULL || options->importance != -1;
  const char *message = _ ("Say what: amend, add, split, join or remove");

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      if (!g_str_equal (changes[i].name, arguments[0]))
        continue;
      message = NULL;
      if (changes[i].takes_more != (arguments[1] != NULL && arguments[2] != NULL))
        message = changes[i].takes_more ? _ ("Name two findings or more") : _ ("Name one finding");
      else if (has_codes && !changes[i].takes_codes)
        message = _ ("Codes, note and importance go with “amend”");
      else if (changes[i].needs_from && options->from == -1)
        message = _ ("Say from which character on: --from");
      else if (changes[i].needs_range || changes[i].takes_codes
                   ? (options->from == -1) != (options->to == -1)
                         || (options->from != -1 && options->to <= options->from)
                   : options->to != -1 || (options->from != -1 && !changes[i].needs_from))
        message = _ ("--from and --to go together, and --to is the greater");
      else if (changes[i].takes_codes && !has_codes && options->from == -1)
        message = _ ("Say what becomes other: codes, note, importance or words");
    }
  if (message != NULL)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, message);
  return message == NULL;
}

static gboolean
run (TlCli *self, const char *const *arguments, GError **error)
{
  g_auto (Named) named = { .cli = self };

  if (!load (&named, arguments + 1, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    if (g_str_equal (changes[i].name, arguments[0]))
      return changes[i].run (&named, error);
  return FALSE;
}

const TlCliVerb tl_verb_finding = {
  .name = "finding",
  .arguments = "amend|add|split|join|remove FINDING…",
  .summary = N_ ("Change a finding: its codes, its words (--from, --to), in two, into one"),
  .options = TL_CLI_FROM | TL_CLI_TO | TL_CLI_THEME | TL_CLI_AGENCY | TL_CLI_TYPE | TL_CLI_NOTE
             | TL_CLI_IMPORTANCE | TL_CLI_JSON | TL_CLI_CSV,
  .min_arguments = 2,
  .max_arguments = -1,
  .use = TL_CLI_WRITES,
  .check = check,
  .run = run,
};
