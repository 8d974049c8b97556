/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who died and who caused it: their names in the report, ages, sexes and groups, and how they were
 * related. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-metadata-private.h"

#include "tl-text.h"

#include <stdlib.h>
#include <string.h>

#define MAX_INTRODUCTION 1500 /* characters of a paragraph that says who is who */

/* A name as reports give it: a first name, "Mr S", "Adult K", "AB". */
#define NAME                                                                                       \
  "(?!(?:He|She|They|The|It|His|Her|Their|In|On|At|After|When|This|That|There|No|Both|And|But|A|"  \
  "I|January|February|March|April|May|June|July|August|September|October|November|December|"       \
  "DHR|MARAC|IDVA|Police|Crown|Court|Review|Panel|Who|While|Before|Following)\\b)((?:(?:Mr|Mrs|"   \
  "Ms|Miss|Adult|Person|Perpetrator|Male|Female|Subject) "                                         \
  "[A-Z\\d][\\w]{0,12})|[A-Z][a-z]{2,14}|[A-Z]{1,2}\\d?)\\b"
#define KIN                                                                                        \
  "((?:(?:former|ex|estranged|separated)[- ]?)?(?:husband|wife|civil partner|spouse|partner|"      \
  "boyfriend|girlfriend|fianc[ée]e?)|(?:step|grand)?-?(?:son|daughter|father|mother|brother|"     \
  "sister)(?:-in-law)?|nephew|niece|uncle|aunt|cousin|flatmate|housemate|lodger)\\b"
#define KILLED                                                                                     \
  "(?:killed|murdered|stabbed|strangled|suffocated|shot(?: dead)?|beaten|attacked|pushed)"
#define ADJECTIVE                                                                                  \
  "(?:(?:younger|elder|older|eldest|youngest|adult|only|own|long-term|then|new|intimate|current|"  \
  "former intimate) )?"
#define RELATIVES                                                                                  \
  "mother|father|son|daughter|sister|brother|child|children|friend|husband|wife|partner|grand"

/* The names in the pseudonym of the review, as one pattern: "Carol and Tom". */
static char *
make_victim_pattern (const TlDraft *draft, gboolean *has_names)
{
  const TlGuess *title = tl_draft_get_guess (draft, "review_title");
  g_autoptr (GString) pattern = g_string_new ("(?:\\b(?:[Tt]he (?:victim|deceased)");
  g_auto (GStrv) names = NULL;

  names = g_regex_split_simple (" and | & |, ?", title != NULL ? title->value : "", 0, 0);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = g_regex_escape_string (g_strstrip (names[i]), -1);

      if (*name == '\0')
        continue;
      g_string_append_printf (pattern, "|%s", name);
      *has_names = TRUE;
    }
  g_string_append (pattern, ")\\b)");
  return g_strdup (pattern->str);
}

char *
tl_facts_find_first (const TlFacts *self, const char *hint, const char *pattern, TlPart part,
                     TlSentence **found, char **quote)
{
  TlAbout about = g_str_has_prefix (pattern, "{V}")   ? TL_ABOUT_VICTIM
                  : g_str_has_prefix (pattern, "{P}") ? TL_ABOUT_PERPETRATOR
                                                      : TL_ABOUT_NOBODY;
  g_autoptr (GRegex) regex = NULL;

  for (guint i = 0; i < self->sentences->len; i++)
    {
      TlSentence *sentence = g_ptr_array_index (self->sentences, i);
      g_autoptr (GMatchInfo) match = NULL;

      if ((sentence->about & about) != about || (part != 0 && (sentence->part & part) == 0)
          || (sentence->part & TL_PART_GENERAL) != 0 || strstr (sentence->lower, hint) == NULL)
        continue;
      if (regex == NULL)
        regex = tl_facts_new_regex (self, pattern);
      if (regex == NULL)
        return NULL;
      if (!g_regex_match (regex, sentence->text, 0, &match))
        continue;
      *found = sentence;
      if (quote != NULL)
        *quote = g_match_info_fetch (match, 0);
      return g_match_info_fetch (match, 1);
    }
  return NULL;
}

