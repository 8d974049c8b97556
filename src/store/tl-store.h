/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-change.h"
#include "tl-codebook.h"
#include "tl-document-text.h"
#include "tl-drive.h"
#include "tl-search.h"
#include "tl-snapshot.h"
#include "tl-suggestion.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TlStore:
 *
 * One open library file. Synchronous; belongs to the thread that opened it (asserted). Each verb is
 * one transaction and one journal entry; undo and redo apply the recorded changesets and work
 * across restarts.
 *
 * Errors common to all calls: %TL_ERROR_FAILED with SQLite's words (disk full, I/O),
 * %TL_ERROR_CORRUPT; of verbs also %TL_ERROR_READ_ONLY, %TL_ERROR_NOT_FOUND, %TL_ERROR_INVALID. A
 * verb that fails leaves nothing behind.
 */
#define TL_TYPE_STORE (tl_store_get_type ())
G_DECLARE_FINAL_TYPE (TlStore, tl_store, TL, STORE, GObject)

/** The schema that this program writes ("PRAGMA user_version"). */
#define TL_STORE_VERSION 3

/**
 * TlStoreMode:
 * @TL_STORE_CREATE: make the file; it must not be there
 * @TL_STORE_OPEN: it must be there; read-only, with a reason, when somebody else has it or the file
 * cannot be written
 * @TL_STORE_OPEN_OR_CREATE: whichever fits
 * @TL_STORE_READ_ONLY: never write
 * @TL_STORE_AS_IT_IS: never write, and take it in whatever format it has: an older one can be
 * copied and tested, and its reviews and findings counted, but nothing else
 * @TL_STORE_BESIDE: never write, for a file that another #TlStore of this process has open: only
 * SQLite opens it, since closing it in another way would drop the locks that SQLite holds
 */
typedef enum
{
  TL_STORE_CREATE,
  TL_STORE_OPEN,
  TL_STORE_OPEN_OR_CREATE,
  TL_STORE_READ_ONLY,
  TL_STORE_AS_IT_IS,
  TL_STORE_BESIDE
} TlStoreMode;

/**
 * tl_store_open:
 * @path: the library file
 * @codebook: (nullable): what a new library starts with
 *
 * Opens a library, bringing it up to date when its format is older. Errors: %TL_ERROR_NOT_FOUND,
 * %TL_ERROR_NOT_A_LIBRARY, %TL_ERROR_TOO_NEW, %TL_ERROR_CORRUPT, %TL_ERROR_FAILED.
 */
TlStore *tl_store_open (const char *path, TlStoreMode mode, TlCodebook *codebook, GError **error);

/**
 * TlStoreOlderFunc:
 * @store: open, locked and not yet changed; can be copied and counted, but nothing else
 * @version: its format
 *
 * Called before a library of an older format is brought up to date. FALSE, with @error set, leaves
 * it as it is.
 */
typedef gboolean (*TlStoreOlderFunc) (TlStore *store, int version, gpointer data, GError **error);
/** As tl_store_open(), with @func called for a library of an older format. */
TlStore *tl_store_open_older (const char *path, TlStoreMode mode, TlCodebook *codebook,
                              TlStoreOlderFunc func, gpointer data, GError **error);

/** Closes the file and lets others write. Call it before the last unref. FALSE if SQLite refuses.
 */
gboolean tl_store_close (TlStore *self, GError **error);

gboolean tl_store_get_is_read_only (TlStore *self);
/** The version of its tables: %TL_STORE_VERSION, unless it is open as it is. */
int tl_store_get_format (TlStore *self);
/** (nullable): why it is read-only, for people: "Also open in “throughline” (process 4711 on ws-12)
 * since 14:02". */
const char *tl_store_get_read_only_reason (TlStore *self);
/** Whether others can read for long without keeping it from writing: its changes wait in a log of
 * their own. */
gboolean tl_store_get_has_log (TlStore *self);
/** Where it lies. */
TlDrive tl_store_get_drive (TlStore *self);
/** Whether the file that is open still has its name: FALSE once it was moved, removed or replaced,
 * or its drive taken out. Nothing can be changed then. */
gboolean tl_store_is_in_place (TlStore *self);
/** Who signs the journal and new findings from now on; not stored. */
void tl_store_set_coder (TlStore *self, const char *name);

/* Reading */
TlCodebook *tl_store_load_codebook (TlStore *self, GError **error);
/** (transfer full) (element-type TlReview): sorted as in #TlSnapshot. */
GPtrArray *tl_store_load_reviews (TlStore *self, GError **error);
TlReview *tl_store_load_review (TlStore *self, const char *id, GError **error);
/** (transfer full) (element-type TlFinding): of one review, or of all when @review_id is NULL; by
 * document and start. */
