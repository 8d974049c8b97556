/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-draft.h"

G_BEGIN_DECLS

/** Whether @data is for tl_office_file_read(): a ZIP file, flat OpenDocument, or a file of an older
 * office program. */
gboolean tl_office_file_is (const char *data, gsize size);

/**
 * tl_office_file_read:
 * @draft: gets the document and its format: "docx", "odt", "fodt"
 *
 * Reads a text document of an office program. %TL_ERROR_UNSUPPORTED for those that are none or of
 * an old kind, %TL_ERROR_ENCRYPTED for those with a password; else as tl_import_bytes().
 */
gboolean tl_office_file_read (TlDraft *draft, GBytes *bytes, GError **error);

G_END_DECLS
