/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the library share: work for its thread, and what a piece of work changed. */
#pragma once

#include "tl-library.h"

G_BEGIN_DECLS

/**
 * TlEffect:
 * @review_ids: (element-type utf8): the reviews that changed, were added or removed
 * @is_everything: whether anything may have changed, the codebook too
 * @label: (nullable): what was undone or redone
 *
 * What a verb changed; filled in by the function that ran it.
 */
typedef struct
{
  GPtrArray *review_ids;
  gboolean is_everything;
  char *label;
} TlEffect;

void tl_effect_add_review (TlEffect *self, const char *review_id);
/** Adds what the last undo, redo or going back touched: only that is read anew. */
void tl_effect_take_touched (TlEffect *self, TlStore *store);

/**
 * TlWorkFunc:
 * @effect: what it changed; passed over for work that only reads
 *
 * Runs on the library's thread. NULL with @error set means failure; NULL without is an empty
 * answer.
 */
typedef gpointer (*TlWorkFunc) (TlStore *store, gpointer data, TlEffect *effect, GError **error);

/**
 * TlWork:
 *
 * One call for the library's thread, with what it needs and what it gives.
 */
typedef struct _TlWork TlWork;

/**
 * tl_work_new:
 * @data: (transfer full): for @func
 * @free_data: (nullable)
 * @free_result: (nullable): NULL when the answer is only yes or no
 */
TlWork *tl_work_new (TlWorkFunc func, gpointer data, GDestroyNotify free_data,
                     GDestroyNotify free_result);
/** Marks work that changes the library. */
TlWork *tl_work_new_verb (TlWorkFunc func, gpointer data, GDestroyNotify free_data);

/** Runs @work (transfer full) on the library's thread; ends in @callback on the main thread. */
void tl_library_queue (TlLibrary *self, TlWork *work, gpointer source_tag,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/** Runs @work (transfer full) on the library's thread and waits; for threads of jobs, never for the
 * main thread. */
gpointer tl_library_run (TlLibrary *self, TlWork *work, GError **error);

/**
 * TlNews:
 *
 * The state of the library after a change: what the lists and labels become.
 */
typedef struct
{
  GPtrArray *review_ids; /* char * */
  GPtrArray *reviews; /* TlReview: those of @review_ids that are there; all when @is_everything */
  gboolean is_everything;
  TlCodebook *codebook; /* nullable: as it was */
  char *undo_label, *redo_label, *label;
} TlNews;

TlNews *tl_news_load (TlStore *store, TlEffect *effect, GError **error);
void tl_news_free (TlNews *self);
/** Whether nothing that a list shows of a review differs. */
gboolean tl_news_is_same_review (TlReview *a, TlReview *b);

/** (transfer full): the codebook that a new library starts with; like a foreign file, it is parsed
 * in @worker. */
TlCodebook *tl_read_default_codebook (TlWorker *worker, GCancellable *cancellable, GError **error);
/** Whether a codebook can say something of @draft; a draft from our own review format keeps what it
 * says. */
gboolean tl_draft_needs_codebook (const TlDraft *draft);

/** On the main thread: lists, codebook and labels become as @news says. */
void tl_library_take_news (TlLibrary *self, TlNews *news, gboolean is_first);
void tl_library_set_busy (TlLibrary *self, int step);
void tl_library_set_read_only (TlLibrary *self, const char *reason);
void tl_library_set_drive (TlLibrary *self, TlDrive drive);
void tl_library_set_older_copy (TlLibrary *self, const char *path);
void tl_library_set_trouble (TlLibrary *self, const char *trouble);

/* The library's thread. */
typedef struct _TlLibraryThread TlLibraryThread;

TlLibraryThread *tl_library_thread_new (GMainContext *context);
/** Opens the store on the thread; ends @task (transfer full), whose source is none and whose data
 * is the library. */
void tl_library_thread_start (TlLibraryThread *self, const char *path, TlStoreMode mode,
                              const char *backup_folder, GTask *task);
/** Refuses new work, waits for what is queued and for jobs, closes the store. */
void tl_library_thread_stop (TlLibraryThread *self);
void tl_library_thread_free (TlLibraryThread *self);
TlLibraryThread *tl_library_get_thread (TlLibrary *self);

/* A job is what goes on outside of the library's thread but needs it; closing waits for it. */
gboolean tl_library_begin_job (TlLibrary *self, GError **error);
void tl_library_end_job (TlLibrary *self);

/** Runs @func on the main thread, never at once. */
void tl_library_post (TlLibrary *self, GSourceFunc func, gpointer data, GDestroyNotify free_data);

/* The thread that draws pages. */
typedef struct _TlRenderer TlRenderer;

TlRenderer *tl_renderer_new (TlLibrary *library);
/** Ends its thread and its worker. */
void tl_renderer_free (TlRenderer *self);
/** (nullable): made when first asked for; NULL once the library is closed. */
TlRenderer *tl_library_get_renderer (TlLibrary *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlNews, tl_news_free)

/* tl-library-watch.c */

/**
 * TlWatch:
 * @library: lent by the task
 * @func: (nullable): called on the main thread
 * @cancellable: (nullable)
 * @next: when it is told again
 *
 * Who wants to know how far a verb is, and may stop it.
 */
typedef struct
{
  TlLibrary *library;
  TlStoreProgress func;
  gpointer data;
  GCancellable *cancellable;
  gint64 next;
} TlWatch;

TlWatch *tl_watch_new (TlLibrary *library, TlStoreProgress func, gpointer data,
                       GCancellable *cancellable);
void tl_watch_free (gpointer self);
/** On the library's thread; @self is a TlWatch that has a function. */
void tl_watch_tell (guint done, guint total, gpointer self);

G_END_DECLS
