/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a document and what is usual among them. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-layout.h"

#include "tl-text.h"

#include <math.h>
#include <string.h>

#define HANGS 3 /* points that lines below the words of a number may differ by */

TlLayout *
tl_layout_new (void)
{
  TlLayout *self = g_new0 (TlLayout, 1);

  self->pages = g_array_new (FALSE, FALSE, sizeof (TlPageSize));
  self->turns = g_array_new (FALSE, TRUE, sizeof (TlTurn));
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_line_free);
  self->first_line = g_array_new (FALSE, TRUE, sizeof (guint));
  self->doubts = g_array_new (FALSE, FALSE, sizeof (TlDoubt));
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
tl_layout_free (TlLayout *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->pages);
  g_array_unref (self->turns);
  g_ptr_array_unref (self->lines);
  g_array_unref (self->first_line);
  g_hash_table_unref (self->titles);
  g_array_unref (self->doubts);
  g_free (self);
}

/* A title that is listed twice at different levels has none. */
void
tl_layout_add_title (TlLayout *self, const char *title, guint level)
{
  g_autofree char *folded = tl_text_fold (title);
  gpointer known;

  if (strlen (folded) < 4)
    return;
  if (g_hash_table_lookup_extended (self->titles, folded, NULL, &known) && level > 0
      && GPOINTER_TO_UINT (known) > 0 && GPOINTER_TO_UINT (known) != level)
    level = 0;
  else if (level == 0)
    level = GPOINTER_TO_UINT (g_hash_table_lookup (self->titles, folded));
  g_hash_table_insert (self->titles, g_steal_pointer (&folded), GUINT_TO_POINTER (level));
}

TlLine *
tl_line_new (guint page)
{
  TlLine *self = g_new0 (TlLine, 1);

  self->page = page;
  self->cells = g_array_new (FALSE, FALSE, sizeof (TlCell));
  return self;
}

void
tl_line_free (TlLine *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self->number);
  g_free (self->words);
  g_clear_pointer (&self->doubts, g_array_unref);
  g_array_unref (self->cells);
  g_free (self);
}

const char *
tl_line_text_from (const TlLine *self, guint start)
{
  return g_utf8_offset_to_pointer (self->text, MIN (start, self->n_chars));
}

gunichar
tl_text_last_character (const char *text)
{
  const char *end = text + strlen (text);
  gunichar c = 0;

  while ((end = g_utf8_find_prev_char (text, end)) != NULL)
    {
      c = g_utf8_get_char (end);
      if (!((c >= 0x2070 && c <= 0x2079) || c == 0xb9 || c == 0xb2 || c == 0xb3 || c == ')'
            || c == '"' || c == '\'' || c == 0x2019 || c == 0x201d || c == ' '))
        break;
    }
  return c;
}

gboolean
tl_text_ends_sentence (const char *text)
{
  gunichar c = tl_text_last_character (text);

  return c == '.' || c == '?' || c == '!' || c == ':' || c == ';';
}

gboolean
tl_line_is_full (const TlLine *last, const TlLine *line, double right)
{
  if (line->n_words == 0)
    return TRUE;
  return last->x2 + (line->words[0].x2 - line->words[0].x1) / 10.0 + 0.2 * line->size > right;
}

gboolean
tl_line_begins_column (const TlLine *last, const TlLine *line)
{
  return last->page == line->page && last->side == 1 && line->side == 2
         && line->zone == last->zone + 1;
}

gboolean
tl_line_is_counted (const TlLine *line)
{
  gsize n = strspn (line->text, "0123456789");

  return n > 0 && n <= 3 && (line->text[n] == '.' || line->text[n] == ')')
         && line->text[n + 1] == ' ' && g_unichar_isalpha (g_utf8_get_char (line->text + n + 2));
}

double
tl_layout_right_of (const TlLayout *layout, const TlLine *line)
{
  return line->column_x2 > 0 ? line->column_x2 : layout->right;
}

gboolean
tl_line_is_beside (const TlLine *last, const TlLine *line)
{
  return last->page == line->page && last->zone == line->zone
         && (line->x1 > last->x2 || line->x2 < last->x1)
         && MIN (line->y2, last->y2) - MAX (line->y1, last->y1)
                > 0.2 * MIN (line->size, last->size);
}

