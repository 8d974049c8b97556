/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes blocks as an OpenDocument text (OASIS OpenDocument 1.3). */
#define G_LOG_DOMAIN "tl-overview"

#include "config.h"

#include "tl-overview-odt-private.h"
#include "tl-overview-writers.h"
#include "tl-overview-xml.h"

#include "tl-zip.h"

#include <string.h>

#define MIME_TYPE "application/vnd.oasis.opendocument.text"
/* Of a table, in hundredths of a millimetre. */
#define TABLE_WIDTH 16000

/* The body and the styles that grow with it. */
typedef struct
{
  GString *styles, *body;
  guint n_tables;
  gboolean starts_page, has_contents;
} Writer;

static void
add_run (GString *out, const TlOverviewRun *run, gboolean is_found)
{
  if (run->colour != NULL)
    tl_overview_odt_add_swatch (out, run->colour, run->pattern);
  if (run->target != NULL)
    {
      g_string_append (out, "<text:a xlink:type=\"simple\" text:style-name=\"Internet_20_link\" "
                            "text:visited-style-name=\"Internet_20_link\" xlink:href=\"#");
      tl_overview_xml_add (out, run->target);
      g_string_append (out, "\">");
    }
  if (run->is_bold)
    g_string_append_printf (out, "<text:span text:style-name=\"%s\">",
                            is_found ? "Count" : "Strong_20_Emphasis");
  tl_overview_xml_add (out, run->text);
  if (run->is_bold)
    g_string_append (out, "</text:span>");
  if (run->target != NULL)
    g_string_append (out, "</text:a>");
}

static void
add_text (GString *out, const GPtrArray *text)
{
  for (guint i = 0; i < text->len; i++)
    add_run (out, text->pdata[i], FALSE);
}

static void
add_bookmark (GString *out, const char *id)
{
  if (id == NULL)
    return;
  g_string_append (out, "<text:bookmark");
  tl_overview_xml_add_attribute (out, "text:name", id);
  g_string_append (out, "/>");
}

static void
add_heading (Writer *self, const TlOverviewBlock *block)
{
  guint level = MIN (block->level, 3);
  g_autofree char *style =
      self->starts_page ? g_strdup ("NewPage") : g_strdup_printf ("Heading_20_%u", level);

  g_string_append_printf (self->body, "<text:h text:style-name=\"%s\" text:outline-level=\"%u\">",
                          style, level);
  add_bookmark (self->body, block->id);
  if (block->number != NULL)
    {
      tl_overview_xml_add (self->body, block->number);
      g_string_append (self->body, "<text:s text:c=\"2\"/>");
    }
  add_text (self->body, block->text);
  g_string_append (self->body, "</text:h>\n");
}

static void
add_paragraph (Writer *self, const TlOverviewBlock *block)
{
  static const char *const styles[] = { "Text_20_body", "Kicker",     "Title", "Subtitle",
                                        "Imprint",      "Dedication", "Found", "Note" };

  g_string_append_printf (self->body, "<text:p text:style-name=\"%s\">", styles[block->role]);
  for (guint i = 0; i < block->text->len; i++)
    add_run (self->body, block->text->pdata[i], block->role == TL_OVERVIEW_FOUND);
  g_string_append (self->body, "</text:p>\n");
}

static void
add_list (Writer *self, const TlOverviewBlock *block)
{
  g_string_append (self->body, "<text:list text:style-name=\"Bullets\">\n");
  for (guint i = 0; i < block->items->len; i++)
    {
      g_string_append (self->body, "<text:list-item><text:p text:style-name=\"List\">");
      add_text (self->body, block->items->pdata[i]);
      g_string_append (self->body, "</text:p></text:list-item>\n");
    }
  g_string_append (self->body, "</text:list>\n");
}

static void
add_quotation (Writer *self, const TlOverviewBlock *block)
{
  g_string_append (self->body, "<text:p text:style-name=\"Quotations\">");
  add_text (self->body, block->text);
  g_string_append (self->body, "</text:p>\n<text:p text:style-name=\"Quotation_20_source\">");
  add_text (self->body, block->source);
  g_string_append (self->body, "</text:p>\n");
}

