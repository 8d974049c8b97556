/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the import panel. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-import-row.h"

#include "tl-accessible.h"
#include "tl-personal-window.h"
#include "tl-tooltip.h"

#include <glib/gi18n.h>

struct _TlImportRow
{
  GtkListBoxRow parent_instance;

  /* Template widgets */
  GtkImage *icon;
  GtkLabel *name;
  GtkLabel *state;
  GtkLabel *message;
  GtkStack *middle;
  GtkProgressBar *progress;
  GtkLabel *step;
  GtkEditable *password;
  GtkWidget *personal_button;
  GtkLabel *personal_label;
  GtkWidget *open_button;
  GtkWidget *facts_button;
  GtkWidget *unlock_button;
  GtkWidget *retry_button;
  GtkButton *join_button;
  GtkWidget *new_button;
  GtkWidget *cancel_button;

  TlImportItem *item;
};

enum
{
  REVIEW_ACTIVATED,
  CANCEL,
  RETRY,
  ANSWER,
  FACTS_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlImportRow, tl_import_row, GTK_TYPE_LIST_BOX_ROW)

/* What a state looks like: always an icon and a word. */
static const struct
{
  const char *icon, *word, *css_class;
} looks[] = {
  [TL_IMPORT_WAITING] = { "content-loading-symbolic", N_ ("Waiting"), "quiet" },
  [TL_IMPORT_READING] = { "content-loading-symbolic", N_ ("Reading"), "quiet" },
  [TL_IMPORT_DONE] = { "object-select-symbolic", N_ ("Added"), "success-text" },
  [TL_IMPORT_DUPLICATE] = { "edit-copy-symbolic", N_ ("In the library already"), "quiet" },
  [TL_IMPORT_FAILED] = { "action-unavailable-symbolic", N_ ("Not imported"), "error-text" },
  [TL_IMPORT_NEEDS_PASSWORD] = { "dialog-password-symbolic", N_ ("Needs a password"),
                                 "warning-text" },
  [TL_IMPORT_CANCELLED] = { "process-stop-symbolic", N_ ("Cancelled"), "quiet" },
  [TL_IMPORT_ASKS] = { "dialog-question-symbolic", N_ ("Waits for you"), "warning-text" },
};

static void
show_look (TlImportRow *self, TlImportState state)
{
  GtkWidget *widgets[] = { GTK_WIDGET (self->icon), GTK_WIDGET (self->state) };

  for (guint i = 0; i < G_N_ELEMENTS (widgets); i++)
    {
      for (guint k = 0; k < G_N_ELEMENTS (looks); k++)
        gtk_widget_remove_css_class (widgets[i], looks[k].css_class);
      gtk_widget_add_css_class (widgets[i], looks[state].css_class);
    }
  gtk_image_set_from_icon_name (self->icon, looks[state].icon);
  gtk_label_set_text (self->state, _ (looks[state].word));
}

static void
show_message (TlImportRow *self, TlImportState state)
{
  const char *const *warnings = tl_import_item_get_warnings (self->item);
  const char *message = tl_import_item_get_message (self->item);
  g_autofree char *joined = g_strjoinv ("\n", (char **) warnings);
  g_autofree char *first = warnings[0] != NULL && message != NULL
                               ? g_strdup_printf ("%s · %s", message, warnings[0])
                               : NULL;

  if (first != NULL)
    message = first;
  gtk_label_set_text (self->message, message != NULL ? message : "");
  gtk_label_set_text (self->step, message != NULL ? message : "");
  tl_tooltip_set (GTK_WIDGET (self->message), joined[0] != '\0' ? joined : message);
  gtk_progress_bar_set_fraction (self->progress,
                                 CLAMP (tl_import_item_get_fraction (self->item), 0, 1));
}

/* What can be done with a file that looks like something of the library. */
static void
show_choices (TlImportRow *self, TlImportState state)
{
  gboolean is_version = tl_import_item_get_match (self->item) == TL_IMPORT_MATCH_VERSION;

  gtk_widget_set_visible (GTK_WIDGET (self->join_button), state == TL_IMPORT_ASKS);
  gtk_widget_set_visible (self->new_button, state == TL_IMPORT_ASKS);
  if (state != TL_IMPORT_ASKS)
    return;
  gtk_button_set_label (self->join_button, is_version ? _ ("Replace the text") : _ ("Add to it"));
  tl_tooltip_set (GTK_WIDGET (self->join_button),
                  is_version
                      ? _ ("Take this file as the new version; findings move to the same words")
                      : _ ("Make this file a document of that review"));
}

static void
show_personal_data (TlImportRow *self)
{
  guint n = tl_import_item_get_personal_data (self->item)->len;
  g_autofree char *text = g_strdup_printf (
      ngettext ("%u passage may identify someone", "%u passages may identify someone", n), n);

  gtk_label_set_text (self->personal_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->personal_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_visible (self->personal_button, n > 0);
}

/* Many files have the same buttons. */
static void
name_buttons (TlImportRow *self)
{
  GtkWidget *buttons[] = { GTK_WIDGET (self->join_button),
                           self->new_button,
                           self->facts_button,
                           self->open_button,
                           self->unlock_button,
                           self->retry_button,
                           self->cancel_button };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      const char *label = gtk_button_get_label (GTK_BUTTON (buttons[i]));
      /* Translators: what a button does, and to which file */
      g_autofree char *name = g_strdup_printf (
          _ ("%s: %s"), label != NULL ? label : gtk_widget_get_tooltip_text (buttons[i]),
          tl_import_item_get_name (self->item));

      tl_accessible_set_name (buttons[i], name);
    }
}

