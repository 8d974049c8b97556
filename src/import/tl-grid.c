/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ruled tables: edges that run straight over the picture of a page, and the cells that they
 * enclose. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-grid.h"

#include <stdlib.h>
#include <string.h>

#define CONTRAST 12 /* of 255, between one side of an edge and the other */
#define MAX_BREAK 3 /* pixels that a rule may be broken by where another crosses it */
#define COVERED                                                                                    \
  0.85                /* share of a rule's length that must be an edge: baselines of text are less \
                       */
#define MIN_ACROSS 24 /* pixels of a horizontal rule */
#define MIN_DOWN 14   /* pixels of a vertical one: more than the stem of a letter */
#define NEAR 4        /* pixels that rules of one place may differ by */
#define MEETS 2 /* pixels that a rule may end before or behind another; text stands farther off */
#define MIN_WIDTH 80 /* points of a table */
#define MIN_ROW 8    /* points from rule to rule, between which a line of text has its place */
#define MIN_BANDS 4  /* rules of one width that make a table; fewer only frame it */
#define MAX_RULES 3000
#define MAX_LINES 400

/* A rule: its edges at @at to @last across its direction, from @from to @to along it. */
typedef struct
{
  int at, last, from, to;
  guint table; /* representative, while tables are found */
} Rule;

typedef struct
{
  GArray *xs, *ys;       /* int: places of rules, in order */
  GArray *across, *down; /* Rule */
  int x1, y1, x2, y2;
  gboolean has_columns;
  gboolean is_banded; /* nothing crosses its rules */
} Table;

struct _TlGrid
{
  GArray *tables; /* Table */
};

/* Pixels that are looked at together, so that the compiler can do them at once. */
#define STRIDE 16

/* The picture in grey, a byte a pixel. */
static guint8 *
make_grey (const guint8 *pixels, int width, int height, int stride)
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
    g_array_append_val (found, ((Rule){ at, at, run->from, run->last, 0 }));
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
  const Rule *p = a, *q = b;

  return p->at != q->at ? (p->at > q->at) - (p->at < q->at)
                        : (p->from > q->from) - (p->from < q->from);
}

/* Pieces of one edge, and the two edges of one rule, are one; the base line of a text close above a
 * rule is not. */
static gboolean
is_same_rule (const Rule *a, const Rule *b)
{
  if (b->from > a->to + NEAR || b->to < a->from - NEAR)
    return FALSE;
  return b->at <= a->last + 1 || (abs (b->from - a->from) <= NEAR && abs (b->to - a->to) <= NEAR);
}

static GArray *
merge_rules (GArray *found)
{
  GArray *rules = g_array_new (FALSE, FALSE, sizeof (Rule));

  g_array_sort (found, compare_rules);
  for (guint i = 0; i < found->len; i++)
    {
      const Rule *rule = &g_array_index (found, Rule, i);
      gboolean is_new = TRUE;

      for (guint k = rules->len;
           is_new && k > 0 && g_array_index (rules, Rule, k - 1).at >= rule->at - NEAR; k--)
        {
          Rule *last = &g_array_index (rules, Rule, k - 1);

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

static GArray *
find_across (const guint8 *grey, int width, int height)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Rule));

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
static GArray *
find_down (const guint8 *grey, int width, int height)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Rule));
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

static guint
representative (GArray *rules, guint i)
{
  while (g_array_index (rules, Rule, i).table != i)
    i = g_array_index (rules, Rule, i).table;
  return i;
}

static gboolean
do_cross (const Rule *across, const Rule *down)
{
  return down->at >= across->from - NEAR && down->at <= across->to + NEAR
         && across->at >= down->from - NEAR && across->at <= down->to + NEAR;
}

static void
add_place (GArray *places, int at)
{
  guint i = 0;

  while (i < places->len && g_array_index (places, int, i) < at - NEAR)
    i++;
  if (i < places->len && g_array_index (places, int, i) <= at + NEAR)
    return;
  if (places->len < MAX_LINES)
    g_array_insert_val (places, i, at);
}

static void
table_clear (gpointer data)
{
  Table *table = data;

  g_array_unref (table->xs);
  g_array_unref (table->ys);
  g_array_unref (table->across);
  g_array_unref (table->down);
}

/* Whether a rule of @rules at @at covers @middle. */
static gboolean
is_ruled (const GArray *rules, int at, int middle)
{
  for (guint i = 0; i < rules->len; i++)
    {
      const Rule *rule = &g_array_index (rules, Rule, i);

      if (abs (rule->at - at) <= NEAR && rule->from - 1 <= middle && rule->to + 1 >= middle)
        return TRUE;
    }
  return FALSE;
}

