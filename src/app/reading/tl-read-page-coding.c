/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Read page: which finding is in hand, and what one can do to it. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-finding-label.h"
#include "tl-read-page-private.h"
#include "tl-window-messages.h"

#include <glib/gi18n.h>

static gboolean
holds (TlFinding *finding, guint at)
{
  GPtrArray *spans = tl_finding_get_spans (finding);

  for (guint i = 0; i < spans->len; i++)
    {
      const TlSpan *span = spans->pdata[i];

      if (span->start <= at && at < span->end)
        return TRUE;
    }
  return FALSE;
}

static guint
get_length (TlFinding *finding)
{
  return tl_finding_get_end (finding) - tl_finding_get_start (finding);
}

/* The shortest finding at AT, of those that are not also at NOT_AT. */
static TlFinding *
find_innermost (TlReadPage *self, guint at, guint not_at)
{
  TlFinding *found = NULL;

  for (guint i = 0; i < self->findings->len; i++)
    {
      TlFinding *finding = self->findings->pdata[i];

      if (tl_finding_get_start (finding) > at)
        break;
      if (holds (finding, at) && !holds (finding, not_at)
          && (found == NULL || get_length (finding) <= get_length (found)))
        found = finding;
    }
  return found;
}

/* The finding into which the cursor comes is in hand, the innermost first; it stays so until the
   cursor comes into another, or one lets it go. */
static void
cursor_moved_cb (GtkTextBuffer *buffer, GParamSpec *pspec, TlReadPage *self)
{
  guint was = self->cursor;
  TlFinding *finding;

  self->cursor = tl_text_view_get_cursor (self->text);
  if (self->is_following || self->findings == NULL || self->document_text == NULL
      || gtk_text_buffer_get_has_selection (buffer))
    return;
  finding = find_innermost (self, self->cursor, was);
  if (finding != NULL && finding != tl_read_page_get_current_finding (self))
    tl_read_page_choose_finding (self, tl_finding_get_id (finding));
}

void
tl_read_page_watch_cursor (TlReadPage *self)
{
  self->cursor = 0;
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)),
                           "notify::cursor-position", G_CALLBACK (cursor_moved_cb), self, 0);
}

static void
stored_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlReadPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!tl_library_verb_finish (TL_LIBRARY (object), result, &error))
    {
      g_clear_pointer (&self->coming_finding_id, g_free);
      tl_window_show_error (GTK_WIDGET (self), error);
    }
  tl_read_page_end_storing (self, error == NULL);
}

/* Stores FINDINGS; COMING_ID is in hand then. */
static void
replace (TlReadPage *self, const char *const *removed, GPtrArray *findings, const char *coming_id,
         const char *label)
{
  g_free (self->coming_finding_id);
  self->coming_finding_id = g_strdup (coming_id);
  tl_read_page_begin_storing (self);
  tl_library_replace_findings_async (self->library, removed, findings, label, stored_cb,
                                     g_object_ref (self));
}

static void
replace_one (TlReadPage *self, TlFinding *before, TlFinding *after, TlFindingEdit edit)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();
  g_autofree char *label = tl_finding_label (before, edit);

  g_ptr_array_add (findings, after);
  replace (self, NULL, findings, tl_finding_get_id (after), label);
  tl_read_page_show_changed (self, after);
}

/* The finding in hand, with what was done to its words stored; it says so where there is none. */
static TlFinding *
take_current (TlReadPage *self)
{
  TlFinding *finding;

  tl_read_page_store_words (self);
  finding = tl_read_page_get_current_finding (self);
  if (finding == NULL)
    tl_window_show_toast (GTK_WIDGET (self), _ ("Put the cursor in a finding first"), FALSE);
  return finding;
}

static void
move_edge_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gboolean at_end;
  int words;

  g_variant_get (parameter, "(bi)", &at_end, &words);
  tl_read_page_move_edge (TL_READ_PAGE (widget), at_end, words);
}

