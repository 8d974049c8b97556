/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recommendations, the rows of action plans, and lessons, among blocks made by hand. */
#include "config.h"

#include "tl-recommendations.h"

#include <string.h>

static guint
add_block (TlDraftDocument *document, TlBlockKind kind, const char *number, const char *text)
{
  g_ptr_array_add (document->blocks,
                   tl_block_new (kind, kind == TL_BLOCK_HEADING ? 1 : 0, number, text, 1));
  return document->blocks->len - 1;
}

static void
add_heading (TlDraftDocument *document, guint level, const char *text)
{
  g_ptr_array_add (document->blocks, tl_block_new (TL_BLOCK_HEADING, level, NULL, text, 1));
}

static void
add_row (TlDraftDocument *document, guint table, const char *cells)
{
  TlBlock *block = tl_block_new (TL_BLOCK_TABLE_ROW, 0, NULL, cells, 1);

  block->table = table;
  g_ptr_array_add (document->blocks, block);
}

/* More text than stands between two recommendations of one list. */
static void
add_body (TlDraftDocument *document)
{
  add_heading (document, 1, "What happened");
  for (guint i = 0; i < 20; i++)
    add_block (document, TL_BLOCK_PARAGRAPH, NULL, "The panel heard what was done on that day.");
}

static const TlDraftRecommendation *
get_recommendation (const TlDraftDocument *document, guint i)
{
  g_assert_cmpuint (i, <, document->recommendations->len);
  return document->recommendations->pdata[i];
}

static const TlDraftAction *
get_action (const TlDraftDocument *document, guint i)
{
  g_assert_cmpuint (i, <, document->actions->len);
  return document->actions->pdata[i];
}

/* The numbers of all recommendations, in order. */
static void
check_numbers (const TlDraftDocument *document, const char *expected)
{
  g_autoptr (GString) numbers = g_string_new (NULL);

  for (guint i = 0; i < document->recommendations->len; i++)
    {
      const char *number = get_recommendation (document, i)->number;

      g_string_append_printf (numbers, "%s%s", i > 0 ? " " : "", number != NULL ? number : "-");
    }
  g_assert_cmpstr (numbers->str, ==, expected);
}

/* The recommendation of each row, in order. */
static void
check_links (const TlDraftDocument *document, const char *expected)
{
  g_autoptr (GString) links = g_string_new (NULL);

  for (guint i = 0; i < document->actions->len; i++)
    g_string_append_printf (links, "%s%d", i > 0 ? " " : "",
                            get_action (document, i)->recommendation);
  g_assert_cmpstr (links->str, ==, expected);
}

#define ONE "Larkmere Housing should ask at each visit who lives in the home and record the answer."
#define TWO                                                                                        \
  "The Safer Wexbridge Partnership should agree one way of telling others about missed "           \
  "appointments."

/* The summary's list, the body's with its own numbers, small changes of wording. */
static void
test_printed_twice (void)
{
  g_autoptr (TlDraftDocument) document = tl_draft_document_new ();

  add_heading (document, 1, "Recommendations");
  add_block (document, TL_BLOCK_PARAGRAPH, "1", ONE);
  add_block (document, TL_BLOCK_PARAGRAPH, "2", TWO);
  add_body (document);
  add_heading (document, 1, "Recommendations");
  add_block (document, TL_BLOCK_PARAGRAPH, "9.1", ONE);
  add_block (document, TL_BLOCK_PARAGRAPH, "9.2",
             "The Safer Wexbridge Partnership should agree a single way of telling others about "
             "missed appointments.");
  add_block (document, TL_BLOCK_PARAGRAPH, "9.3",
             "The school should tell the health visitor when a child is moved.");
  tl_recommendations_find (document);
  check_numbers (document, "1 2 9.3");
}

