/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file says of itself: it may name people and places that the text does not. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-properties.h"

#include "tl-text.h"
#include "tl-xml.h"

#include <string.h>

#define MAX_CHARS 1000 /* of a value */
#define MAX_PROPERTIES 100
#define MAX_PACKET (512 * 1024)
#define MAX_DEPTH 16

#define RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

/* Names are ASCII letters, digits, hyphens and low lines. */
static gboolean
is_name (const char *name)
{
  return *name != '\0' && strlen (name) <= 60
         && strspn (name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")
                == strlen (name);
}

static gboolean
has_value (const TlDraft *draft, const char *value)
{
  for (guint i = 0; i < draft->properties->len; i++)
    if (strcmp (((const TlDraftProperty *) draft->properties->pdata[i])->value, value) == 0)
      return TRUE;
  return FALSE;
}

void
tl_properties_add (TlDraft *draft, const char *name, const char *raw)
{
  g_autofree char *valid = raw != NULL ? g_utf8_make_valid (raw, -1) : NULL;
  g_autofree char *value = NULL;

  if (valid == NULL || !is_name (name) || draft->properties->len >= MAX_PROPERTIES)
    return;
  for (char *c = valid; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';
  if (g_utf8_strlen (valid, -1) > MAX_CHARS)
    *g_utf8_offset_to_pointer (valid, MAX_CHARS) = '\0';
  value = tl_text_collapse (valid);
  if (*value != '\0' && !has_value (draft, value))
    g_ptr_array_add (draft->properties, tl_draft_property_new (name, value));
}

/* Properties of packets that tell of dates, programs and versions only. */
static gboolean
is_technical (const char *name)
{
  static const char *const names[] = { "format",     "part",    "conformance", "Trapped",
                                       "PDFVersion", "Rating",  "amd",         "corr",
                                       "action",     "changed", "when",        "parameters",
                                       NULL };

  return g_strv_contains (names, name) || g_str_has_suffix (name, "ID")
         || g_str_has_suffix (name, "Date") || g_str_has_suffix (name, "Class")
         || g_str_has_suffix (name, "Tool") || g_str_has_suffix (name, "Agent")
         || g_str_has_suffix (name, "Producer");
}

/* The value of one property: who made the file is its author. */
static void
add_value (TlDraft *draft, const char *name, const char *value)
{
  if (!is_technical (name))
    tl_properties_add (draft, strcmp (name, "creator") == 0 ? "author" : name, value);
}

static gboolean
is_of (const xmlNs *ns, const char *namespace)
{
  return ns != NULL && ns->href != NULL && strcmp ((const char *) ns->href, namespace) == 0;
}

/* Properties are elements with text, in lists or not, or attributes of a description; @name is that
 * of the property that @node is in. */
static void
read_node (TlDraft *draft, const xmlNode *node, const char *name, guint depth)
{
  gboolean is_leaf = TRUE;

  if (!is_of (node->ns, RDF))
    name = (const char *) node->name;
  for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    if (attribute->ns != NULL && !is_of (attribute->ns, RDF)
        && !is_of (attribute->ns, (const char *) XML_XML_NAMESPACE) && attribute->children != NULL)
      add_value (draft, (const char *) attribute->name,
                 (const char *) attribute->children->content);
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE && depth < MAX_DEPTH)
      {
        is_leaf = FALSE;
        read_node (draft, child, name, depth + 1);
      }
  if (is_leaf && node->children != NULL && node->children->content != NULL)
    add_value (draft, name, (const char *) node->children->content);
}

void
tl_properties_add_xmp (TlDraft *draft, const char *packet)
{
  gsize length = strlen (packet);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (xmlDoc) document = NULL;

  /* A packet has room behind it for later changes. */
  while (length > 0 && g_ascii_isspace (packet[length - 1]))
    length--;
  if (length == 0 || length > MAX_PACKET)
    return;
  bytes = g_bytes_new (packet, length);
  document = tl_xml_parse_any (bytes, NULL);
  if (document != NULL)
    read_node (draft, xmlDocGetRootElement (document), "", 0);
}

/* Adds the property @node of an office document. */
static void
add_office_property (TlDraft *draft, xmlNode *node)
{
  static const char *const names[] = { "creator",    "initial-creator", "lastModifiedBy",
                                       "printed-by", "title",           "subject",
                                       "keywords",   "keyword",         "description",
                                       "category",   "Company",         "Manager",
                                       "Template",   "HyperlinkBase",   NULL };
  const char *name = (const char *) node->name;
  xmlChar *own = NULL, *value = NULL;

  if (strcmp (name, "template") == 0)
    value = xmlGetProp (node, (const xmlChar *) "href");
  else if (strcmp (name, "property") == 0 || strcmp (name, "user-defined") == 0)
    own = xmlGetProp (node, (const xmlChar *) "name");
  else if (!g_strv_contains (names, name))
    return;
  if (own != NULL)
    name = (const char *) own;
  else if (g_str_has_suffix (name, "creator"))
    name = "author";
  if (value == NULL)
    value = xmlNodeGetContent (node);
  tl_properties_add (draft, name, (const char *) value);
  xmlFree (value);
  xmlFree (own);
}

void
tl_properties_add_xml (TlDraft *draft, GBytes *bytes)
{
  g_autoptr (xmlDoc) document = tl_xml_parse_any (bytes, NULL);
  xmlNode *root = document != NULL ? xmlDocGetRootElement (document) : NULL;

  for (xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, "meta") == 0)
      {
        root = node;
        break;
      }
  for (xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE)
      add_office_property (draft, node);
}
