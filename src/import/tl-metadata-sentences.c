/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentences of a report, where each stands and whom it is about. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-metadata-private.h"

#include "tl-text.h"

#include <string.h>

#define MAX_SENTENCE 700 /* bytes */
#define MIN_EARLY 8      /* pages that always count as early */
#define MAX_DENIED 48    /* bytes before a match in which a denial counts */

static void
sentence_free (gpointer data)
{
  TlSentence *self = data;

  g_free (self->text);
  g_free (self->lower);
  g_free (self);
}

static gboolean
has_any (const char *text, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

static TlPart
part_of (const char *heading)
{
  static const char *const family[] = { "family", "families", "friends", NULL };
  static const char *const taking_part[] = { "involvement",   "contribution", "engagement",
                                             "participation", "contact with", NULL };
  static const char *const general[] = { "terms of reference",
                                         "method",
                                         "definition",
                                         "glossary",
                                         "recommendation",
                                         "action plan",
                                         "lesson",
                                         "learning",
                                         "dissemination",
                                         "appendix",
                                         "contributors",
                                         "panel members",
                                         "scope",
                                         "purpose",
                                         "legislation",
                                         "guidance",
                                         NULL };
  g_autofree char *folded = tl_text_fold (heading);

  if (has_any (folded, family) && has_any (folded, taking_part))
    return TL_PART_FAMILY;
  return has_any (folded, general) ? TL_PART_GENERAL : TL_PART_OTHER;
}

/* The byte after the sentence that begins at @p. */
static const char *
find_end (const char *p)
{
  static const char *const titles[] = { "Mr", "Mrs", "Ms", "Dr", "St", "No", NULL };
  const char *start = p;

  for (; *p != '\0'; p++)
    {
      const char *word = p;
      g_autofree char *before = NULL;

      if ((*p != '.' && *p != '!' && *p != '?') || (p[1] != ' ' && p[1] != '\0'))
        continue;
      while (word > start && g_ascii_isalpha (word[-1]))
        word--;
      before = g_strndup (word, (gsize) (p - word));
      if (!g_strv_contains (titles, before))
        return p + 1;
    }
  return p;
}

static void
add_sentences (GPtrArray *sentences, const TlBlock *block, guint index, TlPart part)
{
  const char *p = block->text;

  while (*p != '\0')
    {
      const char *end = block->kind == TL_BLOCK_TABLE_ROW ? p + strlen (p) : find_end (p);

      if (end - p > 3 && end - p <= MAX_SENTENCE)
        {
          TlSentence *sentence = g_new0 (TlSentence, 1);

          sentence->text = g_strndup (p, (gsize) (end - p));
          sentence->lower = g_ascii_strdown (sentence->text, -1);
          sentence->page = block->page;
          sentence->block = index;
          sentence->part = part;
          g_ptr_array_add (sentences, sentence);
        }
      p = end;
      while (*p == ' ')
        p++;
    }
}

GPtrArray *
tl_facts_split (const TlDraftDocument *document)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (sentence_free);
  guint last = MAX (MIN_EARLY, document->page_sizes->len / 3);
  TlPart part = TL_PART_OTHER;

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TlBlock *block = g_ptr_array_index (document->blocks, i);

      if (block->kind == TL_BLOCK_HEADING)
        part = part_of (block->text);
      if (block->kind == TL_BLOCK_FURNITURE || block->kind == TL_BLOCK_FOOTNOTE
          || block->kind == TL_BLOCK_RECOMMENDATION)
        continue;
      add_sentences (sentences, block, i, part | (block->page <= last ? TL_PART_EARLY : 0));
    }
  return sentences;
}

GRegex *
tl_facts_new_regex (const TlFacts *self, const char *pattern)
{
  g_autoptr (GString) text = g_string_new (pattern);

  g_string_replace (text, "{V}", self->victim, 0);
  g_string_replace (text, "{P}", self->perpetrator, 0);
  return g_regex_new (text->str, 0, 0, NULL);
}

void
tl_facts_find_subjects (TlFacts *self)
{
  g_autoptr (GRegex) victim = tl_facts_new_regex (self, "{V}");
  g_autoptr (GRegex) perpetrator = tl_facts_new_regex (self, "{P}");
  TlAbout before = TL_ABOUT_NOBODY;
  guint block = G_MAXUINT;

  for (guint i = 0; victim != NULL && perpetrator != NULL && i < self->sentences->len; i++)
    {
      TlSentence *sentence = g_ptr_array_index (self->sentences, i);

      if (g_regex_match (victim, sentence->text, 0, NULL))
        sentence->about |= TL_ABOUT_VICTIM;
      if (g_regex_match (perpetrator, sentence->text, 0, NULL))
        sentence->about |= TL_ABOUT_PERPETRATOR;
      if (sentence->about == TL_ABOUT_NOBODY && sentence->block == block
          && (g_str_has_prefix (sentence->text, "She ") || g_str_has_prefix (sentence->text, "He ")
              || g_str_has_prefix (sentence->text, "Her ")
              || g_str_has_prefix (sentence->text, "His ")))
        sentence->about = before;
      before = sentence->about;
      block = sentence->block;
    }
}

gboolean
tl_facts_is_denied (const char *text, int start)
{
  static const char *const words[] = { " not ",     " no ",      " never ", " without ",
                                       " denied ",  " whether ", " if ",    " nor ",
                                       " neither ", " alleged ", " any ",   " none ",
                                       " unless ",  "n't ",      "n’t ",    NULL };
  g_autofree char *before = NULL;
  int from = MAX (0, start - MAX_DENIED);

  while (from < start && ((guchar) text[from] & 0xc0) == 0x80)
    from++;
  before = g_strndup (text + from, (gsize) (start - from));
  g_strdelimit (before, ",;", ' ');
  if (from == 0
      && (g_str_has_prefix (before, "No ") || g_str_has_prefix (before, "Neither ")
          || g_str_has_prefix (before, "Whether ") || g_str_has_prefix (before, "If ")))
    return TRUE;
  return has_any (before, words);
}

void
tl_facts_propose (TlFacts *self, const char *variable, const char *value, const char *quote,
                  guint page, gboolean is_multiple)
{
  GPtrArray *guesses = self->draft->guesses;

  for (guint i = 0; i < guesses->len; i++)
    {
      const TlGuess *guess = g_ptr_array_index (guesses, i);

      if (strcmp (guess->variable, variable) == 0
          && (!is_multiple || strcmp (guess->value, value) == 0))
        return;
    }
  g_ptr_array_add (guesses, tl_guess_new (variable, value, quote, page));
}
