/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of pieces to a line of text: its words, where they stand, how it looks. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-lines-private.h"

#include <math.h>
#include <string.h>

/* Of the type size: a gap this wide parts words. */
#define WORD_GAP 0.35
/* White narrower than this may stand between letters that are set apart. */
#define HAIR 0.15
#define WIDE 0.25
/* Letters whose gaps tell how far apart they are set, and the least that is apart, of the size. */
#define MIN_SPACED 5
#define LEAST_SPACING 0.08
/* White that is narrower stands between no words: a space below a letter, or where a font changes
 * within a word. */
#define LEAST_SPACE 0.01

/* Private-use characters are what symbol fonts give: bullets, as good as always. */
static gunichar
public_character (gunichar c)
{
  if (c < 0x80)
    return c;
  if (c == 0xf020)
    return ' ';
  if (c == 0xf02d || c == 0xf0be)
    return 0x2013;
  if (c == TL_HYPHEN || c == 0x2011)
    return '-';
  if (c == 0x25aa || c == 0x25cf || c == 0x25a0 || c == 0x2023 || c == 0x2043
      || (c >= 0xe000 && c <= 0xf8ff))
    return 0x2022;
  return c;
}

static const char *
ligature (gunichar c)
{
  static const char *const expansions[] = { "ff", "fi", "fl", "ffi", "ffl", "st", "st" };

  return c >= 0xfb00 && c <= 0xfb06 ? expansions[c - 0xfb00] : NULL;
}

static gunichar
raised_digit (gunichar c)
{
  static const gunichar digits[] = { 0x2070, 0xb9,   0xb2,   0xb3,   0x2074,
                                     0x2075, 0x2076, 0x2077, 0x2078, 0x2079 };

  return c >= '0' && c <= '9' ? digits[c - '0'] : c;
}

/* Marks of notes that are no digits; in a line they may as well be those of "12th". */
static gboolean
is_note_letter (gunichar c)
{
  return (c >= 'a' && c <= 'z') || c == '*' || c == 0x2020 || c == 0x2021;
}

/* How a line is put together from its characters. */
typedef struct
{
  TlLine *line;
  GArray *words; /* TlWordBox */
  GString *text;
  guint n;       /* characters in @text */
  TlWordBox box; /* word under way */
  float wx1, wy1, wx2, wy2;
  guint8 doubt; /* of the word under way */
  const TlGlyph *last;
  guint n_letters, n_bold, n_italic, n_upper, n_cased, n_coloured;
  gboolean bold_head, raised_head;
  double hair; /* points; narrower spaces of the line are none */
} Maker;

static guint16
tenths (float points)
{
  return (guint16) CLAMP ((int) (points * 10 + 0.5f), 0, 65535);
}

static void
add_doubt (Maker *m)
{
  TlDoubt doubt = { 0, m->box.start, m->box.length, 100u - m->doubt };

  if (m->line->doubts == NULL)
    m->line->doubts = g_array_new (FALSE, FALSE, sizeof (TlDoubt));
  g_array_append_val (m->line->doubts, doubt);
}

static void
end_word (Maker *m)
{
  if (m->box.length == 0)
    return;
  if (m->doubt > 100 - TL_DOUBTFUL_CONFIDENCE)
    add_doubt (m);
  m->doubt = 0;
  m->box.x1 = tenths (m->wx1);
  m->box.y1 = tenths (m->wy1);
  m->box.x2 = tenths (m->wx2);
  m->box.y2 = tenths (m->wy2);
  m->box.page = (guint16) m->line->page;
  g_array_append_val (m->words, m->box);
  m->box.length = 0;
}

static void
add_space (Maker *m)
{
  end_word (m);
  if (m->n == 0 || m->text->str[m->text->len - 1] == ' ')
    return;
  g_string_append_c (m->text, ' ');
  m->n++;
}

