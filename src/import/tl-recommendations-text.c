/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole text of a recommendation, where it takes more than one block. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-recommendations-private.h"

#include <string.h>

#define MAX_FOLLOWING 4
#define MAX_TEXT 3000

static const TlBlock *
block_at (TlDraftDocument *document, guint i)
{
  return g_ptr_array_index (document->blocks, i);
}

/* Whether @block belongs to its page, not to the text around it. */
static gboolean
is_aside (const TlBlock *block)
{
  return block->kind == TL_BLOCK_FURNITURE || block->kind == TL_BLOCK_FOOTNOTE;
}

char *
tl_recommendations_dup_below (TlDraftDocument *document, guint i, const char *title)
{
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (guint k = i + 1; k < document->blocks->len && n < MAX_FOLLOWING && text->len < MAX_TEXT; k++)
    {
      const TlBlock *block = block_at (document, k);

      if (block->kind == TL_BLOCK_HEADING || block->kind == TL_BLOCK_RECOMMENDATION
          || block->kind == TL_BLOCK_TABLE_ROW)
        break;
      if (is_aside (block) || block->kind == TL_BLOCK_CAPTION)
        continue;
      g_string_append_printf (text, text->len > 0 ? " %s" : "%s", block->text);
      n += block->kind != TL_BLOCK_ITEM;
    }
  if (text->len == 0)
    g_string_assign (text, title);
  else if (*title == '(' && g_str_has_suffix (title, ")"))
    g_string_prepend (g_string_prepend (text, ": "), title);
  return g_string_free (text, FALSE);
}

char *
tl_recommendations_dup_request (TlDraftDocument *document, guint i, const char *title)
{
  GString *text = g_string_new (title);

  for (guint k = i + 1; k < document->blocks->len && !g_str_has_suffix (title, "."); k++)
    {
      const TlBlock *block = block_at (document, k);

      if (is_aside (block))
        continue;
      if (block->kind != TL_BLOCK_ITEM || text->len > MAX_TEXT)
        break;
      g_string_append_printf (text, " %s", block->text);
    }
  return g_string_free (text, FALSE);
}

/* Whether @block goes on in a recommendation: a list of what it asks, or a paragraph that asks for
 * more. Reasons, and answers to it, do not. */
static gboolean
goes_on (const TlBlock *block)
{
  if (block->kind == TL_BLOCK_ITEM)
    return TRUE;
  return (block->kind == TL_BLOCK_PARAGRAPH || block->kind == TL_BLOCK_BOX) && block->number == NULL
         && tl_recommendations_asks (block->text);
}

/* Whether the next block but those that go on is a recommendation as well. */
static gboolean
is_followed (TlDraftDocument *document, guint i)
{
  for (i++; i < document->blocks->len; i++)
    {
      const TlBlock *block = block_at (document, i);

      if (block->kind == TL_BLOCK_RECOMMENDATION)
        return TRUE;
      if (block->kind == TL_BLOCK_HEADING || block->kind == TL_BLOCK_TABLE_ROW
          || block->number != NULL)
        return FALSE;
    }
  return FALSE;
}

char *
tl_recommendations_dup_whole (TlDraftDocument *document, guint i, const char *text)
{
  const char *number = block_at (document, i)->number;
  g_autoptr (GString) whole = g_string_new (text);
  gsize length = whole->len;

  /* The items after an item stand beside it. */
  if (number != NULL && !g_ascii_isdigit (*number))
    return g_strdup (text);
  for (guint k = i + 1; k < document->blocks->len && whole->len < MAX_TEXT; k++)
    {
      const TlBlock *block = block_at (document, k);

      if (is_aside (block))
        continue;
      if (!goes_on (block))
        break;
      g_string_append_printf (whole, " %s", block->text);
      /* Paragraphs may as well be those of the text that follows the last recommendation. */
      if (block->kind == TL_BLOCK_ITEM || is_followed (document, k))
        length = whole->len;
    }
  return g_strndup (whole->str, length);
}
