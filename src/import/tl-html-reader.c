/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of HTML to a document: headings, paragraphs, lists, tables, notes. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-html-reader.h"

#include "tl-error.h"
#include "tl-flow.h"
#include "tl-html-private.h"
#include "tl-markup-table.h"
#include "tl-plain-reader.h"
#include "tl-text.h"
#include "tl-xml.h"

#include <glib/gi18n-lib.h>
#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>

#define MAX_SIZE (64 * 1024 * 1024)
#define MAX_DEPTH 300
#define MAX_TITLE_CHARS 200

typedef struct
{
  TlMarkup *markup;
  TlFlow *flow;
  guint depth;
  guint n_headings; /* that are open */
  guint n_notes;    /* likewise */
  guint n_verbatim; /* likewise */
} Reader;

static void walk_children (Reader *self, xmlNode *node);

static void
append_text (Reader *self, const char *text)
{
  g_auto (GStrv) lines = NULL;

  if (self->n_verbatim == 0)
    {
      tl_flow_append (self->flow, text);
      return;
    }
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        tl_flow_append_break (self->flow);
      tl_flow_append (self->flow, lines[i]);
    }
}

static void
walk_in (Reader *self, xmlNode *node, TlBlockKind kind, guint level, const char *number)
{
  tl_flow_push (self->flow, kind, level, number);
  walk_children (self, node);
  tl_flow_pop (self->flow);
}

static void
walk_heading (Reader *self, xmlNode *node, guint level)
{
  self->n_headings++;
  walk_in (self, node, TL_BLOCK_HEADING, level, NULL);
  self->n_headings--;
}

static void
walk_item (Reader *self, xmlNode *node)
{
  g_autofree char *mark = tl_html_item_mark (node);

  if (tl_flow_is_capturing (self->flow))
    {
      tl_flow_break (self->flow);
      if (mark != NULL)
        {
          tl_flow_append (self->flow, mark);
          tl_flow_append (self->flow, ". ");
        }
    }
  walk_in (self, node, TL_BLOCK_ITEM, 0, mark);
}

/* A note's text without the mark that stands before it. */
static const char *
skip_mark (const char *text, const char *mark)
{
  const char *p = text;

  if (*mark == '\0')
    return text;
  if (*p == '[' || *p == '(')
    p++;
  if (!g_str_has_prefix (p, mark) || g_ascii_isdigit (p[strlen (mark)]))
    return text;
  p += strlen (mark);
  if (*p != ' ' && *p != ']' && *p != ')' && *p != '.' && *p != ':')
    return text;
  return p + strspn (p, "])..: ");
}

/* The number at the head of a note, "3." or "[3]"; "" if there is none. */
static char *
read_typed_mark (const char *text)
{
  const char *start = text + strspn (text, "[( ");
  gsize n = strspn (start, "0123456789");

  return n > 0 && n < 4 && start[n] != '\0' && strchr ("]). :", start[n]) != NULL
             ? g_strndup (start, n)
             : g_strdup ("");
}

static void
walk_note (Reader *self, xmlNode *node, const char *mark)
{
  g_autofree char *text = NULL;
  g_autofree char *typed = NULL;

  self->n_notes++;
  tl_flow_break (self->flow);
  tl_flow_begin_capture (self->flow);
  walk_children (self, node);
  text = tl_flow_end_capture (self->flow);
  if (*mark == '\0')
    mark = typed = read_typed_mark (text);
  tl_flow_add_note (self->flow, *mark != '\0' ? mark : NULL, skip_mark (text, mark));
  self->n_notes--;
}

/* Digits of a note's mark, "[3]", "[footnote 3]" or "3", or commas between several; NULL for other
 * text. */
static char *
read_mark (xmlNode *node)
{
  g_autofree char *text = tl_html_dup_text (node);
  gsize n = strlen (text);

  if (n > 1 && *text == '[' && text[n - 1] == ']')
    {
      memmove (text, text + 1, n - 2);
      n -= 2;
      text[n] = '\0';
    }
  if (g_ascii_strncasecmp (text, "footnote ", 9) == 0
      || g_ascii_strncasecmp (text, "note ", 5) == 0)
    {
      const char *rest = strchr (text, ' ') + 1;

      n = strlen (rest);
      memmove (text, rest, n + 1);
    }
  if (n == 0 || n > 12 || !g_ascii_isdigit (*text) || strspn (text, "0123456789, ") < n)
    return NULL;
  return g_steal_pointer (&text);
}

