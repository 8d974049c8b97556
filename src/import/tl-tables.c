/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables: runs of lines whose pieces stand in columns. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-layout.h"

#include <math.h>
#include <string.h>

#define MAX_COLUMNS 16
#define MAX_ABOVE 30
#define FAR_IN 60  /* points that a wide column of prose stands in from the left */
#define MARGIN 3.0 /* points that parts of two columns must stand apart */

typedef struct
{
  double x1, x2;
} Column;

/* "IMR", "Name": two letters and more are a word, unless they count. */
static gboolean
is_word (const char *text, const char *end)
{
  guint n = 0;
  gboolean counts = TRUE;

  for (const char *p = text; p < end; p++)
    {
      n += g_ascii_isalpha (*p);
      counts = counts && strchr ("ivxlIVXL()[].", *p) != NULL;
    }
  return n > 1 && !counts;
}

/* A hanging number, letter or bullet is no column of its own. */
static gboolean
is_mark (const TlLine *line)
{
  const char *end;
  guint n;

  if (line->cells->len < 2)
    return FALSE;
  n = g_array_index (line->cells, TlCell, 1).start;
  if (n > 9)
    return FALSE;
  end = g_utf8_offset_to_pointer (line->text, n - 1);
  /* So many figures are a year. */
  if (is_word (line->text, end) || strspn (line->text, "0123456789") >= 4)
    return FALSE;
  for (const char *p = line->text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c) && end - line->text > 4
          && strspn (line->text, "ivxIVX()") < (gsize) (end - line->text) - 1)
        return FALSE;
      if (c == ' ')
        return FALSE;
    }
  return TRUE;
}

guint
tl_line_count_cells (const TlLine *line)
{
  return line->cells->len - (is_mark (line) ? 1 : 0);
}

/* Joins [@x1, @x2] to the columns that are nearer to it than @gap. */
static void
add_extent (GArray *columns, double x1, double x2, double gap)
{
  for (guint i = columns->len; i > 0; i--)
    {
      Column *c = &g_array_index (columns, Column, i - 1);

      if (x1 < c->x2 + gap && x2 > c->x1 - gap)
        {
          x1 = MIN (x1, c->x1);
          x2 = MAX (x2, c->x2);
          g_array_remove_index (columns, i - 1);
        }
    }
  g_array_append_val (columns, ((Column){ x1, x2 }));
}

static int
compare_columns (gconstpointer a, gconstpointer b)
{
  const Column *p = a, *q = b;

  return (p->x1 > q->x1) - (p->x1 < q->x1);
}

static guint
count_rows (const TlLayout *layout, guint from, guint to)
{
  guint n = 0;

  for (guint i = from; i < to; i++)
    n += tl_layout_line (layout, i)->role == TL_ROLE_TEXT
         && tl_line_count_cells (tl_layout_line (layout, i)) >= 2;
  return n;
}

/* Whether a wide gap of some line ends where the column @x1 begins. */
static gboolean
begins_cell (const TlLayout *layout, guint from, guint to, double x1)
{
  for (guint i = from; i < to; i++)
    {
      const TlLine *line = tl_layout_line (layout, i);

      for (guint k = 1; line->role == TL_ROLE_TEXT && k < line->cells->len; k++)
        if (fabs (g_array_index (line->cells, TlCell, k).x1 - x1) < line->size)
          return TRUE;
    }
  return FALSE;
}

/* Columns are what a white stripe parts from top to bottom, as wide as a space at least, and a wide
 * gap somewhere. */
static GArray *
find_columns (const TlLayout *layout, guint from, guint to)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (Column));

  for (guint i = from; i < to; i++)
    {
      const TlLine *line = tl_layout_line (layout, i);

      if (line->role != TL_ROLE_TEXT || tl_line_count_cells (line) < 2)
        continue;
      for (guint k = 0; k < line->n_words; k++)
        {
          const TlWordBox *word = &line->words[k];

          add_extent (columns, word->x1 / 10.0, word->x2 / 10.0, 0.5 * line->size);
        }
    }
  g_array_sort (columns, compare_columns);
  for (guint i = columns->len; i > 1; i--)
    {
      Column *left = &g_array_index (columns, Column, i - 2);
      const Column *right = &g_array_index (columns, Column, i - 1);

      if (begins_cell (layout, from, to, right->x1))
        continue;
      left->x2 = right->x2;
      g_array_remove_index (columns, i - 1);
    }
  return columns;
}

