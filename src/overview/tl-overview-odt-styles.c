/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The styles of the OpenDocument text: A4, Calibri for our words, Cambria for those of reviews. */
#define G_LOG_DOMAIN "tl-overview"

#include "config.h"

#include "tl-overview-odt-private.h"

/* A named style. The name for people is @name with "_20_" as spaces. */
typedef struct
{
  const char *name, *parent, *paragraph, *words;
} Style;

/* A cell of a table: the rule below it and what else it has. */
typedef struct
{
  const char *name, *rule, *properties;
} Cell;

/* A fill of a shape. */
typedef struct
{
  const char *name, *colour;
} Fill;

static const char namespaces[] =
    " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
    " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
    " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
    " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
    " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
    " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
    " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\""
    " xmlns:xlink=\"http://www.w3.org/1999/xlink\""
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\""
    " office:version=\"1.3\"";

static const char fonts[] = "<office:font-face-decls>"
                            "<style:font-face style:name=\"Calibri\" svg:font-family=\"Calibri\""
                            " style:font-family-generic=\"swiss\" style:font-pitch=\"variable\"/>"
                            "<style:font-face style:name=\"Cambria\" svg:font-family=\"Cambria\""
                            " style:font-family-generic=\"roman\" style:font-pitch=\"variable\"/>"
                            "</office:font-face-decls>";

static const char defaults[] =
    "<style:default-style style:family=\"paragraph\">"
    "<style:paragraph-properties fo:orphans=\"2\" fo:widows=\"2\""
    " style:tab-stop-distance=\"1.25cm\" style:writing-mode=\"lr-tb\"/>"
    "<style:text-properties style:font-name=\"Calibri\" fo:font-size=\"12pt\" fo:language=\"en\""
    " fo:country=\"GB\" fo:color=\"#1d1c1a\" fo:hyphenate=\"false\"/></style:default-style>"
    "<style:default-style style:family=\"table\">"
    "<style:table-properties table:border-model=\"collapsing\"/></style:default-style>"
    "<style:style style:name=\"Standard\" style:family=\"paragraph\" style:class=\"text\">"
    "<style:paragraph-properties fo:line-height=\"16.8pt\"/></style:style>";

