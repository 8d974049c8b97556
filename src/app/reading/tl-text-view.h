/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"
#include "tl-document-text.h"
#include "tl-finding.h"
#include "tl-suggestion.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TlTextView:
 *
 * The text of a document to read and to select in, with its findings: tints and lines under the
 * words, bars in the left margin, flags in the right one. Characters of its buffer are the
 * characters of the document's text.
 *
 * Signals: "finding-activated" (TlFinding *), "suggestion-activated" (TlSuggestion *): a flag was
 * pressed; "finding-chosen" (TlFinding *): a bar was pressed, or one of a list, and the text stays
 * where it is; "place-changed": the reader moved on (see tl_text_view_get_place()); "hits-changed":
 * see tl_text_view_get_hits(). Properties: "has-selection" (read-only), "text-size" (double,
 * points, 9 to 32), "line-height" (double, times the size, 1.2 to 2.4), "font" (see
 * tl-reading-font.h).
 */
#define TL_TYPE_TEXT_VIEW (tl_text_view_get_type ())
G_DECLARE_FINAL_TYPE (TlTextView, tl_text_view, TL, TEXT_VIEW, GtkTextView)

GtkWidget *tl_text_view_new (void);
/** @text: (nullable). Forgets findings and place. */
void tl_text_view_set_text (TlTextView *self, TlDocumentText *text);
/** (element-type TlFinding): those of the document shown. The place and the selection stay. */
void tl_text_view_set_findings (TlTextView *self, GPtrArray *findings, TlCodebook *codebook);
/** @finding_id: (nullable): drawn stronger than the others. */
void tl_text_view_set_current_finding (TlTextView *self, const char *finding_id);
/** @suggestions: (nullable) (element-type TlSuggestion): of the document shown, in order; @current:
 * (nullable): the one in hand. To be called after tl_text_view_set_findings(). */
void tl_text_view_set_suggestions (TlTextView *self, GPtrArray *suggestions, TlSuggestion *current);
/** Moves the cursor to character @offset and shows it in the upper part of the pane. */
void tl_text_view_scroll_to (TlTextView *self, guint offset);
/** Shows character @offset where one reads, without moving the cursor; what is well in sight stays
 * where it is unless @always. */
void tl_text_view_reveal (TlTextView *self, guint offset, gboolean always);
/** The paragraphs that are wholly in sight, from @start to before @end; also one at the top that is
 * higher than the pane. */
void tl_text_view_get_sight (TlTextView *self, guint *start, guint *end);
/** The first character of the paragraph at the top of the pane. */
guint tl_text_view_get_top (TlTextView *self);
/** The character at which one reads: in the upper quarter of the pane, under what
 * tl_text_view_scroll_to() shows. */
guint tl_text_view_get_place (TlTextView *self);
/** Where the cursor stands, in characters. */
guint tl_text_view_get_cursor (TlTextView *self);
/** (transfer full) (nullable): the words selected, without white space at the ends. */
TlSpan *tl_text_view_dup_selection (TlTextView *self);
/** Selects the words of the paragraph at the cursor; @extend adds the next paragraph to the
 * selection. */
void tl_text_view_select_paragraph (TlTextView *self, gboolean extend);
void tl_text_view_select_range (TlTextView *self, guint start, guint end);
/** Opens a list of the findings at the cursor; FALSE if there are none. */
gboolean tl_text_view_list_at_cursor (TlTextView *self);
/** Leaves the cursor at the end of what was selected. */
void tl_text_view_drop_selection (TlTextView *self);
/** The rectangle of the selection's end, in the widget's coordinates: where a popover points. */
void tl_text_view_get_selection_rect (TlTextView *self, GdkRectangle *rect);
/** Scrolls so that the selection's end stands @y pixels below the top, or less. */
void tl_text_view_raise_selection (TlTextView *self, int y);
/** @hits: (nullable) (element-type TlTextHit): kept; places found, of which @current is drawn
 * stronger. */
void tl_text_view_set_hits (TlTextView *self, GArray *hits, guint current);
/** (transfer none) (nullable) (element-type TlTextHit): the places found; @current: (out). */
GArray *tl_text_view_get_hits (TlTextView *self, guint *current);
/** Shows the footnote whose mark is at the cursor or comes next; from a footnote's own text, goes
 * to its mark. Called again, goes on to the next. Returns whether the text has footnotes. */
gboolean tl_text_view_show_note (TlTextView *self);
/** Enter on a mark shows its footnote, Escape closes it. Returns whether @key did anything. */
gboolean tl_text_view_handle_note_key (TlTextView *self, guint key);
/** @popover: (transfer none): kept in place as the text moves; parented to the view. */
void tl_text_view_attach_popover (TlTextView *self, GtkWidget *popover);

G_END_DECLS
