/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marked lines to blocks: headings, paragraphs over lines and pages, items, rows, footnotes. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-layout.h"
#include "tl-line-breaks.h"

#include <math.h>
#include <string.h>

/* Points that the margins of odd and even pages may differ by. */
#define MAX_SHIFT 40
/* Of the width of the text: what begins so much further right than a block does not go on in it. */
#define FAR_RIGHT 0.4
/* Points that the words of a numbered block stand in from their number. */
#define MIN_HANG 8
#define ALIGNED 3 /* points that lines below each other may differ by */

/* A block while lines are added to it. */
typedef struct
{
  TlBlock *block;
  GString *text;
  guint n;        /* characters in @text */
  GArray *doubts; /* (nullable) TlDoubt */
  const TlLine *last;
  double x1;          /* left edge of its first line */
  double text_x1;     /* where its words begin behind its number; 0 without one */
  double right;       /* right edge of its longest line on the last of its pages */
  gboolean is_listed; /* it was closed before and is among the blocks */
} Open;

typedef struct
{
  TlLayout *layout;
  GPtrArray *blocks;
  Open open;
  TlLineBreaks *breaks;
  GHashTable *furniture; /* patterns already told */
  GPtrArray *pending;    /* TlBlock: footnotes that stand after the open block */
  TlBlock *note;         /* nullable: last footnote of the page before */
  GArray *doubts;        /* Held */
  guint next;            /* line after the last row, which may go on over the page */
  gboolean is_numbered;  /* next to all paragraphs have numbers */
} Builder;

/* A doubtful word of a block that may not have its place yet. */
typedef struct
{
  const TlBlock *block;
  TlDoubt doubt;
} Held;

/* Takes the doubts of the open block over. */
static void
keep_doubts (Builder *b)
{
  for (guint i = 0; i < b->open.doubts->len; i++)
    {
      Held held = { b->open.block, g_array_index (b->open.doubts, TlDoubt, i) };

      g_array_append_val (b->doubts, held);
    }
  g_array_unref (b->open.doubts);
}

/* The footnotes that waited for the open block. */
static void
add_pending (Builder *b)
{
  if (b->blocks == b->pending)
    return;
  for (guint i = 0; i < b->pending->len; i++)
    g_ptr_array_add (b->blocks, g_ptr_array_index (b->pending, i));
  g_ptr_array_set_size (b->pending, 0);
}

static void
close_block (Builder *b)
{
  Open *open = &b->open;

  if (open->block == NULL)
    return;
  g_free (open->block->text);
  open->block->n_chars = open->n;
  /* Without the room that it was made in. */
  open->block->text = g_strndup (open->text->str, open->text->len);
  g_string_free (open->text, TRUE);
  if (open->doubts != NULL)
    keep_doubts (b);
  if (open->is_listed)
    ;
  else if (open->n > 0)
    g_ptr_array_add (b->blocks, open->block);
  else
    tl_block_free (open->block);
  memset (open, 0, sizeof *open);
  add_pending (b);
}

/* The number that a block shows: "Recommendation 4" as a heading is its text, as a paragraph it is
 * recommendation 4. */
static const char *
number_of (TlBlockKind kind, const TlLine *line)
{
  if (!line->is_keyword)
    return line->number;
  if (kind == TL_BLOCK_HEADING)
    return NULL;
  return kind == TL_BLOCK_RECOMMENDATION ? strpbrk (line->number, "0123456789") : line->number;
}

static gboolean
names_recommendation (const TlLine *line)
{
  return line->is_keyword && g_ascii_strncasecmp (line->number, "recommendation ", 15) == 0;
}

static void
open_block (Builder *b, TlBlockKind kind, const TlLine *line)
{
  close_block (b);
  b->open.block = tl_block_new (kind, kind == TL_BLOCK_HEADING ? line->level : 0,
                                number_of (kind, line), "", line->page);
  b->open.text = g_string_new (NULL);
  b->open.x1 = line->x1;
  b->open.text_x1 = tl_line_get_text_edge (line);
}

static void
add_doubts (Open *open, const TlLine *line, guint from, guint to)
{
  for (guint i = 0; i < line->doubts->len; i++)
    {
      TlDoubt doubt = g_array_index (line->doubts, TlDoubt, i);
      guint first = MAX (doubt.start, from), last = MIN (doubt.start + doubt.length, to);

      if (first >= last)
        continue;
      doubt.start = open->n + first - from;
      doubt.length = last - first;
      if (open->doubts == NULL)
        open->doubts = g_array_new (FALSE, FALSE, sizeof (TlDoubt));
      g_array_append_val (open->doubts, doubt);
    }
}

static void
turn_back (const TlLayout *layout, TlWordBox *word)
{
  guint i = word->page - 1u;

  tl_word_turn_back (word, g_array_index (layout->turns, TlTurn, i),
                     &g_array_index (layout->pages, TlPageSize, i));
}

