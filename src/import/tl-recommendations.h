/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-draft.h"

G_BEGIN_DECLS

/** Finds recommendations, the rows of an action plan, lessons and learning points among the blocks
 * of @document; block kinds are set to match. */
void tl_recommendations_find (TlDraftDocument *document);

/** Links the rows of action plans that @document already has with the recommendations that their
 * numbers name. */
void tl_recommendations_link (TlDraftDocument *document);

/** Links actions that have no recommendation in their own document with that of their number in
 * another of the draft. */
void tl_recommendations_link_documents (TlDraft *draft);

G_END_DECLS
