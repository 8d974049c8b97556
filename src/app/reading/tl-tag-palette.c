/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The popover in which words are tagged. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-accessible.h"
#include "tl-code-match.h"
#include "tl-tag-palette.h"
#include "tl-theme-style.h"

#include <glib/gi18n.h>

enum
{
  MAX_MATCHES = 40,
  MAX_RECENT = 12
};

struct _TlTagPalette
{
  GtkPopover parent_instance;

  /* Template widgets */
  GtkFlowBox *chips;
  GtkEditable *entry;
  GtkListView *list;
  GtkSingleSelection *selection;
  GtkLabel *nothing;
  GtkStack *results;
  GtkDropDown *type;
  GtkEditable *note;
  GtkWidget *tag_button;

  TlCodebook *codebook;
  TlFinding *finding;
  GListStore *matches;
  GListStore *types;
  GPtrArray *chosen;      /* TlCode: themes and agencies */
  GPtrArray *recent;      /* TlCode, latest first */
  GPtrArray *last_chosen; /* TlCode */
  char *type_id;
  char *last_type_id;
};

static guint tagged_signal;

G_DEFINE_FINAL_TYPE (TlTagPalette, tl_tag_palette, GTK_TYPE_POPOVER)

static const char *
get_kind_name (TlCode *code)
{
  switch (tl_code_get_kind (code))
    {
    case TL_CODE_THEME:
      return C_ ("kind of code", "Theme");
    case TL_CODE_AGENCY:
      return C_ ("kind of code", "Agency");
    default:
      return C_ ("kind of code", "Type");
    }
}

static void
update_tag_button (TlTagPalette *self)
{
  gtk_widget_set_sensitive (self->tag_button, self->chosen->len > 0 && self->type_id != NULL);
}

static void rebuild_chips (TlTagPalette *self);

static void
chip_clicked_cb (GtkButton *button, TlTagPalette *self)
{
  TlCode *code = g_object_get_data (G_OBJECT (button), "code");

  g_ptr_array_remove (self->chosen, code);
  rebuild_chips (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static GtkWidget *
make_chip (TlTagPalette *self, TlCode *code)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *name = g_strdup_printf (_ ("Take off %s"), tl_code_get_label (code));
  GtkWidget *label =
      gtk_label_new (tl_code_get_kind (code) == TL_CODE_THEME ? tl_code_get_label (code)
                                                              : tl_code_get_name (code));

  if (tl_code_get_kind (code) == TL_CODE_THEME)
    {
      GtkWidget *swatch = tl_theme_swatch_new ();

      tl_theme_swatch_set_theme (swatch, self->codebook, tl_code_get_id (code));
      gtk_box_append (GTK_BOX (box), swatch);
    }
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 22);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "code", g_object_ref (code), g_object_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (chip_clicked_cb), self);
  return button;
}

static void
rebuild_chips (TlTagPalette *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_flow_box_remove (self->chips, child);
  for (guint i = 0; i < self->chosen->len; i++)
    {
      TlCode *code = g_ptr_array_index (self->chosen, i);

      gtk_flow_box_insert (self->chips, make_chip (self, code), -1);
      child = gtk_widget_get_last_child (GTK_WIDGET (self->chips));
      gtk_widget_set_focusable (child, FALSE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      tl_code_get_label (code), -1);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->chips), self->chosen->len > 0);
  update_tag_button (self);
}

