/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-block.h"
#include "tl-draft.h"
#include "tl-grid.h"

#include <glib.h>

G_BEGIN_DECLS

/* Bounds of what we take from one document; beyond them it is no report. */
#define TL_LAYOUT_MAX_PAGES 5000
#define TL_LAYOUT_MAX_PAGE_GLYPHS 200000
#define TL_LAYOUT_MAX_LINE_CHARS 4000
#define TL_LAYOUT_MAX_BLOCK_CHARS 30000

/* At the head of a document that may be title pages. */
#define TL_TITLE_PAGES 4

/* HYPHEN, which programs put where they break a word; a line keeps it at its end and nowhere else.
 */
#define TL_HYPHEN 0x2010

/**
 * TlGlyph:
 * @c: the character; white space and line feeds as the page's own order has them
 * @x1: left edge, in points from the left of the page as shown
 * @y1: top edge, in points from the top downwards
 * @x2: right edge
 * @y2: bottom edge
 * @size: type size in points
 * @is_bold: whether its font is bold
 * @is_italic: whether its font is italic
 * @is_coloured: whether its colour is neither black nor grey
 * @doubt: of 100, how doubtful it is, where a picture was read; otherwise 0
 * @dx: where a picture that is askew was read: how far right of @x1 it stands in the picture
 * @dy: likewise how far below @y1
 *
 * One character of a page, where it stands and how it looks.
 */
typedef struct
{
  gunichar c;
  float x1, y1, x2, y2, size;
  guint8 is_bold, is_italic, is_coloured, doubt;
  float dx, dy;
} TlGlyph;

/* Which way the text of a page runs. */
typedef enum
{
  TL_TURN_NONE,
  TL_TURN_UP,   /* from the foot of the page to its head */
  TL_TURN_DOWN, /* from its head to its foot */
  TL_TURN_OVER  /* upside down */
} TlTurn;

/** Whether a page that is read with @turn lies on its side. */
static inline gboolean
tl_turn_is_sideways (TlTurn turn)
{
  return turn == TL_TURN_UP || turn == TL_TURN_DOWN;
}

/* What a line is for. */
typedef enum
{
  TL_ROLE_TEXT,
  TL_ROLE_FURNITURE,
  TL_ROLE_FOOTNOTE,
  TL_ROLE_CONTENTS,
  TL_ROLE_TABLE,
  TL_ROLE_REPEATED /* column headings that a page says again */
} TlRole;

/* A place in a line where a wide gap stands, as between the cells of a table. */
typedef struct
{
  guint start;  /* first character after the gap */
  float x1, x2; /* of the piece after the gap */
  guint column; /* of the table, from 0 */
} TlCell;

/**
 * TlLine:
 * @text: its words, parted by single spaces
 * @words: (array length=n_words): where the words stand
 * @n_words: how many
 * @doubts: (nullable) (element-type TlDoubt): its doubtful words
 * @cells: (element-type TlCell): the pieces that wide gaps part, the first one included
 * @size: type size of most of its characters, rounded to half a point
 * @is_bold: whether at least 85 % of its letters are bold
 * @n_bold: characters of the bold run at its head
 * @number: (nullable): number accepted as the line's own, as printed without its final stop
 * @n_number: characters of @text that the number and the space after it take
 *
 * A line of print, rebuilt from the characters that stand on one base line.
 */
