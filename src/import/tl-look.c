/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a page looks before its lines are made: whether it may have tables or boxes, so that it is
 * worth while to look for rules on its picture. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-lines-private.h"

#include <math.h>
#include <string.h>

/* Points that a line stands in from the left if the cells before it are empty. */
#define FAR_IN 100
/* So many lines far in, more than half of the page's, may be a row that fills the page. */
#define MIN_FAR_LINES 8
/* Points that boxed text stands in from the text around it, at both sides. */
#define LEAST_INSET 4
#define MOST_INSET 40
#define MIN_INSET_LINES 3
/* Of the type size, and of the other spaces of a line: white that may part two cells. */
#define WIDE_SPACE 0.4
#define WIDER 1.6
#define MIN_COMMON 3 /* rows that have such white before one place */
#define MAX_WORDS 40 /* of a row that are looked at */

/* The page number at the end of a line of the contents. */
static gboolean
is_short_number (const TlPiece *piece, const TlGlyph *glyphs)
{
  for (guint i = piece->start; i < piece->end; i++)
    if (!g_unichar_isdigit (glyphs[i].c))
      return FALSE;
  return piece->end - piece->start <= 4;
}

/* How wide the gaps of a row are that follow words: a number or a bullet hangs before a gap often.
 */
static guint
weigh_gaps (const TlRow *row, const TlGlyph *glyphs)
{
  guint weight = 0;

  for (guint k = 1; k < row->pieces->len; k++)
    {
      const TlPiece *a = &g_array_index (row->pieces, TlPiece, k - 1),
                    *b = &g_array_index (row->pieces, TlPiece, k);
      double size = glyphs[b->start].size, gap = b->x1 - a->x2;
      gunichar last = glyphs[a->end - 1].c;

      if (gap > 0.8 * size && (g_unichar_isalpha (last) || a->end - a->start > 5)
          && (k + 1 < row->pieces->len || !is_short_number (b, glyphs)))
        weight += gap > TL_CELL_GAP * size ? 2 : 1;
    }
  return MIN (weight, 4);
}

/* Whether @row may hold column headings: words in bold with a wide gap between them. */
static gboolean
looks_like_head (const TlRow *row, const TlGlyph *glyphs)
{
  for (guint k = 0; k < row->pieces->len; k++)
    {
      const TlPiece *piece = &g_array_index (row->pieces, TlPiece, k);
      const TlGlyph *first = &glyphs[piece->start];

      if (!first->is_bold || !g_unichar_isalpha (first->c) || piece->end - piece->start < 3
          || (k > 0 && piece->x1 - (piece - 1)->x2 < TL_CELL_GAP * first->size))
        return FALSE;
    }
  return row->pieces->len > 1;
}

/* Whether @row has a gap and goes on, not in bold, where the second column begins, at @x. */
static gboolean
is_below_head (const TlRow *row, const TlGlyph *glyphs, float x)
{
  const TlPiece *second = &g_array_index (row->pieces, TlPiece, 1);

  return row->pieces->len > 1 && !glyphs[second->start].is_bold && fabsf (second->x1 - x) < 3
         && second->x1 - (second - 1)->x2 > 0.5 * glyphs[second->start].size;
}

static int
compare_floats (gconstpointer a, gconstpointer b)
{
  float x = *(const float *) a, y = *(const float *) b;

  return (x > y) - (x < y);
}

/* Whether a line in bold begins with words that boxes begin with. */
static gboolean
names_box (const TlRow *row, const TlGlyph *glyphs)
{
  static const char *const words[] = {
    "learningpoint",   "keylearning", "practicepoint", "goodpractice",
    "keypoint",        "keyfinding",  "panelcomment",  "casestudy",
    "lesson",          "learning",    "finding",       "recommendation1",
    "recommendation2", "box1",        "box2",          NULL
  };
  const TlPiece *first = &g_array_index (row->pieces, TlPiece, 0);
  char text[24];
  guint n = 0;

  if (!glyphs[first->start].is_bold)
    return FALSE;
  for (guint i = first->start; i < first->end && n + 1 < sizeof text; i++)
    if (g_unichar_isalnum (glyphs[i].c) && glyphs[i].c < 0x80)
      text[n++] = g_ascii_tolower ((char) glyphs[i].c);
  text[n] = '\0';
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (text, words[i]))
      return TRUE;
  return FALSE;
}

