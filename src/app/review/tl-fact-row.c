/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One case fact: value, source, and whether a person confirmed it. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-fact-row.h"

#include "tl-accessible.h"
#include "tl-date.h"
#include "tl-values-popover.h"
#include "tl-wrap-layout.h"

#include <glib/gi18n.h>
#include <string.h>

struct _TlFactRow
{
  GtkListBoxRow parent_instance;

  /* Template widgets */
  GtkLabel *name;
  GtkLabel *source;
  GtkStack *editor;
  GtkEditable *words;
  GtkDropDown *choice;
  GtkBox *words_box;
  GtkWidget *place_button;
  GtkImage *state_icon;
  GtkLabel *state;
  GtkWidget *confirm_button;

  TlCode *variable;
  char *quote; /* nullable: what it was read from */
  guint page;
  char *shown;   /* the values as they stand in the library, joined */
  GStrv choices; /* nullable: what an enum may be */
  gboolean is_told, is_proposed, is_showing, can_write;
};

enum
{
  ACCEPTED,
  PLACE_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlFactRow, tl_fact_row, GTK_TYPE_LIST_BOX_ROW)

static gboolean
takes_several (TlFactRow *self)
{
  return g_strcmp0 (tl_code_get_fact (self->variable, "type"), "multi") == 0;
}

static gboolean
is_date (TlFactRow *self)
{
  const char *type = tl_code_get_fact (self->variable, "type");

  return g_strcmp0 (type, "month") == 0 || g_strcmp0 (type, "date") == 0;
}

/* Whether @values can stand; dates are brought to their one form. */
static gboolean
check_values (TlFactRow *self, GStrv values)
{
  g_autofree char *date = NULL;
  gboolean is_right;

  if (!is_date (self) || values[0] == NULL || g_str_equal (values[0], TL_NOT_STATED))
    return TRUE;
  date = tl_date_parse (values[0]);
  is_right = date != NULL;
  if (is_right)
    {
      g_free (values[0]);
      values[0] = g_steal_pointer (&date);
    }
  return is_right;
}

static void
show_wrong_date (TlFactRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "error");
  gtk_label_set_text (self->source,
                      _ ("This is no date. It can be 13 May 2019, May 2019 or 2019."));
  gtk_widget_set_visible (GTK_WIDGET (self->source), TRUE);
}

/* What stands in the entry, as values; several are parted by semicolons. */
static GStrv
read_words (TlFactRow *self)
{
  const char *text = gtk_editable_get_text (self->words);
  g_auto (GStrv) parts =
      takes_several (self) ? g_strsplit (text, ";", -1) : g_strsplit (text, "\n", 1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (builder, parts[i]);
  return g_strv_builder_end (builder);
}

static void
words_accepted_cb (TlFactRow *self)
{
  g_auto (GStrv) values = NULL;

  if (!self->can_write)
    return;
  values = read_words (self);
  if (check_values (self, values))
    g_signal_emit (self, signals[ACCEPTED], 0, values);
  else
    show_wrong_date (self);
}

static void
place_clicked_cb (TlFactRow *self)
{
  if (self->quote != NULL)
    g_signal_emit (self, signals[PLACE_ACTIVATED], 0, self->quote, self->page);
}

static void
update_button (TlFactRow *self)
{
  gboolean is_changed = g_strcmp0 (gtk_editable_get_text (self->words), self->shown) != 0;

  gtk_widget_set_sensitive (self->confirm_button,
                            self->can_write && (is_changed || self->is_proposed));
}

static void
words_changed_cb (TlFactRow *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->words), "error");
  update_button (self);
}

static void
choice_made_cb (TlFactRow *self)
{
  guint i = gtk_drop_down_get_selected (self->choice);

  if (self->is_showing || self->choices == NULL || i == GTK_INVALID_LIST_POSITION)
    return;
  /* The first choice is none. */
  gtk_editable_set_text (self->words, i == 0 ? "" : self->choices[i]);
  words_accepted_cb (self);
}

static void
values_mapped_cb (TlFactRow *self, TlValuesPopover *popover)
{
  g_auto (GStrv) values = read_words (self);

  tl_values_popover_set_values (popover, (const char *const *) values);
}

