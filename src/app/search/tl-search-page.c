/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Search page: what is typed is searched for at each key, what is under way is dropped. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-search-page-private.h"

#include "tl-cancel.h"
#include "tl-focus.h"
#include "tl-window-messages.h"
#include "tl-wrap-layout.h"

#include <glib/gi18n.h>

enum
{
  PAGE = 100, /* places shown at first, and more at a time */
  MAX_RECENT = 8,
  PATIENCE = 300 /* milliseconds until it is said that a search is under way */
};

G_DEFINE_FINAL_TYPE (TlSearchPage, tl_search_page, GTK_TYPE_WIDGET)

/* What a search needs when it comes back. */
typedef struct
{
  TlSearchPage *page;
  TlSearch *search;
  TlSearchResult *result; /* while its reviews are counted */
  guint n_reviews;
} Call;

static void
call_free (Call *self)
{
  g_object_unref (self->page);
  tl_search_free (self->search);
  tl_search_result_free (self->result);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

static void
end_busy (TlSearchPage *self)
{
  g_clear_handle_id (&self->busy_source, g_source_remove);
  gtk_widget_set_visible (self->stop_button, FALSE);
}

static gboolean
busy_cb (gpointer data)
{
  TlSearchPage *self = data;

  self->busy_source = 0;
  tl_search_page_tell (self, _ ("Searching…"));
  gtk_widget_set_visible (self->stop_button, TRUE);
  return G_SOURCE_REMOVE;
}

static void
stop (TlSearchPage *self)
{
  tl_cancel (&self->cancellable);
  g_clear_handle_id (&self->row_source, g_source_remove);
  end_busy (self);
}

static void
counted_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Call) call = data;
  guint n_found;

  if (tl_library_count_found_reviews_finish (TL_LIBRARY (object), result, &n_found, NULL))
    tl_search_page_show_count (call->page, call->result, call->search->kinds, n_found, TRUE,
                               call->n_reviews);
}

/* Frequent words: in how many reviews they stand takes longer than the first places. */
static void
count_reviews (TlSearchPage *self, Call *call, TlSearchResult *result)
{
  call->result = result;
  tl_library_count_found_reviews_async (self->library, call->search, self->cancellable, counted_cb,
                                        call);
}

static void
found_cb (GObject *object, GAsyncResult *async_result, gpointer data)
{
  g_autoptr (Call) call = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlSearchResult) result =
      tl_library_search_finish (TL_LIBRARY (object), async_result, &error);
  TlSearchPage *self = call->page;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->library == NULL)
    return;
  end_busy (self);
  if (result == NULL)
    {
      tl_search_page_tell (self, "");
      tl_window_show_error (GTK_WIDGET (self), error);
      return;
    }
  tl_search_page_show_result (self, result, call->search, call->n_reviews);
  if (tl_search_result_is_cut (result, call->search->kinds))
    count_reviews (self, g_steal_pointer (&call), g_steal_pointer (&result));
}

void
tl_search_page_search (TlSearchPage *self)
{
  const char *text = gtk_editable_get_text (self->entry);
  g_autoptr (TlQuery) query = tl_query_parse (text);
  Call *call;

  stop (self);
  self->is_stale = FALSE;
  tl_search_page_show_understood (self, query);
  gtk_widget_set_visible (self->clear_button, tl_search_page_has_filters (self));
  if (self->library == NULL || tl_query_is_empty (query))
    {
      tl_search_page_show_start (self);
      return;
    }
  call = g_new0 (Call, 1);
  call->page = g_object_ref (self);
  call->search = tl_search_new (text, self->limit);
  call->n_reviews = tl_search_page_read_filters (self, call->search);
  self->cancellable = g_cancellable_new ();
  self->busy_source = g_timeout_add (PATIENCE, busy_cb, self);
  tl_library_search_async (self->library, call->search, self->cancellable, found_cb, call);
}

static void
entry_changed_cb (TlSearchPage *self)
{
  self->limit = PAGE;
  self->keeps_place = FALSE;
  tl_search_page_search (self);
}

static void
filter_changed_cb (TlSearchPage *self)
{
  if (self->is_filling || self->library == NULL)
    return;
  self->limit = PAGE;
  self->keeps_place = FALSE;
  tl_search_page_search (self);
}

/* What led to something is offered again. Only in memory: it may name people. */
static void
remember_query (TlSearchPage *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  guint at;

  if (*text == '\0')
    return;
  if (g_ptr_array_find_with_equal_func (self->recent_queries, text, g_str_equal, &at))
    g_ptr_array_remove_index (self->recent_queries, at);
  g_ptr_array_insert (self->recent_queries, 0, g_steal_pointer (&text));
  if (self->recent_queries->len > MAX_RECENT)
    g_ptr_array_set_size (self->recent_queries, MAX_RECENT);
}

static void
enter_list (TlSearchPage *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) == 0)
    return;
  remember_query (self);
  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
