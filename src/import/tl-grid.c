/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ruled tables: edges that run straight over the picture of a page, and the cells that they
 * enclose. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-grid.h"

#include "tl-rules.h"

#include <stdlib.h>
#include <string.h>

#define NEAR TL_RULE_NEAR
#define MEETS 2 /* pixels that a rule may end before or behind another; text stands farther off */
#define MIN_WIDTH 80 /* points of a table */
#define MIN_ROW 8    /* points from rule to rule, between which a line of text has its place */
#define MIN_BANDS 4  /* rules of one width that make a table; fewer only frame it */
#define MAX_LINES 400

typedef struct
{
  GArray *xs, *ys;       /* int: places of rules, in order */
  GArray *across, *down; /* TlRule */
  int x1, y1, x2, y2;
  gboolean has_columns;
  gboolean is_banded;  /* nothing crosses its rules */
  gboolean is_open[2]; /* at its head and its foot, where a page break cuts a row */
  int open_at[2];      /* where the rules down end there */
} Table;

struct _TlGrid
{
  GArray *tables; /* Table */
};

static guint
representative (GArray *rules, guint i)
{
  while (g_array_index (rules, TlRule, i).table != i)
    i = g_array_index (rules, TlRule, i).table;
  return i;
}

static gboolean
do_cross (const TlRule *across, const TlRule *down)
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
      const TlRule *rule = &g_array_index (rules, TlRule, i);

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
      const TlRule *other = &g_array_index (others, TlRule, i);

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
      const TlRule *rule = &g_array_index (rules, TlRule, i - 1);

      if ((rule->from > lowest && !is_met (rule->at, rule->from, others))
          || (rule->to < highest && !is_met (rule->at, rule->to, others)))
        g_array_remove_index (rules, i - 1);
    }
  return rules->len < n;
}

/* Where the rules down end at the side @x, above the table or below it. */
static gboolean
find_end (const Table *table, int x, gboolean is_below, int *end)
{
  gboolean is_found = FALSE;

  for (guint i = 0; i < table->down->len; i++)
    {
      const TlRule *rule = &g_array_index (table->down, TlRule, i);
      int at = is_below ? rule->to : rule->from;

      if (abs (rule->at - x) > NEAR || (is_found && (is_below ? at <= *end : at >= *end)))
        continue;
      *end = at;
      is_found = TRUE;
    }
  return is_found;
}

/* A program may leave a row that a page break cuts without a rule at the break: both sides of the
 * table end there together, further off than a line of text is high. */
static void
find_open_ends (Table *table, int x1, int x2)
{
  int y1 = G_MAXINT, y2 = G_MININT, left, right;

  for (guint i = 0; i < table->across->len; i++)
    {
      y1 = MIN (y1, g_array_index (table->across, TlRule, i).at);
      y2 = MAX (y2, g_array_index (table->across, TlRule, i).at);
    }
  for (guint below = 0; below < 2; below++)
    if (find_end (table, x1, below, &left) && find_end (table, x2, below, &right)
        && abs (left - right) <= NEAR && (below ? left >= y2 + MIN_ROW : left <= y1 - MIN_ROW))
      {
        table->is_open[below] = TRUE;
        table->open_at[below] = left;
      }
}

static void
drop_letters (Table *table)
{
  int x1 = G_MAXINT, x2 = G_MININT, top, bottom;

  if (table->across->len == 0)
    {
      g_array_set_size (table->down, 0);
      return;
    }
  for (guint i = 0; i < table->across->len; i++)
    {
      x1 = MIN (x1, g_array_index (table->across, TlRule, i).from);
      x2 = MAX (x2, g_array_index (table->across, TlRule, i).to);
    }
  find_open_ends (table, x1, x2);
  top = table->is_open[0] ? table->open_at[0] + NEAR : G_MININT;
  bottom = table->is_open[1] ? table->open_at[1] - NEAR : G_MAXINT;
  while (drop_loose (table->across, table->down, x1 + NEAR - 2, x2 - NEAR + 2)
         || drop_loose (table->down, table->across, top, bottom))
    ;
}

static Table
make_table (void)
{
  Table table = { 0 };

  table.xs = g_array_new (FALSE, FALSE, sizeof (int));
  table.ys = g_array_new (FALSE, FALSE, sizeof (int));
  table.across = g_array_new (FALSE, FALSE, sizeof (TlRule));
  table.down = g_array_new (FALSE, FALSE, sizeof (TlRule));
  return table;
}

/* Places of the rules, and of the open sides. */
static void
measure_table (Table *table)
{
  for (guint i = 0; i < 2; i++)
    if (table->is_open[i])
      add_place (table->ys, table->open_at[i]);
  for (guint i = 0; i < table->down->len; i++)
    add_place (table->xs, g_array_index (table->down, TlRule, i).at);
  for (guint i = 0; i < table->across->len; i++)
    add_place (table->ys, g_array_index (table->across, TlRule, i).at);
  for (guint i = 0; i < table->across->len; i++)
    {
      add_place (table->xs, g_array_index (table->across, TlRule, i).from);
      add_place (table->xs, g_array_index (table->across, TlRule, i).to);
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
      g_array_append_val (i < n_across ? table.across : table.down, g_array_index (all, TlRule, i));
  drop_letters (&table);
  if (table.down->len > 0)
    measure_table (&table);
  take_table (self, &table);
}

static gboolean
is_taken (const TlGrid *self, const TlRule *rule)
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
      const TlRule *first = &g_array_index (across, TlRule, i);
      Table table;

      if (first->to - first->from < 2 * MIN_WIDTH || is_taken (self, first))
        continue;
      table = make_table ();
      table.is_banded = TRUE;
      for (guint k = i; k < across->len; k++)
        {
          const TlRule *rule = &g_array_index (across, TlRule, k);

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
  g_autofree guint8 *grey = tl_rules_make_grey (pixels, width, height, stride);
  g_autoptr (GArray) across = tl_rules_find_across (grey, width, height);
  g_autoptr (GArray) down = tl_rules_find_down (grey, width, height);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (TlRule));
  g_autoptr (TlGrid) self = g_new0 (TlGrid, 1);

  self->tables = g_array_new (FALSE, FALSE, sizeof (Table));
  g_array_set_clear_func (self->tables, table_clear);
  g_array_append_vals (all, across->data, across->len);
  g_array_append_vals (all, down->data, down->len);
  for (guint i = 0; i < all->len; i++)
    g_array_index (all, TlRule, i).table = i;
  for (guint i = 0; i < across->len; i++)
    for (guint k = across->len; k < all->len; k++)
      if (do_cross (&g_array_index (all, TlRule, i), &g_array_index (all, TlRule, k)))
        g_array_index (all, TlRule, representative (all, k)).table = representative (all, i);
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
