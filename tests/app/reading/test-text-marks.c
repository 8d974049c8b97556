/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks: order, lanes, depth, and what touches a range. */
#include "config.h"

#include "tl-text-marks.h"

static TlFinding *
make_finding (const char *id, guint start, guint end, const char *const *themes)
{
  GPtrArray *spans = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_span_free);

  g_ptr_array_add (spans, tl_span_new (start, end, "words", "", ""));
  return tl_finding_new (id, "review", "document", spans, "F02", themes, NULL, "", 0, "1.1",
                         "Coder", "2026-01-01T00:00:00Z");
}

static GPtrArray *
make_findings (void)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (findings,
                   make_finding ("inner", 120, 180, (const char *const[]){ "T02.1", NULL }));
  g_ptr_array_add (
      findings, make_finding ("outer", 100, 300, (const char *const[]){ "T01.1", "T03.1", NULL }));
  g_ptr_array_add (findings,
                   make_finding ("far", 5000, 5100, (const char *const[]){ "T01.1", NULL }));
  return findings;
}

static void
test_order (void)
{
  g_autoptr (GPtrArray) findings = make_findings ();
  g_autoptr (TlTextMarks) marks = tl_text_marks_new (findings);

  g_assert_cmpuint (tl_text_marks_get_n (marks), ==, 3);
  g_assert_cmpuint (tl_text_marks_get (marks, 0)->start, ==, 100);
  g_assert_cmpuint (tl_text_marks_get (marks, 1)->start, ==, 120);
  g_assert_cmpuint (tl_text_marks_get (marks, 0)->depth, ==, 0);
  g_assert_cmpuint (tl_text_marks_get (marks, 1)->depth, ==, 1);
}

static void
test_lanes (void)
{
  g_autoptr (GPtrArray) findings = make_findings ();
  g_autoptr (TlTextMarks) marks = tl_text_marks_new (findings);

  /* The outer finding has a bar each for its two themes; the inner one stands beside both; far away
   * the lane is free. */
  g_assert_cmpuint (tl_text_marks_get (marks, 0)->n_bars, ==, 2);
  g_assert_cmpuint (tl_text_marks_get (marks, 0)->lane, ==, 0);
  g_assert_cmpuint (tl_text_marks_get (marks, 1)->lane, ==, 2);
  g_assert_cmpuint (tl_text_marks_get (marks, 2)->lane, ==, 0);
}

/* The quick search finds what a look at each mark finds. */
static void
test_range (void)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TlTextMarks) marks = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < 400; i++)
    {
      guint start = (guint) g_rand_int_range (rand, 0, 20000);

      g_ptr_array_add (
          findings,
          make_finding (NULL, start, start + (guint) g_rand_int_range (rand, 1, 900), NULL));
    }
  marks = tl_text_marks_new (findings);
  for (guint round = 0; round < 500; round++)
    {
      guint from = (guint) g_rand_int_range (rand, 0, 20000),
            to = from + (guint) g_rand_int_range (rand, 1, 500);
      guint first, last;

      tl_text_marks_find (marks, from, to, &first, &last);
      for (guint i = 0; i < tl_text_marks_get_n (marks); i++)
        {
          const TlTextMark *mark = tl_text_marks_get (marks, i);

          if (mark->start < to && mark->end > from)
            g_assert_true (i >= first && i < last);
        }
    }
}

static void
test_none (void)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();
  g_autoptr (TlTextMarks) marks = tl_text_marks_new (findings);
  guint first, last;

  tl_text_marks_find (marks, 0, 100, &first, &last);
  g_assert_cmpuint (first, ==, last);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-marks/order", test_order);
  g_test_add_func ("/text-marks/lanes", test_lanes);
  g_test_add_func ("/text-marks/range", test_range);
  g_test_add_func ("/text-marks/none", test_none);
  return g_test_run ();
}
