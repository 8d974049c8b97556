/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the Codebook page: filled anew after each change, only where something differs. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-codebook-page-private.h"

#include "tl-code-row.h"
#include "tl-text.h"

#include <string.h>

enum
{
  FOCUS_TRIES = 20 /* frames until a row is given up */
};

gboolean
tl_codebook_page_has_sub_themes (TlCodebookPage *self, TlCode *code)
{
  GPtrArray *themes = tl_codebook_get (tl_library_get_codebook (self->library), TL_CODE_THEME);

  if (tl_code_get_kind (code) != TL_CODE_THEME)
    return FALSE;
  for (guint i = 0; i < themes->len; i++)
    if (g_strcmp0 (tl_code_get_parent_id (themes->pdata[i]), tl_code_get_id (code)) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_words (TlCode *code, const char *folded)
{
  const char *const *phrases = tl_code_get_phrases (code);
  g_autofree char *label = tl_text_fold (tl_code_get_label (code));

  if (strstr (label, folded) != NULL)
    return TRUE;
  for (guint i = 0; phrases[i] != NULL; i++)
    {
      g_autofree char *phrase = tl_text_fold (phrases[i]);

      if (strstr (phrase, folded) != NULL)
        return TRUE;
    }
  return FALSE;
}

gboolean
tl_codebook_page_is_shown (TlCodebookPage *self, TlCode *code)
{
  g_autofree char *folded = tl_text_fold (gtk_editable_get_text (self->search));
  GPtrArray *themes = tl_codebook_get (tl_library_get_codebook (self->library), TL_CODE_THEME);

  if (tl_code_get_is_retired (code) && !gtk_check_button_get_active (self->retired_check))
    return FALSE;
  if (*folded == '\0' || has_words (code, folded))
    return TRUE;
  for (guint i = 0; tl_code_get_kind (code) == TL_CODE_THEME && i < themes->len; i++)
    if (g_strcmp0 (tl_code_get_parent_id (themes->pdata[i]), tl_code_get_id (code)) == 0
        && tl_codebook_page_is_shown (self, themes->pdata[i]))
      return TRUE;
  return FALSE;
}

/* Where @id is in @store, from @from on; past the end if it is not. */
static guint
find_item (GListStore *store, guint from, const char *id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (store));

  for (guint i = from; i < n; i++)
    {
      g_autoptr (TlCodeItem) item = g_list_model_get_item (G_LIST_MODEL (store), i);

      if (g_str_equal (tl_code_item_get_id (item), id))
        return i;
    }
  return n;
}

/* Puts the item of @code at @position of @store: the one that is there, or one from further down,
 * or a new one. Returns: (transfer full) */
static TlCodeItem *
put_item (GListStore *store, guint position, TlCodebook *codebook, TlCode *code)
{
  guint found = find_item (store, position, tl_code_get_id (code));
  g_autoptr (TlCodeItem) item = g_list_model_get_item (G_LIST_MODEL (store), found);

  if (item == NULL || tl_code_get_kind (tl_code_item_get_code (item)) != tl_code_get_kind (code))
    {
      g_clear_object (&item);
      item = tl_code_item_new (codebook, code);
      g_list_store_insert (store, position, item);
      return g_steal_pointer (&item);
    }
  if (found != position)
    {
      g_list_store_remove (store, found);
      g_list_store_insert (store, position, item);
    }
  tl_code_item_set_code (item, codebook, code);
  return g_steal_pointer (&item);
}

static void fill_store (TlCodebookPage *self, GListStore *store, const char *parent_id);

/* The tree asks only once whether a row can be opened: an item that gets its first sub-theme, or
 * loses its last, is put in anew. */
static void
fill_children (TlCodebookPage *self, GListStore *store, guint position, TlCodeItem *item)
{
  GListModel *children = G_LIST_MODEL (tl_code_item_get_children (item));
  gboolean had = g_list_model_get_n_items (children) > 0;

  if (tl_code_get_kind (tl_code_item_get_code (item)) != TL_CODE_THEME
      || tl_code_get_parent_id (tl_code_item_get_code (item)) != NULL)
    return;
  fill_store (self, tl_code_item_get_children (item), tl_code_item_get_id (item));
  if (had != (g_list_model_get_n_items (children) > 0))
    g_list_store_splice (store, position, 1, (gpointer *) &item, 1);
}

static void
fill_store (TlCodebookPage *self, GListStore *store, const char *parent_id)
{
  TlCodebook *codebook = tl_library_get_codebook (self->library);
  GPtrArray *codes = tl_codebook_get (codebook, self->kind);
  guint n = 0, n_items;

  for (guint i = 0; i < codes->len; i++)
    if (g_strcmp0 (tl_code_get_parent_id (codes->pdata[i]), parent_id) == 0
        && tl_codebook_page_is_shown (self, codes->pdata[i]))
      {
        g_autoptr (TlCodeItem) item = put_item (store, n, codebook, codes->pdata[i]);

        fill_children (self, store, n++, item);
      }
  n_items = g_list_model_get_n_items (G_LIST_MODEL (store));
  g_list_store_splice (store, n, n_items - n, NULL, 0);
}

static const TlCodeUse *
find_use (TlCodebookPage *self, const char *id)
{
  for (guint i = 0; self->uses != NULL && i < self->uses->len; i++)
    {
      const TlCodeUse *use = self->uses->pdata[i];

      if (use->kind == self->kind && g_str_equal (use->id, id))
        return use;
    }
  return NULL;
}

static void
count_items (TlCodebookPage *self, GListStore *store)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (store));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TlCodeItem) item = g_list_model_get_item (G_LIST_MODEL (store), i);

      tl_code_item_set_use (item, find_use (self, tl_code_item_get_id (item)));
      count_items (self, tl_code_item_get_children (item));
    }
}

