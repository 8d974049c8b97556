/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tags several findings anew. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-retag-popover.h"

#include "tl-code-match.h"

#include <glib/gi18n.h>
#include <string.h>

enum
{
  MAX_MATCHES = 40
};

/* What is to become of a code; NULL in the table means that it stays as it is. */
typedef enum
{
  WISH_NONE = 1, /* no finding has it */
  WISH_ALL       /* all have it */
} Wish;

struct _TlRetagPopover
{
  GtkPopover parent_instance;

  /* Template widgets */
  GtkEditable *entry;
  GtkListView *list;
  GtkLabel *message;
  GtkButton *apply_button;

  GListStore *store;   /* TlCode */
  GHashTable *wishes;  /* TlCode -> Wish */
  GPtrArray *findings; /* TlFinding */
  TlCodebook *codebook;
};

enum
{
  APPLIED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlRetagPopover, tl_retag_popover, GTK_TYPE_POPOVER)

static gboolean
has_code (TlFinding *finding, TlCode *code)
{
  const char *id = tl_code_get_id (code);

  switch (tl_code_get_kind (code))
    {
    case TL_CODE_THEME:
      return g_strv_contains (tl_finding_get_themes (finding), id);
    case TL_CODE_AGENCY:
      return g_strv_contains (tl_finding_get_agencies (finding), id);
    case TL_CODE_FINDING_TYPE:
      return g_strcmp0 (tl_finding_get_type_id (finding), id) == 0;
    default:
      return FALSE;
    }
}

static guint
count_having (TlRetagPopover *self, TlCode *code)
{
  guint n = 0;

  for (guint i = 0; i < self->findings->len; i++)
    n += has_code (self->findings->pdata[i], code);
  return n;
}

static Wish
get_wish (TlRetagPopover *self, TlCode *code)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->wishes, code));
}

static void
set_wish (TlRetagPopover *self, TlCode *code, Wish wish)
{
  if (wish == 0)
    g_hash_table_remove (self->wishes, code);
  else
    g_hash_table_insert (self->wishes, g_object_ref (code), GUINT_TO_POINTER (wish));
}

/* A finding has one type: what is wished for takes the place of what was. */
static void
drop_types (TlRetagPopover *self)
{
  GHashTableIter iter;
  gpointer code;

  g_hash_table_iter_init (&iter, self->wishes);
  while (g_hash_table_iter_next (&iter, &code, NULL))
    if (tl_code_get_kind (code) == TL_CODE_FINDING_TYPE)
      g_hash_table_iter_remove (&iter);
}

/* As it is, all, none, and as it is again; a type cannot be taken off. */
static void
toggle (TlRetagPopover *self, TlCode *code)
{
  guint n = count_having (self, code);
  gboolean is_type = tl_code_get_kind (code) == TL_CODE_FINDING_TYPE;
  Wish wish = get_wish (self, code);

  if (wish == 0)
    wish = n < self->findings->len ? WISH_ALL : WISH_NONE;
  else if (wish == WISH_ALL && n > 0)
    wish = WISH_NONE;
  else
    wish = 0;
  if (is_type)
    {
      wish = wish == WISH_ALL ? WISH_ALL : 0;
      drop_types (self);
    }
  set_wish (self, code, wish);
}

/* "3 of 5", or what it becomes. */
static char *
format_state (TlRetagPopover *self, TlCode *code)
{
  switch (get_wish (self, code))
    {
    case WISH_ALL:
      return g_strdup (_ ("all"));
    case WISH_NONE:
      return g_strdup (_ ("none"));
    default:
      return g_strdup_printf (_ ("%u of %u"), count_having (self, code), self->findings->len);
    }
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *mark = gtk_image_new (),
            *name = gtk_label_new (NULL), *state = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (state, "secondary");
  gtk_widget_set_size_request (box, -1, 26);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), state);
  gtk_list_item_set_child (item, box);
}

