/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-layout.h"

G_BEGIN_DECLS

/**
 * TlOcr:
 *
 * Optical character recognition of English print. What implements it is chosen when a program is
 * linked: tl-ocr.c reads with tesseract, which takes long to load and much memory; tl-ocr-none.c
 * reads nothing and says so.
 */
typedef struct _TlOcr TlOcr;

/**
 * tl_ocr_new:
 *
 * Loads the recognition, which takes some ten milliseconds and some ten megabytes: call it for the
 * first page that needs it.
 *
 * Errors: %TL_ERROR_SCANNED where another program of this installation has the recognition;
 * %TL_ERROR_UNSUPPORTED where none has, with the reason as a sentence without its full stop.
 *
 * Returns: (transfer full)
 */
TlOcr *tl_ocr_new (GError **error);
void tl_ocr_free (TlOcr *self);

/**
 * TlOcrPicture:
 * @pixels: a byte each, 0 black to 255 white, line by line from the top
 * @scale: pixels a point
 * @slope: by what slope, downwards to the right, the sheet lies askew
 * @is_turned: whether the picture has been turned straight about its middle
 *
 * The picture of a page.
 */
typedef struct
{
  guint8 *pixels;
  int width, height;
  double scale, slope;
  gboolean is_turned;
} TlOcrPicture;

/** By what slope, downwards to the right, the sheet in @picture lies askew; 0 if it cannot be told.
 */
double tl_ocr_find_slope (const TlOcrPicture *picture);

/**
 * tl_ocr_read:
 *
 * Reads the words of a page, told as on the straight sheet, with the way to their places. Each
 * character gets an even share of its word's place, its line's size, and its word's doubt.
 *
 * Returns: (transfer full) (element-type TlGlyph): in reading order; empty where there are no
 * words; NULL with %TL_ERROR_LIMIT if it takes too long, as pictures full of spots do
 */
GArray *tl_ocr_read (TlOcr *self, const TlOcrPicture *picture, GError **error);

/** How many pages this process has read or tried to, so that whoever bounds its time can tell. */
guint tl_ocr_count_pages (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlOcr, tl_ocr_free)

G_END_DECLS
