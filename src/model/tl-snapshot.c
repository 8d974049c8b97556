/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library at one moment, in an order that does not depend on how it was read. */
#define G_LOG_DOMAIN "tl-model"

#include "config.h"

#include "tl-snapshot.h"

#include <stdlib.h>
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

/* Where something stands in a text: what it is sorted by, looked up once. */
typedef struct
{
  guint review, document, start;
  const char *id;
  gpointer object;
} Sortable;

static int
compare_sortables (gconstpointer a, gconstpointer b)
{
  const Sortable *one = a, *two = b;
  int order = compare_numbers (one->review, two->review);

  if (order == 0)
    order = compare_numbers (one->document, two->document);
  if (order == 0)
    order = compare_numbers (one->start, two->start);
  return order != 0 ? order : strcmp (one->id, two->id);
}

static Sortable
describe_finding (gpointer object, const Places *places)
{
  TlFinding *finding = object;

  return (Sortable){ get_place (places->reviews, tl_finding_get_review_id (finding)),
                     get_place (places->documents, tl_finding_get_document_id (finding)),
                     tl_finding_get_start (finding), tl_finding_get_id (finding), finding };
}

static Sortable
describe_recommendation (gpointer object, const Places *places)
{
  TlRecommendation *recommendation = object;

  return (
      Sortable){ get_place (places->reviews, tl_recommendation_get_review_id (recommendation)),
                 get_place (places->documents, tl_recommendation_get_document_id (recommendation)),
                 tl_recommendation_get_start (recommendation),
                 tl_recommendation_get_id (recommendation), recommendation };
}

static void
sort_by_place (GPtrArray *objects, const Places *places,
               Sortable (*describe) (gpointer object, const Places *places))
{
  g_autofree Sortable *sortables = g_new (Sortable, objects->len);

  if (objects->len == 0) /* There is no array of none, and qsort() wants one. */
    return;
  for (guint i = 0; i < objects->len; i++)
    sortables[i] = describe (objects->pdata[i], places);
  qsort (sortables, objects->len, sizeof (Sortable), compare_sortables);
  for (guint i = 0; i < objects->len; i++)
    objects->pdata[i] = sortables[i].object;
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

static GHashTable *
index_kind (TlCodebook *codebook, TlCodeKind kind)
{
  GPtrArray *codes = tl_codebook_get (codebook, kind);
  GHashTable *places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < codes->len; i++)
    g_hash_table_insert (places, (char *) tl_code_get_id (codes->pdata[i]),
                         GUINT_TO_POINTER (i + 1));
  return places;
}

static guint16
append_codes (GArray *codes, GHashTable *places, const char *const *ids)
{
  guint16 n = 0;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      guint16 place = (guint16) get_place (places, ids[i]);

      if (place == 0)
        continue;
      g_array_append_val (codes, place);
      n++;
    }
  return n;
}

/* Texts are compared once, here; who counts reads numbers that stand side by side. */
static void
index_codes (TlSnapshot *self, const Places *places)
{
  g_autoptr (GHashTable) themes = index_kind (self->codebook, TL_CODE_THEME);
  g_autoptr (GHashTable) agencies = index_kind (self->codebook, TL_CODE_AGENCY);
  g_autoptr (GHashTable) types = index_kind (self->codebook, TL_CODE_FINDING_TYPE);

  self->coded = g_array_sized_new (FALSE, FALSE, sizeof (TlCoded), self->findings->len);
  self->codes = g_array_new (FALSE, FALSE, sizeof (guint16));
  for (guint i = 0; i < self->findings->len; i++)
    {
      TlFinding *finding = self->findings->pdata[i];
      TlCoded coded = { .review = get_place (places->reviews, tl_finding_get_review_id (finding)),
                        .type = (guint16) get_place (types, tl_finding_get_type_id (finding)),
                        .first = self->codes->len };

      coded.n_themes = append_codes (self->codes, themes, tl_finding_get_themes (finding));
      coded.n_agencies = append_codes (self->codes, agencies, tl_finding_get_agencies (finding));
      g_array_append_val (self->coded, coded);
    }
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
  sort_by_place (findings, &places, describe_finding);
  sort_by_place (recommendations, &places, describe_recommendation);
  g_ptr_array_sort (lessons, compare_lessons);
  index_codes (self, &places);
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
  g_array_unref (self->coded);
  g_array_unref (self->codes);
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
