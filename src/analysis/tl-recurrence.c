/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts in how many reviews each theme, each agency and each pair of them was found. */
#define G_LOG_DOMAIN "tl-analysis"

#include "config.h"

#include "tl-recurrence.h"

/* A count: first how long its lists will be, then where the next entries of them go. */
typedef struct
{
  guint n_findings, n_reviews;
  guint review_place; /* of the review counted last, which saves looking for it */
  TlCount *count;     /* NULL where there is nothing to count */
  gpointer *findings, *reviews;
} Tally;

/* A finding that counts: its place, and in how many tallies. */
typedef struct
{
  guint finding, n_hits;
} Counted;

/* A code is known by its place in the codebook, as in the snapshot. */
typedef struct
{
  TlSnapshot *snapshot;
  const TlRecurrenceFilter *filter;
  TlRecurrence *result;
  GPtrArray *themes, *agencies; /* TlCode, the codebook's */
  guint16 *top_places; /* by theme: place of the theme above it, or its own, from 1; 0 unknown */
  guint *theme_marks, *agency_marks; /* by code: serial number of the last finding seen with it */
  Tally *theme_counts, *agency_counts, *cells; /* one after the other; the counts are @result's */
  guint *found_themes, *found_agencies;        /* places of one finding, from 0 */
  guint n_found_themes, n_found_agencies;
  GArray *counted;    /* Counted */
  GArray *hits;       /* guint: the tallies' places, those of one finding after the other */
  guint review_place; /* of the finding at hand */
  TlReview *review;   /* nullable: of the finding at hand, when its findings are wanted */
  guint year;
  gboolean *is_counted_type; /* by place of the type, from 1; [0]: a type that nobody knows */
  guint16 asked_agency, asked_type; /* places of the filter's codes, from 1; 0 unknown or none */
} Counting;

static guint16
find_place (GPtrArray *codes, const char *id)
{
  for (guint i = 0; i < codes->len; i++)
    if (g_strcmp0 (tl_code_get_id (codes->pdata[i]), id) == 0)
      return (guint16) (i + 1);
  return 0;
}

static gboolean *
collect_counted_types (TlCodebook *codebook, const char *asked_for)
{
  GPtrArray *types = tl_codebook_get (codebook, TL_CODE_FINDING_TYPE);
  gboolean *is_counted = g_new0 (gboolean, types->len + 1);

  is_counted[0] = TRUE;
  for (guint i = 0; i < types->len; i++)
    {
      const char *counts = tl_code_get_fact (types->pdata[i], "counts");
      gboolean is_asked_for = g_strcmp0 (tl_code_get_id (types->pdata[i]), asked_for) == 0;

      is_counted[i + 1] =
          g_strcmp0 (counts, "no") != 0 && (g_strcmp0 (counts, "optional") != 0 || is_asked_for);
    }
  return is_counted;
}

static gsize
count_tallies (const Counting *self)
{
  return self->themes->len + self->agencies->len + (gsize) self->themes->len * self->agencies->len;
}

static void
start_counting (Counting *self, TlSnapshot *snapshot, const TlRecurrenceFilter *filter)
{
  TlCodebook *codebook = snapshot->codebook;

  self->snapshot = snapshot;
  self->filter = filter;
  self->result = tl_recurrence_new (snapshot);
  self->themes = tl_codebook_get (codebook, TL_CODE_THEME);
  self->agencies = tl_codebook_get (codebook, TL_CODE_AGENCY);
  self->top_places = g_new0 (guint16, self->themes->len);
  self->theme_marks = g_new0 (guint, self->themes->len);
  self->agency_marks = g_new0 (guint, self->agencies->len);
  self->theme_counts = g_new0 (Tally, count_tallies (self));
  self->agency_counts = self->theme_counts + self->themes->len;
  self->cells = self->agency_counts + self->agencies->len;
  self->found_themes = g_new (guint, self->themes->len);
  self->found_agencies = g_new (guint, self->agencies->len);
  self->counted = g_array_sized_new (FALSE, FALSE, sizeof (Counted), snapshot->findings->len);
  self->hits = g_array_sized_new (FALSE, FALSE, sizeof (guint), snapshot->findings->len * 4);
  self->is_counted_type = collect_counted_types (codebook, filter->type_id);
  self->asked_agency = find_place (self->agencies, filter->agency_id);
  self->asked_type = find_place (tl_codebook_get (codebook, TL_CODE_FINDING_TYPE), filter->type_id);
  for (guint i = 0; i < self->themes->len; i++)
    {
      TlCode *top = tl_codebook_get_top_theme (codebook, tl_code_get_id (self->themes->pdata[i]));

      if (top != NULL)
        self->top_places[i] = find_place (self->themes, tl_code_get_id (top));
    }
}

