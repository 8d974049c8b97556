/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the list of codes. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-code-row.h"

#include "tl-code-drop.h"
#include "tl-codebook-page.h"
#include "tl-theme-style.h"

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
set_class (TlCodeRow *self, const char *name, gboolean has)
{
  if (has)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

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
  gtk_label_set_text (self->count_label, count);
  gtk_widget_set_visible (self->retired_label, is_retired);
  set_class (self, "retired", is_retired);
  if (list_row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (list_row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}

static gboolean
can_change (TlCodeRow *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), TL_TYPE_CODEBOOK_PAGE);

  return page != NULL && tl_codebook_page_get_can_change (TL_CODEBOOK_PAGE (page));
}

static GdkContentProvider *
prepare_cb (TlCodeRow *self)
{
  return self->item != NULL && can_change (self)
             ? gdk_content_provider_new_typed (TL_TYPE_CODE, tl_code_item_get_code (self->item))
             : NULL;
}

/* Beside the pointer, so that the mark under it is seen. */
static void
drag_begin_cb (TlCodeRow *self, GdkDrag *drag, GtkDragSource *source)
{
  TlCode *code = tl_code_item_get_code (self->item);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  if (tl_code_get_kind (code) == TL_CODE_THEME)
    {
      GtkWidget *swatch = tl_theme_swatch_new ();

      tl_theme_swatch_set_theme (swatch, tl_code_item_get_codebook (self->item),
                                 tl_code_get_id (code));
      gtk_box_append (GTK_BOX (box), swatch);
    }
  gtk_box_append (GTK_BOX (box), gtk_label_new (tl_code_get_label (code)));
  gtk_widget_add_css_class (box, "dragged-code");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), box);
  gdk_drag_set_hotspot (drag, -16, -12);
}

/* @drop: (nullable) */
static void
mark (TlCodeRow *self, const TlCodeDrop *drop)
{
  for (guint i = 0; i < G_N_ELEMENTS (drop_classes); i++)
    set_class (self, drop_classes[i], drop != NULL && i == drop->mark);
  set_class (self, "drop-inner", drop != NULL && drop->parent_id != NULL);
}

/* What a code goes to that is held over this place. */
static gboolean
find_drop (TlCodeRow *self, const GValue *value, double x, double y, TlCodeDrop *drop)
{
  double height = MAX (gtk_widget_get_height (GTK_WIDGET (self)), 1);
  graphene_rect_t name;

  return self->item != NULL && value != NULL
         && gtk_widget_compute_bounds (GTK_WIDGET (self->id_label), GTK_WIDGET (self), &name)
         && tl_code_drop_find (gtk_tree_expander_get_list_row (self->expander),
                               g_value_get_object (value), y / height, x < name.origin.x, drop);
}

static GdkDragAction
motion_cb (TlCodeRow *self, double x, double y, GtkDropTarget *target)
{
  TlCodeDrop drop;
  gboolean can_drop = find_drop (self, gtk_drop_target_get_value (target), x, y, &drop);

  mark (self, can_drop ? &drop : NULL);
  return can_drop ? GDK_ACTION_MOVE : 0;
}

static void
leave_cb (TlCodeRow *self)
{
  mark (self, NULL);
}

static gboolean
drop_cb (TlCodeRow *self, const GValue *value, double x, double y)
{
  TlCodeDrop drop;

  mark (self, NULL);
  return find_drop (self, value, x, y, &drop)
         && gtk_widget_activate_action (GTK_WIDGET (self), "codebook.place", "(smsms)",
                                        tl_code_get_id (g_value_get_object (value)), drop.parent_id,
                                        drop.before_id);
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

  /* What is dragged decides where it may go. */
  gtk_drop_target_set_preload (target, TRUE);
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
