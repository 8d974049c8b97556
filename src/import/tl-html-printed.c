/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages that a program made from a PDF, line by line as it was printed (pdf2htmlEX): the lines as
 * plain text. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-html-private.h"

#include "tl-xml.h"

#include <string.h>

static xmlNode *
find_container (xmlNode *node)
{
  static const char *const ids[] = { "page-container", NULL };

  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      xmlNode *found = NULL;

      if (child->type == XML_ELEMENT_NODE)
        found = tl_html_has_class (child, ids, TRUE) ? child : find_container (child);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The classes of a line that stand for its font and size: "ff1 fs0". */
static char *
dup_font (const xmlNode *line)
{
  g_autofree char *classes = tl_xml_get (line, "class");
  g_auto (GStrv) words = g_strsplit (classes != NULL ? classes : "", " ", -1);
  GString *font = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (words[i], "ff") || g_str_has_prefix (words[i], "fs"))
      g_string_append_printf (font, "%s ", words[i]);
  return g_string_free (font, FALSE);
}

/* @font: of the line before; where it changes a blank line parts headings from text. */
static void
append_lines (GString *text, xmlNode *node, char **font)
{
  static const char *const lines[] = { "t", NULL };

  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type != XML_ELEMENT_NODE)
      continue;
    else if (tl_html_has_class (child, lines, FALSE))
      {
        g_autofree char *line = tl_html_dup_text (child);
        char *own = dup_font (child);

        if (*font != NULL && strcmp (*font, own) != 0)
          g_string_append_c (text, '\n');
        g_free (*font);
        *font = own;
        g_string_append_printf (text, "%s\n", line);
      }
    else
      append_lines (text, child, font);
}

char *
tl_html_dup_printed (xmlNode *root)
{
  static const char *const pages[] = { "pf", NULL };
  xmlNode *container = find_container (root);
  GString *text = g_string_new (NULL);
  g_autofree char *font = NULL;

  for (xmlNode *page = container != NULL ? container->children : NULL; page != NULL;
       page = page->next)
    if (page->type == XML_ELEMENT_NODE && tl_html_has_class (page, pages, FALSE))
      {
        if (text->len > 0)
          g_string_append_c (text, '\f');
        append_lines (text, page, &font);
      }
  return g_string_free (text, text->len == 0);
}