static const char *
choose_icon (TlRetagPopover *self, TlCode *code)
{
  guint n = count_having (self, code);
  Wish wish = get_wish (self, code);

  if (wish == WISH_ALL || (wish == 0 && n == self->findings->len))
    return "checkbox-checked-symbolic";
  return wish == WISH_NONE || n == 0 ? "checkbox-symbolic" : "checkbox-mixed-symbolic";
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TlRetagPopover *self)
{
  TlCode *code = gtk_list_item_get_item (item);
  GtkWidget *mark = gtk_widget_get_first_child (gtk_list_item_get_child (item)),
            *name = gtk_widget_get_next_sibling (mark), *state = gtk_widget_get_next_sibling (name);
  g_autofree char *state_text = format_state (self, code);
  const char *text =
      tl_code_get_kind (code) == TL_CODE_THEME ? tl_code_get_label (code) : tl_code_get_name (code);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", text, state_text);

  gtk_image_set_from_icon_name (GTK_IMAGE (mark), choose_icon (self, code));
  gtk_label_set_text (GTK_LABEL (name), text);
  gtk_label_set_text (GTK_LABEL (state), state_text);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_widget_get_parent (gtk_list_item_get_child (item))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
add_codes (GPtrArray *codes, GPtrArray *more)
{
  for (guint i = 0; i < more->len; i++)
    if (!g_ptr_array_find (codes, more->pdata[i], NULL))
      g_ptr_array_add (codes, more->pdata[i]);
}

/* Without words: what the findings have, then the types, then all themes. */
static void
search (TlRetagPopover *self)
{
  static const TlCodeKind kinds[] = { TL_CODE_THEME, TL_CODE_AGENCY, TL_CODE_FINDING_TYPE };
  const char *query = gtk_editable_get_text (self->entry);
  g_autoptr (GPtrArray) recent = g_ptr_array_new (), codes = g_ptr_array_new ();
  g_autoptr (GPtrArray) matches =
      tl_code_match (self->codebook, query, recent, *query != '\0' ? MAX_MATCHES : G_MAXUINT);

  for (guint k = 0; *query == '\0' && k < G_N_ELEMENTS (kinds); k++)
    {
      GPtrArray *all = tl_codebook_get (self->codebook, kinds[k]);

      for (guint i = 0; i < all->len; i++)
        if (count_having (self, all->pdata[i]) > 0 || get_wish (self, all->pdata[i]) != 0)
          g_ptr_array_add (codes, all->pdata[i]);
    }
  if (*query == '\0')
    add_codes (codes, tl_codebook_get (self->codebook, TL_CODE_FINDING_TYPE));
  add_codes (codes, matches);
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)),
                       codes->pdata, codes->len);
}

static void
update_button (TlRetagPopover *self)
{
  g_autofree char *label = g_strdup_printf (
      ngettext ("Tag %u finding anew", "Tag %u findings anew", self->findings->len),
      self->findings->len);

  gtk_button_set_label (self->apply_button, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply_button), g_hash_table_size (self->wishes) > 0);
}

static void
search_changed_cb (TlRetagPopover *self)
{
  if (self->codebook != NULL)
    search (self);
}

static void
toggle_at (TlRetagPopover *self, guint position)
{
  g_autoptr (TlCode) code = g_list_model_get_item (G_LIST_MODEL (self->store), position);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));

  if (code == NULL)
    return;
  toggle (self, code);
  /* All rows are told: a type that is chosen lets go of another. */
  g_list_model_items_changed (G_LIST_MODEL (self->store), 0, n, n);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
  update_button (self);
}

static void
row_activated_cb (TlRetagPopover *self, guint position)
{
  toggle_at (self, position);
}

static void
entry_activated_cb (TlRetagPopover *self)
{
  toggle_at (self, 0);
  gtk_editable_select_region (self->entry, 0, -1);
}

/* (transfer full): the ids of @old as the wishes for codes of @kind make them. */
static GStrv
apply_wishes (TlRetagPopover *self, TlCodeKind kind, const char *const *old)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer code, wish;

  for (; *old != NULL; old++)
    {
      TlCode *own = tl_codebook_lookup (self->codebook, kind, *old);

      if (own == NULL || get_wish (self, own) != WISH_NONE)
        g_strv_builder_add (ids, *old);
    }
  g_hash_table_iter_init (&iter, self->wishes);
  while (g_hash_table_iter_next (&iter, &code, &wish))
    if (tl_code_get_kind (code) == kind && GPOINTER_TO_UINT (wish) == WISH_ALL
        && !g_strv_contains (old, tl_code_get_id (code)))
      g_strv_builder_add (ids, tl_code_get_id (code));
  return g_strv_builder_end (ids);
}

