/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-cli-output.h"
#include "tl-library.h"

G_BEGIN_DECLS

/**
 * TlCliOption:
 *
 * The options that verbs take; the option table in tl-cli-options.c has a row for each.
 */
typedef enum
{
  TL_CLI_JSON = 1 << 0,
  TL_CLI_CSV = 1 << 1,
  TL_CLI_PASSWORD_FILE = 1 << 2,
  TL_CLI_JOBS = 1 << 3,
  TL_CLI_BOROUGH = 1 << 4,
  TL_CLI_FROM_YEAR = 1 << 5,
  TL_CLI_TO_YEAR = 1 << 6,
  TL_CLI_THEME = 1 << 7,
  TL_CLI_AGENCY = 1 << 8,
  TL_CLI_TYPE = 1 << 9,
  TL_CLI_FROM = 1 << 10,
  TL_CLI_TO = 1 << 11,
  TL_CLI_QUOTE = 1 << 12,
  TL_CLI_NOTE = 1 << 13,
  TL_CLI_DOCUMENT = 1 << 14,
  TL_CLI_CODINGS = 1 << 15,
  TL_CLI_MATRIX = 1 << 16,
  TL_CLI_FORMAT = 1 << 17,
  TL_CLI_OUTPUT = 1 << 18,
  TL_CLI_TITLE = 1 << 19,
  TL_CLI_AUTHOR = 1 << 20,
  TL_CLI_DATE = 1 << 21,
  TL_CLI_MIN_REVIEWS = 1 << 22,
  TL_CLI_QUOTATIONS = 1 << 23,
  TL_CLI_LIMIT = 1 << 24,
  TL_CLI_VERSION = 1 << 25,
  TL_CLI_AS = 1 << 26,
  TL_CLI_INTO = 1 << 27,
  TL_CLI_BY = 1 << 28,
  TL_CLI_SINCE = 1 << 29,
  TL_CLI_ACCEPT_ABOVE = 1 << 30,
  TL_CLI_PLACE = 1LL << 31, /* in the codebook: --id, --below, --before */
  TL_CLI_KIND = 1LL << 32,
  TL_CLI_IMPORTANCE = 1LL << 33
} TlCliOption;

/**
 * TlCliOptions:
 *
 * What was given on the command line. Texts are NULL and numbers -1 where an option was not given.
 */
typedef struct
{
  char *library, *coder;
  gboolean json, csv, matrix, version;
  char *password_file, *borough, *type, *quote, *note, *document, *codings;
  char *format, *output, *title, *author, *date, *as, *into, *by, *since, *accept_above, *kind;
  char *id, *below, *before;
  GStrv themes, agencies;
  int jobs, from_year, to_year, year, from, to, min_reviews, quotations, limit, importance;
} TlCliOptions;

/** How a verb uses the library. */
typedef enum
{
  TL_CLI_NO_LIBRARY,
  TL_CLI_READS,
  TL_CLI_MAY_WRITE, /* reads or writes; a library that cannot be changed now can be read */
  TL_CLI_WRITES,
  TL_CLI_MAKES /* writes; a library that is not there is made */
} TlCliUse;

typedef struct _TlCliVerb TlCliVerb;

/**
 * TlCli:
 * @is_partial: set by a verb that did only part of its work, or found something wrong, and said so
 *
 * One run of the program.
 */
typedef struct
{
  const TlCliVerb *verb;
  TlCliOptions options;
  TlLibrary *library; /* NULL for verbs that use none */
  GCancellable *cancellable;
  GAsyncResult *result;
  gboolean is_partial;
} TlCli;

/**
 * TlCliVerb:
 * @arguments: (nullable): what it takes, as the help shows it
 * @summary: what it does, for the help
 * @options: TlCliOption flags
 * @max_arguments: -1 for any number
 * @takes_files: whether the arguments are file names, which may be no UTF-8
 * @check: (nullable): before the library is opened, whether options and arguments fit together;
 * errors are of G_OPTION_ERROR
 * @run: does it. FALSE with an error of G_OPTION_ERROR means bad usage, of any other domain that it
 * was not done
 */
struct _TlCliVerb
{
  const char *name, *arguments, *summary;
  guint64 options;
  int min_arguments, max_arguments;
  gboolean takes_files;
  TlCliUse use;
  gboolean (*check) (const TlCliOptions *options, const char *const *arguments, GError **error);
  gboolean (*run) (TlCli *self, const char *const *arguments, GError **error);
};

/**
 * tl_cli_run:
 * @arguments: the command line, the program's name first
 *
 * Returns: the exit status: 0 done, 1 done in part or found wrong, 2 bad usage
 */
int tl_cli_run (const char *const *arguments);

/** Writes a message to standard error, after the program's name. */
void tl_cli_say (const char *format, ...) G_GNUC_PRINTF (1, 2);

/** For calls that end later: hand it over with the #TlCli as its data, then wait. */
void tl_cli_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data);
/** (transfer full): the result of the call begun with tl_cli_ready_cb(). */
GAsyncResult *tl_cli_wait (TlCli *self);
/** Waits for a verb of the library begun with tl_cli_ready_cb(). */
gboolean tl_cli_wait_for_verb (TlCli *self, GError **error);

/** (transfer full): of verbs that do not open the library: the path that they are about. */
char *tl_cli_get_library_path (const TlCli *self);

/** The form that --json and --csv ask for. */
TlCliForm tl_cli_get_form (const TlCli *self);

/** (transfer full): the id of the review that @words name. */
char *tl_cli_find_review (TlCli *self, const char *words, GError **error);
/** Whether @words are the id, title or file name of a document, with or without its ending. */
gboolean tl_cli_is_document (TlDocument *document, const char *words);
/** (transfer none): the codebook's entry with this id, name or alias; %TL_ERROR_NOT_FOUND if it has
 * none. */
TlCode *tl_cli_find_code (TlCli *self, TlCodeKind kind, const char *words, GError **error);
/** (transfer full): the ids of such entries, each once; NULL for @words is none. */
GStrv tl_cli_find_codes (TlCli *self, TlCodeKind kind, const char *const *words, GError **error);
/** (transfer full): the borough's name as reviews have it; NULL without error for no @words. */
gboolean tl_cli_find_borough (TlCli *self, const char *words, char **borough, GError **error);
/** (transfer full): the first line of the --password-file; NULL without error when none was given.
 */
gboolean tl_cli_read_password (TlCli *self, char **password, GError **error);
/** Waits for a check of what would be written, begun with tl_cli_ready_cb(), and says how many
 * passages may identify someone, and where; never their words. FALSE if it failed. */
gboolean tl_cli_warn_of_outgoing (TlCli *self, GError **error);
/** Whether a review passes the --borough (as @borough), --from and --to of a list. */
gboolean tl_cli_is_wanted (const TlCli *self, TlReview *review, const char *borough);

G_END_DECLS
