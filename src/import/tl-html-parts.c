/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of a page of HTML are: its text, or what a site puts around it. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-html-private.h"

#include "tl-text.h"
#include "tl-xml.h"

#include <string.h>

/* Of a main part: fewer characters are only believed where the page has hardly more. */
#define ENOUGH_TEXT 400
/* Of a hidden part: so many bytes are no label. */
#define LONG_TEXT 300

static const char *const holders[] = { "h1", "main", "article", NULL };

gboolean
tl_html_is_element (const xmlNode *node, const char *name)
{
  /* Word processors write elements of their own with a prefix. */
  if (node->type == XML_ELEMENT_NODE && node->ns != NULL && node->ns->prefix != NULL)
    return FALSE;
  return node->type == XML_ELEMENT_NODE
         && g_ascii_strcasecmp ((const char *) node->name, name) == 0;
}

gboolean
tl_html_is_one_of (const xmlNode *node, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (tl_html_is_element (node, names[i]))
      return TRUE;
  return FALSE;
}

xmlNode *
tl_html_find (xmlNode *node, const char *const *names)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      xmlNode *found = tl_html_is_one_of (child, names) ? child : tl_html_find (child, names);

      if (found != NULL)
        return found;
    }
  return NULL;
}

gboolean
tl_html_is_bold (const xmlNode *node)
{
  static const char *const bold[] = { "b", "strong", "th", NULL };

  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      if (child->type == XML_TEXT_NODE && !xmlIsBlankNode (child))
        return FALSE;
      if (child->type == XML_ELEMENT_NODE && !tl_html_is_one_of (child, bold)
          && !tl_html_is_bold (child))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_word (const xmlNode *node, const char *attribute, const char *const *words)
{
  g_autofree char *value = tl_xml_get (node, attribute);
  g_auto (GStrv) parts = NULL;

  if (value == NULL)
    return FALSE;
  for (char *p = value; *p != '\0'; p++)
    *p = g_ascii_tolower (g_ascii_isspace (*p) ? ' ' : *p);
  parts = g_strsplit (value, " ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0' && g_strv_contains (words, parts[i]))
      return TRUE;
  return FALSE;
}

gboolean
tl_html_has_class (const xmlNode *node, const char *const *words, gboolean takes_id)
{
  return has_word (node, "class", words) || (takes_id && has_word (node, "id", words));
}

gboolean
tl_html_has_role (const xmlNode *node, const char *const *roles)
{
  g_autoptr (GPtrArray) types = g_ptr_array_new ();

  if (has_word (node, "role", roles))
    return TRUE;
  /* Books say the same in their own attribute, without the prefix. */
  for (guint i = 0; roles[i] != NULL; i++)
    if (g_str_has_prefix (roles[i], "doc-"))
      g_ptr_array_add (types, (gpointer) (roles[i] + strlen ("doc-")));
  g_ptr_array_add (types, NULL);
  return types->len > 1 && has_word (node, "epub:type", (const char *const *) types->pdata);
}

/* Bytes of text below @node, more than @most of which are not counted. */
static gsize
count_bytes (const xmlNode *node, gsize most)
{
  gsize n = 0;

  for (const xmlNode *child = node->children; child != NULL && n <= most; child = child->next)
    if (child->type == XML_TEXT_NODE && !xmlIsBlankNode (child))
      n += strlen ((const char *) child->content);
    else if (child->type == XML_ELEMENT_NODE)
      n += count_bytes (child, most - MIN (n, most));
  return n;
}

static gboolean
has_hiding_style (const xmlNode *node)
{
  g_autofree char *style = tl_xml_get (node, "style");
  char *end = style;

  if (style == NULL)
    return FALSE;
  for (const char *p = style; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      *end++ = g_ascii_tolower (*p);
  *end = '\0';
  return strstr (style, "display:none") != NULL || strstr (style, "visibility:hidden") != NULL
         || strstr (style, "mso-hide:all") != NULL;
}

/* What is hidden but long opens at a click. */
static gboolean
is_hidden (const xmlNode *node)
{
  static const char *const classes[] = { "visually-hidden",
                                         "govuk-visually-hidden",
                                         "visuallyhidden",
                                         "sr-only",
                                         "screen-reader-text",
                                         "screen-reader-only",
                                         "element-invisible",
                                         "noprint",
                                         NULL };
  g_autofree char *aria = tl_xml_get (node, "aria-hidden");

  if (tl_html_has_class (node, classes, FALSE))
    return TRUE;
  return (xmlHasProp ((xmlNode *) node, (const xmlChar *) "hidden") != NULL
          || (aria != NULL && g_ascii_strcasecmp (aria, "true") == 0) || has_hiding_style (node))
         && count_bytes (node, LONG_TEXT) <= LONG_TEXT;
}

/* Classes and ids that sites give what stands around a text. */
static const char *const furniture_words[] = { "nav",
                                               "navbar",
                                               "navigation",
                                               "menu",
                                               "pagination",
                                               "pager",
                                               "share",
                                               "sharing",
                                               "share-links",
                                               "social",
                                               "social-media",
                                               "feedback",
                                               "related",
                                               "related-links",
                                               "related-content",
                                               "related-pages",
                                               "related-services",
                                               "sidebar",
                                               "side-bar",
                                               "sidenav",
                                               "subnav",
                                               "localnav",
                                               "leftnav",
                                               "print-link",
                                               "back-to-top",
                                               "toc",
                                               "contents-list",
                                               "table-of-contents",
                                               "skip-link",
                                               "skiplink",
                                               "skip-links",
                                               "skiplinks",
                                               "site-header",
                                               "site-footer",
                                               "page-footer",
                                               "global-header",
                                               "global-footer",
                                               "masthead",
                                               "phase-banner",
                                               "last-updated",
                                               "page-tools",
                                               "search-form",
                                               "search-box",
                                               "site-search",
                                               "newsletter",
                                               "widget-area",
                                               "comments-area",
                                               "comment-respond",
                                               "sharedaddy",
                                               "addtoany_content",
                                               "addthis_toolbox",
                                               "entry-meta",
                                               "entry-footer",
                                               "nav-links",
                                               "language-switcher",
                                               "alert-banner",
                                               "emergency-banner",
                                               "rate-page",
                                               "was-this-helpful",
                                               "page-rating",
                                               "gem-c-contents-list",
                                               "gem-c-print-link",
                                               "gem-c-metadata",
                                               "publication-header__last-changed",
                                               "msoheader",
                                               "msofooter",
                                               "gem-c-published-dates",
                                               "gem-c-back-to-top-link",
                                               "gem-c-single-page-notification-button",
                                               "govuk-skip-link",
                                               "govuk-phase-banner",
                                               "govuk-back-link",
                                               NULL };

static gboolean
ends_as_furniture (const char *word)
{
  static const char *const ends[] = {
    "-nav",   "-navigation", "-menu",      "-sidebar",  "-share",
    "-pager", "-pagination", "-prev-next", "-feedback", "-footer"
  };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (word, ends[i]))
      return TRUE;
  /* Tables of contents of word processors, cookies, paths of pages. */
  return g_str_has_prefix (word, "msotoc") || strstr (word, "cookie") != NULL
         || strstr (word, "breadcrumb") != NULL || strstr (word, "skip-to") != NULL;
}

static gboolean
is_named_furniture (const xmlNode *node)
{
  static const char *const attributes[] = { "class", "id" };

  if (tl_html_has_class (node, furniture_words, TRUE))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      g_autofree char *value = tl_xml_get (node, attributes[i]);
      g_autofree char *lower = value != NULL ? g_ascii_strdown (value, -1) : NULL;
      g_auto (GStrv) words = lower != NULL ? g_strsplit_set (lower, " \t\r\n", -1) : NULL;

      for (guint k = 0; words != NULL && words[k] != NULL; k++)
        if (ends_as_furniture (words[k]))
          return TRUE;
    }
  return FALSE;
}

/* A form that is only a form: some sites put their whole page in one. */
static gboolean
is_small_form (xmlNode *node)
{
  static const char *const texts[] = { "h1", "h2", "main", "article", NULL };

  return tl_html_is_element (node, "form") && tl_html_find (node, texts) == NULL;
}

static gboolean
is_page_part (xmlNode *node)
{
  static const char *const owners[] = { "main", "article", "section", "blockquote", NULL };

  for (const xmlNode *parent = node->parent; parent != NULL; parent = parent->parent)
    if (tl_html_is_one_of (parent, owners))
      return FALSE;
  return TRUE;
}

static gboolean
is_link_up (xmlNode *node)
{
  g_autofree char *text = NULL;
  g_autofree char *folded = NULL;

  if (!tl_html_is_element (node, "a"))
    return FALSE;
  text = tl_html_dup_text (node);
  folded = tl_text_fold (text);
  return g_str_has_prefix (folded, "skip to ") || g_str_has_prefix (folded, "back to top")
         || g_str_has_prefix (folded, "return to top") || strcmp (folded, "top of page") == 0
         || strcmp (folded, "back to contents") == 0 || strcmp (folded, "print this page") == 0;
}

/* Bytes of letters below @node that are in no link, and how many links there are. */
static gsize
count_unlinked (const xmlNode *node, guint *n_links)
{
  gsize n = 0;

  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_TEXT_NODE)
      for (const char *p = (const char *) child->content; *p != '\0'; p++)
        n += g_ascii_isalnum (*p);
    else if (tl_html_is_element (child, "a"))
      ++*n_links;
    else if (child->type == XML_ELEMENT_NODE)
      n += count_unlinked (child, n_links);
  return n;
}

