/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes blocks as one self-contained, accessible HTML file. */
#define G_LOG_DOMAIN "tl-overview"

#include "config.h"

#include "tl-overview-figure.h"
#include "tl-overview-writers.h"
#include "tl-overview-xml.h"

/* Points; drawn 700 pixels wide. */
#define FIGURE_WIDTH 500

static void
add_measure (GString *out, const TlOverviewMeasure *measure)
{
  g_string_append_printf (out, " data-count=\"%u\"", measure->count);
  if (measure->of > 0)
    g_string_append_printf (out, " data-of=\"%u\"", measure->of);
  tl_overview_xml_add_attribute (out, "data-unit", measure->unit);
  tl_overview_xml_add_attribute (out, "data-theme", measure->theme_id);
  tl_overview_xml_add_attribute (out, "data-agency", measure->agency_id);
  tl_overview_xml_add_attribute (out, "data-scope", measure->scope);
}

/* Stands before a theme's name; the name says it all, so that readers of the screen pass over
   it. */
static void
add_swatch (GString *out, const TlOverviewRun *run)
{
  const char *pattern = run->pattern != NULL ? run->pattern : "solid";

  g_string_append (out, "<svg class=\"swatch");
  if (g_str_is_ascii (run->colour))
    {
      g_string_append_c (out, ' ');
      tl_overview_xml_add (out, run->colour);
    }
  g_string_append (
      out,
      "\" xmlns=\"http://www.w3.org/2000/svg\" width=\"14\" height=\"14\" viewBox=\"0 0 14 14\" "
      "aria-hidden=\"true\" focusable=\"false\">");
  if (g_str_equal (pattern, "ladder"))
    g_string_append (out, "<path d=\"M0 0h14v3H0zM0 5.5h14v3H0zM0 11h14v3H0z\"/>");
  else if (g_str_equal (pattern, "hollow"))
    g_string_append (out, "<path d=\"M0 0h14v14H0zM2 2v10h10V2z\" fill-rule=\"evenodd\"/>");
  else
    g_string_append (out, "<path d=\"M0 0h14v14H0z\"/>");
  g_string_append (out, "</svg> ");
}

static void
add_run (GString *out, const TlOverviewRun *run)
{
  const char *element = run->is_bold ? "strong" : run->measure != NULL ? "span" : NULL;

  if (run->colour != NULL)
    add_swatch (out, run);
  if (run->target != NULL)
    {
      g_string_append (out, "<a href=\"#");
      tl_overview_xml_add (out, run->target);
      g_string_append (out, "\">");
    }
  if (element != NULL)
    g_string_append_printf (out, "<%s", element);
  if (run->measure != NULL)
    add_measure (out, run->measure);
  if (element != NULL)
    g_string_append_c (out, '>');
  if (run->is_name)
    g_string_append (out, "<bdi>");
  tl_overview_xml_add (out, run->text);
  if (run->is_name)
    g_string_append (out, "</bdi>");
  if (element != NULL)
    g_string_append_printf (out, "</%s>", element);
  if (run->target != NULL)
    g_string_append (out, "</a>");
}

static void
add_text (GString *out, const GPtrArray *text)
{
  for (guint i = 0; i < text->len; i++)
    add_run (out, text->pdata[i]);
}

static void
add_heading (GString *out, const TlOverviewBlock *block, gboolean starts_page)
{
  guint level = MIN (block->level + 1, 6);

  g_string_append_printf (out, "<h%u", level);
  tl_overview_xml_add_attribute (out, "id", block->id);
  if (starts_page)
    g_string_append (out, " class=\"new-page\"");
  g_string_append_c (out, '>');
  if (block->number != NULL)
    {
      g_string_append (out, "<span class=\"number\">");
      tl_overview_xml_add (out, block->number);
      g_string_append (out, "</span> ");
    }
  add_text (out, block->text);
  g_string_append_printf (out, "</h%u>\n", level);
}

