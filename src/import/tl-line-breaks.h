/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-layout.h"

G_BEGIN_DECLS

/**
 * TlLineBreaks:
 *
 * The words of a document, by which those that the end of a line breaks are put together again.
 */
typedef struct _TlLineBreaks TlLineBreaks;

/* What stands between the end of a line and the line that goes on after it. */
typedef enum
{
  TL_BREAK_SPACE,
  TL_BREAK_NOTHING, /* the line ends within a word: in its own hyphen, or in an address */
  TL_BREAK_HYPHEN   /* the hyphen that the line ends with is none of the word */
} TlBreak;

TlLineBreaks *tl_line_breaks_new (const TlLayout *layout);
void tl_line_breaks_free (TlLineBreaks *self);

/**
 * tl_line_breaks_judge:
 * @before: the text up to the end of a line
 * @last: (nullable): that line, if it is known where it ends
 * @after: how the next line begins
 */
TlBreak tl_line_breaks_judge (const TlLineBreaks *self, const char *before, const TlLine *last,
                              const char *after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlLineBreaks, tl_line_breaks_free)

G_END_DECLS
