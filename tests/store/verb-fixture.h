/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store-fixture.h"

G_BEGIN_DECLS

/** A library with one review, and its dump before the verb that is tested. */
typedef struct
{
  char *folder;
  TlStore *store;
  char *review_id;
  char *document_id;
  char *before;
} VerbFixture;

void verb_fixture_set_up (VerbFixture *fixture, gconstpointer data);
void verb_fixture_tear_down (VerbFixture *fixture, gconstpointer data);
/** After a verb: it changed something, is called @label, and goes back and forth exactly. */
void verb_fixture_assert_done (VerbFixture *fixture, const char *label);
/** After a verb that failed with @code: nothing changed. Clears @error. */
void verb_fixture_assert_refused (VerbFixture *fixture, GError **error, int code);

G_END_DECLS
