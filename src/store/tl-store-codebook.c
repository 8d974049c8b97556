/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The codebook's tables: reading, adding, replacing, numbering entries. */
#define G_LOG_DOMAIN "tl-store"

#include "config.h"

#include "tl-store-private.h"

#include "tl-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Where the entries of a kind stand. Themes and agencies have tables of their own. */
typedef struct
{
  const char *write, *drop, *drop_phrases, *write_phrase, *number;
} Queries;

static const Queries theme_queries = {
  .write =
      "INSERT INTO themes "
      "(id, ordinal, parent_id, name, definition, colour, pattern, retired) "
      "VALUES (?2, (SELECT ifnull (max (ordinal), 0) + 1 FROM themes), ?3, ?4, ?5, ?6, ?7, ?8) "
      "ON CONFLICT (id) DO UPDATE SET parent_id = ?3, name = ?4, definition = ?5, "
      "colour = ?6, pattern = ?7, retired = ?8",
  .drop = "DELETE FROM themes WHERE id = ?2",
  .drop_phrases = "DELETE FROM theme_phrases WHERE theme_id = ?2",
  .write_phrase = "INSERT INTO theme_phrases (theme_id, ordinal, phrase) VALUES (?2, ?3, ?4)",
  .number = "UPDATE themes SET ordinal = ?3 WHERE id = ?2 AND ordinal <> ?3",
};

static const Queries agency_queries = {
  .write = "INSERT INTO agencies (id, ordinal, name, definition, sector, retired) "
           "VALUES (?2, (SELECT ifnull (max (ordinal), 0) + 1 FROM agencies), ?4, ?5, ?6, ?8) "
           "ON CONFLICT (id) DO UPDATE SET name = ?4, definition = ?5, sector = ?6, retired = ?8",
  .drop = "DELETE FROM agencies WHERE id = ?2",
  .drop_phrases = "DELETE FROM agency_aliases WHERE agency_id = ?2",
  .write_phrase = "INSERT INTO agency_aliases (agency_id, ordinal, alias) VALUES (?2, ?3, ?4)",
  .number = "UPDATE agencies SET ordinal = ?3 WHERE id = ?2 AND ordinal <> ?3",
};

static const Queries other_queries = {
  .write = "INSERT INTO codes (kind, id, ordinal, name, definition, retired) "
           "VALUES (?1, ?2, (SELECT ifnull (max (ordinal), 0) + 1 FROM codes WHERE kind = ?1), "
           "?4, ?5, ?8) "
           "ON CONFLICT (kind, id) DO UPDATE SET name = ?4, definition = ?5, retired = ?8",
  .drop = "DELETE FROM codes WHERE kind = ?1 AND id = ?2",
  .drop_phrases = "DELETE FROM code_phrases WHERE kind = ?1 AND code_id = ?2",
  .write_phrase =
      "INSERT INTO code_phrases (kind, code_id, ordinal, phrase) VALUES (?1, ?2, ?3, ?4)",
  .number = "UPDATE codes SET ordinal = ?3 WHERE kind = ?1 AND id = ?2 AND ordinal <> ?3",
};

/* The facts that have a column. */
static const char *const column_facts[TL_N_CODE_KINDS][2] = {
  [TL_CODE_THEME] = { "colour", "pattern" }, [TL_CODE_AGENCY] = { "sector", NULL }
};

static const char drop_facts[] = "DELETE FROM code_facts WHERE kind = ?1 AND code_id = ?2";
static const char write_fact[] =
    "INSERT INTO code_facts (kind, code_id, name, value) VALUES (?1, ?2, ?3, ?4)";

static const Queries *
get_queries (TlCodeKind kind)
{
  return kind == TL_CODE_THEME    ? &theme_queries
         : kind == TL_CODE_AGENCY ? &agency_queries
                                  : &other_queries;
}

static gboolean
is_column_fact (TlCodeKind kind, const char *name)
{
  return g_strcmp0 (name, column_facts[kind][0]) == 0
         || g_strcmp0 (name, column_facts[kind][1]) == 0;
}

