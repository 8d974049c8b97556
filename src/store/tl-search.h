/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** What can be searched. Order of display; the values are not stored. */
typedef enum
{
  TL_SEARCH_TEXT,
  TL_SEARCH_FINDINGS,
  TL_SEARCH_RECOMMENDATIONS,
  TL_N_SEARCH_KINDS
} TlSearchKind;

#define TL_SEARCH_ALL ((1u << TL_N_SEARCH_KINDS) - 1)

/** Of each kind so many matches are looked at; where there are more, only that is known. */
#define TL_SEARCH_MOST 1000

/** "block", "finding", "recommendation". */
const char *tl_search_kind_to_string (TlSearchKind kind);

/**
 * TlSearch:
 * @query: what a person typed, as tl_query_parse() reads it
 * @kinds: what is searched, a bit (1 << TlSearchKind) each
 * @review_ids: (nullable): only these reviews
 * @theme_id: (nullable): only what is tagged with this theme or one below it: the findings, the
 * paragraphs that hold their words, recommendations in such paragraphs
 * @agency_id: (nullable): only what is tagged with this agency, likewise; recommendations addressed
 * to it too
 * @limit: so many hits at most
 *
 * What is looked for and where. A value.
 */
typedef struct
{
  char *query;
  guint kinds;
  char **review_ids;
  char *theme_id, *agency_id;
  guint limit;
} TlSearch;

/** For all kinds, without filters. */
TlSearch *tl_search_new (const char *query, guint limit);
TlSearch *tl_search_copy (const TlSearch *self);
void tl_search_free (TlSearch *self);
gboolean tl_search_has_filter (const TlSearch *self);

/**
 * TlSearchHit:
 * @snippet: the place, with the words found between U+E000 and U+E001
 * @is_note: whether @snippet is the note on a finding, not words of the report
 * @start: first character in the document's text of the words found; of a finding or recommendation
 * its own first character
 * @end: the character after the last
 */
typedef struct
{
  TlSearchKind kind;
  char *review_id, *document_id, *finding_id /* nullable */, *number /* nullable */, *snippet;
  gboolean is_note;
  guint page, start, end;
} TlSearchHit;

void tl_search_hit_free (TlSearchHit *self);

/** A review in which something was found. */
typedef struct
{
  char *id;
  guint n_hits;
} TlSearchReview;

void tl_search_review_free (TlSearchReview *self);

/**
 * TlSearchResult:
 * @hits: (element-type TlSearchHit): review by review in the order of @reviews, in each as it is
 * read; at most as many as asked for
 * @reviews: (element-type TlSearchReview): all in which the kinds asked for were found, the best
 * first
 * @n_found: how many of each kind, also of kinds that were not asked for; %TL_SEARCH_MOST means so
 * many or more
 */
typedef struct
{
  GPtrArray *hits, *reviews;
  guint n_found[TL_N_SEARCH_KINDS];
} TlSearchResult;

void tl_search_result_free (TlSearchResult *self);
/** Whether there may be more of the kinds @kinds than were looked at. */
gboolean tl_search_result_is_cut (const TlSearchResult *self, guint kinds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlSearch, tl_search_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlSearchHit, tl_search_hit_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlSearchResult, tl_search_result_free)

G_END_DECLS
