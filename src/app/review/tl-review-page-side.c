/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Review page: status, coders, progress, documents and notes. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-accessible.h"
#include "tl-cancel.h"
#include "tl-review-page-private.h"

#include <glib/gi18n.h>
#include <string.h>

enum
{
  PAUSE = 2000 /* milliseconds after which what was written is stored */
};

static const char *const statuses[] = { "draft", "submitted", "published", "unknown" };

static char *
dup_notes (TlReviewPage *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->notes);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

void
tl_review_page_store_notes (TlReviewPage *self)
{
  g_autofree char *text = dup_notes (self);

  g_clear_handle_id (&self->notes_source, g_source_remove);
  if (self->library == NULL || self->review_id == NULL || self->stored_notes == NULL
      || tl_library_get_is_read_only (self->library) || strcmp (text, self->stored_notes) == 0)
    return;
  g_free (self->stored_notes);
  self->stored_notes = g_strdup (text);
  tl_library_set_review_notes_async (self->library, self->review_id, text, tl_review_page_done_cb,
                                     g_object_ref (self));
}

static gboolean
notes_paused_cb (gpointer data)
{
  TlReviewPage *self = data;

  self->notes_source = 0;
  tl_review_page_store_notes (self);
  return G_SOURCE_REMOVE;
}

static void
notes_changed_cb (TlReviewPage *self)
{
  if (self->is_showing)
    return;
  g_clear_handle_id (&self->notes_source, g_source_remove);
  self->notes_source = g_timeout_add (PAUSE, notes_paused_cb, self);
}

static void
notes_left_cb (TlReviewPage *self)
{
  tl_review_page_store_notes (self);
}

static GStrv
read_names (TlReviewPage *self)
{
  g_auto (GStrv) parts = g_strsplit (gtk_editable_get_text (self->coders), ";", -1);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (names, parts[i]);
  return g_strv_builder_end (names);
}

static void
store_coders (TlReviewPage *self)
{
  const char *stored = g_object_get_data (G_OBJECT (self->coders), "stored");
  g_auto (GStrv) names = NULL;
  g_autofree char *joined = NULL;

  if (self->library == NULL || self->review_id == NULL || stored == NULL
      || tl_library_get_is_read_only (self->library))
    return;
  names = read_names (self);
  joined = g_strjoinv ("; ", names);
  if (strcmp (joined, stored) == 0)
    return;
  g_object_set_data_full (G_OBJECT (self->coders), "stored", g_strdup (joined), g_free);
  tl_library_set_review_coders_async (self->library, self->review_id, (const char *const *) names,
                                      tl_review_page_done_cb, g_object_ref (self));
}

static void
coders_activated_cb (TlReviewPage *self)
{
  store_coders (self);
}

static void
status_changed_cb (TlReviewPage *self)
{
  guint i = gtk_drop_down_get_selected (self->status);

  if (self->is_showing || self->library == NULL || self->review_id == NULL
      || i >= G_N_ELEMENTS (statuses))
    return;
  tl_library_set_review_status_async (self->library, self->review_id, statuses[i],
                                      tl_review_page_done_cb, g_object_ref (self));
}

static void
show_status (TlReviewPage *self, TlReview *review)
{
  guint selected = G_N_ELEMENTS (statuses) - 1;

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (g_str_equal (statuses[i], tl_review_get_status (review)))
      selected = i;
  gtk_drop_down_set_selected (self->status, selected);
}

static const char *
get_kind_name (TlDocumentKind kind)
{
  switch (kind)
    {
    case TL_DOCUMENT_OVERVIEW_REPORT:
      return _ ("Overview report");
    case TL_DOCUMENT_EXECUTIVE_SUMMARY:
      return _ ("Executive summary");
    case TL_DOCUMENT_ACTION_PLAN:
      return _ ("Action plan");
    case TL_DOCUMENT_QUALITY_LETTER:
      return _ ("Quality assurance letter");
    default:
      return _ ("Other document");
    }
}

