/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"
#include "tl-draft.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TlWorker:
 *
 * The client of one confined worker process (throughline-worker). It parses foreign files for us:
 * the bytes go in by a sealed memfd, values come back. Calls block the calling thread: use them
 * from service threads only, one call at a time a worker. The process is started at the first call,
 * kept for the next, and replaced when it dies. What goes wrong in it costs the one file: the call
 * fails with a clear error, and the next call gets a new process.
 *
 * Errors of all calls: %TL_ERROR_WORKER (died, or broke the protocol), %TL_ERROR_LIMIT (time or
 * memory), %TL_ERROR_ENCRYPTED, %TL_ERROR_EMPTY, %TL_ERROR_UNSUPPORTED, %TL_ERROR_INVALID (broken
 * file), G_IO_ERROR_CANCELLED.
 */
#define TL_TYPE_WORKER (tl_worker_get_type ())
G_DECLARE_FINAL_TYPE (TlWorker, tl_worker, TL, WORKER, GObject)

/** Starts nothing yet. */
TlWorker *tl_worker_new (void);

/** Ends the process, if there is one, and waits for it. Runs in dispose too. */
void tl_worker_close (TlWorker *self);

/**
 * TlWorkerProgress:
 * @done: pages done
 * @total: pages in all
 *
 * Called on the calling thread while a call runs.
 */
typedef void (*TlWorkerProgress) (guint done, guint total, gpointer user_data);

/**
 * tl_worker_import:
 * @bytes: the file
 * @file_name: its name without folder; its ending is a hint at its format
 * @password: (nullable): for an encrypted file
 *
 * Returns: (transfer full): what the file holds
 */
TlDraft *tl_worker_import (TlWorker *self, GBytes *bytes, const char *file_name,
                           const char *password, TlWorkerProgress progress, gpointer user_data,
                           GCancellable *cancellable, GError **error);

/**
 * tl_worker_read_codebook:
 * @bytes: a codebook file (data/schemas/codebook.rng)
 *
 * Returns: (transfer full): its codebook
 */
TlCodebook *tl_worker_read_codebook (TlWorker *self, GBytes *bytes, GCancellable *cancellable,
                                     GError **error);

/**
 * TlPagePicture:
 * @pixels: rows of 32-bit pixels as CAIRO_FORMAT_RGB24 (native-endian 0xffRRGGBB), top to bottom
 * @width: in pixels
 * @height: in pixels
 * @stride: bytes a row
 */
typedef struct
{
  GBytes *pixels;
  int width, height;
  gsize stride;
} TlPagePicture;

void tl_page_picture_free (TlPagePicture *self);

/**
 * tl_worker_render:
 * @bytes: a PDF
 * @page: from 1
 * @scale: pixels a point, 0.1 to 8; a picture over 64 megapixels is %TL_ERROR_LIMIT
 *
 * Draws a page on white. The worker keeps the last document open, so that page after page is quick.
 *
 * Returns: (transfer full): the picture
 */
TlPagePicture *tl_worker_render (TlWorker *self, GBytes *bytes, const char *password, guint page,
                                 double scale, GCancellable *cancellable, GError **error);

/**
 * tl_worker_describe_confinement:
 *
 * Starts the process if need be and asks which guards hold: "landlock 3, seccomp, no new
 * privileges, limits".
 *
 * Returns: (transfer full): for people; NULL on error
 */
char *tl_worker_describe_confinement (TlWorker *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlPagePicture, tl_page_picture_free)

G_END_DECLS