static void
end_counting (Counting *self)
{
  g_clear_pointer (&self->found_themes, g_free);
  g_clear_pointer (&self->found_agencies, g_free);
  g_clear_pointer (&self->counted, g_array_unref);
  g_clear_pointer (&self->hits, g_array_unref);
  g_clear_pointer (&self->is_counted_type, g_free);
  g_clear_pointer (&self->top_places, g_free);
  g_clear_pointer (&self->theme_marks, g_free);
  g_clear_pointer (&self->agency_marks, g_free);
  g_clear_pointer (&self->theme_counts, g_free);
}

static gboolean
is_wanted_review (TlReview *review, const TlRecurrenceFilter *filter)
{
  guint year = tl_review_get_year (review);

  if (filter->borough != NULL && g_strcmp0 (filter->borough, tl_review_get_borough (review)) != 0)
    return FALSE;
  if (filter->first_year != 0 && year < filter->first_year)
    return FALSE;
  return filter->last_year == 0 || (year != 0 && year <= filter->last_year);
}

static gboolean
is_wanted_finding (const Counting *self, const TlCoded *coded)
{
  const guint16 *agencies =
      &g_array_index (self->snapshot->codes, guint16, 0) + coded->first + coded->n_themes;
  gboolean is_wanted = self->filter->agency_id == NULL;

  if (self->filter->type_id != NULL && (coded->type == 0 || coded->type != self->asked_type))
    return FALSE;
  for (guint i = 0; i < coded->n_agencies && !is_wanted; i++)
    is_wanted = agencies[i] == self->asked_agency;
  return is_wanted;
}

static void
add_place (guint *found, guint *n_found, guint *marks, guint place, guint serial)
{
  if (place == 0 || marks[place - 1] == serial)
    return;
  marks[place - 1] = serial;
  found[(*n_found)++] = place - 1;
}

static void
collect_codes (Counting *self, const TlCoded *coded, guint serial)
{
  const guint16 *codes = &g_array_index (self->snapshot->codes, guint16, 0) + coded->first;

  self->n_found_themes = self->n_found_agencies = 0;
  for (guint i = 0; i < coded->n_themes; i++)
    {
      add_place (self->found_themes, &self->n_found_themes, self->theme_marks, codes[i], serial);
      add_place (self->found_themes, &self->n_found_themes, self->theme_marks,
                 self->top_places[codes[i] - 1], serial);
    }
  for (guint i = 0; i < coded->n_agencies; i++)
    add_place (self->found_agencies, &self->n_found_agencies, self->agency_marks,
               codes[coded->n_themes + i], serial);
}

/* Returns: the tally's place */
static guint
measure (Counting *self, Tally *tally)
{
  tally->n_findings++;
  /* The findings of a review stand together. */
  tally->n_reviews += tally->review_place != self->review_place;
  tally->review_place = self->review_place;
  return (guint) (tally - self->theme_counts);
}

static void
measure_finding (Counting *self, guint place)
{
  guint n_agencies = self->n_found_agencies, n_themes = self->n_found_themes,
        n_before = self->hits->len;
  Counted counted = { .finding = place, .n_hits = n_agencies + n_themes * (1 + n_agencies) };
  guint *hit;

  g_array_append_val (self->counted, counted);
  g_array_set_size (self->hits, n_before + counted.n_hits);
  hit = &g_array_index (self->hits, guint, n_before);
  for (guint i = 0; i < n_agencies; i++)
    *hit++ = measure (self, &self->agency_counts[self->found_agencies[i]]);
  for (guint i = 0; i < n_themes; i++)
    {
      Tally *row = &self->cells[(gsize) self->found_themes[i] * self->agencies->len];

      *hit++ = measure (self, &self->theme_counts[self->found_themes[i]]);
      for (guint j = 0; j < n_agencies; j++)
        *hit++ = measure (self, &row[self->found_agencies[j]]);
    }
}

/* What holds for all findings of a review is looked up once. */
static void
enter_review (Counting *self, guint place)
{
  TlReview *review = place > 0 ? self->snapshot->reviews->pdata[place - 1] : NULL;

  self->review_place = place;
  self->review = review != NULL && is_wanted_review (review, self->filter) ? review : NULL;
  self->year = self->review != NULL ? tl_review_get_year (review) : 0;
}

