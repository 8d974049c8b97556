/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The nouns: the codebook's look-ups, findings, reviews, and the order of a snapshot. */
#include "config.h"

#include "tl-change.h"
#include "tl-snapshot.h"

#include "tl-error.h"

static TlCode *
make_code (TlCodeKind kind, const char *id, const char *parent_id, const char *name,
           const char *phrase)
{
  const char *const phrases[] = { phrase, NULL };

  return tl_code_new (kind, id, parent_id, name, NULL, phrases, NULL, FALSE);
}

static void
add (TlCodebook *codebook, TlCodeKind kind, const char *id, const char *parent_id, const char *name,
     const char *phrase)
{
  g_autoptr (TlCode) code = make_code (kind, id, parent_id, name, phrase);

  tl_codebook_add (codebook, code);
}

static TlCodebook *
make_codebook (void)
{
  TlCodebook *codebook = tl_codebook_new ();

  add (codebook, TL_CODE_THEME, "T03", NULL, "Working together", NULL);
  add (codebook, TL_CODE_THEME, "T03.1", "T03", "Information not shared", "siloed");
  add (codebook, TL_CODE_AGENCY, "AG01", NULL, "Metropolitan Police Service", "the Met");
  add (codebook, TL_CODE_AGENCY, "AG02", NULL, "AG01", NULL);
  return codebook;
}

static void
test_codebook (void)
{
  g_autoptr (TlCodebook) codebook = make_codebook ();
  TlCode *theme = tl_codebook_lookup (codebook, TL_CODE_THEME, "T03.1");

  g_assert_cmpstr (tl_code_get_label (theme), ==, "T03.1 Information not shared");
  g_assert_cmpstr (tl_code_get_definition (theme), ==, "");
  g_assert_null (tl_codebook_lookup (codebook, TL_CODE_AGENCY, "T03.1"));
  g_assert_null (tl_codebook_lookup (codebook, TL_CODE_THEME, NULL));
  g_assert_true (tl_codebook_find (codebook, TL_CODE_THEME, "t03.1") == theme);
  g_assert_true (tl_codebook_find (codebook, TL_CODE_THEME, " information  NOT shared") == theme);
  /* A trigger phrase is no name; an alias of an agency is. An id wins over a name. */
  g_assert_null (tl_codebook_find (codebook, TL_CODE_THEME, "siloed"));
  g_assert_cmpstr (tl_code_get_id (tl_codebook_find (codebook, TL_CODE_AGENCY, "The MET")), ==,
                   "AG01");
  g_assert_cmpstr (tl_code_get_id (tl_codebook_find (codebook, TL_CODE_AGENCY, "ag01")), ==,
                   "AG01");
  g_assert_null (tl_codebook_find (codebook, TL_CODE_AGENCY, ""));
  g_assert_cmpstr (tl_code_get_id (tl_codebook_get_top_theme (codebook, "T03.1")), ==, "T03");
  g_assert_cmpstr (tl_code_get_id (tl_codebook_get_top_theme (codebook, "T03")), ==, "T03");
  g_assert_null (tl_codebook_get_top_theme (codebook, "T9"));

  add (codebook, TL_CODE_THEME, "T03", NULL, "Together", NULL);
  g_assert_cmpuint (tl_codebook_get (codebook, TL_CODE_THEME)->len, ==, 2);
  g_assert_cmpstr (tl_code_get_name (tl_codebook_get (codebook, TL_CODE_THEME)->pdata[0]), ==,
                   "Together");
  g_assert_cmpstr (tl_code_get_name (tl_codebook_lookup (codebook, TL_CODE_THEME, "T03")), ==,
                   "Together");
  tl_codebook_add (codebook, tl_codebook_lookup (codebook, TL_CODE_THEME, "T03"));
  g_assert_cmpuint (tl_codebook_get (codebook, TL_CODE_THEME)->len, ==, 2);
}

static void
test_codebook_variant (void)
{
  g_autoptr (TlCodebook) codebook = make_codebook ();
  g_autoptr (GVariant) one = g_variant_ref_sink (tl_codebook_to_variant (codebook));
  g_autoptr (GError) error = NULL;
  g_autoptr (TlCodebook) copy = tl_codebook_from_variant (one, &error);
  g_autoptr (GVariant) two = NULL;

  g_assert_no_error (error);
  two = g_variant_ref_sink (tl_codebook_to_variant (copy));
  g_assert_true (g_variant_equal (one, two));
}

