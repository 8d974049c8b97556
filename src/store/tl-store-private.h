/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1

#include "tl-store.h"

#include "tl-drive.h"
#include "tl-statement.h"

G_BEGIN_DECLS

/** "ThLn" in the file's header: how a library is known from other SQLite files. */
#define TL_STORE_APPLICATION_ID 0x54684c6e

/** Which reviews a change touched; everything, where it is no matter of reviews alone. */
typedef struct
{
  GPtrArray *review_ids; /* nullable for none; char *, each once */
  gboolean is_everything;
} TlTouch;

/** Where is searched. */
typedef struct _TlSearchScope TlSearchScope;

struct _TlStore
{
  GObject parent_instance;

  char *path;
  sqlite3 *db;
  GThread *thread;
  int lock;
  gboolean is_read_only;
  gboolean has_log;
  int format;
  TlDrive drive;
  guint64 device, inode; /* of the file that is open; 0: not known */
  char *read_only_reason;
  char *coder;

  GCancellable *stop;       /* nullable: of undo and redo */
  TlStoreProgress progress; /* nullable: likewise */
  gpointer progress_data;
  guint n_steps,
      n_steps_done;         /* of the change that is applied: rows, and keys of the search twice */
  guint n_rows;             /* of the change that is applied */
  int n_changes_before;     /* when its rows began to be applied; -1: they are not just now */
  sqlite3_session *session; /* while a verb is under way */
  TlTouch touch;            /* of the last undo, redo or going back */
  char *text_id; /* the document whose text was read last, and that text: it never changes */
  TlDocumentText *text;
  TlSearchScope *scope;     /* nullable: where was searched last */
  GHashTable *block_starts; /* nullable: where paragraphs begin, kept by search */
};

/* tl-store-memory.c */

/** Lets a library that was just opened on a full drive fail with an error, where SQLite's shared
 * memory would end the program. @db: (nullable). */
void tl_store_guard_memory (sqlite3 *db);

/* tl-store-lock.c */

/** Takes the library's lock. -1 with @reason (transfer full) when somebody has it or it cannot be
 * had. */
int tl_store_lock_take (const char *path, char **reason);
void tl_store_lock_release (const char *path, int lock);

/* tl-store-schema.c */

/** Makes a whole new library file at @path, or none. */
gboolean tl_store_schema_create_file (const char *path, TlCodebook *codebook, GError **error);
/** Makes in @db what the versions after @from, up to @to, add; from 0 on, a whole schema. Inside a
 * transaction. */
gboolean tl_store_schema_make (sqlite3 *db, int from, int to, GError **error);

/* tl-store-migrate.c */

/** Tells from the first bytes of the file whether it is a library that we know how to read. */
gboolean tl_store_schema_peek (const char *path, GError **error);
/** The version of an open library: 1 to %TL_STORE_VERSION. */
gboolean tl_store_schema_get_version (sqlite3 *db, int *version, GError **error);
/** Whether the schema is word for word the one of @version; %TL_ERROR_CORRUPT. */
gboolean tl_store_schema_check (sqlite3 *db, int version, GError **error);
/** Brings an open library from @version up to %TL_STORE_VERSION, or leaves it as it is. */
gboolean tl_store_schema_migrate (sqlite3 *db, int version, GError **error);

/* tl-store.c */

/** As tl_store_open(), for a library that lies on @drive, whatever can be told of that. */
TlStore *tl_store_open_in (const char *path, TlStoreMode mode, TlCodebook *codebook, TlDrive drive,
                           GError **error);
/** (transfer full): the one name of a library file, so that its lock has one name too, whatever
 * links lead to it. */
char *tl_store_resolve (const char *path);

/** Only constants reach @sql. Asserts the thread. */
TlStatement *tl_store_prepare (TlStore *self, const char *sql, GError **error);
/** Prepares, binds as tl_statement_bind() and runs to the end. */
gboolean tl_store_run (TlStore *self, GError **error, const char *sql, const char *types, ...);
/** Asks for one value. FALSE on error; @value (transfer full) is NULL when there is no row. */
gboolean tl_store_ask_text (TlStore *self, char **value, GError **error, const char *sql,
                            const char *types, ...);
gboolean tl_store_ask_int (TlStore *self, gint64 *value, GError **error, const char *sql,
                           const char *types, ...);
/** A key for a table under a search index: the first 63 bits of the SHA-256 of @id. */
gint64 tl_store_make_key (const char *id);
/** What the keys of a document's blocks have in common: the key of its first. */
gint64 tl_store_get_block_base (gint64 key);

/* tl-store-journal.c */

/** Begins a verb: a transaction whose changes are recorded. */
gboolean tl_store_begin (TlStore *self, GError **error);
/**
 * tl_store_end:
 * @is_done: FALSE when the work failed, with @error set already
 * @label: what was done, for people
 *
 * Writes the journal's entry and commits, or rolls everything back. A verb that changed nothing
 * leaves no entry.
 *
 * Returns: whether the verb stands
 */
gboolean tl_store_end (TlStore *self, gboolean is_done, const char *label, GError **error);
/** Begins and ends a change that is no verb: it has no entry and leaves what can be redone. */
gboolean tl_store_begin_unrecorded (TlStore *self, GError **error);
/** @is_done: FALSE when the work failed, with @error set already. Returns: whether it stands */
gboolean tl_store_end_unrecorded (TlStore *self, gboolean is_done, GError **error);
/** Keeps an original for as long as the verb under way can be undone or redone. */
gboolean tl_store_keep_original (TlStore *self, const char *sha256, GError **error);
/** Whether the journal records @table: for sqlite3session. @data is not used. */
int tl_store_is_recorded (gpointer data, const char *table);
/** (transfer full): an entry's changeset as SQLite takes it. */
GBytes *tl_store_unpack_changeset (GBytes *packed, GError **error);
/** The first words of a text, for labels. */
char *tl_store_shorten (const char *text);
char *tl_store_now (void);

