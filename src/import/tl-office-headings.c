/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headings of office documents that no style tells. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-office-private.h"

#include <string.h>

enum
{
  MAX_IN_A_ROW = 6, /* headings; more paragraphs that stand out are a text of that look */
  MAX_SIZE = 200,   /* half points */
  LARGER = 3        /* half points by which a heading is larger than the text */
};

gboolean
tl_office_ends_as_sentence (const char *text)
{
  gsize n = strlen (text);

  return n > 0 && strchr (".;:,", text[n - 1]) != NULL;
}

/* How deep a typed number is: 2 for "3.1 Introduction", 0 for none. */
static guint
number_depth (const char *text)
{
  const char *p = text;
  guint depth = 0;

  while (g_ascii_isdigit (*p))
    {
      p += strspn (p, "0123456789");
      depth++;
      if (*p == '.')
        p++;
    }
  return *p == ' ' ? depth : 0;
}

static gboolean
is_capital (const char *text)
{
  g_autofree char *upper = g_utf8_strup (text, -1);

  return strcmp (upper, text) == 0;
}

/* What is usual in the text. */
typedef struct
{
  guint size; /* in half points */
  gboolean has_colour;
} Usual;

static Usual
find_usual (GPtrArray *pieces)
{
  guint counts[MAX_SIZE] = { 0 }, n_letters = 0, n_coloured = 0;
  Usual usual = { 0 };

  for (guint i = 0; i < pieces->len; i++)
    {
      const TlOfficePiece *piece = g_ptr_array_index (pieces, i);

      if (piece->kind != TL_PIECE_PARAGRAPH && piece->kind != TL_PIECE_ITEM)
        continue;
      counts[MIN (piece->size, MAX_SIZE - 1)] += piece->n_letters;
      n_letters += piece->n_letters;
      n_coloured += piece->is_coloured ? piece->n_letters : 0;
    }
  for (guint i = 1; i < MAX_SIZE; i++)
    if (counts[i] > counts[usual.size])
      usual.size = i;
  usual.has_colour = 5 * n_coloured > n_letters;
  return usual;
}

/* Bold, larger, or alone in colour. */
static gboolean
stands_out (const TlOfficePiece *piece, const Usual *usual)
{
  return piece->is_bold || (usual->size > 0 && piece->size >= usual->size + LARGER)
         || (piece->is_coloured && !usual->has_colour);
}

static gboolean
looks_like_heading (GPtrArray *pieces, const Usual *usual, guint i)
{
  const TlOfficePiece *piece = g_ptr_array_index (pieces, i);
  gboolean may_be = piece->kind == TL_PIECE_PARAGRAPH && stands_out (piece, usual)
                    && piece->text != NULL
                    && g_utf8_strlen (piece->text, -1) <= TL_OFFICE_MAX_HEADING_CHARS / 2
                    && !tl_office_ends_as_sentence (piece->text);

  for (guint k = i + 1; may_be && k < MIN (pieces->len, i + 1 + MAX_IN_A_ROW); k++)
    {
      const TlOfficePiece *next = g_ptr_array_index (pieces, k);

      if (next->kind >= TL_PIECE_FURNITURE)
        continue;
      if (next->kind != TL_PIECE_PARAGRAPH || !stands_out (next, usual))
        return TRUE;
      may_be = !tl_office_ends_as_sentence (next->text);
    }
  return FALSE;
}

/* How much a heading stands out among others without numbers. */
static guint
get_weight (const TlOfficePiece *piece)
{
  return piece->size * 4 + (is_capital (piece->text) ? 2 : 0) + (piece->is_bold ? 1 : 0);
}

static int
compare_weights (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;

  return (x < y) - (x > y);
}

/* The level of a heading that stands out as much as @weight; @weights are those of all, the most
 * first. */
static guint
get_rank (const GArray *weights, guint weight)
{
  guint rank = 1;

  for (guint i = 0; i < weights->len && g_array_index (weights, guint, i) > weight; i++)
    rank += i == 0 || g_array_index (weights, guint, i) != g_array_index (weights, guint, i - 1);
  return MIN (rank, 6);
}

void
tl_office_find_plain_headings (GPtrArray *pieces)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (GArray) weights = g_array_new (FALSE, FALSE, sizeof (guint));
  Usual usual = find_usual (pieces);

  for (guint i = 0; i < pieces->len; i++)
    if (looks_like_heading (pieces, &usual, i))
      {
        guint weight = get_weight (pieces->pdata[i]);

        g_ptr_array_add (found, pieces->pdata[i]);
        g_array_append_val (weights, weight);
      }
  g_array_sort (weights, compare_weights);
  for (guint i = 0; i < found->len; i++)
    {
      TlOfficePiece *piece = g_ptr_array_index (found, i);
      g_autofree char *line =
          g_strdup_printf ("%s %s", piece->label != NULL ? piece->label : "", piece->text);
      guint depth = number_depth (g_strchug (line));

      piece->kind = TL_PIECE_HEADING;
      piece->level = depth > 0 ? depth : get_rank (weights, get_weight (piece));
    }
}
