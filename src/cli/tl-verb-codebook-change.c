/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the verb codebook changes: a function a change. */
#define G_LOG_DOMAIN "tl-cli"

#include "config.h"

#include "tl-cli-verbs.h"

#include "tl-error.h"

#include <glib/gi18n.h>

/* A change: its name, how many arguments it takes after that, and what it does. */
typedef struct
{
  const char *name;
  guint least, most;
  gboolean (*run) (TlCli *self, const char *const *arguments, GError **error);
} Change;

/* A theme, an agency or a finding type, by its id if there is one, or else by its name. */
static TlCode *
find_code (TlCli *self, const char *words, GError **error)
{
  TlCodebook *codebook = tl_library_get_codebook (self->library);
  TlCode *code = NULL;

  for (TlCodeKind kind = 0; code == NULL && kind <= TL_CODE_FINDING_TYPE; kind++)
    code = tl_codebook_lookup (codebook, kind, words);
  for (TlCodeKind kind = 0; code == NULL && kind <= TL_CODE_FINDING_TYPE; kind++)
    code = tl_codebook_find (codebook, kind, words);
  if (code == NULL)
    g_set_error (error, TL_ERROR, TL_ERROR_NOT_FOUND, _ ("The codebook has no entry “%s”"), words);
  return code;
}

static gboolean
find_kind (const char *words, TlCodeKind *kind, GError **error)
{
  for (*kind = 0; *kind <= TL_CODE_FINDING_TYPE; (*kind)++)
    if (g_str_equal (words, tl_code_kind_to_string (*kind)))
      return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("“%s” is no kind of code: theme, agency or finding-type"), words);
  return FALSE;
}

/* Waits for the verb and tells the code that it was about. */
static gboolean
end (TlCli *self, TlCodeKind kind, const char *id, GError **error)
{
  TlCode *code;

  if (!tl_cli_wait_for_verb (self, error))
    return FALSE;
  code = tl_codebook_lookup (tl_library_get_codebook (self->library), kind, id);
  tl_cli_output_print_line (
      (const char *[]){ id, code != NULL ? tl_code_get_name (code) : NULL, NULL });
  return TRUE;
}

/* (transfer full): a code of that name at the place that the options say, or else below
 * @parent_id. */
static TlCode *
make_code (TlCli *self, TlCodeKind kind, const char *name, const char *parent_id, GError **error)
{
  g_autofree char *id = NULL;
  TlCode *parent;

  if (self->options.below != NULL)
    {
      parent = tl_cli_find_code (self, TL_CODE_THEME, self->options.below, error);
      if (parent == NULL)
        return NULL;
      parent_id = tl_code_get_id (parent);
    }
  id = self->options.id != NULL
           ? g_strdup (self->options.id)
           : tl_codebook_propose_id (tl_library_get_codebook (self->library), kind, parent_id);
  return tl_code_new (kind, id, parent_id, name, NULL, NULL, NULL, FALSE);
}

static gboolean
add (TlCli *self, const char *const *arguments, GError **error)
{
  g_autoptr (TlCode) code = NULL;
  TlCodeKind kind;

  if (!find_kind (arguments[0], &kind, error)
      || (code = make_code (self, kind, arguments[1], NULL, error)) == NULL)
    return FALSE;
  tl_library_add_code_async (self->library, code, tl_cli_ready_cb, self);
  return end (self, kind, tl_code_get_id (code), error);
}

/* (transfer full): @code with a field changed. */
static TlCode *
change_field (TlCode *code, const char *field, const char *const *values, GError **error)
{
  static const char *const facts[] = { "inclusion", "exclusion", "colour", "pattern", "sector",
                                       "successor", "from",      "to",     NULL };
  g_autofree char *value = g_strjoinv ("; ", (GStrv) values);

  if (g_str_equal (field, "name"))
    return tl_code_with_name (code, value);
  if (g_str_equal (field, "definition"))
    return tl_code_with_definition (code, value);
  if (g_str_equal (field, "phrases"))
    return tl_code_with_phrases (code, values);
  if (g_strv_contains (facts, field))
    return tl_code_with_fact (code, field, value);
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("“%s” is no field of a code: name, definition, inclusion, exclusion, phrases, "
                  "colour, pattern, sector, successor, from or to"),
               field);
  return NULL;
}

static gboolean
set (TlCli *self, const char *const *arguments, GError **error)
{
  TlCode *code = find_code (self, arguments[0], error);
  g_autoptr (TlCode) changed = NULL;

  if (code == NULL || (changed = change_field (code, arguments[1], arguments + 2, error)) == NULL)
    return FALSE;
  tl_library_set_code_async (self->library, changed, tl_cli_ready_cb, self);
  return end (self, tl_code_get_kind (changed), tl_code_get_id (changed), error);
}

