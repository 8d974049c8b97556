/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks what a new code is called and, where one is split, which findings it takes. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-new-code-pane.h"

#include "tl-cancel.h"
#include "tl-split-item.h"

#include <glib/gi18n.h>

struct _TlNewCodePane
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *content;
  GtkLabel *title;
  GtkLabel *error;
  GtkEditable *name;
  GtkEditable *id;
  GtkWidget *findings_box;
  GtkLabel *findings_label;
  GtkWidget *below_note;
  GtkListView *list;
  GtkButton *done_button;

  TlLibrary *library; /* nullable: while it asks */
  TlCodeKind kind;
  char *parent_id;      /* nullable */
  TlCode *old;          /* nullable: the code that is split */
  GListStore *findings; /* TlSplitItem */
  guint n_chosen;
  GCancellable *loading; /* nullable */
};

enum
{
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlNewCodePane, tl_new_code_pane, GTK_TYPE_WIDGET)

static void
show_error (TlNewCodePane *self, const char *message)
{
  gtk_label_set_text (self->error, message != NULL ? message : "");
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->error)), message != NULL);
}

static void
forget (TlNewCodePane *self)
{
  tl_cancel (&self->loading);
  g_list_store_remove_all (self->findings);
  self->n_chosen = 0;
  g_clear_object (&self->old);
  g_clear_object (&self->library);
  g_clear_pointer (&self->parent_id, g_free);
}

static void
end (TlNewCodePane *self, const char *id)
{
  g_autofree char *own_id = g_strdup (id);

  forget (self);
  g_signal_emit (self, signals[ENDED], 0, own_id);
}

static GStrv
list_chosen (TlNewCodePane *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->findings));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TlSplitItem) item = g_list_model_get_item (G_LIST_MODEL (self->findings), i);

      if (tl_split_item_get_chosen (item))
        g_strv_builder_add (ids, tl_finding_get_id (tl_split_item_get_finding (item)));
    }
  return g_strv_builder_end (ids);
}

/* What is missing stands on the button that it keeps off. */
static void
update (TlNewCodePane *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->findings));
  g_autofree char *name = g_strdup (gtk_editable_get_text (self->name));
  g_autofree char *text = NULL;
  const char *fault = NULL;

  if (*g_strstrip (name) == '\0')
    fault = _ ("The new code needs a name");
  else if (self->old != NULL && self->n_chosen == 0)
    fault = _ ("Choose which findings go to the new code");
  gtk_widget_set_sensitive (GTK_WIDGET (self->done_button), fault == NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->done_button), fault);
  if (self->old == NULL)
    return;
  text = n == 0 ? g_strdup (_ ("No finding has this code"))
                : g_strdup_printf (_ ("%u of %u go to the new code, %u stay"), self->n_chosen, n,
                                   n - self->n_chosen);
  gtk_label_set_text (self->findings_label, text);
}

static void
done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlNewCodePane) self = data;
  g_autoptr (GError) error = NULL;

  if (tl_library_verb_finish (TL_LIBRARY (object), result, &error))
    end (self, gtk_editable_get_text (self->id));
  else
    {
      show_error (self, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->id));
    }
}

static void
finish_cb (TlNewCodePane *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  g_autofree char *id = g_strstrip (g_strdup (gtk_editable_get_text (self->id)));
  g_auto (GStrv) chosen = list_chosen (self);
  g_autoptr (TlCode) code = NULL;

  if (self->library == NULL || !gtk_widget_get_sensitive (GTK_WIDGET (self->done_button)))
    return;
  code = tl_code_new (self->kind, id, self->parent_id, name, NULL, NULL, NULL, FALSE);
  gtk_editable_set_text (self->id, id);
  show_error (self, NULL);
  if (self->old != NULL)
    tl_library_split_code_async (self->library, tl_code_get_id (self->old), code,
                                 (const char *const *) chosen, done_cb, g_object_ref (self));
  else
    tl_library_add_code_async (self->library, code, done_cb, g_object_ref (self));
}

static void
cancel_cb (TlNewCodePane *self)
{
  end (self, NULL);
}

static void
cancel_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cancel_cb (TL_NEW_CODE_PANE (widget));
}

static void
item_chosen_cb (TlNewCodePane *self, GParamSpec *pspec, TlSplitItem *item)
{
  if (tl_split_item_get_chosen (item))
    self->n_chosen++;
  else
    self->n_chosen--;
  update (self);
}

static void
toggle_cb (TlNewCodePane *self, guint position)
{
  g_autoptr (TlSplitItem) item = g_list_model_get_item (G_LIST_MODEL (self->findings), position);

  if (item != NULL)
    tl_split_item_set_chosen (item, !tl_split_item_get_chosen (item));
}

static void
toggle_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlNewCodePane *self = TL_NEW_CODE_PANE (widget);
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (self->list));

  toggle_cb (self, gtk_single_selection_get_selected (selection));
}

static void
choose_all (TlNewCodePane *self, gboolean is_chosen)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->findings));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TlSplitItem) item = g_list_model_get_item (G_LIST_MODEL (self->findings), i);

      tl_split_item_set_chosen (item, is_chosen);
    }
}

