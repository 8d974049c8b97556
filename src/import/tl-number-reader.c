/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading what may be a number at the head of a line. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-numbers-private.h"

#include <string.h>

#define LETTERED 1000 /* first part of a number that begins with "A": others have three digits */

static guint
roman_value (const char *text, gsize length)
{
  static const char letters[] = "ivxlc";
  static const guint values[] = { 1, 5, 10, 50, 100 };
  guint total = 0, last = 0;

  for (gsize i = length; i > 0; i--)
    {
      const char *found = strchr (letters, g_ascii_tolower (text[i - 1]));
      guint value;

      if (found == NULL || *found == '\0')
        return 0;
      value = values[found - letters];
      if (value < last)
        total -= value;
      else
        total += value, last = value;
    }
  return total < 200 ? total : 0;
}

/* Reads "1", "1.1", "7.2.1", "2a", "7.2.1(a)"; gives the bytes read. */
static gsize
read_decimal (const char *text, TlNumberCandidate *c)
{
  const char *p = text;

  while (g_ascii_isdigit (*p) && c->n_parts < TL_NUMBER_MAX_PARTS)
    {
      gsize digits = strspn (p, "0123456789");

      if (digits > 3)
        return 0;
      c->parts[c->n_parts++] = (guint) g_ascii_strtoull (p, NULL, 10);
      p += digits;
      if (*p != '.' || !g_ascii_isdigit (p[1]))
        break;
      p++;
    }
  if (c->n_parts > 0 && g_ascii_islower (*p) && !g_ascii_isalnum (p[1]) && p[1] != '\'')
    {
      c->has_letter = TRUE;
      c->parts[MIN (c->n_parts, TL_NUMBER_MAX_PARTS - 1)] = (guint) (*p - 'a' + 1);
      c->n_parts = MIN (c->n_parts + 1, TL_NUMBER_MAX_PARTS);
      p++;
    }
  if (c->n_parts > 1 && !c->has_letter && *p == '(' && g_ascii_islower (p[1]) && p[2] == ')'
      && c->n_parts < TL_NUMBER_MAX_PARTS)
    {
      c->has_letter = TRUE;
      c->parts[c->n_parts++] = (guint) (p[1] - 'a' + 1);
      p += 3;
    }
  return (gsize) (p - text);
}

/* Reads "A1", "B.2.1", as appendices number; "R1" says that it is a recommendation. */
static gsize
read_lettered (const char *text, TlNumberCandidate *c)
{
  const char *p = text + 1;
  gsize digits;

  if (*text < 'A' || *text > 'H')
    return 0;
  p += *p == '.';
  if (!g_ascii_isdigit (*p))
    return 0;
  c->parts[c->n_parts++] = LETTERED + (guint) (*text - 'A');
  digits = read_decimal (p, c);
  if (digits == 0)
    c->n_parts = 0;
  return digits > 0 ? (gsize) (p - text) + digits : 0;
}

/* Reads "a", "iv", "B", "IX". */
static gsize
read_letters (const char *text, TlNumberCandidate *c)
{
  gsize length = 0;
  guint value;

  while (g_ascii_isalpha (text[length]))
    length++;
  if (length == 0 || length > 6)
    return 0;
  value = roman_value (text, length);
  if (value > 0 && (length > 1 || strchr ("ivxIVX", *text) != NULL))
    c->family = g_ascii_islower (*text) ? TL_FAMILY_ROMAN : TL_FAMILY_ROMAN_CAPITAL;
  else if (length == 1)
    {
      c->family = g_ascii_islower (*text) ? TL_FAMILY_LETTER : TL_FAMILY_CAPITAL;
      value = (guint) (g_ascii_tolower (*text) - 'a' + 1);
    }
  else
    return 0;
  c->parts[c->n_parts++] = value;
  return length;
}

static const char *
skip_keyword (const char *text)
{
  static const char *const words[] = {
    "recommendation",      "finding",  "key finding",        "lesson", "action",
    "learning point",      "learning", "key learning point", "issue",  "theme",
    "key line of enquiry", NULL
  };

  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize length = strlen (words[i]);

      if (g_ascii_strncasecmp (text, words[i], length) != 0 || text[length] != ' ')
        continue;
      text += length + 1;
      if (g_ascii_strncasecmp (text, "no. ", 4) == 0)
        text += 4;
      else if (g_ascii_strncasecmp (text, "number ", 7) == 0)
        text += 7;
      return g_ascii_isdigit (*text) ? text : NULL;
    }
  return NULL;
}

