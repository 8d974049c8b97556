/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How old the one who died and the one who caused it were. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-metadata-private.h"

#include <stdlib.h>
#include <string.h>

#define RELATIVES                                                                                  \
  "mother|father|son|daughter|sister|brother|child|children|friend|husband|wife|partner|grand"
/* What may stand between a name and the age of its bearer. */
#define GAP(other) "(?:(?!" other "|" RELATIVES ")[^.;:\\d\\t]){0,70}?"
#define UNITS "one|two|three|four|five|six|seven|eight|nine"
#define TENS "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
/* An age in figures or in words. */
#define NUMBER "(\\d{2}|(?:" TENS ")(?:[- ](?:" UNITS "))?|sixteen|seventeen|eighteen|nineteen)\\b"

/* The place of @word in a list parted by "|", from 0; -1 if it is not there. */
static int
find_in (const char *list, const char *word)
{
  g_auto (GStrv) words = g_strsplit (list, "|", -1);

  for (int i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], word) == 0)
      return i;
  return -1;
}

/* The years that "41" or "forty-one" say; 0 for no age. */
static int
read_number (const char *text)
{
  g_auto (GStrv) words = g_regex_split_simple ("[- ]", text, 0, 0);
  int years = atoi (text), tens = find_in (TENS, words[0]);

  if (years == 0)
    years = find_in ("sixteen|seventeen|eighteen|nineteen", words[0]) + 16;
  if (tens >= 0)
    years = 20 + 10 * tens + (words[1] != NULL ? find_in (UNITS, words[1]) + 1 : 0);
  return years >= 16 ? years : 0;
}

static const char *
get_band (int age)
{
  static const struct
  {
    int last;
    const char *band;
  } bands[] = { { 15, NULL },    { 19, "16-19" }, { 24, "20-24" }, { 34, "25-34" },
                { 44, "35-44" }, { 54, "45-54" }, { 64, "55-64" }, { 110, "65+" } };

  for (guint i = 0; i < G_N_ELEMENTS (bands); i++)
    if (age <= bands[i].last)
      return bands[i].band;
  return NULL;
}

/* "late thirties", "seventies": the band in which all of these years lie; NULL if they lie in two.
 */
static const char *
get_band_of_decade (const char *text)
{
  static const char decades[] =
      "twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties";
  g_auto (GStrv) words = g_regex_split_simple ("[- ]", text, 0, 0);
  guint n = g_strv_length (words);
  int first = 20 + 10 * find_in (decades, words[n - 1]), last = first + 9;

  if (n > 1 && strcmp (words[0], "early") == 0)
    last = first + 3;
  else if (n > 1 && strcmp (words[0], "mid") == 0)
    first += 4, last -= 3;
  else if (n > 1)
    first += 7;
  return g_strcmp0 (get_band (first), get_band (last)) == 0 ? get_band (first) : NULL;
}

#define DECADE "((?:(?:early|mid|late)[- ])?(?:twen|thir|for|fif|six|seven|eigh|nine)ties)\\b"

/* An age is worded by the name of its bearer, "{V}" or "{P}", and not of the other. */
typedef struct
{
  const char *hint, *pattern;
} Age;

#define AGE_PATTERNS(who, other)                                                                   \
  {                                                                                                \
    { "aged ", who "\\b" GAP (other) "\\baged (?:about )?" NUMBER },                               \
        { " years", who "\\b" GAP (other) "\\bwas " NUMBER " years (?:old|of age)" },              \
        { "year", who ",?(?: was| is)? an? " NUMBER "[- ]years?[- ]old" },                         \
        { "year", "\\b" NUMBER "[- ]year[- ]old [^.;\\d]{0,50}?" TL_FACT_QUOTES who },             \
        { " of ", who "," GAP (other) "\\b(?:man|woman) of " NUMBER },                             \
        { "(", who " \\((?:aged )?" NUMBER "\\)" }, { ", ", who ", " NUMBER "," },                 \
        { "then ", who ", then " NUMBER "," },                                                     \
        { " when ",                                                                                \
          who "\\b" GAP (other) "\\bwas " NUMBER                                                   \
                                " when (?:she|he|they) (?:died|was killed|were killed)" },         \
        { " was ", who ",?(?: who)? was " NUMBER "(?=[.,;]|$| at the time| when )" },              \
        { " was ", who " was " NUMBER ",? and " other },                                           \
        { " was ", "(?:" other ") was (?:\\d{2}),? and " who " (?:was )?" NUMBER },                \
        { " is ", who ", who is " NUMBER "(?! months)" },                                          \
        { "ties", who "\\b" GAP (other) "\\bin (?:her|his|their) " DECADE },                       \
  }

static const char *
get_band_of (const char *age)
{
  return g_str_has_suffix (age, "ties") ? get_band_of_decade (age) : get_band (read_number (age));
}

