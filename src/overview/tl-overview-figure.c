/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lays out the bar chart, the line of years and the cover's line as plain shapes. */
#define G_LOG_DOMAIN "tl-overview"

#include "config.h"

#include "tl-overview-figure.h"

enum
{
  LABEL_CHARS = 27,  /* in one line of a bar's label */
  LABEL_WIDTH = 150, /* points */
  VALUE_WIDTH = 28,
  LINE_HEIGHT = 13,
  BAR_HEIGHT = 12,
  BAR_GAP = 8
};

static void
shape_free (gpointer data)
{
  TlOverviewShape *self = data;

  g_free (self->words);
  g_free (self);
}

static TlOverviewShape *
add_shape (TlOverviewFigure *self, TlOverviewShapeKind kind, TlOverviewPaint paint, double x,
           double y, double width, double height)
{
  TlOverviewShape *shape = g_new0 (TlOverviewShape, 1);

  shape->kind = kind;
  shape->paint = paint;
  shape->x = x;
  shape->y = y;
  shape->width = width;
  shape->height = height;
  g_ptr_array_add (self->shapes, shape);
  return shape;
}

static void
add_segment (TlOverviewFigure *self, TlOverviewPaint paint, double x1, double y1, double x2,
             double y2, double stroke)
{
  add_shape (self, TL_OVERVIEW_SEGMENT, paint, x1, y1, x2 - x1, y2 - y1)->stroke = stroke;
}

static TlOverviewShape *
add_words (TlOverviewFigure *self, TlOverviewPaint paint, double x, double y, double width,
           double font_size, const char *words)
{
  TlOverviewShape *shape = add_shape (self, TL_OVERVIEW_WORDS, paint, x, y, width, 0);

  shape->font_size = font_size;
  shape->words = g_strdup (words);
  return shape;
}

/* Breaks a label between words, by number of characters. */
static GPtrArray *
break_label (const char *label)
{
  g_auto (GStrv) words = g_strsplit (label, " ", -1);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (line->len > 0
          && g_utf8_strlen (line->str, -1) + 1 + g_utf8_strlen (words[i], -1) > LABEL_CHARS)
        {
          g_ptr_array_add (lines, g_strdup (line->str));
          g_string_truncate (line, 0);
        }
      if (line->len > 0)
        g_string_append_c (line, ' ');
      g_string_append (line, words[i]);
    }
  g_ptr_array_add (lines, g_strdup (line->str));
  return lines;
}

static double
draw_bar (TlOverviewFigure *self, const TlOverviewBar *bar, double y, double unit)
{
  g_autoptr (GPtrArray) lines = break_label (bar->label);
  g_autofree char *value = g_strdup_printf ("%u", bar->measure->count);
  double height = MAX (lines->len * LINE_HEIGHT, BAR_HEIGHT), middle = y + height / 2;
  double length = bar->measure->count * unit;
  TlOverviewShape *words;

  for (guint i = 0; i < lines->len; i++)
    add_words (self, TL_OVERVIEW_INK, 0,
               y + i * LINE_HEIGHT + (height - lines->len * LINE_HEIGHT) / 2 + 10, LABEL_WIDTH,
               10.5, lines->pdata[i]);
  add_shape (self, TL_OVERVIEW_RECT, TL_OVERVIEW_ACCENT, LABEL_WIDTH, middle - BAR_HEIGHT / 2.,
             length, BAR_HEIGHT);
  words = add_words (self, TL_OVERVIEW_INK, LABEL_WIDTH + length + 5, middle + 4, VALUE_WIDTH - 5,
                     10.5, value);
  words->is_bold = TRUE;
  words->measure = bar->measure;
  return height + BAR_GAP;
}

static void
draw_chart (TlOverviewFigure *self, const TlOverviewBlock *block)
{
  guint most = 1;
  double y = 2, unit;

  for (guint i = 0; i < block->bars->len; i++)
    most = MAX (most, ((TlOverviewBar *) block->bars->pdata[i])->measure->count);
  unit = (self->width - LABEL_WIDTH - VALUE_WIDTH) / most;
  for (guint i = 0; i < block->bars->len; i++)
    y += draw_bar (self, block->bars->pdata[i], y, unit);
  add_segment (self, TL_OVERVIEW_INK_2, LABEL_WIDTH, 0, LABEL_WIDTH, y - BAR_GAP + 2, 0.75);
  self->height = y;
}

/* Years are labelled at the same distance, few enough to stay apart. */
static guint
choose_label_step (guint n_years, double pitch)
{
  guint step = 1;

  while (pitch * step < 34 && step < n_years)
    step++;
  return step;
}

