/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A draft goes through a variant unchanged; a variant that breaks a rule is refused. */
#include "config.h"

#include "tl-draft.h"

#include "tl-error.h"

#include <string.h>

static TlDraftDocument *
make_document (void)
{
  static const char *const addressees[] = { "AG01", "AG02", NULL };
  TlDraftDocument *document = tl_draft_document_new ();
  TlDraftRecommendation *recommendation = tl_draft_recommendation_new ();
  TlDraftAction *action = tl_draft_action_new ();
  const TlPageSize size = { 595.28, 841.89 };
  const TlWordBox box = { 4, 5, 1, 100, 200, 300, 320 };
  const TlScannedPage scanned = { 1, 87 };
  const TlDoubt doubts[] = { { 1, 4, 4, 41 }, { 2, 4, 3, 0 } };
  TlBlock *block = tl_block_new (TL_BLOCK_PARAGRAPH, 0, "5.14", "Ælf said — لم يسألها أحد", 1);
  TlBlock *row = tl_block_new (TL_BLOCK_TABLE_ROW, 0, NULL, "one\ttwo", 1);

  document->kind = TL_DOCUMENT_ACTION_PLAN;
  document->title = g_strdup ("Title");
  g_array_append_val (document->page_sizes, size);
  g_array_append_val (block->boxes, box);
  row->table = 1;
  row->is_header = TRUE;
  g_ptr_array_add (document->blocks, tl_block_new (TL_BLOCK_HEADING, 2, "5", "Analysis", 1));
  g_ptr_array_add (document->blocks, block);
  g_ptr_array_add (document->blocks, row);
  recommendation->block = 1;
  recommendation->text = g_strdup ("The service should review it.");
  recommendation->page = 1;
  g_strfreev (recommendation->addressees);
  recommendation->addressees = g_strdupv ((GStrv) addressees);
  recommendation->level = g_strdup ("L1");
  recommendation->in_action_plan = TRUE;
  g_ptr_array_add (document->recommendations, recommendation);
  action->block = 2;
  action->text = g_strdup ("Review it");
  action->outcome = g_strdup ("Done\nin May");
  action->recommendation = 0;
  g_ptr_array_add (document->actions, action);
  g_array_append_val (document->scanned, scanned);
  g_array_append_vals (document->doubts, doubts, G_N_ELEMENTS (doubts));
  return document;
}

static TlDraft *
make_draft (void)
{
  TlDraft *draft = tl_draft_new ();
  TlDraftFinding *finding = tl_draft_finding_new ();

  draft->file_name = g_strdup ("report.pdf");
  draft->sha256 = g_strnfill (64, 'a');
  draft->format = g_strdup ("review-xml");
  draft->review_id = g_strdup ("5b0c9a52-6d1f-4f0e-9f5e-2a7c41d8e601");
  draft->title = g_strdup ("Daniela");
  draft->status = g_strdup ("published");
  draft->is_fictional = TRUE;
  g_ptr_array_add (draft->guesses, tl_guess_new ("borough", "Amberley", NULL, 0));
  g_ptr_array_add (draft->documents, make_document ());
  finding->type = g_strdup ("F02");
  finding->note = g_strdup ("A note");
  g_ptr_array_add (finding->spans, tl_span_new (2, 30, "words", NULL, NULL));
  g_ptr_array_add (draft->findings, finding);
  g_ptr_array_add (draft->warnings, g_strdup ("Page 2 has no text."));
  g_ptr_array_add (draft->properties, tl_draft_property_new ("author", "R. Clerk"));
  return draft;
}

/* Through bytes, as between processes. */
static TlDraft *
pass (const TlDraft *draft, GError **error)
{
  g_autoptr (GVariant) sent = g_variant_ref_sink (tl_draft_to_variant (draft));
  g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (sent);
  g_autoptr (GVariant) received = g_variant_ref_sink (
      g_variant_new_from_bytes (G_VARIANT_TYPE (TL_DRAFT_VARIANT_TYPE), bytes, FALSE));

  return tl_draft_from_variant (received, error);
}

