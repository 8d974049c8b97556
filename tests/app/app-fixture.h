/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store-fixture.h"

#include "tl-library.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** gtk_test_init(), resources and styles; ends the program as skipped where there is no display. */
void app_fixture_init (int *argc, char ***argv);

/**
 * app_fixture_make_library:
 * @n_reviews: of the invented drafts of the store's fixture
 * @is_coded: whether each has findings for two themes and two agencies
 *
 * Returns: (transfer full): the open library in @folder; close it with tl_library_close()
 */
TlLibrary *app_fixture_make_library (const char *folder, guint n_reviews, gboolean is_coded);

/** Runs the main loop until CONDITION (DATA) holds; a test fails that waits for a minute. */
void app_fixture_wait (gboolean (*condition) (gpointer data), gpointer data);

/** (transfer none) (nullable): the first widget of TYPE, at or under WIDGET. */
GtkWidget *app_fixture_find (GtkWidget *widget, GType type);

/** (transfer none) (nullable): the button that does ACTION, at or under WIDGET. */
GtkWidget *app_fixture_find_button (GtkWidget *widget, const char *action);

G_END_DECLS
