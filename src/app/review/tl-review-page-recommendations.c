/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Review page: its recommendations, each with the rows of action plans that serve it. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-action-row.h"
#include "tl-recommendation-row.h"
#include "tl-review-page-private.h"
#include "tl-window-messages.h"

#include <glib/gi18n.h>

static void
add_recommendation (TlReviewPage *self, TlRecommendation *recommendation, TlCodebook *codebook)
{
  GtkWidget *row = tl_recommendation_row_new (recommendation, codebook);
  GPtrArray *actions = tl_recommendation_get_actions (recommendation);

  gtk_list_box_append (self->recommendations, row);
  for (guint i = 0; i < actions->len; i++)
    {
      GtkWidget *action =
          tl_action_row_new (actions->pdata[i], tl_recommendation_get_number (recommendation));

      g_object_bind_property (row, "is-open", action, "visible", G_BINDING_SYNC_CREATE);
      gtk_list_box_append (self->recommendations, action);
    }
}

static void
show_recommendations (TlReviewPage *self, GPtrArray *recommendations)
{
  TlCodebook *codebook = tl_library_get_codebook (self->library);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->recommendations))) != NULL)
    gtk_list_box_remove (self->recommendations, child);
  for (guint i = 0; i < recommendations->len; i++)
    add_recommendation (self, recommendations->pdata[i], codebook);
  gtk_widget_set_visible (GTK_WIDGET (self->recommendations), recommendations->len > 0);
  gtk_widget_set_visible (self->no_recommendations, recommendations->len == 0);
}

static gboolean
is_same (TlRecommendation *a, TlRecommendation *b)
{
  return g_str_equal (tl_recommendation_get_id (a), tl_recommendation_get_id (b))
         && g_str_equal (tl_recommendation_get_text (a), tl_recommendation_get_text (b))
         && g_strcmp0 (tl_recommendation_get_level (a), tl_recommendation_get_level (b)) == 0
         && g_strcmp0 (tl_recommendation_get_target (a), tl_recommendation_get_target (b)) == 0
         && g_strv_equal (tl_recommendation_get_addressees (a),
                          tl_recommendation_get_addressees (b))
         && tl_recommendation_get_actions (a)->len == tl_recommendation_get_actions (b)->len;
}

/* Then the list stays as it is, and the focus in it. */
static gboolean
are_same (GPtrArray *before, GPtrArray *after)
{
  if (before == NULL || before->len != after->len)
    return FALSE;
  for (guint i = 0; i < after->len; i++)
    if (!is_same (before->pdata[i], after->pdata[i]))
      return FALSE;
  return TRUE;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlReviewPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) recommendations =
      tl_library_load_recommendations_finish (TL_LIBRARY (object), result, &error);

  if (recommendations == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        tl_window_show_error (GTK_WIDGET (self), error);
      return;
    }
  if (self->library == NULL || are_same (self->asked, recommendations))
    return;
  g_clear_pointer (&self->asked, g_ptr_array_unref);
  self->asked = g_steal_pointer (&recommendations);
  show_recommendations (self, self->asked);
}

void
tl_review_page_load_recommendations (TlReviewPage *self)
{
  tl_library_load_recommendations_async (self->library, self->review_id, self->cancellable,
                                         loaded_cb, g_object_ref (self));
}

static void
open_recommendation (TlReviewPage *self, TlRecommendation *recommendation)
{
  guint start = tl_recommendation_get_start (recommendation),
        length = (guint) g_utf8_strlen (tl_recommendation_get_text (recommendation), -1);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-place", "(ssuu)",
                              tl_recommendation_get_review_id (recommendation),
                              tl_recommendation_get_document_id (recommendation), start,
                              start + MAX (length, 1));
}

static void
recommendation_activated_cb (TlReviewPage *self, GtkListBoxRow *row)
{
  if (TL_IS_RECOMMENDATION_ROW (row))
    open_recommendation (self,
                         tl_recommendation_row_get_recommendation (TL_RECOMMENDATION_ROW (row)));
  else if (tl_action_row_get_quote (TL_ACTION_ROW (row)) != NULL)
    tl_review_page_open_row (self, tl_action_row_get_quote (TL_ACTION_ROW (row)));
}

/* The facts are confirmed where they are seen. */
static void
part_shown_cb (TlReviewPage *self)
{
  gboolean shows_facts = g_strcmp0 (gtk_stack_get_visible_child_name (self->parts), "facts") == 0;

  gtk_widget_set_visible (GTK_WIDGET (self->all_button), shows_facts);
  gtk_widget_set_visible (self->confirm_button, shows_facts);
}

static void
recommendations_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlReviewPage *self = TL_REVIEW_PAGE (widget);
  gboolean is_shown =
      g_strcmp0 (gtk_stack_get_visible_child_name (self->parts), "recommendations") == 0;
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->recommendations, 0);

  gtk_stack_set_visible_child_name (self->parts, is_shown ? "facts" : "recommendations");
  if (is_shown || first == NULL)
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->parts), GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (GTK_WIDGET (first));
}

void
tl_review_page_install_recommendations (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TlReviewPage, parts);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPage, recommendations);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPage, no_recommendations);
  gtk_widget_class_bind_template_callback (widget_class, recommendation_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, part_shown_cb);
  gtk_widget_class_install_action (widget_class, "review.recommendations", NULL,
                                   recommendations_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, GDK_ALT_MASK,
                                       "review.recommendations", NULL);
}
