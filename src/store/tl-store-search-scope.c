/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where is searched: the keys that the filters of a search let through, kept until filters or
 * library change.
 */
#define G_LOG_DOMAIN "tl-store"

#include "config.h"

#include "tl-store-search-private.h"

#include <string.h>

/* The paragraph of a document that begins there. */
typedef struct
{
  gint64 base;
  guint start;
} Place;

struct _TlSearchScope
{
  gint64 n_changes, data_version;  /* of the library when this was read */
  GArray *documents;               /* TlSearchDocument, by base */
  char *filter;                    /* nullable: what the keys below are for */
  GArray *bases;                   /* nullable: gint64: all of the text of these documents */
  GArray *keys[TL_N_SEARCH_KINDS]; /* nullable: gint64: only these */
};

#define BELOW_SQL                                                                                  \
  "WITH RECURSIVE below (id) AS (\n"                                                               \
  "  SELECT ?1 UNION SELECT themes.id FROM themes JOIN below ON parent_id = below.id)\n"
#define TAGGED_SQL                                                                                 \
  "SELECT findings.key, review_id, document_id, finding_spans.start, finding_spans.\"end\"\n"      \
  "FROM findings JOIN finding_spans ON finding_id = findings.id\n"
/* Document by document, since each is entered once then. */
#define ORDER_SQL "ORDER BY document_id, finding_spans.start"
#define HAS_THEME_SQL                                                                              \
  "findings.id IN (SELECT finding_id FROM finding_themes WHERE theme_id IN below)\n"
#define HAS_AGENCY_SQL                                                                             \
  "findings.id IN (SELECT finding_id FROM finding_agencies WHERE agency_id = ?2)\n"

static void
clear_document (gpointer data)
{
  TlSearchDocument *self = data;

  g_free (self->id);
  g_free (self->review_id);
}

static void
clear_keys (TlSearchScope *self)
{
  g_clear_pointer (&self->filter, g_free);
  g_clear_pointer (&self->bases, g_array_unref);
  for (guint i = 0; i < TL_N_SEARCH_KINDS; i++)
    g_clear_pointer (&self->keys[i], g_array_unref);
}

void
tl_search_scope_free (TlSearchScope *self)
{
  if (self == NULL)
    return;
  clear_keys (self);
  g_array_unref (self->documents);
  g_free (self);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, two = *(const gint64 *) b;

  return one < two ? -1 : one > two;
}

static int
compare_documents (gconstpointer a, gconstpointer b)
{
  return compare_keys (&((const TlSearchDocument *) a)->base,
                       &((const TlSearchDocument *) b)->base);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *one = a, *two = b;

  if (one->base != two->base)
    return one->base < two->base ? -1 : 1;
  return one->start < two->start ? -1 : one->start > two->start;
}

static gboolean
has_key (const GArray *keys, gint64 key)
{
  return g_array_binary_search ((GArray *) keys, &key, compare_keys, NULL);
}

static void
add_key (GArray *keys, gint64 key)
{
  g_array_append_val (keys, key);
}

static GArray *
new_keys (void)
{
  return g_array_new (FALSE, FALSE, sizeof (gint64));
}

const TlSearchDocument *
tl_search_scope_get_document (const TlSearchScope *self, gint64 block_key)
{
  TlSearchDocument wanted = { .base = tl_store_get_block_base (block_key) };
  guint at;

  return g_array_binary_search (self->documents, &wanted, compare_documents, &at)
             ? &g_array_index (self->documents, TlSearchDocument, at)
             : NULL;
}

/* tl_in_scope (kind, key) */
static void
in_scope (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const TlSearchScope *self = ((TlStore *) sqlite3_user_data (context))->scope;
  int kind = sqlite3_value_int (values[0]);
  gint64 key = sqlite3_value_int64 (values[1]);
  gboolean is_in = FALSE;

  if (self != NULL && kind >= 0 && kind < TL_N_SEARCH_KINDS)
    is_in = (self->keys[kind] == NULL || has_key (self->keys[kind], key))
            && (kind != TL_SEARCH_TEXT || self->bases == NULL
                || has_key (self->bases, tl_store_get_block_base (key)));
  sqlite3_result_int (context, is_in);
}

gboolean
tl_search_scope_set_up (TlStore *store, GError **error)
{
  int code = sqlite3_create_function (store->db, "tl_in_scope", 2, SQLITE_UTF8 | SQLITE_DIRECTONLY,
                                      store, in_scope, NULL, NULL);

  return code == SQLITE_OK || tl_sql_fail (store->db, code, error);
}