/* The column that an extent lies in, or -1 if it reaches over several. */
static int
column_of (const GArray *columns, double x1, double x2)
{
  int found = -1;

  for (guint i = 0; i < columns->len; i++)
    {
      const Column *c = &g_array_index (columns, Column, i);

      if (x2 < c->x1 - MARGIN || x1 > c->x2 + MARGIN)
        continue;
      if (found >= 0)
        return -1;
      found = (int) i;
    }
  return found;
}

/* Columns that the words of @line lie in, as bits; 0 if they run on from one into the next. */
static guint
columns_of (const GArray *columns, const TlLine *line)
{
  double end = 0;
  guint found = 0;

  for (guint k = 0; k < line->n_words; k++)
    {
      const TlWordBox *word = &line->words[k];
      int column = column_of (columns, word->x1 / 10.0, word->x2 / 10.0);

      /* The last column may be wider than what is known of it. */
      if (column < 0 && columns->len > 0
          && word->x1 / 10.0 > g_array_index (columns, Column, columns->len - 1).x2)
        column = (int) columns->len - 1;
      if (column < 0
          || (k > 0 && (found & 1u << MIN (column, 31)) == 0
              && word->x1 / 10.0 - end < 0.6 * line->size))
        return 0;
      found |= 1u << MIN (column, 31);
      end = word->x2 / 10.0;
    }
  return found;
}

/* Whether the words of @line lie in more than one of @columns. */
static gboolean
is_in_columns (const GArray *columns, const TlLine *line)
{
  guint found = columns_of (columns, line);

  return (found & (found - 1)) != 0;
}

/* Whether @line begins where a column far from the left does: prose begins at the left. */
static gboolean
is_aligned (const TlLayout *layout, const GArray *columns, const TlLine *line)
{
  if (line->x1 < layout->left + FAR_IN)
    return FALSE;
  for (guint i = 1; i < columns->len; i++)
    if (fabs (g_array_index (columns, Column, i).x1 - line->x1) < MARGIN)
      return TRUE;
  return FALSE;
}

/* Whether line @i goes on in the run of columns: its pieces lie in columns, and it is not far off.
 */
static gboolean
fits (const TlLayout *layout, const GArray *columns, const TlLine *last, const TlLine *line)
{
  if (line->page != last->page || line->role != TL_ROLE_TEXT)
    return FALSE;
  if (line->band > 0 && line->band == last->band)
    return TRUE;
  if (line->y1 - last->y2 > 3.2 * MAX (line->size, layout->body_size))
    return FALSE;
  if (tl_line_count_cells (line) >= 2)
    return TRUE;
  /* The cells of a row may be set in its middle. */
  if (line->band == 0 && line->y1 - last->y2 > layout->body_gap + 0.9 * layout->body_size
      && !is_aligned (layout, columns, line))
    return FALSE;
  /* The white between full cells may be less wide than where it was first seen. */
  if (is_in_columns (columns, line))
    return TRUE;
  if (line->x2 - line->x1 > 0.62 * (layout->right - layout->left)
      && !is_aligned (layout, columns, line))
    return FALSE;
  return column_of (columns, line->x1, line->x2) >= 0;
}

/* The end of the run that starts with the many-celled line @from. */
static guint
find_end (const TlLayout *layout, guint from)
{
  guint end = from + 1, last_row = from;

  for (guint i = from + 1; i < layout->lines->len; i++)
    {
      const TlLine *line = tl_layout_line (layout, i);
      g_autoptr (GArray) columns = NULL;

      if (line->role == TL_ROLE_FURNITURE || line->role == TL_ROLE_FOOTNOTE)
        continue;
      columns = find_columns (layout, from, MIN (last_row + 1, layout->lines->len));
      if (columns->len < 2 || !fits (layout, columns, tl_layout_line (layout, end - 1), line))
        break;
      end = i + 1;
      if (tl_line_count_cells (line) >= 2)
        last_row = i;
      else if (i - last_row > 40)
        break;
    }
  return end;
}

/* Leaves out what stands below the last row of several cells, in the first column and apart from
 * it: text that happens to be short. */
static guint
trim_end (const TlLayout *layout, guint from, guint end, const GArray *columns)
{
  guint last = end;

  while (last > from + 1 && tl_line_count_cells (tl_layout_line (layout, last - 1)) < 2)
    last--;
  for (guint i = last; i < end; i++)
    {
      const TlLine *line = tl_layout_line (layout, i);

      if (line->role == TL_ROLE_TEXT && line->band == 0
          && column_of (columns, line->x1, line->x2) == 0
          && line->y1 - tl_layout_line (layout, i - 1)->y2 > layout->body_gap + 0.28 * line->size
          && tl_text_ends_sentence (line->text))
        return i;
    }
  return end;
}

