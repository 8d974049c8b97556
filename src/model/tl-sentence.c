/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where sentences begin and end in English text.
 */
#define G_LOG_DOMAIN "tl-model"

#include "config.h"

#include "tl-sentence.h"

#include <string.h>

static gboolean
is_stop (gunichar c)
{
  return c == '.' || c == '?' || c == '!';
}

static gboolean
is_closing (gunichar c)
{
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201d || c == 0x2019;
}

/* Whether the word that ends before @stop is one that a full stop only shortens: a single letter,
 * or one of these. */
static gboolean
is_shortened (const gunichar *chars, guint stop)
{
  static const char *const words[] = { "mr", "mrs", "ms", "dr",  "prof", "st", "no",  "nos", "para",
                                       "pp", "vs",  "cf", "etc", "eg",   "ie", "sgt", "insp" };
  char word[8] = { 0 };
  guint from = stop, length;

  while (from > 0 && g_unichar_isalpha (chars[from - 1]))
    from--;
  length = stop - from;
  if (length == 1)
    return TRUE;
  if (length == 0 || length >= sizeof word)
    return FALSE;
  for (guint i = 0; i < length; i++)
    word[i] = chars[from + i] < 128 ? g_ascii_tolower ((char) chars[from + i]) : '?';
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (word, words[i]))
      return TRUE;
  return FALSE;
}

/* Whether a sentence ends at @at, and where the next may begin. */
static gboolean
ends_at (const gunichar *chars, guint n, guint at, guint *end)
{
  guint i = at;

  if (!is_stop (chars[at]) || (chars[at] == '.' && is_shortened (chars, at)))
    return FALSE;
  while (i < n && (is_stop (chars[i]) || is_closing (chars[i])))
    i++;
  *end = i;
  if (i == n)
    return TRUE;
  if (!g_unichar_isspace (chars[i]))
    return FALSE;
  while (i < n && g_unichar_isspace (chars[i]))
    i++;
  return i == n || !g_unichar_islower (chars[i]);
}

void
tl_sentence_find (const char *text, guint *start, guint *end)
{
  glong length;
  g_autofree gunichar *chars = g_utf8_to_ucs4_fast (text, -1, &length);
  guint n = (guint) length, from = 0, to = n, stop;

  for (guint i = 0; i < n; i++)
    if (ends_at (chars, n, i, &stop))
      {
        if (stop <= *start)
          from = stop;
        if (stop >= *end)
          {
            to = stop;
            break;
          }
      }
  while (from < to && g_unichar_isspace (chars[from]))
    from++;
  *start = MIN (from, *start);
  *end = MAX (to, MIN (*end, n));
}
