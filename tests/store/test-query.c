/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of search: how each form is understood, what becomes of it, what is said of
 * nonsense. */
#include "config.h"

#include "tl-query.h"

#include <string.h>

typedef struct
{
  const char *text, *understood, *expression;
  const char *problem; /* some of its words; NULL: there is none */
} Case;

static const Case cases[] = {
  /* Words and phrases */
  { "", "", NULL, NULL },
  { "  \t ", "", NULL, NULL },
  { "housing ", "housing", "\"housing\"", NULL },
  { "housing", "housing…", "\"housing\"*", NULL },
  { "h", "h", "\"h\"", NULL },
  { "risk hous", "risk AND hous…", "(\"risk\" AND \"hous\"*)", NULL },
  { "\"risk assessment\"", "“risk assessment”", "\"risk assessment\"", NULL },
  { "“risk assessment”", "“risk assessment”", "\"risk assessment\"", NULL },
  { "\"risk assess", "“risk assess…”", "\"risk assess\"*", NULL },
  { "\"risk ", "“risk”", "\"risk\"", NULL },
  { "\"risk a", "“risk”", "\"risk\"", NULL },
  { "inform* gp ", "inform… AND gp", "(\"inform\"* AND \"gp\")", NULL },
  { "multi-agency ", "multi-agency", "\"multi-agency\"", NULL },
  { "and or not near ", "and AND or AND not AND near",
    "(\"and\" AND \"or\" AND \"not\" AND \"near\")", NULL },
  { "— & housing ' ", "housing", "\"housing\"", NULL },
  { "text:a ", "text:a", "\"text:a\"", NULL },
  { "a;DROP TABLE reviews ", "a;DROP AND TABLE AND reviews",
    "(\"a;DROP\" AND \"TABLE\" AND \"reviews\")", NULL },
  { "\"say \"aloud\" ", "“say” AND aloud", "(\"say\" AND \"aloud\")", NULL },
  /* Operators */
  { "a AND b ", "a AND b", "(\"a\" AND \"b\")", NULL },
  { "a OR b ", "a OR b", "(\"a\" OR \"b\")", NULL },
  { "a b OR c ", "(a AND b) OR c", "((\"a\" AND \"b\") OR \"c\")", NULL },
  { "a (b OR c) ", "a AND (b OR c)", "(\"a\" AND (\"b\" OR \"c\"))", NULL },
  { "a NOT b ", "a NOT b", "((\"a\") NOT (\"b\"))", NULL },
  { "a -b -\"c d\" ", "a NOT b NOT “c d”", "((\"a\") NOT (\"b\" OR \"c d\"))", NULL },
  { "-b a ", "a NOT b", "((\"a\") NOT (\"b\"))", NULL },
  { "a AND NOT b ", "a NOT b", "((\"a\") NOT (\"b\"))", NULL },
  { "a -(b OR c) ", "a NOT (b OR c)", "((\"a\") NOT ((\"b\" OR \"c\")))", NULL },
  { "((a)) ", "a", "\"a\"", NULL },
  /* NEAR */
  { "a NEAR b ", "a NEAR/10 b", "(NEAR(\"a\" \"b\", 10))", NULL },
  { "a NEAR/3 \"b c\" ", "a NEAR/3 “b c”", "(NEAR(\"a\" \"b c\", 3))", NULL },
  { "a NEAR/3 inf", "a NEAR/3 inf…", "(NEAR(\"a\" \"inf\"*, 3))", NULL },
  { "(a OR b) NEAR/2 c ", "(a OR b) NEAR/2 c", "(NEAR(\"a\" \"c\", 2) OR NEAR(\"b\" \"c\", 2))",
    NULL },
  { "a NEAR/2 b NEAR/5 c ", "(a NEAR/2 b) AND (b NEAR/5 c)",
    "((NEAR(\"a\" \"b\", 2)) AND (NEAR(\"b\" \"c\", 5)))", NULL },
  /* What makes no sense is left out, and said. */
  { "AND", "", NULL, "AND needs" },
  { "OR NOT", "", NULL, "OR needs" },
  { "NOT", "", NULL, "NOT needs" },
  { "NEAR", "", NULL, "NEAR needs" },
  { "a AND ", "a", "\"a\"", "AND needs words after" },
  { "a OR ", "a", "\"a\"", "OR needs words after" },
  { "OR a ", "a", "\"a\"", "OR needs" },
  { "a AND OR b ", "a OR b", "(\"a\" OR \"b\")", "AND needs words after" },
  { "a NOT ", "a", "\"a\"", "NOT needs words after" },
  { "a NEAR ", "a", "\"a\"", "NEAR needs words after" },
  { "NEAR(a b) ", "a AND b", "(\"a\" AND \"b\")", "NEAR needs a word before" },
  { "a NEAR/0 b ", "a NEAR/10 b", "(NEAR(\"a\" \"b\", 10))", "from 1 to" },
  { "a NEAR/x b ", "a NEAR/10 b", "(NEAR(\"a\" \"b\", 10))", "from 1 to" },
  { "a NEAR (b c) ", "a AND (b AND c)", "(\"a\" AND (\"b\" AND \"c\"))", "NEAR stands between" },
  { "-a ", "", NULL, "NOT takes away" },
  { "a OR -b ", "a", "\"a\"", "NOT takes away" },
  { "(a ", "a", "\"a\"", "not closed" },
  { "a) b ", "a AND b", "(\"a\" AND \"b\")", "no opening" },
  { "a () b ", "a AND b", "(\"a\" AND \"b\")", "nothing between" },
  { "(", "", NULL, "nothing between" },
};

