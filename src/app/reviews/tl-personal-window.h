/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-import-job.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TlPersonalWindow:
 *
 * Lists what may identify someone in a file that was imported. Escape closes it.
 */
#define TL_TYPE_PERSONAL_WINDOW (tl_personal_window_get_type ())
G_DECLARE_FINAL_TYPE (TlPersonalWindow, tl_personal_window, TL, PERSONAL_WINDOW, AdwWindow)

/** @parent: (nullable): what it stands before. */
GtkWindow *tl_personal_window_new (GtkWindow *parent, TlImportItem *item);

G_END_DECLS
