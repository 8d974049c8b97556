/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-library.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TlHistoryPage:
 *
 * The page that lists who did what when, and goes back to before any change as a new change.
 */
#define TL_TYPE_HISTORY_PAGE (tl_history_page_get_type ())
G_DECLARE_FINAL_TYPE (TlHistoryPage, tl_history_page, TL, HISTORY_PAGE, GtkWidget)

GtkWidget *tl_history_page_new (void);
/** @library: (nullable): none is open. */
void tl_history_page_set_library (TlHistoryPage *self, TlLibrary *library);

G_END_DECLS
