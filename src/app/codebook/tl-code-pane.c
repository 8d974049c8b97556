/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of one code. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-code-pane-private.h"

#include "tl-accessible.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (TlCodePane, tl_code_pane, GTK_TYPE_WIDGET)

static const char *const field_ids[TL_N_FIELDS] = {
  [TL_FIELD_NAME] = "name",           [TL_FIELD_DEFINITION] = "definition",
  [TL_FIELD_INCLUSION] = "inclusion", [TL_FIELD_EXCLUSION] = "exclusion",
  [TL_FIELD_PHRASES] = "phrases",     [TL_FIELD_SECTOR] = "sector",
  [TL_FIELD_FROM] = "from",           [TL_FIELD_TO] = "to",
};

static TlField
find_field (TlCodePane *self, GtkWidget *widget)
{
  for (TlField field = 0; field < TL_N_FIELDS; field++)
    if (widget != NULL
        && (widget == self->fields[field] || gtk_widget_is_ancestor (widget, self->fields[field])))
      return field;
  return TL_N_FIELDS;
}

static void
activated_cb (TlCodePane *self, GtkWidget *entry)
{
  TlField field = find_field (self, entry);

  if (field < TL_N_FIELDS)
    tl_code_pane_save_field (self, field);
}

static void
left_cb (TlCodePane *self, GtkEventController *controller)
{
  activated_cb (self, gtk_event_controller_get_widget (controller));
}

static gboolean
key_cb (TlCodePane *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  TlField field = find_field (self, root != NULL ? gtk_root_get_focus (root) : NULL);

  if (field == TL_N_FIELDS)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Escape && tl_code_pane_revert_field (self, field))
    return GDK_EVENT_STOP;
  if (keyval != GDK_KEY_Return || (state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  tl_code_pane_save_field (self, field);
  return GDK_EVENT_STOP;
}

static void
parent_chosen_cb (TlCodePane *self)
{
  tl_code_pane_parent_chosen (self);
}

static void
successor_chosen_cb (TlCodePane *self)
{
  tl_code_pane_successor_chosen (self);
}

static void
style_picked_cb (TlCodePane *self, const char *colour, const char *pattern)
{
  tl_code_pane_style_picked (self, colour, pattern);
}

static void
forget (TlCodePane *self)
{
  g_clear_object (&self->code);
  g_clear_object (&self->codebook);
}

static void
tl_code_pane_dispose (GObject *object)
{
  TlCodePane *self = TL_CODE_PANE (object);

  forget (self);
  g_clear_object (&self->library);
  g_clear_pointer (&self->parent_ids, g_ptr_array_unref);
  g_clear_pointer (&self->successor_ids, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), TL_TYPE_CODE_PANE);
  G_OBJECT_CLASS (tl_code_pane_parent_class)->dispose (object);
}

static void
tl_code_pane_finalize (GObject *object)
{
  for (TlField field = 0; field < TL_N_FIELDS; field++)
    g_free (TL_CODE_PANE (object)->shown[field]);
  G_OBJECT_CLASS (tl_code_pane_parent_class)->finalize (object);
}

static void
tl_code_pane_class_init (TlCodePaneClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_code_pane_dispose;
  G_OBJECT_CLASS (class)->finalize = tl_code_pane_finalize;
  g_type_ensure (TL_TYPE_STYLE_PICKER);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/throughline/Throughline/ui/codebook/code-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, TlCodePane, content);
  for (TlField field = 0; field < TL_N_FIELDS; field++)
    gtk_widget_class_bind_template_child_full (widget_class, field_ids[field], FALSE,
                                               G_STRUCT_OFFSET (TlCodePane, fields)
                                                   + (gssize) (field * sizeof (GtkWidget *)));
  gtk_widget_class_bind_template_child (widget_class, TlCodePane, state);
  gtk_widget_class_bind_template_child (widget_class, TlCodePane, error);
  gtk_widget_class_bind_template_child (widget_class, TlCodePane, phrases_label);
  gtk_widget_class_bind_template_child (widget_class, TlCodePane, theme_box);
  gtk_widget_class_bind_template_child (widget_class, TlCodePane, agency_box);
  gtk_widget_class_bind_template_child (widget_class, TlCodePane, parent);
  gtk_widget_class_bind_template_child (widget_class, TlCodePane, parent_hint);
  gtk_widget_class_bind_template_child (widget_class, TlCodePane, style_box);
  gtk_widget_class_bind_template_child (widget_class, TlCodePane, picker);
  gtk_widget_class_bind_template_child (widget_class, TlCodePane, style_hint);
  gtk_widget_class_bind_template_child (widget_class, TlCodePane, successor);
  gtk_widget_class_bind_template_child (widget_class, TlCodePane, chain);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, parent_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, successor_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, style_picked_cb);
}

static void
tl_code_pane_init (TlCodePane *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  for (TlField field = 0; field < TL_N_FIELDS; field++)
    {
      GtkEventController *focus = gtk_event_controller_focus_new ();

      g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
      gtk_widget_add_controller (self->fields[field], focus);
      self->shown[field] = g_strdup ("");
    }
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  tl_accessible_name_parts (GTK_WIDGET (self->parent), _ ("Stands below"));
  tl_accessible_name_parts (GTK_WIDGET (self->successor), _ ("Followed by"));
}

