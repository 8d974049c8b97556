/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search: the three indexes asked for an expression, the hits by review.
 */
#define G_LOG_DOMAIN "tl-store"

#include "config.h"

#include "tl-query.h"
#include "tl-search-snippet.h"
#include "tl-store-search-private.h"

#include <string.h>

enum
{
  /* So many letters of what is being typed are dropped, one by one, until something is found: words
   * are stored as their stems ("inform"), and what is being typed ("informatio") may be longer than
   * that. */
  MAX_DROPPED = 5,
  /* After so many steps of SQLite somebody is asked whether to go on. */
  STEPS_BETWEEN_ASKING = 2000
};

G_STATIC_ASSERT (TL_SEARCH_MOST == 1000); /* as in the statements below */

/* What each of the three indexes is asked: which rows fit and how well; the texts of the chosen
 * rows with marks (in the same order of rows as before, so that the index is gone through only as
 * far as needed); the review of a row; where a row stands; all reviews that have one. */
typedef struct
{
  const char *rank, *words, *review, *place, *reviews;
} Index;

/* ?2: whether there is no filter. */
#define MATCH_SQL(index, kind)                                                                     \
  "FROM " index " WHERE " index " MATCH ?1 AND (?2 OR tl_in_scope (" #kind ", rowid))"
#define RANK_SQL(index, kind)                                                                      \
  "SELECT rowid, tl_rank (" index ") " MATCH_SQL (index, kind) " LIMIT 1000"
#define MARKED_SQL(index, column)                                                                  \
  "CASE WHEN +rowid IN (SELECT value FROM json_each (?3)) "                                        \
  "THEN highlight (" index ", " #column ", '" TL_MARK_BEFORE "', '" TL_MARK_AFTER "') END "

static const Index indexes[TL_N_SEARCH_KINDS] = {
  { RANK_SQL ("block_index", 0),
    "SELECT rowid, " MARKED_SQL ("block_index", 0) ", NULL " MATCH_SQL ("block_index",
                                                                        0) " LIMIT 1000",
    NULL, "SELECT document_id, NULL, number, page, start, NULL FROM blocks WHERE key = ?1",
    "SELECT DISTINCT rowid & ~1048575, NULL " MATCH_SQL ("block_index", 0) },
  { RANK_SQL ("finding_index", 1),
    "SELECT rowid, " MARKED_SQL ("finding_index", 0) ", " MARKED_SQL ("finding_index", 1)
        MATCH_SQL ("finding_index", 1) " LIMIT 1000",
    "SELECT review_id FROM findings WHERE key = ?1",
    "SELECT document_id, id, number, page, start, "
    "(SELECT max (\"end\") FROM finding_spans WHERE finding_id = id) "
    "FROM findings WHERE key = ?1",
    "SELECT DISTINCT NULL, (SELECT review_id FROM findings WHERE key = "
    "finding_index.rowid) " MATCH_SQL ("finding_index", 1) },
  { RANK_SQL ("recommendation_index", 2),
    "SELECT rowid, " MARKED_SQL ("recommendation_index",
                                 0) ", NULL " MATCH_SQL ("recommendation_index", 2) " LIMIT 1000",
    "SELECT review_id FROM recommendations WHERE key = ?1",
    "SELECT document_id, NULL, number, page, start, start + length (text) "
    "FROM recommendations WHERE key = ?1",
    "SELECT DISTINCT NULL, "
    "(SELECT review_id FROM recommendations WHERE key = recommendation_index.rowid) " MATCH_SQL (
        "recommendation_index", 2) },
};

/* A row that fits. */
typedef struct
{
  TlSearchKind kind;
  gint64 key;
  double rank;
  guint document; /* its place among the review's documents */
  TlSearchHit *hit;
} Found;

/* What was found in a review. */
typedef struct
{
  char *id;
  double best;
  GArray *found; /* Found */
} Group;

