/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages that tests lay out, one character after the other, without a PDF. */
#pragma once

#include "tl-layout.h"

typedef struct
{
  TlLayout *layout;
  GArray *glyphs;
} Pages;

void pages_init (Pages *pages);
/** Puts @text on the page, its top left corner at (@x, @y). */
void pages_put (Pages *pages, double x, double y, double size, gboolean is_bold, const char *text);
/** Ends a page of A4. */
void pages_end (Pages *pages);
/** (transfer full): the blocks; frees the pages. */
GPtrArray *pages_finish (Pages *pages);
/** Lines of body text, so that its size and gaps are known; the last one ends a sentence. */
void pages_put_body (Pages *pages, double y, guint n_lines);
const TlBlock *pages_nth (GPtrArray *blocks, guint i);
/** A black rectangle on a picture of A4, a pixel a point. */
void pages_draw (guint32 *pixels, int x1, int y1, int x2, int y2);
TlGrid *pages_find_grid (guint32 *pixels);
/** Ends a page with the rules on its picture, which is white again after. */
void pages_end_ruled (Pages *pages, guint32 *pixels);
