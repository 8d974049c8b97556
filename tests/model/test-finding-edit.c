/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing the words of findings: longer, shorter, in two, into one, with several spans, in tables,
 * with characters that combine, and at both ends of the text. */
#include "config.h"

#include "tl-finding-edit.h"

static void
add (GPtrArray *blocks, TlBlockKind kind, const char *number, const char *text)
{
  g_ptr_array_add (blocks, tl_block_new (kind, kind == TL_BLOCK_HEADING ? 1 : 0, number, text, 1));
}

static TlDocumentText *
make_text (void)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_free);

  add (blocks, TL_BLOCK_HEADING, "5", "Analysis");
  add (blocks, TL_BLOCK_PARAGRAPH, "5.1", "She was not asked about her safety.");
  add (blocks, TL_BLOCK_PARAGRAPH, "5.2", "The cafe\u0301 owner 📮 wrote twice.");
  add (blocks, TL_BLOCK_TABLE_ROW, NULL, "Police\tno record\tnone");
  add (blocks, TL_BLOCK_TABLE_ROW, NULL, "Health\ttwo visits\tone");
  add (blocks, TL_BLOCK_FURNITURE, NULL, "OFFICIAL");
  add (blocks, TL_BLOCK_PARAGRAPH, "5.3", "The end");
  return tl_document_text_new (blocks);
}

static void
add_words (GArray *ranges, TlDocumentText *text, const char *words)
{
  TlRange range;

  g_assert_true (tl_document_text_find (text, words, 0, &range.start, &range.end));
  g_array_append_val (ranges, range);
}

/* A finding over WORDS and, where given, MORE. */
static TlFinding *
make_finding (TlDocumentText *text, const char *words, const char *more, const char *theme)
{
  const char *themes[] = { theme, NULL };
  GPtrArray *spans = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_span_free);
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (TlRange));

  add_words (ranges, text, words);
  if (more != NULL)
    add_words (ranges, text, more);
  for (guint i = 0; i < ranges->len; i++)
    g_ptr_array_add (spans,
                     tl_document_text_make_span (text, g_array_index (ranges, TlRange, i).start,
                                                 g_array_index (ranges, TlRange, i).end));
  return tl_finding_new (NULL, "review", "document", spans, "F02", themes, NULL, theme, 0, "",
                         "Coder", "2026-01-01T00:00:00Z");
}

static void
test_extend (void)
{
  g_autoptr (TlDocumentText) text = make_text ();
  g_autoptr (TlFinding) finding = make_finding (text, "was not", NULL, "T01");
  g_autoptr (TlFinding) longer = tl_finding_move_end (finding, text, 0, 2);
  g_autoptr (TlFinding) over = tl_finding_move_end (longer, text, 0, 3);
  g_autoptr (TlFinding) earlier = tl_finding_move_start (finding, text, 0, -2);
  g_autoptr (TlFinding) later = tl_finding_move_start (finding, text, 0, 1);
  g_autoptr (TlFinding) shorter = tl_finding_move_end (finding, text, 0, -1);

  g_assert_cmpstr (tl_finding_get_quote (longer), ==, "was not asked about");
  g_assert_cmpstr (tl_finding_get_id (longer), ==, tl_finding_get_id (finding));
  g_assert_cmpstr (tl_finding_get_coder (longer), ==, "Coder");
  g_assert_cmpstr (tl_finding_get_quote (over), ==, "was not asked about her safety.\nThe");
  g_assert_cmpstr (tl_finding_get_quote (earlier), ==, "Analysis\nShe was not");
  g_assert_cmpstr (tl_finding_get_number (earlier), ==, "5");
  g_assert_cmpstr (tl_finding_get_number (later), ==, "5.1");
  g_assert_cmpstr (tl_finding_get_quote (later), ==, "not");
  g_assert_cmpstr (tl_finding_get_quote (shorter), ==, "was");
  g_assert_null (tl_finding_move_end (shorter, text, 0, -1));
  g_assert_null (tl_finding_move_start (shorter, text, 0, 1));
}

