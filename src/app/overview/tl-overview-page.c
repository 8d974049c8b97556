/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Overview page: its form, and what the library keeps of it. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-accessible.h"
#include "tl-cancel.h"
#include "tl-overview-page-private.h"

#include "tl-date.h"
#include "tl-focus.h"
#include "tl-text.h"
#include "tl-window-messages.h"

#include <glib/gi18n.h>

enum
{
  SAVE_AFTER = 1500,        /* milliseconds without a change */
  WIDTH_SIDE_BY_SIDE = 860, /* under this, the form stands above what it makes */
  SIDE_WIDTH = 400,
  NARROW = 480
};

G_DEFINE_FINAL_TYPE (TlOverviewPage, tl_overview_page, TL_TYPE_PAGE)

static void
fill_agencies (TlOverviewPage *self)
{
  g_autoptr (GtkStringList) names =
      gtk_string_list_new ((const char *const[]){ _ ("All agencies"), NULL });
  GPtrArray *agencies = tl_codebook_get (self->snapshot->codebook, TL_CODE_AGENCY);
  guint selected = 0;

  g_ptr_array_set_size (self->agencies, 0);
  for (guint i = 0; i < agencies->len; i++)
    {
      TlCode *agency = g_ptr_array_index (agencies, i);

      gtk_string_list_append (names, tl_code_get_name (agency));
      g_ptr_array_add (self->agencies, g_object_ref (agency));
      if (g_strcmp0 (tl_code_get_id (agency), self->settings->agency_id) == 0)
        selected = self->agencies->len;
    }
  adw_combo_row_set_model (self->agency, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->agency, selected);
}

static void
set_text (GtkEditable *field, const char *text)
{
  if (g_strcmp0 (gtk_editable_get_text (field), text != NULL ? text : "") != 0)
    gtk_editable_set_text (field, text != NULL ? text : "");
}

static void
fill_form (TlOverviewPage *self)
{
  g_autofree char *date = tl_date_display (self->settings->date);

  self->is_filling = TRUE;
  set_text (self->title, self->settings->title);
  set_text (self->author, self->settings->author);
  set_text (self->date, date);
  gtk_spin_button_set_value (self->min_reviews, self->settings->min_reviews);
  gtk_spin_button_set_value (self->max_quotations, self->settings->max_quotations);
  gtk_switch_set_active (self->agency_annex, self->settings->include_agency_annex);
  gtk_switch_set_active (self->review_list, self->settings->include_review_list);
  gtk_switch_set_active (self->codebook, self->settings->include_codebook);
  gtk_widget_set_visible (GTK_WIDGET (self->date_problem), FALSE);
  self->is_filling = FALSE;
}

static void
take_text (char **place, GtkEditable *field, const char *otherwise)
{
  char *text = tl_text_collapse (gtk_editable_get_text (field));

  g_free (*place);
  *place = text[0] != '\0' ? g_strdup (text) : g_strdup (otherwise);
  g_free (text);
}

/* A date that cannot be read is said so, and not taken. */
static void
take_date (TlOverviewPage *self)
{
  g_autofree char *text = tl_text_collapse (gtk_editable_get_text (self->date));
  g_autofree char *date = text[0] != '\0' ? tl_date_parse (text) : NULL;
  gboolean is_wrong = text[0] != '\0' && date == NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->date_problem), is_wrong);
  if (is_wrong)
    return;
  g_free (self->settings->date);
  self->settings->date = g_steal_pointer (&date);
}

static void
take_form (TlOverviewPage *self)
{
  guint agency = adw_combo_row_get_selected (self->agency);

  take_text (&self->settings->title, self->title, _ ("What recurs"));
  take_text (&self->settings->author, self->author, NULL);
  take_date (self);
  g_free (self->settings->agency_id);
  self->settings->agency_id =
      agency > 0 && agency <= self->agencies->len
          ? g_strdup (tl_code_get_id (g_ptr_array_index (self->agencies, agency - 1)))
          : NULL;
  self->settings->min_reviews = (guint) gtk_spin_button_get_value_as_int (self->min_reviews);
  self->settings->max_quotations = (guint) gtk_spin_button_get_value_as_int (self->max_quotations);
  self->settings->include_agency_annex = gtk_switch_get_active (self->agency_annex);
  self->settings->include_review_list = gtk_switch_get_active (self->review_list);
  self->settings->include_codebook = gtk_switch_get_active (self->codebook);
}

static gboolean
save_timeout_cb (gpointer data)
{
  TlOverviewPage *self = data;

  self->save_source = 0;
  tl_overview_page_save (self);
  return G_SOURCE_REMOVE;
}