/* First pass: which findings count, and how long each list will be. */
static void
measure_findings (Counting *self)
{
  GPtrArray *findings = self->snapshot->findings, *reviews = self->result->reviews;

  for (guint i = 0; i < findings->len; i++)
    {
      const TlCoded *coded = &g_array_index (self->snapshot->coded, TlCoded, i);

      if (i == 0 || coded->review != self->review_place)
        enter_review (self, coded->review);
      if (self->review == NULL || !self->is_counted_type[coded->type])
        continue;
      if (reviews->len == 0 || reviews->pdata[reviews->len - 1] != self->review)
        g_ptr_array_add (reviews, self->review);
      if (!is_wanted_finding (self, coded))
        continue;
      self->result->n_findings++;
      collect_codes (self, coded, i + 1);
      measure_finding (self, i);
    }
}

static void
make_counts (Counting *self)
{
  gsize n = count_tallies (self);

  for (gsize i = 0; i < n; i++)
    {
      Tally *tally = &self->theme_counts[i];

      if (tally->n_findings == 0)
        continue;
      tally->count = tl_count_new (tally->n_reviews, tally->n_findings);
      tally->reviews = tally->count->reviews->pdata;
      tally->findings = tally->count->findings->pdata;
      tally->review_place = 0;
    }
}

static void
count_finding (Counting *self, Tally *tally, TlFinding *finding)
{
  TlCount *count = tally->count;

  *tally->findings++ = finding;
  if (tally->review_place == self->review_place)
    return;
  tally->review_place = self->review_place;
  *tally->reviews++ = self->review;
  if (self->year == 0)
    return;
  count->first_year = count->first_year == 0 ? self->year : MIN (count->first_year, self->year);
  count->last_year = MAX (count->last_year, self->year);
}

/* Second pass: the lists have their length, and are filled. */
static void
count_findings (Counting *self)
{
  const guint *hit = (const guint *) (gpointer) self->hits->data;

  make_counts (self);
  self->review_place = 0;
  for (guint i = 0; i < self->counted->len; i++)
    {
      const Counted *counted = &g_array_index (self->counted, Counted, i);
      const TlCoded *coded = &g_array_index (self->snapshot->coded, TlCoded, counted->finding);
      TlFinding *finding = self->snapshot->findings->pdata[counted->finding];

      if (coded->review != self->review_place)
        enter_review (self, coded->review);
      for (guint j = 0; j < counted->n_hits; j++)
        count_finding (self, &self->theme_counts[*hit++], finding);
    }
}

/* Moves the counts of one kind of code into the tables that callers read. */
static void
publish_codes (GPtrArray *codes, const Tally *counts, GPtrArray *ids, GHashTable *table)
{
  for (guint i = 0; i < codes->len; i++)
    {
      const char *id = tl_code_get_id (codes->pdata[i]);

      if (counts[i].count == NULL)
        continue;
      g_ptr_array_add (ids, g_strdup (id));
      g_hash_table_insert (table, g_strdup (id), counts[i].count);
    }
}

static void
publish (Counting *self)
{
  TlRecurrence *result = self->result;
  GPtrArray *reviews = self->snapshot->reviews;

  result->n_reviews = result->reviews->len;
  for (guint i = 0; i < reviews->len; i++)
    if (is_wanted_review (reviews->pdata[i], self->filter))
      result->n_all_reviews++;
  publish_codes (self->themes, self->theme_counts, result->theme_ids, result->themes);
  publish_codes (self->agencies, self->agency_counts, result->agency_ids, result->agencies);
  for (guint i = 0; i < self->themes->len; i++)
    for (guint j = 0; j < self->agencies->len; j++)
      {
        TlCount *count = self->cells[(gsize) i * self->agencies->len + j].count;

        if (count != NULL)
          g_hash_table_insert (result->cells,
                               g_strconcat (tl_code_get_id (self->themes->pdata[i]), "\t",
                                            tl_code_get_id (self->agencies->pdata[j]), NULL),
                               count);
      }
}

TlRecurrence *
tl_recurrence_count (TlSnapshot *snapshot, const TlRecurrenceFilter *filter)
{
  static const TlRecurrenceFilter everything = { 0 };
  Counting counting = { 0 };

  g_return_val_if_fail (snapshot != NULL, NULL);
  start_counting (&counting, snapshot, filter != NULL ? filter : &everything);
  measure_findings (&counting);
  count_findings (&counting);
  publish (&counting);
  end_counting (&counting);
  return counting.result;
}