/* A table without numbers that says whom each asks, and by when. */
static void
test_table_without_numbers (void)
{
  g_autoptr (TlDraftDocument) document = tl_draft_document_new ();

  add_heading (document, 1, "Recommendations");
  add_block (document, TL_BLOCK_PARAGRAPH, NULL, "These were agreed by the panel.");
  add_row (document, 1, "Agency\tRecommendation\tLead\tDate");
  add_row (document, 1, "Larkmere Housing\tTo ask who lives in the home.\tManager\tJune 2023");
  add_row (document, 1, "All agencies\tTo remind staff of the risk.\tLeads\tOngoing");
  tl_recommendations_find (document);
  check_numbers (document, "- -");
  g_assert_cmpstr (get_recommendation (document, 0)->text, ==, "To ask who lives in the home.");
  g_assert_cmpstr (get_recommendation (document, 0)->target, ==, "June 2023");
  g_assert_cmpuint (document->actions->len, ==, 0);
}

/* Paragraphs that begin with what is asked; a date in the text is that by which it is asked. */
static void
test_plain_paragraphs (void)
{
  g_autoptr (TlDraftDocument) document = tl_draft_document_new ();

  add_heading (document, 1, "Recommendations");
  add_heading (document, 2, "For Larkmere Housing");
  add_block (document, TL_BLOCK_PARAGRAPH, NULL,
             "Offer an assessment to each tenant by the end of March 2021.");
  add_block (document, TL_BLOCK_PARAGRAPH, NULL, "The panel heard that this had been done before.");
  add_block (document, TL_BLOCK_PARAGRAPH, NULL, "Receive a report on this plan after a year.");
  tl_recommendations_find (document);
  check_numbers (document, "- -");
  g_assert_cmpstr (get_recommendation (document, 0)->target, ==, "March 2021");
  g_assert_null (get_recommendation (document, 1)->target);
}

/* The items of a sentence that recommends, among numbered paragraphs that do not. */
static void
test_items_of_sentence (void)
{
  g_autoptr (TlDraftDocument) document = tl_draft_document_new ();

  add_heading (document, 1, "Recommendations");
  add_block (document, TL_BLOCK_PARAGRAPH, "4", "It is recommended that:");
  add_block (document, TL_BLOCK_ITEM, "(i)", "Larkmere Housing reviews how it answers calls; and");
  add_block (document, TL_BLOCK_ITEM, "(ii)", "the partnership shares this report with carers.");
  add_block (document, TL_BLOCK_PARAGRAPH, "5", "The Board will monitor progress each quarter.");
  tl_recommendations_find (document);
  check_numbers (document, "(i) (ii)");
}

/* "R1." below a numbered line that only names those who are asked. */
static void
test_short_labels (void)
{
  g_autoptr (TlDraftDocument) document = tl_draft_document_new ();

  add_heading (document, 1, "Multi-agency recommendations");
  add_block (document, TL_BLOCK_PARAGRAPH, "3.1", "Larkmere Community Safety Partnership");
  add_block (document, TL_BLOCK_PARAGRAPH, NULL, "R1. To map what there is for men.");
  add_block (document, TL_BLOCK_PARAGRAPH, NULL, "R2 – To report gaps to commissioners.");
  add_block (document, TL_BLOCK_PARAGRAPH, NULL, "RAF families were not looked at.");
  tl_recommendations_find (document);
  check_numbers (document, "R1 R2");
  g_assert_cmpstr (get_recommendation (document, 1)->text, ==, "To report gaps to commissioners.");
}

/* Numbers that begin again for each agency, and the same measure asked of two. */
static void
test_groups (void)
{
  g_autoptr (TlDraftDocument) document = tl_draft_document_new ();

  add_heading (document, 1, "Recommendations");
  add_heading (document, 2, "Metropolitan Police Service");
  add_block (document, TL_BLOCK_PARAGRAPH, "1", "The police should train all staff in risk.");
  add_block (document, TL_BLOCK_PARAGRAPH, "2", "Ensure that each call is logged and read.");
  add_heading (document, 2, "Larkmere Housing");
  add_block (document, TL_BLOCK_PARAGRAPH, "1", "Housing should train all staff in risk.");
  add_block (document, TL_BLOCK_PARAGRAPH, "2", "Ensure that each visit is logged and read.");
  add_heading (document, 1, "Action plan");
  add_row (document, 1, "No.\tAction to take\tLead agency\tTarget date");
  add_row (document, 1, "A1\tTrain staff\tPolice\tMay 2021");
  add_row (document, 1, "A2\tLog calls\tPolice\tJune 2021");
  add_row (document, 1, "B1\tTrain staff\tLarkmere Housing\tJuly 2021");
  add_row (document, 1, "B2\tLog visits\tLarkmere Housing\tAugust 2021");
  tl_recommendations_find (document);
  check_numbers (document, "1 2 1 2");
  check_links (document, "0 1 2 3");
  g_assert_cmpstr (get_recommendation (document, 2)->target, ==, "July 2021");
}

