/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** The largest file that is read: 512 MiB. */
#define TL_FILE_MAX_BYTES (G_GUINT64_CONSTANT (512) << 20)

/**
 * tl_file_read:
 * @file: a regular file
 *
 * Reads a whole file. Errors: %TL_ERROR_NOT_FOUND, %TL_ERROR_UNSUPPORTED for what is no regular
 * file, %TL_ERROR_LIMIT beyond %TL_FILE_MAX_BYTES, %TL_ERROR_FAILED, G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full): its bytes
 */
GBytes *tl_file_read (GFile *file, GCancellable *cancellable, GError **error);

/**
 * tl_file_write:
 * @path: a path; a file there is replaced
 * @mode: permissions of the file
 *
 * Writes a whole file or none.
 */
gboolean tl_file_write (const char *path, GBytes *bytes, int mode, GError **error);

G_END_DECLS
