/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables over pages: what a page break cuts is one table again, its rows whole and its column
 * headings told once. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-layout.h"

#include <math.h>
#include <string.h>

#define MAX_COLUMNS 64
#define MAX_HEADER_ROWS 3
#define ALIGNED 6.0  /* points that edges of one column may differ by from page to page */
#define MAX_SHIFT 40 /* points that the margins of odd and even pages may differ by */
#define MIN_CELLS 3  /* of a column, by which it is known how they begin */
#define LONG_CELL 40 /* characters of a cell whose text is in sentences */

typedef struct
{
  double x1, x2;
  gboolean is_known;
} Extent;

/* What one page or several hold of a table: its lines from @from to before @to. */
typedef struct
{
  guint from, to;
  guint last_row;   /* first line of its last row */
  guint n_headless; /* rows but the last one that have nothing in the first column */
  guint n_cells[MAX_COLUMNS],
      n_lower[MAX_COLUMNS]; /* of these, those that begin in a small letter */
  Extent columns[MAX_COLUMNS];
} Part;

/* The cells of a row, and where its lines end. */
typedef struct
{
  GString *cells[MAX_COLUMNS];
  guint end;
  guint n; /* bytes */
  gboolean is_bold;
} Row;

static void
row_clear (Row *row)
{
  for (guint c = 0; c < MAX_COLUMNS; c++)
    if (row->cells[c] != NULL)
      g_string_free (row->cells[c], TRUE);
  memset (row, 0, sizeof *row);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Row, row_clear)

/* The row whose first line is @from, of a part that ends before @to. */
static Row
read_row (const TlLayout *layout, guint from, guint to)
{
  Row row = { .end = from, .is_bold = TRUE };
  guint number = tl_layout_line (layout, from)->table_row;

  for (guint i = from; i < to; i++)
    {
      const TlLine *line = tl_layout_line (layout, i);

      if (line->role != TL_ROLE_TABLE)
        continue;
      if (line->table_row != number)
        break;
      row.end = i + 1;
      row.is_bold = row.is_bold && line->is_bold;
      for (guint k = 0; k < line->cells->len; k++)
        {
          const TlCell *cell = &g_array_index (line->cells, TlCell, k);
          const char *start = tl_line_text_from (line, cell->start), *end;
          GString **text = &row.cells[MIN (cell->column, MAX_COLUMNS - 1)];

          end = k + 1 < line->cells->len ? tl_line_text_from (line, cell[1].start)
                                         : line->text + strlen (line->text);
          if (*text == NULL)
            *text = g_string_new (NULL);
          else
            g_string_append_c (*text, ' ');
          while (end > start && end[-1] == ' ')
            end--;
          g_string_append_len (*text, start, end - start);
          row.n += (guint) (end - start);
        }
    }
  return row;
}

/* The next cell of @row from column *@c on that is not empty. */
static const char *
next_cell (const Row *row, guint *c)
{
  while (*c < MAX_COLUMNS && row->cells[*c] == NULL)
    ++*c;
  return *c < MAX_COLUMNS ? row->cells[(*c)++]->str : NULL;
}

/* Whether two rows say the same, empty cells aside. */
static gboolean
is_same_row (const Row *a, const Row *b)
{
  guint i = 0, k = 0;
  const char *p, *q;

  do
    {
      p = next_cell (a, &i);
      q = next_cell (b, &k);
      if (g_strcmp0 (p, q) != 0)
        return FALSE;
    }
  while (p != NULL);
  return TRUE;
}

/* Where the columns of a part stand: cells over several columns tell less than those in one. */
static void
measure_part (const TlLayout *layout, Part *part)
{
  for (guint i = part->from; i < part->to; i++)
    {
      const TlLine *line = tl_layout_line (layout, i);

      for (guint k = 0; line->role == TL_ROLE_TABLE && k < line->cells->len; k++)
        {
          const TlCell *cell = &g_array_index (line->cells, TlCell, k);
          Extent *extent = &part->columns[MIN (cell->column, MAX_COLUMNS - 1)];

          if (extent->is_known && extent->x2 - extent->x1 <= cell->x2 - cell->x1)
            continue;
          *extent = (Extent){ cell->x1, cell->x2, TRUE };
        }
    }
}

