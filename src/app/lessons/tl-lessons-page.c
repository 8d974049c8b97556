/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Lessons page: its parts, its loading, its keys. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-accessible.h"
#include "tl-cancel.h"
#include "tl-lessons-page-private.h"

#include "tl-focus.h"
#include "tl-theme-style.h"
#include "tl-window-messages.h"
#include "tl-wrap-layout.h"

#include <adwaita.h>
#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (TlLessonsPage, tl_lessons_page, TL_TYPE_PAGE)

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlLessonsPage) self = data;
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
  tl_lessons_page_fill_filters (self);
  tl_lessons_page_count (self);
  if (self->must_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Counts anew when somebody looks. */
static void
load (TlLessonsPage *self)
{
  if (!self->is_stale || self->library == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->is_stale = FALSE;
  tl_cancel_and_renew (&self->loading);
  tl_library_load_snapshot_async (self->library, self->loading, loaded_cb, g_object_ref (self));
}

static void
library_changed_cb (TlLessonsPage *self)
{
  self->is_stale = TRUE;
  load (self);
}

static void
filter_changed_cb (TlLessonsPage *self)
{
  if (!self->is_filling)
    tl_lessons_page_count (self);
}

static void
sub_themes_toggled_cb (TlLessonsPage *self)
{
  if (self->recurrence != NULL)
    tl_lessons_page_show_counts (self);
}

static void
view_toggled_cb (TlLessonsPage *self)
{
  gboolean is_table = gtk_toggle_button_get_active (self->table_button);

  gtk_stack_set_visible_child_name (self->views, is_table ? "table" : "matrix");
  gtk_widget_set_visible (GTK_WIDGET (self->legend), !is_table);
}

static void
cell_changed_cb (TlLessonsPage *self)
{
  guint row, column;

  tl_lessons_page_show_cell (self);
  if (!self->is_filling && tl_matrix_get_cell (self->matrix, &row, &column)
      && row < g_list_model_get_n_items (G_LIST_MODEL (self->rows)))
    {
      self->is_filling = TRUE;
      gtk_single_selection_set_selected (self->row_selection, row);
      self->is_filling = FALSE;
    }
}

/* A row of the table stands for the theme whatever the agency. */
static void
row_selected_cb (TlLessonsPage *self)
{
  guint row = gtk_single_selection_get_selected (self->row_selection);

  if (self->is_filling || row == GTK_INVALID_LIST_POSITION)
    return;
  self->is_filling = TRUE;
  tl_matrix_set_cell (self->matrix, row, 0);
  self->is_filling = FALSE;
}

static void
cell_activated_cb (TlLessonsPage *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->findings_list), GTK_DIR_TAB_FORWARD);
}

static void
finding_activated_cb (TlLessonsPage *self, guint position)
{
  g_autoptr (TlFinding) finding = g_list_model_get_item (G_LIST_MODEL (self->findings), position);

  if (finding != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-finding", "(sss)",
                                tl_finding_get_review_id (finding),
                                tl_finding_get_document_id (finding), tl_finding_get_id (finding));
}

static void
clear_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_lessons_page_clear_filters (TL_LESSONS_PAGE (widget));
}

static void
next_pane_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlLessonsPage *self = TL_LESSONS_PAGE (widget);
  GtkWidget *panes[] = { GTK_WIDGET (self->matrix_button), GTK_WIDGET (self->views),
                         GTK_WIDGET (self->findings_list) };

  tl_focus_pane (widget, panes, G_N_ELEMENTS (panes), g_variant_get_int32 (parameter));
}

static void
tl_lessons_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tl_lessons_page_parent_class)->map (widget);
  load (TL_LESSONS_PAGE (widget));
}

static void
tl_lessons_page_unmap (GtkWidget *widget)
{
  tl_divider_store (&TL_LESSONS_PAGE (widget)->divider);
  GTK_WIDGET_CLASS (tl_lessons_page_parent_class)->unmap (widget);
}

/* Where one goes on by key: the cells, or what there is instead of them; once they are there. */
static gboolean
tl_lessons_page_grab_focus (GtkWidget *widget)
{
  TlLessonsPage *self = TL_LESSONS_PAGE (widget);

  self->must_focus = self->snapshot == NULL;
  return gtk_widget_child_focus (GTK_WIDGET (self->views), GTK_DIR_TAB_FORWARD)
         || gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static int
tl_lessons_page_adapt (TlPage *page, int width)
{
  return tl_divider_get_narrowest (&TL_LESSONS_PAGE (page)->divider);
}

static void
tl_lessons_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  tl_divider_adapt (&TL_LESSONS_PAGE (widget)->divider, widget, width);
  GTK_WIDGET_CLASS (tl_lessons_page_parent_class)->size_allocate (widget, width, height, baseline);
}

static void
forget (TlLessonsPage *self)
{
  tl_cancel (&self->loading);
  g_clear_pointer (&self->recurrence, tl_recurrence_free);
  g_clear_pointer (&self->snapshot, tl_snapshot_unref);
  g_clear_object (&self->table);
  if (self->library != NULL)
    g_signal_handlers_disconnect_by_data (self->library, self);
  g_clear_object (&self->library);
}

