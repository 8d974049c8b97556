/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages set in two columns: the left one is read before the right one. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-lines-private.h"

#include <math.h>

#define MIN_LINES 8       /* in each column */
#define MIN_LINES_AGAIN 4 /* where the page before has the same columns */
#define MIN_CHARS 22      /* of a line of prose, on average */
#define FULL 0.2          /* share of a column's width that a full line may leave */
#define SHARE_FULL 0.6    /* of its lines, the last ones of paragraphs aside */
#define FILLED 0.6        /* share of a column's height that its lines take */
#define MAX_PARTED 0.15   /* share of the lines of prose that a wide gap parts */
#define MAX_NUMBER 8      /* characters of a number that hangs before a line */
#define PARTED 1.3        /* of the usual step from line to line, between paragraphs */
#define MAX_RATIO 1.5     /* of the widths of the columns */
#define NEAR 3.0          /* points */
#define LEVEL 1.5         /* points */
#define SAME_GUTTER 8.0   /* points that it may differ by from page to page */
#define MAX_WIDTH 2000    /* points */

/* One of the two columns. */
typedef struct
{
  double x1, x2, y1, y2;
  guint n, n_chars;
  guint n_inner, n_full; /* lines that others follow closely, and the full ones of these */
  guint n_parted;        /* lines with words on both sides of a wide gap, as the cells of a table */
  guint n_gaps;          /* between paragraphs */
  guint n_ragged;        /* of these, by a line wider than the others */
  GArray *lines;         /* guint: its pieces, from the top */
} Column;

static double
size_of (const TlPiece *piece, const TlGlyph *glyphs)
{
  return glyphs[piece->start].size;
}

/* Type size of most characters. */
static double
find_size (const GArray *pieces, const TlGlyph *glyphs)
{
  guint counts[256] = { 0 };
  int best = 0;

  for (guint i = 0; i < pieces->len; i++)
    {
      const TlPiece *piece = &g_array_index (pieces, TlPiece, i);

      counts[tl_glyph_half_points (&glyphs[piece->start])] += piece->end - piece->start;
    }
  for (int i = 1; i < 256; i++)
    if (counts[i] > counts[best])
      best = i;
  return best / 2.0;
}

/* Where the right column begins: the place in the middle of the page at which most pieces do; or
 * -1.
 */
static double
find_edge (const GArray *pieces)
{
  guint counts[MAX_WIDTH] = { 0 };
  double left = G_MAXDOUBLE, right = 0;
  int best = 0;

  for (guint i = 0; i < pieces->len; i++)
    {
      const TlPiece *piece = &g_array_index (pieces, TlPiece, i);

      left = MIN (left, piece->x1);
      right = MAX (right, piece->x2);
      if (piece->x1 >= 0 && piece->x1 < MAX_WIDTH)
        counts[(int) piece->x1]++;
    }
  for (int x = (int) (left + 0.35 * (right - left));
       x >= 1 && x + 1 < MAX_WIDTH && x < left + 0.65 * (right - left); x++)
    if (best == 0
        || counts[x - 1] + counts[x] + counts[x + 1]
               > counts[best - 1] + counts[best] + counts[best + 1])
      best = x;
  return best > 0 && counts[best - 1] + counts[best] + counts[best + 1] >= MIN_LINES_AGAIN
             ? best - 1
             : -1;
}

/* Which column a piece stands in: 1 or 2, or 0 if it reaches over both. */
static guint8
side_of (const TlPiece *piece, double edge)
{
  if (piece->x1 >= edge - NEAR)
    return 2;
  return piece->x2 < edge - NEAR ? 1 : 0;
}

static gboolean
do_overlap (const TlPiece *a, const TlPiece *b)
{
  return MIN (a->y2, b->y2) - MAX (a->y1, b->y1) > 0.4 * MIN (a->y2 - a->y1, b->y2 - b->y1);
}

/* Whether a piece on the other side, or on both (@sides), stands beside piece @i. */
static gboolean
has_beside (const GArray *pieces, guint i, guint8 side)
{
  const TlPiece *piece = &g_array_index (pieces, TlPiece, i);

  for (int step = -1; step <= 1; step += 2)
    for (gint64 k = (gint64) i + step, n = 0; k >= 0 && k < pieces->len && n < 24; k += step, n++)
      {
        const TlPiece *other = &g_array_index (pieces, TlPiece, (guint) k);

        if (other->side == side && do_overlap (piece, other))
          return TRUE;
      }
  return FALSE;
}

/* Gives each piece its side. What is set larger or smaller than the text and has nothing beside it
 * is a heading or a note of both columns. */
