/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The section on recommendations: how many the reviews make, of whom, and what became of them. */
#define G_LOG_DOMAIN "tl-overview"

#include "config.h"

#include "tl-overview-build-private.h"

/* Recommendations of one kind, and the reviews that make them. */
typedef struct
{
  TlCode *code;
  guint n, n_reviews, place;
  const char *last_review_id;
} Tally;

static void
count_recommendation (Tally *self, TlRecommendation *recommendation)
{
  const char *review_id = tl_recommendation_get_review_id (recommendation);

  self->n++;
  /* The recommendations of a review stand together. */
  if (g_strcmp0 (self->last_review_id, review_id) != 0)
    self->n_reviews++;
  self->last_review_id = review_id;
}

static gboolean
has_code (TlRecommendation *recommendation, TlCode *code)
{
  const char *id = tl_code_get_id (code);

  if (tl_code_get_kind (code) == TL_CODE_AGENCY)
    return g_strv_contains (tl_recommendation_get_addressees (recommendation), id);
  return g_strcmp0 (tl_recommendation_get_status (recommendation), id) == 0;
}

static int
compare_tallies (gconstpointer a, gconstpointer b)
{
  const Tally *first = a, *second = b;

  if (first->n != second->n)
    return first->n > second->n ? -1 : 1;
  return first->place < second->place ? -1 : first->place > second->place;
}

/* Those codes of a kind that occur, most recommendations first. */
static GArray *
tally_codes (TlOverviewBuild *self, GPtrArray *recommendations, TlCodeKind kind)
{
  GPtrArray *codes = tl_codebook_get (self->snapshot->codebook, kind);
  GArray *tallies = g_array_new (FALSE, FALSE, sizeof (Tally));

  for (guint i = 0; i < codes->len; i++)
    {
      Tally tally = { codes->pdata[i], 0, 0, i, NULL };

      for (guint j = 0; j < recommendations->len; j++)
        if (has_code (recommendations->pdata[j], tally.code))
          count_recommendation (&tally, recommendations->pdata[j]);
      if (tally.n > 0)
        g_array_append_val (tallies, tally);
    }
  g_array_sort (tallies, compare_tallies);
  return tallies;
}

static TlOverviewMeasure *
make_measure (const char *unit, guint count, guint of, TlCode *code)
{
  TlOverviewMeasure *measure = tl_overview_measure_new (unit, count, of);

  if (tl_code_get_kind (code) == TL_CODE_AGENCY)
    measure->agency_id = g_strdup (tl_code_get_id (code));
  measure->scope = tl_code_get_kind (code) == TL_CODE_AGENCY
                       ? g_strdup ("recommendations")
                       : g_strdup_printf ("status:%s", tl_code_get_id (code));
  return measure;
}

static void
add_tally_table (TlOverviewBuild *self, GArray *tallies, const char *what, const char *caption,
                 const Tally *all)
{
  TlOverviewBlock *table =
      tl_overview_build_table (self, "%s, of %u %s in %u %s", caption, all->n,
                               all->n == 1 ? "recommendation" : "recommendations", all->n_reviews,
                               all->n_reviews == 1 ? "review" : "reviews");

  tl_overview_table_add_column (table, what, TL_OVERVIEW_ALIGN_START, 52);
  tl_overview_table_add_column (table, "Recommendations", TL_OVERVIEW_ALIGN_END, 26);
  tl_overview_table_add_column (table, "In reviews", TL_OVERVIEW_ALIGN_END, 22);
  for (guint i = 0; i < tallies->len; i++)
    {
      const Tally *tally = &g_array_index (tallies, Tally, i);
      TlOverviewRow *row = tl_overview_table_add_row (table, NULL);
      GPtrArray *recommendations = tl_overview_text_new (), *reviews = tl_overview_text_new ();
      g_autofree char *n = g_strdup_printf ("%u", tally->n);
      g_autofree char *share = g_strdup_printf ("%u of %u", tally->n_reviews, all->n_reviews);

      tl_overview_text_add_count (recommendations, n, FALSE,
                                  make_measure ("recommendation", tally->n, all->n, tally->code));
      tl_overview_text_add_count (
          reviews, share, FALSE,
          make_measure ("review", tally->n_reviews, all->n_reviews, tally->code));
      tl_overview_row_add (row, tl_overview_text_plain (tl_code_get_name (tally->code)));
      tl_overview_row_add (row, recommendations);
      tl_overview_row_add (row, reviews);
    }
}

static GPtrArray *
collect_recommendations (TlOverviewBuild *self, Tally *all)
{
  GPtrArray *wanted = g_ptr_array_new ();

  for (guint i = 0; i < self->snapshot->recommendations->len; i++)
    {
      TlRecommendation *recommendation = self->snapshot->recommendations->pdata[i];

      if (self->agency != NULL && !has_code (recommendation, self->agency))
        continue;
      g_ptr_array_add (wanted, recommendation);
      count_recommendation (all, recommendation);
    }
  return wanted;
}

static void
add_total_words (TlOverviewBuild *self, const Tally *all)
{
  GPtrArray *text = tl_overview_text_new ();
  g_autofree char *n = tl_overview_plural (all->n, "recommendation", "recommendations");
  g_autofree char *reviews = tl_overview_plural (all->n_reviews, "review", "reviews");
  TlOverviewMeasure *recommendation = tl_overview_measure_new ("recommendation", all->n, 0);
  TlOverviewMeasure *review = tl_overview_build_measure (all->n_reviews, 0, NULL, NULL);

  review->scope = g_strdup ("recommendations");
  if (self->agency != NULL)
    {
      recommendation->agency_id = g_strdup (tl_code_get_id (self->agency));
      review->agency_id = g_strdup (tl_code_get_id (self->agency));
    }
  tl_overview_text_add_count (text, n, TRUE, recommendation);
  tl_overview_text_add (text, all->n == 1 ? " is recorded, in " : " are recorded, in ");
  tl_overview_text_add_count (text, reviews, FALSE, review);
  if (self->agency != NULL)
    tl_overview_text_add_format (text, ", addressed to %s", tl_code_get_name (self->agency));
  tl_overview_text_add (text, ". The unit of these tables is the recommendation. A review may have "
                              "made others that are not "
                              "recorded in this library.");
  tl_overview_add_paragraph (self->document, TL_OVERVIEW_BODY, text);
}

void
tl_overview_build_recommendations (TlOverviewBuild *self)
{
  Tally all = { 0 };
  g_autoptr (GPtrArray) recommendations = collect_recommendations (self, &all);
  g_autoptr (GArray) agencies = NULL;
  g_autoptr (GArray) statuses = NULL;

  if (all.n == 0)
    return;
  agencies = tally_codes (self, recommendations, TL_CODE_AGENCY);
  statuses = tally_codes (self, recommendations, TL_CODE_STATUS);
  tl_overview_build_section (self, "recommendations", "Recommendations");
  add_total_words (self, &all);
  if (agencies->len > 0)
    {
      add_tally_table (self, agencies, "Addressed to", "Recommendations by addressee", &all);
      tl_overview_build_words (self, TL_OVERVIEW_NOTE,
                               "One recommendation may have several addressees, and some name "
                               "none, so the column does not add up.");
    }
  if (statuses->len > 0)
    add_tally_table (self, statuses, "Status", "Recommendations by their latest status", &all);
}
