/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of a text, and the phrases that occur in them. */
#pragma once

#include "tl-stemmer.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * TlWord:
 * @text: as printed, with typographic apostrophes as plain ones
 * @folded: as tl_text_fold() gives it
 * @stem: (nullable): what tl_words_stem() left of it
 * @start: first character in the text
 * @end: the character after the last
 * @starts_sentence: whether a sentence starts with it
 * @follows_bracket: whether an opening bracket stands before it
 * @follows_colon: whether a colon stands before it
 * @follows_dash: whether a dash with a space beside it stands before it
 * @follows_hyphen: whether nothing but a hyphen parts it from the word before
 * @follows_word: whether nothing but white space or a hyphen parts it from the word before
 *
 * A run of letters and digits, with the apostrophes and ampersands inside it ("King's", "A&E").
 */
typedef struct
{
  char *text, *folded, *stem;
  guint start, end;
  gboolean starts_sentence, follows_bracket, follows_colon, follows_dash, follows_hyphen,
      follows_word;
} TlWord;

/** (transfer full) (element-type TlWord): the words of @text, in order. */
GPtrArray *tl_words_new (const char *text);

/** Gives each of @words (element-type TlWord) its stem, for phrases of %TL_PHRASE_TRIGGER. */
void tl_words_stem (GPtrArray *words, TlStemmer *stemmer);

/**
 * TlPhraseKind:
 * @TL_PHRASE_NAME: an alias; one of up to four letters is matched as it is
 * @TL_PHRASE_TITLE: its proper name, which reports print without capitals too; alone and with a
 *   capital it is no part of a longer name ("Housing", but not the end of "Larkmere Housing")
 * @TL_PHRASE_CUE: words of any form ("audit", "audited"), with up to two other words after each
 * @TL_PHRASE_TRIGGER: words of the same stem; one with a capital is matched with it, and "*" at the
 *   end of a word stands for any end of it ("psychiatr*")
 */
typedef enum
{
  TL_PHRASE_NAME,
  TL_PHRASE_TITLE,
  TL_PHRASE_CUE,
  TL_PHRASE_TRIGGER
} TlPhraseKind;

/**
 * TlPhraseMatch:
 * @start: first word
 * @end: the word after the last
 * @data: what the phrase stands for
 */
typedef struct
{
  guint start, end;
  gpointer data;
} TlPhraseMatch;

/**
 * TlPhrases:
 *
 * Phrases to look for, each standing for something.
 */
typedef struct _TlPhrases TlPhrases;

TlPhrases *tl_phrases_new (void);
void tl_phrases_free (TlPhrases *self);

/**
 * tl_phrases_add:
 * @text: words; "*" stands for one to three of any
 * @data: what it stands for; not copied
 *
 * Adds a phrase. Of equal phrases the first counts. Words in capitals are matched as they are, and
 * so is a name with capitals that has one or two words of more than three letters ("Advance",
 * "Turning Point"): in small letters it would be ordinary English. All else is matched without
 * regard to case. A phrase of more than 32 words is passed over.
 */
void tl_phrases_add (TlPhrases *self, const char *text, TlPhraseKind kind, gpointer data);

/**
 * tl_phrases_match:
 * @words: (element-type TlWord)
 * @start: the first word that counts
 * @end: the word after the last that counts
 *
 * Gives the phrases among @words, from left to right, at each word the longest; what lies inside a
 * match is hidden by it. Phrases are whole words, the last with or without "s" or "'s", and do not
 * go beyond a sentence.
 *
 * Returns: (transfer full) (element-type TlPhraseMatch): in order
 */
GArray *tl_phrases_match (TlPhrases *self, GPtrArray *words, guint start, guint end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlPhrases, tl_phrases_free)

G_END_DECLS
