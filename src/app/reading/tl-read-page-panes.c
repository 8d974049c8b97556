/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Read page: how wide its panes are, and which there is room for. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-app-settings.h"
#include "tl-read-page-private.h"

#include <glib/gi18n.h>

/* Under this width the page picture gives way, under the second the findings, under the third the
 * outline; the text never does. */
enum
{
  WIDTH_WITH_PICTURE = 1080,
  WIDTH_WITH_FINDINGS = 900,
  WIDTH_WITH_WORDS = 820, /* on the buttons above */
  WIDTH_WITH_OUTLINE = 700
};

/* Until one has chosen a width, a side pane takes its part of a wide window. */
static const struct
{
  const char *key;
  int least, most; /* pixels */
  double part;
} panes[TL_N_READ_PANES] = {
  { "read-outline-width", 196, 320, 0.145 },
  { "read-picture-width", 296, 800, 0.217 },
  { "read-findings-width", 254, 420, 0.187 },
};

/* How much larger than usual the desktop's text is. */
static double
get_text_scale (TlReadPage *self)
{
  double resolution =
      pango_cairo_context_get_resolution (gtk_widget_get_pango_context (GTK_WIDGET (self)));

  return MAX (resolution / 96, 1);
}

/* With larger text the words of a pane grow, its edges do not. */
static int
choose_width (TlReadPage *self, guint pane, int width)
{
  double stretch = 0.5 + get_text_scale (self) / 2;
  GSettings *settings = tl_app_settings_get ();
  g_autoptr (GVariant) chosen =
      settings != NULL ? g_settings_get_user_value (settings, panes[pane].key) : NULL;

  return chosen != NULL ? g_variant_get_int32 (chosen)
                        : (int) CLAMP (width * panes[pane].part, panes[pane].least * stretch,
                                       panes[pane].most * stretch);
}

static GtkWidget *
get_pane (TlReadPage *self, guint pane)
{
  GtkWidget *const widgets[] = { self->outline_pane, self->picture_pane,
                                 GTK_WIDGET (self->findings_pane) };

  return widgets[pane];
}

static GtkToggleButton *
get_button (TlReadPage *self, guint pane)
{
  GtkToggleButton *const buttons[] = { self->outline_button, self->picture_button,
                                       self->findings_button };

  return buttons[pane];
}

/* The side panes keep their width, and the text takes what the window has left; a paned knows only
   the other way round. To be called before the first allocation: later, a paned moves what is set
   when the one around it changes. */
void
tl_read_page_place_panes (TlReadPage *self, int width)
{
  int left;

  for (guint i = 0; i < TL_N_READ_PANES; i++)
    self->placed[i] = choose_width (self, i, width);
  left = width
         - (gtk_widget_get_visible (self->outline_pane) ? self->placed[TL_READ_PANE_OUTLINE] : 0)
         - self->placed[TL_READ_PANE_FINDINGS];
  gtk_paned_set_position (self->outline_paned, self->placed[TL_READ_PANE_OUTLINE]);
  gtk_paned_set_position (self->findings_paned, MAX (left, 1));
  gtk_paned_set_position (self->picture_paned, MAX (left - self->placed[TL_READ_PANE_PICTURE], 1));
}

/* What nobody moved is not kept: another window may be wider. */
void
tl_read_page_save_panes (TlReadPage *self)
{
  GSettings *settings = tl_app_settings_get ();

  if (settings == NULL || !self->has_placed_panes)
    return;
  for (guint i = 0; i < TL_N_READ_PANES; i++)
    {
      GtkWidget *pane = get_pane (self, i);
      int width = gtk_widget_get_width (pane);

      if (gtk_widget_get_mapped (pane) && ABS (width - self->placed[i]) > 1)
        g_settings_set_int (settings, panes[i].key, width);
    }
}

/* An icon says what they do, too. */
static void
show_words (TlReadPage *self, gboolean has_words)
{
  adw_button_content_set_label (self->go_to_content, has_words ? C_ ("button", "Go to") : "");
  adw_button_content_set_label (self->find_content, has_words ? C_ ("button", "Find") : "");
}

/* In a narrow window, or with large text, the side panes give way, and come back when there is room
 * or when one asks for them. */
void
tl_read_page_adapt_to_width (TlReadPage *self, int width)
{
  static const int bounds[] = { WIDTH_WITH_OUTLINE, WIDTH_WITH_PICTURE, WIDTH_WITH_FINDINGS };
  double scale = get_text_scale (self);

  for (guint i = 0; i < TL_N_READ_PANES; i++)
    {
      int bound = (int) (bounds[i] * scale);
      gboolean was = self->width >= bound, is = width >= bound;

      if (self->width == 0 || was != is)
        gtk_toggle_button_set_active (get_button (self, i), is);
    }
  show_words (self, width >= WIDTH_WITH_WORDS * scale);
  self->width = width;
}

static int
measure (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* Where a pane that one asked for leaves too little to the text, others give way. */
static void
button_toggled_cb (GtkToggleButton *button, GParamSpec *pspec, TlReadPage *self)
{
  static const guint order[] = { TL_READ_PANE_PICTURE, TL_READ_PANE_FINDINGS,
                                 TL_READ_PANE_OUTLINE };
  int left = gtk_widget_get_width (GTK_WIDGET (self)), text;

  if (!gtk_toggle_button_get_active (button) || self->width == 0)
    return;
  /* What the text measures holds the margins that it has now. */
  gtk_widget_get_size_request (gtk_paned_get_start_child (self->picture_paned), &text, NULL);
  left -= text;
  for (guint i = 0; i < TL_N_READ_PANES; i++)
    if (gtk_toggle_button_get_active (get_button (self, i)))
      left -= measure (get_pane (self, i));
  for (guint i = 0; i < TL_N_READ_PANES && left < 0; i++)
    {
      GtkToggleButton *other = get_button (self, order[i]);

      if (other == button || !gtk_toggle_button_get_active (other))
        continue;
      left += measure (get_pane (self, order[i]));
      gtk_toggle_button_set_active (other, FALSE);
    }
}

static void
toggle_pane_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  guint pane = g_variant_get_uint32 (parameter);
  GtkToggleButton *button;

  g_return_if_fail (pane < TL_N_READ_PANES);
  button = get_button (TL_READ_PAGE (widget), pane);
  gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
}

void
tl_read_page_tie_panes (TlReadPage *self)
{
  for (guint i = 0; i < TL_N_READ_PANES; i++)
    {
      g_object_bind_property (get_button (self, i), "active", get_pane (self, i), "visible",
                              G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
      g_signal_connect_object (get_button (self, i), "notify::active",
                               G_CALLBACK (button_toggled_cb), self, 0);
    }
}

void
tl_read_page_install_panes (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "read.toggle-pane", "u", toggle_pane_cb);
  gtk_widget_class_add_binding_action (class, GDK_KEY_F9, 0, "read.toggle-pane", "u",
                                       TL_READ_PANE_OUTLINE);
  gtk_widget_class_add_binding_action (class, GDK_KEY_F10, 0, "read.toggle-pane", "u",
                                       TL_READ_PANE_PICTURE);
  gtk_widget_class_add_binding_action (class, GDK_KEY_F9, GDK_SHIFT_MASK, "read.toggle-pane", "u",
                                       TL_READ_PANE_FINDINGS);
}
