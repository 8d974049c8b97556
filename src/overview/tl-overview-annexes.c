/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The annexes: agencies by sector, the list of reviews, the codebook. */
#define G_LOG_DOMAIN "tl-overview"

#include "config.h"

#include "tl-overview-build-private.h"

/* The first annex starts the letters. */
static void
start_annex (TlOverviewBuild *self, const char *id, const char *title)
{
  if (!self->is_in_annex)
    self->section = 0;
  self->is_in_annex = TRUE;
  tl_overview_build_section (self, id, title);
}

static const char *
get_sector (TlCode *agency)
{
  const char *sector = tl_code_get_fact (agency, "sector");

  return sector != NULL && sector[0] != '\0' ? sector : "Other";
}

/* (element-type utf8) (transfer container): sectors of the agencies found, in the codebook's
   order. */
static GPtrArray *
list_sectors (TlOverviewBuild *self)
{
  GPtrArray *sectors = g_ptr_array_new (),
            *agencies = tl_codebook_get (self->snapshot->codebook, TL_CODE_AGENCY);

  for (guint i = 0; i < agencies->len; i++)
    if (tl_recurrence_get (self->recurrence, NULL, tl_code_get_id (agencies->pdata[i])) != NULL
        && !g_ptr_array_find_with_equal_func (sectors, get_sector (agencies->pdata[i]), g_str_equal,
                                              NULL))
      g_ptr_array_add (sectors, (char *) get_sector (agencies->pdata[i]));
  return sectors;
}

static void
add_sector_table (TlOverviewBuild *self, GPtrArray *agencies, const char *sector)
{
  guint n = self->recurrence->n_reviews;
  TlOverviewBlock *table =
      tl_overview_build_table (self, "%s: reviews with a finding about the agency, of %u coded %s",
                               sector, n, n == 1 ? "review" : "reviews");

  tl_overview_table_add_column (table, "Agency", TL_OVERVIEW_ALIGN_START, 62);
  tl_overview_table_add_column (table, "Reviews", TL_OVERVIEW_ALIGN_END, 18);
  tl_overview_table_add_column (table, "Deaths in", TL_OVERVIEW_ALIGN_END, 20);
  for (guint i = 0; i < agencies->len; i++)
    {
      const char *id = tl_code_get_id (agencies->pdata[i]);
      const TlCount *count = tl_recurrence_get (self->recurrence, NULL, id);
      TlOverviewRow *row = tl_overview_table_add_row (table, NULL);
      GPtrArray *name = tl_overview_text_new ();
      g_autofree char *years = tl_overview_years (count->first_year, count->last_year);

      tl_overview_text_add_link (name, tl_code_get_name (agencies->pdata[i]),
                                 tl_overview_build_anchor (self, "agency", id));
      tl_overview_row_add (row, name);
      tl_overview_row_add (row, tl_overview_build_share_text (count, n, NULL, id));
      tl_overview_row_add (row, tl_overview_text_plain (years));
    }
}

static void
add_agency (TlOverviewBuild *self, TlCode *agency)
{
  const char *id = tl_code_get_id (agency);
  const TlCount *count = tl_recurrence_get (self->recurrence, NULL, id);
  guint n = count->reviews->len, of = self->recurrence->n_reviews;
  g_autoptr (GPtrArray) themes =
      tl_overview_build_sort_codes (self->themes, self->recurrence, NULL, id);
  g_autofree char *share = tl_overview_share (n, of, "review", "reviews");
  g_autofree char *years = tl_overview_years (count->first_year, count->last_year);
  GPtrArray *found = tl_overview_text_plain ("Found in ");
  TlOverviewBlock *table;

  tl_overview_add_heading (self->document, 3, tl_overview_build_anchor (self, "agency", id), NULL,
                           tl_overview_text_plain (tl_code_get_name (agency)));
  tl_overview_text_add_count (found, share, TRUE, tl_overview_build_measure (n, of, NULL, id));
  tl_overview_text_add_format (found, years[0] != '\0' ? ", %s: " : "%s: ", years);
  g_ptr_array_extend_and_steal (found, tl_overview_build_reviews_text (self, count->reviews));
  tl_overview_text_add (found, ".");
  tl_overview_add_paragraph (self->document, TL_OVERVIEW_BODY, found);
  if (themes->len == 0)
    return;
  table = n == 1 ? tl_overview_build_table (self, "%s: themes, in the 1 review that concerns it",
                                            tl_code_get_name (agency))
                 : tl_overview_build_table (self, "%s: themes, of the %u reviews that concern it",
                                            tl_code_get_name (agency), n);
  tl_overview_table_add_column (table, "Theme", TL_OVERVIEW_ALIGN_START, 62);
  tl_overview_table_add_column (table, "Reviews", TL_OVERVIEW_ALIGN_END, 18);
  tl_overview_table_add_column (table, "Deaths in", TL_OVERVIEW_ALIGN_END, 20);
  for (guint i = 0; i < themes->len; i++)
    {
      const char *theme_id = tl_code_get_id (themes->pdata[i]);
      const TlCount *cell = tl_recurrence_get (self->recurrence, theme_id, id);
      TlOverviewRow *row = tl_overview_table_add_row (table, NULL);
      g_autofree char *cell_years = tl_overview_years (cell->first_year, cell->last_year);

      tl_overview_row_add (row, tl_overview_build_theme_text (self, themes->pdata[i]));
      tl_overview_row_add (row, tl_overview_build_share_text (cell, n, theme_id, id));
      tl_overview_row_add (row, tl_overview_text_plain (cell_years));
    }
}

