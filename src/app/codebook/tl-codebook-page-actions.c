/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one can do on the Codebook page, and when. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-codebook-page-private.h"

#include "tl-window-messages.h"

#include <glib/gi18n.h>

void
tl_codebook_page_done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlCodebookPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!tl_library_verb_finish (TL_LIBRARY (object), result, &error))
    tl_window_show_error (GTK_WIDGET (self), error);
}

static void
add_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCodebookPage *self = TL_CODEBOOK_PAGE (widget);

  tl_codebook_page_show_side (self, "new");
  tl_new_code_pane_add (self->new_pane, self->library, self->kind, NULL);
}

/* Below the chosen theme, or beside the chosen sub-theme. */
static void
add_below_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCodebookPage *self = TL_CODEBOOK_PAGE (widget);
  TlCode *code = tl_code_item_get_code (tl_codebook_page_get_item (self));
  const char *parent_id = tl_code_get_parent_id (code);

  tl_codebook_page_show_side (self, "new");
  tl_new_code_pane_add (self->new_pane, self->library, self->kind,
                        parent_id != NULL ? parent_id : tl_code_get_id (code));
}

static void
rename_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCodebookPage *self = TL_CODEBOOK_PAGE (widget);

  tl_codebook_page_show_side (self, "form");
  tl_code_pane_rename (self->form);
}

static void
merge_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCodebookPage *self = TL_CODEBOOK_PAGE (widget);

  tl_codebook_page_show_side (self, "merge");
  tl_merge_pane_ask (self->merge_pane, self->library, tl_codebook_page_get_item (self));
}

static void
split_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCodebookPage *self = TL_CODEBOOK_PAGE (widget);

  TlCode *code = tl_code_item_get_code (tl_codebook_page_get_item (self));

  tl_codebook_page_show_side (self, "new");
  tl_new_code_pane_split (self->new_pane, self->library, code,
                          tl_codebook_page_has_sub_themes (self, code));
}

void
tl_codebook_page_tell_done (TlCodebookPage *self)
{
  const char *label = self->library != NULL ? tl_library_get_undo_label (self->library) : NULL;
  /* Translators: what was done, such as: Retire “T03.1 Information not shared” */
  g_autofree char *message = g_strdup_printf (_ ("Done: %s"), label != NULL ? label : "");

  if (label != NULL)
    tl_window_show_toast (GTK_WIDGET (self), message, TRUE);
}

static void
told_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlCodebookPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!tl_library_verb_finish (TL_LIBRARY (object), result, &error))
    tl_window_show_error (GTK_WIDGET (self), error);
  else
    tl_codebook_page_tell_done (self);
}

static void
retire (TlCodebookPage *self, gboolean is_retired)
{
  TlCodeItem *item = tl_codebook_page_get_item (self);

  tl_codebook_page_show_side (self, "form");
  tl_library_retire_code_async (self->library, self->kind, tl_code_item_get_id (item), is_retired,
                                told_cb, g_object_ref (self));
}

static void
retire_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  retire (TL_CODEBOOK_PAGE (widget), TRUE);
}

static void
bring_back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  retire (TL_CODEBOOK_PAGE (widget), FALSE);
}

static gboolean
is_used (TlCodebookPage *self, TlCodeItem *item)
{
  return tl_code_item_get_n_findings (item) > 0 || tl_code_item_get_n_others (item) > 0
         || tl_codebook_page_has_sub_themes (self, tl_code_item_get_code (item));
}