/* The finding takes the selected words, besides its own (ADDED) or in their place. */
static void
take_selection (TlReadPage *self, gboolean added)
{
  TlFinding *finding = take_current (self);
  g_autoptr (TlSpan) span = tl_text_view_dup_selection (self->text);
  g_autoptr (TlFinding) changed = NULL;

  if (finding == NULL)
    return;
  if (span == NULL)
    {
      tl_window_show_toast (GTK_WIDGET (self), _ ("Select the words for the finding first"), FALSE);
      return;
    }
  if (added)
    changed = tl_finding_add_range (finding, self->document_text, span->start, span->end);
  else
    {
      g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (TlRange));
      TlRange range = { span->start, span->end };

      g_array_append_val (ranges, range);
      changed = tl_finding_place (finding, self->document_text, ranges);
    }
  replace_one (self, finding, changed, added ? TL_FINDING_ADD_WORDS : TL_FINDING_MOVE);
  tl_text_view_drop_selection (self->text);
}

static void
move_finding_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  take_selection (TL_READ_PAGE (widget), FALSE);
}

static void
add_words_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  take_selection (TL_READ_PAGE (widget), TRUE);
}

static void
split_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlReadPage *self = TL_READ_PAGE (widget);
  TlFinding *finding = take_current (self), *before = NULL, *after = NULL;
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *label = NULL;

  if (finding == NULL)
    return;
  if (!tl_finding_split (finding, self->document_text, tl_text_view_get_cursor (self->text),
                         &before, &after))
    {
      tl_window_show_toast (
          widget, _ ("Put the cursor between the words where the finding is to be split"), FALSE);
      return;
    }
  g_ptr_array_add (findings, before);
  g_ptr_array_add (findings, after);
  label = tl_finding_label (finding, TL_FINDING_SPLIT);
  replace (self, NULL, findings, tl_finding_get_id (after), label);
}

static gboolean
touches (TlFinding *finding, const TlSpan *span)
{
  GPtrArray *spans = tl_finding_get_spans (finding);

  for (guint i = 0; i < spans->len; i++)
    {
      const TlSpan *own = spans->pdata[i];

      if (own->start < span->end && span->start < own->end)
        return TRUE;
    }
  return FALSE;
}

/* The findings that the selection touches, the one in hand first. */
static GPtrArray *
find_touched (TlReadPage *self)
{
  g_autoptr (TlSpan) span = tl_text_view_dup_selection (self->text);
  TlFinding *current = tl_read_page_get_current_finding (self);
  GPtrArray *touched = g_ptr_array_new ();

  for (guint i = 0; span != NULL && i < self->findings->len; i++)
    if (touches (self->findings->pdata[i], span))
      g_ptr_array_insert (touched, self->findings->pdata[i] == current ? 0 : -1,
                          self->findings->pdata[i]);
  return touched;
}

/* The finding in hand and the next beside it: the first that follows, otherwise the last before. */
static GPtrArray *
find_next_beside (TlReadPage *self, TlFinding *finding)
{
  GPtrArray *both = g_ptr_array_new ();
  TlFinding *next = NULL;
  gboolean is_past = FALSE;

  for (guint i = 0; i < self->findings->len && !(is_past && next != NULL); i++)
    {
      TlFinding *other = self->findings->pdata[i];

      if (other == finding)
        {
          /* What was found before counts only if nothing follows. */
          g_ptr_array_add (both, finding);
          is_past = TRUE;
          for (guint k = i + 1; k < self->findings->len; k++)
            if (tl_finding_is_beside (finding, self->findings->pdata[k], self->document_text))
              {
                next = self->findings->pdata[k];
                break;
              }
        }
      else if (!is_past && tl_finding_is_beside (finding, other, self->document_text))
        next = other;
    }
  if (next != NULL)
    g_ptr_array_add (both, next);
  return both;
}