static void
add_columns (Writer *self, const TlOverviewBlock *table)
{
  g_string_append_printf (self->styles,
                          "<style:style style:name=\"T%u\" "
                          "style:family=\"table\"><style:table-properties style:width=\"16cm\""
                          " table:align=\"left\" table:border-model=\"collapsing\" "
                          "style:may-break-between-rows=\"true\"/></style:style>",
                          self->n_tables);
  for (guint i = 0; i < table->columns->len; i++)
    {
      const TlOverviewColumn *column = table->columns->pdata[i];

      g_string_append_printf (self->styles,
                              "<style:style style:name=\"T%u.%u\" "
                              "style:family=\"table-column\"><style:table-column-properties",
                              self->n_tables, i + 1);
      tl_overview_xml_add_length (self->styles, "style:column-width",
                                  column->width * TABLE_WIDTH / 100 / 1000., "cm");
      g_string_append (self->styles, "/></style:style>\n");
      g_string_append_printf (self->body, "<table:table-column table:style-name=\"T%u.%u\"/>",
                              self->n_tables, i + 1);
    }
}

static void
add_column_titles (Writer *self, const TlOverviewBlock *table)
{
  g_string_append (self->body,
                   "<table:table-header-rows><table:table-row table:style-name=\"Row\">");
  for (guint i = 0; i < table->columns->len; i++)
    {
      const TlOverviewColumn *column = table->columns->pdata[i];

      g_string_append_printf (
          self->body,
          "<table:table-cell table:style-name=\"HeadCell%s\" office:value-type=\"string\"><text:p "
          "text:style-name=\"Table_20_Heading%s\">",
          i + 1 == table->columns->len ? "Last" : "",
          column->align == TL_OVERVIEW_ALIGN_END ? "_20_Number" : "");
      tl_overview_xml_add (self->body, column->title);
      g_string_append (self->body, "</text:p></table:table-cell>");
    }
  g_string_append (self->body, "</table:table-row></table:table-header-rows>\n");
}

static void
add_row (Writer *self, const TlOverviewBlock *table, const TlOverviewRow *row)
{
  g_string_append (self->body, "<table:table-row table:style-name=\"Row\">");
  for (guint i = 0; i < row->cells->len; i++)
    {
      const TlOverviewColumn *column = table->columns->pdata[i];
      const char *style = column->align == TL_OVERVIEW_ALIGN_END ? "Number"
                          : i == 0 && row->is_indented           ? "Indented"
                                                                 : "Contents";

      g_string_append_printf (
          self->body,
          "<table:table-cell table:style-name=\"Cell%s\" office:value-type=\"string\"><text:p "
          "text:style-name=\"Table_20_%s\">",
          i + 1 == row->cells->len ? "Last" : "", style);
      if (i == 0)
        add_bookmark (self->body, row->id);
      add_text (self->body, row->cells->pdata[i]);
      g_string_append (self->body, "</text:p></table:table-cell>");
    }
  g_string_append (self->body, "</table:table-row>\n");
}

static void
add_table (Writer *self, const TlOverviewBlock *block)
{
  /* The figure's own description and the list of reviews say the same on paper. */
  if (block->is_companion)
    return;
  self->n_tables++;
  g_string_append (self->body, "<text:p text:style-name=\"Caption\">");
  tl_overview_xml_add (self->body, block->caption);
  g_string_append_printf (
      self->body, "</text:p>\n<table:table table:name=\"Table%u\" table:style-name=\"T%u\">",
      self->n_tables, self->n_tables);
  add_columns (self, block);
  add_column_titles (self, block);
  for (guint i = 0; i < block->rows->len; i++)
    add_row (self, block, block->rows->pdata[i]);
  g_string_append (self->body, "</table:table>\n<text:p text:style-name=\"Space\"/>\n");
}

static void
add_figure (Writer *self, const TlOverviewBlock *block)
{
  gboolean has_caption_above = block->kind == TL_OVERVIEW_CHART;

  if (block->caption != NULL && has_caption_above)
    {
      g_string_append (self->body, "<text:p text:style-name=\"Caption\">");
      tl_overview_xml_add (self->body, block->caption);
      g_string_append (self->body, "</text:p>\n");
    }
  tl_overview_odt_add_figure (self->body, block);
  if (block->caption != NULL && !has_caption_above)
    {
      g_string_append (self->body, "<text:p text:style-name=\"Note\">");
      tl_overview_xml_add (self->body, block->caption);
      g_string_append (self->body, "</text:p>\n");
    }
}