static gboolean
append_mark (Reader *self, xmlNode *node)
{
  g_autofree char *mark = read_mark (node);

  if (mark == NULL)
    return FALSE;
  tl_flow_append_raised (self->flow, mark);
  return TRUE;
}

static guint
get_span (const xmlNode *cell, const char *name)
{
  g_autofree char *value = tl_xml_get (cell, name);

  return value != NULL ? (guint) CLAMP (atoi (value), 1, 1000) : 1;
}

static guint
count_columns (const xmlNode *node)
{
  static const char *const cells[] = { "td", "th", NULL };
  guint most = 0, n = 0;

  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (tl_html_is_one_of (child, cells))
      n += get_span (child, "colspan");
    else if (child->type == XML_ELEMENT_NODE && !tl_html_is_element (child, "caption"))
      {
        /* MAX would count it twice, and so on downwards. */
        guint below = count_columns (child);

        most = MAX (most, below);
      }
  return MAX (n, most);
}

static void
walk_row (Reader *self, TlMarkupTable *table, xmlNode *row, gboolean is_header)
{
  static const char *const cells[] = { "td", "th", NULL };

  tl_markup_table_begin_row (table, is_header);
  for (xmlNode *cell = row->children; cell != NULL; cell = cell->next)
    if (tl_html_is_one_of (cell, cells))
      {
        tl_flow_begin_capture (self->flow);
        walk_children (self, cell);
        tl_markup_table_take_cell (table, tl_flow_end_capture (self->flow),
                                   get_span (cell, "colspan"), get_span (cell, "rowspan"),
                                   tl_html_is_element (cell, "th") || tl_html_is_bold (cell));
      }
}

static void
walk_rows (Reader *self, TlMarkupTable *table, xmlNode *node, gboolean is_header)
{
  static const char *const groups[] = { "tbody", "tfoot", NULL };

  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (tl_html_is_left_out (child, FALSE))
      continue;
    else if (tl_html_is_element (child, "caption"))
      walk_in (self, child, TL_BLOCK_CAPTION, 0, NULL);
    else if (tl_html_is_element (child, "tr"))
      walk_row (self, table, child, is_header);
    else if (tl_html_is_element (child, "thead"))
      walk_rows (self, table, child, TRUE);
    else if (tl_html_is_one_of (child, groups))
      walk_rows (self, table, child, FALSE);
}

/* Whether a table lays out a page with headings: a table of data has other heads. */
static gboolean
holds_page (xmlNode *table)
{
  static const char *const headings[] = { "h1", "h2", NULL };
  static const char *const heads[] = { "th", "thead", "caption", NULL };

  return tl_html_find (table, headings) != NULL && tl_html_find (table, heads) == NULL;
}

/* Tables that only lay a page out are read as the text that they hold; a table of one column is a
 * box. */
static void
walk_table (Reader *self, xmlNode *node)
{
  static const char *const tables[] = { "table", NULL };
  static const char *const roles[] = { "presentation", "none", NULL };
  g_autoptr (TlMarkupTable) table = NULL;

  tl_flow_break (self->flow);
  if (tl_flow_is_capturing (self->flow) || tl_html_has_role (node, roles)
      || tl_html_find (node, tables) != NULL || holds_page (node))
    walk_children (self, node);
  else if (count_columns (node) < 2)
    walk_in (self, node, TL_BLOCK_BOX, 0, NULL);
  else
    {
      table = tl_markup_table_new ();
      walk_rows (self, table, node, FALSE);
      tl_markup_table_write (table, self->markup);
    }
  tl_flow_break (self->flow);
}

static gboolean
is_box (const xmlNode *node)
{
  static const char *const boxes[] = { "aside", NULL };
  static const char *const blocks[] = { "div", "section", "p", NULL };
  static const char *const roles[] = { "note", "complementary", NULL };
  static const char *const classes[] = { "callout",
                                         "panel",
                                         "box",
                                         "inset",
                                         "well",
                                         "information",
                                         "help",
                                         "advisory",
                                         "example",
                                         "govuk-inset-text",
                                         "govuk-warning-text",
                                         "call-to-action",
                                         "alert",
                                         "notice",
                                         NULL };

  return tl_html_is_one_of (node, boxes)
         || (tl_html_is_one_of (node, blocks)
             && (tl_html_has_role (node, roles) || tl_html_has_class (node, classes, FALSE)));
}

