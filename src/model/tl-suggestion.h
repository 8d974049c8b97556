/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"
#include "tl-finding.h"

G_BEGIN_DECLS

/** What a person said to a suggestion. Values are written. */
typedef enum
{
  TL_ANSWER_REJECTED = 0,
  TL_ANSWER_ACCEPTED = 1,
  TL_ANSWER_AMENDED = 2
} TlAnswer;

/**
 * TlSuggestionAnswer:
 * @start: first character of the words it is about, in the document's text
 * @end: the character after the last
 * @theme_id: "" for a suggestion without theme
 */
typedef struct
{
  char *document_id;
  guint start, end;
  char *theme_id;
  TlAnswer answer;
} TlSuggestionAnswer;

TlSuggestionAnswer *tl_suggestion_answer_new (const char *document_id, guint start, guint end,
                                              const char *theme_id, TlAnswer answer);
void tl_suggestion_answer_free (TlSuggestionAnswer *self);

/**
 * TlSuggestionReason:
 * @kind: of the code that the words stand for: a theme, an agency or a finding type
 * @code_id: its id
 * @start: first character of the words, in the document's text
 * @end: the character after the last
 * @words: as printed
 *
 * Words that caused a suggestion.
 */
typedef struct
{
  TlCodeKind kind;
  char *code_id;
  guint start, end;
  char *words;
} TlSuggestionReason;

TlSuggestionReason *tl_suggestion_reason_new (TlCodeKind kind, const char *code_id, guint start,
                                              guint end, const char *words);
void tl_suggestion_reason_free (TlSuggestionReason *self);

/**
 * TlSuggestion:
 *
 * Words that may be a finding, with what it would be and why. Immutable; becomes a finding only
 * when a person accepts it.
 */
#define TL_TYPE_SUGGESTION (tl_suggestion_get_type ())
G_DECLARE_FINAL_TYPE (TlSuggestion, tl_suggestion, TL, SUGGESTION, GObject)

/**
 * tl_suggestion_new:
 * @span: (transfer full): the sentence or clause
 * @number: (nullable): of the paragraph, as tl_document_text_get_number_at() gives it
 * @agencies: (nullable): ids
 * @reasons: (transfer full) (element-type TlSuggestionReason): in order of start
 * @score: how likely it is to be accepted, 0 to 1: an order, no probability
 * @n_accepted: suggestions of this theme that were accepted or amended in the library
 * @n_answered: suggestions of this theme that were answered at all
 */
TlSuggestion *tl_suggestion_new (const char *document_id, TlSpan *span, const char *number,
                                 const char *theme_id, const char *type_id,
                                 const char *const *agencies, GPtrArray *reasons, double score,
                                 guint n_accepted, guint n_answered);
const char *tl_suggestion_get_document_id (TlSuggestion *self);
const TlSpan *tl_suggestion_get_span (TlSuggestion *self);
guint tl_suggestion_get_start (TlSuggestion *self);
guint tl_suggestion_get_end (TlSuggestion *self);
const char *tl_suggestion_get_number (TlSuggestion *self); /* "" where there is none */
const char *tl_suggestion_get_theme_id (TlSuggestion *self);
const char *tl_suggestion_get_type_id (TlSuggestion *self);
const char *const *tl_suggestion_get_agencies (TlSuggestion *self); /* never NULL */
GPtrArray *tl_suggestion_get_reasons (TlSuggestion *self);          /* TlSuggestionReason */
double tl_suggestion_get_score (TlSuggestion *self);
guint tl_suggestion_get_n_accepted (TlSuggestion *self);
guint tl_suggestion_get_n_answered (TlSuggestion *self);

/** (transfer full): the finding that it becomes when it is accepted as it is. */
TlFinding *tl_suggestion_make_finding (TlSuggestion *self, const char *review_id);
/** (transfer full): @answer to it. */
TlSuggestionAnswer *tl_suggestion_make_answer (TlSuggestion *self, TlAnswer answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlSuggestionAnswer, tl_suggestion_answer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlSuggestionReason, tl_suggestion_reason_free)

G_END_DECLS
