/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-draft.h"
#include "tl-list.h"

G_BEGIN_DECLS

/**
 * TlOfficeText:
 *
 * The text of one paragraph while it is read: all zero at its start.
 */
typedef struct
{
  GString *string;         /* nullable */
  guint n_letters, n_bold; /* letters and digits, and how many of them are bold */
  guint n_coloured;        /* likewise */
  guint64 sizes;        /* those of all letters, in half points, added up; 0 where none is known */
  guint size;           /* of what is appended next; 0 if it is not known */
  gboolean is_coloured; /* likewise: neither black nor grey */
} TlOfficeText;

/** Appends @n bytes of UTF-8, all if -1; what cannot be printed is left out. */
void tl_office_text_append (TlOfficeText *self, const char *text, gssize n, gboolean is_bold);
/** Appends the mark of a note: its digits and letters raised. */
void tl_office_text_raise (TlOfficeText *self, const char *mark);
void tl_office_text_clear (TlOfficeText *self);
/** Whether @hex, of six digits, is neither black nor white nor grey. */
gboolean tl_office_is_colour (const char *hex);
/** (transfer full) (nullable): @text as a paragraph would hold it, white space collapsed. */
char *tl_office_text_clean (const char *text);

typedef enum
{
  TL_OFFICE_PARAGRAPH,
  TL_OFFICE_HEADING,
  TL_OFFICE_TITLE, /* of the document */
  TL_OFFICE_ITEM,  /* of a list, where its label does not tell */
  TL_OFFICE_CAPTION
} TlOfficeKind;

typedef enum
{
  TL_OFFICE_FOOTNOTE,
  TL_OFFICE_ENDNOTE,
  TL_OFFICE_COMMENT /* @mark is made from its place */
} TlOfficeNote;

/** What is counted to be told in warnings. */
typedef enum
{
  TL_OFFICE_INSERTED,
  TL_OFFICE_DELETED,
  TL_OFFICE_HIDDEN,
  TL_OFFICE_FOREIGN, /* parts of other formats, not read */
  TL_OFFICE_N_COUNTS
} TlOfficeCount;

/**
 * TlOffice:
 *
 * What the readers of office documents (DOCX, ODF) have in common: where the text of a paragraph
 * goes – body, box, cell, note, running head –, and what can only be said when all is read: which
 * bold paragraphs are headings, where notes stand.
 */
typedef struct _TlOffice TlOffice;

TlOffice *tl_office_new (void);
void tl_office_free (TlOffice *self);

/**
 * tl_office_add:
 * @level: of a heading, from 1
 * @label: (nullable): number or bullet that the document's numbering prints
 *
 * Adds a paragraph where we are.
 */
void tl_office_add (TlOffice *self, TlOfficeKind kind, guint level, const char *label,
                    TlLabelKind label_kind, const TlOfficeText *text);
/** Whether a paragraph would stand in the text itself, in no cell, note or running head. */
gboolean tl_office_is_in_body (TlOffice *self);

void tl_office_begin_table (TlOffice *self);
void tl_office_begin_row (TlOffice *self, gboolean is_header);
void tl_office_begin_cell (TlOffice *self);
/** @n_covered: places right of it that the cell covers. */
void tl_office_end_cell (TlOffice *self, guint n_covered);
void tl_office_end_row (TlOffice *self);
void tl_office_end_table (TlOffice *self);
void tl_office_begin_box (TlOffice *self);
void tl_office_end_box (TlOffice *self);
void tl_office_begin_furniture (TlOffice *self);
void tl_office_end_furniture (TlOffice *self);
void tl_office_begin_note (TlOffice *self);
/** @mark: (nullable): as it stands in the text. */
void tl_office_end_note (TlOffice *self, TlOfficeNote kind, const char *mark);

void tl_office_count (TlOffice *self, TlOfficeCount what);

/** As tl_markup_finish(). To be freed after it all the same. */
gboolean tl_office_finish (TlOffice *self, TlDraft *draft, const char *title, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TlOfficeText, tl_office_text_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlOffice, tl_office_free)

G_END_DECLS