static void
tl_lessons_page_dispose (GObject *object)
{
  TlLessonsPage *self = TL_LESSONS_PAGE (object);

  forget (self);
  g_clear_object (&self->findings);
  g_clear_object (&self->rows);
  g_clear_object (&self->row_selection);
  gtk_widget_dispose_template (GTK_WIDGET (self), TL_TYPE_LESSONS_PAGE);
  G_OBJECT_CLASS (tl_lessons_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TlLessonsPage, content);
  gtk_widget_class_bind_template_child (widget_class, TlLessonsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TlLessonsPage, borough);
  gtk_widget_class_bind_template_child (widget_class, TlLessonsPage, first_year);
  gtk_widget_class_bind_template_child (widget_class, TlLessonsPage, last_year);
  gtk_widget_class_bind_template_child (widget_class, TlLessonsPage, matrix_button);
  gtk_widget_class_bind_template_child (widget_class, TlLessonsPage, table_button);
  gtk_widget_class_bind_template_child (widget_class, TlLessonsPage, sub_themes);
  gtk_widget_class_bind_template_child (widget_class, TlLessonsPage, clear_button);
  gtk_widget_class_bind_template_child (widget_class, TlLessonsPage, denominator);
  gtk_widget_class_bind_template_child (widget_class, TlLessonsPage, paned);
  gtk_widget_class_bind_template_child (widget_class, TlLessonsPage, views);
  gtk_widget_class_bind_template_child (widget_class, TlLessonsPage, matrix);
  gtk_widget_class_bind_template_child (widget_class, TlLessonsPage, table_view);
  gtk_widget_class_bind_template_child (widget_class, TlLessonsPage, legend);
  gtk_widget_class_bind_template_child (widget_class, TlLessonsPage, cell_swatch);
  gtk_widget_class_bind_template_child (widget_class, TlLessonsPage, cell_title);
  gtk_widget_class_bind_template_child (widget_class, TlLessonsPage, cell_count);
  gtk_widget_class_bind_template_child (widget_class, TlLessonsPage, line);
  gtk_widget_class_bind_template_child (widget_class, TlLessonsPage, findings_label);
  gtk_widget_class_bind_template_child (widget_class, TlLessonsPage, findings_stack);
  gtk_widget_class_bind_template_child (widget_class, TlLessonsPage, findings_list);
}

static void
tl_lessons_page_class_init (TlLessonsPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  TL_PAGE_CLASS (class)->adapt = tl_lessons_page_adapt;
  G_OBJECT_CLASS (class)->dispose = tl_lessons_page_dispose;
  widget_class->focus = tl_focus_children;
  widget_class->grab_focus = tl_lessons_page_grab_focus;
  widget_class->map = tl_lessons_page_map;
  widget_class->size_allocate = tl_lessons_page_size_allocate;
  widget_class->unmap = tl_lessons_page_unmap;
  g_type_ensure (TL_TYPE_MATRIX);
  g_type_ensure (TL_TYPE_WRAP_LAYOUT);
  g_type_ensure (TL_TYPE_YEAR_LINE);
  g_type_ensure (TL_TYPE_THEME_SWATCH);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/throughline/Throughline/ui/lessons/lessons-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sub_themes_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, cell_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cell_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, finding_activated_cb);
  gtk_widget_class_install_action (widget_class, "lessons.clear-filter", NULL, clear_cb);
  gtk_widget_class_install_action (widget_class, "lessons.next-pane", "i", next_pane_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F6, 0, "lessons.next-pane", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F6, GDK_SHIFT_MASK,
                                       "lessons.next-pane", "i", -1);
}

static void
tl_lessons_page_init (TlLessonsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->divider = (TlDivider){
    .paned = self->paned, .key = "lessons-position", .beside = 900, .across = 2.0 / 3, .down = 0.55
  };
  tl_accessible_name_parts (GTK_WIDGET (self->borough), _ ("Borough"));
  tl_accessible_name_parts (GTK_WIDGET (self->first_year), _ ("Died from"));
  tl_accessible_name_parts (GTK_WIDGET (self->last_year), _ ("Died up to"));
  tl_accessible_name_parts (GTK_WIDGET (self->table_view),
                            _ ("Reviews in which each theme was found, by agency"));
  tl_lessons_page_set_up_lists (self);
  g_signal_connect_object (self->row_selection, "notify::selected", G_CALLBACK (row_selected_cb),
                           self, G_CONNECT_SWAPPED);
}

GtkWidget *
tl_lessons_page_new (void)
{
  return g_object_new (TL_TYPE_LESSONS_PAGE, NULL);
}

void
tl_lessons_page_set_library (TlLessonsPage *self, TlLibrary *library)
{
  g_return_if_fail (TL_IS_LESSONS_PAGE (self));
  if (self->library == library)
    return;
  forget (self);
  tl_matrix_set_table (self->matrix, NULL, NULL);
  g_list_store_remove_all (self->findings);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  self->is_stale = TRUE;
  if (library == NULL)
    return;
  self->library = g_object_ref (library);
  g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self,
                           G_CONNECT_SWAPPED);
  load (self);
}
