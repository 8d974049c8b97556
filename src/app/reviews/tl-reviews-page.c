/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Reviews page: table, filter, what can be done to a review. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-accessible.h"
#include "tl-reviews-page.h"

#include "tl-app-settings.h"
#include "tl-focus.h"
#include "tl-import-panel.h"
#include "tl-review-columns.h"
#include "tl-text.h"
#include "tl-window-messages.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

struct _TlReviewsPage
{
  TlPage parent_instance;

  /* Template widgets */
  GtkWidget *content;
  GtkRevealer *import_revealer;
  TlImportPanel *import;
  GtkWidget *toolbar;
  GtkEditable *search;
  GtkLabel *shown_label;
  GtkStack *stack;
  AdwStatusPage *no_match;
  GtkColumnView *view;
  GtkPopoverMenu *menu;
  GtkPopover *rename;
  GtkEditable *rename_entry;
  GtkWidget *rename_button;

  TlLibrary *library; /* nullable */
  GtkCustomFilter *filter;
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;
  GtkSingleSelection *selection;
  char *words;     /* folded: what the filter asks for */
  char *rename_id; /* nullable: the review that is being renamed */
};

enum
{
  REVIEW_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlReviewsPage, tl_reviews_page, TL_TYPE_PAGE)

static TlReview *
get_selected (TlReviewsPage *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static void
update_actions (TlReviewsPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean has_review = get_selected (self) != NULL;
  gboolean can_write = self->library != NULL && !tl_library_get_is_read_only (self->library);

  gtk_widget_action_set_enabled (widget, "reviews.open", has_review);
  gtk_widget_action_set_enabled (widget, "reviews.facts", has_review);
  gtk_widget_action_set_enabled (widget, "reviews.rename", has_review && can_write);
  gtk_widget_action_set_enabled (widget, "reviews.remove", has_review && can_write);
  gtk_widget_action_set_enabled (widget, "reviews.clear-filter",
                                 self->words != NULL && self->words[0] != '\0');
}

static void
update_shown (TlReviewsPage *self)
{
  guint n_all = self->library != NULL
                    ? g_list_model_get_n_items (tl_library_list_reviews (self->library))
                    : 0;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
  g_autofree char *text =
      g_strdup_printf (ngettext ("%u of %u review", "%u of %u reviews", n_all), n, n_all);
  g_autofree char *hidden = g_strdup_printf (
      ngettext ("The search hides the only review.", "The search hides all %u reviews.", n_all),
      n_all);

  gtk_label_set_text (self->shown_label, text);
  adw_status_page_set_description (self->no_match, hidden);
  gtk_widget_set_visible (self->toolbar, n_all > 0);
  gtk_stack_set_visible_child_name (self->stack, n_all == 0 ? "empty"
                                                 : n == 0   ? "no-match"
                                                            : "table");
  update_actions (self);
}

static gboolean
contains (const char *text, const char *words)
{
  g_autofree char *folded = tl_text_fold (text);

  return strstr (folded, words) != NULL;
}

static gboolean
match_cb (gpointer item, gpointer data)
{
  TlReviewsPage *self = data;
  TlReview *review = item;

  if (self->words == NULL || self->words[0] == '\0')
    return TRUE;
  return contains (tl_review_get_title (review), self->words)
         || contains (tl_review_get_borough (review), self->words)
         || contains (tl_review_get_partnership (review), self->words)
         || contains (tl_review_get_died (review), self->words)
         || contains (tl_review_get_coder (review), self->words)
         || contains (tl_review_columns_get_status_name (review), self->words);
}

static void
search_changed_cb (TlReviewsPage *self)
{
  g_free (self->words);
  self->words = tl_text_fold (gtk_editable_get_text (self->search));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_shown (self);
}

static void
search_activated_cb (TlReviewsPage *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
search_stopped_cb (TlReviewsPage *self)
{
  gtk_editable_set_text (self->search, "");
  search_activated_cb (self);
}

static void
row_activated_cb (TlReviewsPage *self, guint position)
{
  g_autoptr (TlReview) review = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (review != NULL)
    g_signal_emit (self, signals[REVIEW_ACTIVATED], 0, tl_review_get_id (review));
}

static void
review_shown_cb (TlReviewsPage *self, const char *review_id)
{
  g_signal_emit (self, signals[REVIEW_ACTIVATED], 0, review_id);
}

static void
sort_changed_cb (TlReviewsPage *self)
{
  GSettings *settings = tl_app_settings_get ();
  TlReviewColumn column;
  gboolean is_descending;

  /* A table that is taken apart loses its order too. */
  if (settings == NULL || self->view == NULL
      || !tl_review_columns_get_sorted (self->view, &column, &is_descending))
    return;
  g_settings_set_enum (settings, "reviews-sort-column", (int) column);
  g_settings_set_boolean (settings, "reviews-sort-descending", is_descending);
}

static void
removed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlReviewsPage) self = data;
  g_autoptr (GError) error = NULL;

  if (tl_library_verb_finish (TL_LIBRARY (object), result, &error))
    tl_window_show_toast (GTK_WIDGET (self), _ ("Review removed with its documents and findings"),
                          TRUE);
  else
    tl_window_show_error (GTK_WIDGET (self), error);
}

