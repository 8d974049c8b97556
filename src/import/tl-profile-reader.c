/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XML documents to blocks, by the rules of an import profile. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-profile-reader.h"

#include "tl-flow.h"
#include "tl-list-mark.h"
#include "tl-markup-table.h"
#include "tl-profile.h"
#include "tl-text.h"
#include "tl-xml.h"

#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>

#define MAX_TITLE_CHARS 200

typedef struct
{
  TlMarkup *markup;
  TlFlow *flow;
  const TlProfile *profile;
  char *title;
  guint depth; /* of sections */
  guint n_notes, n_items;
  char style; /* of the list under way */
  gboolean is_in_note;
  char *note_mark;      /* of the note under way */
  gboolean has_prefix;  /* the number that waits is that of the block around this one */
  TlMarkupTable *table; /* under way; or NULL */
  gboolean is_in_head;
} Reader;

static void walk_children (Reader *self, xmlNode *node);

static void
append_entity (Reader *self, const xmlNode *node)
{
  /* Of a document type that is not loaded: what HTML has too is known. */
  const htmlEntityDesc *entity = htmlEntityLookup (node->name);
  char text[8] = "";

  if (entity == NULL)
    return;
  text[g_unichar_to_utf8 (entity->value, text)] = '\0';
  tl_flow_append (self->flow, text);
}

static char *
capture (Reader *self, xmlNode *node)
{
  tl_flow_begin_capture (self->flow);
  walk_children (self, node);
  return tl_flow_end_capture (self->flow);
}

static void
walk_paragraph (Reader *self, xmlNode *node)
{
  tl_flow_break (self->flow);
  walk_children (self, node);
  tl_flow_break (self->flow);
}

static void
walk_in (Reader *self, xmlNode *node, TlBlockKind kind, guint level, const char *number)
{
  tl_flow_push (self->flow, kind, level, number);
  walk_children (self, node);
  tl_flow_pop (self->flow);
}

static void
take_title (Reader *self, xmlNode *node, const TlRule *rule)
{
  g_autofree char *value = rule->attribute != NULL ? tl_xml_get (node, rule->attribute) : NULL;
  g_autofree char *text = rule->attribute == NULL ? capture (self, node) : NULL;

  if (value != NULL)
    text = tl_text_collapse (value);
  if (self->title == NULL && text != NULL && *text != '\0')
    self->title = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), MAX_TITLE_CHARS));
}

static void
walk_section (Reader *self, xmlNode *node)
{
  self->depth++;
  walk_in (self, node, TL_BLOCK_PARAGRAPH, 0, NULL);
  self->depth--;
}

/* The number that waits goes to the heading. */
static void
walk_heading (Reader *self, xmlNode *node, const TlRule *rule)
{
  g_autofree char *number = tl_flow_take_number (self->flow);

  if (rule->is_title)
    take_title (self, node, rule);
  walk_in (self, node, TL_BLOCK_HEADING, rule->level > 0 ? rule->level : MAX (self->depth, 1),
           number);
}

/* "5." and "(a)" to "5(a)". */
static char *
join_numbers (const char *first, const char *second)
{
  gsize n = strlen (first);

  if (n > 1 && first[n - 1] == '.')
    n--;
  return g_strdup_printf ("%.*s%s%s", (int) n, first,
                          g_ascii_isalnum (*second) && g_ascii_isalnum (first[n - 1]) ? "." : "",
                          second);
}

static void
read_number (Reader *self, xmlNode *node, const TlRule *rule)
{
  g_autofree char *text = capture (self, node);
  g_autofree char *number = NULL;
  g_autofree char *before = NULL;

  if (*text == '\0')
    return;
  number = g_strconcat (rule->before != NULL ? rule->before : "", text, rule->after, NULL);
  if (self->is_in_note)
    {
      if (self->note_mark == NULL)
        self->note_mark = g_steal_pointer (&number);
      return;
    }
  if (tl_flow_is_capturing (self->flow))
    {
      tl_flow_append (self->flow, number);
      tl_flow_append (self->flow, " ");
      return;
    }
  /* Text before it is not what it numbers. */
  tl_flow_break (self->flow);
  before = tl_flow_take_number (self->flow);
  if (before != NULL && self->has_prefix)
    {
      g_autofree char *joined = join_numbers (before, number);

      tl_flow_set_number (self->flow, joined);
    }
  else
    tl_flow_set_number (self->flow, number);
  self->has_prefix = FALSE;
}

/* A block or item: takes the number that waits around it, if that has no text yet. */
static void
walk_numbered (Reader *self, xmlNode *node, TlBlockKind kind, const char *mark)
{
  g_autofree char *prefix = NULL;
  gboolean had_prefix = self->has_prefix;

  tl_flow_break (self->flow);
  prefix = tl_flow_take_number (self->flow);
  self->has_prefix = prefix != NULL;
  walk_in (self, node, kind, 0, prefix != NULL ? prefix : mark);
  self->has_prefix = had_prefix;
}

