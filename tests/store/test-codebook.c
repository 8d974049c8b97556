/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done with the codebook: moving, merging, splitting, retiring; what was coded goes along,
 * and each goes back and forth. */
#include "config.h"

#include "verb-fixture.h"

#include "tl-error.h"

static TlCode *
lookup (TlStore *store, TlCodeKind kind, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlCodebook) codebook = tl_store_load_codebook (store, &error);
  TlCode *code;

  g_assert_no_error (error);
  code = tl_codebook_lookup (codebook, kind, id);
  g_assert_nonnull (code);
  return g_object_ref (code);
}

/* The ids of a kind in order, parted by spaces. */
static char *
list_ids (TlStore *store, TlCodeKind kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlCodebook) codebook = tl_store_load_codebook (store, &error);
  GPtrArray *codes = tl_codebook_get (codebook, kind);
  GString *text = g_string_new ("");

  for (guint i = 0; i < codes->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", tl_code_get_id (codes->pdata[i]));
  return g_string_free (text, FALSE);
}

static void
assert_order (VerbFixture *fixture, TlCodeKind kind, const char *expected)
{
  g_autofree char *ids = list_ids (fixture->store, kind);

  g_assert_cmpstr (ids, ==, expected);
}

static char *
add_finding (VerbFixture *fixture, const char *words, const char *theme, const char *other_theme,
             const char *agency)
{
  const char *themes[] = { theme, other_theme, NULL }, *agencies[] = { agency, NULL };
  g_autoptr (TlFinding) finding =
      fixture_make_finding (fixture->store, fixture->review_id, words, themes, agencies);
  g_autoptr (GError) error = NULL;

  g_assert_true (tl_store_add_finding (fixture->store, finding, &error));
  g_assert_no_error (error);
  g_free (fixture->before);
  fixture->before = fixture_dump (fixture->store);
  return g_strdup (tl_finding_get_id (finding));
}

static void
assert_codes (VerbFixture *fixture, const char *finding_id, const char *themes,
              const char *agencies, const char *type)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlFinding) finding = tl_store_load_finding (fixture->store, finding_id, &error);
  g_autofree char *own_themes = NULL;
  g_autofree char *own_agencies = NULL;

  g_assert_no_error (error);
  own_themes = g_strjoinv (" ", (GStrv) tl_finding_get_themes (finding));
  own_agencies = g_strjoinv (" ", (GStrv) tl_finding_get_agencies (finding));
  g_assert_cmpstr (own_themes, ==, themes);
  g_assert_cmpstr (own_agencies, ==, agencies);
  g_assert_cmpstr (tl_finding_get_type_id (finding), ==, type);
}

static void
test_move (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TlStore *store = fixture->store;
  g_autoptr (TlCode) promoted = NULL;
  g_autoptr (TlCode) demoted = NULL;

  assert_order (fixture, TL_CODE_THEME, "T03 T03.1 T03.2 T01 T01.1 T01.2");
  g_assert_true (tl_store_move_code (store, TL_CODE_THEME, "T01", NULL, "T03", &error));
  verb_fixture_assert_done (fixture, "Move “T01 Recognising abuse” in the codebook");
  assert_order (fixture, TL_CODE_THEME, "T01 T01.1 T01.2 T03 T03.1 T03.2");
  g_assert_true (tl_store_move_code (store, TL_CODE_THEME, "T03.2", "T01", "T01.2", &error));
  verb_fixture_assert_done (fixture,
                            "Move “T03.2 Referral not made” below “T01 Recognising abuse”");
  assert_order (fixture, TL_CODE_THEME, "T01 T01.1 T03.2 T01.2 T03 T03.1");
  g_assert_true (tl_store_move_code (store, TL_CODE_THEME, "T03.1", NULL, "T01", &error));
  verb_fixture_assert_done (fixture, "Make “T03.1 Information not shared” a theme of its own");
  assert_order (fixture, TL_CODE_THEME, "T03.1 T01 T01.1 T03.2 T01.2 T03");
  promoted = lookup (store, TL_CODE_THEME, "T03.1");
  g_assert_nonnull (tl_code_get_fact (promoted, "colour"));
  g_assert_nonnull (tl_code_get_fact (promoted, "pattern"));
  g_assert_true (tl_store_move_code (store, TL_CODE_THEME, "T03", "T01", NULL, &error));
  verb_fixture_assert_done (fixture, "Move “T03 Working together” below “T01 Recognising abuse”");
  demoted = lookup (store, TL_CODE_THEME, "T03");
  g_assert_null (tl_code_get_fact (demoted, "colour"));
  g_assert_true (tl_store_move_code (store, TL_CODE_AGENCY, "AG03", NULL, "AG01", &error));
  verb_fixture_assert_done (fixture, "Move “AG03 General practice” in the codebook");
  assert_order (fixture, TL_CODE_AGENCY, "AG03 AG01 AG02");
}

