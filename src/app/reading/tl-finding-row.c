/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A finding in the list beside the text. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-finding-details.h"
#include "tl-finding-label.h"
#include "tl-finding-row.h"
#include "tl-theme-style.h"
#include "tl-tooltip.h"

#include <glib/gi18n.h>

struct _TlFindingRow
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkLabel *number;
  GtkBox *swatches;
  GtkLabel *theme;
  GtkLabel *type;
  GtkWidget *importance;
  GtkImage *importance_icon;
  GtkLabel *importance_label;

  GtkWidget *details;   /* nullable: made when the row first opens */
  TlFinding *finding;   /* nullable */
  TlCodebook *codebook; /* nullable */
  gboolean is_expanded;
};

enum
{
  MOST_SWATCHES = 3
};

enum
{
  PROP_0,
  PROP_EXPANDED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TlFindingRow, tl_finding_row, GTK_TYPE_BOX)

static const char *
get_name (TlCodebook *codebook, TlCodeKind kind, const char *id)
{
  TlCode *code = tl_codebook_lookup (codebook, kind, id);

  return code != NULL ? tl_code_get_name (code) : id;
}

static void
show_swatches (TlFindingRow *self, TlCodebook *codebook, const char *const *themes)
{
  GtkWidget *swatch = gtk_widget_get_first_child (GTK_WIDGET (self->swatches));
  guint n = MIN (g_strv_length ((GStrv) themes), MOST_SWATCHES);

  for (guint i = 0; i < n || swatch != NULL; i++, swatch = gtk_widget_get_next_sibling (swatch))
    {
      if (swatch == NULL)
        {
          swatch = tl_theme_swatch_new ();
          gtk_box_append (self->swatches, swatch);
        }
      gtk_widget_set_visible (swatch, i < n);
      if (i < n)
        tl_theme_swatch_set_theme (swatch, codebook, themes[i]);
    }
}

/* What is never opened needs no details. */
static void
show_details (TlFindingRow *self)
{
  if (self->is_expanded && self->finding != NULL)
    {
      if (self->details == NULL)
        {
          self->details = tl_finding_details_new ();
          gtk_box_append (GTK_BOX (self), self->details);
        }
      tl_finding_details_set_finding (TL_FINDING_DETAILS (self->details), self->finding,
                                      self->codebook);
    }
  if (self->details != NULL)
    gtk_widget_set_visible (self->details, self->is_expanded);
}

static void
tl_finding_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_EXPANDED)
    g_value_set_boolean (value, TL_FINDING_ROW (object)->is_expanded);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tl_finding_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TlFindingRow *self = TL_FINDING_ROW (object);

  if (id != PROP_EXPANDED)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (self->is_expanded == g_value_get_boolean (value))
    return;
  self->is_expanded = g_value_get_boolean (value);
  show_details (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
tl_finding_row_dispose (GObject *object)
{
  TlFindingRow *self = TL_FINDING_ROW (object);

  g_clear_object (&self->finding);
  g_clear_object (&self->codebook);
  gtk_widget_dispose_template (GTK_WIDGET (self), TL_TYPE_FINDING_ROW);
  G_OBJECT_CLASS (tl_finding_row_parent_class)->dispose (object);
}

static void
tl_finding_row_class_init (TlFindingRowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = tl_finding_row_get_property;
  object_class->set_property = tl_finding_row_set_property;
  object_class->dispose = tl_finding_row_dispose;
  properties[PROP_EXPANDED] =
      g_param_spec_boolean ("expanded", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/throughline/Throughline/ui/reading/finding-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TlFindingRow, number);
  gtk_widget_class_bind_template_child (widget_class, TlFindingRow, swatches);
  gtk_widget_class_bind_template_child (widget_class, TlFindingRow, theme);
  gtk_widget_class_bind_template_child (widget_class, TlFindingRow, type);
  gtk_widget_class_bind_template_child (widget_class, TlFindingRow, importance);
  gtk_widget_class_bind_template_child (widget_class, TlFindingRow, importance_icon);
  gtk_widget_class_bind_template_child (widget_class, TlFindingRow, importance_label);
}

static void
tl_finding_row_init (TlFindingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
tl_finding_row_new (void)
{
  return g_object_new (TL_TYPE_FINDING_ROW, NULL);
}

/* "5.13", or "page 24" where the paragraph has no number. */
static char *
format_place (TlFinding *finding)
{
  if (tl_finding_get_number (finding)[0] != '\0')
    return g_strdup (tl_finding_get_number (finding));
  return tl_finding_get_page (finding) > 0
             ? g_strdup_printf (_ ("page %u"), tl_finding_get_page (finding))
             : g_strdup ("–");
}

static void
show_importance (TlFindingRow *self, guint importance)
{
  gtk_widget_set_visible (self->importance, importance > 0);
  if (importance == 0)
    return;
  gtk_image_set_from_icon_name (self->importance_icon,
                                importance > 1 ? "starred-symbolic" : "semi-starred-symbolic");
  gtk_label_set_text (self->importance_label, tl_finding_importance_label (importance));
}

void
tl_finding_row_set_finding (TlFindingRow *self, TlFinding *finding, TlCodebook *codebook)
{
  const char *const *themes = tl_finding_get_themes (finding);
  const char *type = get_name (codebook, TL_CODE_FINDING_TYPE, tl_finding_get_type_id (finding));
  guint n_themes = g_strv_length ((GStrv) themes);
  g_autofree char *place = format_place (finding);
  g_autofree char *agencies = tl_finding_details_join_codes (
      codebook, TL_CODE_AGENCY, tl_finding_get_agencies (finding), FALSE, ", ");
  g_autofree char *all_themes =
      tl_finding_details_join_codes (codebook, TL_CODE_THEME, themes, TRUE, "\n");
  g_autofree char *theme = NULL, *kind = NULL;

  g_set_object (&self->finding, finding);
  g_set_object (&self->codebook, codebook);
  theme =
      n_themes == 0 ? g_strdup (_ ("No theme"))
      : n_themes == 1
          ? g_strdup (get_name (codebook, TL_CODE_THEME, themes[0]))
          : g_strdup_printf ("%s +%u", get_name (codebook, TL_CODE_THEME, themes[0]), n_themes - 1);
  kind = agencies[0] != '\0' ? g_strdup_printf ("%s · %s", type, agencies) : g_strdup (type);
  gtk_label_set_text (self->number, place);
  show_swatches (self, codebook, themes);
  gtk_label_set_text (self->theme, theme);
  tl_tooltip_set (GTK_WIDGET (self->theme), all_themes[0] != '\0' ? all_themes : NULL);
  gtk_label_set_text (self->type, kind);
  tl_tooltip_set (GTK_WIDGET (self->type), kind);
  show_importance (self, tl_finding_get_importance (finding));
  show_details (self);
}

char *
tl_finding_row_dup_name (TlFindingRow *self)
{
  gboolean is_important = gtk_widget_get_visible (self->importance);

  return g_strdup_printf ("%s, %s, %s%s%s, “%s”", gtk_label_get_text (self->number),
                          gtk_label_get_text (self->theme), gtk_label_get_text (self->type),
                          is_important ? ", " : "",
                          is_important ? gtk_label_get_text (self->importance_label) : "",
                          tl_finding_get_quote (self->finding));
}