/* tl-store-apply.c */

/** Applies the changeset of an entry, or its inverse, inside a transaction, which must be rolled
 * back when it fails; @touch gets what it touches. */
gboolean tl_store_apply (TlStore *self, GBytes *packed, gboolean is_undo, TlTouch *touch,
                         GError **error);
/** Tells who wants to know how many steps of the changeset that is being applied are done; may be
 * called in the midst of a statement. */
void tl_store_tell_applied (TlStore *self);

/* tl-store-touch.c */

void tl_touch_add (TlTouch *self, const char *review_id);
void tl_touch_clear (TlTouch *self);
/** Adds to @touch the reviews that @changeset touches; called when it has been applied. */
gboolean tl_store_read_touch (TlStore *self, const void *changeset, int size, TlTouch *touch,
                              GError **error);

/* tl-store-codebook.c */

/** Adds what is new, replaces what has the same id, and numbers all in order. */
gboolean tl_store_codebook_write (sqlite3 *db, TlCodebook *codebook, guint *n_changed,
                                  GError **error);
/** Numbers the entries of each kind from 1 on, in the order of @codebook. */
gboolean tl_store_codebook_number (sqlite3 *db, TlCodebook *codebook, GError **error);
/** Takes out an entry that nothing uses. */
gboolean tl_store_codebook_drop (sqlite3 *db, TlCodeKind kind, const char *id, GError **error);

/* tl-store-codebook-verbs.c */

/** (transfer none): %TL_ERROR_NOT_FOUND. */
TlCode *tl_store_codebook_find (TlCodebook *codebook, TlCodeKind kind, const char *id,
                                GError **error);
/** FALSE with %TL_ERROR_INVALID if the id of @code is there. */
gboolean tl_store_codebook_refuse_present (TlCodebook *codebook, TlCode *code, GError **error);
/** Writes one entry inside a verb. */
gboolean tl_store_codebook_write_one (TlStore *self, TlCode *code, GError **error);
/** (transfer full): @code with a colour and a pattern if it is an upper theme, without if not. */
TlCode *tl_store_codebook_give_style (TlCodebook *codebook, TlCode *code);

/* tl-store-text.c */

gboolean tl_store_write_blocks (TlStore *self, const char *document_id, TlDocumentText *text,
                                GError **error);
/** Writes which pages were scanned and which words are doubtful, inside a verb. */
gboolean tl_store_write_scan (TlStore *self, const char *document_id,
                              const TlDraftDocument *document, GError **error);
/** (transfer none): the text of a document, the last one kept. */
TlDocumentText *tl_store_peek_text (TlStore *self, const char *document_id, GError **error);
GBytes *tl_store_pack_rects (GArray *rects);
gboolean tl_store_unpack_rects (GBytes *bytes, GArray *rects);
GBytes *tl_store_pack_sizes (GArray *sizes);
gboolean tl_store_unpack_sizes (GBytes *bytes, GArray *sizes);

/* tl-store-search.c */

/** Makes our ranking and our filters known to the connection. */
gboolean tl_store_search_set_up (TlStore *self, GError **error);

/* tl-store-search-scope.c */

void tl_search_scope_free (TlSearchScope *self);

/* tl-store-import.c */

/** Writes a draft inside a verb; @document_ids (element-type utf8) gets the ids of its documents.
 * Returns: (transfer full): the review's id */
char *tl_store_write_draft (TlStore *self, const TlDraft *draft, GBytes *original,
                            const char *review_id, GPtrArray *document_ids, GError **error);

/* tl-store-findings.c */

/** Sets %TL_ERROR_NOT_FOUND for the finding; FALSE. */
gboolean tl_store_refuse_finding (const char *id, GError **error);

/* tl-store-findings-verbs.c */

/** Gives a finding that is in the library the place that @finding has, inside a verb: its spans are
 * of the text of its document, which is one of the same review. */
gboolean tl_store_move_finding (TlStore *self, TlFinding *finding, GError **error);

/** Writes findings inside a verb; each is checked against the codebook and the text. */
gboolean tl_store_write_findings (TlStore *self, GPtrArray *findings, GError **error);
/** Notes who works on the library; rows that name a coder refer to it. */
gboolean tl_store_write_coder (TlStore *self, const char *name, GError **error);

/* tl-store-reviews.c */

/** Writes all case values (TlCaseValue) of a review, in order. */
gboolean tl_store_write_values (TlStore *self, const char *review_id, GPtrArray *values,
                                GError **error);

/* tl-store-recommendations.c */

gboolean tl_store_write_recommendations (TlStore *self, const char *review_id,
                                         const char *document_id, TlDocumentText *text,
                                         GPtrArray *recommendations, GError **error);
/** The action whose block, number, text, scope, lead, milestones, target and outcome @row has. */
TlDraftAction *tl_store_read_action (TlStatement *row);
/** Those of document @i of a draft, whose documents have the @document_ids and are written, with
 * their recommendations. */
gboolean tl_store_write_actions (TlStore *self, GPtrArray *document_ids, guint i,
                                 GPtrArray *actions, GError **error);

G_END_DECLS