/* The column of @part that stands where @extent does, or -1. */
static int
find_column (const Part *part, const Extent *extent, double shift)
{
  double x1 = extent->x1 - shift, x2 = extent->x2 - shift, best = ALIGNED;
  int found = -1, overlapping = -1;
  guint n = 0;

  for (guint c = 0; c < MAX_COLUMNS; c++)
    {
      const Extent *other = &part->columns[c];

      if (!other->is_known)
        continue;
      if (fabs (other->x1 - x1) < best)
        {
          best = fabs (other->x1 - x1);
          found = (int) c;
        }
      if (MIN (x2, other->x2) - MAX (x1, other->x1) > 0.5 * MIN (x2 - x1, other->x2 - other->x1))
        {
          n++;
          overlapping = (int) c;
        }
    }
  if (found >= 0 || n != 1)
    return found;
  return overlapping;
}

/* Whether the columns of @next are those of @part, all or some; @map gets them. */
static gboolean
match_columns (const Part *part, const Part *next, double shift, int *map)
{
  int last = -1;
  guint n = 0;

  for (guint c = 0; c < MAX_COLUMNS; c++)
    {
      map[c] = -1;
      if (!next->columns[c].is_known)
        continue;
      map[c] = find_column (part, &next->columns[c], shift);
      if (map[c] <= last)
        return FALSE;
      last = map[c];
      n++;
    }
  return n >= 2 || (n == 1 && last > 0);
}

static gboolean
is_same_table (const Part *part, const Part *next, int *map)
{
  double shift = 0;

  if (match_columns (part, next, 0, map))
    return TRUE;
  for (guint c = 0; c < MAX_COLUMNS; c++)
    if (part->columns[c].is_known && next->columns[c].is_known)
      {
        shift = next->columns[c].x1 - part->columns[c].x1;
        break;
      }
  return fabs (shift) > 1 && fabs (shift) <= MAX_SHIFT && match_columns (part, next, shift, map);
}

static gboolean
starts_lower (const GString *text)
{
  return g_unichar_islower (g_utf8_get_char (text->str));
}

/* Goes over the rows of @part from line @i on. */
static void
count_rows (const TlLayout *layout, Part *part, guint i)
{
  gboolean is_headless = FALSE;

  while (i < part->to)
    {
      g_auto (Row) row = { 0 };

      if (tl_layout_line (layout, i)->role != TL_ROLE_TABLE)
        {
          i++;
          continue;
        }
      row = read_row (layout, i, part->to);
      for (guint c = 0; c < MAX_COLUMNS; c++)
        if (row.cells[c] != NULL)
          {
            part->n_cells[c]++;
            part->n_lower[c] += starts_lower (row.cells[c]);
          }
      part->n_headless += is_headless;
      is_headless = row.cells[0] == NULL;
      part->last_row = i;
      i = row.end;
    }
}

/* The part that begins with line @i. */
static Part
find_part (const TlLayout *layout, guint i)
{
  const TlLine *first = tl_layout_line (layout, i);
  Part part = { .from = i, .to = i + 1 };

  for (guint k = i + 1; k < layout->lines->len; k++)
    {
      const TlLine *line = tl_layout_line (layout, k);

      if (line->page != first->page || line->role == TL_ROLE_TEXT
          || (line->role == TL_ROLE_TABLE && line->table != first->table))
        break;
      if (line->role == TL_ROLE_TABLE)
        part.to = k + 1;
    }
  measure_part (layout, &part);
  count_rows (layout, &part, i);
  return part;
}