/* What combines, or lies outside of the basic plane, stays whole. */
static void
test_characters (void)
{
  g_autoptr (TlDocumentText) text = make_text ();
  g_autoptr (TlFinding) finding = make_finding (text, "owner 📮", NULL, "T01");
  g_autoptr (TlFinding) before = tl_finding_move_start (finding, text, 0, -1);
  g_autoptr (TlFinding) without = tl_finding_move_end (finding, text, 0, -1);
  g_autoptr (TlFinding) shop = make_finding (text, "The cafe\u0301 owner", NULL, "T01");
  g_autoptr (TlFinding) first = NULL, second = NULL;

  g_assert_cmpstr (tl_finding_get_quote (before), ==, "cafe\u0301 owner 📮");
  g_assert_cmpstr (tl_finding_get_quote (without), ==, "owner");
  /* Between the letter and its accent. */
  g_assert_true (tl_finding_split (shop, text, tl_finding_get_start (shop) + 8, &first, &second));
  g_assert_cmpstr (tl_finding_get_quote (first), ==, "The");
  g_assert_cmpstr (tl_finding_get_quote (second), ==, "cafe\u0301 owner");
}

static void
test_ends (void)
{
  g_autoptr (TlDocumentText) text = make_text ();
  g_autoptr (TlFinding) last = make_finding (text, "end", NULL, "T01");
  g_autoptr (TlFinding) first = make_finding (text, "Analysis", NULL, "T01");
  g_autoptr (TlFinding) all = tl_finding_move_end (first, text, 0, 1000);

  g_assert_null (tl_finding_move_end (last, text, 0, 1));
  g_assert_null (tl_finding_move_start (first, text, 0, -5));
  g_assert_cmpuint (tl_finding_get_end (all), ==, tl_document_text_get_length (text) - 1);
}

static void
test_table (void)
{
  g_autoptr (TlDocumentText) text = make_text ();
  g_autoptr (TlFinding) finding = make_finding (text, "record", NULL, "T01");
  g_autoptr (TlFinding) longer = tl_finding_move_end (finding, text, 0, 1);
  g_autoptr (TlFinding) next_row = tl_finding_move_end (longer, text, 0, 1);
  g_autoptr (TlFinding) row = make_finding (text, "Health\ttwo visits\tone", NULL, "T01");
  g_autoptr (TlFinding) first = NULL, second = NULL;
  guint start, end;

  g_assert_cmpstr (tl_finding_get_quote (longer), ==, "record\tnone");
  g_assert_cmpstr (tl_finding_get_quote (next_row), ==, "record\tnone\nHealth");
  g_assert_true (tl_document_text_find (text, "two visits", 0, &start, &end));
  g_assert_true (tl_finding_split (row, text, start, &first, &second));
  g_assert_cmpstr (tl_finding_get_quote (first), ==, "Health");
  g_assert_cmpstr (tl_finding_get_quote (second), ==, "two visits\tone");
}

/* The span at the cursor is changed; a span that reaches the next takes it in; one without words
   goes. */
static void
test_spans (void)
{
  g_autoptr (TlDocumentText) text = make_text ();
  g_autoptr (TlFinding) finding = make_finding (text, "was", "about her", "T01");
  guint at = tl_finding_get_start (finding) + 1;
  g_autoptr (TlFinding) first = tl_finding_move_end (finding, text, at, 1);
  g_autoptr (TlFinding) last = tl_finding_move_end (finding, text, 0, 1);
  g_autoptr (TlFinding) united = tl_finding_move_end (finding, text, at, 2);
  g_autoptr (TlFinding) gone = tl_finding_move_end (finding, text, at, -1);
  g_autoptr (TlFinding) before = NULL, after = NULL;

  g_assert_cmpstr (tl_finding_get_quote (first), ==, "was not … about her");
  g_assert_cmpstr (tl_finding_get_quote (last), ==, "was … about her safety.");
  g_assert_cmpstr (tl_finding_get_quote (united), ==, "was not asked about her");
  g_assert_cmpuint (tl_finding_get_spans (united)->len, ==, 1);
  g_assert_cmpstr (tl_finding_get_quote (gone), ==, "about her");
  /* Parted between its spans, and within the second. */
  g_assert_true (tl_finding_split (finding, text, at + 4, &before, &after));
  g_assert_cmpstr (tl_finding_get_quote (before), ==, "was");
  g_assert_cmpstr (tl_finding_get_quote (after), ==, "about her");
  g_clear_object (&before);
  g_clear_object (&after);
  g_assert_true (
      tl_finding_split (finding, text, tl_finding_get_end (finding) - 1, &before, &after));
  g_assert_cmpstr (tl_finding_get_quote (before), ==, "was … about");
  g_assert_cmpstr (tl_finding_get_quote (after), ==, "her");
}

