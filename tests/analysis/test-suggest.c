/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is suggested in a text, and what is not. */
#include "config.h"

#include "tl-suggest.h"

#include <string.h>

/* Entries as the default codebook has them, as far as the tests need them. */
static const struct
{
  TlCodeKind kind;
  const char *id, *parent, *name, *phrases, *fact, *value;
} codes[] = {
  { TL_CODE_THEME, "T01", NULL, "Recognising domestic abuse", NULL, NULL, NULL },
  { TL_CODE_THEME, "T01.1", "T01", "Enquiry not made", "routine enquiry;did not ask", NULL, NULL },
  { TL_CODE_THEME, "T02.1", NULL, "Risk tool not used", "DASH;risk assessment tool", NULL, NULL },
  { TL_CODE_THEME, "T03.1", NULL, "Information not shared", "share information;was not passed",
    NULL, NULL },
  { TL_CODE_THEME, "T08.2", NULL, "Programmes", "Drive;perpetrator programme", NULL, NULL },
  { TL_CODE_THEME, "T09.2", NULL, "Arrest", "wanted;not arrested", NULL, NULL },
  { TL_CODE_THEME, "T10.2", NULL, "Mental health", "psychiatr*;mental health", NULL, NULL },
  { TL_CODE_THEME, "T15.2", NULL, "Housing response", "tenancy;noise complaint;landlord", NULL,
    NULL },
  { TL_CODE_FINDING_TYPE, "F01", NULL, "Recommendation", "should ensure", "counts", "yes" },
  { TL_CODE_FINDING_TYPE, "F02", NULL, "Lesson", "learning point", "counts", "yes" },
  { TL_CODE_FINDING_TYPE, "F03", NULL, "Missed opportunity", "missed opportunity;should have",
    "counts", "yes" },
  { TL_CODE_FINDING_TYPE, "F04", NULL, "Good practice", "good practice", "counts", "yes" },
  { TL_CODE_FINDING_TYPE, "F05", NULL, "Practice gap", "failed to", "counts", "yes" },
  { TL_CODE_FINDING_TYPE, "F08", NULL, "Family view", "her sister told", "counts", "optional" },
  { TL_CODE_FINDING_TYPE, "F09", NULL, "Risk indicator", "threatened", "counts", "no" },
  { TL_CODE_FINDING_TYPE, "F12", NULL, "Comment", "the Panel felt", "place", "Home Office letter" },
  { TL_CODE_AGENCY, "AG01", NULL, "Metropolitan Police Service", "MPS;Met", "sector", "Police" },
  { TL_CODE_AGENCY, "AG16", NULL, "Housing (council)", "Housing Options", "sector",
    "Local authority" },
  { TL_CODE_AGENCY, "AG26", NULL, "General practice", "GP", "sector", "Health" },
  { TL_CODE_AGENCY, "AG58", NULL, "DHR Panel", "the Panel", "sector", "Review" },
};

typedef struct
{
  TlCodebook *codebook;
  TlSuggester *suggester;
  GPtrArray *blocks; /* TlBlock, until the text is made */
  TlDocumentText *text;
  GPtrArray *findings, *answers;
} Fixture;

static TlCodebook *
make_codebook (void)
{
  TlCodebook *codebook = tl_codebook_new ();

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_auto (GStrv) phrases =
          g_strsplit (codes[i].phrases != NULL ? codes[i].phrases : "", ";", -1);
      GVariantBuilder facts;

      g_variant_builder_init (&facts, G_VARIANT_TYPE ("a{ss}"));
      if (codes[i].fact != NULL)
        g_variant_builder_add (&facts, "{ss}", codes[i].fact, codes[i].value);
      tl_codebook_add (codebook, tl_code_new (codes[i].kind, codes[i].id, codes[i].parent,
                                              codes[i].name, NULL, (const char *const *) phrases,
                                              g_variant_builder_end (&facts), FALSE));
    }
  return codebook;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->codebook = make_codebook ();
  fixture->suggester = tl_suggester_new (fixture->codebook);
  fixture->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_free);
  fixture->findings = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_suggestion_answer_free);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->suggester, tl_suggester_free);
  g_clear_object (&fixture->codebook);
  g_clear_pointer (&fixture->blocks, g_ptr_array_unref);
  g_clear_object (&fixture->text);
  g_clear_pointer (&fixture->findings, g_ptr_array_unref);
  g_clear_pointer (&fixture->answers, g_ptr_array_unref);
}

