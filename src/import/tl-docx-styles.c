/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Styles of DOCX files, and how their properties are read (ECMA-376-1, 17.7). */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-docx-private.h"

#include <string.h>

#define MAX_CHAIN 20
#define MAX_NUMBER 100000
#define USUAL_SIZE 20 /* half points, where a document says nothing */

struct _TlDocxStyles
{
  GHashTable *styles; /* id to TlDocxStyle */
  char *plain;        /* id; nullable */
  int size;           /* in half points, of the document */
};

char *
tl_docx_get (const xmlNode *node, const char *name)
{
  const xmlNode *root = xmlDocGetRootElement (node->doc);
  xmlChar *value =
      root->ns != NULL ? xmlGetNsProp (node, (const xmlChar *) name, root->ns->href) : NULL;
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

xmlNode *
tl_docx_child (const xmlNode *node, const char *name)
{
  for (xmlNode *child = node != NULL ? node->children : NULL; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE && tl_xml_is (child, name))
      return child;
  return NULL;
}

int
tl_docx_number (const xmlNode *node, const char *name, int otherwise)
{
  const xmlNode *child = tl_docx_child (node, name);
  g_autofree char *value = child != NULL ? tl_docx_get (child, "val") : NULL;
  gint64 number;

  return value != NULL && g_ascii_string_to_signed (value, 10, 0, MAX_NUMBER, &number, NULL)
             ? (int) number
             : otherwise;
}

int
tl_docx_toggle (const xmlNode *node, const char *name)
{
  const xmlNode *child = tl_docx_child (node, name);
  g_autofree char *value = child != NULL ? tl_docx_get (child, "val") : NULL;

  if (child == NULL)
    return -1;
  return value == NULL
         || (strcmp (value, "0") != 0 && strcmp (value, "false") != 0
             && strcmp (value, "off") != 0);
}

int
tl_docx_coloured (const xmlNode *properties)
{
  const xmlNode *child = tl_docx_child (properties, "color");
  g_autofree char *value = child != NULL ? tl_docx_get (child, "val") : NULL;

  return value != NULL ? tl_office_is_colour (value) : -1;
}

TlNumberForm
tl_docx_form (const char *name)
{
  static const struct
  {
    const char *name;
    TlNumberForm form;
  } forms[] = { { "none", TL_NUMBER_NONE },
                { "bullet", TL_NUMBER_BULLET },
                { "decimalZero", TL_NUMBER_DECIMAL_ZERO },
                { "lowerLetter", TL_NUMBER_LOWER_LETTER },
                { "upperLetter", TL_NUMBER_UPPER_LETTER },
                { "lowerRoman", TL_NUMBER_LOWER_ROMAN },
                { "upperRoman", TL_NUMBER_UPPER_ROMAN } };

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (forms); i++)
    if (strcmp (forms[i].name, name) == 0)
      return forms[i].form;
  return TL_NUMBER_DECIMAL;
}

static void
free_style (gpointer data)
{
  TlDocxStyle *style = data;

  g_free (style->based_on);
  g_free (style);
}

/* What Word's own styles are for goes by their names, which are English in every file. */
static void
read_name (TlDocxStyle *style, const xmlNode *node)
{
  const xmlNode *child = tl_docx_child (node, "name");
  g_autofree char *value = child != NULL ? tl_docx_get (child, "val") : NULL;
  g_autofree char *name = g_ascii_strdown (value != NULL ? value : "", -1);

  if (strcmp (name, "title") == 0)
    style->role = TL_DOCX_TITLE;
  else if (strcmp (name, "caption") == 0)
    style->role = TL_DOCX_CAPTION;
  else if ((g_str_has_prefix (name, "toc ") && (g_ascii_isdigit (name[4]) || name[4] == 'h'))
           || strcmp (name, "table of figures") == 0)
    style->role = TL_DOCX_CONTENTS;
  else if (g_str_has_prefix (name, "heading ") && name[8] >= '1' && name[8] <= '9'
           && name[9] == '\0' && style->outline < 0)
    style->outline = name[8] - '1';
}

