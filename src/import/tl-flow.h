/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-markup.h"

G_BEGIN_DECLS

/**
 * TlFlow:
 *
 * The text of a marked-up file while its elements are walked: runs of text become blocks where an
 * element breaks them. What is captured (a cell, a note, a number) does not become blocks.
 */
typedef struct _TlFlow TlFlow;

/** @markup is borrowed. */
TlFlow *tl_flow_new (TlMarkup *markup);
void tl_flow_free (TlFlow *self);

/** Adds to the run under way. Line feeds are white space; a blank line breaks only if
 * tl_flow_append_break() made it. */
void tl_flow_append (TlFlow *self, const char *text);
/** A line break: two of them part paragraphs. */
void tl_flow_append_break (TlFlow *self);
/** What comes between is in bold type: a short paragraph that is bold throughout is a heading. */
void tl_flow_begin_bold (TlFlow *self);
void tl_flow_end_bold (TlFlow *self);
/** @text with its digits raised, as the mark of a note is. */
void tl_flow_append_raised (TlFlow *self, const char *text);
gboolean tl_flow_is_empty (TlFlow *self);

/** Ends the run: it becomes blocks of the kind that was pushed last. */
void tl_flow_break (TlFlow *self);

/** Ends the run; what follows is of kind @kind. @number: (nullable): of its first block. */
void tl_flow_push (TlFlow *self, TlBlockKind kind, guint level, const char *number);
void tl_flow_pop (TlFlow *self);
/** The kind that was pushed last. */
TlBlockKind tl_flow_get_kind (TlFlow *self);
/** Sets the number of the next block of what was pushed last. */
void tl_flow_set_number (TlFlow *self, const char *number);
/** (transfer full) (nullable): that number, if no block has taken it. */
char *tl_flow_take_number (TlFlow *self);

void tl_flow_begin_capture (TlFlow *self);
/** (transfer full): what came since; white space collapsed. */
char *tl_flow_end_capture (TlFlow *self);
gboolean tl_flow_is_capturing (TlFlow *self);

/** Adds a footnote after the run under way. */
void tl_flow_add_note (TlFlow *self, const char *mark, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlFlow, tl_flow_free)

G_END_DECLS