static void
test_round_trip (void)
{
  g_autoptr (TlDraft) draft = make_draft ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDraft) copy = pass (draft, &error);
  g_autoptr (GVariant) one = g_variant_ref_sink (tl_draft_to_variant (draft));
  g_autoptr (GVariant) two = NULL;
  const TlDraftDocument *document;
  const TlBlock *block;

  g_assert_no_error (error);
  two = g_variant_ref_sink (tl_draft_to_variant (copy));
  g_assert_true (g_variant_equal (one, two));
  document = copy->documents->pdata[0];
  block = document->blocks->pdata[1];
  g_assert_cmpint (document->kind, ==, TL_DOCUMENT_ACTION_PLAN);
  g_assert_null (document->file_name);
  g_assert_cmpuint (block->boxes->len, ==, 1);
  g_assert_cmpuint (g_array_index (block->boxes, TlWordBox, 0).y2, ==, 320);
  g_assert_cmpuint (((TlBlock *) document->blocks->pdata[2])->table, ==, 1);
  g_assert_cmpstr (((TlDraftRecommendation *) document->recommendations->pdata[0])->addressees[1],
                   ==, "AG02");
  g_assert_cmpuint (document->scanned->len, ==, 1);
  g_assert_cmpuint (g_array_index (document->scanned, TlScannedPage, 0).confidence, ==, 87);
  g_assert_cmpuint (document->doubts->len, ==, 2);
  g_assert_cmpuint (g_array_index (document->doubts, TlDoubt, 1).block, ==, 2);
  g_assert_cmpuint (g_array_index (document->doubts, TlDoubt, 1).length, ==, 3);
  g_assert_cmpstr (tl_draft_get_guess (copy, "borough")->value, ==, "Amberley");
  g_assert_cmpstr (((TlDraftProperty *) copy->properties->pdata[0])->name, ==, "author");
  g_assert_cmpstr (((TlDraftProperty *) copy->properties->pdata[0])->value, ==, "R. Clerk");
  g_assert_null (tl_draft_get_guess (copy, "csp"));
}

static TlDraftDocument *
get_document (TlDraft *draft)
{
  return draft->documents->pdata[0];
}

static TlBlock *
get_block (TlDraft *draft, guint index)
{
  return get_document (draft)->blocks->pdata[index];
}

static TlWordBox *
get_box (TlDraft *draft)
{
  return &g_array_index (get_block (draft, 1)->boxes, TlWordBox, 0);
}

static void
replace (char **text, const char *with)
{
  g_free (*text);
  *text = g_strdup (with);
}

static void
spoil_hash (TlDraft *draft)
{
  draft->sha256[3] = 'A';
}
static void
spoil_hash_length (TlDraft *draft)
{
  draft->sha256[63] = '\0';
}
static void
spoil_file_name (TlDraft *draft)
{
  replace (&draft->file_name, "../report.pdf");
}
static void
spoil_status (TlDraft *draft)
{
  replace (&draft->status, "lost");
}
static void
spoil_review_id (TlDraft *draft)
{
  replace (&draft->review_id, "a b");
}
static void
spoil_title (TlDraft *draft)
{
  replace (&draft->title, "two\nlines");
}
static void
spoil_documents (TlDraft *draft)
{
  g_ptr_array_set_size (draft->documents, 0);
}
static void
spoil_kind (TlDraft *draft)
{
  get_document (draft)->kind = 99;
}
static void
spoil_block_kind (TlDraft *draft)
{
  get_block (draft, 1)->kind = TL_N_BLOCK_KINDS;
}
static void
spoil_level (TlDraft *draft)
{
  get_block (draft, 0)->level = 7;
}
static void
spoil_no_level (TlDraft *draft)
{
  get_block (draft, 0)->level = 0;
}
static void
spoil_paragraph_level (TlDraft *draft)
{
  get_block (draft, 1)->level = 1;
}
static void
spoil_page (TlDraft *draft)
{
  get_block (draft, 1)->page = 2;
}
static void
spoil_table (TlDraft *draft)
{
  get_block (draft, 1)->table = 1;
}
static void
spoil_text (TlDraft *draft)
{
  replace (&get_block (draft, 1)->text, "a line\nfeed");
}
static void
spoil_control (TlDraft *draft)
{
  replace (&get_block (draft, 1)->text, "a bell\007 here it is");
}
static void
spoil_tab (TlDraft *draft)
{
  replace (&get_block (draft, 1)->text, "a tab\there, and more");
}
static void
spoil_box_end (TlDraft *draft)
{
  get_box (draft)->length = 100;
}
static void
spoil_box_empty (TlDraft *draft)
{
  get_box (draft)->length = 0;
}
static void
spoil_box_page (TlDraft *draft)
{
  get_box (draft)->page = 2;
}
static void
spoil_box_no_page (TlDraft *draft)
{
  get_box (draft)->page = 0;
}
static void
spoil_box_sides (TlDraft *draft)
{
  get_box (draft)->x1 = 400;
}

