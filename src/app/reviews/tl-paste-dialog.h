/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TlPasteDialog:
 *
 * Asks for text that is to be imported, and a title for it.
 *
 * Signals: "text-given" (const char *title, const char *text): before it closes; the title may be
 * empty.
 */
#define TL_TYPE_PASTE_DIALOG (tl_paste_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TlPasteDialog, tl_paste_dialog, TL, PASTE_DIALOG, AdwWindow)

TlPasteDialog *tl_paste_dialog_new (GtkWindow *parent);

G_END_DECLS
