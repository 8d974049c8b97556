/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts in how many reviews each theme, each agency and each pair of them was found. */
#define G_LOG_DOMAIN "tl-analysis"

#include "config.h"

#include "tl-recurrence.h"

/* A code is known by its place while we count; texts are compared once a finding. */
typedef struct
{
  TlSnapshot *snapshot;
  const TlRecurrenceFilter *filter;
  TlRecurrence *result;
  GPtrArray *themes, *agencies;             /* TlCode, the codebook's */
  GHashTable *theme_places, *agency_places; /* id -> place from 1 */
  guint *top_places; /* by theme: place of the theme above it, or its own; 0 unknown */
  guint *theme_marks, *agency_marks; /* by code: serial number of the last finding seen with it */
  TlCount **theme_counts, **agency_counts, **cells; /* owned by @result once published */
  GArray *found_themes, *found_agencies;            /* places of one finding */
  TlReview *review; /* nullable: of the finding at hand, when its findings are wanted */
  guint year;
  GHashTable *left_out_types; /* set of ids */
} Counting;

static GHashTable *
index_codes (GPtrArray *codes)
{
  GHashTable *places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < codes->len; i++)
    g_hash_table_insert (places, (char *) tl_code_get_id (codes->pdata[i]),
                         GUINT_TO_POINTER (i + 1));
  return places;
}

static GHashTable *
collect_left_out_types (TlCodebook *codebook, const char *asked_for)
{
  GPtrArray *types = tl_codebook_get (codebook, TL_CODE_FINDING_TYPE);
  GHashTable *left_out = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < types->len; i++)
    {
      const char *id = tl_code_get_id (types->pdata[i]),
                 *counts = tl_code_get_fact (types->pdata[i], "counts");
      gboolean is_asked_for = g_strcmp0 (id, asked_for) == 0;

      if (g_strcmp0 (counts, "no") == 0 || (g_strcmp0 (counts, "optional") == 0 && !is_asked_for))
        g_hash_table_add (left_out, (char *) id);
    }
  return left_out;
}

static void
start_counting (Counting *self, TlSnapshot *snapshot, const TlRecurrenceFilter *filter)
{
  TlCodebook *codebook = snapshot->codebook;

  self->snapshot = snapshot;
  self->filter = filter;
  self->result = tl_recurrence_new ();
  self->themes = tl_codebook_get (codebook, TL_CODE_THEME);
  self->agencies = tl_codebook_get (codebook, TL_CODE_AGENCY);
  self->theme_places = index_codes (self->themes);
  self->agency_places = index_codes (self->agencies);
  self->top_places = g_new0 (guint, self->themes->len);
  self->theme_marks = g_new0 (guint, self->themes->len);
  self->agency_marks = g_new0 (guint, self->agencies->len);
  self->theme_counts = g_new0 (TlCount *, self->themes->len);
  self->agency_counts = g_new0 (TlCount *, self->agencies->len);
  self->cells = g_new0 (TlCount *, (gsize) self->themes->len * self->agencies->len);
  self->found_themes = g_array_new (FALSE, FALSE, sizeof (guint));
  self->found_agencies = g_array_new (FALSE, FALSE, sizeof (guint));
  self->left_out_types = collect_left_out_types (codebook, filter->type_id);
  for (guint i = 0; i < self->themes->len; i++)
    {
      TlCode *top = tl_codebook_get_top_theme (codebook, tl_code_get_id (self->themes->pdata[i]));

      if (top != NULL)
        self->top_places[i] =
            GPOINTER_TO_UINT (g_hash_table_lookup (self->theme_places, tl_code_get_id (top)));
    }
}

