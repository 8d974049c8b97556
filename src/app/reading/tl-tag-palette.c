/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The popover in which words are tagged. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-accessible.h"
#include "tl-code-match.h"
#include "tl-finding-edit.h"
#include "tl-finding-label.h"
#include "tl-tag-palette-private.h"

#include <glib/gi18n.h>

enum
{
  MAX_MATCHES = 200,
  MAX_RECENT = 6 /* more would push the themes out of sight */
};

static guint tagged_signal;

G_DEFINE_FINAL_TYPE (TlTagPalette, tl_tag_palette, GTK_TYPE_POPOVER)

static gboolean
is_complete (TlTagPalette *self)
{
  return self->chosen->len > 0 && gtk_drop_down_get_selected_item (self->type) != NULL;
}

static void
update_tag_button (TlTagPalette *self)
{
  gtk_widget_set_sensitive (self->tag_button, is_complete (self));
}

static void rebuild_chips (TlTagPalette *self);

static void
take_off (TlTagPalette *self, TlCode *code)
{
  g_ptr_array_remove (self->chosen, code);
  rebuild_chips (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
rebuild_chips (TlTagPalette *self)
{
  tl_tag_palette_make_chips (self, take_off);
  update_tag_button (self);
}

/* The focus stays in the entry, so a screen reader is told there which row is chosen. */
static void
describe_selected (TlTagPalette *self)
{
  TlCode *code = gtk_single_selection_get_selected_item (self->selection);
  g_autofree char *name =
      code != NULL ? tl_tag_palette_name_match (self, code) : g_strdup (_ ("Nothing fits"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  name, -1);
}

static void
select_match (TlTagPalette *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
  describe_selected (self);
}

static void
update_matches (TlTagPalette *self)
{
  const char *query = gtk_editable_get_text (self->entry);
  g_autoptr (GPtrArray) recent = NULL, codes = NULL;

  if (self->codebook == NULL)
    return;
  recent = tl_tag_sets_list_recent (self->sets, self->codebook);
  if (query[0] == '\0' && recent->len > MAX_RECENT)
    g_ptr_array_set_size (recent, MAX_RECENT);
  codes = tl_code_match (self->codebook, query, recent, MAX_MATCHES);
  self->n_recent = query[0] == '\0' ? recent->len : 0;
  if (query[0] != '\0')
    tl_code_match_group (codes);
  g_list_store_splice (self->matches, 0, g_list_model_get_n_items (G_LIST_MODEL (self->matches)),
                       codes->pdata, codes->len);
  gtk_stack_set_visible_child_name (self->results, codes->len > 0 ? "list" : "nothing");
  select_match (self, codes->len > 0 ? 0 : GTK_INVALID_LIST_POSITION);
}

static void
select_type (TlTagPalette *self, const char *type_id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->types));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TlCode) code = g_list_model_get_item (G_LIST_MODEL (self->types), i);

      if (g_strcmp0 (tl_code_get_id (code), type_id) == 0)
        gtk_drop_down_set_selected (self->type, i);
    }
}

static void
choose (TlTagPalette *self, TlCode *code)
{
  if (tl_code_get_kind (code) == TL_CODE_FINDING_TYPE)
    select_type (self, tl_code_get_id (code));
  else if (!g_ptr_array_find (self->chosen, code, NULL))
    g_ptr_array_add (self->chosen, g_object_ref (code));
  rebuild_chips (self);
  gtk_editable_set_text (self->entry, "");
}

static void
choose_selected (TlTagPalette *self)
{
  TlCode *code = gtk_single_selection_get_selected_item (self->selection);

  if (code != NULL)
    choose (self, code);
}

/* What stands in the entry, or the first of what was used of late if nothing is chosen, is meant.
 */
static void
tag (TlTagPalette *self)
{
  if (gtk_editable_get_text (self->entry)[0] != '\0' || self->chosen->len == 0)
    choose_selected (self);
  if (!is_complete (self))
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, tagged_signal, 0);
}

static void
choose_ids (TlTagPalette *self, TlCodeKind kind, const char *const *ids)
{
  for (guint i = 0; ids[i] != NULL; i++)
    {
      TlCode *code = tl_codebook_lookup (self->codebook, kind, ids[i]);

      if (code != NULL && !g_ptr_array_find (self->chosen, code, NULL))
        g_ptr_array_add (self->chosen, g_object_ref (code));
    }
}

static void
choose_last (TlTagPalette *self)
{
  const TlTagSet *last = tl_tag_sets_get_last (self->sets);
  g_autoptr (TlTagSet) set = last != NULL ? tl_tag_set_check (last, self->codebook) : NULL;

  if (set == NULL)
    return;
  choose_ids (self, TL_CODE_THEME, (const char *const *) set->themes);
  choose_ids (self, TL_CODE_AGENCY, (const char *const *) set->agencies);
  select_type (self, set->type_id);
  rebuild_chips (self);
}

static void
move_selection (TlTagPalette *self, int by)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->matches));
  int at = (int) gtk_single_selection_get_selected (self->selection) + by;

  if (n > 0)
    select_match (self, (guint) CLAMP (at, 0, (int) n - 1));
}