/* Plans of their own below a heading each: the heading says whose number it is. */
static void
test_group_plans (void)
{
  g_autoptr (TlDraftDocument) document = tl_draft_document_new ();

  add_heading (document, 1, "Recommendations");
  add_heading (document, 2, "Fennacre School");
  add_block (document, TL_BLOCK_ITEM, "(a)", "Staff should pass on what a child has told them.");
  add_heading (document, 2, "Larkmere Housing");
  add_block (document, TL_BLOCK_ITEM, "(a)", "Officers should ask who lives in the home at all.");
  add_heading (document, 1, "Action plan");
  add_heading (document, 2, "Larkmere Housing");
  add_row (document, 1, "No.\tAction to take\tLead agency\tTarget date");
  add_row (document, 1, "(a)\tChange the form\tHead of tenancies\tMay 2021");
  add_heading (document, 2, "Fennacre School");
  add_row (document, 2, "No.\tAction to take\tLead agency\tTarget date");
  add_row (document, 2, "(a)\tTell all teachers\tHead teacher\tMay 2022");
  tl_recommendations_find (document);
  check_numbers (document, "(a) (a)");
  check_links (document, "1 0");
}

/* The plan's first column repeats the recommendation, shorter, with its number; rows below it have
 * merged cells; a row that names a theme is no action. */
static void
test_plan (void)
{
  g_autoptr (TlDraftDocument) document = tl_draft_document_new ();

  add_heading (document, 1, "Recommendations");
  add_block (document, TL_BLOCK_RECOMMENDATION, "1", ONE);
  add_block (document, TL_BLOCK_RECOMMENDATION, "2a", TWO);
  add_heading (document, 1, "Action plan");
  add_row (document, 1, "Recommendation\tAction to take\tLead agency\tTarget date");
  add_row (document, 1, "Theme 1 - Housing - Borough wide\t\t\t");
  add_row (document, 1,
           "Recommendation 1: ask at each visit who lives in the home\tNew form\tLarkmere\t");
  add_row (document, 1, "\tTrain officers\tLarkmere\tMarch 2022");
  add_row (document, 2, "Recommendation\tAction to take\tLead agency\tTarget date");
  add_row (document, 2, "\tCheck a sample\tLarkmere\tMay 2022");
  add_row (document, 2, "2(a)\tSign a protocol\tPartnership\tJune 2022");
  tl_recommendations_find (document);
  check_numbers (document, "1 2a");
  check_links (document, "0 0 0 1");
  g_assert_cmpstr (get_action (document, 2)->number, ==, "1");
  g_assert_cmpstr (get_recommendation (document, 0)->target, ==, "March 2022");
  g_assert_cmpstr (get_recommendation (document, 1)->target, ==, "June 2022");
  g_assert_true (get_recommendation (document, 1)->in_action_plan);
}

/* A document that is but a plan: its recommendations stand in the table alone. */
static void
test_only_plan (void)
{
  g_autoptr (TlDraftDocument) document = tl_draft_document_new ();

  add_heading (document, 1, "Appendix B");
  add_row (document, 1, "Recommendation\tScope\tAction to take\tLead agency\tTarget date");
  add_row (document, 1, "1. " ONE "\tLocal\tNew form\tLarkmere Housing\tMarch 2022");
  add_row (document, 1, "\tLocal\tTrain officers\tLarkmere Housing\tMay 2022");
  add_row (document, 1, "2. " TWO "\tLocal\tSign a protocol\tCommunity Safety\tJune 2022");
  add_row (document, 1, "appointments of any kind.\tLocal\tPublish it\tCommunity Safety\t");
  tl_recommendations_find (document);
  check_numbers (document, "1 2");
  check_links (document, "0 0 1 1");
  g_assert_cmpstr (get_recommendation (document, 0)->text, ==, ONE);
  g_assert_cmpstr (get_recommendation (document, 1)->target, ==, "June 2022");
}

