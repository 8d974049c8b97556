/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of the service share: a library in a folder of its own, and waiting for answers. */
#pragma once

#include "tl-import-job.h"
#include "tl-library.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * Answer:
 *
 * Where a callback leaves its result.
 */
typedef struct
{
  GAsyncResult *result;
} Answer;

typedef struct
{
  char *folder, *path;
  TlLibrary *library;
} Fixture;

/** A GAsyncReadyCallback for an Answer. */
void answer_cb (GObject *source, GAsyncResult *result, gpointer answer);
/** Runs the main loop until the answer is there. Returns: (transfer none): valid until the next
 * answer_wait() of @self.
 */
GAsyncResult *answer_wait (Answer *self);
void answer_clear (Answer *self);

void fixture_set_up (Fixture *self, gconstpointer data);
void fixture_tear_down (Fixture *self, gconstpointer data);

TlLibrary *open_library (const char *path, TlStoreMode mode, GError **error);
/** Imports a sample of data/samples by its name. Returns: (transfer full): the review's id. */
char *import_sample (TlLibrary *library, const char *name);
/** (transfer full): the path of one of our own data files. */
char *find_sample (const char *name);
/** (transfer full): a finding over the first words of a review's text. */
TlFinding *make_finding (TlLibrary *library, const char *review_id, guint start, guint end,
                         const char *theme);
void add_finding (TlLibrary *library, TlFinding *finding, GAsyncReadyCallback callback,
                  gpointer data);
/** Ends a verb that must do well. */
void finish_verb (TlLibrary *library, Answer *answer);
/** Runs the main loop until nothing is waiting in it. */
void drain (void);
/** Removes a folder with all that is in it. */
void remove_folder (const char *folder);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

G_END_DECLS
