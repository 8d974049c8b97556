/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks into which code another is merged. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-merge-pane.h"

#include "tl-text.h"
#include "tl-theme-style.h"

#include <glib/gi18n.h>
#include <string.h>

struct _TlMergePane
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *content;
  GtkLabel *title;
  GtkLabel *explanation;
  GtkLabel *error;
  GtkEditable *search;
  GtkListView *list;
  GtkWidget *done_button;

  TlLibrary *library; /* nullable: while it asks */
  TlCode *code;       /* nullable */
  GListStore *codes;  /* TlCode */
  GtkSingleSelection *selection;
  char *into_id; /* nullable */
};

enum
{
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlMergePane, tl_merge_pane, GTK_TYPE_WIDGET)

static void
show_error (TlMergePane *self, const char *message)
{
  gtk_label_set_text (self->error, message != NULL ? message : "");
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->error)), message != NULL);
}

static void
forget (TlMergePane *self)
{
  g_clear_object (&self->library);
  g_clear_object (&self->code);
  g_clear_pointer (&self->into_id, g_free);
}

static void
end (TlMergePane *self, const char *id)
{
  g_autofree char *own_id = g_strdup (id);

  forget (self);
  g_signal_emit (self, signals[ENDED], 0, own_id);
}

/* What may take the code in: in use, not itself, not below it. */
static gboolean
is_candidate (TlMergePane *self, TlCode *code, const char *folded)
{
  g_autofree char *label = tl_text_fold (tl_code_get_label (code));

  return !tl_code_get_is_retired (code)
         && !g_str_equal (tl_code_get_id (code), tl_code_get_id (self->code))
         && g_strcmp0 (tl_code_get_parent_id (code), tl_code_get_id (self->code)) != 0
         && strstr (label, folded) != NULL;
}

static void
search_cb (TlMergePane *self)
{
  g_autofree char *folded = tl_text_fold (gtk_editable_get_text (self->search));
  GPtrArray *all;

  if (self->library == NULL)
    return;
  g_list_store_remove_all (self->codes);
  all = tl_codebook_get (tl_library_get_codebook (self->library), tl_code_get_kind (self->code));
  for (guint i = 0; i < all->len; i++)
    if (is_candidate (self, all->pdata[i], folded))
      g_list_store_append (self->codes, all->pdata[i]);
  gtk_widget_set_sensitive (self->done_button,
                            g_list_model_get_n_items (G_LIST_MODEL (self->codes)) > 0);
}

static void
merged_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlMergePane) self = data;
  g_autoptr (GError) error = NULL;

  if (tl_library_verb_finish (TL_LIBRARY (object), result, &error))
    end (self, self->into_id);
  else
    show_error (self, error->message);
}

static void
merge_cb (TlMergePane *self)
{
  TlCode *into = gtk_single_selection_get_selected_item (self->selection);

  if (self->library == NULL || into == NULL)
    return;
  show_error (self, NULL);
  g_free (self->into_id);
  self->into_id = g_strdup (tl_code_get_id (into));
  tl_library_merge_codes_async (self->library, tl_code_get_kind (self->code),
                                tl_code_get_id (self->code), self->into_id, merged_cb,
                                g_object_ref (self));
}

static void
cancel_cb (TlMergePane *self)
{
  end (self, NULL);
}

static void
cancel_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cancel_cb (TL_MERGE_PANE (widget));
}

/* Up and Down in the search entry go through the list. */
static gboolean
key_cb (TlMergePane *self, guint keyval, guint keycode, GdkModifierType state)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->codes));
  guint at = gtk_single_selection_get_selected (self->selection);

  if (n == 0 || (keyval != GDK_KEY_Down && keyval != GDK_KEY_Up))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Down && at + 1 < n)
    at++;
  if (keyval == GDK_KEY_Up && at > 0)
    at--;
  gtk_single_selection_set_selected (self->selection, at);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", at);
  return GDK_EVENT_STOP;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, TlMergePane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), tl_theme_swatch_new ());
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (list_item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, TlMergePane *self)
{
  TlCode *code = gtk_list_item_get_item (list_item);
  GtkWidget *box = gtk_list_item_get_child (list_item), *swatch = gtk_widget_get_first_child (box);

  gtk_widget_set_visible (swatch, tl_code_get_kind (code) == TL_CODE_THEME);
  if (self->library != NULL)
    tl_theme_swatch_set_theme (swatch, tl_library_get_codebook (self->library),
                               tl_code_get_id (code));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), tl_code_get_label (code));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, tl_code_get_label (code), -1);
}

static void
tl_merge_pane_dispose (GObject *object)
{
  TlMergePane *self = TL_MERGE_PANE (object);

  forget (self);
  g_clear_object (&self->codes);
  g_clear_object (&self->selection);
  gtk_widget_dispose_template (GTK_WIDGET (self), TL_TYPE_MERGE_PANE);
  G_OBJECT_CLASS (tl_merge_pane_parent_class)->dispose (object);
}

static void
tl_merge_pane_class_init (TlMergePaneClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_merge_pane_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/throughline/Throughline/ui/codebook/merge-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, TlMergePane, content);
  gtk_widget_class_bind_template_child (widget_class, TlMergePane, title);
  gtk_widget_class_bind_template_child (widget_class, TlMergePane, explanation);
  gtk_widget_class_bind_template_child (widget_class, TlMergePane, error);
  gtk_widget_class_bind_template_child (widget_class, TlMergePane, search);
  gtk_widget_class_bind_template_child (widget_class, TlMergePane, list);
  gtk_widget_class_bind_template_child (widget_class, TlMergePane, done_button);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, merge_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_install_action (widget_class, "merge-codes.cancel", NULL, cancel_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "merge-codes.cancel", NULL);
  signals[ENDED] = g_signal_new ("ended", TL_TYPE_MERGE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tl_merge_pane_init (TlMergePane *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->codes = g_list_store_new (TL_TYPE_CODE);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->codes)));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  gtk_list_view_set_factory (self->list, factory);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
}

void
tl_merge_pane_ask (TlMergePane *self, TlLibrary *library, TlCodeItem *item)
{
  TlCode *code = tl_code_item_get_code (item);
  guint n = tl_code_item_get_n_findings (item);
  g_autofree char *title = NULL;
  g_autofree char *explanation = NULL;

  g_return_if_fail (TL_IS_MERGE_PANE (self) && TL_IS_LIBRARY (library));
  forget (self);
  self->library = g_object_ref (library);
  self->code = g_object_ref (code);
  title = g_strdup_printf (_ ("Merge “%s” into another code"), tl_code_get_label (code));
  explanation = g_strdup_printf (
      ngettext ("The code you choose takes its %u finding, its phrases and all else that has it. "
                "“%s” stays in the codebook as retired.",
                "The code you choose takes its %u findings, its phrases and all else that has it. "
                "“%s” stays in the codebook as retired.",
                n),
      n, tl_code_get_id (code));
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->explanation, explanation);
  gtk_editable_set_text (self->search, "");
  search_cb (self);
  show_error (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
