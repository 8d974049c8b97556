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
  guint8 side; /* 1 or 2 in a left or right column; 0 on a page without, or over both */
  guint zone;  /* of the page: they are read one after the other */
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

/** The runs of @n characters: (element-type TlPiece); @grid: (nullable). */
GArray *tl_pieces_find (const TlGlyph *glyphs, guint n, const TlGrid *grid);

/**
 * Takes the numbers away that count the lines of a page in its margin: @pieces are in order from
 * the top; @known: (inout): those of the page before, on which the next ones count.
 */
void tl_pieces_drop_line_numbers (GArray *pieces, const TlGlyph *glyphs, TlLineNumbers *known);

/** Orders pieces from the top, and from the left. */
int tl_piece_compare_top (gconstpointer a, gconstpointer b);
int tl_piece_compare_left (gconstpointer a, gconstpointer b);

/** Puts @pieces that share a base line together: (element-type TlRow). They are in order from the
 * top, and rows come back so. */
GArray *tl_rows_find (GArray *pieces);

/** (transfer full) (nullable): the line that the pieces of @row make, which are in order from the
 * left. */
TlLine *tl_row_make_line (const TlRow *row, const TlGlyph *glyphs, guint page);

/**
 * tl_columns_find:
 * @pieces: (element-type TlPiece): of a page, from top to bottom
 * @columns: (inout): those of the page before; those found
 *
 * Finds two columns of running text and gives each piece its side and its zone.
 *
 * Returns: whether there are any
 */
gboolean tl_columns_find (GArray *pieces, const TlGlyph *glyphs, TlColumns *columns);

G_END_DECLS
