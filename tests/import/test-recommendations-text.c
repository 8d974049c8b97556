/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of the text around them belongs to recommendations, and what is only quoted, among blocks
 * made by hand. */
#include "config.h"

#include "tl-recommendations.h"

typedef struct
{
  TlBlockKind kind;
  const char *number, *text;
} Made;

static TlDraftDocument *
make (const Made *blocks, guint n)
{
  TlDraftDocument *document = tl_draft_document_new ();

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (document->blocks,
                     tl_block_new (blocks[i].kind, 0, blocks[i].number, blocks[i].text, 1));
  tl_recommendations_find (document);
  return document;
}

static void
check_kind (const TlDraftDocument *document, guint i, TlBlockKind kind)
{
  g_assert_cmpint (((const TlBlock *) document->blocks->pdata[i])->kind, ==, kind);
}

/* What an earlier report recommended is none of this one's recommendations. */
static void
test_quoted (void)
{
  static const Made blocks[] = {
    { TL_BLOCK_PARAGRAPH, "4.1", "In the first report, I said this:" },
    { TL_BLOCK_PARAGRAPH, NULL, "“Recommendations. The “board” should be told this:" },
    { TL_BLOCK_FOOTNOTE, "1", "The report of “May”." },
    { TL_BLOCK_PARAGRAPH, "2", "“The board meets each year." },
    { TL_BLOCK_RECOMMENDATION, "3", "The board should meet each month.”" },
    { TL_BLOCK_PARAGRAPH, "5", "The board answered in the spring." },
  };
  g_autoptr (TlDraftDocument) document = make (blocks, G_N_ELEMENTS (blocks));

  check_kind (document, 3, TL_BLOCK_ITEM);
  check_kind (document, 4, TL_BLOCK_ITEM);
  check_kind (document, 5, TL_BLOCK_PARAGRAPH);
  g_assert_cmpuint (document->recommendations->len, ==, 0);
}

/* A quotation that is never closed quotes nothing. */
static void
test_unclosed (void)
{
  static const Made blocks[] = {
    { TL_BLOCK_PARAGRAPH, NULL, "“Nobody asked her, her sister said." },
    { TL_BLOCK_PARAGRAPH, "2", "The “board” meets each year." },
    { TL_BLOCK_RECOMMENDATION, "3", "The board should meet each month." },
  };
  g_autoptr (TlDraftDocument) document = make (blocks, G_N_ELEMENTS (blocks));

  check_kind (document, 1, TL_BLOCK_PARAGRAPH);
  g_assert_cmpuint (document->recommendations->len, ==, 1);
}

/* A paragraph that only quotes what should be done leads to those that ask for it. */
static void
test_quoted_in_sentence (void)
{
  static const Made blocks[] = {
    { TL_BLOCK_HEADING, NULL, "Recommendations" },
    { TL_BLOCK_PARAGRAPH, "7.1",
      "The board wrote that “the council should act”, and the panel agreed." },
    { TL_BLOCK_PARAGRAPH, "7.2", "The council should ask “all” who come to it." },
    { TL_BLOCK_PARAGRAPH, "7.3", "The clinic should tell the board what it was asked." },
  };
  g_autoptr (TlDraftDocument) document = make (blocks, G_N_ELEMENTS (blocks));

  check_kind (document, 1, TL_BLOCK_PARAGRAPH);
  check_kind (document, 2, TL_BLOCK_RECOMMENDATION);
  check_kind (document, 3, TL_BLOCK_RECOMMENDATION);
}

/* A heading that names a recommendation may name those who are asked as well. */
static void
test_headed_agency (void)
{
  static const Made blocks[] = {
    { TL_BLOCK_HEADING, NULL, "Recommendation 3 (Wexbridge Police)" },
    { TL_BLOCK_PARAGRAPH, NULL, "To review how officers are trained." },
    { TL_BLOCK_HEADING, NULL, "Recommendation 4 (the school)" },
  };
  g_autoptr (TlDraftDocument) document = make (blocks, G_N_ELEMENTS (blocks));
  const TlDraftRecommendation *first;

  g_assert_cmpuint (document->recommendations->len, >, 0);
  first = document->recommendations->pdata[0];
  g_assert_cmpstr (first->number, ==, "3");
  g_assert_cmpstr (first->text, ==, "(Wexbridge Police): To review how officers are trained.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quotations/quoted", test_quoted);
  g_test_add_func ("/quotations/unclosed", test_unclosed);
  g_test_add_func ("/quotations/in-sentence", test_quoted_in_sentence);
  g_test_add_func ("/recommendations/headed-agency", test_headed_agency);
  return g_test_run ();
}
