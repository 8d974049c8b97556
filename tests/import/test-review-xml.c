/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Our own review format: what is read, and what is refused with which words. */
#include "config.h"

#include "tl-error.h"
#include "tl-import.h"

#include <string.h>

#define ROOT "<review xmlns='urn:throughline:review:1'>"
#define HEAD ROOT "<title>T</title><case/>"
#define DOCUMENT "<document kind='other' title='D'>"

static TlDraft *
parse (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return tl_import_bytes (bytes, "x.xml", NULL, NULL, NULL, error);
}

static void
test_whole (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDraft) draft = parse (
      "<review xmlns='urn:throughline:review:1' id='5b0c9a52-6d1f-4f0e-9f5e-2a7c41d8e601' "
      "fictional='yes' status='published'>"
      "<title> Leyla </title><case><variable name='borough' page='2' quote='in "
      "Amberley'>Amberley</variable></case>"
      "<document kind='overview-report' title='Report' pages='2' page-sizes='595 842;842 595'>"
      "<heading level='2' number='1.1' page='1'>What\n was known</heading>"
      "<paragraph number='1.1.1' page='1' boxes='0 3 1 720 900 900 1020;4 2 1 910 900 990 "
      "1020'>The es\xc3\xa9</paragraph>"
      "<furniture page='1'>Page 1</furniture>"
      "<table page='2'><row "
      "header='yes'><cell>A</cell><cell>B</cell></row><row><cell>1</cell><cell>2 "
      "3</cell></row></table>"
      "<recommendation number='2a' page='2' addressees='AG01 AG16' level='L2' strength='S5' "
      "target='May 2022'>Do so.</recommendation>"
      "<action number='2a' page='2' lead='Housing'>Write it</action></document>"
      "<findings><finding type='F01' themes='T03 T03.1' agencies='AG01' coder='JA' "
      "created='2021-05-01T10:00:00Z' importance='2'>"
      "<span start='0' end='14'>What was known</span><note>A "
      "note</note></finding></findings></review>",
      &error);
  const TlDraftDocument *document;
  const TlDraftFinding *finding;
  const TlDraftRecommendation *recommendation;
  const TlBlock *row;

  g_assert_no_error (error);
  g_assert_cmpstr (draft->title, ==, "Leyla");
  g_assert_true (draft->is_fictional);
  g_assert_cmpstr (tl_draft_get_guess (draft, "borough")->quote, ==, "in Amberley");
  document = g_ptr_array_index (draft->documents, 0);
  g_assert_cmpuint (document->page_sizes->len, ==, 2);
  g_assert_cmpuint (document->blocks->len, ==, 7);
  g_assert_cmpstr (((const TlBlock *) g_ptr_array_index (document->blocks, 0))->text, ==,
                   "What was known");
  g_assert_cmpuint (((const TlBlock *) g_ptr_array_index (document->blocks, 1))->boxes->len, ==, 2);
  row = g_ptr_array_index (document->blocks, 4);
  g_assert_cmpstr (row->text, ==, "1\t2 3");
  g_assert_cmpuint (row->table, ==, 1);
  g_assert_cmpuint (row->page, ==, 2);
  recommendation = g_ptr_array_index (document->recommendations, 0);
  g_assert_cmpstr (recommendation->addressees[1], ==, "AG16");
  g_assert_cmpuint (document->actions->len, ==, 1);
  finding = g_ptr_array_index (draft->findings, 0);
  g_assert_cmpstr (finding->themes[1], ==, "T03.1");
  g_assert_cmpstr (((const TlSpan *) g_ptr_array_index (finding->spans, 0))->quote, ==,
                   "What was known");
}