static const char *
find_type (TlRetagPopover *self)
{
  GHashTableIter iter;
  gpointer code;

  g_hash_table_iter_init (&iter, self->wishes);
  while (g_hash_table_iter_next (&iter, &code, NULL))
    if (tl_code_get_kind (code) == TL_CODE_FINDING_TYPE)
      return tl_code_get_id (code);
  return NULL;
}

static gboolean
is_same (TlFinding *a, TlFinding *b)
{
  return g_strv_equal (tl_finding_get_themes (a), tl_finding_get_themes (b))
         && g_strv_equal (tl_finding_get_agencies (a), tl_finding_get_agencies (b))
         && g_strcmp0 (tl_finding_get_type_id (a), tl_finding_get_type_id (b)) == 0;
}

static void
apply_cb (TlRetagPopover *self)
{
  g_autoptr (GPtrArray) changed = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->findings->len; i++)
    {
      TlFinding *old = self->findings->pdata[i];
      const char *const *old_themes = tl_finding_get_themes (old), *const *old_agencies =
                                                                       tl_finding_get_agencies (
                                                                           old);
      g_auto (GStrv) themes = apply_wishes (self, TL_CODE_THEME, old_themes);
      g_auto (GStrv) agencies = apply_wishes (self, TL_CODE_AGENCY, old_agencies);
      g_autoptr (TlFinding) now =
          tl_finding_recode (old, find_type (self), (const char *const *) themes,
                             (const char *const *) agencies, NULL);

      if (!is_same (old, now))
        g_ptr_array_add (changed, g_steal_pointer (&now));
    }
  gtk_popover_popdown (GTK_POPOVER (self));
  if (changed->len > 0)
    g_signal_emit (self, signals[APPLIED], 0, changed);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                TlRetagPopover *self)
{
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || (state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  apply_cb (self);
  return GDK_EVENT_STOP;
}

static void
tl_retag_popover_dispose (GObject *object)
{
  TlRetagPopover *self = TL_RETAG_POPOVER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TL_TYPE_RETAG_POPOVER);
  g_clear_object (&self->store);
  g_clear_object (&self->codebook);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->wishes, g_hash_table_unref);
  G_OBJECT_CLASS (tl_retag_popover_parent_class)->dispose (object);
}

static void
tl_retag_popover_class_init (TlRetagPopoverClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_retag_popover_dispose;
  signals[APPLIED] = g_signal_new ("applied", TL_TYPE_RETAG_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/throughline/Throughline/ui/reading/retag-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, TlRetagPopover, entry);
  gtk_widget_class_bind_template_child (widget_class, TlRetagPopover, list);
  gtk_widget_class_bind_template_child (widget_class, TlRetagPopover, message);
  gtk_widget_class_bind_template_child (widget_class, TlRetagPopover, apply_button);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
}

static void
tl_retag_popover_init (TlRetagPopover *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;

  self->wishes = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->findings = g_ptr_array_new ();
  self->store = g_list_store_new (TL_TYPE_CODE);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  selection =
      GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->store))));
  gtk_list_view_set_model (self->list, selection);
  gtk_list_view_set_factory (self->list, factory);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
tl_retag_popover_new (void)
{
  return g_object_new (TL_TYPE_RETAG_POPOVER, NULL);
}

void
tl_retag_popover_show_message (TlRetagPopover *self, const char *message)
{
  g_return_if_fail (TL_IS_RETAG_POPOVER (self));
  gtk_label_set_text (self->message, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
  /* GTK 4.8 cannot announce; a new description is spoken. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  message != NULL ? message : "", -1);
}

void
tl_retag_popover_set_findings (TlRetagPopover *self, GPtrArray *findings, TlCodebook *codebook)
{
  g_return_if_fail (TL_IS_RETAG_POPOVER (self) && findings != NULL && TL_IS_CODEBOOK (codebook));
  g_ptr_array_unref (self->findings);
  self->findings = g_ptr_array_ref (findings);
  g_set_object (&self->codebook, codebook);
  g_hash_table_remove_all (self->wishes);
  tl_retag_popover_show_message (self, NULL);
  gtk_editable_set_text (self->entry, "");
  search (self);
  update_button (self);
}
