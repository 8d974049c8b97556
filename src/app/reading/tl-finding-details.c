/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an open row of the list of findings shows more. It is made when a row opens: most never do.
 */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-finding-details.h"

struct _TlFindingDetails
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkLabel *quote;
  GtkLabel *themes;
  GtkLabel *note;
  GtkLabel *signature;
};

G_DEFINE_FINAL_TYPE (TlFindingDetails, tl_finding_details, GTK_TYPE_BOX)

/* "2026-05-14T10:22:33Z" as "14 May 2026, 10:22" of this place. */
static char *
format_time (const char *iso)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (iso, NULL);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, "%-e %B %Y, %H:%M") : g_strdup ("");
}

static void
tl_finding_details_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TL_TYPE_FINDING_DETAILS);
  G_OBJECT_CLASS (tl_finding_details_parent_class)->dispose (object);
}

static void
tl_finding_details_class_init (TlFindingDetailsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_finding_details_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/throughline/Throughline/ui/reading/finding-details.ui");
  gtk_widget_class_bind_template_child (widget_class, TlFindingDetails, quote);
  gtk_widget_class_bind_template_child (widget_class, TlFindingDetails, themes);
  gtk_widget_class_bind_template_child (widget_class, TlFindingDetails, note);
  gtk_widget_class_bind_template_child (widget_class, TlFindingDetails, signature);
}

static void
tl_finding_details_init (TlFindingDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
tl_finding_details_new (void)
{
  return g_object_new (TL_TYPE_FINDING_DETAILS, NULL);
}

/* The labels or names of several entries, one a line or parted by commas. */
char *
tl_finding_details_join_codes (TlCodebook *codebook, TlCodeKind kind, const char *const *ids,
                               gboolean with_id, const char *separator)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      TlCode *code = tl_codebook_lookup (codebook, kind, ids[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? separator : "",
                              code == NULL ? ids[i]
                              : with_id    ? tl_code_get_label (code)
                                           : tl_code_get_name (code));
    }
  return g_strdup (text->str);
}

void
tl_finding_details_set_finding (TlFindingDetails *self, TlFinding *finding, TlCodebook *codebook)
{
  const char *const *themes = tl_finding_get_themes (finding);
  g_autofree char *all_themes =
      tl_finding_details_join_codes (codebook, TL_CODE_THEME, themes, TRUE, "\n");
  g_autofree char *quote = g_strdup_printf ("“%s”", tl_finding_get_quote (finding));
  g_autofree char *time = format_time (tl_finding_get_created (finding));
  g_autofree char *signature =
      time[0] != '\0' ? g_strdup_printf ("%s, %s", tl_finding_get_coder (finding), time)
                      : g_strdup (tl_finding_get_coder (finding));

  gtk_label_set_text (self->quote, quote);
  gtk_label_set_text (self->themes, all_themes);
  gtk_widget_set_visible (GTK_WIDGET (self->themes), themes[0] != NULL);
  gtk_label_set_text (self->note, tl_finding_get_note (finding));
  gtk_widget_set_visible (GTK_WIDGET (self->note), tl_finding_get_note (finding)[0] != '\0');
  gtk_label_set_text (self->signature, signature);
}
