/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-draft.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TlActionRow:
 *
 * A row of an action plan below the recommendation that it serves: the action, who leads, its
 * milestones, when it was to be done and what came of it.
 */
#define TL_TYPE_ACTION_ROW (tl_action_row_get_type ())
G_DECLARE_FINAL_TYPE (TlActionRow, tl_action_row, TL, ACTION_ROW, GtkListBoxRow)

/** @number: (nullable): of the recommendation. */
GtkWidget *tl_action_row_new (const TlDraftAction *action, const char *number);
/** (nullable): the words by which the row is found in its document. */
const char *tl_action_row_get_quote (TlActionRow *self);

G_END_DECLS
