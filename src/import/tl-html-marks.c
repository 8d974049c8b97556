/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of list items and marks of footnotes in HTML. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-html-private.h"

#include "tl-list-mark.h"
#include "tl-xml.h"

#include <stdlib.h>
#include <string.h>

/* The style of a list's numbers: '1', 'a', 'A', 'i', 'I'; 0 for none. */
static char
get_style (const xmlNode *list)
{
  static const struct
  {
    const char *name;
    char style;
  } styles[] = { { "lower-alpha", 'a' }, { "lower-latin", 'a' }, { "upper-alpha", 'A' },
                 { "upper-latin", 'A' }, { "lower-roman", 'i' }, { "upper-roman", 'I' } };
  static const char *const none[] = { "legislative-list", "list-unstyled", "no-numbers", NULL };
  g_autofree char *type = tl_xml_get (list, "type");
  g_autofree char *css = tl_xml_get (list, "style");

  if (type != NULL && *type != '\0' && strchr ("1aAiI", *type) != NULL)
    return *type;
  for (guint i = 0; css != NULL && i < G_N_ELEMENTS (styles); i++)
    if (strstr (css, styles[i].name) != NULL)
      return styles[i].style;
  if (tl_html_has_class (list, none, FALSE)
      || (css != NULL && strstr (css, "list-style") != NULL && strstr (css, "none") != NULL))
    return 0;
  return '1';
}

static gboolean
get_value (const xmlNode *node, const char *name, int *value)
{
  g_autofree char *text = tl_xml_get (node, name);

  if (text == NULL || (!g_ascii_isdigit (*text) && *text != '-'))
    return FALSE;
  *value = CLAMP (atoi (text), -9999, 999999);
  return TRUE;
}

char *
tl_html_item_mark (xmlNode *item)
{
  xmlNode *list = item->parent, *last = NULL;
  gboolean is_reversed;
  int value = 1, n = 0;
  char style;

  if (list == NULL || !tl_html_is_element (list, "ol"))
    return NULL;
  style = get_style (list);
  if (style == 0)
    return NULL;
  is_reversed = xmlHasProp (list, (const xmlChar *) "reversed") != NULL;
  for (xmlNode *child = list->children; child != NULL && is_reversed; child = child->next)
    n += tl_html_is_element (child, "li");
  value = is_reversed ? n : 1;
  get_value (list, "start", &value);
  /* Numbered from the last item before it that has its number kept in the tree. */
  for (last = item; last != NULL; last = last->prev)
    if (last->_private != NULL && tl_html_is_element (last, "li"))
      {
        value = GPOINTER_TO_INT (last->_private) + (is_reversed ? -1 : 1);
        break;
      }
  get_value (item, "value", &value);
  item->_private = GINT_TO_POINTER (value);
  return tl_list_mark (style, value);
}

/* Reads "fn:3", "_ftn3", "footnote-3" up to the number. */
static const char *
skip_note_name (const char *id)
{
  static const char *const names[] = { "footnote",  "endnote", "sdfootnote", "sdendnote", "_ftn",
                                       "ftnt",      "ftn",     "_edn",       "edn",       "fn",
                                       "cite_note", "note",    NULL };

  for (guint i = 0; id != NULL && names[i] != NULL; i++)
    if (g_ascii_strncasecmp (id, names[i], strlen (names[i])) == 0)
      {
        const char *rest = id + strlen (names[i]);

        rest += strspn (rest, ":-_.");
        if (g_ascii_isdigit (*rest))
          return rest;
      }
  return NULL;
}

static gboolean
is_in_notes (const xmlNode *node)
{
  static const char *const classes[] = { "footnotes", "endnotes", "govuk-footnotes", NULL };
  static const char *const roles[] = { "doc-endnotes", "doc-footnotes", "doc-rearnotes", NULL };

  for (; node != NULL && node->type == XML_ELEMENT_NODE; node = node->parent)
    if (tl_html_has_class (node, classes, TRUE) || tl_html_has_role (node, roles))
      return TRUE;
  return FALSE;
}

gboolean
tl_html_is_reference (const xmlNode *node)
{
  static const char *const roles[] = { "doc-noteref", NULL };
  g_autofree char *href = tl_xml_get (node, "href");

  return tl_html_has_role (node, roles)
         || (href != NULL && *href == '#' && skip_note_name (href + 1) != NULL);
}

gboolean
tl_html_is_backlink (const xmlNode *node)
{
  static const char *const roles[] = { "doc-backlink", NULL };
  static const char *const classes[] = { "reversefootnote", "footnote-back", "footnote-backref",
                                         "backref", NULL };
  static const char *const names[] = { "#fnref",        "#_ftnref",  "#_ednref",
                                       "#footnote-ref", "#ftnt_ref", "#cite_ref" };
  g_autofree char *href = tl_xml_get (node, "href");

  for (guint i = 0; href != NULL && i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strncasecmp (href, names[i], strlen (names[i])) == 0)
      return TRUE;
  if (href != NULL && g_str_has_suffix (href, "anc")
      && (g_str_has_prefix (href, "#sdfootnote") || g_str_has_prefix (href, "#sdendnote")))
    return TRUE;
  return tl_html_has_role (node, roles) || tl_html_has_class (node, classes, FALSE);
}

/* A block that begins with a link back to the text is a note: the link's text is its mark. */
static char *
mark_of_backlink (xmlNode *node)
{
  xmlNode *child = node->children;
  g_autofree char *text = NULL;
  gsize start;

  while (child != NULL
         && (xmlIsBlankNode (child) || tl_html_is_element (child, "span")
             || tl_html_is_element (child, "sup")))
    child = xmlIsBlankNode (child) ? child->next : child->children;
  if (child == NULL || !tl_html_is_element (child, "a") || !tl_html_is_backlink (child))
    return NULL;
  text = tl_html_dup_text (child);
  start = strcspn (text, "0123456789");
  return text[start] != '\0' ? g_strndup (text + start, strspn (text + start, "0123456789")) : NULL;
}

char *
tl_html_footnote_mark (xmlNode *node)
{
  static const char *const blocks[] = { "li", "div", "p", "aside", "dd", "section", NULL };
  static const char *const roles[] = { "doc-footnote", "doc-endnote", "doc-rearnote", NULL };
  g_autofree char *id = NULL;
  const char *digits;
  char *mark;

  if (!tl_html_is_one_of (node, blocks))
    return NULL;
  id = tl_xml_get (node, "id");
  digits = skip_note_name (id);
  if (digits != NULL)
    return g_strndup (digits, strspn (digits, "0123456789"));
  mark = mark_of_backlink (node);
  if (mark != NULL)
    return mark;
  if (tl_html_is_element (node, "li") && is_in_notes (node->parent))
    {
      mark = tl_html_item_mark (node);
      return mark != NULL ? mark : g_strdup ("");
    }
  return tl_html_has_role (node, roles) ? g_strdup ("") : NULL;
}
