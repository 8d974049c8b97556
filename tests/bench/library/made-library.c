/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A large library of invented reviews, for the benchmarks. */
#include "config.h"

#include "made-library.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

enum
{
  N_PARAGRAPHS = 100,
  N_SENTENCES = 4, /* a paragraph */
  N_RECOMMENDATIONS = 12,
  N_REVIEWS = 1500,
  N_FINDINGS = 100000,
  PARAGRAPHS_A_PAGE = 4
};

static const char *const subjects[] = {
  "The general practitioner",
  "The police officer",
  "The housing officer",
  "The health visitor",
  "The social worker",
  "The panel",
  "The family",
  "The mental health team",
  "The practice nurse",
  "The support worker",
  "The probation officer",
  "The midwife",
  "A neighbour",
  "The school",
  "The independent adviser",
  "The drug and alcohol service",
  "The duty officer",
  "The safeguarding lead",
  "The emergency department",
  "The landlord",
};
static const char *const verbs[] = {
  "recorded",
  "did not record",
  "was told about",
  "asked about",
  "did not ask about",
  "passed on",
  "was not aware of",
  "considered",
  "did not consider",
  "reviewed",
  "discussed",
  "closed",
  "referred",
  "shared with the partnership",
  "noted",
  "assessed",
  "followed up",
  "did not follow up",
  "explained",
  "questioned",
};
static const char *const objects[] = {
  "the earlier assaults",
  "the risk assessment",
  "the referral to the multi-agency conference",
  "the injuries to her arm",
  "the threats made by telephone",
  "the debts and the rent arrears",
  "the change of tenancy",
  "the missed appointments",
  "his use of alcohol",
  "the care that she gave to her mother",
  "the controlling behaviour",
  "the children’s absence",
  "the request for an interpreter",
  "the previous relationship",
  "the non-molestation order",
  "the fears that she had spoken of",
  "the plan for her safety",
  "the result of the assessment",
  "the diagnosis of depression",
  "the prescription of medicine",
};
static const char *const times[] = {
  "at the first contact",           "in the spring of that year",
  "within two working days",        "when the case was transferred",
  "after the second visit",         "before the meeting",
  "at the time of the move",        "three weeks later",
  "during the assessment",          "at the annual review",
  "on the same afternoon",          "in the month before the death",
  "while the tenancy lasted",       "when she attended with her partner",
  "after the call to the helpline",
};

#define PICK(random, words) words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]

static void
die (const GError *error)
{
  g_printerr ("%s\n", error->message);
  exit (2);
}

/* Every tenth sentence has a number of its own, so that there are rare words too. */
static void
append_sentence (GString *text, GRand *random)
{
  g_string_append_printf (text, "%s%s %s %s %s", text->len > 0 ? " " : "", PICK (random, subjects),
                          PICK (random, verbs), PICK (random, objects), PICK (random, times));
  if (g_rand_int_range (random, 0, 10) == 0)
    g_string_append_printf (text, ", under reference %u",
                            (guint) g_rand_int_range (random, 10000, 99999));
  g_string_append_c (text, '.');
}

/* Eleven words a line, as on a page of A4. */
static void
add_boxes (TlBlock *block, guint line)
{
  guint offset = 0, word = 0;

  for (const char *p = block->text; *p != '\0';)
    {
      TlWordBox box = { .start = (guint16) offset, .page = (guint16) block->page };

      for (; *p != '\0' && *p != ' '; p = g_utf8_next_char (p))
        offset++;
      box.length = (guint16) (offset - box.start);
      box.x1 = (guint16) (720 + 420 * (word % 11));
      box.x2 = (guint16) (box.x1 + 400);
      box.y1 = (guint16) (800 + 150 * (line + word / 11));
      box.y2 = (guint16) (box.y1 + 120);
      g_array_append_val (block->boxes, box);
      for (; *p == ' '; p++)
        offset++;
      word++;
    }
}

static void
add_block (TlDraftDocument *document, TlBlockKind kind, const char *number, const char *text,
           guint page, guint line)
{
  TlBlock *block = tl_block_new (kind, kind == TL_BLOCK_HEADING ? 1 : 0, number, text, page);

  add_boxes (block, line);
  g_ptr_array_add (document->blocks, block);
}

