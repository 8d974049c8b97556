/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-change.h"
#include "tl-codebook.h"
#include "tl-document-text.h"
#include "tl-overview.h"
#include "tl-personal-data.h"
#include "tl-snapshot.h"
#include "tl-store.h"
#include "tl-worker.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TlLibrary:
 *
 * The open library as window and command line see it: live lists, verbs, undo. Lives on the main
 * thread; the file belongs to a thread of its own. Every verb runs there and ends on the main
 * thread: first the lists change, then "changed" is emitted, then the caller's callback runs.
 *
 * Properties (read-only, notified): "path", "name" (for people), "read-only" (gboolean),
 * "read-only-reason" (nullable), "undo-label" (nullable), "redo-label" (nullable), "codebook"
 * (TlCodebook), "busy" (a verb is under way), "trouble" (nullable).
 *
 * Signal "changed" (TlLibrary *self, GStrv review_ids): after every change, undo and redo;
 * @review_ids are the reviews whose findings, texts or facts changed; NULL means all (codebook
 * changed, or unknown).
 */
#define TL_TYPE_LIBRARY (tl_library_get_type ())
G_DECLARE_FINAL_TYPE (TlLibrary, tl_library, TL, LIBRARY, GObject)

/**
 * tl_library_open_async:
 * @path: the library file; made, with the default codebook, when @mode allows
 * @backup_folder: (nullable): where its backups lie; NULL for the folder beside it
 *
 * A library of an older format is copied to @backup_folder and then brought up to date.
 */
void tl_library_open_async (const char *path, TlStoreMode mode, const char *backup_folder,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data);
TlLibrary *tl_library_open_finish (GAsyncResult *result, GError **error);
/** Waits for what is under way, closes the file, ends the workers. Call it before the last unref.
 */
void tl_library_close (TlLibrary *self);

const char *tl_library_get_path (TlLibrary *self);
const char *tl_library_get_name (TlLibrary *self);
TlDrive tl_library_get_drive (TlLibrary *self);
/** (nullable): the backup of the library as it was before it was brought up to date on opening;
 * NULL where that was not needed. */
const char *tl_library_get_older_copy (TlLibrary *self);
/** (nullable): why the last change could not be saved, and what to do; NULL once one was. */
const char *tl_library_get_trouble (TlLibrary *self);
gboolean tl_library_get_is_read_only (TlLibrary *self);
const char *tl_library_get_read_only_reason (TlLibrary *self); /* nullable */
TlCodebook *tl_library_get_codebook (TlLibrary *self);
const char *tl_library_get_undo_label (TlLibrary *self); /* nullable */
const char *tl_library_get_redo_label (TlLibrary *self); /* nullable */
void tl_library_set_coder (TlLibrary *self, const char *name);

/** (transfer none): all reviews, TlReview, live. */
GListModel *tl_library_list_reviews (TlLibrary *self);
/** (transfer none) (nullable). */
TlReview *tl_library_get_review (TlLibrary *self, const char *id);

/* Reading. Each pair runs on the library's thread. */
/** _finish: (transfer full): the id of the review that @words name, as tl_store_find_review() reads
 * them */
void tl_library_find_review_async (TlLibrary *self, const char *words, GCancellable *,
                                   GAsyncReadyCallback, gpointer);
char *tl_library_find_review_finish (TlLibrary *self, GAsyncResult *result, GError **error);
/** _finish: (transfer full) (element-type TlFinding): of one review, by document and start; of all
 * for NULL. */
void tl_library_load_findings_async (TlLibrary *self, const char *review_id, GCancellable *,
                                     GAsyncReadyCallback, gpointer);
GPtrArray *tl_library_load_findings_finish (TlLibrary *self, GAsyncResult *result, GError **error);
/** _finish: (transfer full) (element-type TlFinding): those that have a theme or one of its
 * sub-themes, an agency or a finding type, by review, document and start */
void tl_library_load_findings_with_code_async (TlLibrary *self, TlCodeKind kind, const char *id,
                                               GCancellable *, GAsyncReadyCallback, gpointer);
