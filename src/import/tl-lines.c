/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Characters to lines: rebuilt from where the characters stand, not from the order in which the file draws them. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-layout.h"

#include <math.h>
#include <string.h>

/* Of the type size: a gap this wide parts words, and a gap this wide parts the cells of a row. */
#define WORD_GAP 0.35
#define CELL_GAP 1.3
/* Two pieces stand on one line if they overlap by this share of the lower one's height. */
#define SAME_LINE 0.5
/* Points that a line stands in from the left if the cells before it are empty. */
#define FAR_IN 100
#define MAX_OPEN_ROWS 64

/* A run of characters on one base line without wide gaps, as indices of the page's characters. */
typedef struct
{
  guint start, end;
  float x1, y1, x2, y2;
  gboolean is_ruled; /* in a cell */
  TlGridCell cell;
} Piece;

typedef struct
{
  float y1, y2, x1;
  float width; /* of its widest piece, whose top and bottom are the row's */
  GArray *pieces; /* Piece */
} Row;

/* Type size in half points. */
static inline int
half_points (const TlGlyph *g)
{
  return CLAMP ((int) (g->size * 2 + 0.5f), 0, 255);
}

static inline gboolean
is_gap (gunichar c)
{
  if (c < 0x7f)
    return c <= ' ';
  return g_unichar_isspace (c) || g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_LINE_SEPARATOR;
}

static inline gboolean
is_dropped (gunichar c)
{
  if (c < 0xad)
    return FALSE;
  return c == 0x00ad || c == 0x200b || c == 0x200c || c == 0x200d || c == 0x2060 || c == 0xfeff || c == 0xfffd;
}

/* Private-use characters are what symbol fonts give: bullets, as good as always. */
static gunichar
public_character (gunichar c)
{
  if (c < 0x80)
    return c;
  if (c == 0xf020)
    return ' ';
  if (c == 0xf02d || c == 0xf0be)
    return 0x2013;
  if (c == 0x25aa || c == 0x25cf || c == 0x25a0 || c == 0x2023 || c == 0x2043 || (c >= 0xe000 && c <= 0xf8ff))
    return 0x2022;
  return c;
}

static const char *
ligature (gunichar c)
{
  static const char *const expansions[] = { "ff", "fi", "fl", "ffi", "ffl", "st", "st" };

  return c >= 0xfb00 && c <= 0xfb06 ? expansions[c - 0xfb00] : NULL;
}

static gunichar
raised_digit (gunichar c)
{
  static const gunichar digits[] = { 0x2070, 0xb9, 0xb2, 0xb3, 0x2074, 0x2075, 0x2076, 0x2077, 0x2078, 0x2079 };

  return c >= '0' && c <= '9' ? digits[c - '0'] : c;
}

/* Whether the word that starts at @i runs up, down or aslant over the page: its characters are blanked. */
static void
drop_slanted_word (TlGlyph *glyphs, guint start, guint end)
{
  float x1 = glyphs[start].x1, x2 = glyphs[start].x2, y1 = glyphs[start].y1, y2 = glyphs[start].y2, size = 0;

  for (guint i = start; i < end; i++)
    {
      x1 = MIN (x1, glyphs[i].x1);
      x2 = MAX (x2, glyphs[i].x2);
      y1 = MIN (y1, glyphs[i].y1);
      y2 = MAX (y2, glyphs[i].y2);
      size = MAX (size, glyphs[i].size);
    }
  if ((end - start > 1 && y2 - y1 > 2.4f * size) || y2 - y1 > 3.2f * size)
    for (guint i = start; i < end; i++)
      glyphs[i].c = ' ';
}

/* Whether @b may be the next character of @a's word, whatever way the word runs. Cells of a table follow each other
 * without white space between. */
static gboolean
is_near (const TlGlyph *a, const TlGlyph *b)
{
  float size = MAX (a->size, b->size);

  return b->x1 - a->x2 < 1.5f * size && a->x1 - b->x2 < 1.5f * size && b->y1 - a->y2 < 1.5f * size && a->y1 - b->y2 < 1.5f * size;
}

static void
drop_slanted (TlGlyph *glyphs, guint n)
{
  for (guint i = 0; i < n;)
    {
      guint end = i;

      while (end < n && !is_gap (glyphs[end].c) && (end == i || is_near (&glyphs[end - 1], &glyphs[end])))
        end++;
      if (end > i)
        drop_slanted_word (glyphs, i, end);
      i = MAX (end, i + 1);
    }
}