static void
all_cb (TlNewCodePane *self)
{
  choose_all (self, TRUE);
}

static void
none_cb (TlNewCodePane *self)
{
  choose_all (self, FALSE);
}

static void
changed_cb (TlNewCodePane *self)
{
  update (self);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, TlNewCodePane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *check = gtk_check_button_new (),
            *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *quote = gtk_label_new (NULL),
            *source = gtk_label_new (NULL);

  gtk_widget_set_valign (check, GTK_ALIGN_START);
  gtk_widget_set_can_focus (check, FALSE);
  gtk_label_set_wrap (GTK_LABEL (quote), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (quote), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (quote), 0);
  gtk_label_set_lines (GTK_LABEL (quote), 3);
  gtk_label_set_ellipsize (GTK_LABEL (quote), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (quote, "quotation");
  gtk_label_set_xalign (GTK_LABEL (source), 0);
  gtk_label_set_ellipsize (GTK_LABEL (source), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (source, "secondary");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), quote);
  gtk_box_append (GTK_BOX (words), source);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_item_set_child (list_item, box);
}

static void
name_row (GtkListItem *list_item, TlSplitItem *item, const char *source)
{
  GtkWidget *row = gtk_widget_get_parent (gtk_list_item_get_child (list_item));
  g_autofree char *name = g_strdup_printf (
      tl_split_item_get_chosen (item) ? _ ("Goes to the new code: %s, %s") : _ ("Stays: %s, %s"),
      tl_finding_get_quote (tl_split_item_get_finding (item)), source);

  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
chosen_cb (TlSplitItem *item, GParamSpec *pspec, GtkListItem *list_item)
{
  GtkWidget *box = gtk_list_item_get_child (list_item);
  GtkWidget *source =
      box != NULL ? gtk_widget_get_last_child (gtk_widget_get_last_child (box)) : NULL;

  if (source != NULL && gtk_list_item_get_item (list_item) == item)
    name_row (list_item, item, gtk_label_get_text (GTK_LABEL (source)));
}

/* Appends the sub-themes of the theme that is split. */
static void
append_sub_themes (TlNewCodePane *self, TlFinding *finding, GString *text)
{
  TlCodebook *codebook = tl_library_get_codebook (self->library);
  const char *const *themes = tl_finding_get_themes (finding);

  for (guint i = 0; themes[i] != NULL; i++)
    {
      TlCode *theme = tl_codebook_lookup (codebook, TL_CODE_THEME, themes[i]);

      if (theme != NULL
          && g_strcmp0 (tl_code_get_parent_id (theme), tl_code_get_id (self->old)) == 0)
        g_string_append_printf (text, " · %s", tl_code_get_label (theme));
    }
}

static char *
describe_source (TlNewCodePane *self, TlFinding *finding)
{
  TlReview *review = self->library != NULL
                         ? tl_library_get_review (self->library, tl_finding_get_review_id (finding))
                         : NULL;
  const char *title = review != NULL ? tl_review_get_title (review) : "",
             *number = tl_finding_get_number (finding);
  GString *text = g_string_new (NULL);

  if (*number != '\0')
    g_string_printf (text, _ ("%s, paragraph %s"), title, number);
  else
    g_string_printf (text, _ ("%s, page %u"), title, tl_finding_get_page (finding));
  if (self->old != NULL && tl_code_get_kind (self->old) == TL_CODE_THEME)
    append_sub_themes (self, finding, text);
  return g_string_free (text, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, TlNewCodePane *self)
{
  TlSplitItem *item = gtk_list_item_get_item (list_item);
  TlFinding *finding = tl_split_item_get_finding (item);
  GtkWidget *box = gtk_list_item_get_child (list_item), *check = gtk_widget_get_first_child (box),
            *quote = gtk_widget_get_first_child (gtk_widget_get_last_child (box)),
            *source = gtk_widget_get_next_sibling (quote);
  g_autofree char *words = g_strdup_printf (_ ("“%s”"), tl_finding_get_quote (finding));
  g_autofree char *place = describe_source (self, finding);
  GBinding *binding;

  gtk_label_set_text (GTK_LABEL (quote), words);
  gtk_label_set_text (GTK_LABEL (source), place);
  binding = g_object_bind_property (item, "chosen", check, "active",
                                    G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_object_set_data (G_OBJECT (list_item), "binding", binding);
  g_signal_connect_object (item, "notify::chosen", G_CALLBACK (chosen_cb), list_item, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Goes to the new code"), -1);
  name_row (list_item, item, place);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, TlNewCodePane *self)
{
  g_binding_unbind (g_object_get_data (G_OBJECT (list_item), "binding"));
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), chosen_cb, list_item);
}

static void
tl_new_code_pane_dispose (GObject *object)
{
  TlNewCodePane *self = TL_NEW_CODE_PANE (object);

  if (self->findings != NULL)
    forget (self);
  g_clear_object (&self->findings);
  gtk_widget_dispose_template (GTK_WIDGET (self), TL_TYPE_NEW_CODE_PANE);
  G_OBJECT_CLASS (tl_new_code_pane_parent_class)->dispose (object);
}

static void
tl_new_code_pane_class_init (TlNewCodePaneClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_new_code_pane_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/throughline/Throughline/ui/codebook/new-code-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, TlNewCodePane, content);
  gtk_widget_class_bind_template_child (widget_class, TlNewCodePane, title);
  gtk_widget_class_bind_template_child (widget_class, TlNewCodePane, error);
  gtk_widget_class_bind_template_child (widget_class, TlNewCodePane, name);
  gtk_widget_class_bind_template_child (widget_class, TlNewCodePane, id);
  gtk_widget_class_bind_template_child (widget_class, TlNewCodePane, findings_box);
  gtk_widget_class_bind_template_child (widget_class, TlNewCodePane, findings_label);
  gtk_widget_class_bind_template_child (widget_class, TlNewCodePane, below_note);
  gtk_widget_class_bind_template_child (widget_class, TlNewCodePane, list);
  gtk_widget_class_bind_template_child (widget_class, TlNewCodePane, done_button);
  gtk_widget_class_bind_template_callback (widget_class, finish_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, toggle_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_cb);
  gtk_widget_class_bind_template_callback (widget_class, none_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_install_action (widget_class, "new-code.cancel", NULL, cancel_action_cb);
  gtk_widget_class_install_action (widget_class, "new-code.toggle", NULL, toggle_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "new-code.cancel", NULL);
  signals[ENDED] = g_signal_new ("ended", TL_TYPE_NEW_CODE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

/* Space turns over the finding that one is at; the list itself would select it. */
static void
add_space (TlNewCodePane *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_space, 0),
                                                        gtk_named_action_new ("new-code.toggle")));
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}

static void
tl_new_code_pane_init (TlNewCodePane *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSingleSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->findings = g_list_store_new (TL_TYPE_SPLIT_ITEM);
  selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->findings)));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  gtk_list_view_set_factory (self->list, factory);
  add_space (self);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlNewCodePane) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings =
      tl_library_load_findings_with_code_finish (TL_LIBRARY (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->loading);
  if (findings == NULL)
    {
      show_error (self, error->message);
      return;
    }
  for (guint i = 0; i < findings->len; i++)
    {
      TlSplitItem *item = tl_split_item_new (findings->pdata[i]);

      g_signal_connect_object (item, "notify::chosen", G_CALLBACK (item_chosen_cb), self,
                               G_CONNECT_SWAPPED);
      findings->pdata[i] = item;
      g_object_unref (tl_split_item_get_finding (item));
    }
  g_list_store_splice (self->findings, 0, 0, findings->pdata, findings->len);
  update (self);
}

