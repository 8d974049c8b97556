/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-finding.h"

G_BEGIN_DECLS

/** Lanes beside the text that are drawn; what would need more is counted only. */
#define TL_TEXT_MARKS_LANES 4

/**
 * TlTextMark:
 * @start: first character of one span
 * @end: the character after the last
 * @finding: (borrowed): whose span it is
 * @depth: how many other marks lie around its start
 * @lane: of its first bar, 0 nearest the text
 * @n_bars: bars it has, one a theme (at least one)
 *
 * One span of a finding as the text shows it.
 */
typedef struct
{
  guint start, end;
  TlFinding *finding;
  guint depth, lane, n_bars;
} TlTextMark;

/**
 * TlTextMarks:
 *
 * The spans of a document's findings, sorted, with lanes by interval colouring: what touches a
 * range is found by binary search and a short walk.
 */
typedef struct _TlTextMarks TlTextMarks;

/**
 * tl_text_marks_new:
 * @findings: (element-type TlFinding): of one document; referenced
 */
TlTextMarks *tl_text_marks_new (GPtrArray *findings);
void tl_text_marks_free (TlTextMarks *self);

guint tl_text_marks_get_n (TlTextMarks *self);
const TlTextMark *tl_text_marks_get (TlTextMarks *self, guint i);

/**
 * tl_text_marks_find:
 * @start: first character
 * @end: the character after the last
 * @first: (out): index of the first mark that may touch the range
 * @last: (out): index after the last
 *
 * Finds the marks that touch a range. Some in between may end before @start; the caller compares.
 */
void tl_text_marks_find (TlTextMarks *self, guint start, guint end, guint *first, guint *last);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlTextMarks, tl_text_marks_free)

G_END_DECLS