static void
values_changed_cb (TlFactRow *self, TlValuesPopover *popover)
{
  g_auto (GStrv) values = tl_values_popover_dup_values (popover);
  g_autofree char *joined = g_strjoinv ("; ", values);

  gtk_editable_set_text (self->words, joined);
}

/* Several ticks are one change. */
static void
values_closed_cb (TlFactRow *self)
{
  if (g_strcmp0 (gtk_editable_get_text (self->words), self->shown) != 0)
    words_accepted_cb (self);
}

static void
tl_fact_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TL_TYPE_FACT_ROW);
  G_OBJECT_CLASS (tl_fact_row_parent_class)->dispose (object);
}

static void
tl_fact_row_finalize (GObject *object)
{
  TlFactRow *self = TL_FACT_ROW (object);

  g_clear_object (&self->variable);
  g_free (self->quote);
  g_free (self->shown);
  g_strfreev (self->choices);
  G_OBJECT_CLASS (tl_fact_row_parent_class)->finalize (object);
}

static void
tl_fact_row_class_init (TlFactRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_fact_row_dispose;
  G_OBJECT_CLASS (class)->finalize = tl_fact_row_finalize;
  signals[ACCEPTED] = g_signal_new ("accepted", TL_TYPE_FACT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
  signals[PLACE_ACTIVATED] =
      g_signal_new ("place-activated", TL_TYPE_FACT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
  g_type_ensure (TL_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/throughline/Throughline/ui/review/fact-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TlFactRow, name);
  gtk_widget_class_bind_template_child (widget_class, TlFactRow, source);
  gtk_widget_class_bind_template_child (widget_class, TlFactRow, editor);
  gtk_widget_class_bind_template_child (widget_class, TlFactRow, words);
  gtk_widget_class_bind_template_child (widget_class, TlFactRow, choice);
  gtk_widget_class_bind_template_child (widget_class, TlFactRow, words_box);
  gtk_widget_class_bind_template_child (widget_class, TlFactRow, place_button);
  gtk_widget_class_bind_template_child (widget_class, TlFactRow, state_icon);
  gtk_widget_class_bind_template_child (widget_class, TlFactRow, state);
  gtk_widget_class_bind_template_child (widget_class, TlFactRow, confirm_button);
  gtk_widget_class_bind_template_callback (widget_class, words_accepted_cb);
  gtk_widget_class_bind_template_callback (widget_class, words_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_made_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_clicked_cb);
}

static void
tl_fact_row_init (TlFactRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What a fact may be: its own values, and that the report does not tell. A list that says where its
 * values are ("see …") gives none. */
static GStrv
list_values (TlCode *variable)
{
  const char *values = tl_code_get_fact (variable, "values");
  gboolean is_bool = g_strcmp0 (tl_code_get_fact (variable, "type"), "bool") == 0;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  if (!is_bool && (values == NULL || g_str_has_prefix (values, "see ")))
    return NULL;
  parts = g_strsplit (is_bool ? "Yes;No" : values, ";", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (builder, parts[i]);
  g_strv_builder_add (builder, TL_NOT_STATED);
  return g_strv_builder_end (builder);
}

/* One of the values, or none. */
static void
offer_choice (TlFactRow *self, GStrv values)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GtkStringList) model = NULL;

  g_strv_builder_add (builder, _ ("Not looked for"));
  g_strv_builder_addv (builder, (const char **) values);
  self->choices = g_strv_builder_end (builder);
  model = gtk_string_list_new ((const char *const *) self->choices);
  self->is_showing = TRUE;
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (model));
  self->is_showing = FALSE;
}

/* Several of the values, and others that are typed. */
static void
offer_values (TlFactRow *self, GStrv values)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = tl_values_popover_new ((const char *const *) values);
  /* Translators: the name of a fact */
  g_autofree char *name =
      g_strdup_printf (_ ("Choose from the values: %s"), tl_code_get_name (self->variable));

  g_signal_connect_swapped (popover, "map", G_CALLBACK (values_mapped_cb), self);
  g_signal_connect_swapped (popover, "changed", G_CALLBACK (values_changed_cb), self);
  g_signal_connect_swapped (popover, "closed", G_CALLBACK (values_closed_cb), self);
  tl_accessible_set_name (button, name);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_set_tooltip_text (button, _ ("Choose from the values"));
  gtk_box_append (self->words_box, button);
}

