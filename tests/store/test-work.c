/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers to suggestions, how far one has read, notes and coders of a review, and verbs on several
 * findings at once. */
#include "config.h"

#include "verb-fixture.h"

#include "tl-error.h"

static const char *const themes[] = { "T03.1", NULL };

static TlFinding *
make_finding (VerbFixture *fixture, const char *words)
{
  return fixture_make_finding (fixture->store, fixture->review_id, words, themes, NULL);
}

static guint
count_findings (VerbFixture *fixture)
{
  g_autoptr (GPtrArray) findings = tl_store_load_findings (fixture->store, NULL, NULL);

  return findings->len;
}

static void
test_answers (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (TlFinding) finding = make_finding (fixture, "housing office");
  guint start = tl_finding_get_start (finding), end = tl_finding_get_end (finding);
  g_autoptr (TlSuggestionAnswer) rejected =
      tl_suggestion_answer_new (fixture->document_id, start, end, "T01", TL_ANSWER_REJECTED);
  g_autoptr (TlSuggestionAnswer) accepted =
      tl_suggestion_answer_new (fixture->document_id, start, end, "T03.1", TL_ANSWER_ACCEPTED);
  g_autoptr (TlSuggestionAnswer) outside =
      tl_suggestion_answer_new (fixture->document_id, start, 1000000, "T01", TL_ANSWER_REJECTED);
  g_autoptr (GPtrArray) answers = NULL;
  g_autoptr (GError) error = NULL;
  guint before = count_findings (fixture);

  g_assert_true (tl_store_answer_suggestion (fixture->store, rejected, NULL, &error));
  verb_fixture_assert_done (fixture, "Reject the suggestion “housing office”");
  g_assert_true (tl_store_answer_suggestion (fixture->store, accepted, finding, &error));
  verb_fixture_assert_done (fixture, "Accept the suggestion “housing office”");
  g_assert_cmpuint (count_findings (fixture), ==, before + 1);
  answers = tl_store_load_answers (fixture->store, fixture->document_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (answers->len, ==, 2);
  g_assert_cmpstr (((TlSuggestionAnswer *) answers->pdata[0])->theme_id, ==, "T01");
  g_assert_cmpint (((TlSuggestionAnswer *) answers->pdata[0])->answer, ==, TL_ANSWER_REJECTED);
  g_assert_cmpint (((TlSuggestionAnswer *) answers->pdata[1])->answer, ==, TL_ANSWER_ACCEPTED);
  g_assert_false (tl_store_answer_suggestion (fixture->store, outside, NULL, &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_INVALID);
}

/* Several are accepted as one verb; one that is not in the text stops all. */
static void
test_accept_several (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) answers =
      g_ptr_array_new_with_free_func ((GDestroyNotify) tl_suggestion_answer_free);
  g_autoptr (GError) error = NULL;
  guint before = count_findings (fixture);
  const char *const words[] = { "housing office", "report" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      TlFinding *finding = make_finding (fixture, words[i]);

      g_ptr_array_add (findings, finding);
      g_ptr_array_add (answers, tl_suggestion_answer_new (
                                    fixture->document_id, tl_finding_get_start (finding),
                                    tl_finding_get_end (finding), "T03.1", TL_ANSWER_ACCEPTED));
    }
  g_assert_true (tl_store_accept_suggestions (fixture->store, answers, findings, &error));
  verb_fixture_assert_done (fixture, "Accept 2 suggestions");
  g_assert_cmpuint (count_findings (fixture), ==, before + 2);
  ((TlSuggestionAnswer *) answers->pdata[1])->end = 1000000;
  g_assert_false (tl_store_accept_suggestions (fixture->store, answers, findings, &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_INVALID);
}

/* Reading is remembered for each coder and leaves undo and redo as they are; a review that goes and
 * comes back keeps it. */
static void
test_reading (VerbFixture *fixture, gconstpointer data)
{
  const guint8 bits[] = { 0x05, 0x80 };
  g_autoptr (GBytes) blocks = g_bytes_new (bits, sizeof bits), read = NULL, none = NULL;
  g_autofree char *redo_label = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;
  guint place = 1;

  g_assert_true (tl_store_rename_review (fixture->store, fixture->review_id, "Anna", &error));
  label = tl_store_undo (fixture->store, &error);
  g_assert_true (tl_store_set_reading (fixture->store, fixture->document_id, 99, blocks, &error));
  redo_label = tl_store_get_redo_label (fixture->store, NULL);
  g_assert_cmpstr (redo_label, ==, label);

  g_assert_true (tl_store_remove_review (fixture->store, fixture->review_id, &error));
  g_free (tl_store_undo (fixture->store, &error));
  g_assert_true (tl_store_set_reading (fixture->store, fixture->document_id, 100, blocks, &error));
  g_free (tl_store_redo (fixture->store, &error));
  g_free (tl_store_undo (fixture->store, &error));
  g_assert_true (
      tl_store_load_reading (fixture->store, fixture->document_id, &place, &read, &error));
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (read, blocks));
  g_assert_cmpuint (place, ==, 99);

  tl_store_set_coder (fixture->store, "Somebody else");
  g_assert_true (
      tl_store_load_reading (fixture->store, fixture->document_id, &place, &none, &error));
  g_assert_cmpuint (place, ==, 0);
  g_assert_cmpuint (g_bytes_get_size (none), ==, 0);
  g_assert_false (tl_store_set_reading (fixture->store, "none", 1, NULL, &error));
  g_assert_nonnull (error);
}

/* Who tags for the first time and reads on can take that first finding back. */
static void
test_undo_after_reading (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (TlFinding) finding = make_finding (fixture, "housing office");
  guint before = count_findings (fixture);
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  tl_store_set_coder (fixture->store, "Somebody new");
  g_assert_true (tl_store_add_finding (fixture->store, finding, &error));
  g_assert_true (tl_store_set_reading (fixture->store, fixture->document_id, 99, NULL, &error));
  label = tl_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_nonnull (label);
  g_assert_cmpuint (count_findings (fixture), ==, before);
}

static void
test_review_work (VerbFixture *fixture, gconstpointer data)
{
  const char *const coders[] = { "S. Coder", "A. Coder", NULL };
  const char *const none[] = { NULL };
  g_autofree char *notes = NULL;
  g_auto (GStrv) names = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (
      tl_store_set_review_notes (fixture->store, fixture->review_id, "Ask for the plan", &error));
  verb_fixture_assert_done (fixture, "Change the notes on the review “Review 1”");
  notes = tl_store_load_review_notes (fixture->store, fixture->review_id, &error);
  g_assert_cmpstr (notes, ==, "Ask for the plan");
  g_assert_true (tl_store_set_review_notes (fixture->store, fixture->review_id, "", &error));
  verb_fixture_assert_done (fixture, "Change the notes on the review “Review 1”");
  g_assert_true (tl_store_set_review_coders (fixture->store, fixture->review_id, coders, &error));
  verb_fixture_assert_done (fixture, "Change who codes the review “Review 1”");
  names = tl_store_load_review_coders (fixture->store, fixture->review_id, &error);
  g_assert_cmpuint (g_strv_length (names), ==, 2);
  g_assert_cmpstr (names[0], ==, "A. Coder");
  g_assert_true (tl_store_set_review_coders (fixture->store, fixture->review_id, none, &error));
  verb_fixture_assert_done (fixture, "Change who codes the review “Review 1”");
  g_assert_false (tl_store_set_review_notes (fixture->store, "none", "x", &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_NOT_FOUND);
}

static void
test_replace_findings (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (TlFinding) one = make_finding (fixture, "housing office");
  g_autoptr (TlFinding) two = make_finding (fixture, "review how it closes");
  g_autoptr (TlFinding) changed = tl_finding_recode (one, NULL, themes, NULL, "Another note");
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  const char *removed[] = { "none", NULL };
  guint before = count_findings (fixture);

  g_ptr_array_add (findings, one);
  g_assert_true (tl_store_replace_findings (fixture->store, NULL, findings, "Tag", &error));
  verb_fixture_assert_done (fixture, "Tag");
  findings->pdata[0] = changed;
  g_ptr_array_add (findings, two);
  g_assert_true (tl_store_replace_findings (fixture->store, NULL, findings, "Split", &error));
  verb_fixture_assert_done (fixture, "Split");
  g_assert_cmpuint (count_findings (fixture), ==, before + 2);
  g_ptr_array_remove (findings, two);
  g_assert_false (tl_store_replace_findings (fixture->store, removed, findings, "Join", &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_NOT_FOUND);
  removed[0] = tl_finding_get_id (two);
  g_assert_true (tl_store_replace_findings (fixture->store, removed, findings, "Join", &error));
  verb_fixture_assert_done (fixture, "Join");
  g_assert_cmpuint (count_findings (fixture), ==, before + 1);
}

/* The lesson draws on those findings, in that order. */
static void
assert_lesson (VerbFixture *fixture, TlLesson *lesson, const char *const *ids)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lessons = tl_store_load_lessons (fixture->store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < lessons->len; i++)
    if (g_strcmp0 (tl_lesson_get_id (lessons->pdata[i]), tl_lesson_get_id (lesson)) == 0)
      {
        const char *const *members = tl_lesson_get_finding_ids (lessons->pdata[i]);

        g_assert_true (g_strv_equal (members, ids));
        return;
      }
  g_assert_not_reached ();
}

/* What a lesson says of a finding that is joined to another, it says of the joined one. */
static void
test_join_in_lesson (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (TlFinding) one = make_finding (fixture, "housing office");
  g_autoptr (TlFinding) two = make_finding (fixture, "review how it closes");
  const char *first = tl_finding_get_id (one), *second = tl_finding_get_id (two);
  const char *ids[] = { second, NULL }, *joined[] = { first, NULL };
  const char *both[] = { second, first, NULL };
  g_autofree char *label = NULL;
  g_autoptr (TlLesson) lesson = tl_lesson_new (NULL, "Ask again.", "T01", ids);
  g_autoptr (TlLesson) wide = tl_lesson_new (NULL, "Ask, and ask again.", "T01", both);
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (findings, one);
  g_ptr_array_add (findings, two);
  g_assert_true (tl_store_add_findings (fixture->store, findings, &error));
  verb_fixture_assert_done (fixture, "Tag 2 passages");
  g_assert_true (tl_store_set_lesson (fixture->store, lesson, &error));
  verb_fixture_assert_done (fixture, "Add the lesson “Ask again.”");
  g_assert_true (tl_store_set_lesson (fixture->store, wide, &error));
  verb_fixture_assert_done (fixture, "Add the lesson “Ask, and ask again.”");
  g_ptr_array_set_size (findings, 1);
  g_assert_true (tl_store_replace_findings (fixture->store, ids, findings, "Join", &error));
  verb_fixture_assert_done (fixture, "Join");
  assert_lesson (fixture, lesson, joined);
  assert_lesson (fixture, wide, joined);
  label = tl_store_undo (fixture->store, &error);
  g_assert_cmpstr (label, ==, "Join");
  assert_lesson (fixture, lesson, ids);
  assert_lesson (fixture, wide, both);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/store/work/" name, VerbFixture, NULL, verb_fixture_set_up, function,               \
              verb_fixture_tear_down)
  ADD ("answers", test_answers);
  ADD ("accept-several", test_accept_several);
  ADD ("reading", test_reading);
  ADD ("undo-after-reading", test_undo_after_reading);
  ADD ("review", test_review_work);
  ADD ("replace-findings", test_replace_findings);
  ADD ("join-in-lesson", test_join_in_lesson);
#undef ADD
  return g_test_run ();
}