static void
update (TlImportRow *self)
{
  TlImportState state = tl_import_item_get_state (self->item);
  gboolean is_under_way = state == TL_IMPORT_WAITING || state == TL_IMPORT_READING;
  g_autofree char *name = NULL;

  show_look (self, state);
  show_message (self, state);
  show_choices (self, state);
  show_personal_data (self);
  name_buttons (self);
  gtk_stack_set_visible_child_name (self->middle, state == TL_IMPORT_NEEDS_PASSWORD ? "password"
                                                  : is_under_way                    ? "progress"
                                                                                    : "message");
  gtk_widget_set_visible (self->open_button, tl_import_item_get_review_id (self->item) != NULL);
  gtk_widget_set_visible (self->facts_button, state == TL_IMPORT_DONE);
  gtk_widget_set_visible (self->unlock_button, state == TL_IMPORT_NEEDS_PASSWORD);
  gtk_widget_set_visible (self->retry_button,
                          state == TL_IMPORT_FAILED || state == TL_IMPORT_CANCELLED);
  gtk_widget_set_visible (self->cancel_button, is_under_way);
  name = g_strdup_printf ("%s, %s, %s", tl_import_item_get_name (self->item), _ (looks[state].word),
                          gtk_label_get_text (self->message));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
open_clicked_cb (TlImportRow *self)
{
  const char *review_id = tl_import_item_get_review_id (self->item);

  if (review_id != NULL)
    g_signal_emit (self, signals[REVIEW_ACTIVATED], 0, review_id);
}

static void
facts_clicked_cb (TlImportRow *self)
{
  const char *review_id = tl_import_item_get_review_id (self->item);

  if (review_id != NULL)
    g_signal_emit (self, signals[FACTS_ACTIVATED], 0, review_id);
}

static void
personal_clicked_cb (TlImportRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_window_present (
      tl_personal_window_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->item));
}

static void
unlock_clicked_cb (TlImportRow *self)
{
  const char *password = gtk_editable_get_text (self->password);

  if (password[0] != '\0')
    g_signal_emit (self, signals[RETRY], 0, self->item, password);
}

static void
retry_clicked_cb (TlImportRow *self)
{
  g_signal_emit (self, signals[RETRY], 0, self->item, NULL);
}

static void
join_clicked_cb (TlImportRow *self)
{
  gboolean is_version = tl_import_item_get_match (self->item) == TL_IMPORT_MATCH_VERSION;

  g_signal_emit (self, signals[ANSWER], 0, self->item,
                 is_version ? TL_IMPORT_CHOICE_VERSION : TL_IMPORT_CHOICE_DOCUMENT);
}

static void
new_clicked_cb (TlImportRow *self)
{
  g_signal_emit (self, signals[ANSWER], 0, self->item, TL_IMPORT_CHOICE_NEW);
}

static void
cancel_clicked_cb (TlImportRow *self)
{
  g_signal_emit (self, signals[CANCEL], 0, self->item);
}

static void
tl_import_row_dispose (GObject *object)
{
  TlImportRow *self = TL_IMPORT_ROW (object);

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), TL_TYPE_IMPORT_ROW);
  G_OBJECT_CLASS (tl_import_row_parent_class)->dispose (object);
}

static void
tl_import_row_class_init (TlImportRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_import_row_dispose;
  signals[REVIEW_ACTIVATED] =
      g_signal_new ("review-activated", TL_TYPE_IMPORT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FACTS_ACTIVATED] = g_signal_new ("facts-activated", TL_TYPE_IMPORT_ROW, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CANCEL] = g_signal_new ("cancel", TL_TYPE_IMPORT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, TL_TYPE_IMPORT_ITEM);
  signals[RETRY] = g_signal_new ("retry", TL_TYPE_IMPORT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, TL_TYPE_IMPORT_ITEM, G_TYPE_STRING);
  signals[ANSWER] = g_signal_new ("answer", TL_TYPE_IMPORT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, TL_TYPE_IMPORT_ITEM, G_TYPE_INT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/throughline/Throughline/ui/reviews/import-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TlImportRow, icon);
  gtk_widget_class_bind_template_child (widget_class, TlImportRow, name);
  gtk_widget_class_bind_template_child (widget_class, TlImportRow, state);
  gtk_widget_class_bind_template_child (widget_class, TlImportRow, message);
  gtk_widget_class_bind_template_child (widget_class, TlImportRow, middle);
  gtk_widget_class_bind_template_child (widget_class, TlImportRow, progress);
  gtk_widget_class_bind_template_child (widget_class, TlImportRow, step);
  gtk_widget_class_bind_template_child (widget_class, TlImportRow, password);
  gtk_widget_class_bind_template_child (widget_class, TlImportRow, personal_button);
  gtk_widget_class_bind_template_child (widget_class, TlImportRow, personal_label);
  gtk_widget_class_bind_template_child (widget_class, TlImportRow, open_button);
  gtk_widget_class_bind_template_child (widget_class, TlImportRow, facts_button);
  gtk_widget_class_bind_template_child (widget_class, TlImportRow, unlock_button);
  gtk_widget_class_bind_template_child (widget_class, TlImportRow, retry_button);
  gtk_widget_class_bind_template_child (widget_class, TlImportRow, join_button);
  gtk_widget_class_bind_template_child (widget_class, TlImportRow, new_button);
  gtk_widget_class_bind_template_child (widget_class, TlImportRow, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, open_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, facts_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, personal_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, unlock_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, join_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
}

static void
tl_import_row_init (TlImportRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
tl_import_row_new (TlImportItem *item)
{
  TlImportRow *self = g_object_new (TL_TYPE_IMPORT_ROW, NULL);

  self->item = g_object_ref (item);
  gtk_label_set_text (self->name, tl_import_item_get_name (item));
  tl_tooltip_set (GTK_WIDGET (self->name), tl_import_item_get_name (item));
  g_signal_connect_object (item, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