static guint
get_heading_level (const xmlNode *node)
{
  static const char *const roles[] = { "heading", NULL };
  static const char *const titles[] = { "title", "msotitle", NULL };
  const char *name = (const char *) node->name;
  g_autofree char *level = NULL;

  /* What word processors call the title is no heading in their HTML. */
  if (tl_html_is_element (node, "p") && tl_html_has_class (node, titles, FALSE))
    return 1;
  if (g_ascii_tolower (name[0]) == 'h' && name[1] >= '1' && name[1] <= '6' && name[2] == '\0')
    return (guint) (name[1] - '0');
  if (!tl_html_has_role (node, roles))
    return 0;
  level = tl_xml_get (node, "aria-level");
  return level != NULL ? (guint) CLAMP (atoi (level), 1, 6) : 2;
}

/* A paragraph in a paragraph is none: an element with a prefix whose prefix the parser lost. */
static gboolean
is_in_paragraph (const xmlNode *node)
{
  static const char *const lines[] = { "span", "b", "i", "u", "strong", "em", "a", "font", NULL };
  const xmlNode *parent = node->parent;

  while (parent != NULL && tl_html_is_one_of (parent, lines))
    parent = parent->parent;
  return parent != NULL && (tl_html_is_element (parent, "p") || get_heading_level (parent) > 0);
}

static gboolean
is_block (const xmlNode *node)
{
  static const char *const blocks[] = {
    "p",      "div",    "section", "article", "main",     "address", "ul",     "ol",
    "dl",     "dt",     "dd",      "details", "summary",  "figure",  "center", "body",
    "header", "footer", "hgroup",  "form",    "fieldset", "tr",      "td",     "th",
    "tbody",  "thead",  "hr",      "pre",     "html",     "search",  "tfoot",  NULL
  };

  return tl_html_is_one_of (node, blocks)
         && !(tl_html_is_element (node, "p") && is_in_paragraph (node));
}

/* Elements that stand in a line. */
static void
walk_inline (Reader *self, xmlNode *node)
{
  static const char *const bold[] = { "b", "strong", NULL };

  if (tl_html_is_element (node, "br"))
    {
      tl_flow_append_break (self->flow);
      return;
    }
  if (self->n_notes > 0 && tl_html_is_element (node, "a") && tl_html_is_backlink (node))
    return;
  if ((tl_html_is_element (node, "sup")
       || (tl_html_is_element (node, "a") && tl_html_is_reference (node)))
      && append_mark (self, node))
    return;
  if (tl_html_is_element (node, "q"))
    tl_flow_append (self->flow, "“");
  if (tl_html_is_one_of (node, bold))
    tl_flow_begin_bold (self->flow);
  walk_children (self, node);
  if (tl_html_is_one_of (node, bold))
    tl_flow_end_bold (self->flow);
  if (tl_html_is_element (node, "q"))
    tl_flow_append (self->flow, "”");
}

static void
walk_block (Reader *self, xmlNode *node)
{
  gboolean is_verbatim = tl_html_is_element (node, "pre");

  tl_flow_break (self->flow);
  self->n_verbatim += is_verbatim;
  walk_children (self, node);
  self->n_verbatim -= is_verbatim;
  tl_flow_break (self->flow);
}

static void
walk_element (Reader *self, xmlNode *node)
{
  static const char *const captions[] = { "figcaption", "caption", "legend", NULL };
  g_autofree char *mark = tl_html_footnote_mark (node);
  guint level = get_heading_level (node);

  if (mark != NULL && self->n_notes == 0 && !tl_flow_is_capturing (self->flow))
    walk_note (self, node, mark);
  else if (level > 0)
    walk_heading (self, node, level);
  else if (tl_html_is_element (node, "li"))
    walk_item (self, node);
  else if (tl_html_is_element (node, "table"))
    walk_table (self, node);
  else if (tl_html_is_one_of (node, captions))
    walk_in (self, node, TL_BLOCK_CAPTION, 0, NULL);
  else if (is_box (node))
    walk_in (self, node, TL_BLOCK_BOX, 0, NULL);
  else if (tl_html_is_element (node, "blockquote"))
    walk_in (self, node, TL_BLOCK_PARAGRAPH, 0, NULL);
  else if (is_block (node))
    walk_block (self, node);
  else
    walk_inline (self, node);
}

