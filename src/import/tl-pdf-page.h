/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-layout.h"

#include <poppler.h>

G_BEGIN_DECLS

/**
 * tl_pdf_page_read:
 * @page: a page
 *
 * Gives the characters of a page with their places and styles.
 *
 * Returns: (transfer full) (element-type TlGlyph): in the page's own order; empty where there is no
 * text
 */
GArray *tl_pdf_page_read (PopplerPage *page);

/** (transfer full) (nullable): the ruled tables of a page; its picture is drawn for it, so ask only
 * where it is likely. @slope: by what slope, downwards to the right, its sheet lies askew;
 * @picture: (inout) (nullable): what another page was drawn on: new memory for each takes a fifth
 * of the time
 */
TlGrid *tl_pdf_page_find_grid (PopplerPage *page, TlTurn turn, double slope,
                               cairo_surface_t **picture);

G_END_DECLS
