/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A long invented document with many findings, for the benchmark of reading. */
#include "config.h"

#include "made-document.h"

#include <cairo-pdf.h>
#include <stdlib.h>

enum
{
  N_PAGES = 300,
  PARAGRAPHS_A_PAGE = 5,
  WORDS = 100, /* a paragraph */
  N_FINDINGS = 5000,
  LINE = 15, /* points */
  MARGIN = 72
};

static const char *const words[] = {
  "the",     "panel",    "found",    "that",  "what",     "each",    "agency",   "knew",
  "of",      "her",      "had",      "been",  "recorded", "with",    "care",     "and",
  "was",     "not",      "shared",   "until", "a",        "second",  "visit",    "in",
  "spring",  "risk",     "assessed", "by",    "officer",  "who",     "did",      "ask",
  "whether", "children", "were",     "safe",  "housing",  "general", "practice", "referral",
};

static void
die (const GError *error)
{
  g_printerr ("%s\n", error->message);
  exit (2);
}

static char *
make_words (GRand *random, guint n, const char *between)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_string_append (text, i > 0 ? between : "");
      g_string_append (text, words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
    }
  return g_string_free (text, FALSE);
}

/* Each word's box where the picture shows about that: twelve words a line. */
static void
add_boxes (TlBlock *block, guint first_line)
{
  guint offset = 0, word = 0;

  for (const char *p = block->text; *p != '\0'; word++)
    {
      TlWordBox box = { .start = (guint16) offset, .page = (guint16) block->page };

      for (; *p != '\0' && *p != ' ' && *p != '\t'; p = g_utf8_next_char (p))
        offset++;
      box.length = (guint16) (offset - box.start);
      box.x1 = (guint16) (10 * MARGIN + 370 * (word % 12));
      box.x2 = (guint16) (box.x1 + 350);
      box.y1 = (guint16) (10 * (MARGIN + LINE * (first_line + word / 12)));
      box.y2 = (guint16) (box.y1 + 10 * LINE - 20);
      g_array_append_val (block->boxes, box);
      for (; *p == ' ' || *p == '\t'; p++)
        offset++;
    }
}

static TlBlock *
add_block (TlDraftDocument *document, TlBlockKind kind, const char *number, const char *text,
           guint page, guint line)
{
  TlBlock *block =
      tl_block_new (kind, kind == TL_BLOCK_HEADING ? 1 + page % 2 : 0, number, text, page);

  add_boxes (block, line);
  g_ptr_array_add (document->blocks, block);
  return block;
}

static void
add_table (TlDraftDocument *document, GRand *random, guint page)
{
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *a = make_words (random, 3, " "), *b = make_words (random, 12, " "),
                      *c = make_words (random, 9, " ");
      g_autofree char *row = g_strjoin ("\t", a, b, c, NULL);
      TlBlock *block = add_block (document, TL_BLOCK_TABLE_ROW, NULL, row, page, 40 + i);

      block->table = page;
      block->is_header = i == 0;
    }
}

static void
add_page (TlDraftDocument *document, GRand *random, guint page)
{
  const TlPageSize size = { 595.3, 841.9 };
  g_autofree char *heading = make_words (random, 5, " "), *note = make_words (random, 20, " ");
  g_autofree char *chapter = g_strdup_printf ("%u", page);

  g_array_append_val (document->page_sizes, size);
  add_block (document, TL_BLOCK_HEADING, chapter, heading, page, 0);
  for (guint i = 0; i < PARAGRAPHS_A_PAGE; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u.%u", page, i + 1);
      g_autofree char *plain = make_words (random, WORDS, " ");
      g_autofree char *text = g_strconcat (plain, i == 1 ? ".¹" : ".", NULL);

      add_block (document, TL_BLOCK_PARAGRAPH, number, text, page, 2 + 9 * i);
    }
  if (page % 10 == 0)
    add_table (document, random, page);
  add_block (document, TL_BLOCK_FOOTNOTE, "1", note, page, 48);
}

static cairo_status_t
write_cb (void *closure, const guchar *data, guint length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
draw_page (cairo_t *cairo, GRand *random)
{
  cairo_set_font_size (cairo, 11);
  for (guint line = 0; line < 48; line++)
    {
      g_autofree char *text = make_words (random, 12, " ");

      cairo_move_to (cairo, MARGIN, MARGIN + LINE * (line + 1));
      cairo_show_text (cairo, text);
    }
  cairo_show_page (cairo);
}

static GBytes *
make_pdf (GRand *random)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, 595.3, 841.9);
  cairo_t *cairo = cairo_create (surface);

  for (guint i = 0; i < N_PAGES; i++)
    draw_page (cairo, random);
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

static TlDraft *
make_draft (GRand *random, GBytes *original)
{
  TlDraft *draft = tl_draft_new ();
  TlDraftDocument *document = tl_draft_document_new ();

  draft->file_name = g_strdup ("long.pdf");
  draft->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, original);
  draft->format = g_strdup ("pdf");
  draft->title = g_strdup ("A long report");
  draft->status = g_strdup ("published");
  draft->is_fictional = TRUE;
  document->title = g_strdup ("Overview report");
  for (guint page = 1; page <= N_PAGES; page++)
    add_page (document, random, page);
  g_ptr_array_add (draft->documents, document);
  return draft;
}

static TlFinding *
make_finding (TlReview *review, TlDocumentText *text, TlCodebook *codebook, GRand *random)
{
  GPtrArray *themes = tl_codebook_get (codebook, TL_CODE_THEME);
  TlDocument *document = tl_review_get_documents (review)->pdata[0];
  GPtrArray *spans = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_span_free);
  guint start =
      (guint) g_rand_int_range (random, 0, (gint32) tl_document_text_get_length (text) - 900);
  const char *ids[] = {
    tl_code_get_id (themes->pdata[g_rand_int_range (random, 0, (gint32) themes->len)]), NULL
  };

  g_ptr_array_add (spans, tl_document_text_make_span (
                              text, start, start + (guint) g_rand_int_range (random, 40, 400)));
  return tl_finding_new (NULL, tl_review_get_id (review), tl_document_get_id (document), spans,
                         "F01", ids, (const char *const[]){ NULL }, "", 0, NULL, NULL, NULL);
}

char *
made_document_add (TlStore *store, TlCodebook *codebook)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_autoptr (GBytes) original = make_pdf (random);
  g_autoptr (TlDraft) draft = make_draft (random, original);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlReview) review = NULL;
  g_autoptr (TlDocumentText) text = NULL;
  char *id = tl_store_add_review (store, draft, original, NULL, &error);

  if (id == NULL)
    die (error);
  review = tl_store_load_review (store, id, &error);
  if (review != NULL)
    text = tl_store_load_text (
        store, tl_document_get_id (tl_review_get_documents (review)->pdata[0]), &error);
  if (text == NULL)
    die (error);
  for (guint i = 0; i < N_FINDINGS; i++)
    g_ptr_array_add (findings, make_finding (review, text, codebook, random));
  if (!tl_store_add_findings (store, findings, &error))
    die (error);
  return id;
}
