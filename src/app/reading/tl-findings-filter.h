/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"
#include "tl-finding.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** What a finding can be filtered by, beside its words. */
typedef enum
{
  TL_FINDINGS_BY_THEME,
  TL_FINDINGS_BY_AGENCY,
  TL_FINDINGS_BY_TYPE,
  TL_FINDINGS_BY_CODER,
  TL_N_FINDINGS_BY
} TlFindingsBy;

/**
 * TlFindingsFilter:
 *
 * Which findings a list shows. Other objects pass.
 */
#define TL_TYPE_FINDINGS_FILTER (tl_findings_filter_get_type ())
G_DECLARE_FINAL_TYPE (TlFindingsFilter, tl_findings_filter, TL, FINDINGS_FILTER, GtkFilter)

TlFindingsFilter *tl_findings_filter_new (void);
/** @codebook: (nullable): for the names of themes, which words are looked for in too. */
void tl_findings_filter_set_codebook (TlFindingsFilter *self, TlCodebook *codebook);
/** @words: all of which the quotation, the note or the names of the themes must have; "" for any.
 */
void tl_findings_filter_set_words (TlFindingsFilter *self, const char *words);
/** @value: (nullable): an id, or the coder's name; a theme takes its sub-themes with it. */
void tl_findings_filter_set (TlFindingsFilter *self, TlFindingsBy by, const char *value);
const char *tl_findings_filter_get (TlFindingsFilter *self, TlFindingsBy by); /* nullable */
/** @document_id: (nullable): only of this document. */
void tl_findings_filter_set_document (TlFindingsFilter *self, const char *document_id);
/** Whether anything is filtered but the document. */
gboolean tl_findings_filter_is_active (TlFindingsFilter *self);

G_END_DECLS
