/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-cli.h"

G_BEGIN_DECLS

/* The verbs, a file each. */
extern const TlCliVerb tl_verb_backup;
extern const TlCliVerb tl_verb_backups;
extern const TlCliVerb tl_verb_check;
extern const TlCliVerb tl_verb_coders;
extern const TlCliVerb tl_verb_codebook;
extern const TlCliVerb tl_verb_export;
extern const TlCliVerb tl_verb_finding;
extern const TlCliVerb tl_verb_findings;
extern const TlCliVerb tl_verb_go_back;
extern const TlCliVerb tl_verb_history;
extern const TlCliVerb tl_verb_import;
extern const TlCliVerb tl_verb_lessons;
extern const TlCliVerb tl_verb_merge;
extern const TlCliVerb tl_verb_notes;
extern const TlCliVerb tl_verb_overview;
extern const TlCliVerb tl_verb_recommendations;
extern const TlCliVerb tl_verb_redo;
extern const TlCliVerb tl_verb_remove;
extern const TlCliVerb tl_verb_restore;
extern const TlCliVerb tl_verb_reviews;
extern const TlCliVerb tl_verb_search;
extern const TlCliVerb tl_verb_set;
extern const TlCliVerb tl_verb_status;
extern const TlCliVerb tl_verb_confirm;
extern const TlCliVerb tl_verb_structure;
extern const TlCliVerb tl_verb_suggest;
extern const TlCliVerb tl_verb_suggestion;
extern const TlCliVerb tl_verb_tag;
extern const TlCliVerb tl_verb_undo;

/** Brings files into the library and writes a record for each; a file that does not go in makes the
 * run partial. */
gboolean tl_cli_import (TlCli *self, const char *const *paths, GError **error);

/** Whether @words name a change of the codebook. */
gboolean tl_cli_is_codebook_change (const char *words);
/** Changes the codebook: the first argument says how. FALSE also for bad usage. */
gboolean tl_cli_change_codebook (TlCli *self, const char *const *arguments, GError **error);

/** What becomes of the themes and agencies that a finding has. */
typedef enum
{
  TL_CLI_REPLACE_CODES,
  TL_CLI_ADD_CODES,
  TL_CLI_TAKE_CODES
} TlCliRecode;

/** (transfer full) (element-type TlFinding): copies of @findings with the themes, agencies, type,
 * note and importance that the options give; what they do not give stays. */
GPtrArray *tl_cli_recode (TlCli *self, GPtrArray *findings, TlCliRecode how, GError **error);
/** Whether the options give any of these. */
gboolean tl_cli_has_codes (const TlCliOptions *options);

/** The columns of a list of findings. */
extern const char *const tl_cli_finding_columns[];
/** Writes a finding as a record of an output with those columns. */
void tl_cli_output_add_finding (TlCliOutput *output, TlLibrary *library, TlFinding *finding);

G_END_DECLS
