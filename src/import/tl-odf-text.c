/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs of OpenDocument files: spans, notes, frames. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-odf-private.h"

#include "tl-text.h"

#include <string.h>

typedef struct
{
  TlOdf *odf;
  TlOfficeText *text;
  GArray *asides;
} Paragraph;

typedef struct
{
  gboolean is_bold, is_hidden, is_coloured;
  guint size; /* half points; 0 if it is not known */
} Look;

gboolean
tl_odf_is_shape (const xmlNode *node)
{
  return tl_odf_is (node, TL_ODF_DRAW, NULL);
}

static void
add_aside (Paragraph *self, TlOdfAside aside)
{
  g_array_append_val (self->asides, aside);
}

static char *
dup_content (const xmlNode *node)
{
  xmlChar *content = xmlNodeGetContent (node);
  char *text = tl_text_collapse (content != NULL ? (const char *) content : "");

  xmlFree (content);
  return text;
}

static void
read_note (Paragraph *self, const xmlNode *node)
{
  const xmlNode *citation = tl_odf_child (node, TL_ODF_TEXT, "note-citation"),
                *body = tl_odf_child (node, TL_ODF_TEXT, "note-body");
  g_autofree char *class = tl_odf_get (node, TL_ODF_TEXT, "note-class");
  g_autofree char *mark = citation != NULL ? dup_content (citation) : g_strdup ("*");
  TlOfficeNote kind = g_strcmp0 (class, "endnote") == 0 ? TL_OFFICE_ENDNOTE : TL_OFFICE_FOOTNOTE;

  tl_office_text_raise (self->text, mark);
  if (body != NULL)
    add_aside (self, (TlOdfAside){ body, FALSE, kind, g_steal_pointer (&mark) });
}

static Look
look_of (Paragraph *self, const xmlNode *node, const char *family, Look outer)
{
  g_autofree char *name = tl_odf_get (node, TL_ODF_TEXT, "style-name");
  int bold = tl_odf_styles_is_bold (self->odf->styles, family, name),
      hidden = tl_odf_styles_is_hidden (self->odf->styles, family, name),
      coloured = tl_odf_styles_is_coloured (self->odf->styles, family, name),
      size = tl_odf_styles_get_size (self->odf->styles, family, name);

  return (Look){ bold >= 0 ? bold == 1 : outer.is_bold, hidden >= 0 ? hidden == 1 : outer.is_hidden,
                 coloured >= 0 ? coloured == 1 : outer.is_coloured,
                 size >= 0 ? (guint) size : outer.size };
}

static void
append (Paragraph *self, const char *text, Look look)
{
  self->text->size = look.size;
  self->text->is_coloured = look.is_coloured;
  tl_office_text_append (self->text, text, -1, look.is_bold);
}

/* Elements whose text is not part of the paragraph's. */
static gboolean
is_apart (const xmlNode *node)
{
  static const char *const names[] = { "number",      "ruby-text",        "script",
                                       "hidden-text", "hidden-paragraph", "tracked-changes",
                                       "page-number", "page-count",       "soft-page-break",
                                       NULL };

  return g_strv_contains (names, (const char *) node->name);
}

/* What is not text but stands for some. Returns: whether @node is that */
static gboolean
read_sign (Paragraph *self, const xmlNode *node, Look look)
{
  static const char *const spaces[] = { "s", "tab", "line-break", NULL };
  gboolean is_hidden = strcmp ((const char *) node->name, "hidden-text") == 0
                       || strcmp ((const char *) node->name, "hidden-paragraph") == 0;

  if (is_hidden)
    tl_office_count (self->odf->office, TL_OFFICE_HIDDEN);
  if (is_apart (node))
    return TRUE;
  if (!g_strv_contains (spaces, (const char *) node->name))
    return FALSE;
  if (!look.is_hidden)
    append (self, " ", look);
  return TRUE;
}

static void
read_inline (Paragraph *self, const xmlNode *parent, Look look)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
      {
        if (!look.is_hidden)
          append (self, (const char *) node->content, look);
      }
    else if (tl_odf_is (node, TL_ODF_TEXT, "note"))
      read_note (self, node);
    else if (tl_odf_is (node, TL_ODF_TEXT, "span"))
      {
        Look inner = look_of (self, node, "text", look);

        if (inner.is_hidden && !look.is_hidden)
          tl_office_count (self->odf->office, TL_OFFICE_HIDDEN);
        read_inline (self, node, inner);
      }
    else if (tl_odf_is (node, TL_ODF_TEXT, NULL))
      {
        if (!read_sign (self, node, look))
          read_inline (self, node, look);
      }
    else if (tl_odf_is (node, TL_ODF_OFFICE, "annotation"))
      add_aside (self, (TlOdfAside){ node, FALSE, TL_OFFICE_COMMENT, NULL });
    else if (tl_odf_is_shape (node))
      add_aside (self, (TlOdfAside){ node, TRUE, 0, NULL });
}

void
tl_odf_read_text (TlOdf *self, const xmlNode *node, TlOfficeText *text, GArray *asides)
{
  Paragraph paragraph = { self, text, asides };
  Look look = look_of (&paragraph, node, "paragraph", (Look){ FALSE, FALSE });

  if (look.is_hidden)
    tl_office_count (self->office, TL_OFFICE_HIDDEN);
  read_inline (&paragraph, node, look);
}
