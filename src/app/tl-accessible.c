/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names for what GTK leaves without one. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-accessible.h"

#include <glib/gi18n.h>
#include <string.h>

static void
name_parts (GtkWidget *widget, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      /* The list inside of a column view has a class of its own, which GTK does not show. */
      if (GTK_IS_TOGGLE_BUTTON (child) || GTK_IS_LIST_VIEW (child)
          || g_str_equal (G_OBJECT_TYPE_NAME (child), "GtkColumnListView"))
        gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                        -1);
      name_parts (child, name);
    }
}

void
tl_accessible_set_name (GtkWidget *widget, const char *name)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* What is chosen would not be spoken otherwise. */
static void
name_drop_down_cb (GtkDropDown *self, GParamSpec *pspec, const char *name)
{
  gpointer item = gtk_drop_down_get_selected_item (self);
  g_autofree char *all =
      GTK_IS_STRING_OBJECT (item)
          /* Translators: what a drop-down is for, and what is chosen in it */
          ? g_strdup_printf (_ ("%s: %s"), name, gtk_string_object_get_string (item))
          : g_strdup (name);

  name_parts (GTK_WIDGET (self), all);
  /* GTK 4.18 takes the button's name from here. */
  tl_accessible_set_name (GTK_WIDGET (self), all);
}

void
tl_accessible_name_parts (GtkWidget *widget, const char *name)
{
  if (!GTK_IS_DROP_DOWN (widget))
    {
      name_parts (widget, name);
      return;
    }
  g_signal_handlers_disconnect_matched (widget, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, name_drop_down_cb,
                                        NULL);
  g_signal_connect_data (widget, "notify::selected-item", G_CALLBACK (name_drop_down_cb),
                         g_strdup (name), (GClosureNotify) g_free, 0);
  name_drop_down_cb (GTK_DROP_DOWN (widget), NULL, name);
}

void
tl_accessible_name_row (GtkWidget *child, const char *name)
{
  GtkWidget *row = child;

  while (row != NULL && !g_str_equal (G_OBJECT_TYPE_NAME (row), "GtkListItemWidget")
         && !g_str_equal (G_OBJECT_TYPE_NAME (row), "GtkColumnViewRowWidget"))
    row = gtk_widget_get_parent (row);
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

typedef void (*MapFunc) (GtkWidget *widget);

static MapFunc map_menu, map_stack, map_button, map_toggle_button;

static void
name_items (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (G_OBJECT_TYPE_NAME (child), "GtkModelButton"))
      {
        g_autofree char *text = NULL;

        g_object_get (child, "text", &text, NULL);
        tl_accessible_set_name (child, text != NULL ? text : "");
      }
    else
      name_items (child);
}

static void
name_and_map_menu (GtkWidget *widget)
{
  name_items (widget);
  /* It would be spoken as “GtkPopoverMenu”. */
  tl_accessible_set_name (widget, _ ("Menu"));
  map_menu (widget);
}

/* Without a name each page of a stack would be spoken as “GtkStackPage”, whatever is in it. */
static void
quieten_and_map_stack (GtkWidget *widget)
{
  g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (GTK_STACK (widget));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autoptr (GObject) page = g_list_model_get_item (G_LIST_MODEL (pages), i);

      gtk_accessible_update_property (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
    }
  map_stack (widget);
}

/* A tooltip as “Undo (Ctrl+Z)” says the name again: the keys are what is new. */
static void
describe_keys (GtkWidget *button)
{
  const char *label = gtk_button_get_label (GTK_BUTTON (button));
  const char *tooltip = gtk_widget_get_tooltip_text (button);
  const char *open = tooltip != NULL ? strrchr (tooltip, '(') : NULL;
  g_autofree char *keys = NULL;

  if (open == NULL || open == tooltip || !g_str_has_suffix (open, ")"))
    return;
  if (label != NULL
      && (!g_str_has_prefix (tooltip, label) || open != tooltip + strlen (label) + strlen (" ")))
    return;
  keys = g_strndup (open + 1, strlen (open) - strlen ("()"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  keys, -1);
}

/* The picture of a button is none of its names: it would be spoken as “GtkImage”. */
static void
prepare_button (GtkWidget *widget)
{
  if (gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL)
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  describe_keys (widget);
}

static void
prepare_and_map_button (GtkWidget *widget)
{
  prepare_button (widget);
  map_button (widget);
}

static void
prepare_and_map_toggle_button (GtkWidget *widget)
{
  prepare_button (widget);
  map_toggle_button (widget);
}

static void
override_map (GType type, MapFunc map, MapFunc *before)
{
  /* Never given back: the classes live as long as the program. */
  GtkWidgetClass *class = g_type_class_ref (type);

  if (class->map != map)
    {
      *before = class->map;
      class->map = map;
    }
}

void
tl_accessible_install (void)
{
  override_map (GTK_TYPE_POPOVER_MENU, name_and_map_menu, &map_menu);
  override_map (GTK_TYPE_STACK, quieten_and_map_stack, &map_stack);
  /* The class that is made from the other first, or it would have the other's way too. */
  override_map (GTK_TYPE_TOGGLE_BUTTON, prepare_and_map_toggle_button, &map_toggle_button);
  override_map (GTK_TYPE_BUTTON, prepare_and_map_button, &map_button);
}

/* A button is named by the label that it shows, and libadwaita names it again. */
static void
name_toast_buttons (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child))
      tl_accessible_set_name (child, gtk_button_get_label (GTK_BUTTON (child)) != NULL
                                         ? gtk_button_get_label (GTK_BUTTON (child))
                                         : _ ("Close the message"));
    else
      name_toast_buttons (child);
}

static void
toasts_changed_cb (GListModel *children, guint position, guint n_removed, guint n_added)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (GtkWidget) child = g_list_model_get_item (children, i);

      if (g_str_equal (G_OBJECT_TYPE_NAME (child), "AdwToastWidget"))
        name_toast_buttons (child);
    }
}

void
tl_accessible_name_toasts (GtkWidget *overlay)
{
  GListModel *children = gtk_widget_observe_children (overlay);

  g_signal_connect (children, "items-changed", G_CALLBACK (toasts_changed_cb), NULL);
  g_object_set_data_full (G_OBJECT (overlay), "tl-toasts", children, g_object_unref);
}
