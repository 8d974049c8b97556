/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another version of a document: what moves to it, what stays, and how it is recognised. */
#include "config.h"

#include "verb-fixture.h"

#include "tl-error.h"

#include <string.h>

static const char *const themes[] = { "T03.1", NULL };
static const char *const none[] = { NULL };

static TlBlock *
get_block (TlDraft *draft, guint i)
{
  return ((TlDraftDocument *) draft->documents->pdata[0])->blocks->pdata[i];
}

static void
set_text (TlBlock *block, const char *text)
{
  g_free (block->text);
  block->text = g_strdup (text);
  block->n_chars = (guint) g_utf8_strlen (text, -1);
  g_array_set_size (block->boxes, 0);
}

/* The text of report 1 in another file: a paragraph more at its head, one worded anew. */
static TlDraft *
make_version (GBytes **original)
{
  g_autoptr (GBytes) old = NULL;
  TlDraft *draft = fixture_make_draft (1, &old);
  TlDraftDocument *document = draft->documents->pdata[0];

  *original = g_bytes_new_static ("file 1, second version", 22);
  g_free (draft->sha256);
  draft->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, *original);
  g_free (draft->file_name);
  draft->file_name = g_strdup ("report-1-final.pdf");
  g_ptr_array_insert (document->blocks, 2,
                      tl_block_new (TL_BLOCK_PARAGRAPH, 0, "1.0", "A preface was added.", 1));
  ((TlDraftRecommendation *) document->recommendations->pdata[0])->block++;
  ((TlDraftAction *) document->actions->pdata[0])->block++;
  return draft;
}

static void
add_finding (VerbFixture *fixture, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlFinding) finding =
      fixture_make_finding (fixture->store, fixture->review_id, words, themes, none);

  g_assert_true (tl_store_add_finding (fixture->store, finding, &error));
  g_assert_no_error (error);
}

static void
add_status (VerbFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) recommendations =
      tl_store_load_recommendations (fixture->store, fixture->review_id, &error);

  g_assert_true (tl_store_add_status (fixture->store,
                                      tl_recommendation_get_id (recommendations->pdata[0]), "AG02",
                                      "A1", "2020-01", NULL, &error));
  g_assert_no_error (error);
}

static void
note_state (VerbFixture *fixture)
{
  g_free (fixture->before);
  fixture->before = fixture_dump (fixture->store);
}

static void
test_all_move (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) original = NULL;
  g_autoptr (TlDraft) draft = make_version (&original);
  g_autoptr (GPtrArray) unplaced = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) recommendations = NULL;
  g_autoptr (TlReview) review = NULL;
  TlDocument *document;
  TlFinding *finding;

  add_finding (fixture, "information was not shared");
  add_status (fixture);
  note_state (fixture);
  g_assert_true (tl_store_replace_text (fixture->store, draft, original,
                                        (const char *[]){ fixture->document_id }, &unplaced,
                                        &error));
  g_assert_no_error (error);
  g_assert_cmpuint (unplaced->len, ==, 0);
  verb_fixture_assert_done (fixture, "Take “report-1-final.pdf” as the new version");
  review = tl_store_load_review (fixture->store, fixture->review_id, &error);
  g_assert_cmpuint (tl_review_get_documents (review)->len, ==, 1);
  document = tl_review_get_documents (review)->pdata[0];
  g_assert_cmpstr (tl_document_get_id (document), !=, fixture->document_id);
  findings = tl_store_load_findings (fixture->store, fixture->review_id, &error);
  g_assert_cmpuint (findings->len, ==, 1);
  finding = findings->pdata[0];
  g_assert_cmpstr (tl_finding_get_document_id (finding), ==, tl_document_get_id (document));
  g_assert_cmpstr (tl_finding_get_quote (finding), ==, "information was not shared");
  g_assert_cmpstr (tl_finding_get_coder (finding), ==, "Coder One");
  recommendations = tl_store_load_recommendations (fixture->store, fixture->review_id, &error);
  g_assert_cmpuint (recommendations->len, ==, 1);
  g_assert_cmpstr (tl_recommendation_get_status (recommendations->pdata[0]), ==, "A1");
}

