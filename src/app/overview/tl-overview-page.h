/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-library.h"
#include "tl-page.h"

G_BEGIN_DECLS

/**
 * TlOverviewPage:
 *
 * The page on which the overview is settled and written: what it holds, and the files it becomes.
 */
#define TL_TYPE_OVERVIEW_PAGE (tl_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (TlOverviewPage, tl_overview_page, TL, OVERVIEW_PAGE, TlPage)

GtkWidget *tl_overview_page_new (void);
/** @library: (nullable): none is open. */
void tl_overview_page_set_library (TlOverviewPage *self, TlLibrary *library);

G_END_DECLS
