/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Understands where one wants to go in a document. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-go-to.h"

#include "tl-text.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

typedef enum
{
  ANYTHING,
  PAGE,
  PARAGRAPH,
  HEADING,
  RECOMMENDATION,
  NOTE,
  TABLE
} Kind;

/* What may stand before a number; longer ones first. */
static const struct
{
  const char *word;
  Kind kind;
} words_for[] = {
  { "recommendation", RECOMMENDATION },
  { "paragraph", PARAGRAPH },
  { "footnote", NOTE },
  { "section", HEADING },
  { "heading", HEADING },
  { "chapter", HEADING },
  { "table", TABLE },
  { "page", PAGE },
  { "para", PARAGRAPH },
  { "note", NOTE },
  { "rec", RECOMMENDATION },
  { "pg", PAGE },
  { "p", PAGE },
  { "r", RECOMMENDATION },
  { "¶", PARAGRAPH },
  { "§", HEADING },
};

typedef struct
{
  TlDocumentText *text;
  Kind kind;
  const char *number;    /* folded */
  const TlBlock *result; /* nullable */
} Search;

static gboolean
is_kind (const TlBlock *block, Kind kind)
{
  switch (kind)
    {
    case PARAGRAPH:
      return block->kind == TL_BLOCK_PARAGRAPH || block->kind == TL_BLOCK_LEARNING;
    case HEADING:
      return block->kind == TL_BLOCK_HEADING;
    case RECOMMENDATION:
      return block->kind == TL_BLOCK_RECOMMENDATION;
    case NOTE:
      return block->kind == TL_BLOCK_FOOTNOTE;
    case TABLE:
      return block->kind == TL_BLOCK_TABLE_ROW;
    case PAGE:
      return FALSE;
    case ANYTHING:
    default:
      return is_kind (block, PARAGRAPH) || is_kind (block, HEADING)
             || is_kind (block, RECOMMENDATION);
    }
}

/* "(5.14)" and "Recommendation 5.14:" bear the number 5.14 too. */
static gboolean
bears_number (const TlBlock *block, const char *wanted)
{
  g_autofree char *printed = block->number != NULL ? tl_text_fold (block->number) : NULL;
  const char *start = printed;
  gsize n;

  if (printed == NULL || printed[0] == '\0')
    return FALSE;
  if (g_str_equal (printed, wanted))
    return TRUE;
  while (*start != '\0' && !g_ascii_isdigit (*start))
    start++;
  n = strlen (start);
  while (n > 0 && !g_ascii_isalnum (start[n - 1]) && start[n - 1] != ')')
    n--;
  return n > 0 && strlen (wanted) == n && strncmp (start, wanted, n) == 0;
}

static gboolean
fits (const Search *search, const TlBlock *block)
{
  if (search->kind == TABLE)
    return block->kind == TL_BLOCK_TABLE_ROW && block->table > 0
           && block->table == (guint) strtoul (search->number, NULL, 10);
  return is_kind (block, search->kind) && bears_number (block, search->number);
}

/* The first place that fits, or the next one where one stands at such a place. */
static const TlBlock *
find_block (const Search *search, guint cursor)
{
  GPtrArray *blocks = tl_document_text_get_blocks (search->text);
  const TlBlock *first = NULL, *here = NULL;

  for (guint i = 0; i < blocks->len; i++)
    {
      const TlBlock *block = blocks->pdata[i];

      if (block->kind == TL_BLOCK_FURNITURE || !fits (search, block))
        continue;
      if (here != NULL)
        return block;
      if (first == NULL)
        first = block;
      if (search->kind != TABLE && block->start == cursor)
        here = block;
    }
  return first;
}

static const TlBlock *
find_heading_words (TlDocumentText *text, const char *folded)
{
  GPtrArray *blocks = tl_document_text_get_blocks (text);

  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < blocks->len; i++)
      {
        const TlBlock *block = blocks->pdata[i];
        g_autofree char *heading =
            block->kind == TL_BLOCK_HEADING ? tl_text_fold (block->text) : NULL;

        if (heading != NULL
            && (pass == 0 ? g_str_has_prefix (heading, folded) : strstr (heading, folded) != NULL))
          return block;
      }
  return NULL;
}

static Kind
read_kind (const char *folded, const char **number)
{
  for (guint i = 0; i < G_N_ELEMENTS (words_for); i++)
    {
      const char *rest = folded + strlen (words_for[i].word);

      if (!g_str_has_prefix (folded, words_for[i].word))
        continue;
      while (*rest == ' ' || *rest == '.' || *rest == ':')
        rest++;
      if (!g_ascii_isdigit (*rest))
        continue;
      *number = rest;
      return words_for[i].kind;
    }
  *number = folded;
  return ANYTHING;
}