static void
count_style (Maker *m, const TlGlyph *g, gunichar c)
{
  gboolean is_upper = c < 0x80 ? g_ascii_isupper (c) : g_unichar_isupper (c);
  gboolean is_lower = c < 0x80 ? g_ascii_islower (c) : g_unichar_islower (c);

  if (!is_upper && !is_lower && !g_unichar_isalnum (c))
    return;
  m->n_letters++;
  m->n_bold += g->is_bold;
  m->n_italic += g->is_italic;
  m->n_coloured += g->is_coloured;
  m->n_cased += is_upper || is_lower;
  m->n_upper += is_upper;
  if (!g->is_bold)
    m->bold_head = FALSE;
  else if (m->bold_head)
    m->line->n_bold = m->n + 1;
}

/* @is_last: of its piece, where a hyphen that a program put there stays known as one. */
static void
add_glyph (Maker *m, const TlGlyph *g, gboolean is_raised, gboolean is_last)
{
  gunichar c = g->c == TL_HYPHEN && is_last ? TL_HYPHEN : public_character (g->c);
  const char *letters = ligature (c);
  guint n = letters != NULL ? (guint) strlen (letters) : 1;

  if (m->n + n >= TL_LAYOUT_MAX_LINE_CHARS || c == ' ')
    return;
  count_style (m, g, c);
  if (is_raised && m->raised_head)
    m->line->n_raised = m->n + 1;
  else
    m->raised_head = FALSE;
  if (m->box.length == 0)
    {
      m->box.start = (guint16) m->n;
      m->wx1 = m->wy1 = G_MAXFLOAT;
      m->wx2 = m->wy2 = 0;
    }
  m->doubt = MAX (m->doubt, g->doubt);
  m->wx1 = MIN (m->wx1, g->x1 + g->dx);
  m->wx2 = MAX (m->wx2, g->x2 + g->dx);
  m->wy1 = MIN (m->wy1, g->y1 + g->dy);
  m->wy2 = MAX (m->wy2, g->y2 + g->dy);
  if (letters != NULL)
    g_string_append (m->text, letters);
  else if (c < 0x80 && !is_raised)
    g_string_append_c (m->text, (char) c);
  else
    g_string_append_unichar (m->text, is_raised ? raised_digit (c) : c);
  m->n += n;
  m->box.length = (guint16) (m->box.length + n);
}

static void
add_hyphen (Maker *m, const TlGlyph *g)
{
  TlGlyph hyphen = *g;

  hyphen.c = TL_HYPHEN;
  add_glyph (m, &hyphen, FALSE, TRUE);
}

/* What a row's spaces and letters tell of how it is set. */
typedef struct
{
  guint n_hairs, n_plain, n_wide; /* spaces */
  guint n_letters, n_bold, n_upper;
} Setting;

static Setting
count_spaces (const TlRow *row, const TlGlyph *glyphs)
{
  Setting s = { 0 };

  for (guint k = 0; k < row->pieces->len; k++)
    {
      const TlPiece *piece = &g_array_index (row->pieces, TlPiece, k);

      for (guint i = piece->start; i < piece->end; i++)
        {
          const TlGlyph *g = &glyphs[i];
          float width = g->x2 - g->x1;
          gboolean is_letter = g->c < 0x80 ? g_ascii_isalpha (g->c) : g_unichar_isalpha (g->c);

          if (g->c == ' ')
            {
              s.n_hairs += width > 0 && width < HAIR * g->size;
              s.n_plain += width >= HAIR * g->size && width <= WIDE * g->size;
              s.n_wide += width > WIDE * g->size;
            }
          s.n_letters += is_letter;
          s.n_bold += is_letter && g->is_bold;
          s.n_upper +=
              is_letter && (g->c < 0x80 ? g_ascii_isupper (g->c) : g_unichar_isupper (g->c));
        }
    }
  return s;
}

/* Letters that are set apart have a hair of white between some of them, which is told as a space
 * and is none. In a justified line all spaces may be as narrow: letters are set apart if some
 * spaces are wide, or words come out short, or it is a heading. Where most spaces are neither, a
 * pair of letters drew the narrow ones together. */