GPtrArray *tl_store_load_findings (TlStore *self, const char *review_id, GError **error);
/** (transfer full) (element-type TlFinding): those that have a theme or one of its sub-themes, an
 * agency or a finding type; by review, document and start. */
GPtrArray *tl_store_load_findings_with_code (TlStore *self, TlCodeKind kind, const char *id,
                                             GError **error);
/** (transfer full); %TL_ERROR_NOT_FOUND. */
TlFinding *tl_store_load_finding (TlStore *self, const char *id, GError **error);
/** (transfer full) (element-type TlRecommendation): of one review, or of all when @review_id is
 * NULL; by document and start. */
GPtrArray *tl_store_load_recommendations (TlStore *self, const char *review_id, GError **error);
GPtrArray *tl_store_load_lessons (TlStore *self, GError **error);
TlSnapshot *tl_store_load_snapshot (TlStore *self, GError **error);
TlDocumentText *tl_store_load_text (TlStore *self, const char *document_id, GError **error);
/** (transfer full) (element-type TlDraftAction): rows of action plans in the document's order, with
 * the recommendation that they serve if it is one of the same document;
 * their block counts from the document's first block, furniture counted. */
GPtrArray *tl_store_load_actions (TlStore *self, const char *document_id, GError **error);
/** (element-type TlPageSize): of each page. */
GArray *tl_store_load_page_sizes (TlStore *self, const char *document_id, GError **error);
/** (transfer full): the file as it was imported. */
GBytes *tl_store_load_original (TlStore *self, const char *document_id, GError **error);
/** (transfer full) (nullable): title of the review that holds a file of these bytes; NULL without
 * error if none does. */
char *tl_store_find_duplicate (TlStore *self, const char *sha256, GError **error);
/** (transfer full) (element-type utf8): ids of up to three documents that hold a quarter or more of
 * some phrases of @text, the most first: candidates for a comparison. */
GPtrArray *tl_store_find_texts_like (TlStore *self, TlDocumentText *text, GError **error);
/** (transfer full): the review that @words name: its id, title (case folded), or a document's file
 * name with or without ending. %TL_ERROR_NOT_FOUND; %TL_ERROR_INVALID when several fit. */
char *tl_store_find_review (TlStore *self, const char *words, GError **error);

/** (transfer full): what was found, the best reviews first (of a very frequent word only the first
 * %TL_SEARCH_MOST matches of each kind are looked at). No text typed is an error.
 * %G_IO_ERROR_CANCELLED, also in the midst. */
TlSearchResult *tl_store_search (TlStore *self, const TlSearch *search, GCancellable *cancellable,
                                 GError **error);
/** In how many reviews all matches stand, for results that tl_search_result_is_cut(). */
gboolean tl_store_count_found_reviews (TlStore *self, const TlSearch *search, guint *n_reviews,
                                       GCancellable *cancellable, GError **error);

/* Verbs */

/**
 * tl_store_add_review:
 * @draft: what the importer proposed and a person confirmed; its findings become findings
 * @original: the file's bytes
 * @review_id: (nullable): a review to which the draft's documents are added; NULL makes one
 *
 * The file's bytes are kept for as long as a document or an entry of the journal needs them.
 *
 * Returns: (transfer full): the review's id; %TL_ERROR_DUPLICATE when the same bytes, or a review
 * of the id that the file gives, are there already; %TL_ERROR_INVALID when the draft is not of
 * these bytes, or a finding in it breaks a rule
 */
char *tl_store_add_review (TlStore *self, const TlDraft *draft, GBytes *original,
                           const char *review_id, GError **error);

/**
 * tl_store_replace_text:
 * @draft: what was read from another version of a file: no findings
 * @original: the file's bytes
 * @document_ids: for each document of the draft the one whose place it takes, all of one review;
 * NULL for one that is new, which is added to it
 * @unplaced: (out) (optional) (transfer full) (element-type TlFinding): findings whose words the
 * new text does not have, or has in several places alike
 *
 * Adds the documents to the review and moves what stands on the old ones: each finding to the same
 * words (tl_document_text_anchor()), each answer to a suggestion likewise, each note of what became
 * of a recommendation to the recommendation of the same words or number. An old document is
 * removed if nothing is left on it; otherwise it stays as an "Earlier version". One verb. Errors as
 * of tl_store_add_review(); %TL_ERROR_NOT_FOUND.
 */
gboolean tl_store_replace_text (TlStore *self, const TlDraft *draft, GBytes *original,
                                const char *const *document_ids, GPtrArray **unplaced,
                                GError **error);
