/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Characters to lines: rebuilt from where the characters stand, not from the order in which the
 * file draws them. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-lines-private.h"

#include <math.h>
#include <string.h>

/* Two pieces stand on one line if they overlap by this share of the lower one's height. */
#define SAME_LINE 0.5
#define MAX_OPEN_ROWS 64
/* Letters of a text, below which so large ones are no heading. */
#define HUGE_SIZE 54
#define MIN_HUGE 3 /* fewer are the initial of a sentence */
#define MIN_SMALL 400
/* Points from the side of a page within which rules are those of the page. */
#define PAGE_EDGE 36

/* A word that runs up, down or aslant over the page: its characters are blanked. One step up or
 * down only is that from a cell of a table to the next. */
static void
drop_slanted_word (TlGlyph *glyphs, guint start, guint end)
{
  float y1 = glyphs[start].y1, y2 = glyphs[start].y2, size = 0;
  guint n_steps = 0;

  for (guint i = start; i < end; i++)
    {
      y1 = MIN (y1, glyphs[i].y1);
      y2 = MAX (y2, glyphs[i].y2);
      size = MAX (size, glyphs[i].size);
      n_steps += i > start && fabsf (glyphs[i].y1 - glyphs[i - 1].y1) > 0.25f * glyphs[i].size;
    }
  if ((end - start > 1 && y2 - y1 > 2.4f * size && 2 * n_steps >= end - start - 1)
      || (end - start == 1 && y2 - y1 > 3.2f * size))
    for (guint i = start; i < end; i++)
      glyphs[i].c = ' ';
}

/* Whether @b may be the next character of @a's word, whatever way the word runs. Cells of a table
 * follow each other without white space between. */
static gboolean
is_near (const TlGlyph *a, const TlGlyph *b)
{
  float size = MAX (a->size, b->size);

  return b->x1 - a->x2 < 1.5f * size && a->x1 - b->x2 < 1.5f * size && b->y1 - a->y2 < 1.5f * size
         && a->y1 - b->y2 < 1.5f * size;
}

static void
drop_slanted (TlGlyph *glyphs, guint n)
{
  for (guint i = 0; i < n;)
    {
      guint end = i;

      while (end < n && !tl_glyph_is_gap (glyphs[end].c)
             && (end == i || is_near (&glyphs[end - 1], &glyphs[end])))
        end++;
      if (end > i)
        drop_slanted_word (glyphs, i, end);
      i = MAX (end, i + 1);
    }
}

/* Blanks what is printed over a page of text in huge letters, as "DRAFT" is. */
static void
drop_huge (TlGlyph *glyphs, guint n)
{
  guint n_huge = 0, n_small = 0;

  for (guint i = 0; i < n; i++)
    n_huge += glyphs[i].size >= HUGE_SIZE;
  for (guint i = 0; n_huge > 0 && i < n; i++)
    n_small += glyphs[i].size < HUGE_SIZE / 3;
  if (n_huge < MIN_HUGE || n_small < MIN_SMALL)
    return;
  for (guint i = 0; i < n; i++)
    if (glyphs[i].size >= HUGE_SIZE)
      glyphs[i].c = ' ';
}

static double
overlap (float a1, float a2, float b1, float b2)
{
  double low = MIN (a2 - a1, b2 - b1);

  return low <= 0 ? 0 : (MIN (a2, b2) - MAX (a1, b1)) / low;
}

/* Whether two things of one height stand half a line apart: cells that are set in their middle. */
static gboolean
is_half_below (float a1, float a2, float b1, float b2)
{
  float height = MAX (a2 - a1, b2 - b1);

  return fabsf ((a2 - a1) - (b2 - b1)) < 0.15f * height && fabsf (a2 - b2) > 0.4f * height;
}

/* Whether character @next goes on in the piece that ends with @last. */
static gboolean
goes_on (const TlPiece *piece, const TlGlyph *last, const TlGlyph *next)
{
  double size = MAX (last->size, next->size);

  return !is_half_below (piece->y1, piece->y2, next->y1, next->y2)
         && overlap (piece->y1, piece->y2, next->y1, next->y2) >= SAME_LINE
         && next->x1 - last->x2 <= TL_CELL_GAP * size && next->x1 >= last->x1 - 0.5 * size;
}