typedef struct
{
  char *text;
  TlWordBox *words;
  GArray *doubts;
  GArray *cells;
  char *number;
  double x1, y1, x2, y2, size;
  guint n_chars, n_words;
  guint n_bold;
  guint n_raised; /* characters of the raised run at its head, as a footnote's mark */
  guint n_number;
  guint page;
  guint depth;     /* parts of a dotted number, 1 for a single one; 0 without one */
  guint level;     /* of a heading */
  guint table;     /* from 1 */
  guint table_row; /* within the document, from 1 */
  guint band;  /* from 1: between two rules that run over a table without columns, so that it is one
                  row */
  guint frame; /* from 1: rules around it that are no table's */
  guint16 frame_row, frame_column;
  float frame_x1, frame_x2; /* sides of the cell in the frame */
  /* Of a page in columns: see TlPiece; left edge of its column from that of the left one, and right
   * edge, 0 without columns. */
  guint16 side, zone;
  float column_x1, column_x2;
  TlRole role;
  /* Whether; a byte each, for a long report has ten thousand lines. */
  guint8 is_bold, is_italic, is_upper, is_coloured;
  guint8 is_keyword; /* its number is that of a "Recommendation 1" */
  guint8 is_item;    /* its number is a bullet or a letter */
  guint8 is_heading;
  guint8 joins; /* goes on in the heading of the line before */
  guint8 is_caption;
  guint8 is_header; /* row of column headings */
  guint8 is_boxed;  /* it stands in a frame that is one column wide */
} TlLine;

/* Left and right edges of a page's two columns; 0 if it has none. */
typedef struct
{
  double x1[2], x2[2];
} TlColumns;

/* Numbers that count lines in the margin: by which step, and the last one; 0 without. */
typedef struct
{
  guint step, last;
} TlLineNumbers;

/**
 * TlLayout:
 * @pages: (element-type TlPageSize): their sizes as they are read
 * @turns: (element-type TlTurn): how they were turned to be read
 * @lines: (element-type TlLine): in reading order
 * @first_line: (element-type guint): index of each page's first line; one more at the end once all
 * pages are in
 * @titles: (element-type utf8 guint): folded titles of the contents pages and of the file's
 * outline -> the level by which a contents page sets it in, 0 if it does not
 * @doubts: (element-type TlDoubt): doubtful words of the blocks, once they are built
 * @body_size: type size of most characters
 * @body_gap: usual distance between two lines of one paragraph, bottom to top
 *
 * The lines of a document, on their way to blocks.
 */
typedef struct
{
  GArray *pages, *turns;
  GPtrArray *lines;
  GArray *first_line;
  GHashTable *titles;
  GArray *doubts;
  double body_size, body_gap;
  gboolean has_cover;                        /* the first page holds a title and little else */
  gboolean has_coloured_text;                /* so much that colour tells no headings */
  double left, right;                        /* usual edges of the text */
  TlColumns columns;                         /* of the last page */
  TlLineNumbers line_numbers;                /* up to the last page */
  guint n_tables, n_rows, n_bands, n_frames; /* ruled ones so far */
} TlLayout;

TlLayout *tl_layout_new (void);
void tl_layout_free (TlLayout *self);
void tl_layout_add_title (TlLayout *self, const char *title, guint level);

static inline TlLine *
tl_layout_line (const TlLayout *self, guint i)
{
  return g_ptr_array_index (self->lines, i);
}

TlLine *tl_line_new (guint page);
void tl_line_free (TlLine *self);

/** The text of @self from character @start on. */
const char *tl_line_text_from (const TlLine *self, guint start);

/** The last character of @text that tells how a sentence ends: marks of notes, quotes and brackets
 * are passed over; or 0. */
gunichar tl_text_last_character (const char *text);

/** Whether @text ends in a full stop, colon, semicolon, question or exclamation mark. */
gboolean tl_text_ends_sentence (const char *text);

/** Whether the first word of @line would not have fitted on @last, given that lines reach to
 * @right. */
gboolean tl_line_is_full (const TlLine *last, const TlLine *line, double right);

/** Whether @line is the first of the right column and @last the end of the left one. */
gboolean tl_line_begins_column (const TlLine *last, const TlLine *line);

/** Whether @line begins as an item of a list does: "1. Police"; the head of a table does not. */
gboolean tl_line_is_counted (const TlLine *line);

/** Where lines like @line end at the right. */
double tl_layout_right_of (const TlLayout *layout, const TlLine *line);

/** Whether @line stands beside @last, not below it. */
gboolean tl_line_is_beside (const TlLine *last, const TlLine *line);

/** How many cells @line has, a hanging number or bullet not counted. */
guint tl_line_count_cells (const TlLine *line);

