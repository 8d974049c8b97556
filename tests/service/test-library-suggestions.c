/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Suggestions for an open library: made, answered, taken back, and cancelled. */
#include "config.h"

#include "service-fixture.h"

#include "tl-error.h"

#define DANIELA "amberley-daniela.xml"

static GPtrArray *
load (Fixture *fixture, const char *review_id, const char *document_id, GError **error)
{
  g_auto (Answer) answer = { NULL };

  tl_library_load_suggestions_async (fixture->library, review_id, document_id, NULL, answer_cb,
                                     &answer);
  return tl_library_load_suggestions_finish (fixture->library, answer_wait (&answer), error);
}

static GPtrArray *
load_all (Fixture *fixture, const char *review_id)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *suggestions = load (fixture, review_id, NULL, &error);

  g_assert_no_error (error);
  return suggestions;
}

static gboolean
has_place (GPtrArray *suggestions, TlSuggestion *wanted)
{
  for (guint i = 0; i < suggestions->len; i++)
    if (tl_suggestion_get_start (suggestions->pdata[i]) == tl_suggestion_get_start (wanted))
      return TRUE;
  return FALSE;
}

static void
answer (Fixture *fixture, const char *review_id, TlSuggestion *suggestion, TlAnswer how)
{
  g_autoptr (TlSuggestionAnswer) own = tl_suggestion_make_answer (suggestion, how);
  g_autoptr (TlFinding) finding =
      how != TL_ANSWER_REJECTED ? tl_suggestion_make_finding (suggestion, review_id) : NULL;
  g_auto (Answer) done = { NULL };

  tl_library_answer_suggestion_async (fixture->library, review_id, own, finding, answer_cb, &done);
  finish_verb (fixture->library, &done);
}

static void
changed_cb (TlLibrary *library, GStrv review_ids, gpointer data)
{
  char **changed = data;

  g_free (*changed);
  *changed = review_ids != NULL ? g_strjoinv (",", review_ids) : g_strdup ("all");
}

static void
undo (Fixture *fixture)
{
  g_auto (Answer) done = { NULL };

  tl_library_undo_async (fixture->library, NULL, NULL, NULL, answer_cb, &done);
  finish_verb (fixture->library, &done);
}

/* What was rejected stays so when the library is opened again, until that is undone. */
static void
test_reject (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = import_sample (fixture->library, DANIELA);
  g_autoptr (GPtrArray) before = load_all (fixture, id), after = NULL, again = NULL;
  g_autofree char *changed = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (before->len, >, 5);
  g_signal_connect (fixture->library, "changed", G_CALLBACK (changed_cb), &changed);
  answer (fixture, id, before->pdata[0], TL_ANSWER_REJECTED);
  g_assert_cmpstr (changed, ==, id);
  g_assert_true (g_str_has_prefix (tl_library_get_undo_label (fixture->library), "Reject"));
  tl_library_close (fixture->library);
  g_object_unref (fixture->library);
  fixture->library = open_library (fixture->path, TL_STORE_OPEN, &error);
  g_assert_no_error (error);
  after = load_all (fixture, id);
  g_assert_false (has_place (after, before->pdata[0]));
  undo (fixture);
  again = load_all (fixture, id);
  g_assert_true (has_place (again, before->pdata[0]));
}

static void
test_accept (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = import_sample (fixture->library, DANIELA);
  g_autoptr (GPtrArray) before = load_all (fixture, id), after = NULL, findings = NULL;
  g_autoptr (GPtrArray) answers =
      g_ptr_array_new_with_free_func ((GDestroyNotify) tl_suggestion_answer_free);
  g_autoptr (GPtrArray) accepted = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (Answer) done = { NULL }, loaded = { NULL };

  for (guint i = 0; i < 3; i++)
    {
      g_ptr_array_add (answers, tl_suggestion_make_answer (before->pdata[i], TL_ANSWER_ACCEPTED));
      g_ptr_array_add (accepted, tl_suggestion_make_finding (before->pdata[i], id));
    }
  tl_library_accept_suggestions_async (fixture->library, answers, accepted, answer_cb, &done);
  finish_verb (fixture->library, &done);
  g_assert_cmpstr (tl_library_get_undo_label (fixture->library), ==, "Accept 3 suggestions");
  tl_library_load_findings_async (fixture->library, id, NULL, answer_cb, &loaded);
  findings = tl_library_load_findings_finish (fixture->library, answer_wait (&loaded), NULL);
  g_assert_cmpuint (findings->len, ==, 3);
  after = load_all (fixture, id);
  for (guint i = 0; i < 3; i++)
    g_assert_false (has_place (after, before->pdata[i]));
}

static void
test_wrong (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = import_sample (fixture->library, DANIELA);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_auto (Answer) cancelled = { NULL };

  g_assert_null (load (fixture, "no such review", NULL, &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (load (fixture, id, "no such document", &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  tl_library_load_suggestions_async (fixture->library, id, NULL, cancellable, answer_cb,
                                     &cancelled);
  g_assert_null (
      tl_library_load_suggestions_finish (fixture->library, answer_wait (&cancelled), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/library/suggestions/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("reject", test_reject);
  ADD ("accept", test_accept);
  ADD ("wrong", test_wrong);
#undef ADD
  return g_test_run ();
}
