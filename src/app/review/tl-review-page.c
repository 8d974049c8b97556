/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Review page: the case facts of one review as a form. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-review-page-private.h"

#include "tl-cancel.h"
#include "tl-focus.h"
#include "tl-window-messages.h"

#include <glib/gi18n.h>
#include <string.h>

enum
{
  LETTERS_WITH_SIDE = 145, /* with room for fewer in a line the side stands below the form */
  NARROW = 480
};

G_DEFINE_FINAL_TYPE (TlReviewPage, tl_review_page, TL_TYPE_PAGE)

static TlReview *
get_review (TlReviewPage *self)
{
  return self->library != NULL && self->review_id != NULL
             ? tl_library_get_review (self->library, self->review_id)
             : NULL;
}

static gboolean
match_cb (GtkListBoxRow *row, gpointer data)
{
  TlReviewPage *self = data;

  return gtk_toggle_button_get_active (self->all_button) || tl_fact_row_is_told (TL_FACT_ROW (row));
}

static const char *
get_group_title (const char *group)
{
  return group == NULL                            ? _ ("More")
         : g_str_equal (group, "DHR")             ? _ ("The review")
         : g_str_equal (group, "Category")        ? _ ("Kind of death")
         : g_str_equal (group, "Incident")        ? _ ("What happened")
         : g_str_equal (group, "Victim")          ? _ ("The person who died")
         : g_str_equal (group, "Perpetrator")     ? _ ("The perpetrator")
         : g_str_equal (group, "Aggravating")     ? _ ("What made it worse")
         : g_str_equal (group, "Process")         ? _ ("How the review was made")
         : g_str_equal (group, "Recommendations") ? _ ("Recommendations")
                                                  : group;
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const char *group = tl_fact_row_get_group (TL_FACT_ROW (row));
  const char *last = before != NULL ? tl_fact_row_get_group (TL_FACT_ROW (before)) : NULL;
  GtkWidget *label;

  if (before != NULL && g_strcmp0 (group, last) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (get_group_title (group));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "fact-group");
  gtk_list_box_row_set_header (row, label);
}

static char *
describe_review (TlReview *review)
{
  GString *text = g_string_new (tl_review_get_borough (review));
  guint year = tl_review_get_year (review);

  if (year > 0)
    g_string_append_printf (text, "%s%u", text->len > 0 ? " · " : "", year);
  return g_string_free (text, FALSE);
}

static void
update_heading (TlReviewPage *self, TlReview *review)
{
  guint n_proposed = 0, n_told = 0;
  g_autofree char *where = describe_review (review);
  g_autofree char *state = NULL, *subtitle = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      n_told += tl_fact_row_is_told (self->rows->pdata[i]);
      n_proposed += tl_fact_row_is_proposed (self->rows->pdata[i]);
    }
  state = n_told == 0       ? g_strdup (_ ("no fact was read or entered"))
          : n_proposed == 0 ? g_strdup (_ ("all facts are confirmed"))
                            : g_strdup_printf (ngettext ("%u fact is not confirmed",
                                                         "%u facts are not confirmed", n_proposed),
                                               n_proposed);
  subtitle = *where != '\0' ? g_strdup_printf ("%s · %s", where, state) : g_strdup (state);
  gtk_label_set_text (self->title, tl_review_get_title (review));
  gtk_label_set_text (self->subtitle, subtitle);
  gtk_widget_set_sensitive (self->confirm_button,
                            n_proposed > 0 && !tl_library_get_is_read_only (self->library));
  gtk_widget_set_visible (self->no_facts,
                          n_told == 0 && !gtk_toggle_button_get_active (self->all_button));
}

static void
accepted_cb (TlFactRow *row, GStrv values, TlReviewPage *self)
{
  tl_library_set_case_value_async (self->library, self->review_id, tl_fact_row_get_variable (row),
                                   (const char *const *) values, tl_review_page_done_cb,
                                   g_object_ref (self));
}

static void
place_activated_cb (TlFactRow *row, const char *quote, guint page, TlReviewPage *self)
{
  tl_review_page_open_place (self, quote, page);
}

/* A row for each variable of the codebook, made anew when that changes. */
static void
make_rows (TlReviewPage *self)
{
  TlCodebook *codebook = tl_library_get_codebook (self->library);
  GPtrArray *variables = tl_codebook_get (codebook, TL_CODE_VARIABLE);

  if (!g_set_object (&self->codebook, codebook))
    return;
  g_clear_pointer (&self->asked, g_ptr_array_unref); /* are shown in its words */
  for (guint i = 0; i < self->rows->len; i++)
    gtk_list_box_remove (self->facts, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < variables->len; i++)
    {
      GtkWidget *row;

      if (tl_code_get_is_retired (variables->pdata[i]))
        continue;
      row = tl_fact_row_new (variables->pdata[i]);
      g_signal_connect_object (row, "accepted", G_CALLBACK (accepted_cb), self, 0);
      g_signal_connect_object (row, "place-activated", G_CALLBACK (place_activated_cb), self, 0);
      tl_fact_row_set_is_stacked (TL_FACT_ROW (row), !self->is_wide);
      g_ptr_array_add (self->rows, row);
      gtk_list_box_append (self->facts, row);
    }
}

