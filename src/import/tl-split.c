/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines that hold two things side by side: a heading and what stands beside it. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-layout.h"

#include <math.h>
#include <string.h>

/* Moves the doubts of @line from character @start on to @rest. */
static void
cut_doubts (TlLine *line, TlLine *rest, guint start)
{
  guint n = 0;

  if (line->doubts == NULL)
    return;
  while (n < line->doubts->len && g_array_index (line->doubts, TlDoubt, n).start < start)
    n++;
  rest->doubts = g_array_new (FALSE, FALSE, sizeof (TlDoubt));
  for (guint i = n; i < line->doubts->len; i++)
    {
      TlDoubt doubt = g_array_index (line->doubts, TlDoubt, i);

      doubt.start -= start;
      g_array_append_val (rest->doubts, doubt);
    }
  g_array_set_size (line->doubts, n);
}

/* The part of @line from cell @k on, as a line of its own; it is cut off @line. */
static TlLine *
cut_line (TlLine *line, guint k)
{
  const TlCell cell = g_array_index (line->cells, TlCell, k);
  TlLine *rest = tl_line_new (line->page);
  guint first = 0;

  rest->size = line->size;
  rest->is_bold = line->is_bold;
  rest->is_italic = line->is_italic;
  rest->is_coloured = line->is_coloured;
  rest->is_upper = line->is_upper;
  rest->y1 = line->y1, rest->y2 = line->y2;
  rest->x1 = cell.x1, rest->x2 = line->x2;
  rest->text = g_strdup (tl_line_text_from (line, cell.start));
  rest->n_chars = line->n_chars - cell.start;
  while (first < line->n_words && line->words[first].start < cell.start)
    first++;
  rest->n_words = line->n_words - first;
  rest->words = g_memdup2 (line->words + first, rest->n_words * sizeof *rest->words);
  for (guint i = 0; i < rest->n_words; i++)
    rest->words[i].start = (guint16) (rest->words[i].start - cell.start);
  for (guint i = k; i < line->cells->len; i++)
    {
      TlCell other = g_array_index (line->cells, TlCell, i);

      other.start -= cell.start;
      g_array_append_val (rest->cells, other);
    }
  cut_doubts (line, rest, cell.start);
  line->n_words = first;
  g_array_set_size (line->cells, k);
  *(char *) tl_line_text_from (line, cell.start - 1) = '\0';
  line->n_chars = cell.start - 1;
  line->n_bold = MIN (line->n_bold, line->n_chars);
  line->x2 = g_array_index (line->cells, TlCell, k - 1).x2;
  return rest;
}

/* Words that a number belongs to. */
static gboolean
takes_number (const char *text, gsize length)
{
  static const char *const words[] = {
    "recommendation", "finding",   "lesson", "action",   "issue",   "theme",
    "figure",         "table",     "box",    "appendix", "section", "chapter",
    "part",           "paragraph", "page",   "number",   NULL
  };
  g_autofree char *head = g_ascii_strdown (text, (gssize) length);

  g_strchomp (head);
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_suffix (head, words[i]))
      return TRUE;
  return FALSE;
}

/* "Conclusions 108. The issue": where the number of a paragraph begins that stands on one line with
 * a heading in bold; or 0. */
static guint
find_number_after_head (const TlLine *line)
{
  const char *start, *p;
  guint at = line->n_bold;

  if (line->is_bold || at < 4 || at > 60)
    return 0;
  start = tl_line_text_from (line, at);
  if (takes_number (line->text, (gsize) (start - line->text)))
    return 0;
  if (*start == ' ')
    start++, at++;
  p = start + strspn (start, "0123456789.");
  if (p == start || p - start > 8 || !g_ascii_isdigit (*start) || p[-1] != '.' || *p != ' '
      || !g_unichar_isupper (g_utf8_get_char (p + 1)))
    return 0;
  return at;
}

/* Makes a cell of what begins with character @at; gives its index, or 0. */
static guint
part_cell (TlLine *line, guint at)
{
  guint k = 0;

  while (k < line->cells->len && g_array_index (line->cells, TlCell, k).start < at)
    k++;
  if (k < line->cells->len && g_array_index (line->cells, TlCell, k).start == at)
    return k;
  for (guint i = 0; k > 0 && i < line->n_words; i++)
    {
      const TlWordBox *word = &line->words[i];
      TlCell cell = { at, word->x1 / 10.0f, g_array_index (line->cells, TlCell, k - 1).x2, 0 };

      if (word->start != at || i == 0)
        continue;
      g_array_index (line->cells, TlCell, k - 1).x2 = line->words[i - 1].x2 / 10.0f;
      g_array_insert_val (line->cells, k, cell);
      return k;
    }
  return 0;
}

static void
insert_line (TlLayout *layout, guint at, TlLine *line)
{
  g_ptr_array_insert (layout->lines, (int) at, line);
  for (guint page = line->page; page < layout->first_line->len; page++)
    g_array_index (layout->first_line, guint, page)++;
}

/* Cuts a heading in bold off the numbered paragraph that stands on its line. */
static void
split_head (TlLayout *layout, guint i)
{
  TlLine *line = tl_layout_line (layout, i), *rest;
  guint at = find_number_after_head (line), k = at > 0 ? part_cell (line, at) : 0;

  if (k == 0)
    return;
  rest = cut_line (line, k);
  rest->is_bold = FALSE;
  line->is_bold = TRUE;
  /* It counts on from the numbers at the left. */
  rest->column_x1 = (float) (rest->x1 - line->x1);
  insert_line (layout, i + 1, rest);
}

/* Bold words side by side that are no table are a heading and what stands beside it. The second
 * goes behind the lines that the first runs on in. */
void
tl_lines_split (TlLayout *layout)
{
  guint last_at = 0;

  for (guint i = 0; i < layout->lines->len; i++)
    {
      TlLine *line = tl_layout_line (layout, i), *rest;
      guint at = i + 1, k;

      if (line->role == TL_ROLE_TEXT)
        split_head (layout, i);
      if (line->role != TL_ROLE_TEXT || !(line->is_bold || line->size > layout->body_size + 0.8)
          || tl_line_count_cells (line) < 2)
        continue;
      k = line->cells->len - tl_line_count_cells (line) + 1;
      rest = cut_line (line, k);
      while (at < layout->lines->len)
        {
          const TlLine *next = tl_layout_line (layout, at), *last = tl_layout_line (layout, at - 1);

          if (next->page != line->page || fabs (next->x1 - line->x1) > 30
              || next->is_bold != line->is_bold || fabs (next->size - line->size) > 0.6
              || next->y1 - last->y2 > layout->body_gap + 0.3 * line->size)
            break;
          at++;
        }
      /* The rests of several lines stay in order. */
      if (last_at > i && at == last_at)
        at++;
      last_at = at;
      insert_line (layout, at, rest);
    }
}
