/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a code goes that is dragged over a row of the list. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-code-drop.h"

#include "tl-code-item.h"

/* The first entry below @parent_id, from @from on in the codebook's order; NULL if there is none.
 */
static TlCode *
find_from (GPtrArray *codes, guint from, const char *parent_id)
{
  for (guint i = from; i < codes->len; i++)
    if (g_strcmp0 (tl_code_get_parent_id (codes->pdata[i]), parent_id) == 0)
      return codes->pdata[i];
  return NULL;
}

static const char *
find_first_id (GPtrArray *codes, const char *parent_id)
{
  TlCode *first = find_from (codes, 0, parent_id);

  return first != NULL ? tl_code_get_id (first) : NULL;
}

/* Id of the entry right after @code beside it, whether the list shows it or not. */
static const char *
find_next_id (GPtrArray *codes, TlCode *code)
{
  guint at;
  TlCode *next;

  if (!g_ptr_array_find (codes, code, &at))
    return NULL;
  next = find_from (codes, at + 1, tl_code_get_parent_id (code));
  return next != NULL ? tl_code_get_id (next) : NULL;
}

static gboolean
can_stand_below (GPtrArray *codes, TlCode *code)
{
  return tl_code_get_kind (code) == TL_CODE_THEME
         && find_first_id (codes, tl_code_get_id (code)) == NULL;
}

static gboolean
is_last (GtkTreeListRow *row)
{
  g_autoptr (GtkTreeListRow) parent = gtk_tree_list_row_get_parent (row);
  GListModel *children = parent != NULL ? gtk_tree_list_row_get_children (parent) : NULL;
  guint n = children != NULL ? g_list_model_get_n_items (children) : 0;
  g_autoptr (GObject) item = gtk_tree_list_row_get_item (row);
  g_autoptr (GObject) last = n > 0 ? g_list_model_get_item (children, n - 1) : NULL;

  return item == last;
}

/* What the lower edge of a row means. */
static void
find_after (GtkTreeListRow *row, TlCodebook *codebook, TlCode *target, gboolean is_outside,
            TlCodeDrop *drop)
{
  TlCodeKind kind = tl_code_get_kind (target);
  GPtrArray *codes = tl_codebook_get (codebook, kind);
  TlCode *parent = tl_codebook_lookup (codebook, kind, tl_code_get_parent_id (target));

  drop->mark = TL_CODE_DROP_AFTER;
  if (gtk_tree_list_row_get_expanded (row))
    {
      drop->parent_id = tl_code_get_id (target);
      drop->before_id = find_first_id (codes, drop->parent_id);
    }
  else if (parent != NULL && is_outside && is_last (row))
    {
      drop->parent_id = NULL;
      drop->before_id = find_next_id (codes, parent);
    }
  else
    {
      drop->parent_id = tl_code_get_parent_id (target);
      drop->before_id = find_next_id (codes, target);
    }
}

/* @code itself may be what it would stand in front of: then it stays where it is. */
static gboolean
is_move (GPtrArray *codes, TlCode *code, const TlCodeDrop *drop)
{
  const char *id = tl_code_get_id (code);

  if (drop->parent_id != NULL
      && (g_str_equal (drop->parent_id, id) || !can_stand_below (codes, code)))
    return FALSE;
  return g_strcmp0 (drop->parent_id, tl_code_get_parent_id (code)) != 0
         || (g_strcmp0 (drop->before_id, id) != 0
             && g_strcmp0 (drop->before_id, find_next_id (codes, code)) != 0);
}

gboolean
tl_code_drop_find (GtkTreeListRow *row, TlCode *dragged, double part, gboolean is_outside,
                   TlCodeDrop *drop)
{
  g_autoptr (TlCodeItem) item = NULL;
  TlCodebook *codebook;
  GPtrArray *codes;
  TlCode *code, *target;
  gboolean is_sub;

  g_return_val_if_fail (GTK_IS_TREE_LIST_ROW (row) && TL_IS_CODE (dragged), FALSE);
  item = gtk_tree_list_row_get_item (row);
  target = tl_code_item_get_code (item);
  codebook = tl_code_item_get_codebook (item);
  codes = tl_codebook_get (codebook, tl_code_get_kind (target));
  code = tl_codebook_lookup (codebook, tl_code_get_kind (dragged), tl_code_get_id (dragged));
  if (code == NULL || tl_code_get_kind (code) != tl_code_get_kind (target))
    return FALSE;
  is_sub = can_stand_below (codes, code);
  if (is_sub && tl_code_get_parent_id (target) == NULL && part >= 0.25 && part <= 0.75)
    *drop = (TlCodeDrop){ TL_CODE_DROP_INTO, tl_code_get_id (target), NULL };
  else if (part < 0.5)
    *drop = (TlCodeDrop){ TL_CODE_DROP_BEFORE, tl_code_get_parent_id (target),
                          tl_code_get_id (target) };
  else
    find_after (row, codebook, target, is_outside || !is_sub, drop);
  return is_move (codes, code, drop);
}
