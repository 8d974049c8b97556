/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The blocks of a document in our own review format. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-review-xml-private.h"
#include "tl-text.h"
#include "tl-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_BLOCK_CHARS 60000

/* "start length page x1 y1 x2 y2; …". */
static gboolean
read_boxes (TlBlock *block, const xmlNode *node, GError **error)
{
  g_autofree char *text = tl_xml_get (node, "boxes");
  const char *p = text;

  while (p != NULL && *p != '\0')
    {
      guint16 values[7];
      TlWordBox box;

      for (guint i = 0; i < 7; i++)
        {
          char *end;
          guint64 value;

          p += strspn (p, " \t\n\r");
          value = g_ascii_isdigit (*p) ? g_ascii_strtoull (p, &end, 10) : G_MAXUINT64;
          if (value > G_MAXUINT16)
            return tl_xml_fail (node, error,
                                _ ("“boxes” must hold seven whole numbers a word, not “%.40s”"), p);
          values[i] = (guint16) value;
          p = end;
        }
      box = (TlWordBox){
        values[0], values[1], values[2], values[3], values[4], values[5], values[6]
      };
      if ((guint) box.start + box.length > block->n_chars || box.page == 0 || box.x2 < box.x1
          || box.y2 < box.y1)
        return tl_xml_fail (node, error,
                            _ ("a word in “boxes” lies outside the block or the page"));
      g_array_append_val (block->boxes, box);
      p += strspn (p, " \t\n\r");
      if (*p == ';')
        p++;
      else if (*p != '\0')
        return tl_xml_fail (node, error,
                            _ ("words in “boxes” are parted by semicolons, not “%.40s”"), p);
    }
  return TRUE;
}

static gboolean
add_block (TlDraftDocument *document, TlBlock *block, const xmlNode *node, GError **error)
{
  g_ptr_array_add (document->blocks, block);
  if (block->n_chars > MAX_BLOCK_CHARS)
    return tl_xml_fail (node, error, _ ("a block may have %u characters, not %u"), MAX_BLOCK_CHARS,
                        block->n_chars);
  if (document->page_sizes->len > 0 && block->page > document->page_sizes->len)
    return tl_xml_fail (node, error, _ ("the document has %u pages, so there is no page %u"),
                        document->page_sizes->len, block->page);
  return read_boxes (block, node, error);
}

static char *
get_trimmed (const xmlNode *node, const char *name)
{
  g_autofree char *value = tl_xml_get (node, name);

  return value != NULL ? tl_text_collapse (value) : NULL;
}

static gboolean
read_plain (TlDraftDocument *document, xmlNode *node, TlBlockKind kind, guint level, GError **error)
{
  g_autofree char *number = get_trimmed (node, "number");
  g_autofree char *text = NULL;
  guint page;

  if (!tl_xml_get_number (node, "page", 1, 5000, 0, &page, error))
    return FALSE;
  text = tl_xml_dup_text (node, error);
  if (text == NULL)
    return FALSE;
  return add_block (document, tl_block_new (kind, level, number, text, page), node, error);
}

static gboolean
read_heading (TlDraftDocument *document, xmlNode *node, GError **error)
{
  static const char *const attributes[] = { "level", "number", "page", "boxes", NULL };
  guint level;

  if (!tl_xml_check_attributes (node, attributes, error)
      || !tl_xml_get_number (node, "level", 1, 6, 0, &level, error))
    return FALSE;
  if (level == 0)
    return tl_xml_fail (node, error, _ ("“heading” needs a level"));
  return read_plain (document, node, TL_BLOCK_HEADING, level, error);
}

static gboolean
read_recommendation (TlDraftDocument *document, xmlNode *node, GError **error)
{
  static const char *const attributes[] = { "number", "page",     "boxes",  "addressees",
                                            "level",  "strength", "target", NULL };
  g_autofree char *addressees = get_trimmed (node, "addressees");
  TlDraftRecommendation *r;
  const TlBlock *block;

  if (!tl_xml_check_attributes (node, attributes, error)
      || !read_plain (document, node, TL_BLOCK_RECOMMENDATION, 0, error))
    return FALSE;
  block = g_ptr_array_index (document->blocks, document->blocks->len - 1);
  r = tl_draft_recommendation_new ();
  r->block = document->blocks->len - 1;
  r->number = g_strdup (block->number);
  r->text = g_strdup (block->text);
  r->page = block->page;
  r->level = get_trimmed (node, "level");
  r->strength = get_trimmed (node, "strength");
  r->target = get_trimmed (node, "target");
  if (addressees != NULL && *addressees != '\0')
    {
      g_strfreev (r->addressees);
      r->addressees = g_strsplit (addressees, " ", -1);
    }
  g_ptr_array_add (document->recommendations, r);
  return TRUE;
}

