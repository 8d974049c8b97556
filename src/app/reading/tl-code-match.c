/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds codes of the codebook as one types. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-code-match.h"
#include "tl-text.h"

#include <string.h>

/* Rank of a match: the smaller the better; gaps leave room for what was used of late. */
enum
{
  BY_ID = 0,
  BY_NAME = 10,
  BY_WORD = 20,
  BY_ALIAS = 30,
  INSIDE = 40,
  NO_MATCH = 1000
};

typedef struct
{
  TlCode *code;
  int rank;
  guint order;
} Match;

/* Whether a word of TEXT begins with QUERY; both folded. */
static gboolean
has_word (const char *text, const char *query)
{
  for (const char *at = strstr (text, query); at != NULL; at = strstr (at + 1, query))
    if (at == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at))))
      return TRUE;
  return FALSE;
}

static int
rank_name (TlCode *code, const char *query)
{
  g_autofree char *id = tl_text_fold (tl_code_get_id (code));
  g_autofree char *name = tl_text_fold (tl_code_get_name (code));

  if (g_str_has_prefix (id, query))
    return BY_ID;
  if (g_str_has_prefix (name, query))
    return BY_NAME;
  if (has_word (name, query))
    return BY_WORD;
  return strlen (query) >= 3 && strstr (name, query) != NULL ? INSIDE : NO_MATCH;
}

static int
rank_code (TlCode *code, const char *query)
{
  const char *const *phrases = tl_code_get_phrases (code);
  int rank = rank_name (code, query);

  for (guint i = 0; rank > BY_ALIAS && phrases[i] != NULL; i++)
    {
      g_autofree char *phrase = tl_text_fold (phrases[i]);

      if (has_word (phrase, query))
        rank = BY_ALIAS;
    }
  return rank;
}

static int
compare_matches (gconstpointer a, gconstpointer b)
{
  const Match *x = a, *y = b;

  return x->rank != y->rank ? x->rank - y->rank : x->order < y->order ? -1 : 1;
}

GPtrArray *
tl_code_match (TlCodebook *codebook, const char *query, GPtrArray *recent, guint limit)
{
  static const TlCodeKind kinds[] = { TL_CODE_THEME, TL_CODE_AGENCY, TL_CODE_FINDING_TYPE };
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (Match));
  g_autofree char *folded = tl_text_fold (query);
  GPtrArray *codes = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_kinds = folded[0] == '\0' ? 1 : G_N_ELEMENTS (kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      GPtrArray *all = tl_codebook_get (codebook, kinds[i]);

      for (guint k = 0; k < all->len; k++)
        {
          Match match = { .code = g_ptr_array_index (all, k), .order = matches->len };

          if (tl_code_get_is_retired (match.code))
            continue;
          match.rank = folded[0] == '\0' ? BY_NAME : rank_code (match.code, folded);
          if (match.rank < NO_MATCH && recent != NULL
              && g_ptr_array_find (recent, match.code, NULL))
            match.rank -= 5;
          if (match.rank < NO_MATCH)
            g_array_append_val (matches, match);
        }
    }
  g_array_sort (matches, compare_matches);
  for (guint i = 0; i < matches->len && codes->len < limit; i++)
    g_ptr_array_add (codes, g_object_ref (g_array_index (matches, Match, i).code));
  return codes;
}

char *
tl_code_match_alias (TlCode *code, const char *query)
{
  const char *const *phrases = tl_code_get_phrases (code);
  g_autofree char *folded = tl_text_fold (query);

  if (folded[0] == '\0' || rank_name (code, folded) <= BY_WORD)
    return NULL;
  for (guint i = 0; phrases[i] != NULL; i++)
    {
      g_autofree char *phrase = tl_text_fold (phrases[i]);

      if (has_word (phrase, folded))
        return g_strdup (phrases[i]);
    }
  return NULL;
}