void
tl_codebook_page_fill_counts (TlCodebookPage *self)
{
  count_items (self, self->roots);
}

TlCodeItem *
tl_codebook_page_get_item (TlCodebookPage *self)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr (TlCodeItem) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  return item;
}

/* Row of a code in the list; past the end if it is not shown. */
static guint
find_row (TlCodebookPage *self, const char *id)
{
  GListModel *model = G_LIST_MODEL (self->selection);
  guint n = g_list_model_get_n_items (model);

  for (guint i = 0; id != NULL && i < n; i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (model, i);
      g_autoptr (TlCodeItem) item = gtk_tree_list_row_get_item (row);

      if (g_str_equal (tl_code_item_get_id (item), id))
        return i;
    }
  return n;
}

/* Not before the list has a size: GTK would complain. */
static void
scroll_to (TlCodebookPage *self, guint row)
{
  if (row != GTK_INVALID_LIST_POSITION && gtk_widget_get_height (GTK_WIDGET (self->list)) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", row);
}

void
tl_codebook_page_select (TlCodebookPage *self, const char *id)
{
  guint row = find_row (self, id);

  if (row >= g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    return;
  gtk_single_selection_set_selected (self->selection, row);
  scroll_to (self, row);
}

/* The row to choose when the chosen code is not shown any more: the first that has the words looked
 * for, or else the one that took its place. */
static guint
find_instead (TlCodebookPage *self, guint before)
{
  g_autofree char *folded = tl_text_fold (gtk_editable_get_text (self->search));
  GListModel *model = G_LIST_MODEL (self->selection);
  guint n = g_list_model_get_n_items (model);

  for (guint i = 0; *folded != '\0' && i < n; i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (model, i);
      g_autoptr (TlCodeItem) item = gtk_tree_list_row_get_item (row);

      if (has_words (tl_code_item_get_code (item), folded))
        return i;
    }
  return before == GTK_INVALID_LIST_POSITION || n == 0 ? 0 : MIN (before, n - 1);
}

/* Which page of the list says what there is. */
static void
show_list (TlCodebookPage *self)
{
  GPtrArray *codes = tl_codebook_get (tl_library_get_codebook (self->library), self->kind);
  gboolean has_items = g_list_model_get_n_items (G_LIST_MODEL (self->roots)) > 0;

  gtk_stack_set_visible_child_name (self->list_stack, has_items        ? "list"
                                                      : codes->len > 0 ? "no-match"
                                                                       : "empty");
}

static GtkWidget *
get_focus (TlCodebookPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

static TlCodeRow *
find_row_widget (TlCodebookPage *self, TlCodeItem *item)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (TL_IS_CODE_ROW (row) && tl_code_row_get_item (TL_CODE_ROW (row)) == item
          && gtk_widget_get_mapped (row))
        return TL_CODE_ROW (row);
    }
  return NULL;
}

/* Whether somebody has gone elsewhere since the focus was to go to the row. */
static gboolean
has_gone (TlCodebookPage *self)
{
  GtkWidget *focus = get_focus (self);

  return focus != NULL && focus != self->focus_before
         && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list_stack))
         && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static GtkAdjustment *