/* A cell of nothing but links, in a table that lays a page out: the site's menu. */
static gboolean
is_menu_cell (const xmlNode *node)
{
  static const char *const headings[] = { "h1", NULL };
  xmlNode *table = node->parent;
  guint n_links = 0;

  if (!tl_html_is_element (node, "td") || count_unlinked (node, &n_links) > 0 || n_links < 2)
    return FALSE;
  while (table != NULL && !tl_html_is_element (table, "table"))
    table = table->parent;
  return table != NULL && tl_html_find (table, headings) != NULL;
}

gboolean
tl_html_is_left_out (xmlNode *node, gboolean is_in_heading)
{
  static const char *const never[] = { "script", "style",  "noscript", "template", "head",
                                       "input",  "select", "textarea", "option",   "object",
                                       "embed",  "iframe", "svg",      "canvas",   "audio",
                                       "video",  "map",    "dialog",   "menu",     "nav",
                                       "meta",   "link",   "title",    "datalist", "progress",
                                       "rp",     "rt",     NULL };
  static const char *const roles[] = { "navigation", "banner",      "contentinfo", "search",
                                       "dialog",     "alertdialog", "menu",        "menubar",
                                       "toolbar",    "doc-toc",     NULL };
  static const char *const ends[] = { "header", "footer", NULL };

  if (node->type != XML_ELEMENT_NODE)
    return node->type == XML_COMMENT_NODE || node->type == XML_PI_NODE;
  if (tl_html_is_one_of (node, never) || is_small_form (node) || is_link_up (node))
    return TRUE;
  if (tl_html_is_element (node, "button") && !is_in_heading)
    return TRUE;
  if (is_hidden (node) || is_menu_cell (node))
    return TRUE;
  if ((!tl_html_is_one_of (node, ends) || !is_page_part (node)) && !is_named_furniture (node)
      && !tl_html_has_role (node, roles) && !tl_html_is_element (node, "footer"))
    return FALSE;
  /* What holds the heading of the page is no furniture, whatever it calls itself. */
  return !tl_html_is_one_of (node, holders) && !tl_html_is_element (node, "body")
         && tl_html_find (node, holders) == NULL;
}