static void
step_importance (TlTagPalette *self)
{
  guint at = gtk_drop_down_get_selected (self->importance);

  gtk_drop_down_set_selected (self->importance, at >= TL_FINDING_MAX_IMPORTANCE ? 0 : at + 1);
}

static gboolean
is_enter (guint key)
{
  return key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter;
}

/* Keys of the entry itself. */
static gboolean
handle_entry_key (TlTagPalette *self, guint key)
{
  gboolean is_empty = gtk_editable_get_text (self->entry)[0] == '\0';

  if (key == GDK_KEY_Down || key == GDK_KEY_Up)
    move_selection (self, key == GDK_KEY_Down ? 1 : -1);
  else if (key == GDK_KEY_Page_Down || key == GDK_KEY_Page_Up)
    move_selection (self, key == GDK_KEY_Page_Down ? 6 : -6);
  else if (is_enter (key) && is_empty && self->chosen->len > 0)
    tag (self);
  else if (is_enter (key))
    choose_selected (self);
  else if (key == GDK_KEY_period && is_empty)
    choose_last (self);
  else if (key == GDK_KEY_BackSpace && is_empty && self->chosen->len > 0)
    {
      g_ptr_array_set_size (self->chosen, (int) self->chosen->len - 1);
      rebuild_chips (self);
    }
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                TlTagPalette *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (is_enter (key) && (state & GDK_CONTROL_MASK) != 0)
    tag (self);
  else if (key == GDK_KEY_n && (state & GDK_ALT_MASK) != 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->note));
  else if (key == GDK_KEY_i && (state & GDK_ALT_MASK) != 0)
    step_importance (self);
  else if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->entry)))
    return GDK_EVENT_PROPAGATE;
  else
    return handle_entry_key (self, key);
  return GDK_EVENT_STOP;
}

static void
entry_changed_cb (TlTagPalette *self)
{
  update_matches (self);
}

static void
row_activated_cb (TlTagPalette *self, guint position)
{
  g_autoptr (TlCode) code = g_list_model_get_item (G_LIST_MODEL (self->matches), position);

  choose (self, code);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
type_changed_cb (TlTagPalette *self)
{
  update_tag_button (self);
}

/* Enter in the note ends, as it does in the empty entry. */
static void
note_activated_cb (TlTagPalette *self)
{
  tag (self);
}

static void
tag_clicked_cb (TlTagPalette *self)
{
  tag (self);
}

static void
tl_tag_palette_dispose (GObject *object)
{
  TlTagPalette *self = TL_TAG_PALETTE (object);

  g_clear_object (&self->codebook);
  g_clear_object (&self->sets);
  g_clear_object (&self->finding);
  g_clear_object (&self->matches);
  g_clear_object (&self->types);
  gtk_widget_dispose_template (GTK_WIDGET (self), TL_TYPE_TAG_PALETTE);
  G_OBJECT_CLASS (tl_tag_palette_parent_class)->dispose (object);
}

static void
tl_tag_palette_finalize (GObject *object)
{
  g_ptr_array_unref (TL_TAG_PALETTE (object)->chosen);
  G_OBJECT_CLASS (tl_tag_palette_parent_class)->finalize (object);
}

static void
tl_tag_palette_class_init (TlTagPaletteClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = tl_tag_palette_dispose;
  object_class->finalize = tl_tag_palette_finalize;
  tagged_signal = g_signal_new ("tagged", TL_TYPE_TAG_PALETTE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/throughline/Throughline/ui/reading/tag-palette.ui");
  gtk_widget_class_bind_template_child (widget_class, TlTagPalette, chips);
  gtk_widget_class_bind_template_child (widget_class, TlTagPalette, entry);
  gtk_widget_class_bind_template_child (widget_class, TlTagPalette, list);
  gtk_widget_class_bind_template_child (widget_class, TlTagPalette, selection);
  gtk_widget_class_bind_template_child (widget_class, TlTagPalette, results);
  gtk_widget_class_bind_template_child (widget_class, TlTagPalette, type);
  gtk_widget_class_bind_template_child (widget_class, TlTagPalette, importance);
  gtk_widget_class_bind_template_child (widget_class, TlTagPalette, note);
  gtk_widget_class_bind_template_child (widget_class, TlTagPalette, message);
  gtk_widget_class_bind_template_child (widget_class, TlTagPalette, tag_button);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, type_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, tag_clicked_cb);
}

static void
tl_tag_palette_init (TlTagPalette *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autoptr (GtkListItemFactory) factory = NULL;
  g_autoptr (GtkStringList) weights = gtk_string_list_new (NULL);

  self->chosen = g_ptr_array_new_with_free_func (g_object_unref);
  self->matches = g_list_store_new (TL_TYPE_CODE);
  self->types = g_list_store_new (TL_TYPE_CODE);
  gtk_widget_init_template (GTK_WIDGET (self));
  tl_accessible_name_parts (GTK_WIDGET (self->type), _ ("Type of finding"));
  tl_accessible_name_parts (GTK_WIDGET (self->importance), _ ("How much the finding matters"));
  for (guint i = 0; i <= TL_FINDING_MAX_IMPORTANCE; i++)
    gtk_string_list_append (weights, tl_finding_importance_label (i));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->matches));
  gtk_drop_down_set_model (self->type, G_LIST_MODEL (self->types));
  gtk_drop_down_set_model (self->importance, G_LIST_MODEL (weights));
  factory = tl_tag_palette_make_rows (self);
  gtk_list_view_set_factory (self->list, factory);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
