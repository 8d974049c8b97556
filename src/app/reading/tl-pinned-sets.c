/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sets that are pinned to the keys 1 to 9. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-pinned-sets.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWidget *tag, *pin;
  GtkLabel *label;
} Line;

struct _TlPinnedSets
{
  GtkPopover parent_instance;

  Line lines[TL_TAG_SETS_PINS]; /* borrowed children */
};

G_DEFINE_FINAL_TYPE (TlPinnedSets, tl_pinned_sets, GTK_TYPE_POPOVER)

static void
tagged_cb (TlPinnedSets *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static GtkWidget *
make_line (TlPinnedSets *self, guint key)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *number = g_strdup_printf ("%u", key);
  GtkWidget *cap = gtk_label_new (number), *label = gtk_label_new (NULL);
  Line *line = &self->lines[key - 1];

  gtk_widget_add_css_class (cap, "keycap");
  gtk_widget_set_valign (cap, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 34);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (content), cap);
  gtk_box_append (GTK_BOX (content), label);
  line->label = GTK_LABEL (label);
  line->tag = gtk_button_new ();
  gtk_widget_add_css_class (line->tag, "flat");
  gtk_widget_add_css_class (line->tag, "pinned-set");
  gtk_button_set_child (GTK_BUTTON (line->tag), content);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (line->tag), "u", key);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (line->tag), "read.tag-pinned");
  g_signal_connect_swapped (line->tag, "clicked", G_CALLBACK (tagged_cb), self);
  line->pin = gtk_button_new ();
  gtk_widget_add_css_class (line->pin, "flat");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (line->pin), "u", key);
  gtk_box_append (GTK_BOX (box), line->tag);
  gtk_box_append (GTK_BOX (box), line->pin);
  return box;
}

/* A tooltip that is set makes GTK ask the display where the pointer is. */
static void
name (GtkWidget *widget, const char *text)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0)
    return;
  gtk_widget_set_tooltip_text (widget, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
tl_pinned_sets_class_init (TlPinnedSetsClass *class)
{
}

static void
tl_pinned_sets_init (TlPinnedSets *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_label_new (_ ("Sets on the keys 1 to 9"));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "row-title");
  gtk_widget_set_margin_bottom (title, 6);
  gtk_box_append (GTK_BOX (box), title);
  for (guint key = 1; key <= TL_TAG_SETS_PINS; key++)
    gtk_box_append (GTK_BOX (box), make_line (self, key));
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Pinned sets"), -1);
}

GtkWidget *
tl_pinned_sets_new (void)
{
  return g_object_new (TL_TYPE_PINNED_SETS, NULL);
}

static void
show_line (Line *line, guint key, const TlTagSet *set, TlCodebook *codebook)
{
  g_autofree char *label = set != NULL ? tl_tag_set_dup_label (set, codebook) : NULL;
  g_autofree char *tag = label != NULL ? g_strdup_printf (_ ("Tag with %s (%u)"), label, key)
                                       : g_strdup_printf (_ ("Nothing is pinned to %u"), key);
  g_autofree char *pin = label != NULL
                             ? g_strdup_printf (_ ("Unpin %u: %s"), key, label)
                             : g_strdup_printf (_ ("Pin the last set to %u (Shift+%u)"), key, key);

  gtk_label_set_text (line->label, label != NULL ? label : _ ("Nothing pinned"));
  if (label != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (line->label), "quiet");
  else
    gtk_widget_add_css_class (GTK_WIDGET (line->label), "quiet");
  name (line->tag, tag);
  name (line->pin, pin);
  gtk_button_set_icon_name (GTK_BUTTON (line->pin),
                            label != NULL ? "window-close-symbolic" : "view-pin-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (line->pin),
                                  label != NULL ? "read.unpin" : "read.pin");
}

void
tl_pinned_sets_show (TlPinnedSets *self, TlTagSets *sets, TlCodebook *codebook)
{
  g_return_if_fail (TL_IS_PINNED_SETS (self));
  for (guint key = 1; key <= TL_TAG_SETS_PINS; key++)
    show_line (&self->lines[key - 1], key, sets != NULL ? tl_tag_sets_get_pinned (sets, key) : NULL,
               codebook);
}
