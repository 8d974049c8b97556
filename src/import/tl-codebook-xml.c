/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Our codebook format, version 1: data/schemas/codebook.rng is the rule, and says what each part
 * means. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-codebook-xml.h"

#include "tl-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NAMESPACE "urn:throughline:codebook:1"
#define MAX_ENTRIES 20000

/* A list of the format: its element, the element of an entry, what its words are called, and its
 * facts. */
typedef struct
{
  TlCodeKind kind;
  const char *list, *entry, *words;
  const char *facts[7];
} List;

static const List lists[] = {
  { TL_CODE_THEME,
    "themes",
    "theme",
    "phrase",
    { "colour", "pattern", "home-office", "sources", "merged-into" } },
  { TL_CODE_FINDING_TYPE, "types", "type", "phrase", { "counts", "place", "merged-into" } },
  { TL_CODE_AGENCY,
    "agencies",
    "agency",
    "alias",
    { "sector", "home-office", "successor", "from", "to", "merged-into" } },
  { TL_CODE_FORM, "forms", "form", "phrase", { NULL } },
  { TL_CODE_BOROUGH, "boroughs", "borough", NULL, { "partnership", "area", "bcu", "icb" } },
  { TL_CODE_VARIABLE, "variables", "variable", "value", { "group", "type" } },
  { TL_CODE_LEVEL, "levels", "level", "phrase", { NULL } },
  { TL_CODE_STRENGTH, "strengths", "strength", "phrase", { "band" } },
  { TL_CODE_STATUS, "statuses", "status", NULL, { NULL } },
  { TL_CODE_SMART, "smart", "question", NULL, { NULL } },
};

/* What stands before the words, in this order. */
enum
{
  DEFINITION,
  INCLUSION,
  EXCLUSION,
  N_TEXTS
};

static const char *const text_names[N_TEXTS] = { "definition", "inclusion", "exclusion" };

/* An entry while its parts are read. */
typedef struct
{
  char *texts[N_TEXTS];
  GPtrArray *words; /* char * */
  xmlNode *next;    /* first child that is neither */
} Parts;

