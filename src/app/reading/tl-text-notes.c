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

/* What a raised character says, as a letter or digit; 0 for one that is not raised. */
static char
read_raised (gunichar c)
{
  g_autofree char *plain = NULL;
  char letters[7] = { 0 };

  if (!(c == 0xb2 || c == 0xb3 || c == 0xb9 || (c >= 0x2070 && c <= 0x207f)
        || (c >= 0x2b0 && c <= 0x2b8) || (c >= 0x2e0 && c <= 0x2e3)
        || (c >= 0x1d2c && c <= 0x1dbf)))
    return 0;
  g_unichar_to_utf8 (c, letters);
  plain = g_utf8_normalize (letters, -1, G_NORMALIZE_NFKC);
  return g_ascii_isalnum (plain[0]) && plain[1] == '\0' ? plain[0] : 0;
}

/* What marks a note without being raised. */
static gboolean
is_sign (gunichar c)
{
  static const gunichar signs[] = { '*', '#', 0xa7, 0xb6, 0x2016, 0x2020, 0x2021 };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (signs[i] == c)
      return TRUE;
  return FALSE;
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

/* Signs begin anew on each page, and are used for other things: their note stands near. */
static gboolean
is_near (const TlBlock *block, const TlBlock *note)
{
  return block->page == 0 || note->page == 0
         || (note->page >= block->page && note->page <= block->page + 1);
}

/* Numbers may begin anew on each page: the next footnote after the mark is meant, or the last one
 * before it where none comes. */
static const TlBlock *
find_note (TlTextNotes *self, const char *number, const TlBlock *block)
{
  GPtrArray *same = g_hash_table_lookup (self->by_number, number);
  const TlBlock *found = NULL;

  for (guint i = 0; same != NULL && i < same->len; i++)
    {
      found = same->pdata[i];
      if (found->start >= block->start)
        break;
    }
  return found != NULL && is_sign (g_utf8_get_char (number)) && !is_near (block, found) ? NULL
                                                                                        : found;
}

static void
add_mark (TlTextNotes *self, const TlBlock *note, guint start, guint end)
{
  TlTextNote mark = { start, end, note };

  g_array_append_val (self->marks, mark);
  if (!g_hash_table_contains (self->first_mark, note))
    g_hash_table_insert (self->first_mark, (gpointer) note, GUINT_TO_POINTER (self->marks->len));
}

/* Raised digits and letters: "¹²", "ᵃ", "ⁱᵛ". @number takes what they say. */
static guint
read_raised_mark (const char *p, GString *number)
{
  char c;

  for (; (c = read_raised (g_utf8_get_char (p))) != 0; p = g_utf8_next_char (p))
    g_string_append_c (number, c);
  return (guint) number->len;
}

/* A word, or what closes a sentence or a quotation. */
static gboolean
follows_word (const char *text, const char *p)
{
  gunichar before = p > text ? g_utf8_get_char (g_utf8_prev_char (p)) : ' ';
  GUnicodeType type = g_unichar_type (before);

  return !g_unichar_isspace (before) && type != G_UNICODE_OPEN_PUNCTUATION
         && type != G_UNICODE_INITIAL_PUNCTUATION;
}

/* Signs at the end of a word: "word*", "word.††". */
static guint
read_sign_mark (const char *text, const char *p, GString *number)
{
  const gunichar sign = g_utf8_get_char (p);
  guint n = 0;

  if (!is_sign (sign) || !follows_word (text, p))
    return 0;
  for (; g_utf8_get_char (p) == sign; p = g_utf8_next_char (p), n++)
    g_string_append_unichar (number, sign);
  return n;
}

/* In brackets: "word[a]", "word [1]"; letters that stand apart are words somebody put in. */
static guint
read_bracketed_mark (const char *text, const char *p, GString *number)
{
  guint n = 1;

  if (*p != '[' || (g_ascii_isalpha (p[1]) && !follows_word (text, p)))
    return 0;
  for (p++; n <= MAX_MARK && *p != ']'; p = g_utf8_next_char (p), n++)
    if (!g_ascii_isalnum (*p) && !is_sign (g_utf8_get_char (p)))
      return 0;
    else
      g_string_append_unichar (number, g_utf8_get_char (p));
  return n > 1 && *p == ']' ? n + 1 : 0;
}

/* How many characters at @p, of @block, are a mark, and the note that it stands for. */
static guint
read_mark (TlTextNotes *self, const TlBlock *block, const char *p, const TlBlock **note)
{
  g_autoptr (GString) number = NULL;
  guint n;

  if ((guchar) *p < 0x80 && *p != '[' && !is_sign ((gunichar) *p))
    return 0;
  number = g_string_new (NULL);
  n = read_raised_mark (p, number);
  n = n > 0 ? n : read_sign_mark (block->text, p, number);
  n = n > 0 ? n : read_bracketed_mark (block->text, p, number);
  if (n == 0)
    return 0;
  *note = find_note (self, number->str, block);
  if (*note == NULL && *p == '[')
    {
      g_string_prepend_c (number, '[');
      g_string_append_c (number, ']');
      *note = find_note (self, number->str, block);
    }
  return n;
}

static void
find_in_block (TlTextNotes *self, const TlBlock *block)
{
  const char *p = block->text;
  guint offset = block->start;

  while (*p != '\0')
    {
      const TlBlock *note = NULL;
      guint n = read_mark (self, block, p, &note);

      if (note != NULL)
        add_mark (self, note, offset, offset + n);
      for (n = MAX (n, 1); n > 0 && *p != '\0'; n--, offset++)
        p = g_utf8_next_char (p);
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
