/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Read page: what is done in its list of findings, to one or to several. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-read-page-private.h"
#include "tl-window-messages.h"

#include <glib/gi18n.h>

/* A finding of another document of the review stands in the list only, and is not in hand. */
TlFinding *
tl_read_page_get_current_finding (TlReadPage *self)
{
  TlFinding *finding = tl_findings_pane_get_current (self->findings_pane);

  if (finding == NULL || g_strcmp0 (tl_finding_get_document_id (finding), self->document_id) != 0)
    return NULL;
  return finding;
}

static void
chosen_cb (TlReadPage *self, TlFinding *finding)
{
  if (finding != NULL && tl_read_page_get_current_finding (self) == finding)
    tl_read_page_show_finding (self, finding);
  else
    tl_read_page_mark_current (self);
}

static void
activated_cb (TlReadPage *self, TlFinding *finding)
{
  g_autoptr (TlFinding) own = g_object_ref (finding);

  tl_read_page_open (self, tl_finding_get_review_id (own), tl_finding_get_document_id (own),
                     tl_finding_get_id (own));
  tl_read_page_grab_text (self);
}

static void
retag_stored_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlReadPage) self = data;
  g_autoptr (GError) error = NULL;

  if (tl_library_verb_finish (TL_LIBRARY (object), result, &error))
    return;
  if (tl_read_page_has_several (self))
    tl_findings_pane_retag_again (self->findings_pane, error->message);
  else
    tl_window_show_error (GTK_WIDGET (self), error);
}

static void
retagged_cb (TlReadPage *self, GPtrArray *findings)
{
  g_autofree char *label = g_strdup_printf (
      ngettext ("Tag %u finding anew", "Tag %u findings anew", findings->len), findings->len);

  tl_library_replace_findings_async (self->library, NULL, findings, label, retag_stored_cb,
                                     g_object_ref (self));
}

static void
removed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlReadPage) self = data;
  g_autoptr (GError) error = NULL;

  if (tl_library_verb_finish (TL_LIBRARY (object), result, &error))
    tl_window_show_toast (GTK_WIDGET (self), _ ("Findings removed"), TRUE);
  else
    tl_window_show_error (GTK_WIDGET (self), error);
}

gboolean
tl_read_page_has_several (TlReadPage *self)
{
  g_autoptr (GPtrArray) selected = tl_findings_pane_dup_selected (self->findings_pane);

  return selected->len > 1;
}

void
tl_read_page_remove_several (TlReadPage *self)
{
  g_autoptr (GPtrArray) selected = tl_findings_pane_dup_selected (self->findings_pane);
  g_autoptr (GPtrArray) ids = g_ptr_array_new (), none = g_ptr_array_new ();
  g_autofree char *label = g_strdup_printf (
      ngettext ("Remove %u finding", "Remove %u findings", selected->len), selected->len);

  for (guint i = 0; i < selected->len; i++)
    g_ptr_array_add (ids, (gpointer) tl_finding_get_id (selected->pdata[i]));
  g_ptr_array_add (ids, NULL);
  tl_library_replace_findings_async (self->library, (const char *const *) ids->pdata, none, label,
                                     removed_cb, g_object_ref (self));
}

static gboolean
list_key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code,
                     GdkModifierType state, TlReadPage *self)
{
  return tl_read_page_handle_list_key (self, key, state);
}

static void
row_made_cb (TlFindingsPane *pane, GtkListItem *item, gpointer data)
{
  tl_read_page_add_row_menu (item);
}

static void
focus_filter_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlReadPage *self = TL_READ_PAGE (widget);

  gtk_widget_set_visible (GTK_WIDGET (self->findings_pane), TRUE);
  tl_findings_pane_focus_filter (self->findings_pane);
}

void
tl_read_page_install_findings (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "read.filter-findings", NULL, focus_filter_cb);
  gtk_widget_class_add_binding_action (class, GDK_KEY_l, GDK_CONTROL_MASK,
                                       "read.filter-findings", NULL);
}

void
tl_read_page_make_findings (TlReadPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  tl_findings_pane_set_menu (self->findings_pane, self->finding_menu);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (list_key_pressed_cb), self);
  gtk_widget_add_controller (tl_findings_pane_get_list (self->findings_pane), keys);
  g_signal_connect (self->findings_pane, "row-made", G_CALLBACK (row_made_cb), NULL);
  g_signal_connect_object (self->findings_pane, "chosen", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->findings_pane, "activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->findings_pane, "retagged", G_CALLBACK (retagged_cb), self,
                           G_CONNECT_SWAPPED);
}
