/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Footnotes in the reading pane: their marks as links, and a popover with the note, by pointer and
 * by keyboard. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-style-colour.h"
#include "tl-text-view-private.h"

#include <glib/gi18n.h>

enum
{
  HIDE_DELAY = 300 /* milliseconds to come from the mark to its note */
};

/* Gives each mark the look of a link; the digits are raised already. */
void
tl_text_view_mark_notes (TlTextView *self, GtkTextBuffer *buffer)
{
  GtkTextTag *tag = gtk_text_buffer_create_tag (buffer, "note-mark", "weight", 700, NULL);

  for (guint i = 0; self->notes != NULL && i < tl_text_notes_get_n (self->notes); i++)
    {
      const TlTextNote *note = tl_text_notes_get (self->notes, i);
      GtkTextIter start, end;

      gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) note->start);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) note->end);
      gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
    }
}

/* Tags know nothing of the style: their colour is set whenever it may have changed. */
void
tl_text_view_colour_notes (TlTextView *self)
{
  GtkTextTagTable *table =
      gtk_text_buffer_get_tag_table (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)));
  GtkTextTag *tag = gtk_text_tag_table_lookup (table, "note-mark");
  GdkRGBA colour = tl_style_colour_get (GTK_WIDGET (self), "accent_color");
  GdkRGBA *old = NULL;

  if (tag == NULL)
    return;
  g_object_get (tag, "foreground-rgba", &old, NULL);
  if (old == NULL || !gdk_rgba_equal (old, &colour))
    g_object_set (tag, "foreground-rgba", &colour, NULL);
  g_clear_pointer (&old, gdk_rgba_free);
}

static gboolean
hide_cb (gpointer data)
{
  TlTextView *self = data;

  self->note_hiding = 0;
  tl_text_view_hide_note (self);
  return G_SOURCE_REMOVE;
}

static void
hide_soon (TlTextView *self)
{
  if (self->note_shown != NULL && self->note_hiding == 0 && !self->note_is_asked)
    self->note_hiding = g_timeout_add (HIDE_DELAY, hide_cb, self);
}

static void
point_at_mark (TlTextView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter at, end;
  GdkRectangle rect, last;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &at,
                                      (int) self->note_shown->start);
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &end,
                                      (int) self->note_shown->end);
  gtk_text_view_get_iter_location (view, &at, &rect);
  gtk_text_view_get_iter_location (view, &end, &last);
  rect.width = MAX (last.x - rect.x, 1);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, rect.x, rect.y, &rect.x,
                                         &rect.y);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->note_popover), &rect);
}

static void
popup (TlTextView *self, const TlTextNote *note, gboolean is_asked)
{
  g_autofree char *title = g_strdup_printf (_ ("Note %s"), note->note->number);

  g_clear_handle_id (&self->note_hiding, g_source_remove);
  gtk_label_set_text (self->note_title, title);
  gtk_label_set_text (self->note_label, note->note->text);
  self->note_shown = note;
  self->note_is_asked = is_asked;
  point_at_mark (self);
  gtk_popover_popup (GTK_POPOVER (self->note_popover));
}

static void
motion_cb (GtkEventControllerMotion *motion, double x, double y, TlTextView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  const TlTextNote *note = NULL;
  GtkTextIter at;
  int buffer_x, buffer_y;

  if (self->notes == NULL || tl_text_notes_get_n (self->notes) == 0 || self->note_is_asked)
    return;
  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x,
                                         &buffer_y);
  if (gtk_text_view_get_iter_at_location (view, &at, buffer_x, buffer_y))
    note = tl_text_notes_get_at (self->notes, (guint) gtk_text_iter_get_offset (&at));
  if (note == NULL)
    hide_soon (self);
  else if (note != self->note_shown)
    popup (self, note, FALSE);
  else
    g_clear_handle_id (&self->note_hiding, g_source_remove);
}

static void
leave_cb (GtkEventControllerMotion *motion, TlTextView *self)
{
  hide_soon (self);
}

