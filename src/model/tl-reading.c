/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which paragraphs of a document somebody has read. */
#define G_LOG_DOMAIN "tl-model"

#include "config.h"

#include "tl-reading.h"

#include <string.h>

struct _TlReading
{
  TlDocumentText *text;
  guint8 *bits;
  gsize n_bytes;
  guint n, n_read;
};

static gboolean
counts (const TlBlock *block)
{
  return block->kind == TL_BLOCK_PARAGRAPH || block->kind == TL_BLOCK_ITEM
         || block->kind == TL_BLOCK_BOX || block->kind == TL_BLOCK_RECOMMENDATION
         || block->kind == TL_BLOCK_LEARNING;
}

static gboolean
is_read (TlReading *self, guint i)
{
  return (self->bits[i / 8] & (1u << (i % 8))) != 0;
}

TlReading *
tl_reading_new (TlDocumentText *text, GBytes *blocks)
{
  TlReading *self = g_new0 (TlReading, 1);
  GPtrArray *all = tl_document_text_get_blocks (text);
  gsize n_given = 0;
  const guint8 *given = blocks != NULL ? g_bytes_get_data (blocks, &n_given) : NULL;

  self->text = g_object_ref (text);
  self->n_bytes = (all->len + 7) / 8;
  self->bits = g_malloc0 (MAX (self->n_bytes, 1));
  if (n_given > 0)
    memcpy (self->bits, given, MIN (n_given, self->n_bytes));
  for (guint i = 0; i < all->len; i++)
    if (counts (all->pdata[i]))
      {
        self->n++;
        self->n_read += is_read (self, i) ? 1 : 0;
      }
  return self;
}

void
tl_reading_free (TlReading *self)
{
  g_object_unref (self->text);
  g_free (self->bits);
  g_free (self);
}

guint
tl_reading_get_n (TlReading *self)
{
  return self->n;
}

guint
tl_reading_get_n_read (TlReading *self)
{
  return self->n_read;
}

gboolean
tl_reading_mark (TlReading *self, guint start, guint end)
{
  GPtrArray *blocks = tl_document_text_get_blocks (self->text);
  guint before = self->n_read;

  for (guint i = 0; i < blocks->len; i++)
    {
      const TlBlock *block = blocks->pdata[i];

      if (!counts (block) || block->start < start || is_read (self, i))
        continue;
      if (block->start + block->n_chars > end)
        break;
      self->bits[i / 8] |= (guint8) (1u << (i % 8));
      self->n_read++;
    }
  return self->n_read > before;
}

GBytes *
tl_reading_dup_blocks (TlReading *self)
{
  return g_bytes_new (self->bits, self->n_bytes);
}