static void
assert_refused (TlCodebook *codebook)
{
  g_autoptr (GVariant) variant = g_variant_ref_sink (tl_codebook_to_variant (codebook));
  g_autoptr (GError) error = NULL;

  g_assert_null (tl_codebook_from_variant (variant, &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_WORKER);
  g_object_unref (codebook);
}

static void
test_codebook_refused (void)
{
  TlCodebook *codebook = make_codebook ();
  g_autoptr (GVariant) other = g_variant_ref_sink (g_variant_new_string ("no"));
  g_autoptr (GVariant) kind = g_variant_ref_sink (
      g_variant_new_parsed ("[(uint32 77, 'a', @ms nothing, 'b', 'c', @as [], @a{ss} {}, false)]"));
  g_autoptr (GVariant) twice = g_variant_ref_sink (
      g_variant_new_parsed ("[(uint32 0, 'a', @ms nothing, 'b', 'c', @as [], @a{ss} {}, false),"
                            " (0, 'a', nothing, 'b', 'c', [], {}, false)]"));
  g_autoptr (GError) error = NULL;

  add (codebook, TL_CODE_THEME, "a b", NULL, "Name", NULL);
  assert_refused (codebook);
  codebook = make_codebook ();
  add (codebook, TL_CODE_THEME, "T1", NULL, "", NULL);
  assert_refused (codebook);
  codebook = make_codebook ();
  add (codebook, TL_CODE_THEME, "T1", "T03.1", "Too deep", NULL);
  assert_refused (codebook);
  codebook = make_codebook ();
  add (codebook, TL_CODE_AGENCY, "AG3", "AG01", "No tree", NULL);
  assert_refused (codebook);
  g_assert_null (tl_codebook_from_variant (other, &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_WORKER);
  g_clear_error (&error);
  g_assert_null (tl_codebook_from_variant (kind, &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_WORKER);
  g_clear_error (&error);
  g_assert_null (tl_codebook_from_variant (twice, &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_WORKER);
}

static TlFinding *
make_finding (const char *id, const char *review_id, const char *document_id, guint start)
{
  GPtrArray *spans = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_span_free);
  const char *const themes[] = { "T2", "T1", "T2", NULL };

  g_ptr_array_add (spans, tl_span_new (start, start + 5, "words", "", ""));
  g_ptr_array_add (spans, tl_span_new (start + 9, start + 12, "and", "", ""));
  return tl_finding_new (id, review_id, document_id, spans, "F1", themes, NULL, NULL, 0, NULL,
                         "Coder", NULL);
}

static void
test_finding (void)
{
  g_autoptr (TlFinding) finding = make_finding (NULL, "r", "d", 4);
  const char *const agencies[] = { "AG1", NULL };
  g_autoptr (TlFinding) changed = tl_finding_recode (finding, "F2", NULL, agencies, "Note");
  g_autofree char *quote = NULL;

  g_assert_true (g_uuid_string_is_valid (tl_finding_get_id (finding)));
  g_assert_cmpuint (g_strv_length ((GStrv) tl_finding_get_themes (finding)), ==, 2);
  g_assert_cmpstr (tl_finding_get_themes (finding)[0], ==, "T1");
  g_object_get (finding, "quote", &quote, NULL);
  g_assert_cmpstr (quote, ==, "words … and");
  g_assert_cmpuint (tl_finding_get_start (finding), ==, 4);
  g_assert_cmpuint (tl_finding_get_end (finding), ==, 16);
  g_assert_cmpuint (tl_finding_get_page (finding), ==, 0);
  g_assert_cmpstr (tl_finding_get_note (finding), ==, "");
  g_assert_cmpstr (tl_finding_get_id (changed), ==, tl_finding_get_id (finding));
  g_assert_cmpstr (tl_finding_get_type_id (changed), ==, "F2");
  g_assert_cmpstr (tl_finding_get_themes (changed)[1], ==, "T2");
  g_assert_cmpstr (tl_finding_get_agencies (changed)[0], ==, "AG1");
  g_assert_cmpstr (tl_finding_get_coder (changed), ==, "Coder");
}

static TlReview *
make_review (const char *id, const char *borough, const char *died, const char *title)
{
  GPtrArray *values = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_case_value_free);
  GPtrArray *documents = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *one = g_strconcat (id, "-z", NULL);
  g_autofree char *two = g_strconcat (id, "-a", NULL);

  if (borough != NULL)
    g_ptr_array_add (values, tl_case_value_new ("borough", borough, 0, NULL, FALSE));
  if (died != NULL)
    g_ptr_array_add (values, tl_case_value_new ("death_month", died, 0, NULL, FALSE));
  g_ptr_array_add (documents, tl_document_new (one, id, TL_DOCUMENT_OVERVIEW_REPORT, "One", "", "",
                                               "pdf", "", 1));
  g_ptr_array_add (documents,
                   tl_document_new (two, id, TL_DOCUMENT_ACTION_PLAN, "Two", "", "", "pdf", "", 1));
  return tl_review_new (id, title, "unknown", FALSE, values, documents, 0, 0, NULL);
}

static void
test_review (void)
{
  g_autoptr (TlReview) review = make_review ("r", "Amberley", "October 2016", "Title");
  g_autoptr (TlReview) bare = make_review ("s", NULL, "not known", "Title");
  g_autoptr (TlReview) silent = make_review ("t", "Not stated", "Not stated", "Title");
  g_autofree char *died = NULL;
  guint year, n_documents;

  g_object_get (review, "died", &died, "year", &year, "n-documents", &n_documents, NULL);
  g_assert_cmpstr (died, ==, "2016-10");
  g_assert_cmpuint (year, ==, 2016);
  g_assert_cmpuint (n_documents, ==, 2);
  g_assert_cmpstr (tl_review_get_borough (bare), ==, "");
  g_assert_cmpstr (tl_review_get_died (bare), ==, "");
  g_assert_cmpuint (tl_review_get_year (bare), ==, 0);
  g_assert_null (tl_review_get_value (bare, "borough"));
  g_assert_cmpstr (tl_review_get_coder (bare), ==, "");
  g_assert_cmpstr (tl_review_get_borough (silent), ==, "");
  g_assert_cmpstr (tl_review_get_partnership (silent), ==, "");
  g_assert_cmpstr (tl_review_get_died (silent), ==, "");
  g_assert_cmpuint (tl_review_get_year (silent), ==, 0);
  g_assert_cmpstr (tl_review_get_value (silent, "borough"), ==, "Not stated");
}

static void
shuffle (GRand *random, GPtrArray *array)
{
  for (guint i = array->len; i > 1; i--)
    {
      guint other = (guint) g_rand_int_range (random, 0, (gint32) i);
      gpointer item = array->pdata[i - 1];

      array->pdata[i - 1] = array->pdata[other];
      array->pdata[other] = item;
    }
}

static TlSnapshot *
make_snapshot (GRand *random)
{
  g_autoptr (TlCodebook) codebook = make_codebook ();
  GPtrArray *reviews = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *recommendations = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *lessons = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (reviews, make_review ("r4", "Holmstead", "2012", "B"));
  g_ptr_array_add (reviews, make_review ("r3", "Amberley", "2016-10", "B"));
  g_ptr_array_add (reviews, make_review ("r2", "Amberley", "2016-02", "B"));
  g_ptr_array_add (reviews, make_review ("r1", "Amberley", "2016", "A"));
  g_ptr_array_add (reviews, make_review ("r5", "Amberley", "2011", "Z"));
  g_ptr_array_add (findings, make_finding ("a", "r4", "r4-z", 1));
  g_ptr_array_add (findings, make_finding ("d", "r5", "r5-z", 7));
  g_ptr_array_add (findings, make_finding ("c", "r5", "r5-z", 7));
  g_ptr_array_add (findings, make_finding ("b", "r5", "r5-z", 10));
  g_ptr_array_add (findings, make_finding ("e", "r5", "r5-a", 2));
  g_ptr_array_add (recommendations, tl_recommendation_new ("x", "r4", "r4-z", "1", "Text", 1, 5,
                                                           NULL, NULL, NULL, NULL, NULL));
  g_ptr_array_add (recommendations, tl_recommendation_new ("y", "r5", "r5-z", "1", "Text", 1, 9,
                                                           NULL, NULL, NULL, NULL, NULL));
  g_ptr_array_add (lessons, tl_lesson_new ("l2", "B", NULL, NULL));
  g_ptr_array_add (lessons, tl_lesson_new ("l1", "A", "T1", NULL));
  shuffle (random, reviews);
  shuffle (random, findings);
  shuffle (random, recommendations);
  shuffle (random, lessons);
  return tl_snapshot_new ("name", codebook, reviews, findings, recommendations, lessons);
}

static void
test_snapshot (void)
{
  static const char *const reviews[] = { "r5", "r1", "r2", "r3", "r4" };
  static const char *const findings[] = { "c", "d", "b", "e", "a" };
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint round = 0; round < 50; round++)
    {
      g_autoptr (TlSnapshot) snapshot = make_snapshot (random);
      g_autoptr (TlSnapshot) held = tl_snapshot_ref (snapshot);

      for (guint i = 0; i < G_N_ELEMENTS (reviews); i++)
        g_assert_cmpstr (tl_review_get_id (snapshot->reviews->pdata[i]), ==, reviews[i]);
      for (guint i = 0; i < G_N_ELEMENTS (findings); i++)
        g_assert_cmpstr (tl_finding_get_id (snapshot->findings->pdata[i]), ==, findings[i]);
      g_assert_cmpstr (tl_recommendation_get_id (snapshot->recommendations->pdata[0]), ==, "y");
      g_assert_cmpstr (tl_recommendation_get_status (snapshot->recommendations->pdata[0]), ==,
                       "A9");
      g_assert_cmpstr (tl_lesson_get_id (snapshot->lessons->pdata[0]), ==, "l2");
      g_assert_cmpstr (tl_review_get_id (tl_snapshot_get_review (held, "r3")), ==, "r3");
      g_assert_null (tl_snapshot_get_review (held, "r9"));
    }
}

static void
test_names (void)
{
  g_autoptr (TlChange) change =
      tl_change_new (7, "2020-01-01T00:00:00Z", "Coder", "Label", TRUE, "review-1");
  gboolean is_undone = FALSE;

  g_object_get (change, "undone", &is_undone, NULL);
  g_assert_true (is_undone);
  g_assert_cmpstr (tl_change_get_review_id (change), ==, "review-1");
  g_assert_cmpstr (tl_block_kind_to_string (TL_BLOCK_TABLE_ROW), ==, "row");
  g_assert_cmpstr (tl_block_kind_to_string (TL_BLOCK_FURNITURE), ==, "furniture");
  g_assert_cmpstr (tl_code_kind_to_string (TL_CODE_SMART), ==, "smart");
  g_assert_cmpint (tl_document_kind_from_string ("quality-letter"), ==, TL_DOCUMENT_QUALITY_LETTER);
  g_assert_cmpint (tl_document_kind_from_string ("letter"), ==, TL_DOCUMENT_OTHER);
  g_assert_cmpint (tl_document_kind_from_string (NULL), ==, TL_DOCUMENT_OTHER);
  for (guint i = 0; i < TL_N_DOCUMENT_KINDS; i++)
    g_assert_cmpuint (tl_document_kind_from_string (tl_document_kind_to_string (i)), ==, i);
}

static TlFinding *
make_coded (const char *theme, const char *note, guint end, double x)
{
  const char *const themes[] = { theme, NULL };
  GPtrArray *spans = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_span_free);
  TlSpan *span = tl_span_new (3, end, "words", "before", "after");
  const TlRect rect = { 1, x, 10, 20, 12 };

  g_array_append_val (span->rects, rect);
  g_ptr_array_add (spans, span);
  return tl_finding_new ("one", "review", "document", spans, "F01", themes, NULL, note, 1, "1.1",
                         "A. Coder", "2026-01-02T03:04:05Z");
}

/* What is told as the same is not shown anew. */
static void
test_finding_equals (void)
{
  g_autoptr (TlFinding) one = make_coded ("T01", "a note", 8, 5),
                        same = make_coded ("T01", "a note", 8, 5);
  TlFinding *others[] = { make_coded ("T02", "a note", 8, 5), make_coded ("T01", "another", 8, 5),
                          make_coded ("T01", "a note", 9, 5), make_coded ("T01", "a note", 8, 6) };

  g_assert_true (tl_finding_equals (one, one));
  g_assert_true (tl_finding_equals (one, same));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_assert_false (tl_finding_equals (one, others[i]));
      g_clear_object (&others[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/nouns/codebook", test_codebook);
  g_test_add_func ("/model/nouns/codebook-variant", test_codebook_variant);
  g_test_add_func ("/model/nouns/codebook-refused", test_codebook_refused);
  g_test_add_func ("/model/nouns/finding", test_finding);
  g_test_add_func ("/model/nouns/finding-equals", test_finding_equals);
  g_test_add_func ("/model/nouns/review", test_review);
  g_test_add_func ("/model/nouns/snapshot", test_snapshot);
  g_test_add_func ("/model/nouns/names", test_names);
  return g_test_run ();
}
