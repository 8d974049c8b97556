/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Read page: suggestions, which one is in hand, and what one answers. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-app-settings.h"
#include "tl-read-page-private.h"
#include "tl-suggestion-card.h"
#include "tl-window-messages.h"

#include <glib/gi18n.h>

enum
{
  REST_MS = 250 /* after a change */
};

static gboolean
is_same (TlSuggestion *a, TlSuggestion *b)
{
  return tl_suggestion_get_start (a) == tl_suggestion_get_start (b)
         && g_strcmp0 (tl_suggestion_get_theme_id (a), tl_suggestion_get_theme_id (b)) == 0;
}

static guint
get_n (TlReadPage *self)
{
  return self->suggestions != NULL ? self->suggestions->len : 0;
}

/* Which of the suggestions is in hand, -1 for none. */
static int
find_current (TlReadPage *self)
{
  for (guint i = 0; self->suggestion != NULL && i < get_n (self); i++)
    if (is_same (self->suggestions->pdata[i], self->suggestion))
      return (int) i;
  return -1;
}

static void
show_foot (TlReadPage *self)
{
  guint n = get_n (self);
  g_autofree char *text = self->shows_suggestions ? g_strdup_printf (_ ("%u left"), n)
                                                  : g_strdup (C_ ("suggestions", "hidden"));
  g_autofree char *name = g_strdup_printf (_ ("Suggestions, %s; show the next"), text);

  gtk_label_set_text (self->suggestions_label, text);
  gtk_widget_set_visible (self->suggestions_button, self->document_text != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->suggestions_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update (TlReadPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean can_write = self->library != NULL && self->document_text != NULL
                       && !tl_library_get_is_read_only (self->library);
  gboolean has_one = self->suggestion != NULL;

  gtk_widget_action_set_enabled (widget, "read.accept-suggestion", can_write && has_one);
  gtk_widget_action_set_enabled (widget, "read.amend-suggestion", can_write && has_one);
  gtk_widget_action_set_enabled (widget, "read.reject-suggestion", can_write && has_one);
  gtk_widget_action_set_enabled (widget, "read.step-suggestion", self->document_text != NULL);
  show_foot (self);
}

/* Takes @suggestion (nullable) in hand, in the text and in the list. */
static void
take (TlReadPage *self, TlSuggestion *suggestion)
{
  int at;

  g_set_object (&self->suggestion, suggestion);
  at = find_current (self);
  tl_text_view_set_suggestions (self->text, self->shows_suggestions ? self->suggestions : NULL,
                                self->suggestion);
  tl_findings_pane_set_suggestion (self->findings_pane, self->suggestion, (guint) (at + 1),
                                   get_n (self));
  tl_read_page_mark_picture (self);
  update (self);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlReadPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) suggestions =
      tl_library_load_suggestions_finish (TL_LIBRARY (object), result, &error);
  int at;

  if (suggestions == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        tl_window_show_error (GTK_WIDGET (self), error);
      return;
    }
  if (self->document_text == NULL || self->library != TL_LIBRARY (object))
    return;
  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  self->suggestions = g_steal_pointer (&suggestions);
  at = find_current (self);
  take (self, at >= 0 ? self->suggestions->pdata[at] : NULL);
}

static void
stop_suggesting (TlReadPage *self)
{
  g_clear_handle_id (&self->suggest_source, g_source_remove);
  if (self->suggesting != NULL)
    g_cancellable_cancel (self->suggesting);
  g_clear_object (&self->suggesting);
}

void
tl_read_page_forget_suggestions (TlReadPage *self)
{
  stop_suggesting (self);
  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  g_clear_object (&self->suggestion);
  g_clear_object (&self->amended);
  g_clear_object (&self->amended_suggestion);
}

static gboolean
load_cb (gpointer data)
{
  TlReadPage *self = data;

  self->suggest_source = 0;
  self->suggesting = g_cancellable_new ();
  tl_library_load_suggestions_async (self->library, self->review_id, self->document_id,
                                     self->suggesting, loaded_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* While one change follows another the findings go first; suggestions come when there is rest. */
void
tl_read_page_load_suggestions (TlReadPage *self)
{
  stop_suggesting (self);
  self->suggest_source = g_timeout_add (self->suggestions != NULL ? REST_MS : 0, load_cb, self);
}

void
tl_read_page_show_suggestion (TlReadPage *self, TlSuggestion *suggestion)
{
  guint page;

  take (self, suggestion);
  if (suggestion == NULL)
    return;
  /* A narrow window hides the list, which is where the card stands. */
  gtk_widget_set_visible (GTK_WIDGET (self->findings_pane), TRUE);
  page = tl_span_get_page (tl_suggestion_get_span (suggestion));
  self->is_following = TRUE;
  tl_text_view_scroll_to (self->text, tl_suggestion_get_start (suggestion));
  self->is_following = FALSE;
  if (page > 0)
    tl_page_view_set_page (self->picture, page);
}

/* From the one in hand, otherwise from the cursor. */
static int
find_step (TlReadPage *self, int by)
{
  int at = find_current (self), n = (int) get_n (self);
  guint place = tl_text_view_get_cursor (self->text);

  if (at >= 0)
    return at + by;
  for (at = 0; at < n && tl_suggestion_get_start (self->suggestions->pdata[at]) < place; at++)
    continue;
  return by > 0 ? at : at - 1;
}

static void
step_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlReadPage *self = TL_READ_PAGE (widget);
  int by = g_variant_get_int32 (parameter), at;

  if (!self->shows_suggestions)
    g_object_set (self, "show-suggestions", TRUE, NULL);
  at = find_step (self, by);
  if (at >= 0 && at < (int) get_n (self))
    {
      tl_read_page_show_suggestion (self, self->suggestions->pdata[at]);
      tl_read_page_grab_text (self);
    }
  else if (get_n (self) == 0)
    tl_window_show_toast (widget, _ ("No suggestion is left in this document"), FALSE);
  else if (by > 0)
    tl_window_show_toast (widget, _ ("No suggestion after this place; Shift+N goes back"), FALSE);
  else
    tl_window_show_toast (widget, _ ("No suggestion before this place; N goes on"), FALSE);
}

static void
answered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlReadPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!tl_library_verb_finish (TL_LIBRARY (object), result, &error))
    tl_window_show_error (GTK_WIDGET (self), error);
}