GPtrArray *tl_library_load_findings_with_code_finish (TlLibrary *self, GAsyncResult *result,
                                                      GError **error);
/** _finish: (transfer full) (element-type TlCodeUse) */
void tl_library_load_code_uses_async (TlLibrary *self, GCancellable *, GAsyncReadyCallback,
                                      gpointer);
GPtrArray *tl_library_load_code_uses_finish (TlLibrary *self, GAsyncResult *result, GError **error);
/** _finish: (transfer full) (element-type TlRecommendation) */
void tl_library_load_recommendations_async (TlLibrary *self, const char *review_id, GCancellable *,
                                            GAsyncReadyCallback, gpointer);
GPtrArray *tl_library_load_recommendations_finish (TlLibrary *self, GAsyncResult *result,
                                                   GError **error);
/**
 * tl_library_load_suggestions_async:
 * @review_id: the review
 * @document_id: (nullable): only this document of it
 *
 * Reads the review for words that may be findings, on a thread of its own. _finish: (transfer full)
 * (element-type TlSuggestion): by document and place; %TL_ERROR_NOT_FOUND.
 */
void tl_library_load_suggestions_async (TlLibrary *self, const char *review_id,
                                        const char *document_id, GCancellable *,
                                        GAsyncReadyCallback, gpointer);
GPtrArray *tl_library_load_suggestions_finish (TlLibrary *self, GAsyncResult *result,
                                               GError **error);
void tl_library_load_text_async (TlLibrary *self, const char *document_id, GCancellable *,
                                 GAsyncReadyCallback, gpointer);
TlDocumentText *tl_library_load_text_finish (TlLibrary *self, GAsyncResult *result, GError **error);
/** _finish: how far the coder has read in a document: @place: (out): a character, 0 at first.
 * @blocks: (out) (transfer full): as tl_reading_new() takes them. */
void tl_library_load_reading_async (TlLibrary *self, const char *document_id, GCancellable *,
                                    GAsyncReadyCallback, gpointer);
gboolean tl_library_load_reading_finish (TlLibrary *self, GAsyncResult *result, guint *place,
                                         GBytes **blocks, GError **error);
/** Not a verb: nobody is told of it and nothing undoes it; ends in tl_library_verb_finish(). */
void tl_library_set_reading_async (TlLibrary *self, const char *document_id, guint place,
                                   GBytes *blocks, GAsyncReadyCallback, gpointer);
/** _finish: (element-type TlPageSize) */
void tl_library_load_page_sizes_async (TlLibrary *self, const char *document_id, GCancellable *,
                                       GAsyncReadyCallback, gpointer);
GArray *tl_library_load_page_sizes_finish (TlLibrary *self, GAsyncResult *result, GError **error);
void tl_library_load_snapshot_async (TlLibrary *self, GCancellable *, GAsyncReadyCallback,
                                     gpointer);
TlSnapshot *tl_library_load_snapshot_finish (TlLibrary *self, GAsyncResult *result, GError **error);
/** _finish: (element-type TlChange): newest first */
void tl_library_load_history_async (TlLibrary *self, guint limit, GCancellable *,
                                    GAsyncReadyCallback, gpointer);
GPtrArray *tl_library_load_history_finish (TlLibrary *self, GAsyncResult *result, GError **error);
/** As tl_store_find_changes(). */
void tl_library_find_changes_async (TlLibrary *self, const TlHistoryQuery *query, GCancellable *,
                                    GAsyncReadyCallback, gpointer);
GPtrArray *tl_library_find_changes_finish (TlLibrary *self, GAsyncResult *result, GError **error);
/** _finish: (transfer full): all who have changed something, by name */
void tl_library_load_history_coders_async (TlLibrary *self, GCancellable *, GAsyncReadyCallback,
                                           gpointer);
GStrv tl_library_load_history_coders_finish (TlLibrary *self, GAsyncResult *result, GError **error);
/** As tl_store_plan_go_back(). */
void tl_library_plan_go_back_async (TlLibrary *self, gint64 number, GCancellable *,
                                    GAsyncReadyCallback, gpointer);
