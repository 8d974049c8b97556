/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offsets, places, spans and finding again, with texts that are not ASCII. */
#include "config.h"

#include "tl-document-text.h"

#include <string.h>

/* Words of a block on lines of three words, the first line at @top. */
static void
add_boxes (TlBlock *block, guint top)
{
  guint offset = 0, word = 0;

  for (const char *p = block->text; *p != '\0'; word++)
    {
      TlWordBox box = { .start = (guint16) offset, .page = (guint16) block->page };

      for (; *p != '\0' && *p != ' ' && *p != '\t'; p = g_utf8_next_char (p))
        offset++;
      box.length = (guint16) (offset - box.start);
      box.x1 = (guint16) (100 + 200 * (word % 3));
      box.x2 = (guint16) (box.x1 + 150);
      box.y1 = (guint16) (top + 150 * (word / 3) + word % 2);
      box.y2 = (guint16) (box.y1 + 100);
      g_array_append_val (block->boxes, box);
      for (; *p == ' ' || *p == '\t'; p++)
        offset++;
    }
}

static void
add (GPtrArray *blocks, TlBlockKind kind, const char *number, const char *text, guint page)
{
  TlBlock *block = tl_block_new (kind, kind == TL_BLOCK_HEADING ? 1 : 0, number, text, page);

  add_boxes (block, 1000);
  g_ptr_array_add (blocks, block);
}

static TlDocumentText *
make_text (void)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_free);

  add (blocks, TL_BLOCK_FURNITURE, NULL, "OFFICIAL", 1);
  add (blocks, TL_BLOCK_PARAGRAPH, NULL, "Before any heading", 1);
  add (blocks, TL_BLOCK_HEADING, "5", "Ænalysis", 1);
  add (blocks, TL_BLOCK_PARAGRAPH, "5.1", "The panel said: “She wasn’t asked” — not once", 1);
  add (blocks, TL_BLOCK_ITEM, "•", "لم يسألها أحد", 1);
  add (blocks, TL_BLOCK_PARAGRAPH, NULL, "A continuation 📮 over the page", 2);
  add (blocks, TL_BLOCK_TABLE_ROW, NULL, "one\ttwo", 2);
  add (blocks, TL_BLOCK_FOOTNOTE, "1", "A note", 2);
  add (blocks, TL_BLOCK_PARAGRAPH, "5.2", "", 2);
  add (blocks, TL_BLOCK_HEADING, NULL, "Next", 2);
  add (blocks, TL_BLOCK_PARAGRAPH, NULL, "Unnumbered cafe\u0301 soft\u00adhyphen", 2);
  return tl_document_text_new (blocks);
}

static guint
find (TlDocumentText *text, const char *words)
{
  guint start, end;

  g_assert_true (tl_document_text_find (text, words, 0, &start, &end));
  return start;
}

static void
test_text (void)
{
  g_autoptr (TlDocumentText) text = make_text ();
  const char *whole = tl_document_text_get_text (text);
  g_autofree char *hash = tl_document_text_hash (text);
  g_autofree char *expected = g_compute_checksum_for_string (G_CHECKSUM_SHA256, whole, -1);

  g_assert_cmpuint (tl_document_text_get_length (text), ==, g_utf8_strlen (whole, -1));
  g_assert_true (g_str_has_prefix (whole, "Before any heading\nÆnalysis\nThe panel"));
  g_assert_null (strstr (whole, "OFFICIAL"));
  g_assert_true (g_str_has_suffix (whole, "hyphen\n"));
  g_assert_cmpstr (hash, ==, expected);
  g_assert_cmpuint (tl_document_text_get_blocks (text)->len, ==, 11);
}

/* Each character lies in the block that a plain walk finds. */
static void
test_block_at (void)
{
  g_autoptr (TlDocumentText) text = make_text ();
  GPtrArray *blocks = tl_document_text_get_blocks (text);
  guint offset = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      TlBlock *block = blocks->pdata[i];

      if (block->kind == TL_BLOCK_FURNITURE)
        continue;
      g_assert_cmpuint (block->start, ==, offset);
      for (guint k = 0; k <= block->n_chars; k++, offset++)
        g_assert_true (tl_document_text_get_block_at (text, offset) == block);
    }
  g_assert_cmpuint (offset, ==, tl_document_text_get_length (text));
  g_assert_null (tl_document_text_get_block_at (text, offset));
}

