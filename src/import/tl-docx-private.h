/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-list.h"
#include "tl-office.h"
#include "tl-xml.h"

G_BEGIN_DECLS

typedef struct _TlDocxStyles TlDocxStyles;
typedef struct _TlDocxNumbering TlDocxNumbering;

typedef enum
{
  TL_DOCX_NO_ROLE,
  TL_DOCX_TITLE,
  TL_DOCX_CAPTION,
  TL_DOCX_CONTENTS /* a line of a table of contents, or its heading */
} TlDocxRole;

/**
 * TlDocxStyle:
 * @outline: level of the outline from 0; 9 for text, -1 for unset
 * @num_id: list, @level its level; -1 for unset
 * @bold: 0, 1, -1 for unset; @hidden likewise
 * @bold_head: of a table: likewise, for its first row
 * @size: of the type in half points; -1 for unset
 * @coloured: whether its colour is neither black nor grey: 0, 1, -1 for unset
 *
 * What a style says, what it is based on included.
 */
typedef struct
{
  char *based_on;
  TlDocxRole role;
  int outline, num_id, level, bold, hidden, bold_head, size, coloured;
  gboolean is_resolved;
} TlDocxStyle;

/** (transfer full) (nullable): an attribute of the root element's namespace. */
char *tl_docx_get (const xmlNode *node, const char *name);
/** (nullable): the first child @name of @node. */
xmlNode *tl_docx_child (const xmlNode *node, const char *name);
/** "val" of the child @name of @node as a number from 0 to 100000; @otherwise if it has none. */
int tl_docx_number (const xmlNode *node, const char *name, int otherwise);
/** The child @name of @node as a property to be switched: 0, 1, -1 where it is not there. */
int tl_docx_toggle (const xmlNode *node, const char *name);
/** Whether the properties of a run give it a colour: 0, 1, -1 where they do not say. */
int tl_docx_coloured (const xmlNode *properties);
/** How a number format's name prints. */
TlNumberForm tl_docx_form (const char *name);

/** @xml: (nullable): the part with the styles. */
TlDocxStyles *tl_docx_styles_new (xmlDoc *xml);
void tl_docx_styles_free (TlDocxStyles *self);
/** The size in half points of what no style gives another one. */
int tl_docx_styles_get_size (TlDocxStyles *self);
/** (transfer none) (nullable): @id NULL: that of plain paragraphs. */
const TlDocxStyle *tl_docx_styles_get (TlDocxStyles *self, const char *id);

/** @xml: (nullable): the part with the lists. */
TlDocxNumbering *tl_docx_numbering_new (xmlDoc *xml);
void tl_docx_numbering_free (TlDocxNumbering *self);
/** The level of the list @num_id that the style @id has for its own, or -1. */
int tl_docx_numbering_find_level (TlDocxNumbering *self, int num_id, const char *id);
/** (transfer full) (nullable): counts a paragraph and gives its label. */
char *tl_docx_numbering_count (TlDocxNumbering *self, int num_id, guint level, TlLabelKind *kind);

typedef struct
{
  gboolean is_result, is_left_out;
} TlDocxField;

/** What stands beside a paragraph: a text box, a diagram, or a note that it refers to. */
typedef struct
{
  const xmlNode *node;
  gboolean is_box, is_diagram;
  TlOfficeNote note;
  char *mark; /* of a note */
} TlDocxAside;

/**
 * TlDocx:
 * @notes: footnotes and endnotes by id, those that were not read yet
 * @diagrams: the words of diagrams by id, those that were not read yet
 * @read_diagrams: (element-type xmlDoc): the others
 *
 * A document while it is read.
 */
typedef struct
{
  TlOffice *office;
  TlDocxStyles *styles;
  TlDocxNumbering *numbering;
  GHashTable *notes[2]; /* char * to xmlNode, lent */
  GHashTable *diagrams; /* char * to xmlDoc */
  GPtrArray *read_diagrams;
  TlNumberForm note_forms[2];
  guint note_starts[2], n_notes[2];
  GArray *fields;       /* TlDocxField under way, the innermost last */
  TlOfficeText carried; /* of paragraphs whose end was deleted */
} TlDocx;

/** Reads the paragraph @node; @asides gets what stands beside it. */
void tl_docx_read_paragraph (TlDocx *self, const xmlNode *node, GArray *asides);
/** Reads the words of a diagram, of which @model is the root. */
void tl_docx_read_diagram (TlDocx *self, const xmlNode *model);
/** Reads paragraphs and tables in @parent. */
void tl_docx_read_blocks (TlDocx *self, const xmlNode *parent);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlDocxStyles, tl_docx_styles_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlDocxNumbering, tl_docx_numbering_free)

G_END_DECLS