/* Why a code cannot be removed, in parts that stand one below the other. */
static char *
describe_uses (TlCodebookPage *self, TlCodeItem *item)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_findings = tl_code_item_get_n_findings (item),
        n_others = tl_code_item_get_n_others (item);
  g_autofree char *count = tl_code_item_dup_count (item);

  if (n_findings > 0)
    g_string_append_printf (text, _ ("Findings that have it: %s.\n"), count);
  if (n_others > 0 && self->kind == TL_CODE_AGENCY)
    g_string_append_printf (text, _ ("Recommendations addressed to it: %u.\n"), n_others);
  else if (n_others > 0)
    g_string_append_printf (text, _ ("Lessons that have it: %u.\n"), n_others);
  if (tl_codebook_page_has_sub_themes (self, tl_code_item_get_code (item)))
    g_string_append (text, _ ("Sub-themes stand below it.\n"));
  g_string_append (
      text, tl_code_get_is_retired (tl_code_item_get_code (item))
                ? _ ("What was coded cannot vanish. The code is retired already: kept for old "
                     "findings, not offered any more. Merged, it gives them to another code.")
                : _ ("What was coded cannot vanish. A retired code is kept for old findings and "
                     "not offered any more; a merged one gives them to another code."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_used (TlCodebookPage *self, TlCodeItem *item)
{
  g_autofree char *title =
      g_strdup_printf (_ ("“%s” is in use"), tl_code_get_label (tl_code_item_get_code (item)));
  g_autofree char *text = describe_uses (self, item);

  gtk_label_set_text (self->used_title, title);
  gtk_label_set_text (self->used_text, text);
  gtk_widget_set_visible (self->retire_button,
                          !tl_code_get_is_retired (tl_code_item_get_code (item)));
  tl_codebook_page_show_side (self, "used");
  gtk_widget_child_focus (gtk_stack_get_visible_child (self->side), GTK_DIR_TAB_FORWARD);
}

static void
remove_code (TlCodebookPage *self, TlCodeItem *item)
{
  tl_library_remove_code_async (self->library, self->kind, tl_code_item_get_id (item), told_cb,
                                g_object_ref (self));
}

static void
remove_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCodebookPage *self = TL_CODEBOOK_PAGE (widget);
  TlCodeItem *item = tl_codebook_page_get_item (self);

  if (is_used (self, item))
    show_used (self, item);
  else
    remove_code (self, item);
}

/* The key Delete: what is not used goes, what is used is retired. */
static void
delete_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCodebookPage *self = TL_CODEBOOK_PAGE (widget);
  TlCodeItem *item = tl_codebook_page_get_item (self);

  if (!is_used (self, item))
    remove_code (self, item);
  else if (tl_code_get_is_retired (tl_code_item_get_code (item)))
    show_used (self, item);
  else
    retire (self, TRUE);
}

static void
cancel_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_codebook_page_show_side (TL_CODEBOOK_PAGE (widget), "form");
  tl_codebook_page_focus_row (TL_CODEBOOK_PAGE (widget));
}

static void
clear_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCodebookPage *self = TL_CODEBOOK_PAGE (widget);

  gtk_editable_set_text (self->search, "");
  gtk_check_button_set_active (self->retired_check, TRUE);
  tl_codebook_page_focus_row (self);
}

static void
find_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCodebookPage *self = TL_CODEBOOK_PAGE (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (self->search, 0, -1);
}

static void
exported_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlCodebookPage) self = data;
  g_autoptr (GError) error = NULL;

  if (tl_library_export_finish (TL_LIBRARY (object), result, &error))
    tl_window_show_toast (GTK_WIDGET (self), _ ("Codebook exported"), FALSE);
  else
    tl_window_show_error (GTK_WIDGET (self), error);
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, TlCodebookPage *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser))
                               : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && self->library != NULL)
    tl_library_export_async (self->library, "codebook", NULL, path, NULL, exported_cb,
                             g_object_ref (self));
}

static void
export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCodebookPage *self = TL_CODEBOOK_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_ ("Export the codebook"), GTK_WINDOW (root),
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Export"), NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), _ ("codebook.xml"));
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), self, 0);
  g_clear_object (&self->chooser);
  self->chooser = GTK_NATIVE_DIALOG (chooser);
  gtk_native_dialog_show (self->chooser);
}

/* In coordinates of the list. */
static void
show_menu_at (TlCodebookPage *self, double x, double y)
{
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);
  GdkRectangle place = { 0, 0, 1, 1 };

  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->code_menu_button))
      || !gtk_widget_compute_point (GTK_WIDGET (self->list), GTK_WIDGET (self), &point, &point))
    return;
  place.x = (int) point.x;
  place.y = (int) point.y;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->context_menu), &place);
  gtk_popover_popup (GTK_POPOVER (self->context_menu));
}

static void
show_menu_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCodebookPage *self = TL_CODEBOOK_PAGE (widget);
  const char *id;
  double x, y;

  g_variant_get (parameter, "(&sdd)", &id, &x, &y);
  tl_codebook_page_select (self, id);
  show_menu_at (self, x, y);
}