static void
add_contents_entry (GString *out, const TlOverviewBlock *block)
{
  g_string_append_printf (out,
                          "<text:p text:style-name=\"Contents_20_%u\"><text:a "
                          "xlink:type=\"simple\" text:style-name=\"Index_20_Link\""
                          " text:visited-style-name=\"Index_20_Link\" xlink:href=\"#",
                          block->level);
  tl_overview_xml_add (out, block->id);
  g_string_append (out, "\">");
  if (block->number != NULL)
    {
      tl_overview_xml_add (out, block->number);
      g_string_append (out, "<text:s text:c=\"2\"/>");
    }
  for (guint i = 0; i < block->text->len; i++)
    tl_overview_xml_add (out, ((const TlOverviewRun *) block->text->pdata[i])->text);
  /* A reference to the page, which the word processor fills in; no page is known here. */
  g_string_append (out, "<text:tab/><text:bookmark-ref text:reference-format=\"page\"");
  tl_overview_xml_add_attribute (out, "text:ref-name", block->id);
  g_string_append (out, "/></text:a></text:p>\n");
}

static void
add_contents (Writer *self, const TlOverviewDocument *document)
{
  GString *out = self->body;

  g_string_append (
      out, "<text:table-of-content text:name=\"Contents\" text:protected=\"false\">"
           "<text:table-of-content-source text:outline-level=\"2\" text:use-index-marks=\"false\">"
           "<text:index-title-template "
           "text:style-name=\"Contents_20_Heading\">Contents</text:index-title-template>");
  for (guint level = 1; level <= 2; level++)
    g_string_append_printf (
        out,
        "<text:table-of-content-entry-template text:outline-level=\"%u\" "
        "text:style-name=\"Contents_20_%u\">"
        "<text:index-entry-link-start text:style-name=\"Index_20_Link\"/><text:index-entry-text/>"
        "<text:index-entry-tab-stop style:type=\"right\" style:leader-char=\" "
        "\"/><text:index-entry-page-number/>"
        "<text:index-entry-link-end/></text:table-of-content-entry-template>",
        level, level);
  g_string_append (
      out,
      "</text:table-of-content-source><text:index-body><text:index-title "
      "text:name=\"Contents_Head\">"
      "<text:p text:style-name=\"Contents_20_Heading\">Contents</text:p></text:index-title>\n");
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TlOverviewBlock *block = document->blocks->pdata[i];

      if (block->kind == TL_OVERVIEW_HEADING && block->id != NULL && block->level <= 2)
        add_contents_entry (out, block);
    }
  g_string_append (out, "</text:index-body></text:table-of-content>\n");
}

static void
add_block (Writer *self, const TlOverviewDocument *document, const TlOverviewBlock *block)
{
  switch (block->kind)
    {
    case TL_OVERVIEW_HEADING:
      add_heading (self, block);
      break;
    case TL_OVERVIEW_PARAGRAPH:
      add_paragraph (self, block);
      break;
    case TL_OVERVIEW_LIST:
      add_list (self, block);
      break;
    case TL_OVERVIEW_QUOTATION:
      add_quotation (self, block);
      break;
    case TL_OVERVIEW_TABLE:
      add_table (self, block);
      break;
    case TL_OVERVIEW_CHART:
    case TL_OVERVIEW_LINE:
    case TL_OVERVIEW_COVER:
      add_figure (self, block);
      break;
    case TL_OVERVIEW_PAGE_BREAK:
    default:
      /* The contents stand behind the title page. */
      if (!self->has_contents)
        add_contents (self, document);
      self->has_contents = TRUE;
      break;
    }
  self->starts_page = block->kind == TL_OVERVIEW_PAGE_BREAK;
}

/* Adds a part of the package and takes @xml. */
static void
add_part (TlZip *zip, const char *name, GString *xml)
{
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (xml);

  tl_zip_add (zip, name, bytes, FALSE);
}

