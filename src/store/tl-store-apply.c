/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Applies a changeset of the journal. A changeset holds rows in no order, and FTS5 writes what it
 * has gathered to the disk at every row whose key is less than the last one's: with its triggers, a
 * hundred reviews would take minutes to come back. So the search indexes are kept here, key by key
 * upwards, and the triggers rest. */
#define G_LOG_DOMAIN "tl-store"

#include "config.h"

#include "tl-store-private.h"

#include "tl-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The tables that are searched: what takes a row out of the index, before it changes, and what puts
 * it in, afterwards. Both as the triggers of the schema do it. */
static const struct
{
  const char *table, *take_out, *put_in;
} indexed[] = {
  { "blocks",
    "INSERT INTO block_index (block_index, rowid, text) "
    "SELECT 'delete', key, text FROM blocks WHERE key = ?1 AND kind <> 8",
    "INSERT INTO block_index (rowid, text) "
    "SELECT key, text FROM blocks WHERE key = ?1 AND kind <> 8" },
  { "findings",
    "INSERT INTO finding_index (finding_index, rowid, quote, note) "
    "SELECT 'delete', key, quote, note FROM findings WHERE key = ?1",
    "INSERT INTO finding_index (rowid, quote, note) "
    "SELECT key, quote, note FROM findings WHERE key = ?1" },
  { "recommendations",
    "INSERT INTO recommendation_index (recommendation_index, rowid, text) "
    "SELECT 'delete', key, text FROM recommendations WHERE key = ?1",
    "INSERT INTO recommendation_index (rowid, text) "
    "SELECT key, text FROM recommendations WHERE key = ?1" },
};

/* The keys of each indexed table that a changeset touches, upwards. */
typedef GArray *Keys[G_N_ELEMENTS (indexed)];

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static void
read_key (sqlite3_changeset_iter *iterator, Keys keys)
{
  const char *table;
  int n_columns, operation, is_indirect;
  sqlite3_value *value = NULL;
  gint64 key;

  if (sqlite3changeset_op (iterator, &table, &n_columns, &operation, &is_indirect) != SQLITE_OK)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (indexed); i++)
    {
      if (strcmp (indexed[i].table, table) != 0)
        continue;
      /* The key is the first column, and never changes. */
      if (operation == SQLITE_INSERT)
        sqlite3changeset_new (iterator, 0, &value);
      else
        sqlite3changeset_old (iterator, 0, &value);
      key = sqlite3_value_int64 (value);
      g_array_append_val (keys[i], key);
    }
}

static gboolean
read_keys (TlStore *self, const void *changeset, int size, Keys keys, GError **error)
{
  sqlite3_changeset_iter *iterator = NULL;
  int code = sqlite3changeset_start (&iterator, size, (void *) changeset);

  if (code != SQLITE_OK)
    return tl_sql_fail (NULL, code, error);
  self->n_rows = self->n_steps_done = 0;
  while (sqlite3changeset_next (iterator) == SQLITE_ROW)
    {
      read_key (iterator, keys);
      self->n_rows++;
    }
  code = sqlite3changeset_finalize (iterator);
  if (code != SQLITE_OK)
    return tl_sql_fail (NULL, code, error);
  self->n_steps = self->n_rows;
  for (guint i = 0; i < G_N_ELEMENTS (indexed); i++)
    {
      g_array_sort (keys[i], compare_keys);
      self->n_steps += 2 * keys[i]->len;
    }
  return TRUE;
}

void
tl_store_tell_applied (TlStore *self)
{
  guint n_rows = 0, n_done;

  if (self->progress == NULL)
    return;
  /* A cascade changes rows of which the changeset tells as well: no more count than it has. */
  if (self->n_changes_before >= 0)
    n_rows = (guint) (sqlite3_total_changes (self->db) - self->n_changes_before);
  n_done = self->n_steps_done + MIN (n_rows, self->n_rows);
  if (n_done < self->n_steps)
    self->progress (n_done, self->n_steps, self->progress_data);
}

