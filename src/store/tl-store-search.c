/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search: what a person typed to an FTS5 expression, and the hits of the three indexes in one list.
 */
#define G_LOG_DOMAIN "tl-store"

#include "config.h"

#include "tl-query.h"
#include "tl-store-private.h"

#include <string.h>

enum
{
  /* So many letters of the last word are dropped, one by one, until something is found: words are
   * stored as their stems ("inform"), and what is being typed ("informatio") may be longer than
   * that. */
  MAX_DROPPED = 5,
  /* Ranking must look at every match; of very frequent words only so many are looked at. */
  MAX_RANKED = 1000
};

G_STATIC_ASSERT (MAX_RANKED == 1000); /* as in the statements below */

/* What each of the three indexes is asked: which rows fit and how well; the words of the chosen
 * rows (in the same order of rows as before, so that the index is gone through only as far as
 * needed); where these rows stand. */
typedef struct
{
  const char *kind, *rank, *words, *place;
} Index;

#define RANK_SQL(index)                                                                            \
  "SELECT rowid, tl_rank (" index ") FROM " index " WHERE " index " MATCH ?1 LIMIT 1000"
#define WORDS_SQL(index)                                                                           \
  "SELECT rowid, CASE WHEN +rowid IN (SELECT value FROM json_each (?2)) "                          \
  "THEN snippet (" index ", -1, '\uE000', '\uE001', '…', 24) END "                               \
  "FROM " index " WHERE " index " MATCH ?1 LIMIT 1000"

static const Index indexes[] = {
  { "block", RANK_SQL ("block_index"), WORDS_SQL ("block_index"),
    "SELECT review_id, document_id, NULL, number, page, start "
    "FROM blocks JOIN documents ON documents.id = document_id WHERE key = ?1" },
  { "finding", RANK_SQL ("finding_index"), WORDS_SQL ("finding_index"),
    "SELECT review_id, document_id, id, number, page, start FROM findings WHERE key = ?1" },
  { "recommendation", RANK_SQL ("recommendation_index"), WORDS_SQL ("recommendation_index"),
    "SELECT review_id, document_id, NULL, number, page, start FROM recommendations WHERE key = "
    "?1" },
};

typedef struct
{
  const Index *index;
  gint64 key;
  double rank;
  TlSearchHit *hit;
} Ranked;

void
tl_search_hit_free (TlSearchHit *self)
{
  if (self == NULL)
    return;
  g_free (self->kind);
  g_free (self->review_id);
  g_free (self->document_id);
  g_free (self->finding_id);
  g_free (self->number);
  g_free (self->snippet);
  g_free (self);
}

static void
clear_ranked (gpointer data)
{
  tl_search_hit_free (((Ranked *) data)->hit);
}

/* BM25 without the weight of rare words (Robertson and Zaragoza 2009, p. 362, k1 = 1.2, b = 0.75):
 * all words must occur in every match, and to weigh them SQLite would count all their matches at
 * each keystroke. As SQLite has it, the better is the smaller. */
static void
rank_row (const Fts5ExtensionApi *api, Fts5Context *row, sqlite3_context *result, int n_values,
          sqlite3_value **values)
{
  const double k1 = 1.2, b = 0.75;
  int n_words = 0, n_places = 0, size = 0;
  sqlite3_int64 n_rows = 0, total = 0;
  g_autofree guint *counts = g_new0 (guint, (gsize) api->xPhraseCount (row) + 1);
  double score = 0, length;

  if (api->xInstCount (row, &n_places) != SQLITE_OK
      || api->xColumnSize (row, -1, &size) != SQLITE_OK
      || api->xRowCount (row, &n_rows) != SQLITE_OK
      || api->xColumnTotalSize (row, -1, &total) != SQLITE_OK)
    {
      sqlite3_result_error_code (result, SQLITE_CORRUPT);
      return;
    }
  n_words = api->xPhraseCount (row);
  for (int i = 0; i < n_places; i++)
    {
      int word, column, offset;

      if (api->xInst (row, i, &word, &column, &offset) == SQLITE_OK && word >= 0 && word < n_words)
        counts[word]++;
    }
  length = total > 0 ? (double) size * (double) n_rows / (double) total : 1;
  for (int i = 0; i < n_words; i++)
    score += counts[i] * (k1 + 1) / (counts[i] + k1 * (1 - b + b * length));
  sqlite3_result_double (result, -score);
}

gboolean
tl_store_search_set_up (sqlite3 *db, GError **error)
{
  sqlite3_stmt *statement = NULL;
  fts5_api *api = NULL;
  int code = sqlite3_prepare_v2 (db, "SELECT fts5 (?1)", -1, &statement, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
  if (code == SQLITE_OK)
    sqlite3_step (statement);
  sqlite3_finalize (statement);
  if (code == SQLITE_OK)
    code = api != NULL ? api->xCreateFunction (api, "tl_rank", NULL, rank_row, NULL) : SQLITE_ERROR;
  return code == SQLITE_OK || tl_sql_fail (db, code, error);
}

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *one = a, *two = b;

  if (one->rank < two->rank || one->rank > two->rank)
    return one->rank < two->rank ? -1 : 1;
  if (one->index != two->index)
    return one->index < two->index ? -1 : 1;
  return one->key < two->key ? -1 : one->key > two->key;
}