gboolean tl_store_remove_review (TlStore *self, const char *review_id, GError **error);
gboolean tl_store_rename_review (TlStore *self, const char *review_id, const char *title,
                                 GError **error);
/** Errors: %TL_ERROR_INVALID for an empty title, %TL_ERROR_NOT_FOUND. */
gboolean tl_store_rename_document (TlStore *self, const char *document_id, const char *title,
                                   GError **error);
gboolean tl_store_set_review_status (TlStore *self, const char *review_id, const char *status,
                                     GError **error);
/** @values: NULL-terminated; none clears the variable ("not stated" is the value "Not stated"). */
gboolean tl_store_set_case_value (TlStore *self, const char *review_id, const char *variable,
                                  const char *const *values, GError **error);
/** Confirms all values that were read in the report and that nobody confirmed yet. */
gboolean tl_store_confirm_values (TlStore *self, const char *review_id, GError **error);

gboolean tl_store_add_finding (TlStore *self, TlFinding *finding, GError **error);
/** Adds several as one verb. (element-type TlFinding) */
gboolean tl_store_add_findings (TlStore *self, GPtrArray *findings, GError **error);
/** Replaces the finding of the same id; who coded it and when stay as they are where @finding does
 * not say. */
gboolean tl_store_set_finding (TlStore *self, TlFinding *finding, GError **error);
gboolean tl_store_remove_finding (TlStore *self, const char *finding_id, GError **error);
/**
 * tl_store_replace_findings:
 * @removed: (nullable): ids of findings that go
 * @findings: (element-type TlFinding): those whose id is in the library are changed, the others
 * added
 * @label: what is done, for people
 *
 * One verb for what touches several findings: splitting, joining, tagging many anew. A lesson that
 * drew on one of @removed draws on the first of @findings then, where there is one. No id may be in
 * both.
 * %TL_ERROR_NOT_FOUND for an id of @removed that is not there; otherwise as
 * tl_store_add_findings().
 */
gboolean tl_store_replace_findings (TlStore *self, const char *const *removed, GPtrArray *findings,
                                    const char *label, GError **error);

/* The work on a review */

/** @finding: (nullable): what the suggestion became; NULL when it was rejected. One verb. */
gboolean tl_store_answer_suggestion (TlStore *self, const TlSuggestionAnswer *answer,
                                     TlFinding *finding, GError **error);
/**
 * tl_store_accept_suggestions:
 * @answers: (element-type TlSuggestionAnswer): none of them a rejection
 * @findings: (element-type TlFinding): what each became, in the same order
 *
 * Accepts several suggestions as one verb.
 */
gboolean tl_store_accept_suggestions (TlStore *self, GPtrArray *answers, GPtrArray *findings,
                                      GError **error);
/** (transfer full) (element-type TlSuggestionAnswer): of one document, or of all for NULL; by
 * document and start. */
GPtrArray *tl_store_load_answers (TlStore *self, const char *document_id, GError **error);
/**
 * tl_store_set_reading:
 * @place: the character at which one reads
 * @blocks: (nullable): the blocks read, a bit each, block 0 the lowest bit of the first byte,
 * furniture counted
 *
 * Notes how far the coder has read in a document. Not a verb: it has no entry in the journal.
 */
gboolean tl_store_set_reading (TlStore *self, const char *document_id, guint place, GBytes *blocks,
                               GError **error);
/** @blocks: (out) (transfer full): empty when the coder has read nothing. */
gboolean tl_store_load_reading (TlStore *self, const char *document_id, guint *place,
                                GBytes **blocks, GError **error);
gboolean tl_store_set_review_notes (TlStore *self, const char *review_id, const char *text,
                                    GError **error);
/** (transfer full): "" where there are none; NULL on failure. */
char *tl_store_load_review_notes (TlStore *self, const char *review_id, GError **error);
/** @coders: who is to code the review; none clears it. */
gboolean tl_store_set_review_coders (TlStore *self, const char *review_id,
                                     const char *const *coders, GError **error);
/** (transfer full): by name. */
GStrv tl_store_load_review_coders (TlStore *self, const char *review_id, GError **error);

/** Adds or replaces one entry; %TL_ERROR_INVALID when it breaks a rule of the codebook: a parent
 * that is a sub-theme itself, an agency that comes after itself. */
gboolean tl_store_set_code (TlStore *self, TlCode *code, GError **error);
/** Adds one entry, %TL_ERROR_INVALID if its id is there. An upper theme without colour and pattern
 * gets those that fewest have. */
