/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-import.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

/**
 * tl_pdf2xml_read:
 * @draft: gets the document
 * @document: what "pdftohtml -xml" wrote: its root is "pdf2xml"
 *
 * Reads the text of a PDF with its places, as for the PDF itself but without the rules of its
 * tables. %TL_ERROR_EMPTY, %TL_ERROR_LIMIT.
 */
gboolean tl_pdf2xml_read (TlDraft *draft, xmlDoc *document, TlImportProgress progress,
                          gpointer user_data, GError **error);

G_END_DECLS