static void
walk_list (Reader *self, xmlNode *node, const TlRule *rule)
{
  char style = self->style;
  guint n_items = self->n_items;

  self->style = rule->style;
  self->n_items = 0;
  tl_flow_break (self->flow);
  walk_children (self, node);
  tl_flow_break (self->flow);
  self->style = style;
  self->n_items = n_items;
}

static void
walk_item (Reader *self, xmlNode *node)
{
  g_autofree char *mark =
      self->style != 0 ? tl_list_mark (self->style, (int) ++self->n_items) : NULL;

  if (tl_flow_is_capturing (self->flow) && mark != NULL)
    {
      tl_flow_append (self->flow, mark);
      tl_flow_append (self->flow, ". ");
    }
  walk_numbered (self, node, TL_BLOCK_ITEM, mark);
}

static void
walk_caption (Reader *self, xmlNode *node)
{
  g_autofree char *number = tl_flow_take_number (self->flow);

  walk_in (self, node, TL_BLOCK_CAPTION, 0, number);
}

static void
walk_note (Reader *self, xmlNode *node, const TlRule *rule)
{
  g_autofree char *mark = rule->attribute != NULL ? tl_xml_get (node, rule->attribute) : NULL;
  g_autofree char *text = NULL;

  if (self->is_in_note)
    {
      walk_children (self, node);
      return;
    }
  if (mark == NULL && rule->is_counted)
    mark = g_strdup_printf ("%u", ++self->n_notes);
  if (mark != NULL && rule->is_inline)
    tl_flow_append_raised (self->flow, mark);
  else if (!rule->is_inline)
    tl_flow_break (self->flow);
  self->is_in_note = TRUE;
  text = capture (self, node);
  self->is_in_note = FALSE;
  if (mark == NULL)
    mark = g_steal_pointer (&self->note_mark);
  g_clear_pointer (&self->note_mark, g_free);
  if (*text != '\0')
    tl_flow_add_note (self->flow, mark, text);
}

static void
walk_table (Reader *self, xmlNode *node)
{
  g_autoptr (TlMarkupTable) table = NULL;

  tl_flow_break (self->flow);
  if (tl_flow_is_capturing (self->flow) || self->table != NULL)
    {
      walk_children (self, node);
      return;
    }
  self->table = table = tl_markup_table_new ();
  walk_children (self, node);
  tl_flow_break (self->flow);
  self->table = NULL;
  tl_markup_table_write (table, self->markup);
}

static void
walk_head (Reader *self, xmlNode *node)
{
  gboolean was_in_head = self->is_in_head;

  self->is_in_head = TRUE;
  walk_children (self, node);
  self->is_in_head = was_in_head;
}

static void
walk_row (Reader *self, xmlNode *node, const TlRule *rule)
{
  if (self->table == NULL || tl_flow_is_capturing (self->flow))
    {
      walk_paragraph (self, node);
      return;
    }
  tl_markup_table_begin_row (self->table, rule->is_header || self->is_in_head);
  walk_children (self, node);
}

static guint
get_count (const xmlNode *cell, const char *name, guint more)
{
  g_autofree char *value = tl_xml_get (cell, name);

  return value != NULL ? (guint) CLAMP (atoi (value), 0, 1000) + more : 0;
}

/* Which column of a CALS table has the name that an attribute of @cell says; 0 if none. */
static guint
find_column (const xmlNode *cell, const char *attribute)
{
  g_autofree char *wanted = tl_xml_get (cell, attribute);
  const xmlNode *group = cell->parent;
  guint n = 0;

  if (wanted == NULL)
    return 0;
  while (group->type == XML_ELEMENT_NODE && strcmp ((const char *) group->name, "tgroup") != 0)
    group = group->parent;
  if (group->type != XML_ELEMENT_NODE)
    return 0;
  for (const xmlNode *child = group->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE && strcmp ((const char *) child->name, "colspec") == 0)
      {
        g_autofree char *name = tl_xml_get (child, "colname");

        n++;
        if (g_strcmp0 (name, wanted) == 0)
          return n;
      }
  return 0;
}

static void
walk_cell (Reader *self, xmlNode *node, const TlRule *rule)
{
  guint first = find_column (node, "namest"), last = find_column (node, "nameend");
  guint n_columns = MAX (get_count (node, "colspan", 0), get_count (node, "cols", 0));
  guint n_rows = MAX (MAX (get_count (node, "rowspan", 0), get_count (node, "rows", 0)),
                      get_count (node, "morerows", 1));

  if (self->table == NULL || tl_flow_is_capturing (self->flow))
    {
      walk_paragraph (self, node);
      return;
    }
  if (first > 0 && last > first)
    n_columns = last - first + 1;
  tl_markup_table_take_cell (self->table, capture (self, node), MAX (n_columns, 1), MAX (n_rows, 1),
                             rule->is_header || self->is_in_head);
}

