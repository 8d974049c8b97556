/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-span.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TlFinding:
 *
 * One span or more with type, note, themes and agencies. A value: made, handed to a verb, and
 * replaced as a whole when it changes. Properties (read-only): "id", "quote", "note", "number" (of
 * the paragraph), "page", "type-id", "coder".
 */
#define TL_TYPE_FINDING (tl_finding_get_type ())
G_DECLARE_FINAL_TYPE (TlFinding, tl_finding, TL, FINDING, GObject)

/**
 * tl_finding_new:
 * @id: (nullable): a GUID; NULL makes one
 * @spans: (transfer full) (element-type TlSpan): at least one, in order of start, with element free
 * function
 * @themes: (nullable): theme ids; sorted here
 * @agencies: (nullable): agency ids; sorted here
 * @number: (nullable): number of the paragraph it starts in, as tl_document_text_get_number_at()
 * gives it
 * @created: (nullable): ISO 8601 in UTC; the store fills it in when NULL
 * @coder: (nullable): name of who coded it; the store fills it in when NULL
 */
TlFinding *tl_finding_new (const char *id, const char *review_id, const char *document_id,
                           GPtrArray *spans, const char *type_id, const char *const *themes,
                           const char *const *agencies, const char *note, guint importance,
                           const char *number, const char *coder, const char *created);
/** A copy of @self with other codes; the id, spans, coder and time stay. NULL keeps what is there.
 */
TlFinding *tl_finding_recode (TlFinding *self, const char *type_id, const char *const *themes,
                              const char *const *agencies, const char *note);
/** Whether all that both say is the same. */
gboolean tl_finding_equals (TlFinding *self, TlFinding *other);
const char *tl_finding_get_id (TlFinding *self);
const char *tl_finding_get_review_id (TlFinding *self);
const char *tl_finding_get_document_id (TlFinding *self);
GPtrArray *tl_finding_get_spans (TlFinding *self); /* TlSpan */
guint tl_finding_get_start (TlFinding *self);      /* of the first span */
guint tl_finding_get_end (TlFinding *self);        /* of the last span */
/** The words of all spans, parted by " … ". */
const char *tl_finding_get_quote (TlFinding *self);
const char *tl_finding_get_type_id (TlFinding *self);
const char *const *tl_finding_get_themes (TlFinding *self);   /* never NULL */
const char *const *tl_finding_get_agencies (TlFinding *self); /* never NULL */
const char *tl_finding_get_note (TlFinding *self);            /* "" where there is none */
guint tl_finding_get_importance (TlFinding *self);
const char *tl_finding_get_number (TlFinding *self); /* "" where there is none */
guint tl_finding_get_page (TlFinding *self);         /* 0 where there is none */
const char *tl_finding_get_coder (TlFinding *self);
const char *tl_finding_get_created (TlFinding *self);

/**
 * TlLesson:
 *
 * A statement with the findings that bear it out. Properties (read-only): "id", "statement".
 */
#define TL_TYPE_LESSON (tl_lesson_get_type ())
G_DECLARE_FINAL_TYPE (TlLesson, tl_lesson, TL, LESSON, GObject)

TlLesson *tl_lesson_new (const char *id, const char *statement, const char *theme_id,
                         const char *const *finding_ids);
const char *tl_lesson_get_id (TlLesson *self);
const char *tl_lesson_get_statement (TlLesson *self);
const char *tl_lesson_get_theme_id (TlLesson *self); /* nullable */
const char *const *tl_lesson_get_finding_ids (TlLesson *self);

G_END_DECLS
