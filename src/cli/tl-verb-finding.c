/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finding: changes findings: their codes and words, two of one, one of several, none. */
#define G_LOG_DOMAIN "tl-cli"

#include "config.h"

#include "tl-cli-verbs.h"

#include "tl-error.h"
#include "tl-finding-edit.h"
#include "tl-finding-label.h"

#include <glib/gi18n.h>

/* The findings that are named, in that order. */
typedef struct
{
  TlCli *cli;
  GPtrArray *findings;  /* TlFinding */
  TlDocumentText *text; /* nullable: where their words stay */
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

/* The text is read where words are changed: those of one document. */
static gboolean
load (Named *self, const char *const *ids, gboolean needs_text, GError **error)
{
  TlCli *cli = self->cli;
  g_autoptr (GAsyncResult) result = NULL;
  const char *document_id;

  if (!load_findings (self, ids, error))
    return FALSE;
  if (!needs_text)
    return TRUE;
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

static gboolean
store_recoded (Named *self, TlCliRecode how, GError **error)
{
  const TlCliOptions *options = &self->cli->options;
  g_autoptr (GPtrArray) recoded = tl_cli_recode (self->cli, self->findings, how, error);
  gboolean only_weighed = options->themes == NULL && options->agencies == NULL
                          && options->type == NULL && options->note == NULL;
  g_autofree char *label = NULL;

  if (recoded == NULL)
    return FALSE;
  if (recoded->len == 1)
    return store_one (self, recoded->pdata[0], only_weighed ? TL_FINDING_WEIGH : TL_FINDING_RECODE,
                      error);
  label = g_strdup_printf (ngettext ("Tag %u finding anew", "Tag %u findings anew", recoded->len),
                           recoded->len);
  return store (self, NULL, recoded, label, error);
}

static gboolean
amend (Named *self, GError **error)
{
  const TlCliOptions *options = &self->cli->options;
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (TlRange));
  g_autoptr (GPtrArray) recoded = NULL;
  g_autoptr (TlFinding) placed = NULL;
  TlRange range = { (guint) options->from, (guint) options->to };

  if (options->from == -1)
    return store_recoded (self, TL_CLI_REPLACE_CODES, error);
  recoded = tl_cli_recode (self->cli, self->findings, TL_CLI_REPLACE_CODES, error);
  if (recoded == NULL)
    return FALSE;
  g_array_append_val (ranges, range);
  placed = tl_finding_place (recoded->pdata[0], self->text, ranges);
  if (placed == NULL)
    return refuse_words (options, error);
  return store_one (self, placed, TL_FINDING_MOVE, error);
}

static gboolean
tag (Named *self, GError **error)
{
  return store_recoded (self, TL_CLI_ADD_CODES, error);
}

static gboolean
untag (Named *self, GError **error)
{
  return store_recoded (self, TL_CLI_TAKE_CODES, error);
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
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  guint n = self->findings->len;
  g_autofree char *label =
      g_strdup_printf (ngettext ("Remove %u finding", "Remove %u findings", n), n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (ids, (gpointer) tl_finding_get_id (self->findings->pdata[i]));
  g_ptr_array_add (ids, NULL);
  if (n == 1)
    tl_library_remove_finding_async (self->cli->library, ids->pdata[0], tl_cli_ready_cb, self->cli);
  else
    tl_library_replace_findings_async (self->cli->library, (const char *const *) ids->pdata, none,
                                       label, tl_cli_ready_cb, self->cli);
  if (!tl_cli_wait_for_verb (self->cli, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    tl_cli_output_print_line ((const char *[]){ ids->pdata[i], NULL });
  return TRUE;
}

/* Which options a change goes with. */
typedef enum
{
  NO_OPTIONS,
  FROM,
  RANGE,
  CODES, /* themes and agencies */
  CODES_OR_RANGE
} Takes;

typedef struct
{
  const char *name;
  gboolean (*run) (Named *self, GError **error);
  Takes takes;
  guint least, most; /* findings */
} Change;

static const Change changes[] = {
  { "amend", amend, CODES_OR_RANGE, 1, G_MAXUINT },
  { "tag", tag, CODES, 1, G_MAXUINT },
  { "untag", untag, CODES, 1, G_MAXUINT },
  { "add", add_words, RANGE, 1, 1 },
  { "split", split, FROM, 1, 1 },
  { "join", join, NO_OPTIONS, 2, G_MAXUINT },
  { "remove", take_out, NO_OPTIONS, 1, G_MAXUINT },
};

static const Change *
find_change (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    if (g_str_equal (changes[i].name, name))
      return &changes[i];
  return NULL;
}

/* NULL where the options fit the change. */
static const char *
find_fault (const Change *change, const TlCliOptions *options)
{
  gboolean has_codes = tl_cli_has_codes (options), has_from = options->from != -1,
           has_to = options->to != -1;

  if (has_codes && change->takes != CODES && change->takes != CODES_OR_RANGE)
    return _ ("Codes go with “amend”, “tag” and “untag”; note and importance with “amend”");
  if (change->takes == CODES
      && (options->type != NULL || options->note != NULL || options->importance != -1 || has_from
          || has_to || !has_codes))
    return _ ("Say which themes and agencies: --theme, --agency, and nothing else");
  if ((change->takes == FROM || change->takes == RANGE) && !has_from)
    return _ ("Say from which character on: --from");
  if (change->takes == RANGE || change->takes == CODES_OR_RANGE
          ? has_from != has_to || (has_from && options->to <= options->from)
          : has_to || (has_from && change->takes != FROM))
    return _ ("--from and --to go together, and --to is the greater");
  if (change->takes == CODES_OR_RANGE && !has_codes && !has_from)
    return _ ("Say what becomes other: codes, note, importance or words");
  return NULL;
}

static gboolean
check (const TlCliOptions *options, const char *const *arguments, GError **error)
{
  const Change *change = find_change (arguments[0]);
  guint n = g_strv_length ((GStrv) arguments) - 1;
  const char *message;

  if (change == NULL)
    message = _ ("Say what: amend, tag, untag, add, split, join or remove");
  else if (n < change->least)
    message = _ ("Name two findings or more");
  else if (n > change->most || (n > 1 && options->from != -1))
    message = _ ("Name one finding");
  else
    message = find_fault (change, options);
  if (message != NULL)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, message);
  return message == NULL;
}

static gboolean
run (TlCli *self, const char *const *arguments, GError **error)
{
  const Change *change = find_change (arguments[0]);
  g_auto (Named) named = { .cli = self };

  return load (&named, arguments + 1, self->options.from != -1 || change->run == join, error)
         && change->run (&named, error);
}

const TlCliVerb tl_verb_finding = {
  .name = "finding",
  .arguments = "amend|tag|untag|add|split|join|remove FINDING…",
  .summary = N_ ("Change findings: codes (amend replaces, tag adds, untag takes away), "
                 "words, in two, into one"),
  .options = TL_CLI_FROM | TL_CLI_TO | TL_CLI_THEME | TL_CLI_AGENCY | TL_CLI_TYPE | TL_CLI_NOTE
             | TL_CLI_IMPORTANCE | TL_CLI_JSON | TL_CLI_CSV,
  .min_arguments = 2,
  .max_arguments = -1,
  .use = TL_CLI_WRITES,
  .check = check,
  .run = run,
};
