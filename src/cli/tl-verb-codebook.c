/* SPDX-License-Identifier: GPL-3.0-or-later */
/* codebook: lists themes, agencies and finding types with their counts, or changes them. */
#define G_LOG_DOMAIN "tl-cli"

#include "config.h"

#include "tl-cli-verbs.h"

#include <glib/gi18n.h>

static const char *const columns[] = { "kind",       "id",        "parent",      "name",
                                       "retired",    "findings",  "reviews",     "others",
                                       "definition", "inclusion", "exclusion",   "phrases",
                                       "colour",     "pattern",   "sector",      "successors",
                                       "from",       "to",        "merged_into", NULL };

static gboolean
check (const TlCliOptions *options, const char *const *arguments, GError **error)
{
  if (arguments[0] == NULL || g_str_equal (arguments[0], "list")
      || tl_cli_is_codebook_change (arguments[0]))
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("The codebook has no verb “%s”: list, add, set, move, merge, split, retire, "
                  "restore or remove"),
               arguments[0]);
  return FALSE;
}

static GStrv
split_ids (const char *value)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_auto (GStrv) parts = g_strsplit (value != NULL ? value : "", ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (ids, parts[i]);
  return g_strv_builder_end (ids);
}

static void
write_code (TlCliOutput *output, TlCode *code, const TlCodeUse *use)
{
  static const char *const facts[] = { "colour", "pattern", "sector" };
  g_auto (GStrv) successors = split_ids (tl_code_get_fact (code, "successor"));

  tl_cli_output_add_text (output, tl_code_kind_to_string (use->kind));
  tl_cli_output_add_text (output, use->id);
  tl_cli_output_add_text (output, tl_code_get_parent_id (code));
  tl_cli_output_add_text (output, tl_code_get_name (code));
  tl_cli_output_add_flag (output, tl_code_get_is_retired (code));
  tl_cli_output_add_number (output, use->n_findings);
  tl_cli_output_add_number (output, use->n_reviews);
  tl_cli_output_add_number (output, use->n_others);
  tl_cli_output_add_text (output, tl_code_get_definition (code));
  tl_cli_output_add_text (output, tl_code_get_fact (code, "inclusion"));
  tl_cli_output_add_text (output, tl_code_get_fact (code, "exclusion"));
  tl_cli_output_add_list (output, tl_code_get_phrases (code), "; ");
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    tl_cli_output_add_text (output, tl_code_get_fact (code, facts[i]));
  tl_cli_output_add_list (output, (const char *const *) successors, ",");
  tl_cli_output_add_text (output, tl_code_get_fact (code, "from"));
  tl_cli_output_add_text (output, tl_code_get_fact (code, "to"));
  tl_cli_output_add_text (output, tl_code_get_fact (code, "merged-into"));
}

static gboolean
run (TlCli *self, const char *const *arguments, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) uses = NULL;
  g_autoptr (TlCliOutput) output = NULL;

  if (arguments[0] != NULL && tl_cli_is_codebook_change (arguments[0]))
    return tl_cli_change_codebook (self, arguments, error);
  tl_library_load_code_uses_async (self->library, self->cancellable, tl_cli_ready_cb, self);
  result = tl_cli_wait (self);
  uses = tl_library_load_code_uses_finish (self->library, result, error);
  if (uses == NULL)
    return FALSE;
  output = tl_cli_output_new (tl_cli_get_form (self), "codes", columns);
  for (guint i = 0; i < uses->len; i++)
    {
      const TlCodeUse *use = uses->pdata[i];
      TlCode *code =
          tl_codebook_lookup (tl_library_get_codebook (self->library), use->kind, use->id);

      if (code != NULL
          && (arguments[0] == NULL || arguments[1] == NULL
              || g_str_equal (arguments[1], tl_code_kind_to_string (use->kind))))
        write_code (output, code, use);
    }
  return TRUE;
}

const TlCliVerb tl_verb_codebook = {
  .name = "codebook",
  .arguments = "[list [KIND] | add KIND NAME | set CODE FIELD [VALUE…] | move CODE | "
               "merge CODE INTO | split CODE NAME FINDING… | retire CODE | restore CODE | "
               "remove CODE]",
  .summary = N_ ("List the codebook, or change it"),
  .options = TL_CLI_PLACE | TL_CLI_JSON | TL_CLI_CSV,
  .max_arguments = -1,
  .use = TL_CLI_MAY_WRITE,
  .check = check,
  .run = run,
};
