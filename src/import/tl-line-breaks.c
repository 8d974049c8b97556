/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that the end of a line breaks: at a hyphen, of theirs or not, and addresses of the web,
 * anywhere. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-line-breaks.h"

#include <string.h>

/* So many broken words of which it is plain show that a document is hyphenated. */
#define MIN_SOFT 3
/* Of the type size: white at the end of a line that is filled with one long address. */
#define FILLED 2.0
#define HYPHEN "\u2010" /* TL_HYPHEN */

struct _TlLineBreaks
{
  const TlLayout *layout;
  GHashTable *words;      /* those with letters, hyphenated and joined */
  gboolean is_hyphenated; /* words are broken that have no hyphen of their own */
};

/* How a hyphen at the end of a line reads. */
typedef enum
{
  HYPHEN_UNKNOWN,
  HYPHEN_OWN,
  HYPHEN_SOFT
} Hyphen;

/* Bytes of the hyphen that @text ends with behind a word, or 0. */
static gsize
end_hyphen (const char *text)
{
  gsize length = strlen (text), n = 0;

  if (g_str_has_suffix (text, "-"))
    n = 1;
  else if (g_str_has_suffix (text, HYPHEN))
    n = strlen (HYPHEN);
  return n > 0 && length > n && text[length - n - 1] != ' ' && text[length - n - 1] != '\t' ? n : 0;
}

static gboolean
ends_broken (const char *text)
{
  return end_hyphen (text) > 0;
}

/* The letters that @text begins with. */
static gsize
count_letters (const char *text)
{
  const char *p = text;

  while (g_unichar_isalpha (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return (gsize) (p - text);
}

/* What stands behind the last space or tab of @text. */
static const char *
last_word (const char *text)
{
  const char *p = text + strlen (text);

  while (p > text && p[-1] != ' ' && p[-1] != '\t')
    p--;
  return p;
}

static gboolean
has_word (const TlLineBreaks *self, const char *text, gsize length)
{
  g_autofree char *word = g_strndup (text, length);

  return g_hash_table_contains (self->words, word);
}

/* "self-", "non-": what such a word is put before may occur nowhere else. */
static gboolean
makes_compounds (const char *word, gsize length)
{
  static const char *const words[] = { "self",  "non",   "multi", "semi", "anti", "inter", "intra",
                                       "cross", "half",  "post",  "pre",  "pro",  "sub",   "under",
                                       "well",  "ultra", "quasi", "co",   "re",   "ex",    NULL };

  for (guint i = 0; words[i] != NULL; i++)
    if (strlen (words[i]) == length && g_ascii_strncasecmp (word, words[i], length) == 0)
      return TRUE;
  return FALSE;
}

/* Goes by which form of the word occurs elsewhere; in a document that breaks words, one neither
 * part of which does is none that is put together of two: "con-", "stituent". */
static Hyphen
read_hyphen (const TlLineBreaks *self, const char *before, const char *after)
{
  const char *left = last_word (before);
  gsize n = end_hyphen (before), length = strlen (left) - n, rest = count_letters (after);
  g_autofree char *whole = NULL;
  g_autofree char *joined = NULL;

  while (length > 0 && !g_ascii_isalnum (*left) && !(*left & 0x80))
    left++, length--;
  whole = g_strdup_printf ("%.*s-%.*s", (int) length, left, (int) rest, after);
  joined = g_strdup_printf ("%.*s%.*s", (int) length, left, (int) rest, after);
  if (g_hash_table_contains (self->words, whole))
    return HYPHEN_OWN;
  if (g_hash_table_contains (self->words, joined))
    return HYPHEN_SOFT;
  if (n > 1)
    return HYPHEN_SOFT;
  if (self->is_hyphenated && length > 1 && rest > 1 && strchr (left, '-') == left + length
      && !makes_compounds (left, length) && !has_word (self, left, length)
      && !has_word (self, after, rest))
    return HYPHEN_SOFT;
  return HYPHEN_UNKNOWN;
}

/* Most words are there already: they are looked for without a copy that lasts. */
static void
add_word (TlLineBreaks *self, const char *word, gsize length)
{
  char copy[64];

  if (length < sizeof copy)
    {
      memcpy (copy, word, length);
      copy[length] = '\0';
      if (g_hash_table_contains (self->words, copy))
        return;
    }
  g_hash_table_add (self->words, g_strndup (word, length));
}

/* Takes the words of @text, which goes on in a broken word if @is_rest. */
static void
collect (TlLineBreaks *self, const char *text, gboolean is_rest)
{
  const char *end;

  for (const char *p = text; *p != '\0'; p = end)
    {
      const char *first = p;

      end = strchrnul (p, ' ');
      if (*end == '\0' && ends_broken (p))
        break;
      while (first < end && !g_unichar_isalpha (g_utf8_get_char (first)))
        first = g_utf8_next_char (first);
      p = end;
      while (p > first && !g_ascii_isalpha (p[-1]) && !(p[-1] & 0x80))
        p--;
      if (p > first && !is_rest)
        add_word (self, first, (gsize) (p - first));
      is_rest = FALSE;
      while (*end == ' ')
        end++;
    }
}

/* Whether line @i ends in a hyphen and the next one goes on in a small letter. */
static gboolean
is_broken (const TlLayout *layout, guint i)
{
  const TlLine *line = tl_layout_line (layout, i), *next;

  if ((line->role != TL_ROLE_TEXT && line->role != TL_ROLE_FOOTNOTE) || !ends_broken (line->text)
      || i + 1 >= layout->lines->len)
    return FALSE;
  next = tl_layout_line (layout, i + 1);
  return next->role == line->role && g_unichar_islower (g_utf8_get_char (next->text));
}

static gboolean
has_broken_words (const TlLayout *layout)
{
  for (guint i = 0; i < layout->lines->len; i++)
    if (ends_broken (tl_layout_line (layout, i)->text))
      return TRUE;
  return FALSE;
}

TlLineBreaks *
tl_line_breaks_new (const TlLayout *layout)
{
  TlLineBreaks *self = g_new0 (TlLineBreaks, 1);
  guint n_soft = 0, n_own = 0;

  self->layout = layout;
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!has_broken_words (layout))
    return self;
  for (guint i = 0; i < layout->lines->len; i++)
    collect (self, tl_layout_line (layout, i)->text,
             i > 0 && ends_broken (tl_layout_line (layout, i - 1)->text));
  for (guint i = 0; i < layout->lines->len; i++)
    if (is_broken (layout, i))
      {
        Hyphen hyphen = read_hyphen (self, tl_layout_line (layout, i)->text,
                                     tl_layout_line (layout, i + 1)->text);

        n_soft += hyphen == HYPHEN_SOFT;
        n_own += hyphen == HYPHEN_OWN;
      }
  self->is_hyphenated = n_soft >= MIN_SOFT && n_soft > n_own;
  return self;
}

void
tl_line_breaks_free (TlLineBreaks *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->words);
  g_free (self);
}

