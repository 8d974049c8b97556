/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding words in the text, and going to a page or paragraph. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-read-bar.h"

#include "tl-go-to.h"
#include "tl-text-find.h"

#include <glib/gi18n.h>
#include <string.h>

enum
{
  LONGEST_QUOTE = 80 /* bytes of a selection that one may want to find */
};

struct _TlReadBar
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkStack *stack;
  GtkEditable *find_entry;
  GtkLabel *find_label;
  GtkWidget *previous_button;
  GtkWidget *next_button;
  GtkEditable *go_to_entry;
  GtkLabel *go_to_label;

  TlTextView *view;
  TlDocumentText *text; /* nullable */
  guint n_pages;
  TlTextFind *finder; /* nullable: made when first needed */
  GArray *hits;       /* TlTextHit; nullable */
  guint current;
  guint origin, top; /* where one was when the bar was opened */
};

enum
{
  CLOSED,
  PAGE_WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlReadBar, tl_read_bar, GTK_TYPE_WIDGET)

static gboolean
is_open (TlReadBar *self, const char *what)
{
  return gtk_widget_get_visible (GTK_WIDGET (self))
         && g_str_equal (gtk_stack_get_visible_child_name (self->stack), what);
}

static void
say (GtkLabel *label, GtkEditable *entry, const char *text, gboolean is_wrong)
{
  gtk_label_set_text (label, text);
  if (is_wrong)
    gtk_widget_add_css_class (GTK_WIDGET (label), "warning-text");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (label), "warning-text");
  /* GTK 4.8 cannot announce; a new description is spoken. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

static void
show_count (TlReadBar *self)
{
  gboolean is_empty = gtk_editable_get_text (self->find_entry)[0] == '\0';
  guint n = self->hits != NULL ? self->hits->len : 0;
  g_autofree char *text = is_empty ? g_strdup ("")
                          : n == 0 ? g_strdup (_ ("Not found in this document"))
                          : n >= TL_TEXT_FIND_MOST
                              ? g_strdup_printf (_ ("%u of more than %u"), self->current + 1, n)
                              : g_strdup_printf (_ ("%u of %u"), self->current + 1, n);

  say (self->find_label, self->find_entry, text, n == 0 && !is_empty);
  gtk_widget_set_sensitive (self->previous_button, n > 1);
  gtk_widget_set_sensitive (self->next_button, n > 1);
}

static void
show_hit (TlReadBar *self)
{
  const TlTextHit *hit = &g_array_index (self->hits, TlTextHit, self->current);

  tl_text_view_set_hits (self->view, self->hits, self->current);
  tl_text_view_reveal (self->view, hit->start, FALSE);
}

/* As one types, the first place from where one was is shown. */
static void
search_changed_cb (TlReadBar *self)
{
  if (self->text == NULL)
    return;
  if (self->finder == NULL)
    self->finder = tl_text_find_new (self->text);
  g_clear_pointer (&self->hits, g_array_unref);
  self->hits = tl_text_find_search (self->finder, gtk_editable_get_text (self->find_entry));
  self->current = tl_text_find_choose (self->hits, self->top);
  if (self->hits->len > 0)
    show_hit (self);
  else
    {
      tl_text_view_set_hits (self->view, NULL, 0);
      tl_text_view_reveal (self->view, self->origin, TRUE);
    }
  show_count (self);
}

static void
next_clicked_cb (TlReadBar *self)
{
  tl_read_bar_step (self, FALSE);
}

static void
previous_clicked_cb (TlReadBar *self)
{
  tl_read_bar_step (self, TRUE);
}

static void
stopped_cb (TlReadBar *self)
{
  tl_read_bar_close (self, FALSE);
}

