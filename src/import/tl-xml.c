/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XML from strangers: parsed with everything turned off that reaches out of the file or blows it
 * up. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-xml.h"

#include "tl-error.h"
#include "tl-text.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <stdarg.h>
#include <string.h>

#define MAX_SIZE (128 * 1024 * 1024)
/* Elements in elements, in our own formats and in others. */
#define MAX_DEPTH 24
#define MAX_FOREIGN_DEPTH 200

/* What made us stop a parser, in its _private. */
typedef struct
{
  gboolean is_foreign; /* may name a document type, hold instructions and be deeper */
  gboolean has_doctype, has_subset, has_instruction, is_deep;
  startElementNsSAX2Func start_element;
} Watch;

static xmlParserInput *
load_nothing (const char *url, const char *id, xmlParserCtxt *context)
{
  return NULL;
}

static void
doctype_cb (void *data, const xmlChar *name, const xmlChar *external_id, const xmlChar *system_id)
{
  xmlParserCtxt *context = data;
  Watch *watch = context->_private;

  watch->has_doctype = TRUE;
  /* Here the parser stands before what the type declares itself. */
  watch->has_subset =
      context->input != NULL && context->input->cur != NULL && *context->input->cur == '[';
  if (!watch->is_foreign || watch->has_subset)
    xmlStopParser (context);
}

static void
instruction_cb (void *data, const xmlChar *target, const xmlChar *content)
{
  xmlParserCtxt *context = data;
  Watch *watch = context->_private;

  if (watch->is_foreign)
    return;
  watch->has_instruction = TRUE;
  xmlStopParser (context);
}

static void
start_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                  int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted,
                  const xmlChar **attributes)
{
  xmlParserCtxt *context = data;
  Watch *watch = context->_private;

  if (context->nameNr > (watch->is_foreign ? MAX_FOREIGN_DEPTH : MAX_DEPTH))
    {
      watch->is_deep = TRUE;
      xmlStopParser (context);
      return;
    }
  watch->start_element (data, name, prefix, uri, n_namespaces, namespaces, n_attributes,
                        n_defaulted, attributes);
}

static void
ignore_cb (void *data, const char *message, ...)
{
}

void
tl_xml_set_subset_error (GError **error)
{
  g_set_error_literal (error, TL_ERROR, TL_ERROR_INVALID,
                       _ ("The file declares a document type with rules of its own (a DOCTYPE with "
                          "a subset); such files are not read."));
}

static void
set_parse_error (xmlParserCtxt *context, const Watch *watch, GError **error)
{
  const xmlError *last = xmlCtxtGetLastError (context);

  if (watch->has_subset && watch->is_foreign)
    tl_xml_set_subset_error (error);
  else if (watch->has_doctype && !watch->is_foreign)
    g_set_error_literal (error, TL_ERROR, TL_ERROR_INVALID,
                         _ ("The file declares a document type (DOCTYPE), which is not allowed."));
  else if (watch->has_instruction)
    g_set_error_literal (error, TL_ERROR, TL_ERROR_INVALID,
                         _ ("The file holds a processing instruction, which is not allowed."));
  else if (watch->is_deep)
    g_set_error_literal (error, TL_ERROR, TL_ERROR_INVALID,
                         _ ("The elements of the file are nested too deeply."));
  else
    {
      g_autofree char *message =
          g_utf8_make_valid (last != NULL && last->message != NULL ? last->message : "", -1);

      g_strstrip (message);
      g_set_error (error, TL_ERROR, TL_ERROR_INVALID,
                   _ ("The file is not well-formed XML, line %d: %s"),
                   last != NULL ? last->line : 0, message);
    }
}

static xmlDoc *
parse (const char *data, int size, gboolean is_foreign, GError **error)
{
  xmlParserCtxt *context = xmlNewParserCtxt ();
  Watch watch = { .is_foreign = is_foreign };
  xmlDoc *document;

  watch.start_element = context->sax->startElementNs;
  context->_private = &watch;
  context->sax->internalSubset = doctype_cb;
  context->sax->processingInstruction = instruction_cb;
  context->sax->startElementNs = start_element_cb;
  context->sax->error = ignore_cb;
  context->sax->warning = ignore_cb;
  document = xmlCtxtReadMemory (context, data, size, NULL, NULL,
                                XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING
                                    | XML_PARSE_NOCDATA);
  if (document == NULL || (watch.has_doctype && !is_foreign) || watch.has_subset
      || watch.has_instruction || watch.is_deep)
    {
      set_parse_error (context, &watch, error);
      g_clear_pointer (&document, xmlFreeDoc);
    }
  xmlFreeParserCtxt (context);
  return document;
}

void
tl_xml_close_off (void)
{
  xmlSetExternalEntityLoader (load_nothing);
}

