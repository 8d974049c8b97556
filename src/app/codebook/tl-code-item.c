/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A code in the list of the Codebook page. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-code-item.h"

#include <glib/gi18n.h>

struct _TlCodeItem
{
  GObject parent_instance;

  TlCodebook *codebook;
  TlCode *code;
  GListStore *children;
  gboolean is_counted;
  guint n_findings, n_reviews, n_others;
};

enum
{
  PROP_0,
  PROP_CODE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TlCodeItem, tl_code_item, G_TYPE_OBJECT)

static void
tl_code_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CODE)
    g_value_set_object (value, TL_CODE_ITEM (object)->code);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tl_code_item_finalize (GObject *object)
{
  TlCodeItem *self = TL_CODE_ITEM (object);

  g_clear_object (&self->codebook);
  g_clear_object (&self->code);
  g_clear_object (&self->children);
  G_OBJECT_CLASS (tl_code_item_parent_class)->finalize (object);
}

static void
tl_code_item_class_init (TlCodeItemClass *class)
{
  G_OBJECT_CLASS (class)->get_property = tl_code_item_get_property;
  G_OBJECT_CLASS (class)->finalize = tl_code_item_finalize;
  properties[PROP_CODE] = g_param_spec_object ("code", NULL, NULL, TL_TYPE_CODE,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (class), N_PROPS, properties);
}

static void
tl_code_item_init (TlCodeItem *self)
{
  self->children = g_list_store_new (TL_TYPE_CODE_ITEM);
}

TlCodeItem *
tl_code_item_new (TlCodebook *codebook, TlCode *code)
{
  TlCodeItem *self = g_object_new (TL_TYPE_CODE_ITEM, NULL);

  self->codebook = g_object_ref (codebook);
  self->code = g_object_ref (code);
  return self;
}

void
tl_code_item_set_code (TlCodeItem *self, TlCodebook *codebook, TlCode *code)
{
  g_return_if_fail (TL_IS_CODE_ITEM (self));
  g_set_object (&self->codebook, codebook);
  g_set_object (&self->code, code);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CODE]);
}

void
tl_code_item_set_use (TlCodeItem *self, const TlCodeUse *use)
{
  g_return_if_fail (TL_IS_CODE_ITEM (self));
  if (self->is_counted == (use != NULL)
      && (use == NULL
          || (self->n_findings == use->n_findings && self->n_reviews == use->n_reviews
              && self->n_others == use->n_others)))
    return;
  self->is_counted = use != NULL;
  self->n_findings = use != NULL ? use->n_findings : 0;
  self->n_reviews = use != NULL ? use->n_reviews : 0;
  self->n_others = use != NULL ? use->n_others : 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CODE]);
}

TlCode *
tl_code_item_get_code (TlCodeItem *self)
{
  g_return_val_if_fail (TL_IS_CODE_ITEM (self), NULL);
  return self->code;
}

TlCodebook *
tl_code_item_get_codebook (TlCodeItem *self)
{
  g_return_val_if_fail (TL_IS_CODE_ITEM (self), NULL);
  return self->codebook;
}

const char *
tl_code_item_get_id (TlCodeItem *self)
{
  g_return_val_if_fail (TL_IS_CODE_ITEM (self), NULL);
  return tl_code_get_id (self->code);
}

GListStore *
tl_code_item_get_children (TlCodeItem *self)
{
  g_return_val_if_fail (TL_IS_CODE_ITEM (self), NULL);
  return self->children;
}

guint
tl_code_item_get_n_findings (TlCodeItem *self)
{
  g_return_val_if_fail (TL_IS_CODE_ITEM (self), 0);
  return self->n_findings;
}

guint
tl_code_item_get_n_others (TlCodeItem *self)
{
  g_return_val_if_fail (TL_IS_CODE_ITEM (self), 0);
  return self->n_others;
}

char *
tl_code_item_dup_count (TlCodeItem *self)
{
  g_return_val_if_fail (TL_IS_CODE_ITEM (self), NULL);
  if (!self->is_counted)
    return g_strdup ("");
  if (self->n_findings == 0)
    return g_strdup (_ ("not used"));
  /* Translators: findings in reviews */
  return g_strdup_printf (ngettext ("%u in %u review", "%u in %u reviews", self->n_reviews),
                          self->n_findings, self->n_reviews);
}

static char *
describe_use (TlCodeItem *self)
{
  g_autofree char *reviews = g_strdup_printf (
      ngettext ("in %u review", "in %u reviews", self->n_reviews), self->n_reviews);

  if (!self->is_counted)
    return g_strdup ("");
  if (self->n_findings == 0)
    return g_strdup (_ (", not used"));
  /* Translators: the second part is “in 5 reviews” */
  return g_strdup_printf (ngettext (", %u finding %s", ", %u findings %s", self->n_findings),
                          self->n_findings, reviews);
}

char *
tl_code_item_dup_name (TlCodeItem *self)
{
  g_autofree char *use = NULL;

  g_return_val_if_fail (TL_IS_CODE_ITEM (self), NULL);
  use = describe_use (self);
  return g_strdup_printf (tl_code_get_is_retired (self->code) ? _ ("%s%s, retired") : "%s%s",
                          tl_code_get_label (self->code), use);
}