static void
renamed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlReviewsPage) self = data;
  g_autoptr (GError) error = NULL;

  if (tl_library_verb_finish (TL_LIBRARY (object), result, &error))
    tl_window_show_toast (GTK_WIDGET (self), _ ("Review renamed"), TRUE);
  else
    tl_window_show_error (GTK_WIDGET (self), error);
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlReview *review = get_selected (TL_REVIEWS_PAGE (widget));

  if (review != NULL)
    g_signal_emit (widget, signals[REVIEW_ACTIVATED], 0, tl_review_get_id (review));
}

static void
show_facts (TlReviewsPage *self, const char *review_id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-review", "s", review_id);
}

static void
facts_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlReview *review = get_selected (TL_REVIEWS_PAGE (widget));

  if (review != NULL)
    show_facts (TL_REVIEWS_PAGE (widget), tl_review_get_id (review));
}

static void
facts_shown_cb (TlReviewsPage *self, const char *review_id)
{
  if (tl_library_get_review (self->library, review_id) != NULL)
    show_facts (self, review_id);
}

static void
remove_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlReviewsPage *self = TL_REVIEWS_PAGE (widget);
  TlReview *review = get_selected (self);

  if (review != NULL)
    tl_library_remove_review_async (self->library, tl_review_get_id (review), removed_cb,
                                    g_object_ref (self));
}

/* The widget of the selected row, where it has the focus; otherwise the whole table. */
static void
point_at_row (TlReviewsPage *self, GtkPopover *popover)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  graphene_rect_t bounds;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view))
      || !gtk_widget_compute_bounds (focus, GTK_WIDGET (self), &bounds))
    {
      gtk_popover_set_pointing_to (popover, &(GdkRectangle){ 40, 120, 1, 1 });
      return;
    }
  gtk_popover_set_pointing_to (popover,
                               &(GdkRectangle){ (int) bounds.origin.x + 180, (int) bounds.origin.y,
                                                1, (int) bounds.size.height });
}

static void
rename_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlReviewsPage *self = TL_REVIEWS_PAGE (widget);
  TlReview *review = get_selected (self);

  if (review == NULL)
    return;
  g_free (self->rename_id);
  self->rename_id = g_strdup (tl_review_get_id (review));
  gtk_editable_set_text (self->rename_entry, tl_review_get_title (review));
  point_at_row (self, self->rename);
  gtk_popover_popup (self->rename);
  gtk_widget_grab_focus (GTK_WIDGET (self->rename_entry));
  gtk_editable_select_region (self->rename_entry, 0, -1);
}

static void
rename_changed_cb (TlReviewsPage *self)
{
  g_autofree char *title = tl_text_collapse (gtk_editable_get_text (self->rename_entry));

  gtk_widget_set_sensitive (self->rename_button, title[0] != '\0');
}

