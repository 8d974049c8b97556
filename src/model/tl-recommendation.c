/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A numbered request of a review. */
#define G_LOG_DOMAIN "tl-model"

#include "config.h"

#include "tl-review.h"

struct _TlRecommendation
{
  GObject parent_instance;

  char *id;
  char *review_id;
  char *document_id;
  char *number;
  char *text;
  guint page;
  guint start;
  GStrv addressees;
  char *level;
  char *strength;
  char *target;
  char *status;
  GPtrArray *actions;
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_REVIEW_ID,
  PROP_NUMBER,
  PROP_TEXT,
  PROP_PAGE,
  PROP_LEVEL,
  PROP_STRENGTH,
  PROP_TARGET,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TlRecommendation, tl_recommendation, G_TYPE_OBJECT)

static void
tl_recommendation_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TlRecommendation *self = TL_RECOMMENDATION (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_REVIEW_ID:
      g_value_set_string (value, self->review_id);
      break;
    case PROP_NUMBER:
      g_value_set_string (value, self->number);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_PAGE:
      g_value_set_uint (value, self->page);
      break;
    case PROP_LEVEL:
      g_value_set_string (value, self->level);
      break;
    case PROP_STRENGTH:
      g_value_set_string (value, self->strength);
      break;
    case PROP_TARGET:
      g_value_set_string (value, self->target);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_recommendation_finalize (GObject *object)
{
  TlRecommendation *self = TL_RECOMMENDATION (object);

  g_free (self->id);
  g_free (self->review_id);
  g_free (self->document_id);
  g_free (self->number);
  g_free (self->text);
  g_strfreev (self->addressees);
  g_free (self->level);
  g_free (self->strength);
  g_free (self->target);
  g_free (self->status);
  g_ptr_array_unref (self->actions);
  G_OBJECT_CLASS (tl_recommendation_parent_class)->finalize (object);
}

static void
tl_recommendation_class_init (TlRecommendationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tl_recommendation_get_property;
  object_class->finalize = tl_recommendation_finalize;
  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_REVIEW_ID] = g_param_spec_string ("review-id", NULL, NULL, NULL, flags);
  properties[PROP_NUMBER] = g_param_spec_string ("number", NULL, NULL, NULL, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_PAGE] = g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_LEVEL] = g_param_spec_string ("level", NULL, NULL, NULL, flags);
  properties[PROP_STRENGTH] = g_param_spec_string ("strength", NULL, NULL, NULL, flags);
  properties[PROP_TARGET] = g_param_spec_string ("target", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tl_recommendation_init (TlRecommendation *self)
{
  self->actions = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_draft_action_free);
}

TlRecommendation *
tl_recommendation_new (const char *id, const char *review_id, const char *document_id,
                       const char *number, const char *text, guint page, guint start,
                       const char *const *addressees, const char *level, const char *strength,
                       const char *target, const char *status)
{
  TlRecommendation *self = g_object_new (TL_TYPE_RECOMMENDATION, NULL);

  self->id = id != NULL ? g_strdup (id) : g_uuid_string_random ();
  self->review_id = g_strdup (review_id);
  self->document_id = g_strdup (document_id);
  self->number = g_strdup (number);
  self->text = g_strdup (text);
  self->page = page;
  self->start = start;
  self->addressees = addressees != NULL ? g_strdupv ((GStrv) addressees) : g_new0 (char *, 1);
  self->level = g_strdup (level);
  self->strength = g_strdup (strength);
  self->target = g_strdup (target);
  self->status = g_strdup (status != NULL ? status : "A9");
  return self;
}

const char *
tl_recommendation_get_id (TlRecommendation *self)
{
  g_return_val_if_fail (TL_IS_RECOMMENDATION (self), NULL);
  return self->id;
}

const char *
tl_recommendation_get_review_id (TlRecommendation *self)
{
  g_return_val_if_fail (TL_IS_RECOMMENDATION (self), NULL);
  return self->review_id;
}

const char *
tl_recommendation_get_document_id (TlRecommendation *self)
{
  g_return_val_if_fail (TL_IS_RECOMMENDATION (self), NULL);
  return self->document_id;
}

const char *
tl_recommendation_get_number (TlRecommendation *self)
{
  g_return_val_if_fail (TL_IS_RECOMMENDATION (self), NULL);
  return self->number;
}

const char *
tl_recommendation_get_text (TlRecommendation *self)
{
  g_return_val_if_fail (TL_IS_RECOMMENDATION (self), NULL);
  return self->text;
}

guint
tl_recommendation_get_page (TlRecommendation *self)
{
  g_return_val_if_fail (TL_IS_RECOMMENDATION (self), 0);
  return self->page;
}

guint
tl_recommendation_get_start (TlRecommendation *self)
{
  g_return_val_if_fail (TL_IS_RECOMMENDATION (self), 0);
  return self->start;
}

const char *const *
tl_recommendation_get_addressees (TlRecommendation *self)
{
  g_return_val_if_fail (TL_IS_RECOMMENDATION (self), NULL);
  return (const char *const *) self->addressees;
}

const char *
tl_recommendation_get_level (TlRecommendation *self)
{
  g_return_val_if_fail (TL_IS_RECOMMENDATION (self), NULL);
  return self->level;
}

const char *
tl_recommendation_get_strength (TlRecommendation *self)
{
  g_return_val_if_fail (TL_IS_RECOMMENDATION (self), NULL);
  return self->strength;
}

const char *
tl_recommendation_get_target (TlRecommendation *self)
{
  g_return_val_if_fail (TL_IS_RECOMMENDATION (self), NULL);
  return self->target;
}

const char *
tl_recommendation_get_status (TlRecommendation *self)
{
  g_return_val_if_fail (TL_IS_RECOMMENDATION (self), NULL);
  return self->status;
}

GPtrArray *
tl_recommendation_get_actions (TlRecommendation *self)
{
  g_return_val_if_fail (TL_IS_RECOMMENDATION (self), NULL);
  return self->actions;
}

void
tl_recommendation_take_actions (TlRecommendation *self, GPtrArray *actions)
{
  g_return_if_fail (TL_IS_RECOMMENDATION (self) && actions != NULL);
  g_ptr_array_unref (self->actions);
  self->actions = actions;
}
