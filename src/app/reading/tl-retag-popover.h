/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"
#include "tl-finding.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TlRetagPopover:
 *
 * Tags several findings anew: a list of codes by type-ahead, each with how many of the findings
 * have it; Enter goes from none to all and back. Ctrl+Enter or the button applies it.
 *
 * Signal "applied" (GPtrArray *findings of TlFinding): those that change, as they become.
 */
#define TL_TYPE_RETAG_POPOVER (tl_retag_popover_get_type ())
G_DECLARE_FINAL_TYPE (TlRetagPopover, tl_retag_popover, TL, RETAG_POPOVER, GtkPopover)

GtkWidget *tl_retag_popover_new (void);
/** @findings: (element-type TlFinding): what is tagged; forgets what was chosen before. */
void tl_retag_popover_set_findings (TlRetagPopover *self, GPtrArray *findings,
                                    TlCodebook *codebook);
/** @message: (nullable): why what was chosen could not be stored. */
void tl_retag_popover_show_message (TlRetagPopover *self, const char *message);

G_END_DECLS
