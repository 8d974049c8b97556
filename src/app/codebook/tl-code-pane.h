/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-code-item.h"

G_BEGIN_DECLS

/**
 * TlCodePane:
 *
 * All that is known of one code, to be read and changed. What is typed is saved when a field is
 * left or Enter is pressed; Esc takes back what was typed in a field.
 */
#define TL_TYPE_CODE_PANE (tl_code_pane_get_type ())
G_DECLARE_FINAL_TYPE (TlCodePane, tl_code_pane, TL, CODE_PANE, GtkWidget)

/** @library: (nullable). What is typed is saved first. */
void tl_code_pane_set_library (TlCodePane *self, TlLibrary *library);
/** Shows a code as it is now. What is typed stays if it is the same code, and is saved first if it
 * is another one. @item: (nullable). */
void tl_code_pane_show (TlCodePane *self, TlCodeItem *item);
/** Saves what is typed. */
void tl_code_pane_flush (TlCodePane *self);
/** Puts the focus on the name, all of it selected. */
void tl_code_pane_rename (TlCodePane *self);

G_END_DECLS
