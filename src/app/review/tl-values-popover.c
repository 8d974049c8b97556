/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values that a case fact may have, to be ticked. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-values-popover.h"

struct _TlValuesPopover
{
  GtkPopover parent_instance;

  GPtrArray *checks; /* GtkCheckButton, borrowed from the box they stand in */
  GStrv kept;        /* values that are no choice */
  gboolean is_showing;
};

/* Pixels: a longer list scrolls. */
#define HEIGHT_MOST 420

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlValuesPopover, tl_values_popover, GTK_TYPE_POPOVER)

/* The last choice and the others exclude each other. */
static void
clear_excluded (TlValuesPopover *self, GtkCheckButton *ticked)
{
  guint last = self->checks->len - 1;
  gboolean is_last = self->checks->pdata[last] == ticked;

  for (guint i = 0; i <= last; i++)
    if (is_last != (i == last))
      gtk_check_button_set_active (self->checks->pdata[i], FALSE);
  if (is_last)
    g_clear_pointer (&self->kept, g_strfreev);
}

static void
toggled_cb (TlValuesPopover *self, GtkCheckButton *check)
{
  if (self->is_showing)
    return;
  self->is_showing = TRUE;
  if (gtk_check_button_get_active (check))
    clear_excluded (self, check);
  self->is_showing = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
tl_values_popover_finalize (GObject *object)
{
  TlValuesPopover *self = TL_VALUES_POPOVER (object);

  g_ptr_array_unref (self->checks);
  g_strfreev (self->kept);
  G_OBJECT_CLASS (tl_values_popover_parent_class)->finalize (object);
}

static void
tl_values_popover_class_init (TlValuesPopoverClass *class)
{
  G_OBJECT_CLASS (class)->finalize = tl_values_popover_finalize;
  signals[CHANGED] = g_signal_new ("changed", TL_TYPE_VALUES_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
tl_values_popover_init (TlValuesPopover *self)
{
  self->checks = g_ptr_array_new ();
}

GtkWidget *
tl_values_popover_new (const char *const *choices)
{
  TlValuesPopover *self = g_object_new (TL_TYPE_VALUES_POPOVER, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2),
            *scrolled = gtk_scrolled_window_new ();

  for (guint i = 0; choices[i] != NULL; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (choices[i]);

      g_signal_connect_swapped (check, "toggled", G_CALLBACK (toggled_cb), self);
      g_ptr_array_add (self->checks, check);
      gtk_box_append (GTK_BOX (box), check);
    }
  g_object_set (scrolled, "hscrollbar-policy", GTK_POLICY_NEVER, "child", box,
                "propagate-natural-height", TRUE, "max-content-height", HEIGHT_MOST, NULL);
  gtk_popover_set_child (GTK_POPOVER (self), scrolled);
  return GTK_WIDGET (self);
}

void
tl_values_popover_set_values (TlValuesPopover *self, const char *const *values)
{
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_if_fail (TL_IS_VALUES_POPOVER (self) && values != NULL);
  for (guint i = 0; values[i] != NULL; i++)
    g_hash_table_add (wanted, (char *) values[i]);
  self->is_showing = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    {
      const char *choice = gtk_check_button_get_label (self->checks->pdata[i]);

      gtk_check_button_set_active (self->checks->pdata[i], g_hash_table_remove (wanted, choice));
    }
  self->is_showing = FALSE;
  for (guint i = 0; values[i] != NULL; i++)
    if (g_hash_table_remove (wanted, values[i]))
      g_strv_builder_add (kept, values[i]);
  g_strfreev (self->kept);
  self->kept = g_strv_builder_end (kept);
}

GStrv
tl_values_popover_dup_values (TlValuesPopover *self)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();

  g_return_val_if_fail (TL_IS_VALUES_POPOVER (self), NULL);
  if (self->kept != NULL)
    g_strv_builder_addv (values, (const char **) self->kept);
  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      g_strv_builder_add (values, gtk_check_button_get_label (self->checks->pdata[i]));
  return g_strv_builder_end (values);
}
