/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of preferences, and what its pages need to know. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-preferences-window.h"

#include "tl-backup-preferences.h"
#include "tl-reading-preferences.h"

#include <glib/gi18n.h>

struct _TlPreferencesWindow
{
  AdwPreferencesWindow parent_instance;

  /* Template widgets */
  TlBackupPreferences *backups;

  TlLibrary *library; /* nullable */
};

G_DEFINE_FINAL_TYPE (TlPreferencesWindow, tl_preferences_window, ADW_TYPE_PREFERENCES_WINDOW)

static void
tl_preferences_window_dispose (GObject *object)
{
  g_clear_object (&TL_PREFERENCES_WINDOW (object)->library);
  gtk_widget_dispose_template (GTK_WIDGET (object), TL_TYPE_PREFERENCES_WINDOW);
  G_OBJECT_CLASS (tl_preferences_window_parent_class)->dispose (object);
}

static void
tl_preferences_window_class_init (TlPreferencesWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_preferences_window_dispose;
  g_type_ensure (TL_TYPE_READING_PREFERENCES);
  g_type_ensure (TL_TYPE_BACKUP_PREFERENCES);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/throughline/Throughline/ui/preferences/preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TlPreferencesWindow, backups);
}

/* libadwaita leaves its search without names, and in the tree also where it is switched off. */
static void
name_search (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (ADW_IS_PREFERENCES_GROUP (child)
          && adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (child))[0] != '\0')
        continue;
      if (GTK_IS_SEARCH_ENTRY (child) || GTK_IS_LIST_BOX (child))
        gtk_accessible_update_property (
            GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
            GTK_IS_LIST_BOX (child) ? _ ("Preferences found") : _ ("Find a preference"), -1);
      name_search (child);
    }
}

static void
tl_preferences_window_init (TlPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  name_search (GTK_WIDGET (self));
}

TlPreferencesWindow *
tl_preferences_window_new (GtkWindow *parent, TlLibrary *library)
{
  TlPreferencesWindow *self = g_object_new (TL_TYPE_PREFERENCES_WINDOW, "transient-for", parent,
                                            "modal", parent != NULL, NULL);

  g_set_object (&self->library, library);
  tl_backup_preferences_set_library (self->backups, library);
  return self;
}
