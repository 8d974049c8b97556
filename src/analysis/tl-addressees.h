/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"
#include "tl-draft.h"

G_BEGIN_DECLS

/**
 * tl_draft_classify_recommendations:
 * @draft: what the importer proposes
 * @codebook: whose agencies, levels and strengths are used
 *
 * Fills in the addressees, the level and the strength of each recommendation that has none. Pure;
 * any thread.
 *
 * Addressees are agencies that are named, by name or alias (and partnerships by the names that the
 * boroughs give them, or as "the partnership"), where someone is asked. The first of these that
 * names any counts:
 * - a label at the head of the text ("Metropolitan Police Service: every report …");
 * - what stands in its sentence before the first verb of request ("should", "must", "will",
 *   "shall", "ensure", "needs to", "is asked", or "to" right after an agency). Who recommends is
 * not asked ("the panel recommends that …"), and after "from", "by", "to", "for", "about",
 * "between" and "of", or "in", "at", "across", "within" and "throughout", an agency counts only if
 * there is no other;
 * - where there is no such verb, the names after "recommended that" or "That";
 * - those by whom or between whom something "should be" done;
 * - the cell of its row under "Addressed to" or the like;
 * - the heading above it, or a short line above it that ends in a colon ("Children's Social
 *   Care:");
 * - what stands before a later verb of request;
 * - the only trust that the document names, for "the Trust".
 * The council says no more than whose its department is ("the council's Housing Options"), and so
 * does a chair of a board.
 * An agency that is only mentioned after the verb ("work with the police") is not asked. To these
 * come the lead agencies that the action plan names for the recommendation's number, if no other
 * has that number and if nobody beyond the borough is asked; for then a local lead writes to them.
 * Where none is named there is none.
 *
 * The level is the wider of two: that of the codebook's phrases found where the addressees were,
 * and that of the addressees (without those that the action plan adds): one agency "L1"; several,
 * all agencies or a partnership "L2"; a regional agency "L3"; a national one "L4". Where neither
 * says anything it is "L9". The strength is that of the codebook's phrases found in the text,
 * outside of agencies' names, the strongest band first and in it the last in the codebook's order;
 * empty where there is none: a person grades it then. Levels that the codebook does not have are
 * left empty.
 */
void tl_draft_classify_recommendations (TlDraft *draft, TlCodebook *codebook);

G_END_DECLS
