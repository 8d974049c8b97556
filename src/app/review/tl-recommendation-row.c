/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A recommendation, above the rows of action plans that serve it. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-recommendation-row.h"

#include "tl-accessible.h"
#include "tl-finding-details.h"

#include <glib/gi18n.h>

struct _TlRecommendationRow
{
  GtkListBoxRow parent_instance;

  /* Template widgets */
  GtkLabel *number;
  GtkLabel *text;
  GtkLabel *details;
  GtkToggleButton *actions_button;

  TlRecommendation *recommendation;
};

enum
{
  PROP_0,
  PROP_IS_OPEN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TlRecommendationRow, tl_recommendation_row, GTK_TYPE_LIST_BOX_ROW)

static gboolean
has_actions (TlRecommendationRow *self)
{
  return tl_recommendation_get_actions (self->recommendation)->len > 0;
}

static void
actions_toggled_cb (TlRecommendationRow *self)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED,
                               gtk_toggle_button_get_active (self->actions_button), -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_OPEN]);
}

static void
fold_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlRecommendationRow *self = TL_RECOMMENDATION_ROW (widget);

  if (has_actions (self))
    gtk_toggle_button_set_active (self->actions_button, g_variant_get_boolean (parameter));
}

static void
tl_recommendation_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TlRecommendationRow *self = TL_RECOMMENDATION_ROW (object);

  switch (id)
    {
    case PROP_IS_OPEN:
      g_value_set_boolean (value, gtk_toggle_button_get_active (self->actions_button));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_recommendation_row_dispose (GObject *object)
{
  TlRecommendationRow *self = TL_RECOMMENDATION_ROW (object);

  g_clear_object (&self->recommendation);
  gtk_widget_dispose_template (GTK_WIDGET (object), TL_TYPE_RECOMMENDATION_ROW);
  G_OBJECT_CLASS (tl_recommendation_row_parent_class)->dispose (object);
}

static void
tl_recommendation_row_class_init (TlRecommendationRowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = tl_recommendation_row_get_property;
  object_class->dispose = tl_recommendation_row_dispose;

  properties[PROP_IS_OPEN] =
      g_param_spec_boolean ("is-open", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/throughline/Throughline/ui/review/recommendation-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TlRecommendationRow, number);
  gtk_widget_class_bind_template_child (widget_class, TlRecommendationRow, text);
  gtk_widget_class_bind_template_child (widget_class, TlRecommendationRow, details);
  gtk_widget_class_bind_template_child (widget_class, TlRecommendationRow, actions_button);
  gtk_widget_class_bind_template_callback (widget_class, actions_toggled_cb);
  gtk_widget_class_install_action (widget_class, "recommendation.fold", "b", fold_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, 0, "recommendation.fold", "b",
                                       TRUE);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, 0, "recommendation.fold", "b",
                                       FALSE);
}

static void
tl_recommendation_row_init (TlRecommendationRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Of whom it is asked, on which level, by when. */
static char *
describe (TlRecommendation *recommendation, TlCodebook *codebook)
{
  const char *const *addressees = tl_recommendation_get_addressees (recommendation);
  const char *level = tl_recommendation_get_level (recommendation),
             *target = tl_recommendation_get_target (recommendation);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) told = NULL;
  g_autofree char *joined =
      tl_finding_details_join_codes (codebook, TL_CODE_AGENCY, addressees, FALSE, ", ");
  g_autofree char *asked = NULL, *until = NULL;

  /* Translators: names of agencies */
  asked = *joined != '\0' ? g_strdup_printf (_ ("Asked of: %s"), joined)
                          : g_strdup (_ ("Asked of nobody in particular"));
  g_strv_builder_add (parts, asked);
  if (level != NULL)
    {
      TlCode *code = tl_codebook_lookup (codebook, TL_CODE_LEVEL, level);

      g_strv_builder_add (parts, code != NULL ? tl_code_get_name (code) : level);
    }
  /* Translators: a date as the report has it */
  until = target != NULL ? g_strdup_printf (_ ("Target: %s"), target) : NULL;
  if (until != NULL)
    g_strv_builder_add (parts, until);
  told = g_strv_builder_end (parts);
  return g_strjoinv (" · ", told);
}

static void
show_actions_button (TlRecommendationRow *self)
{
  guint n = tl_recommendation_get_actions (self->recommendation)->len;
  g_autofree char *label = g_strdup_printf (ngettext ("%u action", "%u actions", n), n);

  gtk_button_set_label (GTK_BUTTON (self->actions_button), label);
  gtk_widget_set_visible (GTK_WIDGET (self->actions_button), n > 0);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->actions_button),
                               _ ("Show what the action plan says (right, left arrow)"));
  if (n > 0)
    gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, TRUE, -1);
}

GtkWidget *
tl_recommendation_row_new (TlRecommendation *recommendation, TlCodebook *codebook)
{
  TlRecommendationRow *self = g_object_new (TL_TYPE_RECOMMENDATION_ROW, NULL);
  const char *number = tl_recommendation_get_number (recommendation),
             *text = tl_recommendation_get_text (recommendation);
  g_autofree char *details = describe (recommendation, codebook);
  g_autofree char *name = NULL;

  self->recommendation = g_object_ref (recommendation);
  gtk_label_set_text (self->number, number != NULL ? number : "");
  gtk_label_set_text (self->text, text);
  gtk_label_set_text (self->details, details);
  show_actions_button (self);
  /* Translators: number, words and details of a recommendation */
  name = number != NULL ? g_strdup_printf (_ ("Recommendation %s: %s\n%s"), number, text, details)
                        : g_strdup_printf (_ ("Recommendation: %s\n%s"), text, details);
  tl_accessible_set_name (GTK_WIDGET (self), name);
  return GTK_WIDGET (self);
}

TlRecommendation *
tl_recommendation_row_get_recommendation (TlRecommendationRow *self)
{
  g_return_val_if_fail (TL_IS_RECOMMENDATION_ROW (self), NULL);
  return self->recommendation;
}