static void
draw_year_labels (TlOverviewFigure *self, GArray *years, double left, double pitch, double y)
{
  guint step = choose_label_step (years->len, pitch);

  for (guint i = 0; i < years->len; i += step)
    {
      g_autofree char *label =
          g_strdup_printf ("%u", g_array_index (years, TlOverviewYear, i).year);

      add_words (self, TL_OVERVIEW_INK_2, left + i * pitch, y, 34, 9, label)->anchor =
          TL_OVERVIEW_ANCHOR_MIDDLE;
    }
}

/* Where the n-th mark of a year stands, beside the year's own place. */
static double
place_mark (double middle, guint n, guint n_marks, double pitch)
{
  double gap = MIN (10, pitch * 0.8 / MAX (1, n_marks));

  return middle + (n - (n_marks - 1) / 2.) * gap;
}

static void
draw_line (TlOverviewFigure *self, const TlOverviewBlock *block)
{
  GArray *years = block->years;
  double left = 20, y = 12,
         pitch = years->len > 1 ? (self->width - 2 * left) / (years->len - 1) : 0,
         room = pitch > 0 ? pitch : 200;
  double first = -1, last = -1, widest = 10;

  for (guint i = 0; i < years->len; i++)
    {
      TlOverviewYear year = g_array_index (years, TlOverviewYear, i);

      widest = year.n_dots > 0 ? MIN (widest, room * 0.8 / (year.n_dots + year.n_ticks)) : widest;
      if (year.n_dots == 0)
        continue;
      first = first < 0 ? left + i * pitch : first;
      last = left + i * pitch;
    }
  add_segment (self, TL_OVERVIEW_HAIRLINE, left, y, self->width - left, y, 1.2);
  if (first >= 0)
    add_segment (self, TL_OVERVIEW_ACCENT, first, y, last, y, 2);
  for (guint i = 0; i < years->len; i++)
    {
      TlOverviewYear year = g_array_index (years, TlOverviewYear, i);
      guint n = year.n_dots + year.n_ticks;

      for (guint j = 0; j < n; j++)
        {
          double x = place_mark (left + i * pitch, j, n, room);

          if (j < year.n_dots)
            add_shape (self, TL_OVERVIEW_CIRCLE, TL_OVERVIEW_ACCENT, x, y,
                       CLAMP (widest - 1.5, 3, 7.5), 0);
          else
            add_segment (self, TL_OVERVIEW_INK_2, x, y - 4.5, x, y + 4.5, 1.1);
        }
    }
  draw_year_labels (self, years, left, pitch, y + 18);
  self->height = 36;
}

static void
draw_sheet (TlOverviewFigure *self, double x, double y)
{
  add_shape (self, TL_OVERVIEW_RECT, TL_OVERVIEW_SHEET, x - 8, y - 11, 16, 22);
  add_segment (self, TL_OVERVIEW_HAIRLINE, x - 5, y - 6.5, x + 5, y - 6.5, 1);
  add_segment (self, TL_OVERVIEW_HAIRLINE, x - 5, y - 3, x + 2, y - 3, 1);
  add_segment (self, TL_OVERVIEW_HAIRLINE, x - 5, y + 6.5, x + 5, y + 6.5, 1);
}

static void
draw_cover (TlOverviewFigure *self, const TlOverviewBlock *block)
{
  GArray *years = block->years;
  double left = 20, pitch = years->len > 1 ? (self->width - 2 * left) / (years->len - 1) : 0, y;
  guint tallest = 1;

  for (guint i = 0; i < years->len; i++)
    tallest = MAX (tallest, g_array_index (years, TlOverviewYear, i).n_dots);
  y = 14 + (tallest - 1) * 27;
  for (guint i = 0; i < years->len; i++)
    for (guint j = 0; j < g_array_index (years, TlOverviewYear, i).n_dots; j++)
      draw_sheet (self, left + i * pitch, y - j * 27.);
  add_segment (self, TL_OVERVIEW_ACCENT, 0, y, self->width, y, 2);
  for (guint i = 0; i < years->len; i++)
    if (g_array_index (years, TlOverviewYear, i).n_dots > 0)
      add_shape (self, TL_OVERVIEW_CIRCLE, TL_OVERVIEW_ACCENT, left + i * pitch, y, 7.5, 0);
  draw_year_labels (self, years, left, pitch, y + 28);
  self->height = y + 34;
}

TlOverviewFigure *
tl_overview_figure_new (const TlOverviewBlock *block, double width)
{
  TlOverviewFigure *self = g_new0 (TlOverviewFigure, 1);

  self->width = width;
  self->shapes = g_ptr_array_new_with_free_func (shape_free);
  if (block->kind == TL_OVERVIEW_CHART)
    draw_chart (self, block);
  else if (block->kind == TL_OVERVIEW_LINE)
    draw_line (self, block);
  else
    draw_cover (self, block);
  return self;
}

void
tl_overview_figure_free (TlOverviewFigure *self)
{
  g_ptr_array_unref (self->shapes);
  g_free (self);
}
