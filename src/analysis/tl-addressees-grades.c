/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How wide a recommendation reaches and how strong its measure is. */
#define G_LOG_DOMAIN "tl-analysis"

#include "config.h"

#include "tl-addressees-private.h"

#include <string.h>

/* From the narrowest to the widest; "L9" says that it is not known. */
static const char *const levels[] = { "L9", "L1", "L2", "L3", "L4" };

enum
{
  UNCLEAR,
  SINGLE,
  LOCAL,
  REGIONAL,
  NATIONAL
};

TlPhrases *
tl_grades_new_phrases (TlCodebook *codebook, TlCodeKind kind)
{
  TlPhrases *phrases = tl_phrases_new ();
  const GPtrArray *codes = tl_codebook_get (codebook, kind);

  for (guint i = 0; i < codes->len; i++)
    {
      TlCode *code = codes->pdata[i];

      for (const char *const *phrase = tl_code_get_phrases (code); *phrase != NULL; phrase++)
        tl_phrases_add (phrases, *phrase, kind == TL_CODE_LEVEL ? TL_PHRASE_TITLE : TL_PHRASE_CUE,
                        code);
    }
  return phrases;
}

static guint
rank_level (TlCode *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    if (g_str_equal (levels[i], tl_code_get_id (code)))
      return i;
  return UNCLEAR;
}

static guint
rank_agency (TlCode *agency)
{
  const char *sector = tl_code_get_fact (agency, "sector");
  const char *tag = tl_code_get_fact (agency, "home-office");

  if (g_strcmp0 (sector, "National") == 0)
    return NATIONAL;
  if (g_strcmp0 (sector, "Regional") == 0)
    return REGIONAL;
  if (g_strcmp0 (sector, "Multi-agency") == 0
      || g_strcmp0 (tag, "community safety partnership") == 0
      || g_str_equal (tl_code_get_id (agency), TL_ALL_AGENCIES))
    return LOCAL;
  return SINGLE;
}

const char *
tl_grades_find_level (TlPhrases *phrases, GPtrArray *words, guint end, GPtrArray *agencies)
{
  g_autoptr (GArray) matches = tl_phrases_match (phrases, words, 0, end);
  guint rank = agencies->len > 1 ? LOCAL : UNCLEAR;

  for (guint i = 0; i < agencies->len; i++)
    rank = MAX (rank, rank_agency (agencies->pdata[i]));
  for (guint i = 0; i < matches->len; i++)
    {
      guint own = rank_level (g_array_index (matches, TlPhraseMatch, i).data);

      /* "Agencies should" and nobody named: the codebook calls that unclear. */
      if (own == UNCLEAR && agencies->len == 1
          && g_str_equal (tl_code_get_id (agencies->pdata[0]), TL_ALL_AGENCIES))
        rank = UNCLEAR;
      rank = MAX (rank, own);
    }
  return levels[rank];
}

static guint
rank_band (TlCode *code)
{
  static const char *const bands[] = { "weak", "intermediate", "strong" };
  const char *band = tl_code_get_fact (code, "band");

  for (guint i = 0; i < G_N_ELEMENTS (bands); i++)
    if (g_strcmp0 (band, bands[i]) == 0)
      return i + 1;
  return 0;
}

static gboolean
lies_in (const TlPhraseMatch *match, GArray *names)
{
  for (guint i = 0; i < names->len; i++)
    {
      const TlPhraseMatch *name = &g_array_index (names, TlPhraseMatch, i);

      if (match->start >= name->start && match->start < name->end)
        return TRUE;
    }
  return FALSE;
}

/* Whether it only looks like a measure: "post-separation", "this report to", "public funds", "the
 * Care Quality Commission". */
static gboolean
is_other_word (GPtrArray *words, const TlPhraseMatch *match)
{
  static const char *const nouns[] = { "this report", "the report", "public funds", NULL };
  const TlWord *word = words->pdata[match->start];
  const TlWord *before = match->start > 0 ? words->pdata[match->start - 1] : NULL;
  const TlWord *after = match->end < words->len ? words->pdata[match->end] : NULL;
  g_autofree char *noun =
      before != NULL ? g_strconcat (before->folded, " ", word->folded, NULL) : NULL;

  if (after != NULL && after->follows_hyphen && strcmp (word->folded, "post") == 0)
    return TRUE;
  if (noun != NULL && g_strv_contains (nouns, noun))
    return TRUE;
  return before != NULL && word->follows_word && !word->starts_sentence
         && g_unichar_isupper (g_utf8_get_char (word->text))
         && g_unichar_isupper (g_utf8_get_char (before->text))
         && !g_unichar_isupper (g_utf8_get_char (g_utf8_next_char (word->text)));
}

static gboolean
stands_after (GPtrArray *codes, TlCode *a, TlCode *b)
{
  guint place_a = 0, place_b = 0;

  return g_ptr_array_find (codes, a, &place_a) && g_ptr_array_find (codes, b, &place_b)
         && place_a > place_b;
}

TlCode *
tl_grades_find_strength (TlPhrases *phrases, TlCodebook *codebook, GPtrArray *words, GArray *names)
{
  GPtrArray *codes = tl_codebook_get (codebook, TL_CODE_STRENGTH);
  g_autoptr (GArray) matches = tl_phrases_match (phrases, words, 0, words->len);
  TlCode *best = NULL;

  for (guint i = 0; i < matches->len; i++)
    {
      const TlPhraseMatch *match = &g_array_index (matches, TlPhraseMatch, i);
      guint rank = rank_band (match->data), best_rank = best != NULL ? rank_band (best) : 0;

      if (lies_in (match, names) || is_other_word (words, match))
        continue;
      if (rank > best_rank
          || (rank > 0 && rank == best_rank && stands_after (codes, match->data, best)))
        best = match->data;
    }
  return best;
}