/* Gathers in @places where the words of @row begin before which the white is wider than elsewhere
 * in it, though it need not be as wide as that between cells mostly is. What follows a number or a
 * bullet is not meant, nor is the number that ends a line of the contents. */
static void
gather_places (const TlRow *row, const TlGlyph *glyphs, GArray *places)
{
  struct
  {
    float x, gap;
  } words[MAX_WORDS];
  const TlGlyph *last = NULL;
  gboolean has_gap = FALSE, is_number = FALSE;
  float sum = 0, size = glyphs[g_array_index (row->pieces, TlPiece, 0).start].size;
  guint n = 0, n_first = 0;

  for (guint k = 0; k < row->pieces->len; k++)
    {
      const TlPiece *piece = &g_array_index (row->pieces, TlPiece, k);

      has_gap = TRUE;
      for (guint i = piece->start; i < piece->end && n < MAX_WORDS; i++)
        {
          const TlGlyph *g = &glyphs[i];

          if (tl_glyph_is_gap (g->c))
            {
              has_gap = TRUE;
              continue;
            }
          if (has_gap && last != NULL && g->x1 > last->x2)
            {
              words[n].x = g->x1;
              words[n].gap = g->x1 - last->x2;
              sum += words[n++].gap;
              is_number = TRUE;
            }
          is_number = is_number && g_unichar_isdigit (g->c);
          n_first += n == 0;
          has_gap = FALSE;
          last = g;
        }
    }
  if (is_number)
    sum -= words[--n].gap;
  for (guint i = n_first > 5 ? 0 : 1; i < n; i++)
    if (words[i].gap > WIDE_SPACE * size
        && words[i].gap > WIDER * (sum - words[i].gap) / MAX (n - 1, 1))
      g_array_append_val (places, words[i].x);
}

/* Whether the words of several rows begin at one place behind wider white: the cells of a column
 * that those of the one before it nearly fill. */
static gboolean
have_common_place (const GArray *rows, const TlGlyph *glyphs, double height)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (float));

  for (guint i = 0; i < rows->len; i++)
    {
      const TlRow *row = &g_array_index (rows, TlRow, i);

      if (row->y2 >= 0.1 * height && row->y1 <= 0.9 * height)
        gather_places (row, glyphs, places);
    }
  g_array_sort (places, compare_floats);
  for (guint i = 0; i + MIN_COMMON <= places->len; i++)
    if (g_array_index (places, float, i + MIN_COMMON - 1) - g_array_index (places, float, i) < 1)
      return TRUE;
  return FALSE;
}

static float
first_word_width (const TlRow *row, const TlGlyph *glyphs)
{
  const TlPiece *first = &g_array_index (row->pieces, TlPiece, 0);
  guint i = first->start;

  while (i + 1 < first->end && !tl_glyph_is_gap (glyphs[i + 1].c))
    i++;
  return glyphs[i].x2 - glyphs[first->start].x1;
}

/* Whether rows @from to before @to, which begin at one place, stand in at both sides: their words
 * would have fitted on the lines before them if these reached to @right. */
static gboolean
is_inset (const GArray *rows, const TlGlyph *glyphs, guint from, guint to, float left, float right)
{
  float in = g_array_index (rows, TlRow, from).x1 - left;
  guint n = 0;

  if (to - from < MIN_INSET_LINES || in < LEAST_INSET || in > MOST_INSET)
    return FALSE;
  for (guint i = from; i + 1 < to; i++)
    {
      const GArray *pieces = g_array_index (rows, TlRow, i).pieces;
      const TlPiece *last = &g_array_index (pieces, TlPiece, pieces->len - 1);
      float size = glyphs[last->start].size;

      if (last->x2 > right - LEAST_INSET)
        return FALSE;
      n += last->x2 + 0.3f * size + first_word_width (&g_array_index (rows, TlRow, i + 1), glyphs)
               < right - 2
           && last->x2 > right - MOST_INSET - 60 && !g_unichar_ispunct (glyphs[last->end - 1].c);
    }
  return n >= 2;
}

