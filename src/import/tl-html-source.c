/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file of HTML is before it is parsed: whether it is one, and its text. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-decode.h"
#include "tl-html-private.h"
#include "tl-html-reader.h"
#include "tl-xml.h"

#include <string.h>

/* Bytes in which a page has to say what it is. */
#define HEAD 4096

/* (nullable): the encoding that the page's head names. */
static char *
find_label (const char *head)
{
  const char *found = strstr (head, "charset=");

  if (found == NULL)
    return NULL;
  found += strlen ("charset=");
  found += strspn (found, "\"' ");
  return g_strndup (found, strcspn (found, "\"' ;>/"));
}

/* What stands before the root element may say what a file is: skips instructions and comments. */
static const char *
skip_prologue (const char *p)
{
  while (TRUE)
    {
      const char *end;

      while (g_ascii_isspace (*p))
        p++;
      end = g_str_has_prefix (p, "<?")     ? strchr (p, '>')
            : g_str_has_prefix (p, "<!--") ? strstr (p, "-->")
                                           : NULL;
      if (end == NULL)
        return p;
      p = end + (p[1] == '?' ? 1 : 3);
    }
}

gboolean
tl_html_is (const char *data, gsize size)
{
  static const char *const names[] = { "html", "head", "body", "meta", "div", "p",
                                       "h1",   "h2",   "ul",   "ol",   NULL };
  g_autofree char *head = tl_decode (data, MIN (size, HEAD), NULL);
  const char *p = skip_prologue (head);

  if (g_ascii_strncasecmp (p, "<!doctype html", 14) == 0)
    return !g_ascii_isalnum (p[14]);
  /* A part of a page, by elements that no XML format that is read has at its root. */
  for (guint i = 0; *p == '<' && names[i] != NULL; i++)
    if (g_ascii_strncasecmp (p + 1, names[i], strlen (names[i])) == 0
        && strchr (" \t\r\n/>", p[1 + strlen (names[i])]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
check_doctype (const char *text, GError **error)
{
  const char *p = skip_prologue (text);
  gsize n = g_ascii_strncasecmp (p, "<!doctype", 9) == 0 ? strcspn (p, "[>") : 0;

  if (n == 0 || p[n] != '[')
    return TRUE;
  tl_xml_set_subset_error (error);
  return FALSE;
}

/* Blanks the conditions that word processors write for browsers of one maker, "<![if
 * !supportLists]>": the parser takes them for text. */
static void
blank_conditions (char *text)
{
  for (char *p = strstr (text, "<!["); p != NULL; p = strstr (p + 3, "<!["))
    {
      gsize n = 3 + strcspn (p + 3, "]<>[");

      if (p[n] == ']' && p[n + 1] == '>')
        memset (p, ' ', n + 2);
    }
}

char *
tl_html_dup_source (const char *data, gsize size, GError **error)
{
  g_autofree char *head = tl_decode (data, MIN (size, HEAD), NULL);
  g_autofree char *label = find_label (head);
  g_autofree char *text = tl_decode (data, size, label);

  if (!check_doctype (text, error))
    return NULL;
  blank_conditions (text);
  return g_steal_pointer (&text);
}