static void
enter_note_cb (GtkEventControllerMotion *motion, double x, double y, TlTextView *self)
{
  g_clear_handle_id (&self->note_hiding, g_source_remove);
}

void
tl_text_view_hide_note (TlTextView *self)
{
  g_clear_handle_id (&self->note_hiding, g_source_remove);
  self->note_shown = NULL;
  self->note_is_asked = FALSE;
  if (self->note_popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->note_popover));
}

void
tl_text_view_make_note_popover (TlTextView *self)
{
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkEventController *motion = gtk_event_controller_motion_new (),
                     *inside = gtk_event_controller_motion_new ();

  self->note_title = GTK_LABEL (gtk_label_new (NULL));
  self->note_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->note_title, 0);
  gtk_label_set_xalign (self->note_label, 0);
  gtk_label_set_wrap (self->note_label, TRUE);
  gtk_label_set_wrap_mode (self->note_label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (self->note_label, 56);
  gtk_widget_add_css_class (GTK_WIDGET (self->note_title), "secondary");
  gtk_widget_add_css_class (GTK_WIDGET (self->note_label), "quotation");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->note_title));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->note_label));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_popover_set_autohide (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_TOP);
  gtk_widget_add_css_class (popover, "note-popover");
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Footnote"), -1);
  g_signal_connect (inside, "enter", G_CALLBACK (enter_note_cb), self);
  g_signal_connect (inside, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (popover, inside);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  self->note_popover = popover;
}

/* From a note to its mark, from a mark that shows its note to the next, otherwise to the mark at
 * the cursor or after it; after the last comes the first. */
static const TlTextNote *
choose_note (TlTextView *self)
{
  guint at = tl_text_view_get_cursor (self);
  const TlTextNote *here = tl_text_notes_get_at (self->notes, at),
                   *note = tl_text_notes_get_of (self->notes, at);

  if (note == NULL && here != NULL)
    note = here == self->note_shown ? tl_text_notes_get_next (self->notes, here->end) : here;
  else if (note == NULL)
    note = tl_text_notes_get_next (self->notes, at);
  return note != NULL ? note : tl_text_notes_get (self->notes, 0);
}

gboolean
tl_text_view_show_note (TlTextView *self)
{
  const TlTextNote *note;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter at;
  GdkRectangle visible, rect;

  g_return_val_if_fail (TL_IS_TEXT_VIEW (self), FALSE);
  if (self->notes == NULL || tl_text_notes_get_n (self->notes) == 0)
    return FALSE;
  note = choose_note (self);
  gtk_text_buffer_get_iter_at_offset (buffer, &at, (int) note->start);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &at, &rect);
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  if (rect.y < visible.y || rect.y + rect.height > visible.y + visible.height)
    tl_text_view_scroll_to (self, note->start);
  else
    gtk_text_buffer_place_cursor (buffer, &at);
  popup (self, note, TRUE);
  return TRUE;
}

gboolean
tl_text_view_handle_note_key (TlTextView *self, guint key)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  if (key == GDK_KEY_Escape && self->note_shown != NULL)
    {
      tl_text_view_hide_note (self);
      return TRUE;
    }
  return (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && self->notes != NULL
         && self->note_shown == NULL && !gtk_text_buffer_get_has_selection (buffer)
         && tl_text_notes_get_at (self->notes, tl_text_view_get_cursor (self)) != NULL
         && tl_text_view_show_note (self);
}

/* The note follows its mark as the text moves, and goes with it when that leaves the pane. */
void
tl_text_view_move_note (TlTextView *self)
{
  GtkTextIter at;
  GdkRectangle visible, rect;

  if (self->note_shown == NULL)
    return;
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &at,
                                      (int) self->note_shown->start);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &at, &rect);
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  if (rect.y < visible.y || rect.y + rect.height > visible.y + visible.height)
    tl_text_view_hide_note (self);
  else
    point_at_mark (self);
}
