/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moving a code in the list, by key and by dragging. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-codebook-page-private.h"

/* (transfer full): the entries that stand beside @code, itself among them, in order; @is_shown:
 * only those that the list shows. */
static GPtrArray *
list_siblings (TlCodebookPage *self, const char *parent_id, gboolean is_shown)
{
  GPtrArray *codes = tl_codebook_get (tl_library_get_codebook (self->library), self->kind);
  GPtrArray *siblings = g_ptr_array_new ();

  for (guint i = 0; i < codes->len; i++)
    if (g_strcmp0 (tl_code_get_parent_id (codes->pdata[i]), parent_id) == 0
        && (!is_shown || tl_codebook_page_is_shown (self, codes->pdata[i])))
      g_ptr_array_add (siblings, codes->pdata[i]);
  return siblings;
}

/* The entry that is shown so many places from @code among its siblings; NULL past the ends. */
static TlCode *
find_neighbour (TlCodebookPage *self, TlCode *code, int step)
{
  g_autoptr (GPtrArray) siblings = list_siblings (self, tl_code_get_parent_id (code), TRUE);
  guint at;

  if (!g_ptr_array_find (siblings, code, &at) || (int) at + step < 0
      || (int) at + step >= (int) siblings->len)
    return NULL;
  return siblings->pdata[(int) at + step];
}

/* Id of the entry right after @code, whether it is shown or not; NULL at the end. */
static const char *
find_next_id (TlCodebookPage *self, TlCode *code)
{
  g_autoptr (GPtrArray) siblings = list_siblings (self, tl_code_get_parent_id (code), FALSE);
  guint at;

  return g_ptr_array_find (siblings, code, &at) && at + 1 < siblings->len
             ? tl_code_get_id (siblings->pdata[at + 1])
             : NULL;
}

static void
move (TlCodebookPage *self, TlCode *code, const char *parent_id, const char *before_id)
{
  if (g_strcmp0 (before_id, tl_code_get_id (code)) == 0)
    before_id = find_next_id (self, code);
  tl_library_move_code_async (self->library, self->kind, tl_code_get_id (code), parent_id,
                              before_id, tl_codebook_page_done_cb, g_object_ref (self));
}

static TlCode *
get_code (TlCodebookPage *self)
{
  TlCodeItem *item = tl_codebook_page_get_item (self);

  return item != NULL ? tl_code_item_get_code (item) : NULL;
}

static void
move_up_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCodebookPage *self = TL_CODEBOOK_PAGE (widget);
  TlCode *code = get_code (self), *before = find_neighbour (self, code, -1);

  if (before != NULL)
    move (self, code, tl_code_get_parent_id (code), tl_code_get_id (before));
}

static void
move_down_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCodebookPage *self = TL_CODEBOOK_PAGE (widget);
  TlCode *code = get_code (self), *after = find_neighbour (self, code, 1);

  if (after != NULL)
    move (self, code, tl_code_get_parent_id (code), find_next_id (self, after));
}

/* A sub-theme becomes a theme, right after the one that it stood below. */
static void
promote_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCodebookPage *self = TL_CODEBOOK_PAGE (widget);
  TlCode *code = get_code (self);
  TlCode *parent = tl_codebook_lookup (tl_library_get_codebook (self->library), self->kind,
                                       tl_code_get_parent_id (code));

  if (parent != NULL)
    move (self, code, NULL, find_next_id (self, parent));
}

/* A theme becomes the last sub-theme of the one in front of it. */
static void
demote_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCodebookPage *self = TL_CODEBOOK_PAGE (widget);
  TlCode *code = get_code (self), *parent = find_neighbour (self, code, -1);

  if (parent != NULL && tl_code_get_parent_id (code) == NULL)
    move (self, code, tl_code_get_id (parent), NULL);
}

/* What was dropped on a row. */
static void
place_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCodebookPage *self = TL_CODEBOOK_PAGE (widget);
  const char *id, *parent_id, *before_id;
  TlCode *code;

  g_variant_get (parameter, "(&sm&sm&s)", &id, &parent_id, &before_id);
  code = tl_codebook_lookup (tl_library_get_codebook (self->library), self->kind, id);
  if (code == NULL)
    return;
  g_free (self->selected[self->kind]);
  self->selected[self->kind] = g_strdup (id);
  move (self, code, parent_id, before_id);
}

void
tl_codebook_page_install_moves (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_Up, "codebook.move-up" },
    { GDK_KEY_Down, "codebook.move-down" },
    { GDK_KEY_Left, "codebook.promote" },
    { GDK_KEY_Right, "codebook.demote" },
  };

  gtk_widget_class_install_action (widget_class, "codebook.move-up", NULL, move_up_cb);
  gtk_widget_class_install_action (widget_class, "codebook.move-down", NULL, move_down_cb);
  gtk_widget_class_install_action (widget_class, "codebook.promote", NULL, promote_cb);
  gtk_widget_class_install_action (widget_class, "codebook.demote", NULL, demote_cb);
  gtk_widget_class_install_action (widget_class, "codebook.place", "(smsms)", place_cb);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, GDK_ALT_MASK, keys[i].action,
                                         NULL);
}

void
tl_codebook_page_update_moves (TlCodebookPage *self, gboolean can_write)
{
  GtkWidget *widget = GTK_WIDGET (self);
  TlCode *code = can_write ? get_code (self) : NULL;
  gboolean is_sub = code != NULL && tl_code_get_parent_id (code) != NULL;
  TlCode *before = code != NULL ? find_neighbour (self, code, -1) : NULL;

  gtk_widget_action_set_enabled (widget, "codebook.move-up", before != NULL);
  gtk_widget_action_set_enabled (widget, "codebook.move-down",
                                 code != NULL && find_neighbour (self, code, 1) != NULL);
  gtk_widget_action_set_enabled (widget, "codebook.promote", is_sub);
  gtk_widget_action_set_enabled (widget, "codebook.demote",
                                 before != NULL && !is_sub && self->kind == TL_CODE_THEME
                                     && !tl_codebook_page_has_sub_themes (self, code));
  gtk_widget_action_set_enabled (widget, "codebook.place", can_write);
}
