/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of plain text: by tabs, by bars, or by columns of white below a rule of dashes. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-plain-table.h"

#include <string.h>

#define MAX_COLUMNS 24
#define MIN_RULE 3 /* dashes of a rule over one column */

static gboolean
is_blank (const char *line)
{
  return line[strspn (line, " \t")] == '\0';
}

static gboolean
is_rule_character (char c)
{
  return c == '-' || c == '=' || c == '_';
}

/* Where the columns begin that the dashes of @line show, in characters; gives how many, 0 if it is
 * no rule. */
static guint
read_rule (const char *line, guint *starts)
{
  guint n = 0;

  for (const char *p = line; *p != '\0';)
    {
      const char *start = p;

      if (*p == ' ')
        {
          p++;
          continue;
        }
      while (is_rule_character (*p))
        p++;
      if (p - start < MIN_RULE || (*p != ' ' && *p != '\0') || n == MAX_COLUMNS)
        return 0;
      starts[n++] = (guint) (start - line);
    }
  return n;
}

static const char *
skip_characters (const char *text, guint n)
{
  while (n > 0 && *text != '\0')
    {
      text = g_utf8_next_char (text);
      n--;
    }
  return text;
}

/* Puts the cells of @line at @starts to those that the open row has. */
static void
take_columns (GPtrArray *cells, const char *line, const guint *starts, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const char *from = skip_characters (line, i == 0 ? 0 : starts[i]);
      const char *to = i + 1 < n ? skip_characters (line, starts[i + 1]) : line + strlen (line);
      g_autofree char *piece = g_strstrip (g_strndup (from, (gsize) (MAX (to, from) - from)));
      g_autofree char *old = cells->pdata[i];

      cells->pdata[i] = *old != '\0' && *piece != '\0' ? g_strconcat (old, " ", piece, NULL)
                                                       : g_strconcat (old, piece, NULL);
    }
}

static GPtrArray *
new_cells (guint n)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (cells, g_strdup (""));
  return cells;
}

/* Adds the row, if it has one, and begins another. */
static void
end_row (TlMarkup *markup, GPtrArray *cells, gboolean is_header)
{
  gboolean has_text = FALSE;

  for (guint i = 0; i < cells->len; i++)
    has_text = has_text || *(const char *) cells->pdata[i] != '\0';
  if (has_text)
    tl_markup_add_row (markup, cells, is_header);
  for (guint i = 0; i < cells->len; i++)
    {
      g_free (cells->pdata[i]);
      cells->pdata[i] = g_strdup ("");
    }
}

/* Column headings above a rule of dashes, rows below it up to a blank line. A line that leaves its
 * first column empty goes on in the row above. */
static guint
read_ruled (TlMarkup *markup, const char *const *lines, guint n_lines)
{
  guint starts[MAX_COLUMNS], n = 0, head = 0, i;
  g_autoptr (GPtrArray) cells = NULL;

  while (head < n_lines && head < 4 && !is_blank (lines[head])
         && (n = read_rule (lines[head], starts)) < 2)
    head++;
  if (n < 2 || head == 0 || head + 1 >= n_lines || is_blank (lines[head + 1]))
    return 0;
  cells = new_cells (n);
  tl_markup_begin_table (markup);
  for (i = 0; i < head; i++)
    take_columns (cells, lines[i], starts, n);
  end_row (markup, cells, TRUE);
  for (i = head + 1; i < n_lines && !is_blank (lines[i]); i++)
    {
      guint others[MAX_COLUMNS];

      if (read_rule (lines[i], others) > 0)
        continue;
      if (strspn (lines[i], " ") < starts[1])
        end_row (markup, cells, FALSE);
      take_columns (cells, lines[i], starts, n);
    }
  end_row (markup, cells, FALSE);
  tl_markup_end_table (markup);
  return i;
}

/* "+---+---+", "|---|:-:|": a line that only parts rows. */
static gboolean
is_divider (const char *line)
{
  return line[strspn (line, "+-=|: \t")] == '\0' && strchr (line, '-') != NULL;
}