/* Adds the words of @line between two characters of it. */
static void
add_words (const TlLayout *layout, Open *open, const TlLine *line, guint from, guint to)
{
  const char *p = g_utf8_offset_to_pointer (line->text, from);
  const char *end = g_utf8_offset_to_pointer (line->text, to);

  while (end > p && end[-1] == ' ')
    end--, to--;
  for (guint i = 0; i < line->n_words; i++)
    {
      TlWordBox word = line->words[i];
      guint first = MAX (word.start, from), last = MIN ((guint) word.start + word.length, to);

      if (first >= last || open->n + first - from > G_MAXUINT16)
        continue;
      word.start = (guint16) (open->n + first - from);
      word.length = (guint16) (last - first);
      turn_back (layout, &word);
      g_array_append_val (open->block->boxes, word);
    }
  if (line->doubts != NULL)
    add_doubts (open, line, from, to);
  g_string_append_len (open->text, p, end - p);
  open->n += to - from;
}

/* @word ends at character @n at most. */
static void
cut_word (TlWordBox *word, guint n)
{
  if (word->start < n)
    word->length = (guint16) MIN (word->length, n - word->start);
}

/* Parts the words of @line from character @from on from those that the open block ends with. */
static void
part_words (Builder *b, const TlLine *line, guint from)
{
  Open *open = &b->open;
  const char *text = open->text->str, *end = g_utf8_find_prev_char (text, text + open->text->len);
  TlBreak kind = tl_line_breaks_judge (b->breaks, text, open->last, tl_line_text_from (line, from));
  gboolean is_marked = end != NULL && g_utf8_get_char (end) == TL_HYPHEN;

  if (kind == TL_BREAK_HYPHEN || (kind == TL_BREAK_NOTHING && is_marked))
    {
      g_string_truncate (open->text, (gsize) (end - text));
      open->n--;
      if (open->block->boxes->len > 0)
        cut_word (&g_array_index (open->block->boxes, TlWordBox, open->block->boxes->len - 1),
                  open->n);
    }
  if (kind == TL_BREAK_SPACE || (kind == TL_BREAK_NOTHING && is_marked))
    {
      g_string_append_c (open->text, kind == TL_BREAK_SPACE ? ' ' : '-');
      open->n++;
    }
}

static void
add_line (Builder *b, const TlLine *line, guint from)
{
  Open *open = &b->open;

  if (open->n + line->n_chars > TL_LAYOUT_MAX_BLOCK_CHARS)
    {
      TlBlockKind kind = open->block->kind;

      open_block (b, kind == TL_BLOCK_HEADING ? TL_BLOCK_PARAGRAPH : kind, line);
      open = &b->open;
    }
  part_words (b, line, from);
  add_words (b->layout, open, line, from, line->n_chars);
  if (open->last != NULL && open->last->page != line->page)
    open->right = 0;
  open->last = line;
  open->right = MAX (open->right, line->x2);
}

static gboolean
starts_lower (const TlLine *line)
{
  return g_unichar_islower (g_utf8_get_char (line->text));
}

/* The first word of @line would have fitted on the line before it: the break between them was
 * meant. */
static gboolean
had_room (const Builder *b, const TlLine *last, const TlLine *line)
{
  double right = MAX (line->side == last->side ? b->open.right : 0,
                      MIN (tl_layout_right_of (b->layout, line), line->x2))
                 - 0.04 * (b->layout->right - b->layout->left);

  return line->n_words > 0 && !tl_line_is_full (last, line, right - 0.4 * line->size);
}

/* Whether the block that ends with @last has more lines on its page. */
static gboolean
has_lines_above (const Open *open, const TlLine *last)
{
  return open->n > last->n_chars && open->block->page == last->page;
}

/* The same where @line is the first of a page or a column: of a block of one line it is not known
 * how far right its lines reach, and pages may have their margins elsewhere. */
static gboolean
had_room_below (const Builder *b, const TlLine *last, const TlLine *line)
{
  const Open *open = &b->open;
  double width = b->layout->right - b->layout->left, right = open->right - 0.04 * width;

  if (!has_lines_above (open, last))
    right = MAX (right, tl_layout_right_of (b->layout, last) - MAX_SHIFT);
  return !tl_line_is_full (last, line, right - 0.4 * line->size);
}

/* Whether @line, which begins with a capital after a full stop, goes on in the numbered block of
 * the page before: it stands below its words, not its number, and the last line is full. */
static gboolean
hangs_below_number (const Builder *b, const TlLine *last, const TlLine *line)
{
  const Open *open = &b->open;

  return b->is_numbered && open->block->number != NULL && last->is_bold == line->is_bold
         && open->text_x1 > open->x1 + MIN_HANG && fabs (line->x1 - open->text_x1) < ALIGNED
         && has_lines_above (open, last) && tl_line_is_full (last, line, open->right);
}

