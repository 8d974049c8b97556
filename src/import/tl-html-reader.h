/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-draft.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** Whether a file is a page of HTML or XHTML. */
gboolean tl_html_is (const char *data, gsize size);

/**
 * tl_html_read:
 * @draft: gets the document
 * @bytes: a file, not trusted
 *
 * Reads a page of HTML as browsers would show it, without what stands around its text. Errors: see
 * tl_markup_finish().
 */
gboolean tl_html_read (TlDraft *draft, GBytes *bytes, GError **error);

G_END_DECLS
