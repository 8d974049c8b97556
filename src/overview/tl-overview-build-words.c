/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sections of the overview share: counts in words, numbered headings and captions, names,
 * links. */
#define G_LOG_DOMAIN "tl-overview"

#include "config.h"

#include "tl-overview-build-private.h"

#include "tl-text.h"

/* Where there are more, they are given by their number in the list of reviews. */
#define MOST_NAMED_REVIEWS 12

/* A code with its count, while codes are sorted. */
typedef struct
{
  TlCode *code;
  guint n_reviews, place;
} RankedCode;

char *
tl_overview_plural (guint n, const char *one, const char *many)
{
  return g_strdup_printf ("%u %s", n, n == 1 ? one : many);
}

char *
tl_overview_share (guint n, guint of, const char *one, const char *many)
{
  return g_strdup_printf ("%u of %u %s", n, of, of == 1 ? one : many);
}

char *
tl_overview_years (guint first, guint last)
{
  if (first == 0)
    return g_strdup ("");
  return first == last ? g_strdup_printf ("%u", first) : g_strdup_printf ("%u–%u", first, last);
}

const char *
tl_overview_build_anchor (TlOverviewBuild *self, const char *kind, const char *id)
{
  g_autofree char *key = g_strdup_printf ("%s\t%s", kind, id);
  g_autofree char *slug = tl_text_slug (id);
  char *anchor = g_hash_table_lookup (self->anchors, key);

  if (anchor != NULL)
    return anchor;
  anchor = g_strdup_printf ("%s-%s", kind, slug);
  for (guint n = 2; g_hash_table_contains (self->anchor_names, anchor); n++)
    {
      g_free (anchor);
      anchor = g_strdup_printf ("%s-%s-%u", kind, slug, n);
    }
  g_hash_table_insert (self->anchors, g_steal_pointer (&key), anchor);
  g_hash_table_add (self->anchor_names, anchor);
  return anchor;
}

void
tl_overview_build_section (TlOverviewBuild *self, const char *id, const char *title)
{
  g_autofree char *number = NULL;

  self->section++;
  self->subsection = 0;
  number = self->is_in_annex ? g_strdup_printf ("Annex %c", (char) ('A' + self->section - 1))
                             : g_strdup_printf ("%u", self->section);
  if (self->is_in_annex)
    tl_overview_add_page_break (self->document);
  tl_overview_add_heading (self->document, 1, id, number, tl_overview_text_plain (title));
}

void
tl_overview_build_subsection (TlOverviewBuild *self, const char *id, GPtrArray *text)
{
  g_autofree char *number = NULL;

  self->subsection++;
  number = self->is_in_annex
               ? g_strdup_printf ("%c.%u", (char) ('A' + self->section - 1), self->subsection)
               : g_strdup_printf ("%u.%u", self->section, self->subsection);
  tl_overview_add_heading (self->document, 2, id, number, text);
}

void
tl_overview_build_heading (TlOverviewBuild *self, guint level, const char *title)
{
  tl_overview_add_heading (self->document, level, NULL, NULL, tl_overview_text_plain (title));
}

void
tl_overview_build_words (TlOverviewBuild *self, TlOverviewRole role, const char *words)
{
  tl_overview_add_paragraph (self->document, role, tl_overview_text_plain (words));
}

TlOverviewBlock *
tl_overview_build_table (TlOverviewBuild *self, const char *format, ...)
{
  g_autofree char *words = NULL;
  va_list arguments;

  va_start (arguments, format);
  words = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return tl_overview_add_table (self->document,
                                g_strdup_printf ("Table %u. %s", ++self->n_tables, words));
}

char *
tl_overview_build_figure_caption (TlOverviewBuild *self, const char *words)
{
  return g_strdup_printf ("Figure %u. %s", ++self->n_figures, words);
}

static void
fill_years (TlOverviewBuild *self, GArray *years, GPtrArray *reviews)
{
  GPtrArray *coded = self->recurrence->reviews;
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < reviews->len; i++)
    g_hash_table_add (found, reviews->pdata[i]);
  for (guint year = self->first_year; year <= self->last_year; year++)
    {
      TlOverviewYear entry = { year, 0, 0 };

      g_array_append_val (years, entry);
    }
  for (guint i = 0; i < coded->len; i++)
    {
      guint year = tl_review_get_year (coded->pdata[i]);
      TlOverviewYear *entry;

      if (year == 0)
        continue;
      entry = &g_array_index (years, TlOverviewYear, year - self->first_year);
      if (g_hash_table_contains (found, coded->pdata[i]))
        entry->n_dots++;
      else
        entry->n_ticks++;
    }
}

/* Says a line in words, year by year. */
static char *
describe_years (GArray *years)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < years->len; i++)
    {
      TlOverviewYear year = g_array_index (years, TlOverviewYear, i);

      if (year.n_dots + year.n_ticks == 0)
        continue;
      g_string_append_printf (words, "%s%u: found in %u of %u", words->len > 0 ? "; " : "",
                              year.year, year.n_dots, year.n_dots + year.n_ticks);
    }
  g_string_append_c (words, '.');
  return g_string_free (words, FALSE);
}

TlOverviewBlock *
tl_overview_build_line (TlOverviewBuild *self, TlOverviewBlockKind kind, GPtrArray *reviews,
                        const char *caption)
{
  TlOverviewBlock *block;
  g_autofree char *id = NULL;

  if (self->first_year == 0)
    return NULL;
  id = caption != NULL ? g_strdup_printf ("figure-%u", self->n_figures + 1)
                       : g_strdup ("figure-cover");
  block = tl_overview_add_figure (
      self->document, kind, id,
      caption != NULL ? tl_overview_build_figure_caption (self, caption) : NULL, NULL);
  fill_years (self, block->years, reviews);
  block->description = describe_years (block->years);
  return block;
}