/* A plan that has more than the list: one that no one else has; and one with a number in use. */
static void
test_more_in_plan (void)
{
  g_autoptr (TlDraftDocument) document = tl_draft_document_new ();

  add_heading (document, 1, "Recommendations");
  add_block (document, TL_BLOCK_RECOMMENDATION, "1", ONE);
  add_heading (document, 1, "Action plan of the single agencies");
  add_row (document, 1, "Recommendation\tAction to take\tLead agency\tTarget date");
  add_row (document, 1,
           "1. The ambulance service must tell crews about old calls\tAlert\tLAS\t2021");
  tl_recommendations_find (document);
  check_numbers (document, "1 1");
  check_links (document, "1");
  g_assert_false (get_recommendation (document, 0)->in_action_plan);
}

/* By their word without a number, below their word as a heading, as plain paragraphs. */
static void
test_without_numbers (void)
{
  g_autoptr (TlDraftDocument) document = tl_draft_document_new ();

  add_heading (document, 1, "Police");
  add_block (document, TL_BLOCK_PARAGRAPH, NULL, "Recommendation: " TWO);
  add_heading (document, 2, "Recommendation");
  add_block (document, TL_BLOCK_PARAGRAPH, NULL,
             "Each officer is asked to write down what was seen.");
  add_heading (document, 1, "Recommendations");
  add_block (document, TL_BLOCK_PARAGRAPH, NULL, "The panel has discussed these with each body.");
  add_block (document, TL_BLOCK_PARAGRAPH, NULL, ONE);
  tl_recommendations_find (document);
  check_numbers (document, "- - -");
  g_assert_cmpstr (get_recommendation (document, 0)->text, ==, TWO);
  g_assert_cmpstr (get_recommendation (document, 2)->text, ==, ONE);
}

/* Of what kind it is before the word, numbers in words, a heading that is the recommendation. */
static void
test_labels (void)
{
  g_autoptr (TlDraftDocument) document = tl_draft_document_new ();

  add_heading (document, 1, "Police");
  add_block (document, TL_BLOCK_PARAGRAPH, NULL, "Multi-agency Recommendation 2b: " ONE);
  add_heading (document, 2, "Recommendation Three – missed appointments");
  add_block (document, TL_BLOCK_PARAGRAPH, NULL, TWO);
  add_heading (
      document, 2,
      "National recommendation No. 4: The Home Office should say how often a form is read.");
  add_block (document, TL_BLOCK_PARAGRAPH, NULL,
             "The panel heard that forms were seldom read by anyone at all.");
  add_block (document, TL_BLOCK_PARAGRAPH, NULL,
             "Recommendation 2 of the last review was not carried out by the trust.");
  tl_recommendations_find (document);
  check_numbers (document, "2b Three 4");
  g_assert_cmpstr (get_recommendation (document, 0)->text, ==, ONE);
  g_assert_cmpstr (get_recommendation (document, 1)->text, ==, TWO);
  g_assert_cmpstr (get_recommendation (document, 2)->text, ==,
                   "The Home Office should say how often a form is read.");
}

/* A line that begins with the number of a recommendation only mentions it. */
static void
test_mention (void)
{
  g_autoptr (TlDraftDocument) document = tl_draft_document_new ();

  add_heading (document, 1, "Recommendations");
  add_block (document, TL_BLOCK_RECOMMENDATION, "1", ONE);
  add_body (document);
  add_block (document, TL_BLOCK_RECOMMENDATION, "1",
             "says what this would have changed on that day.");
  tl_recommendations_find (document);
  check_numbers (document, "1");
}

static void
check_kind (const TlDraftDocument *document, guint i, TlBlockKind kind, const char *number)
{
  const TlBlock *block = document->blocks->pdata[i];

  if (block->kind != kind)
    g_test_message ("“%s”", block->text);
  g_assert_cmpint (block->kind, ==, kind);
  g_assert_cmpstr (block->number, ==, number);
  g_assert_cmpuint (block->level > 0, ==, kind == TL_BLOCK_HEADING);
}

