/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which reviews a changeset touches: told from its rows, and from the rows that they hang on. */
#define G_LOG_DOMAIN "tl-store"

#include "config.h"

#include "tl-store-private.h"

#include <string.h>

#define OF_DOCUMENT "SELECT review_id FROM documents WHERE id = ?1"
#define OF_FINDING "SELECT review_id FROM findings WHERE id = ?1"
#define OF_RECOMMENDATION "SELECT review_id FROM recommendations WHERE id = ?1"

/* A way from a column of a row to its review: the column holds its id, or the id of what hangs on
 * it. */
typedef struct
{
  int column; /* -1: no way */
  const char *sql;
} Way;

/* A row that was changed tells only its key and what changed in it, so some tables have two ways. A
 * way may lead nowhere when what the row hung on was removed: then the changeset holds that too. */
static const struct
{
  const char *table;
  Way ways[2];
} rules[] = {
  { "reviews", { { 0, NULL }, { -1, NULL } } },
  { "case_values", { { 0, NULL }, { -1, NULL } } },
  { "review_notes", { { 0, NULL }, { -1, NULL } } },
  { "review_coders", { { 0, NULL }, { -1, NULL } } },
  { "documents", { { 1, NULL }, { 0, OF_DOCUMENT } } },
  { "blocks",
    { { 1, OF_DOCUMENT },
      { 0, "SELECT review_id FROM blocks JOIN documents ON documents.id = document_id "
           "WHERE key = ?1" } } },
  { "actions", { { 0, OF_DOCUMENT }, { -1, NULL } } },
  { "action_recommendations", { { 0, OF_DOCUMENT }, { -1, NULL } } },
  { "scanned_pages", { { 0, OF_DOCUMENT }, { -1, NULL } } },
  { "doubts", { { 0, OF_DOCUMENT }, { -1, NULL } } },
  { "suggestion_answers", { { 0, OF_DOCUMENT }, { -1, NULL } } },
  { "readings", { { 0, OF_DOCUMENT }, { -1, NULL } } },
  { "findings", { { 2, NULL }, { 0, "SELECT review_id FROM findings WHERE key = ?1" } } },
  { "finding_spans", { { 0, OF_FINDING }, { -1, NULL } } },
  { "finding_themes", { { 0, OF_FINDING }, { -1, NULL } } },
  { "finding_agencies", { { 0, OF_FINDING }, { -1, NULL } } },
  { "recommendations",
    { { 2, NULL }, { 0, "SELECT review_id FROM recommendations WHERE key = ?1" } } },
  { "recommendation_addressees", { { 0, OF_RECOMMENDATION }, { -1, NULL } } },
  { "status_events",
    { { 1, OF_RECOMMENDATION },
      { 0, "SELECT review_id FROM status_events "
           "JOIN recommendations ON recommendations.id = recommendation_id "
           "WHERE status_events.id = ?1" } } },
  { "coders", { { -1, NULL }, { -1, NULL } } },
};

static const Way *
find_ways (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (strcmp (rules[i].table, table) == 0)
      return rules[i].ways;
  return NULL;
}

/* The value of a column after the change, or before it where it was removed or stayed. */
static char *
get_value (sqlite3_changeset_iter *iterator, int operation, int column)
{
  sqlite3_value *value = NULL;

  if (operation != SQLITE_DELETE)
    sqlite3changeset_new (iterator, column, &value);
  if (value == NULL && operation != SQLITE_INSERT)
    sqlite3changeset_old (iterator, column, &value);
  return value != NULL ? g_strdup ((const char *) sqlite3_value_text (value)) : NULL;
}

/* FALSE on error; what leads nowhere is none. A key of a number is compared as one. */
static gboolean
follow_way (TlStore *self, const Way *way, const char *value, GHashTable *seen, TlTouch *touch,
            GError **error)
{
  g_autofree char *review_id = NULL;
  char *step;

  if (way->sql == NULL)
    {
      tl_touch_add (touch, value);
      return TRUE;
    }
  step = g_strconcat (way->sql, value, NULL);
  if (!g_hash_table_add (seen, step))
    return TRUE;
  if (!tl_store_ask_text (self, &review_id, error, way->sql, "s", value))
    return FALSE;
  if (review_id != NULL)
    tl_touch_add (touch, review_id);
  return TRUE;
}

static gboolean
read_row (TlStore *self, sqlite3_changeset_iter *iterator, GHashTable *seen, TlTouch *touch,
          GError **error)
{
  const char *table;
  const Way *ways;
  int n_columns, operation, is_indirect;
  int code = sqlite3changeset_op (iterator, &table, &n_columns, &operation, &is_indirect);

  if (code != SQLITE_OK)
    return tl_sql_fail (NULL, code, error);
  ways = find_ways (table);
  if (ways == NULL)
    touch->is_everything = TRUE;
  for (guint i = 0; ways != NULL && i < 2 && ways[i].column >= 0; i++)
    {
      g_autofree char *value =
          ways[i].column < n_columns ? get_value (iterator, operation, ways[i].column) : NULL;

      if (value == NULL)
        continue;
      return follow_way (self, &ways[i], value, seen, touch, error);
    }
  return TRUE;
}

void
tl_touch_add (TlTouch *self, const char *review_id)
{
  if (self->review_ids == NULL)
    self->review_ids = g_ptr_array_new_with_free_func (g_free);
  if (!g_ptr_array_find_with_equal_func (self->review_ids, review_id, g_str_equal, NULL))
    g_ptr_array_add (self->review_ids, g_strdup (review_id));
}

void
tl_touch_clear (TlTouch *self)
{
  g_clear_pointer (&self->review_ids, g_ptr_array_unref);
  self->is_everything = FALSE;
}

gboolean
tl_store_read_touch (TlStore *self, const void *changeset, int size, TlTouch *touch, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sqlite3_changeset_iter *iterator = NULL;
  int code = sqlite3changeset_start (&iterator, size, (void *) changeset);
  gboolean is_read = TRUE;

  while (code == SQLITE_OK && is_read && sqlite3changeset_next (iterator) == SQLITE_ROW)
    is_read = read_row (self, iterator, seen, touch, error);
  if (code == SQLITE_OK)
    code = sqlite3changeset_finalize (iterator);
  if (!is_read)
    return FALSE;
  return code == SQLITE_OK || tl_sql_fail (NULL, code, error);
}