void
tl_overview_build_agency_annex (TlOverviewBuild *self)
{
  g_autoptr (GPtrArray) sectors = list_sectors (self);

  if (self->agencies->len == 0)
    return;
  start_annex (self, "agencies", "Agencies");
  tl_overview_build_words (self, TL_OVERVIEW_BODY,
                           "A review counts for an agency when at least one of its counted "
                           "findings concerns the agency. That is "
                           "no judgement of the agency: findings commend as well as question. An "
                           "agency that is not listed is not "
                           "coded in any review.");
  for (guint i = 0; i < sectors->len; i++)
    {
      g_autoptr (GPtrArray) agencies = g_ptr_array_new ();

      for (guint j = 0; j < self->agencies->len; j++)
        if (g_str_equal (get_sector (self->agencies->pdata[j]), sectors->pdata[i]))
          g_ptr_array_add (agencies, self->agencies->pdata[j]);
      tl_overview_build_subsection (self,
                                    tl_overview_build_anchor (self, "sector", sectors->pdata[i]),
                                    tl_overview_text_plain (sectors->pdata[i]));
      add_sector_table (self, agencies, sectors->pdata[i]);
      for (guint j = 0; j < agencies->len; j++)
        add_agency (self, agencies->pdata[j]);
    }
}

static void
add_number (TlOverviewRow *row, const char *unit, guint n, const char *review_place)
{
  GPtrArray *text = tl_overview_text_new ();
  TlOverviewMeasure *measure = tl_overview_measure_new (unit, n, 0);
  g_autofree char *words = n > 0 ? g_strdup_printf ("%u", n) : g_strdup ("–");

  measure->scope = g_strdup_printf ("review:%s", review_place);
  tl_overview_text_add_count (text, words, FALSE, measure);
  tl_overview_row_add (row, text);
}

static void
add_review_row (TlOverviewBuild *self, TlOverviewBlock *table, TlReview *review, guint n_findings)
{
  g_autofree char *place =
      g_strdup_printf ("%u", GPOINTER_TO_UINT (g_hash_table_lookup (self->review_places, review)));
  TlOverviewRow *row =
      tl_overview_table_add_row (table, tl_overview_build_anchor (self, "review", place));
  GPtrArray *title = tl_overview_text_new ();
  guint year = tl_review_get_year (review);
  g_autofree char *years = tl_overview_years (year, year);

  tl_overview_text_add_format (title, "%s. ", place);
  tl_overview_text_add_name (title, tl_review_get_title (review), NULL);
  if (tl_review_get_is_fictional (review))
    tl_overview_text_add (title, " (fictional)");
  tl_overview_row_add (row, title);
  tl_overview_row_add (row, tl_overview_text_plain (tl_review_get_borough (review)));
  tl_overview_row_add (row, tl_overview_text_plain (tl_review_get_partnership (review)));
  tl_overview_row_add (row, tl_overview_text_plain (years));
  add_number (row, "document", tl_review_get_documents (review)->len, place);
  add_number (row, "finding", n_findings, place);
}

