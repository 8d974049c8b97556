/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-draft.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TlCaseValue:
 * @variable: name of a case variable
 * @value: its value
 * @page: where it was read, from 1, or 0
 * @quote: (nullable): the words it was read from
 * @is_confirmed: whether a person confirmed it
 */
typedef struct
{
  char *variable, *value, *quote;
  guint page;
  gboolean is_confirmed;
} TlCaseValue;

TlCaseValue *tl_case_value_new (const char *variable, const char *value, guint page,
                                const char *quote, gboolean is_confirmed);
void tl_case_value_free (TlCaseValue *self);

/**
 * TlDocument:
 *
 * One file of a review. Properties (read-only): "id", "review-id", "kind", "title", "file-name",
 * "n-pages".
 */
#define TL_TYPE_DOCUMENT (tl_document_get_type ())
G_DECLARE_FINAL_TYPE (TlDocument, tl_document, TL, DOCUMENT, GObject)

TlDocument *tl_document_new (const char *id, const char *review_id, TlDocumentKind kind,
                             const char *title, const char *file_name, const char *sha256,
                             const char *format, const char *text_sha256, guint n_pages);
const char *tl_document_get_id (TlDocument *self);
const char *tl_document_get_review_id (TlDocument *self);
TlDocumentKind tl_document_get_kind (TlDocument *self);
const char *tl_document_get_title (TlDocument *self);
const char *tl_document_get_file_name (TlDocument *self);
const char *tl_document_get_sha256 (TlDocument *self);
const char *tl_document_get_format (TlDocument *self);
const char *tl_document_get_text_sha256 (TlDocument *self);
guint tl_document_get_n_pages (TlDocument *self);

/**
 * TlReview:
 *
 * One death reviewed. A snapshot of its row: replaced as a whole when it changes. Properties
 * (read-only): "id", "title", "borough", "partnership", "died" (ISO partial date or ""), "year"
 * (guint, 0 unknown), "status", "fictional", "n-findings", "n-recommendations", "n-documents",
 * "coder" ("" none).
 */
#define TL_TYPE_REVIEW (tl_review_get_type ())
G_DECLARE_FINAL_TYPE (TlReview, tl_review, TL, REVIEW, GObject)

/**
 * tl_review_new:
 * @values: (transfer full) (element-type TlCaseValue): with element free function
 * @documents: (transfer full) (element-type TlDocument): with element free function
 */
TlReview *tl_review_new (const char *id, const char *title, const char *status,
                         gboolean is_fictional, GPtrArray *values, GPtrArray *documents,
                         guint n_findings, guint n_recommendations, const char *coder);
const char *tl_review_get_id (TlReview *self);
const char *tl_review_get_title (TlReview *self);
const char *tl_review_get_status (TlReview *self);
/** The word for a status of a review, "published" for instance; itself for one that is unknown. */
const char *tl_review_status_get_name (const char *status);
gboolean tl_review_get_is_fictional (TlReview *self);
/** (nullable): the first value of a case variable. */
const char *tl_review_get_value (TlReview *self, const char *variable);
GPtrArray *tl_review_get_values (TlReview *self);    /* TlCaseValue */
GPtrArray *tl_review_get_documents (TlReview *self); /* TlDocument */
/** "" where not known; from the case variables borough, csp, death_month. */
const char *tl_review_get_borough (TlReview *self);
const char *tl_review_get_partnership (TlReview *self);
const char *tl_review_get_died (TlReview *self);
/** Year of the death, or 0. */
guint tl_review_get_year (TlReview *self);
guint tl_review_get_n_findings (TlReview *self);
guint tl_review_get_n_recommendations (TlReview *self);
const char *tl_review_get_coder (TlReview *self);

/**
 * TlRecommendation:
 *
 * A numbered request of a review. Properties (read-only): "id", "review-id", "number", "text",
 * "page", "level", "strength", "target".
 */
#define TL_TYPE_RECOMMENDATION (tl_recommendation_get_type ())
G_DECLARE_FINAL_TYPE (TlRecommendation, tl_recommendation, TL, RECOMMENDATION, GObject)

TlRecommendation *tl_recommendation_new (const char *id, const char *review_id,
                                         const char *document_id, const char *number,
                                         const char *text, guint page, guint start,
                                         const char *const *addressees, const char *level,
                                         const char *strength, const char *target,
                                         const char *status);
const char *tl_recommendation_get_id (TlRecommendation *self);
const char *tl_recommendation_get_review_id (TlRecommendation *self);
const char *tl_recommendation_get_document_id (TlRecommendation *self);
const char *tl_recommendation_get_number (TlRecommendation *self); /* nullable */
const char *tl_recommendation_get_text (TlRecommendation *self);
guint tl_recommendation_get_page (TlRecommendation *self);
guint tl_recommendation_get_start (TlRecommendation *self); /* character in the document's text */
const char *const *tl_recommendation_get_addressees (TlRecommendation *self); /* agency ids */
const char *tl_recommendation_get_level (TlRecommendation *self);             /* nullable */
const char *tl_recommendation_get_strength (TlRecommendation *self);          /* nullable */
const char *tl_recommendation_get_target (TlRecommendation *self);            /* nullable */
const char *
tl_recommendation_get_status (TlRecommendation *self); /* latest status id, "A9" by default */
/** (element-type TlDraftAction): the rows of action plans that serve it; their indices are of no
 * use here. */
GPtrArray *tl_recommendation_get_actions (TlRecommendation *self);
/** @actions: (transfer full); before @self is shared with other threads. */
void tl_recommendation_take_actions (TlRecommendation *self, GPtrArray *actions);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlCaseValue, tl_case_value_free)

G_END_DECLS
