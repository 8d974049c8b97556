/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-list.h"
#include "tl-office.h"
#include "tl-xml.h"

G_BEGIN_DECLS

#define TL_ODF_OFFICE "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
#define TL_ODF_STYLE "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
#define TL_ODF_TEXT "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
#define TL_ODF_TABLE "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
#define TL_ODF_DRAW "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
#define TL_ODF_FO "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
#define TL_ODF_LO "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"
#define TL_ODF_DC "http://purl.org/dc/elements/1.1/"

typedef struct _TlOdfStyles TlOdfStyles;

typedef enum
{
  TL_ODF_NO_ROLE,
  TL_ODF_TITLE,
  TL_ODF_CAPTION
} TlOdfRole;

/** What the levels of a list print. */
typedef struct
{
  TlListLevel levels[TL_LIST_LEVELS];
} TlOdfListStyle;

/** Whether @node is an element @name of @namespace; @name NULL: any. */
gboolean tl_odf_is (const xmlNode *node, const char *namespace, const char *name);
/** (transfer full) (nullable) */
char *tl_odf_get (const xmlNode *node, const char *namespace, const char *name);
/** An attribute as a number from @least to @most, @otherwise where it is none. */
int tl_odf_number (const xmlNode *node, const char *namespace, const char *name, int least,
                   int most, int otherwise);
/** (nullable): the first child of @node (which may be NULL). */
xmlNode *tl_odf_child (const xmlNode *node, const char *namespace, const char *name);

TlOdfStyles *tl_odf_styles_new (void);
void tl_odf_styles_free (TlOdfStyles *self);
/** Adds the styles that are children of @node (nullable); later ones of a name win. */
void tl_odf_styles_add (TlOdfStyles *self, const xmlNode *node);
/** @family: "paragraph", "text", "section"; @name nullable. Returns: 0, 1, -1 for unset. */
int tl_odf_styles_is_bold (TlOdfStyles *self, const char *family, const char *name);
int tl_odf_styles_is_hidden (TlOdfStyles *self, const char *family, const char *name);
/** Likewise for a colour that is neither black nor grey. */
int tl_odf_styles_is_coloured (TlOdfStyles *self, const char *family, const char *name);
/** The size of the type in half points, or -1. */
int tl_odf_styles_get_size (TlOdfStyles *self, const char *family, const char *name);
TlOdfRole tl_odf_styles_get_role (TlOdfStyles *self, const char *name);
/** Whether paragraphs of the style take no part in the numbering of headings. */
gboolean tl_odf_styles_has_no_list (TlOdfStyles *self, const char *name);
/** (transfer none) (nullable) */
TlOdfListStyle *tl_odf_styles_get_list (TlOdfStyles *self, const char *name);
/** (transfer none): how headings are numbered. */
TlOdfListStyle *tl_odf_styles_get_outline (TlOdfStyles *self);

/**
 * TlOdf:
 *
 * A document while it is read.
 */
typedef struct
{
  TlOffice *office;
  TlOdfStyles *styles; /* lent: of the part that is read */
  GPtrArray *counters; /* TlListCounter, owned */
  GHashTable *lists;   /* id to TlListCounter, lent */
  TlListCounter outline;
  const TlOdfListStyle *last_style; /* lent; nullable: of the list before */
  TlListCounter *last_counter;      /* lent; nullable */
} TlOdf;

/** What stands beside a paragraph: a text box, a note or a comment. */
typedef struct
{
  const xmlNode *node;
  gboolean is_box;
  TlOfficeNote note;
  char *mark;
} TlOdfAside;

/** The text of the paragraph @node; @asides (element-type TlOdfAside) gets what stands beside it.
 */
void tl_odf_read_text (TlOdf *self, const xmlNode *node, TlOfficeText *text, GArray *asides);
/** Whether @node is a frame or a shape. */
gboolean tl_odf_is_shape (const xmlNode *node);
/** Reads paragraphs, lists and tables in @parent. */
void tl_odf_read_blocks (TlOdf *self, const xmlNode *parent);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlOdfStyles, tl_odf_styles_free)

G_END_DECLS