static TlSearchScope *
load_documents (TlStore *store, GError **error)
{
  g_autoptr (TlStatement) row =
      tl_store_prepare (store, "SELECT id, review_id, ordinal FROM documents", error);
  TlSearchScope *self;
  TlStep step;

  if (row == NULL)
    return NULL;
  self = g_new0 (TlSearchScope, 1);
  self->documents = g_array_new (FALSE, FALSE, sizeof (TlSearchDocument));
  g_array_set_clear_func (self->documents, clear_document);
  while ((step = tl_statement_step (row, error)) == TL_STEP_ROW)
    {
      TlSearchDocument document = { .id = g_strdup (tl_statement_get_text (row, 0)),
                                    .review_id = g_strdup (tl_statement_get_text (row, 1)),
                                    .ordinal = tl_statement_get_uint (row, 2) };

      document.base = tl_store_get_block_base (tl_store_make_key (document.id));
      g_array_append_val (self->documents, document);
    }
  g_array_sort (self->documents, compare_documents);
  if (step == TL_STEP_ERROR)
    g_clear_pointer (&self, tl_search_scope_free);
  return self;
}

/* Where the blocks of a document begin, as far as that was asked for. A document's text never
 * changes, so this is kept. */
typedef struct
{
  guint n_blocks;
  guint *starts; /* UNKNOWN where it was not asked for */
} Starts;

#define UNKNOWN G_MAXUINT

static void
starts_free (gpointer data)
{
  Starts *self = data;

  g_free (self->starts);
  g_free (self);
}

/* What is read while the paragraphs of tagged words are found. */
typedef struct
{
  TlStore *store;
  TlStatement *start, *count;
  GArray *places; /* Place: where these paragraphs begin */
  gint64 base;
  Starts *starts; /* of the document with this base */
} Finder;

static gboolean
enter_document (Finder *self, const char *document_id, GError **error)
{
  gint64 base = tl_store_get_block_base (tl_store_make_key (document_id));
  TlStep step;

  if (self->starts != NULL && base == self->base)
    return TRUE;
  self->base = base;
  self->starts = g_hash_table_lookup (self->store->block_starts, &base);
  if (self->starts != NULL)
    return TRUE;
  tl_statement_bind (self->count, "s", document_id);
  step = tl_statement_step (self->count, error);
  if (step == TL_STEP_ERROR)
    return FALSE;
  self->starts = g_new0 (Starts, 1);
  self->starts->n_blocks = step == TL_STEP_ROW ? tl_statement_get_uint (self->count, 0) + 1 : 0;
  self->starts->starts = g_new (guint, MAX (self->starts->n_blocks, 1));
  memset (self->starts->starts, 0xff, sizeof (guint) * MAX (self->starts->n_blocks, 1));
  g_hash_table_insert (self->store->block_starts, g_memdup2 (&base, sizeof base), self->starts);
  return TRUE;
}

static gboolean
read_start (Finder *self, guint ordinal, guint *start, GError **error)
{
  TlStep step = TL_STEP_ROW;

  if (self->starts->starts[ordinal] == UNKNOWN)
    {
      tl_statement_bind (self->start, "l", self->base + ordinal);
      step = tl_statement_step (self->start, error);
      if (step == TL_STEP_ROW)
        self->starts->starts[ordinal] = tl_statement_get_uint (self->start, 0);
    }
  *start = self->starts->starts[ordinal];
  return step != TL_STEP_ERROR;
}

/* The last block that begins at or before @start: blocks have keys in a row. */
static gboolean
find_block (Finder *self, guint start, guint *ordinal, GError **error)
{
  guint low = 0, high = self->starts->n_blocks;

  while (low + 1 < high)
    {
      guint middle = low + (high - low) / 2, at;

      if (!read_start (self, middle, &at, error))
        return FALSE;
      if (at <= start)
        low = middle;
      else
        high = middle;
    }
  *ordinal = low;
  return TRUE;
}

static gboolean
add_blocks (Finder *self, const char *document_id, guint start, guint end, GArray *keys,
            GError **error)
{
  guint ordinal, at;

  if (!enter_document (self, document_id, error) || !find_block (self, start, &ordinal, error))
    return FALSE;
  for (; ordinal < self->starts->n_blocks; ordinal++)
    {
      Place place = { self->base, 0 };

      if (!read_start (self, ordinal, &at, error))
        return FALSE;
      if (at >= end)
        break;
      add_key (keys, self->base + ordinal);
      place.start = at;
      g_array_append_val (self->places, place);
    }
  return TRUE;
}