void
tl_layout_set_turn (TlLayout *layout, TlTurn turn)
{
  g_array_index (layout->turns, TlTurn, layout->turns->len - 1) = turn;
}

int
tl_layout_neighbour (const TlLayout *layout, guint i, int step)
{
  for (gint64 k = (gint64) i + step; k >= 0 && k < layout->lines->len; k += step)
    if (tl_layout_line (layout, (guint) k)->role == TL_ROLE_TEXT)
      return (int) k;
  return -1;
}

/* The most usual of half points in @counts. */
static double
most_used (const gint64 *counts, guint n)
{
  guint best = 0;

  for (guint i = 1; i < n; i++)
    if (counts[i] > counts[best])
      best = i;
  return best / 2.0;
}

/* The value of @values that a @share of them is less than; their order is lost. Hoare's selection:
 * sorting them all takes as long as all else that is measured. */
static double
percentile (GArray *values, double share, double otherwise)
{
  double *v = (double *) (gpointer) values->data;
  int low = 0, high = (int) values->len - 1;
  int wanted = MIN (high, (int) (values->len * share));

  if (values->len == 0)
    return otherwise;
  while (low < high)
    {
      double pivot = v[low + (high - low) / 2];
      int i = low, k = high;

      while (i <= k)
        {
          while (v[i] < pivot)
            i++;
          while (v[k] > pivot)
            k--;
          if (i <= k)
            {
              double swapped = v[i];

              v[i++] = v[k];
              v[k--] = swapped;
            }
        }
      if (wanted <= k)
        high = k;
      else if (wanted >= i)
        low = i;
      else
        break;
    }
  return v[wanted];
}

static void
measure_size (TlLayout *layout)
{
  gint64 counts[128] = { 0 };
  guint n_chars = 0, n_coloured = 0;

  for (guint i = 0; i < layout->lines->len; i++)
    {
      TlLine *line = tl_layout_line (layout, i);
      int size = (int) lround (line->size * 2);

      if (line->role == TL_ROLE_TEXT && size > 0 && size < 128)
        counts[size] += line->n_chars;
      n_chars += line->n_chars;
      n_coloured += line->is_coloured ? line->n_chars : 0;
    }
  layout->has_coloured_text = n_coloured > 0.2 * n_chars;
  layout->body_size = most_used (counts, G_N_ELEMENTS (counts));
  if (layout->body_size <= 0)
    layout->body_size = 11;
}

void
tl_layout_measure (TlLayout *layout)
{
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) lefts = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) rights = g_array_new (FALSE, FALSE, sizeof (double));

  measure_size (layout);
  for (guint i = 0; i < layout->lines->len; i++)
    {
      TlLine *line = tl_layout_line (layout, i),
             *last = i > 0 ? tl_layout_line (layout, i - 1) : NULL;

      if (line->role != TL_ROLE_TEXT || fabs (line->size - layout->body_size) > 0.6
          || line->n_chars < 20)
        continue;
      g_array_append_val (lefts, line->x1);
      g_array_append_val (rights, line->x2);
      if (last != NULL && last->page == line->page && fabs (last->size - line->size) < 0.6
          && last->n_chars > 40)
        {
          double gap = line->y1 - last->y2;

          if (gap > -0.6 * line->size && gap < 3 * line->size)
            g_array_append_val (gaps, gap);
        }
    }
  layout->body_gap = percentile (gaps, 0.40, 0.2 * layout->body_size);
  layout->left = percentile (lefts, 0.05, 72);
  layout->right = percentile (rights, 0.95, 520);
}

/* Whether line @i stands as close below the line before it as lines of one paragraph do. */
static gboolean
is_tight (const TlLayout *layout, guint i)
{
  const TlLine *line = tl_layout_line (layout, i), *last;
  int before = tl_layout_neighbour (layout, i, -1);

  if (before < 0)
    return FALSE;
  last = tl_layout_line (layout, (guint) before);
  return last->page == line->page && fabs (last->size - line->size) < 0.6
         && fabs (last->x1 - line->x1) < 60 && line->y1 > last->y1
         && line->y1 - last->y2 <= layout->body_gap + 0.30 * line->size;
}