/* The name that @pattern finds, if it is not the victim's. */
static gboolean
take_perpetrator (TlFacts *self, const char *hint, const char *pattern)
{
  g_autoptr (GRegex) victim = tl_facts_new_regex (self, "^{V}");
  g_autoptr (GRegex) regex = tl_facts_new_regex (self, pattern);

  for (guint i = 0; regex != NULL && victim != NULL && i < self->sentences->len; i++)
    {
      const TlSentence *sentence = g_ptr_array_index (self->sentences, i);
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *named = NULL;
      g_autofree char *name = NULL;
      g_autofree char *escaped = NULL;

      if ((sentence->part & TL_PART_GENERAL) != 0 || strstr (sentence->lower, hint) == NULL
          || !g_regex_match (regex, sentence->text, 0, &match))
        continue;
      named = g_match_info_fetch_named (match, "perpetrator");
      name = named != NULL && *named != '\0' ? g_steal_pointer (&named)
                                             : g_match_info_fetch (match, 1);
      if (name == NULL || *name == '\0' || g_regex_match (victim, name, 0, NULL))
        continue;
      escaped = g_regex_escape_string (name, -1);
      g_free (self->perpetrator);
      self->perpetrator = g_strdup_printf ("(?:\\b(?:[Tt]he perpetrator|%s)\\b)", escaped);
      return TRUE;
    }
  return FALSE;
}

/* The name in a paragraph that @pattern finds, if it is not the victim's. */
static gboolean
take_from_paragraph (TlFacts *self, const char *pattern)
{
  g_autoptr (GRegex) victim = tl_facts_new_regex (self, "^{V}");
  g_autoptr (GRegex) regex = tl_facts_new_regex (self, pattern);

  for (guint i = 0; regex != NULL && victim != NULL && i < self->document->blocks->len; i++)
    {
      const TlBlock *block = g_ptr_array_index (self->document->blocks, i);
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *name = NULL;
      g_autofree char *escaped = NULL;

      if (block->kind == TL_BLOCK_FURNITURE || block->n_chars > MAX_INTRODUCTION
          || !g_regex_match (regex, block->text, 0, &match))
        continue;
      name = g_match_info_fetch_named (match, "perpetrator");
      if (g_regex_match (victim, name, 0, NULL))
        continue;
      escaped = g_regex_escape_string (name, -1);
      g_free (self->perpetrator);
      self->perpetrator = g_strdup_printf ("(?:\\b(?:[Tt]he perpetrator|%s)\\b)", escaped);
      return TRUE;
    }
  return FALSE;
}

/* "Her husband, Anselm, was her carer. He was charged with murder." */
static void
take_charged (TlFacts *self)
{
  static const char *const patterns[] = {
    "(?:[Hh]er|[Hh]is|{V}’s) " ADJECTIVE KIN "(?: of [^.,;]{1,24})?(?:" TL_FACT_CALLED
    "|,? )" TL_FACT_QUOTES "(?<perpetrator>" NAME
    ")[^.]{0,120}\\. (?:He|She) (?:was|pleaded|had been|has been|later) "
    "[^.;]{0,60}?(?:charged with|convicted of|guilty (?:of|to)) (?:her |his |the )?"
    "(?:murder|manslaughter)",
    "(?:^|\\. )(?<perpetrator>" NAME ")\\b[^.]{0,140}\\. (?:[A-Z][^.,]{0,40},? (?:he|she)|He|She) "
    "was (?:later |then )?(?:convicted of|found guilty of) (?:her |his |the )?"
    "(?:murder|manslaughter)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    if (take_from_paragraph (self, patterns[i]))
      return;
}

/* Whether the document says of @name that they died by their own hand. */
static gboolean
took_own_life (const TlFacts *self, const char *name)
{
  g_autofree char *escaped = g_regex_escape_string (name, -1);
  g_autofree char *pattern = g_strdup_printf ("\\b%s\\b(?:, aged \\d\\d,| \\(\\d\\d\\))?(?: had| "
                                              "then)? (?:took (?:his|her) own life|died by suicide|"
                                              "killed (?:himself|herself)|was found hanging)",
                                              escaped);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);

  for (guint i = 0; regex != NULL && i < self->sentences->len; i++)
    if (g_regex_match (regex, ((const TlSentence *) self->sentences->pdata[i])->text, 0, NULL))
      return TRUE;
  return FALSE;
}

