/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Review page: another title for a document. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-focus.h"
#include "tl-review-page-private.h"
#include "tl-text.h"

static TlDocument *
find_document (TlReviewPage *self, const char *id)
{
  TlReview *review = self->library != NULL && self->review_id != NULL
                         ? tl_library_get_review (self->library, self->review_id)
                         : NULL;
  GPtrArray *documents = review != NULL ? tl_review_get_documents (review) : NULL;

  for (guint i = 0; documents != NULL && i < documents->len; i++)
    if (g_strcmp0 (tl_document_get_id (documents->pdata[i]), id) == 0)
      return documents->pdata[i];
  return NULL;
}

static GtkWidget *
find_row (TlReviewPage *self, const char *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->documents, i)) != NULL; i++)
    if (g_strcmp0 (gtk_widget_get_name (GTK_WIDGET (row)), id) == 0)
      return GTK_WIDGET (row);
  return NULL;
}

static void
point_at_row (TlReviewPage *self, const char *id)
{
  GtkWidget *row = find_row (self, id);
  graphene_rect_t bounds;

  if (row != NULL && gtk_widget_compute_bounds (row, GTK_WIDGET (self), &bounds))
    gtk_popover_set_pointing_to (
        self->rename, &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                       (int) bounds.size.width, (int) bounds.size.height });
}

static void
ask (TlReviewPage *self, const char *id)
{
  TlDocument *document = find_document (self, id);

  if (document == NULL || tl_library_get_is_read_only (self->library))
    return;
  g_free (self->rename_id);
  self->rename_id = g_strdup (id);
  gtk_editable_set_text (self->rename_entry, tl_document_get_title (document));
  point_at_row (self, id);
  gtk_popover_popup (self->rename);
  gtk_widget_grab_focus (GTK_WIDGET (self->rename_entry));
  gtk_editable_select_region (self->rename_entry, 0, -1);
}

static void
rename_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask (TL_REVIEW_PAGE (widget), g_variant_get_string (parameter, NULL));
}

/* F2: the document at which the keyboard is. */
static gboolean
rename_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  TlReviewPage *self = TL_REVIEW_PAGE (widget);
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->documents));

  if (row == NULL)
    return GDK_EVENT_PROPAGATE;
  ask (self, gtk_widget_get_name (row));
  return GDK_EVENT_STOP;
}

static void
rename_changed_cb (TlReviewPage *self)
{
  g_autofree char *title = tl_text_collapse (gtk_editable_get_text (self->rename_entry));

  gtk_widget_set_sensitive (self->rename_button, title[0] != '\0');
}

static void
rename_accepted_cb (TlReviewPage *self)
{
  g_autofree char *title = tl_text_collapse (gtk_editable_get_text (self->rename_entry));
  TlDocument *document = find_document (self, self->rename_id);

  if (title[0] == '\0')
    return;
  gtk_popover_popdown (self->rename);
  if (document != NULL && !g_str_equal (title, tl_document_get_title (document)))
    tl_library_rename_document_async (self->library, self->review_id, self->rename_id, title,
                                      tl_review_page_done_cb, g_object_ref (self));
}

/* GTK gives the focus to the page, which begins with its facts. */
static void
rename_closed_cb (TlReviewPage *self)
{
  GtkWidget *row = find_row (self, self->rename_id);

  if (row != NULL)
    tl_focus_after_popover (row);
}

void
tl_review_page_install_rename (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TlReviewPage, rename);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPage, rename_entry);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPage, rename_button);
  gtk_widget_class_bind_template_callback (widget_class, rename_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, rename_accepted_cb);
  gtk_widget_class_bind_template_callback (widget_class, rename_closed_cb);
  gtk_widget_class_install_action (widget_class, "review.rename-document", "s", rename_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F2, 0, rename_key_cb, NULL);
}
