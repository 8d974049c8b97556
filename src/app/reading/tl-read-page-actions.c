/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Read page: what one can do on it, by key, button or menu. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-read-page-private.h"
#include "tl-window-messages.h"

#include <glib/gi18n.h>

static void
removed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlReadPage) self = data;
  g_autoptr (GError) error = NULL;

  if (tl_library_verb_finish (TL_LIBRARY (object), result, &error))
    tl_window_show_toast (GTK_WIDGET (self), _ ("Finding removed"), TRUE);
  else
    tl_window_show_error (GTK_WIDGET (self), error);
}

static void
tag_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_read_page_tag (TL_READ_PAGE (widget));
}

static void
select_paragraph_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_text_view_select_paragraph (TL_READ_PAGE (widget)->text, g_variant_get_boolean (parameter));
}

static void
amend_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlReadPage *self = TL_READ_PAGE (widget);
  TlFinding *finding;

  tl_read_page_store_words (self);
  if (tl_read_page_has_several (self))
    {
      tl_findings_pane_retag (self->findings_pane);
      return;
    }
  finding = tl_read_page_get_current_finding (self);
  if (finding == NULL)
    return;
  tl_text_view_scroll_to (self->text, tl_finding_get_start (finding));
  tl_read_page_ask (self, finding, g_variant_get_boolean (parameter));
}

static void
remove_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlReadPage *self = TL_READ_PAGE (widget);
  TlFinding *finding;

  tl_read_page_store_words (self);
  if (tl_read_page_has_several (self))
    {
      tl_read_page_remove_several (self);
      return;
    }
  finding = tl_read_page_get_current_finding (self);
  if (finding != NULL)
    tl_library_remove_finding_async (self->library, tl_finding_get_id (finding), removed_cb,
                                     g_object_ref (self));
}

static void
step_finding_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlReadPage *self = TL_READ_PAGE (widget);
  int by = g_variant_get_int32 (parameter), n = (int) self->findings->len, at = -1;
  TlFinding *current = tl_read_page_get_current_finding (self);
  guint place = tl_text_view_get_cursor (self->text), index;

  if (n == 0)
    return;
  if (current != NULL && place >= tl_finding_get_start (current)
      && place <= tl_finding_get_end (current)
      && g_ptr_array_find (self->findings, current, &index))
    at = (int) index + by;
  else
    {
      for (at = 0; at < n && tl_finding_get_start (g_ptr_array_index (self->findings, at)) < place;
           at++)
        continue;
      at += by > 0 ? 0 : -1;
    }
  if (at >= 0 && at < n)
    tl_read_page_show_finding (self, g_ptr_array_index (self->findings, at));
}

static void
text_size_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlReadPage *self = TL_READ_PAGE (widget);
  int by = g_variant_get_int32 (parameter);
  double size;

  g_object_get (self->text, "text-size", &size, NULL);
  g_object_set (self->text, "text-size", by == 0 ? 12.0 : CLAMP (size + by, 9, 32), NULL);
}

static void
next_pane_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlReadPage *self = TL_READ_PAGE (widget);
  GtkWidget *panes[] = { GTK_WIDGET (self->outline), GTK_WIDGET (self->text),
                         GTK_WIDGET (self->picture_window),
                         tl_findings_pane_get_list (self->findings_pane) };
  int n = G_N_ELEMENTS (panes), by = g_variant_get_int32 (parameter), at = 1;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  for (int i = 0; i < n; i++)
    if (focus != NULL && (focus == panes[i] || gtk_widget_is_ancestor (focus, panes[i])))
      at = i;
  for (int i = 0; i < n; i++)
    {
      at = (at + by + n) % n;
      if (gtk_widget_get_mapped (panes[at]) && gtk_widget_grab_focus (panes[at]))
        return;
    }
}

void
tl_read_page_install_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "read.tag", NULL, tag_cb);
  gtk_widget_class_install_action (class, "read.select-paragraph", "b", select_paragraph_cb);
  gtk_widget_class_install_action (class, "read.amend-finding", "b", amend_cb);
  gtk_widget_class_install_action (class, "read.remove-finding", NULL, remove_cb);
  gtk_widget_class_install_action (class, "read.step-finding", "i", step_finding_cb);
  tl_read_page_install_coding (class);
  tl_read_page_install_sets (class);
  gtk_widget_class_install_action (class, "read.text-size", "i", text_size_cb);
  gtk_widget_class_install_action (class, "read.next-pane", "i", next_pane_cb);

  gtk_widget_class_add_binding_action (class, GDK_KEY_F6, 0, "read.next-pane", "i", 1);
  gtk_widget_class_add_binding_action (class, GDK_KEY_F6, GDK_SHIFT_MASK, "read.next-pane", "i",
                                       -1);
  gtk_widget_class_add_binding_action (class, GDK_KEY_plus, GDK_CONTROL_MASK, "read.text-size", "i",
                                       1);
  gtk_widget_class_add_binding_action (class, GDK_KEY_equal, GDK_CONTROL_MASK, "read.text-size",
                                       "i", 1);
  gtk_widget_class_add_binding_action (class, GDK_KEY_KP_Add, GDK_CONTROL_MASK, "read.text-size",
                                       "i", 1);
  gtk_widget_class_add_binding_action (class, GDK_KEY_minus, GDK_CONTROL_MASK, "read.text-size",
                                       "i", -1);
  gtk_widget_class_add_binding_action (class, GDK_KEY_KP_Subtract, GDK_CONTROL_MASK,
                                       "read.text-size", "i", -1);
  gtk_widget_class_add_binding_action (class, GDK_KEY_0, GDK_CONTROL_MASK, "read.text-size", "i",
                                       0);
}

void
tl_read_page_update_actions (TlReadPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean can_write = self->library != NULL && self->document_text != NULL
                       && !tl_library_get_is_read_only (self->library);
  gboolean has_selection =
      self->document_text != NULL
      && gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)));
  gboolean has_finding = tl_read_page_get_current_finding (self) != NULL;
  gboolean has_several = tl_read_page_has_several (self);

  gtk_widget_action_set_enabled (widget, "read.tag", can_write);
  gtk_widget_action_set_enabled (widget, "read.amend-finding",
                                 can_write && (has_finding || has_several));
  gtk_widget_action_set_enabled (widget, "read.remove-finding",
                                 can_write && (has_finding || has_several));
  tl_read_page_update_coding (self, can_write, has_finding, has_selection);
  gtk_widget_action_set_enabled (widget, "read.step-finding",
                                 self->findings != NULL && self->findings->len > 0);
  tl_read_page_update_sets (self, can_write);
}