static void
test_split (void)
{
  g_autoptr (TlDocumentText) text = make_text ();
  g_autoptr (TlFinding) finding = make_finding (text, "was not asked", NULL, "T01");
  guint start = tl_finding_get_start (finding), end = tl_finding_get_end (finding);
  g_autoptr (TlFinding) first = NULL, second = NULL;

  g_assert_false (tl_finding_split (finding, text, start, &first, &second));
  g_assert_false (tl_finding_split (finding, text, start + 2, &first, &second));
  g_assert_false (tl_finding_split (finding, text, end, &first, &second));
  g_assert_false (tl_finding_split (finding, text, 0, &first, &second));
  g_assert_false (tl_finding_split (finding, text, G_MAXUINT, &first, &second));
  g_assert_null (first);
  g_assert_true (tl_finding_split (finding, text, start + 5, &first, &second));
  g_assert_cmpstr (tl_finding_get_quote (first), ==, "was");
  g_assert_cmpstr (tl_finding_get_quote (second), ==, "not asked");
  g_assert_cmpstr (tl_finding_get_id (first), ==, tl_finding_get_id (finding));
  g_assert_cmpstr (tl_finding_get_id (second), !=, tl_finding_get_id (finding));
  g_assert_cmpstr (tl_finding_get_themes (second)[0], ==, "T01");
  g_assert_cmpstr (tl_finding_get_coder (second), ==, "Coder");
}

static void
test_join (void)
{
  g_autoptr (TlDocumentText) text = make_text ();
  g_autoptr (TlFinding) one = make_finding (text, "was not", NULL, "T02");
  g_autoptr (TlFinding) plain = make_finding (text, "asked about", NULL, "T01");
  g_autoptr (TlFinding) two = tl_finding_weigh (plain, 2);
  g_autoptr (TlFinding) far = make_finding (text, "The end", NULL, "T01");
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();
  g_autoptr (TlFinding) joined = NULL, wide = NULL;

  g_assert_true (tl_finding_is_beside (one, two, text));
  g_assert_true (tl_finding_is_beside (two, one, text));
  g_assert_true (tl_finding_is_beside (one, one, text));
  g_assert_false (tl_finding_is_beside (one, far, text));
  g_ptr_array_add (findings, one);
  g_ptr_array_add (findings, two);
  joined = tl_finding_join (findings, text);
  g_assert_cmpstr (tl_finding_get_quote (joined), ==, "was not asked about");
  g_assert_cmpstr (tl_finding_get_id (joined), ==, tl_finding_get_id (one));
  g_assert_cmpstr (tl_finding_get_themes (joined)[0], ==, "T01");
  g_assert_cmpstr (tl_finding_get_themes (joined)[1], ==, "T02");
  g_assert_cmpstr (tl_finding_get_note (joined), ==, "T02\nT01");
  g_assert_cmpuint (tl_finding_get_importance (joined), ==, 2);
  g_ptr_array_add (findings, far);
  wide = tl_finding_join (findings, text);
  g_assert_cmpstr (tl_finding_get_quote (wide), ==, "was not asked about … The end");
  g_assert_cmpstr (tl_finding_get_note (wide), ==, "T02\nT01");
}

static void
test_place (void)
{
  g_autoptr (TlDocumentText) text = make_text ();
  g_autoptr (TlFinding) finding = make_finding (text, "The end", NULL, "T01");
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (TlRange));
  g_autoptr (TlFinding) placed = NULL, more = NULL;
  TlRange blank = { 8, 9 };

  g_assert_null (tl_finding_place (finding, text, ranges));
  g_array_append_val (ranges, blank);
  g_assert_null (tl_finding_place (finding, text, ranges));
  add_words (ranges, text, "her safety");
  add_words (ranges, text, "She was");
  placed = tl_finding_place (finding, text, ranges);
  g_assert_cmpstr (tl_finding_get_quote (placed), ==, "She was … her safety");
  g_assert_cmpstr (tl_finding_get_number (placed), ==, "5.1");
  g_assert_null (tl_finding_add_range (placed, text, 8, 9));
  more = tl_finding_add_range (placed, text, 0, 8);
  g_assert_cmpstr (tl_finding_get_quote (more), ==, "Analysis\nShe was … her safety");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/finding-edit/extend", test_extend);
  g_test_add_func ("/finding-edit/characters", test_characters);
  g_test_add_func ("/finding-edit/ends", test_ends);
  g_test_add_func ("/finding-edit/table", test_table);
  g_test_add_func ("/finding-edit/spans", test_spans);
  g_test_add_func ("/finding-edit/split", test_split);
  g_test_add_func ("/finding-edit/join", test_join);
  g_test_add_func ("/finding-edit/place", test_place);
  return g_test_run ();
}
