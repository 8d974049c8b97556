/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the list of codes. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-code-row.h"

#include "tl-theme-style.h"
#include "tl-tooltip.h"

#include <glib/gi18n.h>

struct _TlCodeRow
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkTreeExpander *expander;
  GtkWidget *swatch;
  GtkLabel *id_label;
  GtkLabel *name_label;
  GtkWidget *retired_label;
  GtkLabel *count_label;

  TlCodeItem *item; /* nullable */
};

G_DEFINE_FINAL_TYPE (TlCodeRow, tl_code_row, GTK_TYPE_BOX)

static const char *const drop_classes[] = { "drop-before", "drop-into", "drop-after" };

static void
show_item (TlCodeRow *self)
{
  TlCode *code = tl_code_item_get_code (self->item);
  g_autofree char *count = tl_code_item_dup_count (self->item);
  g_autofree char *name = tl_code_item_dup_name (self->item);
  GtkWidget *list_row = gtk_widget_get_parent (GTK_WIDGET (self));
  gboolean is_retired = tl_code_get_is_retired (code);

  gtk_widget_set_visible (self->swatch, tl_code_get_kind (code) == TL_CODE_THEME);
  tl_theme_swatch_set_theme (self->swatch, tl_code_item_get_codebook (self->item),
                             tl_code_get_id (code));
  gtk_label_set_text (self->id_label, tl_code_get_id (code));
  gtk_label_set_text (self->name_label, tl_code_get_name (code));
  tl_tooltip_set (GTK_WIDGET (self->name_label), tl_code_get_name (code));
  gtk_label_set_text (self->count_label, count);
  gtk_widget_set_visible (self->retired_label, is_retired);
  if (is_retired)
    gtk_widget_add_css_class (GTK_WIDGET (self), "retired");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "retired");
  if (list_row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (list_row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}

static GdkContentProvider *
prepare_cb (TlCodeRow *self)
{
  return self->item != NULL
             ? gdk_content_provider_new_typed (TL_TYPE_CODE, tl_code_item_get_code (self->item))
             : NULL;
}

static void
drag_begin_cb (TlCodeRow *self, GdkDrag *drag, GtkDragSource *source)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, 16, 8);
}

static void
mark (TlCodeRow *self, int place)
{
  for (int i = 0; i < (int) G_N_ELEMENTS (drop_classes); i++)
    if (i == place)
      gtk_widget_add_css_class (GTK_WIDGET (self), drop_classes[i]);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self), drop_classes[i]);
}

/* On an upper theme the middle half means below it; otherwise it is in front or after. */
static int
find_place (TlCodeRow *self, double y)
{
  TlCode *code = tl_code_item_get_code (self->item);
  double part = y / MAX (gtk_widget_get_height (GTK_WIDGET (self)), 1);
  gboolean takes_sub_themes =
      tl_code_get_kind (code) == TL_CODE_THEME && tl_code_get_parent_id (code) == NULL;

  if (takes_sub_themes && part >= 0.25 && part <= 0.75)
    return 1;
  return part < 0.5 ? 0 : 2;
}

static GdkDragAction
motion_cb (TlCodeRow *self, double x, double y)
{
  if (self->item == NULL)
    return 0;
  mark (self, find_place (self, y));
  return GDK_ACTION_MOVE;
}

static void
leave_cb (TlCodeRow *self)
{
  mark (self, -1);
}

static gboolean
drop_cb (TlCodeRow *self, const GValue *value, double x, double y)
{
  TlCode *dragged = g_value_get_object (value);

  mark (self, -1);
  if (self->item == NULL || dragged == NULL || dragged == tl_code_item_get_code (self->item)
      || tl_code_get_kind (dragged) != tl_code_get_kind (tl_code_item_get_code (self->item)))
    return FALSE;
  return gtk_widget_activate_action (GTK_WIDGET (self), "codebook.place", "(ssi)",
                                     tl_code_get_id (dragged), tl_code_item_get_id (self->item),
                                     find_place (self, y));
}

static void
pressed_cb (TlCodeRow *self, int n_press, double x, double y)
{
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);
  GtkWidget *list = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_LIST_VIEW);

  if (self->item == NULL || list == NULL
      || !gtk_widget_compute_point (GTK_WIDGET (self), list, &point, &point))
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "codebook.show-menu", "(sdd)",
                              tl_code_item_get_id (self->item), (double) point.x, (double) point.y);
}

static void
forget (TlCodeRow *self)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
}

static void
tl_code_row_dispose (GObject *object)
{
  forget (TL_CODE_ROW (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), TL_TYPE_CODE_ROW);
  G_OBJECT_CLASS (tl_code_row_parent_class)->dispose (object);
}

static void
tl_code_row_class_init (TlCodeRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_code_row_dispose;
  g_type_ensure (TL_TYPE_THEME_SWATCH);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/throughline/Throughline/ui/codebook/code-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TlCodeRow, expander);
  gtk_widget_class_bind_template_child (widget_class, TlCodeRow, swatch);
  gtk_widget_class_bind_template_child (widget_class, TlCodeRow, id_label);
  gtk_widget_class_bind_template_child (widget_class, TlCodeRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, TlCodeRow, retired_label);
  gtk_widget_class_bind_template_child (widget_class, TlCodeRow, count_label);
}

static void
add_drag_and_drop (TlCodeRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (TL_TYPE_CODE, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (prepare_cb), self);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  g_signal_connect_swapped (target, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
tl_code_row_init (TlCodeRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  add_drag_and_drop (self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
tl_code_row_new (void)
{
  return g_object_new (TL_TYPE_CODE_ROW, NULL);
}

void
tl_code_row_set_row (TlCodeRow *self, GtkTreeListRow *row)
{
  g_return_if_fail (TL_IS_CODE_ROW (self));
  forget (self);
  gtk_tree_expander_set_list_row (self->expander, row);
  if (row == NULL)
    return;
  self->item = gtk_tree_list_row_get_item (row);
  g_signal_connect_swapped (self->item, "notify::code", G_CALLBACK (show_item), self);
  show_item (self);
}

TlCodeItem *
tl_code_row_get_item (TlCodeRow *self)
{
  g_return_val_if_fail (TL_IS_CODE_ROW (self), NULL);
  return self->item;
}