/* Whether @line, the first of a page or of a column, goes on in the open block. */
static gboolean
continues_below (const Builder *b, const TlLine *last, const TlLine *line)
{
  const Open *open = &b->open;
  double x1 = line->x1 - line->column_x1, width = b->layout->right - b->layout->left;

  if (line->page > last->page + 1)
    return FALSE;
  if (starts_lower (line))
    return TRUE;
  if (tl_text_ends_sentence (open->text->str))
    return hangs_below_number (b, last, line);
  return x1 >= open->x1 - last->column_x1 - MAX_SHIFT
         && x1 < MAX (open->x1, last->x1) - last->column_x1 + FAR_RIGHT * width
         && !had_room_below (b, last, line);
}

/* Whether a line without a number goes on in the open block. */
static gboolean
continues (const Builder *b, guint i)
{
  const Open *open = &b->open;
  const TlLine *line = tl_layout_line (b->layout, i), *last = open->last;

  if (open->block == NULL || last == NULL || open->block->kind == TL_BLOCK_HEADING
      || open->block->kind == TL_BLOCK_CAPTION)
    return FALSE;
  /* "Recommendation 1" alone on its line has its text below it. */
  if (open->n == 0 && line->page <= last->page + 1)
    return TRUE;
  if (fabs (line->size - last->size) > 1.2 || line->is_boxed != last->is_boxed)
    return FALSE;
  if (last->page != line->page || tl_line_begins_column (last, line))
    return continues_below (b, last, line);
  if (tl_layout_starts_block (b->layout, i))
    return FALSE;
  if (!tl_text_ends_sentence (open->text->str) || starts_lower (line))
    return starts_lower (line) || !tl_layout_is_set_in_lines (b->layout, i);
  if (open->block->kind == TL_BLOCK_ITEM && line->x1 < open->x1 - 4)
    return FALSE;
  if (open->block->number == NULL && line->x1 > last->x1 + 9 && last->x1 <= open->x1 + 1
      && last != NULL && open->n > last->n_chars)
    return FALSE;
  return !had_room (b, last, line);
}

static void
add_row (Builder *b, guint i)
{
  const TlLine *first = tl_layout_line (b->layout, i);
  guint last_column = 0, end = i;

  open_block (b, TL_BLOCK_TABLE_ROW, first);
  g_clear_pointer (&b->open.block->number, g_free);
  b->open.block->table = first->table;
  b->open.block->is_header = first->is_header;
  for (guint k = i; k < b->layout->lines->len; k++)
    {
      const TlLine *line = tl_layout_line (b->layout, k);

      if (line->role == TL_ROLE_TEXT
          || (line->role == TL_ROLE_TABLE && line->table_row != first->table_row))
        break;
      if (line->role == TL_ROLE_TABLE)
        end = k + 1;
    }
  for (guint column = 0; column < 64; column++)
    for (guint k = i; k < end; k++)
      {
        const TlLine *line = tl_layout_line (b->layout, k);

        if (line->role != TL_ROLE_TABLE)
          continue;
        for (guint c = 0; c < line->cells->len; c++)
          {
            const TlCell *cell = &g_array_index (line->cells, TlCell, c);
            guint to = c + 1 < line->cells->len ? g_array_index (line->cells, TlCell, c + 1).start
                                                : line->n_chars;

            if (cell->column != column)
              continue;
            for (; last_column < column; last_column++, b->open.n++)
              g_string_append_c (b->open.text, '\t');
            part_words (b, line, cell->start);
            add_words (b->layout, &b->open, line, cell->start, to);
          }
      }
  close_block (b);
  b->next = end;
}

static void
add_furniture (Builder *b, const TlLine *line)
{
  g_autoptr (GString) pattern = g_string_new (NULL);

  for (const char *p = line->text; *p != '\0'; p++)
    if (!g_ascii_isdigit (*p))
      g_string_append_c (pattern, *p);
    else if (pattern->len == 0 || pattern->str[pattern->len - 1] != '#')
      g_string_append_c (pattern, '#');
  if (!g_hash_table_add (b->furniture, g_strdup (pattern->str)))
    return;
  g_ptr_array_add (b->blocks, tl_block_new (TL_BLOCK_FURNITURE, 0, NULL, line->text, line->page));
}

static TlBlockKind
text_kind (const TlLine *line)
{
  return line->is_boxed ? TL_BLOCK_BOX : TL_BLOCK_PARAGRAPH;
}

