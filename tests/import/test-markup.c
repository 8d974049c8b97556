/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents that tell their own structure, put together block by block. */
#include "config.h"

#include "tl-error.h"
#include "tl-markup.h"

static TlDraft *
finish (TlMarkup *markup)
{
  TlDraft *draft = tl_draft_new ();
  g_autoptr (GError) error = NULL;

  draft->file_name = g_strdup ("x.html");
  g_assert_true (tl_markup_finish (markup, draft, NULL, &error));
  g_assert_no_error (error);
  return draft;
}

static void
assert_block (const TlDraft *draft, guint i, TlBlockKind kind, const char *number, const char *text)
{
  const TlDraftDocument *document = draft->documents->pdata[0];
  const TlBlock *block;

  g_assert_cmpuint (i, <, document->blocks->len);
  block = document->blocks->pdata[i];
  g_assert_cmpstr (tl_block_kind_to_string (block->kind), ==, tl_block_kind_to_string (kind));
  g_assert_cmpstr (block->number, ==, number);
  g_assert_cmpstr (block->text, ==, text);
  g_assert_cmpuint (block->n_chars, ==, (guint) g_utf8_strlen (text, -1));
}

static void
test_typed_numbers (void)
{
  g_autoptr (TlMarkup) markup = tl_markup_new ();
  g_autoptr (TlDraft) draft = NULL;

  tl_markup_add_heading (markup, 1, NULL, "1. Introduction");
  tl_markup_add_paragraph (markup, NULL, "1.1 The panel met in May.");
  tl_markup_add_paragraph (markup, NULL, "1.2\tIt met again in June.");
  tl_markup_add_paragraph (markup, NULL, "(a) first, the police;");
  tl_markup_add_paragraph (markup, NULL, "(b) then the surgery.");
  tl_markup_add_heading (markup, 1, NULL, "2 What happened");
  tl_markup_add_paragraph (markup, NULL, "2019 was a hard year.");
  tl_markup_add_paragraph (markup, "2.1", "3.4 million pounds were spent.");
  tl_markup_add_heading (markup, 1, NULL, "3 Findings");
  draft = finish (markup);
  assert_block (draft, 0, TL_BLOCK_HEADING, "1", "Introduction");
  assert_block (draft, 1, TL_BLOCK_PARAGRAPH, "1.1", "The panel met in May.");
  assert_block (draft, 2, TL_BLOCK_PARAGRAPH, "1.2", "It met again in June.");
  assert_block (draft, 3, TL_BLOCK_ITEM, "(a)", "first, the police;");
  assert_block (draft, 4, TL_BLOCK_ITEM, "(b)", "then the surgery.");
  assert_block (draft, 5, TL_BLOCK_HEADING, "2", "What happened");
  assert_block (draft, 6, TL_BLOCK_PARAGRAPH, NULL, "2019 was a hard year.");
  assert_block (draft, 7, TL_BLOCK_PARAGRAPH, "2.1", "3.4 million pounds were spent.");
  assert_block (draft, 8, TL_BLOCK_HEADING, "3", "Findings");
}

static void
test_typed_recommendations (void)
{
  g_autoptr (TlMarkup) markup = tl_markup_new ();
  g_autoptr (TlDraft) draft = NULL;
  const TlDraftDocument *document;

  tl_markup_add_heading (markup, 2, NULL, "What should change");
  tl_markup_add_paragraph (markup, NULL, "Recommendation 1: The surgery should ask.");
  tl_markup_add_paragraph (markup, NULL, "Recommendation 2");
  tl_markup_add_paragraph (markup, NULL, "The council should write to tenants.");
  tl_markup_add_heading (markup, 3, NULL, "Recommendation 3: Training");
  tl_markup_add_paragraph (markup, NULL, "The force should train its call takers.");
  draft = finish (markup);
  document = draft->documents->pdata[0];
  assert_block (draft, 1, TL_BLOCK_RECOMMENDATION, "1", "The surgery should ask.");
  assert_block (draft, 2, TL_BLOCK_RECOMMENDATION, "2", "The council should write to tenants.");
  assert_block (draft, 3, TL_BLOCK_HEADING, NULL, "Recommendation 3: Training");
  g_assert_cmpuint (document->recommendations->len, ==, 3);
  g_assert_cmpstr (((TlDraftRecommendation *) document->recommendations->pdata[2])->number, ==,
                   "3");
}

static void
test_lone_numbers (void)
{
  g_autoptr (TlMarkup) markup = tl_markup_new ();
  g_autoptr (TlDraft) draft = NULL;

  tl_markup_add_paragraph (markup, NULL, "7 calls were made that night.");
  tl_markup_add_paragraph (markup, NULL, "A. Baker lived next door.");
  tl_markup_add_paragraph (markup, NULL, "Action 1");
  draft = finish (markup);
  assert_block (draft, 0, TL_BLOCK_PARAGRAPH, NULL, "7 calls were made that night.");
  assert_block (draft, 1, TL_BLOCK_PARAGRAPH, NULL, "A. Baker lived next door.");
  assert_block (draft, 2, TL_BLOCK_PARAGRAPH, NULL, "Action 1");
}

static void
test_empty (void)
{
  g_autoptr (TlMarkup) markup = tl_markup_new ();
  g_autoptr (TlDraft) draft = tl_draft_new ();
  g_autoptr (GError) error = NULL;

  tl_markup_add_furniture (markup, "Official");
  tl_markup_add_paragraph (markup, NULL, " \n ");
  g_assert_false (tl_markup_finish (markup, draft, NULL, &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_EMPTY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/markup/typed-numbers", test_typed_numbers);
  g_test_add_func ("/import/markup/typed-recommendations", test_typed_recommendations);
  g_test_add_func ("/import/markup/lone-numbers", test_lone_numbers);
  g_test_add_func ("/import/markup/empty", test_empty);
  return g_test_run ();
}