/* "Heading_20_1" and so on get the outline level of their name. */
static const Style paragraphs[] = {
  { "Text_20_body", "Standard", "fo:margin-bottom=\"0.3cm\" fo:margin-right=\"2.6cm\"", "" },
  { "Heading", "Standard", "fo:keep-with-next=\"always\" fo:line-height=\"120%\"",
    "fo:font-weight=\"bold\"" },
  { "Heading_20_1", "Heading", "fo:margin-top=\"0.9cm\" fo:margin-bottom=\"0.35cm\"",
    "fo:font-size=\"21pt\"" },
  { "Heading_20_2", "Heading", "fo:margin-top=\"0.9cm\" fo:margin-bottom=\"0.25cm\"",
    "fo:font-size=\"16.5pt\"" },
  { "Heading_20_3", "Heading", "fo:margin-top=\"0.6cm\" fo:margin-bottom=\"0.15cm\"",
    "fo:font-size=\"13pt\"" },
  { "Kicker", "Standard", "fo:margin-bottom=\"0.2cm\"", "fo:font-weight=\"bold\"" },
  { "Title", "Heading", "fo:margin-top=\"0.9cm\" fo:margin-bottom=\"0.4cm\"",
    "fo:font-size=\"34pt\"" },
  { "Subtitle", "Standard", "fo:line-height=\"130%\" fo:margin-bottom=\"1.2cm\"",
    "fo:font-size=\"18pt\"" },
  { "Imprint", "Standard", "fo:margin-bottom=\"0.1cm\"", "fo:color=\"#5a5955\"" },
  { "Dedication", "Standard", "fo:margin-top=\"3.6cm\"", "fo:font-size=\"14pt\"" },
  { "Found", "Standard",
    "fo:margin-bottom=\"0.25cm\" fo:line-height=\"125%\" fo:keep-with-next=\"always\"",
    "fo:font-size=\"14pt\"" },
  { "Note", "Standard",
    "fo:margin-top=\"0.15cm\" fo:margin-bottom=\"0.35cm\" fo:margin-right=\"2.6cm\""
    " fo:line-height=\"130%\"",
    "fo:font-size=\"10pt\" fo:color=\"#5a5955\"" },
  { "Caption", "Standard",
    "fo:margin-top=\"0.35cm\" fo:margin-bottom=\"0.12cm\" fo:keep-with-next=\"always\"",
    "fo:font-size=\"10.7pt\" fo:font-weight=\"bold\"" },
  { "Figure", "Standard", "fo:line-height=\"100%\" fo:keep-with-next=\"always\"",
    "fo:font-size=\"9pt\"" },
  { "Figure_20_words", "Standard", "fo:line-height=\"100%\"", "fo:font-size=\"10.5pt\"" },
  { "Quotations", "Standard",
    "fo:margin-left=\"0.1cm\" fo:margin-right=\"2.6cm\" fo:margin-top=\"0.2cm\""
    " fo:padding-left=\"0.4cm\" fo:border=\"none\" fo:border-left=\"3pt solid #bcd8dd\""
    " fo:keep-with-next=\"always\" style:join-border=\"false\"",
    "style:font-name=\"Cambria\" fo:font-size=\"11.8pt\"" },
  { "Quotation_20_source", "Standard",
    "fo:margin-left=\"0.1cm\" fo:margin-right=\"2.6cm\" fo:margin-bottom=\"0.3cm\""
    " fo:padding-left=\"0.4cm\" fo:border=\"none\" fo:border-left=\"3pt solid #bcd8dd\""
    " style:join-border=\"false\"",
    "fo:font-size=\"10.7pt\" fo:color=\"#5a5955\"" },
  { "List", "Text_20_body", "fo:margin-bottom=\"0.12cm\"", "" },
  { "Table_20_Contents", "Standard", "fo:line-height=\"125%\"", "fo:font-size=\"11pt\"" },
  { "Table_20_Indented", "Table_20_Contents", "fo:margin-left=\"0.55cm\"", "" },
  { "Table_20_Number", "Table_20_Contents", "fo:text-align=\"end\"", "" },
  { "Table_20_Heading", "Table_20_Contents", "fo:keep-with-next=\"always\"",
    "fo:font-weight=\"bold\"" },
  { "Table_20_Heading_20_Number", "Table_20_Heading", "fo:text-align=\"end\"", "" },
  { "Space", "Standard", "fo:line-height=\"6pt\"", "fo:font-size=\"4pt\"" },
  { "Contents_20_Heading", "Heading", "fo:margin-bottom=\"0.4cm\" fo:break-before=\"page\"",
    "fo:font-size=\"21pt\"" },
};

static const char other_styles[] =
    "<style:style style:name=\"Contents_20_1\" style:display-name=\"Contents 1\""
    " style:family=\"paragraph\" style:parent-style-name=\"Standard\" style:class=\"index\">"
    "<style:paragraph-properties fo:margin-top=\"0.1cm\" fo:line-height=\"14.4pt\">"
    "<style:tab-stops><style:tab-stop style:position=\"16cm\" style:type=\"right\"/>"
    "</style:tab-stops></style:paragraph-properties></style:style>"
    "<style:style style:name=\"Contents_20_2\" style:display-name=\"Contents 2\""
    " style:family=\"paragraph\" style:parent-style-name=\"Standard\" style:class=\"index\">"
    "<style:paragraph-properties fo:margin-left=\"0.6cm\" fo:line-height=\"14.4pt\">"
    "<style:tab-stops><style:tab-stop style:position=\"15.4cm\" style:type=\"right\"/>"
    "</style:tab-stops></style:paragraph-properties></style:style>"
    "<style:style style:name=\"Header\" style:family=\"paragraph\""
    " style:parent-style-name=\"Standard\" style:class=\"extra\"><style:paragraph-properties>"
    "<style:tab-stops><style:tab-stop style:position=\"16cm\" style:type=\"right\"/>"
    "</style:tab-stops></style:paragraph-properties>"
    "<style:text-properties fo:font-size=\"10pt\" fo:color=\"#5a5955\"/></style:style>"
    "<style:style style:name=\"Footer\" style:family=\"paragraph\""
    " style:parent-style-name=\"Header\" style:class=\"extra\">"
    "<style:paragraph-properties fo:border=\"none\" fo:border-top=\"0.5pt solid #bbbab6\""
    " fo:padding-top=\"0.15cm\"/></style:style>"
    "<style:style style:name=\"Strong_20_Emphasis\" style:display-name=\"Strong Emphasis\""
    " style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style>"
    "<style:style style:name=\"Count\" style:family=\"text\">"
    "<style:text-properties fo:font-weight=\"bold\" fo:color=\"#155e6e\"/></style:style>"
    "<style:style style:name=\"Internet_20_link\" style:display-name=\"Internet link\""
    " style:family=\"text\"><style:text-properties fo:color=\"#155e6e\"/></style:style>"
    "<style:style style:name=\"Index_20_Link\" style:display-name=\"Index Link\""
    " style:family=\"text\"/>"
    "<style:style style:name=\"Graphics\" style:family=\"graphic\">"
    "<style:graphic-properties text:anchor-type=\"as-char\"/></style:style>"
    "<text:outline-style style:name=\"Outline\">"
    "<text:outline-level-style text:level=\"1\" style:num-format=\"\"/>"
    "<text:outline-level-style text:level=\"2\" style:num-format=\"\"/>"
    "<text:outline-level-style text:level=\"3\" style:num-format=\"\"/></text:outline-style>";