/* Lessons by their word: in a paragraph, a box, below a heading, and a heading that says it all. */
static void
test_called_lessons (void)
{
  g_autoptr (TlDraftDocument) document = tl_draft_document_new ();

  add_heading (document, 1, "Analysis");
  add_block (document, TL_BLOCK_PARAGRAPH, "Learning point 3",
             "A return is a change of circumstances.");
  add_block (document, TL_BLOCK_BOX, NULL,
             "Key learning: a grade of risk is good until something happens.");
  add_heading (document, 2, "Learning Point 4: asking in private");
  add_block (document, TL_BLOCK_PARAGRAPH, NULL,
             "A question asked through a husband has not been asked.");
  add_block (document, TL_BLOCK_PARAGRAPH, "5.2", "The next visit was in May.");
  add_heading (document, 2,
               "Lesson 5: those who cause harm can be reached, and closing their referral because "
               "they did not answer leaves the danger as it was.");
  add_block (document, TL_BLOCK_PARAGRAPH, "5.3", "Lesson 6: those who visit most know most.");
  add_block (document, TL_BLOCK_PARAGRAPH, "5.4",
             "Learning disability nurses were not told of it.");
  tl_recommendations_find (document);
  check_kind (document, 1, TL_BLOCK_LEARNING, "3");
  check_kind (document, 2, TL_BLOCK_LEARNING, NULL);
  check_kind (document, 3, TL_BLOCK_HEADING, NULL);
  check_kind (document, 4, TL_BLOCK_LEARNING, "4");
  check_kind (document, 5, TL_BLOCK_PARAGRAPH, "5.2");
  check_kind (document, 6, TL_BLOCK_LEARNING, "5");
  check_kind (document, 7, TL_BLOCK_LEARNING, "5.3");
  check_kind (document, 8, TL_BLOCK_PARAGRAPH, "5.4");
}

/* Lessons by the heading above them, but not what leads to them, nor recommendations. */
static void
test_lesson_sections (void)
{
  g_autoptr (TlDraftDocument) document = tl_draft_document_new ();

  add_heading (document, 1, "Lessons to be learned");
  add_block (document, TL_BLOCK_PARAGRAPH, "8.1",
             "This section sets out the lessons of the review.");
  add_heading (document, 2, "Risk");
  add_block (document, TL_BLOCK_PARAGRAPH, "8.2",
             "Risk is to be measured again when things change.");
  add_heading (document, 1, "Key learning points");
  add_block (document, TL_BLOCK_PARAGRAPH, NULL, "The panel found that:");
  add_block (document, TL_BLOCK_ITEM, "•",
             "a locked door and sixty calls a day make up one course of conduct");
  add_heading (document, 1, "Conclusions and lessons learnt");
  add_block (document, TL_BLOCK_PARAGRAPH, "9.1",
             "She was well liked by all who knew her in the town.");
  add_block (document, TL_BLOCK_PARAGRAPH, "9.2",
             "A lesson of this is that nobody was asked to look.");
  add_heading (document, 1, "Lessons and recommendations for training");
  add_block (document, TL_BLOCK_RECOMMENDATION, "1", ONE);
  add_heading (document, 1, "Learning disability services");
  add_block (document, TL_BLOCK_PARAGRAPH, "10.1",
             "The service saw him twice in the autumn of that year.");
  tl_recommendations_find (document);
  check_kind (document, 1, TL_BLOCK_PARAGRAPH, "8.1");
  check_kind (document, 3, TL_BLOCK_LEARNING, "8.2");
  check_kind (document, 5, TL_BLOCK_PARAGRAPH, NULL);
  check_kind (document, 6, TL_BLOCK_LEARNING, "•");
  check_kind (document, 8, TL_BLOCK_PARAGRAPH, "9.1");
  check_kind (document, 9, TL_BLOCK_LEARNING, "9.2");
  check_kind (document, 11, TL_BLOCK_RECOMMENDATION, "1");
  check_kind (document, 13, TL_BLOCK_PARAGRAPH, "10.1");
}

