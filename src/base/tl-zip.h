/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TlZip:
 *
 * Writes a ZIP archive into memory, the same bytes for the same input: fixed time stamps, no extra
 * fields (with them the type of an ODF file is not recognised), names in UTF-8.
 */
typedef struct _TlZip TlZip;

TlZip *tl_zip_new (void);
void tl_zip_free (TlZip *self);

/**
 * tl_zip_add:
 * @self: an archive
 * @name: path inside the archive, "/" between folders
 * @data: its bytes
 * @store: whether to keep them uncompressed, as ODF asks for "mimetype"
 *
 * Adds one file. Archives over 4 GiB or 65,535 files are a mistake of the programmer.
 */
void tl_zip_add (TlZip *self, const char *name, GBytes *data, gboolean store);

/**
 * tl_zip_finish:
 * @self: (transfer full): an archive
 *
 * Returns: (transfer full): the whole archive
 */
GBytes *tl_zip_finish (TlZip *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlZip, tl_zip_free)

G_END_DECLS
