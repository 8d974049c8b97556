/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The History page: who did what when, and the way back to before any change. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-history-page-private.h"

#include "tl-accessible.h"
#include "tl-cancel.h"
#include "tl-focus.h"
#include "tl-history-row.h"
#include "tl-tooltip.h"
#include "tl-window-messages.h"
#include "tl-wrap-layout.h"

#include <glib/gi18n.h>

/* The next step is read when so many rows are left below. */
#define ROWS_AHEAD 20

G_DEFINE_FINAL_TYPE (TlHistoryPage, tl_history_page, GTK_TYPE_WIDGET)

static TlChange *
get_chosen (TlHistoryPage *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

void
tl_history_page_update_actions (TlHistoryPage *self)
{
  TlChange *chosen = get_chosen (self);
  const char *review_id = chosen != NULL ? tl_change_get_review_id (chosen) : NULL;
  gboolean can_open =
      self->library != NULL && tl_library_get_review (self->library, review_id) != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.open-review", can_open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.go-back",
                                 self->n_planned > 0 && self->returning == NULL
                                     && !tl_library_get_is_read_only (self->library));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.cancel", self->returning != NULL);
  gtk_widget_set_visible (self->open_button, can_open);
}

static void
update_shown (TlHistoryPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  gboolean is_complete = tl_history_list_get_is_complete (self->list), is_loading;
  g_autofree char *count = NULL;

  g_object_get (self->list, "loading", &is_loading, NULL);
  count = is_complete ? g_strdup_printf (ngettext ("%u change", "%u changes", n), n)
                      : g_strdup_printf (ngettext ("%u change, earlier ones below",
                                                   "%u changes, earlier ones below", n),
                                         n);
  if (!is_loading || n > 0)
    {
      gtk_label_set_text (self->shown_label, n > 0 ? count : "");
      gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list"
                                                     : tl_history_page_is_filtered (self)
                                                         ? "no-match"
                                                         : "empty");
    }
  gtk_revealer_set_reveal_child (self->foot, n > 0);
}

/* "9 by Jo, 3 by Amir" */
static char *
describe_shares (GPtrArray *shares)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < shares->len; i++)
    {
      const TlCoderShare *share = shares->pdata[i];

      /* Translators: so many changes by a person; joined by commas */
      g_string_append_printf (text, _ ("%s%u by %s"), i > 0 ? ", " : "", share->n_changes,
                              share->coder);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_plan (TlHistoryPage *self, GPtrArray *shares)
{
  g_autofree char *whose = describe_shares (shares);
  const char *first = ((TlCoderShare *) shares->pdata[0])->coder;

  if (self->n_planned == 1)
    return g_strdup_printf (
        _ ("Going back to before this change undoes only it, by %s. It stays in the history."),
        first);
  if (shares->len == 1)
    return g_strdup_printf (
        _ ("Going back to before this change undoes %u changes, all by %s. They stay in the "
           "history, and going back can be undone."),
        self->n_planned, first);
  return g_strdup_printf (
      _ ("Going back to before this change undoes %u changes: %s. They stay in the history, and "
         "going back can be undone."),
      self->n_planned, whose);
}

static void
planned_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlHistoryPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) shares =
      tl_library_plan_go_back_finish (TL_LIBRARY (object), result, &error);
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || self->library != TL_LIBRARY (object))
    return;
  g_clear_object (&self->planning);
  self->n_planned = 0;
  for (guint i = 0; shares != NULL && i < shares->len; i++)
    self->n_planned += ((TlCoderShare *) shares->pdata[i])->n_changes;
  text = shares != NULL ? describe_plan (self, shares) : g_strdup (error->message);
  gtk_label_set_text (self->plan_label, text);
  tl_history_page_update_actions (self);
}

