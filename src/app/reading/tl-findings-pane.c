/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of findings beside the text, with what it is filtered and sorted by. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-findings-pane.h"

#include "tl-app-settings.h"
#include "tl-finding-row.h"
#include "tl-findings-choice.h"
#include "tl-findings-sorter.h"
#include "tl-retag-popover.h"
#include "tl-suggestion-card.h"

#include <glib/gi18n.h>

struct _TlFindingsPane
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkLabel *label, *filtered_label;
  GtkToggleButton *filter_button;
  GtkEditable *words;
  GtkDropDown *theme, *agency, *type, *coder;
  GtkWidget *clear_button;
  GtkWidget *several_bar;
  GtkMenuButton *edit_button;
  GtkMenuButton *several_button;
  GtkStack *stack;
  GtkListView *list;

  TlFindingsChoice *choices[TL_N_FINDINGS_BY];
  TlFindingsFilter *filter;
  TlFindingsSorter *sorter;
  GListStore *store; /* TlFinding, and the suggestion in hand */
  GtkSelectionModel *selection;
  GPtrArray *bound;         /* GtkListItem that have a row */
  TlCodebook *codebook;     /* nullable */
  TlSuggestion *suggestion; /* nullable */
  guint at, n;              /* which suggestion it is of how many */
  char *document_id, *sort;
  gboolean shows_all, is_filling, has_current;
  guint wanted, settling; /* the row to be in sight; frames until it has its height */
};

enum
{
  SETTLING_FRAMES = 3
};

enum
{
  PROP_0,
  PROP_SORT,
  PROP_ALL_DOCUMENTS,
  N_PROPS
};

enum
{
  CHOSEN,
  ACTIVATED,
  RETAGGED,
  ROW_MADE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlFindingsPane, tl_findings_pane, GTK_TYPE_BOX)

/* How many findings pass the filter, and how many there are of the document or the review. */
static void
count (TlFindingsPane *self, guint *n_shown, guint *n_all)
{
  GListModel *shown = G_LIST_MODEL (self->selection), *all = G_LIST_MODEL (self->store);

  *n_shown = *n_all = 0;
  for (guint i = 0; i < g_list_model_get_n_items (shown); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (shown, i);

      *n_shown += TL_IS_FINDING (item);
    }
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (all, i);

      *n_all += TL_IS_FINDING (item)
                && (self->shows_all
                    || g_strcmp0 (tl_finding_get_document_id (TL_FINDING (item)), self->document_id)
                           == 0);
    }
}

static void
update (TlFindingsPane *self)
{
  g_autoptr (GPtrArray) selected = tl_findings_pane_dup_selected (self);
  gboolean is_filtered = tl_findings_filter_is_active (self->filter);
  guint n_shown, n_all;
  g_autofree char *text = NULL;

  count (self, &n_shown, &n_all);
  if (selected->len > 1)
    text = g_strdup_printf (ngettext ("%u selected", "%u selected", selected->len), selected->len);
  else if (is_filtered)
    text = g_strdup_printf (_ ("%u of %u"), n_shown, n_all);
  else
    text = g_strdup_printf (ngettext ("%u finding", "%u findings", n_all), n_all);
  gtk_label_set_text (self->label, text);
  gtk_widget_set_visible (self->several_bar, selected->len > 1);
  gtk_widget_set_sensitive (self->clear_button, is_filtered);
  if (n_shown > 0 || self->suggestion != NULL)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else if (is_filtered && n_all > 0)
    {
      g_autofree char *words = g_strdup_printf (
          ngettext ("The filter hides the %u finding.", "The filter hides all %u findings.", n_all),
          n_all);

      gtk_label_set_text (self->filtered_label, words);
      gtk_stack_set_visible_child_name (self->stack, "filtered");
    }
  else
    gtk_stack_set_visible_child_name (self->stack, "empty");
}

/* Of several that are selected none is open: one sees which they are. */
static void
expand_rows (TlFindingsPane *self)
{
  gboolean is_one = tl_findings_pane_get_current (self) != NULL;

  self->has_current = self->has_current || is_one;
  for (guint i = 0; i < self->bound->len; i++)
    {
      GtkListItem *item = self->bound->pdata[i];
      GtkWidget *row = gtk_list_item_get_child (item);

      if (TL_IS_FINDING_ROW (row))
        g_object_set (row, "expanded", is_one && gtk_list_item_get_selected (item), NULL);
    }
}

