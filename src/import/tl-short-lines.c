/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Short lines below each other that are no paragraph: an address, those who sign, a title. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-layout.h"

#include <math.h>

#define MAX_RUN 12 /* lines that are looked at above and below */
#define SHORT 0.55 /* of the width of the text */
#define ALIGNED 3  /* points */

/* Whether @line is short and may stand by itself. */
static gboolean
is_short (const TlLayout *layout, const TlLine *line)
{
  gunichar first = g_utf8_get_char (line->text);

  return line->role == TL_ROLE_TEXT && !line->is_heading && !line->is_caption
         && line->number == NULL && line->cells->len == 1 && !line->is_boxed
         && line->x2 - line->x1
                < SHORT * (tl_layout_right_of (layout, line) - layout->left - line->column_x1)
         && (g_unichar_isupper (first) || g_unichar_isdigit (first))
         && tl_text_last_character (line->text) != '.';
}

static gboolean
is_below (const TlLayout *layout, const TlLine *last, const TlLine *line)
{
  return last->page == line->page && last->zone == line->zone && line->y1 > last->y1
         && line->y1 - last->y2 <= layout->body_gap + 0.3 * line->size
         && fabs (last->size - line->size) < 0.6
         && (fabs (last->x1 - line->x1) < ALIGNED
             || fabs (last->x1 + last->x2 - line->x1 - line->x2) < 2 * ALIGNED);
}

/* The last line @step by @step from @i that stands below or above it; @is_plain: (out): whether
 * all to there are short. */
static guint
find_end (const TlLayout *layout, guint i, int step, gboolean *is_plain)
{
  for (guint n = 0; n < MAX_RUN; n++)
    {
      int k = tl_layout_neighbour (layout, i, step);

      if (k < 0
          || !is_below (layout, tl_layout_line (layout, step < 0 ? (guint) k : i),
                        tl_layout_line (layout, step < 0 ? i : (guint) k)))
        return i;
      i = (guint) k;
      *is_plain = *is_plain && is_short (layout, tl_layout_line (layout, i));
    }
  *is_plain = FALSE;
  return i;
}

gboolean
tl_layout_is_set_in_lines (const TlLayout *layout, guint i)
{
  gboolean is_plain = is_short (layout, tl_layout_line (layout, i));
  guint from, to, n = 0, n_meant = 0;
  double right = 0;

  if (!is_plain)
    return FALSE;
  from = find_end (layout, i, -1, &is_plain);
  to = find_end (layout, i, 1, &is_plain);
  if (!is_plain)
    return FALSE;
  for (guint k = from; k <= to; k++)
    right = MAX (right, tl_layout_line (layout, k)->x2);
  for (guint k = from; k < to; k++)
    {
      const TlLine *last = tl_layout_line (layout, k), *line = tl_layout_line (layout, k + 1);

      n++;
      n_meant += !tl_line_is_full (last, line, right - line->size);
    }
  return n_meant > 0 && 2 * n_meant >= n;
}
