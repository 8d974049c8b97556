/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The XML of pdftohtml: pieces of text with their places, through the same stages as a PDF. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-pdf2xml-reader.h"

#include "tl-error.h"
#include "tl-layout.h"
#include "tl-metadata.h"
#include "tl-recommendations.h"
#include "tl-text.h"
#include "tl-xml.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* pdftohtml draws a point as so many pixels if it is told nothing else. */
#define USUAL_ZOOM 1.5
/* What a page's sides may be off a known size. */
#define TOLERANCE 0.01
#define MAX_PLACE 14400
#define MAX_CHARS 20000000

typedef struct
{
  double size;
  gboolean is_bold, is_italic;
} Font;

typedef struct
{
  GHashTable *fonts; /* id -> Font */
  GArray *glyphs;    /* TlGlyph, of the page under way */
  double zoom;       /* pixels a point */
  gsize n_chars;
} Reader;

/* The piece of text under way. */
typedef struct
{
  GArray *glyphs; /* with their styles, not their places */
  Font font;
} Piece;

static gboolean
is_named (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

static double
get_place (const xmlNode *node, const char *name)
{
  g_autofree char *text = tl_xml_get (node, name);
  double value = text != NULL ? g_ascii_strtod (text, NULL) : 0;

  return isfinite (value) ? CLAMP (value, -MAX_PLACE, MAX_PLACE) : 0;
}

/* Pixels a point: those that make the page one of a known size, if there are such. */
static double
guess_zoom (double width, double height)
{
  static const double sizes[][2] = { { 595, 842 }, { 612, 792 }, { 842, 1191 }, { 420, 595 } };
  double across = MIN (width, height), along = MAX (width, height);

  for (guint i = 0; i < G_N_ELEMENTS (sizes) && across > 0; i++)
    {
      double zoom = across / sizes[i][0];

      if (fabs (along / sizes[i][1] - zoom) < TOLERANCE * zoom
          && (fabs (zoom - USUAL_ZOOM) < 0.1 || i < 2))
        return zoom;
    }
  return USUAL_ZOOM;
}

static void
read_font (Reader *self, const xmlNode *node)
{
  Font *font = g_new0 (Font, 1);
  g_autofree char *family = tl_xml_get (node, "family");
  g_autofree char *lower = g_ascii_strdown (family != NULL ? family : "", -1);
  char *id = tl_xml_get (node, "id");

  font->size = CLAMP (get_place (node, "size") / self->zoom, 1, 200);
  font->is_bold = strstr (lower, "bold") != NULL || strstr (lower, "black") != NULL
                  || strstr (lower, "heavy") != NULL;
  font->is_italic = strstr (lower, "italic") != NULL || strstr (lower, "oblique") != NULL;
  g_hash_table_replace (self->fonts, id != NULL ? id : g_strdup (""), font);
}

static void
add_characters (Piece *piece, const char *text, gboolean is_bold, gboolean is_italic)
{
  for (const char *p = text; *p != '\0' && piece->glyphs->len < TL_LAYOUT_MAX_LINE_CHARS;
       p = g_utf8_next_char (p))
    {
      TlGlyph glyph = { .c = g_utf8_get_char (p),
                        .size = (float) piece->font.size,
                        .is_bold = is_bold,
                        .is_italic = is_italic };

      g_array_append_val (piece->glyphs, glyph);
    }
}

static void
collect (Piece *piece, const xmlNode *node, gboolean is_bold, gboolean is_italic)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
      add_characters (piece, (const char *) child->content, is_bold, is_italic);
    else if (child->type == XML_ELEMENT_NODE)
      collect (piece, child, is_bold || is_named (child, "b"), is_italic || is_named (child, "i"));
}

/* How wide a character is in most faces, in tenths of a letter. */
static double
get_weight (gunichar c)
{
  if (c < 0x80 && strchr (" iljtfrI.,;:'!|()[]-", (int) c) != NULL)
    return 5;
  if (c < 0x80 && strchr ("mwMW@%", (int) c) != NULL)
    return 16;
  return g_unichar_isupper (c) ? 13 : 10;
}

/* A piece that begins where the last one ended goes on in its word: only the style changed. Places
 * are whole pixels. */
static void
join_last (Reader *self, double left, double top, double height)
{
  const TlGlyph *end;

  if (self->glyphs->len == 0)
    return;
  end = &g_array_index (self->glyphs, TlGlyph, self->glyphs->len - 1);
  if (fabs (left - (double) end->x2) < 1.5 / self->zoom && top < (double) end->y2
      && top + height > (double) end->y1)
    g_array_set_size (self->glyphs, self->glyphs->len - 1);
}

/* Spreads the characters of a piece over its width. */
static void
place (Reader *self, Piece *piece, const xmlNode *node)
{
  double left = get_place (node, "left") / self->zoom, top = get_place (node, "top") / self->zoom;
  double width = MAX (get_place (node, "width"), 0) / self->zoom;
  double height = MAX (get_place (node, "height") / self->zoom, 1);
  TlGlyph end = { .c = '\n', .size = (float) piece->font.size };
  double total = 0, before = 0;

  join_last (self, left, top, height);
  for (guint i = 0; i < piece->glyphs->len; i++)
    total += get_weight (g_array_index (piece->glyphs, TlGlyph, i).c);
  for (guint i = 0; i < piece->glyphs->len; i++)
    {
      TlGlyph *glyph = &g_array_index (piece->glyphs, TlGlyph, i);
      double weight = get_weight (glyph->c);

      glyph->x1 = (float) (left + width * before / total);
      before += weight;
      glyph->x2 = (float) (left + width * before / total);
      glyph->y1 = (float) top;
      glyph->y2 = (float) (top + height);
    }
  end.x1 = end.x2 = (float) (left + width);
  end.y1 = (float) top;
  end.y2 = (float) (top + height);
  g_array_append_vals (self->glyphs, piece->glyphs->data, piece->glyphs->len);
  g_array_append_val (self->glyphs, end);
}

