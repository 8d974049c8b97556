/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does with one entry of the codebook: add, change, move, retire, remove. */
#define G_LOG_DOMAIN "tl-store"

#include "config.h"

#include "tl-store-private.h"

#include "tl-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

TlCode *
tl_store_codebook_find (TlCodebook *codebook, TlCodeKind kind, const char *id, GError **error)
{
  TlCode *code = tl_codebook_lookup (codebook, kind, id);

  if (code == NULL)
    g_set_error (error, TL_ERROR, TL_ERROR_NOT_FOUND, _ ("There is no “%s” in the codebook"), id);
  return code;
}

gboolean
tl_store_codebook_refuse_present (TlCodebook *codebook, TlCode *code, GError **error)
{
  if (tl_codebook_lookup (codebook, tl_code_get_kind (code), tl_code_get_id (code)) == NULL)
    return TRUE;
  g_set_error (error, TL_ERROR, TL_ERROR_INVALID, _ ("“%s” is in the codebook already"),
               tl_code_get_id (code));
  return FALSE;
}

gboolean
tl_store_codebook_write_one (TlStore *self, TlCode *code, GError **error)
{
  g_autoptr (TlCodebook) codebook = tl_codebook_new ();
  guint n_changed;

  tl_codebook_add (codebook, code);
  return tl_store_codebook_write (self->db, codebook, &n_changed, error);
}

TlCode *
tl_store_codebook_give_style (TlCodebook *codebook, TlCode *code)
{
  gboolean is_top = tl_code_get_parent_id (code) == NULL;
  const char *colour = tl_code_get_fact (code, "colour"),
             *pattern = tl_code_get_fact (code, "pattern");
  g_autoptr (TlCode) coloured = NULL;

  if (tl_code_get_kind (code) != TL_CODE_THEME
      || (is_top ? colour != NULL && pattern != NULL : colour == NULL && pattern == NULL))
    return g_object_ref (code);
  colour = pattern = NULL;
  if (is_top)
    tl_codebook_propose_style (codebook, &colour, &pattern);
  coloured = tl_code_with_fact (code, "colour", colour);
  return tl_code_with_fact (coloured, "pattern", pattern);
}

static gboolean
has_sub_themes (TlCodebook *codebook, const char *id)
{
  GPtrArray *themes = tl_codebook_get (codebook, TL_CODE_THEME);

  for (guint i = 0; i < themes->len; i++)
    if (g_strcmp0 (tl_code_get_parent_id (themes->pdata[i]), id) == 0)
      return TRUE;
  return FALSE;
}

gboolean
tl_store_add_code (TlStore *self, TlCode *code, GError **error)
{
  g_autoptr (TlCodebook) codebook = NULL;
  g_autoptr (TlCode) styled = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (TL_IS_STORE (self) && TL_IS_CODE (code), FALSE);
  codebook = tl_store_load_codebook (self, error);
  if (codebook == NULL || !tl_store_codebook_refuse_present (codebook, code, error))
    return FALSE;
  styled = tl_store_codebook_give_style (codebook, code);
  label = g_strdup_printf (_ ("Add “%s” to the codebook"), tl_code_get_label (code));
  if (!tl_store_begin (self, error))
    return FALSE;
  return tl_store_end (self, tl_store_codebook_write_one (self, styled, error), label, error);
}