entry_activated_cb (TlSearchPage *self)
{
  enter_list (self);
}

static void
entry_stopped_cb (TlSearchPage *self)
{
  if (self->busy_source != 0 || gtk_widget_get_visible (self->stop_button))
    stop (self);
  else
    gtk_editable_set_text (self->entry, "");
}

static gboolean
entry_key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code,
                      GdkModifierType state, TlSearchPage *self)
{
  if (key != GDK_KEY_Down || g_list_model_get_n_items (G_LIST_MODEL (self->items)) == 0)
    return GDK_EVENT_PROPAGATE;
  enter_list (self);
  return GDK_EVENT_STOP;
}

static void
row_activated_cb (TlSearchPage *self, guint position)
{
  g_autoptr (TlSearchItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  const TlSearchHit *hit;

  if (item == NULL)
    return;
  hit = tl_search_item_get_hit (item);
  remember_query (self);
  if (hit->finding_id != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-finding", "(sss)", hit->review_id,
                                hit->document_id, hit->finding_id);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-place", "(ssuu)", hit->review_id,
                                hit->document_id, hit->start, hit->end);
}

static void
more_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlSearchPage *self = TL_SEARCH_PAGE (widget);

  self->limit += PAGE;
  self->keeps_place = TRUE;
  tl_search_page_search (self);
}

static void
stop_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlSearchPage *self = TL_SEARCH_PAGE (widget);

  stop (self);
  tl_search_page_tell (self, _ ("Stopped"));
}

static void
clear_filters_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlSearchPage *self = TL_SEARCH_PAGE (widget);

  tl_search_page_clear_filters (self);
  tl_search_page_search (self);
  tl_search_page_grab_entry (self);
}

static void
all_kinds_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlSearchPage *self = TL_SEARCH_PAGE (widget);

  tl_search_page_choose_all_kinds (self);
  tl_search_page_search (self);
  tl_search_page_grab_entry (self);
}

static void
find_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_search_page_grab_entry (TL_SEARCH_PAGE (widget));
}

static void
try_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlSearchPage *self = TL_SEARCH_PAGE (widget);

  gtk_editable_set_text (self->entry, g_variant_get_string (parameter, NULL));
  tl_search_page_grab_entry (self);
}

static void
next_pane_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlSearchPage *self = TL_SEARCH_PAGE (widget);
  GtkWidget *panes[] = { GTK_WIDGET (self->entry), self->filters, GTK_WIDGET (self->stack) };

  tl_focus_pane (widget, panes, G_N_ELEMENTS (panes), g_variant_get_int32 (parameter));
}

static void
refresh (TlSearchPage *self)
{
  if (self->library != NULL)
    tl_search_page_fill_filters (self);
  self->keeps_place = TRUE;
  tl_search_page_search (self);
}

/* While another page is shown nothing is listed and searched for. */
static void
library_changed_cb (TlSearchPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
  else
    self->is_stale = TRUE;
}

static void
tl_search_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tl_search_page_parent_class)->map (widget);
  if (TL_SEARCH_PAGE (widget)->is_stale)
    refresh (TL_SEARCH_PAGE (widget));
}

static gboolean
tl_search_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TL_SEARCH_PAGE (widget)->entry));
}

static void
tl_search_page_dispose (GObject *object)
{
  TlSearchPage *self = TL_SEARCH_PAGE (object);

  tl_cancel (&self->cancellable);
  g_clear_handle_id (&self->busy_source, g_source_remove);
  g_clear_handle_id (&self->row_source, g_source_remove);
  if (self->library != NULL)
    g_signal_handlers_disconnect_by_data (self->library, self);
  g_clear_object (&self->library);
  if (self->items != NULL)
    g_signal_handlers_disconnect_by_data (self->items, self);
  g_clear_object (&self->items);
  g_clear_object (&self->sets);
  if (self->palette != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->palette));
  self->palette = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), TL_TYPE_SEARCH_PAGE);
  G_OBJECT_CLASS (tl_search_page_parent_class)->dispose (object);
}