static void
read_text (Reader *self, const xmlNode *node)
{
  g_autofree char *id = tl_xml_get (node, "font");
  const Font *font = g_hash_table_lookup (self->fonts, id != NULL ? id : "");
  Piece piece = { 0 };

  if (self->glyphs->len > TL_LAYOUT_MAX_PAGE_GLYPHS - TL_LAYOUT_MAX_LINE_CHARS - 1)
    return;
  if (font != NULL)
    piece.font = *font;
  else
    piece.font.size = MAX (0.85 * get_place (node, "height") / self->zoom, 1);
  piece.glyphs = g_array_new (FALSE, FALSE, sizeof (TlGlyph));
  collect (&piece, node, piece.font.is_bold, piece.font.is_italic);
  if (piece.glyphs->len > 0)
    place (self, &piece, node);
  g_array_unref (piece.glyphs);
}

static void
read_page (Reader *self, TlLayout *layout, const xmlNode *page)
{
  double width = get_place (page, "width"), height = get_place (page, "height");

  self->zoom = guess_zoom (width, height);
  g_array_set_size (self->glyphs, 0);
  for (const xmlNode *child = page->children; child != NULL; child = child->next)
    if (is_named (child, "fontspec"))
      read_font (self, child);
    else if (is_named (child, "text"))
      read_text (self, child);
  self->n_chars += self->glyphs->len;
  tl_lines_add_page (layout, CLAMP (width / self->zoom, 1, MAX_PLACE),
                     CLAMP (height / self->zoom, 1, MAX_PLACE),
                     (const TlGlyph *) (gpointer) self->glyphs->data, self->glyphs->len, NULL);
}

/* Titles of the PDF's outline help to tell headings. */
static void
read_outline (TlLayout *layout, const xmlNode *outline)
{
  for (const xmlNode *child = outline->children; child != NULL; child = child->next)
    if (is_named (child, "item"))
      {
        xmlChar *content = xmlNodeGetContent (child);
        const char *title = (const char *) content;

        if (title != NULL && strlen (title) >= 4 && strlen (title) <= 800)
          tl_layout_add_title (layout, title, 0);
        xmlFree (content);
      }
    else if (is_named (child, "outline"))
      read_outline (layout, child);
}

static gboolean
check_bounds (const Reader *self, guint n_pages, GError **error)
{
  if (n_pages <= TL_LAYOUT_MAX_PAGES && self->n_chars <= MAX_CHARS)
    return TRUE;
  g_set_error_literal (error, TL_ERROR, TL_ERROR_LIMIT,
                       _ ("The file holds more text than any report."));
  return FALSE;
}

static gboolean
read_pages (Reader *self, TlLayout *layout, const xmlNode *root, TlImportProgress progress,
            gpointer user_data, GError **error)
{
  guint n_pages = (guint) xmlChildElementCount ((xmlNode *) root), done = 0;

  for (const xmlNode *child = root->children; child != NULL; child = child->next)
    {
      if (is_named (child, "outline"))
        read_outline (layout, child);
      if (!is_named (child, "page"))
        continue;
      read_page (self, layout, child);
      if (!check_bounds (self, ++done, error))
        return FALSE;
      if (progress != NULL && !progress (done, MAX (n_pages, done), user_data))
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                               _ ("The import was stopped."));
          return FALSE;
        }
    }
  if (layout->lines->len > 0)
    return TRUE;
  g_set_error_literal (error, TL_ERROR, TL_ERROR_EMPTY,
                       _ ("The file holds no text: its pages are blank or pictures (a scan)."));
  return FALSE;
}

static void
add_document (TlDraft *draft, TlLayout *layout)
{
  TlDraftDocument *document = tl_draft_document_new ();

  g_array_append_vals (document->page_sizes, layout->pages->data, layout->pages->len);
  g_ptr_array_unref (document->blocks);
  document->blocks = tl_layout_to_blocks (layout);
  document->file_name = g_strdup (draft->file_name);
  g_ptr_array_add (draft->documents, document);
  tl_recommendations_find (document);
  tl_metadata_guess (draft, document, NULL);
}

gboolean
tl_pdf2xml_read (TlDraft *draft, xmlDoc *document, TlImportProgress progress, gpointer user_data,
                 GError **error)
{
  g_autoptr (TlLayout) layout = tl_layout_new ();
  Reader self = { .zoom = USUAL_ZOOM };
  gboolean is_read;

  self.fonts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.glyphs = g_array_new (FALSE, FALSE, sizeof (TlGlyph));
  is_read = read_pages (&self, layout, xmlDocGetRootElement (document), progress, user_data, error);
  g_hash_table_unref (self.fonts);
  g_array_unref (self.glyphs);
  if (is_read)
    add_document (draft, layout);
  return is_read;
}
