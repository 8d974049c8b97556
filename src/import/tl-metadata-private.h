/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of reading case facts share. */
#pragma once

#include "tl-draft.h"

G_BEGIN_DECLS

typedef enum
{
  TL_ABOUT_NOBODY = 0,
  TL_ABOUT_VICTIM = 1 << 0,
  TL_ABOUT_PERPETRATOR = 1 << 1
} TlAbout;

typedef enum
{
  TL_PART_OTHER = 0,
  TL_PART_FAMILY = 1 << 0,  /* how the family took part in the review */
  TL_PART_GENERAL = 1 << 1, /* terms of reference, method, definitions, recommendations, … */
  TL_PART_EARLY = 1 << 2    /* the first third, where reports say who and what */
} TlPart;

/**
 * TlSentence:
 * @text: a sentence, or a row of a table
 * @lower: the same with ASCII letters in lower case, in which a hint is looked for
 * @page: where its block begins
 * @block: index of its block
 * @about: whom it is about, by name or as "she" after a sentence with the name
 * @part: where it stands
 */
typedef struct
{
  char *text, *lower;
  guint page, block;
  TlAbout about;
  TlPart part;
} TlSentence;

/**
 * TlFacts:
 * @sentences: (element-type TlSentence)
 * @victim: pattern that matches the victim's names
 * @perpetrator: pattern that matches the perpetrator's
 */
typedef struct
{
  TlDraft *draft;
  TlDraftDocument *document;
  GPtrArray *sentences;
  char *victim, *perpetrator;
  gboolean has_names; /* whether @victim holds a name, and not only "the victim" */
  gboolean has_both;  /* whether the review is named after the victim and the perpetrator */
} TlFacts;

/* Where a wording counts. */
typedef enum
{
  TL_FACT_ANYWHERE = 0,
  TL_FACT_IN_FAMILY_PART = 1 << 0,
  TL_FACT_IN_EARLY_PART = 1 << 1,
  TL_FACT_OF_VICTIM = 1 << 2,      /* the sentence is about the victim */
  TL_FACT_OF_EITHER = 1 << 3,      /* about the victim or the perpetrator */
  TL_FACT_MULTIPLE = 1 << 4,       /* the variable takes several values */
  TL_FACT_TWICE = 1 << 5,          /* it must be said in two sentences */
  TL_FACT_PLAIN = 1 << 6,          /* the wording itself leaves out denials */
  TL_FACT_OF_PERPETRATOR = 1 << 7, /* the sentence is about the perpetrator */
  TL_FACT_ALONE = 1 << 8           /* and about nobody else */
} TlFactWhere;

/**
 * TlFactRule:
 * @value: (nullable): what is proposed; NULL for the first bracket of the pattern
 * @hint: in lower case; the pattern is tried only where it stands
 * @pattern: with {V} for the victim's names and {P} for the perpetrator's
 *
 * A wording that states a case fact.
 */
typedef struct
{
  const char *variable, *value, *hint, *pattern;
  TlFactWhere where;
} TlFactRule;

/* No other person named between a name and what is told of its bearer. */
#define TL_FACT_RELATIVES                                                                          \
  "mother|father|son|daughter|sister|brother|friend|husband|wife|partner|uncle|aunt"
#define TL_FACT_NOBODY_ELSE "(?:(?!{P}|" TL_FACT_RELATIVES ")[^.;])"
#define TL_FACT_ONE_ELSE "(?:(?!{V}|" TL_FACT_RELATIVES ")[^.;])"

/* "who is called", and what may stand before a name. */
#define TL_FACT_CALLED                                                                             \
  ",? (?:who (?:is|was|will be) )?(?:called|known as|referred to as|named) (?:in this (?:report|"  \
  "review) )?(?:as )?"
#define TL_FACT_QUOTES "[‘’'“\"(]?"

/** (transfer full): the sentences of a document, in order; nothing is said of whom they are about.
 */
GPtrArray *tl_facts_split (const TlDraftDocument *document);

/** Says of each sentence whom it is about. */
void tl_facts_find_subjects (TlFacts *self);

/** (transfer full): @pattern with the names in place of {V} and {P}; NULL if it is none. */
GRegex *tl_facts_new_regex (const TlFacts *self, const char *pattern);

/**
 * tl_facts_find_first:
 * @hint: in lower case; the pattern is tried only where it stands
 * @part: where it counts; 0 for anywhere
 * @found: (out): the sentence
 * @quote: (out) (nullable): all that matched
 *
 * Returns: (transfer full) (nullable): the first bracket of the first match of @pattern
 */
char *tl_facts_find_first (const TlFacts *self, const char *hint, const char *pattern, TlPart part,
                           TlSentence **found, char **quote);

/** Whether the words before the character @start of @text deny or doubt what follows. */
gboolean tl_facts_is_denied (const char *text, int start);

/** Proposes @value for @variable, unless it is proposed already, or another value is and
 * @is_multiple is not set. */
void tl_facts_propose (TlFacts *self, const char *variable, const char *value, const char *quote,
                       guint page, gboolean is_multiple);

/** Finds who died and who caused it, their ages, sexes and groups, and how they were related. */
void tl_facts_read_people (TlFacts *self);

/** Whether the words that name the review speak of several deaths. */
gboolean tl_facts_has_deaths (const TlFacts *self);

/** Finds how old the two were. */
void tl_facts_read_ages (TlFacts *self);

/** Finds how and where the death happened, what a court said, and what stood around it. */
void tl_facts_read_events (TlFacts *self);

/** Finds what burdened the two: ill-health, dependence, care, offences, and who knew. */
void tl_facts_read_burdens (TlFacts *self);

/** Proposes what @rules state. */
void tl_facts_apply (TlFacts *self, const TlFactRule *rules, guint n_rules);

/** Adds "Not stated" for what was looked for and not found. */
void tl_facts_add_not_stated (TlDraft *draft);

G_END_DECLS