/* Whether one comes from @id to itself by way of successors, or to what is no agency. */
static gboolean
check_successors (TlCodebook *codebook, TlCode *code, GError **error)
{
  g_autoptr (GPtrArray) waiting = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const char *value = tl_code_get_fact (code, "successor");

  if (tl_code_get_kind (code) != TL_CODE_AGENCY)
    return TRUE;
  for (guint i = 0; value != NULL; i++)
    {
      g_auto (GStrv) ids = g_strsplit (value, ";", -1);

      for (guint k = 0; ids[k] != NULL; k++)
        if (*g_strstrip (ids[k]) != '\0' && !g_hash_table_contains (seen, ids[k]))
          {
            g_ptr_array_add (waiting, g_strdup (ids[k]));
            g_hash_table_add (seen, waiting->pdata[waiting->len - 1]);
          }
      if (g_hash_table_contains (seen, tl_code_get_id (code)))
        {
          g_set_error (error, TL_ERROR, TL_ERROR_INVALID, _ ("“%s” cannot be its own successor"),
                       tl_code_get_label (code));
          return FALSE;
        }
      if (i >= waiting->len)
        return TRUE;
      if (tl_store_codebook_find (codebook, TL_CODE_AGENCY, waiting->pdata[i], error) == NULL)
        return FALSE;
      value = tl_code_get_fact (tl_codebook_lookup (codebook, TL_CODE_AGENCY, waiting->pdata[i]),
                                "successor");
      if (value == NULL)
        value = "";
    }
  return TRUE;
}

static gboolean
differs (TlCode *former, TlCode *code, const char *fact)
{
  return g_strcmp0 (tl_code_get_fact (former, fact), tl_code_get_fact (code, fact)) != 0;
}

/* What the change is, for the journal. */
static char *
describe_change (TlCode *former, TlCode *code)
{
  const char *label = tl_code_get_label (code);

  if (former == NULL)
    return g_strdup_printf (_ ("Add “%s” to the codebook"), label);
  if (!g_str_equal (tl_code_get_name (former), tl_code_get_name (code)))
    return g_strdup_printf (_ ("Rename “%s” to “%s”"), tl_code_get_label (former),
                            tl_code_get_name (code));
  if (!g_str_equal (tl_code_get_definition (former), tl_code_get_definition (code)))
    return g_strdup_printf (_ ("Change the definition of “%s”"), label);
  if (differs (former, code, "inclusion"))
    return g_strdup_printf (_ ("Change what belongs to “%s”"), label);
  if (differs (former, code, "exclusion"))
    return g_strdup_printf (_ ("Change what does not belong to “%s”"), label);
  if (!g_strv_equal (tl_code_get_phrases (former), tl_code_get_phrases (code)))
    return g_strdup_printf (tl_code_get_kind (code) == TL_CODE_AGENCY
                                ? _ ("Change the other names of “%s”")
                                : _ ("Change the trigger phrases of “%s”"),
                            label);
  if (differs (former, code, "colour") || differs (former, code, "pattern"))
    return g_strdup_printf (_ ("Change the colour and pattern of “%s”"), label);
  if (differs (former, code, "successor"))
    return g_strdup_printf (_ ("Change what followed “%s”"), label);
  return g_strdup_printf (_ ("Change “%s” in the codebook"), label);
}

gboolean
tl_store_set_code (TlStore *self, TlCode *code, GError **error)
{
  g_autoptr (TlCodebook) codebook = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (TL_IS_STORE (self) && TL_IS_CODE (code), FALSE);
  codebook = tl_store_load_codebook (self, error);
  if (codebook == NULL || !check_successors (codebook, code, error))
    return FALSE;
  label = describe_change (
      tl_codebook_lookup (codebook, tl_code_get_kind (code), tl_code_get_id (code)), code);
  if (!tl_store_begin (self, error))
    return FALSE;
  return tl_store_end (self, tl_store_codebook_write_one (self, code, error), label, error);
}

/* Puts @code and what stands below it into @sorted. */
static void
add_family (TlCodebook *sorted, GPtrArray *codes, TlCode *code)
{
  tl_codebook_add (sorted, code);
  for (guint i = 0; tl_code_get_kind (code) == TL_CODE_THEME && i < codes->len; i++)
    if (g_strcmp0 (tl_code_get_parent_id (codes->pdata[i]), tl_code_get_id (code)) == 0)
      tl_codebook_add (sorted, codes->pdata[i]);
}

