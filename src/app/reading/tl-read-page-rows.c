/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Read page: the rows of its outline. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-outline-item.h"
#include "tl-read-page-private.h"
#include "tl-tooltip.h"

/* Outline rows: number, heading, count. */
static void
outline_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TlReadPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *number = gtk_label_new (NULL), *text = gtk_label_new (NULL),
            *count = gtk_label_new (NULL);

  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_add_css_class (number, "secondary");
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "secondary");
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_item_set_child (item, box);
}

static void
show_count (TlOutlineItem *outline_item, GParamSpec *pspec, GtkLabel *count)
{
  guint n;
  g_autofree char *text = NULL;

  g_object_get (outline_item, "n-findings", &n, NULL);
  text = n > 0 ? g_strdup_printf ("%u", n) : g_strdup ("");
  gtk_label_set_text (count, text);
}

static void
outline_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TlReadPage *self)
{
  TlOutlineItem *outline_item = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item), *number = gtk_widget_get_first_child (box);
  GtkWidget *text = gtk_widget_get_next_sibling (number),
            *count = gtk_widget_get_next_sibling (text);
  g_autofree char *name = g_strstrip (g_strdup_printf (
      "%s %s", tl_outline_item_get_number (outline_item), tl_outline_item_get_text (outline_item)));

  gtk_widget_set_margin_start (box,
                               (int) (MIN (tl_outline_item_get_level (outline_item), 4) - 1) * 14);
  gtk_label_set_text (GTK_LABEL (number), tl_outline_item_get_number (outline_item));
  gtk_widget_set_visible (number, tl_outline_item_get_number (outline_item)[0] != '\0');
  gtk_label_set_text (GTK_LABEL (text), tl_outline_item_get_text (outline_item));
  tl_tooltip_set (box, name);
  g_signal_connect_object (outline_item, "notify::n-findings", G_CALLBACK (show_count), count, 0);
  show_count (outline_item, NULL, GTK_LABEL (count));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
outline_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TlReadPage *self)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_count,
                                        gtk_widget_get_last_child (gtk_list_item_get_child (item)));
}

static GtkListItemFactory *
make_factory (TlReadPage *self, GCallback setup, GCallback bind, GCallback unbind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", setup, self, 0);
  g_signal_connect_object (factory, "bind", bind, self, 0);
  if (unbind != NULL)
    g_signal_connect_object (factory, "unbind", unbind, self, 0);
  return factory;
}

void
tl_read_page_make_rows (TlReadPage *self)
{
  g_autoptr (GtkListItemFactory) outline = NULL;

  outline = make_factory (self, G_CALLBACK (outline_setup_cb), G_CALLBACK (outline_bind_cb),
                          G_CALLBACK (outline_unbind_cb));
  gtk_list_view_set_factory (self->outline, outline);
}