static void
add (Fixture *fixture, TlBlockKind kind, const char *number, const char *text)
{
  g_ptr_array_add (fixture->blocks,
                   tl_block_new (kind, kind == TL_BLOCK_HEADING ? 1 : 0, number, text, 1));
}

static GPtrArray *
suggest (Fixture *fixture)
{
  TlSuggestInput input = { "d1", NULL, fixture->findings, fixture->answers };
  g_autoptr (GError) error = NULL;
  GPtrArray *suggestions;

  if (fixture->text == NULL)
    fixture->text = tl_document_text_new (g_steal_pointer (&fixture->blocks));
  input.text = fixture->text;
  suggestions = tl_suggester_suggest (fixture->suggester, &input, NULL, &error);
  g_assert_no_error (error);
  return suggestions;
}

/* One suggestion a line: number, theme, type, agencies, words of the theme and type, quote. */
static char *
describe (GPtrArray *suggestions)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < suggestions->len; i++)
    {
      TlSuggestion *suggestion = suggestions->pdata[i];
      GPtrArray *reasons = tl_suggestion_get_reasons (suggestion);
      g_autofree char *agencies =
          g_strjoinv (",", (char **) tl_suggestion_get_agencies (suggestion));

      g_string_append_printf (lines, "%s %s %s %s |", tl_suggestion_get_number (suggestion),
                              tl_suggestion_get_theme_id (suggestion),
                              tl_suggestion_get_type_id (suggestion), agencies);
      for (guint k = 0; k < reasons->len; k++)
        g_string_append_printf (lines, " %s=%s",
                                ((TlSuggestionReason *) reasons->pdata[k])->code_id,
                                ((TlSuggestionReason *) reasons->pdata[k])->words);
      g_string_append_printf (lines, " | %s\n", tl_suggestion_get_span (suggestion)->quote);
    }
  return g_string_free (lines, FALSE);
}

static void
assert_suggested (Fixture *fixture, const char *expected)
{
  g_autoptr (GPtrArray) suggestions = suggest (fixture);
  g_autofree char *lines = describe (suggestions);

  g_assert_cmpstr (lines, ==, expected);
}

static void
test_golden (Fixture *fixture, gconstpointer data)
{
  add (fixture, TL_BLOCK_HEADING, "5", "Analysis");
  add (fixture, TL_BLOCK_HEADING, "5.1", "General practice");
  add (fixture, TL_BLOCK_PARAGRAPH, "5.2",
       "She came twice. Dr. M did not ask about home; the notes are short. That should have been "
       "done "
       "with the risk assessment tools at hand.");
  add (fixture, TL_BLOCK_PARAGRAPH, "5.3",
       "Her sister told the Panel that the GP failed to share information with the Met.");
  add (fixture, TL_BLOCK_HEADING, "6", "Good practice");
  add (fixture, TL_BLOCK_PARAGRAPH, "6.1",
       "The landlord passed the noise complaints on to Housing Options at once.");
  add (fixture, TL_BLOCK_HEADING, "7", "Learning");
  add (fixture, TL_BLOCK_LEARNING, NULL, "A noise complaint may be the first call for help.");
  add (fixture, TL_BLOCK_RECOMMENDATION, "1",
       "The Met should ensure that officers share information. It should report in a year.");
  assert_suggested (
      fixture,
      "5.2 T01.1 F05 AG26 | AG26=General practice T01.1=did not ask | Dr. M did not ask about "
      "home; "
      "the notes are short.\n"
      "5.2 T02.1 F03 AG26 | AG26=General practice F03=should have T02.1=risk assessment tools | "
      "That should have been done with the risk assessment tools at hand.\n"
      "5.3 T03.1 F08 AG26,AG01 | F08=Her sister told AG26=GP T03.1=share information AG01=Met | "
      "Her sister told the Panel that the GP failed to share information with the Met.\n"
      "6.1 T15.2 F04 AG16 | T15.2=landlord T15.2=noise complaints AG16=Housing Options | "
      "The landlord passed the noise complaints on to Housing Options at once.\n"
      " T15.2 F02  | T15.2=noise complaint | A noise complaint may be the first call for help.\n"
      "1 T03.1 F01 AG01 | AG01=Met F01=should ensure T03.1=share information | "
      "The Met should ensure that officers share information. It should report in a year.\n");
}