static gboolean
is_asked (const GHashTable *reviews, const char *review_id)
{
  return reviews == NULL || g_hash_table_contains ((GHashTable *) reviews, review_id);
}

static const char *
choose_tagged_sql (const TlSearch *search)
{
  if (search->theme_id != NULL && search->agency_id != NULL)
    return BELOW_SQL TAGGED_SQL "WHERE " HAS_THEME_SQL "AND " HAS_AGENCY_SQL ORDER_SQL;
  if (search->theme_id != NULL)
    return BELOW_SQL TAGGED_SQL "WHERE ?2 IS NULL AND " HAS_THEME_SQL ORDER_SQL;
  return TAGGED_SQL "WHERE ?1 IS NULL AND " HAS_AGENCY_SQL ORDER_SQL;
}

/* Findings tagged so, and the paragraphs that hold their words. */
static gboolean
add_tagged (TlSearchScope *self, Finder *finder, const TlSearch *search, GHashTable *reviews,
            GError **error)
{
  g_autoptr (TlStatement) row = tl_store_prepare (finder->store, choose_tagged_sql (search), error);
  TlStep step;

  if (row == NULL)
    return FALSE;
  tl_statement_bind (row, "ss", search->theme_id, search->agency_id);
  while ((step = tl_statement_step (row, error)) == TL_STEP_ROW)
    if (is_asked (reviews, tl_statement_get_text (row, 1)))
      {
        add_key (self->keys[TL_SEARCH_FINDINGS], tl_statement_get_int (row, 0));
        if (!add_blocks (finder, tl_statement_get_text (row, 2), tl_statement_get_uint (row, 3),
                         tl_statement_get_uint (row, 4), self->keys[TL_SEARCH_TEXT], error))
          return FALSE;
      }
  return step == TL_STEP_DONE;
}

/* Recommendations in tagged paragraphs. */
static gboolean
add_tagged_recommendations (TlSearchScope *self, Finder *finder, GHashTable *reviews,
                            GError **error)
{
  g_autoptr (TlStatement) row = tl_store_prepare (
      finder->store, "SELECT key, review_id, document_id, start FROM recommendations", error);
  TlStep step;

  if (row == NULL)
    return FALSE;
  g_array_sort (finder->places, compare_places);
  while ((step = tl_statement_step (row, error)) == TL_STEP_ROW)
    {
      Place place = { tl_store_get_block_base (tl_store_make_key (tl_statement_get_text (row, 2))),
                      tl_statement_get_uint (row, 3) };

      if (is_asked (reviews, tl_statement_get_text (row, 1))
          && g_array_binary_search (finder->places, &place, compare_places, NULL))
        add_key (self->keys[TL_SEARCH_RECOMMENDATIONS], tl_statement_get_int (row, 0));
    }
  return step == TL_STEP_DONE;
}

static gboolean
add_addressed_recommendations (TlSearchScope *self, TlStore *store, const TlSearch *search,
                               GHashTable *reviews, GError **error)
{
  g_autoptr (TlStatement) row =
      tl_store_prepare (store,
                        "SELECT key, review_id FROM recommendations "
                        "JOIN recommendation_addressees ON recommendation_id = id "
                        "WHERE agency_id = ?1",
                        error);
  TlStep step;

  if (row == NULL)
    return FALSE;
  tl_statement_bind (row, "s", search->agency_id);
  while ((step = tl_statement_step (row, error)) == TL_STEP_ROW)
    if (is_asked (reviews, tl_statement_get_text (row, 1)))
      add_key (self->keys[TL_SEARCH_RECOMMENDATIONS], tl_statement_get_int (row, 0));
  return step == TL_STEP_DONE;
}

static gboolean
load_tagged_keys (TlSearchScope *self, TlStore *store, const TlSearch *search, GHashTable *reviews,
                  GError **error)
{
  g_autoptr (TlStatement) start =
      tl_store_prepare (store, "SELECT start FROM blocks WHERE key = ?1", error);
  g_autoptr (TlStatement) count =
      start != NULL ? tl_store_prepare (
          store, "SELECT max (ordinal) FROM blocks WHERE document_id = ?1", error)
                    : NULL;
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  Finder finder = { store, start, count, places, 0, NULL };

  if (store->block_starts == NULL)
    store->block_starts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, starts_free);
  for (guint i = 0; i < TL_N_SEARCH_KINDS; i++)
    self->keys[i] = new_keys ();
  return count != NULL && add_tagged (self, &finder, search, reviews, error)
         && add_tagged_recommendations (self, &finder, reviews, error)
         && (search->agency_id == NULL || search->theme_id != NULL
             || add_addressed_recommendations (self, store, search, reviews, error));
}

