/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of reading office documents share. */
#pragma once

#include "tl-office.h"

G_BEGIN_DECLS

/* Characters of a heading. */
#define TL_OFFICE_MAX_HEADING_CHARS 230

typedef enum
{
  TL_PIECE_PARAGRAPH,
  TL_PIECE_HEADING,
  TL_PIECE_ITEM,
  TL_PIECE_CAPTION,
  TL_PIECE_BOX,
  TL_PIECE_ROW,
  TL_PIECE_FURNITURE,
  TL_PIECE_FOOTNOTE,
  TL_PIECE_ENDNOTE,
  TL_PIECE_COMMENT
} TlOfficePieceKind;

typedef struct
{
  TlOfficePieceKind kind;
  guint level;
  char *label, *text; /* label nullable; text NULL for rows */
  gboolean is_bold, is_header, is_coloured;
  guint size; /* of most of its letters, in half points; 0 if it is not known */
  guint table;
  GPtrArray *cells; /* nullable: char * */
  guint n_letters, n_bold;
} TlOfficePiece;

/** Whether the words of a paragraph end as those of a sentence do. */
gboolean tl_office_ends_as_sentence (const char *text);

/** Makes headings of short paragraphs before text that stand out in it: in bold, larger or alone in
 * colour. For where nobody used a style for headings, but perhaps for the first. @pieces:
 * (element-type TlOfficePiece) */
void tl_office_find_plain_headings (GPtrArray *pieces);

G_END_DECLS