void
tl_overview_build_review_annex (TlOverviewBuild *self)
{
  GPtrArray *reviews = self->snapshot->reviews, *findings = self->snapshot->findings;
  TlOverviewBlock *table;
  guint next = 0;

  start_annex (self, "reviews", "The reviews");
  table = tl_overview_build_table (self, "The %u %s in the library", reviews->len,
                                   reviews->len == 1 ? "review" : "reviews");
  tl_overview_table_add_column (table, "Review", TL_OVERVIEW_ALIGN_START, 26);
  tl_overview_table_add_column (table, "Borough", TL_OVERVIEW_ALIGN_START, 15);
  tl_overview_table_add_column (table, "Partnership", TL_OVERVIEW_ALIGN_START, 23);
  tl_overview_table_add_column (table, "Death", TL_OVERVIEW_ALIGN_END, 9);
  tl_overview_table_add_column (table, "Documents", TL_OVERVIEW_ALIGN_END, 14);
  tl_overview_table_add_column (table, "Findings", TL_OVERVIEW_ALIGN_END, 13);
  for (guint i = 0; i < reviews->len; i++)
    {
      guint n_findings = 0;

      /* Findings stand in the order of their reviews. */
      while (next < findings->len
             && tl_snapshot_get_review (self->snapshot,
                                        tl_finding_get_review_id (findings->pdata[next]))
                    == NULL)
        next++;
      for (; next < findings->len
             && g_str_equal (tl_finding_get_review_id (findings->pdata[next]),
                             tl_review_get_id (reviews->pdata[i]));
           next++)
        n_findings++;
      add_review_row (self, table, reviews->pdata[i], n_findings);
    }
  tl_overview_build_words (self, TL_OVERVIEW_NOTE,
                           "Death: year of the death. Findings: all that were coded in the review, "
                           "of whatever type. “–”: none "
                           "coded yet.");
}

static void
add_codes (TlOverviewBuild *self, TlOverviewBlock *table, TlCode *code, gboolean is_indented)
{
  TlOverviewRow *row = tl_overview_table_add_row (table, NULL);

  row->is_indented = is_indented;
  tl_overview_row_add (row, is_indented || tl_code_get_kind (code) != TL_CODE_THEME
                                ? tl_overview_text_plain (tl_code_get_label (code))
                                : tl_overview_build_theme_text (self, code));
  tl_overview_row_add (row, tl_overview_text_plain (tl_code_get_definition (code)));
}

static const char *
describe_counting (TlCode *type)
{
  const char *counts = tl_code_get_fact (type, "counts");

  return g_strcmp0 (counts, "no") == 0 || g_strcmp0 (counts, "optional") == 0 ? "no" : "yes";
}

void
tl_overview_build_codebook_annex (TlOverviewBuild *self)
{
  TlCodebook *codebook = self->snapshot->codebook;
  GPtrArray *themes = tl_codebook_get (codebook, TL_CODE_THEME),
            *types = tl_codebook_get (codebook, TL_CODE_FINDING_TYPE);
  TlOverviewBlock *table;

  start_annex (self, "codebook", "The codebook");
  tl_overview_build_subsection (self, "codebook-themes", tl_overview_text_plain ("Themes"));
  table = tl_overview_build_table (self, "Themes and sub-themes");
  tl_overview_table_add_column (table, "Theme", TL_OVERVIEW_ALIGN_START, 42);
  tl_overview_table_add_column (table, "Definition", TL_OVERVIEW_ALIGN_START, 58);
  for (guint i = 0; i < themes->len; i++)
    add_codes (self, table, themes->pdata[i],
               tl_codebook_get_top_theme (codebook, tl_code_get_id (themes->pdata[i]))
                   != themes->pdata[i]);
  tl_overview_build_subsection (self, "codebook-types",
                                tl_overview_text_plain ("Types of finding"));
  table = tl_overview_build_table (self, "Types of finding, and whether they are counted");
  tl_overview_table_add_column (table, "Type", TL_OVERVIEW_ALIGN_START, 34);
  tl_overview_table_add_column (table, "Definition", TL_OVERVIEW_ALIGN_START, 52);
  tl_overview_table_add_column (table, "Counted", TL_OVERVIEW_ALIGN_START, 14);
  for (guint i = 0; i < types->len; i++)
    {
      add_codes (self, table, types->pdata[i], FALSE);
      tl_overview_row_add (table->rows->pdata[table->rows->len - 1],
                           tl_overview_text_plain (describe_counting (types->pdata[i])));
    }
}
