/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TlPageSource:
 *
 * An open PDF whose pages can be drawn.
 */
typedef struct _TlPageSource TlPageSource;

/** %TL_ERROR_ENCRYPTED, %TL_ERROR_INVALID; %TL_ERROR_UNSUPPORTED for what is no PDF: other files
 * may have pages as well. */
TlPageSource *tl_page_source_open (GBytes *bytes, const char *password, GError **error);
void tl_page_source_free (TlPageSource *self);
guint tl_page_source_get_n_pages (TlPageSource *self);

/**
 * tl_page_source_measure:
 * @page: from 1
 * @scale: pixels a point
 * @width: (out): in pixels
 * @height: (out): in pixels
 *
 * Returns: FALSE with %TL_ERROR_NOT_FOUND if there is no such page
 */
gboolean tl_page_source_measure (TlPageSource *self, guint page, double scale, int *width,
                                 int *height, GError **error);

/**
 * tl_page_source_draw:
 * @pixels: rows of CAIRO_FORMAT_RGB24, @height times @stride bytes
 *
 * Draws a page on white.
 */
gboolean tl_page_source_draw (TlPageSource *self, guint page, double scale, guint8 *pixels,
                              int width, int height, gsize stride, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlPageSource, tl_page_source_free)

G_END_DECLS
