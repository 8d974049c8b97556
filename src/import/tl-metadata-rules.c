/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Case facts by wordings: where each counts, and what it proposes. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-metadata-private.h"

#include <string.h>

static gboolean
counts_in (const TlFactRule *rule, const TlSentence *sentence)
{
  if ((sentence->part & TL_PART_GENERAL) != 0)
    return FALSE;
  if ((rule->where & TL_FACT_IN_FAMILY_PART) != 0 && (sentence->part & TL_PART_FAMILY) == 0)
    return FALSE;
  if ((rule->where & TL_FACT_IN_EARLY_PART) != 0 && (sentence->part & TL_PART_EARLY) == 0
      && (sentence->about & TL_ABOUT_VICTIM) == 0)
    return FALSE;
  if ((rule->where & TL_FACT_OF_VICTIM) != 0 && (sentence->about & TL_ABOUT_VICTIM) == 0)
    return FALSE;
  if ((rule->where & TL_FACT_OF_PERPETRATOR) != 0 && (sentence->about & TL_ABOUT_PERPETRATOR) == 0)
    return FALSE;
  if ((rule->where & TL_FACT_ALONE) != 0
      && sentence->about == (TL_ABOUT_VICTIM | TL_ABOUT_PERPETRATOR))
    return FALSE;
  return (rule->where & TL_FACT_OF_EITHER) == 0 || sentence->about != TL_ABOUT_NOBODY;
}

/* Whether "she" or "he" at the head of a sentence may be the one whom the rule is about: a sentence
 * with a name before it may end with the other. */
static gboolean
fits_pronoun (const TlFacts *self, const TlFactRule *rule, const TlSentence *sentence)
{
  gboolean is_her =
      g_str_has_prefix (sentence->text, "She ") || g_str_has_prefix (sentence->text, "Her ");
  const TlGuess *sex;

  if ((rule->where & TL_FACT_ALONE) == 0
      || !(is_her || g_str_has_prefix (sentence->text, "He ")
           || g_str_has_prefix (sentence->text, "His ")))
    return TRUE;
  sex = tl_draft_get_guess (
      self->draft, (rule->where & TL_FACT_OF_VICTIM) != 0 ? "victim_sex" : "perpetrator_sex");
  return sex != NULL && strcmp (sex->value, is_her ? "Female" : "Male") == 0;
}

/* Whether the words before the match deny it, or those between a name and what is told of it. */
static gboolean
is_denied (const TlFactRule *rule, const TlSentence *sentence, const GMatchInfo *match)
{
  int start, end;

  if (!g_match_info_fetch_pos (match, 0, &start, &end))
    return TRUE;
  return (rule->where & TL_FACT_PLAIN) == 0
         && (tl_facts_is_denied (sentence->text, start)
             || ((rule->where & TL_FACT_ALONE) != 0 && tl_facts_is_denied (sentence->text, end)));
}

static void
apply (TlFacts *self, const TlFactRule *rule)
{
  g_autoptr (GRegex) regex = NULL;
  guint n = 0;

  for (guint i = 0; i < self->sentences->len; i++)
    {
      const TlSentence *sentence = g_ptr_array_index (self->sentences, i);
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *quote = NULL;
      g_autofree char *words = NULL;

      if (!counts_in (rule, sentence) || !fits_pronoun (self, rule, sentence)
          || strstr (sentence->lower, rule->hint) == NULL)
        continue;
      if (regex == NULL)
        regex = tl_facts_new_regex (self, rule->pattern);
      if (regex == NULL)
        return;
      if (!g_regex_match (regex, sentence->text, 0, &match) || is_denied (rule, sentence, match)
          || ++n < ((rule->where & TL_FACT_TWICE) != 0 ? 2 : 1))
        continue;
      quote = (rule->where & TL_FACT_MULTIPLE) != 0 ? g_strdup (sentence->text)
                                                    : g_match_info_fetch (match, 0);
      words = rule->value == NULL ? g_match_info_fetch (match, 1) : NULL;
      tl_facts_propose (self, rule->variable, words != NULL ? words : rule->value, quote,
                        sentence->page, (rule->where & TL_FACT_MULTIPLE) != 0);
      return;
    }
}

void
tl_facts_apply (TlFacts *self, const TlFactRule *rules, guint n_rules)
{
  for (guint i = 0; i < n_rules; i++)
    apply (self, &rules[i]);
}