static const TlDocumentWork *
find_work (const TlReviewWork *work, TlDocument *document)
{
  for (guint i = 0; work != NULL && i < work->documents->len; i++)
    {
      const TlDocumentWork *one = &g_array_index (work->documents, TlDocumentWork, i);

      if (g_str_equal (one->id, tl_document_get_id (document)))
        return one;
    }
  return NULL;
}

static char *
describe_document (TlDocument *document, const TlDocumentWork *work)
{
  GString *text = g_string_new (get_kind_name (tl_document_get_kind (document)));
  guint n_pages = tl_document_get_n_pages (document);

  if (n_pages > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%u page", "%u pages", n_pages), n_pages);
    }
  if (work != NULL && work->n_scanned > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%u scanned", "%u scanned", work->n_scanned),
                              work->n_scanned);
    }
  if (work != NULL && work->n_paragraphs > 0)
    {
      g_string_append (text, " · ");
      if (work->n_read == work->n_paragraphs)
        g_string_append (text, _ ("all read"));
      else
        g_string_append_printf (text, _ ("%u of %u paragraphs read"), work->n_read,
                                work->n_paragraphs);
    }
  return g_string_free (text, FALSE);
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_rename_button (TlDocument *document)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-edit-symbolic");
  /* Translators: the title of a document */
  g_autofree char *name = g_strdup_printf (_ ("Rename: %s"), tl_document_get_title (document));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Rename the document (F2)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "review.rename-document");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", tl_document_get_id (document));
  tl_accessible_set_name (button, name);
  return button;
}

static GtkWidget *
make_labels (TlDocument *document, const char *details)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  const char *file = tl_document_get_file_name (document),
             *title = tl_document_get_title (document);

  gtk_box_append (GTK_BOX (box), make_label (title, "row-title"));
  gtk_box_append (GTK_BOX (box), make_label (details, "secondary"));
  if (file != NULL && !g_str_equal (file, title))
    gtk_box_append (GTK_BOX (box), make_label (file, "secondary"));
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

static GtkWidget *
make_document (TlReviewPage *self, TlDocument *document, const TlDocumentWork *work)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *details = describe_document (document, work);
  g_autofree char *name = g_strdup_printf ("%s, %s", tl_document_get_title (document), details);

  gtk_box_append (GTK_BOX (box), make_labels (document, details));
  if (!tl_library_get_is_read_only (self->library))
    gtk_box_append (GTK_BOX (box), make_rename_button (document));
  gtk_widget_add_css_class (box, "import-row");
  gtk_widget_set_name (row, tl_document_get_id (document));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, _ ("Open in Read"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-finding");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sss)", self->review_id,
                                    tl_document_get_id (document), "");
  tl_accessible_set_name (row, name);
  return row;
}

static void
show_documents (TlReviewPage *self, TlReview *review, const TlReviewWork *work)
{
  GPtrArray *documents = tl_review_get_documents (review);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->documents))) != NULL)
    gtk_list_box_remove (self->documents, child);
  for (guint i = 0; i < documents->len; i++)
    gtk_list_box_append (self->documents, make_document (self, documents->pdata[i],
                                                         find_work (work, documents->pdata[i])));
}

static void
show_progress (TlReviewPage *self, TlReview *review, const TlReviewWork *work)
{
  guint n = 0, n_read = 0, n_findings = tl_review_get_n_findings (review),
        n_asked = tl_review_get_n_recommendations (review);
  g_autofree char *read = NULL, *findings = NULL, *recommendations = NULL, *both = NULL;

  for (guint i = 0; i < work->documents->len; i++)
    {
      n += g_array_index (work->documents, TlDocumentWork, i).n_paragraphs;
      n_read += g_array_index (work->documents, TlDocumentWork, i).n_read;
    }
  read = n > 0 && n_read == n
             ? g_strdup (_ ("All paragraphs read"))
             : g_strdup_printf (ngettext ("%u of %u paragraph read", "%u of %u paragraphs read", n),
                                n_read, n);
  findings = g_strdup_printf (ngettext ("%u finding", "%u findings", n_findings), n_findings);
  recommendations =
      g_strdup_printf (ngettext ("%u recommendation", "%u recommendations", n_asked), n_asked);
  both = g_strdup_printf ("%s · %s", findings, recommendations);
  gtk_label_set_text (self->read_label, read);
  gtk_progress_bar_set_fraction (self->read_bar, n > 0 ? (double) n_read / n : 0);
  gtk_widget_set_visible (GTK_WIDGET (self->read_bar), n > n_read);
  gtk_label_set_text (self->findings_label, both);
}