/* Two lines of several cells make a table, unless they are one row that is set as a heading. */
static gboolean
is_table (const TlLayout *layout, guint from, guint to, const GArray *columns)
{
  gboolean is_plain = FALSE;

  for (guint i = from; i < to; i++)
    {
      const TlLine *line = tl_layout_line (layout, i);

      is_plain =
          is_plain
          || (line->role == TL_ROLE_TEXT && tl_line_count_cells (line) >= 2 && !line->is_bold);
    }
  return columns->len >= 2 && columns->len <= MAX_COLUMNS && is_plain
         && count_rows (layout, from, to) >= 2;
}

/* Whether a sentence ends before @line and each of its cells begins with a capital or a figure. */
static gboolean
begins_sentences (const TlLine *line, const TlLine *last)
{
  if (!tl_text_ends_sentence (last->text))
    return FALSE;
  for (guint k = 0; k < line->cells->len; k++)
    if (g_unichar_islower (g_utf8_get_char (
            tl_line_text_from (line, g_array_index (line->cells, TlCell, k).start))))
      return FALSE;
  return TRUE;
}

static gboolean
begins_row (const GArray *columns, const TlLine *last, const TlLine *line, const TlLine *last_first,
            gboolean has_first, double tight)
{
  guint n_filled = line->cells->len;
  int first = (int) g_array_index (line->cells, TlCell, 0).column;
  const char *p = line->text;

  if (last == NULL || line->page != last->page || line->band != last->band)
    return TRUE;
  if (last->is_header && line->is_bold && line->y1 - last->y2 < 0.5 * line->size)
    return FALSE;
  if (line->band > 0)
    return first == 0 && has_first
           && line->y1 - last->y2 > tight + 0.28 * MAX (line->size, last->size);
  if (line->y1 - last->y2 > tight + 0.28 * MAX (line->size, last->size))
    return TRUE;
  if (last->is_header && !line->is_bold && first == 0)
    return TRUE;
  if (first == 0 && !has_first && begins_sentences (line, last))
    return n_filled >= columns->len;
  if (first != 0 || !has_first)
    return FALSE;
  if (g_unichar_islower (g_utf8_get_char (p)))
    return FALSE;
  return n_filled >= columns->len || last_first != last || is_mark (line);
}

static double
tight_gap (const TlLayout *layout, guint from, guint to)
{
  double tight = layout->body_gap;
  const TlLine *last = NULL;

  for (guint i = from; i < to; i++)
    {
      const TlLine *line = tl_layout_line (layout, i);

      if (line->role != TL_ROLE_TEXT)
        continue;
      if (last != NULL && last->page == line->page && line->y1 - last->y2 > -0.5 * line->size)
        tight = MIN (tight, line->y1 - last->y2);
      last = line;
    }
  return tight;
}

/* Cuts a line into the cells of its columns. Its cells are as wide as these. */
static void
mark_cells (TlLine *line, const GArray *columns)
{
  int last = -1;

  g_array_set_size (line->cells, 0);
  for (guint k = 0; k < line->n_words; k++)
    {
      const TlWordBox *word = &line->words[k];
      double x1 = word->x1 / 10.0, x2 = word->x2 / 10.0;
      int column = column_of (columns, x1, x2);

      if (column < 0)
        column = last;
      if (last < 0 || column > last)
        {
          const Column *c = &g_array_index (columns, Column, MAX (column, 0));
          TlCell cell = { word->start, (float) c->x1, (float) c->x2, (guint) MAX (column, 0) };

          g_array_append_val (line->cells, cell);
          last = (int) cell.column;
        }
    }
}

static void
forget_header (TlLayout *layout, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    tl_layout_line (layout, i)->is_header = FALSE;
}

static guint
mark_table (TlLayout *layout, guint from, guint to, const GArray *columns, guint table, guint row)
{
  double tight = tight_gap (layout, from, to);
  const TlLine *last = NULL, *last_first = NULL;
  gboolean is_first = TRUE, has_first = FALSE;

  for (guint i = from; i < to; i++)
    {
      TlLine *line = tl_layout_line (layout, i);

      if (line->role != TL_ROLE_TEXT)
        continue;
      mark_cells (line, columns);
      if (begins_row (columns, last, line, last_first, has_first, tight))
        {
          is_first = last == NULL;
          has_first = FALSE;
          row++;
        }
      line->role = TL_ROLE_TABLE;
      line->table = table;
      line->table_row = row;
      line->is_header = is_first && line->is_bold;
      if (is_first && tl_line_is_counted (line))
        {
          forget_header (layout, from, i + 1);
          is_first = FALSE;
        }
      last = line;
      if (g_array_index (line->cells, TlCell, 0).column == 0)
        {
          last_first = line;
          has_first = TRUE;
        }
    }
  return row;
}

