/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A heading in the outline. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-outline-item.h"

struct _TlOutlineItem
{
  GObject parent_instance;

  guint level, start, end, n_findings;
  char *number, *text;
};

enum
{
  PROP_0,
  PROP_N_FINDINGS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TlOutlineItem, tl_outline_item, G_TYPE_OBJECT)

static void
tl_outline_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_N_FINDINGS)
    g_value_set_uint (value, TL_OUTLINE_ITEM (object)->n_findings);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tl_outline_item_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_N_FINDINGS)
    tl_outline_item_set_n_findings (TL_OUTLINE_ITEM (object), g_value_get_uint (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tl_outline_item_finalize (GObject *object)
{
  TlOutlineItem *self = TL_OUTLINE_ITEM (object);

  g_free (self->number);
  g_free (self->text);
  G_OBJECT_CLASS (tl_outline_item_parent_class)->finalize (object);
}

static void
tl_outline_item_class_init (TlOutlineItemClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = tl_outline_item_get_property;
  object_class->set_property = tl_outline_item_set_property;
  object_class->finalize = tl_outline_item_finalize;
  properties[PROP_N_FINDINGS] =
      g_param_spec_uint ("n-findings", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tl_outline_item_init (TlOutlineItem *self)
{
}

TlOutlineItem *
tl_outline_item_new (guint level, const char *number, const char *text, guint start, guint end)
{
  TlOutlineItem *self = g_object_new (TL_TYPE_OUTLINE_ITEM, NULL);

  self->level = level;
  self->number = g_strdup (number != NULL ? number : "");
  self->text = g_strdup (text);
  self->start = start;
  self->end = end;
  return self;
}

guint
tl_outline_item_get_level (TlOutlineItem *self)
{
  return self->level;
}

const char *
tl_outline_item_get_number (TlOutlineItem *self)
{
  return self->number;
}

const char *
tl_outline_item_get_text (TlOutlineItem *self)
{
  return self->text;
}

guint
tl_outline_item_get_start (TlOutlineItem *self)
{
  return self->start;
}

guint
tl_outline_item_get_end (TlOutlineItem *self)
{
  return self->end;
}

void
tl_outline_item_set_n_findings (TlOutlineItem *self, guint n)
{
  if (self->n_findings == n)
    return;
  self->n_findings = n;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_FINDINGS]);
}