static void
selection_changed_cb (TlFindingsPane *self)
{
  if (self->is_filling)
    return;
  expand_rows (self);
  update (self);
  g_signal_emit (self, signals[CHOSEN], 0, tl_findings_pane_get_current (self));
}

/* Where the filter or the order changes, GTK lets go of the rows that it takes out. */
static void
items_changed_cb (TlFindingsPane *self)
{
  if (self->is_filling)
    return;
  expand_rows (self);
  update (self);
  if (self->has_current && tl_findings_pane_get_current (self) == NULL)
    {
      self->has_current = FALSE;
      g_signal_emit (self, signals[CHOSEN], 0, NULL);
    }
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TlFindingsPane *self)
{
  GObject *object = gtk_list_item_get_item (item);
  g_autofree char *name = NULL;
  GtkWidget *row;

  if (TL_IS_SUGGESTION (object))
    {
      row = tl_suggestion_card_new ();
      tl_suggestion_card_set_suggestion (TL_SUGGESTION_CARD (row), TL_SUGGESTION (object), self->at,
                                         self->n, self->codebook);
      name =
          tl_suggestion_card_describe (TL_SUGGESTION (object), self->at, self->n, self->codebook);
    }
  else
    {
      row = tl_finding_row_new ();
      tl_finding_row_set_finding (TL_FINDING_ROW (row), TL_FINDING (object), self->codebook);
      g_object_set (
          row, "expanded",
          gtk_list_item_get_selected (item) && tl_findings_pane_get_current (self) != NULL, NULL);
      name = tl_finding_row_dup_name (TL_FINDING_ROW (row));
    }
  gtk_list_item_set_child (item, row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_ptr_array_add (self->bound, item);
  if (TL_IS_FINDING (object))
    g_signal_emit (self, signals[ROW_MADE], 0, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TlFindingsPane *self)
{
  g_ptr_array_remove_fast (self->bound, item);
  gtk_list_item_set_child (item, NULL);
}

static void
row_activated_cb (TlFindingsPane *self, guint position)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (TL_IS_FINDING (item))
    g_signal_emit (self, signals[ACTIVATED], 0, item);
}

static void
words_changed_cb (TlFindingsPane *self)
{
  tl_findings_filter_set_words (self->filter, gtk_editable_get_text (self->words));
}

static void
close_filter (TlFindingsPane *self)
{
  gtk_toggle_button_set_active (self->filter_button, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
filter_stopped_cb (TlFindingsPane *self)
{
  close_filter (self);
}

static void
clear_filter_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlFindingsPane *self = TL_FINDINGS_PANE (widget);

  gtk_editable_set_text (self->words, "");
  tl_findings_filter_set_words (self->filter, "");
  for (guint by = 0; by < TL_N_FINDINGS_BY; by++)
    tl_findings_choice_clear (self->choices[by]);
  update (self);
}

static void
select_all_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlFindingsPane *self = TL_FINDINGS_PANE (widget);

  gtk_selection_model_select_all (self->selection);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
update_document (TlFindingsPane *self)
{
  tl_findings_filter_set_document (self->filter, self->shows_all ? NULL : self->document_id);
  update (self);
}

static void
tl_findings_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TlFindingsPane *self = TL_FINDINGS_PANE (object);

  if (id == PROP_SORT)
    g_value_set_string (value, self->sort);
  else if (id == PROP_ALL_DOCUMENTS)
    g_value_set_boolean (value, self->shows_all);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
set_sort (TlFindingsPane *self, const char *sort)
{
  if (g_strcmp0 (self->sort, sort) == 0)
    return;
  g_free (self->sort);
  self->sort = g_strdup (sort);
  tl_findings_sorter_set_by_time (self->sorter, g_strcmp0 (sort, "time") == 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
}

static void
tl_findings_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TlFindingsPane *self = TL_FINDINGS_PANE (object);

  if (id == PROP_SORT)
    set_sort (self, g_value_get_string (value));
  else if (id != PROP_ALL_DOCUMENTS)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (self->shows_all != g_value_get_boolean (value))
    {
      self->shows_all = g_value_get_boolean (value);
      update_document (self);
      g_object_notify_by_pspec (object, pspec);
    }
}

static void
tl_findings_pane_dispose (GObject *object)
{
  TlFindingsPane *self = TL_FINDINGS_PANE (object);

  self->is_filling = TRUE;
  for (guint by = 0; by < TL_N_FINDINGS_BY; by++)
    g_clear_pointer (&self->choices[by], tl_findings_choice_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), TL_TYPE_FINDINGS_PANE);
  g_clear_object (&self->selection);
  g_clear_object (&self->store);
  g_clear_object (&self->filter);
  g_clear_object (&self->sorter);
  g_clear_object (&self->codebook);
  g_clear_object (&self->suggestion);
  G_OBJECT_CLASS (tl_findings_pane_parent_class)->dispose (object);
}

static void
tl_findings_pane_finalize (GObject *object)
{
  TlFindingsPane *self = TL_FINDINGS_PANE (object);

  g_ptr_array_unref (self->bound);
  g_free (self->document_id);
  g_free (self->sort);
  G_OBJECT_CLASS (tl_findings_pane_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TlFindingsPane, label);
  gtk_widget_class_bind_template_child (widget_class, TlFindingsPane, filtered_label);
  gtk_widget_class_bind_template_child (widget_class, TlFindingsPane, filter_button);
  gtk_widget_class_bind_template_child (widget_class, TlFindingsPane, words);
  gtk_widget_class_bind_template_child (widget_class, TlFindingsPane, theme);
  gtk_widget_class_bind_template_child (widget_class, TlFindingsPane, agency);
  gtk_widget_class_bind_template_child (widget_class, TlFindingsPane, type);
  gtk_widget_class_bind_template_child (widget_class, TlFindingsPane, coder);
  gtk_widget_class_bind_template_child (widget_class, TlFindingsPane, clear_button);
  gtk_widget_class_bind_template_child (widget_class, TlFindingsPane, several_bar);
  gtk_widget_class_bind_template_child (widget_class, TlFindingsPane, edit_button);
  gtk_widget_class_bind_template_child (widget_class, TlFindingsPane, several_button);
  gtk_widget_class_bind_template_child (widget_class, TlFindingsPane, stack);
  gtk_widget_class_bind_template_child (widget_class, TlFindingsPane, list);
  gtk_widget_class_bind_template_callback (widget_class, words_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
tl_findings_pane_class_init (TlFindingsPaneClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tl_findings_pane_get_property;
  object_class->set_property = tl_findings_pane_set_property;
  object_class->dispose = tl_findings_pane_dispose;
  object_class->finalize = tl_findings_pane_finalize;
  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, "place", flags);
  properties[PROP_ALL_DOCUMENTS] = g_param_spec_boolean ("all-documents", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHOSEN] = g_signal_new ("chosen", TL_TYPE_FINDINGS_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, TL_TYPE_FINDING);
  signals[ACTIVATED] = g_signal_new ("activated", TL_TYPE_FINDINGS_PANE, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, TL_TYPE_FINDING);
  signals[RETAGGED] = g_signal_new ("retagged", TL_TYPE_FINDINGS_PANE, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
  signals[ROW_MADE] = g_signal_new ("row-made", TL_TYPE_FINDINGS_PANE, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, GTK_TYPE_LIST_ITEM);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/throughline/Throughline/ui/reading/findings-pane.ui");
  bind_children (widget_class);
  gtk_widget_class_install_property_action (widget_class, "findings.sort", "sort");
  gtk_widget_class_install_property_action (widget_class, "findings.all-documents",
                                            "all-documents");
  gtk_widget_class_install_action (widget_class, "findings.clear-filter", NULL, clear_filter_cb);
  gtk_widget_class_install_action (widget_class, "findings.select-all", NULL, select_all_cb);
}

/* The popover is made ready for what is selected as it opens. */
static void
prepare_retag_cb (GtkMenuButton *button, gpointer data)
{
  TlFindingsPane *self = data;
  g_autoptr (GPtrArray) selected = tl_findings_pane_dup_selected (self);

  if (self->codebook != NULL)
    tl_retag_popover_set_findings (TL_RETAG_POPOVER (gtk_menu_button_get_popover (button)),
                                   selected, self->codebook);
}

static void
retagged_cb (TlFindingsPane *self, GPtrArray *findings)
{
  g_signal_emit (self, signals[RETAGGED], 0, findings);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
make_retag_popover (TlFindingsPane *self)
{
  GtkWidget *popover = tl_retag_popover_new ();

  g_signal_connect_object (popover, "applied", G_CALLBACK (retagged_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (self->several_button, popover);
  gtk_menu_button_set_create_popup_func (self->several_button, prepare_retag_cb, self, NULL);
}

static void
make_list (TlFindingsPane *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;

  filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->store)),
                                        GTK_FILTER (g_object_ref (self->filter)));
  sorted =
      gtk_sort_list_model_new (G_LIST_MODEL (filtered), GTK_SORTER (g_object_ref (self->sorter)));
  self->selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (sorted)));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_list_view_set_model (self->list, self->selection);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
}

static void
tl_findings_pane_init (TlFindingsPane *self)
{
  GSettings *settings = tl_app_settings_get ();
  static const char *const names[] = { N_ ("Filter by theme"), N_ ("Filter by agency"),
                                       N_ ("Filter by type"), N_ ("Filter by coder") };
  static const char *const anything[] = { N_ ("Any theme"), N_ ("Any agency"), N_ ("Any type"),
                                          N_ ("Any coder") };

  self->bound = g_ptr_array_new ();
  self->sort = g_strdup ("place");
  self->store = g_list_store_new (G_TYPE_OBJECT);
  self->filter = tl_findings_filter_new ();
  self->sorter = tl_findings_sorter_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint by = 0; by < TL_N_FINDINGS_BY; by++)
    {
      GtkDropDown *const widgets[] = { self->theme, self->agency, self->type, self->coder };

      self->choices[by] =
          tl_findings_choice_new (widgets[by], self->filter, by, _ (anything[by]), _ (names[by]));
    }
  make_list (self);
  make_retag_popover (self);
  if (settings != NULL)
    g_settings_bind (settings, "read-findings-sort", self, "sort", G_SETTINGS_BIND_DEFAULT);
  update (self);
}

