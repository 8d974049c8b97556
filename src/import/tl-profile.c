/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Import profiles: their rules, and which one takes a file. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-profile.h"

#include "tl-error.h"
#include "tl-import-profiles.h"
#include "tl-profile-pattern.h"
#include "tl-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NAMESPACE "urn:throughline:import-profile:1"
#define FOLDER "/org/throughline/Throughline/import-profiles"

typedef struct
{
  char *name;
  char *namespace; /* nullable: any */
  GStrv children;  /* nullable: any */
} Root;

static void
root_free (gpointer data)
{
  Root *root = data;

  g_free (root->name);
  g_free (root->namespace);
  g_strfreev (root->children);
  g_free (root);
}

static void
rule_free (gpointer data)
{
  TlRule *rule = data;

  g_ptr_array_unref (rule->patterns);
  g_free (rule->before);
  g_free (rule->after);
  g_free (rule->attribute);
  g_free (rule);
}

void
tl_profile_free (TlProfile *self)
{
  if (self == NULL)
    return;
  g_free (self->format);
  g_free (self->name);
  g_ptr_array_unref (self->roots);
  g_ptr_array_unref (self->rules);
  g_free (self);
}

static void
add_root (TlProfile *self, const xmlNode *node)
{
  Root *root = g_new0 (Root, 1);
  g_autofree char *children = tl_xml_get (node, "children");

  root->name = tl_xml_get (node, "name");
  root->namespace = tl_xml_get (node, "namespace");
  root->children = children != NULL ? g_strsplit (children, " ", -1) : NULL;
  g_ptr_array_add (self->roots, root);
}

static gboolean
read_patterns (TlRule *rule, const xmlNode *node, GError **error)
{
  g_autofree char *match = tl_xml_get (node, "match");
  g_auto (GStrv) parts = g_strsplit (match != NULL ? match : "", "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      TlPattern *pattern = tl_pattern_new (g_strstrip (parts[i]));

      if (pattern == NULL)
        return tl_xml_fail (node, error, _ ("“%s” is no pattern"), parts[i]);
      g_ptr_array_add (rule->patterns, pattern);
    }
  return TRUE;
}

static gboolean
is_yes (const xmlNode *node, const char *name)
{
  g_autofree char *value = tl_xml_get (node, name);

  return g_strcmp0 (value, "yes") == 0;
}

static gboolean
add_rule (TlProfile *self, const xmlNode *node, GError **error)
{
  static const char *const names[] = { "skip",    "text",   "title",     "section", "block",
                                       "heading", "number", "paragraph", "list",    "item",
                                       "caption", "box",    "furniture", "note",    "table",
                                       "head",    "row",    "cell",      "break",   "raised" };
  TlRule *rule = g_new0 (TlRule, 1);
  g_autofree char *style = tl_xml_get (node, "style");

  G_STATIC_ASSERT (G_N_ELEMENTS (names) == TL_N_RULES);
  rule->patterns = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_pattern_free);
  g_ptr_array_add (self->rules, rule);
  while (rule->kind < TL_N_RULES && strcmp (names[rule->kind], (const char *) node->name) != 0)
    rule->kind++;
  if (rule->kind == TL_N_RULES)
    return tl_xml_fail (node, error, _ ("“%.60s” may not stand here"), (const char *) node->name);
  rule->is_title = is_yes (node, "title");
  rule->is_header = is_yes (node, "header");
  rule->is_counted = is_yes (node, "counted");
  rule->is_inline = is_yes (node, "inline");
  rule->style = style != NULL && strlen (style) == 1 ? *style : 0;
  rule->before = tl_xml_get (node, "before");
  rule->after = tl_xml_get (node, "after");
  rule->attribute = tl_xml_get (node, rule->kind == TL_RULE_TITLE ? "value" : "mark");
  return tl_xml_get_number (node, "level", 1, 6, 0, &rule->level, error)
         && read_patterns (rule, node, error);
}

TlProfile *
tl_profile_load (GBytes *bytes, GError **error)
{
  g_autoptr (xmlDoc) document = tl_xml_parse (bytes, NAMESPACE, "profile", error);
  g_autoptr (TlProfile) self = NULL;
  xmlNode *root, *node;

  if (document == NULL)
    return NULL;
  root = xmlDocGetRootElement (document);
  self = g_new0 (TlProfile, 1);
  self->format = tl_xml_get (root, "format");
  self->name = tl_xml_get (root, "name");
  self->roots = g_ptr_array_new_with_free_func (root_free);
  self->rules = g_ptr_array_new_with_free_func (rule_free);
  if (!tl_xml_next_element (root->children, &node, error))
    return NULL;
  while (node != NULL)
    {
      if (tl_xml_is (node, "root"))
        add_root (self, node);
      else if (!add_rule (self, node, error))
        return NULL;
      if (!tl_xml_next_element (node->next, &node, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

static gboolean
has_child (const xmlNode *node, GStrv names)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE
        && g_strv_contains ((const char *const *) names, (const char *) child->name))
      return TRUE;
  return FALSE;
}

gboolean
tl_profile_takes (const TlProfile *self, const xmlNode *root)
{
  const char *namespace = root->ns != NULL ? (const char *) root->ns->href : "";

  for (guint i = 0; i < self->roots->len; i++)
    {
      const Root *known = self->roots->pdata[i];

      if (g_strcmp0 (known->name, (const char *) root->name) == 0
          && (known->namespace == NULL || strcmp (known->namespace, namespace) == 0)
          && (known->children == NULL || has_child (root, known->children)))
        return TRUE;
    }
  return FALSE;
}

const TlRule *
tl_profile_match (const TlProfile *self, const xmlNode *node)
{
  for (guint i = 0; i < self->rules->len; i++)
    {
      const TlRule *rule = self->rules->pdata[i];

      for (guint k = 0; k < rule->patterns->len; k++)
        if (tl_pattern_matches (rule->patterns->pdata[k], node))
          return rule;
    }
  return NULL;
}

TlProfile *
tl_profile_find (const xmlNode *root, GError **error)
{
  GResource *resource = tl_import_profiles_get_resource ();
  g_auto (GStrv) files = g_resource_enumerate_children (resource, FOLDER, 0, error);
  g_autoptr (GString) names = g_string_new (NULL);

  if (files == NULL)
    return NULL;
  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (FOLDER "/", files[i], NULL);
      g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, 0, error);
      g_autoptr (TlProfile) profile = bytes != NULL ? tl_profile_load (bytes, error) : NULL;

      if (profile == NULL)
        return NULL;
      if (tl_profile_takes (profile, root))
        return g_steal_pointer (&profile);
      g_string_append_printf (names, i > 0 ? ", %s" : "%s", profile->name);
    }
  g_set_error (error, TL_ERROR, TL_ERROR_UNSUPPORTED,
               _ ("The file is XML of a kind that is not read: its root is “%.60s”. What is read "
                  "is Throughline’s own XML, %s, HTML and the XML of pdftohtml."),
               (const char *) root->name, names->str);
  return NULL;
}
