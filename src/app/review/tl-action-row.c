/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of an action plan, below its recommendation. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-action-row.h"

#include "tl-accessible.h"

#include <glib/gi18n.h>

#define SURE 24 /* characters that stand in one row only */

struct _TlActionRow
{
  GtkListBoxRow parent_instance;

  /* Template widgets */
  GtkLabel *text;
  GtkLabel *lead_caption, *lead;
  GtkLabel *milestones_caption, *milestones;
  GtkLabel *target_caption, *target;
  GtkLabel *outcome_caption, *outcome;
  GtkLabel *scope_caption, *scope;

  char *quote; /* nullable */
};

G_DEFINE_FINAL_TYPE (TlActionRow, tl_action_row, GTK_TYPE_LIST_BOX_ROW)

static void
tl_action_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TL_TYPE_ACTION_ROW);
  G_OBJECT_CLASS (tl_action_row_parent_class)->dispose (object);
}

static void
tl_action_row_finalize (GObject *object)
{
  g_free (TL_ACTION_ROW (object)->quote);
  G_OBJECT_CLASS (tl_action_row_parent_class)->finalize (object);
}

static void
tl_action_row_class_init (TlActionRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_action_row_dispose;
  G_OBJECT_CLASS (class)->finalize = tl_action_row_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/throughline/Throughline/ui/review/action-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TlActionRow, text);
  gtk_widget_class_bind_template_child (widget_class, TlActionRow, lead_caption);
  gtk_widget_class_bind_template_child (widget_class, TlActionRow, lead);
  gtk_widget_class_bind_template_child (widget_class, TlActionRow, milestones_caption);
  gtk_widget_class_bind_template_child (widget_class, TlActionRow, milestones);
  gtk_widget_class_bind_template_child (widget_class, TlActionRow, target_caption);
  gtk_widget_class_bind_template_child (widget_class, TlActionRow, target);
  gtk_widget_class_bind_template_child (widget_class, TlActionRow, outcome_caption);
  gtk_widget_class_bind_template_child (widget_class, TlActionRow, outcome);
  gtk_widget_class_bind_template_child (widget_class, TlActionRow, scope_caption);
  gtk_widget_class_bind_template_child (widget_class, TlActionRow, scope);
}

static void
tl_action_row_init (TlActionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A field that the plan does not fill in is left out; @name: what a screen reader says of all. */
static void
show_field (GtkLabel *caption, GtkLabel *label, const char *text, GString *name)
{
  gboolean is_told = text != NULL && *text != '\0';

  gtk_label_set_text (label, is_told ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), is_told);
  gtk_widget_set_visible (GTK_WIDGET (caption), is_told);
  if (is_told)
    g_string_append_printf (name, "\n%s: %s", gtk_label_get_text (caption), text);
}

/* The action, unless it is so short that it may stand elsewhere; then the longest field. */
static const char *
choose_quote (const TlDraftAction *action)
{
  const char *fields[] = { action->text, action->milestones, action->outcome, action->lead };
  const char *longest = NULL;
  glong most = 0;

  for (guint i = 0; i < G_N_ELEMENTS (fields) && most < SURE; i++)
    if (fields[i] != NULL && g_utf8_strlen (fields[i], -1) > most)
      {
        longest = fields[i];
        most = g_utf8_strlen (longest, -1);
      }
  return longest;
}

GtkWidget *
tl_action_row_new (const TlDraftAction *action, const char *number)
{
  TlActionRow *self = g_object_new (TL_TYPE_ACTION_ROW, NULL);
  g_autoptr (GString) name = g_string_new (NULL);
  const char *text = action->text != NULL ? action->text : _ ("No action is stated");

  gtk_label_set_text (self->text, text);
  if (number != NULL)
    /* Translators: the number of a recommendation, then what is to be done */
    g_string_append_printf (name, _ ("Action for %s: %s"), number, text);
  else
    g_string_append_printf (name, _ ("Action: %s"), text);
  show_field (self->lead_caption, self->lead, action->lead, name);
  show_field (self->milestones_caption, self->milestones, action->milestones, name);
  show_field (self->target_caption, self->target, action->target, name);
  show_field (self->outcome_caption, self->outcome, action->outcome, name);
  show_field (self->scope_caption, self->scope, action->scope, name);
  self->quote = g_strdup (choose_quote (action));
  tl_accessible_set_name (GTK_WIDGET (self), name->str);
  return GTK_WIDGET (self);
}

const char *
tl_action_row_get_quote (TlActionRow *self)
{
  g_return_val_if_fail (TL_IS_ACTION_ROW (self), NULL);
  return self->quote;
}
