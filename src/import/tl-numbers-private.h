/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers at the head of lines, before it is known whether they are any. */
#pragma once

#include "tl-layout.h"

G_BEGIN_DECLS

#define TL_NUMBER_MAX_PARTS 6

typedef enum
{
  TL_FAMILY_DECIMAL, /* "1.1", "7.2.1", and their parents "1." */
  TL_FAMILY_LETTER,  /* "a)", "(a)" */
  TL_FAMILY_CAPITAL, /* "A." */
  TL_FAMILY_ROMAN,   /* "(iv)" */
  TL_FAMILY_ROMAN_CAPITAL,
  TL_FAMILY_KEYWORD, /* "Recommendation 12" */
} TlNumberFamily;

typedef struct
{
  guint line;
  TlNumberFamily family;
  guint parts[TL_NUMBER_MAX_PARTS], n_parts;
  guint n_printed; /* characters of the number without its final stop */
  guint n_number;  /* characters up to the text */
  char mark;       /* the character after the number: '.', ')', ':' or ' ' */
  gboolean has_tab, has_letter, opens_bracket;
  double x;
  double text_x, hang; /* where the text behind it begins, and the white before that */
  int before;          /* candidate before it in its chain, or -1 */
  guint length;        /* of its chain so far */
  guint chain;         /* length of the whole chain */
} TlNumberCandidate;

/** Reads what may be the number of @line into @c, which is zeroed but for its place. */
gboolean tl_number_read (const TlLine *line, TlNumberCandidate *c);

/** Whether a wide gap of @line ends where @character stands. */
gboolean tl_line_has_gap_at (const TlLine *line, guint character);

G_END_DECLS
