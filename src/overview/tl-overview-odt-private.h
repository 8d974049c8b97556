/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-overview-blocks.h"

G_BEGIN_DECLS

/** Adds a figure as a group of vector shapes that stands in the text, in a paragraph of its own. */
void tl_overview_odt_add_figure (GString *out, const TlOverviewBlock *block);

/** Adds the mark of a theme: colour and pattern. */
void tl_overview_odt_add_swatch (GString *out, const char *colour, const char *pattern);

/** The name spaces and the version that the root of each part declares. */
const char *tl_overview_odt_namespaces (void);

/** Adds what "styles.xml" holds before its master pages. */
void tl_overview_odt_add_styles (GString *out);

/** Adds the start of the automatic styles of "content.xml"; the element stays open. */
void tl_overview_odt_add_content_styles (GString *out);

G_END_DECLS