/* The siblings of @code in order, @code in front of @before_id or last. */
static TlCodebook *
sort_anew (TlCodebook *codebook, TlCode *code, const char *before_id)
{
  TlCodebook *sorted = tl_codebook_new ();
  GPtrArray *codes = tl_codebook_get (codebook, tl_code_get_kind (code));
  const char *parent_id = tl_code_get_parent_id (code);

  if (parent_id != NULL)
    tl_codebook_add (sorted, tl_codebook_lookup (codebook, TL_CODE_THEME, parent_id));
  for (guint i = 0; i < codes->len; i++)
    {
      TlCode *other = codes->pdata[i];

      if (other == code || g_strcmp0 (tl_code_get_parent_id (other), parent_id) != 0)
        continue;
      if (g_strcmp0 (tl_code_get_id (other), before_id) == 0)
        add_family (sorted, codes, code);
      add_family (sorted, codes, other);
    }
  if (tl_codebook_lookup (sorted, tl_code_get_kind (code), tl_code_get_id (code)) == NULL)
    add_family (sorted, codes, code);
  return sorted;
}

/* All themes in order, those of one family as @family has them. */
static TlCodebook *
put_family (TlCodebook *codebook, TlCodebook *family)
{
  TlCodebook *sorted = tl_codebook_new ();
  GPtrArray *themes = tl_codebook_get (codebook, TL_CODE_THEME),
            *members = tl_codebook_get (family, TL_CODE_THEME);

  for (guint i = 0; i < themes->len; i++)
    {
      const char *id = tl_code_get_id (themes->pdata[i]);

      if (g_str_equal (id, tl_code_get_id (members->pdata[0])))
        for (guint k = 0; k < members->len; k++)
          tl_codebook_add (sorted, members->pdata[k]);
      else if (tl_codebook_lookup (family, TL_CODE_THEME, id) == NULL)
        tl_codebook_add (sorted, themes->pdata[i]);
    }
  return sorted;
}

static gboolean
place_code (TlStore *self, TlCode *moved, const char *before_id, GError **error)
{
  g_autoptr (TlCodebook) codebook = NULL;
  g_autoptr (TlCodebook) sorted = NULL;
  TlCode *code;

  if (!tl_store_codebook_write_one (self, moved, error)
      || (codebook = tl_store_load_codebook (self, error)) == NULL)
    return FALSE;
  code = tl_codebook_lookup (codebook, tl_code_get_kind (moved), tl_code_get_id (moved));
  sorted = sort_anew (codebook, code, before_id);
  if (tl_code_get_parent_id (code) != NULL)
    {
      g_autoptr (TlCodebook) family = g_steal_pointer (&sorted);

      sorted = put_family (codebook, family);
    }
  return tl_store_codebook_number (self->db, sorted, error);
}

static gboolean
check_place (TlCodebook *codebook, TlCode *code, const char *parent_id, const char *before_id,
             GError **error)
{
  TlCodeKind kind = tl_code_get_kind (code);
  TlCode *before = NULL, *parent = NULL;

  if (before_id != NULL
      && (before = tl_store_codebook_find (codebook, kind, before_id, error)) == NULL)
    return FALSE;
  if (parent_id != NULL
      && (parent = tl_store_codebook_find (codebook, kind, parent_id, error)) == NULL)
    return FALSE;
  if (before == code
      || (before != NULL && g_strcmp0 (tl_code_get_parent_id (before), parent_id) != 0))
    g_set_error (error, TL_ERROR, TL_ERROR_INVALID, _ ("“%s” cannot stand in front of “%s”"),
                 tl_code_get_label (code), before_id);
  else if (parent != NULL && (kind != TL_CODE_THEME || parent == code))
    g_set_error (error, TL_ERROR, TL_ERROR_INVALID,
                 _ ("“%s” cannot stand below “%s” in the codebook"), tl_code_get_label (code),
                 tl_code_get_label (parent));
  else if (parent != NULL && tl_code_get_parent_id (parent) != NULL)
    g_set_error (error, TL_ERROR, TL_ERROR_INVALID,
                 _ ("“%s” is a sub-theme itself; nothing can stand below it"),
                 tl_code_get_label (parent));
  else if (parent != NULL && has_sub_themes (codebook, tl_code_get_id (code)))
    g_set_error (error, TL_ERROR, TL_ERROR_INVALID, _ ("“%s” has sub-themes and cannot become one"),
                 tl_code_get_label (code));
  else
    return TRUE;
  return FALSE;
}