static void
add_paragraph (GString *out, const TlOverviewBlock *block)
{
  static const char *const classes[] = { NULL,      "kicker",     NULL,    "subtitle",
                                         "imprint", "dedication", "found", "note" };
  const char *element = block->role == TL_OVERVIEW_TITLE ? "h1" : "p";

  g_string_append_printf (out, "<%s", element);
  tl_overview_xml_add_attribute (out, "class", classes[block->role]);
  g_string_append_c (out, '>');
  add_text (out, block->text);
  g_string_append_printf (out, "</%s>\n", element);
}

static void
add_list (GString *out, const TlOverviewBlock *block)
{
  g_string_append (out, "<ul>\n");
  for (guint i = 0; i < block->items->len; i++)
    {
      g_string_append (out, "<li>");
      add_text (out, block->items->pdata[i]);
      g_string_append (out, "</li>\n");
    }
  g_string_append (out, "</ul>\n");
}

static void
add_quotation (GString *out, const TlOverviewBlock *block)
{
  g_string_append (out, "<figure class=\"quotation\"");
  tl_overview_xml_add_attribute (out, "data-finding", block->finding_id);
  g_string_append (out, ">\n<blockquote><p dir=\"auto\">");
  add_text (out, block->text);
  g_string_append (out, "</p></blockquote>\n<figcaption>");
  add_text (out, block->source);
  g_string_append (out, "</figcaption>\n</figure>\n");
}

static void
add_row (GString *out, const TlOverviewBlock *table, const TlOverviewRow *row)
{
  g_string_append (out, "<tr");
  tl_overview_xml_add_attribute (out, "id", row->id);
  g_string_append_c (out, '>');
  for (guint i = 0; i < row->cells->len; i++)
    {
      const TlOverviewColumn *column = table->columns->pdata[i];
      gboolean is_end = column->align == TL_OVERVIEW_ALIGN_END;

      g_string_append (out, i == 0 ? "<th scope=\"row\"" : "<td");
      if (is_end || (i == 0 && row->is_indented))
        g_string_append (out, is_end ? " class=\"end\"" : " class=\"indented\"");
      g_string_append_c (out, '>');
      add_text (out, row->cells->pdata[i]);
      g_string_append (out, i == 0 ? "</th>" : "</td>");
    }
  g_string_append (out, "</tr>\n");
}

static void
add_table (GString *out, const TlOverviewBlock *block)
{
  if (block->is_companion)
    g_string_append (out, "<details>\n<summary>The figures as a table</summary>\n");
  g_string_append (out, "<table>\n<caption>");
  tl_overview_xml_add (out, block->caption);
  g_string_append (out, "</caption>\n<thead><tr>");
  for (guint i = 0; i < block->columns->len; i++)
    {
      const TlOverviewColumn *column = block->columns->pdata[i];

      g_string_append_printf (out, "<th scope=\"col\"%s style=\"width:%u%%\">",
                              column->align == TL_OVERVIEW_ALIGN_END ? " class=\"end\"" : "",
                              column->width);
      tl_overview_xml_add (out, column->title);
      g_string_append (out, "</th>");
    }
  g_string_append (out, "</tr></thead>\n<tbody>\n");
  for (guint i = 0; i < block->rows->len; i++)
    add_row (out, block, block->rows->pdata[i]);
  g_string_append (out, "</tbody>\n</table>\n");
  if (block->is_companion)
    g_string_append (out, "</details>\n");
}

static void
add_words_shape (GString *out, const TlOverviewShape *shape)
{
  g_string_append (out, "<text");
  tl_overview_xml_add_length (out, "x", shape->x, "");
  tl_overview_xml_add_length (out, "y", shape->y, "");
  tl_overview_xml_add_length (out, "font-size", shape->font_size, "");
  if (shape->anchor == TL_OVERVIEW_ANCHOR_MIDDLE)
    g_string_append (out, " text-anchor=\"middle\"");
  if (shape->is_bold)
    g_string_append (out, " font-weight=\"bold\"");
  g_string_append (out,
                   shape->paint == TL_OVERVIEW_INK_2 ? " class=\"f-ink-2\"" : " class=\"f-ink\"");
  if (shape->measure != NULL)
    add_measure (out, shape->measure);
  g_string_append_c (out, '>');
  tl_overview_xml_add (out, shape->words);
  g_string_append (out, "</text>\n");
}

