/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Read page: the menu of what can be done to words and findings, by the right button or by key,
 * in the text and in the list. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-read-page-private.h"

/* X and Y are WIDGET's. */
static void
pop_up (TlReadPage *self, GtkWidget *widget, double x, double y)
{
  GdkRectangle at = { 0, 0, 1, 1 };
  double page_x = 0, page_y = 0;

  if (!gtk_widget_translate_coordinates (widget, GTK_WIDGET (self), x, y, &page_x, &page_y))
    return;
  at.x = (int) page_x;
  at.y = (int) page_y;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &at);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* The cursor goes to where one clicks, unless that is in the selection. */
static void
place_cursor (TlReadPage *self, double x, double y)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->text);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter at, start, end;
  int buffer_x, buffer_y;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x,
                                         &buffer_y);
  gtk_text_view_get_iter_at_location (view, &at, buffer_x, buffer_y);
  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end)
      || !gtk_text_iter_in_range (&at, &start, &end))
    gtk_text_buffer_place_cursor (buffer, &at);
}

static void
text_pressed_cb (GtkGestureClick *click, int n_press, double x, double y, TlReadPage *self)
{
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  if (self->document_text == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  place_cursor (self, x, y);
  pop_up (self, GTK_WIDGET (self->text), x, y);
}

static void
row_pressed_cb (GtkGestureClick *click, int n_press, double x, double y, GtkListItem *item)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));
  TlReadPage *self = TL_READ_PAGE (gtk_widget_get_ancestor (row, TL_TYPE_READ_PAGE));
  TlFinding *finding = gtk_list_item_get_item (item);

  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  if (self == NULL || finding == NULL)
    return;
  tl_read_page_show_finding (self, finding);
  pop_up (self, row, x, y);
}

static void
closed_cb (TlReadPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self->text)))
    tl_read_page_grab_text (self);
}

static GtkGesture *
make_click (GCallback pressed, gpointer data)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", pressed, data);
  return click;
}

void
tl_read_page_add_menu (TlReadPage *self)
{
  self->menu = gtk_popover_menu_new_from_model (self->finding_menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->menu), GTK_POS_BOTTOM);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  g_signal_connect_object (self->menu, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->text), GTK_EVENT_CONTROLLER (make_click (
                                                          G_CALLBACK (text_pressed_cb), self)));
}

void
tl_read_page_add_row_menu (GtkListItem *item)
{
  gtk_widget_add_controller (gtk_list_item_get_child (item),
                             GTK_EVENT_CONTROLLER (make_click (G_CALLBACK (row_pressed_cb), item)));
}

/* By key: at the cursor, or at the row in hand. */
void
tl_read_page_show_menu (TlReadPage *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (self->document_text == NULL)
    return;
  if (focus != NULL && focus != GTK_WIDGET (self->text)
      && gtk_widget_is_ancestor (focus, tl_findings_pane_get_list (self->findings_pane)))
    pop_up (self, focus, gtk_widget_get_width (focus) / 2.0, gtk_widget_get_height (focus));
  else
    {
      GdkRectangle rect;

      tl_text_view_get_selection_rect (self->text, &rect);
      pop_up (self, GTK_WIDGET (self->text), rect.x, rect.y + rect.height);
    }
}
