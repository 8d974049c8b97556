/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers at the head of lines: accepted where they form chains, so that a year or a sum of money
 * is none. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-numbers-private.h"

#include <math.h>
#include <string.h>

/* How many numbers of its family a number looks back for the one before it. */
#define WINDOW 120
/* Lines of a paragraph that are looked through for the number before one. */
#define MAX_ABOVE 12
#define MIN_HANG                                                                                   \
  0.45            /* of the type size: white between a number and the text that hangs behind it */
#define ALIGNED 2 /* points that lines of a paragraph may differ by at the left */

/* Whether line @i follows the line before it as the lines of one paragraph do: close, as far left,
 * and that one full. */
static gboolean
runs_on (const TlLayout *layout, guint i)
{
  int before = tl_layout_neighbour (layout, i, -1);
  const TlLine *line = tl_layout_line (layout, i), *last;

  if (before < 0)
    return FALSE;
  last = tl_layout_line (layout, (guint) before);
  return last->page == line->page && fabs (last->x1 - line->x1) < ALIGNED
         && !tl_layout_starts_block (layout, i)
         && tl_line_is_full (last, line, tl_layout_right_of (layout, last) - 2 * line->size);
}

/* "(1)" for "(2)", "b)" for "c)"; NULL for what begins a series, or has more parts. */
static char *
mark_before (const TlNumberCandidate *c)
{
  static const char *const romans[] = { "",   "i",   "ii",   "iii", "iv", "v",
                                        "vi", "vii", "viii", "ix",  "x" };
  const char *opening = c->opens_bracket ? "(" : "";
  guint n = c->parts[0] - 1;

  if (c->n_parts != 1 || c->mark != ')' || c->parts[0] < 2)
    return NULL;
  if (c->family == TL_FAMILY_DECIMAL)
    return g_strdup_printf ("%s%u)", opening, n);
  if (c->family == TL_FAMILY_LETTER)
    return g_strdup_printf ("%s%c)", opening, (char) ('a' + MIN (n, 26) - 1));
  if (c->family == TL_FAMILY_ROMAN && n < G_N_ELEMENTS (romans))
    return g_strdup_printf ("%s%s)", opening, romans[n]);
  return NULL;
}

/* Whether the mark before that of @c stands within a line of the same paragraph: a sentence that
 * counts "(1) this; (2) that" is no list. */
static gboolean
is_counted_in_sentence (const TlLayout *layout, const TlNumberCandidate *c)
{
  g_autofree char *mark = mark_before (c);
  guint i = c->line;

  if (mark == NULL || !runs_on (layout, i))
    return FALSE;
  for (guint n = 0; n < MAX_ABOVE && i > 0; n++)
    {
      const char *found;

      if (n > 0 && tl_layout_starts_block (layout, i))
        return FALSE;
      i--;
      if (tl_layout_line (layout, i)->page != tl_layout_line (layout, c->line)->page)
        return FALSE;
      found = strstr (tl_layout_line (layout, i)->text, mark);
      if (found != NULL)
        return found > tl_layout_line (layout, i)->text && found[-1] == ' ';
    }
  return FALSE;
}

/* "…; and": what stands before the last item of a list. */
static gboolean
leads_to_last (const char *text)
{
  return g_str_has_suffix (text, "; and") || g_str_has_suffix (text, "; or")
         || g_str_has_suffix (text, "; and/or");
}

/* Whether the number stands where a paragraph may begin, and not by chance at the head of a line.
 */
static gboolean
begins_apart (const TlLayout *layout, const TlNumberCandidate *c)
{
  int before = tl_layout_neighbour (layout, c->line, -1),
      after = tl_layout_neighbour (layout, c->line, 1);
  const TlLine *last = before >= 0 ? tl_layout_line (layout, (guint) before) : NULL;
  const TlLine *line = tl_layout_line (layout, c->line),
               *next = after >= 0 ? tl_layout_line (layout, (guint) after) : NULL;

  if (last == NULL || c->has_tab || tl_layout_line (layout, c->line - 1)->role == TL_ROLE_TABLE)
    return TRUE;
  if (last->page == line->page ? tl_layout_starts_block (layout, c->line)
                               : next != NULL && next->x1 > line->x1 + 8)
    return TRUE;
  if (is_counted_in_sentence (layout, c))
    return FALSE;
  return tl_text_ends_sentence (last->text) || leads_to_last (last->text)
         || (last->is_bold && !line->is_bold)
         || last->x2 < tl_layout_right_of (layout, last) - 0.25 * (layout->right - layout->left);
}

/* Whether @b is what may follow @a: the next at its level, the first below, or the next above;
 * twice the same is a slip of the writer's, and one left out another. Gives a cost, or -1. */
