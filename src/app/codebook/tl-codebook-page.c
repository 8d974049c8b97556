/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Codebook page: its parts, its loading, its keys. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-codebook-page-private.h"

#include "tl-cancel.h"
#include "tl-code-row.h"
#include "tl-focus.h"
#include "tl-theme-style.h"
#include "tl-window-messages.h"
#include "tl-wrap-layout.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (TlCodebookPage, tl_codebook_page, TL_TYPE_PAGE)

void
tl_codebook_page_show_side (TlCodebookPage *self, const char *name)
{
  if (g_str_equal (name, "form") && tl_codebook_page_get_item (self) == NULL)
    name = "none";
  gtk_stack_set_visible_child_name (self->side, name);
}

void
tl_codebook_page_show_code (TlCodebookPage *self)
{
  TlCodeItem *item = tl_codebook_page_get_item (self);
  const char *side = gtk_stack_get_visible_child_name (self->side);
  g_autofree char *count = item != NULL ? tl_code_item_dup_count (item) : NULL;

  tl_code_pane_show (self->form, item);
  tl_codebook_page_update_actions (self);
  if (item != NULL)
    {
      TlCode *code = tl_code_item_get_code (item);

      tl_theme_swatch_set_theme (self->swatch, tl_code_item_get_codebook (item),
                                 tl_code_get_id (code));
      gtk_widget_set_visible (self->swatch, self->kind == TL_CODE_THEME);
      gtk_label_set_text (self->title, tl_code_get_label (code));
      gtk_label_set_text (self->count, count);
    }
  /* A question that is being asked stays. */
  if (item == NULL || g_str_equal (side, "none"))
    tl_codebook_page_show_side (self, "form");
}

static void
counted_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlCodebookPage) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *uses = tl_library_load_code_uses_finish (TL_LIBRARY (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || TL_LIBRARY (object) != self->library)
    {
      g_clear_pointer (&uses, g_ptr_array_unref);
      return;
    }
  g_clear_object (&self->counting);
  if (uses == NULL)
    {
      tl_window_show_error (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->uses, g_ptr_array_unref);
  self->uses = uses;
  tl_codebook_page_fill_counts (self);
  tl_codebook_page_show_code (self);
}

/* Shows and counts anew when somebody looks. */
static void
load (TlCodebookPage *self)
{
  if (!self->is_stale || self->library == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->is_stale = FALSE;
  tl_codebook_page_fill_list (self);
  tl_cancel_and_renew (&self->counting);
  tl_library_load_code_uses_async (self->library, self->counting, counted_cb, g_object_ref (self));
}

static void
library_changed_cb (TlCodebookPage *self)
{
  self->is_stale = TRUE;
  load (self);
}

static void
show_kind (TlCodebookPage *self)
{
  static const char *const add_labels[TL_N_PAGE_KINDS] = {
    [TL_CODE_THEME] = N_ ("Add a theme…"),
    [TL_CODE_AGENCY] = N_ ("Add an agency…"),
    [TL_CODE_FINDING_TYPE] = N_ ("Add a finding type…"),
  };
  static const char *const names[TL_N_PAGE_KINDS] = {
    [TL_CODE_THEME] = N_ ("Themes"),
    [TL_CODE_AGENCY] = N_ ("Agencies"),
    [TL_CODE_FINDING_TYPE] = N_ ("Finding types"),
  };

  gtk_button_set_label (self->add_button, _ (add_labels[self->kind]));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (names[self->kind]), -1);
  gtk_widget_set_visible (self->add_below_button, self->kind == TL_CODE_THEME);
}

static void
kind_toggled_cb (TlCodebookPage *self)
{
  TlCodeKind kind = self->kind;

  for (TlCodeKind i = 0; i < TL_N_PAGE_KINDS; i++)
    if (gtk_toggle_button_get_active (self->kind_buttons[i]))
      kind = i;
  if (kind == self->kind)
    return;
  tl_code_pane_flush (self->form);
  gtk_editable_set_text (self->search, "");
  self->kind = kind;
  self->is_filling = TRUE;
  g_list_store_remove_all (self->roots);
  self->is_filling = FALSE;
  show_kind (self);
  tl_codebook_page_show_side (self, "none");
  if (self->library != NULL)
    tl_codebook_page_fill_list (self);
}

static void
turn_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCodebookPage *self = TL_CODEBOOK_PAGE (widget);
  guint kind = (guint) ((int) self->kind + g_variant_get_int32 (parameter) + TL_N_PAGE_KINDS);

  gtk_toggle_button_set_active (self->kind_buttons[kind % TL_N_PAGE_KINDS], TRUE);
  tl_codebook_page_focus_row (self);
}

