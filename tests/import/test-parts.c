/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When one file is parted into documents, and when it is left whole. */
#include "config.h"

#include "tl-parts.h"

#include <string.h>

static const char body[] = "The panel heard that the practice had no written way of telling others "
                           "when an appointment was "
                           "missed. Staff did what they thought right on the day, and nobody was "
                           "asked to look at the whole "
                           "picture, or what each of the services held of it.";

static TlDraft *
make_draft (guint n_pages)
{
  const TlPageSize size = { 595, 842 };
  TlDraft *draft = tl_draft_new ();
  TlDraftDocument *document = tl_draft_document_new ();

  draft->format = g_strdup ("pdf");
  g_ptr_array_add (draft->documents, document);
  for (guint i = 0; i < n_pages; i++)
    g_array_append_val (document->page_sizes, size);
  return draft;
}

static void
add (TlDraft *draft, TlBlockKind kind, guint page, const char *number, const char *text)
{
  TlDraftDocument *document = draft->documents->pdata[0];

  g_ptr_array_add (document->blocks,
                   tl_block_new (kind, kind == TL_BLOCK_HEADING ? 1 : 0, number, text, page));
}

/* A cover, and pages of text up to the page @last. */
static void
add_report (TlDraft *draft, guint last)
{
  add (draft, TL_BLOCK_HEADING, 1, NULL, "Domestic Homicide Review");
  add (draft, TL_BLOCK_HEADING, 1, NULL, "Overview report into the death of Orla");
  for (guint page = 2; page <= last; page++)
    {
      add (draft, TL_BLOCK_HEADING, page, NULL, "What was known");
      add (draft, TL_BLOCK_PARAGRAPH, page, NULL, body);
    }
}

static void
split (TlDraft *draft, const char *listed, const char *expected)
{
  g_autoptr (GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) kinds = g_string_new (NULL);

  if (listed != NULL)
    g_hash_table_add (titles, (char *) listed);
  tl_parts_split (draft, titles);
  for (guint i = 0; i < draft->documents->len; i++)
    {
      const TlDraftDocument *document = draft->documents->pdata[i];

      g_string_append_printf (kinds, kinds->len > 0 ? " %s" : "%s",
                              tl_document_kind_to_string (document->kind));
      g_assert_cmpuint (document->blocks->len, >, 0);
      for (guint k = 0; k < document->blocks->len; k++)
        g_assert_cmpuint (((const TlBlock *) document->blocks->pdata[k])->page, <=,
                          document->page_sizes->len);
    }
  g_assert_cmpstr (kinds->str, ==, expected);
}

/* A summary's heading late in the file begins another document; early, or listed, a section. */
static void
test_summaries (void)
{
  static const char heading[] = "Domestic Homicide Review: Executive summary";

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (TlDraft) draft = make_draft (14);
      guint page = i == 1 ? 3 : 12;

      add_report (draft, page - 1);
      add (draft, TL_BLOCK_HEADING, page, NULL, heading);
      add (draft, TL_BLOCK_PARAGRAPH, page, NULL, body);
      add (draft, TL_BLOCK_PARAGRAPH, 14, NULL, body);
      split (draft, i == 2 ? "domestic homicide review: executive summary" : NULL,
             i == 0 ? "overview-report executive-summary" : "overview-report");
    }
}

/* The plan is an appendix, numbered or listed, or stands in the midst of upright pages. */
static void
test_plans (void)
{
  static const struct
  {
    const char *number, *text;
    gboolean lies, is_listed, is_part;
  } cases[] = { { NULL, "DHR action plan", TRUE, FALSE, TRUE },
                { NULL, "DHR action plan", FALSE, FALSE, FALSE },
                { NULL, "Appendix 2: action plan", TRUE, FALSE, FALSE },
                { "9", "Action plan", TRUE, FALSE, FALSE },
                { NULL, "DHR action plan", TRUE, TRUE, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TlDraft) draft = make_draft (5);
      TlDraftDocument *document = draft->documents->pdata[0];

      add_report (draft, 4);
      add (draft, TL_BLOCK_HEADING, 5, cases[i].number, cases[i].text);
      add (draft, TL_BLOCK_TABLE_ROW, 5, NULL, "Recommendation\tLead");
      if (cases[i].lies)
        g_array_index (document->page_sizes, TlPageSize, 4) = (TlPageSize){ 842, 595 };
      split (draft, cases[i].is_listed ? "dhr action plan" : NULL,
             cases[i].is_part ? "overview-report action-plan" : "overview-report");
    }
}

/* A letter before its report, whose own title page ends it; one that runs on is only quoted. */
static void
test_letters (void)
{
  g_autoptr (TlDraft) first = make_draft (6);
  g_autoptr (TlDraft) quoted = make_draft (12);

  add (first, TL_BLOCK_PARAGRAPH, 1, NULL, "Home Office");
  add (first, TL_BLOCK_PARAGRAPH, 1, NULL, "Dear Ms Amberscombe,");
  add (first, TL_BLOCK_PARAGRAPH, 1, NULL, "The Quality Assurance Panel met in May.");
  add (first, TL_BLOCK_HEADING, 2, NULL, "Domestic Homicide Review");
  add (first, TL_BLOCK_HEADING, 2, NULL, "Report into the death of Orla");
  add (first, TL_BLOCK_PARAGRAPH, 3, NULL, body);
  split (first, NULL, "overview-report quality-letter");
  add_report (quoted, 3);
  add (quoted, TL_BLOCK_PARAGRAPH, 4, NULL, "Dear chair,");
  add (quoted, TL_BLOCK_PARAGRAPH, 4, NULL, "The Quality Assurance Panel of the Home Office met.");
  for (guint page = 5; page <= 12; page++)
    add (quoted, TL_BLOCK_PARAGRAPH, page, NULL, body);
  split (quoted, NULL, "overview-report");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/parts/summaries", test_summaries);
  g_test_add_func ("/parts/plans", test_plans);
  g_test_add_func ("/parts/letters", test_letters);
  return g_test_run ();
}
