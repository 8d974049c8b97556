/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of findings beside the text, with what it is filtered and sorted by. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-app-settings.h"
#include "tl-findings-pane-private.h"
#include "tl-retag-popover.h"

#include <glib/gi18n.h>

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

static gboolean
is_counted (TlFindingsPane *self, gpointer item)
{
  return TL_IS_FINDING (item)
         && (self->shows_all
             || g_strcmp0 (tl_finding_get_document_id (item), self->document_id) == 0);
}

/* How many findings there are of the document or the review. */
static void
count_all (TlFindingsPane *self)
{
  GListModel *all = G_LIST_MODEL (self->store);
  guint n = g_list_model_get_n_items (all);

  self->n_all = 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (all, i);

      self->n_all += is_counted (self, item);
    }
}

/* How many findings pass the filter. */
static guint
count_shown (TlFindingsPane *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  return tl_findings_pane_find_suggestion (self) != GTK_INVALID_LIST_POSITION ? n - 1 : n;
}

void
tl_findings_pane_update (TlFindingsPane *self)
{
  g_autoptr (GPtrArray) selected = tl_findings_pane_dup_selected (self);
  gboolean is_filtered = tl_findings_filter_is_active (self->filter);
  guint n_shown = count_shown (self), n_all = self->n_all;
  g_autofree char *text = NULL;

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

static void
selection_changed_cb (TlFindingsPane *self)
{
  if (self->is_filling)
    return;
  tl_findings_pane_expand_rows (self);
  tl_findings_pane_update (self);
  g_signal_emit (self, signals[CHOSEN], 0, tl_findings_pane_get_current (self));
}

/* Where the filter or the order changes, GTK lets go of the rows that it takes out. */
static void
items_changed_cb (TlFindingsPane *self)
{
  if (self->is_filling)
    return;
  tl_findings_pane_expand_rows (self);
  tl_findings_pane_update (self);
  if (self->has_current && tl_findings_pane_get_current (self) == NULL)
    {
      self->has_current = FALSE;
      g_signal_emit (self, signals[CHOSEN], 0, NULL);
    }
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
  tl_findings_pane_update (self);
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
  count_all (self);
  tl_findings_pane_update (self);
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

  /* What could not be stored is offered again as it was. */
  if (self->codebook != NULL && !self->retags_again)
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
  gtk_list_view_set_model (self->list, self->selection);
}

static void
tl_findings_pane_init (TlFindingsPane *self)
{
  GSettings *settings = tl_app_settings_get ();
  static const char *const names[] = { N_ ("Filter by theme"), N_ ("Filter by agency"),
                                       N_ ("Filter by type"), N_ ("Filter by coder") };
  static const char *const anything[] = { N_ ("Any theme"), N_ ("Any agency"), N_ ("Any type"),
                                          N_ ("Any coder") };

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
  tl_findings_pane_make_rows (self);
  make_list (self);
  make_retag_popover (self);
  if (settings != NULL)
    g_settings_bind (settings, "read-findings-sort", self, "sort", G_SETTINGS_BIND_DEFAULT);
  tl_findings_pane_update (self);
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

static gboolean
is_at (TlFindingsPane *self, guint place, gpointer item)
{
  g_autoptr (GObject) own = g_list_model_get_item (G_LIST_MODEL (self->store), place);

  return (gpointer) own == item;
}

/* What stays keeps its row, unless @is_anew. */
static void
fill (TlFindingsPane *self, GPtrArray *findings, gboolean is_anew)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store)), first = 0, last = 0, most;

  for (guint i = 0; i < findings->len; i++)
    g_ptr_array_add (items, findings->pdata[i]);
  if (self->suggestion != NULL)
    g_ptr_array_add (items, self->suggestion);
  most = is_anew ? 0 : MIN (n, items->len);
  while (first < most && is_at (self, first, items->pdata[first]))
    first++;
  while (last < most - first && is_at (self, n - last - 1, items->pdata[items->len - last - 1]))
    last++;
  if (n > first + last || items->len > first + last)
    g_list_store_splice (self->store, first, n - first - last, items->pdata + first,
                         items->len - first - last);
  count_all (self);
}

void
tl_findings_pane_set_findings (TlFindingsPane *self, GPtrArray *findings, const char *document_id,
                               TlCodebook *codebook)
{
  g_autoptr (GPtrArray) selected = NULL;
  g_autoptr (GPtrArray) focused = NULL;
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean is_anew;

  g_return_if_fail (TL_IS_FINDINGS_PANE (self) && findings != NULL);
  selected = tl_findings_pane_dup_selected (self);
  for (guint i = 0; i < selected->len; i++)
    g_hash_table_add (ids, (gpointer) tl_finding_get_id (selected->pdata[i]));
  focused = tl_findings_pane_list_from_focus (self);
  self->is_filling = TRUE;
  is_anew = g_set_object (&self->codebook, codebook);
  g_free (self->document_id);
  self->document_id = g_strdup (document_id);
  tl_findings_filter_set_codebook (self->filter, codebook);
  tl_findings_filter_set_document (self->filter, self->shows_all ? NULL : document_id);
  is_anew = tl_findings_sorter_set_documents (self->sorter, findings, document_id) || is_anew;
  for (guint by = 0; by < TL_N_FINDINGS_BY; by++)
    tl_findings_choice_fill (self->choices[by], findings, codebook);
  fill (self, findings, is_anew);
  select_ids (self, ids);
  if (focused != NULL)
    tl_findings_pane_focus_first (self, focused);
  self->is_filling = FALSE;
  tl_findings_pane_expand_rows (self);
  tl_findings_pane_update (self);
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
tl_findings_pane_retag_again (TlFindingsPane *self, const char *message)
{
  g_return_if_fail (TL_IS_FINDINGS_PANE (self));
  self->retags_again = TRUE;
  gtk_menu_button_popup (self->several_button);
  self->retags_again = FALSE;
  tl_retag_popover_show_message (
      TL_RETAG_POPOVER (gtk_menu_button_get_popover (self->several_button)), message);
}

void
tl_findings_pane_set_menu (TlFindingsPane *self, GMenuModel *menu)
{
  g_return_if_fail (TL_IS_FINDINGS_PANE (self));
  gtk_menu_button_set_menu_model (self->edit_button, menu);
}
