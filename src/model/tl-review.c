/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One death reviewed: its case values and its documents. */
#define G_LOG_DOMAIN "tl-model"

#include "config.h"

#include "tl-review.h"

#include "tl-date.h"
#include "tl-draft.h"

#include <glib/gi18n-lib.h>

struct _TlReview
{
  GObject parent_instance;

  char *id;
  char *title;
  char *status;
  gboolean is_fictional;
  GPtrArray *values;    /* TlCaseValue */
  GPtrArray *documents; /* TlDocument */
  char *died;
  guint n_findings;
  guint n_recommendations;
  char *coder;
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_TITLE,
  PROP_BOROUGH,
  PROP_PARTNERSHIP,
  PROP_DIED,
  PROP_YEAR,
  PROP_STATUS,
  PROP_FICTIONAL,
  PROP_N_FINDINGS,
  PROP_N_RECOMMENDATIONS,
  PROP_N_DOCUMENTS,
  PROP_CODER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TlReview, tl_review, G_TYPE_OBJECT)

static void
tl_review_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TlReview *self = TL_REVIEW (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_BOROUGH:
      g_value_set_string (value, tl_review_get_borough (self));
      break;
    case PROP_PARTNERSHIP:
      g_value_set_string (value, tl_review_get_partnership (self));
      break;
    case PROP_DIED:
      g_value_set_string (value, self->died);
      break;
    case PROP_YEAR:
      g_value_set_uint (value, tl_review_get_year (self));
      break;
    case PROP_STATUS:
      g_value_set_string (value, self->status);
      break;
    case PROP_FICTIONAL:
      g_value_set_boolean (value, self->is_fictional);
      break;
    case PROP_N_FINDINGS:
      g_value_set_uint (value, self->n_findings);
      break;
    case PROP_N_RECOMMENDATIONS:
      g_value_set_uint (value, self->n_recommendations);
      break;
    case PROP_N_DOCUMENTS:
      g_value_set_uint (value, self->documents->len);
      break;
    case PROP_CODER:
      g_value_set_string (value, self->coder);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_review_finalize (GObject *object)
{
  TlReview *self = TL_REVIEW (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->status);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_free (self->died);
  g_free (self->coder);
  G_OBJECT_CLASS (tl_review_parent_class)->finalize (object);
}

static void
tl_review_class_init (TlReviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tl_review_get_property;
  object_class->finalize = tl_review_finalize;
  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_BOROUGH] = g_param_spec_string ("borough", NULL, NULL, NULL, flags);
  properties[PROP_PARTNERSHIP] = g_param_spec_string ("partnership", NULL, NULL, NULL, flags);
  properties[PROP_DIED] = g_param_spec_string ("died", NULL, NULL, NULL, flags);
  properties[PROP_YEAR] = g_param_spec_uint ("year", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_STATUS] = g_param_spec_string ("status", NULL, NULL, NULL, flags);
  properties[PROP_FICTIONAL] = g_param_spec_boolean ("fictional", NULL, NULL, FALSE, flags);
  properties[PROP_N_FINDINGS] =
      g_param_spec_uint ("n-findings", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_RECOMMENDATIONS] =
      g_param_spec_uint ("n-recommendations", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_DOCUMENTS] =
      g_param_spec_uint ("n-documents", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_CODER] = g_param_spec_string ("coder", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tl_review_init (TlReview *self)
{
}

TlCaseValue *
tl_case_value_new (const char *variable, const char *value, guint page, const char *quote,
                   gboolean is_confirmed)
{
  TlCaseValue *self = g_new0 (TlCaseValue, 1);

  self->variable = g_strdup (variable);
  self->value = g_strdup (value);
  self->page = page;
  self->quote = g_strdup (quote);
  self->is_confirmed = is_confirmed;
  return self;
}

void
tl_case_value_free (TlCaseValue *self)
{
  if (self == NULL)
    return;
  g_free (self->variable);
  g_free (self->value);
  g_free (self->quote);
  g_free (self);
}

TlReview *
tl_review_new (const char *id, const char *title, const char *status, gboolean is_fictional,
               GPtrArray *values, GPtrArray *documents, guint n_findings, guint n_recommendations,
               const char *coder)
{
  TlReview *self;
  const char *died;

  g_return_val_if_fail (id != NULL && title != NULL && values != NULL && documents != NULL, NULL);
  self = g_object_new (TL_TYPE_REVIEW, NULL);
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->status = g_strdup (status);
  self->is_fictional = is_fictional;
  self->values = values;
  self->documents = documents;
  self->n_findings = n_findings;
  self->n_recommendations = n_recommendations;
  self->coder = g_strdup (coder != NULL ? coder : "");
  died = tl_review_get_value (self, "death_month");
  self->died = died != NULL ? tl_date_parse (died) : NULL;
  if (self->died == NULL)
    self->died = g_strdup ("");
  return self;
}

const char *
tl_review_get_value (TlReview *self, const char *variable)
{
  g_return_val_if_fail (TL_IS_REVIEW (self) && variable != NULL, NULL);
  for (guint i = 0; i < self->values->len; i++)
    {
      const TlCaseValue *value = self->values->pdata[i];

      if (g_str_equal (value->variable, variable))
        return value->value;
    }
  return NULL;
}

static const char *
get_value_or_empty (TlReview *self, const char *variable)
{
  const char *value = tl_review_get_value (self, variable);

  return value != NULL && !g_str_equal (value, TL_NOT_STATED) ? value : "";
}

const char *
tl_review_get_borough (TlReview *self)
{
  g_return_val_if_fail (TL_IS_REVIEW (self), NULL);
  return get_value_or_empty (self, "borough");
}

const char *
tl_review_get_partnership (TlReview *self)
{
  g_return_val_if_fail (TL_IS_REVIEW (self), NULL);
  return get_value_or_empty (self, "csp");
}

guint
tl_review_get_year (TlReview *self)
{
  g_return_val_if_fail (TL_IS_REVIEW (self), 0);
  return (guint) tl_date_year (self->died);
}

const char *
tl_review_get_id (TlReview *self)
{
  g_return_val_if_fail (TL_IS_REVIEW (self), NULL);
  return self->id;
}

const char *
tl_review_get_title (TlReview *self)
{
  g_return_val_if_fail (TL_IS_REVIEW (self), NULL);
  return self->title;
}

const char *
tl_review_get_status (TlReview *self)
{
  g_return_val_if_fail (TL_IS_REVIEW (self), NULL);
  return self->status;
}

gboolean
tl_review_get_is_fictional (TlReview *self)
{
  g_return_val_if_fail (TL_IS_REVIEW (self), FALSE);
  return self->is_fictional;
}

GPtrArray *
tl_review_get_values (TlReview *self)
{
  g_return_val_if_fail (TL_IS_REVIEW (self), NULL);
  return self->values;
}

GPtrArray *
tl_review_get_documents (TlReview *self)
{
  g_return_val_if_fail (TL_IS_REVIEW (self), NULL);
  return self->documents;
}

const char *
tl_review_get_died (TlReview *self)
{
  g_return_val_if_fail (TL_IS_REVIEW (self), NULL);
  return self->died;
}

guint
tl_review_get_n_findings (TlReview *self)
{
  g_return_val_if_fail (TL_IS_REVIEW (self), 0);
  return self->n_findings;
}

guint
tl_review_get_n_recommendations (TlReview *self)
{
  g_return_val_if_fail (TL_IS_REVIEW (self), 0);
  return self->n_recommendations;
}

const char *
tl_review_get_coder (TlReview *self)
{
  g_return_val_if_fail (TL_IS_REVIEW (self), NULL);
  return self->coder;
}

const char *
tl_review_status_get_name (const char *status)
{
  static const struct
  {
    const char *status, *name;
  } names[] = {
    { "draft", N_ ("Draft") },
    { "submitted", N_ ("With the Home Office") },
    { "published", N_ ("Published") },
    { "unknown", N_ ("Not known") },
  };

  g_return_val_if_fail (status != NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].status, status))
      return _ (names[i].name);
  return status;
}