static gboolean
is_address (const char *word)
{
  return strstr (word, "://") != NULL || g_str_has_prefix (word, "www.")
         || g_str_has_prefix (word, "(www.");
}

/* Whether @text begins with what looks like a part of an address: marks or figures within. */
static gboolean
looks_like_part (const char *text)
{
  gsize length = strcspn (text, " \t");

  while (length > 0 && strchr (".,;:)]", text[length - 1]) != NULL)
    length--;
  for (gsize i = 0; i < length; i++)
    if (g_ascii_isdigit (text[i]) || strchr ("/._-?=&%#~", text[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Whether @last is filled to its end by a single address, which breaks anywhere. */
static gboolean
is_filled (const TlLineBreaks *self, const TlLine *last)
{
  return last != NULL && strchr (tl_line_text_from (last, last->n_number), ' ') == NULL
         && last->x2 + FILLED * last->size > tl_layout_right_of (self->layout, last);
}

static gboolean
breaks_address (const TlLineBreaks *self, const char *before, const TlLine *last, const char *after)
{
  const char *word = last_word (before);
  char end = *word != '\0' ? word[strlen (word) - 1] : '\0';

  if (!is_address (word) || *after == '\0'
      || !(g_ascii_isalnum (*after) || strchr ("/_-?=&%#~", *after) != NULL))
    return FALSE;
  if (is_filled (self, last))
    return end != '.' && end != ',' && end != ';' && end != ')';
  return strchr ("/_-?=&%#~", end) != NULL && looks_like_part (after);
}

/* "Thornley-", "Marsh": a name of two. */
static gboolean
breaks_name (const char *before, const char *after)
{
  const char *left = last_word (before);
  const char *second = *left != '\0' ? g_utf8_next_char (left) : left;

  return ends_broken (before) && g_unichar_isupper (g_utf8_get_char (left))
         && g_unichar_islower (g_utf8_get_char (second))
         && g_unichar_isupper (g_utf8_get_char (after))
         && g_unichar_islower (g_utf8_get_char (g_utf8_next_char (after)));
}

/* "and/", "or"; "2015–", "16"; "mid-", "2014". */
static gboolean
breaks_pair (const char *before, const char *after)
{
  gsize length = strlen (before);

  if (length > 1 && before[length - 1] == '/')
    return g_ascii_isalpha (before[length - 2]) && g_ascii_isalpha (*after);
  if (length > 1 && before[length - 1] == '-')
    return g_ascii_isalnum (before[length - 2]) && g_ascii_isdigit (*after);
  return g_str_has_suffix (before, "–") && length > strlen ("–")
         && g_ascii_isdigit (before[length - strlen ("–") - 1]) && g_ascii_isdigit (*after);
}

TlBreak
tl_line_breaks_judge (const TlLineBreaks *self, const char *before, const TlLine *last,
                      const char *after)
{
  if (*before == '\0' || g_str_has_suffix (before, "\t"))
    return TL_BREAK_NOTHING;
  if (breaks_address (self, before, last, after) || breaks_name (before, after)
      || breaks_pair (before, after))
    return TL_BREAK_NOTHING;
  if (!ends_broken (before)
      || !(g_unichar_islower (g_utf8_get_char (after))
           || (end_hyphen (before) > 1 && g_unichar_isalnum (g_utf8_get_char (after)))))
    return TL_BREAK_SPACE;
  return read_hyphen (self, before, after) == HYPHEN_SOFT ? TL_BREAK_HYPHEN : TL_BREAK_NOTHING;
}