static void
walk_children (Reader *self, xmlNode *node)
{
  if (self->depth >= MAX_DEPTH)
    return;
  self->depth++;
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
      append_text (self, (const char *) child->content);
    else if (child->type == XML_ELEMENT_NODE && !tl_html_is_left_out (child, self->n_headings > 0))
      walk_element (self, child);
  self->depth--;
}

/* The page's title. Where it is the page's heading with the name of the site behind it, the heading
 * is the document's. */
static char *
find_title (Reader *self, xmlNode *root, xmlNode *heading)
{
  static const char *const titles[] = { "title", NULL };
  xmlNode *node = tl_html_find (root, titles);
  g_autofree char *title = node != NULL ? tl_html_dup_text (node) : NULL;
  g_autofree char *name = heading != NULL ? tl_html_dup_text (heading) : NULL;
  g_autofree char *folded_title = NULL;
  g_autofree char *folded_name = NULL;

  if (title == NULL || *title == '\0')
    return NULL;
  if (name != NULL && *name != '\0')
    {
      folded_title = tl_text_fold (title);
      folded_name = tl_text_fold (name);
      if (g_str_has_prefix (folded_title, folded_name)
          && g_utf8_strlen (name, -1) <= MAX_TITLE_CHARS)
        tl_markup_set_title (self->markup, name);
    }
  return g_utf8_substring (title, 0, MIN (g_utf8_strlen (title, -1), MAX_TITLE_CHARS));
}

static gboolean
is_below (const xmlNode *node, const xmlNode *top)
{
  while (node != NULL && node != top)
    node = node->parent;
  return node != NULL;
}

/* The heading of the page, if it is shown. */
static xmlNode *
find_heading (xmlNode *body)
{
  static const char *const names[] = { "h1", NULL };
  xmlNode *found = tl_html_find (body, names);

  for (xmlNode *node = found; node != NULL && node != body; node = node->parent)
    if (tl_html_is_left_out (node, TRUE))
      return NULL;
  return found;
}

static gboolean
read_page (TlDraft *draft, xmlNode *root, GError **error)
{
  static const char *const bodies[] = { "body", NULL };
  g_autoptr (TlMarkup) markup = tl_markup_new ();
  g_autoptr (TlFlow) flow = tl_flow_new (markup);
  Reader self = { .markup = markup, .flow = flow };
  xmlNode *body = tl_html_find (root, bodies);
  xmlNode *heading, *part;
  g_autofree char *title = NULL;

  if (body == NULL)
    body = root;
  heading = find_heading (body);
  part = tl_html_find_main (body);
  title = find_title (&self, root, heading);
  if (heading != NULL && !is_below (heading, part))
    walk_heading (&self, heading, 1);
  walk_children (&self, part);
  tl_flow_break (flow);
  return tl_markup_finish (markup, draft, title, error);
}

gboolean
tl_html_read (TlDraft *draft, GBytes *bytes, GError **error)
{
  g_autoptr (xmlDoc) page = NULL;
  g_autofree char *text = NULL;
  g_autofree char *printed = NULL;
  g_autoptr (GBytes) lines = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  htmlParserCtxt *context;

  if (size > MAX_SIZE)
    {
      g_set_error_literal (error, TL_ERROR, TL_ERROR_LIMIT, _ ("The HTML file is too large."));
      return FALSE;
    }
  text = tl_html_dup_source (data, size, error);
  if (text == NULL)
    return FALSE;
  tl_xml_close_off ();
  context = htmlNewParserCtxt ();
  page = htmlCtxtReadMemory (context, text, (int) strlen (text), NULL, "UTF-8",
                             HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING
                                 | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
  htmlFreeParserCtxt (context);
  if (page == NULL || xmlDocGetRootElement (page) == NULL)
    {
      g_set_error_literal (error, TL_ERROR, TL_ERROR_EMPTY, _ ("The file holds no text."));
      return FALSE;
    }
  printed = tl_html_dup_printed (xmlDocGetRootElement (page));
  if (printed != NULL)
    {
      lines = g_bytes_new_static (printed, strlen (printed));
      return tl_plain_read (draft, lines, error);
    }
  return read_page (draft, xmlDocGetRootElement (page), error);
}
