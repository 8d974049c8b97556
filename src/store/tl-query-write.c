/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a query out: as an FTS5 expression, and for people.
 */
#define G_LOG_DOMAIN "tl-store"

#include "config.h"

#include "tl-query-private.h"

#include <string.h>

enum
{
  /* A word is not cut shorter than this. */
  MIN_STEM = 4,
  /* (a OR b) NEAR (c OR d) becomes each with each. */
  MAX_PAIRS = 256
};

/* How the words are cut while an expression is written. */
typedef struct
{
  GString *out;
  guint n_dropped;
  gboolean is_cut;
} Writer;

/* The term less so many letters of its last word, or whole where that is too short. */
static char *
cut (Writer *self, const TlQueryNode *term)
{
  const char *last = strrchr (term->text, ' ');
  glong length = g_utf8_strlen (term->text, -1);
  char *text;

  last = last != NULL ? last + 1 : term->text;
  if (self->n_dropped == 0 || !term->is_prefix
      || g_utf8_strlen (last, -1) < (glong) self->n_dropped + MIN_STEM)
    return g_strdup (term->text);
  text = g_utf8_substring (term->text, 0, length - (glong) self->n_dropped);
  self->is_cut = TRUE;
  return text;
}

static void
write_term (Writer *self, const TlQueryNode *term)
{
  g_autofree char *text = cut (self, term);

  g_string_append_c (self->out, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (self->out, '"');
      g_string_append_c (self->out, *p);
    }
  g_string_append_c (self->out, '"');
  if (term->is_prefix)
    g_string_append_c (self->out, '*');
}

static guint
count_choices (const TlQueryNode *node)
{
  return node->kind == TL_QUERY_OR ? node->children->len : 1;
}

static const TlQueryNode *
get_choice (const TlQueryNode *node, guint i)
{
  return node->kind == TL_QUERY_OR ? node->children->pdata[i] : node;
}

static void
write_near (Writer *self, const TlQueryNode *node)
{
  const TlQueryNode *left = node->children->pdata[0], *right = node->children->pdata[1];
  guint n_pairs = 0;

  g_string_append_c (self->out, '(');
  for (guint i = 0; i < count_choices (left); i++)
    for (guint j = 0; j < count_choices (right) && n_pairs < MAX_PAIRS; j++, n_pairs++)
      {
        g_string_append (self->out, n_pairs > 0 ? " OR NEAR(" : "NEAR(");
        write_term (self, get_choice (left, i));
        g_string_append_c (self->out, ' ');
        write_term (self, get_choice (right, j));
        g_string_append_printf (self->out, ", %u)", node->distance);
      }
  g_string_append_c (self->out, ')');
}

static void write_node (Writer *self, const TlQueryNode *node);

static void
write_list (Writer *self, GPtrArray *nodes, const char *operator)
{
  g_string_append_c (self->out, '(');
  for (guint i = 0; i < nodes->len; i++)
    {
      if (i > 0)
        g_string_append (self->out, operator);
      write_node (self, nodes->pdata[i]);
    }
  g_string_append_c (self->out, ')');
}

static void
write_node (Writer *self, const TlQueryNode *node)
{
  if (node->kind == TL_QUERY_TERM)
    write_term (self, node);
  else if (node->kind == TL_QUERY_NEAR)
    write_near (self, node);
  else if (node->excluded->len == 0)
    write_list (self, node->children, node->kind == TL_QUERY_AND ? " AND " : " OR ");
  else
    {
      g_string_append_c (self->out, '(');
      write_list (self, node->children, " AND ");
      g_string_append (self->out, " NOT ");
      write_list (self, node->excluded, " OR ");
      g_string_append_c (self->out, ')');
    }
}

char *
tl_query_make_expression (const TlQuery *self, guint n_dropped)
{
  g_autoptr (GString) out = g_string_new (NULL);
  Writer writer = { out, n_dropped, FALSE };

  g_return_val_if_fail (self != NULL, NULL);
  if (self->root == NULL)
    return NULL;
  write_node (&writer, self->root);
  if (n_dropped > 0 && !writer.is_cut)
    return NULL;
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void describe (GString *out, const TlQueryNode *node, gboolean is_inner);

static void
describe_list (GString *out, const TlQueryNode *node, const char *operator)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      if (i > 0)
        g_string_append (out, operator);
      describe (out, node->children->pdata[i], TRUE);
    }
  for (guint i = 0; i < node->excluded->len; i++)
    {
      g_string_append (out, " NOT ");
      describe (out, node->excluded->pdata[i], TRUE);
    }
}

static void
describe (GString *out, const TlQueryNode *node, gboolean is_inner)
{
  g_autofree char *near = NULL;

  if (node->kind == TL_QUERY_TERM)
    {
      g_string_append_printf (out, node->is_phrase ? "“%s%s”" : "%s%s", node->text,
                              node->is_prefix ? "…" : "");
      return;
    }
  near = g_strdup_printf (" NEAR/%u ", node->distance);
  if (is_inner)
    g_string_append_c (out, '(');
  describe_list (out, node,
                 node->kind == TL_QUERY_AND  ? " AND "
                 : node->kind == TL_QUERY_OR ? " OR "
                                             : near);
  if (is_inner)
    g_string_append_c (out, ')');
}

char *
tl_query_describe (const TlQuery *self)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);
  if (self->root != NULL)
    describe (out, self->root, FALSE);
  return g_string_free (out, FALSE);
}

gboolean
tl_query_has_operators (const TlQuery *self)
{
  const TlQueryNode *root = self->root;

  if (root == NULL || root->kind == TL_QUERY_TERM)
    return FALSE;
  if (root->kind != TL_QUERY_AND || root->excluded->len > 0)
    return TRUE;
  for (guint i = 0; i < root->children->len; i++)
    if (((TlQueryNode *) root->children->pdata[i])->kind != TL_QUERY_TERM)
      return TRUE;
  return FALSE;
}