static void
read_age (TlFacts *self, const char *variable, const Age *ages, guint n_ages)
{
  for (guint i = 0; i < n_ages; i++)
    {
      TlSentence *sentence = NULL;
      g_autofree char *quote = NULL;
      g_autofree char *age = tl_facts_find_first (self, ages[i].hint, ages[i].pattern,
                                                  TL_PART_EARLY, &sentence, &quote);
      const char *band = age != NULL ? get_band_of (age) : NULL;

      if (band == NULL)
        continue;
      tl_facts_propose (self, variable, band, quote, sentence->page, FALSE);
      return;
    }
}

/* Whether "she" or "he" at the head of a sentence about both can be only one of them: @who. */
static gboolean
tells_apart (const TlFacts *self, const TlSentence *sentence, TlAbout who)
{
  const TlGuess *victim = tl_draft_get_guess (self->draft, "victim_sex");
  const TlGuess *perpetrator = tl_draft_get_guess (self->draft, "perpetrator_sex");
  const char *sex = g_str_has_prefix (sentence->text, "She ") ? "Female" : "Male";

  return victim != NULL && perpetrator != NULL && strcmp (victim->value, perpetrator->value) != 0
         && sentence->about == (TL_ABOUT_VICTIM | TL_ABOUT_PERPETRATOR)
         && strcmp ((who == TL_ABOUT_VICTIM ? victim : perpetrator)->value, sex) == 0;
}

/* "She was 43 years old.", after a sentence about one person alone, or about a man and a woman. */
static void
read_pronoun_age (TlFacts *self, const char *variable, TlAbout who)
{
  g_autoptr (GRegex) regex =
      tl_facts_new_regex (self, "^(?:She|He) was (?:aged )?" NUMBER
                                "(?= years (?:old|of age)|[.,;]|$| at the time| when )");

  for (guint i = 0; i < self->sentences->len; i++)
    {
      const TlSentence *sentence = g_ptr_array_index (self->sentences, i);
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *age = NULL;
      const char *band;

      if ((sentence->about != who && !tells_apart (self, sentence, who))
          || (sentence->part & TL_PART_EARLY) == 0 || (sentence->part & TL_PART_GENERAL) != 0
          || !g_regex_match (regex, sentence->text, 0, &match))
        continue;
      age = g_match_info_fetch (match, 1);
      band = get_band (read_number (age));
      if (band != NULL)
        tl_facts_propose (self, variable, band, sentence->text, sentence->page, FALSE);
      return;
    }
}

/* "… a woman aged 27, who is called Samira here". */
static void
read_introduced_age (TlFacts *self)
{
  TlSentence *sentence = NULL;
  g_autofree char *quote = NULL;
  g_autofree char *age = tl_facts_find_first (
      self, "aged ", "\\b(?:man|woman),? aged " NUMBER TL_FACT_CALLED TL_FACT_QUOTES "{V}",
      TL_PART_EARLY, &sentence, &quote);
  const char *band = age != NULL ? get_band (read_number (age)) : NULL;

  if (band != NULL)
    tl_facts_propose (self, "victim_age_band", band, quote, sentence->page, FALSE);
}

/* A table of people with a column of their ages: the rows of the victim and the perpetrator. */
static void
read_age_table (TlFacts *self)
{
  g_autoptr (GRegex) victim = tl_facts_new_regex (self, "^{V}");
  g_autoptr (GRegex) perpetrator = tl_facts_new_regex (self, "^{P}");
  int column = -1;
  guint table = 0;

  for (guint i = 0; i < self->document->blocks->len; i++)
    {
      const TlBlock *block = g_ptr_array_index (self->document->blocks, i);
      g_auto (GStrv) cells = NULL;
      const char *band;

      if (block->kind != TL_BLOCK_TABLE_ROW)
        continue;
      cells = g_strsplit (block->text, "\t", -1);
      if (block->table != table)
        {
          table = block->table;
          column = -1;
          for (guint k = 1; k < g_strv_length (cells); k++)
            if (g_ascii_strncasecmp (cells[k], "age", 3) == 0 && strlen (cells[k]) < 40
                && !g_ascii_isalpha (cells[k][3]))
              column = (int) k;
          continue;
        }
      if (column < 0 || (guint) column >= g_strv_length (cells))
        continue;
      band = strlen (cells[column]) == 2 ? get_band (atoi (cells[column])) : NULL;
      if (band == NULL)
        continue;
      if (g_regex_match (victim, cells[0], 0, NULL))
        tl_facts_propose (self, "victim_age_band", band, block->text, block->page, FALSE);
      else if (g_regex_match (perpetrator, cells[0], 0, NULL))
        tl_facts_propose (self, "perpetrator_age_band", band, block->text, block->page, FALSE);
    }
}

void
tl_facts_read_ages (TlFacts *self)
{
  static const Age victims[] = AGE_PATTERNS ("{V}", "{P}");
  static const Age perpetrators[] = AGE_PATTERNS ("{P}", "{V}");

  read_age_table (self);
  read_age (self, "victim_age_band", victims, G_N_ELEMENTS (victims));
  read_introduced_age (self);
  read_pronoun_age (self, "victim_age_band", TL_ABOUT_VICTIM);
  read_age (self, "perpetrator_age_band", perpetrators, G_N_ELEMENTS (perpetrators));
  read_pronoun_age (self, "perpetrator_age_band", TL_ABOUT_PERPETRATOR);
}