/* Rows that a rule divides: two of them make a table; one is a heading with something beside it. */
static void
look_for_columns (Table *table)
{
  guint n = 0;

  for (guint r = 0; r + 1 < table->ys->len && n < 2; r++)
    {
      int middle = (g_array_index (table->ys, int, r) + g_array_index (table->ys, int, r + 1)) / 2;

      for (guint c = 1; c + 1 < table->xs->len; c++)
        if (is_ruled (table->down, g_array_index (table->xs, int, c), middle))
          {
            n++;
            break;
          }
    }
  table->has_columns = n >= 2;
}

/* Whether a rule of @others crosses the place @end of a rule at @at. */
static gboolean
is_met (int at, int end, const GArray *others)
{
  for (guint i = 0; i < others->len; i++)
    {
      const Rule *other = &g_array_index (others, Rule, i);

      if (end >= other->at - MEETS && end <= other->last + MEETS && other->from - NEAR <= at
          && other->to + NEAR >= at)
        return TRUE;
    }
  return FALSE;
}

/* The rules of a table end at each other, which the base lines and the stems of letters do not, or
 * where the table itself ends (@lowest, @highest), as it may be open at its sides. Says whether any
 * went. */
static gboolean
drop_loose (GArray *rules, const GArray *others, int lowest, int highest)
{
  guint n = rules->len;

  for (guint i = rules->len; i > 0; i--)
    {
      const Rule *rule = &g_array_index (rules, Rule, i - 1);

      if ((rule->from > lowest && !is_met (rule->at, rule->from, others))
          || (rule->to < highest && !is_met (rule->at, rule->to, others)))
        g_array_remove_index (rules, i - 1);
    }
  return rules->len < n;
}

static void
drop_letters (Table *table)
{
  int x1 = G_MAXINT, x2 = G_MININT;

  if (table->across->len == 0)
    {
      g_array_set_size (table->down, 0);
      return;
    }
  for (guint i = 0; i < table->across->len; i++)
    {
      x1 = MIN (x1, g_array_index (table->across, Rule, i).from);
      x2 = MAX (x2, g_array_index (table->across, Rule, i).to);
    }
  while (drop_loose (table->across, table->down, x1 + NEAR - 2, x2 - NEAR + 2)
         || drop_loose (table->down, table->across, G_MININT, G_MAXINT))
    ;
}

static Table
make_table (void)
{
  Table table = { 0 };

  table.xs = g_array_new (FALSE, FALSE, sizeof (int));
  table.ys = g_array_new (FALSE, FALSE, sizeof (int));
  table.across = g_array_new (FALSE, FALSE, sizeof (Rule));
  table.down = g_array_new (FALSE, FALSE, sizeof (Rule));
  return table;
}

/* Places of the rules, and of the open sides. */
static void
measure_table (Table *table)
{
  for (guint i = 0; i < table->down->len; i++)
    add_place (table->xs, g_array_index (table->down, Rule, i).at);
  for (guint i = 0; i < table->across->len; i++)
    add_place (table->ys, g_array_index (table->across, Rule, i).at);
  for (guint i = 0; i < table->across->len; i++)
    {
      add_place (table->xs, g_array_index (table->across, Rule, i).from);
      add_place (table->xs, g_array_index (table->across, Rule, i).to);
    }
}

/* Whether most rules stand closer to each other than a line of text is high, as the tops and the
 * base lines of letters do. */
static gboolean
is_too_dense (const GArray *ys)
{
  guint n = 0;

  for (guint i = 1; i < ys->len; i++)
    n += g_array_index (ys, int, i) - g_array_index (ys, int, i - 1) < MIN_ROW;
  return 2 * n >= ys->len - 1;
}

static void
take_table (TlGrid *self, Table *table)
{
  if (table->xs->len < 2 || table->ys->len < 2 || is_too_dense (table->ys)
      || g_array_index (table->xs, int, table->xs->len - 1) - g_array_index (table->xs, int, 0)
             < MIN_WIDTH)
    {
      table_clear (table);
      return;
    }
  table->x1 = g_array_index (table->xs, int, 0);
  table->x2 = g_array_index (table->xs, int, table->xs->len - 1);
  table->y1 = g_array_index (table->ys, int, 0);
  table->y2 = g_array_index (table->ys, int, table->ys->len - 1);
  look_for_columns (table);
  g_array_append_val (self->tables, *table);
}

static void
add_table (TlGrid *self, guint n_across, GArray *all, guint key)
{
  Table table = make_table ();

  for (guint i = 0; i < all->len; i++)
    if (representative (all, i) == key)
      g_array_append_val (i < n_across ? table.across : table.down, g_array_index (all, Rule, i));
  drop_letters (&table);
  if (table.down->len > 0)
    measure_table (&table);
  take_table (self, &table);
}

static gboolean
is_taken (const TlGrid *self, const Rule *rule)
{
  for (guint i = 0; i < self->tables->len; i++)
    {
      const Table *table = &g_array_index (self->tables, Table, i);

      if (rule->at >= table->y1 - NEAR && rule->at <= table->y2 + NEAR && rule->from <= table->x2
          && rule->to >= table->x1)
        return TRUE;
    }
  return FALSE;
}

