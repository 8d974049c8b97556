/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edges that run straight over the picture of a page. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-rules.h"

#include <stdlib.h>
#include <string.h>

#define CONTRAST 12 /* of 255, between one side of an edge and the other */
#define MAX_BREAK 3 /* pixels that a rule may be broken by where another crosses it */
#define COVERED                                                                                    \
  0.85                /* share of a rule's length that must be an edge: baselines of text are less \
                       */
#define MIN_ACROSS 24 /* pixels of a horizontal rule */
#define MIN_DOWN 14   /* pixels of a vertical one: more than the stem of a letter */
#define MAX_RULES 3000

/* Pixels that are looked at together, so that the compiler can do them at once. */
#define STRIDE 16

guint8 *
tl_rules_make_grey (const guint8 *pixels, int width, int height, int stride)
{
  guint8 *grey = g_new (guint8, (gsize) width * (gsize) height);

  for (int y = 0; y < height; y++)
    {
      const guint8 *start = pixels + (gsize) y * (gsize) stride;
      const guint32 *row = (const guint32 *) (gconstpointer) start;
      guint8 *out = grey + (gsize) y * (gsize) width;

      if (y > 0 && memcmp (start, start - stride, (gsize) width * sizeof *row) == 0)
        {
          memcpy (out, out - width, (gsize) width);
          continue;
        }
      for (int x = 0; x < width; x++)
        out[x] =
            (guint8) (((row[x] >> 16 & 0xff) * 2 + (row[x] >> 8 & 0xff) * 5 + (row[x] & 0xff)) / 8);
    }
  return grey;
}

/* From @x on, the first place of @n at or soon after which there is an edge between @a and @b. */
static int
skip_even (const guint8 *a, const guint8 *b, int x, int n)
{
  for (; x + STRIDE <= n; x += STRIDE)
    {
      guint8 is_edge = 0;

      for (int i = 0; i < STRIDE; i++)
        {
          guint8 difference =
              (guint8) (a[x + i] > b[x + i] ? a[x + i] - b[x + i] : b[x + i] - a[x + i]);

          is_edge |= difference >= CONTRAST;
        }
      if (is_edge)
        return x;
    }
  return x;
}

/* A run of edges under way. */
typedef struct
{
  int from, last, n;
} Run;

static void
end_run (GArray *found, Run *run, int at, int least)
{
  if (run->last - run->from >= least && run->n >= COVERED * (run->last - run->from + 1)
      && found->len < MAX_RULES)
    g_array_append_val (found, ((TlRule){ at, at, run->from, run->last, 0 }));
  run->n = 0;
}

/* An edge at @k along the line @at. */
static void
go_on (GArray *found, Run *run, int at, int k, int least)
{
  if (run->n > 0 && k - run->last > MAX_BREAK)
    end_run (found, run, at, least);
  if (run->n == 0)
    run->from = k;
  run->last = k;
  run->n++;
}

static int
compare_rules (gconstpointer a, gconstpointer b)
{
  const TlRule *p = a, *q = b;

  return p->at != q->at ? (p->at > q->at) - (p->at < q->at)
                        : (p->from > q->from) - (p->from < q->from);
}

/* Pieces of one edge, and the two edges of one rule, are one; the base line of a text close above a
 * rule is not. */
static gboolean
is_same_rule (const TlRule *a, const TlRule *b)
{
  if (b->from > a->to + TL_RULE_NEAR || b->to < a->from - TL_RULE_NEAR)
    return FALSE;
  return b->at <= a->last + 1
         || (abs (b->from - a->from) <= TL_RULE_NEAR && abs (b->to - a->to) <= TL_RULE_NEAR);
}

static GArray *
merge_rules (GArray *found)
{
  GArray *rules = g_array_new (FALSE, FALSE, sizeof (TlRule));

  g_array_sort (found, compare_rules);
  for (guint i = 0; i < found->len; i++)
    {
      const TlRule *rule = &g_array_index (found, TlRule, i);
      gboolean is_new = TRUE;

      for (guint k = rules->len;
           is_new && k > 0 && g_array_index (rules, TlRule, k - 1).at >= rule->at - TL_RULE_NEAR;
           k--)
        {
          TlRule *last = &g_array_index (rules, TlRule, k - 1);

          if (!is_same_rule (last, rule))
            continue;
          last->from = MIN (last->from, rule->from);
          last->to = MAX (last->to, rule->to);
          last->last = rule->at;
          is_new = FALSE;
        }
      if (is_new)
        g_array_append_val (rules, *rule);
    }
  return rules;
}

GArray *
tl_rules_find_across (const guint8 *grey, int width, int height)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (TlRule));

  for (int y = 1; y < height; y++)
    {
      const guint8 *here = grey + (gsize) y * (gsize) width, *above = here - width;
      Run run = { 0 };

      for (int x = skip_even (here, above, 0, width); x < width;
           x = skip_even (here, above, x, width))
        for (int end = MIN (x + STRIDE, width); x < end; x++)
          if (abs (here[x] - above[x]) >= CONTRAST)
            go_on (found, &run, y, x, MIN_ACROSS);
      end_run (found, &run, y, MIN_ACROSS);
    }
  return merge_rules (found);
}

/* Goes row by row as well, with a run under way in each column, for the sake of the processor's
 * cache. */
GArray *
tl_rules_find_down (const guint8 *grey, int width, int height)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (TlRule));
  g_autofree Run *runs = g_new0 (Run, width);

  for (int y = 0; y < height; y++)
    {
      const guint8 *here = grey + (gsize) y * (gsize) width;

      for (int x = skip_even (here, here - 1, 1, width); x < width;
           x = skip_even (here, here - 1, x, width))
        for (int end = MIN (x + STRIDE, width); x < end; x++)
          if (abs (here[x] - here[x - 1]) >= CONTRAST)
            go_on (found, &runs[x], x, y, MIN_DOWN);
    }
  for (int x = 1; x < width; x++)
    end_run (found, &runs[x], x, MIN_DOWN);
  return merge_rules (found);
}
