/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where one is: the title of the window, and the button in the header for a page that is not one of
 * the four. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-window-private.h"

#include <glib/gi18n.h>

static const struct
{
  const char *page, *name, *icon, *keys;
} pages[] = {
  { "reviews", NC_ ("page", "Reviews"), NULL, NULL },
  { "read", NC_ ("page", "Read"), NULL, NULL },
  { "lessons", NC_ ("page", "Lessons"), NULL, NULL },
  { "overview", NC_ ("page", "Overview"), NULL, NULL },
  { "search", NC_ ("page", "Search"), "edit-find-symbolic", "Ctrl+K" },
  { "codebook", NC_ ("page", "Codebook"), "x-office-address-book-symbolic", "Ctrl+B" },
  { "history", NC_ ("page", "History"), "document-open-recent-symbolic", "Ctrl+H" },
  { "review", NC_ ("page", "Review"), "document-properties-symbolic", "F4" },
};

static void
show_button (TlWindow *self, guint i)
{
  const char *name = g_dpgettext2 (NULL, "page", pages[i].name);
  g_autofree char *tooltip = g_strdup_printf ("%s (%s)", name, pages[i].keys);

  gtk_label_set_text (GTK_LABEL (self->page_labels[TL_WINDOW_HERE_LABEL]), name);
  gtk_image_set_from_icon_name (self->here_icon, pages[i].icon);
  gtk_widget_set_tooltip_text (self->here_button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->here_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->here_button), "s", pages[i].page);
}

void
tl_window_show_where (TlWindow *self)
{
  const char *page = gtk_stack_get_visible_child_name (self->pages);
  g_autofree char *title = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (pages[i].page, page) == 0)
      {
        if (pages[i].icon != NULL)
          show_button (self, i);
        gtk_widget_set_visible (self->here_button, pages[i].icon != NULL);
        if (self->library != NULL)
          title = g_strdup_printf (_ ("%s – %s – Throughline"),
                                   g_dpgettext2 (NULL, "page", pages[i].name),
                                   tl_library_get_name (self->library));
      }
  gtk_window_set_title (GTK_WINDOW (self), title != NULL ? title : _ ("Throughline"));
}
