/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs, lists and tables of OpenDocument files, in their order. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-odf-private.h"

#include <string.h>

#define MAX_REPEATED 63
#define MAX_NUMBER 32000

/* Where in a list we are. */
typedef struct
{
  TlOdfListStyle *style; /* nullable */
  TlListCounter *counter;
  guint level;
} List;

typedef struct
{
  const List *list;    /* nullable */
  gboolean is_counted; /* whether the next paragraph has a number */
  int start;           /* that number; -1 for the next one */
} Place;

static void
clear_aside (gpointer data)
{
  g_free (((TlOdfAside *) data)->mark);
}

/* Text in a shape, or in the box of a frame. */
static void
read_shape (TlOdf *self, const xmlNode *node)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (tl_odf_is_shape (child))
      read_shape (self, child);
    else if (tl_odf_is (child, TL_ODF_TEXT, NULL) || tl_odf_is (child, TL_ODF_TABLE, NULL))
      {
        tl_office_begin_box (self->office);
        tl_odf_read_blocks (self, node);
        tl_office_end_box (self->office);
        return;
      }
}

static void
read_aside (TlOdf *self, const TlOdfAside *aside)
{
  if (aside->is_box)
    {
      read_shape (self, aside->node);
      return;
    }
  tl_office_begin_note (self->office);
  tl_odf_read_blocks (self, aside->node);
  tl_office_end_note (self->office, aside->note, aside->mark);
}

static char *
count_in_list (Place *place, TlLabelKind *kind)
{
  const List *list = place->list;

  if (list->style == NULL || !place->is_counted)
    return NULL;
  tl_list_count (list->counter, list->style->levels, list->level, place->start);
  return tl_list_print (list->counter, list->style->levels, list->level, kind);
}

/* Headings outside lists are numbered by the outline. */
static char *
count_in_outline (TlOdf *self, const xmlNode *node, const char *style, guint level,
                  TlLabelKind *kind)
{
  g_autofree char *is_header = tl_odf_get (node, TL_ODF_TEXT, "is-list-header");
  g_autofree char *restart = tl_odf_get (node, TL_ODF_TEXT, "restart-numbering");
  TlOdfListStyle *outline = tl_odf_styles_get_outline (self->styles);
  int start = g_strcmp0 (restart, "true") == 0
                  ? tl_odf_number (node, TL_ODF_TEXT, "start-value", 0, MAX_NUMBER,
                                   (int) outline->levels[level].start)
                  : -1;

  if (g_strcmp0 (is_header, "true") == 0 || tl_odf_styles_has_no_list (self->styles, style))
    return NULL;
  tl_list_count (&self->outline, outline->levels, level, start);
  return tl_list_print (&self->outline, outline->levels, level, kind);
}

static void
read_paragraph (TlOdf *self, const xmlNode *node, Place *place)
{
  g_autoptr (GArray) asides = g_array_new (FALSE, FALSE, sizeof (TlOdfAside));
  g_auto (TlOfficeText) text = { 0 };
  g_autofree char *style = tl_odf_get (node, TL_ODF_TEXT, "style-name");
  g_autofree char *label = NULL;
  TlOdfRole role = tl_odf_styles_get_role (self->styles, style);
  gboolean is_heading = tl_odf_is (node, TL_ODF_TEXT, "h");
  guint level =
      is_heading ? (guint) tl_odf_number (node, TL_ODF_TEXT, "outline-level", 1, TL_LIST_LEVELS, 1)
                 : 1;
  TlLabelKind label_kind = TL_LABEL_NONE;
  TlOfficeKind kind = TL_OFFICE_PARAGRAPH;

  g_array_set_clear_func (asides, clear_aside);
  if (place->list != NULL)
    label = count_in_list (place, &label_kind);
  else if (is_heading)
    label = count_in_outline (self, node, style, level - 1, &label_kind);
  place->is_counted = FALSE;
  if (is_heading)
    kind = TL_OFFICE_HEADING;
  else if (role == TL_ODF_TITLE)
    kind = TL_OFFICE_TITLE;
  else if (role == TL_ODF_CAPTION)
    kind = TL_OFFICE_CAPTION;
  tl_odf_read_text (self, node, &text, asides);
  tl_office_add (self->office, kind, level, label, label_kind, &text);
  for (guint i = 0; i < asides->len; i++)
    read_aside (self, &g_array_index (asides, TlOdfAside, i));
}