/* What its type asks for: one of a list, several of one, a date, or words. */
static void
set_up_editor (TlFactRow *self)
{
  const char *type = tl_code_get_fact (self->variable, "type");
  g_auto (GStrv) values = list_values (self->variable);

  if (takes_several (self))
    {
      gtk_entry_set_placeholder_text (GTK_ENTRY (self->words), _ ("Parted by semicolons"));
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->words),
                                   _ ("Several values are parted by semicolons"));
      if (values != NULL)
        offer_values (self, values);
    }
  else if (is_date (self))
    gtk_entry_set_placeholder_text (GTK_ENTRY (self->words), _ ("May 2019, or 2019"));
  else if (values != NULL && (g_strcmp0 (type, "enum") == 0 || g_strcmp0 (type, "bool") == 0))
    offer_choice (self, values);
}

/* Who comes to one of many such buttons hears which fact it is about. */
static void
show_verb (TlFactRow *self)
{
  const char *fact = tl_code_get_name (self->variable);
  /* Translators: the name of a fact, as in “Confirm: Date of death”. */
  g_autofree char *name = self->is_proposed ? g_strdup_printf (_ ("Confirm: %s"), fact)
                                            : g_strdup_printf (_ ("Save: %s"), fact);

  gtk_button_set_label (GTK_BUTTON (self->confirm_button),
                        self->is_proposed ? _ ("Confirm") : _ ("Save"));
  tl_accessible_set_name (self->confirm_button, name);
}

GtkWidget *
tl_fact_row_new (TlCode *variable)
{
  TlFactRow *self = g_object_new (TL_TYPE_FACT_ROW, NULL);
  const char *name = tl_code_get_name (variable);
  /* Translators: the name of a fact */
  g_autofree char *place = g_strdup_printf (_ ("Show the words in Read: %s"), name);

  self->variable = g_object_ref (variable);
  gtk_label_set_text (self->name, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), tl_code_get_definition (variable));
  tl_accessible_set_name (GTK_WIDGET (self->words), name);
  tl_accessible_set_name (GTK_WIDGET (self->place_button), place);
  set_up_editor (self);
  tl_accessible_name_parts (GTK_WIDGET (self->choice), name);
  return GTK_WIDGET (self);
}

/* Where the value was read, or where it is from. */
static void
show_source (TlFactRow *self, const TlCaseValue *value)
{
  g_autofree char *text = NULL;

  if (value != NULL && value->quote != NULL && value->page > 0)
    /* Translators: page number, and the words that a fact was read from. */
    text = g_strdup_printf (_ ("Page %u: “%s”"), value->page, value->quote);
  else if (value != NULL && value->quote != NULL)
    text = g_strdup_printf ("“%s”", value->quote);
  else if (value != NULL && value->page > 0)
    text = g_strdup_printf (_ ("Page %u"), value->page);
  gtk_label_set_text (self->source, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->source), text != NULL);
  g_free (self->quote);
  self->quote = value != NULL ? g_strdup (value->quote) : NULL;
  self->page = value != NULL ? value->page : 0;
  /* The columns stay where they are. */
  gtk_widget_set_opacity (self->place_button, self->quote != NULL ? 1 : 0);
  gtk_widget_set_sensitive (self->place_button, self->quote != NULL);
}

/* How a state looks: a word, and an icon that says the same. */
typedef struct
{
  const char *word, *icon, *style;
} State;