static gboolean
is_same_cell (gboolean a_ruled, const TlGridCell *a, gboolean b_ruled, const TlGridCell *b)
{
  return a_ruled == b_ruled
         && (!a_ruled || (a->table == b->table && a->row == b->row && a->column == b->column));
}

GArray *
tl_pieces_find (const TlGlyph *glyphs, guint n, const TlGrid *grid)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (TlPiece));
  TlPiece *piece = NULL;
  guint last = 0;

  for (guint i = 0; i < n; i++)
    {
      const TlGlyph *g = &glyphs[i];
      TlGridCell cell = { 0 };
      gboolean is_ruled;

      /* A soft hyphen shows only at the end of a line. */
      if (g->c == 0xad && piece != NULL && piece->end == i)
        piece->end++;
      if (tl_glyph_is_gap (g->c) || tl_glyph_is_dropped (g->c))
        continue;
      is_ruled =
          grid != NULL && tl_grid_locate (grid, (g->x1 + g->x2) / 2, (g->y1 + g->y2) / 2, &cell);
      if (piece == NULL || !goes_on (piece, &glyphs[last], g)
          || !is_same_cell (piece->is_ruled, &piece->cell, is_ruled, &cell))
        {
          TlPiece fresh = { i, i + 1, g->x1, g->y1, g->x2, g->y2, is_ruled, cell, 0, 0 };

          g_array_append_val (pieces, fresh);
          piece = &g_array_index (pieces, TlPiece, pieces->len - 1);
        }
      piece->end = i + 1;
      piece->x1 = MIN (piece->x1, g->x1);
      piece->x2 = MAX (piece->x2, g->x2);
      if (g->y2 - g->y1 > piece->y2 - piece->y1)
        {
          piece->y1 = g->y1;
          piece->y2 = g->y2;
        }
      last = i;
    }
  return pieces;
}

int
tl_piece_compare_top (gconstpointer a, gconstpointer b)
{
  const TlPiece *p = a, *q = b;

  if (p->y1 != q->y1)
    return p->y1 < q->y1 ? -1 : 1;
  if (p->x1 != q->x1)
    return p->x1 < q->x1 ? -1 : 1;
  return (p->start > q->start) - (p->start < q->start);
}

int
tl_piece_compare_left (gconstpointer a, gconstpointer b)
{
  const TlPiece *p = a, *q = b;

  if (p->x1 != q->x1)
    return p->x1 < q->x1 ? -1 : 1;
  return (p->start > q->start) - (p->start < q->start);
}

/* A table's rows stand where its top is, cell by cell. */
static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const TlRow *p = a, *q = b;
  const TlPiece *f = &g_array_index (p->pieces, TlPiece, 0),
                *g = &g_array_index (q->pieces, TlPiece, 0);
  double m, n;

  if (f->zone != g->zone)
    return f->zone < g->zone ? -1 : 1;
  m = f->is_ruled ? f->cell.top : p->y2;
  n = g->is_ruled ? g->cell.top : q->y2;
  if (m != n)
    return m < n ? -1 : 1;
  if (f->is_ruled != g->is_ruled)
    return f->is_ruled ? 1 : -1;
  if (f->is_ruled && f->cell.table != g->cell.table)
    return f->cell.table < g->cell.table ? -1 : 1;
  if (f->is_ruled && f->cell.row != g->cell.row)
    return f->cell.row < g->cell.row ? -1 : 1;
  if (f->is_ruled && f->cell.column != g->cell.column)
    return f->cell.column < g->cell.column ? -1 : 1;
  if (p->y2 != q->y2)
    return p->y2 < q->y2 ? -1 : 1;
  return (p->x1 > q->x1) - (p->x1 < q->x1);
}

static void
free_row (gpointer data)
{
  g_array_unref (((TlRow *) data)->pieces);
}

/* Two pieces of one line do not stand in the same place: one of them belongs to the line below; nor
 * do they stand side by side without a wide gap, the one half a line below the other. */