static void
rejected_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlReadPage) self = data;
  g_autoptr (GError) error = NULL;

  if (tl_library_verb_finish (TL_LIBRARY (object), result, &error))
    tl_window_show_toast (GTK_WIDGET (self), _ ("Suggestion rejected"), TRUE);
  else
    tl_window_show_error (GTK_WIDGET (self), error);
}

/* The words stay where they are, and what comes next is one key away. */
void
tl_read_page_answer (TlReadPage *self, TlSuggestion *suggestion, TlAnswer answer,
                     TlFinding *finding, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (TlSuggestionAnswer) own = tl_suggestion_make_answer (suggestion, answer);

  tl_read_page_store_words (self);
  g_free (self->coming_finding_id);
  self->coming_finding_id = finding != NULL ? g_strdup (tl_finding_get_id (finding)) : NULL;
  tl_library_answer_suggestion_async (self->library, self->review_id, own, finding, callback, data);
  take (self, NULL);
  tl_read_page_grab_text (self);
}

static void
accept_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlReadPage *self = TL_READ_PAGE (widget);
  g_autoptr (TlSuggestion) suggestion = g_object_ref (self->suggestion);
  g_autoptr (TlFinding) finding = tl_suggestion_make_finding (suggestion, self->review_id);

  tl_read_page_answer (self, suggestion, TL_ANSWER_ACCEPTED, finding, answered_cb,
                       g_object_ref (self));
}

