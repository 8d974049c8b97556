/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One entry of the codebook. */
#define G_LOG_DOMAIN "tl-model"

#include "config.h"

#include "tl-codebook.h"

struct _TlCode
{
  GObject parent_instance;

  TlCodeKind kind;
  char *id;
  char *parent_id;
  char *name;
  char *definition;
  char *label;
  GStrv phrases;
  GVariant *facts;
  gboolean is_retired;
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_NAME,
  PROP_DEFINITION,
  PROP_PARENT_ID,
  PROP_LABEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TlCode, tl_code, G_TYPE_OBJECT)

static void
tl_code_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TlCode *self = TL_CODE (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_DEFINITION:
      g_value_set_string (value, self->definition);
      break;
    case PROP_PARENT_ID:
      g_value_set_string (value, self->parent_id);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_code_finalize (GObject *object)
{
  TlCode *self = TL_CODE (object);

  g_free (self->id);
  g_free (self->parent_id);
  g_free (self->name);
  g_free (self->definition);
  g_free (self->label);
  g_strfreev (self->phrases);
  g_clear_pointer (&self->facts, g_variant_unref);
  G_OBJECT_CLASS (tl_code_parent_class)->finalize (object);
}

static void
tl_code_class_init (TlCodeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tl_code_get_property;
  object_class->finalize = tl_code_finalize;
  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_DEFINITION] = g_param_spec_string ("definition", NULL, NULL, NULL, flags);
  properties[PROP_PARENT_ID] = g_param_spec_string ("parent-id", NULL, NULL, NULL, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tl_code_init (TlCode *self)
{
}

const char *
tl_code_kind_to_string (TlCodeKind kind)
{
  static const char *const names[TL_N_CODE_KINDS] = { "theme", "agency",   "finding-type",
                                                      "form",  "borough",  "variable",
                                                      "level", "strength", "status",
                                                      "smart" };

  g_return_val_if_fail ((guint) kind < TL_N_CODE_KINDS, NULL);
  return names[kind];
}

TlCode *
tl_code_new (TlCodeKind kind, const char *id, const char *parent_id, const char *name,
             const char *definition, const char *const *phrases, GVariant *facts,
             gboolean is_retired)
{
  static const char *const none[] = { NULL };
  TlCode *self;

  g_return_val_if_fail ((guint) kind < TL_N_CODE_KINDS && id != NULL && name != NULL, NULL);
  self = g_object_new (TL_TYPE_CODE, NULL);
  self->kind = kind;
  self->id = g_strdup (id);
  self->parent_id = g_strdup (parent_id);
  self->name = g_strdup (name);
  self->definition = g_strdup (definition != NULL ? definition : "");
  self->label = g_strdup_printf ("%s %s", id, name);
  self->phrases = g_strdupv ((GStrv) (phrases != NULL ? phrases : none));
  if (facts == NULL)
    facts = g_variant_new_array (G_VARIANT_TYPE ("{ss}"), NULL, 0);
  self->facts = g_variant_ref_sink (facts);
  self->is_retired = is_retired;
  return self;
}

TlCodeKind
tl_code_get_kind (TlCode *self)
{
  g_return_val_if_fail (TL_IS_CODE (self), TL_CODE_THEME);
  return self->kind;
}

const char *
tl_code_get_id (TlCode *self)
{
  g_return_val_if_fail (TL_IS_CODE (self), NULL);
  return self->id;
}

const char *
tl_code_get_parent_id (TlCode *self)
{
  g_return_val_if_fail (TL_IS_CODE (self), NULL);
  return self->parent_id;
}

const char *
tl_code_get_name (TlCode *self)
{
  g_return_val_if_fail (TL_IS_CODE (self), NULL);
  return self->name;
}

const char *
tl_code_get_definition (TlCode *self)
{
  g_return_val_if_fail (TL_IS_CODE (self), NULL);
  return self->definition;
}

const char *
tl_code_get_label (TlCode *self)
{
  g_return_val_if_fail (TL_IS_CODE (self), NULL);
  return self->label;
}

const char *const *
tl_code_get_phrases (TlCode *self)
{
  g_return_val_if_fail (TL_IS_CODE (self), NULL);
  return (const char *const *) self->phrases;
}

const char *
tl_code_get_fact (TlCode *self, const char *key)
{
  const char *value = NULL;

  g_return_val_if_fail (TL_IS_CODE (self) && key != NULL, NULL);
  g_variant_lookup (self->facts, key, "&s", &value);
  return value;
}

GVariant *
tl_code_get_facts (TlCode *self)
{
  g_return_val_if_fail (TL_IS_CODE (self), NULL);
  return self->facts;
}

gboolean
tl_code_get_is_retired (TlCode *self)
{
  g_return_val_if_fail (TL_IS_CODE (self), FALSE);
  return self->is_retired;
}