static void
close_clicked_cb (TlReadBar *self)
{
  tl_read_bar_close (self, TRUE);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                TlReadBar *self)
{
  gboolean is_enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter;

  if (key == GDK_KEY_Escape)
    tl_read_bar_close (self, FALSE);
  else if (is_enter && (state & GDK_CONTROL_MASK) != 0)
    tl_read_bar_close (self, TRUE);
  else if (is_enter && is_open (self, "find"))
    tl_read_bar_step (self, (state & GDK_SHIFT_MASK) != 0);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
go_to_changed_cb (TlReadBar *self)
{
  say (self->go_to_label, self->go_to_entry, "", FALSE);
}

static void
go_to_activated_cb (TlReadBar *self)
{
  const char *words = gtk_editable_get_text (self->go_to_entry);
  g_autofree char *message = NULL;
  guint offset, page;

  if (self->text == NULL || words[0] == '\0')
    return;
  if (!tl_go_to_find (self->text, words, tl_text_view_get_cursor (self->view), self->n_pages,
                      &offset, &page, &message))
    {
      say (self->go_to_label, self->go_to_entry, message, TRUE);
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  if (offset != TL_GO_TO_NOWHERE)
    tl_text_view_scroll_to (self->view, offset);
  if (page > 0)
    g_signal_emit (self, signals[PAGE_WANTED], 0, page);
  tl_read_bar_close (self, TRUE);
}

static void
tl_read_bar_dispose (GObject *object)
{
  TlReadBar *self = TL_READ_BAR (object);

  g_clear_pointer (&self->finder, tl_text_find_free);
  g_clear_pointer (&self->hits, g_array_unref);
  g_clear_object (&self->text);
  g_clear_object (&self->view);
  gtk_widget_dispose_template (GTK_WIDGET (self), TL_TYPE_READ_BAR);
  G_OBJECT_CLASS (tl_read_bar_parent_class)->dispose (object);
}

static void
tl_read_bar_class_init (TlReadBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_read_bar_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/throughline/Throughline/ui/reading/read-bar.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, TlReadBar, stack);
  gtk_widget_class_bind_template_child (widget_class, TlReadBar, find_entry);
  gtk_widget_class_bind_template_child (widget_class, TlReadBar, find_label);
  gtk_widget_class_bind_template_child (widget_class, TlReadBar, previous_button);
  gtk_widget_class_bind_template_child (widget_class, TlReadBar, next_button);
  gtk_widget_class_bind_template_child (widget_class, TlReadBar, go_to_entry);
  gtk_widget_class_bind_template_child (widget_class, TlReadBar, go_to_label);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_to_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_to_activated_cb);

  signals[CLOSED] = g_signal_new ("closed", TL_TYPE_READ_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[PAGE_WANTED] = g_signal_new ("page-wanted", TL_TYPE_READ_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
tl_read_bar_init (TlReadBar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
tl_read_bar_set_view (TlReadBar *self, TlTextView *view)
{
  g_return_if_fail (TL_IS_READ_BAR (self));
  g_set_object (&self->view, view);
}

void
tl_read_bar_set_text (TlReadBar *self, TlDocumentText *text)
{
  g_return_if_fail (TL_IS_READ_BAR (self));
  g_clear_pointer (&self->finder, tl_text_find_free);
  g_clear_pointer (&self->hits, g_array_unref);
  g_set_object (&self->text, text);
  self->n_pages = 0;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
tl_read_bar_set_n_pages (TlReadBar *self, guint n_pages)
{
  g_return_if_fail (TL_IS_READ_BAR (self));
  self->n_pages = n_pages;
}

static void
open_bar (TlReadBar *self, const char *what, GtkEditable *entry)
{
  if (!is_open (self, what))
    {
      self->origin = tl_text_view_get_place (self->view);
      self->top = tl_text_view_get_top (self->view);
    }
  gtk_stack_set_visible_child_name (self->stack, what);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  gtk_editable_select_region (entry, 0, -1);
}

static char *
dup_selected_words (TlReadBar *self)
{
  g_autoptr (TlSpan) span = tl_text_view_dup_selection (self->view);

  return span != NULL && strlen (span->quote) <= LONGEST_QUOTE && strchr (span->quote, '\n') == NULL
             ? g_strdup (span->quote)
             : NULL;
}

void
tl_read_bar_find (TlReadBar *self)
{
  g_autofree char *words = NULL;

  g_return_if_fail (TL_IS_READ_BAR (self));
  if (self->text == NULL)
    return;
  words = is_open (self, "find") ? NULL : dup_selected_words (self);
  if (words != NULL)
    gtk_editable_set_text (self->find_entry, words);
  open_bar (self, "find", self->find_entry);
  search_changed_cb (self);
}

void
tl_read_bar_go_to (TlReadBar *self)
{
  g_return_if_fail (TL_IS_READ_BAR (self));
  if (self->text == NULL)
    return;
  tl_text_view_set_hits (self->view, NULL, 0);
  go_to_changed_cb (self);
  open_bar (self, "go-to", self->go_to_entry);
}

/* Who has moved on in the text meanwhile, goes on from there. */
void
tl_read_bar_step (TlReadBar *self, gboolean backward)
{
  guint n;

  g_return_if_fail (TL_IS_READ_BAR (self));
  if (self->text == NULL)
    return;
  if (gtk_editable_get_text (self->find_entry)[0] == '\0' || self->hits == NULL)
    {
      tl_read_bar_find (self);
      return;
    }
  n = self->hits->len;
  if (n == 0)
    return;
  if (!is_open (self, "find"))
    {
      g_autoptr (TlSpan) span = tl_text_view_dup_selection (self->view);
      guint at = span != NULL ? span->start : tl_text_view_get_cursor (self->view);

      self->origin = tl_text_view_get_place (self->view);
      self->current = backward ? tl_text_find_choose (self->hits, at)
                               : tl_text_find_choose (self->hits, at + 1) + n - 1;
      gtk_stack_set_visible_child_name (self->stack, "find");
      gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
    }
  self->current = (self->current + (backward ? n - 1 : 1)) % n;
  show_hit (self);
  show_count (self);
}

void
tl_read_bar_close (TlReadBar *self, gboolean stay)
{
  gboolean was_find;

  g_return_if_fail (TL_IS_READ_BAR (self));
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  was_find = is_open (self, "find");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  tl_text_view_set_hits (self->view, NULL, 0);
  if (was_find && !stay)
    tl_text_view_reveal (self->view, self->origin, TRUE);
  else if (was_find && self->hits != NULL && self->hits->len > 0)
    {
      const TlTextHit *hit = &g_array_index (self->hits, TlTextHit, self->current);

      tl_text_view_select_range (self->view, hit->start, hit->end);
    }
  g_signal_emit (self, signals[CLOSED], 0);
}
