/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each verb: what it does, that it can be undone and redone, what it calls itself, what it refuses.
 */
#include "config.h"

#include "verb-fixture.h"

#include "tl-finding-edit.h"

#include "tl-error.h"

static const char *const themes[] = { "T03.1", NULL };
static const char *const agencies[] = { "AG01", NULL };

static guint
count_changes (VerbFixture *fixture)
{
  g_autoptr (GPtrArray) history = tl_store_load_history (fixture->store, 1000, NULL);

  return history->len;
}

static void
test_review (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const char *const one[] = { "Amberley", NULL };
  const char *const two[] = { "adult family", "suicide", NULL };
  const char *const none[] = { NULL };
  g_autoptr (TlReview) review = NULL;
  TlCaseValue *value;

  g_assert_true (tl_store_rename_review (fixture->store, fixture->review_id, "  Anna \n", &error));
  verb_fixture_assert_done (fixture, "Rename the review “Review 1” to “Anna”");
  g_assert_true (
      tl_store_set_review_status (fixture->store, fixture->review_id, "published", &error));
  verb_fixture_assert_done (fixture, "Set the status of the review “Anna” to “Published”");
  g_assert_true (
      tl_store_set_case_value (fixture->store, fixture->review_id, "borough", one, &error));
  verb_fixture_assert_done (fixture, "Set “Borough” of the review “Anna” to “Amberley”");
  review = tl_store_load_review (fixture->store, fixture->review_id, &error);
  value = tl_review_get_values (review)->pdata[0];
  g_assert_cmpstr (value->quote, ==, "of Amberley");
  g_assert_true (value->is_confirmed);
  g_assert_true (
      tl_store_set_case_value (fixture->store, fixture->review_id, "category", two, &error));
  verb_fixture_assert_done (fixture,
                            "Set “Category” of the review “Anna” to “adult family; suicide”");
  g_assert_true (
      tl_store_set_case_value (fixture->store, fixture->review_id, "borough", none, &error));
  verb_fixture_assert_done (fixture, "Clear “Borough” of the review “Anna”");
  g_assert_no_error (error);

  g_assert_false (tl_store_rename_review (fixture->store, fixture->review_id, " ", &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_INVALID);
  g_assert_false (tl_store_set_review_status (fixture->store, fixture->review_id, "lost", &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_INVALID);
  g_assert_false (tl_store_rename_review (fixture->store, "none", "Anna", &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_NOT_FOUND);
}

static void
test_find_review (VerbFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "review 1", "REVIEW  1", "report-1.pdf", "Report-1" };
  g_autofree char *second = fixture_add_review (fixture->store, 2);
  g_autoptr (GError) error = NULL;
  g_autofree char *by_id = tl_store_find_review (fixture->store, second, &error);

  g_assert_cmpstr (by_id, ==, second);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *id = tl_store_find_review (fixture->store, names[i], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (id, ==, fixture->review_id);
    }
  g_assert_null (tl_store_find_review (fixture->store, "report", &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (tl_store_rename_review (fixture->store, second, "Review 1", &error));
  g_assert_null (tl_store_find_review (fixture->store, "Review 1", &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_INVALID);
}

static void
test_finding (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const char *const new_themes[] = { "T01.2", "T01.1", "T01.2", NULL };
  g_autoptr (TlFinding) finding =
      fixture_make_finding (fixture->store, fixture->review_id,
                            "information was not shared between the agencies", themes, agencies);
  g_autoptr (TlFinding) changed = NULL;
  g_autoptr (TlFinding) loaded = NULL;
  const TlSpan *span;

  g_assert_true (tl_store_add_finding (fixture->store, finding, &error));
  g_assert_no_error (error);
  verb_fixture_assert_done (
      fixture, "Tag “information was not shared between the agencies” with T03.1, AG01");
  loaded = tl_store_load_finding (fixture->store, tl_finding_get_id (finding), &error);
  g_assert_cmpstr (tl_finding_get_coder (loaded), ==, "Coder One");
  g_assert_nonnull (tl_finding_get_created (loaded));
  g_assert_cmpstr (tl_finding_get_number (loaded), ==, "1.8");
  span = tl_finding_get_spans (loaded)->pdata[0];
  g_assert_cmpuint (span->rects->len, ==, 2);
  g_assert_cmpfloat (g_array_index (span->rects, TlRect, 0).x1, ==, 312.0);
  g_assert_true (g_str_has_suffix (span->prefix, "The panel found that "));
  g_assert_true (g_str_has_prefix (span->suffix, ". Paragraph 7"));

  changed = tl_finding_recode (loaded, "F03", new_themes, NULL, "Another note");
  g_assert_true (tl_store_set_finding (fixture->store, changed, &error));
  verb_fixture_assert_done (
      fixture,
      "Change the finding “information was not shared between the agencies” to T01.1, T01.2, AG01");
  g_assert_true (tl_store_remove_finding (fixture->store, tl_finding_get_id (finding), &error));
  verb_fixture_assert_done (fixture,
                            "Remove the finding “information was not shared between the agencies”");
  g_assert_null (tl_store_load_finding (fixture->store, tl_finding_get_id (finding), &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_NOT_FOUND);
  g_assert_false (tl_store_set_finding (fixture->store, changed, &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_NOT_FOUND);
}

/* The history says what of a finding was changed. */
static void
test_finding_labels (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlFinding) finding =
      fixture_make_finding (fixture->store, fixture->review_id, "Good practice", themes, agencies);
  g_autoptr (TlFinding) noted = tl_finding_recode (finding, NULL, NULL, NULL, "First note");
  g_autoptr (TlFinding) weighed = tl_finding_weigh (noted, 2);
  g_autoptr (TlFinding) typed = tl_finding_recode (weighed, "F03", NULL, NULL, "Another note");
  g_autoptr (TlFinding) both = tl_finding_weigh (noted, 1);
  g_autoptr (TlFinding) all = tl_finding_recode (both, "F03", NULL, NULL, NULL);

  g_assert_true (tl_store_add_finding (fixture->store, finding, &error));
  verb_fixture_assert_done (fixture, "Tag “Good practice” with T03.1, AG01");
  g_assert_true (tl_store_set_finding (fixture->store, noted, &error));
  verb_fixture_assert_done (fixture, "Change the note on “Good practice”");
  g_assert_true (tl_store_set_finding (fixture->store, weighed, &error));
  verb_fixture_assert_done (fixture, "Change how much “Good practice” matters");
  g_assert_true (tl_store_set_finding (fixture->store, typed, &error));
  verb_fixture_assert_done (fixture, "Change the finding “Good practice” to F03");
  g_assert_true (tl_store_set_finding (fixture->store, all, &error));
  verb_fixture_assert_done (fixture, "Change the finding “Good practice”");
}

/* A finding made anew for the same id keeps who coded it and when; the same again is no change. */
static void
test_finding_again (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlFinding) finding =
      fixture_make_finding (fixture->store, fixture->review_id, "Good practice", themes, NULL);
  g_autoptr (TlFinding) loaded = NULL;
  guint n_changes;

  g_assert_true (tl_store_add_finding (fixture->store, finding, &error));
  n_changes = count_changes (fixture);
  tl_store_set_coder (fixture->store, "Coder Two");
  g_assert_true (tl_store_set_finding (fixture->store, finding, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_changes (fixture), ==, n_changes);
  loaded = tl_store_load_finding (fixture->store, tl_finding_get_id (finding), &error);
  g_assert_cmpstr (tl_finding_get_coder (loaded), ==, "Coder One");
}

static void
test_findings (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) loaded = NULL;
  const char *const unknown[] = { "T99", NULL };

  g_ptr_array_add (findings, fixture_make_finding (fixture->store, fixture->review_id,
                                                   "the café owner", themes, NULL));
  g_ptr_array_add (findings, fixture_make_finding (fixture->store, fixture->review_id,
                                                   "Nobody asked about abuse", NULL, agencies));
  g_assert_true (tl_store_add_findings (fixture->store, findings, &error));
  verb_fixture_assert_done (fixture, "Tag 2 passages");
  loaded = tl_store_load_findings (fixture->store, NULL, &error);
  g_assert_cmpuint (loaded->len, ==, 2);
  g_assert_cmpstr (tl_finding_get_quote (loaded->pdata[0]), ==, "Nobody asked about abuse");

  /* The second of them is bad, so neither is there. */
  g_ptr_array_set_size (findings, 0);
  g_ptr_array_add (findings, fixture_make_finding (fixture->store, fixture->review_id,
                                                   "Good practice", themes, NULL));
  g_ptr_array_add (findings, fixture_make_finding (fixture->store, fixture->review_id,
                                                   "Good practice", unknown, NULL));
  g_assert_false (tl_store_add_findings (fixture->store, findings, &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_INVALID);
}

static void
test_finding_refused (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *spans = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_span_free);
  g_autoptr (TlFinding) wrong = NULL;
  g_autoptr (TlFinding) nowhere = NULL;

  g_ptr_array_add (spans, tl_span_new (10, 20, "not these", "", ""));
  wrong = tl_finding_new (NULL, fixture->review_id, fixture->document_id, g_ptr_array_ref (spans),
                          "F02", NULL, NULL, NULL, 0, NULL, NULL, NULL);
  g_assert_false (tl_store_add_finding (fixture->store, wrong, &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_INVALID);
  nowhere = tl_finding_new (NULL, "none", fixture->document_id, spans, "F02", NULL, NULL, NULL, 0,
                            NULL, NULL, NULL);
  g_assert_false (tl_store_add_finding (fixture->store, nowhere, &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_NOT_FOUND);
}

static void
test_codebook (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlCodebook) codebook = fixture_make_codebook ();
  g_autoptr (TlCodebook) loaded = tl_store_load_codebook (fixture->store, &error);
  g_autoptr (TlCode) code =
      tl_code_new (TL_CODE_THEME, "T03.3", "T03", "Meetings", NULL, NULL, NULL, FALSE);
  g_autoptr (TlCode) misplaced =
      tl_code_new (TL_CODE_THEME, "T03.4", "T03.1", "Too deep", NULL, NULL, NULL, FALSE);
  g_autoptr (TlFinding) finding =
      fixture_make_finding (fixture->store, fixture->review_id, "Good practice", themes, agencies);
  guint n_changed = 99;

  for (guint kind = 0; kind < TL_N_CODE_KINDS; kind++)
    {
      GPtrArray *one = tl_codebook_get (codebook, kind), *two = tl_codebook_get (loaded, kind);

      g_assert_cmpuint (one->len, ==, two->len);
      for (guint i = 0; i < one->len; i++)
        {
          g_assert_cmpstr (tl_code_get_label (one->pdata[i]), ==,
                           tl_code_get_label (two->pdata[i]));
          g_assert_cmpstr (tl_code_get_fact (one->pdata[i], "home-office"), ==,
                           tl_code_get_fact (two->pdata[i], "home-office"));
        }
    }
  g_assert_cmpstr (tl_code_get_fact (tl_codebook_lookup (loaded, TL_CODE_THEME, "T03"), "colour"),
                   ==, "ochre");

  g_assert_true (tl_store_merge_codebook (fixture->store, codebook, &n_changed, &error));
  g_assert_cmpuint (n_changed, ==, 0);
  tl_codebook_add (codebook, code);
  g_assert_true (tl_store_merge_codebook (fixture->store, codebook, &n_changed, &error));
  g_assert_cmpuint (n_changed, ==, 1);
  verb_fixture_assert_done (fixture, "Merge a codebook: 1 entry changed");
  g_assert_true (tl_store_remove_code (fixture->store, TL_CODE_THEME, "T03.3", &error));
  verb_fixture_assert_done (fixture, "Remove “T03.3 Meetings” from the codebook");
  g_assert_true (tl_store_set_code (fixture->store, code, &error));
  verb_fixture_assert_done (fixture, "Add “T03.3 Meetings” to the codebook");
  g_assert_no_error (error);

  g_assert_false (tl_store_set_code (fixture->store, misplaced, &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_INVALID);
  g_assert_false (tl_store_remove_code (fixture->store, TL_CODE_THEME, "T03", &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_INVALID);
  g_assert_false (tl_store_remove_code (fixture->store, TL_CODE_THEME, "T77", &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_NOT_FOUND);
  g_assert_true (tl_store_add_finding (fixture->store, finding, &error));
  verb_fixture_assert_done (fixture, "Tag “Good practice” with T03.1, AG01");
  g_assert_false (tl_store_remove_code (fixture->store, TL_CODE_THEME, "T03.1", &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_INVALID);
  g_assert_false (tl_store_remove_code (fixture->store, TL_CODE_AGENCY, "AG01", &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_INVALID);
  g_assert_false (tl_store_remove_code (fixture->store, TL_CODE_FINDING_TYPE, "F02", &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_INVALID);
}

static void
test_lesson (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlFinding) finding =
      fixture_make_finding (fixture->store, fixture->review_id, "Good practice", themes, NULL);
  const char *const ids[] = { tl_finding_get_id (finding), NULL };
  const char *const unknown[] = { "none", NULL };
  g_autoptr (TlLesson) lesson = tl_lesson_new (NULL, "Ask, and ask again.", "T01", ids);
  g_autoptr (TlLesson) changed = tl_lesson_new (tl_lesson_get_id (lesson), "Ask.", NULL, ids);
  g_autoptr (TlLesson) wrong = tl_lesson_new (NULL, "Ask.", "T01", unknown);
  g_autoptr (GPtrArray) lessons = NULL;

  g_assert_true (tl_store_add_finding (fixture->store, finding, &error));
  g_assert_true (tl_store_set_lesson (fixture->store, lesson, &error));
  g_assert_no_error (error);
  g_clear_pointer (&fixture->before, g_free);
  g_free (tl_store_undo (fixture->store, &error));
  fixture->before = fixture_dump (fixture->store);
  g_free (tl_store_redo (fixture->store, &error));
  verb_fixture_assert_done (fixture, "Add the lesson “Ask, and ask again.”");
  g_assert_true (tl_store_set_lesson (fixture->store, changed, &error));
  verb_fixture_assert_done (fixture, "Change the lesson “Ask.”");
  lessons = tl_store_load_lessons (fixture->store, &error);
  g_assert_cmpuint (lessons->len, ==, 1);
  g_assert_null (tl_lesson_get_theme_id (lessons->pdata[0]));
  g_assert_cmpstr (tl_lesson_get_finding_ids (lessons->pdata[0])[0], ==, ids[0]);

  /* A finding takes its place in lessons with it, and brings it back. */
  g_assert_true (tl_store_remove_finding (fixture->store, ids[0], &error));
  verb_fixture_assert_done (fixture, "Remove the finding “Good practice”");
  g_assert_true (tl_store_remove_lesson (fixture->store, tl_lesson_get_id (lesson), &error));
  verb_fixture_assert_done (fixture, "Remove the lesson “Ask.”");
  g_assert_false (tl_store_set_lesson (fixture->store, wrong, &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_NOT_FOUND);
}

static const char *
get_status (VerbFixture *fixture, GPtrArray **recommendations)
{
  g_clear_pointer (recommendations, g_ptr_array_unref);
  *recommendations = tl_store_load_recommendations (fixture->store, fixture->review_id, NULL);
  return tl_recommendation_get_status ((*recommendations)->pdata[0]);
}

static void
test_status (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) recommendations = NULL;
  g_autofree char *id = NULL;

  g_assert_cmpstr (get_status (fixture, &recommendations), ==, "A9");
  id = g_strdup (tl_recommendation_get_id (recommendations->pdata[0]));
  g_assert_true (tl_store_add_status (fixture->store, id, "AG02", "A1", "2020-03", "Done", &error));
  verb_fixture_assert_done (fixture, "Note on “The housing office should review how it closes…” "
                                     "for Housing office: Fully implemented");
  g_assert_cmpstr (get_status (fixture, &recommendations), ==, "A1");
  /* An earlier date does not win, the same date later does. */
  g_assert_true (tl_store_add_status (fixture->store, id, "AG02", "A2", "2019", NULL, &error));
  g_assert_cmpstr (get_status (fixture, &recommendations), ==, "A1");
  g_assert_true (tl_store_add_status (fixture->store, id, "AG02", "A2", "2020-03", NULL, &error));
  g_assert_cmpstr (get_status (fixture, &recommendations), ==, "A2");
  g_assert_no_error (error);
  g_free (fixture->before);
  fixture->before = fixture_dump (fixture->store);
  g_assert_false (tl_store_add_status (fixture->store, id, "AG02", "A7", "2020", NULL, &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_INVALID);
  g_assert_false (tl_store_add_status (fixture->store, id, "AG02", "A1", "soon", NULL, &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_INVALID);
  g_assert_false (tl_store_add_status (fixture->store, "none", "AG02", "A1", NULL, NULL, &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_NOT_FOUND);
}

static void
test_setting (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;

  g_assert_null (tl_store_get_setting (fixture->store, "overview", &error));
  g_assert_no_error (error);
  g_assert_true (
      tl_store_set_setting (fixture->store, "overview", "{'title': <'Lessons'>}", &error));
  verb_fixture_assert_done (fixture, "Change what the overview holds");
  value = tl_store_get_setting (fixture->store, "overview", &error);
  g_assert_cmpstr (value, ==, "{'title': <'Lessons'>}");
  g_assert_true (tl_store_set_setting (fixture->store, "overview", NULL, &error));
  verb_fixture_assert_done (fixture, "Change what the overview holds");
}

/* A review goes with everything that is its own, file included, and comes back so. */
static void
test_remove_review (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlFinding) finding =
      fixture_make_finding (fixture->store, fixture->review_id, "Good practice", themes, agencies);
  g_autoptr (GBytes) original = NULL;
  g_autofree char *label = NULL;

  g_assert_true (tl_store_add_finding (fixture->store, finding, &error));
  g_free (fixture->before);
  fixture->before = fixture_dump (fixture->store);
  g_assert_true (tl_store_remove_review (fixture->store, fixture->review_id, &error));
  g_assert_no_error (error);
  verb_fixture_assert_done (fixture, "Remove the review “Review 1”");
  g_assert_null (tl_store_load_original (fixture->store, fixture->document_id, &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  label = tl_store_undo (fixture->store, &error);
  original = tl_store_load_original (fixture->store, fixture->document_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (original), ==, 6);
  g_assert_false (tl_store_remove_review (fixture->store, "none", &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_NOT_FOUND);
}

/* What changes nothing leaves no entry, and keeps what can be redone; another verb does not, but
 * the entry stays. */
static void
test_nothing (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redo_label = NULL;
  g_autofree char *dropped = NULL;

  g_assert_true (tl_store_rename_review (fixture->store, fixture->review_id, "Anna", &error));
  undone = tl_store_undo (fixture->store, &error);
  g_assert_cmpuint (count_changes (fixture), ==, 2);
  g_assert_true (tl_store_rename_review (fixture->store, fixture->review_id, "Review 1", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_changes (fixture), ==, 2);
  redo_label = tl_store_get_redo_label (fixture->store, NULL);
  g_assert_cmpstr (redo_label, ==, undone);
  g_assert_true (tl_store_rename_review (fixture->store, fixture->review_id, "Berta", &error));
  g_assert_cmpuint (count_changes (fixture), ==, 3);
  dropped = tl_store_get_redo_label (fixture->store, NULL);
  g_assert_null (dropped);
  g_assert_null (tl_store_redo (fixture->store, &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_NOTHING_TO_DO);
}

static void
test_history (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autofree char *label = NULL;
  TlChange *change;

  tl_store_set_coder (fixture->store, "Coder Two");
  g_assert_true (tl_store_rename_review (fixture->store, fixture->review_id, "Anna", &error));
  label = tl_store_undo (fixture->store, &error);
  history = tl_store_load_history (fixture->store, 10, &error);
  g_assert_cmpuint (history->len, ==, 2);
  change = history->pdata[0];
  g_assert_cmpint (tl_change_get_number (change), ==, 2);
  g_assert_cmpstr (tl_change_get_coder (change), ==, "Coder Two");
  g_assert_true (tl_change_get_is_undone (change));
  g_assert_true (g_str_has_suffix (tl_change_get_time (change), "Z"));
  g_assert_false (tl_change_get_is_undone (history->pdata[1]));
}

static void
test_snapshot (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlFinding) finding =
      fixture_make_finding (fixture->store, fixture->review_id, "Good practice", themes, NULL);
  g_autofree char *second = fixture_add_review (fixture->store, 2);
  g_autoptr (TlSnapshot) snapshot = NULL;
  TlReview *review;

  g_assert_true (tl_store_add_finding (fixture->store, finding, &error));
  snapshot = tl_store_load_snapshot (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (snapshot->name, ==, "test");
  g_assert_cmpuint (snapshot->reviews->len, ==, 2);
  g_assert_cmpuint (snapshot->findings->len, ==, 1);
  g_assert_cmpuint (snapshot->recommendations->len, ==, 2);
  review = tl_snapshot_get_review (snapshot, fixture->review_id);
  g_assert_true (review == snapshot->reviews->pdata[0]);
  g_assert_cmpuint (tl_review_get_n_findings (review), ==, 1);
  g_assert_cmpstr (tl_review_get_coder (review), ==, "Coder One");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/store/verbs/" name, VerbFixture, NULL, verb_fixture_set_up, function,              \
              verb_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("review", test_review);
  ADD ("find-review", test_find_review);
  ADD ("finding", test_finding);
  ADD ("finding-labels", test_finding_labels);
  ADD ("finding-again", test_finding_again);
  ADD ("findings", test_findings);
  ADD ("finding-refused", test_finding_refused);
  ADD ("codebook", test_codebook);
  ADD ("lesson", test_lesson);
  ADD ("status", test_status);
  ADD ("setting", test_setting);
  ADD ("remove-review", test_remove_review);
  ADD ("nothing", test_nothing);
  ADD ("history", test_history);
  ADD ("snapshot", test_snapshot);
  return g_test_run ();
}