/* Says what going back to before the chosen change would take with it. */
static void
plan (TlHistoryPage *self)
{
  TlChange *chosen = get_chosen (self);

  tl_cancel (&self->planning);
  self->n_planned = 0;
  if (chosen == NULL || self->library == NULL)
    gtk_label_set_text (self->plan_label, "");
  else if (tl_change_get_is_undone (chosen))
    gtk_label_set_text (self->plan_label,
                        _ ("This change is undone: there is nothing of it to go back from."));
  else
    {
      self->planning = g_cancellable_new ();
      tl_library_plan_go_back_async (self->library, tl_change_get_number (chosen), self->planning,
                                     planned_cb, g_object_ref (self));
    }
  tl_history_page_update_actions (self);
}

static void
list_changed_cb (TlHistoryPage *self)
{
  update_shown (self);
  if (self->must_focus && g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    {
      self->must_focus = FALSE;
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
    }
}

static void
failed_cb (TlHistoryPage *self, GError *error)
{
  tl_window_show_error (GTK_WIDGET (self), error);
}

static void
refresh (TlHistoryPage *self)
{
  if (self->library == NULL || !self->is_stale || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->is_stale = FALSE;
  tl_history_page_fill_filters (self);
  tl_history_list_refresh (self->list);
  plan (self);
}

static void
library_changed_cb (TlHistoryPage *self)
{
  self->is_stale = TRUE;
  refresh (self);
}

static void
filter_changed_cb (TlHistoryPage *self)
{
  tl_history_page_apply_filters (self);
}

static void
search_stopped_cb (TlHistoryPage *self)
{
  gtk_editable_set_text (self->search, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
search_activated_cb (TlHistoryPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
go_back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlHistoryPage *self = TL_HISTORY_PAGE (widget);

  tl_history_page_go_back (self, tl_change_get_number (get_chosen (self)));
}

static void
cancel_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_history_page_stop_going_back (TL_HISTORY_PAGE (widget));
}

static void
open_review_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlChange *chosen = get_chosen (TL_HISTORY_PAGE (widget));

  gtk_widget_activate_action (widget, "win.open-review", "s", tl_change_get_review_id (chosen));
}

static void
find_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (TL_HISTORY_PAGE (widget)->search));
}

static void
clear_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_history_page_clear_filters (TL_HISTORY_PAGE (widget));
}

static void
row_activated_cb (TlHistoryPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "history.open-review", NULL);
}

static void
set_up_row_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, tl_history_row_new ());
}

static void
bind_row_cb (GtkListItemFactory *factory, GtkListItem *item, TlHistoryPage *self)
{
  TlHistoryRow *row = TL_HISTORY_ROW (gtk_list_item_get_child (item));
  TlChange *change = gtk_list_item_get_item (item);
  guint position = gtk_list_item_get_position (item);
  g_autoptr (TlChange) before =
      position > 0 ? g_list_model_get_item (G_LIST_MODEL (self->list), position - 1) : NULL;
  TlReview *review = self->library != NULL
                         ? tl_library_get_review (self->library, tl_change_get_review_id (change))
                         : NULL;
  g_autofree char *name = NULL;

  tl_history_row_set_change (row, change, before, review);
  name = tl_history_row_dup_name (row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (row))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (position + ROWS_AHEAD >= g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    tl_history_list_load_more (self->list);
}

static void
set_up_list (TlHistoryPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->list = tl_history_list_new ();
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, 0);
  gtk_list_view_set_factory (self->view, factory);
  g_object_unref (factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (list_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (list_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (plan), self,
                           G_CONNECT_SWAPPED);
}

static void
set_up_name_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_list_item_set_child (item, label);
}

static void
bind_name_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  const char *name = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), name);
  tl_tooltip_set (gtk_list_item_get_child (item), name);
}

/* A long name does not make the button wide. */
static void
set_up_names (GtkDropDown *filter)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_name_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_name_cb), NULL);
  gtk_drop_down_set_factory (filter, factory);
}

static void
tl_history_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tl_history_page_parent_class)->map (widget);
  refresh (TL_HISTORY_PAGE (widget));
}

static gboolean
tl_history_page_grab_focus (GtkWidget *widget)
{
  TlHistoryPage *self = TL_HISTORY_PAGE (widget);

  self->must_focus = g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0;
  return gtk_widget_grab_focus (GTK_WIDGET (self->view))
         || gtk_widget_child_focus (self->content, GTK_DIR_TAB_FORWARD);
}

