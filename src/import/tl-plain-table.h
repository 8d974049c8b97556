/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-markup.h"

G_BEGIN_DECLS

/**
 * tl_plain_table_read:
 * @lines: the lines of a text as they stand in it, with the white space at their heads
 * @n_lines: how many there are
 *
 * Adds the table that begins with the first line: its columns parted by tabs, by "|", or by white
 * below or above which a rule of dashes shows them.
 *
 * Returns: how many lines it takes; 0 if none begins there
 */
guint tl_plain_table_read (TlMarkup *markup, const char *const *lines, guint n_lines);

G_END_DECLS