static void
join (TlReadPage *self, GPtrArray *findings)
{
  g_autoptr (TlFinding) joined = tl_finding_join (findings, self->document_text);
  g_autofree char *label = tl_finding_label (joined, TL_FINDING_JOIN);
  g_autoptr (GPtrArray) changed = g_ptr_array_new (), removed = g_ptr_array_new ();

  for (guint i = 1; i < findings->len; i++)
    g_ptr_array_add (removed, (gpointer) tl_finding_get_id (findings->pdata[i]));
  g_ptr_array_add (removed, NULL);
  g_ptr_array_add (changed, joined);
  replace (self, (const char *const *) removed->pdata, changed, tl_finding_get_id (joined), label);
  tl_text_view_drop_selection (self->text);
}

static void
join_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlReadPage *self = TL_READ_PAGE (widget);
  g_autoptr (GPtrArray) findings = NULL;

  tl_read_page_store_words (self);
  findings = find_touched (self);
  if (findings->len < 2)
    {
      TlFinding *finding = take_current (self);

      if (finding == NULL)
        return;
      g_ptr_array_unref (findings);
      findings = find_next_beside (self, finding);
    }
  if (findings->len < 2)
    tl_window_show_toast (
        widget, _ ("No finding is next to this one; to join others, select words of both"), FALSE);
  else
    join (self, findings);
}

static void
weigh_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlReadPage *self = TL_READ_PAGE (widget);
  TlFinding *finding = take_current (self);
  guint importance;
  g_autoptr (TlFinding) weighed = NULL;
  g_autofree char *message = NULL;

  if (finding == NULL)
    return;
  importance = tl_finding_get_importance (finding);
  importance = importance >= TL_FINDING_MAX_IMPORTANCE ? 0 : importance + 1;
  weighed = tl_finding_weigh (finding, importance);
  replace_one (self, finding, weighed, TL_FINDING_WEIGH);
  /* Translators: how much a finding matters, such as: This finding: Important */
  message = g_strdup_printf (_ ("This finding: %s"), tl_finding_importance_label (importance));
  tl_window_show_toast (widget, message, FALSE);
}

static void
let_go_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlReadPage *self = TL_READ_PAGE (widget);

  tl_read_page_store_words (self);
  if (gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text))))
    tl_text_view_drop_selection (self->text);
  else if (!tl_read_page_let_suggestion_go (self))
    tl_read_page_choose_finding (self, NULL);
}

static void
list_here_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlReadPage *self = TL_READ_PAGE (widget);

  if (self->document_text != NULL && !tl_text_view_list_at_cursor (self->text))
    tl_window_show_toast (widget, _ ("There is no finding at the cursor"), FALSE);
}

static void
show_menu_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_read_page_show_menu (TL_READ_PAGE (widget));
}

void
tl_read_page_install_coding (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "read.move-edge", "(bi)", move_edge_cb);
  gtk_widget_class_install_action (class, "read.move-finding", NULL, move_finding_cb);
  gtk_widget_class_install_action (class, "read.add-words", NULL, add_words_cb);
  gtk_widget_class_install_action (class, "read.split-finding", NULL, split_cb);
  gtk_widget_class_install_action (class, "read.join-findings", NULL, join_cb);
  gtk_widget_class_install_action (class, "read.weigh-finding", NULL, weigh_cb);
  gtk_widget_class_install_action (class, "read.let-go", NULL, let_go_cb);
  gtk_widget_class_install_action (class, "read.show-menu", NULL, show_menu_cb);
  gtk_widget_class_install_action (class, "read.list-here", NULL, list_here_cb);
}

void
tl_read_page_update_coding (TlReadPage *self, gboolean can_write, gboolean has_finding,
                            gboolean has_selection)
{
  static const char *const of_finding[] = { "read.move-edge", "read.split-finding",
                                            "read.weigh-finding" };
  GtkWidget *widget = GTK_WIDGET (self);

  for (guint i = 0; i < G_N_ELEMENTS (of_finding); i++)
    gtk_widget_action_set_enabled (widget, of_finding[i], can_write && has_finding);
  gtk_widget_action_set_enabled (widget, "read.join-findings",
                                 can_write && (has_finding || has_selection));
  gtk_widget_action_set_enabled (widget, "read.move-finding",
                                 can_write && has_finding && has_selection);
  gtk_widget_action_set_enabled (widget, "read.add-words",
                                 can_write && has_finding && has_selection);
}