static gboolean
run (sqlite3 *db, GError **error, const char *sql, TlCodeKind kind, const char *id)
{
  g_autoptr (TlStatement) statement = tl_statement_new (db, sql, error);

  if (statement == NULL)
    return FALSE;
  tl_statement_bind (statement, "us", (guint) kind, id);
  return tl_statement_run (statement, error);
}

static const char *
get_column_fact (TlCode *code, guint place)
{
  const char *name = column_facts[tl_code_get_kind (code)][place];

  return name != NULL ? tl_code_get_fact (code, name) : NULL;
}

static gboolean
write_row (sqlite3 *db, TlCode *code, GError **error)
{
  TlCodeKind kind = tl_code_get_kind (code);
  g_autoptr (TlStatement) statement = tl_statement_new (db, get_queries (kind)->write, error);

  if (statement == NULL)
    return FALSE;
  tl_statement_bind (statement, "ussssssu", (guint) kind, tl_code_get_id (code),
                     tl_code_get_parent_id (code), tl_code_get_name (code),
                     tl_code_get_definition (code), get_column_fact (code, 0),
                     get_column_fact (code, 1), (guint) tl_code_get_is_retired (code));
  return tl_statement_run (statement, error);
}

static gboolean
write_phrases (sqlite3 *db, TlCode *code, GError **error)
{
  TlCodeKind kind = tl_code_get_kind (code);
  const char *const *phrases = tl_code_get_phrases (code);
  g_autoptr (TlStatement) statement =
      tl_statement_new (db, get_queries (kind)->write_phrase, error);

  for (guint i = 0; statement != NULL && phrases[i] != NULL; i++)
    {
      tl_statement_bind (statement, "usus", (guint) kind, tl_code_get_id (code), i, phrases[i]);
      if (!tl_statement_run (statement, error))
        return FALSE;
    }
  return statement != NULL;
}