gboolean
tl_line_has_gap_at (const TlLine *line, guint character)
{
  for (guint i = 1; i < line->cells->len; i++)
    if (g_array_index (line->cells, TlCell, i).start == character)
      return TRUE;
  return FALSE;
}

/* What may come after a number and before its text. */
static const char *
skip_mark (const char *p, TlNumberCandidate *c)
{
  c->mark = ' ';
  if (*p == '.' || *p == ')' || *p == ':')
    c->mark = *p++;
  if (c->mark == ')' && *p == '.')
    p++;
  if (c->family == TL_FAMILY_KEYWORD)
    {
      if (*p == ' ' && (p[1] == '-' || p[1] == ':'))
        c->mark = ':', p += 2;
      else if (*p == ' ' && g_utf8_get_char (p + 1) == 0x2013)
        c->mark = ':', p += 4;
    }
  return p;
}

/* A number that no mark ends is one only if a wide gap follows it, or if it has dots in it. */
static gboolean
is_plausible (const TlNumberCandidate *c, const char *rest)
{
  gunichar next = g_utf8_get_char (rest);

  if (c->family == TL_FAMILY_KEYWORD && next != 0 && c->mark != ':' && c->mark != '.')
    return next == ' ' && g_unichar_isupper (g_utf8_get_char (rest + 1));
  if (c->family == TL_FAMILY_KEYWORD)
    return TRUE;
  if (next == 0)
    return FALSE;
  if (c->family != TL_FAMILY_DECIMAL)
    return (c->mark == ')' || (c->mark == '.' && next == ' ')) && (next == ' ' || c->opens_bracket);
  /* "A1" may as well be a road. */
  if (c->parts[0] >= LETTERED && c->n_parts == 2 && c->mark == ' ')
    return c->has_tab && next == ' ';
  if (c->n_parts == 1)
    return c->mark == '.' || c->mark == ')' ? next == ' ' || g_unichar_isupper (next) || c->has_tab
                                            : c->has_tab && next == ' ';
  return next == ' ' || g_unichar_isupper (next) || next == 0x201c || next == 0x2018;
}

/* "4a) ii)", "4a) ii.": more parts of a number that ends in a letter. */
static gsize
read_more (const char *p)
{
  gsize length = 0, letters;

  while (p[length] == ')' && p[length + 1] == ' ')
    {
      const char *rest;

      letters = strspn (p + length + 2, "ivx");
      rest = p + length + 2 + letters;
      if (letters == 0
          || (*rest != ')' && !(*rest == '.' && (rest[1] == ' ' || g_ascii_isupper (rest[1])))))
        break;
      length += 2 + letters;
    }
  return length;
}

gboolean
tl_number_read (const TlLine *line, TlNumberCandidate *c)
{
  const char *text = line->text, *p = text, *end, *word;
  gsize length;

  word = skip_keyword (text);
  if (word != NULL)
    {
      c->family = TL_FAMILY_KEYWORD;
      p = word;
    }
  c->opens_bracket = *p == '(';
  if (c->opens_bracket)
    p++;
  length = g_ascii_isdigit (*p) ? read_decimal (p, c) : read_lettered (p, c);
  if (length == 0)
    length = read_letters (p, c);
  if (length == 0 || (c->opens_bracket && p[length] != ')'))
    return FALSE;
  if (c->family == TL_FAMILY_KEYWORD || c->has_letter)
    length += read_more (p + length);
  end = c->opens_bracket ? p + length + 1 : p + length;
  c->n_printed = (guint) g_utf8_strlen (text, end - text);
  if (c->opens_bracket)
    c->mark = ')', p = end;
  else
    p = skip_mark (end, c);
  c->n_number = (guint) g_utf8_strlen (text, p - text);
  c->has_tab = tl_line_has_gap_at (line, c->n_number + 1) || tl_line_has_gap_at (line, c->n_number);
  if (*p == ' ')
    c->n_number++;
  return is_plausible (c, p);
}
