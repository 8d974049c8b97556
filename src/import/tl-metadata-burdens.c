/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What burdened the victim and the perpetrator: ill-health, dependence, care, offences; and who
 * knew of the abuse. Only what is said of one of them by name, or in a sentence that is about
 * nobody else. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-metadata-private.h"

#define OF_VICTIM (TL_FACT_OF_VICTIM | TL_FACT_ALONE | TL_FACT_MULTIPLE)
#define OF_PERPETRATOR (TL_FACT_OF_PERPETRATOR | TL_FACT_ALONE | TL_FACT_MULTIPLE)

/* From a name, or a pronoun at the head of the sentence, to what is told of its bearer. */
#define VICTIM "(?:{V}\\b|^(?:She|He)\\b)" TL_FACT_NOBODY_ELSE "{0,120}?\\b"
#define PERPETRATOR "(?:{P}\\b|^(?:She|He)\\b)" TL_FACT_ONE_ELSE "{0,120}?\\b"

/* Of what someone has, and of nothing that was only asked about. */
#define SUFFERS                                                                                    \
  "(?:suffer(?:ed|s|ing) (?:from|with)|(?:was |been )?diagnosed (?:with|as having)|diagnosis of|"  \
  "history of|(?:was |been )?treated for|treatment for|medication for|living with|experienced|"    \
  "experiencing|had|has|symptoms of|(?:episode|bout|period)s? of)\\b[^.;]{0,60}?\\b"

#define PROBATION                                                                                  \
  "(?:supervis(?:ed|ion) (?:by|of|under) (?:the )?(?:[A-Z]\\w+ )*(?:[Pp]robation|[Cc]ommunity "    \
  "[Rr]ehabilitation [Cc]ompany)|on probation|on licen[cs]e|(?:given|made subject to|subject to|"  \
  "under) an? (?:\\w+ )?(?:community order|suspended sentence order))"

#define BOTH(variable, value, hint, words)                                                         \
  { "victim_" variable, value, hint, VICTIM words, OF_VICTIM },                                    \
  {                                                                                                \
    "perpetrator_" variable, value, hint, PERPETRATOR words, OF_PERPETRATOR                        \
  }

static const TlFactRule health_rules[] = {
  BOTH ("mental_health", "Adjustment disorder", "adjustment", SUFFERS "adjustment disorder\\b"),
  BOTH ("mental_health", "Anxiety", "anxiety", SUFFERS "anxiety\\b"),
  BOTH ("mental_health", "Dementia or Alzheimer's disease", "dementia", SUFFERS "dementia\\b"),
  BOTH ("mental_health", "Dementia or Alzheimer's disease", "alzheimer", SUFFERS "Alzheimer"),
  BOTH ("mental_health", "Depression", "depression", SUFFERS "depression\\b"),
  { "victim_mental_health", "Depression", "depression",
    "\\bdepression for which {V} was (?:\\w+ )?treated\\b", TL_FACT_OF_VICTIM | TL_FACT_MULTIPLE },
  BOTH ("mental_health", "Depression", "antidepressant",
        "prescribed [^.;]{0,40}?\\banti-?depressants?\\b"),
  BOTH ("mental_health", "Panic attacks", "panic", SUFFERS "panic attacks?\\b"),
  BOTH ("mental_health", "Psychosis", "psycho", SUFFERS "psychosis\\b"),
  BOTH ("mental_health", "Psychosis", "schizophreni", SUFFERS "schizophreni(?:a|c)\\b"),
  BOTH ("mental_health", "PTSD", "ptsd", SUFFERS "PTSD\\b"),
  BOTH ("mental_health", "PTSD", "post", SUFFERS "[Pp]ost[- ][Tt]raumatic [Ss]tress"),
  BOTH ("mental_health", "Self-harm", "self", "self[- ]harm(?:ed|ing|s)?\\b"),
  BOTH ("mental_health", "Suicidal thoughts", "suicid",
        "(?:suicidal (?:thoughts|ideation|feelings)|(?:felt|feeling) suicidal|thoughts of "
        "suicide)\\b"),
  BOTH ("mental_health", "Suicide attempt/s", "suicide",
        "(?:attempted suicide|suicide attempts?|attempts? at suicide)\\b"),
  BOTH ("mental_health", "Suicide attempt/s", "overdose",
        "(?:took|taken|taking) an? (?:\\w+ )?overdose\\b"),
  BOTH ("mental_health", "Suicide attempt/s", "own life",
        "(?:tried|attempted|attempts?) to (?:take (?:her|his) own life)\\b"),
  BOTH (
      "vulnerability", "Alcohol misuse", "alcohol",
      "(?:(?:misus\\w+|abus\\w+|dependen(?:t|ce|cy) (?:on|upon)|addicted to|addiction to|problems? "
      "with) (?:\\w+ and )?alcohol|alcohol (?:misuse|abuse|dependen(?:t|ce|cy)|addiction|"
      "problems?)|alcoholic)\\b"),
  BOTH ("vulnerability", "Alcohol misuse", "drinking",
        "(?:drinking (?:heavily|to excess)|heavy drinking|problem drinking)\\b"),
  BOTH ("vulnerability", "Substance misuse", "",
        "(?:(?:drug|substance|cannabis|cocaine|heroin) (?:misuse|abuse|dependen(?:ce|cy)|addiction|"
        "use)|addicted to (?:drugs|cocaine|heroin|cannabis)|(?:used|using|smoked|smoking|took|"
        "misus\\w+) (?:\\w+ )?(?:drugs|cannabis|cocaine|crack|heroin))\\b"),
  BOTH (
      "vulnerability", "Housing issues", "",
      "(?:(?:was|were|became|been|made|being) homeless|homelessness|rent arrears|evicted|eviction|"
      "(?:lived|living|placed) in (?:temporary accommodation|a hostel)|sofa[- ]surfing)\\b"),
  BOTH ("vulnerability", "Neurodiverse condition diagnosis", "",
        "(?:diagnosed (?:with|as having)|diagnosis of) [^.;]{0,40}?\\b(?:autis\\w+|ADHD|Asperger|"
        "dyslexia)"),
  BOTH ("vulnerability", "Physical disability", "",
        "(?:physical(?:ly)? disab(?:led|ility|ilities)|registered disabled|(?:used|uses|in) a "
        "wheelchair|wheelchair user|multiple sclerosis)\\b"),
};

