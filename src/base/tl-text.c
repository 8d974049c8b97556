/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Normal forms of text: for comparing, for sorting, for names. */
#define G_LOG_DOMAIN "tl-base"

#include "config.h"

#include "tl-text.h"

#include <string.h>

/* The ASCII character that stands for a typographic one, or 0 to drop it, or C itself. */
static gunichar
plain_character (gunichar c)
{
  switch (c)
    {
    case 0x00ad: /* soft hyphen */
    case 0x200b: /* zero width space */
    case 0xfeff: /* byte order mark */
      return 0;
    case 0x2018:
    case 0x2019:
    case 0x201a:
    case 0x201b:
    case 0x2032:
      return '\'';
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x2033:
      return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212:
      return '-';
    default:
      return c;
    }
}

char *
tl_text_collapse (const char *text)
{
  GString *out = g_string_sized_new (strlen (text));
  gboolean space = FALSE;

  for (const char *p = text, *end; *p != '\0'; p = end)
    {
      end = g_utf8_next_char (p);
      if (g_ascii_isspace (*p) || (*p & 0x80 && g_unichar_isspace (g_utf8_get_char (p))))
        {
          space = TRUE;
          continue;
        }
      while (g_ascii_isgraph (*end))
        end++;
      if (space && out->len > 0)
        g_string_append_c (out, ' ');
      space = FALSE;
      g_string_append_len (out, p, end - p);
    }
  return g_string_free (out, FALSE);
}

/* Lower-cases @text if it is of ASCII and of characters that ASCII ones stand for, as most text is;
 * or NULL. */
static char *
fold_plain (const char *text)
{
  g_autofree char *out = g_malloc (strlen (text) + 1);
  gsize n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = (guchar) *p;

      if (c >= 0x80)
        {
          c = plain_character (g_utf8_get_char (p));
          if (c >= 0x80)
            return NULL;
        }
      if (c != 0)
        out[n++] = g_ascii_tolower ((char) c);
    }
  out[n] = '\0';
  return g_steal_pointer (&out);
}

/* The form before white space is collapsed. */
static char *
fold_characters (const char *text)
{
  char *fast = fold_plain (text);
  g_autofree char *normal = NULL, *folded = NULL;
  g_autoptr (GString) plain = NULL;

  if (fast != NULL)
    return fast;
  normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  folded = g_utf8_casefold (normal != NULL ? normal : "", -1);
  plain = g_string_sized_new (strlen (folded));

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = plain_character (g_utf8_get_char (p));

      if (c != 0)
        g_string_append_unichar (plain, c);
    }
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

char *
tl_text_fold (const char *text)
{
  g_autofree char *folded = fold_characters (text);

  return tl_text_collapse (folded);
}

char *
tl_text_slug (const char *text)
{
  g_autofree char *ascii = g_str_to_ascii (text, "C");
  GString *out = g_string_new (NULL);

  for (const char *p = ascii; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (out, g_ascii_tolower (*p));
    else if (out->len > 0 && out->str[out->len - 1] != '-')
      g_string_append_c (out, '-');
  while (out->len > 0 && out->str[out->len - 1] == '-')
    g_string_truncate (out, out->len - 1);
  if (out->len == 0)
    g_string_assign (out, "untitled");
  return g_string_free (out, FALSE);
}

int
tl_text_natural_compare (const char *a, const char *b)
{
  /* The file name key sorts digits by value, but treats a dot as a separator, as numbers of
   * paragraphs want. */
  g_autofree char *key_a = g_utf8_collate_key_for_filename (a, -1);
  g_autofree char *key_b = g_utf8_collate_key_for_filename (b, -1);

  return strcmp (key_a, key_b);
}
