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
  BY_WORDS = 25, /* each word of what was typed begins one */
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

static gboolean
has_words (const char *text, const char *query)
{
  g_auto (GStrv) words = g_strsplit (query, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (!has_word (text, words[i]))
      return FALSE;
  return TRUE;
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
  if (has_words (name, query))
    return BY_WORDS;
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

      if (has_words (phrase, query))
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

/* What was used of late, then all themes. */
static GPtrArray *
match_nothing (TlCodebook *codebook, GPtrArray *recent, guint limit)
{
  GPtrArray *codes = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *themes = tl_codebook_get (codebook, TL_CODE_THEME);

  for (guint i = 0; recent != NULL && i < recent->len && codes->len < limit; i++)
    if (!tl_code_get_is_retired (recent->pdata[i]))
      g_ptr_array_add (codes, g_object_ref (recent->pdata[i]));
  for (guint i = 0; i < themes->len && codes->len < limit; i++)
    if (!tl_code_get_is_retired (themes->pdata[i])
        && !g_ptr_array_find (codes, themes->pdata[i], NULL))
      g_ptr_array_add (codes, g_object_ref (themes->pdata[i]));
  return codes;
}

GPtrArray *
tl_code_match (TlCodebook *codebook, const char *query, GPtrArray *recent, guint limit)
{
  static const TlCodeKind kinds[] = { TL_CODE_THEME, TL_CODE_AGENCY, TL_CODE_FINDING_TYPE };
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (Match));
  g_autofree char *folded = tl_text_fold (query);
  GPtrArray *codes;

  if (folded[0] == '\0')
    return match_nothing (codebook, recent, limit);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GPtrArray *all = tl_codebook_get (codebook, kinds[i]);

      for (guint k = 0; k < all->len; k++)
        {
          Match match = { .code = g_ptr_array_index (all, k), .order = matches->len };

          if (tl_code_get_is_retired (match.code))
            continue;
          match.rank = rank_code (match.code, folded);
          if (match.rank < NO_MATCH && recent != NULL
              && g_ptr_array_find (recent, match.code, NULL))
            match.rank -= 5;
          if (match.rank < NO_MATCH)
            g_array_append_val (matches, match);
        }
    }
  g_array_sort (matches, compare_matches);
  codes = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < matches->len && codes->len < limit; i++)
    g_ptr_array_add (codes, g_object_ref (g_array_index (matches, Match, i).code));
  return codes;
}

char *
tl_code_match_alias (TlCode *code, const char *query)
{
  const char *const *phrases = tl_code_get_phrases (code);
  g_autofree char *folded = tl_text_fold (query);

  if (folded[0] == '\0' || rank_name (code, folded) <= BY_WORDS)
    return NULL;
  for (guint i = 0; phrases[i] != NULL; i++)
    {
      g_autofree char *phrase = tl_text_fold (phrases[i]);

      if (has_words (phrase, folded))
        return g_strdup (phrases[i]);
    }
  return NULL;
}

void
tl_code_match_group (GPtrArray *codes)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new (); /* borrowed */
  guint n = 0;

  for (guint i = 0; i < codes->len; i++)
    g_ptr_array_add (all, codes->pdata[i]);
  for (guint i = 0; i < all->len; i++)
    {
      TlCode *first = all->pdata[i];

      for (guint k = i; first != NULL && k < all->len; k++)
        {
          TlCode *code = all->pdata[k];

          if (code == NULL || tl_code_get_kind (code) != tl_code_get_kind (first))
            continue;
          codes->pdata[n++] = code;
          all->pdata[k] = NULL;
        }
    }
}

gboolean
tl_code_match_find (const char *text, const char *query, gsize *start, gsize *end)
{
  g_autofree char *folded = tl_text_fold (query);
  gboolean in_word = FALSE;

  for (const char *at = text; folded[0] != '\0' && *at != '\0'; at = g_utf8_next_char (at))
    {
      gboolean begins = !in_word;

      in_word = g_unichar_isalnum (g_utf8_get_char (at));
      if (!begins)
        continue;
      for (const char *to = g_utf8_next_char (at);; to = g_utf8_next_char (to))
        {
          g_autofree char *piece = g_strndup (at, (gsize) (to - at));
          g_autofree char *same = tl_text_fold (piece);

          if (!g_str_has_prefix (folded, same))
            break;
          if (g_str_equal (folded, same))
            {
              *start = (gsize) (at - text);
              *end = (gsize) (to - text);
              return TRUE;
            }
          if (*to == '\0')
            break;
        }
    }
  return FALSE;
}