static void
end_counting (Counting *self)
{
  g_clear_pointer (&self->theme_places, g_hash_table_unref);
  g_clear_pointer (&self->agency_places, g_hash_table_unref);
  g_clear_pointer (&self->left_out_types, g_hash_table_unref);
  g_clear_pointer (&self->found_themes, g_array_unref);
  g_clear_pointer (&self->found_agencies, g_array_unref);
  g_clear_pointer (&self->top_places, g_free);
  g_clear_pointer (&self->theme_marks, g_free);
  g_clear_pointer (&self->agency_marks, g_free);
  g_clear_pointer (&self->theme_counts, g_free);
  g_clear_pointer (&self->agency_counts, g_free);
  g_clear_pointer (&self->cells, g_free);
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
is_wanted_finding (TlFinding *finding, const TlRecurrenceFilter *filter)
{
  if (filter->type_id != NULL && g_strcmp0 (filter->type_id, tl_finding_get_type_id (finding)) != 0)
    return FALSE;
  return filter->agency_id == NULL
         || g_strv_contains (tl_finding_get_agencies (finding), filter->agency_id);
}

static void
add_place (GArray *found, guint *marks, guint place, guint serial)
{
  if (place == 0 || marks[place - 1] == serial)
    return;
  marks[place - 1] = serial;
  place--;
  g_array_append_val (found, place);
}

static void
count_finding (Counting *self, TlCount **count, TlFinding *finding)
{
  TlCount *counted;

  if (*count == NULL)
    *count = tl_count_new ();
  counted = *count;
  g_ptr_array_add (counted->findings, g_object_ref (finding));
  /* The findings of a review stand together. */
  if (counted->reviews->len > 0
      && counted->reviews->pdata[counted->reviews->len - 1] == self->review)
    return;
  g_ptr_array_add (counted->reviews, g_object_ref (self->review));
  if (self->year == 0)
    return;
  counted->first_year =
      counted->first_year == 0 ? self->year : MIN (counted->first_year, self->year);
  counted->last_year = MAX (counted->last_year, self->year);
}

static void
collect_codes (Counting *self, TlFinding *finding, guint serial)
{
  const char *const *themes = tl_finding_get_themes (finding);
  const char *const *agencies = tl_finding_get_agencies (finding);

  g_array_set_size (self->found_themes, 0);
  g_array_set_size (self->found_agencies, 0);
  for (guint i = 0; themes[i] != NULL; i++)
    {
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->theme_places, themes[i]));

      if (place == 0)
        continue;
      add_place (self->found_themes, self->theme_marks, place, serial);
      add_place (self->found_themes, self->theme_marks, self->top_places[place - 1], serial);
    }
  for (guint i = 0; agencies[i] != NULL; i++)
    add_place (self->found_agencies, self->agency_marks,
               GPOINTER_TO_UINT (g_hash_table_lookup (self->agency_places, agencies[i])), serial);
}

static void
count_codes (Counting *self, TlFinding *finding)
{
  for (guint i = 0; i < self->found_agencies->len; i++)
    count_finding (self, &self->agency_counts[g_array_index (self->found_agencies, guint, i)],
                   finding);
  for (guint i = 0; i < self->found_themes->len; i++)
    {
      guint theme = g_array_index (self->found_themes, guint, i);
      TlCount **row = &self->cells[(gsize) theme * self->agencies->len];

      count_finding (self, &self->theme_counts[theme], finding);
      for (guint j = 0; j < self->found_agencies->len; j++)
        count_finding (self, &row[g_array_index (self->found_agencies, guint, j)], finding);
    }
}

/* What holds for all findings of a review is looked up once. */
static void
enter_review (Counting *self, const char *review_id)
{
  TlReview *review = tl_snapshot_get_review (self->snapshot, review_id);

  self->review = review != NULL && is_wanted_review (review, self->filter) ? review : NULL;
  self->year = self->review != NULL ? tl_review_get_year (review) : 0;
}

static void
count_findings (Counting *self)
{
  GPtrArray *findings = self->snapshot->findings, *reviews = self->result->reviews;
  const char *review_id = NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      TlFinding *finding = findings->pdata[i];

      if (g_strcmp0 (review_id, tl_finding_get_review_id (finding)) != 0)
        {
          review_id = tl_finding_get_review_id (finding);
          enter_review (self, review_id);
        }
      if (self->review == NULL
          || g_hash_table_contains (self->left_out_types, tl_finding_get_type_id (finding)))
        continue;
      if (reviews->len == 0 || reviews->pdata[reviews->len - 1] != self->review)
        g_ptr_array_add (reviews, g_object_ref (self->review));
      if (!is_wanted_finding (finding, self->filter))
        continue;
      self->result->n_findings++;
      collect_codes (self, finding, i + 1);
      count_codes (self, finding);
    }
}

/* Moves the counts of one kind of code into the tables that callers read. */
static void
publish_codes (GPtrArray *codes, TlCount **counts, GPtrArray *ids, GHashTable *table)
{
  for (guint i = 0; i < codes->len; i++)
    {
      const char *id = tl_code_get_id (codes->pdata[i]);

      if (counts[i] == NULL)
        continue;
      g_ptr_array_add (ids, g_strdup (id));
      g_hash_table_insert (table, g_strdup (id), counts[i]);
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
        TlCount *count = self->cells[(gsize) i * self->agencies->len + j];

        if (count != NULL)
          g_hash_table_insert (result->cells,
                               g_strdup_printf ("%s\t%s", tl_code_get_id (self->themes->pdata[i]),
                                                tl_code_get_id (self->agencies->pdata[j])),
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
  count_findings (&counting);
  publish (&counting);
  end_counting (&counting);
  return counting.result;
}