static gboolean
is_id (gpointer item, const char *id)
{
  return TL_IS_FINDING (item) && g_strcmp0 (tl_finding_get_id (item), id) == 0;
}

/* Selects those whose id is among @ids, without a signal. */
static void
select_ids (TlFindingsPane *self, GHashTable *ids)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  g_autoptr (GtkBitset) wanted = gtk_bitset_new_empty (), mask = gtk_bitset_new_range (0, n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (TL_IS_FINDING (item)
          && g_hash_table_contains (ids, tl_finding_get_id (TL_FINDING (item))))
        gtk_bitset_add (wanted, i);
    }
  gtk_selection_model_set_selection (self->selection, wanted, mask);
}

static void
fill (TlFindingsPane *self, GPtrArray *findings)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  for (guint i = 0; i < findings->len; i++)
    g_ptr_array_add (items, findings->pdata[i]);
  if (self->suggestion != NULL)
    g_ptr_array_add (items, self->suggestion);
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)),
                       items->pdata, items->len);
}

void
tl_findings_pane_set_findings (TlFindingsPane *self, GPtrArray *findings, const char *document_id,
                               TlCodebook *codebook)
{
  g_autoptr (GPtrArray) selected = NULL;
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_if_fail (TL_IS_FINDINGS_PANE (self) && findings != NULL);
  selected = tl_findings_pane_dup_selected (self);
  for (guint i = 0; i < selected->len; i++)
    g_hash_table_add (ids, (gpointer) tl_finding_get_id (selected->pdata[i]));
  self->is_filling = TRUE;
  g_set_object (&self->codebook, codebook);
  g_free (self->document_id);
  self->document_id = g_strdup (document_id);
  tl_findings_filter_set_codebook (self->filter, codebook);
  tl_findings_filter_set_document (self->filter, self->shows_all ? NULL : document_id);
  tl_findings_sorter_set_documents (self->sorter, findings, document_id);
  for (guint by = 0; by < TL_N_FINDINGS_BY; by++)
    tl_findings_choice_fill (self->choices[by], findings, codebook);
  fill (self, findings);
  select_ids (self, ids);
  self->is_filling = FALSE;
  expand_rows (self);
  update (self);
}