static void
read_items (TlOdf *self, const xmlNode *node, const List *list)
{
  for (const xmlNode *item = node->children; item != NULL; item = item->next)
    {
      gboolean is_item = tl_odf_is (item, TL_ODF_TEXT, "list-item");
      Place place = { list, is_item, -1 };

      if (!is_item && !tl_odf_is (item, TL_ODF_TEXT, "list-header"))
        continue;
      place.start = tl_odf_number (item, TL_ODF_TEXT, "start-value", 0, MAX_NUMBER, -1);
      for (const xmlNode *child = item->children; child != NULL; child = child->next)
        if (tl_odf_is (child, TL_ODF_TEXT, "p") || tl_odf_is (child, TL_ODF_TEXT, "h"))
          read_paragraph (self, child, &place);
        else if (tl_odf_is (child, TL_ODF_TEXT, "list"))
          {
            g_autofree char *name = tl_odf_get (child, TL_ODF_TEXT, "style-name");
            List inner = { tl_odf_styles_get_list (self->styles, name), list->counter,
                           MIN (list->level + 1, TL_LIST_LEVELS - 1) };

            if (inner.style == NULL)
              inner.style = list->style;
            read_items (self, child, &inner);
          }
    }
}

/* The counter of a list that goes on with another, or a new one. */
static TlListCounter *
get_counter (TlOdf *self, const xmlNode *node, TlOdfListStyle *style)
{
  g_autofree char *continued = tl_odf_get (node, TL_ODF_TEXT, "continue-list");
  g_autofree char *goes_on = tl_odf_get (node, TL_ODF_TEXT, "continue-numbering");
  g_autofree char *id = tl_odf_get (node, (const char *) XML_XML_NAMESPACE, "id");
  TlListCounter *counter = continued != NULL ? g_hash_table_lookup (self->lists, continued) : NULL;

  /* As LibreOffice does: only with the list right before. */
  if (counter == NULL && style == self->last_style && g_strcmp0 (goes_on, "true") == 0)
    counter = self->last_counter;
  if (counter == NULL)
    {
      counter = g_new0 (TlListCounter, 1);
      g_ptr_array_add (self->counters, counter);
    }
  if (id != NULL)
    g_hash_table_replace (self->lists, g_steal_pointer (&id), counter);
  self->last_style = style;
  self->last_counter = counter;
  return counter;
}

static TlOdfListStyle *
get_list_style (TlOdf *self, const char *name)
{
  TlOdfListStyle *style = tl_odf_styles_get_list (self->styles, name);

  return style == NULL && g_strcmp0 (name, "Outline") == 0
             ? tl_odf_styles_get_outline (self->styles)
             : style;
}

static void
read_list (TlOdf *self, const xmlNode *node)
{
  g_autofree char *name = tl_odf_get (node, TL_ODF_TEXT, "style-name");
  List list = { get_list_style (self, name), NULL, 0 };

  list.counter = list.style == tl_odf_styles_get_outline (self->styles)
                     ? &self->outline
                     : get_counter (self, node, list.style);
  read_items (self, node, &list);
}

/* A paragraph that says itself where in which list it is. */
static void
read_numbered (TlOdf *self, const xmlNode *node)
{
  g_autofree char *name = tl_odf_get (node, TL_ODF_TEXT, "style-name");
  g_autofree char *id = tl_odf_get (node, TL_ODF_TEXT, "list-id");
  int level = tl_odf_number (node, TL_ODF_TEXT, "level", 1, TL_LIST_LEVELS, 1);
  List list = { get_list_style (self, name), NULL, (guint) level - 1 };
  Place place = { &list, TRUE, -1 };

  list.counter = id != NULL ? g_hash_table_lookup (self->lists, id) : NULL;
  if (list.counter == NULL)
    {
      list.counter = g_new0 (TlListCounter, 1);
      g_ptr_array_add (self->counters, list.counter);
      if (id != NULL)
        g_hash_table_replace (self->lists, g_steal_pointer (&id), list.counter);
    }
  place.start = tl_odf_number (node, TL_ODF_TEXT, "start-value", 0, MAX_NUMBER, -1);
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (tl_odf_is (child, TL_ODF_TEXT, "p") || tl_odf_is (child, TL_ODF_TEXT, "h"))
      read_paragraph (self, child, &place);
}

