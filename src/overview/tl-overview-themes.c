/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sections on what recurs: the chart of all themes, one section a theme, and the themes found
 * in fewer reviews. */
#define G_LOG_DOMAIN "tl-overview"

#include "config.h"

#include "tl-overview-build-private.h"

static const TlCount *
get_count (TlOverviewBuild *self, TlCode *theme)
{
  return tl_recurrence_get (self->recurrence, tl_code_get_id (theme), NULL);
}

static void
add_theme_chart (TlOverviewBuild *self)
{
  guint n = self->recurrence->n_reviews;
  g_autofree char *words = g_strdup_printf ("Reviews in which each theme was found, of %u coded %s",
                                            n, n == 1 ? "review" : "reviews");
  g_autofree char *id = g_strdup_printf ("figure-%u", self->n_figures + 1);
  GString *description = g_string_new (NULL);
  TlOverviewBlock *chart = tl_overview_add_figure (
      self->document, TL_OVERVIEW_CHART, id, tl_overview_build_figure_caption (self, words), NULL);

  for (guint i = 0; i < self->themes->len; i++)
    {
      TlCode *theme = self->themes->pdata[i];
      guint count = get_count (self, theme)->reviews->len;

      tl_overview_chart_add_bar (
          chart, tl_code_get_name (theme),
          tl_overview_build_measure (count, n, tl_code_get_id (theme), NULL));
      g_string_append_printf (description, "%s%s: %u", i > 0 ? "; " : "", tl_code_get_name (theme),
                              count);
    }
  g_string_append_printf (description, "; of %u.", n);
  chart->description = g_string_free (description, FALSE);
}

static void
add_theme_table (TlOverviewBuild *self)
{
  guint n = self->recurrence->n_reviews;
  TlOverviewBlock *table =
      tl_overview_build_table (self, "Reviews in which each theme was found, of %u coded %s", n,
                               n == 1 ? "review" : "reviews");

  tl_overview_table_add_column (table, "Theme", TL_OVERVIEW_ALIGN_START, 62);
  tl_overview_table_add_column (table, "Reviews", TL_OVERVIEW_ALIGN_END, 18);
  tl_overview_table_add_column (table, "Deaths in", TL_OVERVIEW_ALIGN_END, 20);
  for (guint i = 0; i < self->themes->len; i++)
    {
      TlCode *theme = self->themes->pdata[i];
      const TlCount *count = get_count (self, theme);
      TlOverviewRow *row = tl_overview_table_add_row (table, NULL);
      g_autofree char *years = tl_overview_years (count->first_year, count->last_year);

      tl_overview_row_add (row, tl_overview_build_theme_text (self, theme));
      tl_overview_row_add (row,
                           tl_overview_build_share_text (count, n, tl_code_get_id (theme), NULL));
      tl_overview_row_add (row, tl_overview_text_plain (years));
    }
}

void
tl_overview_build_themes (TlOverviewBuild *self)
{
  tl_overview_build_section (self, "what-recurs", "What recurs");
  if (self->themes->len == 0)
    {
      tl_overview_build_words (self, TL_OVERVIEW_BODY,
                               "No counted finding carries a theme yet. The annex of agencies "
                               "shows what has been coded.");
      return;
    }
  tl_overview_build_words (self, TL_OVERVIEW_BODY,
                           "A review counts for a theme when at least one of its counted findings "
                           "carries the theme or one of its "
                           "sub-themes. One review may count for several themes.");
  add_theme_chart (self);
  add_theme_table (self);
  if (self->n_sections > 0)
    tl_overview_build_section (self, "themes", "The themes that recur");
}

static void
add_found_words (TlOverviewBuild *self, const TlCount *count, const char *theme_id)
{
  guint n = count->reviews->len, of = self->recurrence->n_reviews,
        n_boroughs = tl_overview_build_count_boroughs (count->reviews);
  GPtrArray *text = tl_overview_text_plain ("Found in ");
  g_autofree char *share = tl_overview_share (n, of, "review", "reviews");
  g_autofree char *years = tl_overview_years (count->first_year, count->last_year);

  tl_overview_text_add_count (text, share, TRUE, tl_overview_build_measure (n, of, theme_id, NULL));
  if (years[0] != '\0')
    tl_overview_text_add_format (text, ", %s", years);
  if (n_boroughs > 0)
    {
      g_autofree char *boroughs = tl_overview_plural (n_boroughs, "borough", "boroughs");
      TlOverviewMeasure *measure = tl_overview_measure_new ("borough", n_boroughs, 0);

      measure->theme_id = g_strdup (theme_id);
      tl_overview_text_add (text, ", in ");
      tl_overview_text_add_count (text, boroughs, FALSE, measure);
    }
  tl_overview_text_add (text, ".");
  tl_overview_add_paragraph (self->document, TL_OVERVIEW_FOUND, text);
}

