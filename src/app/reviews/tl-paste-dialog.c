/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialogue in which text is pasted. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-paste-dialog.h"

#include "tl-accessible.h"

#include <glib/gi18n.h>

struct _TlPasteDialog
{
  AdwWindow parent_instance;

  /* Template widgets */
  GtkEditable *title_entry;
  GtkTextView *text_view;
  GtkWidget *import_button;
};

enum
{
  TEXT_GIVEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlPasteDialog, tl_paste_dialog, ADW_TYPE_WINDOW)

static char *
dup_text (TlPasteDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
text_changed_cb (TlPasteDialog *self)
{
  g_autofree char *text = dup_text (self);

  gtk_widget_set_sensitive (self->import_button, *g_strstrip (text) != '\0');
}

static void
import_clicked_cb (TlPasteDialog *self)
{
  g_autofree char *text = dup_text (self);

  g_signal_emit (self, signals[TEXT_GIVEN], 0, gtk_editable_get_text (self->title_entry), text);
  gtk_window_close (GTK_WINDOW (self));
}

static void
tl_paste_dialog_class_init (TlPasteDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[TEXT_GIVEN] =
      g_signal_new ("text-given", TL_TYPE_PASTE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/throughline/Throughline/ui/reviews/paste-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TlPasteDialog, title_entry);
  gtk_widget_class_bind_template_child (widget_class, TlPasteDialog, text_view);
  gtk_widget_class_bind_template_child (widget_class, TlPasteDialog, import_button);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tl_paste_dialog_init (TlPasteDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* GTK 4.14 would name them with the mnemonics of their labels: "T_ext". */
  tl_accessible_set_name (GTK_WIDGET (self->title_entry), _ ("Title"));
  tl_accessible_set_name (GTK_WIDGET (self->text_view), _ ("Text"));
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->text_view));
}

TlPasteDialog *
tl_paste_dialog_new (GtkWindow *parent)
{
  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  return g_object_new (TL_TYPE_PASTE_DIALOG, "transient-for", parent, NULL);
}