/* The column of @part, not the first, in which all of @line lies; or 0. */
static guint
rest_column (const TlLayout *layout, const Part *part, const TlLine *line)
{
  for (guint c = 1; c < MAX_COLUMNS; c++)
    if (part->columns[c].is_known && fabs (part->columns[c].x1 - line->x1) < 2
        && line->x2 < part->columns[c].x2 + line->size && line->x1 > layout->left + 30)
      return c;
  return 0;
}

/* Lines at the head of a page that stand in one column of the table which filled the page before
 * are the rest of its last row: alone, they did not look like a table. */
static void
take_rest_of_cell (TlLayout *layout, Part *part)
{
  const TlLine *last = tl_layout_line (layout, part->to - 1), *before = NULL;

  for (guint i = part->to; i < layout->lines->len; i++)
    {
      TlLine *line = tl_layout_line (layout, i);
      guint column;

      if (line->role == TL_ROLE_FURNITURE || line->role == TL_ROLE_FOOTNOTE)
        continue;
      column = line->role == TL_ROLE_TEXT ? rest_column (layout, part, line) : 0;
      if (column == 0 || line->page != last->page + 1 || line->is_bold || line->cells->len != 1
          || fabs (line->size - last->size) > 0.6
          || (before == NULL ? last->text[0] == '\0' || tl_text_ends_sentence (last->text)
                             : line->y1 - before->y2 > layout->body_gap + 0.9 * line->size))
        return;
      g_array_index (line->cells, TlCell, 0).column = column;
      line->role = TL_ROLE_TABLE;
      line->table = last->table;
      line->table_row = last->table_row;
      before = line;
      part->to = i + 1;
    }
}

/* Marks the rows at the head of @next that repeat those at the head of @part; gives the first line
 * after them. */
static guint
drop_repeated_rows (TlLayout *layout, const Part *part, const Part *next)
{
  guint i = part->from, k = next->from;

  for (guint n = 0; n < MAX_HEADER_ROWS && i < part->to && k < next->to; n++)
    {
      g_auto (Row) a = read_row (layout, i, part->to);
      g_auto (Row) b = read_row (layout, k, next->to);

      if (!is_same_row (&a, &b))
        break;
      for (guint l = i; l < a.end; l++)
        tl_layout_line (layout, l)->is_header = TRUE;
      for (guint l = k; l < b.end; l++)
        if (tl_layout_line (layout, l)->role == TL_ROLE_TABLE)
          tl_layout_line (layout, l)->role = TL_ROLE_REPEATED;
      i = a.end;
      k = b.end;
    }
  while (k < next->to && tl_layout_line (layout, k)->role != TL_ROLE_TABLE)
    k++;
  return k;
}

/* A head in bold with other words than the table's own begins another table. */
static gboolean
has_own_header (TlLayout *layout, const Part *part, const Part *next)
{
  g_auto (Row) a = read_row (layout, part->from, part->to);
  g_auto (Row) b = read_row (layout, next->from, next->to);

  return a.is_bold && b.is_bold && b.end < next->to && !is_same_row (&a, &b);
}

/* "3 May 2017", "03/05/2017", "12.", "May 2017": what a row begins with; a time of day is not. */
static gboolean
begins_anew (const char *text)
{
  static const char *const months[] = { "January",  "February", "March",  "April",     "May",
                                        "June",     "July",     "August", "September", "October",
                                        "November", "December", NULL };
  gsize n = strspn (text, "0123456789");

  for (guint i = 0; months[i] != NULL; i++)
    if (g_str_has_prefix (text, months[i]))
      return TRUE;
  return n > 0 && text[n] != ':';
}

/* Whether a cell of @next goes on in the midst of a sentence, where those of its column do not
 * begin so: then all of the row goes on, though its other cells tell nothing. */