/* Whether a style of tables makes the first row bold. */
static int
read_bold_head (const xmlNode *style)
{
  for (const xmlNode *node = style->children; node != NULL; node = node->next)
    {
      g_autofree char *type = node->type == XML_ELEMENT_NODE && tl_xml_is (node, "tblStylePr")
                                  ? tl_docx_get (node, "type")
                                  : NULL;

      if (g_strcmp0 (type, "firstRow") == 0)
        return tl_docx_toggle (tl_docx_child (node, "rPr"), "b");
    }
  return -1;
}

static void
read_style (TlDocxStyles *self, const xmlNode *node)
{
  TlDocxStyle *style;
  const xmlNode *paragraph = tl_docx_child (node, "pPr"), *run = tl_docx_child (node, "rPr"),
                *list = tl_docx_child (paragraph, "numPr"),
                *based_on = tl_docx_child (node, "basedOn");
  g_autofree char *id = tl_docx_get (node, "styleId");
  g_autofree char *type = tl_docx_get (node, "type");
  g_autofree char *is_default = tl_docx_get (node, "default");

  if (id == NULL)
    return;
  style = g_new0 (TlDocxStyle, 1);
  style->based_on = based_on != NULL ? tl_docx_get (based_on, "val") : NULL;
  style->outline = tl_docx_number (paragraph, "outlineLvl", -1);
  style->num_id = tl_docx_number (list, "numId", -1);
  style->level = tl_docx_number (list, "ilvl", -1);
  style->bold = tl_docx_toggle (run, "b");
  style->hidden = tl_docx_toggle (run, "vanish");
  style->bold_head = read_bold_head (node);
  style->size = tl_docx_number (run, "sz", -1);
  style->coloured = tl_docx_coloured (run);
  read_name (style, node);
  if (g_strcmp0 (type, "paragraph") == 0 && is_default != NULL && strcmp (is_default, "0") != 0
      && self->plain == NULL)
    self->plain = g_strdup (id);
  g_hash_table_replace (self->styles, g_steal_pointer (&id), style);
}

/* Takes over what @style leaves unset. */
static void
inherit (TlDocxStyle *style, const TlDocxStyle *from)
{
  if (style->role == TL_DOCX_NO_ROLE)
    style->role = from->role;
  if (style->outline < 0)
    style->outline = from->outline;
  if (style->num_id < 0)
    style->num_id = from->num_id;
  if (style->level < 0)
    style->level = from->level;
  if (style->bold < 0)
    style->bold = from->bold;
  if (style->hidden < 0)
    style->hidden = from->hidden;
  if (style->bold_head < 0)
    style->bold_head = from->bold_head;
  if (style->size < 0)
    style->size = from->size;
  if (style->coloured < 0)
    style->coloured = from->coloured;
}

static void
resolve (TlDocxStyles *self, TlDocxStyle *style, guint depth)
{
  TlDocxStyle *base =
      style->based_on != NULL ? g_hash_table_lookup (self->styles, style->based_on) : NULL;

  if (style->is_resolved || depth > MAX_CHAIN)
    return;
  style->is_resolved = TRUE;
  if (base == NULL)
    return;
  resolve (self, base, depth + 1);
  inherit (style, base);
}

TlDocxStyles *
tl_docx_styles_new (xmlDoc *xml)
{
  TlDocxStyles *self = g_new0 (TlDocxStyles, 1);
  const xmlNode *root = xml != NULL ? xmlDocGetRootElement (xml) : NULL;
  GHashTableIter iter;
  gpointer style;

  self->styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_style);
  self->size = tl_docx_number (
      tl_docx_child (tl_docx_child (tl_docx_child (root, "docDefaults"), "rPrDefault"), "rPr"),
      "sz", USUAL_SIZE);
  for (const xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE && tl_xml_is (node, "style"))
      read_style (self, node);
  g_hash_table_iter_init (&iter, self->styles);
  while (g_hash_table_iter_next (&iter, NULL, &style))
    resolve (self, style, 0);
  return self;
}

void
tl_docx_styles_free (TlDocxStyles *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->styles);
  g_free (self->plain);
  g_free (self);
}

int
tl_docx_styles_get_size (TlDocxStyles *self)
{
  return self->size;
}

const TlDocxStyle *
tl_docx_styles_get (TlDocxStyles *self, const char *id)
{
  const char *wanted = id != NULL ? id : self->plain;

  return wanted != NULL ? g_hash_table_lookup (self->styles, wanted) : NULL;
}
