/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tab goes through pages and lists, and out of them again; the focus stays seen, and is not lost.
 */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-focus.h"

#define FRAMES 5 /* within which the rows of a list are made */

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

/* Where keys are to go when what has the focus goes. */
typedef struct
{
  GtkWindow *window; /* not owned: it owns this */
  GSignalGroup *watched;
  GtkWidget *list;  /* nullable: the list that it is a row of */
  GPtrArray *panes; /* GtkWidget: the parts of the window that it is in, the innermost first */
  guint source;
} Place;

static void
place_free (gpointer data)
{
  Place *self = data;

  g_clear_handle_id (&self->source, g_source_remove);
  g_object_unref (self->watched);
  g_clear_object (&self->list);
  g_ptr_array_unref (self->panes);
  g_free (self);
}

static gboolean
is_list (GtkWidget *widget)
{
  return GTK_IS_LIST_VIEW (widget) || GTK_IS_COLUMN_VIEW (widget) || GTK_IS_LIST_BOX (widget);
}

/* From the first part of the pane on, not from the one that is hidden. */
static gboolean
enter_pane (GtkWidget *pane)
{
  for (GtkWidget *widget = pane, *child; widget != NULL; widget = child)
    {
      child = gtk_widget_get_focus_child (widget);
      gtk_widget_set_focus_child (widget, NULL);
    }
  return gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD);
}

/* The row that came instead, or the list itself until there are some; where it is hidden, the pane.
 */
static gboolean
focus_instead_cb (gpointer data)
{
  Place *place = data;
  GtkWidget *focus = gtk_window_get_focus (place->window);

  place->source = 0;
  if (focus != NULL && gtk_widget_get_mapped (focus))
    return G_SOURCE_REMOVE;
  if (place->list != NULL && gtk_widget_get_mapped (place->list))
    {
      if (!gtk_widget_child_focus (place->list, GTK_DIR_TAB_FORWARD))
        gtk_window_set_focus (place->window, place->list);
      return G_SOURCE_REMOVE;
    }
  for (guint i = 0; i < place->panes->len; i++)
    if (gtk_widget_get_mapped (place->panes->pdata[i]) && enter_pane (place->panes->pdata[i]))
      break;
  return G_SOURCE_REMOVE;
}

/* GTK looks for the next place after the frame, and finds it at the other end of the window. */
static void
focus_went (Place *self)
{
  if (self->source == 0 && gtk_widget_get_mapped (GTK_WIDGET (self->window)))
    self->source = g_idle_add_full (G_PRIORITY_HIGH, focus_instead_cb, self, NULL);
}

static void
remember (Place *self, GtkWidget *focus)
{
  g_clear_object (&self->list);
  g_ptr_array_set_size (self->panes, 0);
  g_signal_group_set_target (self->watched, focus);
  for (GtkWidget *widget = gtk_widget_get_parent (focus); widget != NULL && !GTK_IS_ROOT (widget);
       widget = gtk_widget_get_parent (widget))
    {
      if (self->list == NULL && is_list (widget))
        self->list = g_object_ref (widget);
      /* Pages and panes are classes of ours. */
      if (g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Tl"))
        g_ptr_array_add (self->panes, g_object_ref (widget));
    }
}

/* A popover gives the focus back itself. */
static void
focus_changed_cb (Place *self)
{
  GtkWidget *focus = gtk_window_get_focus (self->window);

  if (focus == NULL)
    focus_went (self);
  else if (gtk_widget_get_native (focus) == GTK_NATIVE (self->window))
    remember (self, focus);
}

static void
watch_focus (GtkWindow *window)
{
  Place *self = g_new0 (Place, 1);

  self->window = window;
  self->watched = g_signal_group_new (GTK_TYPE_WIDGET);
  self->panes = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_group_connect_swapped (self->watched, "unmap", G_CALLBACK (focus_went), self);
  g_signal_connect_swapped (window, "notify::focus-widget", G_CALLBACK (focus_changed_cb), self);
  g_object_set_data_full (G_OBJECT (window), "tl-focus-place", self, place_free);
}

static void
watch_window (GtkWindow *window)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect (events, "event", G_CALLBACK (event_cb), window);
  gtk_widget_add_controller (GTK_WIDGET (window), events);
  g_signal_connect (window, "notify::focus-visible", G_CALLBACK (focus_visible_cb), NULL);
  watch_focus (window);
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

  /* An open popover keeps it to itself. One that was closed stays the child with the focus. */
  if (child != NULL && GTK_IS_NATIVE (child) && gtk_widget_get_mapped (child))
    return gtk_widget_child_focus (child, direction);
  if (child == NULL || GTK_IS_NATIVE (child))
    child = is_backward ? gtk_widget_get_last_child (widget) : gtk_widget_get_first_child (widget);
  for (; child != NULL; child = is_backward ? gtk_widget_get_prev_sibling (child)
                                            : gtk_widget_get_next_sibling (child))
    if (!GTK_IS_NATIVE (child) && gtk_widget_get_mapped (child)
        && gtk_widget_child_focus (child, direction))
      return TRUE;
  return FALSE;
}

static GtkWidget *
find_selected_row (GtkWidget *list)
{
  for (GtkWidget *child = gtk_widget_get_first_child (list); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if ((gtk_widget_get_state_flags (child) & GTK_STATE_FLAG_SELECTED) != 0
        && gtk_widget_get_mapped (child))
      return child;
  return NULL;
}

static gboolean
focus_row_tick_cb (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  guint *frames = data;
  GtkWidget *row = find_selected_row (list);
  GtkRoot *root = gtk_widget_get_root (list);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (row == NULL && --*frames > 0)
    return G_SOURCE_CONTINUE;
  /* One may have gone elsewhere meanwhile. */
  if (row != NULL && focus != NULL && (focus == list || gtk_widget_is_ancestor (focus, list)))
    gtk_widget_grab_focus (row);
  return G_SOURCE_REMOVE;
}

void
tl_focus_selected_row (GtkWidget *list, guint position)
{
  guint *frames = g_new (guint, 1);

  g_return_if_fail (GTK_IS_LIST_VIEW (list));
  *frames = FRAMES;
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
  gtk_widget_add_tick_callback (list, focus_row_tick_cb, frames, g_free);
}

static gboolean
grab_focus_cb (gpointer widget)
{
  if (gtk_widget_get_root (widget) != NULL)
    gtk_widget_grab_focus (widget);
  return G_SOURCE_REMOVE;
}

void
tl_focus_after_popover (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  grab_focus_cb (widget);
  g_idle_add_full (G_PRIORITY_HIGH, grab_focus_cb, g_object_ref (widget), g_object_unref);
}

void
tl_focus_pane (GtkWidget *page, GtkWidget *const *panes, int n_panes, int by)
{
  GtkRoot *root = gtk_widget_get_root (page);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  int at = 0;

  for (int i = 0; i < n_panes; i++)
    if (focus != NULL && (focus == panes[i] || gtk_widget_is_ancestor (focus, panes[i])))
      at = i;
  for (int i = 0; i < n_panes; i++)
    {
      at = (at + by + n_panes) % n_panes;
      if (gtk_widget_get_mapped (panes[at]) && gtk_widget_get_child_visible (panes[at])
          && gtk_widget_child_focus (panes[at], GTK_DIR_TAB_FORWARD))
        return;
    }
}
