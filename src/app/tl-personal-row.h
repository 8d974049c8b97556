/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-library.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TlPersonalRow:
 *
 * A passage that may identify someone: what and where it is, its words, and why it is pointed out.
 */
#define TL_TYPE_PERSONAL_ROW (tl_personal_row_get_type ())
G_DECLARE_FINAL_TYPE (TlPersonalRow, tl_personal_row, TL, PERSONAL_ROW, GtkListBoxRow)

GtkWidget *tl_personal_row_new (const TlPersonalDatum *datum);
/** With the review's title; a button leads to the finding that would be quoted. */
GtkWidget *tl_personal_row_new_outgoing (const TlOutgoing *outgoing);

G_END_DECLS
