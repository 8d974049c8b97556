/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-finding.h"

G_BEGIN_DECLS

/**
 * TlFindingEdit:
 *
 * What is done to a finding, for the journal.
 */
typedef enum
{
  TL_FINDING_LENGTHEN,
  TL_FINDING_SHORTEN,
  TL_FINDING_MOVE,
  TL_FINDING_ADD_WORDS,
  TL_FINDING_SPLIT,
  TL_FINDING_JOIN,
  TL_FINDING_WEIGH,
  TL_FINDING_RECODE
} TlFindingEdit;

/** (transfer full): what is done, as the journal and Undo say it: "Split the finding “…”".
 * @finding: as it was before; of tl_finding_join() the outcome. */
char *tl_finding_label (TlFinding *finding, TlFindingEdit edit);

/** (transfer none): how much it matters, in a word: "Ordinary", "Important", "Key". */
const char *tl_finding_importance_label (guint importance);

G_END_DECLS
