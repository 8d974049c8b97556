/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each verb: what it does, that it can be undone and redone, what it calls itself, what it refuses. */
#include "config.h"

#include "store-fixture.h"

#include "tl-error.h"

#include <string.h>

typedef struct
{
  char *folder;
  TlStore *store;
  char *review_id;
  char *document_id;
  char *before;
} Fixture;

static const char *const themes[] = { "T03.1", NULL };
static const char *const agencies[] = { "AG01", NULL };

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fixture_make_folder ();
  fixture->store = fixture_open (fixture->folder);
  fixture->review_id = fixture_add_review (fixture->store, 1);
  fixture->document_id = fixture_get_document (fixture->store, fixture->review_id);
  fixture->before = fixture_dump (fixture->store);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  fixture_assert_sound (fixture->store);
  g_assert_true (tl_store_close (fixture->store, NULL));
  g_object_unref (fixture->store);
  fixture_remove_folder (fixture->folder);
  g_free (fixture->review_id);
  g_free (fixture->document_id);
  g_free (fixture->before);
}

/* After a verb: it changed something, is called @label, and goes back and forth exactly. */
static void
assert_done (Fixture *fixture, const char *label)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *after = fixture_dump (fixture->store);
  g_autofree char *undo_label = tl_store_get_undo_label (fixture->store);
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
  redo_label = tl_store_get_redo_label (fixture->store);
  g_assert_cmpstr (redo_label, ==, label);
  redone_label = tl_store_redo (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (redone_label, ==, label);
  redone = fixture_dump (fixture->store);
  g_assert_cmpstr (redone, ==, after);
  g_free (fixture->before);
  fixture->before = g_steal_pointer (&after);
}

/* After a verb that failed: nothing changed, nothing to undo beyond what was. */
static void
assert_refused (Fixture *fixture, GError **error, int code)
{
  g_autofree char *after = fixture_dump (fixture->store);

  g_assert_error (*error, TL_ERROR, code);
  g_clear_error (error);
  g_assert_cmpstr (after, ==, fixture->before);
}

static guint
count_changes (Fixture *fixture)
{
  g_autoptr (GPtrArray) history = tl_store_load_history (fixture->store, 1000, NULL);

  return history->len;
}

static void
test_import (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlReview) review = NULL;
  g_autoptr (GBytes) original = NULL;
  g_autoptr (GArray) sizes = NULL;
  g_autoptr (GPtrArray) actions = NULL;
  g_autoptr (GPtrArray) recommendations = NULL;
  g_autofree char *second = fixture_add_review (fixture->store, 2);
  g_autofree char *document_id = fixture_get_document (fixture->store, second);
  TlRecommendation *recommendation;

  assert_done (fixture, "Import “report-2.pdf”");
  review = tl_store_load_review (fixture->store, second, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (tl_review_get_title (review), ==, "Review 2");
  g_assert_cmpstr (tl_review_get_borough (review), ==, "Amberley");
  g_assert_cmpuint (tl_review_get_year (review), ==, 2016);
  g_assert_cmpuint (tl_review_get_n_recommendations (review), ==, 1);
  g_assert_true (tl_review_get_is_fictional (review));
  original = tl_store_load_original (fixture->store, document_id, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (original, NULL), g_bytes_get_size (original), "file 2", 6);
  sizes = tl_store_load_page_sizes (fixture->store, document_id, &error);
  g_assert_cmpuint (sizes->len, ==, 2);
  g_assert_cmpfloat (g_array_index (sizes, TlPageSize, 1).height, ==, 841.9);
  actions = tl_store_load_actions (fixture->store, document_id, &error);
  g_assert_cmpuint (actions->len, ==, 1);
  g_assert_cmpuint (((TlDraftAction *) actions->pdata[0])->block, ==, 11);
  recommendations = tl_store_load_recommendations (fixture->store, second, &error);
  recommendation = recommendations->pdata[0];
  g_assert_cmpstr (tl_recommendation_get_addressees (recommendation)[1], ==, "AG77");
  g_assert_cmpstr (tl_recommendation_get_status (recommendation), ==, "A9");
  g_assert_cmpuint (tl_recommendation_get_start (recommendation), >, 0);
}