/* What was answered to a suggestion is not asked again in a new version. */
static void
test_answers_move (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) original = NULL;
  g_autoptr (TlDraft) draft = make_version (&original);
  g_autoptr (TlFinding) finding = fixture_make_finding (fixture->store, fixture->review_id,
                                                        "information was not shared", themes, none);
  g_autoptr (TlSuggestionAnswer) answer =
      tl_suggestion_answer_new (fixture->document_id, tl_finding_get_start (finding),
                                tl_finding_get_end (finding), "T03.1", TL_ANSWER_REJECTED);
  g_autoptr (GPtrArray) answers = NULL;
  g_autoptr (TlDocumentText) text = NULL;
  g_autoptr (TlSpan) span = NULL;
  const TlSuggestionAnswer *moved;

  g_assert_true (tl_store_answer_suggestion (fixture->store, answer, NULL, &error));
  note_state (fixture);
  g_assert_true (tl_store_replace_text (fixture->store, draft, original,
                                        (const char *[]){ fixture->document_id }, NULL, &error));
  g_assert_no_error (error);
  verb_fixture_assert_done (fixture, "Take “report-1-final.pdf” as the new version");
  answers = tl_store_load_answers (fixture->store, NULL, &error);
  g_assert_cmpuint (answers->len, ==, 1);
  moved = answers->pdata[0];
  g_assert_cmpstr (moved->document_id, !=, fixture->document_id);
  g_assert_cmpint (moved->answer, ==, TL_ANSWER_REJECTED);
  text = tl_store_load_text (fixture->store, moved->document_id, &error);
  span = tl_document_text_make_span (text, moved->start, moved->end);
  g_assert_cmpstr (span->quote, ==, "information was not shared");
}

/* Words that are gone keep their finding on the earlier version, and are told. */
static void
test_some_stay (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) original = NULL;
  g_autoptr (TlDraft) draft = make_version (&original);
  g_autoptr (GPtrArray) unplaced = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (TlReview) review = NULL;
  g_autofree char *gone = g_strdup (get_block (draft, 4)->text);
  TlDocument *earlier;

  add_finding (fixture, "information was not shared");
  add_finding (fixture, gone);
  note_state (fixture);
  set_text (get_block (draft, 4), "This paragraph was worded anew.");
  g_assert_true (tl_store_replace_text (fixture->store, draft, original,
                                        (const char *[]){ fixture->document_id }, &unplaced,
                                        &error));
  g_assert_no_error (error);
  g_assert_cmpuint (unplaced->len, ==, 1);
  g_assert_cmpstr (tl_finding_get_quote (unplaced->pdata[0]), ==, gone);
  verb_fixture_assert_done (fixture, "Take “report-1-final.pdf” as the new version");
  review = tl_store_load_review (fixture->store, fixture->review_id, &error);
  g_assert_cmpuint (tl_review_get_documents (review)->len, ==, 2);
  earlier = tl_review_get_documents (review)->pdata[1];
  g_assert_cmpstr (tl_document_get_id (earlier), ==, fixture->document_id);
  g_assert_true (g_str_has_prefix (tl_document_get_title (earlier), "Earlier version"));
  g_assert_cmpuint (tl_review_get_n_recommendations (review), ==, 1);
  findings = tl_store_load_findings (fixture->store, fixture->review_id, &error);
  g_assert_cmpuint (findings->len, ==, 2);
}

static void
test_refused (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) original = NULL;
  g_autoptr (GBytes) same = NULL;
  g_autoptr (TlDraft) draft = make_version (&original);
  g_autoptr (TlDraft) old = fixture_make_draft (1, &same);

  g_assert_false (tl_store_replace_text (fixture->store, draft, original,
                                         (const char *[]){ "none" }, NULL, &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_NOT_FOUND);
  g_assert_false (tl_store_replace_text (fixture->store, old, same,
                                         (const char *[]){ fixture->document_id }, NULL, &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_DUPLICATE);
}

static void
test_recognised (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) original = NULL;
  g_autoptr (TlDraft) draft = make_version (&original);
  g_autoptr (TlDraft) strange = make_version (&original);
  g_autoptr (TlDocumentText) text = NULL;
  g_autoptr (TlDocumentText) other = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) nothing = NULL;
  TlDraftDocument *document = strange->documents->pdata[0];

  text = tl_document_text_new (
      g_ptr_array_ref (((TlDraftDocument *) draft->documents->pdata[0])->blocks));
  found = tl_store_find_texts_like (fixture->store, text, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (found->pdata[0], ==, fixture->document_id);
  for (guint i = 0; i < document->blocks->len; i++)
    set_text (document->blocks->pdata[i],
              "Nothing of what stands here occurs in any other report that this library holds, and "
              "it is long enough to be looked for.");
  other = tl_document_text_new (g_ptr_array_ref (document->blocks));
  nothing = tl_store_find_texts_like (fixture->store, other, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (nothing->len, ==, 0);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/store/versions/" name, VerbFixture, NULL, verb_fixture_set_up, function,           \
              verb_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("all-move", test_all_move);
  ADD ("answers-move", test_answers_move);
  ADD ("some-stay", test_some_stay);
  ADD ("refused", test_refused);
  ADD ("recognised", test_recognised);
  return g_test_run ();
}