static void
update_matches (TlTagPalette *self)
{
  g_autoptr (GPtrArray) codes = NULL;

  if (self->codebook == NULL)
    return;
  codes = tl_code_match (self->codebook, gtk_editable_get_text (self->entry), self->recent,
                         MAX_MATCHES);
  g_list_store_splice (self->matches, 0, g_list_model_get_n_items (G_LIST_MODEL (self->matches)),
                       codes->pdata, codes->len);
  gtk_stack_set_visible_child_name (self->results, codes->len > 0 ? "list" : "nothing");
  gtk_single_selection_set_selected (self->selection,
                                     codes->len > 0 ? 0 : GTK_INVALID_LIST_POSITION);
  if (codes->len > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", 0);
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

static void
remember (TlTagPalette *self)
{
  g_ptr_array_set_size (self->last_chosen, 0);
  for (guint i = 0; i < self->chosen->len; i++)
    {
      TlCode *code = g_ptr_array_index (self->chosen, i);

      g_ptr_array_add (self->last_chosen, g_object_ref (code));
      g_ptr_array_remove (self->recent, code);
      g_ptr_array_insert (self->recent, 0, g_object_ref (code));
    }
  if (self->recent->len > MAX_RECENT)
    g_ptr_array_set_size (self->recent, MAX_RECENT);
  g_free (self->last_type_id);
  self->last_type_id = g_strdup (self->type_id);
}

static void
tag (TlTagPalette *self)
{
  if (gtk_editable_get_text (self->entry)[0] != '\0')
    choose_selected (self);
  if (self->chosen->len == 0 || self->type_id == NULL)
    return;
  if (self->finding == NULL)
    remember (self);
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, tagged_signal, 0);
}

static void
move_selection (TlTagPalette *self, int by)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->matches));
  int at = (int) gtk_single_selection_get_selected (self->selection) + by;

  if (n == 0)
    return;
  at = CLAMP (at, 0, (int) n - 1);
  gtk_single_selection_set_selected (self->selection, (guint) at);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", (guint) at);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                TlTagPalette *self)
{
  gboolean is_empty = gtk_editable_get_text (self->entry)[0] == '\0';
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean in_entry = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->entry));

  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (state & GDK_CONTROL_MASK) != 0)
    tag (self);
  else if (key == GDK_KEY_n && (state & GDK_ALT_MASK) != 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->note));
  else if (!in_entry)
    return GDK_EVENT_PROPAGATE;
  else if (key == GDK_KEY_Down || key == GDK_KEY_Up)
    move_selection (self, key == GDK_KEY_Down ? 1 : -1);
  else if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    {
      if (is_empty && self->chosen->len > 0)
        tag (self);
      else
        choose_selected (self);
    }
  else if (key == GDK_KEY_BackSpace && is_empty && self->chosen->len > 0)
    {
      g_ptr_array_set_size (self->chosen, (int) self->chosen->len - 1);
      rebuild_chips (self);
    }
  else
    return GDK_EVENT_PROPAGATE;
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
  TlCode *code = gtk_drop_down_get_selected_item (self->type);

  g_free (self->type_id);
  self->type_id = code != NULL ? g_strdup (tl_code_get_id (code)) : NULL;
  update_tag_button (self);
}

static void
tag_clicked_cb (TlTagPalette *self)
{
  tag (self);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TlTagPalette *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *swatch = tl_theme_swatch_new ();
  GtkWidget *name = gtk_label_new (NULL), *kind = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (kind), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (kind), 28);
  gtk_widget_add_css_class (kind, "secondary");
  gtk_box_append (GTK_BOX (box), swatch);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), kind);
  gtk_list_item_set_child (item, box);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TlTagPalette *self)
{
  TlCode *code = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item), *swatch = gtk_widget_get_first_child (box);
  GtkWidget *name = gtk_widget_get_next_sibling (swatch),
            *kind = gtk_widget_get_next_sibling (name);
  gboolean is_theme = tl_code_get_kind (code) == TL_CODE_THEME;
  g_autofree char *alias = tl_code_match_alias (code, gtk_editable_get_text (self->entry));
  g_autofree char *also =
      alias != NULL ? g_strdup_printf (_ ("%s, matches “%s”"), get_kind_name (code), alias)
                    : g_strdup (get_kind_name (code));
  g_autofree char *spoken = g_strdup_printf ("%s, %s", tl_code_get_label (code), also);

  tl_theme_swatch_set_theme (swatch, self->codebook, is_theme ? tl_code_get_id (code) : NULL);
  gtk_widget_set_opacity (swatch, is_theme ? 1 : 0);
  gtk_label_set_text (GTK_LABEL (name),
                      is_theme ? tl_code_get_label (code) : tl_code_get_name (code));
  gtk_label_set_text (GTK_LABEL (kind), also);
  gtk_widget_set_tooltip_text (
      box, tl_code_get_definition (code)[0] != '\0' ? tl_code_get_definition (code) : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
tl_tag_palette_dispose (GObject *object)
{
  TlTagPalette *self = TL_TAG_PALETTE (object);

  g_clear_object (&self->codebook);
  g_clear_object (&self->finding);
  g_clear_object (&self->matches);
  g_clear_object (&self->types);
  gtk_widget_dispose_template (GTK_WIDGET (self), TL_TYPE_TAG_PALETTE);
  G_OBJECT_CLASS (tl_tag_palette_parent_class)->dispose (object);
}

static void
tl_tag_palette_finalize (GObject *object)
{
  TlTagPalette *self = TL_TAG_PALETTE (object);

  g_ptr_array_unref (self->chosen);
  g_ptr_array_unref (self->recent);
  g_ptr_array_unref (self->last_chosen);
  g_free (self->type_id);
  g_free (self->last_type_id);
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
  gtk_widget_class_bind_template_child (widget_class, TlTagPalette, nothing);
  gtk_widget_class_bind_template_child (widget_class, TlTagPalette, results);
  gtk_widget_class_bind_template_child (widget_class, TlTagPalette, type);
  gtk_widget_class_bind_template_child (widget_class, TlTagPalette, note);
  gtk_widget_class_bind_template_child (widget_class, TlTagPalette, tag_button);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, type_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, tag_clicked_cb);
}

