/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-draft.h"

G_BEGIN_DECLS

/**
 * tl_parts_split:
 * @draft: whose only document is the whole of a PDF, its recommendations found
 * @titles: (element-type utf8): folded titles that its contents page or its outline lists
 *
 * Parts the document where pages say plainly that another begins: an executive summary or an
 * overview report with a title page or a heading that names the review, an action plan that no
 * contents page lists, the letter of the Quality Assurance Panel. The overview report comes first,
 * the others in their order. Pages keep their numbers in the file; a part's last page is its own.
 * Does nothing where nothing is said plainly.
 */
void tl_parts_split (TlDraft *draft, GHashTable *titles);

G_END_DECLS
