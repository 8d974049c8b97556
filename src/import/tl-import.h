/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"
#include "tl-draft.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TlImportProgress:
 * @done: pages done
 * @total: pages in all
 *
 * Returns: whether to go on; FALSE ends the import with %G_IO_ERROR_CANCELLED
 */
typedef gboolean (*TlImportProgress) (guint done, guint total, gpointer user_data);

/**
 * tl_import_bytes:
 * @bytes: a file
 * @file_name: its name without folder; goes into the draft
 * @password: (nullable): for an encrypted file
 * @progress: (nullable): called after each page
 *
 * Gives what a file holds. The content decides which reader takes it, not the ending of the name.
 *
 * Errors: %TL_ERROR_UNSUPPORTED, %TL_ERROR_ENCRYPTED, %TL_ERROR_EMPTY, %TL_ERROR_INVALID,
 * %TL_ERROR_LIMIT.
 *
 * Returns: (transfer full): a draft; the same for the same bytes on every machine
 */
TlDraft *tl_import_bytes (GBytes *bytes, const char *file_name, const char *password,
                          TlImportProgress progress, gpointer user_data, GError **error);

/**
 * tl_import_codebook:
 * @bytes: a codebook file (data/schemas/codebook.rng)
 *
 * Returns: (transfer full): its codebook; %TL_ERROR_INVALID where it breaks a rule, with the line
 */
TlCodebook *tl_import_codebook (GBytes *bytes, GError **error);

G_END_DECLS
