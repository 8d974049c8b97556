/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Read page: tagging with the set used last and with the sets pinned to keys. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-app-settings.h"
#include "tl-read-page-private.h"
#include "tl-window-messages.h"

#include <glib/gi18n.h>

static const TlTagSet *
get_pinned (TlReadPage *self, guint key)
{
  return self->sets != NULL && key >= 1 && key <= TL_TAG_SETS_PINS
             ? tl_tag_sets_get_pinned (self->sets, key)
             : NULL;
}

/* Tags the selected words, or the paragraph at the cursor. */
static void
tag_with (TlReadPage *self, const TlTagSet *set)
{
  g_autoptr (TlTagSet) current = tl_tag_set_check (set, tl_library_get_codebook (self->library));
  g_autofree char *label = NULL, *message = NULL;

  if (current == NULL)
    {
      tl_window_show_toast (GTK_WIDGET (self),
                            _ ("The codebook no longer has the codes of this set"), FALSE);
      return;
    }
  if (!tl_read_page_take_selection (self))
    return;
  label = tl_tag_set_dup_label (current, tl_library_get_codebook (self->library));
  /* Translators: what words were tagged with, such as: T03.1 · Housing · Lesson */
  message = g_strdup_printf (_ ("Tagged with %s"), label);
  tl_read_page_store_set (self, current, message);
}

static void
tag_last_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlReadPage *self = TL_READ_PAGE (widget);
  const TlTagSet *last = self->sets != NULL ? tl_tag_sets_get_last (self->sets) : NULL;

  if (last != NULL)
    tag_with (self, last);
}

static void
tag_pinned_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlReadPage *self = TL_READ_PAGE (widget);
  guint key = g_variant_get_uint32 (parameter);
  const TlTagSet *set = get_pinned (self, key);
  g_autofree char *message = NULL;

  if (set != NULL)
    {
      tag_with (self, set);
      return;
    }
  message = g_strdup_printf (_ ("Nothing is pinned to %u; Shift+%u pins the last set"), key, key);
  tl_window_show_toast (widget, message, FALSE);
}

static void
pin_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlReadPage *self = TL_READ_PAGE (widget);
  guint key = g_variant_get_uint32 (parameter);
  const TlTagSet *last = self->sets != NULL ? tl_tag_sets_get_last (self->sets) : NULL;
  g_autofree char *label = NULL, *message = NULL;

  if (last == NULL || key < 1 || key > TL_TAG_SETS_PINS)
    {
      tl_window_show_toast (widget, _ ("Tag something first; then its codes can be pinned"), FALSE);
      return;
    }
  tl_tag_sets_pin (self->sets, key, last);
  label = tl_tag_set_dup_label (last, tl_library_get_codebook (self->library));
  /* Translators: a key and what it tags with from now on */
  message = g_strdup_printf (_ ("%u now tags with %s"), key, label);
  tl_window_show_toast (widget, message, FALSE);
}

static void
unpin_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlReadPage *self = TL_READ_PAGE (widget);
  guint key = g_variant_get_uint32 (parameter);

  if (get_pinned (self, key) != NULL)
    tl_tag_sets_pin (self->sets, key, NULL);
}

static void
show_pins_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlReadPage *self = TL_READ_PAGE (widget);

  if (gtk_widget_get_visible (GTK_WIDGET (self->pins_button)))
    gtk_menu_button_popup (self->pins_button);
}

static void
sets_changed_cb (TlReadPage *self)
{
  tl_read_page_update_actions (self);
}

void
tl_read_page_install_sets (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "read.tag-last", NULL, tag_last_cb);
  gtk_widget_class_install_action (class, "read.tag-pinned", "u", tag_pinned_cb);
  gtk_widget_class_install_action (class, "read.pin", "u", pin_cb);
  gtk_widget_class_install_action (class, "read.unpin", "u", unpin_cb);
  gtk_widget_class_install_action (class, "read.show-pins", NULL, show_pins_cb);
}

void
tl_read_page_load_sets (TlReadPage *self)
{
  g_clear_object (&self->sets);
  if (self->library == NULL)
    return;
  self->sets = tl_tag_sets_new (tl_app_settings_get (), tl_library_get_path (self->library));
  g_signal_connect_object (self->sets, "changed", G_CALLBACK (sets_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

void
tl_read_page_update_sets (TlReadPage *self, gboolean can_write)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const TlTagSet *last = self->sets != NULL ? tl_tag_sets_get_last (self->sets) : NULL;
  TlCodebook *codebook = self->library != NULL ? tl_library_get_codebook (self->library) : NULL;
  g_autofree char *label = last != NULL ? tl_tag_set_dup_label (last, codebook) : NULL;
  g_autofree char *name =
      label != NULL ? g_strdup_printf (_ ("Tag with the last set: %s"), label) : NULL;
  gboolean has_pins = FALSE;

  for (guint key = 1; key <= TL_TAG_SETS_PINS; key++)
    has_pins = has_pins || get_pinned (self, key) != NULL;
  gtk_widget_action_set_enabled (widget, "read.tag-last", can_write && last != NULL);
  gtk_widget_action_set_enabled (widget, "read.tag-pinned", can_write);
  gtk_widget_action_set_enabled (widget, "read.pin", last != NULL);
  gtk_widget_set_visible (self->last_box, last != NULL || has_pins);
  gtk_widget_set_visible (self->last_button, last != NULL);
  gtk_label_set_text (self->last_label, label != NULL ? label : "");
  if (name != NULL && g_strcmp0 (gtk_widget_get_tooltip_text (self->last_button), name) != 0)
    {
      gtk_widget_set_tooltip_text (self->last_button, name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->last_button),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
  tl_pinned_sets_show (TL_PINNED_SETS (gtk_menu_button_get_popover (self->pins_button)), self->sets,
                       codebook);
}