gboolean tl_store_add_code (TlStore *self, TlCode *code, GError **error);
/** %TL_ERROR_INVALID while findings or recommendations use it: retire it instead. */
gboolean tl_store_remove_code (TlStore *self, TlCodeKind kind, const char *id, GError **error);
/**
 * tl_store_move_code:
 * @parent_id: (nullable): the theme that it stands below; NULL for the upper level
 * @before_id: (nullable): the entry of the same parent that it stands in front of; NULL for the end
 *
 * Gives an entry another place. %TL_ERROR_INVALID for a place that the codebook does not have:
 * below itself, below a sub-theme, or below any theme while it has sub-themes.
 */
gboolean tl_store_move_code (TlStore *self, TlCodeKind kind, const char *id, const char *parent_id,
                             const char *before_id, GError **error);
/** Takes a code out of use, with its sub-themes, or brings it back, with its theme. Findings keep
 * it. */
gboolean tl_store_retire_code (TlStore *self, TlCodeKind kind, const char *id, gboolean is_retired,
                               GError **error);
/**
 * tl_store_merge_codes:
 * @kind: themes, agencies or finding types
 * @into_id: another code of the kind, not retired and not below @id
 *
 * Findings, lessons, addressees, statuses and answers to suggestions that have @id have @into_id
 * then; so do the phrases, and for agencies the name. Sub-themes follow. @id stays, retired, with
 * the fact "merged-into". %TL_ERROR_INVALID where the rule for @into_id is broken.
 */
gboolean tl_store_merge_codes (TlStore *self, TlCodeKind kind, const char *id, const char *into_id,
                               GError **error);
/**
 * tl_store_split_code:
 * @code: the new entry, of the same kind
 * @finding_ids: findings of @id that have @code then; at least one
 *
 * Adds a code and gives it some of the findings of another; those of its sub-themes can go too, and
 * lose them. %TL_ERROR_INVALID if the code is there
 * already, or a finding does not have @id.
 */
gboolean tl_store_split_code (TlStore *self, const char *id, TlCode *code,
                              const char *const *finding_ids, GError **error);

/**
 * TlCodeUse:
 * @n_findings: that have the code; of a theme also those of its sub-themes, each once
 * @n_reviews: in which they are
 * @n_others: lessons; of an agency recommendations that it was asked to carry out
 *
 * How much a theme, an agency or a finding type is used.
 */
typedef struct
{
  TlCodeKind kind;
  char *id;
  guint n_findings, n_reviews, n_others;
} TlCodeUse;

void tl_code_use_free (TlCodeUse *self);
/** (transfer full) (element-type TlCodeUse): of every theme, agency and finding type, in the
 * codebook's order. */
GPtrArray *tl_store_load_code_uses (TlStore *self, GError **error);
/** Adds what is new and replaces what has the same id, as one verb. @n_changed: (out): entries that
 * differ. */
gboolean tl_store_merge_codebook (TlStore *self, TlCodebook *codebook, guint *n_changed,
                                  GError **error);

gboolean tl_store_set_lesson (TlStore *self, TlLesson *lesson, GError **error);
gboolean tl_store_remove_lesson (TlStore *self, const char *lesson_id, GError **error);
/** Adds a status event for one addressee of a recommendation. @date: (nullable): ISO 8601, whole or
 * partial; NULL means today.
 *  @note: (nullable). */
gboolean tl_store_add_status (TlStore *self, const char *recommendation_id, const char *agency_id,
                              const char *status_id, const char *date, const char *note,
                              GError **error);
/** A setting of the library (of the overview, say), a value of GVariant text form; NULL removes it.
 */
gboolean tl_store_set_setting (TlStore *self, const char *key, const char *value, GError **error);
char *tl_store_get_setting (TlStore *self, const char *key, GError **error);

/* Journal */

/**
 * TlHistoryQuery:
 * @coder: (nullable): only what this coder did
 * @review_id: (nullable): only what touched this review; entries that a library brought from format
 * 2 or earlier are about none
 * @text: (nullable): only labels that hold these words, whatever their case
 * @since: (nullable): only from this time on, ISO 8601 in UTC
 * @before: only entries of a smaller number; 0 for all: how a long history is read in steps
 * @limit: so many at most
 */
typedef struct
{
  const char *coder, *review_id, *text, *since;
  gint64 before;
  guint limit;
} TlHistoryQuery;

/** How many of some changes are whose. */
typedef struct
{
  char *coder;
  guint n_changes;
} TlCoderShare;

void tl_coder_share_free (TlCoderShare *self);