/* The text that is read is the text that was imported, with every box. */
static void
test_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) original = NULL;
  g_autoptr (TlDraft) draft = fixture_make_draft (1, &original);
  g_autoptr (TlDocumentText) text = tl_store_load_text (fixture->store, fixture->document_id, &error);
  GPtrArray *expected = ((TlDraftDocument *) draft->documents->pdata[0])->blocks;
  GPtrArray *blocks;

  g_assert_no_error (error);
  blocks = tl_document_text_get_blocks (text);
  g_assert_cmpuint (blocks->len, ==, expected->len);
  for (guint i = 0; i < blocks->len; i++)
    {
      const TlBlock *block = blocks->pdata[i], *other = expected->pdata[i];

      g_assert_cmpint (block->kind, ==, other->kind);
      g_assert_cmpuint (block->level, ==, other->level);
      g_assert_cmpuint (block->table, ==, other->table);
      g_assert_cmpuint (block->page, ==, other->page);
      g_assert_cmpstr (block->number, ==, other->number);
      g_assert_cmpstr (block->text, ==, other->text);
      g_assert_cmpmem (block->boxes->data, block->boxes->len * sizeof (TlWordBox), other->boxes->data,
                       other->boxes->len * sizeof (TlWordBox));
    }
  g_assert_null (tl_store_load_text (fixture->store, "none", &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_NOT_FOUND);
}

static void
test_import_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) original = NULL;
  g_autoptr (GBytes) other = g_bytes_new_static ("other", 5);
  g_autoptr (TlDraft) draft = fixture_make_draft (1, &original);
  g_autofree char *title = tl_store_find_duplicate (fixture->store, draft->sha256, &error);

  g_assert_cmpstr (title, ==, "Review 1");
  g_assert_null (tl_store_find_duplicate (fixture->store, "00", &error));
  g_assert_no_error (error);
  g_assert_null (tl_store_add_review (fixture->store, draft, original, NULL, &error));
  g_assert_nonnull (strstr (error->message, "“Review 1”"));
  assert_refused (fixture, &error, TL_ERROR_DUPLICATE);
  g_assert_null (tl_store_add_review (fixture->store, draft, other, NULL, &error));
  assert_refused (fixture, &error, TL_ERROR_INVALID);
}

/* A draft in our own format brings ids, facts in order, and findings. */
static void
test_import_with_findings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) original = NULL;
  g_autoptr (TlDraft) draft = fixture_make_draft (7, &original);
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *id = NULL;
  TlDraftFinding *item = tl_draft_finding_new ();
  TlFinding *finding;

  draft->review_id = g_strdup ("0d1f2a52-0000-4000-8000-2a7c41d8e601");
  item->id = g_strdup ("f1");
  item->type = g_strdup ("F02");
  item->coder = g_strdup ("Coder Two");
  item->created = g_strdup ("2020-02-03T04:05:06Z");
  g_strfreev (item->themes);
  item->themes = g_strdupv ((GStrv) themes);
  /* The place is wrong, the words are right. */
  g_ptr_array_add (item->spans, tl_span_new (0, 8, "information was not shared", NULL, NULL));
  g_ptr_array_add (draft->findings, item);
  id = tl_store_add_review (fixture->store, draft, original, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (id, ==, draft->review_id);
  assert_done (fixture, "Import “report-7.pdf”");
  findings = tl_store_load_findings (fixture->store, id, &error);
  g_assert_cmpuint (findings->len, ==, 1);
  finding = findings->pdata[0];
  g_assert_cmpstr (tl_finding_get_id (finding), ==, "f1");
  g_assert_cmpstr (tl_finding_get_coder (finding), ==, "Coder Two");
  g_assert_cmpstr (tl_finding_get_created (finding), ==, "2020-02-03T04:05:06Z");
  g_assert_cmpstr (tl_finding_get_quote (finding), ==, "information was not shared");
  g_assert_cmpstr (tl_finding_get_number (finding), ==, "1.2");
  g_assert_cmpuint (tl_finding_get_page (finding), ==, 1);

  g_free (((TlSpan *) item->spans->pdata[0])->quote);
  ((TlSpan *) item->spans->pdata[0])->quote = g_strdup ("words that nobody wrote");
  g_free (draft->review_id);
  draft->review_id = NULL;
  g_clear_pointer (&original, g_bytes_unref);
  original = g_bytes_new_static ("new", 3);
  g_free (draft->sha256);
  draft->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, original);
  g_assert_null (tl_store_add_review (fixture->store, draft, original, NULL, &error));
  assert_refused (fixture, &error, TL_ERROR_INVALID);
}

