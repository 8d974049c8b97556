/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs and tables of DOCX files, in their order. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-docx-private.h"

#include <string.h>

#define MAX_SPAN 63
#define FIRST_ROW 0x20 /* a bit of a table's look */

static gboolean
is_named (const xmlNode *node, const char *name)
{
  return strcmp ((const char *) node->name, name) == 0;
}

static void
clear_aside (gpointer data)
{
  g_free (((TlDocxAside *) data)->mark);
}

static void
read_aside (TlDocx *self, const TlDocxAside *aside)
{
  if (aside->is_box)
    {
      tl_office_begin_box (self->office);
      if (aside->is_diagram)
        tl_docx_read_diagram (self, aside->node);
      else
        tl_docx_read_blocks (self, aside->node);
      tl_office_end_box (self->office);
      return;
    }
  tl_office_begin_note (self->office);
  tl_docx_read_blocks (self, aside->node);
  tl_office_end_note (self->office, aside->note, aside->mark);
}

static void
read_paragraph (TlDocx *self, const xmlNode *node)
{
  g_autoptr (GArray) asides = g_array_new (FALSE, FALSE, sizeof (TlDocxAside));

  g_array_set_clear_func (asides, clear_aside);
  tl_docx_read_paragraph (self, node, asides);
  for (guint i = 0; i < asides->len; i++)
    read_aside (self, &g_array_index (asides, TlDocxAside, i));
}

/* A cell that goes on with the one above it shows nothing of its own. */
static gboolean
is_covered (const xmlNode *properties)
{
  const xmlNode *merge = tl_docx_child (properties, "vMerge");
  g_autofree char *value = merge != NULL ? tl_docx_get (merge, "val") : NULL;

  return merge != NULL && g_strcmp0 (value, "restart") != 0;
}

static void
read_cell (TlDocx *self, const xmlNode *node)
{
  const xmlNode *properties = tl_docx_child (node, "tcPr");
  int span = tl_docx_number (properties, "gridSpan", 1);

  tl_office_begin_cell (self->office);
  if (!is_covered (properties))
    tl_docx_read_blocks (self, node);
  tl_office_end_cell (self->office, (guint) CLAMP (span - 1, 0, MAX_SPAN));
}

static gboolean
is_around (const xmlNode *node)
{
  static const char *const names[] = { "sdt", "sdtContent", "customXml", "ins", "moveTo", NULL };

  return g_strv_contains (names, (const char *) node->name);
}

static void
read_cells (TlDocx *self, const xmlNode *parent)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    if (node->type != XML_ELEMENT_NODE)
      continue;
    else if (tl_xml_is (node, "tc"))
      read_cell (self, node);
    else if (is_around (node))
      read_cells (self, node);
}

static void
read_row (TlDocx *self, const xmlNode *node, gboolean is_head)
{
  const xmlNode *properties = tl_docx_child (node, "trPr");
  int n_before = tl_docx_number (properties, "gridBefore", 0);

  if (tl_docx_child (properties, "ins") != NULL)
    tl_office_count (self->office, TL_OFFICE_INSERTED);
  if (tl_docx_child (properties, "del") != NULL)
    {
      tl_office_count (self->office, TL_OFFICE_DELETED);
      return;
    }
  tl_office_begin_row (self->office, is_head || tl_docx_toggle (properties, "tblHeader") == 1);
  if (n_before > 0)
    {
      tl_office_begin_cell (self->office);
      tl_office_end_cell (self->office, (guint) MIN (n_before - 1, MAX_SPAN));
    }
  read_cells (self, node);
  tl_office_end_row (self->office);
}

/* @has_head: whether the first row is one. */
static void
read_rows (TlDocx *self, const xmlNode *parent, gboolean has_head)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    if (node->type != XML_ELEMENT_NODE)
      continue;
    else if (tl_xml_is (node, "tr"))
      {
        read_row (self, node, has_head);
        has_head = FALSE;
      }
    else if (is_around (node))
      read_rows (self, node, FALSE);
}

/* The one cell of a table that has no other: a frame around text. */
static const xmlNode *
get_only_cell (const xmlNode *table)
{
  const xmlNode *row = tl_docx_child (table, "tr"), *cell = tl_docx_child (row, "tc");

  for (const xmlNode *node = row; node != NULL; node = node->next)
    if (node != row && node->type == XML_ELEMENT_NODE)
      return NULL;
  for (const xmlNode *node = cell; node != NULL; node = node->next)
    if (node != cell && node->type == XML_ELEMENT_NODE)
      return NULL;
  return cell;
}

/* The table's style and its look together say whether the first row is set off. */
static gboolean
has_head (TlDocx *self, const xmlNode *table)
{
  const xmlNode *properties = tl_docx_child (table, "tblPr"),
                *named = tl_docx_child (properties, "tblStyle"),
                *look = tl_docx_child (properties, "tblLook");
  g_autofree char *id = named != NULL ? tl_docx_get (named, "val") : NULL;
  g_autofree char *first = look != NULL ? tl_docx_get (look, "firstRow") : NULL;
  g_autofree char *bits = look != NULL ? tl_docx_get (look, "val") : NULL;
  const TlDocxStyle *style = id != NULL ? tl_docx_styles_get (self->styles, id) : NULL;

  if (style == NULL || style->bold_head != 1)
    return FALSE;
  if (first != NULL)
    return strcmp (first, "0") != 0 && strcmp (first, "false") != 0;
  return bits != NULL && (g_ascii_strtoull (bits, NULL, 16) & FIRST_ROW) != 0;
}

static void
read_table (TlDocx *self, const xmlNode *node)
{
  const xmlNode *cell = get_only_cell (node);

  if (cell != NULL && tl_office_is_in_body (self->office))
    {
      tl_office_begin_box (self->office);
      tl_docx_read_blocks (self, cell);
      tl_office_end_box (self->office);
      return;
    }
  tl_office_begin_table (self->office);
  read_rows (self, node, has_head (self, node));
  tl_office_end_table (self->office);
}

static gboolean
is_contents (const xmlNode *node)
{
  const xmlNode *part = tl_docx_child (tl_docx_child (node, "sdtPr"), "docPartObj"),
                *gallery = tl_docx_child (part, "docPartGallery");
  g_autofree char *value = gallery != NULL ? tl_docx_get (gallery, "val") : NULL;

  return g_strcmp0 (value, "Table of Contents") == 0;
}

static void
read_block (TlDocx *self, const xmlNode *node)
{
  if (is_named (node, "AlternateContent"))
    {
      const xmlNode *child = node->children;

      while (child != NULL && child->type != XML_ELEMENT_NODE)
        child = child->next;
      if (child != NULL)
        tl_docx_read_blocks (self, child);
    }
  else if (!tl_xml_is (node, (const char *) node->name))
    return;
  else if (is_named (node, "p"))
    read_paragraph (self, node);
  else if (is_named (node, "tbl"))
    read_table (self, node);
  else if (is_named (node, "altChunk"))
    tl_office_count (self->office, TL_OFFICE_FOREIGN);
  else if (is_around (node) && !is_contents (node))
    tl_docx_read_blocks (self, node);
}

void
tl_docx_read_blocks (TlDocx *self, const xmlNode *parent)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE)
      read_block (self, node);
}