/* Where no finding can stand, nothing is suggested. */
static void
test_apart (Fixture *fixture, gconstpointer data)
{
  static const char words[] = "The officer did not ask and the form was not passed on to anyone.";

  add (fixture, TL_BLOCK_HEADING, "1", "Terms of reference");
  add (fixture, TL_BLOCK_ITEM, "a", words);
  add (fixture, TL_BLOCK_HEADING, "2", "Glossary");
  add (fixture, TL_BLOCK_PARAGRAPH, NULL, words);
  add (fixture, TL_BLOCK_HEADING, "3", words);
  add (fixture, TL_BLOCK_FOOTNOTE, "1", words);
  add (fixture, TL_BLOCK_CAPTION, NULL, words);
  add (fixture, TL_BLOCK_TABLE_ROW, NULL, words);
  add (fixture, TL_BLOCK_FURNITURE, NULL, words);
  add (fixture, TL_BLOCK_PARAGRAPH, "3.1", "Is it right that the officer did not ask about home?");
  add (fixture, TL_BLOCK_PARAGRAPH, "3.2",
       "The purpose of a review is to see whether staff did not ask about home.");
  add (fixture, TL_BLOCK_HEADING, "4", "Analysis by the terms of reference");
  add (fixture, TL_BLOCK_PARAGRAPH, "4.1",
       "The officer did not ask, and nothing was written down.");
  assert_suggested (fixture, "4.1 T01.1 F05  | T01.1=did not ask | The officer did not ask, and "
                             "nothing was written down.\n");
}

/* Short names and names with a capital as they are printed; a word alone in its own form. */
static void
test_forms (Fixture *fixture, gconstpointer data)
{
  add (fixture, TL_BLOCK_HEADING, "5", "Findings");
  add (fixture, TL_BLOCK_PARAGRAPH, "1", "They failed to dash across the road to his house.");
  add (fixture, TL_BLOCK_PARAGRAPH, "2", "The team failed to complete a DASH for her that day.");
  add (fixture, TL_BLOCK_PARAGRAPH, "3", "He failed to drive to the next town for the meeting.");
  add (fixture, TL_BLOCK_PARAGRAPH, "4",
       "The service failed to offer him a place on Drive at all.");
  add (fixture, TL_BLOCK_PARAGRAPH, "5",
       "Staff failed to see what she might want from the service.");
  add (fixture, TL_BLOCK_PARAGRAPH, "6",
       "The ward failed to wait for the psychiatrist to see him.");
  add (fixture, TL_BLOCK_PARAGRAPH, "7",
       "The officer missed the sharing of information by the school.");
  assert_suggested (fixture,
                    "2 T02.1 F05  | F05=failed to T02.1=DASH | The team failed to complete "
                    "a DASH for her that day.\n"
                    "4 T08.2 F05  | F05=failed to T08.2=Drive | The service failed to offer "
                    "him a place on Drive at all.\n"
                    "6 T10.2 F05  | F05=failed to T10.2=psychiatrist | The ward failed to "
                    "wait for the psychiatrist to see him.\n");
}

static void
add_finding (Fixture *fixture, const char *words, const char *theme)
{
  const char *themes[] = { theme, NULL };
  GPtrArray *spans = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_span_free);
  guint start, end;

  g_assert_true (tl_document_text_find (fixture->text, words, 0, &start, &end));
  g_ptr_array_add (spans, tl_document_text_make_span (fixture->text, start, end));
  g_ptr_array_add (fixture->findings, tl_finding_new (NULL, "r1", "d1", spans, "F05", themes, NULL,
                                                      NULL, 0, NULL, NULL, NULL));
}

static void
add_two (Fixture *fixture)
{
  add (fixture, TL_BLOCK_HEADING, "5", "Findings");
  add (fixture, TL_BLOCK_PARAGRAPH, "1", "The officer did not ask about home that night.");
  add (fixture, TL_BLOCK_PARAGRAPH, "2", "The call was closed as a noise complaint and not read.");
}

static guint
count (Fixture *fixture)
{
  g_autoptr (GPtrArray) suggestions = suggest (fixture);

  return suggestions->len;
}

static void
test_coded (Fixture *fixture, gconstpointer data)
{
  add_two (fixture);
  g_assert_cmpuint (count (fixture), ==, 2);
  add_finding (fixture, "did not ask about home that night", "T15.2");
  g_assert_cmpuint (count (fixture), ==, 2);
  add_finding (fixture, "did not ask about home that night", "T01.1");
  g_assert_cmpuint (count (fixture), ==, 1);
  g_ptr_array_set_size (fixture->findings, 0);
  add_finding (fixture, "did not ask about home that night", "T01");
  g_assert_cmpuint (count (fixture), ==, 1);
}

/* What was answered stays so, also where another finding came or went; an answer in another
 * document does not count. */
