/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page tells at the foot of its window. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-window-messages.h"

#include "tl-window-private.h"

#include <glib/gi18n.h>

static TlWindow *
find_window (GtkWidget *any_child)
{
  GtkRoot *root = gtk_widget_get_root (any_child);

  /* A dialogue speaks through the window that it belongs to. */
  while (root != NULL && !TL_IS_WINDOW (root))
    root =
        GTK_IS_WINDOW (root) ? (GtkRoot *) gtk_window_get_transient_for (GTK_WINDOW (root)) : NULL;
  return root != NULL ? TL_WINDOW (root) : NULL;
}

static AdwToast *
make_toast (const char *message)
{
  /* The title is markup, a message is not. */
  g_autofree char *title = g_markup_escape_text (message, -1);

  return adw_toast_new (title);
}

void
tl_window_show_toast (GtkWidget *any_child, const char *message, gboolean offer_undo)
{
  TlWindow *window = find_window (any_child);
  AdwToast *toast;

  g_return_if_fail (message != NULL);
  if (window == NULL)
    return;
  toast = make_toast (message);
  if (offer_undo)
    {
      adw_toast_set_button_label (toast, _ ("Undo"));
      adw_toast_set_action_name (toast, "win.undo");
      tl_window_set_undo_toast (window, toast);
    }
  tl_window_add_toast (window, toast);
}

void
tl_window_show_lasting (GtkWidget *any_child, const char *message)
{
  TlWindow *window = find_window (any_child);
  AdwToast *toast;

  g_return_if_fail (message != NULL);
  if (window == NULL)
    return;
  toast = make_toast (message);
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  tl_window_add_toast (window, toast);
}

/* What keeps changes from being saved stands under the header for as long as it does: here it is
 * only told that it happened. */
static gboolean
is_trouble (TlWindow *window, const char *message)
{
  return window != NULL && window->library != NULL
         && g_strcmp0 (tl_library_get_trouble (window->library), message) == 0;
}

void
tl_window_show_error (GtkWidget *any_child, const GError *error)
{
  TlWindow *window = find_window (any_child);

  g_return_if_fail (error != NULL);
  if (is_trouble (window, error->message))
    {
      AdwToast *toast = make_toast (_ ("The change was not saved; the reason stands above"));

      tl_window_set_trouble_toast (window, toast);
      tl_window_add_toast (window, toast);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tl_window_show_lasting (any_child, error->message);
}