GPtrArray *tl_library_plan_go_back_finish (TlLibrary *self, GAsyncResult *result, GError **error);
/** A search that is cancelled ends at once, also in the midst. */
void tl_library_search_async (TlLibrary *self, const TlSearch *search, GCancellable *,
                              GAsyncReadyCallback, gpointer);
TlSearchResult *tl_library_search_finish (TlLibrary *self, GAsyncResult *result, GError **error);
/** In how many reviews all matches stand, for results that tl_search_result_is_cut(). */
void tl_library_count_found_reviews_async (TlLibrary *self, const TlSearch *search, GCancellable *,
                                           GAsyncReadyCallback, gpointer);
gboolean tl_library_count_found_reviews_finish (TlLibrary *self, GAsyncResult *result,
                                                guint *n_reviews, GError **error);
/** _finish: (transfer full): the setting's text, NULL without error when it is not set */
void tl_library_load_setting_async (TlLibrary *self, const char *key, GCancellable *,
                                    GAsyncReadyCallback, gpointer);
char *tl_library_load_setting_finish (TlLibrary *self, GAsyncResult *result, GError **error);
/** _finish: (element-type utf8): what is wrong; empty when all is well */
void tl_library_check_async (TlLibrary *self, GCancellable *, GAsyncReadyCallback, gpointer);
GPtrArray *tl_library_check_finish (TlLibrary *self, GAsyncResult *result, GError **error);

/**
 * tl_library_render_page_async:
 * @page: from 1
 * @scale: pixels a point
 *
 * Draws a page of a document's original in a worker kept for it. A later call for the same library
 * does not wait for an earlier one that was cancelled.
 */
void tl_library_render_page_async (TlLibrary *self, const char *document_id, guint page,
                                   double scale, GCancellable *, GAsyncReadyCallback, gpointer);
TlPagePicture *tl_library_render_page_finish (TlLibrary *self, GAsyncResult *result,
                                              GError **error);

/** How far a document was read by the coder, and how many of its pages were scanned. */
typedef struct
{
  char *id;
  guint n_paragraphs, n_read, n_scanned;
} TlDocumentWork;

/**
 * TlReviewWork:
 * @coders: who is to code the review
 * @documents: (element-type TlDocumentWork)
 *
 * The work on a review, beside what #TlReview tells.
 */
typedef struct
{
  char *notes;
  GStrv coders;
  GArray *documents;
} TlReviewWork;

void tl_review_work_free (TlReviewWork *self);
void tl_library_load_review_work_async (TlLibrary *self, const char *review_id, GCancellable *,
                                        GAsyncReadyCallback, gpointer);
TlReviewWork *tl_library_load_review_work_finish (TlLibrary *self, GAsyncResult *result,
                                                  GError **error);
/** _finish: (transfer full): ids of all reviews to TlReviewWork, without documents */
void tl_library_load_notes_async (TlLibrary *self, GCancellable *, GAsyncReadyCallback, gpointer);
GHashTable *tl_library_load_notes_finish (TlLibrary *self, GAsyncResult *result, GError **error);

/* Verbs. All end with tl_library_verb_finish (). */
gboolean tl_library_verb_finish (TlLibrary *self, GAsyncResult *result, GError **error);
void tl_library_add_findings_async (TlLibrary *self, GPtrArray *findings, GAsyncReadyCallback,
                                    gpointer);
void tl_library_set_finding_async (TlLibrary *self, TlFinding *finding, GAsyncReadyCallback,
                                   gpointer);
void tl_library_remove_finding_async (TlLibrary *self, const char *finding_id, GAsyncReadyCallback,
                                      gpointer);
/**
 * tl_library_replace_findings_async:
 * @removed: (nullable): ids of findings that go
 * @findings: (element-type TlFinding): those whose id is in the library are changed, the others
 * added
 * @label: what is done, for people; tl_finding_label() knows the usual ones
 *
 * One verb for what touches several findings. See tl_store_replace_findings().
 */
void tl_library_replace_findings_async (TlLibrary *self, const char *const *removed,
                                        GPtrArray *findings, const char *label, GAsyncReadyCallback,
                                        gpointer);