void
tl_code_pane_show_error (TlCodePane *self, const char *message)
{
  gtk_label_set_text (self->error, message != NULL ? message : "");
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->error)), message != NULL);
}

/* The code as the library has it; what was typed stays, to be stored with the next try or taken
 * back with Escape. */
static void
reload (TlCodePane *self)
{
  TlCodebook *codebook = tl_library_get_codebook (self->library);
  TlCode *code =
      tl_codebook_lookup (codebook, tl_code_get_kind (self->code), tl_code_get_id (self->code));

  if (code == NULL)
    return;
  g_set_object (&self->codebook, codebook);
  g_set_object (&self->code, code);
  tl_code_pane_keep_fields (self);
  tl_code_pane_fill_places (self);
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlCodePane) self = data;
  g_autoptr (GError) error = NULL;

  if (tl_library_verb_finish (TL_LIBRARY (object), result, &error)
      || TL_LIBRARY (object) != self->library || self->code == NULL)
    return;
  tl_code_pane_show_error (self, error->message);
  reload (self);
}

void
tl_code_pane_save (TlCodePane *self, TlCode *changed)
{
  if (self->library == NULL)
    return;
  g_set_object (&self->code, changed);
  tl_library_set_code_async (self->library, changed, saved_cb, g_object_ref (self));
}

void
tl_code_pane_flush (TlCodePane *self)
{
  g_return_if_fail (TL_IS_CODE_PANE (self));
  for (TlField field = 0; field < TL_N_FIELDS; field++)
    tl_code_pane_save_field (self, field);
}

void
tl_code_pane_set_library (TlCodePane *self, TlLibrary *library)
{
  g_return_if_fail (TL_IS_CODE_PANE (self));
  tl_code_pane_flush (self);
  forget (self);
  g_set_object (&self->library, library);
}

static void
show_state (TlCodePane *self)
{
  const char *id = tl_code_get_fact (self->code, "merged-into");
  TlCode *into = tl_codebook_lookup (self->codebook, tl_code_get_kind (self->code), id);
  g_autofree char *text =
      into != NULL ? g_strdup_printf (_ ("Retired: merged into “%s”, which has what was coded."),
                                      tl_code_get_label (into))
                   : g_strdup (_ ("Retired: findings keep it, but it is not offered any more."));

  gtk_label_set_text (self->state, text);
  gtk_widget_set_visible (GTK_WIDGET (self->state), tl_code_get_is_retired (self->code));
}

static void
set_editable (TlCodePane *self)
{
  gboolean can_write = self->library != NULL && !tl_library_get_is_read_only (self->library);

  for (TlField field = 0; field < TL_N_FIELDS; field++)
    if (GTK_IS_EDITABLE (self->fields[field]))
      gtk_editable_set_editable (GTK_EDITABLE (self->fields[field]), can_write);
    else
      gtk_text_view_set_editable (GTK_TEXT_VIEW (self->fields[field]), can_write);
  gtk_widget_set_sensitive (GTK_WIDGET (self->picker), can_write);
  gtk_widget_set_sensitive (GTK_WIDGET (self->successor), can_write);
  if (!can_write)
    gtk_widget_set_sensitive (GTK_WIDGET (self->parent), FALSE);
}

void
tl_code_pane_show (TlCodePane *self, TlCodeItem *item)
{
  TlCode *code = item != NULL ? tl_code_item_get_code (item) : NULL;
  gboolean is_other = code == NULL || self->code == NULL
                      || tl_code_get_kind (code) != tl_code_get_kind (self->code)
                      || !g_str_equal (tl_code_get_id (code), tl_code_get_id (self->code));

  g_return_if_fail (TL_IS_CODE_PANE (self));
  if (is_other)
    {
      tl_code_pane_flush (self);
      tl_code_pane_show_error (self, NULL);
    }
  if (code == NULL)
    {
      forget (self);
      return;
    }
  g_set_object (&self->codebook, tl_code_item_get_codebook (item));
  g_set_object (&self->code, code);
  gtk_label_set_text (self->phrases_label, tl_code_get_kind (code) == TL_CODE_AGENCY
                                               ? _ ("Other names, one a line")
                                               : _ ("Trigger phrases, one a line"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fields[TL_FIELD_PHRASES]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (self->phrases_label), -1);
  if (is_other)
    gtk_adjustment_set_value (
        gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->content)), 0);
  tl_code_pane_fill_fields (self, is_other);
  tl_code_pane_fill_places (self);
  show_state (self);
  set_editable (self);
}

void
tl_code_pane_rename (TlCodePane *self)
{
  g_return_if_fail (TL_IS_CODE_PANE (self));
  gtk_widget_grab_focus (self->fields[TL_FIELD_NAME]);
  gtk_editable_select_region (GTK_EDITABLE (self->fields[TL_FIELD_NAME]), 0, -1);
}
