/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import of a draft: what is in the library then, and what is refused. */
#include "config.h"

#include "verb-fixture.h"

#include "tl-error.h"

#include <string.h>

static const char *const themes[] = { "T03.1", NULL };

static void
test_import (VerbFixture *fixture, gconstpointer data)
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

  verb_fixture_assert_done (fixture, "Import “report-2.pdf”");
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
  g_assert_cmpint (((TlDraftAction *) actions->pdata[0])->recommendation, ==, 0);
  recommendations = tl_store_load_recommendations (fixture->store, second, &error);
  recommendation = recommendations->pdata[0];
  g_assert_cmpstr (tl_recommendation_get_addressees (recommendation)[1], ==, "AG77");
  g_assert_cmpstr (tl_recommendation_get_status (recommendation), ==, "A9");
  g_assert_cmpuint (tl_recommendation_get_start (recommendation), >, 0);
}

/* The text that is read is the text that was imported, with every box. */
static void
test_text (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) original = NULL;
  g_autoptr (TlDraft) draft = fixture_make_draft (1, &original);
  g_autoptr (TlDocumentText) text =
      tl_store_load_text (fixture->store, fixture->document_id, &error);
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
      g_assert_cmpmem (block->boxes->data, block->boxes->len * sizeof (TlWordBox),
                       other->boxes->data, other->boxes->len * sizeof (TlWordBox));
    }
  g_assert_cmpuint (tl_document_text_get_doubts (text)->len, ==, 1);
  g_assert_cmpuint (g_array_index (tl_document_text_get_doubts (text), TlDoubt, 0).block, ==, 2);
  g_assert_cmpuint (g_array_index (tl_document_text_get_doubts (text), TlDoubt, 0).length, ==, 5);
  g_assert_cmpint (tl_document_text_get_confidence (text, 2), ==, 71);
  g_assert_cmpint (tl_document_text_get_confidence (text, 1), ==, -1);
  g_assert_null (tl_store_load_text (fixture->store, "none", &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_NOT_FOUND);
}

static void
test_import_refused (VerbFixture *fixture, gconstpointer data)
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
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_DUPLICATE);
  g_assert_null (tl_store_add_review (fixture->store, draft, other, NULL, &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_INVALID);
}

/* A draft in our own format brings ids, facts in order, and findings. */
static void
test_import_with_findings (VerbFixture *fixture, gconstpointer data)
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
  verb_fixture_assert_done (fixture, "Import “report-7.pdf”");
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
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_INVALID);
}

static void
test_second_document (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) original = NULL;
  g_autoptr (TlDraft) draft = fixture_make_draft (2, &original);
  g_autofree char *id =
      tl_store_add_review (fixture->store, draft, original, fixture->review_id, &error);
  g_autoptr (TlReview) review = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (id, ==, fixture->review_id);
  verb_fixture_assert_done (fixture, "Import “report-2.pdf”");
  review = tl_store_load_review (fixture->store, id, &error);
  g_assert_cmpuint (tl_review_get_documents (review)->len, ==, 2);
  g_assert_cmpuint (tl_review_get_values (review)->len, ==, 2);
}

/* What one document does not state, the next may; what a document states stands, whatever the next
 * says. */
static void
test_stated_later (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) original = NULL, other = NULL;
  g_autoptr (TlDraft) first = fixture_make_draft (2, &original);
  g_autoptr (TlDraft) second = fixture_make_draft (3, &other);
  g_autoptr (TlReview) review = NULL;
  g_autofree char *id = NULL;
  g_autofree char *again = NULL;

  g_ptr_array_add (first->guesses, tl_guess_new ("victim_sex", "Not stated", NULL, 0));
  g_ptr_array_add (first->guesses, tl_guess_new ("court_verdict", "Murder", "of murder", 1));
  g_ptr_array_add (second->guesses, tl_guess_new ("victim_sex", "Female", "a woman", 1));
  g_ptr_array_add (second->guesses, tl_guess_new ("court_verdict", "Not stated", NULL, 0));
  id = tl_store_add_review (fixture->store, first, original, NULL, &error);
  g_assert_no_error (error);
  again = tl_store_add_review (fixture->store, second, other, id, &error);
  g_assert_no_error (error);
  review = tl_store_load_review (fixture->store, id, &error);
  g_assert_cmpstr (tl_review_get_value (review, "victim_sex"), ==, "Female");
  g_assert_cmpstr (tl_review_get_value (review, "court_verdict"), ==, "Murder");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/store/import/" name, VerbFixture, NULL, verb_fixture_set_up, function,             \
              verb_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("import", test_import);
  ADD ("text", test_text);
  ADD ("import-refused", test_import_refused);
  ADD ("import-with-findings", test_import_with_findings);
  ADD ("second-document", test_second_document);
  ADD ("stated-later", test_stated_later);
  return g_test_run ();
}
