/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Read page: selecting words on the picture of the page. What is selected there is selected in
 * the text, so that all that can be done to words can be done to it. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-read-page-private.h"

enum
{
  FRAMES = 3 /* until the text has scrolled to what was selected */
};

/* The word nearest to a place of the picture. */
static gboolean
find_word (TlReadPage *self, double x, double y, TlRange *word)
{
  double page_x, page_y;

  if (self->document_text == NULL)
    return FALSE;
  tl_page_view_to_page (self->picture, x, y, &page_x, &page_y);
  return tl_document_text_find_word (self->document_text, tl_page_view_get_page (self->picture),
                                     page_x, page_y, &word->start, &word->end);
}

static void
select_words (TlReadPage *self, guint start, guint end)
{
  self->is_marking_page = TRUE;
  tl_text_view_select_range (self->text, start, end);
}

static gboolean
done_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TlReadPage *self = TL_READ_PAGE (widget);

  if (--self->marking_frames > 0)
    return G_SOURCE_CONTINUE;
  self->is_marking_page = FALSE;
  return G_SOURCE_REMOVE;
}

/* The text may be scrolling still; until it stands the picture does not follow it. */
static void
end_marking (TlReadPage *self)
{
  tl_read_page_grab_text (self);
  if (self->is_marking_page && self->marking_frames == 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), done_tick_cb, NULL, NULL);
  self->marking_frames = FRAMES;
}

static void
drag_begin_cb (GtkGestureDrag *drag, double x, double y, TlReadPage *self)
{
  self->has_mark = find_word (self, x, y, &self->mark);
}

static void
drag_update_cb (GtkGestureDrag *drag, double dx, double dy, TlReadPage *self)
{
  GtkWidget *picture = GTK_WIDGET (self->picture);
  double x, y;
  TlRange word;

  if (!self->has_mark || !gtk_gesture_drag_get_start_point (drag, &x, &y)
      || !(self->is_marking_page
           || gtk_drag_check_threshold (picture, (int) x, (int) y, (int) (x + dx), (int) (y + dy))))
    return;
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  if (find_word (self, x + dx, y + dy, &word))
    select_words (self, MIN (self->mark.start, word.start), MAX (self->mark.end, word.end));
}

static void
drag_end_cb (GtkGestureDrag *drag, double dx, double dy, TlReadPage *self)
{
  self->has_mark = FALSE;
  if (self->is_marking_page)
    end_marking (self);
}

static void
select_paragraph (TlReadPage *self, guint at)
{
  const TlBlock *block = tl_document_text_get_block_at (self->document_text, at);

  if (block != NULL)
    select_words (self, block->start, block->start + block->n_chars);
}

/* Twice selects the word, three times the paragraph; with Shift, what is selected grows to here. */
static void
pressed_cb (GtkGestureClick *click, int n_press, double x, double y, TlReadPage *self)
{
  gboolean extends =
      (gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click)) & GDK_SHIFT_MASK)
      != 0;
  g_autoptr (TlSpan) span = NULL;
  TlRange word;

  if ((n_press < 2 && !extends) || !find_word (self, x, y, &word))
    return;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  if (extends)
    {
      guint at = tl_text_view_get_cursor (self->text);

      span = tl_text_view_dup_selection (self->text);
      select_words (self, MIN (span != NULL ? span->start : at, word.start),
                    MAX (span != NULL ? span->end : at, word.end));
    }
  else if (n_press == 2)
    select_words (self, word.start, word.end);
  else
    select_paragraph (self, word.start);
  end_marking (self);
}

void
tl_read_page_watch_picture (TlReadPage *self)
{
  GtkGesture *drag = gtk_gesture_drag_new (), *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->picture), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self->picture), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->picture), "text");
}
