/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of DOCX files: what Word would print before each paragraph (ECMA-376-1, 17.9). */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-docx-private.h"

#include <string.h>

#define LEVELS 9
#define MAX_LISTS 10000

/* Lists of one definition count together. */
typedef struct
{
  TlListLevel levels[TL_LIST_LEVELS];
  char *styles[LEVELS]; /* nullable: ids of the styles that have a level for their own */
  char *link, *linked;  /* nullable: the style that this defines; that it is defined by */
  TlListCounter counter;
} Definition;

typedef struct
{
  Definition *definition; /* lent */
  TlListLevel levels[TL_LIST_LEVELS];
  gboolean starts_anew[LEVELS]; /* at the first paragraph */
} List;

struct _TlDocxNumbering
{
  GHashTable *definitions; /* id to Definition */
  GHashTable *lists;       /* id to List */
};

static void
free_definition (gpointer data)
{
  Definition *definition = data;

  for (guint i = 0; i < LEVELS; i++)
    {
      tl_list_level_clear (&definition->levels[i]);
      g_free (definition->styles[i]);
    }
  g_free (definition->link);
  g_free (definition->linked);
  g_free (definition);
}

static void
free_list (gpointer data)
{
  List *list = data;

  for (guint i = 0; i < LEVELS; i++)
    tl_list_level_clear (&list->levels[i]);
  g_free (list);
}

static char *
get_value (const xmlNode *node, const char *child)
{
  const xmlNode *found = tl_docx_child (node, child);

  return found != NULL ? tl_docx_get (found, "val") : NULL;
}

static void
read_level (TlListLevel *level, const xmlNode *node)
{
  g_autofree char *form = get_value (node, "numFmt");

  tl_list_level_clear (level);
  tl_list_level_init (level);
  level->form = tl_docx_form (form);
  level->text = get_value (node, "lvlText");
  level->start = (guint) tl_docx_number (node, "start", 0);
  level->restart = tl_docx_number (node, "lvlRestart", -1);
  level->is_legal = tl_docx_toggle (node, "isLgl") == 1;
}

/* The number of the level that @node is about, G_MAXUINT if there is no such level. */
static guint
get_index (const xmlNode *node)
{
  g_autofree char *value = tl_docx_get (node, "ilvl");
  guint64 number;

  return value != NULL && g_ascii_string_to_unsigned (value, 10, 0, LEVELS - 1, &number, NULL)
             ? (guint) number
             : G_MAXUINT;
}

static gboolean
get_id (const xmlNode *node, const char *name, gint64 *id)
{
  g_autofree char *value = tl_docx_get (node, name);

  return value != NULL && g_ascii_string_to_signed (value, 10, 0, G_MAXINT32, id, NULL);
}

static void
read_definition (TlDocxNumbering *self, const xmlNode *node)
{
  Definition *definition;
  gint64 id;

  if (!get_id (node, "abstractNumId", &id) || g_hash_table_size (self->definitions) >= MAX_LISTS)
    return;
  definition = g_new0 (Definition, 1);
  for (guint i = 0; i < TL_LIST_LEVELS; i++)
    tl_list_level_init (&definition->levels[i]);
  definition->link = get_value (node, "styleLink");
  definition->linked = get_value (node, "numStyleLink");
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      guint i = child->type == XML_ELEMENT_NODE && tl_xml_is (child, "lvl") ? get_index (child)
                                                                            : G_MAXUINT;

      if (i == G_MAXUINT)
        continue;
      read_level (&definition->levels[i], child);
      g_free (definition->styles[i]);
      definition->styles[i] = get_value (child, "pStyle");
    }
  g_hash_table_replace (self->definitions, GINT_TO_POINTER (id), definition);
}

/* Definitions may stand for others by way of a style. */
static Definition *
find_definition (TlDocxNumbering *self, int id)
{
  Definition *definition = g_hash_table_lookup (self->definitions, GINT_TO_POINTER (id));
  GHashTableIter iter;
  gpointer other;

  if (definition == NULL || definition->linked == NULL)
    return definition;
  g_hash_table_iter_init (&iter, self->definitions);
  while (g_hash_table_iter_next (&iter, NULL, &other))
    if (g_strcmp0 (((Definition *) other)->link, definition->linked) == 0)
      return other;
  return definition;
}

static void
read_override (List *list, const xmlNode *node)
{
  const xmlNode *level = tl_docx_child (node, "lvl");
  int start = tl_docx_number (node, "startOverride", -1);
  guint i = get_index (node);

  if (i == G_MAXUINT)
    return;
  if (level != NULL)
    read_level (&list->levels[i], level);
  if (start < 0)
    return;
  list->levels[i].start = (guint) start;
  list->starts_anew[i] = TRUE;
}

static void
read_list (TlDocxNumbering *self, const xmlNode *node)
{
  Definition *definition = find_definition (self, tl_docx_number (node, "abstractNumId", -1));
  List *list;
  gint64 id;

  if (definition == NULL || !get_id (node, "numId", &id)
      || g_hash_table_size (self->lists) >= MAX_LISTS)
    return;
  list = g_new0 (List, 1);
  list->definition = definition;
  for (guint i = 0; i < TL_LIST_LEVELS; i++)
    {
      list->levels[i] = definition->levels[i];
      list->levels[i].text = g_strdup (definition->levels[i].text);
    }
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE && tl_xml_is (child, "lvlOverride"))
      read_override (list, child);
  g_hash_table_replace (self->lists, GINT_TO_POINTER (id), list);
}

TlDocxNumbering *
tl_docx_numbering_new (xmlDoc *xml)
{
  TlDocxNumbering *self = g_new0 (TlDocxNumbering, 1);
  const xmlNode *root = xml != NULL ? xmlDocGetRootElement (xml) : NULL,
                *first = root != NULL ? root->children : NULL;

  self->definitions = g_hash_table_new_full (NULL, NULL, NULL, free_definition);
  self->lists = g_hash_table_new_full (NULL, NULL, NULL, free_list);
  for (const xmlNode *node = first; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE && tl_xml_is (node, "abstractNum"))
      read_definition (self, node);
  for (const xmlNode *node = first; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE && tl_xml_is (node, "num"))
      read_list (self, node);
  return self;
}

void
tl_docx_numbering_free (TlDocxNumbering *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->lists);
  g_hash_table_unref (self->definitions);
  g_free (self);
}

int
tl_docx_numbering_find_level (TlDocxNumbering *self, int num_id, const char *id)
{
  const List *list = g_hash_table_lookup (self->lists, GINT_TO_POINTER (num_id));

  for (int i = 0; list != NULL && i < LEVELS; i++)
    if (g_strcmp0 (list->definition->styles[i], id) == 0)
      return i;
  return -1;
}

char *
tl_docx_numbering_count (TlDocxNumbering *self, int num_id, guint level, TlLabelKind *kind)
{
  List *list = g_hash_table_lookup (self->lists, GINT_TO_POINTER (num_id));
  TlListCounter *counter;

  if (list == NULL || level >= LEVELS)
    return NULL;
  counter = &list->definition->counter;
  tl_list_count (counter, list->levels, level,
                 list->starts_anew[level] ? (int) list->levels[level].start : -1);
  list->starts_anew[level] = FALSE;
  return tl_list_print (counter, list->levels, level, kind);
}