static void
forget (TlHistoryPage *self)
{
  tl_cancel (&self->planning);
  if (self->returning != NULL)
    g_cancellable_cancel (self->returning);
  self->n_planned = 0;
  if (self->library != NULL)
    g_signal_handlers_disconnect_by_data (self->library, self);
  g_clear_object (&self->library);
}

static void
tl_history_page_dispose (GObject *object)
{
  TlHistoryPage *self = TL_HISTORY_PAGE (object);

  forget (self);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_pointer (&self->review_ids, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), TL_TYPE_HISTORY_PAGE);
  G_OBJECT_CLASS (tl_history_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TlHistoryPage, content);
  gtk_widget_class_bind_template_child (widget_class, TlHistoryPage, search);
  gtk_widget_class_bind_template_child (widget_class, TlHistoryPage, coder);
  gtk_widget_class_bind_template_child (widget_class, TlHistoryPage, review);
  gtk_widget_class_bind_template_child (widget_class, TlHistoryPage, period);
  gtk_widget_class_bind_template_child (widget_class, TlHistoryPage, clear_button);
  gtk_widget_class_bind_template_child (widget_class, TlHistoryPage, shown_label);
  gtk_widget_class_bind_template_child (widget_class, TlHistoryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TlHistoryPage, view);
  gtk_widget_class_bind_template_child (widget_class, TlHistoryPage, foot);
  gtk_widget_class_bind_template_child (widget_class, TlHistoryPage, foot_stack);
  gtk_widget_class_bind_template_child (widget_class, TlHistoryPage, plan_label);
  gtk_widget_class_bind_template_child (widget_class, TlHistoryPage, open_button);
  gtk_widget_class_bind_template_child (widget_class, TlHistoryPage, progress_label);
  gtk_widget_class_bind_template_child (widget_class, TlHistoryPage, progress);
  gtk_widget_class_bind_template_child (widget_class, TlHistoryPage, cancel_button);
}

static void
tl_history_page_class_init (TlHistoryPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_history_page_dispose;
  widget_class->focus = tl_focus_children;
  widget_class->grab_focus = tl_history_page_grab_focus;
  widget_class->map = tl_history_page_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  g_type_ensure (TL_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/throughline/Throughline/ui/history/history-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "history.go-back", NULL, go_back_cb);
  gtk_widget_class_install_action (widget_class, "history.cancel", NULL, cancel_cb);
  gtk_widget_class_install_action (widget_class, "history.open-review", NULL, open_review_cb);
  gtk_widget_class_install_action (widget_class, "history.find", NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "history.clear-filter", NULL, clear_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "history.go-back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "history.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "history.find",
                                       NULL);
}

static void
tl_history_page_init (TlHistoryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tl_accessible_name_parts (GTK_WIDGET (self->coder), _ ("Who"));
  tl_accessible_name_parts (GTK_WIDGET (self->review), _ ("Review"));
  tl_accessible_name_parts (GTK_WIDGET (self->period), _ ("When"));
  set_up_names (self->coder);
  set_up_names (self->review);
  set_up_list (self);
  update_shown (self);
  tl_history_page_update_actions (self);
}

GtkWidget *
tl_history_page_new (void)
{
  return g_object_new (TL_TYPE_HISTORY_PAGE, NULL);
}

void
tl_history_page_set_library (TlHistoryPage *self, TlLibrary *library)
{
  g_return_if_fail (TL_IS_HISTORY_PAGE (self));
  if (self->library == library)
    return;
  forget (self);
  tl_history_list_set_library (self->list, library);
  self->is_stale = TRUE;
  plan (self);
  if (library == NULL)
    return;
  self->library = g_object_ref (library);
  g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "notify::read-only-reason",
                           G_CALLBACK (tl_history_page_update_actions), self, G_CONNECT_SWAPPED);
  tl_history_page_clear_filters (self);
  refresh (self);
}