static void
test_move_refused (VerbFixture *fixture, gconstpointer data)
{
  static const char *const places[][3] = {
    { "T03", "T03", NULL },     { "T03", "T03.1", NULL },    { "T03", "T01", NULL },
    { "T03.1", "T01.1", NULL }, { "T03.1", "T01", "T03.2" }, { "T03.1", "T03", "T03.1" },
  };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_assert_false (tl_store_move_code (fixture->store, TL_CODE_THEME, places[i][0], places[i][1],
                                          places[i][2], &error));
      verb_fixture_assert_refused (fixture, &error, TL_ERROR_INVALID);
    }
  g_assert_false (
      tl_store_move_code (fixture->store, TL_CODE_AGENCY, "AG01", "AG02", NULL, &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_INVALID);
  g_assert_false (tl_store_move_code (fixture->store, TL_CODE_THEME, "T09", NULL, NULL, &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_NOT_FOUND);
}

/* The codebook is numbered so that other programs can read it back: theme before sub-theme. */
static void
test_order_is_whole (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlCodebook) codebook = NULL;
  g_autoptr (GVariant) variant = NULL;
  g_autoptr (TlCodebook) again = NULL;

  g_assert_true (tl_store_move_code (fixture->store, TL_CODE_THEME, "T03.1", "T01", NULL, &error));
  g_assert_true (tl_store_move_code (fixture->store, TL_CODE_THEME, "T03.2", "T01", NULL, &error));
  g_assert_true (tl_store_move_code (fixture->store, TL_CODE_THEME, "T03", "T01", NULL, &error));
  g_assert_no_error (error);
  codebook = tl_store_load_codebook (fixture->store, &error);
  variant = g_variant_ref_sink (tl_codebook_to_variant (codebook));
  again = tl_codebook_from_variant (variant, &error);
  g_assert_no_error (error);
  g_assert_nonnull (again);
  assert_order (fixture, TL_CODE_THEME, "T01 T01.1 T01.2 T03.1 T03.2 T03");
}

static void
test_merge_themes (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *one = add_finding (fixture, "Good practice", "T03.1", NULL, "AG01");
  g_autofree char *both = add_finding (fixture, "Nobody asked", "T03.1", "T01.1", "AG01");
  g_autoptr (TlLesson) lesson =
      tl_lesson_new (NULL, "Ask.", "T03.1", (const char *const[]){ one, NULL });
  g_autoptr (TlSuggestionAnswer) answer =
      tl_suggestion_answer_new (fixture->document_id, 3, 9, "T03.1", TL_ANSWER_REJECTED);
  g_autoptr (GPtrArray) lessons = NULL;
  g_autoptr (GPtrArray) answers = NULL;
  g_autoptr (TlCode) merged = NULL;
  g_autoptr (TlCode) into = NULL;

  g_assert_true (tl_store_set_lesson (fixture->store, lesson, &error));
  g_assert_true (tl_store_answer_suggestion (fixture->store, answer, NULL, &error));
  g_free (fixture->before);
  fixture->before = fixture_dump (fixture->store);
  g_assert_true (tl_store_merge_codes (fixture->store, TL_CODE_THEME, "T03.1", "T01.1", &error));
  verb_fixture_assert_done (fixture,
                            "Merge “T03.1 Information not shared” into “T01.1 Enquiry not made”");
  assert_codes (fixture, one, "T01.1", "AG01", "F02");
  assert_codes (fixture, both, "T01.1", "AG01", "F02");
  lessons = tl_store_load_lessons (fixture->store, &error);
  g_assert_cmpstr (tl_lesson_get_theme_id (lessons->pdata[0]), ==, "T01.1");
  answers = tl_store_load_answers (fixture->store, NULL, &error);
  g_assert_cmpstr (((TlSuggestionAnswer *) answers->pdata[0])->theme_id, ==, "T01.1");
  merged = lookup (fixture->store, TL_CODE_THEME, "T03.1");
  into = lookup (fixture->store, TL_CODE_THEME, "T01.1");
  g_assert_true (tl_code_get_is_retired (merged));
  g_assert_cmpstr (tl_code_get_fact (merged, "merged-into"), ==, "T01.1");
  g_assert_true (g_strv_equal (tl_code_get_phrases (into),
                               (const char *const[]){ "Enquiry not made", "another phrase",
                                                      "Information not shared", NULL }));
}