static void
add_shape (GString *out, const TlOverviewShape *shape)
{
  static const char *const paints[] = { "accent", "ink", "ink-2", "hairline", "sheet" };

  switch (shape->kind)
    {
    case TL_OVERVIEW_RECT:
      g_string_append_printf (out, "<rect class=\"f-%s\"", paints[shape->paint]);
      tl_overview_xml_add_length (out, "x", shape->x, "");
      tl_overview_xml_add_length (out, "y", shape->y, "");
      tl_overview_xml_add_length (out, "width", shape->width, "");
      tl_overview_xml_add_length (out, "height", shape->height, "");
      break;
    case TL_OVERVIEW_SEGMENT:
      g_string_append_printf (out, "<line class=\"s-%s\"", paints[shape->paint]);
      tl_overview_xml_add_length (out, "x1", shape->x, "");
      tl_overview_xml_add_length (out, "y1", shape->y, "");
      tl_overview_xml_add_length (out, "x2", shape->x + shape->width, "");
      tl_overview_xml_add_length (out, "y2", shape->y + shape->height, "");
      tl_overview_xml_add_length (out, "stroke-width", shape->stroke, "");
      break;
    case TL_OVERVIEW_CIRCLE:
      g_string_append_printf (out, "<circle class=\"f-%s\"", paints[shape->paint]);
      tl_overview_xml_add_length (out, "cx", shape->x, "");
      tl_overview_xml_add_length (out, "cy", shape->y, "");
      tl_overview_xml_add_length (out, "r", shape->width / 2, "");
      break;
    case TL_OVERVIEW_WORDS:
    default:
      add_words_shape (out, shape);
      return;
    }
  g_string_append (out, "/>\n");
}

static void
add_figure (GString *out, const TlOverviewBlock *block)
{
  g_autoptr (TlOverviewFigure) figure = tl_overview_figure_new (block, FIGURE_WIDTH);
  const char *title = block->caption != NULL ? block->caption : "Reviews by year of the death";
  gboolean has_caption_above = block->kind == TL_OVERVIEW_CHART;

  g_string_append_printf (out, "<figure class=\"drawn\" id=\"%s\">\n", block->id);
  if (block->caption != NULL && has_caption_above)
    {
      g_string_append (out, "<figcaption class=\"above\">");
      tl_overview_xml_add (out, block->caption);
      g_string_append (out, "</figcaption>\n");
    }
  g_string_append_printf (
      out,
      "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"%s-title %s-desc\"",
      block->id, block->id);
  g_string_append (out, " viewBox=\"0 0 ");
  tl_overview_xml_add_number (out, figure->width);
  g_string_append_c (out, ' ');
  tl_overview_xml_add_number (out, figure->height);
  g_string_append_printf (out, "\">\n<title id=\"%s-title\">", block->id);
  tl_overview_xml_add (out, title);
  g_string_append_printf (out, "</title>\n<desc id=\"%s-desc\">", block->id);
  tl_overview_xml_add (out, block->description);
  g_string_append (out, "</desc>\n");
  for (guint i = 0; i < figure->shapes->len; i++)
    add_shape (out, figure->shapes->pdata[i]);
  g_string_append (out, "</svg>\n");
  if (block->caption != NULL && !has_caption_above)
    {
      g_string_append (out, "<figcaption>");
      tl_overview_xml_add (out, block->caption);
      g_string_append (out, "</figcaption>\n");
    }
  g_string_append (out, "</figure>\n");
}