static void
show (TlReviewPage *self, TlReview *review)
{
  gboolean can_write = !tl_library_get_is_read_only (self->library);

  make_rows (self);
  for (guint i = 0; i < self->rows->len; i++)
    tl_fact_row_show (self->rows->pdata[i], review, can_write);
  gtk_list_box_invalidate_filter (self->facts);
  gtk_list_box_invalidate_headers (self->facts);
  update_heading (self, review);
  tl_review_page_show_side (self, review);
  tl_review_page_load_recommendations (self);
  gtk_stack_set_visible_child_name (self->stack, "review");
}

static void
show_none (TlReviewPage *self)
{
  tl_cancel (&self->cancellable);
  g_clear_pointer (&self->review_id, g_free);
  g_clear_pointer (&self->stored_notes, g_free);
  gtk_stack_set_visible_child_name (self->stack, "none");
}

static gboolean
update_cb (gpointer data)
{
  TlReviewPage *self = data;
  TlReview *review = get_review (self);

  self->update = 0;
  if (review != NULL)
    show (self, review);
  else
    show_none (self);
  return G_SOURCE_REMOVE;
}

/* A review that changes is taken out of the list and put back: what it is then, is seen
 * afterwards. Nothing is shown to nobody. */
void
tl_review_page_update (TlReviewPage *self)
{
  if (self->update == 0 && self->review_id != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->update = g_idle_add (update_cb, self);
}

void
tl_review_page_done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlReviewPage) self = data;
  g_autoptr (GError) error = NULL;

  if (tl_library_verb_finish (TL_LIBRARY (object), result, &error))
    return;
  tl_window_show_error (GTK_WIDGET (self), error);
  tl_review_page_update (self);
}

static void
library_changed_cb (TlReviewPage *self, GStrv review_ids)
{
  if (self->review_id != NULL
      && (review_ids == NULL
          || g_strv_contains ((const char *const *) review_ids, self->review_id)))
    tl_review_page_update (self);
}

static void
all_toggled_cb (TlReviewPage *self)
{
  TlReview *review = get_review (self);

  gtk_list_box_invalidate_filter (self->facts);
  gtk_list_box_invalidate_headers (self->facts);
  if (review != NULL)
    update_heading (self, review);
}

static void
confirm_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlReviewPage *self = TL_REVIEW_PAGE (widget);

  if (get_review (self) != NULL && gtk_widget_get_visible (self->confirm_button)
      && gtk_widget_get_sensitive (self->confirm_button))
    tl_library_confirm_values_async (self->library, self->review_id, tl_review_page_done_cb,
                                     g_object_ref (self));
}

static void
read_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlReviewPage *self = TL_REVIEW_PAGE (widget);

  if (self->review_id != NULL)
    gtk_widget_activate_action (widget, "win.open-review", "s", self->review_id);
}

static void
notes_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (TL_REVIEW_PAGE (widget)->notes));
}

static void
next_pane_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlReviewPage *self = TL_REVIEW_PAGE (widget);
  GtkWidget *panes[] = { GTK_WIDGET (self->parts), self->side };

  tl_focus_pane (widget, panes, G_N_ELEMENTS (panes), g_variant_get_int32 (parameter));
}

static gboolean
has_room (TlReviewPage *self, int width)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int letter = PANGO_PIXELS_CEIL (pango_font_metrics_get_approximate_char_width (metrics));

  pango_font_metrics_unref (metrics);
  return width >= LETTERS_WITH_SIDE * letter;
}

/* The columns give way themselves. */
static int
tl_review_page_adapt (TlPage *page, int width)
{
  TlReviewPage *self = TL_REVIEW_PAGE (page);

  self->is_wide = has_room (self, width);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns), self->is_wide
                                                                      ? GTK_ORIENTATION_HORIZONTAL
                                                                      : GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_size_request (self->side, self->is_wide ? 340 : -1, -1);
  gtk_widget_set_vexpand (self->side, self->is_wide);
  gtk_scrolled_window_set_min_content_height (
      GTK_SCROLLED_WINDOW (self->side),
      self->is_wide ? 180 : gtk_widget_get_height (GTK_WIDGET (page)) / 3);
  for (guint i = 0; i < self->rows->len; i++)
    tl_fact_row_set_is_stacked (self->rows->pdata[i], !self->is_wide);
  return NARROW;
}

static void
tl_review_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tl_review_page_parent_class)->map (widget);
  tl_review_page_update (TL_REVIEW_PAGE (widget));
}

static void
tl_review_page_unmap (GtkWidget *widget)
{
  tl_review_page_store_notes (TL_REVIEW_PAGE (widget));
  GTK_WIDGET_CLASS (tl_review_page_parent_class)->unmap (widget);
}

