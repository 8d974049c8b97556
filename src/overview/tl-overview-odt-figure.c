/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws figures and swatches as the vector shapes of an OpenDocument text. */
#define G_LOG_DOMAIN "tl-overview"

#include "config.h"

#include "tl-overview-figure.h"
#include "tl-overview-odt-private.h"
#include "tl-overview-xml.h"

/* The full 160 mm, in points. */
#define FIGURE_WIDTH 453.5
/* From the top of a line of words to its baseline, in parts of the size of its letters (Calibri and
 * Carlito). */
#define ASCENT 0.95
#define SWATCH 7.5

static void
add_box (GString *out, const char *element, const char *style, double x, double y, double width,
         double height)
{
  g_string_append_printf (out, "<draw:%s draw:style-name=\"%s\"", element, style);
  tl_overview_xml_add_length (out, "svg:x", x, "pt");
  tl_overview_xml_add_length (out, "svg:y", y, "pt");
  tl_overview_xml_add_length (out, "svg:width", width, "pt");
  tl_overview_xml_add_length (out, "svg:height", height, "pt");
}

static void
add_words (GString *out, const TlOverviewShape *shape)
{
  gboolean is_middle = shape->anchor == TL_OVERVIEW_ANCHOR_MIDDLE;
  const char *size = shape->font_size < 10 ? "Size9" : shape->is_bold ? "Size10Bold" : "Size10";

  add_box (out, "rect", "words", is_middle ? shape->x - shape->width / 2 : shape->x,
           shape->y - shape->font_size * ASCENT, shape->width, shape->font_size * 1.3);
  g_string_append_printf (out, "><text:p text:style-name=\"%s\"><text:span text:style-name=\"%s\">",
                          is_middle ? "WordsMiddle" : "WordsStart", size);
  tl_overview_xml_add (out, shape->words);
  g_string_append (out, "</text:span></text:p></draw:rect>");
}

static void
add_shape (GString *out, const TlOverviewShape *shape)
{
  static const char *const paints[] = { "accent", "ink", "ink2", "hairline", "sheet" };
  const char *paint = paints[shape->paint];

  switch (shape->kind)
    {
    case TL_OVERVIEW_RECT:
      add_box (out, "rect", paint, shape->x, shape->y, shape->width, shape->height);
      g_string_append (out, "/>");
      break;
    case TL_OVERVIEW_SEGMENT:
      /* All segments are level or upright: as thin bars they need no style for each stroke. */
      if (shape->height > shape->width)
        add_box (out, "rect", paint, shape->x - shape->stroke / 2, shape->y, shape->stroke,
                 shape->height);
      else
        add_box (out, "rect", paint, shape->x, shape->y - shape->stroke / 2, shape->width,
                 shape->stroke);
      g_string_append (out, "/>");
      break;
    case TL_OVERVIEW_CIRCLE:
      add_box (out, "ellipse", paint, shape->x - shape->width / 2, shape->y - shape->width / 2,
               shape->width, shape->width);
      g_string_append (out, "/>");
      break;
    case TL_OVERVIEW_WORDS:
    default:
      add_words (out, shape);
      break;
    }
}

void
tl_overview_odt_add_figure (GString *out, const TlOverviewBlock *block)
{
  g_autoptr (TlOverviewFigure) figure = tl_overview_figure_new (block, FIGURE_WIDTH);
  const char *title = block->caption != NULL ? block->caption : "Reviews by year of the death";

  g_string_append_printf (out,
                          "<text:p text:style-name=\"%s\"><draw:g text:anchor-type=\"as-char\" "
                          "draw:style-name=\"group\"",
                          block->kind == TL_OVERVIEW_COVER ? "CoverFigure" : "Figure");
  tl_overview_xml_add_attribute (out, "draw:name", block->id);
  g_string_append (out, "><svg:title>");
  tl_overview_xml_add (out, title);
  g_string_append (out, "</svg:title><svg:desc>");
  tl_overview_xml_add (out, block->description);
  g_string_append (out, "</svg:desc>");
  /* An empty frame keeps the group as wide and high as the figure is. */
  add_box (out, "rect", "words", 0, 0, figure->width, figure->height);
  g_string_append (out, "/>");
  for (guint i = 0; i < figure->shapes->len; i++)
    add_shape (out, figure->shapes->pdata[i]);
  g_string_append (out, "</draw:g></text:p>\n");
}

void
tl_overview_odt_add_swatch (GString *out, const char *colour, const char *pattern)
{
  static const char *const known[] = { "indigo", "ochre", "sage", "violet", "brick", NULL };
  const char *style = g_strv_contains (known, colour) ? colour : "inktheme";
  gboolean is_ladder = g_strcmp0 (pattern, "ladder") == 0,
           is_hollow = g_strcmp0 (pattern, "hollow") == 0;
  const double ladder[][4] = { { 0, 0, SWATCH, 1.6 },
                               { 0, 2.95, SWATCH, 1.6 },
                               { 0, 5.9, SWATCH, 1.6 } };
  const double hollow[][4] = { { 0, 0, SWATCH, 1.1 },
                               { 0, SWATCH - 1.1, SWATCH, 1.1 },
                               { 0, 0, 1.1, SWATCH },
                               { SWATCH - 1.1, 0, 1.1, SWATCH } };
  const double solid[][4] = { { 0, 0, SWATCH, SWATCH } };
  const double (*parts)[4] = is_ladder ? ladder : is_hollow ? hollow : solid;
  guint n = is_ladder   ? G_N_ELEMENTS (ladder)
            : is_hollow ? G_N_ELEMENTS (hollow)
                        : G_N_ELEMENTS (solid);

  g_string_append (out, "<draw:g text:anchor-type=\"as-char\" draw:style-name=\"group\">");
  for (guint i = 0; i < n; i++)
    {
      add_box (out, "rect", style, parts[i][0], parts[i][1], parts[i][2], parts[i][3]);
      g_string_append (out, "/>");
    }
  g_string_append (out, "</draw:g> ");
}