/* What stands below the one stands below the other then. */
static void
test_merge_upper_themes (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tl_store_merge_codes (fixture->store, TL_CODE_THEME, "T03", "T01.2", &error));
  verb_fixture_assert_done (fixture, "Merge “T03 Working together” into “T01.2 Curiosity”");
  assert_order (fixture, TL_CODE_THEME, "T03 T01 T03.1 T03.2 T01.1 T01.2");
  g_assert_false (tl_store_merge_codes (fixture->store, TL_CODE_THEME, "T01", "T01.1", &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_INVALID);
  g_assert_false (tl_store_merge_codes (fixture->store, TL_CODE_THEME, "T01", "T01", &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_INVALID);
  g_assert_false (tl_store_merge_codes (fixture->store, TL_CODE_THEME, "T01", "T03", &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_INVALID);
  g_assert_false (tl_store_merge_codes (fixture->store, TL_CODE_LEVEL, "L1", "L1", &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_INVALID);
}

static void
test_merge_agencies (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = add_finding (fixture, "Good practice", "T03.1", NULL, "AG02");
  g_autoptr (GPtrArray) recommendations = NULL;
  g_autoptr (TlCode) one = lookup (fixture->store, TL_CODE_AGENCY, "AG01");
  g_autoptr (TlCode) followed = tl_code_with_fact (one, "successor", "AG02");
  g_autoptr (TlCode) after = NULL;
  g_autoptr (TlCode) into = NULL;

  g_assert_true (tl_store_set_code (fixture->store, followed, &error));
  verb_fixture_assert_done (fixture, "Change what followed “AG01 Police service”");
  g_assert_true (tl_store_merge_codes (fixture->store, TL_CODE_AGENCY, "AG02", "AG03", &error));
  verb_fixture_assert_done (fixture, "Merge “AG02 Housing office” into “AG03 General practice”");
  assert_codes (fixture, id, "T03.1", "AG03", "F02");
  recommendations = tl_store_load_recommendations (fixture->store, NULL, &error);
  g_assert_cmpstr (tl_recommendation_get_addressees (recommendations->pdata[0])[0], ==, "AG03");
  after = lookup (fixture->store, TL_CODE_AGENCY, "AG01");
  g_assert_cmpstr (tl_code_get_fact (after, "successor"), ==, "AG03");
  into = lookup (fixture->store, TL_CODE_AGENCY, "AG03");
  g_assert_true (g_strv_contains (tl_code_get_phrases (into), "Housing office"));
}

static void
test_merge_types (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = add_finding (fixture, "Good practice", "T03.1", NULL, "AG02");

  g_assert_true (tl_store_merge_codes (fixture->store, TL_CODE_FINDING_TYPE, "F02", "F03", &error));
  verb_fixture_assert_done (fixture, "Merge “F02 Lesson” into “F03 Missed opportunity”");
  assert_codes (fixture, id, "T03.1", "AG02", "F03");
}

static void
test_split (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *stays = add_finding (fixture, "Good practice", "T03.1", NULL, "AG01");
  g_autofree char *goes = add_finding (fixture, "Nobody asked", "T03.1", "T01.1", "AG01");
  g_autofree char *other = add_finding (fixture, "was not shared", "T01.1", NULL, "AG02");
  g_autoptr (TlCode) code =
      tl_code_new (TL_CODE_THEME, "T03.3", "T03", "Asked late", NULL, NULL, NULL, FALSE);
  g_autoptr (TlCode) agency =
      tl_code_new (TL_CODE_AGENCY, "AG04", NULL, "Court", NULL, NULL, NULL, FALSE);
  g_autoptr (TlCode) type =
      tl_code_new (TL_CODE_FINDING_TYPE, "F04", NULL, "Fact", NULL, NULL, NULL, FALSE);
  const char *ids[] = { goes, NULL }, *wrong[] = { goes, other, NULL }, *none[] = { NULL };

  g_assert_false (tl_store_split_code (fixture->store, "T03.1", code, wrong, &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_INVALID);
  g_assert_false (tl_store_split_code (fixture->store, "T03.1", code, none, &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_INVALID);
  g_assert_true (tl_store_split_code (fixture->store, "T03.1", code, ids, &error));
  verb_fixture_assert_done (
      fixture, "Split “T03.1 Information not shared”: “T03.3 Asked late” takes 1 finding");
  assert_codes (fixture, stays, "T03.1", "AG01", "F02");
  assert_codes (fixture, goes, "T01.1 T03.3", "AG01", "F02");
  g_assert_false (tl_store_split_code (fixture->store, "T03.1", code, ids, &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_INVALID);
  g_assert_true (tl_store_split_code (fixture->store, "AG01", agency, ids, &error));
  verb_fixture_assert_done (fixture, "Split “AG01 Police service”: “AG04 Court” takes 1 finding");
  g_assert_true (tl_store_split_code (fixture->store, "F02", type, ids, &error));
  verb_fixture_assert_done (fixture, "Split “F02 Lesson”: “F04 Fact” takes 1 finding");
  assert_codes (fixture, goes, "T01.1 T03.3", "AG04", "F04");
}

/* What a theme is split from may have one of its sub-themes, or two, or the theme itself. */
static void
test_split_upper_theme (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *stays = add_finding (fixture, "Good practice", "T03.1", NULL, "AG01");
  g_autofree char *one = add_finding (fixture, "Nobody asked", "T03.1", "T03.2", "AG01");
  g_autofree char *two = add_finding (fixture, "was not shared", "T03", "T01.1", NULL);
  g_autofree char *other = add_finding (fixture, "Nobody asked", "T01.1", NULL, NULL);
  g_autoptr (TlCode) code =
      tl_code_new (TL_CODE_THEME, "T04", NULL, "Asking", NULL, NULL, NULL, FALSE);
  const char *ids[] = { one, two, NULL }, *wrong[] = { one, other, NULL };

  g_assert_false (tl_store_split_code (fixture->store, "T03", code, wrong, &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_INVALID);
  g_assert_true (tl_store_split_code (fixture->store, "T03", code, ids, &error));
  verb_fixture_assert_done (fixture, "Split “T03 Working together”: “T04 Asking” takes 2 findings");
  assert_codes (fixture, stays, "T03.1", "AG01", "F02");
  assert_codes (fixture, one, "T04", "AG01", "F02");
  assert_codes (fixture, two, "T01.1 T04", "", "F02");
  assert_codes (fixture, other, "T01.1", "", "F02");
}

static void
test_retire (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = add_finding (fixture, "Good practice", "T03.1", NULL, "AG01");
  g_autoptr (TlCode) sub_theme = NULL;
  g_autoptr (TlCode) theme = NULL;
  g_autoptr (TlCode) other = NULL;

  g_assert_true (tl_store_retire_code (fixture->store, TL_CODE_THEME, "T03", TRUE, &error));
  verb_fixture_assert_done (fixture, "Retire “T03 Working together”");
  sub_theme = lookup (fixture->store, TL_CODE_THEME, "T03.1");
  g_assert_true (tl_code_get_is_retired (sub_theme));
  assert_codes (fixture, id, "T03.1", "AG01", "F02");
  g_assert_true (tl_store_retire_code (fixture->store, TL_CODE_THEME, "T03.2", FALSE, &error));
  verb_fixture_assert_done (fixture, "Bring “T03.2 Referral not made” back into use");
  theme = lookup (fixture->store, TL_CODE_THEME, "T03");
  other = lookup (fixture->store, TL_CODE_THEME, "T03.1");
  g_assert_false (tl_code_get_is_retired (theme));
  g_assert_true (tl_code_get_is_retired (other));
  g_assert_false (tl_store_retire_code (fixture->store, TL_CODE_THEME, "T99", TRUE, &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_NOT_FOUND);
}

static void
test_bring_back_merged (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlCode) code = NULL;

  g_assert_true (tl_store_merge_codes (fixture->store, TL_CODE_AGENCY, "AG02", "AG03", &error));
  g_assert_true (tl_store_retire_code (fixture->store, TL_CODE_AGENCY, "AG02", FALSE, &error));
  g_assert_no_error (error);
  code = lookup (fixture->store, TL_CODE_AGENCY, "AG02");
  g_assert_false (tl_code_get_is_retired (code));
  g_assert_null (tl_code_get_fact (code, "merged-into"));
}

static void
test_add (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlCode) theme =
      tl_code_new (TL_CODE_THEME, "T18", NULL, "New", NULL, NULL, NULL, FALSE);
  g_autoptr (TlCode) bad =
      tl_code_new (TL_CODE_THEME, "T 19", NULL, "New", NULL, NULL, NULL, FALSE);
  g_autoptr (TlCode) nameless =
      tl_code_new (TL_CODE_THEME, "T19", NULL, "", NULL, NULL, NULL, FALSE);
  g_autoptr (TlCode) added = NULL;

  g_assert_true (tl_store_add_code (fixture->store, theme, &error));
  verb_fixture_assert_done (fixture, "Add “T18 New” to the codebook");
  added = lookup (fixture->store, TL_CODE_THEME, "T18");
  g_assert_nonnull (tl_code_get_fact (added, "colour"));
  g_assert_false (tl_store_add_code (fixture->store, theme, &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_INVALID);
  g_assert_false (tl_store_add_code (fixture->store, bad, &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_INVALID);
  g_assert_false (tl_store_add_code (fixture->store, nameless, &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_INVALID);
}

static void
test_labels (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlCode) code = lookup (fixture->store, TL_CODE_THEME, "T01.1");
  g_autoptr (TlCode) renamed = tl_code_with_name (code, "Nobody asked");
  g_autoptr (TlCode) defined = tl_code_with_definition (renamed, "Other words.");
  g_autoptr (TlCode) wider = tl_code_with_fact (defined, "inclusion", "Health visitors too.");
  g_autoptr (TlCode) phrased =
      tl_code_with_phrases (wider, (const char *const[]){ "nobody asked", NULL });

  g_assert_true (tl_store_set_code (fixture->store, renamed, &error));
  verb_fixture_assert_done (fixture, "Rename “T01.1 Enquiry not made” to “Nobody asked”");
  g_assert_true (tl_store_set_code (fixture->store, defined, &error));
  verb_fixture_assert_done (fixture, "Change the definition of “T01.1 Nobody asked”");
  g_assert_true (tl_store_set_code (fixture->store, wider, &error));
  verb_fixture_assert_done (fixture, "Change what belongs to “T01.1 Nobody asked”");
  g_assert_true (tl_store_set_code (fixture->store, phrased, &error));
  verb_fixture_assert_done (fixture, "Change the trigger phrases of “T01.1 Nobody asked”");
}

static void
test_successors (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlCode) one = lookup (fixture->store, TL_CODE_AGENCY, "AG01");
  g_autoptr (TlCode) two = lookup (fixture->store, TL_CODE_AGENCY, "AG02");
  g_autoptr (TlCode) good = tl_code_with_fact (one, "successor", "AG02; AG03");
  g_autoptr (TlCode) circle = tl_code_with_fact (two, "successor", "AG01");
  g_autoptr (TlCode) unknown = tl_code_with_fact (two, "successor", "AG77");

  g_assert_true (tl_store_set_code (fixture->store, good, &error));
  verb_fixture_assert_done (fixture, "Change what followed “AG01 Police service”");
  g_assert_false (tl_store_set_code (fixture->store, circle, &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_INVALID);
  g_assert_false (tl_store_set_code (fixture->store, unknown, &error));
  verb_fixture_assert_refused (fixture, &error, TL_ERROR_NOT_FOUND);
}

static void
assert_use (GPtrArray *uses, const char *id, guint n_findings, guint n_reviews, guint n_others)
{
  for (guint i = 0; i < uses->len; i++)
    {
      const TlCodeUse *use = uses->pdata[i];

      if (!g_str_equal (use->id, id))
        continue;
      g_assert_cmpuint (use->n_findings, ==, n_findings);
      g_assert_cmpuint (use->n_reviews, ==, n_reviews);
      g_assert_cmpuint (use->n_others, ==, n_others);
      return;
    }
  g_assert_not_reached ();
}

static void
test_uses (VerbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *one = add_finding (fixture, "Good practice", "T03.1", "T03.2", "AG01");
  g_autofree char *two = add_finding (fixture, "Nobody asked", "T03.1", "T01.1", "AG01");
  g_autofree char *other_review = fixture_add_review (fixture->store, 2);
  g_autoptr (TlFinding) three =
      fixture_make_finding (fixture->store, other_review, "Good practice",
                            (const char *const[]){ "T03.1", NULL }, (const char *const[]){ NULL });
  g_autoptr (GPtrArray) uses = NULL;

  g_assert_true (tl_store_add_finding (fixture->store, three, &error));
  uses = tl_store_load_code_uses (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (uses->len, ==, 12);
  assert_use (uses, "T03", 3, 2, 0);
  assert_use (uses, "T03.1", 3, 2, 0);
  assert_use (uses, "T03.2", 1, 1, 0);
  assert_use (uses, "T01", 1, 1, 0);
  assert_use (uses, "T01.2", 0, 0, 0);
  assert_use (uses, "AG01", 2, 1, 0);
  assert_use (uses, "AG02", 0, 0, 2);
  assert_use (uses, "F02", 3, 2, 0);
}

static void
assert_found (VerbFixture *fixture, TlCodeKind kind, const char *id, const char *quotes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings =
      tl_store_load_findings_with_code (fixture->store, kind, id, &error);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_ptr_array_add (found, (char *) tl_finding_get_quote (findings->pdata[i]));
  g_ptr_array_add (found, NULL);
  joined = g_strjoinv (" | ", (char **) found->pdata);
  g_assert_cmpstr (joined, ==, quotes);
}

static void
test_findings_of_code (VerbFixture *fixture, gconstpointer data)
{
  g_autofree char *one = add_finding (fixture, "Nobody asked", "T03.1", "T03.2", "AG01");
  g_autofree char *two = add_finding (fixture, "was not shared", "T03.1", NULL, NULL);

  assert_found (fixture, TL_CODE_THEME, "T03.1", "Nobody asked | was not shared");
  assert_found (fixture, TL_CODE_THEME, "T03.2", "Nobody asked");
  assert_found (fixture, TL_CODE_THEME, "T03", "Nobody asked | was not shared");
  assert_found (fixture, TL_CODE_THEME, "T01", "");
  assert_found (fixture, TL_CODE_AGENCY, "AG01", "Nobody asked");
  assert_found (fixture, TL_CODE_FINDING_TYPE, "F02", "Nobody asked | was not shared");
}

#define ADD(name, func)                                                                            \
  g_test_add ("/store/codebook/" name, VerbFixture, NULL, verb_fixture_set_up, func,               \
              verb_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("move", test_move);
  ADD ("move-refused", test_move_refused);
  ADD ("order-is-whole", test_order_is_whole);
  ADD ("merge-themes", test_merge_themes);
  ADD ("merge-upper-themes", test_merge_upper_themes);
  ADD ("merge-agencies", test_merge_agencies);
  ADD ("merge-types", test_merge_types);
  ADD ("split", test_split);
  ADD ("split-upper-theme", test_split_upper_theme);
  ADD ("retire", test_retire);
  ADD ("bring-back-merged", test_bring_back_merged);
  ADD ("add", test_add);
  ADD ("labels", test_labels);
  ADD ("successors", test_successors);
  ADD ("uses", test_uses);
  ADD ("findings-of-code", test_findings_of_code);
  return g_test_run ();
}
