/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts a paragraph into sentences. */
#define G_LOG_DOMAIN "tl-analysis"

#include "config.h"

#include "tl-suggest-private.h"

#include <string.h>

enum
{
  LONG_SENTENCE = 260, /* characters: parted at its semicolons */
  PART_WORDS = 6       /* of which each part has at least so many words */
};

static const TlWord *
word_at (GPtrArray *words, guint i)
{
  return words->pdata[i];
}

/* "Dr. M", "No. 5", "e.g. the", initials. */
static gboolean
is_abbreviation (const TlWord *word)
{
  static const char *const known[] = { "dr", "mr", "mrs", "ms", "prof", "st",  "no", "para",
                                       "pp", "eg", "ie",  "cf", "etc",  "rev", "vs", NULL };

  return g_strv_contains (known, word->folded)
         || (word->end - word->start == 1 && !g_ascii_isdigit (*word->text));
}

/* Whether word @i is the mark of a footnote behind a full stop: "in force.¹ The officer". */
static gboolean
is_footnote_mark (const char *text, GPtrArray *words, guint i)
{
  static const gunichar marks[] = { 0xb9, 0xb2, 0xb3, 0x2070 };
  const TlWord *word = word_at (words, i);
  gunichar c = g_utf8_get_char (word->text);
  gboolean is_mark = c >= 0x2074 && c <= 0x2079;
  const char *before;

  for (guint k = 0; k < G_N_ELEMENTS (marks); k++)
    is_mark = is_mark || c == marks[k];
  if (!is_mark || word->start == 0)
    return FALSE;
  before = g_utf8_prev_char (g_utf8_offset_to_pointer (text, word->start));
  return g_unichar_ispunct (g_utf8_get_char (before)) && *before != ',' && *before != ';';
}

static gboolean
begins_sentence (const char *text, GPtrArray *words, guint i)
{
  gunichar c = g_utf8_get_char (word_at (words, i)->text);

  if (!g_unichar_isupper (c) && !g_unichar_isdigit (c))
    return FALSE;
  return (word_at (words, i)->starts_sentence && !is_abbreviation (word_at (words, i - 1)))
         || is_footnote_mark (text, words, i - 1);
}

/* Whether a semicolon stands before word @i. */
static gboolean
follows_semicolon (const char *text, GPtrArray *words, guint i)
{
  const char *p = g_utf8_offset_to_pointer (text, word_at (words, i - 1)->end);
  guint n = word_at (words, i)->start - word_at (words, i - 1)->end;

  for (; n > 0; n--, p = g_utf8_next_char (p))
    if (*p == ';')
      return TRUE;
  return FALSE;
}

/* The sentence takes the quotation marks and brackets around it, and its full stop. */
static void
place_ends (const char *text, GPtrArray *words, TlSentence *sentence)
{
  const char *p;

  sentence->start = word_at (words, sentence->first)->start;
  sentence->end = word_at (words, sentence->last - 1)->end;
  for (p = g_utf8_offset_to_pointer (text, sentence->start); p > text; sentence->start--)
    {
      const char *before = g_utf8_prev_char (p);
      gunichar c = g_utf8_get_char (before);

      if (strchr ("\"'([", (int) (c < 0x80 ? c : 'x')) == NULL && c != 0x201c && c != 0x2018)
        break;
      p = before;
    }
  for (p = g_utf8_offset_to_pointer (text, sentence->end); *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isspace (g_utf8_get_char (p)) || *p == ';')
        break;
      sentence->end++;
    }
}

static void
append (GArray *sentences, const char *text, GPtrArray *words, guint first, guint last)
{
  TlSentence sentence = { first, last, 0, 0 };

  place_ends (text, words, &sentence);
  g_array_append_val (sentences, sentence);
}

static void
append_parts (GArray *sentences, const char *text, GPtrArray *words, guint first, guint last)
{
  guint n_chars = word_at (words, last - 1)->end - word_at (words, first)->start;

  for (guint i = first + PART_WORDS; n_chars > LONG_SENTENCE && i + PART_WORDS <= last; i++)
    if (follows_semicolon (text, words, i))
      {
        append (sentences, text, words, first, i);
        first = i;
        i += PART_WORDS - 1;
      }
  append (sentences, text, words, first, last);
}

GArray *
tl_sentences_new (const char *text, GPtrArray *words)
{
  GArray *sentences = g_array_new (FALSE, FALSE, sizeof (TlSentence));
  guint first = 0;

  g_return_val_if_fail (text != NULL && words != NULL, sentences);
  for (guint i = 1; i <= words->len; i++)
    if (i == words->len || begins_sentence (text, words, i))
      {
        append_parts (sentences, text, words, first, i);
        first = i;
      }
  return sentences;
}

GArray *
tl_sentences_new_whole (const char *text, GPtrArray *words)
{
  GArray *sentences = g_array_new (FALSE, FALSE, sizeof (TlSentence));

  g_return_val_if_fail (text != NULL && words != NULL, sentences);
  if (words->len > 0)
    append (sentences, text, words, 0, words->len);
  return sentences;
}