static void
find_sides (GArray *pieces, const TlGlyph *glyphs, double edge, double size)
{
  for (guint i = 0; i < pieces->len; i++)
    {
      TlPiece *piece = &g_array_index (pieces, TlPiece, i);

      piece->side = piece->is_ruled && piece->cell.is_in_table ? 0 : side_of (piece, edge);
    }
  for (guint i = 0; i < pieces->len; i++)
    {
      TlPiece *piece = &g_array_index (pieces, TlPiece, i);

      if (piece->side != 0
          && (has_beside (pieces, i, 0)
              || (fabs (size_of (piece, glyphs) - size) > 0.8
                  && !has_beside (pieces, i, (guint8) (3 - piece->side)))))
        piece->side = 0;
    }
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
percentile (GArray *values, double share)
{
  g_array_sort (values, compare_doubles);
  return g_array_index (values, double, (guint) ((values->len - 1) * share));
}

/* Measures column @side; FALSE if nothing stands in it. */
static gboolean
measure_column (const GArray *pieces, guint8 side, const TlGlyph *glyphs, double size,
                Column *column)
{
  g_autoptr (GArray) lefts = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) rights = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < pieces->len; i++)
    {
      const TlPiece *piece = &g_array_index (pieces, TlPiece, i);
      double x1 = piece->x1, x2 = piece->x2;

      if (piece->side != side || fabs (size_of (piece, glyphs) - size) > 0.8)
        continue;
      g_array_append_val (lefts, x1);
      g_array_append_val (rights, x2);
      g_array_append_val (column->lines, i);
    }
  if (lefts->len == 0)
    return FALSE;
  column->x1 = percentile (lefts, 0.1);
  column->x2 = percentile (rights, 0.9);
  return TRUE;
}

/* Whether something that reaches over both columns stands between the pieces @from and @to. */
static gboolean
is_parted (const GArray *pieces, guint from, guint to)
{
  for (guint i = from + 1; i < to; i++)
    if (g_array_index (pieces, TlPiece, i).side == 0)
      return TRUE;
  return FALSE;
}

/* A line of a column. */
typedef struct
{
  double step; /* from the line before; 0 if something parts them */
  gboolean is_full;
} ColumnLine;

/* The usual step from line to line; or 0. */
static double
find_pitch (const GArray *lines)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < lines->len; i++)
    if (g_array_index (lines, ColumnLine, i).step > 0)
      g_array_append_val (steps, g_array_index (lines, ColumnLine, i).step);
  return steps->len > 0 ? percentile (steps, 0.4) : 0;
}

/* The least step over a gap between paragraphs. */
static double
find_least_gap (const GArray *lines, double pitch)
{
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < lines->len; i++)
    if (g_array_index (lines, ColumnLine, i).step > PARTED * pitch)
      least = MIN (least, g_array_index (lines, ColumnLine, i).step);
  return least;
}

/* Counts the gaps between paragraphs by the steps from line to line, and the lines within them.
 * Gives the share of the column's height that its lines fill. */
static double
count_gaps (const GArray *lines, Column *column)
{
  double pitch = find_pitch (lines), least = find_least_gap (lines, pitch), height = 0;
  guint n = 0;

  for (guint i = 1; i < lines->len; i++)
    {
      double step = g_array_index (lines, ColumnLine, i).step;

      n += step > 0;
      height += step;
      if (step > PARTED * pitch)
        {
          column->n_gaps++;
          column->n_ragged += step > least + 0.7 * pitch;
        }
      else if (step > 0)
        {
          column->n_inner++;
          column->n_full += g_array_index (lines, ColumnLine, i - 1).is_full;
        }
    }
  return n > 0 ? n * pitch / height : 0;
}

/* Counts the lines of a column: full ones, and gaps between paragraphs. Gives the share of its
 * height that they fill. */
static double
count_lines (const GArray *pieces, Column *column)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (ColumnLine));
  double full = column->x2 - FULL * (column->x2 - column->x1);
  const TlPiece *last = NULL;

  for (guint i = 0; i < column->lines->len; i++)
    {
      guint at = g_array_index (column->lines, guint, i);
      const TlPiece *piece = &g_array_index (pieces, TlPiece, at);
      ColumnLine line = { 0, piece->x2 > full };

      column->n_chars += piece->end - piece->start;
      if (last != NULL && do_overlap (last, piece))
        {
          g_array_index (lines, ColumnLine, lines->len - 1).is_full |= line.is_full;
          column->n_parted += last->end - last->start > MAX_NUMBER;
        }
      else
        {
          if (last != NULL && !is_parted (pieces, g_array_index (column->lines, guint, i - 1), at))
            line.step = MAX (piece->y1 - last->y1, 0);
          g_array_append_val (lines, line);
        }
      last = piece;
    }
  column->n = lines->len;
  return count_gaps (lines, column);
}

