/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tab goes through pages and lists, and out of them again. */
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

void
tl_focus_install_lists (void)
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