static void
form_changed_cb (TlOverviewPage *self)
{
  if (self->is_filling || self->library == NULL)
    return;
  take_form (self);
  tl_overview_page_show_contents (self);
  g_clear_handle_id (&self->save_source, g_source_remove);
  self->save_source = g_timeout_add (SAVE_AFTER, save_timeout_cb, self);
}

static void
snapshot_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlOverviewPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlSnapshot) snapshot =
      tl_library_load_snapshot_finish (TL_LIBRARY (object), result, &error);

  if (TL_LIBRARY (object) != self->library
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->loading);
  if (snapshot == NULL)
    {
      tl_window_show_error (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->snapshot, tl_snapshot_unref);
  self->snapshot = g_steal_pointer (&snapshot);
  self->is_filling = TRUE;
  fill_agencies (self);
  self->is_filling = FALSE;
  tl_overview_page_show_contents (self);
  if (self->must_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
take_settings (TlOverviewPage *self, const char *text)
{
  TlOverviewSettings *settings = tl_overview_settings_from_string (text);
  char *stored = tl_overview_settings_to_string (settings);
  gboolean is_other = g_strcmp0 (stored, self->stored) != 0;

  g_free (self->stored);
  self->stored = stored;
  if (!is_other)
    {
      tl_overview_settings_free (settings);
      return;
    }
  tl_overview_settings_free (self->settings);
  self->settings = settings;
  fill_form (self);
}

static void
setting_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlOverviewPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = tl_library_load_setting_finish (TL_LIBRARY (object), result, &error);

  if (TL_LIBRARY (object) != self->library
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    {
      tl_window_show_error (GTK_WIDGET (self), error);
      return;
    }
  /* What somebody is typing is newer than what is stored, and what was stored from here is in the
   * form as it was typed.
   */
  if (self->save_source == 0)
    take_settings (self, text);
  tl_library_load_snapshot_async (self->library, self->loading, snapshot_loaded_cb,
                                  g_object_ref (self));
}

/* Counts anew when somebody looks. */
static void
load (TlOverviewPage *self)
{
  if (!self->is_stale || self->library == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->is_stale = FALSE;
  tl_cancel_and_renew (&self->loading);
  tl_library_load_setting_async (self->library, "overview", self->loading, setting_loaded_cb,
                                 g_object_ref (self));
}

static void
library_changed_cb (TlOverviewPage *self)
{
  /* What was listed may be gone, and more may be there. */
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->work_stack), "outgoing") == 0)
    gtk_revealer_set_reveal_child (self->work, FALSE);
  self->is_stale = TRUE;
  load (self);
}

static void
tl_overview_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tl_overview_page_parent_class)->map (widget);
  load (TL_OVERVIEW_PAGE (widget));
}

static void
tl_overview_page_unmap (GtkWidget *widget)
{
  TlOverviewPage *self = TL_OVERVIEW_PAGE (widget);

  if (self->save_source != 0)
    tl_overview_page_save (self);
  GTK_WIDGET_CLASS (tl_overview_page_parent_class)->unmap (widget);
}