/** @finding: (nullable): what the suggestion became; NULL for a rejection */
void tl_library_answer_suggestion_async (TlLibrary *self, const char *review_id,
                                         const TlSuggestionAnswer *answer, TlFinding *finding,
                                         GAsyncReadyCallback, gpointer);
/** Accepts several as one verb, each as the finding in its place of @findings. */
void tl_library_accept_suggestions_async (TlLibrary *self, GPtrArray *answers, GPtrArray *findings,
                                          GAsyncReadyCallback, gpointer);
/** What of the text around a place becomes a finding. */
typedef enum
{
  TL_PLACE_PARAGRAPH,
  TL_PLACE_SENTENCE
} TlPlaceUnit;

/**
 * TlPlace:
 * @finding_id: (nullable): the finding that is there
 * @start: first character in the document's text
 * @end: the character after the last
 *
 * A place that was found. A value.
 */
typedef struct
{
  char *review_id, *document_id, *finding_id;
  guint start, end;
} TlPlace;

TlPlace *tl_place_new (const char *review_id, const char *document_id, const char *finding_id,
                       guint start, guint end);
void tl_place_free (TlPlace *self);

/**
 * tl_library_tag_places_async:
 * @places: (element-type TlPlace): where a place is a finding, it gets the codes that it lacks;
 * elsewhere the @unit around the place becomes one
 * @label: what is done, for people
 *
 * One verb for all of them.
 */
void tl_library_tag_places_async (TlLibrary *self, GPtrArray *places, TlPlaceUnit unit,
                                  const char *type_id, const char *const *themes,
                                  const char *const *agencies, const char *note, guint importance,
                                  const char *label, GAsyncReadyCallback, gpointer);
void tl_library_remove_review_async (TlLibrary *self, const char *review_id, GAsyncReadyCallback,
                                     gpointer);
void tl_library_rename_review_async (TlLibrary *self, const char *review_id, const char *title,
                                     GAsyncReadyCallback, gpointer);
/** @review_id: whose document it is */
void tl_library_rename_document_async (TlLibrary *self, const char *review_id,
                                       const char *document_id, const char *title,
                                       GAsyncReadyCallback, gpointer);
void tl_library_set_case_value_async (TlLibrary *self, const char *review_id, const char *variable,
                                      const char *const *values, GAsyncReadyCallback, gpointer);
void tl_library_set_review_notes_async (TlLibrary *self, const char *review_id, const char *text,
                                        GAsyncReadyCallback, gpointer);
/** @coders: none clears it. */
void tl_library_set_review_coders_async (TlLibrary *self, const char *review_id,
                                         const char *const *coders, GAsyncReadyCallback, gpointer);
/** @status: "draft", "submitted", "published" or "unknown". */
void tl_library_set_review_status_async (TlLibrary *self, const char *review_id, const char *status,
                                         GAsyncReadyCallback, gpointer);
void tl_library_confirm_values_async (TlLibrary *self, const char *review_id, GAsyncReadyCallback,
                                      gpointer);
void tl_library_set_setting_async (TlLibrary *self, const char *key, const char *value,
                                   GAsyncReadyCallback, gpointer);
void tl_library_merge_codebook_async (TlLibrary *self, GFile *file, GAsyncReadyCallback, gpointer);
/* Of the codebook, as the verbs of #TlStore that are called alike. */
void tl_library_add_code_async (TlLibrary *self, TlCode *code, GAsyncReadyCallback, gpointer);
void tl_library_set_code_async (TlLibrary *self, TlCode *code, GAsyncReadyCallback, gpointer);
/** @parent_id, @before_id: (nullable). */
void tl_library_move_code_async (TlLibrary *self, TlCodeKind kind, const char *id,
                                 const char *parent_id, const char *before_id, GAsyncReadyCallback,
                                 gpointer);
void tl_library_merge_codes_async (TlLibrary *self, TlCodeKind kind, const char *id,
                                   const char *into_id, GAsyncReadyCallback, gpointer);