/* A line that goes on in the sentence of the line before it, in the same look: looser print than
 * usual, as in quotations. */
static gboolean
flows_on (const TlLayout *layout, guint before, guint i)
{
  const TlLine *last = tl_layout_line (layout, before), *line = tl_layout_line (layout, i);
  double right = MAX (last->x2, line->x2);

  if (line->number != NULL || last->is_bold != line->is_bold || fabs (last->size - line->size) > 0.6
      || fabs (last->x1 - line->x1) > 60 || tl_text_ends_sentence (last->text)
      || line->y1 - last->y2 > layout->body_gap + 0.9 * line->size)
    return FALSE;
  if (g_unichar_islower (g_utf8_get_char (line->text)))
    return TRUE;
  if (is_tight (layout, before))
    return FALSE;
  if (i + 1 < layout->lines->len && tl_layout_line (layout, i + 1)->page == line->page)
    right = MAX (right, tl_layout_line (layout, i + 1)->x2);
  return line->is_italic == last->is_italic
         && right > layout->left + 0.6 * (layout->right - layout->left)
         && tl_line_is_full (last, line, right) && !line->is_bold;
}

gboolean
tl_layout_starts_block (const TlLayout *layout, guint i)
{
  const TlLine *line = tl_layout_line (layout, i), *last;
  int before = tl_layout_neighbour (layout, i, -1);
  double size;

  if (before < 0)
    return TRUE;
  last = tl_layout_line (layout, (guint) before);
  if (last->page != line->page || tl_layout_line (layout, i - 1)->role == TL_ROLE_TABLE)
    return TRUE;
  if (line->frame != last->frame || line->frame_row != last->frame_row)
    return TRUE;
  size = MAX (MAX (line->size, last->size), layout->body_size);
  if (line->y1 < last->y1 - 2)
    return TRUE;
  return line->y1 - last->y2 > layout->body_gap + 0.30 * size
         && !flows_on (layout, (guint) before, i);
}

double
tl_line_get_text_edge (const TlLine *line)
{
  for (guint i = 0; line->number != NULL && i < line->n_words; i++)
    {
      const TlWordBox *word = &line->words[i];

      if (word->start >= line->n_number)
        return word->x1 / 10.0;
    }
  return 0;
}

gboolean
tl_layout_is_numbered (const TlLayout *layout)
{
  guint n_numbered = 0, n_loose = 0;
  double edge = 0;

  for (guint i = 0; i < layout->lines->len; i++)
    {
      const TlLine *line = tl_layout_line (layout, i);

      if (line->role != TL_ROLE_TEXT)
        continue;
      if (line->is_heading || line->number != NULL)
        {
          n_numbered += !line->is_heading;
          edge = line->is_heading ? 0 : tl_line_get_text_edge (line);
        }
      else if (edge > 0 && fabs (line->x1 - edge) < HANGS
               && !g_unichar_islower (g_utf8_get_char (line->text)) && i > 0
               && tl_layout_line (layout, i - 1)->page == line->page
               && tl_layout_starts_block (layout, i))
        n_loose++;
    }
  return n_loose * 10 < n_numbered;
}

/* Pages get their own sizes back. */
static void
turn_back (TlLayout *layout)
{
  for (guint i = 0; i < layout->pages->len; i++)
    {
      TlPageSize *size = &g_array_index (layout->pages, TlPageSize, i), was = *size;

      if (tl_turn_is_sideways (g_array_index (layout->turns, TlTurn, i)))
        *size = (TlPageSize){ was.height, was.width };
    }
}

GPtrArray *
tl_layout_to_blocks (TlLayout *layout)
{
  GPtrArray *blocks;

  g_array_append_val (layout->first_line, layout->lines->len);
  tl_layout_measure (layout);
  tl_furniture_mark (layout);
  tl_contents_mark (layout);
  tl_layout_measure (layout);
  tl_footnotes_mark (layout);
  tl_tables_mark (layout);
  tl_lines_split (layout);
  tl_tables_join (layout);
  tl_numbers_mark (layout);
  tl_headings_mark (layout);
  blocks = tl_blocks_build (layout);
  turn_back (layout);
  return blocks;
}
