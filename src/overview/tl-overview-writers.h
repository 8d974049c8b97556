/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-overview-blocks.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * tl_overview_write_html:
 *
 * Writes one self-contained file in HTML 5, well-formed as XML too. Each count stands in an element
 * with "data-count", "data-unit" and, where they apply, "data-of" (the denominator), "data-theme",
 * "data-agency" and "data-scope"; each quotation in a figure with "data-finding".
 *
 * Returns: (transfer full): the file; NULL only when cancelled
 */
GBytes *tl_overview_write_html (const TlOverviewDocument *document, GCancellable *cancellable,
                                GError **error);

/** (transfer full): an OpenDocument text, version 1.3. NULL only when cancelled. */
GBytes *tl_overview_write_odt (const TlOverviewDocument *document, GCancellable *cancellable,
                               GError **error);

/** The style sheet of the HTML file. */
const char *tl_overview_html_style (void);

G_END_DECLS