/* Where in the list the suggestion stands. */
static guint
find_suggestion (TlFindingsPane *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (TL_IS_SUGGESTION (item))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
scroll_now (TlFindingsPane *self)
{
  if (self->wanted < g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", self->wanted);
}

static gboolean
settle_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TlFindingsPane *self = data;

  if (--self->settling > 0)
    return G_SOURCE_CONTINUE;
  scroll_now (self);
  return G_SOURCE_REMOVE;
}

/* GTK 4.8 guesses the height of a row that it has not shown yet: an open row or a card would be cut
 * at the foot of the list. Once it has its height it is brought in sight again. */
static void
scroll_to (TlFindingsPane *self, guint position)
{
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  self->wanted = position;
  scroll_now (self);
  if (self->settling == 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self->list), settle_cb, self, NULL);
  self->settling = SETTLING_FRAMES;
}

void
tl_findings_pane_set_suggestion (TlFindingsPane *self, TlSuggestion *suggestion, guint at, guint n)
{
  guint place;

  g_return_if_fail (TL_IS_FINDINGS_PANE (self));
  if (self->suggestion == suggestion && self->at == at && self->n == n)
    return;
  self->is_filling = TRUE;
  if (self->suggestion != NULL && g_list_store_find (self->store, self->suggestion, &place))
    g_list_store_remove (self->store, place);
  g_set_object (&self->suggestion, suggestion);
  self->at = at;
  self->n = n;
  if (suggestion != NULL)
    g_list_store_append (self->store, suggestion);
  self->is_filling = FALSE;
  update (self);
  if (suggestion != NULL)
    scroll_to (self, find_suggestion (self));
}

