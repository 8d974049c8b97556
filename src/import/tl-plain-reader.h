/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-draft.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** Whether a file is text by its name, and nothing in it speaks against that. */
gboolean tl_plain_is (const char *file_name, const char *data, gsize size);

/**
 * tl_plain_read:
 * @draft: gets the document
 * @bytes: a file, not trusted
 *
 * Reads plain text: paragraphs by blank lines, lines that were broken joined, headings by their
 * look. Errors: see tl_markup_finish().
 */
gboolean tl_plain_read (TlDraft *draft, GBytes *bytes, GError **error);

G_END_DECLS