static GString *
make_content (const TlOverviewDocument *document, GCancellable *cancellable, GError **error)
{
  Writer writer = { g_string_new (NULL), g_string_new (NULL), 0, FALSE, FALSE };
  g_autoptr (GString) styles = writer.styles;
  g_autoptr (GString) body = writer.body;
  GString *content = NULL;

  for (guint i = 0; i < document->blocks->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      add_block (&writer, document, document->blocks->pdata[i]);
    }
  content = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content");
  g_string_append_printf (content, "%s>", tl_overview_odt_namespaces ());
  tl_overview_odt_add_content_styles (content);
  g_string_append_len (content, styles->str, (gssize) styles->len);
  g_string_append (content, "</office:automatic-styles><office:body><office:text>\n<text:p "
                            "text:style-name=\"First\"/>\n");
  g_string_append_len (content, body->str, (gssize) body->len);
  g_string_append (content, "</office:text></office:body></office:document-content>\n");
  return content;
}

static GString *
make_styles (const TlOverviewDocument *document)
{
  GString *styles =
      g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-styles");

  g_string_append_printf (styles, "%s>", tl_overview_odt_namespaces ());
  tl_overview_odt_add_styles (styles);
  g_string_append (styles, "<office:master-styles><style:master-page style:name=\"First\""
                           " style:page-layout-name=\"Cover\" style:next-style-name=\"Standard\"/>"
                           "<style:master-page style:name=\"Standard\""
                           " style:page-layout-name=\"A4\">");
  g_string_append (styles, "<style:header><text:p text:style-name=\"Header\">");
  tl_overview_xml_add (styles, document->title);
  g_string_append (styles, "<text:tab/>");
  if (document->remark != NULL)
    tl_overview_xml_add (styles, document->remark);
  g_string_append (styles,
                   "</text:p></style:header><style:footer><text:p text:style-name=\"Footer\">");
  tl_overview_xml_add (styles, document->unit_rule);
  g_string_append (
      styles,
      "<text:tab/><text:page-number text:select-page=\"current\"/></text:p></style:footer>");
  g_string_append (styles,
                   "</style:master-page></office:master-styles></office:document-styles>\n");
  return styles;
}

static GString *
make_meta (const TlOverviewDocument *document)
{
  GString *meta =
      g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-meta");

  g_string_append_printf (meta,
                          "%s><office:meta><meta:generator>Throughline</meta:generator><dc:title>",
                          tl_overview_odt_namespaces ());
  tl_overview_xml_add (meta, document->title);
  g_string_append (meta, "</dc:title>");
  if (document->author != NULL && document->author[0] != '\0')
    {
      g_string_append (meta, "<dc:creator>");
      tl_overview_xml_add (meta, document->author);
      g_string_append (meta, "</dc:creator>");
    }
  g_string_append (meta, "<dc:language>en-GB</dc:language></office:meta></office:document-meta>\n");
  return meta;
}

static GString *
make_manifest (void)
{
  static const char *const parts[] = { "content.xml", "styles.xml", "meta.xml" };
  GString *manifest = g_string_new (
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\""
      " manifest:version=\"1.3\">"
      "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" "
      "manifest:media-type=\"" MIME_TYPE "\"/>");

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_string_append_printf (
        manifest,
        "<manifest:file-entry manifest:full-path=\"%s\" manifest:media-type=\"text/xml\"/>",
        parts[i]);
  g_string_append (manifest, "</manifest:manifest>\n");
  return manifest;
}

GBytes *
tl_overview_write_odt (const TlOverviewDocument *document, GCancellable *cancellable,
                       GError **error)
{
  GString *content = make_content (document, cancellable, error);
  TlZip *zip;
  g_autoptr (GBytes) type = NULL;

  if (content == NULL)
    return NULL;
  zip = tl_zip_new ();
  type = g_bytes_new_static (MIME_TYPE, strlen (MIME_TYPE));
  tl_zip_add (zip, "mimetype", type, TRUE);
  add_part (zip, "content.xml", content);
  add_part (zip, "styles.xml", make_styles (document));
  add_part (zip, "meta.xml", make_meta (document));
  add_part (zip, "META-INF/manifest.xml", make_manifest ());
  return tl_zip_finish (zip);
}
