/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-library.h"
#include "tl-personal-data.h"

G_BEGIN_DECLS

/**
 * TlImportState:
 *
 * How far one file of a batch is.
 */
typedef enum
{
  TL_IMPORT_WAITING,
  TL_IMPORT_READING,
  TL_IMPORT_DONE,
  TL_IMPORT_DUPLICATE,
  TL_IMPORT_FAILED,
  TL_IMPORT_NEEDS_PASSWORD,
  TL_IMPORT_CANCELLED,
  TL_IMPORT_ASKS, /* looks like something of the library: a person says what it is */
  TL_N_IMPORT_STATES
} TlImportState;

#define TL_TYPE_IMPORT_STATE (tl_import_state_get_type ())
GType tl_import_state_get_type (void);

/**
 * TlImportMatch:
 *
 * What of the library a file looks like.
 */
typedef enum
{
  TL_IMPORT_MATCH_NONE,
  TL_IMPORT_MATCH_VERSION, /* another version of a document: much of the text is the same */
  TL_IMPORT_MATCH_REVIEW   /* another document of a review: pseudonym, place or time agree */
} TlImportMatch;

/**
 * TlImportChoice:
 *
 * What is done with a file that looks like something of the library.
 */
typedef enum
{
  TL_IMPORT_CHOICE_ASK,     /* nothing: its item asks */
  TL_IMPORT_CHOICE_NEW,     /* it becomes a review of its own */
  TL_IMPORT_CHOICE_VERSION, /* its text takes the place of the earlier one; findings move to it */
  TL_IMPORT_CHOICE_DOCUMENT /* it becomes a document of the review */
} TlImportChoice;

/**
 * TlImportItem:
 *
 * One file of a batch, live. Properties (read-only, notified): "name" (file name), "state"
 * (TlImportState), "message" (what happened, for people: "page 31 of 58", "58 pages, 212
 * paragraphs, 14 recommendations", "the same file as “Daniela”", what went wrong), "fraction" (0 to
 * 1), "review-id" (nullable: the review it made, or that it duplicates).
 */
#define TL_TYPE_IMPORT_ITEM (tl_import_item_get_type ())
G_DECLARE_FINAL_TYPE (TlImportItem, tl_import_item, TL, IMPORT_ITEM, GObject)

const char *tl_import_item_get_name (TlImportItem *self);
/** (nullable): NULL for text that was pasted and the like. */
GFile *tl_import_item_get_file (TlImportItem *self);
TlImportState tl_import_item_get_state (TlImportItem *self);
const char *tl_import_item_get_message (TlImportItem *self);
double tl_import_item_get_fraction (TlImportItem *self);
const char *tl_import_item_get_review_id (TlImportItem *self); /* nullable */
/** Of an item that asks. */
TlImportMatch tl_import_item_get_match (TlImportItem *self);
/** (nullable): title of the review that the file looks like, of an item that asks. */
const char *tl_import_item_get_match_title (TlImportItem *self);
/** What the importer pointed out, sentences for people; empty where there is nothing. */
const char *const *tl_import_item_get_warnings (TlImportItem *self);

/** (transfer none) (element-type TlPersonalDatum): what may identify someone in a file that is in;
 * empty where there is nothing. For the person who imports; never for a log. */
GPtrArray *tl_import_item_get_personal_data (TlImportItem *self);

/**
 * TlImportJob:
 *
 * A batch of files on their way into the library: up to two workers at once, the library's thread
 * for the writing. A file that fails costs itself only. Properties (read-only, notified):
 * "n-files", "n-finished", "running" (gboolean), "fraction". Signal "item-finished" (TlImportItem
 * *): as soon as one is over, in whatever way.
 */
#define TL_TYPE_IMPORT_JOB (tl_import_job_get_type ())
G_DECLARE_FINAL_TYPE (TlImportJob, tl_import_job, TL, IMPORT_JOB, GObject)

/**
 * tl_import_job_new:
 * @n_workers: 1 or 2 (0 chooses)
 */
TlImportJob *tl_import_job_new (TlLibrary *library, guint n_workers);
/** (transfer none): TlImportItem, live. */
GListModel *tl_import_job_list_items (TlImportJob *self);
/** @file: a file or a folder (then every file in it that we read, recursively, sorted by name);
 * @password: (nullable). */
void tl_import_job_add (TlImportJob *self, GFile *file, const char *password);
/** @bytes: what a file would hold; @name: that it would have: "Standard input.txt". The rest as in
 * tl_import_job_add_as(). */
void tl_import_job_add_bytes (TlImportJob *self, GBytes *bytes, const char *name,
                              TlImportChoice choice, const char *review_id);
/** @title: (nullable): becomes the text's first heading. Pasted text is read as a text file is. */
void tl_import_job_add_text (TlImportJob *self, const char *title, const char *text);
/** Adds what @item is of once more. @password: (nullable). */
void tl_import_job_add_again (TlImportJob *self, TlImportItem *item, const char *password);
/**
 * tl_import_job_add_as:
 * @choice: what is done with a file that looks like something of the library
 * @review_id: (nullable): the review meant; NULL takes the one that the file looks like
 *
 * As tl_import_job_add(). A file to which @choice does not apply (a version of nothing, say) fails
 * with a sentence that says so.
 */
void tl_import_job_add_as (TlImportJob *self, GFile *file, const char *password,
                           TlImportChoice choice, const char *review_id);
/** Answers an item that asks: adds its file once more, with the choice and the password. */
void tl_import_job_answer (TlImportJob *self, TlImportItem *item, TlImportChoice choice);
/** Starts, or goes on after more files were added. */
void tl_import_job_run_async (TlImportJob *self, GAsyncReadyCallback callback, gpointer user_data);
/** TRUE if every file is in (one that was in already counts as in); FALSE with %TL_ERROR_FAILED
 * otherwise (the items say why) or G_IO_ERROR_CANCELLED. */
gboolean tl_import_job_run_finish (TlImportJob *self, GAsyncResult *result, GError **error);
void tl_import_job_cancel (TlImportJob *self);
void tl_import_job_cancel_item (TlImportJob *self, TlImportItem *item);
guint tl_import_job_get_n_finished (TlImportJob *self);
gboolean tl_import_job_get_is_running (TlImportJob *self);

G_END_DECLS
