/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-text-view.h"

G_BEGIN_DECLS

/**
 * TlReadBar:
 *
 * The bar above the text with an entry: to find words in it, or to go to a page or paragraph. It
 * moves the text itself.
 *
 * Signals: "closed": the text should have the focus; "page-wanted" (guint): one asked for that
 * page.
 */
#define TL_TYPE_READ_BAR (tl_read_bar_get_type ())
G_DECLARE_FINAL_TYPE (TlReadBar, tl_read_bar, TL, READ_BAR, GtkWidget)

/** @view: kept. */
void tl_read_bar_set_view (TlReadBar *self, TlTextView *view);
/** @text: (nullable). Closes the bar. */
void tl_read_bar_set_text (TlReadBar *self, TlDocumentText *text);
/** @n_pages: of the document; 0, as for each new text, where it has none. */
void tl_read_bar_set_n_pages (TlReadBar *self, guint n_pages);
/** Opens the bar to find words: those selected in the text, if they are on one line. */
void tl_read_bar_find (TlReadBar *self);
/** Opens the bar to go somewhere. */
void tl_read_bar_go_to (TlReadBar *self);
/** The next place found, or the previous one; opens the bar where nothing was looked for. */
void tl_read_bar_step (TlReadBar *self, gboolean backward);
/** @stay: at the place found; otherwise where one came from. Does nothing when it is closed. */
void tl_read_bar_close (TlReadBar *self, gboolean stay);

G_END_DECLS
