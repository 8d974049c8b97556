/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-snapshot.h"

G_BEGIN_DECLS

/**
 * RandomSnapshotOptions:
 * @seed: the same seed gives the same library
 * @n_reviews: reviews, some without a year, some without a borough, some never coded
 * @n_findings: findings, spread over the reviews
 * @is_shuffled: whether all arrays are handed over in another order
 *
 * What a made-up library holds. No real name occurs in it.
 */
typedef struct
{
  guint32 seed;
  guint n_reviews, n_findings;
  gboolean is_shuffled;
} RandomSnapshotOptions;

/** (transfer full): a codebook of 6 themes with 3 sub-themes each, 8 agencies of 3 sectors, 12
 * finding types, 2 statuses. */
TlCodebook *random_codebook_new (void);

/** (transfer full): a made-up library over random_codebook_new(). */
TlSnapshot *random_snapshot_new (const RandomSnapshotOptions *options);

/** Adds what another test needs: a finding with codes and words of its own. @type_id, @theme and
 * @agency are ids. */
TlFinding *made_finding_new (const char *id, const char *review_id, guint start, const char *quote,
                             const char *type_id, const char *theme, const char *agency,
                             guint importance);
/** (transfer full): a fictional review; @borough and @died may be NULL. */
TlReview *made_review_new (const char *id, const char *title, const char *borough,
                           const char *died);

G_END_DECLS