/* The row has no cells in this format: its block is the action, its columns are attributes. */
static gboolean
read_action (TlDraftDocument *document, xmlNode *node, GError **error)
{
  static const char *const attributes[] = { "number",     "page",   "boxes",   "scope", "lead",
                                            "milestones", "target", "outcome", NULL };
  TlDraftAction *action;
  const TlBlock *block;

  if (!tl_xml_check_attributes (node, attributes, error)
      || !read_plain (document, node, TL_BLOCK_TABLE_ROW, 0, error))
    return FALSE;
  block = g_ptr_array_index (document->blocks, document->blocks->len - 1);
  action = tl_draft_action_new ();
  action->block = document->blocks->len - 1;
  action->number = g_strdup (block->number);
  action->text = g_strdup (block->text);
  action->scope = get_trimmed (node, "scope");
  action->lead = get_trimmed (node, "lead");
  action->milestones = get_trimmed (node, "milestones");
  action->target = get_trimmed (node, "target");
  action->outcome = get_trimmed (node, "outcome");
  g_ptr_array_add (document->actions, action);
  return TRUE;
}

/* The cells of a row, parted by tabs. */
static char *
read_cells (xmlNode *row, GError **error)
{
  static const char *const attributes[] = { "page", "boxes", NULL };
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;
  xmlNode *cell;

  if (!tl_xml_next_element (row->children, &cell, error))
    return NULL;
  for (; cell != NULL; n++)
    {
      g_autofree char *words = NULL;

      if (!tl_xml_is (cell, "cell"))
        {
          tl_xml_fail (cell, error, _ ("“%.60s” may not stand here"), (const char *) cell->name);
          return NULL;
        }
      words =
          tl_xml_check_attributes (cell, attributes, error) ? tl_xml_dup_text (cell, error) : NULL;
      if (words == NULL)
        return NULL;
      g_string_append_printf (text, n > 0 ? "\t%s" : "%s", words);
      if (!tl_xml_next_element (cell->next, &cell, error))
        return NULL;
    }
  if (n == 0)
    {
      tl_xml_fail (row, error, _ ("“row” needs a cell"));
      return NULL;
    }
  return g_strdup (text->str);
}

static gboolean
read_row (TlDraftDocument *document, xmlNode *node, guint table, guint table_page, GError **error)
{
  static const char *const attributes[] = { "header", "page", "boxes", NULL };
  g_autofree char *header = tl_xml_get (node, "header");
  g_autofree char *text = NULL;
  TlBlock *block;
  guint page;

  if (!tl_xml_is (node, "row"))
    return tl_xml_fail (node, error, _ ("“%.60s” may not stand here"), (const char *) node->name);
  if (!tl_xml_check_attributes (node, attributes, error)
      || !tl_xml_get_number (node, "page", 1, 5000, table_page, &page, error))
    return FALSE;
  if (header != NULL && strcmp (header, "yes") != 0 && strcmp (header, "no") != 0)
    return tl_xml_fail (node, error, _ ("“header” must be yes or no, not “%.40s”"), header);
  text = read_cells (node, error);
  if (text == NULL)
    return FALSE;
  block = tl_block_new (TL_BLOCK_TABLE_ROW, 0, NULL, text, page);
  block->table = table;
  block->is_header = g_strcmp0 (header, "yes") == 0;
  return add_block (document, block, node, error);
}

static guint
last_table (const TlDraftDocument *document)
{
  guint table = 0;

  for (guint i = 0; i < document->blocks->len; i++)
    table = MAX (table, ((const TlBlock *) g_ptr_array_index (document->blocks, i))->table);
  return table;
}

static gboolean
read_table (TlDraftDocument *document, xmlNode *node, GError **error)
{
  static const char *const attributes[] = { "page", NULL };
  guint table = last_table (document) + 1, page, n = 0;
  xmlNode *row;

  if (!tl_xml_check_attributes (node, attributes, error)
      || !tl_xml_get_number (node, "page", 1, 5000, 0, &page, error)
      || !tl_xml_next_element (node->children, &row, error))
    return FALSE;
  for (; row != NULL; n++)
    if (!read_row (document, row, table, page, error)
        || !tl_xml_next_element (row->next, &row, error))
      return FALSE;
  return n > 0 || tl_xml_fail (node, error, _ ("“table” needs a row"));
}

gboolean
tl_review_xml_read_block (TlDraftDocument *document, xmlNode *node, GError **error)
{
  static const char *const attributes[] = { "number", "page", "boxes", NULL };
  static const TlBlockKind kinds[] = { TL_BLOCK_PARAGRAPH, TL_BLOCK_ITEM, TL_BLOCK_CAPTION,
                                       TL_BLOCK_FOOTNOTE,  TL_BLOCK_BOX,  TL_BLOCK_FURNITURE,
                                       TL_BLOCK_LEARNING };

  if (tl_xml_is (node, "heading"))
    return read_heading (document, node, error);
  if (tl_xml_is (node, "recommendation"))
    return read_recommendation (document, node, error);
  if (tl_xml_is (node, "table"))
    return read_table (document, node, error);
  if (tl_xml_is (node, "action"))
    return read_action (document, node, error);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (tl_xml_is (node, tl_block_kind_to_string (kinds[i])))
      return tl_xml_check_attributes (node, attributes, error)
             && read_plain (document, node, kinds[i], 0, error);
  return tl_xml_fail (node, error, _ ("there is no kind of block “%.60s”"),
                      (const char *) node->name);
}