/* What is asked for may be a list, of any length, below a heading that names it or leads to it. */
static void
test_headed_lists (void)
{
  static const char *const items[] = { "how many visits were made;", "who made them;",
                                       "what they found;", "whom they told of it;", "and when." };
  g_autoptr (TlDraftDocument) document = tl_draft_document_new ();

  for (guint n = 0; n < 2; n++)
    {
      add_heading (document, 3,
                   n == 0 ? "Recommendation 1"
                          : "Recommendation 2: That the force report to the Wexbridge Partnership");
      for (guint i = 0; i < G_N_ELEMENTS (items); i++)
        add_block (document, TL_BLOCK_ITEM, "•", items[i]);
    }
  tl_recommendations_find (document);
  check_numbers (document, "1 2");
  g_assert_cmpstr (get_recommendation (document, 0)->text, ==,
                   "how many visits were made; who made them; what they found; whom they told of "
                   "it; and when.");
  g_assert_cmpstr (get_recommendation (document, 1)->text, ==,
                   "That the force report to the Wexbridge Partnership how many visits were made; "
                   "who made them; what they found; whom they told of it; and when.");
}

/* What stands in a box below its head is the lesson; what stands below the box is not. */
static void
test_boxed_lessons (void)
{
  g_autoptr (TlDraftDocument) document = tl_draft_document_new ();

  add_heading (document, 2, "Wexshire Constabulary");
  add_heading (document, 3, "Learning point: visits to the house");
  add_block (document, TL_BLOCK_BOX, NULL,
             "Whoever visits a house again has to know what the visit before it found.");
  add_block (document, TL_BLOCK_FURNITURE, NULL, "Page 3");
  add_block (document, TL_BLOCK_BOX, NULL,
             "That holds for visits by other agencies, if they are known to the officers.");
  add_block (document, TL_BLOCK_PARAGRAPH, "5.2", "The next visit was in May of the same year.");
  tl_recommendations_find (document);
  check_kind (document, 2, TL_BLOCK_LEARNING, NULL);
  check_kind (document, 4, TL_BLOCK_LEARNING, NULL);
  check_kind (document, 5, TL_BLOCK_PARAGRAPH, "5.2");
}

/* What inspectors ask for stands below a question; strengths are nothing that is asked for. */
static void
test_areas_for_improvement (void)
{
  g_autoptr (TlDraftDocument) document = tl_draft_document_new ();

  add_heading (document, 2, "What does the council need to improve?");
  add_heading (document, 3, "Areas for improvement");
  add_block (document, TL_BLOCK_PARAGRAPH, "9", "Ensure that records are up to date.");
  add_block (document, TL_BLOCK_PARAGRAPH, "10", "Take action so that families get help early.");
  add_heading (document, 3, "The council has the following strengths:");
  add_block (document, TL_BLOCK_PARAGRAPH, "11", "Leaders know what is good and what is not.");
  tl_recommendations_find (document);
  check_numbers (document, "9 10");
}

/* The first of several that are one sentence ends in a colon; a long answer is no short one. */
static void
test_answered (void)
{
  g_autoptr (TlDraftDocument) document = tl_draft_document_new ();
  g_autofree char *long_answer =
      g_strconcat ("With safety in mind, we accept this recommendation in principle. ", ONE, ONE,
                   ONE, ONE, NULL);

  add_block (document, TL_BLOCK_PARAGRAPH, "11a",
             "That a minister should keep the power to call an inquiry, but if none is called:");
  add_block (document, TL_BLOCK_PARAGRAPH, "11b", "The question should be put to a committee.");
  add_block (document, TL_BLOCK_PARAGRAPH, NULL, "These recommendations are accepted in full.");
  add_block (document, TL_BLOCK_PARAGRAPH, "12a", "The department knows how much records matter.");
  add_block (document, TL_BLOCK_PARAGRAPH, NULL, long_answer);
  tl_recommendations_find (document);
  check_numbers (document, "11a 11b");
}

/* A list belongs to the recommendation that it follows, and so does a paragraph that asks for more
 * if another one comes after it; reasons do not. */
