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

/* The current finding is drawn stronger, in the text and on the page. */
void
tl_read_page_mark_current (TlReadPage *self)
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
  tl_findings_pane_set_current (self->findings_pane, tl_finding_get_id (finding));
  tl_read_page_mark_current (self);
  self->is_following = TRUE;
  tl_text_view_scroll_to (self->text, tl_finding_get_start (finding));
  self->is_following = FALSE;
  if (self->document_text != NULL)
    tl_read_page_show_picture (self, tl_finding_get_start (finding));
}

void
tl_read_page_choose_finding (TlReadPage *self, const char *id)
{
  tl_findings_pane_set_current (self->findings_pane, id);
  tl_read_page_mark_current (self);
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

/* The findings of all documents of the review, in its order, for the list beside the text. */
static void
list_findings (TlReadPage *self)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  guint n = self->other_findings != NULL ? self->other_findings->len : 0;

  for (guint i = 0; i < self->n_before; i++)
    g_ptr_array_add (all, self->other_findings->pdata[i]);
  g_ptr_array_extend (all, self->findings, NULL, NULL);
  for (guint i = self->n_before; i < n; i++)
    g_ptr_array_add (all, self->other_findings->pdata[i]);
  tl_findings_pane_set_findings (self->findings_pane, all, self->document_id,
                                 tl_library_get_codebook (self->library));
}

static void
index_findings (GHashTable *by_id, GPtrArray *findings)
{
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    g_hash_table_insert (by_id, (gpointer) tl_finding_get_id (findings->pdata[i]),
                         findings->pdata[i]);
}

/* (transfer full): what is the same as it was stays the same object: each change loads all of a
 * review, and what stays need not be shown anew. */
static GPtrArray *
keep_same (TlReadPage *self, GPtrArray *loaded)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);

  index_findings (by_id, self->findings);
  index_findings (by_id, self->other_findings);
  for (guint i = 0; i < loaded->len; i++)
    {
      TlFinding *old = g_hash_table_lookup (by_id, tl_finding_get_id (loaded->pdata[i]));

      g_ptr_array_add (all, g_object_ref (old != NULL && tl_finding_equals (old, loaded->pdata[i])
                                              ? old
                                              : loaded->pdata[i]));
    }
  return all;
}

/* (transfer full): those of the document; the others are kept for the list. */
static GPtrArray *
part_findings (TlReadPage *self, GPtrArray *loaded)
{
  g_autoptr (GPtrArray) all = keep_same (self, loaded);
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_object_unref);

  g_clear_pointer (&self->other_findings, g_ptr_array_unref);
  self->other_findings = g_ptr_array_new_with_free_func (g_object_unref);
  self->n_before = 0;
  self->held_top = G_MAXUINT;
  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (tl_finding_get_document_id (all->pdata[i]), self->document_id) == 0)
      {
        self->n_before = findings->len == 0 ? self->other_findings->len : self->n_before;
        g_ptr_array_add (findings, g_object_ref (all->pdata[i]));
      }
    else
      g_ptr_array_add (self->other_findings, g_object_ref (all->pdata[i]));
  return findings;
}

static gboolean
is_in_list (TlReadPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL
         && gtk_widget_is_ancestor (focus, tl_findings_pane_get_list (self->findings_pane));
}

/* Who removed a finding in the list goes on with the next one there, or in the text after the
 * last. */
static void
follow_list (TlReadPage *self, const char *old_id)
{
  TlFinding *finding = tl_read_page_get_current_finding (self);

  if (!gtk_widget_get_mapped (tl_findings_pane_get_list (self->findings_pane)))
    tl_read_page_grab_text (self);
  else if (finding != NULL && g_strcmp0 (tl_finding_get_id (finding), old_id) != 0)
    tl_read_page_show_finding (self, finding);
}

void
tl_read_page_take_findings (TlReadPage *self, GPtrArray *findings)
{
  TlFinding *current = tl_read_page_get_current_finding (self);
  g_autofree char *old_id = current != NULL ? g_strdup (tl_finding_get_id (current)) : NULL;
  GPtrArray *old = self->findings;
  gboolean was_in_list = is_in_list (self);

  tl_read_page_apply_words (self, findings);
  self->findings = g_ptr_array_ref (findings);
  g_clear_pointer (&old, g_ptr_array_unref);
  list_findings (self);
  tl_text_view_set_findings (self->text, findings, tl_library_get_codebook (self->library));
  tl_read_page_mark_current (self);
  tl_read_page_count_outline (self);
  if (was_in_list)
    follow_list (self, old_id);
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
  if (self->document_text == NULL || self->library != TL_LIBRARY (object)
      || tl_read_page_must_wait (self))
    return;
  findings = part_findings (self, all);
  tl_read_page_take_findings (self, findings);
  coming_id = g_steal_pointer (&self->coming_finding_id);
  if (coming_id != NULL)
    tl_read_page_choose_finding (self, coming_id);
  tl_read_page_show_wanted (self);
  tl_read_page_load_suggestions (self);
  tl_read_page_offer_drafts (self);
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
  tl_read_page_mark_current (self);
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
  g_clear_pointer (&self->other_findings, g_ptr_array_unref);
  self->n_before = 0;
  tl_read_page_forget_suggestions (self);
  tl_read_page_show_suggestion (self, NULL);
  g_list_store_remove_all (self->outline_store);
  tl_page_view_set_document (self->picture, NULL, NULL, NULL);
  tl_text_view_set_text (self->text, NULL);
  tl_read_bar_set_text (self->bar, NULL);
  tl_library_load_text_async (self->library, self->document_id, self->cancellable, text_loaded_cb,
                              g_object_ref (self));
}