/* The key for menus: at the row that has the focus. */
static void
menu_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCodebookPage *self = TL_CODEBOOK_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  graphene_point_t point = GRAPHENE_POINT_INIT (48, 0);

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    return;
  point.y = (float) gtk_widget_get_height (focus);
  if (gtk_widget_compute_point (focus, GTK_WIDGET (self->list), &point, &point))
    show_menu_at (self, point.x, point.y);
}

static void
add_to_menu (GMenu *menu, const char *label, const char *action)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
  g_menu_append_item (menu, item);
}

GMenuModel *
tl_codebook_page_make_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) names = g_menu_new ();
  g_autoptr (GMenu) places = g_menu_new ();
  g_autoptr (GMenu) parts = g_menu_new ();
  g_autoptr (GMenu) ends = g_menu_new ();

  add_to_menu (names, _ ("Rename"), "codebook.rename");
  add_to_menu (names, _ ("Add a sub-theme…"), "codebook.add-below");
  add_to_menu (places, _ ("Move up"), "codebook.move-up");
  add_to_menu (places, _ ("Move down"), "codebook.move-down");
  add_to_menu (places, _ ("Make it a theme of its own"), "codebook.promote");
  add_to_menu (places, _ ("Put it below the theme before"), "codebook.demote");
  add_to_menu (parts, _ ("Merge into another…"), "codebook.merge");
  add_to_menu (parts, _ ("Split…"), "codebook.split");
  add_to_menu (ends, _ ("Retire"), "codebook.retire");
  add_to_menu (ends, _ ("Bring back into use"), "codebook.bring-back");
  add_to_menu (ends, _ ("Remove"), "codebook.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (names));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (places));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (parts));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (ends));
  return G_MENU_MODEL (menu);
}

void
tl_codebook_page_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc func;
    guint key;
    GdkModifierType modifiers;
  } actions[] = {
    { "codebook.add", add_cb, GDK_KEY_Insert, 0 },
    { "codebook.add-below", add_below_cb, GDK_KEY_Insert, GDK_SHIFT_MASK },
    { "codebook.rename", rename_cb, GDK_KEY_F2, 0 },
    { "codebook.merge", merge_cb, GDK_KEY_m, GDK_CONTROL_MASK },
    { "codebook.split", split_cb, GDK_KEY_m, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "codebook.retire", retire_cb, 0, 0 },
    { "codebook.bring-back", bring_back_cb, 0, 0 },
    { "codebook.remove", remove_cb, 0, 0 },
    { "codebook.delete", delete_cb, 0, 0 },
    { "codebook.cancel", cancel_cb, GDK_KEY_Escape, 0 },
    { "codebook.clear-filter", clear_cb, 0, 0 },
    { "codebook.find", find_cb, GDK_KEY_f, GDK_CONTROL_MASK },
    { "codebook.export", export_cb, GDK_KEY_e, GDK_CONTROL_MASK },
    { "codebook.menu", menu_cb, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].func);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers,
                                             actions[i].name, NULL);
    }
  gtk_widget_class_install_action (widget_class, "codebook.show-menu", "(sdd)", show_menu_cb);
}

void
tl_codebook_page_update_actions (TlCodebookPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean can_write = tl_codebook_page_get_can_change (self);
  TlCodeItem *item = can_write ? tl_codebook_page_get_item (self) : NULL;
  gboolean is_retired = item != NULL && tl_code_get_is_retired (tl_code_item_get_code (item));

  gtk_widget_action_set_enabled (widget, "codebook.add", can_write);
  gtk_widget_action_set_enabled (widget, "codebook.add-below",
                                 item != NULL && self->kind == TL_CODE_THEME);
  gtk_widget_action_set_enabled (widget, "codebook.rename", item != NULL);
  gtk_widget_action_set_enabled (widget, "codebook.merge", item != NULL);
  gtk_widget_action_set_enabled (widget, "codebook.split",
                                 item != NULL && tl_code_item_get_n_findings (item) > 0);
  gtk_widget_action_set_enabled (widget, "codebook.retire", item != NULL && !is_retired);
  gtk_widget_action_set_enabled (widget, "codebook.bring-back", is_retired);
  gtk_widget_action_set_enabled (widget, "codebook.remove", item != NULL);
  gtk_widget_action_set_enabled (widget, "codebook.delete", item != NULL);
  gtk_widget_action_set_enabled (widget, "codebook.export", self->library != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->code_menu_button), item != NULL);
  tl_codebook_page_update_moves (self, can_write);
}
