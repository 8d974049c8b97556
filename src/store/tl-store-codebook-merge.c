/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two entries of the codebook become one, and one becomes two: what was coded goes with them. */
#define G_LOG_DOMAIN "tl-store"

#include "config.h"

#include "tl-store-private.h"

#include "tl-error.h"
#include "tl-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Everything that has ?1 has ?2 then. */
static const char *const theme_moves[] = {
  "INSERT OR IGNORE INTO finding_themes (finding_id, theme_id) "
  "SELECT finding_id, ?2 FROM finding_themes WHERE theme_id = ?1",
  "DELETE FROM finding_themes WHERE theme_id = ?1 AND ?2 IS NOT NULL",
  "UPDATE lessons SET theme_id = ?2 WHERE theme_id = ?1",
  "INSERT OR IGNORE INTO suggestion_answers "
  "(document_id, start, \"end\", theme_id, answer, coder, created) "
  "SELECT document_id, start, \"end\", ?2, answer, coder, created "
  "FROM suggestion_answers WHERE theme_id = ?1",
  "DELETE FROM suggestion_answers WHERE theme_id = ?1 AND ?2 IS NOT NULL",
  "UPDATE themes SET parent_id = (SELECT ifnull (into_theme.parent_id, into_theme.id) "
  "FROM themes AS into_theme WHERE into_theme.id = ?2) WHERE parent_id = ?1",
  NULL,
};

static const char *const agency_moves[] = {
  "INSERT OR IGNORE INTO finding_agencies (finding_id, agency_id) "
  "SELECT finding_id, ?2 FROM finding_agencies WHERE agency_id = ?1",
  "DELETE FROM finding_agencies WHERE agency_id = ?1 AND ?2 IS NOT NULL",
  "DELETE FROM recommendation_addressees WHERE agency_id = ?1 AND EXISTS "
  "(SELECT 1 FROM recommendation_addressees AS other "
  "WHERE other.recommendation_id = recommendation_addressees.recommendation_id "
  "AND other.agency_id = ?2)",
  "UPDATE recommendation_addressees SET agency_id = ?2 WHERE agency_id = ?1",
  "UPDATE status_events SET agency_id = ?2 WHERE agency_id = ?1",
  NULL,
};

static const char *const type_moves[] = {
  "UPDATE findings SET type_id = ?2 WHERE type_id = ?1",
  NULL,
};

static const char *const *
get_moves (TlCodeKind kind)
{
  return kind == TL_CODE_THEME ? theme_moves : kind == TL_CODE_AGENCY ? agency_moves : type_moves;
}

static gboolean
check_kind (TlCodeKind kind, GError **error)
{
  if (kind <= TL_CODE_FINDING_TYPE)
    return TRUE;
  g_set_error (error, TL_ERROR, TL_ERROR_INVALID,
               _ ("Only themes, agencies and finding types can be merged and split"));
  return FALSE;
}

static gboolean
check_merge (TlCode *code, TlCode *into, GError **error)
{
  if (code == into)
    g_set_error (error, TL_ERROR, TL_ERROR_INVALID, _ ("“%s” cannot be merged into itself"),
                 tl_code_get_label (code));
  else if (tl_code_get_is_retired (into))
    g_set_error (error, TL_ERROR, TL_ERROR_INVALID,
                 _ ("“%s” is retired; bring it back before something is merged into it"),
                 tl_code_get_label (into));
  else if (g_strcmp0 (tl_code_get_parent_id (into), tl_code_get_id (code)) == 0)
    g_set_error (error, TL_ERROR, TL_ERROR_INVALID,
                 _ ("“%s” cannot be merged into its own sub-theme"), tl_code_get_label (code));
  else
    return TRUE;
  return FALSE;
}

static void
add_phrase (GPtrArray *phrases, GHashTable *known, const char *phrase)
{
  if (g_hash_table_add (known, tl_text_fold (phrase)))
    g_ptr_array_add (phrases, (char *) phrase);
}

