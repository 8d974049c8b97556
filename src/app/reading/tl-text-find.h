/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-document-text.h"

G_BEGIN_DECLS

/* More places than these are not looked for. */
#define TL_TEXT_FIND_MOST 9999

/* A place of words in the text. */
typedef struct
{
  guint start, end; /* characters of the document's text, end exclusive */
} TlTextHit;

/**
 * TlTextFind:
 *
 * Finds all places of words in a document's text, in tables and footnotes too. Case, accents, the
 * shape of quotes and dashes and the kind of white space make no difference.
 */
typedef struct _TlTextFind TlTextFind;

/** @text: kept. Takes some milliseconds a hundred pages. */
TlTextFind *tl_text_find_new (TlDocumentText *text);
void tl_text_find_free (TlTextFind *self);

/**
 * tl_text_find_search:
 * @words: as typed
 *
 * Returns: (transfer full) (element-type TlTextHit): in order, none within another; at most
 * %TL_TEXT_FIND_MOST
 */
GArray *tl_text_find_search (TlTextFind *self, const char *words);

/** Which of @hits is the first that begins at or after character @offset; the first of all where
 * none does. */
guint tl_text_find_choose (GArray *hits, guint offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlTextFind, tl_text_find_free)

G_END_DECLS
