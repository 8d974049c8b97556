/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers that are typed at the head of blocks: each block is shown to the finder of numbers as a
 * line of print that stands apart. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-markup-private.h"

#include "tl-layout.h"

#include <string.h>

/* Characters of a block that its line shows. */
#define SHOWN 400
#define LINE_HEIGHT 12

static gboolean
may_be_numbered (const TlBlock *block)
{
  switch (block->kind)
    {
    case TL_BLOCK_HEADING:
    case TL_BLOCK_PARAGRAPH:
    case TL_BLOCK_BOX:
      return block->number == NULL;
    case TL_BLOCK_ITEM:
      return g_strcmp0 (block->number, "•") == 0;
    default:
      return FALSE;
    }
}

static void
add_cell (TlLine *line, guint start)
{
  TlCell cell = { .start = start };

  g_array_append_val (line->cells, cell);
}

static TlLine *
make_line (const TlBlock *block, guint i, guint gap)
{
  TlLine *line = tl_line_new (1);
  const char *space = strchr (block->text, ' ');

  line->text = g_utf8_substring (block->text, 0, MIN (block->n_chars, SHOWN));
  line->n_chars = MIN (block->n_chars, SHOWN);
  line->x1 = 72;
  line->x2 = 300;
  line->y1 = 10.0 * LINE_HEIGHT * i;
  line->y2 = line->y1 + LINE_HEIGHT;
  line->size = 11;
  line->is_bold = block->kind == TL_BLOCK_HEADING;
  line->role = may_be_numbered (block) ? TL_ROLE_TEXT : TL_ROLE_CONTENTS;
  /* A heading's number needs no gap after it: what is a heading is known. */
  if (gap == 0 && block->kind == TL_BLOCK_HEADING && space != NULL)
    gap = (guint) g_utf8_strlen (block->text, space - block->text) + 1;
  add_cell (line, 0);
  if (gap > 0)
    add_cell (line, gap);
  return line;
}

static TlLayout *
make_layout (const TlDraftDocument *document, GHashTable *gaps)
{
  TlLayout *layout = tl_layout_new ();

  layout->body_size = 11;
  layout->body_gap = 2;
  layout->left = 72;
  layout->right = 520;
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TlBlock *block = document->blocks->pdata[i];

      g_ptr_array_add (layout->lines,
                       make_line (block, i, GPOINTER_TO_UINT (g_hash_table_lookup (gaps, block))));
    }
  return layout;
}

static void
set_text (TlBlock *block, const char *text)
{
  char *copy = g_strdup (text);

  g_free (block->text);
  block->text = copy;
  block->n_chars = (guint) g_utf8_strlen (text, -1);
}

static void
set_number (TlBlock *block, const char *number)
{
  g_free (block->number);
  block->number = g_strdup (number);
}

/* "Recommendation 3" alone names the paragraph below it. Gives whether there is one. */
static gboolean
take_next (TlDraftDocument *document, guint i)
{
  TlBlock *block = document->blocks->pdata[i];
  TlBlock *next = i + 1 < document->blocks->len ? document->blocks->pdata[i + 1] : NULL;

  if (next == NULL || next->kind != block->kind || next->number != NULL)
    return FALSE;
  set_text (block, next->text);
  set_text (next, "");
  return TRUE;
}

static void
apply (TlDraftDocument *document, guint i, const TlLine *line)
{
  TlBlock *block = document->blocks->pdata[i];
  gboolean is_recommendation =
      line->is_keyword && g_ascii_strncasecmp (line->number, "recommendation ", 15) == 0;
  g_autofree char *rest =
      g_strdup (g_utf8_offset_to_pointer (block->text, MIN (line->n_number, block->n_chars)));

  if (line->is_keyword && block->kind == TL_BLOCK_HEADING)
    return;
  if (*rest != '\0')
    set_text (block, rest);
  else if (!is_recommendation || !take_next (document, i))
    return;
  set_number (block, is_recommendation ? strpbrk (line->number, "0123456789") : line->number);
  if (is_recommendation)
    block->kind = TL_BLOCK_RECOMMENDATION;
  else if (block->kind == TL_BLOCK_PARAGRAPH || block->kind == TL_BLOCK_ITEM)
    block->kind = line->is_item ? TL_BLOCK_ITEM : TL_BLOCK_PARAGRAPH;
}

void
tl_markup_split_numbers (TlDraftDocument *document, GHashTable *gaps)
{
  g_autoptr (TlLayout) layout = make_layout (document, gaps);

  tl_numbers_mark (layout);
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TlLine *line = tl_layout_line (layout, i);
      const TlBlock *block = document->blocks->pdata[i];

      /* What became a recommendation's text before its turn came has none of its own. */
      if (line->number != NULL && block->n_chars > 0)
        apply (document, i, line);
    }
  for (guint i = document->blocks->len; i > 0; i--)
    {
      const TlBlock *block = document->blocks->pdata[i - 1];

      if (block->n_chars == 0 && block->number == NULL)
        g_ptr_array_remove_index (document->blocks, i - 1);
    }
}