/* @into with the phrases of both; an agency is also called what the other was called. */
static TlCode *
take_phrases (TlCode *into, TlCode *code)
{
  g_autoptr (GPtrArray) phrases = g_ptr_array_new ();
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *const *own = tl_code_get_phrases (into), *const *others = tl_code_get_phrases (code);

  for (guint i = 0; own[i] != NULL; i++)
    add_phrase (phrases, known, own[i]);
  if (tl_code_get_kind (into) == TL_CODE_AGENCY)
    {
      g_hash_table_add (known, tl_text_fold (tl_code_get_name (into)));
      add_phrase (phrases, known, tl_code_get_name (code));
    }
  for (guint i = 0; others[i] != NULL; i++)
    add_phrase (phrases, known, others[i]);
  g_ptr_array_add (phrases, NULL);
  return tl_code_with_phrases (into, (const char *const *) phrases->pdata);
}

/* The successors of an agency with @into_id for @id, itself left out; NULL if they stay. */
static TlCode *
change_successors (TlCode *agency, const char *id, const char *into_id)
{
  const char *value = tl_code_get_fact (agency, "successor");
  g_auto (GStrv) ids = value != NULL ? g_strsplit (value, ";", -1) : NULL;
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_autofree char *joined = NULL;
  gboolean is_changed = FALSE;

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      gboolean is_old = g_str_equal (g_strstrip (ids[i]), id);
      const char *kept_id = is_old ? into_id : ids[i];

      is_changed = is_changed || is_old;
      if (!g_str_equal (kept_id, tl_code_get_id (agency))
          && !g_ptr_array_find_with_equal_func (kept, kept_id, g_str_equal, NULL))
        g_ptr_array_add (kept, (char *) kept_id);
    }
  g_ptr_array_add (kept, NULL);
  joined = g_strjoinv ("; ", (char **) kept->pdata);
  return is_changed ? tl_code_with_fact (agency, "successor", joined) : NULL;
}

static gboolean
write_successors (TlStore *self, const char *id, const char *into_id, GError **error)
{
  g_autoptr (TlCodebook) codebook = tl_store_load_codebook (self, error);
  GPtrArray *agencies = codebook != NULL ? tl_codebook_get (codebook, TL_CODE_AGENCY) : NULL;

  for (guint i = 0; agencies != NULL && i < agencies->len; i++)
    {
      g_autoptr (TlCode) changed = change_successors (agencies->pdata[i], id, into_id);

      if (changed != NULL && !tl_store_codebook_write_one (self, changed, error))
        return FALSE;
    }
  return agencies != NULL;
}

static gboolean
merge (TlStore *self, TlCode *code, TlCode *into, GError **error)
{
  TlCodeKind kind = tl_code_get_kind (code);
  const char *id = tl_code_get_id (code), *into_id = tl_code_get_id (into);
  const char *const *moves = get_moves (kind);
  g_autoptr (TlCode) richer = take_phrases (into, code);
  g_autoptr (TlCode) retired = tl_code_with_retired (code, TRUE);
  g_autoptr (TlCode) noted = tl_code_with_fact (retired, "merged-into", into_id);

  for (guint i = 0; moves[i] != NULL; i++)
    if (!tl_store_run (self, error, moves[i], "ss", id, into_id))
      return FALSE;
  return tl_store_codebook_write_one (self, richer, error)
         && tl_store_codebook_write_one (self, noted, error)
         && (kind != TL_CODE_AGENCY || write_successors (self, id, into_id, error));
}

gboolean
tl_store_merge_codes (TlStore *self, TlCodeKind kind, const char *id, const char *into_id,
                      GError **error)
{
  g_autoptr (TlCodebook) codebook = NULL;
  g_autofree char *label = NULL;
  TlCode *code, *into;

  g_return_val_if_fail (TL_IS_STORE (self) && id != NULL && into_id != NULL, FALSE);
  codebook = check_kind (kind, error) ? tl_store_load_codebook (self, error) : NULL;
  if (codebook == NULL || (code = tl_store_codebook_find (codebook, kind, id, error)) == NULL
      || (into = tl_store_codebook_find (codebook, kind, into_id, error)) == NULL
      || !check_merge (code, into, error))
    return FALSE;
  label = g_strdup_printf (_ ("Merge “%s” into “%s”"), tl_code_get_label (code),
                           tl_code_get_label (into));
  if (!tl_store_begin (self, error))
    return FALSE;
  return tl_store_end (self, merge (self, code, into, error), label, error);
}

