/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Read page: where one was last time, and which paragraphs one has read. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-read-page-private.h"
#include "tl-window-messages.h"

#include <glib/gi18n.h>

enum
{
  STORE_DELAY = 3,  /* seconds, while one moves */
  LOOK_DURATION = 3 /* seconds: what stands still for so long is taken as read */
};

static void
show_progress (TlReadPage *self)
{
  guint n = self->reading != NULL ? tl_reading_get_n (self->reading) : 0,
        n_read = self->reading != NULL ? tl_reading_get_n_read (self->reading) : 0;
  /* Translators: of the paragraphs of a document, how many one has read. */
  g_autofree char *text = g_strdup_printf (_ ("%u of %u ¶"), n_read, n);
  g_autofree char *name = g_strdup_printf (_ ("Read %u of %u paragraphs"), n_read, n);

  gtk_widget_set_visible (self->progress_box, n > 0);
  gtk_label_set_text (self->progress_label, text);
  gtk_progress_bar_set_fraction (self->progress_bar, n > 0 ? n_read / (double) n : 0);
  gtk_widget_set_tooltip_text (self->progress_box, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress_bar),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
stored_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  /* A place that is not kept is no reason to stop somebody who reads. */
  if (!tl_library_verb_finish (TL_LIBRARY (object), result, &error))
    g_message ("Could not note how far one has read: %s", error->message);
}

void
tl_read_page_store_reading (TlReadPage *self)
{
  g_autoptr (GBytes) blocks = NULL;
  guint place;

  g_clear_handle_id (&self->store_source, g_source_remove);
  g_clear_handle_id (&self->look_source, g_source_remove);
  if (self->reading == NULL || self->library == NULL || !self->has_moved
      || tl_library_get_is_read_only (self->library))
    return;
  self->has_moved = FALSE;
  place = tl_text_view_get_place (self->text);
  blocks = tl_reading_dup_blocks (self->reading);
  tl_library_set_reading_async (self->library, self->reading_id, place, blocks, stored_cb, NULL);
}

static gboolean
store_cb (gpointer data)
{
  TlReadPage *self = data;

  self->store_source = 0;
  tl_read_page_store_reading (self);
  return G_SOURCE_REMOVE;
}

static void
store_soon (TlReadPage *self)
{
  self->has_moved = TRUE;
  if (self->store_source == 0)
    self->store_source = g_timeout_add_seconds (STORE_DELAY, store_cb, self);
}

static void
mark_sight (TlReadPage *self)
{
  guint start, end;

  tl_text_view_get_sight (self->text, &start, &end);
  if (self->reading == NULL || !tl_reading_mark (self->reading, start, end))
    return;
  show_progress (self);
  store_soon (self);
}

static gboolean
look_cb (gpointer data)
{
  TlReadPage *self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  self->look_source = 0;
  if (GTK_IS_WINDOW (root) && gtk_window_is_active (GTK_WINDOW (root))
      && gtk_widget_get_mapped (GTK_WIDGET (self->text)))
    mark_sight (self);
  return G_SOURCE_REMOVE;
}

void
tl_read_page_note_place (TlReadPage *self)
{
  guint top;

  if (self->reading == NULL)
    return;
  top = tl_text_view_get_top (self->text);
  if (top == self->last_top && self->look_source != 0)
    return;
  if (top != self->last_top)
    store_soon (self);
  self->last_top = top;
  g_clear_handle_id (&self->look_source, g_source_remove);
  self->look_source = g_timeout_add_seconds (LOOK_DURATION, look_cb, self);
}

void
tl_read_page_page_on (TlReadPage *self, gboolean backward)
{
  if (self->document_text == NULL)
    return;
  if (!backward)
    mark_sight (self);
  g_signal_emit_by_name (self->text, "move-cursor", GTK_MOVEMENT_PAGES, backward ? -1 : 1, FALSE);
}

static void
reading_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlReadPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) blocks = NULL;
  guint place;

  if (!tl_library_load_reading_finish (TL_LIBRARY (object), result, &place, &blocks, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        tl_window_show_error (GTK_WIDGET (self), error);
      return;
    }
  if (self->document_text == NULL || self->library != TL_LIBRARY (object))
    return;
  g_clear_pointer (&self->reading, tl_reading_free);
  g_free (self->reading_id);
  self->reading_id = g_strdup (self->document_id);
  self->reading = tl_reading_new (self->document_text, blocks);
  /* Who came for a finding, or has moved already, stays there. */
  if (self->wanted_finding_id == NULL && place > 0 && tl_text_view_get_cursor (self->text) == 0)
    tl_text_view_scroll_to (self->text,
                            MIN (place, tl_document_text_get_length (self->document_text)));
  self->last_top = tl_text_view_get_top (self->text);
  show_progress (self);
  tl_read_page_note_place (self);
}

void
tl_read_page_load_reading (TlReadPage *self)
{
  tl_library_load_reading_async (self->library, self->document_id, self->cancellable,
                                 reading_loaded_cb, g_object_ref (self));
}

void
tl_read_page_forget_reading (TlReadPage *self)
{
  tl_read_page_store_reading (self);
  self->has_moved = FALSE;
  g_clear_pointer (&self->reading, tl_reading_free);
  g_clear_pointer (&self->reading_id, g_free);
  show_progress (self);
}