/* Takes the rows out of the search indexes, or puts them in; a key without a row does neither. */
static gboolean
move_rows (TlStore *self, Keys keys, gboolean is_in, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (indexed); i++)
    {
      g_autoptr (TlStatement) statement = keys[i]->len == 0 ? NULL
                                          : is_in
                                              ? tl_store_prepare (self, indexed[i].put_in, error)
                                              : tl_store_prepare (self, indexed[i].take_out, error);

      if (keys[i]->len > 0 && statement == NULL)
        return FALSE;
      for (guint k = 0; k < keys[i]->len; k++)
        {
          tl_statement_bind (statement, "l", g_array_index (keys[i], gint64, k));
          if (!tl_statement_run (statement, error))
            return FALSE;
          self->n_steps_done++;
          tl_store_tell_applied (self);
        }
    }
  return TRUE;
}

/* A delete whose row is gone was done by a cascade before it. How far somebody has read is written
 * without an entry of the journal, and may be removed whatever it has become. Anything else means
 * that the library was changed behind the journal's back. */
static int
answer_conflict (gpointer data, int kind, sqlite3_changeset_iter *iterator)
{
  const char *table;
  int n_columns, operation, is_indirect;

  if (sqlite3changeset_op (iterator, &table, &n_columns, &operation, &is_indirect) != SQLITE_OK
      || operation != SQLITE_DELETE)
    return SQLITE_CHANGESET_ABORT;
  if (kind == SQLITE_CHANGESET_NOTFOUND)
    return SQLITE_CHANGESET_OMIT;
  if (kind == SQLITE_CHANGESET_DATA && strcmp (table, "readings") == 0)
    return SQLITE_CHANGESET_REPLACE;
  return SQLITE_CHANGESET_ABORT;
}

static gboolean
apply_rows (TlStore *self, const void *changeset, int size, gboolean is_undo, GError **error)
{
  int code;

  self->n_changes_before = sqlite3_total_changes (self->db);
  code = sqlite3changeset_apply (self->db, size, (void *) changeset, tl_store_is_recorded,
                                 answer_conflict, NULL);
  self->n_changes_before = -1;
  self->n_steps_done += self->n_rows;
  if (code == SQLITE_OK)
    return TRUE;
  if ((code & 0xff) != SQLITE_ABORT && (code & 0xff) != SQLITE_CONSTRAINT)
    return tl_sql_fail (self->db, code, error);
  g_set_error (
      error, TL_ERROR, TL_ERROR_CORRUPT,
      is_undo ? _ ("This change cannot be undone: the library was changed in another way since")
              : _ ("This change cannot be redone: the library was changed in another way since"));
  return FALSE;
}

static gboolean
apply_and_index (TlStore *self, const void *changeset, int size, gboolean is_undo, GError **error)
{
  Keys keys;
  gboolean is_done;

  for (guint i = 0; i < G_N_ELEMENTS (indexed); i++)
    keys[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  is_done = read_keys (self, changeset, size, keys, error) && move_rows (self, keys, FALSE, error)
            && apply_rows (self, changeset, size, is_undo, error)
            && move_rows (self, keys, TRUE, error);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (indexed); i++)
    g_array_unref (keys[i]);
  return is_done;
}

gboolean
tl_store_apply (TlStore *self, GBytes *packed, gboolean is_undo, TlTouch *touch, GError **error)
{
  g_autoptr (GBytes) plain = tl_store_unpack_changeset (packed, error);
  gsize plain_size;
  const void *rows;
  void *inverse = NULL;
  int size, code = SQLITE_OK;
  gboolean is_done;

  if (plain == NULL)
    return FALSE;
  rows = g_bytes_get_data (plain, &plain_size);
  size = (int) plain_size;
  if (is_undo)
    {
      code = sqlite3changeset_invert (size, (void *) rows, &size, &inverse);
      rows = inverse;
    }
  is_done = code == SQLITE_OK ? apply_and_index (self, rows, size, is_undo, error)
                                    && tl_store_read_touch (self, rows, size, touch, error)
                              : tl_sql_fail (NULL, code, error);
  sqlite3_free (inverse);
  return is_done;
}
