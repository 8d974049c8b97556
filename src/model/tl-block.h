/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * TlBlockKind:
 *
 * What a piece of a document's text is. Stored by number: only ever add at the end.
 * A recommendation is a block of its own kind, and so is a lesson or learning point; a row of an
 * action plan is a table row.
 */
typedef enum
{
  TL_BLOCK_HEADING = 0,
  TL_BLOCK_PARAGRAPH = 1,
  TL_BLOCK_ITEM = 2,
  TL_BLOCK_CAPTION = 3,
  TL_BLOCK_FOOTNOTE = 4,
  TL_BLOCK_BOX = 5,
  TL_BLOCK_TABLE_ROW = 6,
  TL_BLOCK_RECOMMENDATION = 7,
  TL_BLOCK_FURNITURE = 8,
  TL_BLOCK_LEARNING = 9,
  TL_N_BLOCK_KINDS
} TlBlockKind;

/** The name of a kind as in the review format and in JSON: "heading", "paragraph", … "row". */
const char *tl_block_kind_to_string (TlBlockKind kind);

/**
 * TlWordBox:
 * @start: first character, from the start of the block's text
 * @length: characters
 * @page: from 1
 * @x1: left edge, in tenths of a point from the left of the page
 * @y1: top edge, in tenths of a point from the top of the page downwards
 * @x2: right edge
 * @y2: bottom edge
 *
 * Where a word of a block stands on a page.
 */
typedef struct
{
  guint16 start, length, page, x1, y1, x2, y2;
} TlWordBox;

/**
 * TlBlock:
 * @kind: what it is
 * @level: of a heading, 1 to 6; otherwise 0
 * @number: (nullable): as printed, without its final stop; the mark of a footnote; the bullet of an
 * item
 * @text: UTF-8 without line feeds; the cells of a table row are parted by tabs. Without @number
 * @page: where it starts, from 1; 0 where the document has no pages
 * @table: of a table row, which table of the document, from 1; otherwise 0
 * @is_header: whether a table row is a row of column headings
 * @start: first character in the document's text; 0 for furniture, which is not in it
 * @n_chars: characters of @text
 * @boxes: (element-type TlWordBox): in order of @start; may be empty
 *
 * A piece of a document's text. A document's text is the text of all blocks but furniture, each
 * followed by one line feed.
 */
typedef struct
{
  TlBlockKind kind;
  guint level;
  char *number;
  char *text;
  guint page;
  guint table;
  gboolean is_header;
  guint start;
  guint n_chars;
  GArray *boxes;
} TlBlock;

/** Copies @number and @text; @start is set by whoever puts the blocks in order. */
TlBlock *tl_block_new (TlBlockKind kind, guint level, const char *number, const char *text,
                       guint page);
TlBlock *tl_block_copy (const TlBlock *self);
/** Whether a bullet or a dash stands where other blocks have a number. */
gboolean tl_block_has_bullet (const TlBlock *self);
void tl_block_free (TlBlock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlBlock, tl_block_free)

G_END_DECLS
