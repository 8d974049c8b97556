/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds words in a document's text without regard to case and accents. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-text-find.h"

#include "tl-text.h"

#include <string.h>

struct _TlTextFind
{
  char *folded;
  GArray *sources; /* guint: for each byte of the folded text, the character it came from */
};

/* Leaves the marks out that are set upon letters, and what only tells where a word may break. */
static char *
fold (const char *text)
{
  g_autofree char *same = tl_text_fold (text),
                  *parted = g_utf8_normalize (same, -1, G_NORMALIZE_NFD);
  GString *plain = g_string_sized_new (strlen (parted));

  for (const char *p = parted; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_unichar (plain, g_utf8_get_char (p));
  return g_string_free (plain, FALSE);
}

static void
append (TlTextFind *self, GString *folded, const char *piece, guint source)
{
  g_string_append (folded, piece);
  for (const char *p = piece; *p != '\0'; p++)
    g_array_append_val (self->sources, source);
}

TlTextFind *
tl_text_find_new (TlDocumentText *text)
{
  TlTextFind *self = g_new0 (TlTextFind, 1);
  GString *folded = g_string_new (NULL);
  const char *next;
  guint offset = 0;
  gboolean was_space = TRUE;

  self->sources = g_array_new (FALSE, FALSE, sizeof (guint));
  for (const char *p = tl_document_text_get_text (text); *p != '\0'; p = next, offset++)
    {
      gboolean is_space = g_unichar_isspace (g_utf8_get_char (p));

      next = g_utf8_next_char (p);
      if (is_space && !was_space)
        append (self, folded, " ", offset);
      else if (!is_space && (guchar) *p < 0x80)
        append (self, folded, (char[]){ g_ascii_tolower (*p), '\0' }, offset);
      else if (!is_space)
        {
          g_autofree char *character = g_strndup (p, (gsize) (next - p)), *piece = fold (character);

          append (self, folded, piece, offset);
        }
      was_space = is_space;
    }
  self->folded = g_string_free (folded, FALSE);
  return self;
}

void
tl_text_find_free (TlTextFind *self)
{
  g_free (self->folded);
  g_array_unref (self->sources);
  g_free (self);
}

GArray *
tl_text_find_search (TlTextFind *self, const char *words)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (TlTextHit));
  g_autofree char *folded = fold (words);
  gsize length = strlen (folded);
  const char *from = self->folded;

  while (length > 0 && hits->len < TL_TEXT_FIND_MOST && (from = strstr (from, folded)) != NULL)
    {
      gsize first = (gsize) (from - self->folded);
      TlTextHit hit = { g_array_index (self->sources, guint, first),
                        g_array_index (self->sources, guint, first + length - 1) + 1 };

      g_array_append_val (hits, hit);
      from += length;
    }
  return hits;
}

guint
tl_text_find_choose (GArray *hits, guint offset)
{
  guint low = 0, high = hits->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (hits, TlTextHit, middle).start < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low < hits->len ? low : 0;
}