static gboolean
add_keys_of (TlStore *store, const char *sql, char **review_ids, GArray *keys, GError **error)
{
  g_autoptr (TlStatement) row = tl_store_prepare (store, sql, error);
  TlStep step = TL_STEP_DONE;

  if (row == NULL)
    return FALSE;
  for (; *review_ids != NULL && step == TL_STEP_DONE; review_ids++)
    {
      tl_statement_bind (row, "s", *review_ids);
      while ((step = tl_statement_step (row, error)) == TL_STEP_ROW)
        add_key (keys, tl_statement_get_int (row, 0));
    }
  return step == TL_STEP_DONE;
}

static gboolean
load_keys_of_reviews (TlSearchScope *self, TlStore *store, const TlSearch *search,
                      GHashTable *reviews, GError **error)
{
  self->bases = new_keys ();
  for (guint i = 0; i < self->documents->len; i++)
    {
      const TlSearchDocument *document = &g_array_index (self->documents, TlSearchDocument, i);

      if (is_asked (reviews, document->review_id))
        add_key (self->bases, document->base);
    }
  self->keys[TL_SEARCH_FINDINGS] = new_keys ();
  self->keys[TL_SEARCH_RECOMMENDATIONS] = new_keys ();
  return add_keys_of (store, "SELECT key FROM findings WHERE review_id = ?1", search->review_ids,
                      self->keys[TL_SEARCH_FINDINGS], error)
         && add_keys_of (store, "SELECT key FROM recommendations WHERE review_id = ?1",
                         search->review_ids, self->keys[TL_SEARCH_RECOMMENDATIONS], error);
}

static gboolean
load_keys (TlSearchScope *self, TlStore *store, const TlSearch *search, GError **error)
{
  g_autoptr (GHashTable) reviews = NULL;
  gboolean is_done;

  if (search->review_ids != NULL)
    {
      reviews = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; search->review_ids[i] != NULL; i++)
        g_hash_table_add (reviews, search->review_ids[i]);
    }
  is_done = search->theme_id != NULL || search->agency_id != NULL
                ? load_tagged_keys (self, store, search, reviews, error)
                : load_keys_of_reviews (self, store, search, reviews, error);
  for (guint i = 0; i < TL_N_SEARCH_KINDS; i++)
    if (self->keys[i] != NULL)
      g_array_sort (self->keys[i], compare_keys);
  return is_done;
}

static char *
name_filter (const TlSearch *search)
{
  g_autofree char *reviews =
      search->review_ids != NULL ? g_strjoinv (" ", search->review_ids) : NULL;

  if (reviews == NULL && search->theme_id == NULL && search->agency_id == NULL)
    return NULL;
  return g_strjoin ("\n", reviews != NULL ? reviews : "*",
                    search->theme_id != NULL ? search->theme_id : "",
                    search->agency_id != NULL ? search->agency_id : "", NULL);
}

/* Drops what was read before the library changed, by us or by another program. */
static gboolean
refresh (TlStore *store, GError **error)
{
  gint64 n_changes = sqlite3_total_changes64 (store->db), data_version;

  if (!tl_store_ask_int (store, &data_version, error, "PRAGMA data_version", ""))
    return FALSE;
  if (store->scope != NULL && store->scope->n_changes == n_changes
      && store->scope->data_version == data_version)
    return TRUE;
  g_clear_pointer (&store->scope, tl_search_scope_free);
  store->scope = load_documents (store, error);
  if (store->scope == NULL)
    return FALSE;
  store->scope->n_changes = n_changes;
  store->scope->data_version = data_version;
  return TRUE;
}

gboolean
tl_search_scope_enter (TlStore *store, const TlSearch *search, GError **error)
{
  g_autofree char *filter = name_filter (search);

  if (!refresh (store, error))
    return FALSE;
  if (g_strcmp0 (filter, store->scope->filter) == 0)
    return TRUE;
  clear_keys (store->scope);
  if (filter != NULL && !load_keys (store->scope, store, search, error))
    {
      clear_keys (store->scope);
      return FALSE;
    }
  store->scope->filter = g_steal_pointer (&filter);
  return TRUE;
}
