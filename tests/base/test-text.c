/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Normal forms of text, dates, and where our own files lie. */
#include "config.h"

#include "tl-date.h"
#include "tl-paths.h"
#include "tl-text.h"

#include <string.h>

typedef char *(*Function) (const char *text);

typedef struct
{
  const char *in, *out;
} Pair;

static void
assert_pairs (Function function, const Pair *pairs, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *out = function (pairs[i].in);

      g_assert_cmpstr (out, ==, pairs[i].out);
    }
}

static void
test_collapse (void)
{
  static const Pair pairs[] = { { "", "" },
                                { " \n\t ", "" },
                                { " a  b\n\tc ", "a b c" },
                                { "a\u00a0\u2003b", "a b" },
                                { "Ælf", "Ælf" } };

  assert_pairs (tl_text_collapse, pairs, G_N_ELEMENTS (pairs));
}

static void
test_fold (void)
{
  static const Pair pairs[] = { { "", "" },
                                { " In\tASCII\r\nALONE, No. 7: ", "in ascii alone, no. 7:" },
                                { "The “Met’s”  CASE", "the \"met's\" case" },
                                { "2010–2014 — so", "2010-2014 - so" },
                                { "co\u00adoperate", "cooperate" },
                                { "ﬁnding ＡＢ", "finding ab" },
                                { "cafe\u0301", "caf\u00e9" },
                                { "STRASSE Straße", "strasse strasse" },
                                { "لم يسألها", "لم يسألها" } };

  assert_pairs (tl_text_fold, pairs, G_N_ELEMENTS (pairs));
}

static void
test_slug (void)
{
  static const Pair pairs[] = { { "Domestic Homicide Review: Daniela",
                                  "domestic-homicide-review-daniela" },
                                { "  ../..\\x", "x" },
                                { "", "untitled" },
                                { "—", "untitled" },
                                { "a--b", "a-b" },
                                { "Café 2", "cafe-2" } };

  assert_pairs (tl_text_slug, pairs, G_N_ELEMENTS (pairs));
}

static void
test_natural (void)
{
  static const char *const sorted[] = { "1", "2", "2.1", "2.2", "2.10", "3", "10" };

  for (guint i = 0; i < G_N_ELEMENTS (sorted); i++)
    for (guint k = 0; k < G_N_ELEMENTS (sorted); k++)
      {
        int order = tl_text_natural_compare (sorted[i], sorted[k]);

        g_assert_cmpint (order < 0, ==, i < k);
        g_assert_cmpint (order > 0, ==, i > k);
      }
}

static void
test_date_parse (void)
{
  static const Pair pairs[] = { { "13 May 2019", "2019-05-13" },
                                { "13th of May, 2019", "2019-05-13" },
                                { "1st September 2019", "2019-09-01" },
                                { "3 Sept 2019", "2019-09-03" },
                                { "May 2019", "2019-05" },
                                { "05/2019", "2019-05" },
                                { "13/05/2019", "2019-05-13" },
                                { "13.05.2019", "2019-05-13" },
                                { "2019", "2019" },
                                { "2019-05", "2019-05" },
                                { "2019-05-13", "2019-05-13" },
                                { "29 February 2020", "2020-02-29" },
                                { "29 February 2019", NULL },
                                { "31/04/2019", NULL },
                                { "13/2019", NULL },
                                { "0", NULL },
                                { "", NULL },
                                { "soon", NULL },
                                { "May", NULL },
                                { "May May 2019", NULL },
                                { "1 2 3 4", NULL },
                                { "2019-5-1x", NULL },
                                { "Mayor 2019", NULL } };

  assert_pairs (tl_date_parse, pairs, G_N_ELEMENTS (pairs));
}

static void
test_date (void)
{
  static const Pair shown[] = { { "2019-05-13", "13 May 2019" },
                                { "2019-05", "May 2019" },
                                { "2019", "2019" },
                                { "2019-13", "" },
                                { "x", "" },
                                { NULL, "" } };

  assert_pairs (tl_date_display, shown, G_N_ELEMENTS (shown));
  g_assert_true (tl_date_is_valid ("2019-05-13"));
  g_assert_true (tl_date_is_valid ("2019"));
  g_assert_false (tl_date_is_valid ("2019-5"));
  g_assert_false (tl_date_is_valid ("2019-02-30"));
  g_assert_false (tl_date_is_valid ("13/05/2019"));
  g_assert_false (tl_date_is_valid (""));
  g_assert_false (tl_date_is_valid (NULL));
  g_assert_cmpint (tl_date_year ("2019-05"), ==, 2019);
  g_assert_cmpint (tl_date_year ("19"), ==, 0);
  g_assert_cmpint (tl_date_year (NULL), ==, 0);
}

/* This program lies in the build tree, and so do the files that it is given. */
static void
test_paths (void)
{
  g_autofree char *worker = tl_paths_worker ();
  g_autofree char *data = tl_paths_data ("codebook/default.xml");
  g_autofree char *schemas = tl_paths_schemas ();

  g_assert_true (g_path_is_absolute (worker));
  g_assert_true (g_str_has_prefix (worker, TL_BUILD_DIR));
  g_assert_true (g_str_has_suffix (worker, "/throughline-worker"));
  g_assert_true (g_str_has_prefix (data, TL_SOURCE_DIR));
  g_assert_true (g_str_has_suffix (data, "data/codebook/default.xml"));
  g_assert_true (g_str_has_prefix (schemas, TL_BUILD_DIR));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text/collapse", test_collapse);
  g_test_add_func ("/base/text/fold", test_fold);
  g_test_add_func ("/base/text/slug", test_slug);
  g_test_add_func ("/base/text/natural", test_natural);
  g_test_add_func ("/base/date/parse", test_date_parse);
  g_test_add_func ("/base/date/forms", test_date);
  g_test_add_func ("/base/paths", test_paths);
  return g_test_run ();
}