/* The line's own numbers, for those who want them as a table. */
static void
add_line_table (TlOverviewBuild *self, const TlOverviewBlock *line)
{
  TlOverviewBlock *table =
      tl_overview_add_table (self->document, g_strdup ("Reviews by year of the death"));

  table->is_companion = TRUE;
  tl_overview_table_add_column (table, "Year", TL_OVERVIEW_ALIGN_START, 30);
  tl_overview_table_add_column (table, "Found in", TL_OVERVIEW_ALIGN_END, 30);
  tl_overview_table_add_column (table, "Other coded reviews", TL_OVERVIEW_ALIGN_END, 40);
  for (guint i = 0; i < line->years->len; i++)
    {
      TlOverviewYear year = g_array_index (line->years, TlOverviewYear, i);
      TlOverviewRow *row = tl_overview_table_add_row (table, NULL);
      const guint numbers[] = { year.year, year.n_dots, year.n_ticks };

      for (guint j = 0; j < G_N_ELEMENTS (numbers); j++)
        {
          GPtrArray *text = tl_overview_text_new ();

          tl_overview_text_add_format (text, "%u", numbers[j]);
          tl_overview_row_add (row, text);
        }
    }
}

static void
add_which_reviews (TlOverviewBuild *self, const TlCount *count)
{
  tl_overview_build_heading (self, 3, count->reviews->len == 1 ? "Which review" : "Which reviews");
  tl_overview_add_paragraph (self->document, TL_OVERVIEW_BODY,
                             tl_overview_build_reviews_text (self, count->reviews));
}

static void
add_agency_table (TlOverviewBuild *self, const TlCount *count, const char *theme_id)
{
  g_autoptr (GPtrArray) agencies = tl_overview_build_sort_codes (
      tl_codebook_get (self->snapshot->codebook, TL_CODE_AGENCY), self->recurrence, theme_id, NULL);
  guint n = count->reviews->len;
  TlOverviewBlock *table;

  if (agencies->len == 0)
    return;
  tl_overview_build_heading (self, 3, "Which agencies");
  table = n == 1 ? tl_overview_build_table (
              self, "Agencies that findings on this theme concern, in the 1 review with it")
                 : tl_overview_build_table (
                     self,
                     "Agencies that findings on this theme concern, of the %u reviews with it", n);
  tl_overview_table_add_column (table, "Agency", TL_OVERVIEW_ALIGN_START, 42);
  tl_overview_table_add_column (table, "Reviews", TL_OVERVIEW_ALIGN_END, 14);
  tl_overview_table_add_column (table, "Which", TL_OVERVIEW_ALIGN_START, 44);
  for (guint i = 0; i < agencies->len; i++)
    {
      const char *id = tl_code_get_id (agencies->pdata[i]);
      const TlCount *cell = tl_recurrence_get (self->recurrence, theme_id, id);
      TlOverviewRow *row = tl_overview_table_add_row (table, NULL);

      tl_overview_row_add (row, tl_overview_text_plain (tl_code_get_name (agencies->pdata[i])));
      tl_overview_row_add (row, tl_overview_build_share_text (cell, n, theme_id, id));
      tl_overview_row_add (row, tl_overview_build_reviews_text (self, cell->reviews));
    }
  tl_overview_build_words (self, TL_OVERVIEW_NOTE,
                           "One review may concern several agencies. An agency that is not listed "
                           "is not coded with this theme.");
}

static void
add_sub_theme_table (TlOverviewBuild *self, const TlCount *count, TlCode *theme)
{
  TlCodebook *codebook = self->snapshot->codebook;
  GPtrArray *themes = tl_codebook_get (codebook, TL_CODE_THEME);
  g_autoptr (GPtrArray) children = g_ptr_array_new ();
  g_autoptr (GPtrArray) sorted = NULL;
  guint n = count->reviews->len;
  TlOverviewBlock *table;

  for (guint i = 0; i < themes->len; i++)
    if (themes->pdata[i] != theme
        && tl_codebook_get_top_theme (codebook, tl_code_get_id (themes->pdata[i])) == theme)
      g_ptr_array_add (children, themes->pdata[i]);
  sorted = tl_overview_build_sort_codes (children, self->recurrence, NULL, NULL);
  if (sorted->len == 0)
    return;
  tl_overview_build_heading (self, 3, "Within the theme");
  table = n == 1
              ? tl_overview_build_table (self, "Sub-themes, in the 1 review with the theme")
              : tl_overview_build_table (self, "Sub-themes, of the %u reviews with the theme", n);
  tl_overview_table_add_column (table, "Sub-theme", TL_OVERVIEW_ALIGN_START, 62);
  tl_overview_table_add_column (table, "Reviews", TL_OVERVIEW_ALIGN_END, 18);
  tl_overview_table_add_column (table, "Deaths in", TL_OVERVIEW_ALIGN_END, 20);
  for (guint i = 0; i < sorted->len; i++)
    {
      const TlCount *sub = get_count (self, sorted->pdata[i]);
      TlOverviewRow *row = tl_overview_table_add_row (table, NULL);
      g_autofree char *years = tl_overview_years (sub->first_year, sub->last_year);

      tl_overview_row_add (row, tl_overview_text_plain (tl_code_get_label (sorted->pdata[i])));
      tl_overview_row_add (
          row, tl_overview_build_share_text (sub, n, tl_code_get_id (sorted->pdata[i]), NULL));
      tl_overview_row_add (row, tl_overview_text_plain (years));
    }
}

