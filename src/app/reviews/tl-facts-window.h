/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TlFactsWindow:
 *
 * The case facts of one review: what import proposed, each with the words it was read from, to be
 * confirmed or corrected by a person. Closes when the review goes.
 */
#define TL_TYPE_FACTS_WINDOW (tl_facts_window_get_type ())
G_DECLARE_FINAL_TYPE (TlFactsWindow, tl_facts_window, TL, FACTS_WINDOW, AdwWindow)

TlFactsWindow *tl_facts_window_new (GtkWindow *parent, TlLibrary *library, const char *review_id);

G_END_DECLS