get_place (TlCodebookPage *self)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));
}

static gboolean
focus_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TlCodebookPage *self = TL_CODEBOOK_PAGE (widget);
  TlCodeItem *item = tl_codebook_page_get_item (self);
  TlCodeRow *row = item != NULL ? find_row_widget (self, item) : NULL;

  /* The rows have their places only after the first frame. */
  if (item != NULL && (row == NULL || self->focus_tries == FOCUS_TRIES) && --self->focus_tries > 0)
    {
      if (row == NULL)
        scroll_to (self, gtk_single_selection_get_selected (self->selection));
      return G_SOURCE_CONTINUE;
    }
  self->focusing = 0;
  if (self->place >= 0)
    gtk_adjustment_set_value (get_place (self), self->place);
  self->place = -1;
  if (has_gone (self))
    return G_SOURCE_REMOVE;
  if (row != NULL)
    gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (row)));
  else if (!gtk_widget_child_focus (gtk_stack_get_visible_child (self->list_stack),
                                    GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
  return G_SOURCE_REMOVE;
}

/* GTK 4.8 lets what was taken out or hidden keep the focus, and keys that are pressed before the
 * row is there would be lost: the list has them meanwhile. */
static void
keep_focus (TlCodebookPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = get_focus (self);

  if (root != NULL && (focus == NULL || !gtk_widget_get_mapped (focus)))
    gtk_root_set_focus (root, GTK_WIDGET (self->list));
}

/* The rows are made and placed in one of the next frames. */
void
tl_codebook_page_focus_row (TlCodebookPage *self)
{
  scroll_to (self, gtk_single_selection_get_selected (self->selection));
  keep_focus (self);
  self->focus_tries = FOCUS_TRIES;
  self->focus_before = get_focus (self);
  if (self->focusing == 0)
    self->focusing = gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_tick_cb, NULL, NULL);
}

void
tl_codebook_page_fill_list (TlCodebookPage *self)
{
  GtkWidget *focus = get_focus (self);
  gboolean had_focus = focus == NULL || !gtk_widget_get_mapped (focus)
                       || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
  guint before = gtk_single_selection_get_selected (self->selection), row, n;
  double place = gtk_adjustment_get_value (get_place (self));

  self->is_filling = TRUE;
  fill_store (self, self->roots, NULL);
  tl_codebook_page_fill_counts (self);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  row = find_row (self, self->selected[self->kind]);
  if (row >= n)
    row = find_instead (self, before);
  gtk_single_selection_set_selected (self->selection, row < n ? row : GTK_INVALID_LIST_POSITION);
  self->is_filling = FALSE;
  show_list (self);
  tl_codebook_page_show_code (self);
  if (had_focus && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      tl_codebook_page_focus_row (self);
      /* A list holds on to one of its rows, and would scroll along where that one goes. */
      self->place = place;
    }
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, TlCodebookPage *self)
{
  gtk_list_item_set_child (list_item, tl_code_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, TlCodebookPage *self)
{
  tl_code_row_set_row (TL_CODE_ROW (gtk_list_item_get_child (list_item)),
                       gtk_list_item_get_item (list_item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, TlCodebookPage *self)
{
  tl_code_row_set_row (TL_CODE_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static GListModel *
make_children_cb (gpointer item, gpointer data)
{
  GListModel *children = G_LIST_MODEL (tl_code_item_get_children (item));

  return g_list_model_get_n_items (children) > 0 ? g_object_ref (children) : NULL;
}

static void
selected_cb (TlCodebookPage *self)
{
  TlCodeItem *item = tl_codebook_page_get_item (self);

  if (self->is_filling)
    return;
  g_free (self->selected[self->kind]);
  self->selected[self->kind] = item != NULL ? g_strdup (tl_code_item_get_id (item)) : NULL;
  tl_codebook_page_show_code (self);
}

void
tl_codebook_page_set_up_list (TlCodebookPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkTreeListModel *tree;

  self->place = -1;
  self->roots = g_list_store_new (TL_TYPE_CODE_ITEM);
  tree = gtk_tree_list_model_new (g_object_ref (G_LIST_MODEL (self->roots)), FALSE, TRUE,
                                  make_children_cb, NULL, NULL);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (tree));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}
