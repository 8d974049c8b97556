/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of a list of what may identify someone. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-personal-row.h"

#include <glib/gi18n.h>

struct _TlPersonalRow
{
  GtkListBoxRow parent_instance;

  /* Template widgets */
  GtkLabel *kind;
  GtkLabel *words;
  GtkLabel *reason;
  GtkWidget *go_to;
};

G_DEFINE_FINAL_TYPE (TlPersonalRow, tl_personal_row, GTK_TYPE_LIST_BOX_ROW)

static void
tl_personal_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TL_TYPE_PERSONAL_ROW);
  G_OBJECT_CLASS (tl_personal_row_parent_class)->dispose (object);
}

static void
tl_personal_row_class_init (TlPersonalRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_personal_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/throughline/Throughline/ui/personal-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TlPersonalRow, kind);
  gtk_widget_class_bind_template_child (widget_class, TlPersonalRow, words);
  gtk_widget_class_bind_template_child (widget_class, TlPersonalRow, reason);
  gtk_widget_class_bind_template_child (widget_class, TlPersonalRow, go_to);
}

static void
tl_personal_row_init (TlPersonalRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* "Postcode · Daniela · page 7". */
static char *
describe (const TlPersonalDatum *datum, const char *review)
{
  g_autoptr (GString) text = g_string_new (tl_personal_kind_get_title (datum->kind));

  if (review != NULL)
    g_string_append_printf (text, " · %s", review);
  if (datum->page != 0)
    {
      g_autofree char *page = g_strdup_printf (_ ("page %u"), datum->page);

      g_string_append_printf (text, " · %s", page);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static TlPersonalRow *
make_row (const TlPersonalDatum *datum, const char *review)
{
  TlPersonalRow *self = g_object_new (TL_TYPE_PERSONAL_ROW, NULL);
  g_autofree char *kind = describe (datum, review);
  g_autofree char *words = g_strdup_printf (_ ("“%s”"), datum->text);
  g_autofree char *name = g_strdup_printf ("%s: %s %s", kind, words, datum->reason);

  gtk_label_set_text (self->kind, kind);
  gtk_label_set_text (self->words, words);
  gtk_label_set_text (self->reason, datum->reason);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return self;
}

GtkWidget *
tl_personal_row_new (const TlPersonalDatum *datum)
{
  g_return_val_if_fail (datum != NULL, NULL);
  return GTK_WIDGET (make_row (datum, NULL));
}

GtkWidget *
tl_personal_row_new_outgoing (const TlOutgoing *outgoing)
{
  TlPersonalRow *self;
  g_autofree char *name = NULL;

  g_return_val_if_fail (outgoing != NULL, NULL);
  self = make_row (outgoing->datum, tl_review_get_title (outgoing->review));
  if (outgoing->finding_id == NULL)
    return GTK_WIDGET (self);
  name = g_strdup_printf (_ ("Go to: %s"), gtk_label_get_text (self->kind));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->go_to), "(sss)",
                                    tl_review_get_id (outgoing->review), outgoing->document_id,
                                    outgoing->finding_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->go_to), "win.open-finding");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->go_to), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_widget_set_visible (self->go_to, TRUE);
  return GTK_WIDGET (self);
}
