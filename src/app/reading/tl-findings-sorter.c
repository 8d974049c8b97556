/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of a list of findings. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-findings-sorter.h"
#include "tl-suggestion.h"

#include <string.h>

struct _TlFindingsSorter
{
  GtkSorter parent_instance;

  GHashTable *documents; /* id -> its place, from 1 */
  gboolean by_time;
};

G_DEFINE_FINAL_TYPE (TlFindingsSorter, tl_findings_sorter, GTK_TYPE_SORTER)

static guint
rank_document (TlFindingsSorter *self, gpointer item)
{
  const char *id = TL_IS_FINDING (item) ? tl_finding_get_document_id (item)
                                        : tl_suggestion_get_document_id (item);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->documents, id));
}

static guint
get_start (gpointer item)
{
  return TL_IS_FINDING (item) ? tl_finding_get_start (item) : tl_suggestion_get_start (item);
}

static GtkOrdering
compare_numbers (guint a, guint b)
{
  return gtk_ordering_from_cmpfunc ((a > b) - (a < b));
}

static GtkOrdering
compare_times (gpointer a, gpointer b)
{
  if (TL_IS_SUGGESTION (a) || TL_IS_SUGGESTION (b))
    return compare_numbers (TL_IS_SUGGESTION (b), TL_IS_SUGGESTION (a));
  return gtk_ordering_from_cmpfunc (
      strcmp (tl_finding_get_created (b), tl_finding_get_created (a)));
}

/* The suggestion goes before what is at its place. */
static GtkOrdering
tl_findings_sorter_compare (GtkSorter *sorter, gpointer a, gpointer b)
{
  TlFindingsSorter *self = TL_FINDINGS_SORTER (sorter);
  GtkOrdering order = GTK_ORDERING_EQUAL;

  if (self->by_time)
    order = compare_times (a, b);
  if (order == GTK_ORDERING_EQUAL)
    order = compare_numbers (rank_document (self, a), rank_document (self, b));
  if (order == GTK_ORDERING_EQUAL)
    order = compare_numbers (get_start (a), get_start (b));
  return order != GTK_ORDERING_EQUAL ? order
                                     : compare_numbers (TL_IS_FINDING (a), TL_IS_FINDING (b));
}

static void
tl_findings_sorter_finalize (GObject *object)
{
  g_hash_table_unref (TL_FINDINGS_SORTER (object)->documents);
  G_OBJECT_CLASS (tl_findings_sorter_parent_class)->finalize (object);
}

static void
tl_findings_sorter_class_init (TlFindingsSorterClass *class)
{
  G_OBJECT_CLASS (class)->finalize = tl_findings_sorter_finalize;
  GTK_SORTER_CLASS (class)->compare = tl_findings_sorter_compare;
}

static void
tl_findings_sorter_init (TlFindingsSorter *self)
{
  self->documents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

TlFindingsSorter *
tl_findings_sorter_new (void)
{
  return g_object_new (TL_TYPE_FINDINGS_SORTER, NULL);
}

void
tl_findings_sorter_set_by_time (TlFindingsSorter *self, gboolean by_time)
{
  g_return_if_fail (TL_IS_FINDINGS_SORTER (self));
  if (self->by_time == by_time)
    return;
  self->by_time = by_time;
  gtk_sorter_changed (GTK_SORTER (self), GTK_SORTER_CHANGE_DIFFERENT);
}

static void
rank (GHashTable *documents, const char *id)
{
  guint n = g_hash_table_size (documents);

  if (id != NULL && !g_hash_table_contains (documents, id))
    g_hash_table_insert (documents, g_strdup (id), GUINT_TO_POINTER (n + 1));
}

static gboolean
is_same (GHashTable *a, GHashTable *b)
{
  GHashTableIter iter;
  gpointer id, place;

  if (g_hash_table_size (a) != g_hash_table_size (b))
    return FALSE;
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &id, &place))
    if (g_hash_table_lookup (b, id) != place)
      return FALSE;
  return TRUE;
}

gboolean
tl_findings_sorter_set_documents (TlFindingsSorter *self, GPtrArray *findings,
                                  const char *document_id)
{
  g_autoptr (GHashTable) documents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_val_if_fail (TL_IS_FINDINGS_SORTER (self) && findings != NULL, FALSE);
  for (guint i = 0; i < findings->len; i++)
    rank (documents, tl_finding_get_document_id (findings->pdata[i]));
  rank (documents, document_id);
  if (is_same (documents, self->documents))
    return FALSE;
  g_hash_table_unref (self->documents);
  self->documents = g_steal_pointer (&documents);
  return TRUE;
}
