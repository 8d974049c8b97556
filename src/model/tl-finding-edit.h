/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-document-text.h"
#include "tl-finding.h"

G_BEGIN_DECLS

/**
 * TlRange:
 * @start: first character (code point) in a document's text
 * @end: the character after the last
 */
typedef struct
{
  guint start, end;
} TlRange;

/** How much a finding matters: 0 as any, 1 and 2 more; what is above counts as the greatest. */
#define TL_FINDING_MAX_IMPORTANCE 2

/**
 * tl_finding_place:
 * @text: of the finding's document
 * @ranges: (element-type TlRange): in any order; those that overlap, or have only white space
 * between them, become one
 *
 * A copy of a finding over other words: its spans and its paragraph's number are made anew, all
 * else stays.
 *
 * Returns: (transfer full) (nullable): NULL if no words are left
 */
TlFinding *tl_finding_place (TlFinding *self, TlDocumentText *text, GArray *ranges);

/** (transfer full): a copy that matters as much as @importance says. */
TlFinding *tl_finding_weigh (TlFinding *self, guint importance);

/** (transfer full) (nullable): a copy that also covers characters @start to @end; NULL if there are
 * no words. */
TlFinding *tl_finding_add_range (TlFinding *self, TlDocumentText *text, guint start, guint end);

/**
 * tl_finding_move_end:
 * @at: a character; the span that holds it is changed, otherwise the last
 * @words: how many words forward, or back where negative; a word is what stands between white space
 *
 * A copy that ends later or earlier. A span from which all words are taken goes; what is reached is
 * taken in.
 *
 * Returns: (transfer full) (nullable): NULL if nothing would change or no words would be left
 */
TlFinding *tl_finding_move_end (TlFinding *self, TlDocumentText *text, guint at, int words);

/** As tl_finding_move_end(), for the start of the span that holds @at, otherwise of the first. */
TlFinding *tl_finding_move_start (TlFinding *self, TlDocumentText *text, guint at, int words);

/**
 * tl_finding_split:
 * @at: the character with which the second finding begins; within a word, the word's first
 * @before: (out) (transfer full): keeps the id
 * @after: (out) (transfer full): has an id of its own
 *
 * Parts a finding in two with the same codes, note and coder.
 *
 * Returns: FALSE, and sets nothing, if there are no words on one side
 */
gboolean tl_finding_split (TlFinding *self, TlDocumentText *text, guint at, TlFinding **before,
                           TlFinding **after);

/** Whether two findings share words, or have only white space between them. */
gboolean tl_finding_is_beside (TlFinding *self, TlFinding *other, TlDocumentText *text);

/**
 * tl_finding_join:
 * @findings: (element-type TlFinding): two or more, of one document
 *
 * One finding over the words of all, with the themes, agencies and notes of all and the greatest
 * importance; id, type, coder and time are those of the first.
 *
 * Returns: (transfer full)
 */
TlFinding *tl_finding_join (GPtrArray *findings, TlDocumentText *text);

G_END_DECLS