static int
follows (const TlNumberCandidate *a, const TlNumberCandidate *b)
{
  guint k = 0;

  while (k < a->n_parts && k < b->n_parts && a->parts[k] == b->parts[k])
    k++;
  if (k == b->n_parts)
    return a->n_parts == b->n_parts ? 60 : -1;
  for (guint i = k + 1; i < b->n_parts; i++)
    if (b->parts[i] > 1)
      return -1;
  if (k == a->n_parts)
    return b->parts[k] <= 1 ? 0 : -1;
  if (b->parts[k] <= a->parts[k] || b->parts[k] > a->parts[k] + 2)
    return -1;
  return b->parts[k] == a->parts[k] + 1 ? 0 : 40;
}

static int
link_cost (const TlLayout *layout, const TlNumberCandidate *a, const TlNumberCandidate *b)
{
  const TlLine *p = tl_layout_line (layout, a->line), *q = tl_layout_line (layout, b->line);
  gboolean is_dotted = a->n_parts > 1 || b->n_parts > 1;
  int cost = follows (a, b);

  if (cost < 0 || (a->family == TL_FAMILY_KEYWORD) != (b->family == TL_FAMILY_KEYWORD))
    return -1;
  if (a->family == TL_FAMILY_KEYWORD)
    return cost;
  if (fabs (a->x - b->x) > (is_dotted ? 90 : 32))
    return -1;
  if (a->n_parts == b->n_parts && a->mark != b->mark)
    cost += is_dotted ? 5 : 50;
  if (a->n_parts == b->n_parts && (p->is_bold != q->is_bold || fabs (p->size - q->size) > 1))
    cost += 25;
  return cost + (int) MIN (fabs (a->x - b->x) / 4, 20);
}

/* Finds for each candidate the one before it; near ones of the same look come first. */
static void
link_candidates (const TlLayout *layout, GArray *all)
{
  for (guint j = 0; j < all->len; j++)
    {
      TlNumberCandidate *b = &g_array_index (all, TlNumberCandidate, j);
      int best = G_MAXINT;
      guint n = 0;

      for (guint i = j; i > 0 && n < WINDOW && j - i < 8 * WINDOW; i--)
        {
          TlNumberCandidate *a = &g_array_index (all, TlNumberCandidate, i - 1);
          int cost;

          if (a->family != b->family)
            continue;
          n++;
          cost = link_cost (layout, a, b);
          if (cost < 0 || cost + (int) n >= best)
            continue;
          best = cost + (int) n;
          b->before = (int) i - 1;
          b->length = a->length + 1;
        }
    }
  for (guint j = all->len; j > 0; j--)
    {
      TlNumberCandidate *b = &g_array_index (all, TlNumberCandidate, j - 1);

      b->chain = MAX (b->chain, b->length);
      if (b->before >= 0)
        {
          TlNumberCandidate *a = &g_array_index (all, TlNumberCandidate, b->before);

          a->chain = MAX (a->chain, b->chain);
        }
    }
}

/* Where the text behind the number of @c begins, and how wide the white before it is. */
static void
measure_hang (const TlLine *line, TlNumberCandidate *c)
{
  double x2 = line->x1;

  c->text_x = line->x1;
  for (guint i = 0; i < line->n_words; i++)
    {
      const TlWordBox *word = &line->words[i];

      if (word->start >= c->n_number)
        {
          c->text_x = word->x1 / 10.0;
          c->hang = c->text_x - x2;
          return;
        }
      x2 = word->x2 / 10.0;
    }
}

/* Whether @c is the next item of a list of close lines: it counts on from @last, and the texts of
 * both begin below each other, as do the lines between. */
static gboolean
goes_on_in_list (const TlLayout *layout, const TlNumberCandidate *last, const TlNumberCandidate *c)
{
  int before = tl_layout_neighbour (layout, c->line, -1);
  const TlLine *line;

  if (before < 0 || last->family != c->family || last->mark != c->mark
      || last->n_parts != c->n_parts || fabs (last->text_x - c->text_x) > ALIGNED
      || c->text_x < c->x + MIN_HANG || last->parts[c->n_parts - 1] + 1 != c->parts[c->n_parts - 1])
    return FALSE;
  line = tl_layout_line (layout, (guint) before);
  if (MAX (c->hang, last->hang) < MIN_HANG * line->size)
    return FALSE;
  return line->page == tl_layout_line (layout, c->line)->page
         && ((guint) before == last->line || fabs (line->x1 - c->text_x) <= ALIGNED);
}

