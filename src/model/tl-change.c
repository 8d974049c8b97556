/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One entry of the change journal. */
#define G_LOG_DOMAIN "tl-model"

#include "config.h"

#include "tl-change.h"

struct _TlChange
{
  GObject parent_instance;

  gint64 number;
  char *time;
  char *coder;
  char *label;
  gboolean is_undone;
  char *review_id;
};

enum
{
  PROP_0,
  PROP_NUMBER,
  PROP_TIME,
  PROP_CODER,
  PROP_LABEL,
  PROP_UNDONE,
  PROP_REVIEW_ID,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TlChange, tl_change, G_TYPE_OBJECT)

static void
tl_change_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TlChange *self = TL_CHANGE (object);

  switch (id)
    {
    case PROP_NUMBER:
      g_value_set_int64 (value, self->number);
      break;
    case PROP_TIME:
      g_value_set_string (value, self->time);
      break;
    case PROP_CODER:
      g_value_set_string (value, self->coder);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_UNDONE:
      g_value_set_boolean (value, self->is_undone);
      break;
    case PROP_REVIEW_ID:
      g_value_set_string (value, self->review_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_change_finalize (GObject *object)
{
  TlChange *self = TL_CHANGE (object);

  g_free (self->time);
  g_free (self->coder);
  g_free (self->label);
  g_free (self->review_id);
  G_OBJECT_CLASS (tl_change_parent_class)->finalize (object);
}

static void
tl_change_class_init (TlChangeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tl_change_get_property;
  object_class->finalize = tl_change_finalize;
  properties[PROP_NUMBER] =
      g_param_spec_int64 ("number", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_TIME] = g_param_spec_string ("time", NULL, NULL, NULL, flags);
  properties[PROP_CODER] = g_param_spec_string ("coder", NULL, NULL, NULL, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_UNDONE] = g_param_spec_boolean ("undone", NULL, NULL, FALSE, flags);
  properties[PROP_REVIEW_ID] = g_param_spec_string ("review-id", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tl_change_init (TlChange *self)
{
}

TlChange *
tl_change_new (gint64 number, const char *time, const char *coder, const char *label,
               gboolean is_undone, const char *review_id)
{
  TlChange *self = g_object_new (TL_TYPE_CHANGE, NULL);

  self->number = number;
  self->time = g_strdup (time);
  self->coder = g_strdup (coder);
  self->label = g_strdup (label);
  self->is_undone = is_undone;
  self->review_id = g_strdup (review_id);
  return self;
}

gint64
tl_change_get_number (TlChange *self)
{
  g_return_val_if_fail (TL_IS_CHANGE (self), 0);
  return self->number;
}

const char *
tl_change_get_time (TlChange *self)
{
  g_return_val_if_fail (TL_IS_CHANGE (self), NULL);
  return self->time;
}

const char *
tl_change_get_coder (TlChange *self)
{
  g_return_val_if_fail (TL_IS_CHANGE (self), NULL);
  return self->coder;
}

const char *
tl_change_get_label (TlChange *self)
{
  g_return_val_if_fail (TL_IS_CHANGE (self), NULL);
  return self->label;
}

gboolean
tl_change_get_is_undone (TlChange *self)
{
  g_return_val_if_fail (TL_IS_CHANGE (self), FALSE);
  return self->is_undone;
}

const char *
tl_change_get_review_id (TlChange *self)
{
  g_return_val_if_fail (TL_IS_CHANGE (self), NULL);
  return self->review_id;
}