static gboolean
has_place (const TlRow *row, const TlPiece *piece)
{
  float room = 0.3f * (piece->y2 - piece->y1);

  for (guint k = row->pieces->len, n = 0; k > 0 && n < MAX_OPEN_ROWS; k--, n++)
    {
      const TlPiece *other = &g_array_index (row->pieces, TlPiece, k - 1);

      float common = MIN (other->x2, piece->x2) - MAX (other->x1, piece->x1);

      if (common > room
          || (common > -TL_CELL_GAP * (piece->y2 - piece->y1)
              && is_half_below (other->y1, other->y2, piece->y1, piece->y2)))
        return FALSE;
    }
  return TRUE;
}

static int
find_row (GArray *rows, const TlPiece *piece)
{
  double best = SAME_LINE;
  int found = -1;

  for (guint k = rows->len, n = 0; k > 0 && n < MAX_OPEN_ROWS; k--, n++)
    {
      TlRow *row = &g_array_index (rows, TlRow, k - 1);
      const TlPiece *first = &g_array_index (row->pieces, TlPiece, 0);
      double share = overlap (row->y1, row->y2, piece->y1, piece->y2);

      if (share >= best && first->zone == piece->zone
          && is_same_cell (first->is_ruled, &first->cell, piece->is_ruled, &piece->cell)
          && has_place (row, piece))
        {
          best = share;
          found = (int) k - 1;
        }
    }
  return found;
}

/* Puts pieces that share a base line together; pieces are in order from the top, and rows come back
 * so. */
GArray *
tl_rows_find (GArray *pieces)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (TlRow));

  g_array_set_clear_func (rows, free_row);
  for (guint i = 0; i < pieces->len; i++)
    {
      TlPiece *piece = &g_array_index (pieces, TlPiece, i);
      int k = find_row (rows, piece);
      TlRow *row;

      if (k < 0)
        {
          TlRow fresh = { piece->y1, piece->y2, piece->x1, 0,
                          g_array_new (FALSE, FALSE, sizeof (TlPiece)) };

          g_array_append_val (rows, fresh);
          k = (int) rows->len - 1;
        }
      row = &g_array_index (rows, TlRow, k);
      if (piece->x2 - piece->x1 > row->width)
        {
          row->width = piece->x2 - piece->x1;
          row->y1 = piece->y1;
          row->y2 = piece->y2;
        }
      row->x1 = MIN (row->x1, piece->x1);
      g_array_append_val (row->pieces, *piece);
    }
  g_array_sort (rows, compare_rows);
  return rows;
}

/* A piece that stands beside two lines of one column, half-way between them, comes after both. */
static void
order_pieces_beside (TlLayout *layout, guint from)
{
  for (guint i = from; i + 2 < layout->lines->len; i++)
    {
      const TlLine *a = tl_layout_line (layout, i), *b = tl_layout_line (layout, i + 1),
                   *c = tl_layout_line (layout, i + 2);

      if (tl_line_is_beside (a, b) && tl_line_is_beside (b, c) && b->x1 > MAX (a->x2, c->x2)
          && fabs (a->x1 - c->x1) < 6 && c->y1 - a->y2 < 0.5 * a->size)
        {
          gpointer moved = layout->lines->pdata[i + 1];

          layout->lines->pdata[i + 1] = layout->lines->pdata[i + 2];
          layout->lines->pdata[i + 2] = moved;
        }
    }
}

static void
mark_column (const TlLayout *layout, TlLine *line, const TlPiece *piece)
{
  line->side = piece->side;
  line->zone = (guint16) MIN (piece->zone, G_MAXUINT16);
  if (piece->side == 0)
    return;
  line->column_x1 = (float) (layout->columns.x1[piece->side - 1] - layout->columns.x1[0]);
  line->column_x2 = (float) layout->columns.x2[piece->side - 1];
}