static gboolean
write_facts (sqlite3 *db, TlCode *code, GError **error)
{
  g_autoptr (TlStatement) statement = tl_statement_new (db, write_fact, error);
  TlCodeKind kind = tl_code_get_kind (code);
  const char *name, *value;
  GVariantIter iterator;

  if (statement == NULL)
    return FALSE;
  g_variant_iter_init (&iterator, tl_code_get_facts (code));
  while (g_variant_iter_next (&iterator, "{&s&s}", &name, &value))
    {
      if (is_column_fact (kind, name))
        continue;
      tl_statement_bind (statement, "usss", (guint) kind, tl_code_get_id (code), name, value);
      if (!tl_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_code (sqlite3 *db, TlCode *code, GError **error)
{
  TlCodeKind kind = tl_code_get_kind (code);
  const char *id = tl_code_get_id (code);

  return write_row (db, code, error) && run (db, error, get_queries (kind)->drop_phrases, kind, id)
         && write_phrases (db, code, error) && run (db, error, drop_facts, kind, id)
         && write_facts (db, code, error);
}

/* The rows of one sub-table, read in step with the entries that they belong to: both come by kind
 * and id. */
typedef struct
{
  TlStatement *statement; /* kind, code id, and one or two values */
  TlStep step;
} Follower;

static const char entries_sql[] =
    "SELECT 0 AS kind, id, parent_id, name, definition, colour, pattern, retired, ordinal FROM "
    "themes "
    "UNION ALL "
    "SELECT 1, id, NULL, name, definition, sector, NULL, retired, ordinal FROM agencies "
    "UNION ALL "
    "SELECT kind, id, NULL, name, definition, NULL, NULL, retired, ordinal FROM codes "
    "ORDER BY kind, id";

static const char phrases_sql[] =
    "SELECT 0 AS kind, theme_id AS id, phrase, ordinal FROM theme_phrases "
    "UNION ALL "
    "SELECT 1, agency_id, alias, ordinal FROM agency_aliases "
    "UNION ALL "
    "SELECT kind, code_id, phrase, ordinal FROM code_phrases "
    "ORDER BY kind, id, ordinal";

static const char facts_sql[] = "SELECT kind, code_id, name, value FROM code_facts "
                                "ORDER BY kind, code_id, name";

static gboolean
belongs (Follower *follower, TlStatement *entry)
{
  return follower->step == TL_STEP_ROW
         && tl_statement_get_int (follower->statement, 0) == tl_statement_get_int (entry, 0)
         && g_strcmp0 (tl_statement_get_text (follower->statement, 1),
                       tl_statement_get_text (entry, 1))
                == 0;
}

static TlCode *
read_code (TlStatement *entry, Follower *phrases, Follower *facts, GError **error)
{
  TlCodeKind kind = (TlCodeKind) tl_statement_get_int (entry, 0);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GVariantBuilder) pairs = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < 2; i++)
    if (tl_statement_get_text (entry, 5 + (int) i) != NULL)
      g_variant_builder_add (&pairs, "{ss}", column_facts[kind][i],
                             tl_statement_get_text (entry, 5 + (int) i));
  for (; belongs (phrases, entry); phrases->step = tl_statement_step (phrases->statement, error))
    g_strv_builder_add (words, tl_statement_get_text (phrases->statement, 2));
  for (; belongs (facts, entry); facts->step = tl_statement_step (facts->statement, error))
    g_variant_builder_add (&pairs, "{ss}", tl_statement_get_text (facts->statement, 2),
                           tl_statement_get_text (facts->statement, 3));
  if (phrases->step == TL_STEP_ERROR || facts->step == TL_STEP_ERROR)
    return NULL;
  list = g_strv_builder_end (words);
  return tl_code_new (kind, tl_statement_get_text (entry, 1), tl_statement_get_text (entry, 2),
                      tl_statement_get_text (entry, 3), tl_statement_get_text (entry, 4),
                      (const char *const *) list, g_variant_builder_end (&pairs),
                      tl_statement_get_int (entry, 7) != 0);
}

/* An entry and its place: a sub-theme follows its theme. */
typedef struct
{
  TlCode *code;
  gint64 ordinal, parent_ordinal;
  const char *parent_id; /* of a top theme its own id */
} Placed;

static int
compare_numbers (gint64 one, gint64 two)
{
  return one < two ? -1 : one > two;
}

static int
compare_placed (gconstpointer a, gconstpointer b)
{
  const Placed *one = a, *two = b;
  int order = compare_numbers (tl_code_get_kind (one->code), tl_code_get_kind (two->code));

  if (order == 0)
    order = compare_numbers (one->parent_ordinal, two->parent_ordinal);
  if (order == 0)
    order = strcmp (one->parent_id, two->parent_id);
  if (order == 0)
    order = compare_numbers (tl_code_get_parent_id (one->code) != NULL,
                             tl_code_get_parent_id (two->code) != NULL);
  if (order == 0)
    order = compare_numbers (one->ordinal, two->ordinal);
  return order != 0 ? order : strcmp (tl_code_get_id (one->code), tl_code_get_id (two->code));
}

static void
place_sub_themes (GArray *placed)
{
  g_autoptr (GHashTable) themes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < placed->len; i++)
    {
      Placed *item = &g_array_index (placed, Placed, i);

      item->parent_ordinal = item->ordinal;
      item->parent_id = tl_code_get_id (item->code);
      if (tl_code_get_kind (item->code) == TL_CODE_THEME)
        g_hash_table_insert (themes, (char *) item->parent_id, item);
    }
  for (guint i = 0; i < placed->len; i++)
    {
      Placed *item = &g_array_index (placed, Placed, i);
      const char *parent_id = tl_code_get_parent_id (item->code);
      const Placed *parent = parent_id != NULL ? g_hash_table_lookup (themes, parent_id) : NULL;

      if (parent == NULL)
        continue;
      item->parent_ordinal = parent->ordinal;
      item->parent_id = parent_id;
    }
}

static void
clear_placed (gpointer data)
{
  g_object_unref (((Placed *) data)->code);
}

