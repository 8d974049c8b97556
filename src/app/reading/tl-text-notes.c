/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the marks of footnotes in a text, and which footnote each stands for. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-text-notes.h"

#include <string.h>

enum
{
  MAX_MARK = 5 /* characters */
};

struct _TlTextNotes
{
  TlDocumentText *text;
  GArray *marks;          /* TlTextNote */
  GHashTable *by_number;  /* char * to GPtrArray of TlBlock, by start */
  GHashTable *first_mark; /* TlBlock to the place of its first mark, plus one */
};

/* What a raised character says; 0 for one that marks nothing. */
static char
read_raised (gunichar c)
{
  static const gunichar digits[] = { 0x2070, 0xb9,   0xb2,   0xb3,   0x2074,
                                     0x2075, 0x2076, 0x2077, 0x2078, 0x2079 };

  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    if (digits[i] == c)
      return (char) ('0' + i);
  return 0;
}

static void
index_notes (TlTextNotes *self)
{
  GPtrArray *blocks = tl_document_text_get_blocks (self->text);

  for (guint i = 0; i < blocks->len; i++)
    {
      const TlBlock *block = blocks->pdata[i];
      GPtrArray *same;

      if (block->kind != TL_BLOCK_FOOTNOTE || block->number == NULL || block->number[0] == '\0')
        continue;
      same = g_hash_table_lookup (self->by_number, block->number);
      if (same == NULL)
        {
          same = g_ptr_array_new ();
          g_hash_table_insert (self->by_number, block->number, same);
        }
      g_ptr_array_add (same, (gpointer) block);
    }
}

/* Numbers may begin anew on each page: the next footnote after the mark is meant, or the last one
 * before it where none comes. */
static const TlBlock *
find_note (TlTextNotes *self, const char *number, guint offset)
{
  GPtrArray *same = g_hash_table_lookup (self->by_number, number);

  for (guint i = 0; same != NULL && i < same->len; i++)
    if (((const TlBlock *) same->pdata[i])->start >= offset)
      return same->pdata[i];
  return same != NULL ? same->pdata[same->len - 1] : NULL;
}

static void
add_mark (TlTextNotes *self, const char *number, guint start, guint end)
{
  TlTextNote mark = { start, end, find_note (self, number, start) };

  if (mark.note == NULL)
    return;
  g_array_append_val (self->marks, mark);
  if (!g_hash_table_contains (self->first_mark, mark.note))
    g_hash_table_insert (self->first_mark, (gpointer) mark.note,
                         GUINT_TO_POINTER (self->marks->len));
}

static void
find_in_block (TlTextNotes *self, const TlBlock *block)
{
  char number[MAX_MARK + 1];
  guint n = 0, offset = block->start;

  for (const char *p = block->text;; p = g_utf8_next_char (p), offset++)
    {
      char digit = read_raised (g_utf8_get_char (p));

      if (digit != 0 && n < MAX_MARK)
        number[n++] = digit;
      else if (n > 0)
        {
          number[n] = '\0';
          add_mark (self, number, offset - n, offset);
          n = 0;
        }
      if (*p == '\0')
        break;
    }
}

TlTextNotes *
tl_text_notes_new (TlDocumentText *text)
{
  TlTextNotes *self = g_new0 (TlTextNotes, 1);
  GPtrArray *blocks = tl_document_text_get_blocks (text);

  self->text = g_object_ref (text);
  self->marks = g_array_new (FALSE, FALSE, sizeof (TlTextNote));
  self->by_number =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->first_mark = g_hash_table_new (NULL, NULL);
  index_notes (self);
  for (guint i = 0; g_hash_table_size (self->by_number) > 0 && i < blocks->len; i++)
    {
      const TlBlock *block = blocks->pdata[i];

      if (block->kind != TL_BLOCK_FOOTNOTE && block->kind != TL_BLOCK_FURNITURE)
        find_in_block (self, block);
    }
  return self;
}

void
tl_text_notes_free (TlTextNotes *self)
{
  g_object_unref (self->text);
  g_array_unref (self->marks);
  g_hash_table_unref (self->by_number);
  g_hash_table_unref (self->first_mark);
  g_free (self);
}

guint
tl_text_notes_get_n (TlTextNotes *self)
{
  return self->marks->len;
}

const TlTextNote *
tl_text_notes_get (TlTextNotes *self, guint i)
{
  g_return_val_if_fail (i < self->marks->len, NULL);
  return &g_array_index (self->marks, TlTextNote, i);
}

/* The place of the first mark that ends after @offset. */
static guint
find_place (TlTextNotes *self, guint offset)
{
  guint low = 0, high = self->marks->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->marks, TlTextNote, middle).end <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

const TlTextNote *
tl_text_notes_get_at (TlTextNotes *self, guint offset)
{
  guint i = find_place (self, offset);

  return i < self->marks->len && tl_text_notes_get (self, i)->start <= offset
             ? tl_text_notes_get (self, i)
             : NULL;
}

const TlTextNote *
tl_text_notes_get_next (TlTextNotes *self, guint offset)
{
  guint i = find_place (self, offset);

  if (i < self->marks->len && tl_text_notes_get (self, i)->start < offset)
    i++;
  return i < self->marks->len ? tl_text_notes_get (self, i) : NULL;
}

const TlTextNote *
tl_text_notes_get_of (TlTextNotes *self, guint offset)
{
  const TlBlock *block = tl_document_text_get_block_at (self->text, offset);
  guint place =
      block != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->first_mark, block)) : 0;

  return place > 0 ? tl_text_notes_get (self, place - 1) : NULL;
}
