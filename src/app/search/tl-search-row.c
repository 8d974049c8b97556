/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A place that was found, in the list. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-search-row.h"

#include <glib/gi18n.h>

struct _TlSearchRow
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkWidget *head;
  GtkLabel *group;
  GtkLabel *count;
  GtkCheckButton *chosen;
  GtkLabel *words;
  GtkLabel *source;

  TlSearchItem *item; /* nullable */
  GBinding *binding;  /* of the box to the item; lent */
};

G_DEFINE_FINAL_TYPE (TlSearchRow, tl_search_row, GTK_TYPE_BOX)

/* A screen reader speaks what changes of the row that has the focus. */
static void
describe_chosen (TlSearchRow *self)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));

  if (row != NULL && self->item != NULL)
    gtk_accessible_update_property (
        GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
        tl_search_item_get_is_chosen (self->item) ? _ ("Chosen") : _ ("Not chosen"), -1);
}

static void
release_item (TlSearchRow *self)
{
  g_clear_pointer (&self->binding, g_binding_unbind);
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, describe_chosen, self);
  g_clear_object (&self->item);
}

static void
tl_search_row_dispose (GObject *object)
{
  TlSearchRow *self = TL_SEARCH_ROW (object);

  release_item (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), TL_TYPE_SEARCH_ROW);
  G_OBJECT_CLASS (tl_search_row_parent_class)->dispose (object);
}

static void
tl_search_row_class_init (TlSearchRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_search_row_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/throughline/Throughline/ui/search/search-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TlSearchRow, head);
  gtk_widget_class_bind_template_child (widget_class, TlSearchRow, group);
  gtk_widget_class_bind_template_child (widget_class, TlSearchRow, count);
  gtk_widget_class_bind_template_child (widget_class, TlSearchRow, chosen);
  gtk_widget_class_bind_template_child (widget_class, TlSearchRow, words);
  gtk_widget_class_bind_template_child (widget_class, TlSearchRow, source);
}

static void
tl_search_row_init (TlSearchRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
tl_search_row_new (void)
{
  return g_object_new (TL_TYPE_SEARCH_ROW, NULL);
}

static void
show_head (TlSearchRow *self, TlSearchItem *item)
{
  guint n = tl_search_item_get_n_places (item);
  g_autofree char *group = tl_search_item_dup_group (item);
  g_autofree char *count = g_strdup_printf (ngettext ("%u place", "%u places", n), n);

  gtk_widget_set_visible (self->head, group != NULL);
  gtk_label_set_text (self->group, group != NULL ? group : "");
  gtk_label_set_text (self->count, count);
}

void
tl_search_row_set_item (TlSearchRow *self, TlSearchItem *item)
{
  g_autofree char *markup = NULL, *source = NULL;

  g_return_if_fail (TL_IS_SEARCH_ROW (self));
  release_item (self);
  if (item == NULL)
    return;
  self->item = g_object_ref (item);
  markup = tl_search_item_dup_markup (item);
  source = tl_search_item_dup_source (item);
  show_head (self, item);
  gtk_label_set_markup (self->words, markup);
  gtk_label_set_text (self->source, source);
  /* A note is in our own words, not in those of the report. */
  if (tl_search_item_get_hit (item)->is_note)
    gtk_widget_remove_css_class (GTK_WIDGET (self->words), "quotation");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->words), "quotation");
  self->binding = g_object_bind_property (item, "chosen", self->chosen, "active",
                                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  describe_chosen (self);
  g_signal_connect_object (item, "notify::chosen", G_CALLBACK (describe_chosen), self,
                           G_CONNECT_SWAPPED);
}

TlSearchItem *
tl_search_row_get_item (TlSearchRow *self)
{
  g_return_val_if_fail (TL_IS_SEARCH_ROW (self), NULL);
  return self->item;
}