static gboolean
is_whole_number (const char *number)
{
  for (const char *p = number; *p != '\0'; p++)
    if (!g_ascii_isdigit (*p))
      return FALSE;
  return number[0] != '\0' && strlen (number) < 6;
}

/* The first and the last number of a kind, as "1.1 to 8.4"; (nullable): there is none. */
static char *
dup_range (TlDocumentText *text, Kind kind)
{
  GPtrArray *blocks = tl_document_text_get_blocks (text);
  const char *first = NULL, *last = NULL;

  for (guint i = 0; i < blocks->len; i++)
    {
      const TlBlock *block = blocks->pdata[i];

      if (!is_kind (block, kind) || block->number == NULL || block->number[0] == '\0')
        continue;
      first = first != NULL ? first : block->number;
      last = block->number;
    }
  if (first == NULL)
    return NULL;
  /* Translators: numbers of paragraphs, the first and the last. */
  return g_str_equal (first, last) ? g_strdup (first)
                                   : g_strdup_printf (_ ("%s to %s"), first, last);
}

static char *
explain (TlDocumentText *text, Kind kind, const char *words, guint n_pages)
{
  g_autofree char *range = dup_range (text, kind == ANYTHING ? PARAGRAPH : kind);

  switch (kind)
    {
    case PAGE:
      return n_pages > 0 ? g_strdup_printf (_ ("No “%s”: the pages are 1 to %u"), words, n_pages)
                         : g_strdup (_ ("This document has no pages"));
    case HEADING:
      return range != NULL
                 ? g_strdup_printf (_ ("No “%s”: the headings are numbered %s"), words, range)
                 : g_strdup (_ ("The headings of this document are not numbered"));
    case RECOMMENDATION:
      return range != NULL ? g_strdup_printf (_ ("No “%s”: the recommendations are numbered %s"),
                                              words, range)
                           : g_strdup (_ ("This document has no numbered recommendations"));
    case NOTE:
      return range != NULL ? g_strdup_printf (_ ("No “%s”: the notes are %s"), words, range)
                           : g_strdup (_ ("This document has no footnotes"));
    case TABLE:
      return g_strdup_printf (_ ("No “%s” in this document"), words);
    case PARAGRAPH:
    case ANYTHING:
    default:
      if (range == NULL)
        return g_strdup_printf (_ ("No “%s”: paragraphs are not numbered; pages 1 to %u"), words,
                                n_pages);
      return n_pages > 0 ? g_strdup_printf (_ ("No “%s”: paragraphs %s, pages 1 to %u"), words,
                                            range, n_pages)
                         : g_strdup_printf (_ ("No “%s”: paragraphs %s"), words, range);
    }
}

/* A paragraph may go on from the page before: its words know better where they stand. */
guint
tl_go_to_find_page (TlDocumentText *text, guint page)
{
  GPtrArray *blocks = tl_document_text_get_blocks (text);

  for (guint i = 0; i < blocks->len; i++)
    {
      const TlBlock *block = blocks->pdata[i];

      if (block->kind == TL_BLOCK_FURNITURE)
        continue;
      if (block->page == page)
        return block->start;
      for (guint k = 0; block->boxes != NULL && k < block->boxes->len; k++)
        if (g_array_index (block->boxes, TlWordBox, k).page == page)
          return block->start + g_array_index (block->boxes, TlWordBox, k).start;
    }
  return TL_GO_TO_NOWHERE;
}

/* What stands for a page: 0 if WORDS mean none. */
static guint
read_page (const Search *search, guint n_pages)
{
  guint page = is_whole_number (search->number) ? (guint) strtoul (search->number, NULL, 10) : 0;

  return (search->kind == PAGE || search->kind == ANYTHING) && page <= n_pages ? page : 0;
}

gboolean
tl_go_to_find (TlDocumentText *text, const char *words, guint cursor, guint n_pages, guint *offset,
               guint *page, char **message)
{
  g_autofree char *folded = tl_text_fold (words);
  Search search = { .text = text };

  search.kind = read_kind (folded, &search.number);
  if (search.kind != PAGE && folded[0] != '\0')
    search.result = find_block (&search, cursor);
  *page = search.result == NULL ? read_page (&search, n_pages) : 0;
  if (*page > 0)
    {
      *offset = tl_go_to_find_page (text, *page);
      return TRUE;
    }
  if (search.result == NULL && search.kind == ANYTHING && folded[0] != '\0')
    search.result = find_heading_words (text, folded);
  if (search.result == NULL)
    {
      *message = explain (text, search.kind, words, n_pages);
      return FALSE;
    }
  *offset = search.result->start;
  return TRUE;
}
