/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as lists show them. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-list-mark.h"

static char *
make_letters (int value)
{
  GString *out = g_string_new (NULL);

  for (; value > 0; value = (value - 1) / 26)
    g_string_prepend_c (out, (char) ('a' + (value - 1) % 26));
  return g_string_free (out, FALSE);
}

static char *
make_roman (int value)
{
  static const struct
  {
    int value;
    const char *letters;
  } parts[] = { { 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" },
                { 90, "xc" },  { 50, "l" },   { 40, "xl" }, { 10, "x" },   { 9, "ix" },
                { 5, "v" },    { 4, "iv" },   { 1, "i" } };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (; value >= parts[i].value; value -= parts[i].value)
      g_string_append (out, parts[i].letters);
  return g_string_free (out, FALSE);
}

char *
tl_list_mark (char style, int value)
{
  g_autofree char *mark = NULL;

  if (style == '1' || value < 1 || value > 3999)
    return g_strdup_printf ("%d", value);
  mark = style == 'a' || style == 'A' ? make_letters (value) : make_roman (value);
  return g_ascii_isupper (style) ? g_ascii_strup (mark, -1) : g_steal_pointer (&mark);
}