static void
spoil_box_order (TlDraft *draft)
{
  const TlWordBox box = { 0, 2, 1, 0, 0, 1, 1 };

  g_array_append_val (get_block (draft, 1)->boxes, box);
}

static void
spoil_page_size (TlDraft *draft)
{
  g_array_index (get_document (draft)->page_sizes, TlPageSize, 0).width = 0.0 / 0.0;
}

static void
spoil_recommendation (TlDraft *draft)
{
  ((TlDraftRecommendation *) get_document (draft)->recommendations->pdata[0])->block = 3;
}

static void
spoil_addressee (TlDraft *draft)
{
  replace (
      &((TlDraftRecommendation *) get_document (draft)->recommendations->pdata[0])->addressees[0],
      "AG 01");
}

static void
spoil_action (TlDraft *draft)
{
  ((TlDraftAction *) get_document (draft)->actions->pdata[0])->block = G_MAXUINT;
}

static void
spoil_link (TlDraft *draft)
{
  ((TlDraftAction *) get_document (draft)->actions->pdata[0])->recommendation = 1;
}

static void
spoil_no_link (TlDraft *draft)
{
  ((TlDraftAction *) get_document (draft)->actions->pdata[0])->recommendation = -2;
}

static void
spoil_part (TlDraft *draft)
{
  ((TlDraftAction *) get_document (draft)->actions->pdata[0])->part = G_MAXINT;
}

static void
spoil_no_part (TlDraft *draft)
{
  ((TlDraftAction *) get_document (draft)->actions->pdata[0])->part = -1;
}

static TlScannedPage *
get_scanned (TlDraft *draft)
{
  return &g_array_index (get_document (draft)->scanned, TlScannedPage, 0);
}

static TlDoubt *
get_doubt (TlDraft *draft, guint index)
{
  return &g_array_index (get_document (draft)->doubts, TlDoubt, index);
}

static void
spoil_scanned_page (TlDraft *draft)
{
  get_scanned (draft)->page = 2;
}
static void
spoil_scanned_no_page (TlDraft *draft)
{
  get_scanned (draft)->page = 0;
}
static void
spoil_scanned_confidence (TlDraft *draft)
{
  get_scanned (draft)->confidence = 101;
}

static void
spoil_scanned_twice (TlDraft *draft)
{
  const TlScannedPage again = { 1, 50 };

  g_array_append_val (get_document (draft)->scanned, again);
}

static void
spoil_doubt_block (TlDraft *draft)
{
  get_doubt (draft, 1)->block = 3;
}
static void
spoil_doubt_end (TlDraft *draft)
{
  get_doubt (draft, 1)->length = 4;
}
static void
spoil_doubt_start (TlDraft *draft)
{
  get_doubt (draft, 0)->start = G_MAXUINT;
}
static void
spoil_doubt_empty (TlDraft *draft)
{
  get_doubt (draft, 0)->length = 0;
}
static void
spoil_doubt_confidence (TlDraft *draft)
{
  get_doubt (draft, 0)->confidence = 101;
}
static void
spoil_doubt_order (TlDraft *draft)
{
  get_doubt (draft, 1)->block = 0;
}

static TlDraftFinding *
get_finding (TlDraft *draft)
{
  return draft->findings->pdata[0];
}

static void
spoil_finding_document (TlDraft *draft)
{
  get_finding (draft)->document = 1;
}
static void
spoil_finding_spans (TlDraft *draft)
{
  g_ptr_array_set_size (get_finding (draft)->spans, 0);
}
static void
spoil_span_end (TlDraft *draft)
{
  ((TlSpan *) get_finding (draft)->spans->pdata[0])->end = 43;
}
static void
spoil_span_order (TlDraft *draft)
{
  ((TlSpan *) get_finding (draft)->spans->pdata[0])->start = 30;
}
static void
spoil_type (TlDraft *draft)
{
  replace (&get_finding (draft)->type, "");
}
static void
spoil_warning (TlDraft *draft)
{
  g_ptr_array_add (draft->warnings, g_strdup ("\033[31m"));
}

static void
spoil_property (TlDraft *draft)
{
  g_ptr_array_add (draft->properties, tl_draft_property_new ("title", "one\ntwo"));
}

static void
spoil_property_name (TlDraft *draft)
{
  g_ptr_array_add (draft->properties, tl_draft_property_new ("the title", "one"));
}

static void
spoil_guess (TlDraft *draft)
{
  g_ptr_array_add (draft->guesses, tl_guess_new ("bor ough", "x", NULL, 0));
}

