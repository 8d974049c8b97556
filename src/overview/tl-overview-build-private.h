/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-overview-build.h"

G_BEGIN_DECLS

/**
 * TlOverviewBuild:
 * @themes: (element-type TlCode): top themes that have a count, most reviews first
 * @n_sections: how many of @themes recur often enough to get a section; they come first
 * @agencies: (element-type TlCode): agencies that have a count, most reviews first
 * @agency: (nullable): the one agency that the document is about
 * @anchors: what a link leads to -> id
 * @review_places: TlReview -> place in the list of reviews, from 1
 * @n_quoted: TlReview -> how many of its findings are quoted so far
 * @quoted: TlFinding, as a set
 * @first_year: of the line of years, or 0 where there is none
 *
 * A document in the making, as the files of this folder that write its sections share it.
 */
typedef struct
{
  TlSnapshot *snapshot;
  const TlRecurrence *recurrence;
  const TlOverviewSettings *settings;
  TlOverviewDocument *document;
  GPtrArray *themes, *agencies;
  guint n_sections;
  TlCode *agency;
  GHashTable *anchors, *anchor_names, *review_places, *n_quoted, *quoted;
  guint first_year, last_year;
  guint section, subsection, n_tables, n_figures;
  gboolean is_in_annex;
} TlOverviewBuild;

/* Sections, each in a file of its own or with its neighbours. */
void tl_overview_build_title_page (TlOverviewBuild *self);
void tl_overview_build_summary (TlOverviewBuild *self);
void tl_overview_build_method (TlOverviewBuild *self);
void tl_overview_build_themes (TlOverviewBuild *self);
void tl_overview_build_theme (TlOverviewBuild *self, TlCode *theme);
void tl_overview_build_rarer_themes (TlOverviewBuild *self);
void tl_overview_build_recommendations (TlOverviewBuild *self);
void tl_overview_build_agency_annex (TlOverviewBuild *self);
void tl_overview_build_review_annex (TlOverviewBuild *self);
void tl_overview_build_codebook_annex (TlOverviewBuild *self);

/** Quotations of a theme's findings: first what was found wanting or learnt, then good practice. */
void tl_overview_build_quotations (TlOverviewBuild *self, const TlCount *count);

/* Words */

/** "1 review", "5 reviews". */
char *tl_overview_plural (guint n, const char *one, const char *many);
/** "5 of 6 reviews". */
char *tl_overview_share (guint n, guint of, const char *one, const char *many);
/** "2012", "2012–2022", or "" where no year is known. */
char *tl_overview_years (guint first, guint last);

/* Structure */

/** (transfer none): the id that stands for @id of one kind ("theme", "agency", "review"). */
const char *tl_overview_build_anchor (TlOverviewBuild *self, const char *kind, const char *id);
/** Starts a section or, once @is_in_annex is set, an annex. */
void tl_overview_build_section (TlOverviewBuild *self, const char *id, const char *title);
/** Starts a subsection; @text: (transfer full). */
void tl_overview_build_subsection (TlOverviewBuild *self, const char *id, GPtrArray *text);
void tl_overview_build_heading (TlOverviewBuild *self, guint level, const char *title);
void tl_overview_build_words (TlOverviewBuild *self, TlOverviewRole role, const char *words);
TlOverviewBlock *tl_overview_build_table (TlOverviewBuild *self, const char *format, ...)
    G_GNUC_PRINTF (2, 3);
/** A figure with the years filled in, where @reviews are the dots; NULL if no year is known.
 * @caption: (nullable). */
TlOverviewBlock *tl_overview_build_line (TlOverviewBuild *self, TlOverviewBlockKind kind,
                                         GPtrArray *reviews, const char *caption);
/** (transfer full): "Figure 3. …". */
char *tl_overview_build_figure_caption (TlOverviewBuild *self, const char *words);

/* Texts */

/** Adds the review's name, with a link when reviews are listed. */
void tl_overview_build_add_review (TlOverviewBuild *self, GPtrArray *text, TlReview *review);
/** (transfer full): names of @reviews with their years; of many, their numbers in the list of
 * reviews. */
GPtrArray *tl_overview_build_reviews_text (TlOverviewBuild *self, GPtrArray *reviews);
/** (transfer full): swatch, code and name of a theme; a link when it has a section. */
GPtrArray *tl_overview_build_theme_text (TlOverviewBuild *self, TlCode *theme);
/** (transfer full): "5 of 6" as a counted text of unit "review". */
GPtrArray *tl_overview_build_share_text (const TlCount *count, guint of, const char *theme_id,
                                         const char *agency_id);
/** (transfer full): a measure of unit "review". */
TlOverviewMeasure *tl_overview_build_measure (guint count, guint of, const char *theme_id,
                                              const char *agency_id);
/** (transfer container): those of @codes that have a count, most reviews first, else in the order
 * of @codes. The other code of a pair is @theme_id for agencies and @agency_id for themes, or NULL.
 */
GPtrArray *tl_overview_build_sort_codes (GPtrArray *codes, const TlRecurrence *recurrence,
                                         const char *theme_id, const char *agency_id);
/** Boroughs of @reviews that are known. */
guint tl_overview_build_count_boroughs (GPtrArray *reviews);

G_END_DECLS