static void
test_places (void)
{
  g_autoptr (TlDocumentText) text = make_text ();

  g_assert_null (tl_document_text_get_heading_at (text, 0));
  g_assert_cmpstr (tl_document_text_get_heading_at (text, find (text, "Ænalysis"))->text, ==,
                   "Ænalysis");
  g_assert_cmpstr (tl_document_text_get_heading_at (text, find (text, "A note"))->text, ==,
                   "Ænalysis");
  g_assert_cmpstr (tl_document_text_get_heading_at (text, G_MAXUINT)->text, ==, "Next");
  g_assert_null (tl_document_text_get_number_at (text, 0));
  g_assert_cmpstr (tl_document_text_get_number_at (text, find (text, "Ænalysis")), ==, "5");
  g_assert_cmpstr (tl_document_text_get_number_at (text, find (text, "The panel")), ==, "5.1");
  /* A bullet, a continuation, a row and a note belong to the paragraph before them. */
  g_assert_cmpstr (tl_document_text_get_number_at (text, find (text, "لم يسألها")), ==, "5.1");
  g_assert_cmpstr (tl_document_text_get_number_at (text, find (text, "continuation")), ==, "5.1");
  g_assert_cmpstr (tl_document_text_get_number_at (text, find (text, "two")), ==, "5.1");
  g_assert_cmpstr (tl_document_text_get_number_at (text, find (text, "A note")), ==, "5.1");
  /* Under the next heading no number holds any more. */
  g_assert_null (tl_document_text_get_number_at (text, find (text, "Unnumbered")));
  g_assert_null (tl_document_text_get_number_at (text, G_MAXUINT));
}

static void
test_span (void)
{
  g_autoptr (TlDocumentText) text = make_text ();
  guint start = find (text, "“She wasn’t asked”");
  g_autoptr (TlSpan) span = tl_document_text_make_span (text, start - 1, start + 19);
  g_autoptr (TlSpan) copy = NULL;
  const TlRect *rects;

  g_assert_cmpstr (span->quote, ==, "“She wasn’t asked”");
  g_assert_cmpuint (span->start, ==, start);
  g_assert_cmpuint (span->end, ==, start + 18);
  g_assert_cmpstr (span->prefix, ==, "eading\nÆnalysis\nThe panel said: ");
  g_assert_cmpuint (g_utf8_strlen (span->prefix, -1), ==, TL_SPAN_CONTEXT);
  g_assert_true (g_str_has_prefix (span->suffix, " — not once\nلم"));
  g_assert_cmpuint (g_utf8_strlen (span->suffix, -1), ==, TL_SPAN_CONTEXT);
  /* One line: the fourth to the sixth word. */
  g_assert_cmpuint (span->rects->len, ==, 1);
  rects = (const TlRect *) span->rects->data;
  g_assert_cmpuint (rects[0].page, ==, 1);
  g_assert_cmpfloat (rects[0].x1, ==, 10.0);
  g_assert_cmpfloat (rects[0].x2, ==, 65.0);
  g_assert_cmpfloat (rects[0].y1, ==, 115.0);
  g_assert_cmpfloat (rects[0].y2, ==, 125.1);
  copy = tl_span_copy (span);
  g_assert_cmpuint (tl_span_get_page (copy), ==, 1);
  g_assert_cmpstr (copy->suffix, ==, span->suffix);
}

/* Over blocks and pages: a rectangle a line of each page. */
static void
test_span_over_pages (void)
{
  g_autoptr (TlDocumentText) text = make_text ();
  guint start = find (text, "not once"), end = find (text, "over the page");
  g_autoptr (TlSpan) span = tl_document_text_make_span (text, start, end + 4);
  const TlRect *rects = (const TlRect *) span->rects->data;
  const guint pages[] = { 1, 1, 2, 2 };

  g_assert_cmpuint (span->rects->len, ==, G_N_ELEMENTS (pages));
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    g_assert_cmpuint (rects[i].page, ==, pages[i]);
  g_assert_true (g_str_has_suffix (span->quote, "📮 over"));
}

static void
test_span_edges (void)
{
  g_autoptr (TlDocumentText) text = make_text ();
  g_autoptr (TlDocumentText) empty =
      tl_document_text_new (g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_free));
  guint length = tl_document_text_get_length (text);
  g_autoptr (TlSpan) all = tl_document_text_make_span (text, 0, G_MAXUINT);
  g_autoptr (TlSpan) last = tl_document_text_make_span (text, length - 7, length);

  g_assert_cmpuint (all->start, ==, 0);
  g_assert_cmpuint (all->end, ==, length - 1);
  g_assert_cmpstr (all->prefix, ==, "");
  g_assert_cmpstr (all->suffix, ==, "\n");
  g_assert_cmpstr (last->quote, ==, "hyphen");
  g_assert_null (tl_document_text_make_span (text, 5, 5));
  g_assert_null (tl_document_text_make_span (text, 7, 5));
  g_assert_null (tl_document_text_make_span (text, length - 1, length));
  g_assert_null (tl_document_text_make_span (text, length, length + 5));
  g_assert_null (tl_document_text_make_span (empty, 0, 10));
  g_assert_null (tl_document_text_get_heading_at (empty, 0));
  g_assert_null (tl_document_text_get_number_at (empty, 0));
  g_assert_cmpstr (tl_document_text_get_text (empty), ==, "");
}