static gboolean
cuts_sentence (const Part *whole, const Row *row, const Row *next)
{
  if (next->cells[0] != NULL && begins_anew (next->cells[0]->str))
    return FALSE;
  for (guint c = 1; c < MAX_COLUMNS; c++)
    {
      const GString *a = row->cells[c], *b = next->cells[c];

      if (a != NULL && b != NULL && a->len > LONG_CELL / 2 && starts_lower (b)
          && !tl_text_ends_sentence (a->str) && whole->n_cells[c] >= MIN_CELLS
          && whole->n_lower[c] * 8 <= whole->n_cells[c])
        return TRUE;
    }
  return FALSE;
}

/* Whether @next, the first row of a page, is the rest of @row, the last one of the page before. */
static gboolean
is_rest_of_row (const Row *row, const Row *next, gboolean has_headless_rows)
{
  guint n_goes_on = 0, n_fresh = 0, n_lower = 0;

  if (row->n + next->n > TL_LAYOUT_MAX_BLOCK_CHARS)
    return FALSE;
  for (guint c = 0; c < MAX_COLUMNS; c++)
    {
      const GString *a = row->cells[c], *b = next->cells[c];

      if (b == NULL)
        continue;
      if (a == NULL)
        n_fresh++;
      else if (starts_lower (b))
        n_goes_on++, n_lower += !tl_text_ends_sentence (a->str);
      else if (a->len > LONG_CELL && !tl_text_ends_sentence (a->str))
        n_goes_on++;
      else
        n_fresh++;
    }
  if (next->cells[0] != NULL || row->cells[0] == NULL)
    return n_lower > 0 && n_fresh == 0;
  return n_lower > 0 || (n_goes_on > 0 && n_fresh == 0) || !has_headless_rows;
}

/* Puts the lines of @next into the table of @whole; @map says where its columns stand there. */
static void
take_lines (TlLayout *layout, const Part *whole, const Part *next, const int *map)
{
  guint table = tl_layout_line (layout, whole->from)->table;

  for (guint i = next->from; i < next->to; i++)
    {
      TlLine *line = tl_layout_line (layout, i);

      if (line->role != TL_ROLE_TABLE)
        continue;
      line->is_header = FALSE;
      line->table = table;
      for (guint k = 0; k < line->cells->len; k++)
        {
          TlCell *cell = &g_array_index (line->cells, TlCell, k);

          cell->column = (guint) map[MIN (cell->column, MAX_COLUMNS - 1)];
        }
    }
}

/* A cell over several rows may go on over the page where the row beside it does not. */
static void
join_first_cell (TlLayout *layout, const Row *row, const Row *rest, guint number, guint i)
{
  if (row->cells[0] == NULL || rest->cells[0] == NULL || !starts_lower (rest->cells[0])
      || tl_text_ends_sentence (row->cells[0]->str))
    return;
  for (; i < rest->end; i++)
    {
      TlLine *line = tl_layout_line (layout, i);

      if (line->role != TL_ROLE_TABLE || line->cells->len != 1
          || g_array_index (line->cells, TlCell, 0).column != 0)
        return;
      line->table_row = number;
    }
}

/* Joins the row that begins with line @i to the last one of @whole if a page break cuts it. */
static void
join_row (TlLayout *layout, Part *whole, const Part *next, guint i)
{
  g_auto (Row) row = read_row (layout, whole->last_row, whole->to);
  g_auto (Row) rest = read_row (layout, i, next->to);
  guint number = tl_layout_line (layout, whole->last_row)->table_row;
  guint n_headless =
      whole->n_headless + next->n_headless - (rest.cells[0] == NULL && next->n_headless > 0);

  if (tl_layout_line (layout, whole->last_row)->is_header)
    return;
  if (!is_rest_of_row (&row, &rest, n_headless > 0)
      && !(row.n + rest.n <= TL_LAYOUT_MAX_BLOCK_CHARS && cuts_sentence (whole, &row, &rest)))
    {
      join_first_cell (layout, &row, &rest, number, i);
      return;
    }
  for (; i < rest.end; i++)
    tl_layout_line (layout, i)->table_row = number;
}

