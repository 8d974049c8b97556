/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-archive.h"
#include "tl-draft.h"

G_BEGIN_DECLS

/**
 * TlDocxParts:
 *
 * (nullable) the parts of a document of Word, not trusted; @document must be there.
 */
typedef struct
{
  GBytes *document, *styles, *numbering, *settings, *footnotes, *endnotes, *comments, *properties;
  GPtrArray *furniture; /* nullable: GBytes: headers and footers */
  GPtrArray *about;     /* nullable: GBytes: more properties of the file */
  GHashTable *diagrams; /* nullable: char *, by which the document refers to it, to GBytes */
} TlDocxParts;

void tl_docx_parts_clear (TlDocxParts *self);

/** Reads @parts into @draft. Errors: as tl_import_bytes(). */
gboolean tl_docx_read_parts (TlDraft *draft, const TlDocxParts *parts, GError **error);

/** Reads the Word document (Office Open XML, transitional or strict) in @archive. */
gboolean tl_docx_read (TlDraft *draft, TlArchive *archive, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TlDocxParts, tl_docx_parts_clear)

G_END_DECLS
