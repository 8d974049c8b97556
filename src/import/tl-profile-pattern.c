/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Patterns of elements in import profiles. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-profile-pattern.h"

#include "tl-xml.h"

#include <string.h>

typedef struct
{
  char *attribute;
  char *value; /* nullable: any */
  gboolean is_negated;
} Test;

typedef struct
{
  char *name;      /* "*" for any */
  gboolean is_far; /* below the step before it at any depth */
  GPtrArray *tests;
} Step;

struct _TlPattern
{
  GPtrArray *steps;
};

static void
test_free (gpointer data)
{
  Test *test = data;

  g_free (test->attribute);
  g_free (test->value);
  g_free (test);
}

static void
step_free (gpointer data)
{
  Step *step = data;

  g_free (step->name);
  g_ptr_array_unref (step->tests);
  g_free (step);
}

void
tl_pattern_free (TlPattern *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->steps);
  g_free (self);
}

static gsize
count_name (const char *text)
{
  gsize n = 0;

  while (g_ascii_isalnum (text[n]) || text[n] == '-' || text[n] == '_' || text[n] == '.')
    n++;
  return n;
}

/* "[@a]", "[@a='b']", "[@a!='b']"; gives what is behind it, or NULL. */
static const char *
read_test (const char *p, GPtrArray *tests)
{
  Test *test = g_new0 (Test, 1);
  gsize n;

  g_ptr_array_add (tests, test);
  if (!g_str_has_prefix (p, "[@"))
    return NULL;
  p += 2;
  n = count_name (p);
  test->attribute = g_strndup (p, n);
  p += n;
  test->is_negated = *p == '!';
  p += test->is_negated;
  if (*p == '=')
    {
      if (p[1] != '\'')
        return NULL;
      p += 2;
      n = strcspn (p, "'");
      test->value = g_strndup (p, n);
      p += n;
      if (*p != '\'')
        return NULL;
      p++;
    }
  return *p == ']' && *test->attribute != '\0' && (test->value != NULL || !test->is_negated) ? p + 1
                                                                                             : NULL;
}

static const char *
read_step (const char *p, Step *step)
{
  gsize n = *p == '*' ? 1 : count_name (p);

  step->name = g_strndup (p, n);
  p += n;
  while (n > 0 && p != NULL && *p == '[')
    p = read_test (p, step->tests);
  return n > 0 ? p : NULL;
}

TlPattern *
tl_pattern_new (const char *text)
{
  TlPattern *self = g_new0 (TlPattern, 1);
  const char *p = text;

  self->steps = g_ptr_array_new_with_free_func (step_free);
  do
    {
      Step *step = g_new0 (Step, 1);

      step->tests = g_ptr_array_new_with_free_func (test_free);
      g_ptr_array_add (self->steps, step);
      if (self->steps->len > 1)
        {
          step->is_far = g_str_has_prefix (p, "//");
          p += step->is_far ? 2 : 1;
        }
      p = read_step (p, step);
    }
  while (p != NULL && *p == '/');
  if (p != NULL && *p == '\0')
    return self;
  tl_pattern_free (self);
  return NULL;
}

static gboolean
passes (const Step *step, const xmlNode *node)
{
  if (node == NULL || node->type != XML_ELEMENT_NODE
      || (strcmp (step->name, "*") != 0 && strcmp (step->name, (const char *) node->name) != 0))
    return FALSE;
  for (guint i = 0; i < step->tests->len; i++)
    {
      const Test *test = step->tests->pdata[i];
      g_autofree char *value = tl_xml_get (node, test->attribute);
      gboolean is_so = value != NULL && (test->value == NULL || strcmp (value, test->value) == 0);

      if (is_so == test->is_negated)
        return FALSE;
    }
  return TRUE;
}

/* Whether the steps before @i hold above @node. */
static gboolean
holds_above (const TlPattern *self, guint i, const xmlNode *node)
{
  const Step *step = self->steps->pdata[i];
  const Step *above = i > 0 ? self->steps->pdata[i - 1] : NULL;

  if (above == NULL)
    return TRUE;
  for (node = node->parent; node != NULL; node = node->parent)
    {
      if (passes (above, node) && holds_above (self, i - 1, node))
        return TRUE;
      if (!step->is_far)
        return FALSE;
    }
  return FALSE;
}

gboolean
tl_pattern_matches (const TlPattern *self, const xmlNode *node)
{
  guint last = self->steps->len - 1;

  return passes (self->steps->pdata[last], node) && holds_above (self, last, node);
}
