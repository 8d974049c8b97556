/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the import job does with its items. */
#pragma once

#include "tl-import-job.h"

G_BEGIN_DECLS

TlImportItem *tl_import_item_new (GFile *file, const char *password);
const char *tl_import_item_get_password (TlImportItem *self); /* nullable */
GCancellable *tl_import_item_get_cancellable (TlImportItem *self);

/* On the main thread. */
void tl_import_item_set_reading (TlImportItem *self);
void tl_import_item_end (TlImportItem *self, TlImportState state, const char *message,
                         const char *review_id);
void tl_import_item_set_warnings (TlImportItem *self, const char *const *warnings);
gboolean tl_import_item_is_over (TlImportItem *self);
/** Shows the progress that was noted last. */
void tl_import_item_show_progress (TlImportItem *self);

/** On any thread: notes how far it is; whether the main thread must be told (it has nothing on its
 * way yet). */
gboolean tl_import_item_note_progress (TlImportItem *self, guint done, guint total);

/**
 * TlImportOutcome:
 *
 * How one file ended; made on a worker's thread, taken in on the main thread.
 */
typedef struct
{
  TlImportState state;
  char *message, *sha256 /* nullable */, *review_id /* nullable */;
  GStrv warnings; /* nullable */
} TlImportOutcome;

void tl_import_outcome_free (TlImportOutcome *self);

/** Takes one file in, from its bytes to its rows; on a worker's thread. */
TlImportOutcome *tl_import_take_in (TlLibrary *library, TlWorker *worker, TlImportItem *item,
                                    TlWorkerProgress progress, gpointer user_data);

/** (transfer full) (element-type GFile): the files in @folder, and in folders in it, that import
 * reads; sorted. */
GPtrArray *tl_import_walk (GFile *folder, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlImportOutcome, tl_import_outcome_free)

G_END_DECLS
