/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A finding in the list beside the matrix. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-quotation-row.h"

#include <glib/gi18n.h>

struct _TlQuotationRow
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkLabel *group;
  GtkLabel *quote;
  GtkLabel *source;
};

G_DEFINE_FINAL_TYPE (TlQuotationRow, tl_quotation_row, GTK_TYPE_BOX)

static void
tl_quotation_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TL_TYPE_QUOTATION_ROW);
  G_OBJECT_CLASS (tl_quotation_row_parent_class)->dispose (object);
}

static void
tl_quotation_row_class_init (TlQuotationRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_quotation_row_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/throughline/Throughline/ui/lessons/quotation-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TlQuotationRow, group);
  gtk_widget_class_bind_template_child (widget_class, TlQuotationRow, quote);
  gtk_widget_class_bind_template_child (widget_class, TlQuotationRow, source);
}

static void
tl_quotation_row_init (TlQuotationRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
tl_quotation_row_new (void)
{
  return g_object_new (TL_TYPE_QUOTATION_ROW, NULL);
}

static void
append (GString *text, const char *part)
{
  if (part != NULL && part[0] != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

static char *
describe_review (TlReview *review)
{
  g_autoptr (GString) text = g_string_new (tl_review_get_title (review));
  g_autofree char *year =
      tl_review_get_year (review) > 0 ? g_strdup_printf ("%u", tl_review_get_year (review)) : NULL;

  append (text, tl_review_get_borough (review));
  append (text, year);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_source (TlFinding *finding, TlCodebook *codebook)
{
  g_autoptr (GString) text = g_string_new (NULL);
  TlCode *type =
      tl_codebook_lookup (codebook, TL_CODE_FINDING_TYPE, tl_finding_get_type_id (finding));
  g_autofree char *paragraph =
      tl_finding_get_number (finding)[0] != '\0'
          ? g_strdup_printf (_ ("paragraph %s"), tl_finding_get_number (finding))
          : NULL;
  g_autofree char *page = tl_finding_get_page (finding) > 0
                              ? g_strdup_printf (_ ("page %u"), tl_finding_get_page (finding))
                              : NULL;
  const char *const *themes = tl_finding_get_themes (finding);

  append (text, paragraph);
  append (text, page);
  append (text, type != NULL ? tl_code_get_name (type) : NULL);
  for (guint i = 0; themes[i] != NULL; i++)
    append (text, themes[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
tl_quotation_row_set_finding (TlQuotationRow *self, TlFinding *finding, TlReview *review,
                              TlCodebook *codebook, gboolean is_first)
{
  g_autofree char *group = review != NULL ? describe_review (review) : g_strdup ("");
  g_autofree char *quote = g_strdup_printf (_ ("“%s”"), tl_finding_get_quote (finding));
  g_autofree char *source = describe_source (finding, codebook);

  g_return_if_fail (TL_IS_QUOTATION_ROW (self));
  gtk_label_set_text (self->group, group);
  gtk_widget_set_visible (GTK_WIDGET (self->group), is_first);
  gtk_label_set_text (self->quote, quote);
  gtk_label_set_text (self->source, source);
}

char *
tl_quotation_row_dup_name (TlQuotationRow *self)
{
  g_return_val_if_fail (TL_IS_QUOTATION_ROW (self), NULL);
  return g_strdup_printf ("%s, %s: %s", gtk_label_get_text (self->group),
                          gtk_label_get_text (self->source), gtk_label_get_text (self->quote));
}