/* Takes the code ?2 from the finding ?1, a theme with its sub-themes. A finding always has a type,
 * which stays until it gets another. */
static const char *const take_sql[] = {
  [TL_CODE_THEME] = "DELETE FROM finding_themes WHERE finding_id = ?1 "
                    "AND theme_id IN (SELECT id FROM themes WHERE id = ?2 OR parent_id = ?2)",
  [TL_CODE_AGENCY] = "DELETE FROM finding_agencies WHERE finding_id = ?1 AND agency_id = ?2",
  [TL_CODE_FINDING_TYPE] = "UPDATE findings SET type_id = ?2 WHERE id = ?1 AND type_id = ?2",
};
static const char *const give_sql[] = {
  [TL_CODE_THEME] = "INSERT INTO finding_themes (finding_id, theme_id) VALUES (?1, ?2)",
  [TL_CODE_AGENCY] = "INSERT INTO finding_agencies (finding_id, agency_id) VALUES (?1, ?2)",
  [TL_CODE_FINDING_TYPE] = "UPDATE findings SET type_id = ?2 WHERE id = ?1",
};

static gboolean
give_finding (TlStore *self, const char *id, TlCode *code, const char *finding_id, GError **error)
{
  TlCodeKind kind = tl_code_get_kind (code);

  if (!tl_store_run (self, error, take_sql[kind], "ss", finding_id, id))
    return FALSE;
  if (sqlite3_changes (self->db) > 0)
    return tl_store_run (self, error, give_sql[kind], "ss", finding_id, tl_code_get_id (code));
  g_set_error (error, TL_ERROR, TL_ERROR_INVALID, _ ("The finding %s does not have “%s”"),
               finding_id, id);
  return FALSE;
}

static gboolean
give_findings (TlStore *self, const char *id, TlCode *code, const char *const *finding_ids,
               GError **error)
{
  for (guint i = 0; finding_ids[i] != NULL; i++)
    if (!give_finding (self, id, code, finding_ids[i], error))
      return FALSE;
  return TRUE;
}

static char *
describe_split (TlCode *code, TlCode *new_code, guint n_findings)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Split “%s”: “%s” takes %u finding",
                                       "Split “%s”: “%s” takes %u findings", n_findings),
                          tl_code_get_label (code), tl_code_get_label (new_code), n_findings);
}

gboolean
tl_store_split_code (TlStore *self, const char *id, TlCode *code, const char *const *finding_ids,
                     GError **error)
{
  g_autoptr (TlCodebook) codebook = NULL;
  g_autoptr (TlCode) styled = NULL;
  g_autofree char *label = NULL;
  TlCode *old;

  g_return_val_if_fail (TL_IS_STORE (self) && id != NULL && TL_IS_CODE (code), FALSE);
  g_return_val_if_fail (finding_ids != NULL, FALSE);
  if (!check_kind (tl_code_get_kind (code), error)
      || (codebook = tl_store_load_codebook (self, error)) == NULL
      || (old = tl_store_codebook_find (codebook, tl_code_get_kind (code), id, error)) == NULL
      || !tl_store_codebook_refuse_present (codebook, code, error))
    return FALSE;
  if (finding_ids[0] == NULL)
    {
      g_set_error (error, TL_ERROR, TL_ERROR_INVALID,
                   _ ("Say which findings of “%s” the new code takes"), tl_code_get_label (old));
      return FALSE;
    }
  styled = tl_store_codebook_give_style (codebook, code);
  label = describe_split (old, code, g_strv_length ((GStrv) finding_ids));
  if (!tl_store_begin (self, error))
    return FALSE;
  return tl_store_end (self,
                       tl_store_codebook_write_one (self, styled, error)
                           && give_findings (self, id, styled, finding_ids, error),
                       label, error);
}