/* "The deaths of Irene and Walter": if one of two took their own life, they caused the other's
 * death.
 */
static gboolean
part_names (TlFacts *self)
{
  const TlGuess *title = tl_draft_get_guess (self->draft, "review_title");
  g_auto (GStrv) names = NULL;
  g_autofree char *victim = NULL;
  g_autofree char *perpetrator = NULL;
  gboolean is_first;

  if (title == NULL)
    return FALSE;
  names = g_regex_split_simple (" and | & ", title->value, 0, 0);
  if (g_strv_length (names) != 2)
    return FALSE;
  is_first = took_own_life (self, names[0]);
  if (is_first == took_own_life (self, names[1]))
    return FALSE;
  victim = g_regex_escape_string (names[is_first ? 1 : 0], -1);
  perpetrator = g_regex_escape_string (names[is_first ? 0 : 1], -1);
  g_free (self->victim);
  g_free (self->perpetrator);
  self->victim = g_strdup_printf ("(?:\\b(?:[Tt]he (?:victim|deceased)|%s)\\b)", victim);
  self->perpetrator = g_strdup_printf ("(?:\\b(?:[Tt]he perpetrator|%s)\\b)", perpetrator);
  self->has_both = TRUE;
  return TRUE;
}

static void
find_perpetrator (TlFacts *self)
{
  static const struct
  {
    const char *hint, *pattern;
  } wordings[] = {
    { " by ",
      "(?:killed|murdered|stabbed|strangled|attacked)\\b[^.;]{0,60}? by (?:(?:her|his|their) )"
      "?[^.,;]{0,40}?" TL_FACT_CALLED TL_FACT_QUOTES NAME },
    { " by ",
      "\\b(?:killed|murdered|stabbed to death|fatally stabbed|shot dead|strangled|suffocated|"
      "smothered|beaten)\\b[^.;]{0,60}? by (?:(?:her|his|their|{V}’s) )?" ADJECTIVE "(?:" KIN
      ",? )?" TL_FACT_QUOTES "(?<perpetrator>" NAME ")" },
    { " guilty", "(?:[Hh]er|[Hh]is|[Tt]heir) " ADJECTIVE KIN ", (?<perpetrator>" NAME
                 ")[^.;]{0,80}?(?:guilty of|guilty to)" },
    { "convicted", "(?:[Hh]er|[Hh]is|[Tt]heir) " ADJECTIVE KIN ", (?<perpetrator>" NAME
                   ")[^.;]{0,80}?(?:convicted of|charged with)" },
    { "suspect", "(?:[Hh]er|[Hh]is|[Tt]heir) " ADJECTIVE KIN TL_FACT_CALLED TL_FACT_QUOTES
                 "(?<perpetrator>" NAME ")[^.;]{0,80}?suspect" },
    { "murder", NAME
      "(?:, [^.;,]{0,40},| \\(\\d\\d\\))? (?:was|has been|had been|is|pleaded|pled)\\b[^.;]{0,30}?"
      "(?:convicted of|guilty of|guilty to|charged with) (?:the |her |his |their "
      "|{V}’s )?murder" },
    { "manslaughter",
      NAME "(?:, [^.;,]{0,40},| \\(\\d\\d\\))? (?:was|has been|pleaded|had been)\\b[^.;]{0,30}?"
           "(?:convicted of|guilty of|guilty to) (?:the )?manslaughter" },
    { "was found", "(?:[Hh]er|[Hh]is|{V}’s) " ADJECTIVE KIN ",? (?<perpetrator>" NAME
                   ")[^.;]{0,40}? was found (?:hanging|dead)" },
    { "",
      "(?<perpetrator>" NAME ")(?: \\((?:aged )?\\d\\d\\)|, [^.;,]{0,40},)?(?: had| then)? "
      "(?:killed|murdered|strangled|fatally \\w+|stabbed|"
      "shot|attacked) (?:{V}|(?:his|her) (?:\\w+ )?(?:grand)?(?:mother|father|wife|husband|partner|"
      "sister|brother|son|daughter))\\b" },
    { " by ", "\\b(?:pushed|attacked)\\b[^.;]{0,60}? by (?:her|his|{V}’s) " ADJECTIVE "(?:" KIN
              ",? )" TL_FACT_QUOTES "(?<perpetrator>" NAME ")" },
    { "\t",
      "^" NAME "\\t[^\\n]*?(?:[Pp]erpetrator|convicted of (?:her|his|the)|killed (?:her|him))" },
  };
  gboolean is_found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (wordings) && !is_found; i++)
    is_found = take_perpetrator (self, wordings[i].hint, wordings[i].pattern);
  if (!is_found)
    take_charged (self);
}

