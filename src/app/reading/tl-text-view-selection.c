/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is selected in the reading pane. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-text-view-private.h"

TlSpan *
tl_text_view_dup_selection (TlTextView *self)
{
  GtkTextIter a, b;

  if (self->text == NULL
      || !gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &a,
                                                &b))
    return NULL;
  return tl_document_text_make_span (self->text, (guint) gtk_text_iter_get_offset (&a),
                                     (guint) gtk_text_iter_get_offset (&b));
}

void
tl_text_view_select_range (TlTextView *self, guint start, guint end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter a, b;

  gtk_text_buffer_get_iter_at_offset (buffer, &a, (int) start);
  gtk_text_buffer_get_iter_at_offset (buffer, &b, (int) end);
  gtk_text_buffer_select_range (buffer, &b, &a);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (buffer));
}

void
tl_text_view_drop_selection (TlTextView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter a, b;

  if (gtk_text_buffer_get_selection_bounds (buffer, &a, &b))
    gtk_text_buffer_place_cursor (buffer, &b);
}

void
tl_text_view_select_paragraph (TlTextView *self, gboolean extend)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter a, b;

  if (self->text == NULL)
    return;
  gtk_text_buffer_get_selection_bounds (buffer, &a, &b);
  gtk_text_iter_set_line_offset (&a, 0);
  if (extend && gtk_text_buffer_get_has_selection (buffer))
    gtk_text_iter_forward_line (&b);
  if (!gtk_text_iter_ends_line (&b))
    gtk_text_iter_forward_to_line_end (&b);
  tl_text_view_select_range (self, (guint) gtk_text_iter_get_offset (&a),
                             (guint) gtk_text_iter_get_offset (&b));
}

void
tl_text_view_get_selection_rect (TlTextView *self, GdkRectangle *rect)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter a, b;

  gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (view), &a, &b);
  gtk_text_view_get_iter_location (view, &b, rect);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, rect->x, rect->y, &rect->x,
                                         &rect->y);
  rect->width = 1;
  rect->y = CLAMP (rect->y, 0, MAX (gtk_widget_get_height (GTK_WIDGET (self)) - rect->height, 0));
}

void
tl_text_view_raise_selection (TlTextView *self, int y)
{
  GdkRectangle rect;

  tl_text_view_get_selection_rect (self, &rect);
  if (rect.y + rect.height > y)
    gtk_adjustment_set_value (self->vadjustment, gtk_adjustment_get_value (self->vadjustment)
                                                     + rect.y + rect.height - y);
}