static gboolean
is_accepted (const TlLayout *layout, const TlNumberCandidate *c)
{
  const TlLine *line = tl_layout_line (layout, c->line);

  switch (c->family)
    {
    case TL_FAMILY_KEYWORD:
      return c->mark != ' ' || c->n_number >= line->n_chars || line->is_bold
             || line->n_bold >= c->n_printed;
    case TL_FAMILY_DECIMAL:
      if (c->n_parts > 1 && !c->has_letter)
        return c->chain >= 2;
      return c->chain >= 3 || (c->chain == 2 && (c->parts[0] <= 2 || c->has_tab));
    default:
      return c->chain >= 2 && (c->parts[0] > 1 || c->before >= 0 || c->chain > c->length);
    }
}

static void
accept (TlLine *line, const TlNumberCandidate *c)
{
  g_free (line->number);
  line->number = g_utf8_substring (line->text, 0, c->n_printed);
  line->n_number = MIN (c->n_number, line->n_chars);
  line->is_keyword = c->family == TL_FAMILY_KEYWORD;
  line->is_item = c->family == TL_FAMILY_LETTER || c->family == TL_FAMILY_ROMAN;
  line->depth = c->family == TL_FAMILY_DECIMAL ? c->n_parts : 0;
}

/* Whether a line of the page beside line @i, @step by @step, begins with a dash as well. */
static gboolean
has_dash_beside (const TlLayout *layout, guint i, int step)
{
  const TlLine *line = tl_layout_line (layout, i);
  gunichar c = g_utf8_get_char (line->text);
  int k = (int) i;

  for (guint n = 0; n < MAX_ABOVE; n++)
    {
      const TlLine *other;

      k = tl_layout_neighbour (layout, (guint) k, step);
      if (k < 0)
        return FALSE;
      other = tl_layout_line (layout, (guint) k);
      if (other->page != line->page)
        return FALSE;
      if (g_utf8_get_char (other->text) == c && fabs (other->x1 - line->x1) < ALIGNED)
        return TRUE;
    }
  return FALSE;
}

/* A dash may stand in a sentence, and by chance at the head of a line; those of a list are several.
 */
static gboolean
is_dash_in_sentence (const TlLayout *layout, guint i)
{
  const TlLine *line = tl_layout_line (layout, i);
  gunichar c = g_utf8_get_char (line->text);
  int before = tl_layout_neighbour (layout, i, -1);

  return (c == 0x2013 || c == '-') && !tl_line_has_gap_at (line, 2) && before >= 0
         && !tl_text_ends_sentence (tl_layout_line (layout, (guint) before)->text)
         && runs_on (layout, i) && !has_dash_beside (layout, i, -1)
         && !has_dash_beside (layout, i, 1);
}

/* Bullets are a line's mark whatever comes before and after them. */
static gboolean
accept_bullet (const TlLayout *layout, guint i)
{
  TlLine *line = tl_layout_line (layout, i);
  gunichar c = g_utf8_get_char (line->text);
  const char *rest = g_utf8_next_char (line->text);
  gboolean is_bullet = c == 0x2022 || c == 0x25e6 || c == 0x2219 || c == 0xb7 || c == 0x27a2
                       || c == 0x2713 || c == 0x25cb || c == 0x2610 || c == 0x2013 || c == '-'
                       || c == '*' || c == 'o' || c == 0xa7;

  if (!is_bullet || line->n_chars < 3)
    return FALSE;
  if (*rest != ' ' && c != 0x2022)
    return FALSE;
  if ((c == 'o' || c == '*') && !tl_line_has_gap_at (line, 2) && line->text[2] != ' '
      && !g_ascii_isupper (line->text[2]))
    return FALSE;
  if (is_dash_in_sentence (layout, i))
    return FALSE;
  line->number = g_utf8_substring (line->text, 0, 1);
  line->n_number = *rest == ' ' ? 2 : 1;
  line->is_item = TRUE;
  return TRUE;
}

void
tl_numbers_mark (TlLayout *layout)
{
  g_autoptr (GArray) all = g_array_new (FALSE, TRUE, sizeof (TlNumberCandidate));

  for (guint i = 0; i < layout->lines->len; i++)
    {
      TlLine *line = tl_layout_line (layout, i);
      TlNumberCandidate c = {
        .line = i, .x = line->x1 - line->column_x1, .before = -1, .length = 1
      };

      if (line->role != TL_ROLE_TEXT || accept_bullet (layout, i) || !tl_number_read (line, &c))
        continue;
      measure_hang (line, &c);
      if (!begins_apart (layout, &c)
          && (all->len == 0
              || !goes_on_in_list (layout, &g_array_index (all, TlNumberCandidate, all->len - 1),
                                   &c)))
        continue;
      g_array_append_val (all, c);
    }
  link_candidates (layout, all);
  for (guint i = 0; i < all->len; i++)
    {
      const TlNumberCandidate *c = &g_array_index (all, TlNumberCandidate, i);

      if (is_accepted (layout, c))
        accept (tl_layout_line (layout, c->line), c);
    }
}
