/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo from the window, and how one that takes long is stopped. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-window-messages.h"
#include "tl-window-private.h"

#include <glib/gi18n.h>

/* Until then people take it for at once. */
#define MILLISECONDS_UNTIL_LONG 1000

static gboolean
long_cb (gpointer data)
{
  TlWindow *self = data;

  self->undoing_source = 0;
  self->undoing_toast = adw_toast_new (_ ("This change is a large one and takes its time…"));
  adw_toast_set_timeout (self->undoing_toast, 0);
  adw_toast_set_priority (self->undoing_toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_button_label (self->undoing_toast, _ ("Cancel"));
  adw_toast_set_action_name (self->undoing_toast, "win.stop-undo");
  tl_window_add_toast (self, g_object_ref (self->undoing_toast));
  return G_SOURCE_REMOVE;
}

static void
progressed_cb (guint done, guint total, gpointer data)
{
  TlWindow *self = data;
  g_autofree char *title = NULL;

  if (self->undoing_toast == NULL)
    return;
  /* Translators: %u is how much of it is done, in per cent. */
  title = g_strdup_printf (_ ("This change is a large one and takes its time: %u%%"),
                           (guint) (100.0 * done / total));
  adw_toast_set_title (self->undoing_toast, title);
}

static GCancellable *
begin (TlWindow *self)
{
  if (self->n_undoing++ == 0)
    {
      self->undoing = g_cancellable_new ();
      self->undoing_source = g_timeout_add (MILLISECONDS_UNTIL_LONG, long_cb, self);
    }
  return self->undoing;
}

static void
end (TlWindow *self)
{
  if (--self->n_undoing > 0)
    return;
  g_clear_object (&self->undoing);
  g_clear_handle_id (&self->undoing_source, g_source_remove);
  if (self->undoing_toast != NULL)
    adw_toast_dismiss (self->undoing_toast);
  g_clear_object (&self->undoing_toast);
}

/* FORMAT says what was done, of its label. */
static void
tell (TlWindow *self, TlLibrary *library, GAsyncResult *result, const char *format)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GString) message = g_string_new (format);
  gboolean is_done = tl_library_verb_finish (library, result, &error);

  end (self);
  if (self->library != library)
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tl_window_show_toast (GTK_WIDGET (self), _ ("Cancelled: nothing was changed"), FALSE);
  if (!is_done)
    {
      tl_window_show_error (GTK_WIDGET (self), error);
      return;
    }
  label = tl_library_dup_last_label (library);
  g_string_replace (message, "%s", label != NULL ? label : "", 1);
  tl_window_show_toast (GTK_WIDGET (self), message->str, FALSE);
}

static void
undone_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlWindow) self = data;

  /* Translators: what was undone, such as: Tag “…” with T03.1 */
  tell (self, TL_LIBRARY (object), result, _ ("Undone: %s"));
}

static void
redone_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlWindow) self = data;

  /* Translators: what was done again, such as: Tag “…” with T03.1 */
  tell (self, TL_LIBRARY (object), result, _ ("Done again: %s"));
}

void
tl_window_undo (TlWindow *self)
{
  tl_library_undo_async (self->library, progressed_cb, self, begin (self), undone_cb,
                         g_object_ref (self));
}

void
tl_window_redo (TlWindow *self)
{
  tl_library_redo_async (self->library, progressed_cb, self, begin (self), redone_cb,
                         g_object_ref (self));
}

void
tl_window_stop_undo (TlWindow *self)
{
  if (self->undoing != NULL)
    g_cancellable_cancel (self->undoing);
}
