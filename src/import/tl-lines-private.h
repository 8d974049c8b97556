/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-layout.h"

G_BEGIN_DECLS

/* Of the type size: a gap this wide parts the cells of a row. */
#define TL_CELL_GAP 1.3

/* A run of characters on one base line without wide gaps, as indices of the page's characters. */
typedef struct
{
  guint start, end;
  float x1, y1, x2, y2;
  gboolean is_ruled; /* in a cell */
  TlGridCell cell;
} TlPiece;

typedef struct
{
  float y1, y2, x1;
  float width;    /* of its widest piece, whose top and bottom are the row's */
  GArray *pieces; /* TlPiece */
} TlRow;

/* Type size in half points. */
static inline int
tl_glyph_half_points (const TlGlyph *g)
{
  return CLAMP ((int) (g->size * 2 + 0.5f), 0, 255);
}

static inline gboolean
tl_glyph_is_gap (gunichar c)
{
  if (c < 0x7f)
    return c <= ' ';
  return g_unichar_isspace (c) || g_unichar_iscntrl (c)
         || g_unichar_type (c) == G_UNICODE_LINE_SEPARATOR;
}

static inline gboolean
tl_glyph_is_dropped (gunichar c)
{
  if (c < 0xad)
    return FALSE;
  return c == 0x00ad || c == 0x200b || c == 0x200c || c == 0x200d || c == 0x2060 || c == 0xfeff
         || c == 0xfffd;
}

/** (transfer full) (nullable): the line that the pieces of @row make, which are in order from the
 * left. */
TlLine *tl_row_make_line (const TlRow *row, const TlGlyph *glyphs, guint page);

G_END_DECLS