static void
add_block (GString *out, const TlOverviewBlock *block, gboolean starts_page)
{
  switch (block->kind)
    {
    case TL_OVERVIEW_HEADING:
      add_heading (out, block, starts_page);
      break;
    case TL_OVERVIEW_PARAGRAPH:
      add_paragraph (out, block);
      break;
    case TL_OVERVIEW_LIST:
      add_list (out, block);
      break;
    case TL_OVERVIEW_QUOTATION:
      add_quotation (out, block);
      break;
    case TL_OVERVIEW_TABLE:
      add_table (out, block);
      break;
    case TL_OVERVIEW_CHART:
    case TL_OVERVIEW_LINE:
    case TL_OVERVIEW_COVER:
      add_figure (out, block);
      break;
    case TL_OVERVIEW_PAGE_BREAK:
    default:
      break;
    }
}

/* Contents hold the headings of the first two levels. */
static void
add_contents_entry (GString *out, const TlOverviewBlock *block)
{
  g_string_append (out, "<a href=\"#");
  tl_overview_xml_add (out, block->id);
  g_string_append (out, "\">");
  if (block->number != NULL)
    {
      tl_overview_xml_add (out, block->number);
      g_string_append_c (out, ' ');
    }
  for (guint i = 0; i < block->text->len; i++)
    tl_overview_xml_add (out, ((const TlOverviewRun *) block->text->pdata[i])->text);
  g_string_append (out, "</a>");
}

static void
add_contents (GString *out, const TlOverviewDocument *document)
{
  guint level = 0;

  g_string_append (out, "<nav aria-labelledby=\"contents\">\n<p id=\"contents\">Contents</p>\n");
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TlOverviewBlock *block = document->blocks->pdata[i];

      if (block->kind != TL_OVERVIEW_HEADING || block->id == NULL || block->level > 2)
        continue;
      if (block->level > level)
        g_string_append (out, level == 0 ? "<ul>\n<li>" : "\n<ul>\n<li>");
      else
        g_string_append (out, block->level < level ? "</li>\n</ul></li>\n<li>" : "</li>\n<li>");
      level = block->level;
      add_contents_entry (out, block);
    }
  if (level == 2)
    g_string_append (out, "</li>\n</ul>");
  g_string_append (out, level > 0 ? "</li>\n</ul>\n</nav>\n" : "</nav>\n");
}

static void
add_head (GString *out, const TlOverviewDocument *document)
{
  g_string_append (out,
                   "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en-GB\" "
                   "xml:lang=\"en-GB\">\n"
                   "<head>\n<meta charset=\"utf-8\"/>\n"
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
                   "<meta name=\"color-scheme\" content=\"light dark\"/>\n");
  if (document->author != NULL)
    {
      g_string_append (out, "<meta name=\"author\"");
      tl_overview_xml_add_attribute (out, "content", document->author);
      g_string_append (out, "/>\n");
    }
  g_string_append (out, "<title>");
  tl_overview_xml_add (out, document->title);
  g_string_append_printf (out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n",
                          tl_overview_html_style ());
  g_string_append (out,
                   "<a class=\"skip\" href=\"#main\">Skip to the text</a>\n<header>\n<p><strong>");
  tl_overview_xml_add (out, document->title);
  g_string_append (out, "</strong>");
  if (document->remark != NULL)
    {
      g_string_append (out, " <span>");
      tl_overview_xml_add (out, document->remark);
      g_string_append (out, "</span>");
    }
  g_string_append (out, "</p>\n</header>\n<div class=\"columns\">\n");
}

GBytes *
tl_overview_write_html (const TlOverviewDocument *document, GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean starts_page = FALSE;

  add_head (out, document);
  add_contents (out, document);
  g_string_append (out, "<main id=\"main\" tabindex=\"-1\">\n");
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TlOverviewBlock *block = document->blocks->pdata[i];

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      add_block (out, block, starts_page);
      starts_page = block->kind == TL_OVERVIEW_PAGE_BREAK;
    }
  g_string_append (out, "</main>\n</div>\n<footer><p>");
  tl_overview_xml_add (out, document->unit_rule);
  g_string_append (out, "</p></footer>\n</body>\n</html>\n");
  return g_string_free_to_bytes (g_steal_pointer (&out));
}
