/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-library.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TlSearchPage:
 *
 * The page on which the library is searched as one types: texts, findings and recommendations, by
 * review; places found are opened in Read, or chosen and tagged together.
 */
#define TL_TYPE_SEARCH_PAGE (tl_search_page_get_type ())
G_DECLARE_FINAL_TYPE (TlSearchPage, tl_search_page, TL, SEARCH_PAGE, GtkWidget)

GtkWidget *tl_search_page_new (void);
/** @library: (nullable): none is open. Forgets what was searched for. */
void tl_search_page_set_library (TlSearchPage *self, TlLibrary *library);
/** Gives the entry the focus, its words selected. */
void tl_search_page_grab_entry (TlSearchPage *self);

G_END_DECLS