static void
filter_changed_cb (TlCodebookPage *self)
{
  if (self->library != NULL)
    tl_codebook_page_fill_list (self);
}

/* From the search entry into the list. */
static void
search_activated_cb (TlCodebookPage *self)
{
  tl_codebook_page_focus_row (self);
}

static void
pane_ended_cb (TlCodebookPage *self, const char *id)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus == NULL || !gtk_widget_get_mapped (focus)
                       || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->side));

  tl_codebook_page_show_side (self, "form");
  if (id != NULL)
    {
      tl_codebook_page_select (self, id);
      tl_codebook_page_tell_done (self);
    }
  /* One may have gone elsewhere while it was stored. */
  if (had_focus)
    tl_codebook_page_focus_row (self);
}

static void
row_activated_cb (TlCodebookPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "codebook.rename", NULL);
}

static void
next_pane_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCodebookPage *self = TL_CODEBOOK_PAGE (widget);
  GtkWidget *panes[] = { GTK_WIDGET (self->kind_buttons[0]), GTK_WIDGET (self->list_stack),
                         GTK_WIDGET (self->side) };

  tl_focus_pane (widget, panes, G_N_ELEMENTS (panes), g_variant_get_int32 (parameter));
}

static void
tl_codebook_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tl_codebook_page_parent_class)->map (widget);
  load (TL_CODEBOOK_PAGE (widget));
}

static void
tl_codebook_page_unmap (GtkWidget *widget)
{
  tl_code_pane_flush (TL_CODEBOOK_PAGE (widget)->form);
  tl_divider_store (&TL_CODEBOOK_PAGE (widget)->divider);
  GTK_WIDGET_CLASS (tl_codebook_page_parent_class)->unmap (widget);
}

static gboolean
tl_codebook_page_grab_focus (GtkWidget *widget)
{
  tl_codebook_page_focus_row (TL_CODEBOOK_PAGE (widget));
  return TRUE;
}

static int
tl_codebook_page_adapt (TlPage *page, int width)
{
  return tl_divider_get_narrowest (&TL_CODEBOOK_PAGE (page)->divider);
}

static void
tl_codebook_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  tl_divider_adapt (&TL_CODEBOOK_PAGE (widget)->divider, widget, width);
  GTK_WIDGET_CLASS (tl_codebook_page_parent_class)->size_allocate (widget, width, height, baseline);
}

static void
forget (TlCodebookPage *self)
{
  tl_cancel (&self->counting);
  g_clear_pointer (&self->uses, g_ptr_array_unref);
  g_clear_object (&self->chooser);
  for (TlCodeKind i = 0; i < TL_N_PAGE_KINDS; i++)
    g_clear_pointer (&self->selected[i], g_free);
  if (self->library != NULL)
    g_signal_handlers_disconnect_by_data (self->library, self);
  g_clear_object (&self->library);
}

static void
tl_codebook_page_dispose (GObject *object)
{
  TlCodebookPage *self = TL_CODEBOOK_PAGE (object);

  forget (self);
  g_clear_pointer (&self->context_menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), TL_TYPE_CODEBOOK_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->roots);
  G_OBJECT_CLASS (tl_codebook_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  static const char *const kinds[TL_N_PAGE_KINDS] = { "themes_button", "agencies_button",
                                                      "types_button" };

  gtk_widget_class_bind_template_child (widget_class, TlCodebookPage, content);
  for (TlCodeKind i = 0; i < TL_N_PAGE_KINDS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, kinds[i], FALSE,
                                               G_STRUCT_OFFSET (TlCodebookPage, kind_buttons)
                                                   + (gssize) (i * sizeof (GtkWidget *)));
  gtk_widget_class_bind_template_child (widget_class, TlCodebookPage, search);
  gtk_widget_class_bind_template_child (widget_class, TlCodebookPage, retired_check);
  gtk_widget_class_bind_template_child (widget_class, TlCodebookPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, TlCodebookPage, page_menu_button);
  gtk_widget_class_bind_template_child (widget_class, TlCodebookPage, paned);
  gtk_widget_class_bind_template_child (widget_class, TlCodebookPage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, TlCodebookPage, list);
  gtk_widget_class_bind_template_child (widget_class, TlCodebookPage, side);
  gtk_widget_class_bind_template_child (widget_class, TlCodebookPage, swatch);
  gtk_widget_class_bind_template_child (widget_class, TlCodebookPage, title);
  gtk_widget_class_bind_template_child (widget_class, TlCodebookPage, count);
  gtk_widget_class_bind_template_child (widget_class, TlCodebookPage, add_below_button);
  gtk_widget_class_bind_template_child (widget_class, TlCodebookPage, code_menu_button);
  gtk_widget_class_bind_template_child (widget_class, TlCodebookPage, form);
  gtk_widget_class_bind_template_child (widget_class, TlCodebookPage, new_pane);
  gtk_widget_class_bind_template_child (widget_class, TlCodebookPage, merge_pane);
  gtk_widget_class_bind_template_child (widget_class, TlCodebookPage, used_title);
  gtk_widget_class_bind_template_child (widget_class, TlCodebookPage, used_text);
  gtk_widget_class_bind_template_child (widget_class, TlCodebookPage, retire_button);
}

