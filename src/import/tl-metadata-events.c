/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How and where the death happened, what a court said, what stood around it, and how the family
 * took part: each by wordings that leave no doubt. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-metadata-private.h"

#include <string.h>

#define DEATH                                                                                       \
  "(?:(?:her|his|their|[Tt]he|{V}’s) (?:death|injuries|murder)|[Cc]ause of death|post[- ]mortem|" \
  "died|killed|murdered|found dead|fatally)"
/* A method, told in one sentence with the death. */
#define METHOD(words)                                                                              \
  "(?:" DEATH "\\b[^.;]{0,140}?\\b(?:" words ")|\\b(?:" words ")[^.;]{0,90}?" DEATH ")"
#define GUILTY                                                                                     \
  "(?<!not )(?<!had been )(?:convicted of|found guilty of|pleaded guilty to|pleading guilty "      \
  "to|plea of guilty "                                                                             \
  "to|guilty plea to|guilty of) (?:(?:the|her|his|their|two|both|counts|count|of|one|{V}’s|{V}|" \
  "and|[A-Z][\\w]+’s) ){0,5}"
#define HOME                                                                                           \
  "(?:at|in|inside|outside) (?:(?:her|his|their|the|{V}’s|\\w+’s) (?:own |shared |rented |family " \
  "|"                                                                                                  \
  "joint |former |parents’ |mother’s "                                                             \
  ")*)(?:home|house|flat|address|bedroom|kitchen|property|apartment)"
#define FAMILY                                                                                     \
  "(?:[Ff]amily|[Mm]other|[Ff]ather|[Ss]ister|[Bb]rother|[Ss]on|[Dd]aughter|[Pp]arents|[Ff]riend|" \
  "[Ss]he|[Hh]e|[Tt]hey)\\b[^.;]{0,90}?"

