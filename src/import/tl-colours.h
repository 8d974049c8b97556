/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * tl_colours_set_wanted:
 * @is_wanted: whether colours will be looked at (they are, unless told otherwise)
 *
 * Turns off the set-up of colour profiles while only text is taken from pages. For one thread at a
 * time.
 */
void tl_colours_set_wanted (gboolean is_wanted);

G_END_DECLS
