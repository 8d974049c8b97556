/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TL_LIST_LEVELS 10

typedef enum
{
  TL_NUMBER_NONE,
  TL_NUMBER_BULLET,
  TL_NUMBER_DECIMAL,
  TL_NUMBER_DECIMAL_ZERO, /* 01, 02 */
  TL_NUMBER_LOWER_LETTER, /* z, aa, bb */
  TL_NUMBER_UPPER_LETTER,
  TL_NUMBER_LOWER_LETTER_PAIR, /* z, aa, ab */
  TL_NUMBER_UPPER_LETTER_PAIR,
  TL_NUMBER_LOWER_ROMAN,
  TL_NUMBER_UPPER_ROMAN
} TlNumberForm;

/**
 * TlLabelKind:
 * @TL_LABEL_DECIMAL: as paragraphs of reports are numbered: 5, 5.14, A2.1
 * @TL_LABEL_WORDS: words with a number in them: "Recommendation 4"
 * @TL_LABEL_OTHER: what items have: (a), iv), 3)
 */
typedef enum
{
  TL_LABEL_NONE,
  TL_LABEL_BULLET,
  TL_LABEL_DECIMAL,
  TL_LABEL_WORDS,
  TL_LABEL_OTHER
} TlLabelKind;

/**
 * TlListLevel:
 * @text: (nullable): what is printed: "%1.%2" has the values of the first and the second level
 * @start: first value
 * @restart: levels from the first on that let this one start again; 0: none does; -1: all above
 * @is_legal: whether all values are printed as decimals
 */
typedef struct
{
  TlNumberForm form;
  char *text;
  guint start;
  int restart;
  gboolean is_legal;
} TlListLevel;

/** TlListCounter: how far a list has counted; all zero at its start. */
typedef struct
{
  guint values[TL_LIST_LEVELS];
  gboolean is_under_way[TL_LIST_LEVELS];
} TlListCounter;

/** Sets decimals that start with 1 and restart under each level above. */
void tl_list_level_init (TlListLevel *self);
/** Frees what it holds. */
void tl_list_level_clear (TlListLevel *self);

/** Appends @value as @form prints it: nothing for bullets and for none. */
void tl_list_append_value (GString *out, TlNumberForm form, guint value);

/** Counts a paragraph at @level, from 0. @forced: its value, or -1 for the next one. */
void tl_list_count (TlListCounter *self, const TlListLevel *levels, guint level, int forced);

/**
 * tl_list_print:
 * @kind: (out): of the label
 *
 * Returns: (transfer full): the label of the paragraph that was counted last at @level
 */
char *tl_list_print (const TlListCounter *self, const TlListLevel *levels, guint level,
                     TlLabelKind *kind);

G_END_DECLS
