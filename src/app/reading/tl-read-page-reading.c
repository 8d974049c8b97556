/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Read page: what one does as one reads. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-read-page-private.h"
#include "tl-window-messages.h"

#include <glib/gi18n.h>

static void
show_note_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlReadPage *self = TL_READ_PAGE (widget);

  if (self->document_text == NULL)
    return;
  tl_read_page_grab_text (self);
  if (!tl_text_view_show_note (self->text))
    tl_window_show_toast (widget, _ ("This document has no footnotes"), FALSE);
}

void
tl_read_page_install_reading_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "read.show-note", NULL, show_note_cb);

  gtk_widget_class_add_binding_action (class, GDK_KEY_f, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "read.show-note", NULL);
}