static gboolean
rank_matches (TlStore *self, const Index *index, const char *expression, GArray *found,
              GError **error)
{
  g_autoptr (TlStatement) row = tl_store_prepare (self, index->rank, error);
  TlStep step;

  if (row == NULL)
    return FALSE;
  tl_statement_bind (row, "s", expression);
  while ((step = tl_statement_step (row, error)) == TL_STEP_ROW)
    {
      Ranked ranked = { index, tl_statement_get_int (row, 0), tl_statement_get_double (row, 1),
                        NULL };

      g_array_append_val (found, ranked);
    }
  return step == TL_STEP_DONE;
}

/* The keys of the hits in one index, as JSON. */
static char *
list_keys (const Index *index, GArray *found)
{
  GString *keys = g_string_new ("[");

  for (guint i = 0; i < found->len; i++)
    if (g_array_index (found, Ranked, i).index == index)
      g_string_append_printf (keys, "%s%" G_GINT64_FORMAT, keys->len > 1 ? "," : "",
                              g_array_index (found, Ranked, i).key);
  g_string_append_c (keys, ']');
  return g_string_free (keys, FALSE);
}

static TlSearchHit *
find_hit (const Index *index, GArray *found, gint64 key)
{
  for (guint i = 0; i < found->len; i++)
    {
      const Ranked *ranked = &g_array_index (found, Ranked, i);

      if (ranked->index == index && ranked->key == key)
        return ranked->hit;
    }
  return NULL;
}

static gboolean
read_words (TlStore *self, const Index *index, const char *expression, GArray *found,
            GError **error)
{
  g_autofree char *keys = list_keys (index, found);
  g_autoptr (TlStatement) row = tl_store_prepare (self, index->words, error);
  TlStep step = TL_STEP_DONE;

  if (row == NULL)
    return FALSE;
  if (strcmp (keys, "[]") == 0)
    return TRUE;
  tl_statement_bind (row, "ss", expression, keys);
  while ((step = tl_statement_step (row, error)) == TL_STEP_ROW)
    {
      const char *snippet = tl_statement_get_text (row, 1);
      TlSearchHit *hit =
          snippet != NULL ? find_hit (index, found, tl_statement_get_int (row, 0)) : NULL;

      if (hit != NULL && hit->snippet == NULL)
        hit->snippet = g_strdup (snippet);
    }
  return step == TL_STEP_DONE;
}

static gboolean
read_place (TlStore *self, Ranked *ranked, GError **error)
{
  g_autoptr (TlStatement) row = tl_store_prepare (self, ranked->index->place, error);
  TlSearchHit *hit = g_new0 (TlSearchHit, 1);
  TlStep step;

  ranked->hit = hit;
  hit->kind = g_strdup (ranked->index->kind);
  if (row == NULL)
    return FALSE;
  tl_statement_bind (row, "l", ranked->key);
  step = tl_statement_step (row, error);
  if (step == TL_STEP_ROW)
    {
      hit->review_id = g_strdup (tl_statement_get_text (row, 0));
      hit->document_id = g_strdup (tl_statement_get_text (row, 1));
      hit->finding_id = g_strdup (tl_statement_get_text (row, 2));
      hit->number = g_strdup (tl_statement_get_text (row, 3));
      hit->page = tl_statement_get_uint (row, 4);
      hit->start = tl_statement_get_uint (row, 5);
    }
  return step != TL_STEP_ERROR;
}

/* Fills @found with the best hits for @expression, ranked. */
static gboolean
search (TlStore *self, const char *expression, guint limit, GArray *found, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (indexes); i++)
    if (!rank_matches (self, &indexes[i], expression, found, error))
      return FALSE;
  g_array_sort (found, compare_ranked);
  g_array_set_size (found, MIN (found->len, limit));
  for (guint i = 0; i < found->len; i++)
    if (!read_place (self, &g_array_index (found, Ranked, i), error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (indexes); i++)
    if (!read_words (self, &indexes[i], expression, found, error))
      return FALSE;
  return TRUE;
}

GPtrArray *
tl_store_search (TlStore *self, const char *query, guint limit, GError **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_search_hit_free);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Ranked));
  g_autoptr (TlQuery) parsed = NULL;

  g_return_val_if_fail (TL_IS_STORE (self) && query != NULL, NULL);
  parsed = tl_query_parse (query);
  g_array_set_clear_func (found, clear_ranked);
  for (guint n_dropped = 0; found->len == 0 && n_dropped <= MAX_DROPPED; n_dropped++)
    {
      g_autofree char *expression = tl_query_make_expression (parsed, n_dropped);

      if (expression == NULL)
        break;
      if (!search (self, expression, limit, found, error))
        return NULL;
    }
  for (guint i = 0; i < found->len; i++)
    {
      TlSearchHit *hit = g_array_index (found, Ranked, i).hit;

      /* An index that does not fit its texts names rows that are gone; tl_store_check() tells of
       * it. */
      if (hit->review_id != NULL && hit->snippet != NULL)
        g_ptr_array_add (hits, g_steal_pointer (&g_array_index (found, Ranked, i).hit));
    }
  return g_steal_pointer (&hits);
}