static void
read_row (TlOdf *self, const xmlNode *row, gboolean is_header)
{
  tl_office_begin_row (self->office, is_header);
  for (const xmlNode *node = row->children; node != NULL; node = node->next)
    {
      gboolean is_covered = tl_odf_is (node, TL_ODF_TABLE, "covered-table-cell");
      int n = tl_odf_is (node, TL_ODF_TABLE, NULL)
                  ? tl_odf_number (node, TL_ODF_TABLE, "number-columns-repeated", 1, G_MAXINT, 1)
                  : 1;

      if (!is_covered && !tl_odf_is (node, TL_ODF_TABLE, "table-cell"))
        continue;
      tl_office_begin_cell (self->office);
      if (!is_covered)
        tl_odf_read_blocks (self, node);
      tl_office_end_cell (self->office, (guint) MIN (n - 1, MAX_REPEATED));
    }
  tl_office_end_row (self->office);
}

static void
read_rows (TlOdf *self, const xmlNode *parent, gboolean is_header)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    if (tl_odf_is (node, TL_ODF_TABLE, "table-row"))
      read_row (self, node, is_header);
    else if (tl_odf_is (node, TL_ODF_TABLE, "table-header-rows"))
      read_rows (self, node, TRUE);
    else if (tl_odf_is (node, TL_ODF_TABLE, "table-rows")
             || tl_odf_is (node, TL_ODF_TABLE, "table-row-group"))
      read_rows (self, node, is_header);
}

/* The one cell of a table that has no other: a frame around text. */
static const xmlNode *
get_only_cell (const xmlNode *table)
{
  const xmlNode *row = tl_odf_child (table, TL_ODF_TABLE, "table-row"),
                *cell = tl_odf_child (row, TL_ODF_TABLE, "table-cell");

  for (const xmlNode *node = table->children; node != NULL; node = node->next)
    if (node != row && tl_odf_is (node, TL_ODF_TABLE, NULL)
        && g_str_has_prefix ((const char *) node->name, "table-row"))
      return NULL;
  if (tl_odf_child (table, TL_ODF_TABLE, "table-header-rows") != NULL)
    return NULL;
  for (const xmlNode *node = cell; node != NULL; node = node->next)
    if (node != cell && node->type == XML_ELEMENT_NODE)
      return NULL;
  return cell;
}

static void
read_table (TlOdf *self, const xmlNode *node)
{
  const xmlNode *cell = get_only_cell (node);

  if (cell != NULL && tl_office_is_in_body (self->office))
    {
      tl_office_begin_box (self->office);
      tl_odf_read_blocks (self, cell);
      tl_office_end_box (self->office);
      return;
    }
  tl_office_begin_table (self->office);
  read_rows (self, node, FALSE);
  tl_office_end_table (self->office);
}

/* What was deleted stands there, not in the text. */
static void
count_changes (TlOdf *self, const xmlNode *parent)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    if (tl_odf_is (node, TL_ODF_TEXT, "changed-region"))
      {
        if (tl_odf_child (node, TL_ODF_TEXT, "insertion") != NULL)
          tl_office_count (self->office, TL_OFFICE_INSERTED);
        if (tl_odf_child (node, TL_ODF_TEXT, "deletion") != NULL)
          tl_office_count (self->office, TL_OFFICE_DELETED);
      }
}

static gboolean
is_hidden_section (TlOdf *self, const xmlNode *node)
{
  g_autofree char *display = tl_odf_get (node, TL_ODF_TEXT, "display");

  return display != NULL && strcmp (display, "none") == 0;
}

static void
read_text_block (TlOdf *self, const xmlNode *node)
{
  static const char *const around[] = { "bibliography", "index-body", "index-title", NULL };
  const char *name = (const char *) node->name;
  Place nowhere = { NULL, FALSE, -1 };

  if (strcmp (name, "p") == 0 || strcmp (name, "h") == 0)
    read_paragraph (self, node, &nowhere);
  else if (strcmp (name, "list") == 0)
    read_list (self, node);
  else if (strcmp (name, "numbered-paragraph") == 0)
    read_numbered (self, node);
  else if (strcmp (name, "tracked-changes") == 0)
    count_changes (self, node);
  else if (strcmp (name, "section") == 0 && is_hidden_section (self, node))
    tl_office_count (self->office, TL_OFFICE_HIDDEN);
  else if (strcmp (name, "section") == 0 || g_strv_contains (around, name))
    tl_odf_read_blocks (self, node);
}

void
tl_odf_read_blocks (TlOdf *self, const xmlNode *parent)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    if (tl_odf_is (node, TL_ODF_TEXT, NULL))
      read_text_block (self, node);
    else if (tl_odf_is (node, TL_ODF_TABLE, "table"))
      read_table (self, node);
    else if (tl_odf_is_shape (node))
      read_shape (self, node);
    else if (tl_odf_is (node, TL_ODF_STYLE, NULL)
             && g_str_has_prefix ((const char *) node->name, "region-"))
      tl_odf_read_blocks (self, node);
}