static gboolean
is_barred (const char *line)
{
  const char *p = line + strspn (line, " ");

  return (*p == '|' && strchr (p + 1, '|') != NULL) || (*p == '+' && is_divider (line));
}

/* The cells of "| a | b |" go to those that the open row has. */
static void
take_barred (GPtrArray *cells, const char *line)
{
  g_autofree char *bare = g_strstrip (g_strdup (line));
  g_auto (GStrv) parts = NULL;

  if (g_str_has_suffix (bare, "|"))
    bare[strlen (bare) - 1] = '\0';
  parts = g_strsplit (bare + 1, "|", MAX_COLUMNS);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *old = NULL;

      g_strstrip (parts[i]);
      if (i == cells->len)
        g_ptr_array_add (cells, g_strdup (""));
      old = cells->pdata[i];
      cells->pdata[i] = *old != '\0' && *parts[i] != '\0' ? g_strconcat (old, " ", parts[i], NULL)
                                                          : g_strconcat (old, parts[i], NULL);
    }
}

/* Where lines part the rows, a row may have several; otherwise each is one, after the line below
 * the column headings. */
static guint
read_barred (TlMarkup *markup, const char *const *lines, guint n_lines)
{
  g_autoptr (GPtrArray) cells = new_cells (0);
  guint n = 0, n_dividers = 0;
  gboolean is_first = TRUE, is_grid;

  while (n < n_lines && is_barred (lines[n]))
    n_dividers += is_divider (lines[n++]);
  if (n < 2 || n == n_dividers)
    return 0;
  is_grid = n_dividers > 2 && strchr (lines[0], '+') != NULL;
  tl_markup_begin_table (markup);
  for (guint i = 0; i < n; i++)
    {
      if (!is_divider (lines[i]))
        take_barred (cells, lines[i]);
      if (cells->len == 0 || (is_grid ? !is_divider (lines[i]) : is_divider (lines[i])))
        continue;
      end_row (markup, cells, is_first && n_dividers > 0);
      is_first = FALSE;
    }
  end_row (markup, cells, FALSE);
  tl_markup_end_table (markup);
  return n;
}

/* How many tabs stand within the line. */
static guint
count_tabs (const char *line)
{
  g_autofree char *bare = g_strstrip (g_strdup (line));
  guint n = 0;

  for (const char *p = bare; *p != '\0'; p++)
    n += *p == '\t';
  return n;
}

/* "1.1" or "•" and a tab begin a paragraph. */
static gboolean
has_number_first (const char *line)
{
  const char *p = line + strspn (line, " \t");
  gsize n = strcspn (p, "\t");

  return n <= 12 && (n <= 3 || strspn (p, "0123456789.()") == n);
}

/* Lines with the same number of tabs in them. */
static guint
read_tabbed (TlMarkup *markup, const char *const *lines, guint n_lines)
{
  guint n_tabs = count_tabs (lines[0]), n = 0;
  gboolean is_list = n_tabs == 1;

  if (n_tabs == 0 || n_tabs >= MAX_COLUMNS)
    return 0;
  for (; n < n_lines && count_tabs (lines[n]) == n_tabs; n++)
    is_list = is_list && (n == 0 || has_number_first (lines[n]));
  if (n < 2 || is_list)
    return 0;
  tl_markup_begin_table (markup);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *bare = g_strstrip (g_strdup (lines[i]));
      g_auto (GStrv) parts = g_strsplit (bare, "\t", -1);
      g_autoptr (GPtrArray) cells = g_ptr_array_new ();

      for (guint k = 0; parts[k] != NULL; k++)
        g_ptr_array_add (cells, parts[k]);
      tl_markup_add_row (markup, cells, FALSE);
    }
  tl_markup_end_table (markup);
  return n;
}

guint
tl_plain_table_read (TlMarkup *markup, const char *const *lines, guint n_lines)
{
  guint n;

  if (n_lines < 2 || is_blank (lines[0]))
    return 0;
  n = is_barred (lines[0]) ? read_barred (markup, lines, n_lines) : 0;
  if (n == 0)
    n = read_ruled (markup, lines, n_lines);
  return n > 0 ? n : read_tabbed (markup, lines, n_lines);
}
