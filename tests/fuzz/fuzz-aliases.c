/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzzes the matcher of aliases: the bytes are phrases, one a line, and behind a form feed the text
 * in which they are looked for. */
#include "tl-words.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Matches follow one another from START on and end by END. */
static void
check_matches (const GArray *matches, gconstpointer phrases, guint n_phrases, guint start,
               guint end)
{
  for (guint i = 0; i < matches->len; i++)
    {
      const TlPhraseMatch *match = &g_array_index (matches, TlPhraseMatch, i);
      const char *const *phrase = match->data;

      if (match->start < start || match->end <= match->start || match->end > end)
        abort ();
      if (phrase < (const char *const *) phrases
          || phrase >= (const char *const *) phrases + n_phrases)
        abort ();
      start = match->end;
    }
}

static void
check_words (const GPtrArray *words)
{
  for (guint i = 0; i < words->len; i++)
    {
      const TlWord *word = words->pdata[i];

      if (*word->text == '\0' || !g_utf8_validate (word->text, -1, NULL)
          || !g_utf8_validate (word->folded, -1, NULL))
        abort ();
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *bytes = g_strndup ((const char *) data, size);
  g_autofree char *input = g_utf8_make_valid (bytes, -1);
  char *text = strchr (input, '\f');
  g_auto (GStrv) phrases = NULL;
  g_autoptr (TlPhrases) matcher = tl_phrases_new ();
  g_autoptr (TlStemmer) stemmer = tl_stemmer_new ();
  g_autoptr (GPtrArray) words = NULL;
  guint n_phrases;

  if (text == NULL)
    return 0;
  *text++ = '\0';
  phrases = g_strsplit (input, "\n", -1);
  n_phrases = g_strv_length (phrases);
  for (guint i = 0; i < n_phrases; i++)
    tl_phrases_add (matcher, phrases[i], i % (TL_PHRASE_TRIGGER + 1), &phrases[i]);
  words = tl_words_new (text);
  check_words (words);
  tl_words_stem (words, stemmer);
  /* All words, and some of them only. */
  for (guint start = 0; start < 2; start++)
    for (guint cut = 0; cut < 2 && start + cut <= words->len; cut++)
      {
        guint end = words->len - cut;
        g_autoptr (GArray) matches = tl_phrases_match (matcher, words, start, end);

        check_matches (matches, phrases, n_phrases, start, end);
      }
  return 0;
}
