/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The levels of headings: by their numbers, by the contents page, by how they look. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-layout.h"
#include "tl-text.h"

#include <math.h>

#define MAX_LEVEL 6
#define MAX_LOOKS 64
#define MAX_ACRONYM 5 /* characters */
#define MIN_PARTS 3   /* headings above numbered ones that are parts, and not a title */

/* A look that headings share. */
typedef struct
{
  double size;
  gboolean is_bold, is_upper, is_italic;
  guint depth, level;
  guint n_headings; /* in the text */
} Look;

/* The letters of an organisation stand in capitals whatever the heading. */
static gboolean
may_be_acronym (const TlLine *line)
{
  return line->is_upper && line->n_chars <= MAX_ACRONYM;
}

static Look
look_of (const TlLine *line)
{
  return (Look){
    line->size, line->is_bold, line->is_upper && !may_be_acronym (line), line->is_italic, 0, 0, 0
  };
}

static int
compare_looks (gconstpointer a, gconstpointer b)
{
  const Look *p = a, *q = b;

  if (fabs (p->size - q->size) > 0.6)
    return p->size > q->size ? -1 : 1;
  if (p->is_upper != q->is_upper)
    return p->is_upper ? -1 : 1;
  if (p->is_bold != q->is_bold)
    return p->is_bold ? -1 : 1;
  return p->is_italic - q->is_italic;
}

static Look *
find_known_look (GArray *looks, const Look *look)
{
  for (guint i = 0; i < looks->len; i++)
    if (compare_looks (look, &g_array_index (looks, Look, i)) == 0)
      return &g_array_index (looks, Look, i);
  return NULL;
}

/* A short word in capitals has the look of headings in capitals where there are no others. */
static Look *
find_look (GArray *looks, const TlLine *line)
{
  Look look = look_of (line), *known = find_known_look (looks, &look);

  if (known == NULL && may_be_acronym (line))
    {
      look.is_upper = TRUE;
      known = find_known_look (looks, &look);
      look.is_upper = FALSE;
    }
  if (known != NULL)
    return known;
  if (looks->len >= MAX_LOOKS)
    return &g_array_index (looks, Look, MAX_LOOKS - 1);
  g_array_append_val (looks, look);
  return &g_array_index (looks, Look, looks->len - 1);
}

/* Whether @line stands on one of the pages that hold the title. */
static gboolean
is_on_cover (const TlLayout *layout, const TlLine *line)
{
  return line->page <= MIN (3, layout->pages->len / 8);
}

static gboolean
is_numbered (const TlLine *line)
{
  return line->depth > 0 && !line->is_item;
}

/* The level by which the contents page sets the heading in; 0 if it does not say. */
static guint
listed_level (const TlLayout *layout, guint i)
{
  g_autoptr (GString) text = g_string_new (tl_layout_line (layout, i)->text);
  g_autofree char *folded = NULL;

  for (guint k = i + 1; k < layout->lines->len && tl_layout_line (layout, k)->joins; k++)
    g_string_append_printf (text, " %s", tl_layout_line (layout, k)->text);
  folded = tl_text_fold (text->str);
  return GPOINTER_TO_UINT (g_hash_table_lookup (layout->titles, folded));
}

/* A heading, by its first line. */
typedef struct
{
  TlLine *line; /* borrowed */
  guint look;
  guint listed; /* level on the contents page, or 0 */
  gboolean is_in_text;
} Head;

static GArray *
list_looks (const TlLayout *layout)
{
  GArray *looks = g_array_new (FALSE, TRUE, sizeof (Look));

  /* Acronyms come last. */
  for (guint i = 0; i < 2 * layout->lines->len; i++)
    {
      gboolean is_second = i >= layout->lines->len;
      const TlLine *line = tl_layout_line (layout, is_second ? i - layout->lines->len : i);
      Look *look;

      if (!line->is_heading || line->joins || may_be_acronym (line) != is_second)
        continue;
      look = find_look (looks, line);
      /* A report of few pages may have a cover as well. */
      look->n_headings += !is_on_cover (layout, line) && !(layout->has_cover && line->page == 1);
      if (is_numbered (line) && (look->depth == 0 || line->depth < look->depth))
        look->depth = line->depth;
    }
  g_array_sort (looks, compare_looks);
  return looks;
}