/* Whether @line, above a line of a table, is a heading, not column headings: in larger print, or a
 * number and a title in bold. */
static gboolean
is_heading_above (const TlLine *line, const TlLine *next)
{
  return line->size > next->size + 1.2 || (line->is_bold && is_mark (line) && !is_mark (next));
}

/* The first line of the ruled row that ends with line @last, if it has cells in @columns: the head
 * of a table may stand in a band, and the rest without rules. Or line @last + 1. */
static guint
find_framed_head (const TlLayout *layout, guint last, const GArray *columns)
{
  const TlLine *end = tl_layout_line (layout, last);
  guint start = last + 1, all = 0;

  if (end->frame == 0 || end->is_boxed)
    return start;
  for (guint k = last + 1; k > 0 && last + 1 - k < MAX_ABOVE; k--)
    {
      const TlLine *line = tl_layout_line (layout, k - 1);
      guint found = columns_of (columns, line);

      if (line->role != TL_ROLE_TEXT || line->frame != end->frame
          || line->frame_row != end->frame_row || line->page != end->page)
        break;
      if (found == 0)
        return last + 1;
      all |= found;
      start = k - 1;
    }
  return (all & (all - 1)) != 0 ? start : last + 1;
}

/* The first line of the table whose wide gaps begin at @from: rows above it may have narrow ones.
 */
static guint
find_start (const TlLayout *layout, guint from, const GArray *columns)
{
  guint start = from > 0 ? find_framed_head (layout, from - 1, columns) : from;

  for (guint k = start; k > 0 && from - k < MAX_ABOVE; k--)
    {
      const TlLine *line = tl_layout_line (layout, k - 1), *next = tl_layout_line (layout, k);
      guint found = columns_of (columns, line);

      if (line->role != TL_ROLE_TEXT || line->page != next->page || found == 0
          || is_heading_above (line, next)
          || next->y1 - line->y2 > 2 * MAX (line->size, layout->body_size))
        break;
      if ((found & (found - 1)) != 0
          || ((found & 1) == 0 && start == k && next->y1 - line->y2 < 0.3 * line->size))
        start = k - 1;
    }
  return start;
}

/* The first line of the row that stands alone at the end of the page before the one which the table
 * from line @start on begins; @start if there is none. */
static guint
find_row_before (const TlLayout *layout, guint start, const GArray *columns)
{
  int last = tl_layout_neighbour (layout, start, -1);
  guint page = tl_layout_line (layout, start)->page;

  if (last < 0 || tl_layout_line (layout, (guint) last)->page + 1 != page)
    return start;
  for (guint k = (guint) last + 1; k > 0 && (guint) last + 1 - k < MAX_ABOVE; k--)
    {
      const TlLine *line = tl_layout_line (layout, k - 1), *next = tl_layout_line (layout, k);
      guint found = columns_of (columns, line);

      if (line->role != TL_ROLE_TEXT || found == 0 || line->page + 1 != page
          || fabs (line->size - tl_layout_line (layout, start)->size) > 0.6
          || (k <= (guint) last && next->y1 - line->y2 > layout->body_gap + 0.28 * line->size))
        break;
      if ((found & 1) != 0 && (found & (found - 1)) != 0 && tl_line_count_cells (line) >= 2)
        return fabs (line->x1 - g_array_index (columns, Column, 0).x1) < MARGIN ? k - 1 : start;
    }
  return start;
}

void
tl_tables_mark (TlLayout *layout)
{
  guint n_tables = layout->n_tables, row = layout->n_rows;

  for (guint i = 0; i < layout->lines->len; i++)
    {
      const TlLine *line = tl_layout_line (layout, i);
      g_autoptr (GArray) columns = NULL;
      guint start, alone, end;

      if (line->role != TL_ROLE_TEXT || tl_line_count_cells (line) < 2)
        continue;
      end = find_end (layout, i);
      columns = find_columns (layout, i, end);
      end = trim_end (layout, i, end, columns);
      if (!is_table (layout, i, end, columns))
        continue;
      start = find_start (layout, i, columns);
      row = mark_table (layout, start, end, columns, ++n_tables, row);
      alone = find_row_before (layout, start, columns);
      if (alone < start)
        row = mark_table (layout, alone, start, columns, ++n_tables, row);
      i = end - 1;
    }
}