static void
tl_tag_palette_init (TlTagPalette *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->chosen = g_ptr_array_new_with_free_func (g_object_unref);
  self->recent = g_ptr_array_new_with_free_func (g_object_unref);
  self->last_chosen = g_ptr_array_new_with_free_func (g_object_unref);
  self->matches = g_list_store_new (TL_TYPE_CODE);
  self->types = g_list_store_new (TL_TYPE_CODE);
  gtk_widget_init_template (GTK_WIDGET (self));
  tl_accessible_name_parts (GTK_WIDGET (self->type), _ ("Type of finding"));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->matches));
  gtk_drop_down_set_model (self->type, G_LIST_MODEL (self->types));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), self);
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

static void
set_codebook (TlTagPalette *self, TlCodebook *codebook)
{
  GPtrArray *types = tl_codebook_get (codebook, TL_CODE_FINDING_TYPE);

  if (!g_set_object (&self->codebook, codebook))
    return;
  g_list_store_remove_all (self->types);
  for (guint i = 0; i < types->len; i++)
    if (!tl_code_get_is_retired (g_ptr_array_index (types, i)))
      g_list_store_append (self->types, g_ptr_array_index (types, i));
}

static void
choose_ids (TlTagPalette *self, TlCodeKind kind, const char *const *ids)
{
  for (guint i = 0; ids[i] != NULL; i++)
    {
      TlCode *code = tl_codebook_lookup (self->codebook, kind, ids[i]);

      if (code != NULL)
        g_ptr_array_add (self->chosen, g_object_ref (code));
    }
}

void
tl_tag_palette_ask (TlTagPalette *self, TlCodebook *codebook, TlFinding *finding)
{
  g_return_if_fail (TL_IS_TAG_PALETTE (self));
  set_codebook (self, codebook);
  g_set_object (&self->finding, finding);
  g_ptr_array_set_size (self->chosen, 0);
  if (finding != NULL)
    {
      choose_ids (self, TL_CODE_THEME, tl_finding_get_themes (finding));
      choose_ids (self, TL_CODE_AGENCY, tl_finding_get_agencies (finding));
    }
  /* F02, a lesson, says least about anybody; it is what a first finding starts from. */
  select_type (self, finding != NULL              ? tl_finding_get_type_id (finding)
                     : self->last_type_id != NULL ? self->last_type_id
                                                  : "F02");
  type_changed_cb (self);
  gtk_editable_set_text (self->note, finding != NULL ? tl_finding_get_note (finding) : "");
  gtk_button_set_label (GTK_BUTTON (self->tag_button), finding != NULL ? _ ("Amend") : _ ("Tag"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->tag_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  finding != NULL ? _ ("Amend") : _ ("Tag"), -1);
  gtk_editable_set_text (self->entry, "");
  rebuild_chips (self);
  update_matches (self);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
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

GStrv
tl_tag_palette_dup_themes (TlTagPalette *self)
{
  return dup_ids (self, TL_CODE_THEME);
}

GStrv
tl_tag_palette_dup_agencies (TlTagPalette *self)
{
  return dup_ids (self, TL_CODE_AGENCY);
}

const char *
tl_tag_palette_get_type_id (TlTagPalette *self)
{
  return self->type_id;
}

const char *
tl_tag_palette_get_note (TlTagPalette *self)
{
  return gtk_editable_get_text (self->note);
}

gboolean
tl_tag_palette_has_last (TlTagPalette *self)
{
  return self->last_chosen->len > 0;
}

void
tl_tag_palette_take_last (TlTagPalette *self)
{
  g_clear_object (&self->finding);
  g_ptr_array_set_size (self->chosen, 0);
  for (guint i = 0; i < self->last_chosen->len; i++)
    g_ptr_array_add (self->chosen, g_object_ref (g_ptr_array_index (self->last_chosen, i)));
  g_free (self->type_id);
  self->type_id = g_strdup (self->last_type_id);
  gtk_editable_set_text (self->note, "");
}

char *
tl_tag_palette_dup_last_label (TlTagPalette *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  TlCode *type;

  if (self->last_chosen->len == 0)
    return NULL;
  for (guint i = 0; i < self->last_chosen->len; i++)
    {
      TlCode *code = g_ptr_array_index (self->last_chosen, i);

      g_string_append_printf (text, "%s%s", i > 0 ? " · " : "",
                              tl_code_get_kind (code) == TL_CODE_THEME ? tl_code_get_id (code)
                                                                       : tl_code_get_name (code));
    }
  type = tl_codebook_lookup (self->codebook, TL_CODE_FINDING_TYPE, self->last_type_id);
  if (type != NULL)
    g_string_append_printf (text, " · %s", tl_code_get_name (type));
  return g_strdup (text->str);
}
