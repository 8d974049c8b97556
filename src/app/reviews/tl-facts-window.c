/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The case facts of a review, to be confirmed by a person. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-facts-window.h"

#include "tl-fact-row.h"
#include "tl-window-messages.h"

#include <glib/gi18n.h>

struct _TlFactsWindow
{
  AdwWindow parent_instance;

  /* Template widgets */
  AdwWindowTitle *heading;
  GtkToggleButton *all_button;
  GtkWidget *confirm_button;
  GtkStack *stack;
  GtkListBox *list;

  TlLibrary *library;
  char *review_id;
  GPtrArray *rows; /* TlFactRow, in the list */
  guint update;    /* source that shows what the review is now, or closes the window */
};

G_DEFINE_FINAL_TYPE (TlFactsWindow, tl_facts_window, ADW_TYPE_WINDOW)

static gboolean
match_cb (GtkListBoxRow *row, gpointer data)
{
  TlFactsWindow *self = data;

  return gtk_toggle_button_get_active (self->all_button) || tl_fact_row_is_told (TL_FACT_ROW (row));
}

static void
update_heading (TlFactsWindow *self, TlReview *review)
{
  guint n_proposed = 0, n_told = 0;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      n_told += tl_fact_row_is_told (self->rows->pdata[i]);
      n_proposed += tl_fact_row_is_proposed (self->rows->pdata[i]);
    }
  title = g_strdup_printf (_ ("Case facts of “%s”"), tl_review_get_title (review));
  subtitle =
      n_proposed == 0
          ? g_strdup (_ ("All are confirmed"))
          : g_strdup_printf (ngettext ("%u is only proposed", "%u are only proposed", n_proposed),
                             n_proposed);
  adw_window_title_set_title (self->heading, title);
  adw_window_title_set_subtitle (self->heading, n_told + n_proposed > 0 ? subtitle : "");
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_widget_set_sensitive (self->confirm_button,
                            n_proposed > 0 && !tl_library_get_is_read_only (self->library));
  gtk_stack_set_visible_child_name (
      self->stack,
      n_told > 0 || gtk_toggle_button_get_active (self->all_button) ? "facts" : "none");
}

static void
show (TlFactsWindow *self, TlReview *review)
{
  gboolean can_write = !tl_library_get_is_read_only (self->library);

  for (guint i = 0; i < self->rows->len; i++)
    tl_fact_row_show (self->rows->pdata[i], review, can_write);
  gtk_list_box_invalidate_filter (self->list);
  update_heading (self, review);
}

static gboolean
changed_cb (gpointer data)
{
  TlFactsWindow *self = data;
  TlReview *review = tl_library_get_review (self->library, self->review_id);

  self->update = 0;
  if (review != NULL)
    show (self, review);
  else
    gtk_window_close (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

/* A review that changes is taken out of the list and put back: what it is then, is seen
 * afterwards. */
static void
update (TlFactsWindow *self)
{
  if (self->update == 0)
    self->update = g_idle_add (changed_cb, self);
}

static void
all_toggled_cb (TlFactsWindow *self)
{
  update (self);
}

static void
done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlFactsWindow) self = data;
  g_autoptr (GError) error = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (tl_library_verb_finish (TL_LIBRARY (object), result, &error))
    return;
  if (parent != NULL)
    tl_window_show_error (GTK_WIDGET (parent), error);
  if (self->library != NULL)
    update (self);
}

static void
confirm_clicked_cb (TlFactsWindow *self)
{
  tl_library_confirm_values_async (self->library, self->review_id, done_cb, g_object_ref (self));
}

static void
accepted_cb (TlFactRow *row, GStrv values, TlFactsWindow *self)
{
  tl_library_set_case_value_async (self->library, self->review_id, tl_fact_row_get_variable (row),
                                   (const char *const *) values, done_cb, g_object_ref (self));
}

static void
tl_facts_window_dispose (GObject *object)
{
  TlFactsWindow *self = TL_FACTS_WINDOW (object);

  if (self->library != NULL)
    g_signal_handlers_disconnect_by_data (tl_library_list_reviews (self->library), self);
  g_clear_handle_id (&self->update, g_source_remove);
  g_clear_object (&self->library);
  gtk_widget_dispose_template (GTK_WIDGET (self), TL_TYPE_FACTS_WINDOW);
  G_OBJECT_CLASS (tl_facts_window_parent_class)->dispose (object);
}

static void
tl_facts_window_finalize (GObject *object)
{
  TlFactsWindow *self = TL_FACTS_WINDOW (object);

  g_free (self->review_id);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (tl_facts_window_parent_class)->finalize (object);
}

static void
tl_facts_window_class_init (TlFactsWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_facts_window_dispose;
  G_OBJECT_CLASS (class)->finalize = tl_facts_window_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/throughline/Throughline/ui/reviews/facts-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TlFactsWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, TlFactsWindow, all_button);
  gtk_widget_class_bind_template_child (widget_class, TlFactsWindow, confirm_button);
  gtk_widget_class_bind_template_child (widget_class, TlFactsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, TlFactsWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, all_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, confirm_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tl_facts_window_init (TlFactsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  gtk_list_box_set_filter_func (self->list, match_cb, self, NULL);
}

TlFactsWindow *
tl_facts_window_new (GtkWindow *parent, TlLibrary *library, const char *review_id)
{
  TlFactsWindow *self =
      g_object_new (TL_TYPE_FACTS_WINDOW, "transient-for", parent, "modal", parent != NULL, NULL);
  GPtrArray *variables = tl_codebook_get (tl_library_get_codebook (library), TL_CODE_VARIABLE);

  self->library = g_object_ref (library);
  self->review_id = g_strdup (review_id);
  for (guint i = 0; i < variables->len; i++)
    {
      TlCode *variable = variables->pdata[i];
      GtkWidget *row;

      if (tl_code_get_is_retired (variable))
        continue;
      row = tl_fact_row_new (variable);
      g_signal_connect_object (row, "accepted", G_CALLBACK (accepted_cb), self, 0);
      g_ptr_array_add (self->rows, row);
      gtk_list_box_append (self->list, row);
    }
  g_signal_connect_swapped (tl_library_list_reviews (library), "items-changed", G_CALLBACK (update),
                            self);
  changed_cb (self);
  return self;
}