/* Where one goes on by key: the suggested button, once there is something to export. */
static gboolean
tl_overview_page_grab_focus (GtkWidget *widget)
{
  TlOverviewPage *self = TL_OVERVIEW_PAGE (widget);

  self->must_focus = self->snapshot == NULL;
  return (gtk_widget_get_mapped (self->export_button)
          && gtk_widget_grab_focus (self->export_button))
         || gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

/* Side by side they may be made narrower than they are: then they change places. */
static int
tl_overview_page_adapt (TlPage *page, int width)
{
  TlOverviewPage *self = TL_OVERVIEW_PAGE (page);
  gboolean is_wide = width >= WIDTH_SIDE_BY_SIDE;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  is_wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_size_request (self->side, is_wide ? SIDE_WIDTH : -1, -1);
  gtk_scrolled_window_set_propagate_natural_height (self->side_window, !is_wide);
  gtk_scrolled_window_set_max_content_height (
      self->side_window, is_wide ? -1 : gtk_widget_get_height (GTK_WIDGET (self)) / 2);
  return is_wide ? NARROW : 0;
}

static void
forget (TlOverviewPage *self)
{
  tl_cancel (&self->loading);
  tl_cancel (&self->writing);
  g_clear_handle_id (&self->save_source, g_source_remove);
  g_clear_pointer (&self->snapshot, tl_snapshot_unref);
  g_clear_pointer (&self->stored, g_free);
  g_clear_pointer (&self->path, g_free);
  if (self->library != NULL)
    g_signal_handlers_disconnect_by_data (self->library, self);
  g_clear_object (&self->library);
}

static void
tl_overview_page_dispose (GObject *object)
{
  TlOverviewPage *self = TL_OVERVIEW_PAGE (object);

  forget (self);
  g_clear_object (&self->chooser);
  gtk_widget_dispose_template (GTK_WIDGET (self), TL_TYPE_OVERVIEW_PAGE);
  G_OBJECT_CLASS (tl_overview_page_parent_class)->dispose (object);
}

static void
tl_overview_page_finalize (GObject *object)
{
  TlOverviewPage *self = TL_OVERVIEW_PAGE (object);

  g_ptr_array_unref (self->agencies);
  tl_overview_settings_free (self->settings);
  G_OBJECT_CLASS (tl_overview_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TlOverviewPage, content);
  gtk_widget_class_bind_template_child (widget_class, TlOverviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TlOverviewPage, columns);
  gtk_widget_class_bind_template_child (widget_class, TlOverviewPage, export_button);
  gtk_widget_class_bind_template_child (widget_class, TlOverviewPage, side);
  gtk_widget_class_bind_template_child (widget_class, TlOverviewPage, side_window);
  gtk_widget_class_bind_template_child (widget_class, TlOverviewPage, title);
  gtk_widget_class_bind_template_child (widget_class, TlOverviewPage, author);
  gtk_widget_class_bind_template_child (widget_class, TlOverviewPage, date);
  gtk_widget_class_bind_template_child (widget_class, TlOverviewPage, agency);
  gtk_widget_class_bind_template_child (widget_class, TlOverviewPage, min_reviews);
  gtk_widget_class_bind_template_child (widget_class, TlOverviewPage, max_quotations);
  gtk_widget_class_bind_template_child (widget_class, TlOverviewPage, agency_annex);
  gtk_widget_class_bind_template_child (widget_class, TlOverviewPage, review_list);
  gtk_widget_class_bind_template_child (widget_class, TlOverviewPage, codebook);
  gtk_widget_class_bind_template_child (widget_class, TlOverviewPage, date_problem);
  gtk_widget_class_bind_template_child (widget_class, TlOverviewPage, sections_label);
  gtk_widget_class_bind_template_child (widget_class, TlOverviewPage, details_label);
  gtk_widget_class_bind_template_child (widget_class, TlOverviewPage, below_label);
  gtk_widget_class_bind_template_child (widget_class, TlOverviewPage, themes);
  gtk_widget_class_bind_template_child (widget_class, TlOverviewPage, themes_stack);
  gtk_widget_class_bind_template_child (widget_class, TlOverviewPage, work);
  gtk_widget_class_bind_template_child (widget_class, TlOverviewPage, work_stack);
  gtk_widget_class_bind_template_child (widget_class, TlOverviewPage, work_label);
  gtk_widget_class_bind_template_child (widget_class, TlOverviewPage, progress);
  gtk_widget_class_bind_template_child (widget_class, TlOverviewPage, done_label);
  gtk_widget_class_bind_template_child (widget_class, TlOverviewPage, failed_label);
  gtk_widget_class_bind_template_child (widget_class, TlOverviewPage, outgoing_label);
  gtk_widget_class_bind_template_child (widget_class, TlOverviewPage, outgoing);
}

static void
tl_overview_page_class_init (TlOverviewPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  TL_PAGE_CLASS (class)->adapt = tl_overview_page_adapt;
  G_OBJECT_CLASS (class)->dispose = tl_overview_page_dispose;
  G_OBJECT_CLASS (class)->finalize = tl_overview_page_finalize;
  widget_class->focus = tl_focus_children;
  widget_class->grab_focus = tl_overview_page_grab_focus;
  widget_class->map = tl_overview_page_map;
  widget_class->unmap = tl_overview_page_unmap;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/throughline/Throughline/ui/overview/overview-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, form_changed_cb);
  tl_overview_page_install_actions (widget_class);
}

static void
tl_overview_page_init (TlOverviewPage *self)
{
  self->agencies = g_ptr_array_new_with_free_func (g_object_unref);
  self->settings = tl_overview_settings_new ();
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  tl_accessible_name_parts (GTK_WIDGET (self->agency), _ ("Findings about"));
  fill_form (self);
  tl_overview_page_update_actions (self);
}

GtkWidget *
tl_overview_page_new (void)
{
  return g_object_new (TL_TYPE_OVERVIEW_PAGE, NULL);
}

void
tl_overview_page_set_library (TlOverviewPage *self, TlLibrary *library)
{
  g_return_if_fail (TL_IS_OVERVIEW_PAGE (self));
  if (self->library == library)
    return;
  if (self->save_source != 0)
    tl_overview_page_save (self);
  forget (self);
  g_clear_pointer (&self->settings, tl_overview_settings_free);
  self->settings = tl_overview_settings_new ();
  gtk_revealer_set_reveal_child (self->work, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  fill_form (self);
  self->is_stale = TRUE;
  tl_overview_page_update_actions (self);
  if (library == NULL)
    return;
  self->library = g_object_ref (library);
  g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self,
                           G_CONNECT_SWAPPED);
  load (self);
}
