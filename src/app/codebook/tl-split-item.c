/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A finding of a code that is being split. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-split-item.h"

struct _TlSplitItem
{
  GObject parent_instance;

  TlFinding *finding;
  gboolean is_chosen;
};

enum
{
  PROP_0,
  PROP_CHOSEN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TlSplitItem, tl_split_item, G_TYPE_OBJECT)

static void
tl_split_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHOSEN)
    g_value_set_boolean (value, TL_SPLIT_ITEM (object)->is_chosen);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tl_split_item_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHOSEN)
    tl_split_item_set_chosen (TL_SPLIT_ITEM (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tl_split_item_finalize (GObject *object)
{
  g_clear_object (&TL_SPLIT_ITEM (object)->finding);
  G_OBJECT_CLASS (tl_split_item_parent_class)->finalize (object);
}

static void
tl_split_item_class_init (TlSplitItemClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = tl_split_item_get_property;
  object_class->set_property = tl_split_item_set_property;
  object_class->finalize = tl_split_item_finalize;
  properties[PROP_CHOSEN] =
      g_param_spec_boolean ("chosen", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tl_split_item_init (TlSplitItem *self)
{
}

TlSplitItem *
tl_split_item_new (TlFinding *finding)
{
  TlSplitItem *self = g_object_new (TL_TYPE_SPLIT_ITEM, NULL);

  self->finding = g_object_ref (finding);
  return self;
}

TlFinding *
tl_split_item_get_finding (TlSplitItem *self)
{
  g_return_val_if_fail (TL_IS_SPLIT_ITEM (self), NULL);
  return self->finding;
}

gboolean
tl_split_item_get_chosen (TlSplitItem *self)
{
  g_return_val_if_fail (TL_IS_SPLIT_ITEM (self), FALSE);
  return self->is_chosen;
}

void
tl_split_item_set_chosen (TlSplitItem *self, gboolean is_chosen)
{
  g_return_if_fail (TL_IS_SPLIT_ITEM (self));
  if (!self->is_chosen == !is_chosen)
    return;
  self->is_chosen = is_chosen;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
}