static void
assert_finds (TlDocumentText *text, const char *quote, const char *expected)
{
  g_autoptr (TlSpan) span = NULL;
  guint start = 0, end = 0;

  g_assert_true (tl_document_text_find (text, quote, 0, &start, &end));
  span = tl_document_text_make_span (text, start, end);
  g_assert_cmpstr (span->quote, ==, expected);
  g_assert_cmpuint (span->start, ==, start);
  g_assert_cmpuint (span->end, ==, end);
}

static void
test_find (void)
{
  g_autoptr (TlDocumentText) text = make_text ();
  guint start = 0, end = 0, first;

  assert_finds (text, "\"she wasn't  ASKED\" -", "“She wasn’t asked” —");
  assert_finds (text, "not once لم يسألها", "not once\nلم يسألها");
  assert_finds (text, "one two", "one\ttwo");
  assert_finds (text, "the page\n one", "the page\none");
  assert_finds (text, "café soft", "cafe\u0301 soft");
  assert_finds (text, "softhyphen", "soft\u00adhyphen");
  assert_finds (text, "📮", "📮");
  assert_finds (text, "BEFORE", "Before");
  g_assert_false (tl_document_text_find (text, "official", 0, &start, &end));
  g_assert_false (tl_document_text_find (text, "", 0, &start, &end));
  g_assert_false (tl_document_text_find (text, " \n", 0, &start, &end));
  /* From a place on. */
  first = find (text, "a");
  g_assert_true (tl_document_text_find (text, "a", first + 1, &start, &end));
  g_assert_cmpuint (start, >, first);
  g_assert_false (tl_document_text_find (text, "before", 1, &start, &end));
  g_assert_false (tl_document_text_find (text, "a", G_MAXUINT, &start, &end));
}

static gpointer
find_in_thread (gpointer data)
{
  return GUINT_TO_POINTER (find (data, "continuation"));
}

static void
test_threads (void)
{
  g_autoptr (TlDocumentText) text = make_text ();
  GThread *threads[8];
  guint expected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("find", find_in_thread, text);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      guint start = GPOINTER_TO_UINT (g_thread_join (threads[i]));

      if (i == 0)
        expected = start;
      g_assert_cmpuint (start, ==, expected);
    }
}

/* Boxes: three words a line, 15 points wide, 20 from word to word, 15 from line to line. */
static void
test_find_word (void)
{
  g_autoptr (TlDocumentText) text = make_text ();
  guint start = 0, end = 0, from = find (text, "A continuation");

  g_assert_true (tl_document_text_find_word (text, 2, 35, 105, &start, &end));
  g_assert_cmpuint (start, ==, from + 2);
  g_assert_cmpuint (end, ==, from + 2 + strlen ("continuation"));
  g_assert_false (tl_document_text_find_word (text, 3, 35, 105, &start, &end));
  g_assert_false (tl_document_text_find_word (text, 0, 35, 105, &start, &end));
  g_assert_true (tl_document_text_find_word (text, 2, -500, 9000, &start, &end));
  g_assert_cmpuint (end, <=, tl_document_text_get_length (text));
}

/* What is asked for behind a bullet has no number of its own. */
static void
test_bullet (void)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_free);
  g_autoptr (TlDocumentText) text = NULL;

  g_ptr_array_add (blocks, tl_block_new (TL_BLOCK_RECOMMENDATION, 0, "•", "Ask again.", 1));
  g_ptr_array_add (blocks, tl_block_new (TL_BLOCK_RECOMMENDATION, 0, "2a", "Write it down.", 1));
  g_ptr_array_add (blocks, tl_block_new (TL_BLOCK_RECOMMENDATION, 0, "–", "Tell others.", 1));
  text = tl_document_text_new (blocks);
  g_assert_null (tl_document_text_get_number_at (text, find (text, "Ask")));
  g_assert_cmpstr (tl_document_text_get_number_at (text, find (text, "Write")), ==, "2a");
  g_assert_cmpstr (tl_document_text_get_number_at (text, find (text, "Tell")), ==, "2a");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/document-text/text", test_text);
  g_test_add_func ("/model/document-text/block-at", test_block_at);
  g_test_add_func ("/model/document-text/places", test_places);
  g_test_add_func ("/model/document-text/bullet", test_bullet);
  g_test_add_func ("/model/document-text/span", test_span);
  g_test_add_func ("/model/document-text/span-over-pages", test_span_over_pages);
  g_test_add_func ("/model/document-text/span-edges", test_span_edges);
  g_test_add_func ("/model/document-text/find", test_find);
  g_test_add_func ("/model/document-text/threads", test_threads);
  g_test_add_func ("/model/document-text/find-word", test_find_word);
  return g_test_run ();
}