static void
add_text (Builder *b, guint i)
{
  const TlLine *line = tl_layout_line (b->layout, i);

  if (line->is_heading && line->joins && b->open.block != NULL)
    add_line (b, line, 0);
  else if (line->is_heading)
    {
      open_block (b, TL_BLOCK_HEADING, line);
      add_line (b, line, line->is_keyword ? 0 : line->n_number);
    }
  else if (line->is_caption)
    {
      open_block (b, TL_BLOCK_CAPTION, line);
      add_line (b, line, 0);
    }
  else if (line->number != NULL)
    {
      open_block (b,
                  names_recommendation (line) ? TL_BLOCK_RECOMMENDATION
                  : line->is_item             ? TL_BLOCK_ITEM
                                              : text_kind (line),
                  line);
      add_line (b, line, line->n_number);
    }
  else
    {
      if (!continues (b, i))
        open_block (b, text_kind (line), line);
      add_line (b, line, 0);
    }
}

/* The footnote that ended the page before goes on. */
static void
reopen_note (Builder *b, const TlLine *line)
{
  b->open.block = b->note;
  b->open.text = g_string_new (b->note->text);
  b->open.n = b->note->n_chars;
  b->open.x1 = line->x1;
  b->open.is_listed = TRUE;
}

/* Footnotes are gathered page by page and stand after the block that was open, which may go on over
 * the page. */
static void
add_footnotes (Builder *b, guint page)
{
  Open kept = b->open;
  GPtrArray *blocks = b->blocks;

  memset (&b->open, 0, sizeof b->open);
  if (kept.block != NULL && kept.block->kind != TL_BLOCK_HEADING)
    b->blocks = b->pending;
  for (guint i = g_array_index (b->layout->first_line, guint, page);
       i < g_array_index (b->layout->first_line, guint, page + 1); i++)
    {
      const TlLine *line = tl_layout_line (b->layout, i);

      if (line->role != TL_ROLE_FOOTNOTE)
        continue;
      if (line->number == NULL && b->open.block == NULL && b->note != NULL)
        reopen_note (b, line);
      else if (line->number != NULL || b->open.block == NULL)
        open_block (b, TL_BLOCK_FOOTNOTE, line);
      add_line (b, line, line->n_number);
    }
  b->note = b->open.n > 0 ? b->open.block : NULL;
  close_block (b);
  b->blocks = blocks;
  b->open = kept;
}

/* What went into blocks is not kept twice: a long report has a hundred thousand words. */
static void
free_words (TlLayout *layout, guint page)
{
  for (guint i = g_array_index (layout->first_line, guint, page);
       i < g_array_index (layout->first_line, guint, page + 1); i++)
    {
      TlLine *line = tl_layout_line (layout, i);

      g_clear_pointer (&line->words, g_free);
      line->n_words = 0;
    }
}

/* By block, and by place in it. */
static int
compare_doubts (gconstpointer a, gconstpointer b)
{
  const TlDoubt *p = a, *q = b;

  if (p->block != q->block)
    return p->block < q->block ? -1 : 1;
  return (p->start > q->start) - (p->start < q->start);
}

/* Gives the doubts the indices of their blocks, now that all have their places. */
static void
place_doubts (Builder *b)
{
  g_autoptr (GHashTable) places = NULL;

  if (b->doubts->len == 0)
    return;
  places = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < b->blocks->len; i++)
    g_hash_table_insert (places, b->blocks->pdata[i], GUINT_TO_POINTER (i));
  for (guint i = 0; i < b->doubts->len; i++)
    {
      Held *held = &g_array_index (b->doubts, Held, i);

      held->doubt.block = GPOINTER_TO_UINT (g_hash_table_lookup (places, held->block));
      g_array_append_val (b->layout->doubts, held->doubt);
    }
  g_array_sort (b->layout->doubts, compare_doubts);
}

GPtrArray *
tl_blocks_build (TlLayout *layout)
{
  Builder b = { .layout = layout,
                .blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_free) };

  b.is_numbered = tl_layout_is_numbered (layout);
  b.pending = g_ptr_array_new ();
  b.doubts = g_array_new (FALSE, FALSE, sizeof (Held));
  b.breaks = tl_line_breaks_new (layout);
  b.furniture = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint page = 0; page < layout->pages->len; page++)
    {
      guint end = g_array_index (layout->first_line, guint, page + 1);

      for (guint i = g_array_index (layout->first_line, guint, page); i < end; i++)
        {
          const TlLine *line = tl_layout_line (layout, i);

          if (line->role == TL_ROLE_TEXT)
            add_text (&b, i);
          else if (line->role == TL_ROLE_TABLE && i >= b.next)
            add_row (&b, i);
          else if (line->role == TL_ROLE_FURNITURE)
            add_furniture (&b, line);
        }
      add_footnotes (&b, page);
      free_words (layout, page);
    }
  close_block (&b);
  place_doubts (&b);
  g_array_unref (b.doubts);
  g_ptr_array_unref (b.pending);
  tl_line_breaks_free (b.breaks);
  g_hash_table_unref (b.furniture);
  return b.blocks;
}