/* (nullable): where a review stands in the list of reviews. */
static const char *
get_review_target (TlOverviewBuild *self, TlReview *review)
{
  g_autofree char *place = NULL;

  if (!self->settings->include_review_list)
    return NULL;
  place =
      g_strdup_printf ("%u", GPOINTER_TO_UINT (g_hash_table_lookup (self->review_places, review)));
  return tl_overview_build_anchor (self, "review", place);
}

void
tl_overview_build_add_review (TlOverviewBuild *self, GPtrArray *text, TlReview *review)
{
  tl_overview_text_add_name (text, tl_review_get_title (review), get_review_target (self, review));
}

static void
add_review_with_year (TlOverviewBuild *self, GPtrArray *text, TlReview *review)
{
  guint year = tl_review_get_year (review);

  tl_overview_build_add_review (self, text, review);
  if (year != 0)
    tl_overview_text_add_format (text, " %u", year);
}

GPtrArray *
tl_overview_build_reviews_text (TlOverviewBuild *self, GPtrArray *reviews)
{
  gboolean by_number = reviews->len > MOST_NAMED_REVIEWS && self->settings->include_review_list;
  GPtrArray *text = tl_overview_text_new ();

  if (by_number)
    tl_overview_text_add (text, "In the list of reviews, numbers ");
  for (guint i = 0; i < reviews->len; i++)
    {
      g_autofree char *place = g_strdup_printf (
          "%u", GPOINTER_TO_UINT (g_hash_table_lookup (self->review_places, reviews->pdata[i])));

      if (i > 0)
        tl_overview_text_add (text, by_number ? ", " : "; ");
      if (by_number)
        tl_overview_text_add_link (text, place, get_review_target (self, reviews->pdata[i]));
      else
        add_review_with_year (self, text, reviews->pdata[i]);
    }
  return text;
}

GPtrArray *
tl_overview_build_theme_text (TlOverviewBuild *self, TlCode *theme)
{
  TlCode *top = tl_codebook_get_top_theme (self->snapshot->codebook, tl_code_get_id (theme));
  GPtrArray *text = tl_overview_text_new ();
  const char *target = NULL;
  guint place;

  if (top != NULL && tl_code_get_fact (top, "colour") != NULL)
    tl_overview_text_add_swatch (text, tl_code_get_fact (top, "colour"),
                                 tl_code_get_fact (top, "pattern"));
  if (g_ptr_array_find (self->themes, theme, &place) && place < self->n_sections)
    target = tl_overview_build_anchor (self, "theme", tl_code_get_id (theme));
  tl_overview_text_add_format (text, "%s ", tl_code_get_id (theme));
  tl_overview_text_add_link (text, tl_code_get_name (theme), target);
  return text;
}

TlOverviewMeasure *
tl_overview_build_measure (guint count, guint of, const char *theme_id, const char *agency_id)
{
  TlOverviewMeasure *measure = tl_overview_measure_new ("review", count, of);

  measure->theme_id = g_strdup (theme_id);
  measure->agency_id = g_strdup (agency_id);
  return measure;
}

GPtrArray *
tl_overview_build_share_text (const TlCount *count, guint of, const char *theme_id,
                              const char *agency_id)
{
  GPtrArray *text = tl_overview_text_new ();
  g_autofree char *words = g_strdup_printf ("%u of %u", count->reviews->len, of);

  tl_overview_text_add_count (
      text, words, FALSE, tl_overview_build_measure (count->reviews->len, of, theme_id, agency_id));
  return text;
}

static int
compare_ranked_codes (gconstpointer a, gconstpointer b)
{
  const RankedCode *first = a, *second = b;

  if (first->n_reviews != second->n_reviews)
    return first->n_reviews > second->n_reviews ? -1 : 1;
  return first->place < second->place ? -1 : first->place > second->place;
}

GPtrArray *
tl_overview_build_sort_codes (GPtrArray *codes, const TlRecurrence *recurrence,
                              const char *theme_id, const char *agency_id)
{
  GPtrArray *sorted = g_ptr_array_new ();
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (RankedCode));

  for (guint i = 0; i < codes->len; i++)
    {
      TlCode *code = codes->pdata[i];
      gboolean is_theme = tl_code_get_kind (code) == TL_CODE_THEME;
      const TlCount *count =
          tl_recurrence_get (recurrence, is_theme ? tl_code_get_id (code) : theme_id,
                             is_theme ? agency_id : tl_code_get_id (code));
      RankedCode entry = { code, count != NULL ? count->reviews->len : 0, i };

      if (entry.n_reviews > 0)
        g_array_append_val (ranked, entry);
    }
  g_array_sort (ranked, compare_ranked_codes);
  for (guint i = 0; i < ranked->len; i++)
    g_ptr_array_add (sorted, g_array_index (ranked, RankedCode, i).code);
  return sorted;
}

guint
tl_overview_build_count_boroughs (GPtrArray *reviews)
{
  g_autoptr (GHashTable) boroughs = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < reviews->len; i++)
    if (tl_review_get_borough (reviews->pdata[i])[0] != '\0')
      g_hash_table_add (boroughs, (char *) tl_review_get_borough (reviews->pdata[i]));
  return g_hash_table_size (boroughs);
}
