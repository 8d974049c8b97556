/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Search page: choosing places, and tagging them together. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-accessible.h"
#include "tl-app-settings.h"
#include "tl-focus.h"
#include "tl-search-page-private.h"
#include "tl-search-row.h"
#include "tl-window-messages.h"

#include <glib/gi18n.h>

static TlSearchItem *
get_item (TlSearchPage *self, guint i)
{
  g_autoptr (TlSearchItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

  return item; /* The list keeps it. */
}

static TlSearchItem *
get_current (TlSearchPage *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static guint
count_items (TlSearchPage *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}

static gboolean
can_write (TlSearchPage *self)
{
  return self->library != NULL && !tl_library_get_is_read_only (self->library);
}

static void
show_chosen (TlSearchPage *self)
{
  g_autofree char *text =
      self->n_chosen > 0 ? g_strdup_printf (
          ngettext ("%u place chosen", "%u places chosen", self->n_chosen), self->n_chosen)
                         : g_strdup (_ ("Space chooses a place, Ctrl+A all that are shown"));

  gtk_label_set_text (self->chosen_label, text);
}

void
tl_search_page_update_chosen (TlSearchPage *self)
{
  self->n_chosen = 0;
  for (guint i = 0; i < count_items (self); i++)
    self->n_chosen += tl_search_item_get_is_chosen (get_item (self, i)) ? 1 : 0;
  show_chosen (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "search.tag",
                                 can_write (self) && count_items (self) > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "search.choose-all", count_items (self) > 0);
}

/* Those chosen, or the one at the cursor. */
static GPtrArray *
list_places (TlSearchPage *self)
{
  GPtrArray *places = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_place_free);

  for (guint i = 0; i < count_items (self); i++)
    {
      TlSearchItem *item = get_item (self, i);
      const TlSearchHit *hit = tl_search_item_get_hit (item);

      if (self->n_chosen > 0 ? tl_search_item_get_is_chosen (item) : item == get_current (self))
        g_ptr_array_add (places, tl_place_new (hit->review_id, hit->document_id, hit->finding_id,
                                               hit->start, hit->end));
    }
  return places;
}

static char *
describe_codes (TlSearchPage *self, GStrv themes, GStrv agencies)
{
  TlCodebook *codebook = tl_library_get_codebook (self->library);
  GString *text = g_string_new (NULL);

  for (guint i = 0; themes[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", themes[i]);
  for (guint i = 0; agencies[i] != NULL; i++)
    {
      TlCode *agency = tl_codebook_lookup (codebook, TL_CODE_AGENCY, agencies[i]);

      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                              agency != NULL ? tl_code_get_name (agency) : agencies[i]);
    }
  return g_string_free (text, FALSE);
}

static void
tagged_places_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlSearchPage) self = data;
  g_autoptr (GError) error = NULL;

  if (tl_library_verb_finish (TL_LIBRARY (object), result, &error))
    tl_window_show_toast (GTK_WIDGET (self), tl_library_get_undo_label (TL_LIBRARY (object)), TRUE);
  else
    tl_window_show_error (GTK_WIDGET (self), error);
}

static void
tagged_cb (TlSearchPage *self)
{
  g_autoptr (GPtrArray) places = list_places (self);
  g_autoptr (TlTagSet) set = tl_tag_palette_dup_set (self->palette);
  g_autofree char *codes = describe_codes (self, set->themes, set->agencies);
  g_autofree char *label = g_strdup_printf (
      ngettext ("Tag %u place with %s", "Tag %u places with %s", places->len), places->len, codes);

  if (places->len == 0 || !can_write (self))
    return;
  tl_tag_sets_use (self->sets, set);
  tl_library_tag_places_async (
      self->library, places,
      gtk_drop_down_get_selected (self->unit) == 0 ? TL_PLACE_PARAGRAPH : TL_PLACE_SENTENCE,
      set->type_id, (const char *const *) set->themes, (const char *const *) set->agencies,
      tl_tag_palette_get_note (self->palette), tl_tag_palette_get_importance (self->palette), label,
      tagged_places_cb, g_object_ref (self));
}

