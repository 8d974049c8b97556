/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"
#include "tl-finding.h"
#include "tl-review.h"

G_BEGIN_DECLS

/**
 * TlCoded:
 * @review: place of its review in the snapshot's reviews, from 1; 0 for none
 * @first: where its codes begin in the snapshot's @codes: first themes, then agencies
 * @type: place of its type in the codebook, from 1; 0 for a type that the codebook does not know
 * @n_themes: themes that the codebook knows
 * @n_agencies: likewise
 *
 * What a finding is coded with, as numbers.
 */
typedef struct
{
  guint review, first;
  guint16 type, n_themes, n_agencies;
} TlCoded;

/**
 * TlSnapshot:
 * @name: name of the library, for people
 * @codebook: the codebook
 * @reviews: (element-type TlReview): sorted by borough, year, title, id
 * @findings: (element-type TlFinding): sorted by review (as above), document, start, id
 * @recommendations: (element-type TlRecommendation): likewise
 * @lessons: (element-type TlLesson)
 * @coded: (element-type TlCoded): of each finding, in the order of @findings
 * @codes: (element-type guint16): places of themes and agencies in the codebook, from 1
 *
 * The whole library at one moment, as analysis and overview read it. Immutable; shared between
 * threads.
 */
typedef struct
{
  gatomicrefcount ref_count;
  char *name;
  TlCodebook *codebook;
  GPtrArray *reviews, *findings, *recommendations, *lessons;
  GHashTable *reviews_by_id; /* char * (borrowed) -> TlReview (borrowed) */
  GArray *coded, *codes;
} TlSnapshot;

/** Takes all arrays; sorts them. */
TlSnapshot *tl_snapshot_new (const char *name, TlCodebook *codebook, GPtrArray *reviews,
                             GPtrArray *findings, GPtrArray *recommendations, GPtrArray *lessons);
TlSnapshot *tl_snapshot_ref (TlSnapshot *self);
void tl_snapshot_unref (TlSnapshot *self);
/** Compares as a GCompareFunc over pointers to TlReview: the order in which reviews stand, by
 * borough, year, title, id. */
int tl_snapshot_compare_reviews (gconstpointer a, gconstpointer b);
/** (transfer none) (nullable). */
TlReview *tl_snapshot_get_review (TlSnapshot *self, const char *id);

/**
 * TlCount:
 * @reviews: (element-type TlReview): the distinct reviews, in the snapshot's order
 * @findings: (element-type TlFinding): the findings behind them, in the snapshot's order
 * @first_year: of the deaths reviewed, or 0 where no year is known
 * @last_year: likewise
 *
 * How far something recurs. The unit is the review: its number is `reviews->len`. All are lent by
 * the snapshot.
 */
typedef struct
{
  GPtrArray *reviews, *findings;
  guint first_year, last_year;
} TlCount;

/**
 * TlRecurrence:
 * @n_reviews: the denominator: reviews with at least one counted finding ("coded reviews")
 * @n_all_reviews: reviews in the library, or of it those that the filter lets through
 * @reviews: (element-type TlReview): the coded reviews, @n_reviews of them, in the snapshot's order
 * @n_findings: findings that are counted
 * @snapshot: what was counted, which lends all reviews and findings
 *
 * What recurs: for each theme (sub-themes count for their theme too), each agency and each theme x
 * agency, in how many reviews it was found. A finding counts when its type counts in the overview
 * (F08, F09, F11, F12 do not; see the codebook's "counts").
 */
typedef struct
{
  guint n_reviews, n_all_reviews, n_findings;
  GPtrArray *reviews;
  GPtrArray *theme_ids;  /* char *, the themes that have a count, in the codebook's order */
  GPtrArray *agency_ids; /* char *, likewise */
  GHashTable *themes;    /* theme id -> TlCount */
  GHashTable *agencies;  /* agency id -> TlCount */
  GHashTable *cells;     /* "theme id\tagency id" -> TlCount */
  TlSnapshot *snapshot;
} TlRecurrence;

/** Nothing counted yet. */
TlRecurrence *tl_recurrence_new (TlSnapshot *snapshot);
void tl_recurrence_free (TlRecurrence *self);
/** (transfer full): with lists of so many places, for the caller to fill. */
TlCount *tl_count_new (guint n_reviews, guint n_findings);
void tl_count_free (TlCount *self);
/** (transfer none) (nullable): NULL @agency_id asks for the theme alone, NULL @theme_id for the
 * agency alone. */
const TlCount *tl_recurrence_get (const TlRecurrence *self, const char *theme_id,
                                  const char *agency_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlSnapshot, tl_snapshot_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlRecurrence, tl_recurrence_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlCount, tl_count_free)

G_END_DECLS