TlFinding *
tl_findings_pane_get_current (TlFindingsPane *self)
{
  g_autoptr (GPtrArray) selected = NULL;

  g_return_val_if_fail (TL_IS_FINDINGS_PANE (self), NULL);
  if (self->selection == NULL)
    return NULL;
  selected = tl_findings_pane_dup_selected (self);
  return selected->len == 1 ? selected->pdata[0] : NULL;
}

void
tl_findings_pane_set_current (TlFindingsPane *self, const char *id)
{
  guint n, at = GTK_INVALID_LIST_POSITION;

  g_return_if_fail (TL_IS_FINDINGS_PANE (self));
  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  for (guint i = 0; id != NULL && i < n && at == GTK_INVALID_LIST_POSITION; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (is_id (item, id))
        at = i;
    }
  self->is_filling = TRUE;
  if (at != GTK_INVALID_LIST_POSITION)
    gtk_selection_model_select_item (self->selection, at, TRUE);
  else
    gtk_selection_model_unselect_all (self->selection);
  self->is_filling = FALSE;
  expand_rows (self);
  update (self);
  scroll_to (self, at);
}

GPtrArray *
tl_findings_pane_dup_selected (TlFindingsPane *self)
{
  GPtrArray *selected = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) bits = NULL;
  GtkBitsetIter iter;
  guint at;

  g_return_val_if_fail (TL_IS_FINDINGS_PANE (self), selected);
  if (self->selection == NULL)
    return selected;
  bits = gtk_selection_model_get_selection (self->selection);
  if (gtk_bitset_iter_init_first (&iter, bits, &at))
    do
      {
        g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->selection), at);

        if (TL_IS_FINDING (item))
          g_ptr_array_add (selected, g_steal_pointer (&item));
      }
    while (gtk_bitset_iter_next (&iter, &at));
  return selected;
}

GtkWidget *
tl_findings_pane_get_list (TlFindingsPane *self)
{
  g_return_val_if_fail (TL_IS_FINDINGS_PANE (self), NULL);
  return GTK_WIDGET (self->list);
}

void
tl_findings_pane_focus_filter (TlFindingsPane *self)
{
  g_return_if_fail (TL_IS_FINDINGS_PANE (self));
  gtk_toggle_button_set_active (self->filter_button, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->words));
}

void
tl_findings_pane_retag (TlFindingsPane *self)
{
  g_return_if_fail (TL_IS_FINDINGS_PANE (self));
  gtk_menu_button_popup (self->several_button);
}

void
tl_findings_pane_set_menu (TlFindingsPane *self, GMenuModel *menu)
{
  g_return_if_fail (TL_IS_FINDINGS_PANE (self));
  gtk_menu_button_set_menu_model (self->edit_button, menu);
}