static void
tl_search_page_finalize (GObject *object)
{
  TlSearchPage *self = TL_SEARCH_PAGE (object);

  g_ptr_array_unref (self->recent_queries);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_ptr_array_unref (self->theme_ids);
  g_ptr_array_unref (self->agency_ids);
  g_ptr_array_unref (self->status_ids);
  G_OBJECT_CLASS (tl_search_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  static const char *const kinds[] = { "text_button", "findings_button", "recommendations_button" };

  gtk_widget_class_bind_template_child (widget_class, TlSearchPage, content);
  gtk_widget_class_bind_template_child (widget_class, TlSearchPage, entry);
  gtk_widget_class_bind_template_child (widget_class, TlSearchPage, problem_icon);
  gtk_widget_class_bind_template_child (widget_class, TlSearchPage, understood_label);
  gtk_widget_class_bind_template_child (widget_class, TlSearchPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, TlSearchPage, stop_button);
  gtk_widget_class_bind_template_child (widget_class, TlSearchPage, filters);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_widget_class_bind_template_child_full (widget_class, kinds[i], FALSE,
                                               G_STRUCT_OFFSET (TlSearchPage, kind_buttons)
                                                   + (gssize) (i * sizeof (GtkWidget *)));
  gtk_widget_class_bind_template_child (widget_class, TlSearchPage, borough);
  gtk_widget_class_bind_template_child (widget_class, TlSearchPage, first_year);
  gtk_widget_class_bind_template_child (widget_class, TlSearchPage, last_year);
  gtk_widget_class_bind_template_child (widget_class, TlSearchPage, theme);
  gtk_widget_class_bind_template_child (widget_class, TlSearchPage, agency);
  gtk_widget_class_bind_template_child (widget_class, TlSearchPage, status);
  gtk_widget_class_bind_template_child (widget_class, TlSearchPage, clear_button);
  gtk_widget_class_bind_template_child (widget_class, TlSearchPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TlSearchPage, examples);
  gtk_widget_class_bind_template_child (widget_class, TlSearchPage, recent_box);
  gtk_widget_class_bind_template_child (widget_class, TlSearchPage, recent);
  gtk_widget_class_bind_template_child (widget_class, TlSearchPage, list);
  gtk_widget_class_bind_template_child (widget_class, TlSearchPage, selection);
  gtk_widget_class_bind_template_child (widget_class, TlSearchPage, more_button);
  gtk_widget_class_bind_template_child (widget_class, TlSearchPage, chosen_label);
  gtk_widget_class_bind_template_child (widget_class, TlSearchPage, unit);
  gtk_widget_class_bind_template_child (widget_class, TlSearchPage, tag_button);
  gtk_widget_class_bind_template_child (widget_class, TlSearchPage, nothing_label);
  gtk_widget_class_bind_template_child (widget_class, TlSearchPage, fewer_label);
  gtk_widget_class_bind_template_child (widget_class, TlSearchPage, import_button);
  gtk_widget_class_bind_template_child (widget_class, TlSearchPage, all_kinds_button);
  gtk_widget_class_bind_template_child (widget_class, TlSearchPage, all_places_button);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "search.more", NULL, more_cb);
  gtk_widget_class_install_action (widget_class, "search.stop", NULL, stop_cb);
  gtk_widget_class_install_action (widget_class, "search.clear-filters", NULL, clear_filters_cb);
  gtk_widget_class_install_action (widget_class, "search.all-kinds", NULL, all_kinds_cb);
  gtk_widget_class_install_action (widget_class, "search.find", NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "search.try", "s", try_cb);
  gtk_widget_class_install_action (widget_class, "search.next-pane", "i", next_pane_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "search.find",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F6, 0, "search.next-pane", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F6, GDK_SHIFT_MASK, "search.next-pane",
                                       "i", -1);
  tl_search_page_install_tagging (widget_class);
}

static void
tl_search_page_class_init (TlSearchPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_search_page_dispose;
  G_OBJECT_CLASS (class)->finalize = tl_search_page_finalize;
  widget_class->map = tl_search_page_map;
  widget_class->focus = tl_focus_children;
  widget_class->grab_focus = tl_search_page_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  g_type_ensure (TL_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/throughline/Throughline/ui/search/search-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  install_actions (widget_class);
}

static void
tl_search_page_init (TlSearchPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->limit = PAGE;
  self->items = g_list_store_new (TL_TYPE_SEARCH_ITEM);
  self->recent_queries = g_ptr_array_new_with_free_func (g_free);
  self->theme_ids = g_ptr_array_new_with_free_func (g_free);
  self->agency_ids = g_ptr_array_new_with_free_func (g_free);
  self->status_ids = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->items));
  tl_search_page_make_rows (self);
  tl_search_page_set_up_filters (self);
  tl_search_page_set_up_tagging (self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (entry_key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  tl_search_page_show_start (self);
}

GtkWidget *
tl_search_page_new (void)
{
  return g_object_new (TL_TYPE_SEARCH_PAGE, NULL);
}

void
tl_search_page_set_library (TlSearchPage *self, TlLibrary *library)
{
  g_return_if_fail (TL_IS_SEARCH_PAGE (self));
  if (self->library == library)
    return;
  stop (self);
  if (self->library != NULL)
    g_signal_handlers_disconnect_by_data (self->library, self);
  g_clear_object (&self->library);
  g_ptr_array_set_size (self->recent_queries, 0);
  gtk_editable_set_text (self->entry, "");
  if (library != NULL)
    {
      self->library = g_object_ref (library);
      g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  tl_search_page_search (self);
  if (self->library != NULL)
    library_changed_cb (self);
}

void
tl_search_page_grab_entry (TlSearchPage *self)
{
  g_return_if_fail (TL_IS_SEARCH_PAGE (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
}