static void
reject_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlReadPage *self = TL_READ_PAGE (widget);
  g_autoptr (TlSuggestion) suggestion = g_object_ref (self->suggestion);

  tl_read_page_answer (self, suggestion, TL_ANSWER_REJECTED, NULL, rejected_cb,
                       g_object_ref (self));
}

/* The palette opens on what the suggestion would become. */
static void
amend_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlReadPage *self = TL_READ_PAGE (widget);

  g_set_object (&self->amended_suggestion, self->suggestion);
  g_clear_object (&self->amended);
  self->amended = tl_suggestion_make_finding (self->suggestion, self->review_id);
  self->is_following = TRUE;
  tl_text_view_scroll_to (self->text, tl_suggestion_get_start (self->suggestion));
  self->is_following = FALSE;
  tl_read_page_ask (self, self->amended, FALSE);
}

TlSuggestion *
tl_read_page_take_amended (TlReadPage *self, TlFinding *old)
{
  if (old != self->amended)
    return NULL;
  g_clear_object (&self->amended);
  return g_steal_pointer (&self->amended_suggestion);
}

void
tl_read_page_hold_amended (TlReadPage *self, TlSuggestion *suggestion, TlFinding *finding)
{
  g_set_object (&self->amended_suggestion, suggestion);
  g_set_object (&self->amended, finding);
  tl_read_page_show_suggestion (self, suggestion);
}

gboolean
tl_read_page_let_suggestion_go (TlReadPage *self)
{
  if (self->suggestion == NULL)
    return FALSE;
  take (self, NULL);
  return TRUE;
}

gboolean
tl_read_page_handle_suggestion_key (TlReadPage *self, guint key, GdkModifierType state)
{
  static const struct
  {
    guint key;
    const char *action;
  } answers[] = {
    { GDK_KEY_a, "read.accept-suggestion" },
    { GDK_KEY_e, "read.amend-suggestion" },
    { GDK_KEY_r, "read.reject-suggestion" },
  };
  gboolean has_shift = (state & GDK_SHIFT_MASK) != 0;

  if ((state & ~GDK_SHIFT_MASK) != 0)
    return FALSE;
  key = gdk_keyval_to_lower (key);
  if (key == GDK_KEY_n)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "read.step-suggestion", "i",
                                  has_shift ? -1 : 1);
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (answers) && !has_shift; i++)
    if (key == answers[i].key && self->suggestion != NULL)
      {
        gtk_widget_activate_action (GTK_WIDGET (self), answers[i].action, NULL);
        return TRUE;
      }
  return FALSE;
}

void
tl_read_page_set_shows_suggestions (TlReadPage *self, gboolean shows)
{
  self->shows_suggestions = shows;
  take (self, shows ? self->suggestion : NULL);
}

static void
suggestion_activated_cb (TlReadPage *self, TlSuggestion *suggestion)
{
  g_autoptr (TlSuggestion) own = g_object_ref (suggestion);

  tl_read_page_show_suggestion (self, own);
}

void
tl_read_page_make_suggestions (TlReadPage *self)
{
  GSettings *settings = tl_app_settings_get ();

  self->shows_suggestions = TRUE;
  g_signal_connect_object (self->text, "suggestion-activated", G_CALLBACK (suggestion_activated_cb),
                           self, G_CONNECT_SWAPPED);
  if (settings != NULL)
    g_settings_bind (settings, "show-suggestions", self, "show-suggestions",
                     G_SETTINGS_BIND_DEFAULT);
  update (self);
}

void
tl_read_page_install_suggestions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "read.step-suggestion", "i", step_cb);
  gtk_widget_class_install_action (class, "read.accept-suggestion", NULL, accept_cb);
  gtk_widget_class_install_action (class, "read.amend-suggestion", NULL, amend_cb);
  gtk_widget_class_install_action (class, "read.reject-suggestion", NULL, reject_cb);
  gtk_widget_class_install_property_action (class, "read.show-suggestions", "show-suggestions");
}
