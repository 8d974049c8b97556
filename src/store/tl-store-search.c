/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search: what a person typed to an FTS5 expression, and the hits of the three indexes in one list. */
#define G_LOG_DOMAIN "tl-store"

#include "config.h"

#include "tl-store-private.h"

#include <string.h>

enum
{
  /* So many letters of the last word are dropped, one by one, until something is found: words are stored as
   * their stems ("inform"), and what is being typed ("informatio") may be longer than that. */
  MAX_DROPPED = 5,
  MIN_STEM = 4,
  MAX_WORDS = 32
};

typedef struct
{
  TlSearchHit *hit;
  double rank;
} Ranked;

/* Ranking needs every match; so of a very frequent word only the first in the index are ranked. */
#define RANKED(index)                                                                             \
  "(SELECT rowid AS key FROM (SELECT rowid, rank FROM " index " WHERE " index " MATCH ?1 LIMIT 1000) " \
  "ORDER BY rank LIMIT ?2)"
#define SNIPPET(index) "snippet (" index ", -1, '\uE000', '\uE001', '…', 24)"

static const char blocks_sql[]
    = "SELECT review_id, document_id, NULL, blocks.number, blocks.page, blocks.start, "
      "bm25 (block_index), " SNIPPET ("block_index") " "
      "FROM block_index JOIN blocks ON blocks.key = block_index.rowid "
      "JOIN documents ON documents.id = document_id "
      "WHERE block_index MATCH ?1 AND block_index.rowid IN " RANKED ("block_index");

static const char findings_sql[]
    = "SELECT review_id, document_id, id, number, page, start, bm25 (finding_index), "
      SNIPPET ("finding_index") " "
      "FROM finding_index JOIN findings ON findings.key = finding_index.rowid "
      "WHERE finding_index MATCH ?1 AND finding_index.rowid IN " RANKED ("finding_index");

static const char recommendations_sql[]
    = "SELECT review_id, document_id, NULL, number, page, start, bm25 (recommendation_index), "
      SNIPPET ("recommendation_index") " "
      "FROM recommendation_index JOIN recommendations "
      "ON recommendations.key = recommendation_index.rowid "
      "WHERE recommendation_index MATCH ?1 AND recommendation_index.rowid IN "
      RANKED ("recommendation_index");

static const struct
{
  const char *kind, *sql;
} searches[] = { { "block", blocks_sql },
                 { "finding", findings_sql },
                 { "recommendation", recommendations_sql } };

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

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *one = a, *two = b;
  int order;

  if (one->rank < two->rank || one->rank > two->rank)
    return one->rank < two->rank ? -1 : 1;
  order = strcmp (one->hit->document_id, two->hit->document_id);
  if (order == 0)
    order = one->hit->start < two->hit->start ? -1 : one->hit->start > two->hit->start;
  return order != 0 ? order : strcmp (one->hit->kind, two->hit->kind);
}

/* One word or phrase as an FTS5 string; FALSE where it has no letter or digit, which FTS5 would take as nothing. */
static gboolean
append_string (GString *out, const char *start, const char *end)
{
  gboolean has_token = FALSE;

  for (const char *p = start; p < end && !has_token; p = g_utf8_next_char (p))
    has_token = g_unichar_isalnum (g_utf8_get_char (p));
  if (!has_token)
    return FALSE;
  if (out->len > 0)
    g_string_append (out, " AND ");
  g_string_append_c (out, '"');
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    if (*p == '"')
      g_string_append (out, "\"\"");
    else
      g_string_append_unichar (out, g_utf8_get_char (p));
  g_string_append_c (out, '"');
  return TRUE;
}

static gboolean
is_quote (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return c == '"' || c == 0x201c || c == 0x201d || c == 0x201e;
}

/* The FTS5 expression for what a person typed, the one place where text becomes one: words and "phrases" that must
 * all occur. The last word, less @n_dropped letters, also finds words that begin so, unless a space follows it.
 * Returns NULL where nothing is asked for, or where the last word cannot be cut so far. */
static char *
make_expression (const char *query, guint n_dropped)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint n_words = 0;

  for (const char *p = query, *end; *p != '\0' && n_words < MAX_WORDS; p = end, n_words++)
    {
      gboolean is_phrase, is_last;

      for (; g_unichar_isspace (g_utf8_get_char (p)); p = g_utf8_next_char (p))
        ;
      is_phrase = *p != '\0' && is_quote (p);
      p = is_phrase ? g_utf8_next_char (p) : p;
      for (end = p; *end != '\0' && !is_quote (end)
                    && (is_phrase || !g_unichar_isspace (g_utf8_get_char (end)));
           end = g_utf8_next_char (end))
        ;
      is_last = *end == '\0' && !is_phrase;
      if (is_last && n_dropped > 0)
        {
          if (g_utf8_strlen (p, end - p) < (glong) n_dropped + MIN_STEM)
            return NULL;
          if (append_string (out, p, g_utf8_offset_to_pointer (end, -(glong) n_dropped)))
            g_string_append_c (out, '*');
        }
      else if (append_string (out, p, end) && is_last)
        g_string_append_c (out, '*');
      if (is_phrase && *end != '\0')
        end = g_utf8_next_char (end);
    }
  return out->len > 0 ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

static gboolean
search_one (TlStore *self, guint which, const char *expression, guint limit, GArray *found, GError **error)
{
  g_autoptr (TlStatement) row = tl_store_prepare (self, searches[which].sql, error);
  TlStep step;

  if (row == NULL)
    return FALSE;
  tl_statement_bind (row, "su", expression, limit);
  while ((step = tl_statement_step (row, error)) == TL_STEP_ROW)
    {
      Ranked ranked = { g_new0 (TlSearchHit, 1), tl_statement_get_double (row, 6) };

      ranked.hit->kind = g_strdup (searches[which].kind);
      ranked.hit->review_id = g_strdup (tl_statement_get_text (row, 0));
      ranked.hit->document_id = g_strdup (tl_statement_get_text (row, 1));
      ranked.hit->finding_id = g_strdup (tl_statement_get_text (row, 2));
      ranked.hit->number = g_strdup (tl_statement_get_text (row, 3));
      ranked.hit->page = tl_statement_get_uint (row, 4);
      ranked.hit->start = tl_statement_get_uint (row, 5);
      ranked.hit->snippet = g_strdup (tl_statement_get_text (row, 7));
      g_array_append_val (found, ranked);
    }
  return step == TL_STEP_DONE;
}

GPtrArray *
tl_store_search (TlStore *self, const char *query, guint limit, GError **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_search_hit_free);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Ranked));

  g_return_val_if_fail (TL_IS_STORE (self) && query != NULL, NULL);
  g_array_set_clear_func (found, clear_ranked);
  for (guint n_dropped = 0; found->len == 0 && n_dropped <= MAX_DROPPED; n_dropped++)
    {
      g_autofree char *expression = make_expression (query, n_dropped);

      if (expression == NULL)
        break;
      for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
        if (!search_one (self, i, expression, limit, found, error))
          return NULL;
    }
  g_array_sort (found, compare_ranked);
  for (guint i = 0; i < found->len && i < limit; i++)
    g_ptr_array_add (hits, g_steal_pointer (&g_array_index (found, Ranked, i).hit));
  return g_steal_pointer (&hits);
}
