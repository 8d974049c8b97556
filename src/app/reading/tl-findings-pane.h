/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"
#include "tl-finding.h"
#include "tl-suggestion.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TlFindingsPane:
 *
 * The findings beside the text: filtered by words, theme, agency, type and coder, in order of place
 * or time, of the document or of all documents of the review; any number can be selected. The
 * suggestion in hand stands among them as a card.
 *
 * Signals: "chosen" (TlFinding *finding, nullable): a person selected one finding, or other than
 * one (NULL); "activated" (TlFinding *): Enter or a double click; "retagged" (GPtrArray * of
 * TlFinding): those selected that change, as they become; "row-made" (GtkListItem *): a finding got
 * a row, which may be given a menu.
 */
#define TL_TYPE_FINDINGS_PANE (tl_findings_pane_get_type ())
G_DECLARE_FINAL_TYPE (TlFindingsPane, tl_findings_pane, TL, FINDINGS_PANE, GtkBox)

/**
 * tl_findings_pane_set_findings:
 * @findings: (element-type TlFinding): of the review, by document and start
 * @document_id: (nullable): the document that is read
 *
 * Shows @findings. Those that were selected stay so; a row that had the focus keeps it, or the next
 * one takes it and is selected; no signal is emitted.
 */
void tl_findings_pane_set_findings (TlFindingsPane *self, GPtrArray *findings,
                                    const char *document_id, TlCodebook *codebook);
/** @suggestion: (nullable): the one in hand, @at of @n, from 1. */
void tl_findings_pane_set_suggestion (TlFindingsPane *self, TlSuggestion *suggestion, guint at,
                                      guint n);
/** (transfer none) (nullable): the finding that is selected, if it is the only one. */
TlFinding *tl_findings_pane_get_current (TlFindingsPane *self);
/** Selects the finding @id, or none for NULL or where the filter hides it; no signal is emitted. */
void tl_findings_pane_set_current (TlFindingsPane *self, const char *id);
/** (transfer full) (element-type TlFinding): all that are selected, as they stand in the list. */
GPtrArray *tl_findings_pane_dup_selected (TlFindingsPane *self);
/** The list, for keys and focus. */
GtkWidget *tl_findings_pane_get_list (TlFindingsPane *self);
/** @menu: what can be done to a finding, for a button of the pane. */
void tl_findings_pane_set_menu (TlFindingsPane *self, GMenuModel *menu);
/** Opens what tags the selected findings anew. */
void tl_findings_pane_retag (TlFindingsPane *self);
/** Opens it again with what was chosen, as that could not be stored; @message says why. */
void tl_findings_pane_retag_again (TlFindingsPane *self, const char *message);
/** Opens the filter and gives its words the focus. */
void tl_findings_pane_focus_filter (TlFindingsPane *self);

G_END_DECLS
