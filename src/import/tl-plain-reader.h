/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-draft.h"
#include "tl-markup.h"

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

/**
 * tl_plain_add_lines:
 * @lines: (element-type utf8): white space collapsed; "" for a blank line
 * @is_bold: for each line, whether it is in bold type throughout
 * @level: of headings that are told by that
 *
 * Adds lines as the paragraphs and headings that they make.
 */
void tl_plain_add_lines (TlMarkup *markup, GPtrArray *lines, const gboolean *is_bold, guint level);

G_END_DECLS
