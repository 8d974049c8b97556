/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-document-text.h"

G_BEGIN_DECLS

/* A mark in the text and the footnote it stands for. */
typedef struct
{
  guint start, end;    /* characters of the document's text, end exclusive */
  const TlBlock *note; /* the text's */
} TlTextNote;

/** The marks of footnotes in a document's text, in order: raised digits and letters, signs at the
 * end of a word (*, †, ‡, §), and either in square brackets. Immutable. */
typedef struct _TlTextNotes TlTextNotes;

/** @text: kept. What no footnote bears is no mark; signs stand for a note on their page or the
 * next. */
TlTextNotes *tl_text_notes_new (TlDocumentText *text);
void tl_text_notes_free (TlTextNotes *self);
guint tl_text_notes_get_n (TlTextNotes *self);
const TlTextNote *tl_text_notes_get (TlTextNotes *self, guint i);

/** (nullable): the mark that holds character @offset. */
const TlTextNote *tl_text_notes_get_at (TlTextNotes *self, guint offset);
/** (nullable): the first mark that begins at or after character @offset. */
const TlTextNote *tl_text_notes_get_next (TlTextNotes *self, guint offset);
/** (nullable): the first mark of the footnote whose text holds character @offset. */
const TlTextNote *tl_text_notes_get_of (TlTextNotes *self, guint offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlTextNotes, tl_text_notes_free)

G_END_DECLS