/* The first "she" or "he" in sentences about one person alone that begin with the name: most of
 * them are that person. */
static void
read_sex (TlFacts *self, const char *variable, TlAbout who, const char *name)
{
  g_autofree char *pattern =
      g_strconcat ("^", name, "[^.;\\t]*?\\b(she|her|herself|he|him|his|himself)\\b", NULL);
  g_autoptr (GRegex) regex = tl_facts_new_regex (self, pattern);
  const TlSentence *woman = NULL, *man = NULL;
  guint n_women = 0, n_men = 0;

  for (guint i = 0; regex != NULL && i < self->sentences->len; i++)
    {
      const TlSentence *sentence = g_ptr_array_index (self->sentences, i);
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *word = NULL;

      if (sentence->about != who || (sentence->part & TL_PART_GENERAL) != 0
          || !g_regex_match (regex, sentence->text, 0, &match))
        continue;
      word = g_match_info_fetch (match, 1);
      if (g_str_has_prefix (word, "she") || strncmp (word, "her", 3) == 0)
        {
          n_women++;
          woman = woman != NULL ? woman : sentence;
        }
      else
        {
          n_men++;
          man = man != NULL ? man : sentence;
        }
    }
  if (n_women >= (n_men == 0 ? 2 : 3) && n_women >= 2 * n_men)
    tl_facts_propose (self, variable, "Female", woman->text, woman->page, FALSE);
  else if (n_men >= (n_women == 0 ? 2 : 3) && n_men >= 2 * n_women)
    tl_facts_propose (self, variable, "Male", man->text, man->page, FALSE);
}

/* "Mrs R was a White Irish woman". */
static void
read_stated_sex (TlFacts *self, const char *variable, const char *pattern)
{
  TlSentence *sentence = NULL;
  g_autofree char *quote = NULL;
  g_autofree char *word =
      tl_facts_find_first (self, "man", pattern, TL_PART_EARLY, &sentence, &quote);

  if (word != NULL)
    tl_facts_propose (self, variable, strstr (word, "wo") != NULL ? "Female" : "Male", quote,
                      sentence->page, FALSE);
}

