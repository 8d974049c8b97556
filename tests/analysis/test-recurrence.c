/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holds the counts beside a recount that goes over all findings for each pair of codes. */
#include "config.h"

#include "random-snapshot.h"
#include "tl-recurrence.h"

/* What a recount found: distinct reviews and findings. */
typedef struct
{
  guint n_reviews, n_findings, first_year, last_year;
} Recount;

static gboolean
type_counts (TlSnapshot *snapshot, const char *type_id, const char *asked_for)
{
  TlCode *type = tl_codebook_lookup (snapshot->codebook, TL_CODE_FINDING_TYPE, type_id);
  const char *counts = type != NULL ? tl_code_get_fact (type, "counts") : NULL;

  if (g_strcmp0 (counts, "optional") == 0)
    return g_strcmp0 (type_id, asked_for) == 0;
  return g_strcmp0 (counts, "no") != 0;
}

static gboolean
has_theme (TlFinding *finding, const char *theme_id)
{
  const char *const *themes = tl_finding_get_themes (finding);
  g_autofree char *below = g_strdup_printf ("%s.", theme_id);

  for (guint i = 0; themes[i] != NULL; i++)
    if (g_str_equal (themes[i], theme_id) || g_str_has_prefix (themes[i], below))
      return TRUE;
  return FALSE;
}

static gboolean
lets_review_through (TlReview *review, const TlRecurrenceFilter *filter)
{
  guint year = tl_review_get_year (review);

  if (filter->borough != NULL && !g_str_equal (filter->borough, tl_review_get_borough (review)))
    return FALSE;
  if (filter->first_year != 0 && year < filter->first_year)
    return FALSE;
  if (filter->last_year != 0 && (year == 0 || year > filter->last_year))
    return FALSE;
  return TRUE;
}

/* NULL for either code asks for the other alone; NULL for both for the denominator. */
static Recount
recount (TlSnapshot *snapshot, const TlRecurrenceFilter *filter, const char *theme_id,
         const char *agency_id)
{
  gboolean is_denominator = theme_id == NULL && agency_id == NULL;
  Recount result = { 0 };

  for (guint i = 0; i < snapshot->reviews->len; i++)
    {
      TlReview *review = snapshot->reviews->pdata[i];
      guint n = 0;

      if (!lets_review_through (review, filter))
        continue;
      for (guint j = 0; j < snapshot->findings->len; j++)
        {
          TlFinding *finding = snapshot->findings->pdata[j];
          const char *type_id = tl_finding_get_type_id (finding);

          if (!g_str_equal (tl_finding_get_review_id (finding), tl_review_get_id (review))
              || !type_counts (snapshot, type_id, filter->type_id)
              || (theme_id != NULL && !has_theme (finding, theme_id))
              || (agency_id != NULL
                  && !g_strv_contains (tl_finding_get_agencies (finding), agency_id)))
            continue;
          if (!is_denominator && filter->type_id != NULL && !g_str_equal (filter->type_id, type_id))
            continue;
          if (!is_denominator && filter->agency_id != NULL
              && !g_strv_contains (tl_finding_get_agencies (finding), filter->agency_id))
            continue;
          n++;
        }
      result.n_findings += n;
      result.n_reviews += n > 0;
      if (n > 0 && tl_review_get_year (review) != 0)
        {
          guint year = tl_review_get_year (review);

          result.first_year = result.first_year == 0 ? year : MIN (result.first_year, year);
          result.last_year = MAX (result.last_year, year);
        }
    }
  return result;
}

static void
assert_count (const TlRecurrence *recurrence, TlSnapshot *snapshot,
              const TlRecurrenceFilter *filter, const char *theme_id, const char *agency_id)
{
  const TlCount *count = tl_recurrence_get (recurrence, theme_id, agency_id);
  Recount expected = recount (snapshot, filter, theme_id, agency_id);

  g_assert_cmpuint (count != NULL ? count->reviews->len : 0, ==, expected.n_reviews);
  g_assert_cmpuint (count != NULL ? count->findings->len : 0, ==, expected.n_findings);
  g_assert_cmpuint (count != NULL ? count->first_year : 0, ==, expected.first_year);
  g_assert_cmpuint (count != NULL ? count->last_year : 0, ==, expected.last_year);
}