static void
test_second_document (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) original = NULL;
  g_autoptr (TlDraft) draft = fixture_make_draft (2, &original);
  g_autofree char *id
      = tl_store_add_review (fixture->store, draft, original, fixture->review_id, &error);
  g_autoptr (TlReview) review = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (id, ==, fixture->review_id);
  assert_done (fixture, "Import “report-2.pdf”");
  review = tl_store_load_review (fixture->store, id, &error);
  g_assert_cmpuint (tl_review_get_documents (review)->len, ==, 2);
  g_assert_cmpuint (tl_review_get_values (review)->len, ==, 2);
}

static void
test_review (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const char *const one[] = { "Amberley", NULL };
  const char *const two[] = { "adult family", "suicide", NULL };
  const char *const none[] = { NULL };
  g_autoptr (TlReview) review = NULL;
  TlCaseValue *value;

  g_assert_true (tl_store_rename_review (fixture->store, fixture->review_id, "  Anna \n", &error));
  assert_done (fixture, "Rename the review “Review 1” to “Anna”");
  g_assert_true (tl_store_set_review_status (fixture->store, fixture->review_id, "published", &error));
  assert_done (fixture, "Set the status of the review “Anna” to “published”");
  g_assert_true (tl_store_set_case_value (fixture->store, fixture->review_id, "borough", one, &error));
  assert_done (fixture, "Set “Borough” of the review “Anna” to “Amberley”");
  review = tl_store_load_review (fixture->store, fixture->review_id, &error);
  value = tl_review_get_values (review)->pdata[0];
  g_assert_cmpstr (value->quote, ==, "of Amberley");
  g_assert_true (value->is_confirmed);
  g_assert_true (tl_store_set_case_value (fixture->store, fixture->review_id, "category", two, &error));
  assert_done (fixture, "Set “Category” of the review “Anna” to “adult family; suicide”");
  g_assert_true (tl_store_set_case_value (fixture->store, fixture->review_id, "borough", none, &error));
  assert_done (fixture, "Clear “Borough” of the review “Anna”");
  g_assert_no_error (error);

  g_assert_false (tl_store_rename_review (fixture->store, fixture->review_id, " ", &error));
  assert_refused (fixture, &error, TL_ERROR_INVALID);
  g_assert_false (tl_store_set_review_status (fixture->store, fixture->review_id, "lost", &error));
  assert_refused (fixture, &error, TL_ERROR_INVALID);
  g_assert_false (tl_store_rename_review (fixture->store, "none", "Anna", &error));
  assert_refused (fixture, &error, TL_ERROR_NOT_FOUND);
}