static gboolean
has_hairs (const Setting *s)
{
  if (s->n_hairs == 0 || s->n_plain > 2 * s->n_hairs)
    return FALSE;
  if (s->n_bold == s->n_letters
      && (s->n_wide * 4 >= s->n_hairs || (s->n_wide == 0 && s->n_letters < 30)))
    return TRUE;
  return s->n_wide * 2 >= s->n_hairs || s->n_letters <= 3.4 * (s->n_hairs + s->n_wide + 1);
}

static int
compare_floats (gconstpointer a, gconstpointer b)
{
  float x = *(const float *) a, y = *(const float *) b;

  return (x > y) - (x < y);
}

/* White between letters of the type size 1 that are set apart as far as words mostly are; or 0 if
 * they are not. */
static double
find_spacing (const TlRow *row, const TlGlyph *glyphs)
{
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (float));
  double usual;

  for (guint k = 0; k < row->pieces->len; k++)
    {
      const TlPiece *piece = &g_array_index (row->pieces, TlPiece, k);
      const TlGlyph *last = NULL;

      for (guint i = piece->start; i < piece->end; i++)
        {
          const TlGlyph *g = &glyphs[i];
          float gap = last != NULL ? (g->x1 - last->x2) / g->size : 0;

          if (tl_glyph_is_gap (g->c))
            continue;
          if (last != NULL)
            g_array_append_val (gaps, gap);
          last = g;
        }
    }
  if (gaps->len < MIN_SPACED)
    return 0;
  g_array_sort (gaps, compare_floats);
  usual = g_array_index (gaps, float, gaps->len / 2);
  return usual > LEAST_SPACING ? usual : 0;
}

/* How wide spaces are that part no words, in a row whose type size is @size. */
static double
find_hair (const TlRow *row, const TlGlyph *glyphs, double size)
{
  Setting s = count_spaces (row, glyphs);
  guint n_spaces = s.n_hairs + s.n_plain + s.n_wide;
  double spacing = 0;

  /* Capitals alone, for "a b c" may be a list; next to each stands by itself. */
  if (n_spaces > 2 && s.n_upper * 10 >= s.n_letters * 9 && s.n_letters <= 2.5 * (n_spaces + 1))
    spacing = find_spacing (row, glyphs);
  if (spacing > 0)
    return (1.5 * spacing + 0.1) * size;
  return has_hairs (&s) ? HAIR * size : 0;
}

static void
add_piece (Maker *m, const TlRow *row, const TlGlyph *glyphs, const TlPiece *piece, double row_size)
{
  gboolean space = FALSE;

  for (guint i = piece->start; i < piece->end; i++)
    {
      const TlGlyph *g = &glyphs[i];
      double size = m->last != NULL ? MAX (g->size, m->last->size) : g->size, gap;
      gboolean is_raised;

      if (tl_glyph_is_dropped (g->c))
        {
          if (g->c == 0xad && i + 1 == piece->end)
            add_hyphen (m, g);
          m->last = g;
          continue;
        }
      if (tl_glyph_is_gap (g->c))
        {
          space = space || g->c != ' ' || g->x2 - g->x1 >= m->hair;
          continue;
        }
      gap = m->last != NULL ? g->x1 - m->last->x2 : 0;
      space = space && (i == piece->start || fabs (gap) > LEAST_SPACE * size);
      is_raised = ((g->c >= '0' && g->c <= '9') || (m->raised_head && is_note_letter (g->c)))
                  && ((g->size < 0.8 * row_size && g->y2 < row->y2 - 0.12 * row_size)
                      || (g->size < 0.9 * row_size && g->y2 < row->y2 - 0.2 * row_size));
      if (m->last != NULL && gap > TL_CELL_GAP * size && i == piece->start)
        {
          TlCell cell;

          add_space (m);
          cell = (TlCell){ m->n, g->x1, piece->x2, 0 };
          g_array_append_val (m->line->cells, cell);
        }
      else if (m->last != NULL
               && (space || gap > (i == piece->start ? 0.12 : WORD_GAP) * size
                   || gap < -0.5 * size))
        add_space (m);
      space = FALSE;
      add_glyph (m, g, is_raised, i + 1 == piece->end);
      m->last = g;
    }
}