static const char pages[] =
    "<office:automatic-styles><style:page-layout style:name=\"A4\">"
    "<style:page-layout-properties fo:page-width=\"21cm\" fo:page-height=\"29.7cm\""
    " style:print-orientation=\"portrait\" fo:margin-top=\"1.5cm\" fo:margin-bottom=\"1.4cm\""
    " fo:margin-left=\"2.5cm\" fo:margin-right=\"2.5cm\"/><style:header-style>"
    "<style:header-footer-properties fo:min-height=\"0.6cm\" fo:margin-bottom=\"0.6cm\"/>"
    "</style:header-style><style:footer-style>"
    "<style:header-footer-properties fo:min-height=\"0.6cm\" fo:margin-top=\"0.6cm\"/>"
    "</style:footer-style></style:page-layout><style:page-layout style:name=\"Cover\">"
    "<style:page-layout-properties fo:page-width=\"21cm\" fo:page-height=\"29.7cm\""
    " style:print-orientation=\"portrait\" fo:margin-top=\"2.5cm\" fo:margin-bottom=\"2.5cm\""
    " fo:margin-left=\"2.5cm\" fo:margin-right=\"2.5cm\"/></style:page-layout>"
    "</office:automatic-styles>";

static const Style automatic_paragraphs[] = {
  { "CoverFigure", "Figure", "fo:margin-top=\"6cm\" fo:line-height=\"100%\"", "" },
  { "NewPage", "Heading_20_1", "fo:break-before=\"page\" fo:margin-top=\"0cm\"", "" },
  { "WordsStart", "Figure_20_words", "fo:text-align=\"start\"", "" },
  { "WordsMiddle", "Figure_20_words", "fo:text-align=\"center\"", "" },
};

static const Cell cells[] = {
  { "HeadCell", "1.5pt solid #1d1c1a",
    "fo:padding-right=\"0.3cm\" style:vertical-align=\"bottom\"" },
  { "HeadCellLast", "1.5pt solid #1d1c1a",
    "fo:padding-right=\"0cm\" style:vertical-align=\"bottom\"" },
  { "Cell", "0.5pt solid #dcdad6", "fo:padding-right=\"0.3cm\"" },
  { "CellLast", "0.5pt solid #dcdad6", "fo:padding-right=\"0cm\"" },
};

static const Fill fills[] = {
  { "accent", "#155e6e" },   { "ink", "#1d1c1a" },    { "ink2", "#5a5955" },
  { "hairline", "#bcd8dd" }, { "indigo", "#374ca2" }, { "ochre", "#a8751d" },
  { "sage", "#74907f" },     { "violet", "#a480da" }, { "brick", "#722d0d" },
  { "inktheme", "#2c252c" },
};

