/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tab goes through pages and lists, and out of them again; where the focus is stays seen. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-focus.h"

typedef gboolean (*FocusFunc) (GtkWidget *widget, GtkDirectionType direction);

/* What GTK's base class of lists does, the same for all of them, and what its list box does. */
static FocusFunc gtk_focus, gtk_box_focus;

static gboolean
is_tab (GtkDirectionType direction)
{
  return direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
}

static gboolean
focus_list (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *row = gtk_widget_get_focus_child (widget);

  if (row != NULL && is_tab (direction))
    return gtk_widget_child_focus (row, direction);
  return gtk_focus (widget, direction);
}

/* Where nothing can be chosen the rows are those of a form, through which Tab goes. */
static gboolean
focus_list_box (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *row = gtk_widget_get_focus_child (widget);

  if (row != NULL && is_tab (direction)
      && gtk_list_box_get_selection_mode (GTK_LIST_BOX (widget)) != GTK_SELECTION_NONE)
    return gtk_widget_child_focus (row, direction);
  return gtk_box_focus (widget, direction);
}

static void
override (GType type, FocusFunc focus, FocusFunc *before)
{
  /* Never given back: the classes live as long as the program. */
  GtkWidgetClass *class = g_type_class_ref (type);

  if (class->focus != focus)
    {
      *before = class->focus;
      class->focus = focus;
    }
}

static void
install_lists (void)
{
  g_autoptr (GtkWidget) view = g_object_ref_sink (gtk_column_view_new (NULL));

  override (GTK_TYPE_LIST_BOX, focus_list_box, &gtk_box_focus);
  override (GTK_TYPE_LIST_VIEW, focus_list, &gtk_focus);
  /* The list inside of a column view has a class of its own, which GTK does not show. */
  for (GtkWidget *child = gtk_widget_get_first_child (view); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child) || g_str_equal (G_OBJECT_TYPE_NAME (child), "GtkColumnListView"))
      override (G_OBJECT_TYPE (child), focus_list, &gtk_focus);
}

static GQuark
pointer_quark (void)
{
  return g_quark_from_static_string ("tl-focus-pointer");
}

/* GTK hides the ring three seconds after the last key; it goes when the mouse is used, not before.
 */
static void
focus_visible_cb (GtkWindow *window)
{
  if (!gtk_window_get_focus_visible (window)
      && g_object_get_qdata (G_OBJECT (window), pointer_quark ()) == NULL)
    gtk_window_set_focus_visible (window, TRUE);
}

static gboolean
event_cb (GtkEventControllerLegacy *controller, GdkEvent *event, GtkWindow *window)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_BUTTON_PRESS || type == GDK_TOUCH_BEGIN)
    {
      g_object_set_qdata (G_OBJECT (window), pointer_quark (), window);
      gtk_window_set_focus_visible (window, FALSE);
    }
  else if (type == GDK_KEY_PRESS && !gdk_key_event_is_modifier (event))
    {
      g_object_set_qdata (G_OBJECT (window), pointer_quark (), NULL);
      gtk_window_set_focus_visible (window, TRUE);
    }
  return GDK_EVENT_PROPAGATE;
}

static void
watch_window (GtkWindow *window)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect (events, "event", G_CALLBACK (event_cb), window);
  gtk_widget_add_controller (GTK_WIDGET (window), events);
  g_signal_connect (window, "notify::focus-visible", G_CALLBACK (focus_visible_cb), NULL);
}

static void
windows_changed_cb (GListModel *windows, guint position, guint n_removed, guint n_added)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      watch_window (window);
    }
}

void
tl_focus_install (void)
{
  static gboolean is_installed;

  if (is_installed)
    return;
  is_installed = TRUE;
  install_lists ();
  g_signal_connect (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (windows_changed_cb),
                    NULL);
}

gboolean
tl_focus_children (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean is_backward = direction == GTK_DIR_TAB_BACKWARD;
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  /* A popover that was closed stays the child with the focus. */
  if (child == NULL || GTK_IS_NATIVE (child))
    child = is_backward ? gtk_widget_get_last_child (widget) : gtk_widget_get_first_child (widget);
  for (; child != NULL; child = is_backward ? gtk_widget_get_prev_sibling (child)
                                            : gtk_widget_get_next_sibling (child))
    if (!GTK_IS_NATIVE (child) && gtk_widget_get_mapped (child)
        && gtk_widget_child_focus (child, direction))
      return TRUE;
  return FALSE;
}