void
tl_overview_build_theme (TlOverviewBuild *self, TlCode *theme)
{
  const char *id = tl_code_get_id (theme), *definition = tl_code_get_definition (theme);
  const TlCount *count = get_count (self, theme);
  GPtrArray *title = tl_overview_text_new ();
  TlOverviewBlock *line;

  if (tl_code_get_fact (theme, "colour") != NULL)
    tl_overview_text_add_swatch (title, tl_code_get_fact (theme, "colour"),
                                 tl_code_get_fact (theme, "pattern"));
  tl_overview_text_add (title, tl_code_get_name (theme));
  tl_overview_build_subsection (self, tl_overview_build_anchor (self, "theme", id), title);
  add_found_words (self, count, id);
  line = tl_overview_build_line (self, TL_OVERVIEW_LINE, count->reviews,
                                 "Each dot is a review in which the theme was found, in the year "
                                 "of the death. Each short line is "
                                 "another coded review of that year.");
  if (line != NULL)
    add_line_table (self, line);
  if (definition[0] != '\0')
    {
      GPtrArray *text = tl_overview_text_plain (definition);

      tl_overview_text_add_format (text, " (Theme %s of the codebook.)", id);
      tl_overview_add_paragraph (self->document, TL_OVERVIEW_BODY, text);
    }
  add_which_reviews (self, count);
  add_agency_table (self, count, id);
  add_sub_theme_table (self, count, theme);
  tl_overview_build_quotations (self, count);
}

static void
add_rarer_table (TlOverviewBuild *self)
{
  guint n = self->recurrence->n_reviews;
  TlOverviewBlock *table = tl_overview_build_table (
      self, "Themes found in fewer than %u reviews, of %u coded %s",
      MAX (1, self->settings->min_reviews), n, n == 1 ? "review" : "reviews");

  tl_overview_table_add_column (table, "Theme", TL_OVERVIEW_ALIGN_START, 52);
  tl_overview_table_add_column (table, "Reviews", TL_OVERVIEW_ALIGN_END, 14);
  tl_overview_table_add_column (table, "Which", TL_OVERVIEW_ALIGN_START, 34);
  for (guint i = self->n_sections; i < self->themes->len; i++)
    {
      TlCode *theme = self->themes->pdata[i];
      const TlCount *count = get_count (self, theme);
      TlOverviewRow *row = tl_overview_table_add_row (table, NULL);

      tl_overview_row_add (row, tl_overview_build_theme_text (self, theme));
      tl_overview_row_add (row,
                           tl_overview_build_share_text (count, n, tl_code_get_id (theme), NULL));
      tl_overview_row_add (row, tl_overview_build_reviews_text (self, count->reviews));
    }
}

/* Top themes of the codebook that no counted finding carries. */
static char *
list_uncoded_themes (TlOverviewBuild *self)
{
  TlCodebook *codebook = self->snapshot->codebook;
  GPtrArray *themes = tl_codebook_get (codebook, TL_CODE_THEME);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < themes->len; i++)
    if (tl_codebook_get_top_theme (codebook, tl_code_get_id (themes->pdata[i])) == themes->pdata[i]
        && get_count (self, themes->pdata[i]) == NULL && !tl_code_get_is_retired (themes->pdata[i]))
      g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "",
                              tl_code_get_name (themes->pdata[i]));
  return g_string_free (names, FALSE);
}

void
tl_overview_build_rarer_themes (TlOverviewBuild *self)
{
  g_autofree char *uncoded = list_uncoded_themes (self);

  if (self->n_sections == self->themes->len && uncoded[0] == '\0')
    return;
  tl_overview_build_section (self, "fewer", "Themes found in fewer reviews or not coded");
  if (self->n_sections < self->themes->len)
    add_rarer_table (self);
  if (uncoded[0] != '\0')
    {
      GPtrArray *text = tl_overview_text_plain ("Not coded in any review: ");

      tl_overview_text_add (text, uncoded);
      tl_overview_text_add (text, ". Not coded does not mean absent.");
      tl_overview_add_paragraph (self->document, TL_OVERVIEW_BODY, text);
    }
}
