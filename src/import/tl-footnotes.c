/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Footnotes: small print at the foot of a page that begins with a mark. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-layout.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MIN_MARKED 4      /* bytes before a mark that is not raised */
#define SMALLER 0.9       /* points below the size of the body */
#define NEAR 2            /* lines above and below a row of a table among which another one is */
#define ALIGNED 2.0f      /* points that cells of one column may differ by */
#define APART 0.4         /* of the type size, more white than between lines */
#define LOWEST_START 0.25 /* share of the page's height above which no footnote stands */

/* Characters that the mark at the head of a line takes, its space included; 0 if there is none. */
static guint
read_mark (const TlLine *line, char **mark)
{
  const char *p = line->text;
  guint n = 0;

  if (line->n_raised > 0 && line->n_raised <= 4)
    {
      g_autofree char *raised = g_utf8_substring (line->text, 0, line->n_raised);

      *mark = g_utf8_normalize (raised, -1, G_NORMALIZE_NFKC);
      n = line->n_raised;
      p = g_utf8_offset_to_pointer (line->text, n);
    }
  else if (g_ascii_isdigit (*p))
    {
      n = (guint) strspn (p, "0123456789");
      if (n > 3 || (p[n] != ' ' && !(p[n] >= 'A' && p[n] <= 'Z') && p[n] != '.' && p[n] != ')')
          || (p[n] == '.' && g_ascii_isdigit (p[n + 1])))
        return 0;
      *mark = g_strndup (p, n);
      p += n;
      if (*p == '.' || *p == ')')
        p++, n++;
    }
  else if (*p == '*' || g_utf8_get_char (p) == 0x2020 || g_utf8_get_char (p) == 0x2021)
    {
      *mark = g_utf8_substring (p, 0, 1);
      n = 1;
      p = g_utf8_next_char (p);
    }
  else
    return 0;
  return *p == ' ' ? n + 1 : n;
}

static gboolean
is_small (const TlLayout *layout, const TlLine *line)
{
  return line->size <= layout->body_size - SMALLER;
}

/* Whether a cell of @line behind its first one begins at @x. */
static gboolean
has_cell_at (const TlLine *line, float x)
{
  for (guint i = 1; i < line->cells->len; i++)
    if (fabsf (g_array_index (line->cells, TlCell, i).x1 - x) < ALIGNED)
      return TRUE;
  return FALSE;
}

/* Whether line @i is one of a table in small print: it has cells, which begin where those of a line
 * near it do. A single line may have wide gaps because it is justified. */
static gboolean
is_row (const TlLayout *layout, guint i)
{
  const TlLine *line = tl_layout_line (layout, i);

  if (tl_line_count_cells (line) < 2)
    return FALSE;
  for (guint k = i > NEAR ? i - NEAR : 0; k <= i + NEAR && k < layout->lines->len; k++)
    {
      const TlLine *other = tl_layout_line (layout, k);

      if (k == i || other->page != line->page || tl_line_count_cells (other) < 2)
        continue;
      for (guint c = 1; c < line->cells->len; c++)
        if (has_cell_at (other, g_array_index (line->cells, TlCell, c).x1))
          return TRUE;
    }
  return FALSE;
}

/* The first line of the small print at the foot of the page whose lines are @from to @to; @to if
 * there is none. */
static guint
find_small_print (TlLayout *layout, guint from, guint to)
{
  guint first = to;

  for (guint k = to; k > from; k--)
    {
      TlLine *line = tl_layout_line (layout, k - 1);
      double height = g_array_index (layout->pages, TlPageSize, line->page - 1).height;

      if (line->role != TL_ROLE_TEXT)
        continue;
      if (line->band > 0 || is_row (layout, k - 1) || !is_small (layout, line)
          || line->y1 < LOWEST_START * height)
        break;
      first = k - 1;
    }
  return first;
}

