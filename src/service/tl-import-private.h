/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the import job does with its items. */
#pragma once

#include "tl-import-job.h"
#include "tl-library-private.h"

G_BEGIN_DECLS

TlImportItem *tl_import_item_new (GFile *file, const char *password, TlImportChoice choice,
                                  const char *target);
/** @name: shown, and the importer's file name. */
TlImportItem *tl_import_item_new_for_bytes (GBytes *bytes, const char *name, TlImportChoice choice,
                                            const char *target);
GBytes *tl_import_item_get_bytes (TlImportItem *self); /* nullable */
TlImportChoice tl_import_item_get_choice (TlImportItem *self);
/** (nullable): the review meant by the choice. */
const char *tl_import_item_get_target (TlImportItem *self);
void tl_import_item_set_match (TlImportItem *self, TlImportMatch match, const char *title);
const char *tl_import_item_get_password (TlImportItem *self); /* nullable */
GCancellable *tl_import_item_get_cancellable (TlImportItem *self);

/* What is added to a job; on the main thread. */
void tl_import_job_append (TlImportJob *self, TlImportItem *item);
/** (transfer none): what cancels the walk through a folder that begins; the job is not over before
 * it ends. */
GCancellable *tl_import_job_begin_walk (TlImportJob *self);
/** @failed: (nullable): the item that says why the folder could not be walked. */
void tl_import_job_end_walk (TlImportJob *self, TlImportItem *failed);

/* On the main thread. */
void tl_import_item_set_reading (TlImportItem *self);
void tl_import_item_end (TlImportItem *self, TlImportState state, const char *message,
                         const char *review_id);
void tl_import_item_set_warnings (TlImportItem *self, const char *const *warnings);
/** @data: (element-type TlPersonalDatum). */
void tl_import_item_set_personal_data (TlImportItem *self, GPtrArray *data);
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
  GStrv warnings;           /* nullable */
  GPtrArray *personal_data; /* TlPersonalDatum; nullable */
  TlImportMatch match;
  char *match_title; /* nullable */
} TlImportOutcome;

void tl_import_outcome_free (TlImportOutcome *self);

/** Takes one file in, from its bytes to its rows; on a worker's thread. */
TlImportOutcome *tl_import_take_in (TlLibrary *library, TlWorker *worker, TlImportItem *item,
                                    TlWorkerProgress progress, gpointer user_data);

/**
 * TlAdmission:
 * @draft: what was read
 * @bytes: the file
 * @choice: what is done if it looks like something of the library
 * @target: (nullable): the review meant by @choice
 * @review_id: (nullable): out: the review that it went into, or that it looks like
 * @match: out: what it looks like
 * @match_title: (nullable): out: title of the review that it looks like
 * @unplaced: (nullable) (element-type TlFinding): out: findings that stay on the earlier version
 * @is_written: out: FALSE if a person must choose first
 *
 * A draft at the library's door.
 */
typedef struct
{
  TlDraft *draft;
  GBytes *bytes;
  TlImportChoice choice;
  const char *target;
  char *review_id;
  TlImportMatch match;
  char *match_title;
  GPtrArray *unplaced;
  gboolean is_written;
} TlAdmission;

/** Frees what @self holds of its own. */
void tl_admission_clear (TlAdmission *self);
/** A verb on the library's thread; @data is a TlAdmission. */
gpointer tl_admission_run (TlStore *store, gpointer data, TlEffect *effect, GError **error);

/** (transfer full) (element-type GFile): the files in @folder, and in folders in it, that import
 * reads; sorted. */
GPtrArray *tl_import_walk (GFile *folder, GCancellable *cancellable, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TlAdmission, tl_admission_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlImportOutcome, tl_import_outcome_free)

G_END_DECLS
