/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-overview-blocks.h"
#include "tl-overview.h"

G_BEGIN_DECLS

/**
 * tl_overview_build:
 * @progress: (nullable): called after each section
 *
 * Makes the document's blocks. Its parameters and errors are those of tl_overview_write().
 *
 * Returns: (transfer full): the document, or NULL
 */
TlOverviewDocument *tl_overview_build (TlSnapshot *snapshot, const TlRecurrence *recurrence,
                                       const TlOverviewSettings *settings,
                                       TlOverviewProgress progress, gpointer user_data,
                                       GCancellable *cancellable, GError **error);

G_END_DECLS
