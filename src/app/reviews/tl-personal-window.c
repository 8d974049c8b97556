/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window that lists what may identify someone in a file. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-personal-window.h"

#include "tl-personal-row.h"

struct _TlPersonalWindow
{
  AdwWindow parent_instance;

  /* Template widgets */
  AdwWindowTitle *heading;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (TlPersonalWindow, tl_personal_window, ADW_TYPE_WINDOW)

static void
tl_personal_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TL_TYPE_PERSONAL_WINDOW);
  G_OBJECT_CLASS (tl_personal_window_parent_class)->dispose (object);
}

static void
tl_personal_window_class_init (TlPersonalWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_personal_window_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/throughline/Throughline/ui/reviews/personal-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TlPersonalWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, TlPersonalWindow, list);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tl_personal_window_init (TlPersonalWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
tl_personal_window_new (GtkWindow *parent, TlImportItem *item)
{
  TlPersonalWindow *self = g_object_new (TL_TYPE_PERSONAL_WINDOW, "transient-for", parent, NULL);
  GPtrArray *data;

  g_return_val_if_fail (TL_IS_IMPORT_ITEM (item), NULL);
  data = tl_import_item_get_personal_data (item);
  adw_window_title_set_subtitle (self->heading, tl_import_item_get_name (item));
  for (guint i = 0; i < data->len; i++)
    gtk_list_box_append (self->list, tl_personal_row_new (data->pdata[i]));
  return GTK_WINDOW (self);
}