static xmlDoc *
parse_bytes (GBytes *bytes, gboolean is_foreign, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size > MAX_SIZE)
    {
      g_set_error_literal (error, TL_ERROR, TL_ERROR_LIMIT, _ ("The XML file is too large."));
      return NULL;
    }
  tl_xml_close_off ();
  return parse (data, (int) size, is_foreign, error);
}

static gboolean
is_control (char c)
{
  return (guchar) c < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

/* (transfer full) (nullable): @bytes with blanks for control characters, which XML does not allow
 * but some programs write; NULL where there are none. Other encodings than those that hold ASCII
 * are not touched. */
static GBytes *
blank_controls (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  char *copy = NULL;

  if (size == 0 || size > MAX_SIZE || memchr (data, '\0', size) != NULL)
    return NULL;
  for (gsize i = 0; i < size; i++)
    if (is_control (data[i]))
      {
        if (copy == NULL)
          copy = g_memdup2 (data, size);
        copy[i] = ' ';
      }
  return copy != NULL ? g_bytes_new_take (copy, size) : NULL;
}

xmlDoc *
tl_xml_parse_any (GBytes *bytes, GError **error)
{
  g_autoptr (GBytes) clean = blank_controls (bytes);
  g_autoptr (xmlDoc) document = parse_bytes (clean != NULL ? clean : bytes, TRUE, error);

  if (document != NULL && xmlDocGetRootElement (document) == NULL)
    {
      g_set_error_literal (error, TL_ERROR, TL_ERROR_INVALID, _ ("The XML file has no element."));
      return NULL;
    }
  return g_steal_pointer (&document);
}

xmlDoc *
tl_xml_parse (GBytes *bytes, const char *namespace, const char *root, GError **error)
{
  g_autoptr (xmlDoc) document = parse_bytes (bytes, FALSE, error);
  const xmlNode *node;

  if (document == NULL)
    return NULL;
  node = xmlDocGetRootElement (document);
  if (node == NULL || strcmp ((const char *) node->name, root) != 0 || node->ns == NULL
      || strcmp ((const char *) node->ns->href, namespace) != 0)
    {
      g_set_error (
          error, TL_ERROR, TL_ERROR_UNSUPPORTED,
          _ ("The file is XML of another kind: its root is “%.60s”. What is read is “%s” of %s."),
          node != NULL ? (const char *) node->name : "", root, namespace);
      return NULL;
    }
  return g_steal_pointer (&document);
}

gboolean
tl_xml_fail (const xmlNode *node, GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, TL_ERROR, TL_ERROR_INVALID, _ ("Line %ld: %s"), xmlGetLineNo (node), message);
  return FALSE;
}

gboolean
tl_xml_is (const xmlNode *node, const char *name)
{
  const xmlNode *root = xmlDocGetRootElement (node->doc);

  return node->ns != NULL && root->ns != NULL && xmlStrEqual (node->ns->href, root->ns->href)
         && strcmp ((const char *) node->name, name) == 0;
}

gboolean
tl_xml_next_element (xmlNode *node, xmlNode **element, GError **error)
{
  for (; node != NULL; node = node->next)
    {
      if (node->type == XML_ELEMENT_NODE)
        break;
      if (node->type == XML_COMMENT_NODE || (node->type == XML_TEXT_NODE && xmlIsBlankNode (node)))
        continue;
      return tl_xml_fail (node, error, _ ("text where only elements may stand"));
    }
  *element = node;
  return TRUE;
}

char *
tl_xml_get (const xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, (const xmlChar *) name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

gboolean
tl_xml_check_attributes (const xmlNode *node, const char *const *names, GError **error)
{
  for (const xmlAttr *a = node->properties; a != NULL; a = a->next)
    if (a->ns != NULL || !g_strv_contains (names, (const char *) a->name))
      return tl_xml_fail (node, error, _ ("“%s” has no attribute “%.60s”"),
                          (const char *) node->name, (const char *) a->name);
  return TRUE;
}

gboolean
tl_xml_get_number (const xmlNode *node, const char *name, guint least, guint most, guint otherwise,
                   guint *value, GError **error)
{
  g_autofree char *text = tl_xml_get (node, name);
  guint64 number;

  if (text == NULL)
    {
      *value = otherwise;
      return TRUE;
    }
  g_strstrip (text);
  if (!g_ascii_string_to_unsigned (text, 10, least, most, &number, NULL))
    return tl_xml_fail (node, error,
                        _ ("“%s” of “%s” must be a whole number from %u to %u, not “%.40s”"), name,
                        (const char *) node->name, least, most, text);
  *value = (guint) number;
  return TRUE;
}

char *
tl_xml_dup_text (const xmlNode *node, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      if (child->type == XML_COMMENT_NODE)
        continue;
      if (child->type != XML_TEXT_NODE && child->type != XML_CDATA_SECTION_NODE)
        {
          tl_xml_fail (child, error, _ ("“%s” holds text only"), (const char *) node->name);
          return NULL;
        }
      g_string_append (text, (const char *) child->content);
    }
  return tl_text_collapse (text->str);
}