static char *
raise_mark (const char *mark)
{
  static const char *const raised[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
  GString *text = g_string_new (NULL);

  for (const char *p = mark; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append (text, raised[*p - '0']);
    else
      g_string_append_c (text, *p);
  return g_string_free (text, FALSE);
}

/* Whether the text of lines @from to before @to has @mark in it, raised. */
static gboolean
has_mark (const TlLayout *layout, guint from, guint to, const char *mark)
{
  g_autofree char *wanted = raise_mark (mark);

  for (guint i = from; i < to; i++)
    {
      const char *text = tl_layout_line (layout, i)->text, *found = strstr (text, wanted);

      if (found != NULL && found > text && (found[-1] != ' ' || g_ascii_isdigit (*mark))
          && tl_layout_line (layout, i)->role == TL_ROLE_TEXT)
        return TRUE;
    }
  return FALSE;
}

/* Notes that are as large as the text are known by their marks, which the text above them has. */
static guint
find_marked (const TlLayout *layout, guint from, guint to)
{
  guint first = to;

  for (guint k = to; k > from; k--)
    {
      const TlLine *line = tl_layout_line (layout, k - 1);
      double height = g_array_index (layout->pages, TlPageSize, line->page - 1).height;
      g_autofree char *mark = NULL;
      guint n;

      if (line->role != TL_ROLE_TEXT)
        continue;
      if (line->band > 0 || tl_line_count_cells (line) > 1 || line->size > layout->body_size + 0.3
          || line->y1 < LOWEST_START * height)
        break;
      n = read_mark (line, &mark);
      if (n > 0 && strpbrk (line->text, ".)") != line->text + strlen (mark)
          && has_mark (layout, from, k - 1, mark))
        first = k - 1;
    }
  return first;
}

/* Letters of a small type that @text has before @end. */
static guint
count_lower (const char *text, const char *end)
{
  guint n = 0;

  while (end > text && g_ascii_islower (end[-1]))
    end--, n++;
  return n;
}

/* Where @mark stands in @text at the end of a word or of a sentence, as large as it: "the area2",
 * "of it.2"; or NULL. */
static const char *
find_level_mark (const char *text, const char *mark)
{
  gsize length = strlen (mark);

  for (const char *p = strstr (text, mark); p != NULL; p = strstr (p + 1, mark))
    {
      const char *end = p;

      while (end > text && strchr (".,;:)", end[-1]) != NULL)
        end--;
      if (end - text >= MIN_MARKED && count_lower (text, end) >= (end < p ? 2 : 3)
          && !g_ascii_isalnum (p[length]) && !(p[length] == '.' && g_ascii_isalnum (p[length + 1])))
        return p;
    }
  return NULL;
}

/* Raises @mark, which no text of lines @from to before @to has raised, where a single word ends
 * with it. */
static void
raise_level_mark (TlLayout *layout, guint from, guint to, const char *mark)
{
  g_autofree char *raised = raise_mark (mark);
  g_autofree char *changed = NULL;
  TlLine *marked = NULL;
  const char *place = NULL;

  for (guint i = from; i < to; i++)
    {
      TlLine *line = tl_layout_line (layout, i);
      const char *found = line->role == TL_ROLE_TEXT ? find_level_mark (line->text, mark) : NULL;

      if (found == NULL)
        continue;
      if (marked != NULL || find_level_mark (found + 1, mark) != NULL)
        return;
      marked = line;
      place = found;
    }
  if (marked == NULL)
    return;
  changed = g_strdup_printf ("%.*s%s%s", (int) (place - marked->text), marked->text, raised,
                             place + strlen (mark));
  g_free (marked->text);
  marked->text = g_steal_pointer (&changed);
}

/* Where a note as large as the text goes on that the page before broke off: apart from the text and
 * in the middle of a sentence. @first: line of the page's own notes, which stand below it. */
static guint
find_rest (const TlLayout *layout, guint from, guint first)
{
  for (guint k = first; k > from + 1; k--)
    {
      const TlLine *line = tl_layout_line (layout, k - 1), *before = tl_layout_line (layout, k - 2);
      double height = g_array_index (layout->pages, TlPageSize, line->page - 1).height;

      if (line->role != TL_ROLE_TEXT)
        continue;
      if (before->role != TL_ROLE_TEXT || tl_line_count_cells (line) > 1
          || line->size > layout->body_size + 0.3 || line->y1 < LOWEST_START * height)
        break;
      if (line->y1 - before->y2 > layout->body_gap + APART * line->size)
        return g_unichar_islower (g_utf8_get_char (line->text)) ? k - 1 : first;
    }
  return first;
}

/* Marks count up through the document or start again on each page. */
static gboolean
is_next_mark (const char *mark, int last)
{
  int n = atoi (mark);

  return n == 0 || n == 1 || (n > last && n <= last + 4);
}

/* The lines from @from to before @to are those of a page, or of one of its columns. */
static int
mark_part (TlLayout *layout, guint from, guint to, int last, gboolean *is_open)
{
  guint first = find_small_print (layout, from, to), start = to;
  gboolean was_open = *is_open && first < to;

  if (first == to)
    {
      guint marked = find_marked (layout, from, to);

      first = *is_open ? find_rest (layout, from, marked) : marked;
      was_open = first < marked;
    }
  *is_open = FALSE;
  for (guint i = first; i < to; i++)
    {
      TlLine *line = tl_layout_line (layout, i);
      g_autofree char *mark = NULL;
      guint n;

      if (line->role != TL_ROLE_TEXT)
        continue;
      n = read_mark (line, &mark);
      if (n > 0 && is_next_mark (mark, last))
        {
          start = MIN (start, i);
          line->number = g_steal_pointer (&mark);
          line->n_number = n;
          if (atoi (line->number) > 0)
            {
              last = atoi (line->number);
              if (!has_mark (layout, from, i, line->number))
                raise_level_mark (layout, from, i, line->number);
            }
        }
      if (start < to || was_open)
        {
          line->role = TL_ROLE_FOOTNOTE;
          *is_open = strchr (".?!)]", line->text[strlen (line->text) - 1]) == NULL;
        }
    }
  return last;
}

/* Whether line @i is the first of the right column: the left one may have its own notes. */
static gboolean
is_new_column (const TlLayout *layout, guint i)
{
  return tl_line_begins_column (tl_layout_line (layout, i - 1), tl_layout_line (layout, i));
}

void
tl_footnotes_mark (TlLayout *layout)
{
  gboolean is_open = FALSE;
  int last = 0;

  for (guint page = 0; page < layout->pages->len; page++)
    {
      guint to = g_array_index (layout->first_line, guint, page + 1);

      for (guint i = g_array_index (layout->first_line, guint, page), end; i < to; i = end)
        {
          for (end = i + 1; end < to && !is_new_column (layout, end); end++)
            ;
          last = mark_part (layout, i, end, last, &is_open);
        }
    }
}