static void
append_text (GString *out, xmlNode *node)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
      g_string_append (out, (const char *) child->content);
    else if (child->type == XML_ELEMENT_NODE && !tl_html_is_left_out (child, TRUE))
      append_text (out, child);
}

char *
tl_html_dup_text (xmlNode *node)
{
  g_autoptr (GString) out = g_string_new (NULL);

  append_text (out, node);
  return tl_text_collapse (out->str);
}

static gsize
count_text (xmlNode *node)
{
  g_autofree char *text = tl_html_dup_text (node);

  return strlen (text);
}

/* The first element below @node that is the main part by its name, role or id. */
static xmlNode *
find_candidate (xmlNode *node, guint way)
{
  static const char *const mains[] = { "main", NULL };
  static const char *const ids[] = { "main-content", "maincontent",  "main",         "content",
                                     "govspeak",     "page-content", "main_content", NULL };
  static const char *const articles[] = { "article", NULL };

  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      xmlNode *found;

      if (child->type != XML_ELEMENT_NODE)
        continue;
      if ((way == 0 && (tl_html_is_one_of (child, mains) || tl_html_has_role (child, mains)))
          || (way == 1 && tl_html_is_one_of (child, articles))
          || (way == 2 && tl_html_is_element (child, "div")
              && tl_html_has_class (child, ids, TRUE)))
        return child;
      found = find_candidate (child, way);
      if (found != NULL)
        return found;
    }
  return NULL;
}

xmlNode *
tl_html_find_main (xmlNode *body)
{
  gsize total = count_text (body);

  for (guint way = 0; way < 3; way++)
    {
      xmlNode *found = find_candidate (body, way);
      gsize n = found != NULL ? count_text (found) : 0;

      /* An article may be one of several: then it holds only a part of the text. */
      if (n > 0 && (way == 0 ? n >= MIN (total / 4, ENOUGH_TEXT) : n >= total / 2))
        return found;
    }
  return body;
}
