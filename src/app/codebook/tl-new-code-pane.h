/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-library.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TlNewCodePane:
 *
 * Asks for the name and the id of a new code and adds it; where it is split off from another, also
 * asks which findings go over. Signal "ended" (TlNewCodePane *self, const char *id): @id is that of
 * the new code, NULL when nothing was added.
 */
#define TL_TYPE_NEW_CODE_PANE (tl_new_code_pane_get_type ())
G_DECLARE_FINAL_TYPE (TlNewCodePane, tl_new_code_pane, TL, NEW_CODE_PANE, GtkWidget)

/** Asks for a code; @parent_id: (nullable): the theme that it is to stand below. */
void tl_new_code_pane_add (TlNewCodePane *self, TlLibrary *library, TlCodeKind kind,
                           const char *parent_id);
/** Asks for a code that takes some of the findings of @code and, where it has them, of its
 * sub-themes. */
void tl_new_code_pane_split (TlNewCodePane *self, TlLibrary *library, TlCode *code,
                             gboolean has_sub_themes);

G_END_DECLS