static char *
describe_move (TlCodebook *codebook, TlCode *code, const char *parent_id)
{
  const char *label = tl_code_get_label (code);

  if (g_strcmp0 (tl_code_get_parent_id (code), parent_id) == 0)
    return g_strdup_printf (_ ("Move “%s” in the codebook"), label);
  if (parent_id == NULL)
    return g_strdup_printf (_ ("Make “%s” a theme of its own"), label);
  return g_strdup_printf (
      _ ("Move “%s” below “%s”"), label,
      tl_code_get_label (tl_codebook_lookup (codebook, TL_CODE_THEME, parent_id)));
}

gboolean
tl_store_move_code (TlStore *self, TlCodeKind kind, const char *id, const char *parent_id,
                    const char *before_id, GError **error)
{
  g_autoptr (TlCodebook) codebook = NULL;
  g_autoptr (TlCode) moved = NULL;
  g_autoptr (TlCode) styled = NULL;
  g_autofree char *label = NULL;
  TlCode *code;

  g_return_val_if_fail (TL_IS_STORE (self) && id != NULL, FALSE);
  g_return_val_if_fail ((guint) kind < TL_N_CODE_KINDS, FALSE);
  codebook = tl_store_load_codebook (self, error);
  code = codebook != NULL ? tl_store_codebook_find (codebook, kind, id, error) : NULL;
  if (code == NULL || !check_place (codebook, code, parent_id, before_id, error))
    return FALSE;
  moved = tl_code_with_parent (code, parent_id);
  styled = tl_store_codebook_give_style (codebook, moved);
  label = describe_move (codebook, code, parent_id);
  if (!tl_store_begin (self, error))
    return FALSE;
  return tl_store_end (self, place_code (self, styled, before_id, error), label, error);
}

/* A code that comes back is not merged into another any more. */
static gboolean
write_retired (TlStore *self, TlCode *code, gboolean is_retired, GError **error)
{
  g_autoptr (TlCode) changed = tl_code_with_retired (code, is_retired);
  g_autoptr (TlCode) own = is_retired ? NULL : tl_code_with_fact (changed, "merged-into", NULL);

  return tl_store_codebook_write_one (self, own != NULL ? own : changed, error);
}

/* With a theme go its sub-themes; with a sub-theme comes back its theme. */
static gboolean
retire_code (TlStore *self, TlCodebook *codebook, TlCode *code, gboolean is_retired, GError **error)
{
  GPtrArray *themes = tl_codebook_get (codebook, TL_CODE_THEME);
  TlCode *parent = tl_codebook_lookup (codebook, TL_CODE_THEME, tl_code_get_parent_id (code));

  if (!write_retired (self, code, is_retired, error))
    return FALSE;
  if (!is_retired)
    return parent == NULL || !tl_code_get_is_retired (parent)
           || write_retired (self, parent, FALSE, error);
  for (guint i = 0; tl_code_get_kind (code) == TL_CODE_THEME && i < themes->len; i++)
    if (g_strcmp0 (tl_code_get_parent_id (themes->pdata[i]), tl_code_get_id (code)) == 0
        && !write_retired (self, themes->pdata[i], TRUE, error))
      return FALSE;
  return TRUE;
}