void tl_library_split_code_async (TlLibrary *self, const char *id, TlCode *code,
                                  const char *const *finding_ids, GAsyncReadyCallback, gpointer);
void tl_library_retire_code_async (TlLibrary *self, TlCodeKind kind, const char *id,
                                   gboolean is_retired, GAsyncReadyCallback, gpointer);
void tl_library_remove_code_async (TlLibrary *self, TlCodeKind kind, const char *id,
                                   GAsyncReadyCallback, gpointer);
/** What comes too late to cancel undo, redo or going back is passed over. @progress (nullable) is
 * called on the main thread, and only where it takes long. */
void tl_library_undo_async (TlLibrary *self, TlStoreProgress progress, gpointer progress_data,
                            GCancellable *, GAsyncReadyCallback, gpointer);
void tl_library_redo_async (TlLibrary *self, TlStoreProgress progress, gpointer progress_data,
                            GCancellable *, GAsyncReadyCallback, gpointer);
/** As tl_store_go_back(), but @progress is called on the main thread, and only where it takes
 * long. */
void tl_library_go_back_async (TlLibrary *self, gint64 number, TlStoreProgress progress,
                               gpointer progress_data, GCancellable *, GAsyncReadyCallback,
                               gpointer);
/** (transfer full) (nullable): after undo and redo, the label of what was undone or redone; after
 * going back, of that itself. */
char *tl_library_dup_last_label (TlLibrary *self);

/**
 * tl_library_export_async:
 * @format: "xml" (one review, our own format) or "codebook"
 * @review: (nullable): which review, as tl_store_find_review() reads it; NULL for a codebook
 * @path: file to write; replaced whole or not at all
 */
void tl_library_export_async (TlLibrary *self, const char *format, const char *review,
                              const char *path, GCancellable *, GAsyncReadyCallback, gpointer);
gboolean tl_library_export_finish (TlLibrary *self, GAsyncResult *result, GError **error);

/**
 * tl_library_write_overview_async:
 * @path: file to write; replaced whole or not at all
 * @progress: (nullable): called on the main thread
 */
void tl_library_write_overview_async (TlLibrary *self, const TlOverviewSettings *settings,
                                      TlOverviewFormat format, const char *path,
                                      TlOverviewProgress progress, gpointer progress_data,
                                      GCancellable *, GAsyncReadyCallback, gpointer);
gboolean tl_library_write_overview_finish (TlLibrary *self, GAsyncResult *result, GError **error);

/**
 * TlOutgoing:
 * @datum: what it is; its page, and why it is pointed out
 * @review: whose text it is in
 * @document_id: likewise
 * @finding_id: (nullable): the finding that would be quoted, or whose note it is in
 *
 * A passage that may identify someone, in what would be written. For the person who exports; its
 * words never for a log.
 */
typedef struct
{
  TlPersonalDatum *datum;
  TlReview *review;
  char *document_id, *finding_id;
} TlOutgoing;

void tl_outgoing_free (TlOutgoing *self);

/** Looks over the passages that the overview would quote. */
void tl_library_check_overview_async (TlLibrary *self, const TlOverviewSettings *settings,
                                      GCancellable *, GAsyncReadyCallback, gpointer);
/** Looks over the texts of a review and the notes on its findings; @review: as
 * tl_store_find_review() reads it. */
void tl_library_check_export_async (TlLibrary *self, const char *review, GCancellable *,
                                    GAsyncReadyCallback, gpointer);
/** Ends both. Returns: (transfer full) (element-type TlOutgoing): in the order of reviews and
 * texts; NULL with the error that writing would end with. */
GPtrArray *tl_library_check_outgoing_finish (TlLibrary *self, GAsyncResult *result, GError **error);

/**
 * tl_structure_async:
 *
 * What import sees in a file; touches no library.
 */
void tl_structure_async (GFile *file, const char *password, GCancellable *, GAsyncReadyCallback,
                         gpointer);
TlDraft *tl_structure_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlReviewWork, tl_review_work_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlPlace, tl_place_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlOutgoing, tl_outgoing_free)

G_END_DECLS
