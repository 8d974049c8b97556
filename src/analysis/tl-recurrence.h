/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-snapshot.h"

G_BEGIN_DECLS

/**
 * TlRecurrenceFilter:
 * @borough: (nullable): only reviews of this borough
 * @first_year: only deaths from this year on; 0 for all
 * @last_year: only deaths up to this year; 0 for all
 * @agency_id: (nullable): only findings about this agency
 * @type_id: (nullable): only findings of this type
 *
 * Which reviews and findings are counted. NULL for the filter counts all. Borough and years choose
 * the reviews, and with them the denominator; agency and type choose among the findings of those
 * reviews and leave the denominator as it is.
 */
typedef struct
{
  const char *borough;
  guint first_year, last_year;
  const char *agency_id;
  const char *type_id;
} TlRecurrenceFilter;

/**
 * tl_recurrence_count:
 * @snapshot: the library at one moment
 * @filter: (nullable): what is counted
 *
 * Counts, for each theme, agency and theme x agency, the distinct reviews in which it was found. A
 * finding counts once for each of its themes and once for each top theme above them. Findings of a
 * type whose fact "counts" is "no" are left out; those of a type that is "optional" too, unless the
 * filter asks for that type. Codes that the codebook does not know are passed over. Pure; any
 * thread.
 *
 * Returns: (transfer full): the counts
 */
TlRecurrence *tl_recurrence_count (TlSnapshot *snapshot, const TlRecurrenceFilter *filter);

G_END_DECLS