static void
assert_all_counts (TlSnapshot *snapshot, const TlRecurrenceFilter *filter)
{
  static const TlRecurrenceFilter everything = { 0 };
  g_autoptr (TlRecurrence) recurrence = tl_recurrence_count (snapshot, filter);
  const TlRecurrenceFilter *asked = filter != NULL ? filter : &everything;
  GPtrArray *themes = tl_codebook_get (snapshot->codebook, TL_CODE_THEME);
  GPtrArray *agencies = tl_codebook_get (snapshot->codebook, TL_CODE_AGENCY);

  g_assert_cmpuint (recurrence->n_reviews, ==, recount (snapshot, asked, NULL, NULL).n_reviews);
  g_assert_cmpuint (recurrence->reviews->len, ==, recurrence->n_reviews);
  for (guint i = 0; i < themes->len; i++)
    {
      assert_count (recurrence, snapshot, asked, tl_code_get_id (themes->pdata[i]), NULL);
      for (guint j = 0; j < agencies->len; j++)
        assert_count (recurrence, snapshot, asked, tl_code_get_id (themes->pdata[i]),
                      tl_code_get_id (agencies->pdata[j]));
    }
  for (guint j = 0; j < agencies->len; j++)
    assert_count (recurrence, snapshot, asked, NULL, tl_code_get_id (agencies->pdata[j]));
}

static void
test_random (void)
{
  for (guint seed = 1; seed <= 6; seed++)
    {
      g_autoptr (TlSnapshot) snapshot = random_snapshot_new (&(RandomSnapshotOptions){
          .seed = seed, .n_reviews = 4 + seed * 3, .n_findings = seed * 60 });

      assert_all_counts (snapshot, NULL);
    }
}

static void
test_filters (void)
{
  const TlRecurrenceFilter filters[] = {
    { .borough = "Amberley" },
    { .first_year = 2015 },
    { .last_year = 2015 },
    { .first_year = 2013, .last_year = 2019 },
    { .agency_id = "AG03" },
    { .type_id = "F03" },
    { .type_id = "F08" },
    { .type_id = "F11" },
    { .borough = "Wexbridge", .first_year = 2012, .agency_id = "AG01", .type_id = "F05" },
    { .borough = "Nowhere" },
  };
  g_autoptr (TlSnapshot) snapshot = random_snapshot_new (
      &(RandomSnapshotOptions){ .seed = 11, .n_reviews = 20, .n_findings = 300 });

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    assert_all_counts (snapshot, &filters[i]);
}

static TlSnapshot *
make_snapshot (GPtrArray *reviews, GPtrArray *findings)
{
  g_autoptr (TlCodebook) codebook = random_codebook_new ();

  return tl_snapshot_new ("Small", codebook, reviews, findings,
                          g_ptr_array_new_with_free_func (g_object_unref),
                          g_ptr_array_new_with_free_func (g_object_unref));
}

