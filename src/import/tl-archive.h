/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TlArchive:
 *
 * A ZIP file from strangers in memory, its parts read by name. Bounded: the number of parts, the
 * size of one, the size of all that are read, how tightly they are packed.
 */
typedef struct _TlArchive TlArchive;

/**
 * tl_archive_open:
 * @bytes: a file, not trusted
 *
 * Reads the names of the parts. %TL_ERROR_INVALID for a damaged file and for names that are twice
 * there, absolute or lead out; %TL_ERROR_LIMIT for too many; %TL_ERROR_ENCRYPTED.
 */
TlArchive *tl_archive_open (GBytes *bytes, GError **error);
void tl_archive_free (TlArchive *self);

gboolean tl_archive_has (TlArchive *self, const char *name);

/**
 * tl_archive_read:
 *
 * %TL_ERROR_NOT_FOUND if there is no part @name, %TL_ERROR_LIMIT beyond the bounds,
 * %TL_ERROR_INVALID for damage.
 *
 * Returns: (transfer full): what the part holds
 */
GBytes *tl_archive_read (TlArchive *self, const char *name, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlArchive, tl_archive_free)

G_END_DECLS
