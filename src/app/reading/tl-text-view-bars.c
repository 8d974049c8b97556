/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bars of the left margin as one points at them, and what stands for those that have no room:
 * "+n", a button that lists them. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-text-view-private.h"

#include "tl-accessible.h"
#include "tl-tooltip.h"

#include <glib/gi18n.h>

enum
{
  REACH = 12,      /* pixels from the middle of a bar at which it is still meant */
  MORE_WIDTH = 28, /* of "+n" */
  MORE_STEP = 26   /* from one to the next */
};

static int
get_bars_end (TlTextView *self)
{
  return gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self));
}

static const GdkRectangle *
get_rect (TlTextView *self, const TlShownMark *shown, guint i)
{
  return &g_array_index (self->rects, GdkRectangle, shown->first + i);
}

static gboolean
is_beside (TlTextView *self, const TlShownMark *shown, int y)
{
  const GdkRectangle *top = get_rect (self, shown, 0),
                     *bottom = get_rect (self, shown, shown->n - 1);

  return y >= top->y && y < bottom->y + bottom->height;
}

/* The finding whose bar is at a point of the buffer, or nearest to it. */
static TlFinding *
find_bar (TlTextView *self, int x, int y)
{
  TlFinding *found = NULL;
  int nearest = REACH + 1;

  tl_text_view_find_shown (self);
  for (guint i = 0; i < self->shown->len; i++)
    {
      const TlShownMark *shown = &g_array_index (self->shown, TlShownMark, i);

      for (guint n = 0; n < shown->mark->n_bars && shown->mark->lane + n < TL_TEXT_MARKS_LANES; n++)
        {
          int middle = get_bars_end (self) - TL_BAR_GAP
                       - TL_BAR_LANE * (int) (shown->mark->lane + n) + TL_BAR_WIDTH / 2;

          if (!is_beside (self, shown, y) || ABS (x - middle) >= nearest)
            continue;
          nearest = ABS (x - middle);
          found = shown->mark->finding;
        }
    }
  return found;
}

static void
pressed_cb (GtkGestureClick *click, int n_press, double x, double y, TlTextView *self)
{
  int buffer_x, buffer_y;
  TlFinding *finding;

  if (self->marks == NULL || x >= get_bars_end (self) - 4)
    return;
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int) x,
                                         (int) y, &buffer_x, &buffer_y);
  finding = find_bar (self, buffer_x, buffer_y);
  if (finding == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "finding-chosen", finding);
}

static void
moved_cb (GtkEventControllerMotion *motion, double x, double y, TlTextView *self)
{
  int buffer_x, buffer_y;
  gboolean is_bar = FALSE;

  if (self->marks != NULL && x < get_bars_end (self) - 4)
    {
      gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int) x,
                                             (int) y, &buffer_x, &buffer_y);
      is_bar = find_bar (self, buffer_x, buffer_y) != NULL;
    }
  if (is_bar == self->is_on_bar)
    return;
  self->is_on_bar = is_bar;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), is_bar ? "pointer" : "text");
}

void
tl_text_view_watch_bars (TlTextView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (moved_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

/* All findings at the height of a button. */
static void
more_clicked_cb (GtkButton *button, TlTextView *self)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();
  GdkRectangle at = { 0, 0, MORE_WIDTH, MORE_STEP };
  int line = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "line"));
  double x, y;

  tl_text_view_find_shown (self);
  for (guint i = 0; i < self->shown->len; i++)
    {
      const TlShownMark *shown = &g_array_index (self->shown, TlShownMark, i);

      if (is_beside (self, shown, line) && !g_ptr_array_find (findings, shown->mark->finding, NULL))
        g_ptr_array_add (findings, shown->mark->finding);
    }
  gtk_widget_translate_coordinates (GTK_WIDGET (button), GTK_WIDGET (self), 0, 0, &x, &y);
  at.x = (int) x;
  at.y = (int) y;
  tl_text_view_list_here (self, findings, &at);
}

static TlMore *
get_more (TlTextView *self, guint i)
{
  if (i >= self->mores->len)
    {
      TlMore more = { .button = gtk_button_new_with_label (""), .x = -1, .y = -1 };

      gtk_widget_add_css_class (more.button, "flat");
      gtk_widget_add_css_class (more.button, "finding-flag");
      g_signal_connect (more.button, "clicked", G_CALLBACK (more_clicked_cb), self);
      tl_text_view_add_button (self, more.button);
      g_array_append_val (self->mores, more);
    }
  return &g_array_index (self->mores, TlMore, i);
}

static void
show_more (TlTextView *self, TlMore *more, int line, int y, guint n, gboolean has_current)
{
  int x =
      get_bars_end (self) - TL_BAR_GAP - TL_BAR_LANE * (TL_TEXT_MARKS_LANES - 1) - 2 - MORE_WIDTH;
  g_autofree char *text = g_strdup_printf ("+%u", n);
  g_autofree char *name = g_strdup_printf (
      ngettext ("%u more finding beside these words", "%u more findings beside these words", n), n);

  x = MAX (x, 0);
  g_object_set_data (G_OBJECT (more->button), "line", GINT_TO_POINTER (line));
  if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (more->button)), text) != 0)
    gtk_button_set_label (GTK_BUTTON (more->button), text);
  tl_tooltip_set (more->button, name);
  tl_accessible_set_name (more->button, name);
  if (more->x != x || more->y != y)
    gtk_text_view_move_overlay (GTK_TEXT_VIEW (self), more->button, x, y);
  more->x = x;
  more->y = y;
  gtk_widget_set_visible (more->button, TRUE);
  if (has_current)
    gtk_widget_add_css_class (more->button, "current");
  else
    gtk_widget_remove_css_class (more->button, "current");
}

/* Where the number of a paragraph stands, "+n" goes a line lower. */
static int
place_more (TlTextView *self, const TlShownMark *shown)
{
  const TlBlock *block = tl_document_text_get_block_at (self->text, shown->mark->start);
  const GdkRectangle *rect = get_rect (self, shown, 0);

  return shown->begins && block != NULL && block->start == shown->mark->start
             ? rect->y + rect->height
             : rect->y;
}

void
tl_text_view_sync_mores (TlTextView *self)
{
  guint used = 0, n = 0;
  int line = 0, y = 0;
  gboolean has_current = FALSE;

  for (guint i = 0; i < self->shown->len; i++)
    {
      const TlShownMark *shown = &g_array_index (self->shown, TlShownMark, i);
      int at = place_more (self, shown);
      gboolean is_current =
          g_strcmp0 (tl_finding_get_id (shown->mark->finding), self->current_id) == 0;

      if (shown->mark->lane + shown->mark->n_bars <= TL_TEXT_MARKS_LANES)
        continue;
      if (n > 0 && at < y + MORE_STEP)
        {
          n++;
          has_current = has_current || is_current;
          continue;
        }
      if (n > 0)
        show_more (self, get_more (self, used++), line, y, n, has_current);
      n = 1;
      has_current = is_current;
      y = at;
      line = get_rect (self, shown, 0)->y + 2;
    }
  if (n > 0)
    show_more (self, get_more (self, used++), line, y, n, has_current);
  for (guint i = used; i < self->mores->len; i++)
    gtk_widget_set_visible (g_array_index (self->mores, TlMore, i).button, FALSE);
}
