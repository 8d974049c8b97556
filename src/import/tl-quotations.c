/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quotations over several blocks: the numbers in them are those of another report. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-recommendations-private.h"

#include <string.h>

#define MAX_QUOTED 20 /* blocks */
#define OPENING 0x201c
#define CLOSING 0x201d

/* How many quotations @text opens and does not close, those that it only goes on in aside; below 0
 * if it closes one that was open. */
static int
count_open (const char *text)
{
  int n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_get_char (p) == OPENING)
      n += p > text;
    else if (g_utf8_get_char (p) == CLOSING)
      n--;
  return n;
}

static gboolean
is_text (const TlBlock *block)
{
  return block->kind == TL_BLOCK_PARAGRAPH || block->kind == TL_BLOCK_ITEM
         || block->kind == TL_BLOCK_RECOMMENDATION;
}

/* The block in which the quotation ends that the block @i opens; @i if there is none. */
static guint
find_end (const GPtrArray *blocks, guint i)
{
  const TlBlock *first = blocks->pdata[i];
  int n_open;

  if (!is_text (first) || g_utf8_get_char (first->text) != OPENING)
    return i;
  n_open = 1 + count_open (first->text);
  for (guint k = i + 1; n_open > 0 && k < blocks->len && k - i <= MAX_QUOTED; k++)
    {
      const TlBlock *block = blocks->pdata[k];

      if (block->kind == TL_BLOCK_FURNITURE || block->kind == TL_BLOCK_FOOTNOTE)
        continue;
      if (!is_text (block))
        return i;
      n_open += count_open (block->text);
      if (n_open <= 0)
        return k;
    }
  return i;
}

void
tl_quotations_mark (TlDraftDocument *document)
{
  const GPtrArray *blocks = document->blocks;

  for (guint i = 0; i < blocks->len; i++)
    for (guint end = find_end (blocks, i); i < end; i++)
      {
        TlBlock *block = blocks->pdata[i + 1];

        /* Dotted numbers are mostly the document's own, behind a quotation that nobody closed. */
        if (block->number != NULL && strchr (block->number, '.') == NULL && is_text (block))
          block->kind = TL_BLOCK_ITEM;
      }
}
