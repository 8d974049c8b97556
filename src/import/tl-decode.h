/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * tl_decode:
 * @label: (nullable): name of the encoding that the file gives
 *
 * Gives text in an unknown encoding as UTF-8: by its byte order mark, its label, as UTF-8 where it
 * is valid, or as Windows-1252. Control characters but tabs, line feeds, form feeds and carriage
 * returns are left out.
 *
 * Returns: (transfer full): UTF-8
 */
char *tl_decode (const char *data, gsize size, const char *label);

/** What stands for the control characters 0x80 to 0x9f in text of Windows; 0 for others. */
gunichar tl_decode_windows (gunichar c);

G_END_DECLS
