/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences: where the one that holds some words begins and ends. */
#include "config.h"

#include "tl-sentence.h"

#include <string.h>

static void
check (const char *text, const char *words, const char *sentence)
{
  const char *at = strstr (text, words);
  guint start = (guint) g_utf8_strlen (text, at - text);
  guint end = start + (guint) g_utf8_strlen (words, -1);
  g_autofree char *found = NULL;

  tl_sentence_find (text, &start, &end);
  found = g_utf8_substring (text, start, end);
  g_assert_cmpstr (found, ==, sentence);
}

static void
test_sentences (void)
{
  static const char text[] =
      "It was reported. Dr. Adams, the G.P., saw her at 9.30 a.m. on 3 May; “Was "
      "she asked?” No. 12 Any Street e.g. was known! Nobody went";

  check (text, "was reported", "It was reported.");
  check (text, "reported.", "It was reported.");
  check (text, "Adams", "Dr. Adams, the G.P., saw her at 9.30 a.m. on 3 May; “Was she asked?”");
  check (text, "Street", "No. 12 Any Street e.g. was known!");
  check (text, "went", "Nobody went");
  /* Over the end of one. */
  check (text, "known! Nobody", "No. 12 Any Street e.g. was known! Nobody went");
  check ("Été. Ünï was. ", "was", "Ünï was.");
  check ("One only", "only", "One only");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/sentence", test_sentences);
  return g_test_run ();
}