static const TlFactRule rules[] = {
  { "cause_of_death", "strangulation with ligature", "ligature", METHOD ("ligature"),
    TL_FACT_IN_EARLY_PART },
  { "cause_of_death", "manual strangulation", "manual", METHOD ("manual strangulation"),
    TL_FACT_IN_EARLY_PART },
  { "cause_of_death", "suffocation, asphyxiation or smothering", "smother",
    METHOD ("smothered|smothering"), TL_FACT_IN_EARLY_PART },
  { "cause_of_death", "suffocation, asphyxiation or smothering", "suffoc", METHOD ("suffocat\\w+"),
    TL_FACT_IN_EARLY_PART },
  { "cause_of_death", "suffocation, asphyxiation or smothering", "ed ",
    "{V}\\b" TL_FACT_NOBODY_ELSE "{0,60}?\\bwas (?:smothered|suffocated) (?:with|by)\\b",
    TL_FACT_IN_EARLY_PART },
  { "cause_of_death", "suffocation, asphyxiation or smothering", "asphyxia",
    METHOD ("asphyxia(?:tion)?"), TL_FACT_IN_EARLY_PART },
  { "cause_of_death", "suffocation, asphyxiation or smothering", "compression",
    METHOD ("compression (?:of|to) the neck"), TL_FACT_IN_EARLY_PART },
  { "cause_of_death", "sharp instrument", "stab", METHOD ("stabbed|stabbing|stab wounds?"),
    TL_FACT_IN_EARLY_PART },
  { "cause_of_death", "sharp instrument", "stabbed",
    "{P}\\b[^.;]{0,40}? (?:fatally )?stabbed (?:{V}|her|him)\\b", TL_FACT_IN_EARLY_PART },
  { "cause_of_death", "sharp instrument", "stab",
    "\\b(?:stabbed to death|fatally stabbed|fatal stab\\w*)\\b", TL_FACT_IN_EARLY_PART },
  { "cause_of_death", "sharp instrument", "knife",
    METHOD ("(?:with|by) a (?:kitchen )?knife|knife wounds?"), TL_FACT_IN_EARLY_PART },
  { "cause_of_death", "blunt instrument", "blunt",
    METHOD ("blunt (?:force|instrument|object|trauma)"), TL_FACT_IN_EARLY_PART },
  { "cause_of_death", "blunt instrument", "with a",
    METHOD ("with an? (?:\\w+ )?(?:hammer|poker|bat|iron bar|heavy object|ornament|lamp)"),
    TL_FACT_IN_EARLY_PART },
  { "cause_of_death", "blunt instrument", "with a",
    "{P}\\b" TL_FACT_ONE_ELSE "{0,40}?\\b(?:attacked|beat|hit|struck) (?:{V}|her|him|(?:his|her) "
    "\\w+)[^.;]{0,20}? with an? (?:\\w+ )?(?:hammer|poker|bat|iron bar|heavy object)",
    TL_FACT_IN_EARLY_PART },
  { "cause_of_death", "strangulation with ligature", "strangl",
    "\\bstrangled (?:{V}|her|him) with (?:an? |her |his )(?:\\w+ )?(?:scarf|belt|cord|rope|tie|"
    "lead|cable|wire|dressing gown cord)\\b",
    TL_FACT_IN_EARLY_PART | TL_FACT_OF_EITHER },
  { "cause_of_death", "shooting", "shot dead", "\\bshot dead\\b", TL_FACT_IN_EARLY_PART },
  { "cause_of_death", "shooting", "shot", METHOD ("shot|gunshot|shotgun"), TL_FACT_IN_EARLY_PART },
  { "cause_of_death", "arson", "fire", METHOD ("(?:a|the) fire (?:set|started|lit) by"),
    TL_FACT_IN_EARLY_PART },
  { "cause_of_death", "arson", "arson", METHOD ("arson"), TL_FACT_IN_EARLY_PART },
  { "cause_of_death", "arson", "fire to", METHOD ("set fire to"), TL_FACT_IN_EARLY_PART },
  { "cause_of_death", "burning or scalding", "set ", METHOD ("set alight|set on fire"),
    TL_FACT_IN_EARLY_PART },
  { "cause_of_death", "drowning", "drown", METHOD ("drown\\w*"), TL_FACT_IN_EARLY_PART },
  { "cause_of_death", "hit by vehicle", "vehicle",
    METHOD ("(?:hit|struck|run over) by a (?:vehicle|car|van)"), TL_FACT_IN_EARLY_PART },
  { "cause_of_death", "carbon monoxide poisoning", "carbon monoxide", METHOD ("carbon monoxide"),
    TL_FACT_IN_EARLY_PART },
  { "location_of_death", "Residential location", "",
    "(?:died|killed|murdered|found dead|stabbed|strangled|attacked|took (?:her|his) own life)"
    "\\b[^.;]{0,100}?\\b" HOME,
    TL_FACT_IN_EARLY_PART | TL_FACT_OF_EITHER },
  { "location_of_death", "Residential location", "at home",
    "(?:killed|murdered|found dead|stabbed to death|strangled)\\b[^.;]{0,40}?\\bat home\\b",
    TL_FACT_IN_EARLY_PART | TL_FACT_OF_VICTIM },
  { "location_of_death", "Residential location", "\t",
    "^(?i:(?:place|location) of (?:death|homicide|the death|the homicide))\\t"
    "[^\\t]{0,30}?\\b(?i:home|flat|house)\\b",
    TL_FACT_ANYWHERE },
  { "location_of_death", "Residential location", "",
    "\\b" HOME "[^.;]{0,60}?\\b(?:was (?:found dead|killed|murdered|stabbed))",
    TL_FACT_IN_EARLY_PART | TL_FACT_OF_EITHER },
  { "location_of_death", "Residential location", "killed at home", "killed at home",
    TL_FACT_IN_EARLY_PART },
  { "location_of_death", "Public place", " in ",
    "(?:killed|murdered|found dead|stabbed|attacked|shot dead|beaten)\\b[^.;]{0,60}?\\b(?:in|on) "
    "(?:the|a) (?:local "
    ")?(?:street|park|car park|road|public place|woodland)\\b",
    TL_FACT_IN_EARLY_PART | TL_FACT_OF_VICTIM },
  { "children_present", "yes", "children",
    "\\bchildren (?:were|was) (?:present (?:at|when|during)|in the (?:house|flat|home|property) "
    "(?:at "
    "the time|when)|asleep (?:upstairs|in))",
    TL_FACT_IN_EARLY_PART },
  { "children_present", "yes", "at the time",
    "\\b(?:[Ss]on|[Dd]aughter|[Bb]aby|child|children)\\b[^.;]{0,40}?\\b(?:was|were) (?:both |all "
    ")?(?:upstairs|asleep|present|in the (?:next |same |other "
    ")?(?:house|flat|home|property|room))[^.;]{0,20}? at the "
    "time",
    TL_FACT_IN_EARLY_PART },
  { "children_present", "no", "child",
    "(?:[Nn]o|[Nn]either of the|[Nn]one of the) child(?:ren)? (?:was|were) (?:present|at home|in "
    "the "
    "(?:house|flat|home|property))",
    TL_FACT_IN_EARLY_PART },
  { "children_present", "no", "children",
    "\\bchildren,? (?:who )?were (?:not (?:present|at home|in the)|at (?:his|her|their) "
    "(?:\\w+’s|school)|at "
    "school|with (?:his|her|their) )",
    TL_FACT_IN_EARLY_PART },
  { "court_verdict", "Manslaughter w/ diminished responsibility", "diminished",
    GUILTY "manslaughter[^.;]{0,60}?diminished responsibility", TL_FACT_PLAIN },
  { "court_verdict", "Murder", "murder", GUILTY "murder\\b", TL_FACT_PLAIN },
  { "court_verdict", "Manslaughter", "manslaughter", GUILTY "manslaughter\\b", TL_FACT_PLAIN },
  { "court_verdict", "Not guilty", "acquitted", "\\b(?:was|were) acquitted of[^.;]{0,40}?murder",
    TL_FACT_OF_EITHER | TL_FACT_PLAIN },
  { "court_verdict", "Not guilty", "not guilty", "found (?:{P} )?not guilty of[^.;]{0,40}?murder",
    TL_FACT_OF_EITHER | TL_FACT_PLAIN },
  { "court_verdict", "Other", "unfit to plead",
    "{P}\\b" TL_FACT_ONE_ELSE "{0,40}?\\bwas (?:found |held |ruled )?(?:to be )?unfit to plead",
    TL_FACT_PLAIN },
  { "victim_suicide", "yes", "own li",
    "(?:^(?:(?!{P}).)*?{V}\\b" TL_FACT_NOBODY_ELSE
    "{0,80}?|^(?:She|He) )\\b(?:took|had taken|has taken) (?:her|his) own life",
    TL_FACT_IN_EARLY_PART | TL_FACT_OF_VICTIM },
  { "victim_suicide", "yes", "suicide",
    "(?:death by suicide|(?:apparent|suspected) suicide) of (?:{V}|an? )|{V}\\b" TL_FACT_NOBODY_ELSE
    "{0,60}?\\b(?:died|death) by (?:apparent |suspected )?suicide",
    TL_FACT_IN_EARLY_PART },
  { "perpetrator_suicide", "yes", "own life",
    "{P}\\b" TL_FACT_ONE_ELSE
    "{0,60}?\\b(?:took|had taken) (?:his|her) own life|{P}\\b[^.;]{0,60}?\\b(?:killed|"
    "murdered) (?:{V}|her|him)[^.;]{0,40}?\\b(?:then|before|and) (?:took|taking) (?:his|her) own "
    "life",
    TL_FACT_IN_EARLY_PART },
  { "perpetrator_suicide", "yes", "suicide",
    "{P}\\b" TL_FACT_ONE_ELSE "{0,60}?\\b(?:died by suicide|committed suicide)",
    TL_FACT_IN_EARLY_PART },
  { "victim_marac", "Referred to MARAC at any time", "marac",
    "\\b(?:referred|referral|refers|refer)\\b[^.;]{0,70}?\\bto (?:the |a )?(?:\\w+ )?MARAC",
    TL_FACT_OF_VICTIM | TL_FACT_MULTIPLE },
  { "victim_marac", "Referred to MARAC at any time", "marac", "\\t[^\\t]*\\brefers to MARAC",
    TL_FACT_MULTIPLE },
  { "victim_marac", "Case heard at MARAC before homicide", "marac",
    "\\b(?:heard|discussed|considered|presented) (?:at|by) (?:the |a )?(?:\\w+ )?MARAC|\\bMARAC "
    "(?:hears|heard|discussed|considered) (?:the|her|his|{V}’s) case",
    TL_FACT_MULTIPLE },
  { "victim_immigration", "yes", "no recourse", "no recourse to public funds",
    TL_FACT_OF_VICTIM | TL_FACT_TWICE },
  { "victim_sexual_orientation", "Gay/Lesbian", "",
    "{V}\\b(?:(?!{P})[^.;]){0,100}?\\b(?:gay|lesbian)\\b", TL_FACT_IN_EARLY_PART },
  { "victim_sexual_orientation", "Bisexual", "bisexual",
    "{V}\\b(?:(?!{P})[^.;]){0,100}?\\bbisexual\\b", TL_FACT_IN_EARLY_PART },
  { "victim_sexual_orientation", "Heterosexual/Straight", "heterosexual",
    "{V}\\b[^.;]{0,100}?\\bheterosexual\\b", TL_FACT_ANYWHERE },
  { "victim_religion", "Muslim", "muslim", "\\b(?:was|is)(?: an?)?(?: practising)? Muslim\\b",
    TL_FACT_OF_VICTIM },
  { "victim_religion", "Christian", "christian",
    "\\b(?:was|is)(?: an?)?(?: practising)? Christian\\b", TL_FACT_OF_VICTIM },
  { "victim_religion", "Hindu", "hindu", "\\b(?:was|is)(?: an?)?(?: practising)? Hindu\\b",
    TL_FACT_OF_VICTIM },
  { "victim_religion", "Sikh", "sikh", "\\b(?:was|is)(?: an?)?(?: practising)? Sikh\\b",
    TL_FACT_OF_VICTIM },
  { "victim_religion", "Jewish", "jewish", "\\b(?:was|is) Jewish\\b", TL_FACT_OF_VICTIM },
  { "victim_vulnerability", "Pregnancy", "pregnant",
    "(?:{V} was|[Ss]he was)(?: \\w+ weeks)? pregnant[^.;]{0,30}? when (?:she was killed|she died)",
    TL_FACT_MULTIPLE | TL_FACT_OF_VICTIM },
  { "aggravating_factor", "separation", "",
    "\\b(?:separated|separation|(?:had )?left (?:him|her|{P})|"
    "end(?:ed|ing)? (?:of )?the relationship)\\b",
    TL_FACT_MULTIPLE | TL_FACT_OF_EITHER | TL_FACT_TWICE },
  { "aggravating_factor", "coercive or controlling behaviour", "cive",
    "\\b(?:[Cc]oercive (?:and|or|,) ?controlling|[Cc]ontrolling (?:and|or) coercive|coercive "
    "control)\\b",
    TL_FACT_MULTIPLE | TL_FACT_OF_EITHER },
  { "aggravating_factor", "stalking", "stalk", "\\b(?:stalked|stalking)\\b",
    TL_FACT_MULTIPLE | TL_FACT_OF_EITHER | TL_FACT_TWICE },
  { "aggravating_factor", "digital stalking", "",
    "\\b(?:cyber[- ]?stalk\\w+|spyware|tracking (?:device|app)|(?:tracked|tracking) "
    "(?:her|his|{V}’s) "
    "(?:phone|telephone|car|location|movements))\\b",
    TL_FACT_MULTIPLE | TL_FACT_OF_EITHER },
  { "aggravating_factor", "faith based abuse", "",
    "\\b(?:[Ff]aith[- ]based abuse|spirit possession|witchcraft)\\b",
    TL_FACT_MULTIPLE | TL_FACT_OF_EITHER },
  { "aggravating_factor", "economic abuse", "",
    "\\b(?:[Ee]conomic|[Ff]inancial) (?:abuse|control)\\b", TL_FACT_MULTIPLE | TL_FACT_OF_EITHER },
  { "aggravating_factor", "sexual abuse", "",
    "\\b(?:sexual abuse|sexually (?:abused|assaulted)|raped)\\b",
    TL_FACT_MULTIPLE | TL_FACT_OF_VICTIM | TL_FACT_TWICE },
  { "aggravating_factor", "psychological or emotional abuse", "al abuse",
    "\\b(?:psychological|emotional) abuse\\b", TL_FACT_MULTIPLE | TL_FACT_OF_EITHER },
  { "aggravating_factor", "physical abuse", "physical",
    "\\bphysical(?:ly)? (?:abuse|abused|violence|assault|assaulted)\\b",
    TL_FACT_MULTIPLE | TL_FACT_OF_EITHER },
  { "aggravating_factor", "forced marriage", "forced marriage", "\\bforced marriage\\b",
    TL_FACT_MULTIPLE | TL_FACT_OF_VICTIM | TL_FACT_TWICE },
  { "aggravating_factor", "honour based violence", "honour",
    "\\b[‘’'“]?[Hh]onour[’'”]?[- ]based (?:violence|abuse)\\b",
    TL_FACT_MULTIPLE | TL_FACT_OF_VICTIM | TL_FACT_TWICE },
  { "family_involvement", "contributed", "",
    FAMILY "\\b(?:met (?:the|with)|spoke (?:to|with)|contributed|took part|was interviewed|were "
           "interviewed|wrote the|gave)\\b",
    TL_FACT_IN_FAMILY_PART | TL_FACT_MULTIPLE },
  { "family_involvement", "consulted about terms of reference", "terms of reference",
    "terms of reference", TL_FACT_IN_FAMILY_PART | TL_FACT_MULTIPLE },
  { "family_involvement", "supported by specialist advocate", "",
    "\\b(?:AAFDA|Advocacy After Fatal Domestic Abuse|specialist advocate|Homicide Service|homicide "
    "worker|advocate from)\\b",
    TL_FACT_IN_FAMILY_PART | TL_FACT_MULTIPLE },
  { "family_involvement", "received draft report", "report",
    FAMILY "\\b(?:read|received|given|shown|sent|commented on|saw) (?:a |the |an? \\w+ )?(?:\\w+ )?"
           "(?:draft|report)\\b",
    TL_FACT_IN_FAMILY_PART | TL_FACT_MULTIPLE },
  { "family_involvement", "attended panel", "panel",
    FAMILY
    "\\b(?:attended|came to|addressed|met) (?:a |the |part of )?(?:\\w+ )?(?:meeting of the |"
    "of the )?panel\\b",
    TL_FACT_IN_FAMILY_PART | TL_FACT_MULTIPLE },
};