static const char other_automatic_styles[] =
    "<style:style style:name=\"First\" style:family=\"paragraph\""
    " style:parent-style-name=\"Space\" style:master-page-name=\"First\"/>"
    "<style:style style:name=\"Row\" style:family=\"table-row\">"
    "<style:table-row-properties fo:keep-together=\"always\"/></style:style>"
    "<style:style style:name=\"sheet\" style:family=\"graphic\"><style:graphic-properties"
    " draw:stroke=\"solid\" svg:stroke-width=\"0.8pt\" svg:stroke-color=\"#6f9fa9\""
    " draw:fill=\"solid\" draw:fill-color=\"#ffffff\" style:run-through=\"foreground\"/>"
    "</style:style>"
    "<style:style style:name=\"words\" style:family=\"graphic\"><style:graphic-properties"
    " draw:stroke=\"none\" draw:fill=\"none\" draw:auto-grow-height=\"false\""
    " draw:auto-grow-width=\"false\" fo:padding=\"0cm\" fo:wrap-option=\"no-wrap\""
    " draw:textarea-vertical-align=\"top\" draw:textarea-horizontal-align=\"left\""
    " style:run-through=\"foreground\"/></style:style>"
    "<style:style style:name=\"group\" style:family=\"graphic\"><style:graphic-properties"
    " style:run-through=\"foreground\" style:vertical-pos=\"top\""
    " style:vertical-rel=\"baseline\"/></style:style>"
    "<style:style style:name=\"Size9\" style:family=\"text\"><style:text-properties"
    " style:font-name=\"Calibri\" fo:font-size=\"9pt\" fo:color=\"#5a5955\"/></style:style>"
    "<style:style style:name=\"Size10\" style:family=\"text\"><style:text-properties"
    " style:font-name=\"Calibri\" fo:font-size=\"10.5pt\" fo:color=\"#1d1c1a\"/></style:style>"
    "<style:style style:name=\"Size10Bold\" style:family=\"text\"><style:text-properties"
    " style:font-name=\"Calibri\" fo:font-size=\"10.5pt\" fo:font-weight=\"bold\""
    " fo:color=\"#1d1c1a\"/></style:style>"
    "<text:list-style style:name=\"Bullets\">"
    "<text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"•\">"
    "<style:list-level-properties"
    " text:list-level-position-and-space-mode=\"label-alignment\">"
    "<style:list-level-label-alignment text:label-followed-by=\"listtab\""
    " text:list-tab-stop-position=\"0.6cm\" fo:text-indent=\"-0.6cm\" fo:margin-left=\"0.6cm\"/>"
    "</style:list-level-properties></text:list-level-style-bullet></text:list-style>";

static void
add_paragraph_style (GString *out, const Style *style)
{
  g_auto (GStrv) parts = g_strsplit (style->name, "_20_", -1);
  g_autofree char *shown = g_strjoinv (" ", parts);
  const char *level = g_str_has_prefix (style->name, "Heading_20_") ? parts[1] : NULL;

  g_string_append_printf (out,
                          "<style:style style:name=\"%s\" style:display-name=\"%s\""
                          " style:family=\"paragraph\" style:parent-style-name=\"%s\"",
                          style->name, shown, style->parent);
  if (level != NULL)
    g_string_append_printf (out,
                            " style:next-style-name=\"Text_20_body\""
                            " style:default-outline-level=\"%s\"",
                            level);
  g_string_append_printf (out, " style:class=\"text\"><style:paragraph-properties %s/>",
                          style->paragraph);
  if (style->words[0] != '\0')
    g_string_append_printf (out, "<style:text-properties %s/>", style->words);
  g_string_append (out, "</style:style>\n");
}

const char *
tl_overview_odt_namespaces (void)
{
  return namespaces;
}

void
tl_overview_odt_add_styles (GString *out)
{
  g_string_append_printf (out, "%s<office:styles>%s", fonts, defaults);
  for (guint i = 0; i < G_N_ELEMENTS (paragraphs); i++)
    add_paragraph_style (out, &paragraphs[i]);
  g_string_append_printf (out, "%s</office:styles>%s", other_styles, pages);
}

void
tl_overview_odt_add_content_styles (GString *out)
{
  g_string_append (out, fonts);
  g_string_append (out, "<office:automatic-styles>");
  for (guint i = 0; i < G_N_ELEMENTS (automatic_paragraphs); i++)
    add_paragraph_style (out, &automatic_paragraphs[i]);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    g_string_append_printf (out,
                            "<style:style style:name=\"%s\" style:family=\"table-cell\">"
                            "<style:table-cell-properties fo:border=\"none\""
                            " fo:border-bottom=\"%s\" fo:padding-top=\"0.07cm\""
                            " fo:padding-bottom=\"0.07cm\" fo:padding-left=\"0cm\" %s/>"
                            "</style:style>\n",
                            cells[i].name, cells[i].rule, cells[i].properties);
  for (guint i = 0; i < G_N_ELEMENTS (fills); i++)
    g_string_append_printf (out,
                            "<style:style style:name=\"%s\" style:family=\"graphic\">"
                            "<style:graphic-properties draw:stroke=\"none\" draw:fill=\"solid\""
                            " draw:fill-color=\"%s\" style:run-through=\"foreground\"/>"
                            "</style:style>\n",
                            fills[i].name, fills[i].colour);
  g_string_append (out, other_automatic_styles);
}
