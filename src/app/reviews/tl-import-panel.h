/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-library.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TlImportPanel:
 *
 * The files on their way into the library, a row each; it stays until it is dismissed. Properties
 * (read-only): "has-files".
 *
 * Signal "review-activated" (const char *review_id): somebody wants to read what a file became.
 */
#define TL_TYPE_IMPORT_PANEL (tl_import_panel_get_type ())
G_DECLARE_FINAL_TYPE (TlImportPanel, tl_import_panel, TL, IMPORT_PANEL, GtkBox)

/** Stops what runs in the library that was there. */
void tl_import_panel_set_library (TlImportPanel *self, TlLibrary *library);
/** @files: (element-type GFile): files and folders. */
void tl_import_panel_add (TlImportPanel *self, GPtrArray *files);
/** Takes pasted text in. @title: (nullable). */
void tl_import_panel_add_text (TlImportPanel *self, const char *title, const char *text);

G_END_DECLS