static const char *
get_ethnicity (const char *word)
{
  static const char *const groups[][2] = {
    { "white", "White" },
    { "mixed", "Mixed or multiple" },
    { "dual heritage", "Mixed or multiple" },
    { "black", "Black, Black British, Caribbean or African" },
    { "caribbean", "Black, Black British, Caribbean or African" },
    { "asian", "Asian or Asian British" },
    { "pakistani", "Asian or Asian British" },
    { "indian", "Asian or Asian British" },
    { "bangladeshi", "Asian or Asian British" },
    { "chinese", "Asian or Asian British" },
    { "kurdish", "Other" },
    { "arab", "Other" },
  };
  g_autofree char *folded = tl_text_fold (word);

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (strcmp (folded, groups[i][0]) == 0)
      return groups[i][1];
  return NULL;
}

static void
read_ethnicity (TlFacts *self)
{
  static const char *const groups =
      "([Ww]hite|[Bb]lack|Asian|[Mm]ixed|[Dd]ual heritage|Pakistani|Indian|Bangladeshi|Chinese|"
      "Kurdish|Arab|Caribbean)\\b";
  g_autofree char *one =
      g_strconcat ("{V}\\b(?:(?!{P}|" RELATIVES
                   ")[^.;:]){0,60}?\\b(?:was|is|identified as|described (?:her|him)self "
                   "as)(?: an?| of)? ",
                   groups, NULL);
  g_autofree char *several =
      g_strconcat ("{V}(?:(?:, | and )[A-Z]\\w+)+ were (?:all )?", groups, NULL);
  g_autofree char *heritage =
      g_strconcat ("{V}\\b(?:(?!{P}|" RELATIVES ")[^.;:]){0,60}?\\bof (?:\\w+ )?", groups,
                   "[^.;,]{0,30}?\\b(?:heritage|origin|descent|ethnicity|background)\\b", NULL);
  g_autofree char *person = g_strconcat ("{V}(?: was|,) an? (?:[\\w-]+ ){0,4}?", groups,
                                         "(?: \\w+){0,2} (?:woman|man|male|female)\\b", NULL);
  g_autofree char *row = g_strconcat ("^{V}\\t(?:[^\\n]*\\t)?", groups,
                                      "(?: British| Irish| African| Caribbean)?(?=\\t|$)", NULL);
  const char *const patterns[] = { one, several, heritage, person, row };

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      TlSentence *sentence = NULL;
      g_autofree char *quote = NULL;
      g_autofree char *word = tl_facts_find_first (self, "", patterns[i], 0, &sentence, &quote);
      const char *group = word != NULL ? get_ethnicity (word) : NULL;

      if (group != NULL)
        tl_facts_propose (self, "victim_ethnicity", group, quote, sentence->page, FALSE);
    }
}

gboolean
tl_facts_has_deaths (const TlFacts *self)
{
  const TlGuess *title = tl_draft_get_guess (self->draft, "review_title");

  return title != NULL && title->quote != NULL && strstr (title->quote, "eaths of") != NULL;
}

/* "Killed by her husband", "took his own life", "Mrs X": one word tells the sex of its bearer. */
static void
read_told_sex (TlFacts *self)
{
  static const char *const wordings[][3] = {
    { "victim_sex", " by ",
      "{V}\\b" TL_FACT_NOBODY_ELSE "{0,60}?\\b" KILLED
      "\\b[^.;]{0,60}? by (her|his) " ADJECTIVE KIN },
    { "victim_sex", " when ",
      "{V}\\b" TL_FACT_NOBODY_ELSE "{0,60}?\\bwhen (she|he) (?:died|was killed|took)" },
    { "victim_sex", "dead ",
      "{V}\\b" TL_FACT_NOBODY_ELSE
      "{0,40}?\\bfound dead (?:at|in) (her|his) (?:own )?(?:home|house|"
      "flat)" },
    { "victim_sex", "own li", "{V}\\b" TL_FACT_NOBODY_ELSE "{0,40}?\\btook (her|his) own life" },
    { "victim_sex", "", "{V}(?: \\(\\d\\d\\))?,? and (her|his) (?:own )?" KIN },
    { "victim_sex", "m", "\\b(?={V})(Mrs?|Miss|Ms) \\w+" },
    { "perpetrator_sex", "", "{P}\\b" TL_FACT_ONE_ELSE "{0,60}?\\b" KILLED " (her|his) " KIN },
    { "perpetrator_sex", "own li", "{P}\\b" TL_FACT_ONE_ELSE "{0,40}?\\btook (her|his) own life" },
    { "perpetrator_sex", "m", "\\b(?={P})(Mrs?|Miss|Ms) \\w+" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wordings); i++)
    {
      TlSentence *sentence = NULL;
      g_autofree char *quote = NULL;
      g_autofree char *word =
          tl_facts_find_first (self, wordings[i][1], wordings[i][2], 0, &sentence, &quote);

      if (word != NULL && !(*word == 'M' && tl_facts_has_deaths (self)))
        tl_facts_propose (self, wordings[i][0],
                          g_ascii_strncasecmp (word, "h", 1) == 0 && word[1] == 'i' ? "Male"
                          : strcmp (word, "he") == 0 || strcmp (word, "Mr") == 0    ? "Male"
                                                                                    : "Female",
                          quote, sentence->page, FALSE);
    }
}