/* Whether a piece of the other side begins at the same height as piece @i does. */
static gboolean
is_level (const GArray *pieces, guint i)
{
  const TlPiece *piece = &g_array_index (pieces, TlPiece, i);

  for (guint k = i + 1; k < pieces->len; k++)
    {
      const TlPiece *other = &g_array_index (pieces, TlPiece, k);

      if (other->y1 - piece->y1 > LEVEL)
        return FALSE;
      if (other->side != 0 && other->side != piece->side)
        return TRUE;
    }
  return FALSE;
}

/* White stripes over both columns below which both begin level, as the rows of a table do. Where
 * one cell is shorter than the other, its stripe is wider. */
static guint
count_common_gaps (const GArray *pieces, double size)
{
  double bottom = -1;
  guint n = 0;

  for (guint i = 0; i < pieces->len; i++)
    {
      const TlPiece *piece = &g_array_index (pieces, TlPiece, i);

      if (piece->side == 0)
        {
          bottom = -1;
          continue;
        }
      n += bottom > 0 && piece->y1 - bottom > 0.35 * size && is_level (pieces, i);
      bottom = MAX (bottom, piece->y2);
    }
  return n;
}

static gboolean
is_prose (const Column *column, guint least)
{
  return column->n >= least && column->n_full >= SHARE_FULL * column->n_inner
         && column->n_chars >= MIN_CHARS * column->n && column->n_parted < MAX_PARTED * column->n;
}

/* Whether what stands on both sides is running text, not a table. */
static gboolean
are_columns (const GArray *pieces, const TlGlyph *glyphs, double size, guint least, Column *left,
             Column *right)
{
  guint n_gaps;
  double width, other;

  if (!measure_column (pieces, 1, glyphs, size, left)
      || !measure_column (pieces, 2, glyphs, size, right))
    return FALSE;
  if (count_lines (pieces, left) < FILLED || count_lines (pieces, right) < FILLED)
    return FALSE;
  width = left->x2 - left->x1;
  other = right->x2 - right->x1;
  if (!is_prose (left, least) || !is_prose (right, least) || width > MAX_RATIO * other
      || other > MAX_RATIO * width || right->x1 - left->x2 < TL_CELL_GAP * 0.6 * size)
    return FALSE;
  n_gaps = count_common_gaps (pieces, size);
  return n_gaps < 2 || n_gaps * 10 < MIN (left->n_gaps, right->n_gaps) * 6
         || n_gaps >= 2 * (left->n_ragged + right->n_ragged);
}

/* Numbers the parts of the page in reading order: what reaches over both columns parts them. */
static void
find_zones (GArray *pieces)
{
  guint zone = 1;
  gboolean is_sided = FALSE;

  for (guint i = 0; i < pieces->len; i++)
    {
      TlPiece *piece = &g_array_index (pieces, TlPiece, i);

      if (piece->side == 0 && is_sided)
        zone += 2;
      else if (piece->side != 0 && !is_sided)
        zone++;
      is_sided = piece->side != 0;
      piece->zone = is_sided ? zone + piece->side - 1 : zone;
    }
}

static void
forget (GArray *pieces)
{
  for (guint i = 0; i < pieces->len; i++)
    g_array_index (pieces, TlPiece, i).side = 0;
}

gboolean
tl_columns_find (GArray *pieces, const TlGlyph *glyphs, TlColumns *columns)
{
  g_autoptr (GArray) left_lines = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) right_lines = g_array_new (FALSE, FALSE, sizeof (guint));
  Column left = { .lines = left_lines }, right = { .lines = right_lines };
  double edge = pieces->len >= 2 * MIN_LINES_AGAIN ? find_edge (pieces) : -1,
         size = find_size (pieces, glyphs);
  gboolean was_here = fabs (columns->x1[1] - edge) < SAME_GUTTER;

  columns->x1[1] = 0;
  if (edge < 0)
    return FALSE;
  find_sides (pieces, glyphs, edge, size);
  if (!are_columns (pieces, glyphs, size, was_here ? MIN_LINES_AGAIN : MIN_LINES, &left, &right))
    {
      forget (pieces);
      return FALSE;
    }
  find_zones (pieces);
  *columns = (TlColumns){ { left.x1, right.x1 }, { left.x2, right.x2 } };
  return TRUE;
}