static double
overlap (float a1, float a2, float b1, float b2)
{
  double low = MIN (a2 - a1, b2 - b1);

  return low <= 0 ? 0 : (MIN (a2, b2) - MAX (a1, b1)) / low;
}

/* Whether character @next goes on in the piece that ends with @last. */
static gboolean
goes_on (const Piece *piece, const TlGlyph *last, const TlGlyph *next)
{
  double size = MAX (last->size, next->size);

  return overlap (piece->y1, piece->y2, next->y1, next->y2) >= SAME_LINE && next->x1 - last->x2 <= CELL_GAP * size
         && next->x1 >= last->x1 - 0.5 * size;
}

static gboolean
is_same_cell (gboolean a_ruled, const TlGridCell *a, gboolean b_ruled, const TlGridCell *b)
{
  return a_ruled == b_ruled && (!a_ruled || (a->table == b->table && a->row == b->row && a->column == b->column));
}

static GArray *
find_pieces (const TlGlyph *glyphs, guint n, const TlGrid *grid)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  Piece *piece = NULL;
  guint last = 0;

  for (guint i = 0; i < n; i++)
    {
      const TlGlyph *g = &glyphs[i];
      TlGridCell cell = { 0 };
      gboolean is_ruled;

      if (is_gap (g->c) || is_dropped (g->c))
        continue;
      is_ruled = grid != NULL && tl_grid_locate (grid, (g->x1 + g->x2) / 2, (g->y1 + g->y2) / 2, &cell);
      if (piece == NULL || !goes_on (piece, &glyphs[last], g) || !is_same_cell (piece->is_ruled, &piece->cell, is_ruled, &cell))
        {
          Piece fresh = { i, i + 1, g->x1, g->y1, g->x2, g->y2, is_ruled, cell };

          g_array_append_val (pieces, fresh);
          piece = &g_array_index (pieces, Piece, pieces->len - 1);
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

static int
compare_top (gconstpointer a, gconstpointer b)
{
  const Piece *p = a, *q = b;

  if (p->y1 != q->y1)
    return p->y1 < q->y1 ? -1 : 1;
  if (p->x1 != q->x1)
    return p->x1 < q->x1 ? -1 : 1;
  return (p->start > q->start) - (p->start < q->start);
}

static int
compare_left (gconstpointer a, gconstpointer b)
{
  const Piece *p = a, *q = b;

  if (p->x1 != q->x1)
    return p->x1 < q->x1 ? -1 : 1;
  return (p->start > q->start) - (p->start < q->start);
}

/* A table's rows stand where its top is, cell by cell. */
static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *p = a, *q = b;
  const Piece *f = &g_array_index (p->pieces, Piece, 0), *g = &g_array_index (q->pieces, Piece, 0);
  double m = f->is_ruled ? f->cell.top : p->y2, n = g->is_ruled ? g->cell.top : q->y2;

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
  g_array_unref (((Row *) data)->pieces);
}

/* Two pieces of one line do not stand in the same place: one of them belongs to the line below. */
static gboolean
has_place (const Row *row, const Piece *piece)
{
  float room = 0.3f * (piece->y2 - piece->y1);

  for (guint k = row->pieces->len, n = 0; k > 0 && n < MAX_OPEN_ROWS; k--, n++)
    {
      const Piece *other = &g_array_index (row->pieces, Piece, k - 1);

      if (MIN (other->x2, piece->x2) - MAX (other->x1, piece->x1) > room)
        return FALSE;
    }
  return TRUE;
}

static int
find_row (GArray *rows, const Piece *piece)
{
  double best = SAME_LINE;
  int found = -1;

  for (guint k = rows->len, n = 0; k > 0 && n < MAX_OPEN_ROWS; k--, n++)
    {
      Row *row = &g_array_index (rows, Row, k - 1);
      const Piece *first = &g_array_index (row->pieces, Piece, 0);
      double share = overlap (row->y1, row->y2, piece->y1, piece->y2);

      if (share >= best && is_same_cell (first->is_ruled, &first->cell, piece->is_ruled, &piece->cell) && has_place (row, piece))
        {
          best = share;
          found = (int) k - 1;
        }
    }
  return found;
}

/* Puts pieces that share a base line together; rows come back from top to bottom. */
static GArray *
find_rows (GArray *pieces)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Row));

  g_array_set_clear_func (rows, free_row);
  g_array_sort (pieces, compare_top);
  for (guint i = 0; i < pieces->len; i++)
    {
      Piece *piece = &g_array_index (pieces, Piece, i);
      int k = find_row (rows, piece);
      Row *row;

      if (k < 0)
        {
          Row fresh = { piece->y1, piece->y2, piece->x1, 0, g_array_new (FALSE, FALSE, sizeof (Piece)) };

          g_array_append_val (rows, fresh);
          k = (int) rows->len - 1;
        }
      row = &g_array_index (rows, Row, k);
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

/* How a line is put together from its characters. */
typedef struct
{
  TlLine *line;
  GString *text;
  guint n;            /* characters in @text */
  TlWordBox box;      /* word under way */
  float wx1, wy1, wx2, wy2;
  const TlGlyph *last;
  guint n_letters, n_bold, n_italic, n_upper, n_cased;
  gboolean bold_head, raised_head;
} Maker;

static guint16
tenths (float points)
{
  return (guint16) CLAMP ((int) (points * 10 + 0.5f), 0, 65535);
}

static void
end_word (Maker *m)
{
  if (m->box.length == 0)
    return;
  m->box.x1 = tenths (m->wx1);
  m->box.y1 = tenths (m->wy1);
  m->box.x2 = tenths (m->wx2);
  m->box.y2 = tenths (m->wy2);
  m->box.page = (guint16) m->line->page;
  g_array_append_val (m->line->words, m->box);
  m->box.length = 0;
}

static void
add_space (Maker *m)
{
  end_word (m);
  if (m->n == 0 || m->text->str[m->text->len - 1] == ' ')
    return;
  g_string_append_c (m->text, ' ');
  m->n++;
}

static void
count_style (Maker *m, const TlGlyph *g, gunichar c)
{
  gboolean is_upper = c < 0x80 ? g_ascii_isupper (c) : g_unichar_isupper (c);
  gboolean is_lower = c < 0x80 ? g_ascii_islower (c) : g_unichar_islower (c);

  if (!is_upper && !is_lower && !g_unichar_isalnum (c))
    return;
  m->n_letters++;
  m->n_bold += g->is_bold;
  m->n_italic += g->is_italic;
  m->n_cased += is_upper || is_lower;
  m->n_upper += is_upper;
  if (!g->is_bold)
    m->bold_head = FALSE;
  else if (m->bold_head)
    m->line->n_bold = m->n + 1;
}

static void
add_glyph (Maker *m, const TlGlyph *g, gboolean is_raised)
{
  gunichar c = public_character (g->c);
  const char *letters = ligature (c);
  guint n = letters != NULL ? (guint) strlen (letters) : 1;

  if (m->n + n >= TL_LAYOUT_MAX_LINE_CHARS || c == ' ')
    return;
  count_style (m, g, c);
  if (is_raised && m->raised_head)
    m->line->n_raised = m->n + 1;
  else
    m->raised_head = FALSE;
  if (m->box.length == 0)
    {
      m->box.start = (guint16) m->n;
      m->wx1 = g->x1, m->wy1 = g->y1, m->wx2 = g->x2, m->wy2 = g->y2;
    }
  m->wx1 = MIN (m->wx1, g->x1);
  m->wx2 = MAX (m->wx2, g->x2);
  m->wy1 = MIN (m->wy1, g->y1);
  m->wy2 = MAX (m->wy2, g->y2);
  if (letters != NULL)
    g_string_append (m->text, letters);
  else if (c < 0x80 && !is_raised)
    g_string_append_c (m->text, (char) c);
  else
    g_string_append_unichar (m->text, is_raised ? raised_digit (c) : c);
  m->n += n;
  m->box.length = (guint16) (m->box.length + n);
}

static void
add_piece (Maker *m, const Row *row, const TlGlyph *glyphs, const Piece *piece, double row_size)
{
  gboolean space = FALSE;

  for (guint i = piece->start; i < piece->end; i++)
    {
      const TlGlyph *g = &glyphs[i];
      double size = m->last != NULL ? MAX (g->size, m->last->size) : g->size, gap;
      gboolean is_raised;

      if (is_dropped (g->c))
        {
          m->last = g;
          continue;
        }
      if (is_gap (g->c))
        {
          space = TRUE;
          continue;
        }
      gap = m->last != NULL ? g->x1 - m->last->x2 : 0;
      is_raised = g->c >= '0' && g->c <= '9' && g->size < 0.8 * row_size && g->y2 < row->y2 - 0.12 * row_size;
      if (m->last != NULL && gap > CELL_GAP * size && i == piece->start)
        {
          TlCell cell;

          add_space (m);
          cell = (TlCell){ m->n, g->x1, piece->x2, 0 };
          g_array_append_val (m->line->cells, cell);
        }
      else if (m->last != NULL && (space || gap > (i == piece->start ? 0.12 : WORD_GAP) * size || gap < -0.5 * size))
        add_space (m);
      space = FALSE;
      add_glyph (m, g, is_raised);
      m->last = g;
    }
}

/* The size of most characters of the row, so that raised ones are known. */
static double
most_used_size (const Row *row, const TlGlyph *glyphs)
{
  guint sizes[256] = { 0 }, best = 0;

  for (guint k = 0; k < row->pieces->len; k++)
    {
      const Piece *piece = &g_array_index (row->pieces, Piece, k);

      for (guint i = piece->start; i < piece->end; i++)
        if (!is_gap (glyphs[i].c))
          sizes[half_points (&glyphs[i])]++;
    }
  for (guint i = 1; i < 256; i++)
    if (sizes[i] > sizes[best])
      best = i;
  return best / 2.0;
}

/* Top and bottom of the line are those of the characters of its usual size. */
static void
set_extents (TlLine *line, const Row *row, const TlGlyph *glyphs)
{
  gboolean is_first = TRUE;
  int half = (int) (line->size * 2 + 0.5);

  for (guint k = 0; k < row->pieces->len; k++)
    {
      const Piece *piece = &g_array_index (row->pieces, Piece, k);

      line->x1 = k == 0 ? piece->x1 : MIN (line->x1, piece->x1);
      line->x2 = k == 0 ? piece->x2 : MAX (line->x2, piece->x2);
      for (guint i = piece->start; i < piece->end; i++)
        {
          const TlGlyph *g = &glyphs[i];

          if (half_points (g) != half || is_gap (g->c))
            continue;
          line->y1 = is_first ? g->y1 : MIN (line->y1, g->y1);
          line->y2 = is_first ? g->y2 : MAX (line->y2, g->y2);
          is_first = FALSE;
        }
    }
  if (is_first)
    line->y1 = row->y1, line->y2 = row->y2;
}

static TlLine *
make_line (const Row *row, const TlGlyph *glyphs, guint page)
{
  g_autoptr (TlLine) line = tl_line_new (page);
  const Piece *first = &g_array_index (row->pieces, Piece, 0);
  TlCell cell = { 0, first->x1, first->x2, 0 };
  Maker m = { .line = line, .text = g_string_sized_new (128), .bold_head = TRUE, .raised_head = TRUE };

  g_array_append_val (line->cells, cell);
  line->size = most_used_size (row, glyphs);
  for (guint k = 0; k < row->pieces->len; k++)
    {
      const Piece *piece = &g_array_index (row->pieces, Piece, k);
      TlCell *open;

      add_piece (&m, row, glyphs, piece, line->size);
      open = &g_array_index (line->cells, TlCell, line->cells->len - 1);
      open->x2 = MAX (open->x2, piece->x2);
    }
  end_word (&m);
  while (m.n > 0 && m.text->str[m.text->len - 1] == ' ')
    {
      g_string_truncate (m.text, m.text->len - 1);
      m.n--;
    }
  line->text = g_string_free (m.text, FALSE);
  line->n_chars = m.n;
  line->is_bold = m.n_letters > 0 && m.n_bold >= 0.85 * m.n_letters;
  line->is_italic = m.n_letters > 0 && m.n_italic >= 0.85 * m.n_letters;
  line->is_upper = m.n_cased > 2 && m.n_upper >= 0.9 * m.n_cased;
  set_extents (line, row, glyphs);
  return m.n > 0 ? g_steal_pointer (&line) : NULL;
}

/* A piece that stands beside two lines of one column, half-way between them, comes after both. */
static void
order_pieces_beside (TlLayout *layout, guint from)
{
  for (guint i = from; i + 2 < layout->lines->len; i++)
    {
      const TlLine *a = tl_layout_line (layout, i), *b = tl_layout_line (layout, i + 1), *c = tl_layout_line (layout, i + 2);

      if (tl_line_is_beside (a, b) && tl_line_is_beside (b, c) && b->x1 > MAX (a->x2, c->x2) && fabs (a->x1 - c->x1) < 6
          && c->y1 - a->y2 < 0.5 * a->size)
        {
          gpointer moved = layout->lines->pdata[i + 1];

          layout->lines->pdata[i + 1] = layout->lines->pdata[i + 2];
          layout->lines->pdata[i + 2] = moved;
        }
    }
}

/* Counts the tables and rows of the page on from those of the pages before. */
static void
mark_ruled (TlLayout *layout, TlLine *line, const Piece *piece, const Piece *last)
{
  if (!piece->is_ruled || !piece->cell.is_in_table)
    return;
  if (last == NULL || last->cell.table != piece->cell.table)
    layout->n_tables++;
  if (last == NULL || last->cell.table != piece->cell.table || last->cell.row != piece->cell.row)
    layout->n_rows++;
  line->role = TL_ROLE_TABLE;
  line->table = layout->n_tables;
  line->table_row = layout->n_rows;
  line->is_header = piece->cell.row == 0 && line->is_bold;
  for (guint i = 0; i < line->cells->len; i++)
    g_array_index (line->cells, TlCell, i).column = MIN (piece->cell.column, 63);
}

/* The page number at the end of a line of the contents. */
static gboolean
is_short_number (const Piece *piece, const TlGlyph *glyphs)
{
  for (guint i = piece->start; i < piece->end; i++)
    if (!g_unichar_isdigit (glyphs[i].c))
      return FALSE;
  return piece->end - piece->start <= 4;
}

/* How wide the gaps of a row are that follow words: a number or a bullet hangs before a gap often. */
static guint
weigh_gaps (const Row *row, const TlGlyph *glyphs)
{
  guint weight = 0;

  for (guint k = 1; k < row->pieces->len; k++)
    {
      const Piece *a = &g_array_index (row->pieces, Piece, k - 1), *b = &g_array_index (row->pieces, Piece, k);
      double size = glyphs[b->start].size, gap = b->x1 - a->x2;
      gunichar last = glyphs[a->end - 1].c;

      if (gap > 0.8 * size && (g_unichar_isalpha (last) || a->end - a->start > 5)
          && (k + 1 < row->pieces->len || !is_short_number (b, glyphs)))
        weight += gap > CELL_GAP * size ? 2 : 1;
    }
  return MIN (weight, 4);
}

gboolean
tl_lines_look_tabular (const TlGlyph *glyphs, guint n_glyphs, double height)
{
  g_autoptr (GArray) pieces = find_pieces (glyphs, n_glyphs, NULL);
  g_autoptr (GArray) rows = find_rows (pieces);
  guint weight = 0, n = 0;
  float left = G_MAXFLOAT;

  for (guint i = 0; i < rows->len; i++)
    left = MIN (left, g_array_index (rows, Row, i).x1);
  for (guint i = 0; i < rows->len; i++)
    {
      Row *row = &g_array_index (rows, Row, i);
      guint gaps;

      /* Running heads have gaps, too. */
      if (row->y2 < 0.1 * height || row->y1 > 0.9 * height)
        continue;
      g_array_sort (row->pieces, compare_left);
      gaps = weigh_gaps (row, glyphs);
      weight += gaps;
      /* A line far in is a row whose first cells are empty. */
      n += gaps > 0 || row->x1 > left + FAR_IN;
    }
  return weight >= 2 && n >= 3;
}

void
tl_lines_add_page (TlLayout *layout, double width, double height, const TlGlyph *glyphs, guint n_glyphs, const TlGrid *grid)
{
  TlPageSize page_size = { width, height };
  g_autofree TlGlyph *copy = g_memdup2 (glyphs, n_glyphs * sizeof *glyphs);
  g_autoptr (GArray) pieces = NULL;
  g_autoptr (GArray) rows = NULL;
  const Piece *last = NULL;

  g_array_append_val (layout->pages, page_size);
  g_array_append_val (layout->first_line, layout->lines->len);
  drop_slanted (copy, n_glyphs);
  pieces = find_pieces (copy, n_glyphs, grid);
  rows = find_rows (pieces);
  for (guint i = 0; i < rows->len; i++)
    {
      Row *row = &g_array_index (rows, Row, i);
      TlLine *line;

      g_array_sort (row->pieces, compare_left);
      line = make_line (row, copy, layout->pages->len);
      if (line == NULL)
        continue;
      g_ptr_array_add (layout->lines, line);
      mark_ruled (layout, line, &g_array_index (row->pieces, Piece, 0), last);
      last = line->role == TL_ROLE_TABLE ? &g_array_index (row->pieces, Piece, 0) : NULL;
    }
  order_pieces_beside (layout, g_array_index (layout->first_line, guint, layout->pages->len - 1));
}