/* What @kin of the victim caused the death makes the victim to them. */
static const char *
get_relationship (const char *kin)
{
  static const char *const pairs[][2] = {
    { "-in-law", "other relative" },
    { "grand", "other relative" },
    { "step", "step-parent" },
    { "former husband", "ex-spouse" },
    { "former wife", "ex-spouse" },
    { "ex-husband", "ex-spouse" },
    { "ex-wife", "ex-spouse" },
    { "former civil", "ex-spouse" },
    { "former", "ex-partner" },
    { "ex", "ex-partner" },
    { "separated partner", "ex-partner" },
    { "estranged partner", "ex-partner" },
    { "husband", "spouse/civil partner" },
    { "wife", "spouse/civil partner" },
    { "spouse", "spouse/civil partner" },
    { "civil partner", "spouse/civil partner" },
    { "partner", "partner" },
    { "friend", "partner" },
    { "fianc", "partner" },
    { "son", "parent" },
    { "daughter", "parent" },
    { "father", "child" },
    { "mother", "child" },
    { "brother", "sibling" },
    { "sister", "sibling" },
    { "mate", "household member" },
    { "lodger", "household member" },
  };
  g_autofree char *folded = tl_text_fold (kin);

  if (g_str_has_prefix (folded, "step") && strstr (folded, "son") == NULL
      && strstr (folded, "daughter") == NULL)
    return "other relative";
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (strcmp (pairs[i][0], "ex") == 0 ? g_str_has_prefix (folded, "ex")
                                        : strstr (folded, pairs[i][0]) != NULL)
      return pairs[i][1];
  return "other relative";
}

/* A husband is a man: what the word for @kin says of the one who caused the death. */
static void
propose_sex_of (TlFacts *self, const char *kin, const char *quote, guint page)
{
  static const char *const men[] = { "husband", "boyfriend", "son",   "father",
                                     "brother", "nephew",    "uncle", NULL };
  static const char *const women[] = { "wife",   "girlfriend", "daughter", "mother",
                                       "sister", "niece",      "aunt",     NULL };
  g_autofree char *folded = tl_text_fold (kin);

  for (guint i = 0; men[i] != NULL; i++)
    if (strstr (folded, men[i]) != NULL)
      tl_facts_propose (self, "perpetrator_sex", "Male", quote, page, FALSE);
  for (guint i = 0; women[i] != NULL; i++)
    if (strstr (folded, women[i]) != NULL)
      tl_facts_propose (self, "perpetrator_sex", "Female", quote, page, FALSE);
}

