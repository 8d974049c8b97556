/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library at one moment, in an order that does not depend on how it was read. */
#define G_LOG_DOMAIN "tl-model"

#include "config.h"

#include "tl-snapshot.h"

#include <string.h>

/* The places of reviews and documents in their order; ids are lent by the reviews. */
typedef struct
{
  GHashTable *reviews;   /* id -> place + 1 */
  GHashTable *documents; /* id -> place + 1 */
} Places;

static int
compare_numbers (guint a, guint b)
{
  return a < b ? -1 : a > b;
}

int
tl_snapshot_compare_reviews (gconstpointer a, gconstpointer b)
{
  TlReview *one = *(TlReview *const *) a, *two = *(TlReview *const *) b;
  int order = strcmp (tl_review_get_borough (one), tl_review_get_borough (two));

  if (order == 0)
    order = compare_numbers (tl_review_get_year (one), tl_review_get_year (two));
  if (order == 0)
    order = strcmp (tl_review_get_title (one), tl_review_get_title (two));
  return order != 0 ? order : strcmp (tl_review_get_id (one), tl_review_get_id (two));
}

static guint
get_place (GHashTable *places, const char *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (places, id));
}

static int
compare_findings (gconstpointer a, gconstpointer b, gpointer data)
{
  TlFinding *one = *(TlFinding *const *) a, *two = *(TlFinding *const *) b;
  const Places *places = data;
  int order = compare_numbers (get_place (places->reviews, tl_finding_get_review_id (one)),
                               get_place (places->reviews, tl_finding_get_review_id (two)));

  if (order == 0)
    order = compare_numbers (get_place (places->documents, tl_finding_get_document_id (one)),
                             get_place (places->documents, tl_finding_get_document_id (two)));
  if (order == 0)
    order = compare_numbers (tl_finding_get_start (one), tl_finding_get_start (two));
  return order != 0 ? order : strcmp (tl_finding_get_id (one), tl_finding_get_id (two));
}

static int
compare_recommendations (gconstpointer a, gconstpointer b, gpointer data)
{
  TlRecommendation *one = *(TlRecommendation *const *) a, *two = *(TlRecommendation *const *) b;
  const Places *places = data;
  int order = compare_numbers (get_place (places->reviews, tl_recommendation_get_review_id (one)),
                               get_place (places->reviews, tl_recommendation_get_review_id (two)));

  if (order == 0)
    order =
        compare_numbers (get_place (places->documents, tl_recommendation_get_document_id (one)),
                         get_place (places->documents, tl_recommendation_get_document_id (two)));
  if (order == 0)
    order = compare_numbers (tl_recommendation_get_start (one), tl_recommendation_get_start (two));
  return order != 0 ? order
                    : strcmp (tl_recommendation_get_id (one), tl_recommendation_get_id (two));
}

static int
compare_lessons (gconstpointer a, gconstpointer b)
{
  TlLesson *one = *(TlLesson *const *) a, *two = *(TlLesson *const *) b;
  int order = g_strcmp0 (tl_lesson_get_theme_id (one), tl_lesson_get_theme_id (two));

  if (order == 0)
    order = strcmp (tl_lesson_get_statement (one), tl_lesson_get_statement (two));
  return order != 0 ? order : strcmp (tl_lesson_get_id (one), tl_lesson_get_id (two));
}

static void
add_places (Places *places, TlReview *review)
{
  GPtrArray *documents = tl_review_get_documents (review);

  g_hash_table_insert (places->reviews, (char *) tl_review_get_id (review),
                       GUINT_TO_POINTER (g_hash_table_size (places->reviews) + 1));
  for (guint i = 0; i < documents->len; i++)
    g_hash_table_insert (places->documents, (char *) tl_document_get_id (documents->pdata[i]),
                         GUINT_TO_POINTER (g_hash_table_size (places->documents) + 1));
}

TlSnapshot *
tl_snapshot_new (const char *name, TlCodebook *codebook, GPtrArray *reviews, GPtrArray *findings,
                 GPtrArray *recommendations, GPtrArray *lessons)
{
  TlSnapshot *self = g_new0 (TlSnapshot, 1);
  Places places = { g_hash_table_new (g_str_hash, g_str_equal),
                    g_hash_table_new (g_str_hash, g_str_equal) };

  g_atomic_ref_count_init (&self->ref_count);
  self->name = g_strdup (name);
  self->codebook = g_object_ref (codebook);
  self->reviews = reviews;
  self->findings = findings;
  self->recommendations = recommendations;
  self->lessons = lessons;
  self->reviews_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_ptr_array_sort (reviews, tl_snapshot_compare_reviews);
  for (guint i = 0; i < reviews->len; i++)
    {
      TlReview *review = reviews->pdata[i];

      g_hash_table_insert (self->reviews_by_id, (char *) tl_review_get_id (review), review);
      add_places (&places, review);
    }
  g_ptr_array_sort_with_data (findings, compare_findings, &places);
  g_ptr_array_sort_with_data (recommendations, compare_recommendations, &places);
  g_ptr_array_sort (lessons, compare_lessons);
  g_hash_table_unref (places.reviews);
  g_hash_table_unref (places.documents);
  return self;
}

TlSnapshot *
tl_snapshot_ref (TlSnapshot *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tl_snapshot_unref (TlSnapshot *self)
{
  g_return_if_fail (self != NULL);
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->name);
  g_object_unref (self->codebook);
  g_hash_table_unref (self->reviews_by_id);
  g_ptr_array_unref (self->reviews);
  g_ptr_array_unref (self->findings);
  g_ptr_array_unref (self->recommendations);
  g_ptr_array_unref (self->lessons);
  g_free (self);
}

TlReview *
tl_snapshot_get_review (TlSnapshot *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);
  return g_hash_table_lookup (self->reviews_by_id, id);
}
