/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-overview-blocks.h"

G_BEGIN_DECLS

typedef enum
{
  TL_OVERVIEW_RECT,    /* x, y, width, height */
  TL_OVERVIEW_SEGMENT, /* from x, y by width, height */
  TL_OVERVIEW_CIRCLE,  /* middle x, y; width is its diameter */
  TL_OVERVIEW_WORDS    /* x, y of the baseline; width is the room there is for them */
} TlOverviewShapeKind;

/** What a shape is painted with. */
typedef enum
{
  TL_OVERVIEW_ACCENT,
  TL_OVERVIEW_INK,
  TL_OVERVIEW_INK_2,
  TL_OVERVIEW_HAIRLINE,
  TL_OVERVIEW_SHEET /* paper with an outline */
} TlOverviewPaint;

typedef enum
{
  TL_OVERVIEW_ANCHOR_START,
  TL_OVERVIEW_ANCHOR_MIDDLE
} TlOverviewAnchor;

/**
 * TlOverviewShape:
 * @stroke: width of a segment's stroke
 * @words: (nullable): of words
 * @measure: (nullable): the count that the words state; borrowed from the block
 *
 * A piece of a figure, in points from its upper left corner.
 */
typedef struct
{
  TlOverviewShapeKind kind;
  TlOverviewPaint paint;
  double x, y, width, height, stroke;
  char *words;
  double font_size;
  gboolean is_bold;
  TlOverviewAnchor anchor;
  const TlOverviewMeasure *measure;
} TlOverviewShape;

/**
 * TlOverviewFigure:
 * @shapes: (element-type TlOverviewShape): in order of painting
 *
 * A drawn figure: the same on paper and on the screen.
 */
typedef struct
{
  double width, height;
  GPtrArray *shapes;
} TlOverviewFigure;

/**
 * tl_overview_figure_new:
 * @block: a chart, a line or a cover
 * @width: how wide it is drawn, in points
 *
 * Lays a figure out. No font is measured, so that the result is the same on every machine.
 *
 * Returns: (transfer full): the figure; it must not outlive @block
 */
TlOverviewFigure *tl_overview_figure_new (const TlOverviewBlock *block, double width);
void tl_overview_figure_free (TlOverviewFigure *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlOverviewFigure, tl_overview_figure_free)

G_END_DECLS
