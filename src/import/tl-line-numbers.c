/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers that count the lines of a page in its margin: they belong to no text. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-lines-private.h"

#include <math.h>

#define MAX_DIGITS 4
#define MIN_GAP 0.4  /* of the type size, between a number and its line */
#define ALIGNED 1.5f /* points */
#define MIN_NUMBERS 3
#define MIN_EACH                                                                                   \
  12 /* where each line has one: as many paragraphs in a row are rarely of one line */

/* A number at the head of a piece. */
typedef struct
{
  guint piece, value, n_digits;
  float x1, x2;
} Number;

/* Reads the number that stands apart at the head of @piece. */
static gboolean
read_number (const TlPiece *piece, const TlGlyph *glyphs, Number *number)
{
  guint i = piece->start;

  *number = (Number){ 0, 0, 0, glyphs[i].x1, 0 };
  for (;
       i < piece->end && number->n_digits <= MAX_DIGITS && glyphs[i].c >= '0' && glyphs[i].c <= '9'
       && (i == piece->start || glyphs[i].x1 - number->x2 <= MIN_GAP * glyphs[i].size);
       i++, number->n_digits++)
    {
      number->value = number->value * 10 + (guint) (glyphs[i].c - '0');
      number->x2 = glyphs[i].x2;
    }
  if (number->n_digits == 0 || number->n_digits > MAX_DIGITS || number->value == 0)
    return FALSE;
  if (i == piece->end)
    return TRUE;
  while (i < piece->end && tl_glyph_is_gap (glyphs[i].c))
    i++;
  return i < piece->end && glyphs[i].x1 - number->x2 > MIN_GAP * glyphs[i].size;
}

/* The numbers that stand further left than all text. */
static GArray *
find_numbers (const GArray *pieces, const TlGlyph *glyphs)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (Number));
  float left = G_MAXFLOAT;

  for (guint i = 0; i < pieces->len; i++)
    {
      const TlPiece *piece = &g_array_index (pieces, TlPiece, i);
      Number number;

      if (read_number (piece, glyphs, &number))
        {
          number.piece = i;
          g_array_append_val (numbers, number);
        }
      else
        left = MIN (left, piece->x1);
    }
  for (guint i = numbers->len; i > 0; i--)
    if (g_array_index (numbers, Number, i - 1).x2 >= left)
      g_array_remove_index (numbers, i - 1);
  return numbers;
}

/* Whether @numbers count on by one step below each other. Paragraphs count by one as well, but not
 * from line to line. */
static gboolean
do_count (const GArray *numbers, guint n_pieces, TlLineNumbers *known)
{
  const Number *first = numbers->len > 0 ? &g_array_index (numbers, Number, 0) : NULL;
  guint step;

  if (first == NULL)
    return FALSE;
  step = numbers->len > 1 ? g_array_index (numbers, Number, 1).value - first->value : known->step;
  for (guint i = 1; i < numbers->len; i++)
    {
      const Number *last = &g_array_index (numbers, Number, i - 1), *number = last + 1;

      if (number->value <= last->value || number->value - last->value != step
          || (fabsf (number->x1 - last->x1) > ALIGNED && fabsf (number->x2 - last->x2) > ALIGNED))
        return FALSE;
    }
  if (known->step > 0 && step == known->step
      && (first->value == known->last + step || first->value == step))
    return TRUE;
  if (step == 1)
    return numbers->len >= MIN_EACH && 3 * numbers->len >= n_pieces;
  return numbers->len >= MIN_NUMBERS;
}

void
tl_pieces_drop_line_numbers (GArray *pieces, const TlGlyph *glyphs, TlLineNumbers *known)
{
  g_autoptr (GArray) numbers = find_numbers (pieces, glyphs);

  if (!do_count (numbers, pieces->len, known))
    return;
  for (guint i = numbers->len; i > 0; i--)
    {
      const Number *number = &g_array_index (numbers, Number, i - 1);
      TlPiece *piece = &g_array_index (pieces, TlPiece, number->piece);

      if (i > 1)
        known->step = number->value - (number - 1)->value;
      if (i == numbers->len)
        known->last = number->value;
      piece->start += number->n_digits;
      while (piece->start < piece->end && tl_glyph_is_gap (glyphs[piece->start].c))
        piece->start++;
      if (piece->start == piece->end)
        g_array_remove_index (pieces, number->piece);
      else
        piece->x1 = glyphs[piece->start].x1;
    }
}
