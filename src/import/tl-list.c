/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of lists that a file does not hold but tells how to count. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-list.h"

#include <string.h>

#define MAX_ROMAN 3999
#define MAX_LETTERS 20 /* in one number */

void
tl_list_level_init (TlListLevel *self)
{
  *self = (TlListLevel){ .form = TL_NUMBER_DECIMAL, .start = 1, .restart = -1 };
}

void
tl_list_level_clear (TlListLevel *self)
{
  g_clear_pointer (&self->text, g_free);
}

static void
append_roman (GString *out, guint value, gboolean is_upper)
{
  static const struct
  {
    guint value;
    const char *lower, *upper;
  } signs[] = { { 1000, "m", "M" }, { 900, "cm", "CM" }, { 500, "d", "D" }, { 400, "cd", "CD" },
                { 100, "c", "C" },  { 90, "xc", "XC" },  { 50, "l", "L" },  { 40, "xl", "XL" },
                { 10, "x", "X" },   { 9, "ix", "IX" },   { 5, "v", "V" },   { 4, "iv", "IV" },
                { 1, "i", "I" } };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    for (; value >= signs[i].value; value -= signs[i].value)
      g_string_append (out, is_upper ? signs[i].upper : signs[i].lower);
}

static void
append_letters (GString *out, guint value, char first, gboolean is_pair)
{
  guint n = (value - 1) / 26;
  char letter = (char) (first + (value - 1) % 26);

  if (is_pair && n > 0)
    append_letters (out, n, first, TRUE);
  for (guint i = 0; !is_pair && i < n; i++)
    g_string_append_c (out, letter);
  g_string_append_c (out, letter);
}

void
tl_list_append_value (GString *out, TlNumberForm form, guint value)
{
  gboolean is_upper = form == TL_NUMBER_UPPER_ROMAN || form == TL_NUMBER_UPPER_LETTER
                      || form == TL_NUMBER_UPPER_LETTER_PAIR;
  gboolean is_roman = form == TL_NUMBER_LOWER_ROMAN || form == TL_NUMBER_UPPER_ROMAN;
  gboolean is_pair = form == TL_NUMBER_LOWER_LETTER_PAIR || form == TL_NUMBER_UPPER_LETTER_PAIR;

  if (form == TL_NUMBER_NONE || form == TL_NUMBER_BULLET)
    return;
  if (form == TL_NUMBER_DECIMAL_ZERO)
    g_string_append_printf (out, "%02u", value);
  else if (form == TL_NUMBER_DECIMAL || value == 0
           || value > (is_roman ? MAX_ROMAN : 26 * MAX_LETTERS))
    g_string_append_printf (out, "%u", value);
  else if (is_roman)
    append_roman (out, value, is_upper);
  else
    append_letters (out, value, is_upper ? 'A' : 'a', is_pair);
}

static gboolean
is_restarted (const TlListLevel *level, guint index, guint by)
{
  return index > by && (level->restart < 0 || by < (guint) level->restart);
}

void
tl_list_count (TlListCounter *self, const TlListLevel *levels, guint level, int forced)
{
  g_return_if_fail (level < TL_LIST_LEVELS);

  for (guint i = 0; i < level; i++)
    if (!self->is_under_way[i])
      {
        self->values[i] = levels[i].start;
        self->is_under_way[i] = TRUE;
      }
  if (forced >= 0)
    self->values[level] = (guint) forced;
  else if (self->is_under_way[level])
    self->values[level]++;
  else
    self->values[level] = levels[level].start;
  self->is_under_way[level] = TRUE;
  for (guint i = level + 1; i < TL_LIST_LEVELS; i++)
    if (is_restarted (&levels[i], i, level))
      self->is_under_way[i] = FALSE;
}

/* Words are two letters in a row that are not values. */
static gboolean
has_words (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      n = g_unichar_isalpha (g_utf8_get_char (p)) ? n + 1 : 0;
      if (n > 1)
        return TRUE;
    }
  return FALSE;
}

/* "5", "5.14.", "A2.1". */
static gboolean
is_decimal (const char *label)
{
  const char *p = label;

  if (g_ascii_isupper (*p))
    p++;
  if (!g_ascii_isdigit (*p))
    return FALSE;
  while (g_ascii_isdigit (*p))
    {
      p += strspn (p, "0123456789");
      if (*p == '.' && g_ascii_isdigit (p[1]))
        p++;
    }
  return *p == '\0' || ((*p == '.' || *p == ':') && p[1] == '\0');
}

static gboolean
has_parts (const char *label)
{
  const char *stop = strchr (label, '.');

  return stop != NULL && g_ascii_isdigit (stop[1]);
}

static TlLabelKind
classify (const TlListLevel *levels, guint level, const char *label)
{
  TlNumberForm form = levels[level].form;

  if (form == TL_NUMBER_BULLET)
    return TL_LABEL_BULLET;
  if (*label == '\0')
    return TL_LABEL_NONE;
  if (levels[level].text != NULL && has_words (levels[level].text))
    return TL_LABEL_WORDS;
  /* A single number below another is that of an item. */
  return is_decimal (label) && (level == 0 || has_parts (label)) ? TL_LABEL_DECIMAL
                                                                 : TL_LABEL_OTHER;
}

char *
tl_list_print (const TlListCounter *self, const TlListLevel *levels, guint level, TlLabelKind *kind)
{
  GString *label = g_string_new (NULL);
  const char *text = levels[level].text;

  g_assert (level < TL_LIST_LEVELS);
  for (const char *p = text != NULL && levels[level].form != TL_NUMBER_BULLET ? text : "";
       *p != '\0'; p++)
    {
      guint shown = *p == '%' && p[1] >= '1' && p[1] <= '9' ? (guint) (p[1] - '1') : G_MAXUINT;

      if (shown == G_MAXUINT)
        {
          g_string_append_c (label, *p);
          continue;
        }
      p++;
      if (shown <= level)
        tl_list_append_value (label,
                              levels[level].is_legal ? TL_NUMBER_DECIMAL : levels[shown].form,
                              self->values[shown]);
    }
  g_strstrip (label->str);
  label->len = strlen (label->str);
  *kind = classify (levels, level, label->str);
  return g_string_free (label, FALSE);
}
