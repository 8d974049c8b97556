/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the addressees, the level and the strength of a recommendation are read from. */
#pragma once

#include "tl-codebook.h"
#include "tl-draft.h"
#include "tl-words.h"

G_BEGIN_DECLS

/** What is looked for. */
typedef struct
{
  TlCodebook *codebook;
  TlPhrases *agencies, *levels, *strengths;
} TlFinder;

/** A text with the agencies named in it. */
typedef struct
{
  GPtrArray *words; /* TlWord */
  GArray *names;    /* TlPhraseMatch, for TlCode */
} TlNamedText;

/** The agency that stands for all. */
#define TL_ALL_AGENCIES "AG99"

/** The council as a whole. */
#define TL_COUNCIL "AG00"

/** (transfer full): phrases of all entries of @kind, each for its TlCode. */
TlPhrases *tl_grades_new_phrases (TlCodebook *codebook, TlCodeKind kind);

/**
 * tl_grades_find_level:
 * @words: the text
 * @end: the word after the part that says who is asked, verb included; 0 for none
 * @agencies: (element-type TlCode): the addressees
 *
 * Returns: (transfer none): "L1" to "L9"
 */
const char *tl_grades_find_level (TlPhrases *phrases, GPtrArray *words, guint end,
                                  GPtrArray *agencies);

/**
 * tl_grades_find_strength:
 * @names: (element-type TlPhraseMatch): agencies named in @words
 *
 * Returns: (transfer none) (nullable): the entry of the strongest measure that is asked for
 */
TlCode *tl_grades_find_strength (TlPhrases *phrases, TlCodebook *codebook, GPtrArray *words,
                                 GArray *names);

/** Adds names of what is no agency of the codebook, with no data: "parish council". Before all
 * others, so that they count before equal ones. */
void tl_names_add_others (TlPhrases *phrases);

/** Adds what reports call agencies in general: "the police", "hospital trust". */
void tl_names_add_general (TlPhrases *phrases, TlCodebook *codebook);

/**
 * tl_names_add_proper:
 * @words: the text
 * @names: (element-type TlPhraseMatch): names found in it already
 *
 * Adds proper names that say what they are: "Larkmere Housing", "the Alder Street Practice".
 */
void tl_names_add_proper (GPtrArray *words, GArray *names, TlCodebook *codebook);

/** (transfer full) (nullable): what follows @name where the document says what that is: "Rowanlight
 * (a service led by and for …)"; NULL if it does not. */
char *tl_names_dup_definition (const TlDraftDocument *document, const char *name);

void tl_finder_init (TlFinder *self, TlCodebook *codebook);
void tl_finder_clear (TlFinder *self);

void tl_named_text_init (TlNamedText *self, const TlFinder *finder, const char *text);
void tl_named_text_clear (TlNamedText *self);
const TlWord *tl_named_text_get_word (const TlNamedText *self, guint i);
const TlPhraseMatch *tl_named_text_get_name (const TlNamedText *self, guint i);

/** Finds what kind of trust each trust named is, where the document says so. */
void tl_named_text_define_trusts (const TlFinder *finder, const TlDraftDocument *document,
                                  TlNamedText *text);

/** Adds the names before word @end that only the document explains. */
void tl_named_text_define_unknown (const TlFinder *finder, const TlDraftDocument *document,
                                   TlNamedText *text, guint end);

/** How many words a label has at most, or a line that ends in a colon. */
#define TL_MAX_LABEL 15

/** Adds @agency if it is not there yet. */
void tl_asked_add (GPtrArray *agencies, TlCode *agency);

/** Whether @name stands as the object of something that is said: "referrals from GPs". */
gboolean tl_asked_is_object (const TlNamedText *text, const TlPhraseMatch *name);

/** The first verb of request from word @from on; the number of words if there is none. */
guint tl_asked_find_request (const TlNamedText *text, guint from);

/** Adds those whom a label at the head names; gives the word after it, or 0. */
guint tl_asked_read_label (const TlNamedText *text, GPtrArray *agencies);

/** Adds those who stand before verbs of request from @from on, up to the first that names any;
 * gives the word after it. */
guint tl_asked_read_requests (const TlNamedText *text, guint from, gboolean only_first,
                              GPtrArray *agencies);

/** Adds those who stand after "recommends that" or "That", where no verb of request follows; gives
 * the word after them, or 0. */
guint tl_asked_read_that (const TlNamedText *text, GPtrArray *agencies);

/** Adds those by whom, or between whom, something should be done; gives the word after them, or 0.
 */
guint tl_asked_read_agents (const TlNamedText *text, GPtrArray *agencies);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TlFinder, tl_finder_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TlNamedText, tl_named_text_clear)

G_END_DECLS
