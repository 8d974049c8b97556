/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-application.h"
#include "tl-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TlWindow:
 *
 * The window: one library, its pages, what one can do with it. Properties: "library"
 * (TlLibrary, nullable, read-only), "page" (name of the page that is shown, as
 * tl_window_show_page() takes it).
 */
#define TL_TYPE_WINDOW (tl_window_get_type ())
G_DECLARE_FINAL_TYPE (TlWindow, tl_window, TL, WINDOW, AdwApplicationWindow)

TlWindow *tl_window_new (TlApplication *application);

/** (transfer none) (nullable). */
TlLibrary *tl_window_get_library (TlWindow *self);

/** Opens a library in place of the one that is open, which is closed once the new one is there. */
void tl_window_open_library (TlWindow *self, const char *path, TlStoreMode mode);
/** Opens the library that was open last, if it is still there; otherwise the window asks for one.
 */
void tl_window_open_last_library (TlWindow *self);

/**
 * tl_window_import:
 * @files: (element-type GFile): reports and folders
 *
 * Shows the Reviews page and takes the files in; once the library is there, where it is being
 * opened.
 */
void tl_window_import (TlWindow *self, GPtrArray *files);

/** Shows the Read page at a review. */
void tl_window_open_review (TlWindow *self, const char *review_id);
/** Shows the Read page at a finding. */
void tl_window_open_finding (TlWindow *self, const char *review_id, const char *document_id,
                             const char *finding_id);

/** Shows the Review page: the facts of a review and the work on it. */
void tl_window_show_review (TlWindow *self, const char *review_id);
/** Shows the Read page with the words from character @start to before @end selected. */
void tl_window_open_place (TlWindow *self, const char *review_id, const char *document_id,
                           guint start, guint end);

/** "reviews", "read", "lessons", "overview", "codebook", "history", "search" or "review". */
void tl_window_show_page (TlWindow *self, const char *name);

G_END_DECLS
