/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TlPage:
 *
 * A page of the window: fills itself with its child and tells its class of a new width, so that
 * what stands side by side can go below each other. Popovers may be children besides.
 */
#define TL_TYPE_PAGE (tl_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (TlPage, tl_page, TL, PAGE, GtkWidget)

struct _TlPageClass
{
  GtkWidgetClass parent_class;

  /**
   * May be NULL. Lays the page out for @width (pixels), in the frame after it was allocated: what
   * is shown, hidden or turned within an allocation loses its own.
   *
   * Returns: the width (pixels) that the page may still be made narrower to, because it can lay
   *   itself out otherwise; 0 where what its child asks for holds
   */
  int (*adapt) (TlPage *self, int width);
};

G_END_DECLS