static void
test_several_blocks (void)
{
  g_autoptr (TlDraftDocument) document = tl_draft_document_new ();

  add_heading (document, 1, "Recommendations");
  add_block (document, TL_BLOCK_RECOMMENDATION, "1", "The council should write to:");
  add_block (document, TL_BLOCK_ITEM, "(a)", "the clinic;");
  add_block (document, TL_BLOCK_FOOTNOTE, "1", "The one in the north.");
  add_block (document, TL_BLOCK_ITEM, "(b)", "the school.");
  add_block (document, TL_BLOCK_RECOMMENDATION, "2", "The police should tell the panel.");
  add_block (document, TL_BLOCK_PARAGRAPH, NULL, "They should also tell the family.");
  add_block (document, TL_BLOCK_PARAGRAPH, NULL, "This is what the family wished for.");
  add_block (document, TL_BLOCK_RECOMMENDATION, "3", "The school should ask.");
  add_block (document, TL_BLOCK_PARAGRAPH, NULL, "The panel thinks that all should read this.");
  tl_recommendations_find (document);
  check_numbers (document, "1 2 3");
  g_assert_cmpstr (get_recommendation (document, 0)->text, ==,
                   "The council should write to: the clinic; the school.");
  g_assert_cmpstr (get_recommendation (document, 1)->text, ==,
                   "The police should tell the panel. They should also tell the family.");
  g_assert_cmpstr (get_recommendation (document, 2)->text, ==, "The school should ask.");
}

/* A label may name those who are asked, and a cell its number. */
static void
test_label_with_agency (void)
{
  g_autoptr (TlDraftDocument) document = tl_draft_document_new ();

  add_heading (document, 1, "Recommendations");
  add_block (document, TL_BLOCK_PARAGRAPH, NULL,
             "Recommendation 1 (police): To tell the panel what was done in each of the cases.");
  add_body (document);
  add_heading (document, 1, "Recommendations to agencies");
  add_row (document, 1, "Recommendation\tAgency\tTarget date");
  add_row (document, 1, "2. The clinic should ask all who come to it alone.\tClinic\tMay 2021");
  add_row (document, 1, "24 hour cover should be given to the ward.\tHospital\tMay 2021");
  tl_recommendations_find (document);
  check_numbers (document, "1 2 -");
  g_assert_cmpstr (get_recommendation (document, 0)->text, ==,
                   "(police): To tell the panel what was done in each of the cases.");
  g_assert_cmpstr (get_recommendation (document, 1)->text, ==,
                   "The clinic should ask all who come to it alone.");
}

/* A dotted paragraph leads to recommendations that have numbers of their own. */
static void
test_own_series (void)
{
  g_autoptr (TlDraftDocument) document = tl_draft_document_new ();

  add_heading (document, 1, "Recommendations");
  add_block (document, TL_BLOCK_PARAGRAPH, "7.1", "The panel met and read all that was sent.");
  add_block (document, TL_BLOCK_PARAGRAPH, "1", "The clinic should ask all.");
  tl_recommendations_find (document);
  check_numbers (document, "1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recommendations/printed-twice", test_printed_twice);
  g_test_add_func ("/recommendations/table-without-numbers", test_table_without_numbers);
  g_test_add_func ("/recommendations/plain-paragraphs", test_plain_paragraphs);
  g_test_add_func ("/recommendations/items-of-sentence", test_items_of_sentence);
  g_test_add_func ("/recommendations/short-labels", test_short_labels);
  g_test_add_func ("/recommendations/groups", test_groups);
  g_test_add_func ("/recommendations/group-plans", test_group_plans);
  g_test_add_func ("/recommendations/plan", test_plan);
  g_test_add_func ("/recommendations/only-plan", test_only_plan);
  g_test_add_func ("/recommendations/more-in-plan", test_more_in_plan);
  g_test_add_func ("/recommendations/without-numbers", test_without_numbers);
  g_test_add_func ("/recommendations/labels", test_labels);
  g_test_add_func ("/recommendations/mention", test_mention);
  g_test_add_func ("/recommendations/called-lessons", test_called_lessons);
  g_test_add_func ("/recommendations/lesson-sections", test_lesson_sections);
  g_test_add_func ("/recommendations/headed-lists", test_headed_lists);
  g_test_add_func ("/recommendations/boxed-lessons", test_boxed_lessons);
  g_test_add_func ("/recommendations/areas-for-improvement", test_areas_for_improvement);
  g_test_add_func ("/recommendations/answered", test_answered);
  g_test_add_func ("/recommendations/several-blocks", test_several_blocks);
  g_test_add_func ("/recommendations/label-with-agency", test_label_with_agency);
  g_test_add_func ("/recommendations/own-series", test_own_series);
  return g_test_run ();
}
