/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries of the codebook made from others, and the rules that an entry keeps. */
#define G_LOG_DOMAIN "tl-model"

#include "config.h"

#include "tl-codebook.h"

#include <string.h>

enum
{
  MAX_PHRASES = 2000,
  MAX_ID = 64,
  MAX_WORDS = 65536
};

static TlCode *
copy (TlCode *self, const char *parent_id, const char *name, const char *definition,
      const char *const *phrases, GVariant *facts, gboolean is_retired)
{
  return tl_code_new (tl_code_get_kind (self), tl_code_get_id (self), parent_id, name, definition,
                      phrases, facts, is_retired);
}

TlCode *
tl_code_with_name (TlCode *self, const char *name)
{
  g_return_val_if_fail (TL_IS_CODE (self) && name != NULL, NULL);
  return copy (self, tl_code_get_parent_id (self), name, tl_code_get_definition (self),
               tl_code_get_phrases (self), tl_code_get_facts (self), tl_code_get_is_retired (self));
}

TlCode *
tl_code_with_definition (TlCode *self, const char *definition)
{
  g_return_val_if_fail (TL_IS_CODE (self) && definition != NULL, NULL);
  return copy (self, tl_code_get_parent_id (self), tl_code_get_name (self), definition,
               tl_code_get_phrases (self), tl_code_get_facts (self), tl_code_get_is_retired (self));
}

TlCode *
tl_code_with_parent (TlCode *self, const char *parent_id)
{
  g_return_val_if_fail (TL_IS_CODE (self), NULL);
  return copy (self, parent_id, tl_code_get_name (self), tl_code_get_definition (self),
               tl_code_get_phrases (self), tl_code_get_facts (self), tl_code_get_is_retired (self));
}

TlCode *
tl_code_with_phrases (TlCode *self, const char *const *phrases)
{
  g_return_val_if_fail (TL_IS_CODE (self) && phrases != NULL, NULL);
  return copy (self, tl_code_get_parent_id (self), tl_code_get_name (self),
               tl_code_get_definition (self), phrases, tl_code_get_facts (self),
               tl_code_get_is_retired (self));
}

TlCode *
tl_code_with_fact (TlCode *self, const char *key, const char *value)
{
  GVariantBuilder facts;
  GVariantIter iterator;
  const char *old_key, *old_value;

  g_return_val_if_fail (TL_IS_CODE (self) && key != NULL, NULL);
  g_variant_builder_init (&facts, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iterator, tl_code_get_facts (self));
  while (g_variant_iter_next (&iterator, "{&s&s}", &old_key, &old_value))
    if (strcmp (old_key, key) != 0)
      g_variant_builder_add (&facts, "{ss}", old_key, old_value);
  if (value != NULL && *value != '\0')
    g_variant_builder_add (&facts, "{ss}", key, value);
  return copy (self, tl_code_get_parent_id (self), tl_code_get_name (self),
               tl_code_get_definition (self), tl_code_get_phrases (self),
               g_variant_builder_end (&facts), tl_code_get_is_retired (self));
}

TlCode *
tl_code_with_retired (TlCode *self, gboolean is_retired)
{
  g_return_val_if_fail (TL_IS_CODE (self), NULL);
  return copy (self, tl_code_get_parent_id (self), tl_code_get_name (self),
               tl_code_get_definition (self), tl_code_get_phrases (self), tl_code_get_facts (self),
               is_retired);
}

/* Ids are as the codebook's schema has them: safe in names, in URLs and in lists parted by spaces.
 */
static gboolean
is_good_id (const char *id)
{
  gsize length = strlen (id);

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (id[i]) && strchr ("._-", id[i]) == NULL)
      return FALSE;
  return length > 0 && length <= MAX_ID;
}

gboolean
tl_code_is_well_formed (TlCode *self)
{
  const char *const *phrases;

  g_return_val_if_fail (TL_IS_CODE (self), FALSE);
  phrases = tl_code_get_phrases (self);
  if (!is_good_id (tl_code_get_id (self)) || *tl_code_get_name (self) == '\0'
      || strlen (tl_code_get_name (self)) > MAX_WORDS
      || strlen (tl_code_get_definition (self)) > MAX_WORDS
      || g_variant_n_children (tl_code_get_facts (self)) > MAX_PHRASES
      || g_variant_get_size (tl_code_get_facts (self)) > MAX_WORDS
      || g_strv_length ((GStrv) phrases) > MAX_PHRASES)
    return FALSE;
  for (guint i = 0; phrases[i] != NULL; i++)
    if (*phrases[i] == '\0' || strlen (phrases[i]) > MAX_WORDS)
      return FALSE;
  return TRUE;
}
