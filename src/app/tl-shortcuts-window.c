/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window that lists all keys. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-shortcuts-window.h"

#include "tl-shortcuts.h"

#include <glib/gi18n.h>
#include <string.h>

struct _TlShortcutsWindow
{
  AdwWindow parent_instance;

  /* Template widgets */
  GtkEditable *entry;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (TlShortcutsWindow, tl_shortcuts_window, ADW_TYPE_WINDOW)

static GQuark
group_quark (void)
{
  return g_quark_from_static_string ("tl-shortcut-group");
}

static GQuark
words_quark (void)
{
  return g_quark_from_static_string ("tl-shortcut-words");
}

static gboolean
matches (GtkWidget *row, GStrv words)
{
  const char *text = g_object_get_qdata (G_OBJECT (row), words_quark ());

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const char *group = g_object_get_qdata (G_OBJECT (row), group_quark ());
  const char *last = before != NULL ? g_object_get_qdata (G_OBJECT (before), group_quark ()) : NULL;
  GtkWidget *label;

  if (g_strcmp0 (group, last) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (group);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "shortcut-group");
  gtk_list_box_row_set_header (row, label);
}

static GtkWidget *
make_keys (GStrv accelerators)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (guint i = 0; accelerators[i] != NULL; i++)
    {
      g_autofree char *text = tl_shortcuts_display (accelerators[i]);
      GtkWidget *label = gtk_label_new (text);

      gtk_widget_add_css_class (label, "keycap");
      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), label);
    }
  return box;
}

static char *
speak_keys (GStrv accelerators)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  for (guint i = 0; accelerators[i] != NULL; i++)
    {
      g_autofree char *text = tl_shortcuts_speak (accelerators[i]);

      g_strv_builder_add (builder, text);
    }
  parts = g_strv_builder_end (builder);
  return g_strjoinv (", ", parts);
}

/* What a row is found by: its words, its place, and the keys as they are shown and said. */
static char *
fold_words (const char *group, const char *title, GStrv accelerators, const char *said)
{
  GString *text = g_string_new (NULL);
  g_autofree char *all = NULL;

  g_string_append_printf (text, "%s %s %s", title, group, said);
  for (guint i = 0; accelerators[i] != NULL; i++)
    {
      g_autofree char *shown = tl_shortcuts_display (accelerators[i]);

      g_string_append_printf (text, " %s", shown);
    }
  all = g_string_free (text, FALSE);
  return g_utf8_casefold (all, -1);
}

static void
add_row (TlShortcutsWindow *self, const char *group, const TlShortcut *shortcut)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_ (shortcut->title));
  g_auto (GStrv) accelerators = g_strsplit (shortcut->keys, " ", -1);
  g_autofree char *said = speak_keys (accelerators);
  g_autofree char *name = g_strdup_printf ("%s: %s", _ (shortcut->title), said);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), make_keys (accelerators));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  g_object_set_qdata (G_OBJECT (row), group_quark (), (gpointer) group);
  g_object_set_qdata_full (G_OBJECT (row), words_quark (),
                           fold_words (group, _ (shortcut->title), accelerators, said), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (self->list, row);
}

/* The groups of @page, or those of other places. */
static void
add_groups (TlShortcutsWindow *self, const char *page, gboolean is_page)
{
  guint n;
  const TlShortcut *shortcuts = tl_shortcuts_get (&n), *group = NULL;

  for (guint i = 0; i < n; i++)
    if (shortcuts[i].keys == NULL)
      group = &shortcuts[i];
    else if ((group->page != NULL && g_strcmp0 (group->page, page) == 0) == is_page)
      add_row (self, _ (group->title), &shortcuts[i]);
}

/* Rows are hidden, not filtered: a screen reader would still come to those that the list left out.
 */
static void
entry_changed_cb (TlShortcutsWindow *self)
{
  g_autofree char *folded = g_utf8_casefold (gtk_editable_get_text (self->entry), -1);
  g_auto (GStrv) words = g_strsplit (g_strstrip (folded), " ", -1);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    gtk_widget_set_visible (GTK_WIDGET (row), matches (GTK_WIDGET (row), words));
  gtk_list_box_invalidate_headers (self->list);
}

static void
entry_stopped_cb (TlShortcutsWindow *self)
{
  if (*gtk_editable_get_text (self->entry) != '\0')
    gtk_editable_set_text (self->entry, "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

static gboolean
entry_key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code,
                      GdkModifierType state, TlShortcutsWindow *self)
{
  if (key != GDK_KEY_Down)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
  return GDK_EVENT_STOP;
}

static gboolean
enter_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  gtk_widget_grab_focus (GTK_WIDGET (TL_SHORTCUTS_WINDOW (widget)->entry));
  return G_SOURCE_REMOVE;
}

/* A screen reader hears of a focus only when it knows the window. */
static void
tl_shortcuts_window_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tl_shortcuts_window_parent_class)->map (widget);
  gtk_widget_add_tick_callback (widget, enter_cb, NULL, NULL);
}

static void
tl_shortcuts_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TL_TYPE_SHORTCUTS_WINDOW);
  G_OBJECT_CLASS (tl_shortcuts_window_parent_class)->dispose (object);
}

static void
tl_shortcuts_window_class_init (TlShortcutsWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_shortcuts_window_dispose;
  widget_class->map = tl_shortcuts_window_map;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/throughline/Throughline/ui/shortcuts-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TlShortcutsWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, TlShortcutsWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_stopped_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tl_shortcuts_window_init (TlShortcutsWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (entry_key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->entry), GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, header_cb, self, NULL);
}

GtkWindow *
tl_shortcuts_window_new (GtkWindow *parent, const char *page)
{
  TlShortcutsWindow *self = g_object_new (TL_TYPE_SHORTCUTS_WINDOW, "transient-for", parent, NULL);

  add_groups (self, page, TRUE);
  add_groups (self, page, FALSE);
  return GTK_WINDOW (self);
}
