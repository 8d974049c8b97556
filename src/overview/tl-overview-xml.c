/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text, attributes and numbers as XML wants them. */
#define G_LOG_DOMAIN "tl-overview"

#include "config.h"

#include "tl-overview-xml.h"

/* XML 1.0, production 2. */
static gboolean
is_xml_character (gunichar c)
{
  return c == 0x9 || c == 0xa || c == 0xd || (c >= 0x20 && c <= 0xd7ff)
         || (c >= 0xe000 && c <= 0xfffd) || (c >= 0x10000 && c <= 0x10ffff);
}

void
tl_overview_xml_add (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '&')
        g_string_append (out, "&amp;");
      else if (c == '<')
        g_string_append (out, "&lt;");
      else if (c == '>')
        g_string_append (out, "&gt;");
      else if (c == '"')
        g_string_append (out, "&quot;");
      else if (is_xml_character (c))
        g_string_append_len (out, p, g_utf8_next_char (p) - p);
    }
}

void
tl_overview_xml_add_attribute (GString *out, const char *name, const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf (out, " %s=\"", name);
  tl_overview_xml_add (out, value);
  g_string_append_c (out, '"');
}

void
tl_overview_xml_add_number (GString *out, double number)
{
  gint64 hundredths = (gint64) (ABS (number) * 100 + 0.5);

  if (number < 0 && hundredths > 0)
    g_string_append_c (out, '-');
  g_string_append_printf (out, "%" G_GINT64_FORMAT, hundredths / 100);
  if (hundredths % 100 != 0)
    g_string_append_printf (
        out, hundredths % 10 == 0 ? ".%d" : ".%02d",
        (int) (hundredths % 10 == 0 ? hundredths % 100 / 10 : hundredths % 100));
}

void
tl_overview_xml_add_length (GString *out, const char *name, double number, const char *unit)
{
  g_string_append_printf (out, " %s=\"", name);
  tl_overview_xml_add_number (out, number);
  g_string_append_printf (out, "%s\"", unit);
}
