/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TlDivider:
 * @paned: borrowed from the page
 * @key: of the settings: how wide the first part was made, 0 if nobody moved the divider
 * @beside: from so many pixels on the parts stand side by side, under it one above the other
 * @across: how much of the width the first part has, until the divider is moved
 * @down: how much of the height, likewise
 *
 * What divides a page into two parts that turn where there is little room. The other members are
 * its own; zero them.
 */
typedef struct
{
  GtkPaned *paned;
  const char *key;
  int beside;
  double across, down;

  int width, placed;
  gboolean is_placed, is_moved;
} TlDivider;

/** Follows a page that is about to get @width; called in its size_allocate, before the paned has
 * its own. */
void tl_divider_adapt (TlDivider *self, GtkWidget *page, int width);

/** Pixels that the page may be made as narrow as: side by side its parts ask for more, but can
 * turn; 0 where they are turned, and what they ask for holds. */
int tl_divider_get_narrowest (TlDivider *self);

/** Remembers where somebody moved it to. */
void tl_divider_store (TlDivider *self);

G_END_DECLS