/**
 * tl_lines_add_page:
 * @grid: (nullable): the ruled tables of the page
 *
 * Adds a page's lines, rebuilt from its characters. Lines in cells of @grid come marked as rows of
 * a table.
 */
void tl_lines_add_page (TlLayout *layout, double width, double height, const TlGlyph *glyphs,
                        guint n_glyphs, const TlGrid *grid);

/**
 * tl_glyphs_turn:
 * @width: (inout): of the page
 * @height: (inout): of the page
 *
 * Turns a page on which most characters follow each other up or down, so that it can be read. Word
 * boxes come out in the page's own coordinates if tl_layout_set_turn() tells of it.
 */
TlTurn tl_glyphs_turn (TlGlyph *glyphs, guint n_glyphs, double *width, double *height);

/** Says how the last page was turned. */
void tl_layout_set_turn (TlLayout *layout, TlTurn turn);

/** Puts @word of a page that was turned back to where it stands; @size is the size of the page as
 * it was read. */
void tl_word_turn_back (TlWordBox *word, TlTurn turn, const TlPageSize *size);

/**
 * tl_lines_look_tabular:
 * @looks_boxed: (out): whether the page may have text in boxes: lines set in at both sides, or in
 * bold the words that boxes begin with. Many pages look so that have none
 *
 * Returns: whether several lines of a page have wide gaps in them, so that it is worth while to
 * look for rules
 */
gboolean tl_lines_look_tabular (const TlGlyph *glyphs, guint n_glyphs, double height,
                                gboolean *looks_boxed);

/** Whether a box reaches to the foot of the last page so far. */
gboolean tl_lines_end_boxed (const TlLayout *layout);

/** Whether a ruled table reaches to the foot of the last page so far: what little of it stands on
 * the next one may not look like a table. */
gboolean tl_lines_end_ruled (const TlLayout *layout);

/** Computes what is usual in the document: size of the body, gaps, margins. Call it when all pages
 * are in. */
void tl_layout_measure (TlLayout *layout);

/* The stages, in the order in which they run; each marks lines. */
void tl_furniture_mark (TlLayout *layout);
void tl_contents_mark (TlLayout *layout);
void tl_tables_mark (TlLayout *layout);
void tl_lines_split (TlLayout *layout);
void tl_tables_join (TlLayout *layout);
void tl_footnotes_mark (TlLayout *layout);
void tl_numbers_mark (TlLayout *layout);
void tl_headings_mark (TlLayout *layout);
void tl_heading_levels_set (TlLayout *layout);

/** What stands on a title page in small print, or behind a label as "Author:", is no heading. */
void tl_cover_drop_imprints (TlLayout *layout);

/** Marks the head over all columns of the table from line @from to before line @to where the next
 * page says it again. */
void tl_tables_drop_repeated_span (TlLayout *layout, guint from, guint to);

/** Puts the lines together: (element-type TlBlock). */
GPtrArray *tl_blocks_build (TlLayout *layout);

/** All stages from tl_layout_measure() to the blocks. */
GPtrArray *tl_layout_to_blocks (TlLayout *layout);

/** Whether line @i begins apart from the line before it: first of its page, or after a wider gap
 * than usual. */
gboolean tl_layout_starts_block (const TlLayout *layout, guint i);

/** Whether line @i is one of several short ones that do not run on into each other, as those of an
 * address. */
gboolean tl_layout_is_set_in_lines (const TlLayout *layout, guint i);

/** Where the words of a line with a number begin, in points; 0 without one. */
double tl_line_get_text_edge (const TlLine *line);

/** Whether what stands below the words of a number on the same page has a number of its own, with
 * few exceptions: then all that is below them is of that number. */
gboolean tl_layout_is_numbered (const TlLayout *layout);

/** Index of the text line before (@step -1) or after (@step 1) line @i, or -1; other roles are
 * passed over. */
int tl_layout_neighbour (const TlLayout *layout, guint i, int step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlLayout, tl_layout_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlLine, tl_line_free)

G_END_DECLS