static void
add_recommendation (TlDraftDocument *document, GRand *random, GPtrArray *agencies, guint i)
{
  TlDraftRecommendation *recommendation = tl_draft_recommendation_new ();
  TlCode *agency = agencies->pdata[g_rand_int_range (random, 0, (gint32) agencies->len)];
  const char *addressees[] = { tl_code_get_id (agency), NULL };
  guint page = 1 + (N_PARAGRAPHS + i) / PARAGRAPHS_A_PAGE;

  recommendation->block = document->blocks->len;
  recommendation->number = g_strdup_printf ("%u", i + 1);
  recommendation->text =
      g_strdup_printf ("%s should review how it handles %s %s.", tl_code_get_name (agency),
                       PICK (random, objects), PICK (random, times));
  recommendation->page = page;
  g_strfreev (recommendation->addressees);
  recommendation->addressees = g_strdupv ((GStrv) addressees);
  add_block (document, TL_BLOCK_RECOMMENDATION, recommendation->number, recommendation->text, page,
             10 * (i % PARAGRAPHS_A_PAGE));
  g_ptr_array_add (document->recommendations, recommendation);
}

static TlDraftDocument *
make_document (GRand *random, GPtrArray *agencies)
{
  TlDraftDocument *document = tl_draft_document_new ();
  const TlPageSize size = { 595.3, 841.9 };

  document->title = g_strdup ("Overview report");
  for (guint i = 0; i < 1 + (N_PARAGRAPHS + N_RECOMMENDATIONS) / PARAGRAPHS_A_PAGE; i++)
    g_array_append_val (document->page_sizes, size);
  for (guint i = 0; i < N_PARAGRAPHS; i++)
    {
      guint section = 1 + i / 10, page = 1 + i / PARAGRAPHS_A_PAGE;
      g_autofree char *chapter = g_strdup_printf ("%u", section);
      g_autofree char *number = g_strdup_printf ("%u.%u", section, 1 + i % 10);
      g_autoptr (GString) text = g_string_new (NULL);

      if (i % 10 == 0)
        add_block (document, TL_BLOCK_HEADING, chapter, PICK (random, objects) + 4, page, 0);
      for (guint k = 0; k < N_SENTENCES; k++)
        append_sentence (text, random);
      add_block (document, TL_BLOCK_PARAGRAPH, number, text->str, page,
                 2 + 10 * (i % PARAGRAPHS_A_PAGE));
    }
  for (guint i = 0; i < N_RECOMMENDATIONS; i++)
    add_recommendation (document, random, agencies, i);
  return document;
}

static TlDraft *
make_draft (guint serial, GRand *random, TlCodebook *codebook, GBytes **original)
{
  GPtrArray *boroughs = tl_codebook_get (codebook, TL_CODE_BOROUGH);
  GPtrArray *agencies = tl_codebook_get (codebook, TL_CODE_AGENCY);
  TlCode *borough = boroughs->pdata[g_rand_int_range (random, 0, (gint32) boroughs->len)];
  g_autofree char *month = g_strdup_printf ("%d-%02d", g_rand_int_range (random, 2011, 2025),
                                            g_rand_int_range (random, 1, 13));
  TlDraft *draft = tl_draft_new ();
  char *bytes = g_strdup_printf ("Invented report %u", serial);

  *original = g_bytes_new_take (bytes, strlen (bytes));
  draft->file_name = g_strdup_printf ("report-%04u.txt", serial);
  draft->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, *original);
  draft->format = g_strdup ("text");
  draft->title = g_strdup_printf ("Invented %04u", serial);
  draft->status = g_strdup ("published");
  draft->is_fictional = TRUE;
  g_ptr_array_add (draft->guesses, tl_guess_new ("borough", tl_code_get_name (borough), NULL, 1));
  g_ptr_array_add (draft->guesses, tl_guess_new ("death_month", month, NULL, 1));
  g_ptr_array_add (draft->documents, make_document (random, agencies));
  return draft;
}

