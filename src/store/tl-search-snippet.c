/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cuts from a text the piece that shows what was found in it.
 */
#define G_LOG_DOMAIN "tl-store"

#include "config.h"

#include "tl-search-snippet.h"

#include <string.h>

enum
{
  /* Characters that a piece has, and those of them before the first word found. */
  PIECE = 200,
  LEAD = 48
};

/* A word or phrase found: bytes in the marked text, its marks left out, and characters in the text
 * without marks. */
typedef struct
{
  const char *p, *end;
  guint start, length;
  guint word; /* the same for the same words */
} Mark;

static guint
number_word (GPtrArray *words, const char *p, const char *end)
{
  g_autofree char *text = g_strndup (p, (gsize) (end - p));
  g_autofree char *folded = g_utf8_casefold (text, -1);
  guint number;

  if (!g_ptr_array_find_with_equal_func (words, folded, g_str_equal, &number))
    {
      number = words->len;
      g_ptr_array_add (words, g_steal_pointer (&folded));
    }
  return number;
}

static GArray *
list_marks (const char *marked)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  const char *from, *to;
  guint at = 0;

  for (const char *p = marked;
       (from = strstr (p, TL_MARK_BEFORE)) != NULL && (to = strstr (from, TL_MARK_AFTER)) != NULL;
       p = to + strlen (TL_MARK_AFTER))
    {
      Mark mark = { .p = from + strlen (TL_MARK_BEFORE), .end = to };

      at += (guint) g_utf8_strlen (p, from - p);
      mark.start = at;
      mark.length = (guint) g_utf8_strlen (mark.p, to - mark.p);
      mark.word = number_word (words, mark.p, to);
      at += mark.length;
      g_array_append_val (marks, mark);
    }
  return marks;
}

/* From the mark @first on, how many different words fit into a piece, and how many marks. */
static guint
weigh (const GArray *marks, guint first, guint *n_marks)
{
  g_autoptr (GHashTable) words = g_hash_table_new (NULL, NULL);
  const Mark *begin = &g_array_index (marks, Mark, first);

  *n_marks = 0;
  for (guint i = first; i < marks->len; i++)
    {
      const Mark *mark = &g_array_index (marks, Mark, i);

      if (*n_marks > 0 && mark->start + mark->length > begin->start + PIECE - LEAD)
        break;
      g_hash_table_add (words, GUINT_TO_POINTER (mark->word));
      (*n_marks)++;
    }
  return g_hash_table_size (words);
}

/* The marks that the piece shows: most words, then most marks, then the earliest. */
static void
choose (const GArray *marks, guint *first, guint *n_marks, guint *n_words)
{
  *n_words = *n_marks = 0;
  for (guint i = 0; i < marks->len; i++)
    {
      guint n, words = weigh (marks, i, &n);

      if (words > *n_words || (words == *n_words && n > *n_marks))
        {
          *first = i;
          *n_marks = n;
          *n_words = words;
        }
    }
}

static void
find_shortest (const GArray *marks, guint first, guint n_marks, guint n_words, guint *start,
               guint *end)
{
  guint length = G_MAXUINT;

  for (guint i = first; i < first + n_marks; i++)
    {
      g_autoptr (GHashTable) words = g_hash_table_new (NULL, NULL);
      const Mark *begin = &g_array_index (marks, Mark, i);

      for (guint j = i; j < first + n_marks; j++)
        {
          const Mark *mark = &g_array_index (marks, Mark, j);

          g_hash_table_add (words, GUINT_TO_POINTER (mark->word));
          if (g_hash_table_size (words) < n_words
              || mark->start + mark->length - begin->start >= length)
            continue;
          *start = begin->start;
          *end = mark->start + mark->length;
          length = *end - *start;
        }
    }
}

static gboolean
is_space_before (const char *text, const char *p)
{
  return p == text || g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (p)));
}

/* Goes back @n characters, then on to the beginning of a word. */
static const char *
find_beginning (const char *text, const char *at, guint n)
{
  const char *p = at;

  for (; n > 0 && p > text; n--)
    p = g_utf8_prev_char (p);
  while (p < at && !is_space_before (text, p))
    p = g_utf8_next_char (p);
  return p;
}

static const char *
find_end (const char *text, const char *at, guint n)
{
  const char *p = at;

  for (; n > 0 && *p != '\0'; n--)
    p = g_utf8_next_char (p);
  while (p > at && *p != '\0' && !g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_prev_char (p);
  return p;
}

char *
tl_search_make_snippet (const char *marked, guint *start, guint *end)
{
  g_autoptr (GArray) marks = list_marks (marked);
  guint first = 0, n_marks, n_words, shown;
  const Mark *one, *last;
  const char *from, *to;

  if (marks->len == 0)
    return NULL;
  choose (marks, &first, &n_marks, &n_words);
  find_shortest (marks, first, n_marks, n_words, start, end);
  one = &g_array_index (marks, Mark, first);
  last = &g_array_index (marks, Mark, first + n_marks - 1);
  from = find_beginning (marked, one->p - strlen (TL_MARK_BEFORE), LEAD);
  /* Not into a word that was found before these. */
  if (first > 0 && from < g_array_index (marks, Mark, first - 1).end)
    from = g_array_index (marks, Mark, first - 1).end + strlen (TL_MARK_AFTER);
  shown = LEAD + last->start + last->length - one->start;
  to = find_end (marked, last->end + strlen (TL_MARK_AFTER), shown < PIECE ? PIECE - shown : 0);
  /* Not into one that is found behind them. */
  if (first + n_marks < marks->len && to > g_array_index (marks, Mark, first + n_marks).p)
    to = g_array_index (marks, Mark, first + n_marks).p - strlen (TL_MARK_BEFORE);
  {
    g_autofree char *piece = g_strndup (from, (gsize) (to - from));

    g_strstrip (piece);
    return g_strconcat (from > marked ? "… " : "", piece, *to != '\0' ? " …" : "", NULL);
  }
}
