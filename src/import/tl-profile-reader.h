/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-draft.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

/**
 * tl_profile_read:
 * @draft: gets the document, and its format
 * @document: XML of any kind
 *
 * Reads a document by the profile that knows its root element. Errors: see tl_profile_find(),
 * tl_markup_finish().
 */
gboolean tl_profile_read (TlDraft *draft, xmlDoc *document, GError **error);

G_END_DECLS