static void
palette_closed_cb (TlSearchPage *self)
{
  tl_focus_after_popover (GTK_WIDGET (self->list));
}

static void
tag_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlSearchPage *self = TL_SEARCH_PAGE (widget);
  double x = 0, y = 0;

  if (self->n_chosen == 0 && get_current (self) == NULL)
    return;
  gtk_widget_translate_coordinates (self->tag_button, widget, 0, 0, &x, &y);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->palette),
                               &(GdkRectangle){ (int) x, (int) y,
                                                gtk_widget_get_width (self->tag_button),
                                                gtk_widget_get_height (self->tag_button) });
  g_clear_object (&self->sets);
  self->sets = tl_tag_sets_new (tl_app_settings_get (), tl_library_get_path (self->library));
  tl_tag_palette_ask (self->palette, tl_library_get_codebook (self->library), self->sets, NULL,
                      FALSE);
}

/* Chooses all, or none where all are chosen. */
static void
choose_all_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlSearchPage *self = TL_SEARCH_PAGE (widget);
  gboolean are_all = self->n_chosen == count_items (self);

  for (guint i = 0; i < count_items (self); i++)
    tl_search_item_set_is_chosen (get_item (self, i), !are_all);
}

static void
toggle (TlSearchPage *self, TlSearchItem *item)
{
  if (item != NULL)
    tl_search_item_set_is_chosen (item, !tl_search_item_get_is_chosen (item));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                TlSearchPage *self)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();

  if (key == GDK_KEY_space && held == 0)
    toggle (self, get_current (self));
  else if (key == GDK_KEY_a && held == GDK_CONTROL_MASK)
    gtk_widget_activate_action (GTK_WIDGET (self), "search.choose-all", NULL);
  else if (key == GDK_KEY_t && held == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "search.tag", NULL);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* Ctrl+click chooses. */
static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, TlSearchPage *self)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = picked != NULL ? gtk_widget_get_ancestor (picked, TL_TYPE_SEARCH_ROW) : NULL;

  if ((state & GDK_CONTROL_MASK) != 0 && row != NULL)
    toggle (self, tl_search_row_get_item (TL_SEARCH_ROW (row)));
}

static void
chosen_changed_cb (TlSearchPage *self, GParamSpec *pspec, TlSearchItem *item)
{
  if (tl_search_item_get_is_chosen (item))
    self->n_chosen++;
  else
    self->n_chosen--;
  show_chosen (self);
}

static void
items_changed_cb (GListModel *items, guint position, guint n_removed, guint n_added,
                  TlSearchPage *self)
{
  for (guint i = position; i < position + n_added; i++)
    g_signal_connect_object (get_item (self, i), "notify::chosen", G_CALLBACK (chosen_changed_cb),
                             self, G_CONNECT_SWAPPED);
}

void
tl_search_page_install_tagging (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "search.tag", NULL, tag_cb);
  gtk_widget_class_install_action (widget_class, "search.choose-all", NULL, choose_all_cb);
}

void
tl_search_page_set_up_tagging (TlSearchPage *self)
{
  static const char *const units[] = { N_ ("The paragraph becomes a finding"),
                                       N_ ("The sentence becomes a finding"), NULL };
  const char *const names[] = { _ (units[0]), _ (units[1]), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_drop_down_set_model (self->unit, G_LIST_MODEL (list));
  tl_accessible_name_parts (GTK_WIDGET (self->unit), _ ("What becomes a finding"));
  self->palette = TL_TAG_PALETTE (tl_tag_palette_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->palette), GTK_WIDGET (self));
  gtk_popover_set_position (GTK_POPOVER (self->palette), GTK_POS_TOP);
  g_signal_connect_object (self->palette, "tagged", G_CALLBACK (tagged_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->palette, "closed", G_CALLBACK (palette_closed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self->items, "items-changed", G_CALLBACK (items_changed_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));
}
