/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a search for suggestions is made of: sections, sentences, and an engine that finds
 * candidates in them. Another engine gives the same candidates from other evidence. */
#pragma once

#include "tl-suggest.h"
#include "tl-words.h"

G_BEGIN_DECLS

/** What a section of a review holds, by its heading. */
typedef enum
{
  TL_SECTION_PLAIN,
  TL_SECTION_NARRATIVE, /* what happened */
  TL_SECTION_FINDINGS,  /* what the review says about it */
  TL_SECTION_APART      /* contents, glossary, terms of reference: no finding stands there */
} TlSectionKind;

/**
 * TlSection:
 * @heading: (nullable): borrowed from the text
 *
 * Where a block stands.
 */
typedef struct
{
  TlSectionKind kind;
  const TlBlock *heading;
} TlSection;

/** (transfer full) (element-type TlSection): one a block of @blocks. */
GArray *tl_sections_new (GPtrArray *blocks);

/**
 * TlSentence:
 * @first: its first word
 * @last: the word after its last
 * @start: its first character in the block's text
 * @end: the character after its last, full stop included
 *
 * A sentence of a block; of a long one, a part between semicolons.
 */
typedef struct
{
  guint first, last, start, end;
} TlSentence;

/** (transfer full) (element-type TlSentence): of a text with its words. */
GArray *tl_sentences_new (const char *text, GPtrArray *words);
/** (transfer full) (element-type TlSentence): all of it as one, for a text that is one request. */
GArray *tl_sentences_new_whole (const char *text, GPtrArray *words);

/**
 * TlCandidate:
 * @block: which block of the text
 * @start: first character, in the document's text
 * @end: the character after the last
 * @theme: (nullable): borrowed from the codebook
 * @type: likewise
 * @reasons: (element-type TlSuggestionReason)
 * @score: 0 to 1, before what was answered is looked at
 */
typedef struct
{
  guint block, start, end;
  TlCode *theme, *type;
  GPtrArray *reasons;
  double score;
} TlCandidate;

void tl_candidate_free (TlCandidate *self);

/** The first engine: trigger phrases of themes and finding types. */
typedef struct _TlPhraseEngine TlPhraseEngine;

TlPhraseEngine *tl_phrase_engine_new (TlCodebook *codebook);
void tl_phrase_engine_free (TlPhraseEngine *self);
/**
 * tl_phrase_engine_find:
 * @sections: (element-type TlSection): one a block
 *
 * Returns: (transfer full) (element-type TlCandidate): at most one a sentence, in order; NULL when
 * cancelled
 */
GPtrArray *tl_phrase_engine_find (TlPhraseEngine *self, TlDocumentText *text, GArray *sections,
                                  GCancellable *cancellable, GError **error);

G_END_DECLS