/* One search under way. */
typedef struct
{
  TlStore *store;
  const TlSearch *search;
  const char *expression;
  gboolean has_filter;
  TlSearchResult *result;
  GPtrArray *groups;                      /* Group */
  GHashTable *by_id;                      /* their ids */
  TlStatement *places[TL_N_SEARCH_KINDS]; /* nullable: asked for each hit */
} Run;

static void
clear_found (gpointer data)
{
  tl_search_hit_free (((Found *) data)->hit);
}

static void
group_free (gpointer data)
{
  Group *self = data;

  g_free (self->id);
  g_array_unref (self->found);
  g_free (self);
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
tl_store_search_set_up (TlStore *self, GError **error)
{
  sqlite3_stmt *statement = NULL;
  fts5_api *api = NULL;
  int code = sqlite3_prepare_v2 (self->db, "SELECT fts5 (?1)", -1, &statement, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
  if (code == SQLITE_OK)
    sqlite3_step (statement);
  sqlite3_finalize (statement);
  if (code == SQLITE_OK)
    code = api != NULL ? api->xCreateFunction (api, "tl_rank", NULL, rank_row, NULL) : SQLITE_ERROR;
  if (code != SQLITE_OK)
    return tl_sql_fail (self->db, code, error);
  return tl_search_scope_set_up (self, error);
}

static int
compare_rank (gconstpointer a, gconstpointer b)
{
  const Found *one = a, *two = b;

  if (one->rank < two->rank || one->rank > two->rank)
    return one->rank < two->rank ? -1 : 1;
  if (one->kind != two->kind)
    return one->kind < two->kind ? -1 : 1;
  return one->key < two->key ? -1 : one->key > two->key;
}

/* As they are read: by document, then by place. */
static int
compare_place (gconstpointer a, gconstpointer b)
{
  const Found *one = a, *two = b;

  if (one->hit == NULL || two->hit == NULL)
    return (one->hit == NULL) - (two->hit == NULL);
  if (one->document != two->document)
    return one->document < two->document ? -1 : 1;
  if (one->hit->start != two->hit->start)
    return one->hit->start < two->hit->start ? -1 : 1;
  return compare_rank (a, b);
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const Group *one = *(Group *const *) a, *two = *(Group *const *) b;

  if (one->best < two->best || one->best > two->best)
    return one->best < two->best ? -1 : 1;
  if (one->found->len != two->found->len)
    return one->found->len > two->found->len ? -1 : 1;
  return strcmp (one->id, two->id);
}

static void
add_found (Run *self, const char *review_id, const Found *found)
{
  Group *group = g_hash_table_lookup (self->by_id, review_id);

  if (group == NULL)
    {
      group = g_new0 (Group, 1);
      group->id = g_strdup (review_id);
      group->best = found->rank;
      group->found = g_array_new (FALSE, FALSE, sizeof (Found));
      g_array_set_clear_func (group->found, clear_found);
      g_ptr_array_add (self->groups, group);
      g_hash_table_insert (self->by_id, group->id, group);
    }
  group->best = MIN (group->best, found->rank);
  g_array_append_vals (group->found, found, 1);
}

/* Adds a row to those of its review. A row of an index that does not fit its texts is passed over;
 * tl_store_check() tells of it. */
static gboolean
add_row (Run *self, TlStatement *review, const Found *found, GError **error)
{
  const TlSearchDocument *document;
  TlStep step;

  if (review == NULL)
    {
      document = tl_search_scope_get_document (self->store->scope, found->key);
      if (document != NULL)
        add_found (self, document->review_id, found);
      return TRUE;
    }
  tl_statement_bind (review, "l", found->key);
  step = tl_statement_step (review, error);
  if (step == TL_STEP_ROW)
    add_found (self, tl_statement_get_text (review, 0), found);
  return step != TL_STEP_ERROR;
}

static gboolean
rank_matches (Run *self, TlSearchKind kind, GError **error)
{
  const Index *index = &indexes[kind];
  gboolean is_asked = (self->search->kinds & (1u << kind)) != 0;
  g_autoptr (TlStatement) row = tl_store_prepare (self->store, index->rank, error);
  g_autoptr (TlStatement) review = row != NULL && index->review != NULL
                                       ? tl_store_prepare (self->store, index->review, error)
                                       : NULL;
  TlStep step;

  if (row == NULL || (index->review != NULL && review == NULL))
    return FALSE;
  tl_statement_bind (row, "su", self->expression, (guint) !self->has_filter);
  while ((step = tl_statement_step (row, error)) == TL_STEP_ROW)
    {
      Found found = { .kind = kind,
                      .key = tl_statement_get_int (row, 0),
                      .rank = tl_statement_get_double (row, 1) };

      self->result->n_found[kind]++;
      if (is_asked && !add_row (self, review, &found, error))
        return FALSE;
    }
  return step == TL_STEP_DONE;
}

static gboolean
read_place (Run *self, const char *review_id, Found *found, GError **error)
{
  TlStatement *row = self->places[found->kind];
  g_autoptr (TlSearchHit) hit = g_new0 (TlSearchHit, 1);
  TlStep step;

  if (row == NULL)
    row = self->places[found->kind] =
        tl_store_prepare (self->store, indexes[found->kind].place, error);
  if (row == NULL)
    return FALSE;
  tl_statement_bind (row, "l", found->key);
  step = tl_statement_step (row, error);
  if (step == TL_STEP_ROW)
    {
      const TlSearchDocument *document;

      hit->kind = found->kind;
      hit->review_id = g_strdup (review_id);
      hit->document_id = g_strdup (tl_statement_get_text (row, 0));
      hit->finding_id = g_strdup (tl_statement_get_text (row, 1));
      hit->number = g_strdup (tl_statement_get_text (row, 2));
      hit->page = tl_statement_get_uint (row, 3);
      hit->start = tl_statement_get_uint (row, 4);
      hit->end = tl_statement_get_uint (row, 5);
      document =
          tl_search_scope_get_document (self->store->scope, tl_store_make_key (hit->document_id));
      found->document = document != NULL ? document->ordinal : 0;
      found->hit = g_steal_pointer (&hit);
    }
  return step != TL_STEP_ERROR;
}

/* The chosen rows of one index. */
typedef struct
{
  GHashTable *hits; /* gint64 in the groups to TlSearchHit */
  GString *keys;    /* JSON */
} Chosen;

static void
set_words (TlSearchHit *hit, const char *marked, const char *marked_note)
{
  guint start, end;

  if (hit->snippet != NULL || marked == NULL)
    return;
  hit->snippet = tl_search_make_snippet (marked, &start, &end);
  if (hit->snippet != NULL && hit->kind == TL_SEARCH_TEXT)
    {
      hit->end = hit->start + end;
      hit->start += start;
    }
  if (hit->snippet == NULL && marked_note != NULL)
    {
      hit->snippet = tl_search_make_snippet (marked_note, &start, &end);
      hit->is_note = hit->snippet != NULL;
    }
}

static gboolean
read_words (Run *self, TlSearchKind kind, const Chosen *chosen, GError **error)
{
  g_autoptr (TlStatement) row = NULL;
  TlStep step;

  if (g_hash_table_size (chosen->hits) == 0)
    return TRUE;
  row = tl_store_prepare (self->store, indexes[kind].words, error);
  if (row == NULL)
    return FALSE;
  tl_statement_bind (row, "sus", self->expression, (guint) !self->has_filter, chosen->keys->str);
  while ((step = tl_statement_step (row, error)) == TL_STEP_ROW)
    {
      gint64 key = tl_statement_get_int (row, 0);
      TlSearchHit *hit = g_hash_table_lookup (chosen->hits, &key);

      if (hit != NULL)
        set_words (hit, tl_statement_get_text (row, 1), tl_statement_get_text (row, 2));
    }
  return step == TL_STEP_DONE;
}

static void
choose (Chosen *chosen, Found *found)
{
  if (found->hit == NULL)
    return;
  g_hash_table_insert (chosen[found->kind].hits, &found->key, found->hit);
  g_string_append_printf (chosen[found->kind].keys, "%s%" G_GINT64_FORMAT,
                          chosen[found->kind].keys->len > 1 ? "," : "", found->key);
}

static gboolean
read_chosen (Run *self, Chosen *chosen, GError **error)
{
  for (guint i = 0; i < TL_N_SEARCH_KINDS; i++)
    {
      g_string_append_c (chosen[i].keys, ']');
      if (!read_words (self, i, &chosen[i], error))
        return FALSE;
    }
  return TRUE;
}

/* Reads the hits of the best reviews, as many as were asked for. */
static gboolean
read_hits (Run *self, GError **error)
{
  Chosen chosen[TL_N_SEARCH_KINDS];
  guint n_left = self->search->limit;
  gboolean is_done = TRUE;

  for (guint i = 0; i < TL_N_SEARCH_KINDS; i++)
    chosen[i] = (Chosen){ g_hash_table_new (g_int64_hash, g_int64_equal), g_string_new ("[") };
  for (guint i = 0; is_done && n_left > 0 && i < self->groups->len; i++)
    {
      Group *group = self->groups->pdata[i];

      g_array_sort (group->found, compare_rank);
      for (guint j = 0; is_done && n_left > 0 && j < group->found->len; j++, n_left--)
        {
          Found *found = &g_array_index (group->found, Found, j);

          is_done = read_place (self, group->id, found, error);
          choose (chosen, found);
        }
    }
  for (guint i = 0; i < TL_N_SEARCH_KINDS; i++)
    g_clear_pointer (&self->places[i], tl_statement_free);
  is_done = is_done && read_chosen (self, chosen, error);
  for (guint i = 0; i < TL_N_SEARCH_KINDS; i++)
    {
      g_hash_table_unref (chosen[i].hits);
      g_string_free (chosen[i].keys, TRUE);
    }
  return is_done;
}

static void
take_result (Run *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = self->groups->pdata[i];
      TlSearchReview *review = g_new0 (TlSearchReview, 1);

      review->id = g_strdup (group->id);
      review->n_hits = group->found->len;
      g_ptr_array_add (self->result->reviews, review);
      g_array_sort (group->found, compare_place);
      for (guint j = 0; j < group->found->len; j++)
        {
          Found *found = &g_array_index (group->found, Found, j);

          if (found->hit != NULL && found->hit->snippet != NULL)
            g_ptr_array_add (self->result->hits, g_steal_pointer (&found->hit));
        }
    }
}

static TlSearchResult *
result_new (void)
{
  TlSearchResult *self = g_new0 (TlSearchResult, 1);

  self->hits = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_search_hit_free);
  self->reviews = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_search_review_free);
  return self;
}