static void
describe_widget (gpointer widget, const char *text)
{
  gtk_accessible_update_property (widget, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

/* What stands around a field is not heard in it. */
static void
describe_parts (TlFactRow *self, const char *state)
{
  const char *source = gtk_label_get_text (self->source);
  g_autofree char *told =
      *source != '\0' ? g_strdup_printf ("%s. %s", state, source) : g_strdup (state);

  describe_widget (self->words, told);
  describe_widget (self->choice, told);
  describe_widget (self->place_button, source);
}

static void
show_state (TlFactRow *self, gboolean is_stated)
{
  static const State states[] = {
    { N_ ("Read, not confirmed"), "dialog-question-symbolic", "warning-text" },
    { N_ ("Read as not stated"), "dialog-question-symbolic", "warning-text" },
    { N_ ("Confirmed"), "object-select-symbolic", "success-text" },
    { N_ ("Not stated"), "list-remove-symbolic", "quiet" },
    { N_ ("Not looked for"), "content-loading-symbolic", "quiet" },
  };
  const State *state = &states[self->is_proposed ? (is_stated ? 0 : 1)
                               : self->is_told   ? (is_stated ? 2 : 3)
                                                 : 4];
  g_autofree char *name = g_strdup_printf ("%s: %s, %s", tl_code_get_name (self->variable),
                                           self->shown, _ (state->word));

  gtk_label_set_text (self->state, _ (state->word));
  gtk_image_set_from_icon_name (self->state_icon, state->icon);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->state), states[i].style);
      gtk_widget_remove_css_class (GTK_WIDGET (self->state_icon), states[i].style);
    }
  gtk_widget_add_css_class (GTK_WIDGET (self->state), state->style);
  gtk_widget_add_css_class (GTK_WIDGET (self->state_icon), state->style);
  tl_accessible_set_name (GTK_WIDGET (self), name);
  describe_parts (self, _ (state->word));
}

/* The drop-down where the value is one of its choices; otherwise the entry, so that nothing that
 * was read is hidden. */
static void
show_editor (TlFactRow *self)
{
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; self->choices != NULL && self->choices[i] != NULL; i++)
    if (g_strcmp0 (self->choices[i], self->shown) == 0 || (i == 0 && *self->shown == '\0'))
      selected = i;
  self->is_showing = TRUE;
  gtk_editable_set_text (self->words, self->shown);
  if (selected != GTK_INVALID_LIST_POSITION)
    gtk_drop_down_set_selected (self->choice, selected);
  self->is_showing = FALSE;
  gtk_stack_set_visible_child_name (self->editor,
                                    selected != GTK_INVALID_LIST_POSITION ? "choice" : "words");
  gtk_widget_set_sensitive (GTK_WIDGET (self->editor), self->can_write);
}

void
tl_fact_row_show (TlFactRow *self, TlReview *review, gboolean can_write)
{
  GPtrArray *values = tl_review_get_values (review);
  const TlCaseValue *first = NULL;
  g_autoptr (GString) joined = g_string_new (NULL);

  g_return_if_fail (TL_IS_FACT_ROW (self) && TL_IS_REVIEW (review));
  self->is_proposed = FALSE;
  self->can_write = can_write;
  for (guint i = 0; i < values->len; i++)
    {
      const TlCaseValue *value = values->pdata[i];
      g_autofree char *text = NULL;

      if (strcmp (value->variable, tl_code_get_id (self->variable)) != 0)
        continue;
      first = first != NULL ? first : value;
      self->is_proposed = self->is_proposed || !value->is_confirmed;
      text = is_date (self) && tl_date_is_valid (value->value) ? tl_date_display (value->value)
                                                               : g_strdup (value->value);
      g_string_append_printf (joined, joined->len > 0 ? "; %s" : "%s", text);
    }
  self->is_told = first != NULL;
  g_free (self->shown);
  self->shown = g_strdup (joined->str);
  show_source (self, first);
  show_editor (self);
  show_state (self, first != NULL && strcmp (first->value, TL_NOT_STATED) != 0);
  gtk_widget_set_visible (self->confirm_button, can_write);
  show_verb (self);
  update_button (self);
}

void
tl_fact_row_set_is_stacked (TlFactRow *self, gboolean is_stacked)
{
  g_return_if_fail (TL_IS_FACT_ROW (self));
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self))),
      is_stacked ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

gboolean
tl_fact_row_is_told (TlFactRow *self)
{
  g_return_val_if_fail (TL_IS_FACT_ROW (self), FALSE);
  return self->is_told;
}

gboolean
tl_fact_row_is_proposed (TlFactRow *self)
{
  g_return_val_if_fail (TL_IS_FACT_ROW (self), FALSE);
  return self->is_proposed;
}

const char *
tl_fact_row_get_variable (TlFactRow *self)
{
  g_return_val_if_fail (TL_IS_FACT_ROW (self), NULL);
  return tl_code_get_id (self->variable);
}

const char *
tl_fact_row_get_group (TlFactRow *self)
{
  g_return_val_if_fail (TL_IS_FACT_ROW (self), NULL);
  return tl_code_get_fact (self->variable, "group");
}
