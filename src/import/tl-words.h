/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-layout.h"

G_BEGIN_DECLS

/**
 * TlWords:
 *
 * The words of a document, by which those that the end of a line breaks are put together again.
 */
typedef struct _TlWords TlWords;

/* What stands between the end of a line and the line that goes on after it. */
typedef enum
{
  TL_BREAK_SPACE,
  TL_BREAK_NOTHING, /* the line ends within a word: in its own hyphen, or in an address */
  TL_BREAK_HYPHEN   /* the hyphen that the line ends with is none of the word */
} TlBreak;

TlWords *tl_words_new (const TlLayout *layout);
void tl_words_free (TlWords *self);

/**
 * tl_words_judge:
 * @before: the text up to the end of a line
 * @last: (nullable): that line, if it is known where it ends
 * @after: how the next line begins
 */
TlBreak tl_words_judge (const TlWords *self, const char *before, const TlLine *last,
                        const char *after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlWords, tl_words_free)

G_END_DECLS
