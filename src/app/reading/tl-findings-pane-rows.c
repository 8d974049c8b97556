/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of findings: its rows. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-finding-row.h"
#include "tl-findings-pane-private.h"
#include "tl-suggestion-card.h"

/* Of several that are selected none is open: one sees which they are. */
void
tl_findings_pane_expand_rows (TlFindingsPane *self)
{
  gboolean is_one = tl_findings_pane_get_current (self) != NULL;

  self->has_current = self->has_current || is_one;
  for (guint i = 0; i < self->bound->len; i++)
    {
      GtkListItem *item = self->bound->pdata[i];
      GtkWidget *row = gtk_list_item_get_child (item);

      if (TL_IS_FINDING_ROW (row))
        g_object_set (row, "expanded", is_one && gtk_list_item_get_selected (item), NULL);
    }
}

GtkWidget *
tl_findings_pane_get_row (TlFindingsPane *self, guint position)
{
  for (guint i = 0; i < self->bound->len; i++)
    if (gtk_list_item_get_position (self->bound->pdata[i]) == position)
      return gtk_widget_get_parent (gtk_list_item_get_child (self->bound->pdata[i]));
  return NULL;
}

static void
make_row (TlFindingsPane *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, tl_finding_row_new ());
  g_signal_emit_by_name (self, "row-made", item);
}

static char *
show_suggestion (TlFindingsPane *self, GtkListItem *item, TlSuggestion *suggestion)
{
  GtkWidget *card = tl_suggestion_card_new ();

  tl_suggestion_card_set_suggestion (TL_SUGGESTION_CARD (card), suggestion, self->at, self->n,
                                     self->codebook);
  gtk_list_item_set_child (item, card);
  return tl_suggestion_card_describe (suggestion, self->at, self->n, self->codebook);
}

static char *
show_finding (TlFindingsPane *self, GtkListItem *item, TlFinding *finding)
{
  TlFindingRow *row;

  if (!TL_IS_FINDING_ROW (gtk_list_item_get_child (item)))
    make_row (self, item);
  row = TL_FINDING_ROW (gtk_list_item_get_child (item));
  tl_finding_row_set_finding (row, finding, self->codebook);
  g_object_set (row, "expanded",
                gtk_list_item_get_selected (item) && tl_findings_pane_get_current (self) != NULL,
                NULL);
  return tl_finding_row_dup_name (row);
}

/* As one goes to a far place in a long list, some two hundred rows take other findings: they are
 * made once. */
static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TlFindingsPane *self)
{
  make_row (self, item);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TlFindingsPane *self)
{
  GObject *object = gtk_list_item_get_item (item);
  g_autofree char *name = TL_IS_SUGGESTION (object)
                              ? show_suggestion (self, item, TL_SUGGESTION (object))
                              : show_finding (self, item, TL_FINDING (object));

  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_widget_get_parent (gtk_list_item_get_child (item))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_ptr_array_add (self->bound, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TlFindingsPane *self)
{
  g_ptr_array_remove_fast (self->bound, item);
}

static void
teardown_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TlFindingsPane *self)
{
  gtk_list_item_set_child (item, NULL);
}

void
tl_findings_pane_make_rows (TlFindingsPane *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->bound = g_ptr_array_new ();
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  g_signal_connect_object (factory, "teardown", G_CALLBACK (teardown_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
}