static const TlGuess *
get_value (const TlFacts *self, const char *variable, const char *value)
{
  const TlGuess *guess = tl_draft_get_guess (self->draft, variable);

  return guess != NULL && (value == NULL || strcmp (guess->value, value) == 0) ? guess : NULL;
}

static void
follow (TlFacts *self, const TlGuess *from, const char *variable, const char *value,
        gboolean is_multiple)
{
  if (from != NULL)
    {
      g_autofree char *quote = g_strdup (from->quote);

      tl_facts_propose (self, variable, value, quote, from->page, is_multiple);
    }
}

/* The kinds of case of the national library follow from what else is known; the words are those
 * from which that was read. */
static void
read_categories (TlFacts *self)
{
  static const char *const partners[] = { "spouse/civil partner", "partner", "ex-spouse",
                                          "ex-partner", NULL };
  static const char *const families[] = { "parent",  "step-parent",    "child",
                                          "sibling", "other relative", NULL };
  const TlGuess *kin = get_value (self, "relationship_to_perpetrator", NULL);
  const TlGuess *suicide = get_value (self, "victim_suicide", "yes");
  gboolean is_partner = kin != NULL && g_strv_contains (partners, kin->value);
  gboolean is_family = kin != NULL && g_strv_contains (families, kin->value);
  gboolean is_parent = is_family && strstr (kin->value, "parent") != NULL;

  /* Such a review may be of a suicide, though it does not say so in plain words. */
  if (get_value (self, "review_type", "DARDR") != NULL
      && get_value (self, "court_verdict", NULL) == NULL)
    is_partner = is_family = is_parent = FALSE;
  if (is_partner && suicide == NULL)
    follow (self, kin, "category", "Intimate-partner homicide", TRUE);
  kin = get_value (self, "relationship_to_perpetrator", NULL);
  if (is_family && suicide == NULL)
    follow (self, kin, "category", "Familial homicide", TRUE);
  kin = get_value (self, "relationship_to_perpetrator", NULL);
  if (is_parent && suicide == NULL)
    follow (self, kin, "category", "Parricide (parent and step parents)", TRUE);
  if (suicide == NULL)
    follow (self, get_value (self, "victim_age_band", "65+"), "category",
            "Older victim homicides (65 plus)", TRUE);
  follow (self, get_value (self, "victim_suicide", "yes"), "category", "Suicide (victim)", TRUE);
  follow (self, get_value (self, "perpetrator_suicide", "yes"), "category", "Homicide-suicide",
          TRUE);
  follow (self, get_value (self, "court_verdict", "Manslaughter w/ diminished responsibility"),
          "category", "Mental health (perpetrator)", TRUE);
  follow (self, get_value (self, "victim_sexual_orientation", "Gay/Lesbian"), "category",
          "LGBTQ (victim and/or perpetrator)", TRUE);
}