static GArray *
list_heads (const TlLayout *layout, GArray *looks)
{
  GArray *heads = g_array_new (FALSE, TRUE, sizeof (Head));

  for (guint i = 0; i < layout->lines->len; i++)
    {
      TlLine *line = tl_layout_line (layout, i);
      Head head = { line, 0, 0, !is_on_cover (layout, line) };

      if (!line->is_heading || line->joins)
        continue;
      head.listed = is_numbered (line) ? 0 : listed_level (layout, i);
      head.look = (guint) (find_look (looks, line) - &g_array_index (looks, Look, 0));
      g_array_append_val (heads, head);
    }
  return heads;
}

static guint
level_of (const Head *head, GArray *looks, guint n_above)
{
  return is_numbered (head->line) ? head->line->depth + n_above
                                  : g_array_index (looks, Look, head->look).level;
}

static guint
most_usual (const guint *counts)
{
  guint best = 1;

  for (guint level = 2; level <= MAX_LEVEL; level++)
    if (counts[level] > counts[best])
      best = level;
  return best;
}

/* The level that the contents page gives most of the headings of the look @n; 0 where it does not
 * list most of them. */
static guint
usual_listed_level (GArray *heads, GArray *looks, guint n)
{
  const Look *look = &g_array_index (looks, Look, n);
  guint counts[MAX_LEVEL + 1] = { 0 }, n_listed = 0;

  for (guint i = 0; i < heads->len; i++)
    {
      const Head *head = &g_array_index (heads, Head, i);

      if (head->look != n || head->listed == 0)
        continue;
      counts[MIN (head->listed, MAX_LEVEL)]++;
      n_listed++;
    }
  return n_listed > 1 && 2 * n_listed > look->n_headings ? most_usual (counts) : 0;
}

/* The level that most headings of the look @n have by those that they stand under: the nearest
 * before each whose look ranks higher. */
static guint
usual_level (GArray *heads, GArray *looks, guint n, guint n_above)
{
  guint counts[MAX_LEVEL + 1] = { 0 }, above = 0;
  gboolean is_in_text = g_array_index (looks, Look, n).n_headings > 0;

  for (guint i = 0; i < heads->len; i++)
    {
      const Head *head = &g_array_index (heads, Head, i);

      if (head->look < n && g_array_index (looks, Look, head->look).n_headings > 0)
        above = level_of (head, looks, n_above);
      else if (head->look == n && !is_numbered (head->line) && (head->is_in_text || !is_in_text))
        counts[MIN (above + 1, MAX_LEVEL)]++;
    }
  return most_usual (counts);
}

/* How many levels stand above the headings of the look @n, whose numbers have one part: "Part A"
 * above "1.", where there are several parts. */
static guint
count_above (GArray *heads, GArray *looks, guint n)
{
  const Head *part = NULL;
  guint above = 0;

  for (guint i = 0; i < heads->len; i++)
    {
      const Head *head = &g_array_index (heads, Head, i);

      if (head->look < n && head->is_in_text)
        part = is_numbered (head->line) ? NULL : head;
      else if (head->look == n && is_numbered (head->line) && head->line->depth == 1)
        {
          if (part == NULL || g_array_index (looks, Look, part->look).n_headings < MIN_PARTS)
            return 0;
          above = g_array_index (looks, Look, part->look).level;
        }
    }
  return above;
}

/* Where headings of a look are numbered, the depth of the number has the last word. */
static guint
set_look_levels (GArray *heads, GArray *looks)
{
  guint n_above = 0;
  gboolean is_known = FALSE;

  for (guint n = 0; n < looks->len; n++)
    {
      Look *look = &g_array_index (looks, Look, n);

      if (look->depth == 1 && !is_known)
        {
          n_above = count_above (heads, looks, n);
          is_known = TRUE;
        }
      look->level = look->depth > 0 ? MIN (look->depth + n_above, MAX_LEVEL)
                                    : usual_listed_level (heads, looks, n);
      if (look->level == 0)
        look->level = usual_level (heads, looks, n, n_above);
    }
  return n_above;
}

void
tl_heading_levels_set (TlLayout *layout)
{
  g_autoptr (GArray) looks = list_looks (layout);
  g_autoptr (GArray) heads = list_heads (layout, looks);
  guint n_above = set_look_levels (heads, looks), level = 1;

  for (guint i = 0; i < layout->lines->len; i++)
    {
      TlLine *line = tl_layout_line (layout, i);

      if (!line->is_heading)
        continue;
      if (!line->joins)
        {
          level = is_numbered (line) ? 0 : listed_level (layout, i);
          if (level == 0)
            level = is_numbered (line) ? line->depth + n_above : find_look (looks, line)->level;
        }
      line->level = MIN (level, MAX_LEVEL);
    }
}
