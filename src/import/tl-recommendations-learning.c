/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lessons and learning points: by their word, or below a heading that announces them. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-recommendations-private.h"

#include "tl-text.h"

#include <string.h>

#define MAX_HEADING 110  /* bytes of a heading that announces lessons */
#define MIN_LESSON 30    /* characters of an item, fewer are a list of words */
#define MIN_STATEMENT 60 /* characters of a heading that is itself the lesson */

static TlBlock *
block_at (TlDraftDocument *document, guint i)
{
  return g_ptr_array_index (document->blocks, i);
}

/* "Learning point 3", "Key learning:", "Lesson 2": gives what stands after the words and the
 * number, which goes to @number; NULL if the text begins otherwise. */
static const char *
skip_words (const char *text, char **number)
{
  static const char *const words[] = { "key learning point", "learning point", "key learning",
                                       "learning",           "key lesson",     "lesson learned",
                                       "lesson learnt",      "lesson",         NULL };
  const char *p = text;
  gsize n;

  for (guint i = 0; words[i] != NULL && p == text; i++)
    if (g_ascii_strncasecmp (text, words[i], strlen (words[i])) == 0)
      p += strlen (words[i]);
  if (p == text)
    return NULL;
  if (g_ascii_strncasecmp (p, " no. ", 5) == 0)
    p += 4;
  n = *p == ' ' ? strspn (p + 1, "0123456789.") : 0;
  if (n > 0 && n < 6 && g_ascii_isdigit (p[1]))
    {
      const char *end = p + 1 + n;

      while (end > p && end[-1] == '.')
        end--;
      *number = g_strndup (p + 1, (gsize) (end - p - 1));
      return p + 1 + n;
    }
  return *p == ':' || *p == '.' || *p == '\0' || g_str_has_prefix (p, " –")
                 || g_str_has_prefix (p, " -")
             ? p
             : NULL;
}

/* Whether a heading announces lessons, and names no service for learning. */
static gboolean
announces (const char *heading)
{
  static const char *const others[] = { "disabilit",       "difficult",  "e-learning",
                                        "and development", "department", "previous",
                                        "event",           "training",   "recommend",
                                        "other reviews",   NULL };
  g_autofree char *folded = tl_text_fold (heading);

  if (strlen (folded) > MAX_HEADING
      || (strstr (folded, "lesson") == NULL && strstr (folded, "learning") == NULL))
    return FALSE;
  for (guint i = 0; others[i] != NULL; i++)
    if (strstr (folded, others[i]) != NULL)
      return FALSE;
  return strchr (folded, '?') == NULL;
}

/* "Conclusions and lessons": not each paragraph below it is a lesson. */
static gboolean
is_mixed (const char *heading)
{
  g_autofree char *folded = tl_text_fold (heading);

  return (strstr (folded, " and ") != NULL || strchr (folded, '&') != NULL)
         && strstr (folded, "lessons and learning") == NULL
         && strstr (folded, "learning and lessons") == NULL;
}

static gboolean
speaks_of_lessons (const char *text)
{
  g_autofree char *folded = tl_text_fold (text);

  return strstr (folded, "lesson") != NULL || strstr (folded, "learning point") != NULL
         || strstr (folded, "learning from") != NULL || strstr (folded, "learning is") != NULL;
}

/* Whether a heading leaves no doubt that even plain paragraphs below it are lessons. */
static gboolean
announces_plainly (const char *heading)
{
  g_autofree char *folded = tl_text_fold (heading);

  return strstr (folded, "lesson") != NULL || strstr (folded, "learning point") != NULL
         || strstr (folded, "key learning") != NULL;
}

/* Whether @block only leads to what follows: "The panel drew the following lessons." */
static gboolean
leads_in (const TlBlock *block)
{
  static const char *const words[] = { "this section",      "this chapter",
                                       "this part",         "the following",
                                       "set out below",     "listed below",
                                       "the lessons below", NULL };
  g_autofree char *head = NULL;

  if (g_str_has_suffix (block->text, ":"))
    return TRUE;
  if (block->n_chars > 350)
    return FALSE;
  head = tl_text_fold (block->text);
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (head, words[i]) != NULL && speaks_of_lessons (block->text))
      return TRUE;
  return FALSE;
}