static void
test_find_review (Fixture *fixture, gconstpointer data)
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
test_finding (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const char *const new_themes[] = { "T01.2", "T01.1", "T01.2", NULL };
  g_autoptr (TlFinding) finding
      = fixture_make_finding (fixture->store, fixture->review_id, "information was not shared between the agencies",
                              themes, agencies);
  g_autoptr (TlFinding) changed = NULL;
  g_autoptr (TlFinding) loaded = NULL;
  const TlSpan *span;

  g_assert_true (tl_store_add_finding (fixture->store, finding, &error));
  g_assert_no_error (error);
  assert_done (fixture, "Tag “information was not shared between the agencies” with T03.1, AG01");
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
  assert_done (fixture, "Change the finding “information was not shared between the agencies” to T01.1, T01.2, AG01");
  g_assert_true (tl_store_remove_finding (fixture->store, tl_finding_get_id (finding), &error));
  assert_done (fixture, "Remove the finding “information was not shared between the agencies”");
  g_assert_null (tl_store_load_finding (fixture->store, tl_finding_get_id (finding), &error));
  assert_refused (fixture, &error, TL_ERROR_NOT_FOUND);
  g_assert_false (tl_store_set_finding (fixture->store, changed, &error));
  assert_refused (fixture, &error, TL_ERROR_NOT_FOUND);
}

static void
test_findings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) loaded = NULL;
  const char *const unknown[] = { "T99", NULL };

  g_ptr_array_add (findings, fixture_make_finding (fixture->store, fixture->review_id, "the café owner", themes, NULL));
  g_ptr_array_add (findings, fixture_make_finding (fixture->store, fixture->review_id, "Nobody asked about abuse", NULL, agencies));
  g_assert_true (tl_store_add_findings (fixture->store, findings, &error));
  assert_done (fixture, "Tag 2 passages");
  loaded = tl_store_load_findings (fixture->store, NULL, &error);
  g_assert_cmpuint (loaded->len, ==, 2);
  g_assert_cmpstr (tl_finding_get_quote (loaded->pdata[0]), ==, "Nobody asked about abuse");

  /* The second of them is bad, so neither is there. */
  g_ptr_array_set_size (findings, 0);
  g_ptr_array_add (findings, fixture_make_finding (fixture->store, fixture->review_id, "Good practice", themes, NULL));
  g_ptr_array_add (findings, fixture_make_finding (fixture->store, fixture->review_id, "Good practice", unknown, NULL));
  g_assert_false (tl_store_add_findings (fixture->store, findings, &error));
  assert_refused (fixture, &error, TL_ERROR_INVALID);
}

static void
test_finding_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *spans = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_span_free);
  g_autoptr (TlFinding) wrong = NULL;
  g_autoptr (TlFinding) nowhere = NULL;

  g_ptr_array_add (spans, tl_span_new (10, 20, "not these", "", ""));
  wrong = tl_finding_new (NULL, fixture->review_id, fixture->document_id, g_ptr_array_ref (spans), "F02",
                          NULL, NULL, NULL, 0, NULL, NULL, NULL);
  g_assert_false (tl_store_add_finding (fixture->store, wrong, &error));
  assert_refused (fixture, &error, TL_ERROR_INVALID);
  nowhere = tl_finding_new (NULL, "none", fixture->document_id, spans, "F02", NULL, NULL, NULL, 0, NULL, NULL,
                            NULL);
  g_assert_false (tl_store_add_finding (fixture->store, nowhere, &error));
  assert_refused (fixture, &error, TL_ERROR_NOT_FOUND);
}