static gboolean
tl_review_page_grab_focus (GtkWidget *widget)
{
  TlReviewPage *self = TL_REVIEW_PAGE (widget);

  return (self->review_id != NULL
          && gtk_widget_child_focus (gtk_stack_get_visible_child (self->parts),
                                     GTK_DIR_TAB_FORWARD))
         || gtk_widget_child_focus (self->content, GTK_DIR_TAB_FORWARD);
}

static void
tl_review_page_dispose (GObject *object)
{
  TlReviewPage *self = TL_REVIEW_PAGE (object);

  tl_cancel (&self->cancellable);
  g_clear_handle_id (&self->update, g_source_remove);
  g_clear_handle_id (&self->notes_source, g_source_remove);
  if (self->library != NULL)
    g_signal_handlers_disconnect_by_data (self->library, self);
  g_clear_object (&self->library);
  g_clear_object (&self->codebook);
  g_clear_pointer (&self->asked, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), TL_TYPE_REVIEW_PAGE);
  G_OBJECT_CLASS (tl_review_page_parent_class)->dispose (object);
}

static void
tl_review_page_finalize (GObject *object)
{
  TlReviewPage *self = TL_REVIEW_PAGE (object);

  g_free (self->review_id);
  g_free (self->stored_notes);
  g_free (self->rename_id);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (tl_review_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TlReviewPage, content);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPage, title);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPage, subtitle);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPage, all_button);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPage, confirm_button);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPage, columns);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPage, side);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPage, facts);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPage, no_facts);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPage, status);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPage, coders);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPage, read_label);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPage, read_bar);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPage, findings_label);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPage, suggestions_label);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPage, documents);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPage, notes);
}

static void
tl_review_page_class_init (TlReviewPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  TL_PAGE_CLASS (class)->adapt = tl_review_page_adapt;
  G_OBJECT_CLASS (class)->dispose = tl_review_page_dispose;
  G_OBJECT_CLASS (class)->finalize = tl_review_page_finalize;
  widget_class->map = tl_review_page_map;
  widget_class->unmap = tl_review_page_unmap;
  widget_class->focus = tl_focus_children;
  widget_class->grab_focus = tl_review_page_grab_focus;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/throughline/Throughline/ui/review/review-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, all_toggled_cb);
  tl_review_page_install_side (widget_class);
  tl_review_page_install_recommendations (widget_class);
  tl_review_page_install_rename (widget_class);
  gtk_widget_class_install_action (widget_class, "review.confirm-all", NULL, confirm_cb);
  gtk_widget_class_install_action (widget_class, "review.read", NULL, read_cb);
  gtk_widget_class_install_action (widget_class, "review.notes", NULL, notes_cb);
  gtk_widget_class_install_action (widget_class, "review.next-pane", "i", next_pane_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_ALT_MASK, "review.confirm-all",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_ALT_MASK, "review.notes", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F6, 0, "review.next-pane", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F6, GDK_SHIFT_MASK, "review.next-pane",
                                       "i", -1);
}

static void
tl_review_page_init (TlReviewPage *self)
{
  self->is_wide = TRUE;
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->facts, match_cb, self, NULL);
  gtk_list_box_set_header_func (self->facts, header_cb, self, NULL);
  tl_review_page_set_up_side (self);
}

GtkWidget *
tl_review_page_new (void)
{
  return g_object_new (TL_TYPE_REVIEW_PAGE, NULL);
}

void
tl_review_page_set_library (TlReviewPage *self, TlLibrary *library)
{
  g_return_if_fail (TL_IS_REVIEW_PAGE (self));
  if (self->library == library)
    return;
  tl_review_page_store_notes (self);
  if (self->library != NULL)
    g_signal_handlers_disconnect_by_data (self->library, self);
  show_none (self);
  g_clear_object (&self->library);
  if (library == NULL)
    return;
  self->library = g_object_ref (library);
  g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

void
tl_review_page_open (TlReviewPage *self, const char *review_id)
{
  TlReview *review;

  g_return_if_fail (TL_IS_REVIEW_PAGE (self) && review_id != NULL);
  if (self->library == NULL)
    return;
  tl_review_page_store_notes (self);
  if (g_strcmp0 (self->review_id, review_id) != 0)
    {
      g_free (self->review_id);
      self->review_id = g_strdup (review_id);
      g_clear_pointer (&self->stored_notes, g_free);
      self->is_showing = TRUE;
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->notes), "", -1);
      gtk_editable_set_text (self->coders, "");
      gtk_label_set_text (self->suggestions_label, "");
      self->is_showing = FALSE;
      g_object_set_data (G_OBJECT (self->coders), "stored", NULL);
    }
  review = get_review (self);
  if (review != NULL)
    show (self, review);
  else
    show_none (self);
}

const char *
tl_review_page_get_review_id (TlReviewPage *self)
{
  g_return_val_if_fail (TL_IS_REVIEW_PAGE (self), NULL);
  return self->review_id;
}
