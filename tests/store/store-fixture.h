/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-store.h"

#include "tl-draft.h"

G_BEGIN_DECLS

/** A folder of its own for a test; removed with all that is in it by fixture_remove_folder(). */
char *fixture_make_folder (void);
void fixture_remove_folder (char *folder);

/** A small codebook with entries of every kind. */
TlCodebook *fixture_make_codebook (void);
/** A draft with one document and its file; another @serial gives another text and other bytes. */
TlDraft *fixture_make_draft (guint serial, GBytes **original);
/** A library "FOLDER/test.throughline" with the codebook. */
TlStore *fixture_open (const char *folder);
char *fixture_path (const char *folder);

/** Adds a review; returns its id. */
char *fixture_add_review (TlStore *store, guint serial);
/** (transfer full): the id of the first document of a review. */
char *fixture_get_document (TlStore *store, const char *review_id);
/** A finding for the first place of @words in the review's first document. */
TlFinding *fixture_make_finding (TlStore *store, const char *review_id, const char *words,
                                 const char *const *themes, const char *const *agencies);

/**
 * fixture_run_random_verb:
 * @serial: counts up, so that drafts differ
 *
 * Runs one verb of any kind on what is in the library. Refusals that the rules ask for (a code in
 * use, say) are no failure of the test; every other error is.
 *
 * Returns: whether the library changed
 */
gboolean fixture_run_random_verb (TlStore *store, GRand *random, guint *serial);

/** Asserts that tl_store_check() finds nothing. */
void fixture_assert_sound (TlStore *store);
char *fixture_dump (TlStore *store);

G_END_DECLS