static void
test_codebook (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlCodebook) codebook = fixture_make_codebook ();
  g_autoptr (TlCodebook) loaded = tl_store_load_codebook (fixture->store, &error);
  g_autoptr (TlCode) code = tl_code_new (TL_CODE_THEME, "T03.3", "T03", "Meetings", NULL, NULL, NULL, FALSE);
  g_autoptr (TlCode) misplaced = tl_code_new (TL_CODE_THEME, "T03.4", "T03.1", "Too deep", NULL, NULL, NULL, FALSE);
  g_autoptr (TlFinding) finding = fixture_make_finding (fixture->store, fixture->review_id, "Good practice", themes, agencies);
  guint n_changed = 99;

  for (guint kind = 0; kind < TL_N_CODE_KINDS; kind++)
    {
      GPtrArray *one = tl_codebook_get (codebook, kind), *two = tl_codebook_get (loaded, kind);

      g_assert_cmpuint (one->len, ==, two->len);
      for (guint i = 0; i < one->len; i++)
        {
          g_assert_cmpstr (tl_code_get_label (one->pdata[i]), ==, tl_code_get_label (two->pdata[i]));
          g_assert_cmpstr (tl_code_get_fact (one->pdata[i], "home-office"), ==,
                           tl_code_get_fact (two->pdata[i], "home-office"));
        }
    }
  g_assert_cmpstr (tl_code_get_fact (tl_codebook_lookup (loaded, TL_CODE_THEME, "T03"), "colour"), ==, "ochre");

  g_assert_true (tl_store_merge_codebook (fixture->store, codebook, &n_changed, &error));
  g_assert_cmpuint (n_changed, ==, 0);
  tl_codebook_add (codebook, code);
  g_assert_true (tl_store_merge_codebook (fixture->store, codebook, &n_changed, &error));
  g_assert_cmpuint (n_changed, ==, 1);
  assert_done (fixture, "Merge a codebook: 1 entry changed");
  g_assert_true (tl_store_remove_code (fixture->store, TL_CODE_THEME, "T03.3", &error));
  assert_done (fixture, "Remove “T03.3 Meetings” from the codebook");
  g_assert_true (tl_store_set_code (fixture->store, code, &error));
  assert_done (fixture, "Set “T03.3 Meetings” in the codebook");
  g_assert_no_error (error);

  g_assert_false (tl_store_set_code (fixture->store, misplaced, &error));
  assert_refused (fixture, &error, TL_ERROR_INVALID);
  g_assert_false (tl_store_remove_code (fixture->store, TL_CODE_THEME, "T03", &error));
  assert_refused (fixture, &error, TL_ERROR_INVALID);
  g_assert_false (tl_store_remove_code (fixture->store, TL_CODE_THEME, "T77", &error));
  assert_refused (fixture, &error, TL_ERROR_NOT_FOUND);
  g_assert_true (tl_store_add_finding (fixture->store, finding, &error));
  assert_done (fixture, "Tag “Good practice” with T03.1, AG01");
  g_assert_false (tl_store_remove_code (fixture->store, TL_CODE_THEME, "T03.1", &error));
  assert_refused (fixture, &error, TL_ERROR_INVALID);
  g_assert_false (tl_store_remove_code (fixture->store, TL_CODE_AGENCY, "AG01", &error));
  assert_refused (fixture, &error, TL_ERROR_INVALID);
  g_assert_false (tl_store_remove_code (fixture->store, TL_CODE_FINDING_TYPE, "F02", &error));
  assert_refused (fixture, &error, TL_ERROR_INVALID);
}

static void
test_lesson (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlFinding) finding = fixture_make_finding (fixture->store, fixture->review_id, "Good practice", themes, NULL);
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
  assert_done (fixture, "Set the lesson “Ask, and ask again.”");
  g_assert_true (tl_store_set_lesson (fixture->store, changed, &error));
  assert_done (fixture, "Set the lesson “Ask.”");
  lessons = tl_store_load_lessons (fixture->store, &error);
  g_assert_cmpuint (lessons->len, ==, 1);
  g_assert_null (tl_lesson_get_theme_id (lessons->pdata[0]));
  g_assert_cmpstr (tl_lesson_get_finding_ids (lessons->pdata[0])[0], ==, ids[0]);

  /* A finding takes its place in lessons with it, and brings it back. */
  g_assert_true (tl_store_remove_finding (fixture->store, ids[0], &error));
  assert_done (fixture, "Remove the finding “Good practice”");
  g_assert_true (tl_store_remove_lesson (fixture->store, tl_lesson_get_id (lesson), &error));
  assert_done (fixture, "Remove the lesson “Ask.”");
  g_assert_false (tl_store_set_lesson (fixture->store, wrong, &error));
  assert_refused (fixture, &error, TL_ERROR_NOT_FOUND);
}

