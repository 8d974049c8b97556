/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A change in the list of the history. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-history-row.h"

#include <glib/gi18n.h>

struct _TlHistoryRow
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkLabel *day;
  GtkLabel *time;
  GtkLabel *label;
  GtkLabel *who;
  GtkLabel *state;
};

G_DEFINE_FINAL_TYPE (TlHistoryRow, tl_history_row, GTK_TYPE_BOX)

static void
tl_history_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TL_TYPE_HISTORY_ROW);
  G_OBJECT_CLASS (tl_history_row_parent_class)->dispose (object);
}

static void
tl_history_row_class_init (TlHistoryRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_history_row_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/throughline/Throughline/ui/history/history-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TlHistoryRow, day);
  gtk_widget_class_bind_template_child (widget_class, TlHistoryRow, time);
  gtk_widget_class_bind_template_child (widget_class, TlHistoryRow, label);
  gtk_widget_class_bind_template_child (widget_class, TlHistoryRow, who);
  gtk_widget_class_bind_template_child (widget_class, TlHistoryRow, state);
}

static void
tl_history_row_init (TlHistoryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
tl_history_row_new (void)
{
  return g_object_new (TL_TYPE_HISTORY_ROW, NULL);
}

static GDateTime *
get_local_time (TlChange *change)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (tl_change_get_time (change), NULL);

  return utc != NULL ? g_date_time_to_local (utc) : NULL;
}

static gboolean
is_same_day (GDateTime *a, GDateTime *b)
{
  return a != NULL && b != NULL && g_date_time_get_year (a) == g_date_time_get_year (b)
         && g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b);
}

static char *
describe_day (GDateTime *time)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);

  if (time == NULL)
    return g_strdup (_ ("At an unknown time"));
  if (is_same_day (time, now))
    return g_strdup (_ ("Today"));
  if (is_same_day (time, yesterday))
    return g_strdup (_ ("Yesterday"));
  /* Translators: a day, such as Wednesday 25 November 2026 */
  return g_date_time_format (time, _ ("%A %-d %B %Y"));
}

void
tl_history_row_set_change (TlHistoryRow *self, TlChange *change, TlChange *before, TlReview *review)
{
  g_autoptr (GDateTime) time = get_local_time (change);
  g_autoptr (GDateTime) above = before != NULL ? get_local_time (before) : NULL;
  g_autofree char *day = describe_day (time);
  g_autofree char *clock = time != NULL ? g_date_time_format (time, "%H:%M") : g_strdup ("");
  g_autofree char *who = NULL;

  g_return_if_fail (TL_IS_HISTORY_ROW (self));
  who = review != NULL ? g_strdup_printf ("%s · %s", tl_change_get_coder (change),
                                          tl_review_get_title (review))
                       : g_strdup (tl_change_get_coder (change));
  gtk_label_set_text (self->day, day);
  gtk_widget_set_visible (GTK_WIDGET (self->day), before == NULL || !is_same_day (time, above));
  gtk_label_set_text (self->time, clock);
  gtk_label_set_text (self->label, tl_change_get_label (change));
  gtk_label_set_text (self->who, who);
  gtk_widget_set_visible (GTK_WIDGET (self->state), tl_change_get_is_undone (change));
  if (tl_change_get_is_undone (change))
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "quiet");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "quiet");
}

char *
tl_history_row_dup_name (TlHistoryRow *self)
{
  const char *state;

  g_return_val_if_fail (TL_IS_HISTORY_ROW (self), NULL);
  state = gtk_widget_get_visible (GTK_WIDGET (self->state)) ? gtk_label_get_text (self->state) : "";
  return g_strdup_printf ("%s%s%s, %s, %s %s", state, state[0] != '\0' ? ": " : "",
                          gtk_label_get_text (self->label), gtk_label_get_text (self->who),
                          gtk_label_get_text (self->day), gtk_label_get_text (self->time));
}
