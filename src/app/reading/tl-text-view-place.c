/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where in the text one is: going there, staying there while GTK measures the lines. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-text-view-private.h"

/* Where one reads, from the top: what is scrolled to comes to stand a little above. */
enum
{
  PLACE_PERCENT = 22,
  READING_PLACE = -1 /* a fifth below the top, however high the pane will be */
};

/* GTK 4.8 loses the place while lines above it are being measured: it corrects the value before it
 * raises the upper limit. */
void
tl_text_view_repin (TlTextView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter at;
  int y;

  if (self->measuring == 0 || self->pin == NULL)
    return;
  gtk_text_buffer_get_iter_at_mark (gtk_text_view_get_buffer (view), &at, self->pin);
  gtk_text_view_get_line_yrange (view, &at, &y, NULL);
  gtk_adjustment_set_value (
      self->vadjustment,
      y - (self->pin_y >= 0 ? self->pin_y : gtk_widget_get_height (GTK_WIDGET (self)) / 5));
}

static gboolean
measured_cb (gpointer data)
{
  TlTextView *self = data;

  tl_text_view_repin (self);
  self->measuring = 0;
  tl_text_view_sync_soon (self);
  return G_SOURCE_REMOVE;
}

/* All lines have to be measured again: keeps the paragraph at AT in its place, Y below the top. The
   idle source comes after GTK's own, which has a higher priority. */
void
tl_text_view_hold (TlTextView *self, const GtkTextIter *at, int y)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  if (self->pin == NULL)
    self->pin = gtk_text_buffer_create_mark (buffer, NULL, at, TRUE);
  else
    gtk_text_buffer_move_mark (buffer, self->pin, at);
  self->pin_y = y;
  if (self->measuring == 0)
    self->measuring = g_idle_add_full (G_PRIORITY_LOW, measured_cb, self, NULL);
}

void
tl_text_view_hold_top (TlTextView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle visible;
  GtkTextIter at;
  int y;

  if (self->text == NULL || self->measuring != 0)
    return;
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &at, visible.y, &y);
  tl_text_view_hold (self, &at, y - visible.y);
}

void
tl_text_view_scroll_to (TlTextView *self, guint offset)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter at;

  gtk_text_buffer_get_iter_at_offset (buffer, &at, (int) offset);
  gtk_text_buffer_place_cursor (buffer, &at);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (buffer), 0, TRUE,
                                0, 0.2);
  if (self->measuring != 0)
    tl_text_view_hold (self, &at, READING_PLACE);
  tl_text_view_sync_soon (self);
}

void
tl_text_view_reveal (TlTextView *self, guint offset, gboolean always)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GdkRectangle visible, rect;
  GtkTextMark *mark;
  GtkTextIter at;

  gtk_text_buffer_get_iter_at_offset (buffer, &at, (int) offset);
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_iter_location (view, &at, &rect);
  if (!always && rect.y >= visible.y + visible.height / 10
      && rect.y + rect.height <= visible.y + visible.height * 9 / 10)
    return;
  mark = gtk_text_buffer_create_mark (buffer, NULL, &at, TRUE);
  gtk_text_view_scroll_to_mark (view, mark, 0, TRUE, 0, 0.2);
  gtk_text_buffer_delete_mark (buffer, mark);
  if (self->measuring != 0)
    tl_text_view_hold (self, &at, READING_PLACE);
}

guint
tl_text_view_get_top (TlTextView *self)
{
  GdkRectangle visible;
  GtkTextIter at;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  gtk_text_view_get_line_at_y (GTK_TEXT_VIEW (self), &at, visible.y, NULL);
  return (guint) gtk_text_iter_get_offset (&at);
}

void
tl_text_view_get_sight (TlTextView *self, guint *start, guint *end)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle visible;
  GtkTextIter at, last;
  int y, height;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &at, visible.y, NULL);
  gtk_text_view_get_line_yrange (view, &at, &y, &height);
  if (y < visible.y && height <= visible.height)
    gtk_text_iter_forward_line (&at);
  gtk_text_view_get_line_at_y (view, &last, visible.y + visible.height, NULL);
  gtk_text_view_get_line_yrange (view, &last, &y, &height);
  if (y + height <= visible.y + visible.height && !gtk_text_iter_ends_line (&last))
    gtk_text_iter_forward_to_line_end (&last);
  *start = (guint) gtk_text_iter_get_offset (&at);
  *end = (guint) gtk_text_iter_get_offset (&last);
}

/* At its end the text cannot be scrolled so that what was gone to stands where one reads: there the
 * cursor tells the place, if it is in sight below. */
static gboolean
is_cursor_the_place (TlTextView *self, const GdkRectangle *visible, GtkTextIter *cursor)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  double end = gtk_adjustment_get_upper (self->vadjustment)
               - gtk_adjustment_get_page_size (self->vadjustment);
  GdkRectangle line;

  if (gtk_adjustment_get_value (self->vadjustment) < end - 1)
    return FALSE;
  gtk_text_buffer_get_iter_at_mark (buffer, cursor, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), cursor, &line);
  return line.y > visible->y + visible->height * PLACE_PERCENT / 100
         && line.y < visible->y + visible->height;
}

guint
tl_text_view_get_place (TlTextView *self)
{
  GdkRectangle visible;
  GtkTextIter at;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  if (is_cursor_the_place (self, &visible, &at))
    return (guint) gtk_text_iter_get_offset (&at);
  gtk_text_view_get_iter_at_location (
      GTK_TEXT_VIEW (self), &at, visible.x + gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self)),
      visible.y + visible.height * PLACE_PERCENT / 100);
  return (guint) gtk_text_iter_get_offset (&at);
}