static void
rename_accepted_cb (TlReviewsPage *self)
{
  g_autofree char *title = tl_text_collapse (gtk_editable_get_text (self->rename_entry));
  TlReview *review =
      self->rename_id != NULL ? tl_library_get_review (self->library, self->rename_id) : NULL;

  if (title[0] == '\0')
    return;
  gtk_popover_popdown (self->rename);
  if (review != NULL && !g_str_equal (title, tl_review_get_title (review)))
    tl_library_rename_review_async (self->library, self->rename_id, title, renamed_cb,
                                    g_object_ref (self));
}

static void
clear_filter_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_editable_set_text (TL_REVIEWS_PAGE (widget)->search, "");
}

static void
find_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (TL_REVIEWS_PAGE (widget)->search));
}

static void
menu_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlReviewsPage *self = TL_REVIEWS_PAGE (widget);

  if (get_selected (self) == NULL)
    return;
  point_at_row (self, GTK_POPOVER (self->menu));
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
next_pane_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlReviewsPage *self = TL_REVIEWS_PAGE (widget);
  GtkWidget *panes[] = { GTK_WIDGET (self->import), GTK_WIDGET (self->search),
                         GTK_WIDGET (self->view) };

  tl_focus_pane (widget, panes, G_N_ELEMENTS (panes), g_variant_get_int32 (parameter));
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, TlReviewsPage *self)
{
  GtkWidget *view = GTK_WIDGET (self->view);
  TlReview *review = tl_review_columns_get_review (gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT));
  double page_x, page_y;

  if (review == NULL)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    {
      g_autoptr (TlReview) other = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (other == review)
        gtk_single_selection_set_selected (self->selection, i);
    }
  gtk_widget_translate_coordinates (view, GTK_WIDGET (self), x, y, &page_x, &page_y);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle){ (int) page_x, (int) page_y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static gboolean
tl_reviews_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (TL_REVIEWS_PAGE (widget)->stack), GTK_DIR_TAB_FORWARD);
}

static void
tl_reviews_page_dispose (GObject *object)
{
  TlReviewsPage *self = TL_REVIEWS_PAGE (object);

  if (self->library != NULL)
    g_signal_handlers_disconnect_by_data (self->library, self);
  g_clear_object (&self->library);
  /* The filter asks this page. */
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  g_clear_object (&self->filter);
  g_clear_object (&self->filtered);
  g_clear_object (&self->sorted);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->rename_id, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), TL_TYPE_REVIEWS_PAGE);
  G_OBJECT_CLASS (tl_reviews_page_parent_class)->dispose (object);
}

static void
tl_reviews_page_finalize (GObject *object)
{
  g_free (TL_REVIEWS_PAGE (object)->words);
  G_OBJECT_CLASS (tl_reviews_page_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "reviews.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "reviews.facts", NULL, facts_cb);
  gtk_widget_class_install_action (widget_class, "reviews.rename", NULL, rename_cb);
  gtk_widget_class_install_action (widget_class, "reviews.remove", NULL, remove_cb);
  gtk_widget_class_install_action (widget_class, "reviews.clear-filter", NULL, clear_filter_cb);
  gtk_widget_class_install_action (widget_class, "reviews.find", NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "reviews.menu", NULL, menu_cb);
  gtk_widget_class_install_action (widget_class, "reviews.next-pane", "i", next_pane_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "reviews.find",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "reviews.rename", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F4, 0, "reviews.facts", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "reviews.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "reviews.menu",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F6, 0, "reviews.next-pane", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F6, GDK_SHIFT_MASK,
                                       "reviews.next-pane", "i", -1);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TlReviewsPage, content);
  gtk_widget_class_bind_template_child (widget_class, TlReviewsPage, import_revealer);
  gtk_widget_class_bind_template_child (widget_class, TlReviewsPage, import);
  gtk_widget_class_bind_template_child (widget_class, TlReviewsPage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, TlReviewsPage, search);
  gtk_widget_class_bind_template_child (widget_class, TlReviewsPage, shown_label);
  gtk_widget_class_bind_template_child (widget_class, TlReviewsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TlReviewsPage, no_match);
  gtk_widget_class_bind_template_child (widget_class, TlReviewsPage, view);
  gtk_widget_class_bind_template_child (widget_class, TlReviewsPage, menu);
  gtk_widget_class_bind_template_child (widget_class, TlReviewsPage, rename);
  gtk_widget_class_bind_template_child (widget_class, TlReviewsPage, rename_entry);
  gtk_widget_class_bind_template_child (widget_class, TlReviewsPage, rename_button);
}