/* The action plan of a review that was parted serves the recommendations of its report. */
static void
test_plan_apart (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDraft) draft = parse (
      HEAD "<document kind='executive-summary' title='S'><recommendation number='2' "
           "page='1'>The school should tell.</recommendation></document>"
           "<document kind='overview-report' title='O'><recommendation number='1' page='1'>The "
           "surgery should ask.</recommendation><recommendation number='2' page='1'>The school "
           "should tell.</recommendation></document><document kind='action-plan' title='P'>"
           "<action number='2' page='1'>Write to it</action><action number='9' page='1'>Wait"
           "</action></document></review>",
      &error);
  const TlDraftDocument *plan;
  const TlDraftAction *first, *second;

  g_assert_no_error (error);
  plan = draft->documents->pdata[2];
  first = plan->actions->pdata[0];
  second = plan->actions->pdata[1];
  g_assert_cmpint (first->recommendation, ==, 1);
  g_assert_cmpint (first->part, ==, -1);
  g_assert_cmpint (second->recommendation, ==, -1);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text, *words;
    int code;
  } cases[] = {
    { "<!DOCTYPE review><review xmlns='urn:throughline:review:1'/>", "DOCTYPE", TL_ERROR_INVALID },
    { "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" ROOT "<title>&x;</title></review>",
      "DOCTYPE", TL_ERROR_INVALID },
    { "<!DOCTYPE r [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'><!ENTITY c "
      "'&b;&b;&b;&b;']>" ROOT "<title>&c;</title></review>",
      "DOCTYPE", TL_ERROR_INVALID },
    { HEAD "<?php echo ?></review>", "processing instruction", TL_ERROR_INVALID },
    { HEAD "&unknown;</review>", "line 1", TL_ERROR_INVALID },
    { HEAD, "line 1", TL_ERROR_INVALID },
    { "<inventory xmlns='urn:example:stock'/>", "inventory", TL_ERROR_UNSUPPORTED },
    { "<review/>", "another kind", TL_ERROR_UNSUPPORTED },
    { HEAD "</review>", "needs a document", TL_ERROR_INVALID },
    { ROOT "<case/></review>", "title", TL_ERROR_INVALID },
    { ROOT "<title>T</title></review>", "case", TL_ERROR_INVALID },
    { HEAD "<document title='D'/></review>", "kind and a title", TL_ERROR_INVALID },
    { HEAD "<document kind='novel' title='D'/></review>", "novel", TL_ERROR_INVALID },
    { HEAD "\n\n" DOCUMENT "<verse/></document></review>", "Line 3", TL_ERROR_INVALID },
    { HEAD DOCUMENT "<heading>H</heading></document></review>", "level", TL_ERROR_INVALID },
    { HEAD DOCUMENT "<heading level='7'>H</heading></document></review>", "7", TL_ERROR_INVALID },
    { HEAD DOCUMENT "<paragraph page='-1'>P</paragraph></document></review>", "-1",
      TL_ERROR_INVALID },
    { HEAD DOCUMENT "<paragraph page='99999999999999999999'>P</paragraph></document></review>",
      "whole number", TL_ERROR_INVALID },
    { HEAD DOCUMENT "<paragraph colour='red'>P</paragraph></document></review>", "colour",
      TL_ERROR_INVALID },
    { HEAD DOCUMENT "<paragraph>P <b>Q</b></paragraph></document></review>", "text only",
      TL_ERROR_INVALID },
    { HEAD DOCUMENT "loose</document></review>", "only elements", TL_ERROR_INVALID },
    { HEAD DOCUMENT "<paragraph boxes='0 9 1 1 1 2 2'>P</paragraph></document></review>", "outside",
      TL_ERROR_INVALID },
    { HEAD DOCUMENT "<paragraph boxes='0 1 1'>P</paragraph></document></review>", "boxes",
      TL_ERROR_INVALID },
    { HEAD DOCUMENT "<table/></document></review>", "row", TL_ERROR_INVALID },
    { HEAD "<document kind='other' title='D' pages='1'><paragraph "
           "page='2'>P</paragraph></document></review>",
      "no page 2", TL_ERROR_INVALID },
    { HEAD DOCUMENT "<paragraph>P</paragraph></document><findings><finding type='F01'><span "
                    "start='0' end='9'>P</span></finding></findings></review>",
      "lie in the text", TL_ERROR_INVALID },
    { HEAD DOCUMENT
      "<paragraph>P</paragraph></document><findings><finding type='F01'/></findings></review>",
      "span", TL_ERROR_INVALID },
    { HEAD DOCUMENT "<paragraph>P</paragraph></document><extra/></review>", "extra",
      TL_ERROR_INVALID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TlDraft) draft = parse (cases[i].text, &error);

      g_assert_null (draft);
      g_assert_error (error, TL_ERROR, cases[i].code);
      if (strstr (error->message, cases[i].words) == NULL)
        g_error ("case %u: “%s” does not say “%s”", i, error->message, cases[i].words);
    }
}

static void
test_deep (void)
{
  g_autoptr (GString) text = g_string_new (ROOT);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDraft) draft = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "<a>");
  draft = parse (text->str, &error);
  g_assert_null (draft);
  g_assert_error (error, TL_ERROR, TL_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "nested"));
}

/* The fictional reviews that come with the program. */
static void
test_samples (void)
{
  static const char *const names[] = { "amberley-daniela.xml", "holmstead-leyla.xml",
                                       "wexbridge-carol-and-tom.xml" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (g_getenv ("TL_DATA"), "samples", names[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autofree char *data = NULL;
      g_autoptr (TlDraft) draft = NULL;

      g_assert_true (g_file_get_contents (path, &data, NULL, NULL));
      draft = parse (data, &error);
      g_assert_no_error (error);
      g_assert_true (draft->is_fictional);
      g_assert_cmpuint (
          ((const TlDraftDocument *) g_ptr_array_index (draft->documents, 0))->blocks->len, >, 50);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/review-xml/whole", test_whole);
  g_test_add_func ("/review-xml/plan-apart", test_plan_apart);
  g_test_add_func ("/review-xml/refused", test_refused);
  g_test_add_func ("/review-xml/deep", test_deep);
  g_test_add_func ("/review-xml/samples", test_samples);
  return g_test_run ();
}
