/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The keys of one verb; without keys the head of a group. */
typedef struct
{
  const char *title; /* to be translated */
  const char *keys;  /* nullable: accelerators, parted by spaces; “1...9” stands for a range */
  const char *page;  /* nullable, of a group: the page whose keys they are */
} TlShortcut;

/**
 * tl_shortcuts_get:
 * @n_shortcuts: (out): how many there are
 *
 * All that can be done by keys, in the order of the work; each group has its head first. Lent, for
 * ever; any thread.
 */
const TlShortcut *tl_shortcuts_get (guint *n_shortcuts);

/**
 * tl_shortcuts_display:
 * @accelerator: one accelerator, or a range as “<Shift>1...9”
 *
 * The keys as they stand on the keyboard, as “Ctrl+Z”; main thread only.
 *
 * Returns: (transfer full): text
 */
char *tl_shortcuts_display (const char *accelerator);

/**
 * tl_shortcuts_speak:
 * @accelerator: one accelerator, or a range
 *
 * The same in words that a screen reader says: most say nothing at a full stop or a bracket. Main
 * thread only.
 *
 * Returns: (transfer full): text
 */
char *tl_shortcuts_speak (const char *accelerator);

G_END_DECLS