gboolean
tl_store_retire_code (TlStore *self, TlCodeKind kind, const char *id, gboolean is_retired,
                      GError **error)
{
  g_autoptr (TlCodebook) codebook = NULL;
  g_autofree char *label = NULL;
  TlCode *code;

  g_return_val_if_fail (TL_IS_STORE (self) && id != NULL, FALSE);
  g_return_val_if_fail ((guint) kind < TL_N_CODE_KINDS, FALSE);
  codebook = tl_store_load_codebook (self, error);
  code = codebook != NULL ? tl_store_codebook_find (codebook, kind, id, error) : NULL;
  if (code == NULL)
    return FALSE;
  label = g_strdup_printf (is_retired ? _ ("Retire “%s”") : _ ("Bring “%s” back into use"),
                           tl_code_get_label (code));
  if (!tl_store_begin (self, error))
    return FALSE;
  return tl_store_end (self, retire_code (self, codebook, code, is_retired, error), label, error);
}

/* What keeps an entry from being removed: ?1 its kind, ?2 its id, ?3 its name. */
static const char uses_sql[] =
    "SELECT "
    "(SELECT count(*) FROM finding_themes WHERE ?1 = 0 AND theme_id = ?2) "
    "+ (SELECT count(*) FROM lessons WHERE ?1 = 0 AND theme_id = ?2) "
    "+ (SELECT count(*) FROM themes WHERE ?1 = 0 AND parent_id = ?2) "
    "+ (SELECT count(*) FROM finding_agencies WHERE ?1 = 1 AND agency_id = ?2) "
    "+ (SELECT count(*) FROM recommendation_addressees WHERE ?1 = 1 AND agency_id = ?2) "
    "+ (SELECT count(*) FROM status_events WHERE ?1 = 1 AND agency_id = ?2) "
    "+ (SELECT count(*) FROM findings WHERE ?1 = 2 AND type_id = ?2) "
    "+ (SELECT count(*) FROM case_values WHERE ?1 = 4 AND variable = 'borough' AND value = ?3) "
    "+ (SELECT count(*) FROM case_values WHERE ?1 = 5 AND variable = ?2) "
    "+ (SELECT count(*) FROM recommendations WHERE ?1 = 6 AND level = ?2) "
    "+ (SELECT count(*) FROM recommendations WHERE ?1 = 7 AND strength = ?2) "
    "+ (SELECT count(*) FROM status_events WHERE ?1 = 8 AND status_id = ?2)";

G_STATIC_ASSERT (TL_CODE_FINDING_TYPE == 2 && TL_CODE_BOROUGH == 4 && TL_CODE_STATUS == 8);

static gboolean
remove_code (TlStore *self, TlCode *code, GError **error)
{
  TlCodeKind kind = tl_code_get_kind (code);
  const char *id = tl_code_get_id (code);
  gint64 n_uses;

  if (!tl_store_ask_int (self, &n_uses, error, uses_sql, "uss", (guint) kind, id,
                         tl_code_get_name (code)))
    return FALSE;
  if (n_uses > 0)
    {
      g_set_error (error, TL_ERROR, TL_ERROR_INVALID,
                   _ ("“%s” is in use and cannot be removed; retire it instead"),
                   tl_code_get_label (code));
      return FALSE;
    }
  return tl_store_codebook_drop (self->db, kind, id, error);
}

gboolean
tl_store_remove_code (TlStore *self, TlCodeKind kind, const char *id, GError **error)
{
  g_autoptr (TlCodebook) codebook = NULL;
  g_autofree char *label = NULL;
  TlCode *code;

  g_return_val_if_fail (TL_IS_STORE (self) && id != NULL, FALSE);
  g_return_val_if_fail ((guint) kind < TL_N_CODE_KINDS, FALSE);
  codebook = tl_store_load_codebook (self, error);
  code = codebook != NULL ? tl_store_codebook_find (codebook, kind, id, error) : NULL;
  if (code == NULL)
    return FALSE;
  label = g_strdup_printf (_ ("Remove “%s” from the codebook"), tl_code_get_label (code));
  if (!tl_store_begin (self, error))
    return FALSE;
  return tl_store_end (self, remove_code (self, code, error), label, error);
}