/* A theme of the second level or the first; types that count. */
static TlFinding *
make_finding (TlReview *review, TlDocumentText *text, const TlBlock *block, TlCodebook *codebook,
              GRand *random)
{
  static const char *const types[] = { "F01", "F02", "F03", "F04", "F05" };
  GPtrArray *themes = tl_codebook_get (codebook, TL_CODE_THEME);
  GPtrArray *agencies = tl_codebook_get (codebook, TL_CODE_AGENCY);
  TlDocument *document = tl_review_get_documents (review)->pdata[0];
  GPtrArray *spans = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_span_free);
  guint start = (guint) g_rand_int_range (random, 0, (gint32) block->n_chars / 2);
  const char *theme_ids[] = {
    tl_code_get_id (themes->pdata[g_rand_int_range (random, 0, (gint32) themes->len)]),
    tl_code_get_id (themes->pdata[g_rand_int_range (random, 0, (gint32) themes->len)]), NULL
  };
  const char *agency_ids[] = {
    tl_code_get_id (agencies->pdata[g_rand_int_range (random, 0, (gint32) agencies->len)]), NULL
  };

  if (g_rand_boolean (random) || g_str_equal (theme_ids[0], theme_ids[1]))
    theme_ids[1] = NULL;
  g_ptr_array_add (spans, tl_document_text_make_span (
                              text, block->start + start,
                              block->start + start + (guint) g_rand_int_range (random, 40, 160)));
  return tl_finding_new (NULL, tl_review_get_id (review), tl_document_get_id (document), spans,
                         PICK (random, types), theme_ids, agency_ids, "", 0, NULL, NULL, NULL);
}

static void
add_findings (TlStore *store, const char *review_id, guint n, TlCodebook *codebook, GRand *random)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlReview) review = tl_store_load_review (store, review_id, &error);
  g_autoptr (TlDocumentText) text = NULL;
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *blocks;

  if (review != NULL)
    text = tl_store_load_text (
        store, tl_document_get_id (tl_review_get_documents (review)->pdata[0]), &error);
  if (text == NULL)
    die (error);
  blocks = tl_document_text_get_blocks (text);
  while (findings->len < n)
    {
      const TlBlock *block = blocks->pdata[g_rand_int_range (random, 0, (gint32) blocks->len)];

      if (block->kind == TL_BLOCK_PARAGRAPH)
        g_ptr_array_add (findings, make_finding (review, text, block, codebook, random));
    }
  if (findings->len > 0 && !tl_store_add_findings (store, findings, &error))
    die (error);
}

typedef struct
{
  TlLibrary *library;
  gboolean is_over;
} Opening;

static void
opened_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Opening *opening = data;
  g_autoptr (GError) error = NULL;

  opening->library = tl_library_open_finish (result, &error);
  opening->is_over = TRUE;
  if (opening->library == NULL)
    die (error);
}

TlLibrary *
made_library_open (const char *path)
{
  Opening opening = { 0 };

  tl_library_open_async (path, TL_STORE_OPEN_OR_CREATE, NULL, NULL, opened_cb, &opening);
  while (!opening.is_over)
    g_main_context_iteration (NULL, TRUE);
  return opening.library;
}

void
made_library_write (const char *path, guint n_reviews, guint n_findings)
{
  g_autoptr (TlLibrary) library = made_library_open (path);
  g_autoptr (TlCodebook) codebook = g_object_ref (tl_library_get_codebook (library));
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlStore) store = NULL;

  tl_library_close (library);
  store = tl_store_open (path, TL_STORE_OPEN, NULL, &error);
  if (store == NULL)
    die (error);
  tl_store_set_coder (store, "Invented coder");
  for (guint i = 0; i < n_reviews; i++)
    {
      g_autoptr (GBytes) original = NULL;
      g_autoptr (TlDraft) draft = make_draft (i + 1, random, codebook, &original);
      g_autofree char *id = tl_store_add_review (store, draft, original, NULL, &error);
      guint n = n_findings / n_reviews + (i < n_findings % n_reviews ? 1 : 0);

      if (id == NULL)
        die (error);
      add_findings (store, id, n, codebook, random);
    }
  if (!tl_store_close (store, &error))
    die (error);
}

char *
made_library_get (void)
{
  g_autofree char *name =
      g_strdup_printf ("made-%d-%d-%d.throughline", TL_STORE_VERSION, N_REVIEWS, N_FINDINGS);
  char *path = g_build_filename (TL_BUILD_DIR, name, NULL);
  g_autofree char *new_path = g_strconcat (path, ".new", NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return path;
  g_printerr ("Making %s, which takes minutes…\n", path);
  g_unlink (new_path);
  made_library_write (new_path, N_REVIEWS, N_FINDINGS);
  if (g_rename (new_path, path) != 0)
    exit (2);
  return path;
}