/* NULL where nothing was found, or on failure. */
static TlSearchResult *
run (TlStore *store, const TlSearch *search, const char *expression, GError **error)
{
  g_autoptr (TlSearchResult) result = result_new ();
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (group_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  Run self = { store,  search, expression, tl_search_has_filter (search),
               result, groups, by_id,      { NULL } };

  for (guint i = 0; i < TL_N_SEARCH_KINDS; i++)
    if (!rank_matches (&self, i, error))
      return NULL;
  if (result->n_found[TL_SEARCH_TEXT] + result->n_found[TL_SEARCH_FINDINGS]
          + result->n_found[TL_SEARCH_RECOMMENDATIONS]
      == 0)
    return NULL;
  g_ptr_array_sort (groups, compare_groups);
  if (!read_hits (&self, error))
    return NULL;
  take_result (&self);
  return g_steal_pointer (&result);
}

static int
is_cancelled (gpointer cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

/* From now on SQLite gives up when @cancellable is cancelled. */
static void
watch (TlStore *self, GCancellable *cancellable)
{
  sqlite3_progress_handler (self->db, STEPS_BETWEEN_ASKING,
                            cancellable != NULL ? is_cancelled : NULL, cancellable);
}

/* Ends that; where it was why there is nothing, that is the error. */
static void
unwatch (TlStore *self, GCancellable *cancellable, GError **error)
{
  sqlite3_progress_handler (self->db, 0, NULL, NULL);
  if (*error != NULL && g_cancellable_is_cancelled (cancellable))
    {
      g_clear_error (error);
      g_cancellable_set_error_if_cancelled (cancellable, error);
    }
}

static TlSearchResult *
search_with (TlStore *self, const TlSearch *search, const TlQuery *query, GError **error)
{
  TlSearchResult *result = NULL;

  if (!tl_search_scope_enter (self, search, error))
    return NULL;
  for (guint n_dropped = 0; result == NULL && *error == NULL && n_dropped <= MAX_DROPPED;
       n_dropped++)
    {
      g_autofree char *expression = tl_query_make_expression (query, n_dropped);

      if (expression == NULL)
        break;
      result = run (self, search, expression, error);
    }
  return result != NULL || *error != NULL ? result : result_new ();
}

TlSearchResult *
tl_store_search (TlStore *self, const TlSearch *search, GCancellable *cancellable, GError **error)
{
  g_autoptr (TlQuery) query = NULL;
  g_autoptr (GError) first_error = NULL;
  TlSearchResult *result;

  g_return_val_if_fail (TL_IS_STORE (self) && search != NULL, NULL);
  query = tl_query_parse (search->query);
  watch (self, cancellable);
  result = search_with (self, search, query, &first_error);
  unwatch (self, cancellable, &first_error);
  if (first_error != NULL)
    g_propagate_error (error, g_steal_pointer (&first_error));
  return result;
}

static gboolean
add_reviews (TlStore *self, const TlSearch *search, TlSearchKind kind, const char *expression,
             GHashTable *reviews, GError **error)
{
  g_autoptr (TlStatement) row = tl_store_prepare (self, indexes[kind].reviews, error);
  TlStep step;

  if (row == NULL)
    return FALSE;
  tl_statement_bind (row, "su", expression, (guint) !tl_search_has_filter (search));
  while ((step = tl_statement_step (row, error)) == TL_STEP_ROW)
    {
      const TlSearchDocument *document =
          kind == TL_SEARCH_TEXT
              ? tl_search_scope_get_document (self->scope, tl_statement_get_int (row, 0))
              : NULL;
      const char *id = document != NULL ? document->review_id : tl_statement_get_text (row, 1);

      if (id != NULL)
        g_hash_table_add (reviews, g_strdup (id));
    }
  return step == TL_STEP_DONE;
}

static gboolean
count_reviews (TlStore *self, const TlSearch *search, GHashTable *reviews, GError **error)
{
  g_autoptr (TlQuery) query = tl_query_parse (search->query);

  if (!tl_search_scope_enter (self, search, error))
    return FALSE;
  for (guint n_dropped = 0; g_hash_table_size (reviews) == 0 && n_dropped <= MAX_DROPPED;
       n_dropped++)
    {
      g_autofree char *expression = tl_query_make_expression (query, n_dropped);

      if (expression == NULL)
        break;
      for (guint i = 0; i < TL_N_SEARCH_KINDS; i++)
        if ((search->kinds & (1u << i)) != 0
            && !add_reviews (self, search, i, expression, reviews, error))
          return FALSE;
    }
  return TRUE;
}

gboolean
tl_store_count_found_reviews (TlStore *self, const TlSearch *search, guint *n_reviews,
                              GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) reviews = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) first_error = NULL;

  g_return_val_if_fail (TL_IS_STORE (self) && search != NULL && n_reviews != NULL, FALSE);
  watch (self, cancellable);
  count_reviews (self, search, reviews, &first_error);
  unwatch (self, cancellable, &first_error);
  if (first_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&first_error));
      return FALSE;
    }
  *n_reviews = g_hash_table_size (reviews);
  return TRUE;
}
