/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings with the codes that the options give. */
#define G_LOG_DOMAIN "tl-cli"

#include "config.h"

#include "tl-cli-verbs.h"

#include "tl-finding-edit.h"

/* What the options name; lists are empty and the type NULL where they do not. */
typedef struct
{
  const char *type_id;
  GStrv themes, agencies;
} Codes;

static void
codes_clear (Codes *self)
{
  g_clear_pointer (&self->themes, g_strfreev);
  g_clear_pointer (&self->agencies, g_strfreev);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Codes, codes_clear)

static gboolean
find_codes (TlCli *self, Codes *codes, GError **error)
{
  const TlCliOptions *options = &self->options;
  TlCode *type = NULL;

  if (options->type != NULL
      && (type = tl_cli_find_code (self, TL_CODE_FINDING_TYPE, options->type, error)) == NULL)
    return FALSE;
  codes->type_id = type != NULL ? tl_code_get_id (type) : NULL;
  codes->themes =
      tl_cli_find_codes (self, TL_CODE_THEME, (const char *const *) options->themes, error);
  if (codes->themes == NULL)
    return FALSE;
  codes->agencies =
      tl_cli_find_codes (self, TL_CODE_AGENCY, (const char *const *) options->agencies, error);
  return codes->agencies != NULL;
}

/* The codes of a finding after it; NULL where they stay as they are. */
static GStrv
change_list (const char *const *before, GStrv given, TlCliRecode how)
{
  g_autoptr (GStrvBuilder) after = g_strv_builder_new ();

  if (given[0] == NULL)
    return NULL;
  for (guint i = 0; how != TL_CLI_REPLACE_CODES && before[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) given, before[i]))
      g_strv_builder_add (after, before[i]);
  if (how != TL_CLI_TAKE_CODES)
    g_strv_builder_addv (after, (const char **) given);
  return g_strv_builder_end (after);
}

static TlFinding *
recode (TlCli *self, const Codes *codes, TlFinding *finding, TlCliRecode how)
{
  g_auto (GStrv) themes = change_list (tl_finding_get_themes (finding), codes->themes, how);
  g_auto (GStrv) agencies = change_list (tl_finding_get_agencies (finding), codes->agencies, how);
  g_autoptr (TlFinding) recoded =
      tl_finding_recode (finding, codes->type_id, (const char *const *) themes,
                         (const char *const *) agencies, self->options.note);

  return tl_finding_weigh (recoded, self->options.importance != -1
                                        ? (guint) self->options.importance
                                        : tl_finding_get_importance (finding));
}

GPtrArray *
tl_cli_recode (TlCli *self, GPtrArray *findings, TlCliRecode how, GError **error)
{
  g_auto (Codes) codes = { NULL };
  g_autoptr (GPtrArray) recoded = g_ptr_array_new_with_free_func (g_object_unref);

  if (!find_codes (self, &codes, error))
    return NULL;
  for (guint i = 0; i < findings->len; i++)
    g_ptr_array_add (recoded, recode (self, &codes, findings->pdata[i], how));
  return g_steal_pointer (&recoded);
}

gboolean
tl_cli_has_codes (const TlCliOptions *options)
{
  return options->themes != NULL || options->agencies != NULL || options->type != NULL
         || options->note != NULL || options->importance != -1;
}
