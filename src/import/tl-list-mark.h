/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** (transfer full): @value as lists show it in @style: '1', 'a', 'A', 'i' or 'I'; as digits where
 * the style has no such number. */
char *tl_list_mark (char style, int value);

G_END_DECLS
