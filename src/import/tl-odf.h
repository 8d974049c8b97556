/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-archive.h"
#include "tl-draft.h"

G_BEGIN_DECLS

/** Reads the OpenDocument text in @archive. Errors: as tl_import_bytes(). */
gboolean tl_odf_read (TlDraft *draft, TlArchive *archive, GError **error);

/**
 * tl_odf_read_parts:
 * @content: content.xml, or the one file of flat OpenDocument
 * @styles: (nullable): styles.xml
 * @meta: (nullable): meta.xml
 */
gboolean tl_odf_read_parts (TlDraft *draft, GBytes *content, GBytes *styles, GBytes *meta,
                            GError **error);

G_END_DECLS
