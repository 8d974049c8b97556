/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of findings: which one is in hand, and that it is in sight. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-findings-pane-private.h"

enum
{
  SETTLING_FRAMES = 3
};

static gboolean
is_id (gpointer item, const char *id)
{
  return TL_IS_FINDING (item) && g_strcmp0 (tl_finding_get_id (item), id) == 0;
}

guint
tl_findings_pane_find_suggestion (TlFindingsPane *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  if (self->suggestion == NULL)
    return GTK_INVALID_LIST_POSITION;
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

static void
focus_now (TlFindingsPane *self)
{
  GtkWidget *row = tl_findings_pane_get_row (self, self->wanted);

  self->wants_focus = row == NULL || !gtk_widget_grab_focus (row);
}

static gboolean
settle_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TlFindingsPane *self = data;

  self->settling--;
  if (self->settling == SETTLING_FRAMES || self->settling == 0)
    scroll_now (self);
  if (self->wants_focus)
    focus_now (self);
  if (self->settling > 0)
    return G_SOURCE_CONTINUE;
  self->wants_focus = FALSE;
  return G_SOURCE_REMOVE;
}

/* Where the list is long its rows take some time, and the text should not wait for them: they come
 * a frame later. GTK 4.8 guesses the height of a row that it has not shown yet: an open row or a
 * card would be cut at the foot of the list. Once it has its height it is brought in sight again.
 */
static void
scroll_to (TlFindingsPane *self, guint position)
{
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  self->wanted = position;
  if (self->settling == 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self->list), settle_cb, self, NULL);
  self->settling = 1 + SETTLING_FRAMES;
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
  tl_findings_pane_update (self);
  if (suggestion != NULL)
    scroll_to (self, tl_findings_pane_find_suggestion (self));
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
  tl_findings_pane_expand_rows (self);
  tl_findings_pane_update (self);
  scroll_to (self, at);
}

static guint
find_focused (TlFindingsPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; focus != NULL && i < self->bound->len; i++)
    {
      GtkListItem *item = self->bound->pdata[i];
      GtkWidget *row = gtk_widget_get_parent (gtk_list_item_get_child (item));

      if (focus == row || gtk_widget_is_ancestor (focus, row))
        return gtk_list_item_get_position (item);
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
add_id (TlFindingsPane *self, GPtrArray *ids, guint position)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (TL_IS_FINDING (item))
    g_ptr_array_add (ids, g_strdup (tl_finding_get_id (TL_FINDING (item))));
}

GPtrArray *
tl_findings_pane_list_from_focus (TlFindingsPane *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection)), at = find_focused (self);
  GPtrArray *ids;

  if (at == GTK_INVALID_LIST_POSITION)
    return NULL;
  ids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = at; i < n; i++)
    add_id (self, ids, i);
  for (guint i = at; i-- > 0;)
    add_id (self, ids, i);
  return ids;
}

void
tl_findings_pane_focus_first (TlFindingsPane *self, GPtrArray *ids)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection)), at;
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) selected = tl_findings_pane_dup_selected (self);
  gpointer place = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (TL_IS_FINDING (item))
        g_hash_table_insert (places, (gpointer) tl_finding_get_id (TL_FINDING (item)),
                             GUINT_TO_POINTER (i + 1));
    }
  for (guint i = 0; i < ids->len && place == NULL; i++)
    place = g_hash_table_lookup (places, ids->pdata[i]);
  if (place == NULL)
    return;
  at = GPOINTER_TO_UINT (place) - 1;
  if (selected->len == 0)
    gtk_selection_model_select_item (self->selection, at, TRUE);
  scroll_to (self, at);
  self->wants_focus = TRUE;
}