tl_tag_palette_new (void)
{
  return g_object_new (TL_TYPE_TAG_PALETTE, NULL);
}

/* Types that are not retired, and that of FINDING. */
static void
list_types (TlTagPalette *self, TlFinding *finding)
{
  GPtrArray *types = tl_codebook_get (self->codebook, TL_CODE_FINDING_TYPE);
  const char *own = finding != NULL ? tl_finding_get_type_id (finding) : NULL;

  g_list_store_remove_all (self->types);
  for (guint i = 0; i < types->len; i++)
    if (!tl_code_get_is_retired (types->pdata[i])
        || g_strcmp0 (tl_code_get_id (types->pdata[i]), own) == 0)
      g_list_store_append (self->types, types->pdata[i]);
}

/* F02, a lesson, says least about anybody; it is what a first finding starts from. */
static void
take_finding (TlTagPalette *self, TlFinding *finding)
{
  const TlTagSet *last = tl_tag_sets_get_last (self->sets);
  const char *verb = finding != NULL ? _ ("Amend") : _ ("Tag");

  g_set_object (&self->finding, finding);
  g_ptr_array_set_size (self->chosen, 0);
  if (finding != NULL)
    {
      choose_ids (self, TL_CODE_THEME, tl_finding_get_themes (finding));
      choose_ids (self, TL_CODE_AGENCY, tl_finding_get_agencies (finding));
    }
  select_type (self, "F02");
  select_type (self, finding != NULL ? tl_finding_get_type_id (finding)
                     : last != NULL  ? last->type_id
                                     : "F02");
  gtk_drop_down_set_selected (
      self->importance,
      finding != NULL ? MIN (tl_finding_get_importance (finding), TL_FINDING_MAX_IMPORTANCE) : 0);
  gtk_editable_set_text (self->note, finding != NULL ? tl_finding_get_note (finding) : "");
  gtk_button_set_label (GTK_BUTTON (self->tag_button), verb);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->tag_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  verb, -1);
}

static void
show_message (TlTagPalette *self, const char *message)
{
  gtk_label_set_text (self->message, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
}

void
tl_tag_palette_ask (TlTagPalette *self, TlCodebook *codebook, TlTagSets *sets, TlFinding *finding,
                    gboolean in_note)
{
  g_return_if_fail (TL_IS_TAG_PALETTE (self) && TL_IS_TAG_SETS (sets));
  g_set_object (&self->codebook, codebook);
  g_set_object (&self->sets, sets);
  list_types (self, finding);
  take_finding (self, finding);
  show_message (self, NULL);
  gtk_editable_set_text (self->entry, "");
  rebuild_chips (self);
  update_matches (self);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (in_note ? self->note : self->entry));
}

void
tl_tag_palette_restore (TlTagPalette *self, const TlTagSet *set, const char *note, guint importance,
                        const char *message)
{
  g_return_if_fail (TL_IS_TAG_PALETTE (self) && set != NULL && message != NULL);
  g_ptr_array_set_size (self->chosen, 0);
  choose_ids (self, TL_CODE_THEME, (const char *const *) set->themes);
  choose_ids (self, TL_CODE_AGENCY, (const char *const *) set->agencies);
  select_type (self, set->type_id);
  gtk_drop_down_set_selected (self->importance, MIN (importance, TL_FINDING_MAX_IMPORTANCE));
  gtk_editable_set_text (self->note, note);
  rebuild_chips (self);
  show_message (self, message);
  /* GTK 4.8 cannot announce; a new description is spoken. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  message, -1);
}

TlFinding *
tl_tag_palette_get_finding (TlTagPalette *self)
{
  return self->finding;
}

static GStrv
dup_ids (TlTagPalette *self, TlCodeKind kind)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < self->chosen->len; i++)
    if (tl_code_get_kind (g_ptr_array_index (self->chosen, i)) == kind)
      g_strv_builder_add (ids, tl_code_get_id (g_ptr_array_index (self->chosen, i)));
  return g_strv_builder_end (ids);
}

TlTagSet *
tl_tag_palette_dup_set (TlTagPalette *self)
{
  g_auto (GStrv) themes = dup_ids (self, TL_CODE_THEME);
  g_auto (GStrv) agencies = dup_ids (self, TL_CODE_AGENCY);
  TlCode *type = gtk_drop_down_get_selected_item (self->type);

  return tl_tag_set_new ((const char *const *) themes, (const char *const *) agencies,
                         type != NULL ? tl_code_get_id (type) : "");
}

const char *
tl_tag_palette_get_note (TlTagPalette *self)
{
  return gtk_editable_get_text (self->note);
}

guint
tl_tag_palette_get_importance (TlTagPalette *self)
{
  return gtk_drop_down_get_selected (self->importance);
}
