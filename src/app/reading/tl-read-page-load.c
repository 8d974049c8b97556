/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Read page: loading a document and its findings. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-read-page-private.h"
#include "tl-window-messages.h"

#include <glib/gi18n.h>

static gboolean
is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
update_findings_label (TlReadPage *self)
{
  g_autofree char *text = g_strdup_printf (
      ngettext ("%u finding", "%u findings", self->findings->len), self->findings->len);

  gtk_label_set_text (self->findings_label, text);
  gtk_stack_set_visible_child_name (self->findings_stack,
                                    self->findings->len > 0 ? "list" : "empty");
}

TlFinding *
tl_read_page_get_current_finding (TlReadPage *self)
{
  return gtk_single_selection_get_selected_item (self->findings_selection);
}

static void
select_finding (TlReadPage *self, const char *id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->findings_store)),
        at = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < n && at == GTK_INVALID_LIST_POSITION; i++)
    {
      g_autoptr (TlFinding) finding =
          g_list_model_get_item (G_LIST_MODEL (self->findings_store), i);

      if (g_strcmp0 (tl_finding_get_id (finding), id) == 0)
        at = i;
    }
  self->is_following = TRUE;
  gtk_single_selection_set_selected (self->findings_selection, at);
  self->is_following = FALSE;
  if (at != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->findings_list), "list.scroll-to-item", "u", at);
}

/* The current finding is drawn stronger, in the text and on the page. */
static void
mark_current (TlReadPage *self)
{
  TlFinding *finding = tl_read_page_get_current_finding (self);
  const char *id = finding != NULL ? tl_finding_get_id (finding) : NULL;

  tl_text_view_set_current_finding (self->text, id);
  tl_page_view_set_findings (self->picture, self->findings, tl_library_get_codebook (self->library),
                             id);
  tl_read_page_update_actions (self);
}

void
tl_read_page_show_finding (TlReadPage *self, TlFinding *finding)
{
  select_finding (self, tl_finding_get_id (finding));
  mark_current (self);
  self->is_following = TRUE;
  tl_text_view_scroll_to (self->text, tl_finding_get_start (finding));
  self->is_following = FALSE;
  if (self->document_text != NULL)
    tl_read_page_show_picture (self, tl_finding_get_start (finding));
}

void
tl_read_page_choose_finding (TlReadPage *self, const char *id)
{
  select_finding (self, id);
  mark_current (self);
}

static void
show_wanted_words (TlReadPage *self)
{
  const TlBlock *block = tl_document_text_get_block_at (self->document_text, self->wanted_start);

  self->is_following = TRUE;
  tl_text_view_scroll_to (self->text, self->wanted_start);
  self->is_following = FALSE;
  tl_text_view_select_range (self->text, self->wanted_start, self->wanted_end);
  if (block != NULL && block->page > 0)
    tl_page_view_set_page (self->picture, block->page);
  self->wanted_start = self->wanted_end = 0;
}

void
tl_read_page_show_wanted (TlReadPage *self)
{
  for (guint i = 0; self->wanted_finding_id != NULL && i < self->findings->len; i++)
    {
      TlFinding *finding = g_ptr_array_index (self->findings, i);

      if (g_str_equal (tl_finding_get_id (finding), self->wanted_finding_id))
        tl_read_page_show_finding (self, finding);
    }
  g_clear_pointer (&self->wanted_finding_id, g_free);
  if (self->wanted_start < self->wanted_end && self->document_text != NULL)
    show_wanted_words (self);
}

void
tl_read_page_take_findings (TlReadPage *self, GPtrArray *findings)
{
  TlFinding *current = tl_read_page_get_current_finding (self);
  g_autofree char *current_id = current != NULL ? g_strdup (tl_finding_get_id (current)) : NULL;
  GPtrArray *old = self->findings;

  tl_read_page_apply_words (self, findings);
  self->findings = g_ptr_array_ref (findings);
  g_clear_pointer (&old, g_ptr_array_unref);
  self->is_following = TRUE;
  g_list_store_splice (self->findings_store, 0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->findings_store)),
                       findings->pdata, findings->len);
  self->is_following = FALSE;
  tl_text_view_set_findings (self->text, findings, tl_library_get_codebook (self->library));
  tl_read_page_choose_finding (self, current_id);
  tl_read_page_count_outline (self);
  update_findings_label (self);
}

static void
findings_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlReadPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = tl_library_load_findings_finish (TL_LIBRARY (object), result, &error);
  g_autofree char *coming_id = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  if (all == NULL)
    {
      if (!is_cancelled (error))
        tl_window_show_error (GTK_WIDGET (self), error);
      return;
    }
  if (self->document_text == NULL || self->library != TL_LIBRARY (object))
    return;
  findings = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (tl_finding_get_document_id (g_ptr_array_index (all, i)), self->document_id) == 0)
      g_ptr_array_add (findings, g_object_ref (g_ptr_array_index (all, i)));
  tl_read_page_take_findings (self, findings);
  coming_id = g_steal_pointer (&self->coming_finding_id);
  if (coming_id != NULL)
    tl_read_page_choose_finding (self, coming_id);
  tl_read_page_show_wanted (self);
}

void
tl_read_page_load_findings (TlReadPage *self)
{
  tl_library_load_findings_async (self->library, self->review_id, self->cancellable,
                                  findings_loaded_cb, g_object_ref (self));
}

static void
sizes_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlReadPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) sizes =
      tl_library_load_page_sizes_finish (TL_LIBRARY (object), result, &error);

  if (sizes == NULL || self->document_text == NULL)
    {
      if (error != NULL && !is_cancelled (error))
        tl_window_show_error (GTK_WIDGET (self), error);
      return;
    }
  tl_page_view_set_document (self->picture, self->library, self->document_id, sizes);
  tl_read_page_measure_picture (self);
  tl_read_bar_set_n_pages (self->bar, sizes->len);
  gtk_stack_set_visible_child_name (self->picture_stack, sizes->len > 0 ? "page" : "message");
  if (sizes->len == 0)
    gtk_label_set_text (self->picture_message, _ ("This document came without pages."));
  mark_current (self);
  tl_read_page_follow_text (self);
}

static void
text_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlReadPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDocumentText) text =
      tl_library_load_text_finish (TL_LIBRARY (object), result, &error);

  if (text == NULL)
    {
      if (!is_cancelled (error))
        tl_window_show_error (GTK_WIDGET (self), error);
      return;
    }
  g_set_object (&self->document_text, text);
  tl_text_view_set_text (self->text, text);
  tl_read_bar_set_text (self->bar, text);
  tl_read_page_fill_outline (self);
  gtk_stack_set_visible_child_name (self->stack, "document");
  tl_read_page_load_reading (self);
  tl_read_page_load_findings (self);
  tl_library_load_page_sizes_async (self->library, self->document_id, self->cancellable,
                                    sizes_loaded_cb, g_object_ref (self));
  tl_read_page_update_actions (self);
}

void
tl_read_page_load_document (TlReadPage *self)
{
  tl_read_page_forget_reading (self);
  tl_read_page_store_words (self);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_object (&self->document_text);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_list_store_remove_all (self->findings_store);
  g_list_store_remove_all (self->outline_store);
  tl_page_view_set_document (self->picture, NULL, NULL, NULL);
  tl_text_view_set_text (self->text, NULL);
  tl_read_bar_set_text (self->bar, NULL);
  tl_library_load_text_async (self->library, self->document_id, self->cancellable, text_loaded_cb,
                              g_object_ref (self));
}
