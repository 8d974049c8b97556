/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * tl_confine:
 *
 * Gives up, for good, what a reader of foreign files does not need: files other than fonts and the
 * data of tesseract, sockets, other programs, more memory than 768 MiB. Where the kernel lacks a
 * guard the others stand.
 *
 * Returns: (transfer full): which guards hold, for people
 */
char *tl_confine (void);

/** Allows the process @seconds more of processor time. */
void tl_confine_grant_time (guint seconds);

G_END_DECLS
