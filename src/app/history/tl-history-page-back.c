/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Going back from the page: how far it is, and that it can be stopped. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-history-page-private.h"

#include "tl-window-messages.h"

#include <glib/gi18n.h>

/* The one way back that is under way; what is told of others is passed over. */
typedef struct
{
  TlHistoryPage *page;
  GCancellable *cancellable;
} Going;

static void
show_end (TlHistoryPage *self)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (GTK_ROOT (root)) : NULL;

  if (focus == self->cancel_button)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_stack_set_visible_child_name (self->foot_stack, "plan");
  tl_history_page_update_actions (self);
}

static void
went_back_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Going *going = data;
  g_autoptr (TlHistoryPage) self = going->page;
  g_autoptr (GCancellable) cancellable = going->cancellable;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  gboolean is_done = tl_library_verb_finish (TL_LIBRARY (object), result, &error);

  if (self->returning == cancellable)
    {
      g_clear_object (&self->returning);
      show_end (self);
    }
  if (self->library != TL_LIBRARY (object))
    return;
  if (!is_done)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        tl_window_show_toast (GTK_WIDGET (self), _ ("Cancelled: nothing was changed"), FALSE);
      tl_window_show_error (GTK_WIDGET (self), error);
      return;
    }
  label = tl_library_dup_last_label (TL_LIBRARY (object));
  tl_window_show_toast (GTK_WIDGET (self), label != NULL ? label : "", TRUE);
}

static void
progressed_cb (guint done, guint total, gpointer data)
{
  Going *going = data;
  TlHistoryPage *self = going->page;
  g_autofree char *text = NULL;

  if (self->returning != going->cancellable)
    return;
  /* Translators: how many changes are undone, of how many */
  text = done < total ? g_strdup_printf (_ ("Undoing change %u of %u…"), done, total)
                      : g_strdup (_ ("Writing what was undone…"));
  gtk_label_set_text (self->progress_label, text);
  gtk_progress_bar_set_fraction (self->progress, total > 0 ? (double) done / total : 0);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->foot_stack), "going") == 0)
    return;
  gtk_stack_set_visible_child_name (self->foot_stack, "going");
  gtk_widget_grab_focus (self->cancel_button);
}

void
tl_history_page_go_back (TlHistoryPage *self, gint64 number)
{
  Going *going = g_new0 (Going, 1);

  self->returning = g_cancellable_new ();
  going->page = g_object_ref (self);
  going->cancellable = g_object_ref (self->returning);
  tl_history_page_update_actions (self);
  tl_library_go_back_async (self->library, number, progressed_cb, going, self->returning,
                            went_back_cb, going);
}

void
tl_history_page_stop_going_back (TlHistoryPage *self)
{
  if (self->returning == NULL)
    return;
  g_cancellable_cancel (self->returning);
  gtk_label_set_text (self->progress_label, _ ("Cancelling…"));
}