static void
ask (TlNewCodePane *self, TlLibrary *library, TlCodeKind kind, const char *parent_id,
     const char *title)
{
  g_autofree char *id = tl_codebook_propose_id (tl_library_get_codebook (library), kind, parent_id);
  g_autofree char *own_parent_id = g_strdup (parent_id);

  forget (self);
  self->library = g_object_ref (library);
  self->kind = kind;
  self->parent_id = g_steal_pointer (&own_parent_id);
  gtk_label_set_text (self->title, title);
  gtk_editable_set_text (self->name, "");
  gtk_editable_set_text (self->id, id);
  show_error (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

void
tl_new_code_pane_add (TlNewCodePane *self, TlLibrary *library, TlCodeKind kind,
                      const char *parent_id)
{
  TlCode *parent;
  g_autofree char *title = NULL;

  g_return_if_fail (TL_IS_NEW_CODE_PANE (self) && TL_IS_LIBRARY (library));
  parent = tl_codebook_lookup (tl_library_get_codebook (library), kind, parent_id);
  title = parent != NULL ? g_strdup_printf (_ ("New sub-theme of “%s”"), tl_code_get_label (parent))
                         : g_strdup (kind == TL_CODE_THEME    ? _ ("New theme")
                                     : kind == TL_CODE_AGENCY ? _ ("New agency")
                                                              : _ ("New finding type"));
  ask (self, library, kind, parent_id, title);
  gtk_widget_set_visible (self->findings_box, FALSE);
  gtk_button_set_label (self->done_button, _ ("Add"));
  update (self);
}

void
tl_new_code_pane_split (TlNewCodePane *self, TlLibrary *library, TlCode *code,
                        gboolean has_sub_themes)
{
  g_autofree char *title = NULL;

  g_return_if_fail (TL_IS_NEW_CODE_PANE (self) && TL_IS_LIBRARY (library) && TL_IS_CODE (code));
  title = g_strdup_printf (_ ("Split “%s”"), tl_code_get_label (code));
  ask (self, library, tl_code_get_kind (code), tl_code_get_parent_id (code), title);
  self->old = g_object_ref (code);
  gtk_widget_set_visible (self->findings_box, TRUE);
  gtk_widget_set_visible (self->below_note, has_sub_themes);
  gtk_button_set_label (self->done_button, _ ("Split"));
  self->loading = g_cancellable_new ();
  tl_library_load_findings_with_code_async (library, tl_code_get_kind (code), tl_code_get_id (code),
                                            self->loading, loaded_cb, g_object_ref (self));
  update (self);
}