static gboolean
move (TlCli *self, const char *const *arguments, GError **error)
{
  g_autofree char *id = NULL;
  TlCode *code = find_code (self, arguments[0], error), *parent = NULL, *before = NULL;
  const char *parent_id;
  TlCodeKind kind;

  if (code == NULL)
    return FALSE;
  kind = tl_code_get_kind (code);
  id = g_strdup (tl_code_get_id (code));
  if ((self->options.before != NULL
       && (before = tl_cli_find_code (self, kind, self->options.before, error)) == NULL)
      || (self->options.below != NULL
          && (parent = tl_cli_find_code (self, kind, self->options.below, error)) == NULL))
    return FALSE;
  parent_id = parent != NULL   ? tl_code_get_id (parent)
              : before != NULL ? tl_code_get_parent_id (before)
                               : NULL;
  tl_library_move_code_async (self->library, kind, id, parent_id,
                              before != NULL ? tl_code_get_id (before) : NULL, tl_cli_ready_cb,
                              self);
  return end (self, kind, id, error);
}

static gboolean
merge (TlCli *self, const char *const *arguments, GError **error)
{
  TlCode *code = find_code (self, arguments[0], error);
  TlCode *into =
      code != NULL ? tl_cli_find_code (self, tl_code_get_kind (code), arguments[1], error) : NULL;
  g_autofree char *into_id = NULL;
  TlCodeKind kind;

  if (into == NULL)
    return FALSE;
  kind = tl_code_get_kind (into);
  into_id = g_strdup (tl_code_get_id (into));
  tl_library_merge_codes_async (self->library, kind, tl_code_get_id (code), into_id,
                                tl_cli_ready_cb, self);
  return end (self, kind, into_id, error);
}

/* The new code stands beside the old one. */
static gboolean
split (TlCli *self, const char *const *arguments, GError **error)
{
  TlCode *old = find_code (self, arguments[0], error);
  g_autoptr (TlCode) code = old != NULL ? make_code (self, tl_code_get_kind (old), arguments[1],
                                                     tl_code_get_parent_id (old), error)
                                        : NULL;

  if (code == NULL)
    return FALSE;
  tl_library_split_code_async (self->library, tl_code_get_id (old), code, arguments + 2,
                               tl_cli_ready_cb, self);
  return end (self, tl_code_get_kind (code), tl_code_get_id (code), error);
}

static gboolean
retire_or_restore (TlCli *self, const char *words, gboolean is_retired, GError **error)
{
  TlCode *code = find_code (self, words, error);
  g_autofree char *id = NULL;
  TlCodeKind kind;

  if (code == NULL)
    return FALSE;
  kind = tl_code_get_kind (code);
  id = g_strdup (tl_code_get_id (code));
  tl_library_retire_code_async (self->library, kind, id, is_retired, tl_cli_ready_cb, self);
  return end (self, kind, id, error);
}

static gboolean
retire (TlCli *self, const char *const *arguments, GError **error)
{
  return retire_or_restore (self, arguments[0], TRUE, error);
}

static gboolean
restore (TlCli *self, const char *const *arguments, GError **error)
{
  return retire_or_restore (self, arguments[0], FALSE, error);
}

static gboolean
remove_code (TlCli *self, const char *const *arguments, GError **error)
{
  TlCode *code = find_code (self, arguments[0], error);
  g_autofree char *id = NULL;
  TlCodeKind kind;

  if (code == NULL)
    return FALSE;
  kind = tl_code_get_kind (code);
  id = g_strdup (tl_code_get_id (code));
  tl_library_remove_code_async (self->library, kind, id, tl_cli_ready_cb, self);
  return end (self, kind, id, error);
}

static const Change changes[] = {
  { "add", 2, 2, add },         { "set", 2, G_MAXUINT, set },     { "move", 1, 1, move },
  { "merge", 2, 2, merge },     { "split", 3, G_MAXUINT, split }, { "retire", 1, 1, retire },
  { "restore", 1, 1, restore }, { "remove", 1, 1, remove_code },
};

static const Change *
find_change (const char *words)
{
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    if (g_str_equal (words, changes[i].name))
      return &changes[i];
  return NULL;
}

gboolean
tl_cli_is_codebook_change (const char *words)
{
  return find_change (words) != NULL;
}

gboolean
tl_cli_change_codebook (TlCli *self, const char *const *arguments, GError **error)
{
  const Change *change = find_change (arguments[0]);
  guint n = g_strv_length ((GStrv) arguments) - 1;

  if (n >= change->least && n <= change->most)
    return change->run (self, arguments + 1, error);
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
               _ ("“codebook %s” takes other arguments than these: %s"), change->name,
               self->verb->arguments);
  return FALSE;
}