/* Whether a table stands between two places of the page, one above the other. */
static gboolean
has_between (const TlGrid *self, int from, int to)
{
  for (guint i = 0; i < self->tables->len; i++)
    {
      const Table *table = &g_array_index (self->tables, Table, i);

      if (table->y1 > from && table->y2 < to)
        return TRUE;
    }
  return FALSE;
}

/* Rules of one width, one below the other, that nothing crosses: they part rows, whose columns are
 * white. */
static void
add_bands (TlGrid *self, const GArray *across)
{
  for (guint i = 0; i < across->len; i++)
    {
      const Rule *first = &g_array_index (across, Rule, i);
      Table table;

      if (first->to - first->from < 2 * MIN_WIDTH || is_taken (self, first))
        continue;
      table = make_table ();
      table.is_banded = TRUE;
      for (guint k = i; k < across->len; k++)
        {
          const Rule *rule = &g_array_index (across, Rule, k);

          if (has_between (self, first->at, rule->at))
            break;
          if (abs (rule->from - first->from) <= 2 && abs (rule->to - first->to) <= 2
              && !is_taken (self, rule))
            g_array_append_val (table.across, *rule);
        }
      if (table.across->len >= MIN_BANDS)
        measure_table (&table);
      take_table (self, &table);
    }
}

TlGrid *
tl_grid_find (const guint8 *pixels, int width, int height, int stride)
{
  g_autofree guint8 *grey = make_grey (pixels, width, height, stride);
  g_autoptr (GArray) across = find_across (grey, width, height);
  g_autoptr (GArray) down = find_down (grey, width, height);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Rule));
  g_autoptr (TlGrid) self = g_new0 (TlGrid, 1);

  self->tables = g_array_new (FALSE, FALSE, sizeof (Table));
  g_array_set_clear_func (self->tables, table_clear);
  g_array_append_vals (all, across->data, across->len);
  g_array_append_vals (all, down->data, down->len);
  for (guint i = 0; i < all->len; i++)
    g_array_index (all, Rule, i).table = i;
  for (guint i = 0; i < across->len; i++)
    for (guint k = across->len; k < all->len; k++)
      if (do_cross (&g_array_index (all, Rule, i), &g_array_index (all, Rule, k)))
        g_array_index (all, Rule, representative (all, k)).table = representative (all, i);
  for (guint i = 0; i < all->len; i++)
    if (representative (all, i) == i)
      add_table (self, across->len, all, i);
  add_bands (self, across);
  return self->tables->len > 0 ? g_steal_pointer (&self) : NULL;
}

void
tl_grid_free (TlGrid *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->tables);
  g_free (self);
}

/* The last place at or before @at. */
static guint
band_of (const GArray *places, double at)
{
  guint i = 0;

  while (i + 2 < places->len && g_array_index (places, int, i + 1) <= at)
    i++;
  return i;
}

static int
middle_of (const GArray *places, guint band)
{
  return (g_array_index (places, int, band) + g_array_index (places, int, band + 1)) / 2;
}

/* Cells that no rule parts are one: go to the first row and column of it. */
static void
find_cell (const Table *table, double x, double y, TlGridCell *cell)
{
  guint last_column;
  gboolean is_wide;

  cell->row = band_of (table->ys, y);
  cell->column = last_column = band_of (table->xs, x);
  while (cell->column > 0
         && !is_ruled (table->down, g_array_index (table->xs, int, cell->column),
                       middle_of (table->ys, cell->row)))
    cell->column--;
  while (last_column + 2 < table->xs->len
         && !is_ruled (table->down, g_array_index (table->xs, int, last_column + 1),
                       middle_of (table->ys, cell->row)))
    last_column++;
  while (cell->row > 0
         && !is_ruled (table->across, g_array_index (table->ys, int, cell->row),
                       middle_of (table->xs, cell->column)))
    cell->row--;
  cell->x1 = g_array_index (table->xs, int, cell->column);
  cell->x2 = g_array_index (table->xs, int, last_column + 1);
  is_wide = cell->column == 0 && last_column + 2 == table->xs->len;
  cell->is_in_table = table->has_columns && !is_wide;
  cell->is_box = !table->has_columns && !table->is_banded && is_wide;
}

gboolean
tl_grid_locate (const TlGrid *self, double x, double y, TlGridCell *cell)
{
  const Table *found = NULL;

  for (guint i = 0; i < self->tables->len; i++)
    {
      const Table *table = &g_array_index (self->tables, Table, i);

      if (x < table->x1 || x > table->x2 || y < table->y1 || y > table->y2)
        continue;
      if (found != NULL
          && (found->x2 - found->x1) * (found->y2 - found->y1)
                 <= (table->x2 - table->x1) * (table->y2 - table->y1))
        continue;
      found = table;
      cell->table = i;
    }
  if (found == NULL)
    return FALSE;
  cell->top = found->y1;
  cell->is_banded = found->is_banded;
  find_cell (found, x, y, cell);
  return TRUE;
}