static void
join_part (TlLayout *layout, Part *whole, const Part *next, const int *map)
{
  guint start;

  take_lines (layout, whole, next, map);
  start = drop_repeated_rows (layout, whole, next);
  if (start < next->to)
    join_row (layout, whole, next, start);
  whole->to = next->to;
  if (start < next->to)
    count_rows (layout, whole,
                tl_layout_line (layout, start)->table_row
                        == tl_layout_line (layout, whole->last_row)->table_row
                    ? whole->last_row
                    : start);
}

/* Tables count up in the order in which they stand. */
static void
renumber (TlLayout *layout)
{
  guint table = 0, last = 0;

  for (guint i = 0; i < layout->lines->len; i++)
    {
      TlLine *line = tl_layout_line (layout, i);

      if (line->role != TL_ROLE_TABLE)
        continue;
      if (line->table != last)
        table++;
      last = line->table;
      line->table = table;
    }
}

/* The first line of the table that stands next after line @i, with no text between; or -1. */
static int
find_next_table (const TlLayout *layout, guint i)
{
  for (; i < layout->lines->len; i++)
    {
      const TlLine *line = tl_layout_line (layout, i);

      if (line->role == TL_ROLE_TABLE)
        return (int) i;
      if (line->role == TL_ROLE_TEXT || line->role == TL_ROLE_CONTENTS)
        return -1;
    }
  return -1;
}

/* Whether @line stands in a ruled cell that is as wide as a column of @whole, and not in a box. */
static gboolean
is_framed_row (const Part *whole, const TlLine *line)
{
  const Extent edges = { line->frame_x1, line->frame_x2, TRUE };

  return line->frame > 0 && !line->is_boxed && find_column (whole, &edges, 0) >= 0;
}

/* A single row that is ruled is no table by itself; below one, it is its next row. */
static void
take_framed_row (TlLayout *layout, const Part *whole, guint page)
{
  guint frame = 0;

  for (guint i = whole->to; i < layout->lines->len; i++)
    {
      TlLine *line = tl_layout_line (layout, i);

      if (line->role == TL_ROLE_FURNITURE || line->role == TL_ROLE_FOOTNOTE)
        continue;
      if (line->role != TL_ROLE_TEXT || line->page != page || !is_framed_row (whole, line)
          || (frame > 0 && line->frame != frame))
        return;
      frame = line->frame;
      line->role = TL_ROLE_TABLE;
      line->table = G_MAXUINT;
      line->table_row = G_MAXUINT - line->frame_row;
      for (guint k = 0; k < line->cells->len; k++)
        {
          TlCell *cell = &g_array_index (line->cells, TlCell, k);

          cell->column = line->frame_column;
          cell->x1 = (float) line->frame_x1;
          cell->x2 = (float) line->frame_x2;
        }
    }
}

/* Joins what follows the table @whole on the next page; FALSE if nothing of it does. */
static gboolean
join_next (TlLayout *layout, Part *whole)
{
  guint page = tl_layout_line (layout, whole->to - 1)->page + 1;
  int map[MAX_COLUMNS], k;
  Part next;

  take_rest_of_cell (layout, whole);
  tl_tables_drop_repeated_span (layout, whole->from, whole->to);
  take_framed_row (layout, whole, page);
  k = find_next_table (layout, whole->to);
  if (k < 0 || tl_layout_line (layout, (guint) k)->page != page)
    return FALSE;
  next = find_part (layout, (guint) k);
  if (!is_same_table (whole, &next, map) || has_own_header (layout, whole, &next))
    return FALSE;
  join_part (layout, whole, &next, map);
  return TRUE;
}

void
tl_tables_join (TlLayout *layout)
{
  for (guint i = 0; i < layout->lines->len;)
    {
      Part whole;

      if (tl_layout_line (layout, i)->role != TL_ROLE_TABLE)
        {
          i++;
          continue;
        }
      whole = find_part (layout, i);
      while (join_next (layout, &whole))
        ;
      i = whole.to;
    }
  renumber (layout);
}