static const TlFactRule rules[] = {
  { "victim_nationality", NULL, " national",
    "{V}\\b(?: was|, who was| is|,)(?: an?)? ([A-Z][a-z]+(?: [A-Z][a-z]+)?) national\\b",
    TL_FACT_OF_VICTIM | TL_FACT_PLAIN },
  { "victim_nationality", NULL, "nationality",
    "{V}\\b" TL_FACT_NOBODY_ELSE "{0,40}?\\b(?:was|is|were) of ([A-Z][a-z]+) nationality\\b",
    TL_FACT_OF_VICTIM | TL_FACT_PLAIN },
  { "victim_carer", "Victim was carer for perpetrator", "carer",
    "{V}\\b" TL_FACT_NOBODY_ELSE
    "{0,60}?\\b(?:was|as|became|been|being)(?: the| an?| his| her)?(?: \\w+)? carer (?:for|of|to) "
    "{P}|{P}’s (?:\\w+ )?carer was {V}",
    TL_FACT_OF_VICTIM | TL_FACT_MULTIPLE },
  { "victim_carer", "Victim was a carer", "carer",
    VICTIM "(?:was|as|became|been|being)(?: the| an?| his| her)?(?: [\\w-]+)? carer (?:for|of|to) "
           "(?:her|his|their|an?|the) ",
    OF_VICTIM },
  { "victim_carer", "Carer assessed", "assessment",
    "[Cc]arer’?s?’? assessment\\b[^.;]{0,40}?\\b(?:was|were|had been|is) (?:\\w+ )?(?:carried out|"
    "completed|made|done|undertaken)",
    TL_FACT_OF_VICTIM | TL_FACT_MULTIPLE },
  { "victim_prior_victim", "yes", "",
    VICTIM
    "(?:(?:previous|earlier|former|past)(?:ly)? (?:abusive|violent) (?:relationship|marriage|"
    "partner)|(?:abused|assaulted|beaten) by (?:a|an|her|his) (?:former|previous|ex-?|"
    "earlier)|victim of domestic (?:abuse|violence) (?:in|from) (?:a|an|her|his) (?:former|"
    "previous|earlier))",
    TL_FACT_OF_VICTIM | TL_FACT_ALONE },
  { "victim_offending_history", "no", "",
    VICTIM "(?:(?:had|has) no (?:\\w+ )?(?:criminal )?(?:convictions|criminal record)|did not have "
           "(?:a criminal record|any (?:\\w+ )?convictions))\\b",
    TL_FACT_OF_VICTIM | TL_FACT_ALONE | TL_FACT_PLAIN },
  { "victim_offending_history", "yes", "",
    VICTIM "(?:(?:had|has) (?:an? |\\w+ )?(?:previous |criminal )?(?:convictions?|criminal record) "
           "(?:for|of)|(?:was|been) (?:convicted of|cautioned for))\\b",
    TL_FACT_OF_VICTIM | TL_FACT_ALONE },
  { "perpetrator_supervised", "perpetrator programme", "programme",
    "{P}\\b[^.;]{0,100}?\\b(?:attend(?:ed|ing)?|complet(?:ed|ing)|referred to|ordered to (?:attend|"
    "complete)|began|started|place on|on) (?:a |the |an )?(?:[\\w-]+ ){0,3}?(?:perpetrators?’?|"
    "domestic (?:abuse|violence)) programme\\b",
    TL_FACT_OF_PERPETRATOR | TL_FACT_MULTIPLE },
  { "perpetrator_supervised", "drug and alcohol services", "alcohol",
    PERPETRATOR "(?:attend(?:ed|ing)|engag(?:ed|ing) with|referred (?:him|her)?(?:self)? ?to|"
                "supported by|seen by) (?:the |a |local )*(?:\\w+ )?(?:drugs? and alcohol|alcohol|"
                "substance misuse) (?:service|team|worker)",
    OF_PERPETRATOR },
  { "perpetrator_supervised", "MAPPA", "mappa",
    "{P}\\b[^.;]{0,80}?\\b(?:managed|subject to|registered|supervised|under) [^.;]{0,30}?\\bMAPPA",
    TL_FACT_OF_PERPETRATOR | TL_FACT_MULTIPLE },
  { "perpetrator_supervised", "mental health services", "mental health",
    PERPETRATOR "(?:under the care of|open to|a patient of|discharged (?:from|by)|seen by) (?:the "
                "|a )?[^.;]{0,40}?\\bmental health (?:services?|team|trust)\\b",
    OF_PERPETRATOR },
  { "perpetrator_supervised", "probation services", "", "{P}\\b[^.;]{0,140}?\\b" PROBATION "\\b",
    TL_FACT_OF_PERPETRATOR | TL_FACT_MULTIPLE },
  { "perpetrator_supervised", "probation services", "",
    "^(?:She|He) [^.;]{0,120}?\\b" PROBATION "\\b", OF_PERPETRATOR },
  { "perpetrator_known_to", "police", "convicted of",
    "{P}\\b" TL_FACT_ONE_ELSE "{0,40}?\\bconvicted of (?:assault on|assaulting|harassing|stalking|"
    "threatening) {V}",
    TL_FACT_OF_PERPETRATOR | TL_FACT_MULTIPLE },
  { "perpetrator_known_to", "police", "police",
    "{P}\\b" TL_FACT_ONE_ELSE
    "{0,60}?\\bknown to (?:the )?(?:[Pp]olice|Metropolitan Police)\\b(?=[^.;]*(?:domestic|violen|"
    "abus|assault))",
    TL_FACT_OF_PERPETRATOR | TL_FACT_MULTIPLE },
  { "perpetrator_known_to", "police", "arrested",
    "{P}\\b[^.;]{0,40}?\\b(?:was|been) arrested (?:for|on suspicion of) (?:\\w+ )?(?:assault|"
    "domestic|harass|common assault|criminal damage)[^.;]*?(?:{V}|\\bher\\b|\\bhim\\b)",
    TL_FACT_OF_PERPETRATOR | TL_FACT_MULTIPLE },
  { "perpetrator_known_to", "friends", "friend",
    "{V}\\b" TL_FACT_NOBODY_ELSE
    "{0,60}?\\btold (?:an?|her|his|two|several) (?:\\w+ )?friends?\\b[^.;]{0,80}?\\b(?:hit|hurt|"
    "violen\\w+|abus\\w+|threaten\\w+|strangl\\w+|afraid of {P}|frightened of {P})",
    TL_FACT_OF_VICTIM | TL_FACT_MULTIPLE },
  { "perpetrator_known_to", "family", "told",
    "{V}\\b[^.;]{0,60}?\\btold (?:her|his) (?:\\w+ "
    ")?(?:sister|mother|father|brother|parents|family|"
    "daughter|son|aunt|cousin)\\b[^.;]{0,80}?\\b(?:hit|hurt|violen\\w+|abus\\w+|threaten\\w+|"
    "strangl\\w+|afraid of {P}|frightened of {P})",
    TL_FACT_OF_VICTIM | TL_FACT_MULTIPLE },
};

/* Ill-health of the mind is one of the vulnerabilities, too. */
static void
follow_health (TlFacts *self, const char *health, const char *vulnerability)
{
  const TlGuess *guess = tl_draft_get_guess (self->draft, health);
  g_autofree char *quote = NULL;

  if (guess == NULL)
    return;
  quote = g_strdup (guess->quote);
  tl_facts_propose (self, vulnerability, "Mental ill-health", quote, guess->page, TRUE);
}

void
tl_facts_read_burdens (TlFacts *self)
{
  tl_facts_apply (self, health_rules, G_N_ELEMENTS (health_rules));
  tl_facts_apply (self, rules, G_N_ELEMENTS (rules));
  follow_health (self, "victim_mental_health", "victim_vulnerability");
  follow_health (self, "perpetrator_mental_health", "perpetrator_vulnerability");
}