/* Whether the page may have text in boxes. */
static gboolean
look_boxed (const GArray *rows, const TlGlyph *glyphs, double height)
{
  float left = G_MAXFLOAT, right = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const TlRow *row = &g_array_index (rows, TlRow, i);

      if (row->y2 < 0.1 * height || row->y1 > 0.9 * height)
        continue;
      left = MIN (left, row->x1);
      right = MAX (right, g_array_index (row->pieces, TlPiece, row->pieces->len - 1).x2);
    }
  for (guint i = 0, end; i < rows->len; i = end)
    {
      const TlRow *row = &g_array_index (rows, TlRow, i);

      for (end = i + 1;
           end < rows->len && fabsf (g_array_index (rows, TlRow, end).x1 - row->x1) < 1; end++)
        ;
      if (is_inset (rows, glyphs, i, end, left, right))
        return TRUE;
      for (guint k = i; k < end; k++)
        if (names_box (&g_array_index (rows, TlRow, k), glyphs))
          return TRUE;
    }
  return FALSE;
}

gboolean
tl_lines_look_tabular (const TlGlyph *glyphs, guint n_glyphs, double height, gboolean *looks_boxed)
{
  g_autoptr (GArray) pieces = tl_pieces_find (glyphs, n_glyphs, NULL);
  g_autoptr (GArray) rows = NULL;
  TlColumns columns = { 0 };
  guint weight = 0, n = 0, n_far = 0, n_lines = 0;
  float left = G_MAXFLOAT, last_x = 0;
  float second_x = 0; /* where the second column begins below a head in bold */
  gboolean has_two_rows = FALSE;

  g_array_sort (pieces, tl_piece_compare_top);
  tl_columns_find (pieces, glyphs, &columns);
  rows = tl_rows_find (pieces);
  for (guint i = 0; i < rows->len; i++)
    left = MIN (left, g_array_index (rows, TlRow, i).x1);
  for (guint i = 0; i < rows->len; i++)
    {
      TlRow *row = &g_array_index (rows, TlRow, i);
      gboolean is_far;
      guint gaps;

      /* Running heads have gaps, too. */
      if (row->y2 < 0.1 * height || row->y1 > 0.9 * height)
        continue;
      g_array_sort (row->pieces, tl_piece_compare_left);
      gaps = weigh_gaps (row, glyphs);
      weight += gaps;
      has_two_rows = has_two_rows || (second_x > 0 && is_below_head (row, glyphs, second_x));
      if (looks_like_head (row, glyphs))
        second_x = g_array_index (row->pieces, TlPiece, 1).x1;
      /* A line far in is a row whose first cells are empty; most of them, a row from top to bottom.
       */
      is_far = row->x1 > left + FAR_IN && g_array_index (row->pieces, TlPiece, 0).side != 2;
      n += gaps > 0 || is_far;
      n_far += is_far && fabsf (row->x1 - last_x) < 2;
      n_lines++;
      last_x = row->x1;
    }
  *looks_boxed = look_boxed (rows, glyphs, height);
  /* Below its head, a table may have a single row. */
  return (weight >= 2 && n >= 3) || has_two_rows || (n_far >= MIN_FAR_LINES && 2 * n_far > n_lines)
         || have_common_place (rows, glyphs, height);
}

gboolean
tl_lines_end_boxed (const TlLayout *layout)
{
  for (guint i = layout->lines->len, n = 0; i > 0 && n < 4; i--, n++)
    {
      const TlLine *line = tl_layout_line (layout, i - 1);

      if (line->page != layout->pages->len)
        return FALSE;
      if (line->is_boxed)
        return line->y2 > 0.75 * g_array_index (layout->pages, TlPageSize, line->page - 1).height;
    }
  return FALSE;
}

gboolean
tl_lines_end_ruled (const TlLayout *layout)
{
  for (guint i = layout->lines->len, n = 0; i > 0 && n < 4; i--, n++)
    {
      const TlLine *line = tl_layout_line (layout, i - 1);

      if (line->page != layout->pages->len)
        return FALSE;
      if (line->role == TL_ROLE_TABLE)
        return line->y2 > 0.75 * g_array_index (layout->pages, TlPageSize, line->page - 1).height;
    }
  return FALSE;
}