static void
walk_raised (Reader *self, xmlNode *node)
{
  g_autofree char *text = capture (self, node);
  gboolean is_number = *text != '\0' && strspn (text, "0123456789, ") == strlen (text);

  if (is_number)
    tl_flow_append_raised (self->flow, text);
  else
    tl_flow_append (self->flow, text);
}

static void
add_furniture (Reader *self, xmlNode *node)
{
  g_autofree char *text = capture (self, node);

  tl_flow_break (self->flow);
  tl_markup_add_furniture (self->markup, text);
}

static void
walk_table_rule (Reader *self, xmlNode *node, const TlRule *rule)
{
  if (rule->kind == TL_RULE_TABLE)
    walk_table (self, node);
  else if (rule->kind == TL_RULE_HEAD)
    walk_head (self, node);
  else if (rule->kind == TL_RULE_ROW)
    walk_row (self, node, rule);
  else
    walk_cell (self, node, rule);
}

static void
walk_inline_rule (Reader *self, xmlNode *node, const TlRule *rule)
{
  if (rule->kind == TL_RULE_RAISED)
    {
      walk_raised (self, node);
      return;
    }
  tl_flow_append_break (self->flow);
  walk_children (self, node);
}

static void
walk_by_rule (Reader *self, xmlNode *node, const TlRule *rule)
{
  TlBlockKind kind = tl_flow_get_kind (self->flow);

  switch (rule->kind)
    {
    case TL_RULE_SKIP:
      break;
    case TL_RULE_TITLE:
      take_title (self, node, rule);
      break;
    case TL_RULE_SECTION:
      walk_section (self, node);
      break;
    case TL_RULE_BLOCK:
      walk_numbered (self, node, kind == TL_BLOCK_BOX ? kind : TL_BLOCK_PARAGRAPH, NULL);
      break;
    case TL_RULE_HEADING:
      walk_heading (self, node, rule);
      break;
    case TL_RULE_NUMBER:
      read_number (self, node, rule);
      break;
    case TL_RULE_PARAGRAPH:
      walk_paragraph (self, node);
      break;
    case TL_RULE_LIST:
      walk_list (self, node, rule);
      break;
    case TL_RULE_ITEM:
      walk_item (self, node);
      break;
    case TL_RULE_CAPTION:
      walk_caption (self, node);
      break;
    case TL_RULE_BOX:
      walk_in (self, node, TL_BLOCK_BOX, 0, NULL);
      break;
    case TL_RULE_FURNITURE:
      add_furniture (self, node);
      break;
    case TL_RULE_NOTE:
      walk_note (self, node, rule);
      break;
    case TL_RULE_TABLE:
    case TL_RULE_HEAD:
    case TL_RULE_ROW:
    case TL_RULE_CELL:
      walk_table_rule (self, node, rule);
      break;
    case TL_RULE_BREAK:
    case TL_RULE_RAISED:
      walk_inline_rule (self, node, rule);
      break;
    default:
      walk_children (self, node);
    }
}

/* The parser bounds how deep elements are nested. */
static void
walk_children (Reader *self, xmlNode *node)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      const TlRule *rule;

      if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
        tl_flow_append (self->flow, (const char *) child->content);
      else if (child->type == XML_ENTITY_REF_NODE)
        append_entity (self, child);
      if (child->type != XML_ELEMENT_NODE)
        continue;
      rule = tl_profile_match (self->profile, child);
      if (rule != NULL)
        walk_by_rule (self, child, rule);
      else
        walk_children (self, child);
    }
}

gboolean
tl_profile_read (TlDraft *draft, xmlDoc *document, GError **error)
{
  xmlNode *root = xmlDocGetRootElement (document);
  g_autoptr (TlProfile) profile = tl_profile_find (root, error);
  g_autoptr (TlMarkup) markup = tl_markup_new ();
  g_autoptr (TlFlow) flow = tl_flow_new (markup);
  Reader self = { .markup = markup, .flow = flow, .profile = profile };
  g_autofree char *title = NULL;

  if (profile == NULL)
    return FALSE;
  draft->format = g_strdup (profile->format);
  walk_children (&self, root);
  tl_flow_break (flow);
  title = self.title;
  g_free (self.note_mark);
  if (title != NULL)
    tl_markup_set_title (markup, title);
  return tl_markup_finish (markup, draft, NULL, error);
}