/* Rules around text that are no table's, or those of a single row. */
static void
mark_framed (TlLayout *layout, TlLine *line, const TlPiece *piece, const TlPiece *last)
{
  double width = g_array_index (layout->pages, TlPageSize, line->page - 1).width;

  if (last == NULL || last->cell.is_in_table || last->cell.table != piece->cell.table)
    layout->n_frames++;
  line->frame = layout->n_frames;
  line->frame_row = (guint16) piece->cell.row;
  line->frame_column = (guint16) MIN (piece->cell.column, 63);
  line->frame_x1 = (float) piece->cell.x1;
  line->frame_x2 = (float) piece->cell.x2;
  /* Rules around the whole page are no box. */
  line->is_boxed =
      piece->cell.is_box && (line->frame_x1 > PAGE_EDGE || line->frame_x2 < width - PAGE_EDGE);
}

/* Counts the tables and rows of the page on from those of the pages before. */
static void
mark_ruled (TlLayout *layout, TlLine *line, const TlPiece *piece, const TlPiece *last)
{
  gboolean is_new;

  if (piece->is_ruled && piece->cell.is_banded)
    {
      if (last == NULL || last->cell.table != piece->cell.table
          || last->cell.row != piece->cell.row)
        layout->n_bands++;
      line->band = layout->n_bands;
    }
  if (piece->is_ruled && !piece->cell.is_in_table && !piece->cell.is_banded)
    mark_framed (layout, line, piece, last);
  if (!piece->is_ruled || !piece->cell.is_in_table)
    return;
  is_new = last == NULL || !last->cell.is_in_table || last->cell.table != piece->cell.table;
  layout->n_tables += is_new;
  layout->n_rows += is_new || last->cell.row != piece->cell.row;
  line->role = TL_ROLE_TABLE;
  line->table = layout->n_tables;
  line->table_row = layout->n_rows;
  line->is_header = piece->cell.row == 0 && line->is_bold && !tl_line_is_counted (line);
  for (guint i = 0; i < line->cells->len; i++)
    {
      TlCell *cell = &g_array_index (line->cells, TlCell, i);

      cell->column = MIN (piece->cell.column, 63);
      cell->x1 = (float) piece->cell.x1;
      cell->x2 = (float) piece->cell.x2;
    }
}

void
tl_lines_add_page (TlLayout *layout, double width, double height, const TlGlyph *glyphs,
                   guint n_glyphs, const TlGrid *grid)
{
  TlPageSize page_size = { width, height };
  g_autofree TlGlyph *copy = g_memdup2 (glyphs, n_glyphs * sizeof *glyphs);
  g_autoptr (GArray) pieces = NULL;
  g_autoptr (GArray) rows = NULL;
  const TlPiece *last = NULL;
  gboolean has_columns;

  g_array_append_val (layout->pages, page_size);
  g_array_set_size (layout->turns, layout->pages->len);
  g_array_append_val (layout->first_line, layout->lines->len);
  drop_slanted (copy, n_glyphs);
  drop_huge (copy, n_glyphs);
  pieces = tl_pieces_find (copy, n_glyphs, grid);
  g_array_sort (pieces, tl_piece_compare_top);
  tl_pieces_drop_line_numbers (pieces, copy, &layout->line_numbers);
  has_columns = tl_columns_find (pieces, copy, &layout->columns);
  rows = tl_rows_find (pieces);
  for (guint i = 0; i < rows->len; i++)
    {
      TlRow *row = &g_array_index (rows, TlRow, i);
      TlLine *line;

      g_array_sort (row->pieces, tl_piece_compare_left);
      line = tl_row_make_line (row, copy, layout->pages->len);
      if (line == NULL)
        continue;
      g_ptr_array_add (layout->lines, line);
      if (has_columns)
        mark_column (layout, line, &g_array_index (row->pieces, TlPiece, 0));
      mark_ruled (layout, line, &g_array_index (row->pieces, TlPiece, 0), last);
      last = line->role == TL_ROLE_TABLE || line->band > 0 || line->frame > 0
                 ? &g_array_index (row->pieces, TlPiece, 0)
                 : NULL;
    }
  order_pieces_beside (layout, g_array_index (layout->first_line, guint, layout->pages->len - 1));
}
