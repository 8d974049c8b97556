/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-draft.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

/** Adds what a child of "document" holds. */
gboolean tl_review_xml_read_block (TlDraftDocument *document, xmlNode *node, GError **error);

G_END_DECLS