static void
parts_clear (Parts *parts)
{
  for (guint i = 0; i < N_TEXTS; i++)
    g_free (parts->texts[i]);
  g_clear_pointer (&parts->words, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

static gboolean
is_id (const char *id)
{
  gsize length = strlen (id);

  for (const char *p = id; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("._-", *p) == NULL)
      return FALSE;
  return length >= 1 && length <= 64;
}

/* Which of the texts @node is, if it may stand here: each once, in their order, before the words.
 * Only themes, agencies and finding types have notes. */
static guint
find_text (const List *list, xmlNode *node, const Parts *parts)
{
  guint n_texts = list->kind <= TL_CODE_FINDING_TYPE ? N_TEXTS : INCLUSION;

  if (parts->words->len > 0)
    return N_TEXTS;
  for (guint i = n_texts; i > 0 && parts->texts[i - 1] == NULL; i--)
    if (tl_xml_is (node, text_names[i - 1]))
      return i - 1;
  return N_TEXTS;
}

static gboolean
read_parts (const List *list, xmlNode *node, Parts *parts, GError **error)
{
  static const char *const none[] = { NULL };
  xmlNode *child;

  parts->words = g_ptr_array_new_with_free_func (g_free);
  if (!tl_xml_next_element (node->children, &child, error))
    return FALSE;
  while (child != NULL)
    {
      guint place = find_text (list, child, parts);
      char *text;

      if (place == N_TEXTS && (list->words == NULL || !tl_xml_is (child, list->words)))
        break;
      text = tl_xml_check_attributes (child, none, error) ? tl_xml_dup_text (child, error) : NULL;
      if (text == NULL)
        return FALSE;
      if (place < N_TEXTS)
        parts->texts[place] = text;
      else
        g_ptr_array_add (parts->words, text);
      if (place != DEFINITION && *text == '\0')
        return tl_xml_fail (child, error, _ ("“%s” must not be empty"), (const char *) child->name);
      if (!tl_xml_next_element (child->next, &child, error))
        return FALSE;
    }
  parts->next = child;
  return TRUE;
}

static gboolean
check_entry (TlCodebook *codebook, const List *list, xmlNode *node, const char *id,
             const char *name, GError **error)
{
  const char *attributes[G_N_ELEMENTS (list->facts) + 4] = { "id", "name", "retired", NULL };
  g_autofree char *retired = tl_xml_get (node, "retired");

  for (guint i = 0; i < G_N_ELEMENTS (list->facts) && list->facts[i] != NULL; i++)
    attributes[3 + i] = list->facts[i];
  if (!tl_xml_check_attributes (node, attributes, error))
    return FALSE;
  if (id == NULL || !is_id (id))
    return tl_xml_fail (node, error,
                        _ ("“%s” needs an id of letters, digits, full stops and hyphens"),
                        list->entry);
  if (name == NULL || *name == '\0')
    return tl_xml_fail (node, error, _ ("“%s” needs a name"), list->entry);
  if (retired != NULL && strcmp (retired, "yes") != 0 && strcmp (retired, "no") != 0)
    return tl_xml_fail (node, error, _ ("“retired” must be yes or no, not “%.40s”"), retired);
  if (tl_codebook_lookup (codebook, list->kind, id) != NULL)
    return tl_xml_fail (node, error, _ ("the id “%s” is there twice"), id);
  if (tl_codebook_get (codebook, list->kind)->len >= MAX_ENTRIES)
    return tl_xml_fail (node, error, _ ("a list may have %u entries"), MAX_ENTRIES);
  return TRUE;
}

static GVariant *
read_facts (const List *list, xmlNode *node, const Parts *parts)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  for (guint i = 0; i < G_N_ELEMENTS (list->facts) && list->facts[i] != NULL; i++)
    {
      g_autofree char *value = tl_xml_get (node, list->facts[i]);

      if (value != NULL)
        g_variant_builder_add (&builder, "{ss}", list->facts[i], value);
    }
  for (guint i = INCLUSION; i < N_TEXTS; i++)
    if (parts->texts[i] != NULL)
      g_variant_builder_add (&builder, "{ss}", text_names[i], parts->texts[i]);
  if (list->kind == TL_CODE_VARIABLE && parts->words->len > 0)
    {
      g_autoptr (GPtrArray) values =
          g_ptr_array_copy (parts->words, (GCopyFunc) (gpointer) g_strdup, NULL);
      g_autofree char *joined = NULL;

      g_ptr_array_set_free_func (values, g_free);
      g_ptr_array_add (values, NULL);
      joined = g_strjoinv (";", (char **) values->pdata);
      g_variant_builder_add (&builder, "{ss}", "values", joined);
    }
  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

static gboolean
read_entry (TlCodebook *codebook, const List *list, xmlNode *node, const char *parent,
            GError **error)
{
  g_autofree char *id = tl_xml_get (node, "id");
  g_autofree char *raw_name = tl_xml_get (node, "name");
  g_autofree char *name = raw_name != NULL ? g_strdup (g_strstrip (raw_name)) : NULL;
  g_autofree char *retired = tl_xml_get (node, "retired");
  g_auto (Parts) parts = { 0 };
  g_autoptr (GVariant) facts = NULL;
  g_autoptr (TlCode) code = NULL;

  if (!tl_xml_is (node, list->entry))
    return tl_xml_fail (node, error, _ ("“%.60s” may not stand here"), (const char *) node->name);
  if (!check_entry (codebook, list, node, id, name, error)
      || !read_parts (list, node, &parts, error))
    return FALSE;
  facts = read_facts (list, node, &parts);
  g_ptr_array_add (parts.words, NULL);
  code = tl_code_new (
      list->kind, id, parent, name, parts.texts[DEFINITION] != NULL ? parts.texts[DEFINITION] : "",
      list->kind == TL_CODE_VARIABLE ? NULL : (const char *const *) parts.words->pdata, facts,
      g_strcmp0 (retired, "yes") == 0);
  tl_codebook_add (codebook, code);
  while (parts.next != NULL)
    {
      if (list->kind != TL_CODE_THEME || parent != NULL)
        return tl_xml_fail (parts.next, error, _ ("“%.60s” may not stand here"),
                            (const char *) parts.next->name);
      if (!read_entry (codebook, list, parts.next, id, error)
          || !tl_xml_next_element (parts.next->next, &parts.next, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_list (TlCodebook *codebook, const List *list, xmlNode *node, GError **error)
{
  static const char *const none[] = { NULL };
  xmlNode *child;

  if (!tl_xml_check_attributes (node, none, error)
      || !tl_xml_next_element (node->children, &child, error))
    return FALSE;
  while (child != NULL)
    if (!read_entry (codebook, list, child, NULL, error)
        || !tl_xml_next_element (child->next, &child, error))
      return FALSE;
  return TRUE;
}

/* The lists in their order, each at most once. */
static gboolean
read_lists (TlCodebook *codebook, xmlNode *root, GError **error)
{
  guint at = 0;
  xmlNode *node;

  if (!tl_xml_next_element (root->children, &node, error))
    return FALSE;
  while (node != NULL)
    {
      while (at < G_N_ELEMENTS (lists) && !tl_xml_is (node, lists[at].list))
        at++;
      if (at == G_N_ELEMENTS (lists))
        return tl_xml_fail (node, error, _ ("“%.60s” may not stand here"),
                            (const char *) node->name);
      if (!read_list (codebook, &lists[at++], node, error)
          || !tl_xml_next_element (node->next, &node, error))
        return FALSE;
    }
  return TRUE;
}

TlCodebook *
tl_codebook_xml_read (GBytes *bytes, GError **error)
{
  static const char *const attributes[] = { "version", "id", NULL };
  g_autoptr (xmlDoc) xml = tl_xml_parse (bytes, NAMESPACE, "codebook", error);
  g_autoptr (TlCodebook) codebook = tl_codebook_new ();
  g_autofree char *version = NULL;
  g_autofree char *id = NULL;
  xmlNode *root;

  if (xml == NULL)
    return NULL;
  root = xmlDocGetRootElement (xml);
  version = tl_xml_get (root, "version");
  id = tl_xml_get (root, "id");
  if (!tl_xml_check_attributes (root, attributes, error))
    return NULL;
  if (g_strcmp0 (version, "1") != 0 || id == NULL || !is_id (id))
    {
      tl_xml_fail (root, error, _ ("a codebook needs version 1 and an id"));
      return NULL;
    }
  return read_lists (codebook, root, error) ? g_steal_pointer (&codebook) : NULL;
}