static void
tl_reviews_page_class_init (TlReviewsPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_reviews_page_dispose;
  G_OBJECT_CLASS (class)->finalize = tl_reviews_page_finalize;
  widget_class->focus = tl_focus_children;
  widget_class->grab_focus = tl_reviews_page_grab_focus;
  signals[REVIEW_ACTIVATED] =
      g_signal_new ("review-activated", TL_TYPE_REVIEWS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (TL_TYPE_IMPORT_PANEL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/throughline/Throughline/ui/reviews/reviews-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, review_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, facts_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, rename_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, rename_accepted_cb);
  install_actions (widget_class);
}

static gboolean
delete_cb (GtkWidget *view, GVariant *arguments, gpointer data)
{
  return gtk_widget_activate_action (view, "reviews.remove", NULL);
}

static void
add_controllers (TlReviewsPage *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect (gesture, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (gesture));
  /* In the table only: in the search field the key deletes a letter. */
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (shortcuts),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Delete, 0),
                        gtk_callback_action_new (delete_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->view), shortcuts);
}

static void
restore_sort (TlReviewsPage *self)
{
  GSettings *settings = tl_app_settings_get ();
  TlReviewColumn column = TL_REVIEW_COLUMN_TITLE;
  gboolean is_descending = FALSE;

  if (settings != NULL)
    {
      column = (TlReviewColumn) g_settings_get_enum (settings, "reviews-sort-column");
      is_descending = g_settings_get_boolean (settings, "reviews-sort-descending");
    }
  tl_review_columns_sort (self->view, column, is_descending);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (sort_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
tl_reviews_page_init (TlReviewsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tl_accessible_name_parts (GTK_WIDGET (self->view), _ ("Reviews"));
  tl_review_columns_add (self->view);
  self->filter = gtk_custom_filter_new (match_cb, self, NULL);
  self->filtered = gtk_filter_list_model_new (NULL, GTK_FILTER (g_object_ref (self->filter)));
  self->sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->filtered)),
                                          g_object_ref (gtk_column_view_get_sorter (self->view)));
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->sorted)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->filtered, "items-changed", G_CALLBACK (update_shown), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  g_object_bind_property (self->import, "has-files", self->import_revealer, "reveal-child",
                          G_BINDING_SYNC_CREATE);
  add_controllers (self);
  restore_sort (self);
  update_shown (self);
}

GtkWidget *
tl_reviews_page_new (void)
{
  return g_object_new (TL_TYPE_REVIEWS_PAGE, NULL);
}

void
tl_reviews_page_set_library (TlReviewsPage *self, TlLibrary *library)
{
  g_return_if_fail (TL_IS_REVIEWS_PAGE (self));
  if (self->library == library)
    return;
  if (self->library != NULL)
    g_signal_handlers_disconnect_by_data (self->library, self);
  g_set_object (&self->library, library);
  tl_import_panel_set_library (self->import, library);
  gtk_filter_list_model_set_model (self->filtered,
                                   library != NULL ? tl_library_list_reviews (library) : NULL);
  if (library != NULL)
    {
      g_signal_connect_object (tl_library_list_reviews (library), "items-changed",
                               G_CALLBACK (update_shown), self,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
      g_signal_connect_object (library, "notify::read-only", G_CALLBACK (update_actions), self,
                               G_CONNECT_SWAPPED);
    }
  update_shown (self);
}

void
tl_reviews_page_import (TlReviewsPage *self, GPtrArray *files)
{
  g_return_if_fail (TL_IS_REVIEWS_PAGE (self));
  g_return_if_fail (self->library != NULL);
  tl_import_panel_add (self->import, files);
}

void
tl_reviews_page_import_text (TlReviewsPage *self, const char *title, const char *text)
{
  g_return_if_fail (TL_IS_REVIEWS_PAGE (self));
  g_return_if_fail (self->library != NULL);
  tl_import_panel_add_text (self->import, title, text);
}