static const struct
{
  const char *name;
  void (*spoil) (TlDraft *draft);
} cases[] = {
  { "hash", spoil_hash },
  { "hash-length", spoil_hash_length },
  { "file-name", spoil_file_name },
  { "status", spoil_status },
  { "review-id", spoil_review_id },
  { "title", spoil_title },
  { "documents", spoil_documents },
  { "kind", spoil_kind },
  { "block-kind", spoil_block_kind },
  { "level", spoil_level },
  { "no-level", spoil_no_level },
  { "paragraph-level", spoil_paragraph_level },
  { "page", spoil_page },
  { "table", spoil_table },
  { "text", spoil_text },
  { "control", spoil_control },
  { "tab", spoil_tab },
  { "box-end", spoil_box_end },
  { "box-empty", spoil_box_empty },
  { "box-page", spoil_box_page },
  { "box-no-page", spoil_box_no_page },
  { "box-sides", spoil_box_sides },
  { "box-order", spoil_box_order },
  { "page-size", spoil_page_size },
  { "recommendation", spoil_recommendation },
  { "addressee", spoil_addressee },
  { "action", spoil_action },
  { "action-link", spoil_link },
  { "action-no-link", spoil_no_link },
  { "action-part", spoil_part },
  { "action-no-part", spoil_no_part },
  { "scanned-page", spoil_scanned_page },
  { "scanned-no-page", spoil_scanned_no_page },
  { "scanned-confidence", spoil_scanned_confidence },
  { "scanned-twice", spoil_scanned_twice },
  { "doubt-block", spoil_doubt_block },
  { "doubt-end", spoil_doubt_end },
  { "doubt-start", spoil_doubt_start },
  { "doubt-empty", spoil_doubt_empty },
  { "doubt-confidence", spoil_doubt_confidence },
  { "doubt-order", spoil_doubt_order },
  { "finding-document", spoil_finding_document },
  { "finding-spans", spoil_finding_spans },
  { "span-end", spoil_span_end },
  { "span-order", spoil_span_order },
  { "type", spoil_type },
  { "warning", spoil_warning },
  { "property", spoil_property },
  { "property-name", spoil_property_name },
  { "guess", spoil_guess },
};

static void
test_refused (gconstpointer data)
{
  g_autoptr (TlDraft) draft = make_draft ();
  g_autoptr (TlDraft) copy = NULL;
  g_autoptr (GError) error = NULL;

  cases[GPOINTER_TO_SIZE (data)].spoil (draft);
  copy = pass (draft, &error);
  g_assert_null (copy);
  g_assert_error (error, TL_ERROR, TL_ERROR_WORKER);
}

/* Bytes at random: a draft that keeps the rules, or a refusal; never a crash. */
static void
test_noise (void)
{
  g_autoptr (TlDraft) draft = make_draft ();
  g_autoptr (GVariant) sent = g_variant_ref_sink (tl_draft_to_variant (draft));
  gsize size = g_variant_get_size (sent);
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  guint n_refused = 0;

  for (guint round = 0; round < 5000; round++)
    {
      char *bytes = g_memdup2 (g_variant_get_data (sent), size);
      g_autoptr (GVariant) received = NULL;
      g_autoptr (TlDraft) copy = NULL;
      g_autoptr (GError) error = NULL;

      for (guint i = 0; i < 1 + round % 8; i++)
        bytes[g_rand_int_range (random, 0, (gint32) size)] = (char) g_rand_int (random);
      received = g_variant_ref_sink (g_variant_new_from_data (
          G_VARIANT_TYPE (TL_DRAFT_VARIANT_TYPE), bytes, size, FALSE, g_free, bytes));
      copy = tl_draft_from_variant (received, &error);
      if (copy == NULL)
        g_assert_error (error, TL_ERROR, TL_ERROR_WORKER);
      n_refused += copy == NULL;
    }
  g_assert_cmpuint (n_refused, >, 1000);
}

static void
test_other_type (void)
{
  g_autoptr (GVariant) other = g_variant_ref_sink (g_variant_new ("(su)", "a", 1u));
  g_autoptr (GError) error = NULL;

  g_assert_null (tl_draft_from_variant (other, &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_WORKER);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/draft/round-trip", test_round_trip);
  g_test_add_func ("/model/draft/other-type", test_other_type);
  g_test_add_func ("/model/draft/noise", test_noise);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/model/draft/refused/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_refused);
    }
  return g_test_run ();
}
