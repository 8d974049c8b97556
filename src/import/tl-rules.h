/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TL_RULE_NEAR 4 /* pixels that rules of one place may differ by */

/**
 * TlRule:
 * @at: its first edge, across its direction, in pixels
 * @last: its last one
 * @from: where it begins, along its direction
 * @to: where it ends
 * @table: index of a rule of the same table, while tables are found
 *
 * A straight line on the picture of a page.
 */
typedef struct
{
  int at, last, from, to;
  guint table;
} TlRule;

/** (transfer full): the picture in grey, a byte a pixel. @pixels: as CAIRO_FORMAT_RGB24. */
guint8 *tl_rules_make_grey (const guint8 *pixels, int width, int height, int stride);

/** Rules across a picture, from its top: (element-type TlRule). */
GArray *tl_rules_find_across (const guint8 *grey, int width, int height);

/** Rules down a picture, from its left: (element-type TlRule). */
GArray *tl_rules_find_down (const guint8 *grey, int width, int height);

G_END_DECLS