static gboolean
read_codes (sqlite3 *db, GArray *placed, GError **error)
{
  g_autoptr (TlStatement) entries = tl_statement_new (db, entries_sql, error);
  g_autoptr (TlStatement) phrases = NULL;
  g_autoptr (TlStatement) facts = NULL;
  TlStep step;

  if (entries == NULL || (phrases = tl_statement_new (db, phrases_sql, error)) == NULL
      || (facts = tl_statement_new (db, facts_sql, error)) == NULL)
    return FALSE;
  Follower phrase_rows = { phrases, tl_statement_step (phrases, error) };
  Follower fact_rows = { facts, TL_STEP_DONE };
  if (phrase_rows.step == TL_STEP_ERROR
      || (fact_rows.step = tl_statement_step (facts, error)) == TL_STEP_ERROR)
    return FALSE;
  while ((step = tl_statement_step (entries, error)) == TL_STEP_ROW)
    {
      Placed item = { .ordinal = tl_statement_get_int (entries, 8) };

      if (tl_statement_get_int (entries, 0) < 0
          || tl_statement_get_int (entries, 0) >= TL_N_CODE_KINDS)
        continue;
      item.code = read_code (entries, &phrase_rows, &fact_rows, error);
      if (item.code == NULL)
        return FALSE;
      g_array_append_val (placed, item);
    }
  return step == TL_STEP_DONE;
}

static TlCodebook *
load_codebook (sqlite3 *db, GError **error)
{
  g_autoptr (TlCodebook) codebook = tl_codebook_new ();
  g_autoptr (GArray) placed = g_array_new (FALSE, FALSE, sizeof (Placed));

  g_array_set_clear_func (placed, clear_placed);
  if (!read_codes (db, placed, error))
    return NULL;
  place_sub_themes (placed);
  g_array_sort (placed, compare_placed);
  for (guint i = 0; i < placed->len; i++)
    tl_codebook_add (codebook, g_array_index (placed, Placed, i).code);
  return g_steal_pointer (&codebook);
}