static void
tl_codebook_page_class_init (TlCodebookPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  TL_PAGE_CLASS (class)->adapt = tl_codebook_page_adapt;
  G_OBJECT_CLASS (class)->dispose = tl_codebook_page_dispose;
  widget_class->focus = tl_focus_children;
  widget_class->grab_focus = tl_codebook_page_grab_focus;
  widget_class->map = tl_codebook_page_map;
  widget_class->size_allocate = tl_codebook_page_size_allocate;
  widget_class->unmap = tl_codebook_page_unmap;
  g_type_ensure (TL_TYPE_CODE_PANE);
  g_type_ensure (TL_TYPE_WRAP_LAYOUT);
  g_type_ensure (TL_TYPE_MERGE_PANE);
  g_type_ensure (TL_TYPE_NEW_CODE_PANE);
  g_type_ensure (TL_TYPE_THEME_SWATCH);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/throughline/Throughline/ui/codebook/codebook-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, kind_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, pane_ended_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  tl_codebook_page_install_actions (widget_class);
  tl_codebook_page_install_moves (widget_class);
  gtk_widget_class_install_action (widget_class, "codebook.next-pane", "i", next_pane_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F6, 0, "codebook.next-pane", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F6, GDK_SHIFT_MASK,
                                       "codebook.next-pane", "i", -1);
  gtk_widget_class_install_action (widget_class, "codebook.turn", "i", turn_cb);
}

/* Keys that mean something else in a field of text. */
static void
add_list_keys (TlCodebookPage *self)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_Delete, 0, "codebook.delete" },
    { GDK_KEY_Menu, 0, "codebook.menu" },
    { GDK_KEY_F10, GDK_SHIFT_MASK, "codebook.menu" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers),
                          gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self->list), controller);
}

/* Before the list, which would move by a page. */
static void
add_turn_keys (TlCodebookPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (int step = -1; step <= 1; step += 2)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (
          gtk_keyval_trigger_new (step < 0 ? GDK_KEY_Page_Up : GDK_KEY_Page_Down, GDK_CONTROL_MASK),
          gtk_named_action_new ("codebook.turn"));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (step));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
tl_codebook_page_init (TlCodebookPage *self)
{
  g_autoptr (GMenuModel) menu = tl_codebook_page_make_menu ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->divider = (TlDivider){
    .paned = self->paned, .key = "codebook-position", .beside = 780, .across = 0.45, .down = 0.5
  };
  tl_codebook_page_set_up_list (self);
  add_list_keys (self);
  add_turn_keys (self);
  gtk_menu_button_set_menu_model (self->code_menu_button, menu);
  self->context_menu = gtk_popover_menu_new_from_model (menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->context_menu), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->context_menu), GTK_POS_BOTTOM);
  gtk_widget_set_halign (self->context_menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->context_menu, GTK_WIDGET (self));
  show_kind (self);
  tl_codebook_page_update_actions (self);
}

GtkWidget *
tl_codebook_page_new (void)
{
  return g_object_new (TL_TYPE_CODEBOOK_PAGE, NULL);
}

void
tl_codebook_page_set_library (TlCodebookPage *self, TlLibrary *library)
{
  g_return_if_fail (TL_IS_CODEBOOK_PAGE (self));
  if (self->library == library)
    return;
  tl_code_pane_set_library (self->form, library);
  forget (self);
  self->is_filling = TRUE;
  g_list_store_remove_all (self->roots);
  self->is_filling = FALSE;
  tl_codebook_page_show_side (self, "none");
  self->is_stale = TRUE;
  if (library != NULL)
    {
      self->library = g_object_ref (library);
      g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (library, "notify::read-only",
                               G_CALLBACK (tl_codebook_page_show_code), self, G_CONNECT_SWAPPED);
    }
  tl_codebook_page_update_actions (self);
  load (self);
}

gboolean
tl_codebook_page_get_can_change (TlCodebookPage *self)
{
  g_return_val_if_fail (TL_IS_CODEBOOK_PAGE (self), FALSE);
  return self->library != NULL && !tl_library_get_is_read_only (self->library);
}
