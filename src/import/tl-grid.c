/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ruled tables: edges that run straight over the picture of a page, and the cells that they enclose. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-grid.h"

#include <stdlib.h>

#define CONTRAST 14    /* of 255, between one side of an edge and the other */
#define MAX_BREAK 3    /* pixels that a rule may be broken by where another crosses it */
#define COVERED 0.85   /* share of a rule's length that must be an edge: baselines of text are less */
#define MIN_ACROSS 24  /* pixels of a horizontal rule */
#define MIN_DOWN 14    /* pixels of a vertical one: more than the stem of a letter */
#define NEAR 4         /* pixels that rules of one place may differ by */
#define MAX_RULES 3000
#define MAX_LINES 400

/* A rule: at @at across its direction, from @from to @to along it. */
typedef struct
{
  int at, from, to;
  guint table; /* representative, while tables are found */
} Rule;

typedef struct
{
  GArray *xs, *ys;           /* int: places of rules, in order */
  GArray *across, *down;     /* Rule */
  int x1, y1, x2, y2;
  gboolean has_columns;
} Table;

struct _TlGrid
{
  GArray *tables; /* Table */
};

static int
luma (const guint8 *pixels, int stride, int x, int y)
{
  guint32 p = ((const guint32 *) (gconstpointer) (pixels + (gsize) y * (gsize) stride))[x];

  return (int) (((p >> 16 & 0xff) * 2 + (p >> 8 & 0xff) * 5 + (p & 0xff)) / 8);
}

static void
add_rule (GArray *rules, int at, int from, int to, int n_edges, int least)
{
  Rule rule = { at, from, to, 0 };

  if (to - from < least || n_edges < COVERED * (to - from + 1) || rules->len >= MAX_RULES)
    return;
  /* The two edges of one rule, and a rule that the renderer spreads over two pixels, are one. */
  for (guint i = rules->len; i > 0 && g_array_index (rules, Rule, i - 1).at >= at - NEAR; i--)
    {
      Rule *last = &g_array_index (rules, Rule, i - 1);

      if (from <= last->to + NEAR && to >= last->from - NEAR)
        {
          last->from = MIN (last->from, from);
          last->to = MAX (last->to, to);
          return;
        }
    }
  g_array_append_val (rules, rule);
}

/* Runs of edges along lines of the picture; @down looks at columns instead of rows. */
static GArray *
find_rules (const guint8 *pixels, int width, int height, int stride, gboolean down)
{
  GArray *rules = g_array_new (FALSE, FALSE, sizeof (Rule));
  int across = down ? width : height, along = down ? height : width, least = down ? MIN_DOWN : MIN_ACROSS;

  for (int at = 1; at < across; at++)
    {
      int from = -1, last = -1, n = 0;

      for (int k = 0; k < along; k++)
        {
          int here = down ? luma (pixels, stride, at, k) : luma (pixels, stride, k, at);
          int before = down ? luma (pixels, stride, at - 1, k) : luma (pixels, stride, k, at - 1);

          if (abs (here - before) < CONTRAST)
            continue;
          if (from >= 0 && k - last > MAX_BREAK)
            {
              add_rule (rules, at, from, last, n, least);
              from = -1;
            }
          if (from < 0)
            from = k, n = 0;
          last = k;
          n++;
        }
      if (from >= 0)
        add_rule (rules, at, from, last, n, least);
    }
  return rules;
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
  return down->at >= across->from - NEAR && down->at <= across->to + NEAR && across->at >= down->from - NEAR
         && across->at <= down->to + NEAR;
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

static void
add_table (TlGrid *self, GArray *across, GArray *all, guint key)
{
  Table table = { g_array_new (FALSE, FALSE, sizeof (int)), g_array_new (FALSE, FALSE, sizeof (int)),
                  g_array_new (FALSE, FALSE, sizeof (Rule)), g_array_new (FALSE, FALSE, sizeof (Rule)), 0, 0, 0, 0, FALSE };

  for (guint i = 0; i < all->len; i++)
    {
      const Rule *rule = &g_array_index (all, Rule, i);

      if (representative (all, i) != key)
        continue;
      add_place (i < across->len ? table.ys : table.xs, rule->at);
      g_array_append_val (i < across->len ? table.across : table.down, *rule);
    }
  if (table.xs->len < 2 || table.ys->len < 2)
    {
      table_clear (&table);
      return;
    }
  table.x1 = g_array_index (table.xs, int, 0);
  table.x2 = g_array_index (table.xs, int, table.xs->len - 1);
  table.y1 = g_array_index (table.ys, int, 0);
  table.y2 = g_array_index (table.ys, int, table.ys->len - 1);
  look_for_columns (&table);
  g_array_append_val (self->tables, table);
}

TlGrid *
tl_grid_find (const guint8 *pixels, int width, int height, int stride)
{
  g_autoptr (GArray) across = find_rules (pixels, width, height, stride, FALSE);
  g_autoptr (GArray) down = find_rules (pixels, width, height, stride, TRUE);
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
      add_table (self, across, all, i);
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

  cell->row = band_of (table->ys, y);
  cell->column = last_column = band_of (table->xs, x);
  while (cell->column > 0
         && !is_ruled (table->down, g_array_index (table->xs, int, cell->column), middle_of (table->ys, cell->row)))
    cell->column--;
  while (last_column + 2 < table->xs->len
         && !is_ruled (table->down, g_array_index (table->xs, int, last_column + 1), middle_of (table->ys, cell->row)))
    last_column++;
  while (cell->row > 0
         && !is_ruled (table->across, g_array_index (table->ys, int, cell->row), middle_of (table->xs, cell->column)))
    cell->row--;
  cell->is_in_table = table->has_columns && !(cell->column == 0 && last_column + 2 == table->xs->len);
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
      if (found != NULL && (found->x2 - found->x1) * (found->y2 - found->y1) <= (table->x2 - table->x1) * (table->y2 - table->y1))
        continue;
      found = table;
      cell->table = i;
    }
  if (found == NULL)
    return FALSE;
  cell->top = found->y1;
  find_cell (found, x, y, cell);
  return TRUE;
}
