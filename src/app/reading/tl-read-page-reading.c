/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Read page: what one does as one reads. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-go-to.h"
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
tl_read_page_go_to_page (TlReadPage *self, guint page)
{
  guint offset;

  if (self->document_text == NULL || page > tl_page_view_get_n_pages (self->picture))
    return;
  offset = tl_go_to_find_page (self->document_text, page);
  if (offset != TL_GO_TO_NOWHERE)
    tl_text_view_scroll_to (self->text, offset);
  self->held_top = offset == TL_GO_TO_NOWHERE ? tl_text_view_get_top (self->text) : G_MAXUINT;
  tl_page_view_set_page (self->picture, page);
}

static void
go_to_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_read_bar_go_to (TL_READ_PAGE (widget)->bar);
}

static void
find_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_read_bar_find (TL_READ_PAGE (widget)->bar);
}

static void
find_step_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_read_bar_step (TL_READ_PAGE (widget)->bar, g_variant_get_int32 (parameter) < 0);
}

void
tl_read_page_install_reading_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "read.show-note", NULL, show_note_cb);
  gtk_widget_class_install_action (class, "read.go-to", NULL, go_to_cb);
  gtk_widget_class_install_action (class, "read.find", NULL, find_cb);
  gtk_widget_class_install_action (class, "read.find-step", "i", find_step_cb);

  gtk_widget_class_add_binding_action (class, GDK_KEY_f, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "read.show-note", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_g, GDK_CONTROL_MASK, "read.go-to", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_f, GDK_CONTROL_MASK, "read.find", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_F3, 0, "read.find-step", "i", 1);
  gtk_widget_class_add_binding_action (class, GDK_KEY_F3, GDK_SHIFT_MASK, "read.find-step", "i",
                                       -1);
}
