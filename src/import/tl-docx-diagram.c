/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a diagram in a DOCX file (SmartArt), which stand in a part of their own: points, and
 * which hangs below which (ECMA-376-1, 21.4). */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-docx-private.h"

#include <stdlib.h>
#include <string.h>

#define MAX_DEPTH 50

typedef struct
{
  TlDocx *docx;
  GHashTable *points; /* id to xmlNode, lent; those that were read are taken out */
  GHashTable *below;  /* id to GPtrArray of connections: xmlNode, lent, in order */
} Diagram;

static gboolean
is_element (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

static const xmlNode *
find_child (const xmlNode *node, const char *name)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (is_element (child, name))
      return child;
  return NULL;
}

/* The words of a paragraph of a drawing. */
static void
append_runs (TlOfficeText *text, const xmlNode *node)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_TEXT_NODE && is_element (node, "t"))
      tl_office_text_append (text, (const char *) child->content, -1, FALSE);
    else if (is_element (child, "br"))
      tl_office_text_append (text, " ", 1, FALSE);
    else if (child->type == XML_ELEMENT_NODE)
      append_runs (text, child);
}

static void
read_text (TlDocx *docx, const xmlNode *point)
{
  const xmlNode *body = find_child (point, "t");
  g_autofree char *type = tl_xml_get (point, "type");

  if (body == NULL || (type != NULL && strcmp (type, "node") != 0 && strcmp (type, "asst") != 0))
    return;
  for (const xmlNode *node = body->children; node != NULL; node = node->next)
    if (is_element (node, "p"))
      {
        g_auto (TlOfficeText) text = { NULL };

        append_runs (&text, node);
        if (text.string != NULL)
          tl_office_add (docx->office, TL_OFFICE_PARAGRAPH, 0, NULL, TL_LABEL_NONE, &text);
      }
}

static void
read_point (Diagram *self, const xmlNode *point, guint depth)
{
  g_autofree char *id = tl_xml_get (point, "modelId");
  const GPtrArray *connections;

  if (id == NULL || depth > MAX_DEPTH || !g_hash_table_remove (self->points, id))
    return;
  read_text (self->docx, point);
  connections = g_hash_table_lookup (self->below, id);
  for (guint i = 0; connections != NULL && i < connections->len; i++)
    {
      g_autofree char *to = tl_xml_get (connections->pdata[i], "destId");
      const xmlNode *below = to != NULL ? g_hash_table_lookup (self->points, to) : NULL;

      if (below != NULL)
        read_point (self, below, depth + 1);
    }
}

static int
compare_order (gconstpointer a, gconstpointer b)
{
  g_autofree char *x = tl_xml_get (*(const xmlNode *const *) a, "srcOrd");
  g_autofree char *y = tl_xml_get (*(const xmlNode *const *) b, "srcOrd");

  return (x != NULL ? atoi (x) : 0) - (y != NULL ? atoi (y) : 0);
}

static void
take_connection (Diagram *self, xmlNode *node)
{
  g_autofree char *type = tl_xml_get (node, "type");
  g_autofree char *from = tl_xml_get (node, "srcId");
  GPtrArray *list = from != NULL ? g_hash_table_lookup (self->below, from) : NULL;

  if (from == NULL || (type != NULL && strcmp (type, "parOf") != 0))
    return;
  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (self->below, g_steal_pointer (&from), list);
    }
  g_ptr_array_add (list, node);
}

static void
take_connections (Diagram *self, const xmlNode *list)
{
  GHashTableIter iter;
  gpointer connections;

  for (xmlNode *node = list != NULL ? list->children : NULL; node != NULL; node = node->next)
    if (is_element (node, "cxn"))
      take_connection (self, node);
  g_hash_table_iter_init (&iter, self->below);
  while (g_hash_table_iter_next (&iter, NULL, &connections))
    g_ptr_array_sort (connections, compare_order);
}

void
tl_docx_read_diagram (TlDocx *self, const xmlNode *model)
{
  const xmlNode *points = find_child (model, "ptLst");
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) below =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  Diagram diagram = { self, by_id, below };

  for (xmlNode *node = points != NULL ? points->children : NULL; node != NULL; node = node->next)
    {
      g_autofree char *id = is_element (node, "pt") ? tl_xml_get (node, "modelId") : NULL;

      if (id != NULL)
        g_hash_table_insert (by_id, g_steal_pointer (&id), node);
    }
  take_connections (&diagram, find_child (model, "cxnLst"));
  /* The point of the whole comes first; what hangs nowhere follows. */
  for (guint pass = 0; points != NULL && pass < 2; pass++)
    for (const xmlNode *node = points->children; node != NULL; node = node->next)
      {
        g_autofree char *type = is_element (node, "pt") ? tl_xml_get (node, "type") : NULL;

        if (is_element (node, "pt") && (pass == 1 || g_strcmp0 (type, "doc") == 0))
          read_point (&diagram, node, 0);
      }
}