static void
test_forms (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TlQuery) query = tl_query_parse (cases[i].text);
      g_autofree char *understood = tl_query_describe (query);
      g_autofree char *expression = tl_query_make_expression (query, 0);
      const char *problem = tl_query_get_problem (query);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (expression, ==, cases[i].expression);
      g_assert_cmpint (tl_query_is_empty (query), ==, expression == NULL);
      g_assert_cmpstr (understood, ==, cases[i].understood);
      if (cases[i].problem == NULL)
        g_assert_cmpstr (problem, ==, NULL);
      else
        {
          g_assert_nonnull (problem);
          g_assert_nonnull (strstr (problem, cases[i].problem));
        }
    }
}

static void
test_cutting (void)
{
  g_autoptr (TlQuery) query = tl_query_parse ("the informatio");
  g_autoptr (TlQuery) phrase = tl_query_parse ("\"sharing informatio");
  g_autoptr (TlQuery) whole = tl_query_parse ("information ");
  g_autofree char *two = tl_query_make_expression (query, 2);
  g_autofree char *one = tl_query_make_expression (phrase, 1);

  g_assert_cmpstr (two, ==, "(\"the\" AND \"informat\"*)");
  g_assert_cmpstr (one, ==, "\"sharing informati\"*");
  g_assert_null (tl_query_make_expression (query, 7));
  g_assert_null (tl_query_make_expression (whole, 1));
}

static void
test_operators (void)
{
  static const struct
  {
    const char *text;
    gboolean has;
  } forms[] = { { "", FALSE },         { "a", FALSE },   { "a \"b c\" d", FALSE },
                { "a OR b", TRUE },    { "a -b", TRUE }, { "a NEAR b", TRUE },
                { "a (b OR c)", TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (TlQuery) query = tl_query_parse (forms[i].text);

      g_assert_cmpint (tl_query_has_operators (query), ==, forms[i].has);
    }
}

/* Long and deep input is bounded, and said. */
static void
test_bounds (void)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GString) brackets = g_string_new (NULL);
  g_autoptr (TlQuery) many = NULL;
  g_autoptr (TlQuery) deep = NULL;
  g_autofree char *expression = NULL;

  for (guint i = 0; i < 5000; i++)
    {
      g_string_append (words, "word ");
      g_string_append_c (brackets, '(');
    }
  many = tl_query_parse (words->str);
  expression = tl_query_make_expression (many, 0);
  g_assert_cmpuint (strlen (expression), <, 1000);
  g_assert_nonnull (strstr (tl_query_get_problem (many), "first 32"));
  g_string_append (brackets, "a");
  deep = tl_query_parse (brackets->str);
  g_assert_nonnull (strstr (tl_query_get_problem (deep), "brackets"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/query/forms", test_forms);
  g_test_add_func ("/store/query/cutting", test_cutting);
  g_test_add_func ("/store/query/operators", test_operators);
  g_test_add_func ("/store/query/bounds", test_bounds);
  return g_test_run ();
}
