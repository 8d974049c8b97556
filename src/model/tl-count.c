/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far things recur: the value that analysis fills and overview reads. */
#define G_LOG_DOMAIN "tl-model"

#include "config.h"

#include "tl-snapshot.h"

static GHashTable *
new_counts (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) tl_count_free);
}

TlRecurrence *
tl_recurrence_new (TlSnapshot *snapshot)
{
  TlRecurrence *self = g_new0 (TlRecurrence, 1);

  self->snapshot = tl_snapshot_ref (snapshot);
  self->reviews = g_ptr_array_new ();
  self->theme_ids = g_ptr_array_new_with_free_func (g_free);
  self->agency_ids = g_ptr_array_new_with_free_func (g_free);
  self->themes = new_counts ();
  self->agencies = new_counts ();
  self->cells = new_counts ();
  return self;
}

void
tl_recurrence_free (TlRecurrence *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->reviews);
  g_ptr_array_unref (self->theme_ids);
  g_ptr_array_unref (self->agency_ids);
  g_hash_table_unref (self->themes);
  g_hash_table_unref (self->agencies);
  g_hash_table_unref (self->cells);
  tl_snapshot_unref (self->snapshot);
  g_free (self);
}

TlCount *
tl_count_new (guint n_reviews, guint n_findings)
{
  TlCount *self = g_new0 (TlCount, 1);

  self->reviews = g_ptr_array_sized_new (n_reviews);
  g_ptr_array_set_size (self->reviews, (int) n_reviews);
  self->findings = g_ptr_array_sized_new (n_findings);
  g_ptr_array_set_size (self->findings, (int) n_findings);
  return self;
}

void
tl_count_free (TlCount *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->reviews);
  g_ptr_array_unref (self->findings);
  g_free (self);
}

const TlCount *
tl_recurrence_get (const TlRecurrence *self, const char *theme_id, const char *agency_id)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (self != NULL && (theme_id != NULL || agency_id != NULL), NULL);
  if (agency_id == NULL)
    return g_hash_table_lookup (self->themes, theme_id);
  if (theme_id == NULL)
    return g_hash_table_lookup (self->agencies, agency_id);
  key = g_strdup_printf ("%s\t%s", theme_id, agency_id);
  return g_hash_table_lookup (self->cells, key);
}
