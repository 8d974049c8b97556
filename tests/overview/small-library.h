/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-overview.h"
#include "tl-snapshot.h"

G_BEGIN_DECLS

/** A library of four fictional reviews whose names and words hold what is hard to write: "&", "<",
 * Arabic, Bengali, control characters, the name of a chair. */
TlSnapshot *small_library_new (void);

/** (transfer full): what tl_overview_write() gives for the whole of @snapshot; aborts the test when
 * it fails. */
GBytes *write_overview (TlSnapshot *snapshot, const TlOverviewSettings *settings,
                        TlOverviewFormat format);

/** (transfer full): the same with the settings' defaults, as text. */
char *write_default_html (TlSnapshot *snapshot);

G_END_DECLS