/* The size of most characters of the row, so that raised ones are known. */
static double
most_used_size (const TlRow *row, const TlGlyph *glyphs)
{
  guint sizes[256] = { 0 }, best = 0, last = 0;

  for (guint k = 0; k < row->pieces->len; k++)
    {
      const TlPiece *piece = &g_array_index (row->pieces, TlPiece, k);

      for (guint i = piece->start; i < piece->end; i++)
        if (!tl_glyph_is_gap (glyphs[i].c))
          {
            guint size = (guint) tl_glyph_half_points (&glyphs[i]);

            sizes[size]++;
            last = MAX (last, size);
          }
    }
  for (guint i = 1; i <= last; i++)
    if (sizes[i] > sizes[best])
      best = i;
  return best / 2.0;
}

/* Top and bottom of the line are those of the characters of its usual size. */
static void
set_extents (TlLine *line, const TlRow *row, const TlGlyph *glyphs)
{
  gboolean is_first = TRUE;
  int half = (int) (line->size * 2 + 0.5);

  for (guint k = 0; k < row->pieces->len; k++)
    {
      const TlPiece *piece = &g_array_index (row->pieces, TlPiece, k);

      line->x1 = k == 0 ? piece->x1 : MIN (line->x1, piece->x1);
      line->x2 = k == 0 ? piece->x2 : MAX (line->x2, piece->x2);
      for (guint i = piece->start; i < piece->end; i++)
        {
          const TlGlyph *g = &glyphs[i];

          if (tl_glyph_half_points (g) != half || tl_glyph_is_gap (g->c))
            continue;
          line->y1 = is_first ? g->y1 : MIN (line->y1, g->y1);
          line->y2 = is_first ? g->y2 : MAX (line->y2, g->y2);
          is_first = FALSE;
        }
    }
  if (is_first)
    line->y1 = row->y1, line->y2 = row->y2;
}

TlLine *
tl_row_make_line (const TlRow *row, const TlGlyph *glyphs, guint page)
{
  g_autoptr (TlLine) line = tl_line_new (page);
  const TlPiece *first = &g_array_index (row->pieces, TlPiece, 0);
  TlCell cell = { 0, first->x1, first->x2, 0 };
  g_autoptr (GArray) words = g_array_sized_new (FALSE, FALSE, sizeof (TlWordBox), 24);
  Maker m = { .line = line,
              .words = words,
              .text = g_string_sized_new (128),
              .bold_head = TRUE,
              .raised_head = TRUE };

  g_array_append_val (line->cells, cell);
  line->size = most_used_size (row, glyphs);
  m.hair = find_hair (row, glyphs, line->size);
  for (guint k = 0; k < row->pieces->len; k++)
    {
      const TlPiece *piece = &g_array_index (row->pieces, TlPiece, k);
      TlCell *open;

      add_piece (&m, row, glyphs, piece, line->size);
      open = &g_array_index (line->cells, TlCell, line->cells->len - 1);
      open->x2 = MAX (open->x2, piece->x2);
    }
  end_word (&m);
  while (m.n > 0 && m.text->str[m.text->len - 1] == ' ')
    {
      g_string_truncate (m.text, m.text->len - 1);
      m.n--;
    }
  /* A line is kept to the end: without the room that it was made in. */
  line->text = g_strndup (m.text->str, m.text->len);
  g_string_free (m.text, TRUE);
  line->n_words = words->len;
  line->words = g_memdup2 (words->data, words->len * sizeof *line->words);
  line->n_chars = m.n;
  line->is_bold = m.n_letters > 0 && m.n_bold >= 0.85 * m.n_letters;
  line->is_italic = m.n_letters > 0 && m.n_italic >= 0.85 * m.n_letters;
  line->is_coloured = m.n_letters > 0 && m.n_coloured >= 0.85 * m.n_letters;
  line->is_upper = m.n_cased > 2 && m.n_upper >= 0.9 * m.n_cased;
  set_extents (line, row, glyphs);
  return m.n > 0 ? g_steal_pointer (&line) : NULL;
}