/** (transfer full) (element-type TlChange): newest first; undone ones included. */
GPtrArray *tl_store_find_changes (TlStore *self, const TlHistoryQuery *query, GError **error);
/** As tl_store_find_changes() without conditions. */
GPtrArray *tl_store_load_history (TlStore *self, guint limit, GError **error);
/** (transfer full): all who have an entry in the journal, by name. */
GStrv tl_store_load_history_coders (TlStore *self, GError **error);
/** (transfer full) (element-type TlCoderShare): whose changes going back to before the entry
 * @number would undo, the most first. %TL_ERROR_NOT_FOUND; %TL_ERROR_INVALID when that entry is
 * undone itself. */
GPtrArray *tl_store_plan_go_back (TlStore *self, gint64 number, GError **error);
/** How much of a long work is done; called on the thread of the store. */
typedef void (*TlStoreProgress) (guint done, guint total, gpointer user_data);
/**
 * tl_store_go_back:
 * @number: an entry of the journal that is not undone
 * @progress: (nullable): told how many entries are undone, of how many
 * @cancellable: (nullable): asked before each; then nothing is changed
 *
 * Makes the library what it was before that entry, by undoing it and all that was done since, as
 * one new verb that can be undone itself: nothing is erased. Whole or not at all.
 *
 * Returns: (transfer full): the label of the new entry; errors as of tl_store_plan_go_back();
 * %TL_ERROR_CORRUPT when a change cannot be undone; %G_IO_ERROR_CANCELLED
 */
char *tl_store_go_back (TlStore *self, gint64 number, TlStoreProgress progress,
                        gpointer progress_data, GCancellable *cancellable, GError **error);
/** (transfer none) (nullable) (element-type utf8): the reviews that the last undo, redo or going
 * back touched; NULL when more than reviews changed. */
GPtrArray *tl_store_get_touched (TlStore *self);
/** (transfer full) (nullable): label of what would be undone; NULL without error if nothing. */
char *tl_store_get_undo_label (TlStore *self, GError **error);
char *tl_store_get_redo_label (TlStore *self, GError **error);
/** Undo and redo end with %G_IO_ERROR_CANCELLED, and nothing changed, when @cancellable (nullable)
 * is cancelled from another thread in their midst. Holds until the next call. */
void tl_store_set_stop (TlStore *self, GCancellable *cancellable);
/** Undo and redo tell @progress (nullable) how much of a change they have done, where it is so
 * large that it takes a while. Holds until the next call. */
void tl_store_set_progress (TlStore *self, TlStoreProgress progress, gpointer user_data);
/** Returns: (transfer full): the label of what was undone; %TL_ERROR_NOTHING_TO_DO. After a
 * new verb what was undone cannot be redone any more; its entries stay. */
char *tl_store_undo (TlStore *self, GError **error);
char *tl_store_redo (TlStore *self, GError **error);

/* Care */
/**
 * tl_store_check:
 *
 * Tests SQLite's integrity, foreign keys, the search indexes (not while the library is read-only:
 * FTS5 asks for a write lock), each text against its SHA-256, each span's quote against the text,
 * each original against its SHA-256.
 *
 * Returns: (transfer full) (element-type utf8): what is wrong, a sentence each; empty when all is
 * well
 */
GPtrArray *tl_store_check (TlStore *self, GError **error);
/** (transfer full) (element-type utf8): as tl_store_check(), but only SQLite's integrity and the
 * foreign keys: what can be wrong with a copy of a sound library. */
GPtrArray *tl_store_check_file (TlStore *self, GError **error);
/** Writes a compact copy ("VACUUM INTO"); @path must not be there. Does not keep others from
 * writing the library meanwhile where its changes wait in a log of their own. Nothing is left when
 * it fails or is cancelled. @cancellable: (nullable) */
gboolean tl_store_back_up (TlStore *self, const char *path, GCancellable *cancellable,
                           GError **error);
/** How many reviews and findings there are. */
gboolean tl_store_count (TlStore *self, guint *n_reviews, guint *n_findings, GError **error);
/**
 * tl_store_restore:
 * @path: the library file, which nobody has open; it may be damaged or missing
 * @backup: a library; it stays as it is
 *
 * Puts a copy of @backup in the place of the library, whole or not at all; a copy that is not sound
 * is refused. Brings an older format up to date. Errors as of tl_store_open();
 * %TL_ERROR_READ_ONLY when somebody has the library open; G_IO_ERROR_CANCELLED.
 */
gboolean tl_store_restore (const char *path, const char *backup, GCancellable *cancellable,
                           GError **error);
/** A canonical dump of all content but the journal: every table sorted by key, one row a line. */
char *tl_store_dump (TlStore *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlCodeUse, tl_code_use_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlCoderShare, tl_coder_share_free)

G_END_DECLS