static void
read_number_of_victims (TlFacts *self)
{
  const TlGuess *title = get_value (self, "review_title", NULL);

  if (title == NULL)
    return;
  follow (self, title, "number_of_victims",
          !self->has_both
                  && (strstr (title->value, " and ") != NULL || strstr (title->value, " & ") != NULL
                      || tl_facts_has_deaths (self))
              ? "2 or more"
              : "1",
          FALSE);
}

void
tl_facts_read_events (TlFacts *self)
{
  tl_facts_apply (self, rules, G_N_ELEMENTS (rules));
  if (get_value (self, "court_verdict", "Not guilty") == NULL)
    follow (self, get_value (self, "court_verdict", NULL), "victim_suicide", "no", FALSE);
  read_number_of_victims (self);
  read_categories (self);
}

void
tl_facts_add_not_stated (TlDraft *draft)
{
  static const char *const variables[] = { "borough",
                                           "csp",
                                           "csp_region",
                                           "death_month",
                                           "review_commissioned",
                                           "report_completed",
                                           "qa_panel_date",
                                           "publication_date",
                                           "guidance_version",
                                           "review_type",
                                           "number_of_victims",
                                           "category",
                                           "location_of_death",
                                           "cause_of_death",
                                           "children_present",
                                           "victim_age_band",
                                           "victim_sex",
                                           "victim_sexual_orientation",
                                           "victim_ethnicity",
                                           "victim_religion",
                                           "relationship_to_perpetrator",
                                           "victim_marac",
                                           "victim_suicide",
                                           "perpetrator_age_band",
                                           "perpetrator_sex",
                                           "perpetrator_suicide",
                                           "court_verdict",
                                           "victim_nationality",
                                           "victim_vulnerability",
                                           "victim_mental_health",
                                           "victim_carer",
                                           "victim_prior_victim",
                                           "victim_offending_history",
                                           "victim_immigration",
                                           "perpetrator_vulnerability",
                                           "perpetrator_mental_health",
                                           "perpetrator_known_to",
                                           "perpetrator_supervised",
                                           "aggravating_factor",
                                           "family_involvement",
                                           "chair",
                                           "author" };

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    if (tl_draft_get_guess (draft, variables[i]) == NULL)
      g_ptr_array_add (draft->guesses, tl_guess_new (variables[i], TL_NOT_STATED, NULL, 0));
}
