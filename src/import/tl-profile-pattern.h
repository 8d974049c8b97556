/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/**
 * TlPattern:
 *
 * One alternative of a rule's pattern, a path of names with tests of attributes:
 * data/schemas/import-profile.rng describes it.
 */
typedef struct _TlPattern TlPattern;

/** (transfer full) (nullable): @text without "|"; NULL if it is no pattern. */
TlPattern *tl_pattern_new (const char *text);
void tl_pattern_free (TlPattern *self);
gboolean tl_pattern_matches (const TlPattern *self, const xmlNode *node);

G_END_DECLS