/* "Mr Y attacked his mother": the victim is what the word says. */
static void
read_kin_of_perpetrator (TlFacts *self)
{
  TlSentence *sentence = NULL;
  g_autofree char *quote = NULL;
  g_autofree char *kin = tl_facts_find_first (
      self, "", "{P}\\b" TL_FACT_ONE_ELSE "{0,60}?\\b" KILLED " (?:his|her) " ADJECTIVE KIN, 0,
      &sentence, &quote);
  const char *relationship = kin == NULL                          ? NULL
                             : g_str_has_suffix (kin, "mother")   ? "parent"
                             : g_str_has_suffix (kin, "father")   ? "parent"
                             : g_str_has_suffix (kin, "son")      ? "child"
                             : g_str_has_suffix (kin, "daughter") ? "child"
                                                                  : get_relationship (kin);

  if (kin != NULL)
    tl_facts_propose (self, "relationship_to_perpetrator",
                      g_str_has_prefix (kin, "grand")  ? "other relative"
                      : g_str_has_prefix (kin, "step") ? "other relative"
                                                       : relationship,
                      quote, sentence->page, FALSE);
}

static void
read_relationship (TlFacts *self)
{
  static const char *const wordings[][2] = {
    { " by ", "\\b(?:killed|murdered|stabbed|strangled|suffocated|smothered|shot dead|beaten to "
              "death)\\b[^.;]{0,70}? by (?:her|his|their|{V}’s) " ADJECTIVE KIN },
    { "guilty", "(?:[Hh]er|[Hh]is|{V}’s) " ADJECTIVE KIN ",[^.;]{0,60}?(?:guilty of|guilty to)" },
    { "convicted",
      "(?:[Hh]er|[Hh]is|{V}’s) " ADJECTIVE KIN
      ",[^.;]{0,60}?(?:convicted of|charged with) (?:her|his|the) (?:murder|manslaughter)" },
    { "charged", "(?:[Hh]er|[Hh]is|{V}’s) " ADJECTIVE KIN
                 ",[^.;]{0,60}?charged with (?:her|his|the) (?:murder|manslaughter)" },
    { "", "{P}(?:, | was | is )(?:then )?(?:{V}’s|her|his) " ADJECTIVE KIN },
    { "", "(?:{V}’s|[Hh]er|[Hh]is) " ADJECTIVE KIN "(?: of [^.,;]{1,24})?(?:,| |" TL_FACT_CALLED
          "| \\() ?" TL_FACT_QUOTES "{P}" },
    { "\t", "^{P}\\t[^\\n]*?(?i:" KIN ")" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wordings); i++)
    {
      TlSentence *sentence = NULL;
      g_autofree char *quote = NULL;
      g_autofree char *kin =
          tl_facts_find_first (self, wordings[i][0], wordings[i][1], 0, &sentence, &quote);

      if (kin == NULL)
        continue;
      tl_facts_propose (self, "relationship_to_perpetrator", get_relationship (kin), quote,
                        sentence->page, FALSE);
      propose_sex_of (self, kin, quote, sentence->page);
      return;
    }
  read_kin_of_perpetrator (self);
}

void
tl_facts_read_people (TlFacts *self)
{
  g_free (self->victim);
  g_free (self->perpetrator);
  self->victim = make_victim_pattern (self->draft, &self->has_names);
  self->perpetrator = g_strdup ("(?:\\b[Tt]he perpetrator\\b)");
  if (!part_names (self))
    find_perpetrator (self);
  tl_facts_find_subjects (self);
  read_stated_sex (self, "victim_sex",
                   "{V}(?: was|,) an? (?:[\\w-]+ ){0,6}?(woman|man)\\b(?! of her| who was her)");
  read_stated_sex (self, "perpetrator_sex", "{P}(?: was|,) an? (?:[\\w-]+ ){0,6}?(woman|man)\\b");
  read_sex (self, "victim_sex", TL_ABOUT_VICTIM, "{V}");
  read_sex (self, "perpetrator_sex", TL_ABOUT_PERPETRATOR, "{P}");
  read_ethnicity (self);
  read_relationship (self);
  read_told_sex (self);
  tl_facts_read_ages (self);
}