/* The unit is the review, and a theme has what its sub-themes have. */
static void
test_by_hand (void)
{
  GPtrArray *reviews = g_ptr_array_new_with_free_func (g_object_unref),
            *findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TlSnapshot) snapshot = NULL;
  g_autoptr (TlRecurrence) recurrence = NULL;
  const TlCount *count;

  g_ptr_array_add (reviews, made_review_new ("r1", "One", "Amberley", "2014"));
  g_ptr_array_add (reviews, made_review_new ("r2", "Two", "Amberley", "2019-03"));
  g_ptr_array_add (reviews, made_review_new ("r3", "Three", "Amberley", "2021"));
  g_ptr_array_add (findings, made_finding_new ("f1", "r1", 10, "a", "F03", "T01.1", "AG01", 0));
  g_ptr_array_add (findings, made_finding_new ("f2", "r1", 20, "b", "F03", "T01.2", "AG01", 0));
  g_ptr_array_add (findings, made_finding_new ("f3", "r2", 30, "c", "F04", "T01", "AG02", 0));
  /* Facts of a case are no findings on practice: this review is not coded. */
  g_ptr_array_add (findings, made_finding_new ("f4", "r3", 40, "d", "F09", "T01", "AG01", 0));
  snapshot = make_snapshot (reviews, findings);
  recurrence = tl_recurrence_count (snapshot, NULL);
  g_assert_cmpuint (recurrence->n_reviews, ==, 2);
  g_assert_cmpuint (recurrence->n_all_reviews, ==, 3);
  g_assert_cmpuint (recurrence->n_findings, ==, 3);
  count = tl_recurrence_get (recurrence, "T01", NULL);
  g_assert_cmpuint (count->reviews->len, ==, 2);
  g_assert_cmpuint (count->findings->len, ==, 3);
  g_assert_cmpuint (count->first_year, ==, 2014);
  g_assert_cmpuint (count->last_year, ==, 2019);
  g_assert_cmpuint (tl_recurrence_get (recurrence, "T01", "AG01")->reviews->len, ==, 1);
  g_assert_cmpuint (tl_recurrence_get (recurrence, "T01.1", NULL)->findings->len, ==, 1);
  g_assert_null (tl_recurrence_get (recurrence, "T02", NULL));
  g_assert_cmpuint (recurrence->theme_ids->len, ==, 3);
  g_assert_cmpstr (recurrence->theme_ids->pdata[0], ==, "T01");
}

static void
test_order (void)
{
  RandomSnapshotOptions options = { .seed = 5, .n_reviews = 30, .n_findings = 400 };
  g_autoptr (TlSnapshot) snapshot = random_snapshot_new (&options);
  g_autoptr (TlRecurrence) recurrence = tl_recurrence_count (snapshot, NULL);

  for (guint i = 0; i < recurrence->theme_ids->len; i++)
    {
      const TlCount *count = tl_recurrence_get (recurrence, recurrence->theme_ids->pdata[i], NULL);
      guint place, last = 0;

      for (guint j = 0; j < count->findings->len; j++)
        {
          g_assert_true (g_ptr_array_find (snapshot->findings, count->findings->pdata[j], &place));
          g_assert_true (j == 0 || place > last);
          last = place;
        }
    }
}

static void
test_empty (void)
{
  g_autoptr (TlSnapshot) snapshot = make_snapshot (g_ptr_array_new_with_free_func (g_object_unref),
                                                   g_ptr_array_new_with_free_func (g_object_unref));
  g_autoptr (TlRecurrence) recurrence = tl_recurrence_count (snapshot, NULL);

  g_assert_cmpuint (recurrence->n_reviews, ==, 0);
  g_assert_cmpuint (recurrence->theme_ids->len, ==, 0);
}

/* The matrix of 100,000 findings has a bar of 20 ms; here only what is slow by a mistake fails. */
static void
test_speed (void)
{
  g_autoptr (TlSnapshot) snapshot = random_snapshot_new (
      &(RandomSnapshotOptions){ .seed = 3, .n_reviews = 1500, .n_findings = 100000 });
  g_autoptr (TlRecurrence) recurrence = NULL;
  gint64 start = g_get_monotonic_time ();

  recurrence = tl_recurrence_count (snapshot, NULL);
  g_test_minimized_result ((double) (g_get_monotonic_time () - start) / 1000, "%u findings counted",
                           recurrence->n_findings);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recurrence/by-hand", test_by_hand);
  g_test_add_func ("/recurrence/random", test_random);
  g_test_add_func ("/recurrence/filters", test_filters);
  g_test_add_func ("/recurrence/order", test_order);
  g_test_add_func ("/recurrence/empty", test_empty);
  g_test_add_func ("/recurrence/speed", test_speed);
  return g_test_run ();
}
