/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is looked for, and what was found: values.
 */
#define G_LOG_DOMAIN "tl-store"

#include "config.h"

#include "tl-search.h"

const char *
tl_search_kind_to_string (TlSearchKind kind)
{
  static const char *const names[] = { "block", "finding", "recommendation" };

  g_return_val_if_fail (kind < G_N_ELEMENTS (names), NULL);
  return names[kind];
}

TlSearch *
tl_search_new (const char *query, guint limit)
{
  TlSearch *self = g_new0 (TlSearch, 1);

  self->query = g_strdup (query);
  self->kinds = TL_SEARCH_ALL;
  self->limit = limit;
  return self;
}

TlSearch *
tl_search_copy (const TlSearch *self)
{
  TlSearch *copy = tl_search_new (self->query, self->limit);

  copy->kinds = self->kinds;
  copy->review_ids = g_strdupv (self->review_ids);
  copy->theme_id = g_strdup (self->theme_id);
  copy->agency_id = g_strdup (self->agency_id);
  return copy;
}

void
tl_search_free (TlSearch *self)
{
  if (self == NULL)
    return;
  g_free (self->query);
  g_strfreev (self->review_ids);
  g_free (self->theme_id);
  g_free (self->agency_id);
  g_free (self);
}

gboolean
tl_search_has_filter (const TlSearch *self)
{
  return self->review_ids != NULL || self->theme_id != NULL || self->agency_id != NULL;
}

void
tl_search_hit_free (TlSearchHit *self)
{
  if (self == NULL)
    return;
  g_free (self->review_id);
  g_free (self->document_id);
  g_free (self->finding_id);
  g_free (self->number);
  g_free (self->snippet);
  g_free (self);
}

void
tl_search_review_free (TlSearchReview *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self);
}

void
tl_search_result_free (TlSearchResult *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  g_clear_pointer (&self->reviews, g_ptr_array_unref);
  g_free (self);
}

gboolean
tl_search_result_is_cut (const TlSearchResult *self, guint kinds)
{
  for (guint i = 0; i < TL_N_SEARCH_KINDS; i++)
    if ((kinds & (1u << i)) != 0 && self->n_found[i] >= TL_SEARCH_MOST)
      return TRUE;
  return FALSE;
}