static void
test_answered (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) suggestions = NULL;
  TlSuggestionAnswer *answer;

  add_two (fixture);
  suggestions = suggest (fixture);
  g_assert_cmpuint (suggestions->len, ==, 2);
  answer = tl_suggestion_make_answer (suggestions->pdata[0], TL_ANSWER_REJECTED);
  g_ptr_array_add (fixture->answers, answer);
  g_assert_cmpuint (count (fixture), ==, 1);
  g_free (answer->document_id);
  answer->document_id = g_strdup ("d2");
  g_assert_cmpuint (count (fixture), ==, 2);
}

static double
get_score (Fixture *fixture, guint i)
{
  g_autoptr (GPtrArray) suggestions = suggest (fixture);

  g_assert_cmpuint (i, <, suggestions->len);
  return tl_suggestion_get_score (suggestions->pdata[i]);
}

static void
add_answers (Fixture *fixture, const char *theme, TlAnswer answer, guint n)
{
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (fixture->answers, tl_suggestion_answer_new ("d2", i, i + 1, theme, answer));
}

/* The score goes with the number of triggers, how much they say, and what was accepted before. */
static void
test_score (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) suggestions = NULL;
  double before;

  add (fixture, TL_BLOCK_HEADING, "5", "Findings");
  add (fixture, TL_BLOCK_PARAGRAPH, "1", "The council failed to write to her landlord that week.");
  add (fixture, TL_BLOCK_PARAGRAPH, "2",
       "The council failed to read the noise complaint that week.");
  add (fixture, TL_BLOCK_PARAGRAPH, "3",
       "The council failed to read the noise complaint about the tenancy that week.");
  g_assert_cmpfloat (get_score (fixture, 0), <, get_score (fixture, 1));
  g_assert_cmpfloat (get_score (fixture, 1), <, get_score (fixture, 2));
  before = get_score (fixture, 2);
  add_answers (fixture, "T15.2", TL_ANSWER_ACCEPTED, 5);
  add_answers (fixture, "T15.2", TL_ANSWER_AMENDED, 1);
  g_assert_cmpfloat (get_score (fixture, 2), >, before);
  add_answers (fixture, "T15.2", TL_ANSWER_REJECTED, 4);
  suggestions = suggest (fixture);
  g_assert_cmpuint (tl_suggestion_get_n_accepted (suggestions->pdata[0]), ==, 6);
  g_assert_cmpuint (tl_suggestion_get_n_answered (suggestions->pdata[0]), ==, 10);
  g_assert_cmpfloat (tl_suggestion_get_score (suggestions->pdata[suggestions->len - 1]), <, before);
  g_assert_cmpfloat (get_score (fixture, 0), >=, 0);
  g_assert_cmpfloat (get_score (fixture, 0), <=, 1);
}

static void
test_finding (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) suggestions = NULL;
  g_autoptr (TlFinding) finding = NULL;

  add_two (fixture);
  suggestions = suggest (fixture);
  finding = tl_suggestion_make_finding (suggestions->pdata[0], "r1");
  g_assert_cmpstr (tl_finding_get_quote (finding), ==,
                   "The officer did not ask about home that night.");
  g_assert_cmpstr (tl_finding_get_themes (finding)[0], ==, "T01.1");
  g_assert_null (tl_finding_get_themes (finding)[1]);
  g_assert_cmpstr (tl_finding_get_type_id (finding), ==, "F05");
  g_assert_cmpstr (tl_finding_get_number (finding), ==, "1");
  g_assert_cmpstr (tl_finding_get_document_id (finding), ==, "d1");
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  TlSuggestInput input = { "d1", NULL, fixture->findings, fixture->answers };
  g_autoptr (GError) error = NULL;

  add_two (fixture);
  fixture->text = tl_document_text_new (g_steal_pointer (&fixture->blocks));
  input.text = fixture->text;
  g_cancellable_cancel (cancellable);
  g_assert_null (tl_suggester_suggest (fixture->suggester, &input, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Nothing to read is no trouble. */
static void
test_empty (Fixture *fixture, gconstpointer data)
{
  assert_suggested (fixture, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/suggest/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("golden", test_golden);
  ADD ("apart", test_apart);
  ADD ("forms", test_forms);
  ADD ("coded", test_coded);
  ADD ("answered", test_answered);
  ADD ("score", test_score);
  ADD ("finding", test_finding);
  ADD ("cancel", test_cancel);
  ADD ("empty", test_empty);
#undef ADD
  return g_test_run ();
}
