/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages whose text runs up or down, as wide tables do that were printed sideways, and pages that
 * lie upside down: they are read as if turned. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-layout.h"

#include <math.h>

/* Steps from one character to the next that a page has at least. */
#define MIN_STEPS 20

/* Which way most characters follow each other. Only Latin letters tell a page that lies upside
 * down: others are written from right to left. */
static TlTurn
find_turn (const TlGlyph *glyphs, guint n)
{
  guint n_up = 0, n_down = 0, n_over = 0, n_steps = 0;

  for (guint i = 1; i < n; i++)
    {
      const TlGlyph *a = &glyphs[i - 1], *b = &glyphs[i];
      float dx = b->x1 - a->x1, dy = b->y1 - a->y1, size = MAX (a->size, b->size);

      if (!g_unichar_isalnum (a->c) || !g_unichar_isalnum (b->c)
          || fabsf (dx) + fabsf (dy) > 2 * size)
        continue;
      n_steps++;
      n_up += dy < 0 && -dy > 2 * fabsf (dx);
      n_down += dy > 0 && dy > 2 * fabsf (dx);
      n_over += dx < 0 && -dx > 2 * fabsf (dy) && g_ascii_isalpha (a->c) && g_ascii_isalpha (b->c);
    }
  if (n_steps < MIN_STEPS)
    return TL_TURN_NONE;
  if (n_up * 10 > n_steps * 6)
    return TL_TURN_UP;
  if (n_over * 10 > n_steps * 6)
    return TL_TURN_OVER;
  return n_down * 10 > n_steps * 6 ? TL_TURN_DOWN : TL_TURN_NONE;
}

static void
turn_over (TlGlyph *glyphs, guint n_glyphs, float width, float height)
{
  for (guint i = 0; i < n_glyphs; i++)
    {
      TlGlyph *g = &glyphs[i], was = *g;

      g->x1 = width - was.x2;
      g->x2 = width - was.x1;
      g->y1 = height - was.y2;
      g->y2 = height - was.y1;
    }
}

TlTurn
tl_glyphs_turn (TlGlyph *glyphs, guint n_glyphs, double *width, double *height)
{
  TlTurn turn = find_turn (glyphs, n_glyphs);
  float w = (float) *width, h = (float) *height;
  double was_width = *width;

  if (turn == TL_TURN_OVER)
    turn_over (glyphs, n_glyphs, w, h);
  if (!tl_turn_is_sideways (turn))
    return turn;
  for (guint i = 0; i < n_glyphs; i++)
    {
      TlGlyph *g = &glyphs[i], was = *g;

      g->x1 = turn == TL_TURN_UP ? h - was.y2 : was.y1;
      g->x2 = turn == TL_TURN_UP ? h - was.y1 : was.y2;
      g->y1 = turn == TL_TURN_UP ? was.x1 : w - was.x2;
      g->y2 = turn == TL_TURN_UP ? was.x2 : w - was.x1;
    }
  *width = *height;
  *height = was_width;
  return turn;
}

static guint16
tenths_from (double side, guint16 at)
{
  return (guint16) CLAMP (lround (side * 10) - at, 0, 65535);
}

void
tl_word_turn_back (TlWordBox *word, TlTurn turn, const TlPageSize *size)
{
  TlWordBox was = *word;

  if (turn == TL_TURN_NONE)
    return;
  if (turn == TL_TURN_OVER)
    {
      word->x1 = tenths_from (size->width, was.x2);
      word->x2 = tenths_from (size->width, was.x1);
      word->y1 = tenths_from (size->height, was.y2);
      word->y2 = tenths_from (size->height, was.y1);
      return;
    }
  word->x1 = turn == TL_TURN_UP ? was.y1 : tenths_from (size->height, was.y2);
  word->x2 = turn == TL_TURN_UP ? was.y2 : tenths_from (size->height, was.y1);
  word->y1 = turn == TL_TURN_UP ? tenths_from (size->width, was.x2) : was.x1;
  word->y2 = turn == TL_TURN_UP ? tenths_from (size->width, was.x1) : was.x2;
}
