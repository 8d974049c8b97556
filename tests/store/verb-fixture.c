/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A library for the test of one verb, and what holds after every verb. */
#include "config.h"

#include "verb-fixture.h"

#include "tl-error.h"

void
verb_fixture_set_up (VerbFixture *fixture, gconstpointer data)
{
  fixture->folder = fixture_make_folder ();
  fixture->store = fixture_open (fixture->folder);
  fixture->review_id = fixture_add_review (fixture->store, 1);
  fixture->document_id = fixture_get_document (fixture->store, fixture->review_id);
  fixture->before = fixture_dump (fixture->store);
}

void
verb_fixture_tear_down (VerbFixture *fixture, gconstpointer data)
{
  fixture_assert_sound (fixture->store);
  g_assert_true (tl_store_close (fixture->store, NULL));
  g_object_unref (fixture->store);
  fixture_remove_folder (fixture->folder);
  g_free (fixture->review_id);
  g_free (fixture->document_id);
  g_free (fixture->before);
}

void
verb_fixture_assert_done (VerbFixture *fixture, const char *label)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *after = fixture_dump (fixture->store);
  g_autofree char *undo_label = tl_store_get_undo_label (fixture->store, NULL);
  g_autofree char *undone_label = NULL;
  g_autofree char *redo_label = NULL;
  g_autofree char *redone_label = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  g_assert_cmpstr (undo_label, ==, label);
  g_assert_cmpstr (after, !=, fixture->before);
  undone_label = tl_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone_label, ==, label);
  undone = fixture_dump (fixture->store);
  g_assert_cmpstr (undone, ==, fixture->before);
  redo_label = tl_store_get_redo_label (fixture->store, NULL);
  g_assert_cmpstr (redo_label, ==, label);
  redone_label = tl_store_redo (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (redone_label, ==, label);
  redone = fixture_dump (fixture->store);
  g_assert_cmpstr (redone, ==, after);
  g_free (fixture->before);
  fixture->before = g_steal_pointer (&after);
}

void
verb_fixture_assert_refused (VerbFixture *fixture, GError **error, int code)
{
  g_autofree char *after = fixture_dump (fixture->store);

  g_assert_error (*error, TL_ERROR, code);
  g_clear_error (error);
  g_assert_cmpstr (after, ==, fixture->before);
}
