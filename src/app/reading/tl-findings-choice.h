/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-findings-filter.h"

G_BEGIN_DECLS

/**
 * TlFindingsChoice:
 *
 * A drop-down by which a list of findings is filtered: what occurs among the findings, and "any".
 */
typedef struct _TlFindingsChoice TlFindingsChoice;

/**
 * tl_findings_choice_new:
 * @widget: (transfer none): outlives the choice
 * @filter: what it sets
 * @anything: its first entry, which filters nothing
 * @name: its accessible name
 */
TlFindingsChoice *tl_findings_choice_new (GtkDropDown *widget, TlFindingsFilter *filter,
                                          TlFindingsBy by, const char *anything, const char *name);
void tl_findings_choice_free (TlFindingsChoice *self);
/** Offers what occurs among @findings (element-type TlFinding); what was chosen stays chosen. */
void tl_findings_choice_fill (TlFindingsChoice *self, GPtrArray *findings, TlCodebook *codebook);
/** Chooses "any". */
void tl_findings_choice_clear (TlFindingsChoice *self);

G_END_DECLS
