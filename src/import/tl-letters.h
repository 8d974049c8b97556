/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * tl_letters_set_wanted:
 * @is_wanted: whether letters will be looked at (they are, unless told otherwise)
 *
 * Leaves the letters out of what is drawn, while only rules are looked for. For one thread at a
 * time.
 */
void tl_letters_set_wanted (gboolean is_wanted);

G_END_DECLS