static const char *
get_status (Fixture *fixture, GPtrArray **recommendations)
{
  g_clear_pointer (recommendations, g_ptr_array_unref);
  *recommendations = tl_store_load_recommendations (fixture->store, fixture->review_id, NULL);
  return tl_recommendation_get_status ((*recommendations)->pdata[0]);
}

static void
test_status (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) recommendations = NULL;
  g_autofree char *id = NULL;

  g_assert_cmpstr (get_status (fixture, &recommendations), ==, "A9");
  id = g_strdup (tl_recommendation_get_id (recommendations->pdata[0]));
  g_assert_true (tl_store_add_status (fixture->store, id, "AG02", "A1", "2020-03", "Done", &error));
  assert_done (fixture, "Note status A1 of AG02 for “The housing office should review how it closes…”");
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
  assert_refused (fixture, &error, TL_ERROR_INVALID);
  g_assert_false (tl_store_add_status (fixture->store, id, "AG02", "A1", "soon", NULL, &error));
  assert_refused (fixture, &error, TL_ERROR_INVALID);
  g_assert_false (tl_store_add_status (fixture->store, "none", "AG02", "A1", NULL, NULL, &error));
  assert_refused (fixture, &error, TL_ERROR_NOT_FOUND);
}

static void
test_setting (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;

  g_assert_null (tl_store_get_setting (fixture->store, "overview", &error));
  g_assert_no_error (error);
  g_assert_true (tl_store_set_setting (fixture->store, "overview", "{'title': <'Lessons'>}", &error));
  assert_done (fixture, "Change the setting “overview”");
  value = tl_store_get_setting (fixture->store, "overview", &error);
  g_assert_cmpstr (value, ==, "{'title': <'Lessons'>}");
  g_assert_true (tl_store_set_setting (fixture->store, "overview", NULL, &error));
  assert_done (fixture, "Change the setting “overview”");
}

/* A review goes with everything that is its own, file included, and comes back so. */
static void
test_remove_review (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlFinding) finding = fixture_make_finding (fixture->store, fixture->review_id, "Good practice", themes, agencies);
  g_autoptr (GBytes) original = NULL;
  g_autofree char *label = NULL;

  g_assert_true (tl_store_add_finding (fixture->store, finding, &error));
  g_free (fixture->before);
  fixture->before = fixture_dump (fixture->store);
  g_assert_true (tl_store_remove_review (fixture->store, fixture->review_id, &error));
  g_assert_no_error (error);
  assert_done (fixture, "Remove the review “Review 1”");
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

/* What changes nothing leaves no entry, and keeps what can be redone. */
static void
test_nothing (Fixture *fixture, gconstpointer data)
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
  redo_label = tl_store_get_redo_label (fixture->store);
  g_assert_cmpstr (redo_label, ==, undone);
  g_assert_true (tl_store_rename_review (fixture->store, fixture->review_id, "Berta", &error));
  g_assert_cmpuint (count_changes (fixture), ==, 2);
  dropped = tl_store_get_redo_label (fixture->store);
  g_assert_null (dropped);
  g_assert_null (tl_store_redo (fixture->store, &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_NOTHING_TO_DO);
}

static void
test_history (Fixture *fixture, gconstpointer data)
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
test_snapshot (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlFinding) finding = fixture_make_finding (fixture->store, fixture->review_id, "Good practice", themes, NULL);
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

#define ADD(name, function) g_test_add ("/store/verbs/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("import", test_import);
  ADD ("text", test_text);
  ADD ("import-refused", test_import_refused);
  ADD ("import-with-findings", test_import_with_findings);
  ADD ("second-document", test_second_document);
  ADD ("review", test_review);
  ADD ("find-review", test_find_review);
  ADD ("finding", test_finding);
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