static gboolean
has_number (const TlBlock *block)
{
  for (const char *p = block->number; p != NULL && *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      return TRUE;
  return FALSE;
}

static gboolean
is_running (const TlBlock *block)
{
  return block->kind == TL_BLOCK_PARAGRAPH || block->kind == TL_BLOCK_ITEM
         || block->kind == TL_BLOCK_BOX;
}

static gboolean
is_paragraph (const TlBlock *block)
{
  return block->kind == TL_BLOCK_PARAGRAPH || block->kind == TL_BLOCK_BOX;
}

static void
set_learning (TlBlock *block, const char *number)
{
  block->kind = TL_BLOCK_LEARNING;
  block->level = 0;
  if (number == NULL)
    return;
  g_free (block->number);
  block->number = g_strdup (number);
}

/* The text below a heading "Learning point 3", or the heading itself where it says it all. */
static void
read_headed (TlDraftDocument *document, guint i, const char *title, const char *number)
{
  TlBlock *heading = block_at (document, i);

  if (g_utf8_strlen (title, -1) >= MIN_STATEMENT)
    {
      set_learning (heading, number);
      return;
    }
  for (guint k = i + 1; k < document->blocks->len; k++)
    {
      TlBlock *block = block_at (document, k);

      if (block->kind == TL_BLOCK_FURNITURE || block->kind == TL_BLOCK_FOOTNOTE)
        continue;
      if (is_running (block))
        set_learning (block, has_number (block) ? NULL : number);
      return;
    }
}

/* Lessons that are called so: "Learning point 3: …", in a paragraph, a box or below a heading. */
static void
find_called (TlDraftDocument *document)
{
  for (guint i = 0; i < document->blocks->len; i++)
    {
      TlBlock *block = block_at (document, i);
      g_autofree char *number = NULL;
      const char *rest = block->number != NULL ? skip_words (block->number, &number) : NULL;

      if (block->kind == TL_BLOCK_HEADING)
        {
          rest = skip_words (block->text, &number);
          if (rest != NULL && number != NULL)
            read_headed (document, i, rest, number);
        }
      else if (is_running (block) && rest != NULL && number != NULL)
        set_learning (block, number);
      else if (is_running (block) && block->n_chars > MIN_LESSON)
        {
          g_clear_pointer (&number, g_free);
          rest = skip_words (block->text, &number);
          if (rest != NULL && *rest != '\0')
            set_learning (block, has_number (block) ? NULL : number);
        }
    }
}

/* What the lessons of a section are: its numbered paragraphs; its items, where it has no numbers or
 * they only lead to the items; or its paragraphs. */
static void
read_section (TlDraftDocument *document, guint from, guint to, const char *heading)
{
  gboolean is_mixed_section = is_mixed (heading), is_plain = announces_plainly (heading);
  guint n_numbered = 0, n_items = 0;

  for (guint i = from; i < to; i++)
    {
      const TlBlock *block = block_at (document, i);

      n_numbered += is_paragraph (block) && has_number (block) && !leads_in (block);
      n_items += block->kind == TL_BLOCK_ITEM && block->n_chars > MIN_LESSON;
    }
  for (guint i = from; i < to; i++)
    {
      TlBlock *block = block_at (document, i);
      gboolean is_one;

      if (block->kind == TL_BLOCK_ITEM)
        is_one = n_numbered == 0 && block->n_chars > MIN_LESSON;
      else
        is_one = is_paragraph (block) && !leads_in (block)
                 && (n_numbered > 0 ? has_number (block)
                                    : is_plain && n_items == 0 && block->n_chars > MIN_STATEMENT);
      if (is_one && (!is_mixed_section || speaks_of_lessons (block->text)))
        set_learning (block, NULL);
    }
}

static guint
find_section_end (TlDraftDocument *document, guint i)
{
  guint level = block_at (document, i)->level, k = i + 1;

  for (; k < document->blocks->len; k++)
    {
      const TlBlock *block = block_at (document, k);

      if (block->kind == TL_BLOCK_HEADING
          && (block->level <= level || tl_recommendations_is_said_by (block->text)))
        break;
    }
  return k;
}

/* Where the box ends whose head is heading @i; or @end, if it heads no box. */
static guint
find_box_end (TlDraftDocument *document, guint i, guint end)
{
  gboolean is_in_box = FALSE;

  for (guint k = i + 1; k < end; k++)
    {
      const TlBlock *block = block_at (document, k);

      if (block->kind == TL_BLOCK_BOX)
        is_in_box = TRUE;
      else if (is_in_box && is_running (block))
        return k;
      else if (is_running (block))
        return end;
    }
  return end;
}

static gboolean
has_learning (TlDraftDocument *document, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    if (block_at (document, i)->kind == TL_BLOCK_LEARNING)
      return TRUE;
  return FALSE;
}

void
tl_recommendations_find_learning (TlDraftDocument *document)
{
  find_called (document);
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TlBlock *heading = block_at (document, i);
      guint end;

      if (heading->kind != TL_BLOCK_HEADING || !announces (heading->text))
        continue;
      end = find_box_end (document, i, find_section_end (document, i));
      if (!has_learning (document, i + 1, end))
        read_section (document, i + 1, end, heading->text);
    }
}