/* What is being written stands; only what nobody changed here is replaced. */
static void
show_notes (TlReviewPage *self, const char *notes)
{
  g_autofree char *text = dup_notes (self);
  gboolean is_written = self->stored_notes != NULL && strcmp (text, self->stored_notes) != 0;

  if (!is_written && strcmp (text, notes) != 0)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->notes), notes, -1);
  g_free (self->stored_notes);
  self->stored_notes = g_strdup (notes);
}

static void
work_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlReviewPage) self = data;
  g_autoptr (TlReviewWork) work =
      tl_library_load_review_work_finish (TL_LIBRARY (object), result, NULL);
  TlReview *review = work != NULL && self->library != NULL && self->review_id != NULL
                         ? tl_library_get_review (self->library, self->review_id)
                         : NULL;
  g_autofree char *names = work != NULL ? g_strjoinv ("; ", work->coders) : NULL;

  if (review == NULL)
    return;
  self->is_showing = TRUE;
  show_documents (self, review, work);
  show_progress (self, review, work);
  show_notes (self, work->notes);
  gtk_editable_set_text (self->coders, names);
  g_object_set_data_full (G_OBJECT (self->coders), "stored", g_strdup (names), g_free);
  self->is_showing = FALSE;
}

static void
suggestions_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlReviewPage) self = data;
  g_autoptr (GPtrArray) suggestions =
      tl_library_load_suggestions_finish (TL_LIBRARY (object), result, NULL);
  g_autofree char *text = suggestions == NULL ? NULL
                          : suggestions->len == 0
                              ? g_strdup (_ ("No suggestions left"))
                              : g_strdup_printf (ngettext ("%u suggestion left",
                                                           "%u suggestions left", suggestions->len),
                                                 suggestions->len);

  if (text != NULL)
    gtk_label_set_text (self->suggestions_label, text);
}

void
tl_review_page_show_side (TlReviewPage *self, TlReview *review)
{
  gboolean can_write = !tl_library_get_is_read_only (self->library);

  tl_cancel_and_renew (&self->cancellable);
  self->is_showing = TRUE;
  show_status (self, review);
  self->is_showing = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->status), can_write);
  gtk_editable_set_editable (self->coders, can_write);
  gtk_text_view_set_editable (self->notes, can_write);
  tl_library_load_review_work_async (self->library, self->review_id, self->cancellable,
                                     work_loaded_cb, g_object_ref (self));
  tl_library_load_suggestions_async (self->library, self->review_id, NULL, self->cancellable,
                                     suggestions_loaded_cb, g_object_ref (self));
}

void
tl_review_page_install_side (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, status_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, coders_activated_cb);
}

void
tl_review_page_set_up_side (TlReviewPage *self)
{
  const char *const names[] = { _ ("Draft"), _ ("With the Home Office"), _ ("Published"),
                                _ ("Not known"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);
  GtkEventController *notes_focus = gtk_event_controller_focus_new (),
                     *coders_focus = gtk_event_controller_focus_new ();

  self->is_showing = TRUE;
  gtk_drop_down_set_model (self->status, G_LIST_MODEL (list));
  self->is_showing = FALSE;
  tl_accessible_name_parts (GTK_WIDGET (self->status), _ ("Status of the review"));
  g_signal_connect_object (gtk_text_view_get_buffer (self->notes), "changed",
                           G_CALLBACK (notes_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (notes_focus, "leave", G_CALLBACK (notes_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->notes), notes_focus);
  g_signal_connect_swapped (coders_focus, "leave", G_CALLBACK (store_coders), self);
  gtk_widget_add_controller (GTK_WIDGET (self->coders), coders_focus);
}