static gboolean
have_equal_facts (TlCode *a, TlCode *b)
{
  GVariant *facts = tl_code_get_facts (a);
  const char *name, *value;
  GVariantIter iterator;

  if (g_variant_n_children (facts) != g_variant_n_children (tl_code_get_facts (b)))
    return FALSE;
  g_variant_iter_init (&iterator, facts);
  while (g_variant_iter_next (&iterator, "{&s&s}", &name, &value))
    if (g_strcmp0 (tl_code_get_fact (b, name), value) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
are_equal (TlCode *a, TlCode *b)
{
  return g_strcmp0 (tl_code_get_parent_id (a), tl_code_get_parent_id (b)) == 0
         && g_str_equal (tl_code_get_name (a), tl_code_get_name (b))
         && g_str_equal (tl_code_get_definition (a), tl_code_get_definition (b))
         && g_strv_equal (tl_code_get_phrases (a), tl_code_get_phrases (b))
         && !tl_code_get_is_retired (a) == !tl_code_get_is_retired (b) && have_equal_facts (a, b);
}

/* A theme hangs below a theme of the upper level, or below none; one that has sub-themes stays up
 * there. */
static gboolean
check_parent (TlCodebook *old, TlCodebook *codebook, TlCode *code, GError **error)
{
  const char *parent_id = tl_code_get_parent_id (code);
  TlCode *parent;

  if (parent_id == NULL)
    return TRUE;
  parent = tl_codebook_lookup (codebook, TL_CODE_THEME, parent_id);
  if (parent == NULL)
    parent = tl_codebook_lookup (old, TL_CODE_THEME, parent_id);
  if (tl_code_get_kind (code) == TL_CODE_THEME && parent != NULL && parent != code
      && tl_code_get_parent_id (parent) == NULL && !g_str_equal (parent_id, tl_code_get_id (code)))
    return TRUE;
  g_set_error (error, TL_ERROR, TL_ERROR_INVALID,
               _ ("“%s” cannot stand below “%s” in the codebook"), tl_code_get_label (code),
               parent_id);
  return FALSE;
}

static gboolean
check_form (TlCode *code, GError **error)
{
  if (tl_code_is_well_formed (code))
    return TRUE;
  g_set_error (error, TL_ERROR, TL_ERROR_INVALID,
               _ ("“%s” cannot stand in the codebook: a code has letters, digits, full stops and "
                  "hyphens, a name is not empty, and no text is too long"),
               tl_code_get_label (code));
  return FALSE;
}

static gboolean
check_sub_themes (TlCodebook *merged, GError **error)
{
  GPtrArray *themes = tl_codebook_get (merged, TL_CODE_THEME);

  for (guint i = 0; i < themes->len; i++)
    if (!check_parent (merged, merged, themes->pdata[i], error))
      return FALSE;
  return TRUE;
}

gboolean
tl_store_codebook_number (sqlite3 *db, TlCodebook *codebook, GError **error)
{
  for (TlCodeKind kind = 0; kind < TL_N_CODE_KINDS; kind++)
    {
      g_autoptr (TlStatement) statement = tl_statement_new (db, get_queries (kind)->number, error);
      GPtrArray *codes = tl_codebook_get (codebook, kind);

      if (statement == NULL)
        return FALSE;
      for (guint i = 0; i < codes->len; i++)
        {
          tl_statement_bind (statement, "usu", (guint) kind, tl_code_get_id (codes->pdata[i]),
                             i + 1);
          if (!tl_statement_run (statement, error))
            return FALSE;
        }
    }
  return TRUE;
}

gboolean
tl_store_codebook_write (sqlite3 *db, TlCodebook *codebook, guint *n_changed, GError **error)
{
  g_autoptr (TlCodebook) old = load_codebook (db, error);
  g_autoptr (TlCodebook) merged = NULL;
  guint n = 0;

  /* A sub-theme may stand before its theme. */
  if (old == NULL || !tl_sql_run (db, "PRAGMA defer_foreign_keys = ON", error))
    return FALSE;
  for (TlCodeKind kind = 0; kind < TL_N_CODE_KINDS; kind++)
    {
      GPtrArray *codes = tl_codebook_get (codebook, kind);

      for (guint i = 0; i < codes->len; i++)
        {
          TlCode *code = codes->pdata[i];
          TlCode *former = tl_codebook_lookup (old, kind, tl_code_get_id (code));

          if (former != NULL && are_equal (former, code))
            continue;
          if (!check_form (code, error) || !check_parent (old, codebook, code, error)
              || !write_code (db, code, error))
            return FALSE;
          n++;
        }
    }
  merged = load_codebook (db, error);
  if (merged == NULL || !check_sub_themes (merged, error)
      || (n > 0 && !tl_store_codebook_number (db, merged, error)))
    return FALSE;
  *n_changed = n;
  return TRUE;
}

TlCodebook *
tl_store_load_codebook (TlStore *self, GError **error)
{
  g_return_val_if_fail (TL_IS_STORE (self), NULL);
  g_assert (self->thread == g_thread_self ());
  return load_codebook (self->db, error);
}

gboolean
tl_store_merge_codebook (TlStore *self, TlCodebook *codebook, guint *n_changed, GError **error)
{
  g_autofree char *label = NULL;
  gboolean is_done;
  guint n = 0;

  g_return_val_if_fail (TL_IS_STORE (self) && TL_IS_CODEBOOK (codebook), FALSE);
  if (!tl_store_begin (self, error))
    return FALSE;
  is_done = tl_store_codebook_write (self->db, codebook, &n, error);
  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Merge a codebook: %u entry changed",
                                        "Merge a codebook: %u entries changed", n),
                           n);
  if (!tl_store_end (self, is_done, label, error))
    return FALSE;
  if (n_changed != NULL)
    *n_changed = n;
  return TRUE;
}

gboolean
tl_store_codebook_drop (sqlite3 *db, TlCodeKind kind, const char *id, GError **error)
{
  g_autoptr (TlCodebook) left = NULL;

  if (!run (db, error, drop_facts, kind, id)
      || !run (db, error, get_queries (kind)->drop, kind, id))
    return FALSE;
  left = load_codebook (db, error);
  return left != NULL && tl_store_codebook_number (db, left, error);
}
