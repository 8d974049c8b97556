/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-draft.h"

G_BEGIN_DECLS

/**
 * tl_metadata_guess:
 * @file_title: (nullable): the title that the file's own properties give
 *
 * Proposes the title (if @document has none), the kind and the case facts that the first pages
 * tell, each with the words it was read from.
 */
void tl_metadata_guess (TlDraft *draft, TlDraftDocument *document, const char *file_title);

G_END_DECLS
