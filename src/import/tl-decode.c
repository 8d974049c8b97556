/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text in an unknown encoding as UTF-8. No tables are loaded for it: no file may be opened here. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-decode.h"

#include <string.h>

gunichar
tl_decode_windows (gunichar c)
{
  static const guint16 table[32] = {
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178
  };

  return c >= 0x80 && c < 0xa0 ? table[c - 0x80] : 0;
}

static void
append (GString *out, gunichar c)
{
  gunichar windows = tl_decode_windows (c);

  if (windows != 0)
    c = windows;
  if (c == '\t' || c == '\n' || c == '\r' || c == '\f' || !g_unichar_iscntrl (c))
    g_string_append_unichar (out, c);
}

static void
decode_utf16 (GString *out, const guint8 *data, gsize size, gboolean is_big)
{
  gunichar high = 0;

  for (gsize i = 0; i + 1 < size; i += 2)
    {
      gunichar c =
          is_big ? (gunichar) data[i] << 8 | data[i + 1] : (gunichar) data[i + 1] << 8 | data[i];

      if (c >= 0xd800 && c < 0xdc00)
        {
          high = c;
          continue;
        }
      if (c >= 0xdc00 && c < 0xe000)
        c = high != 0 ? 0x10000 + ((high - 0xd800) << 10) + (c - 0xdc00) : 0xfffd;
      high = 0;
      append (out, c);
    }
}

static void
decode_utf8 (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    append (out, g_utf8_get_char (p));
}

static gboolean
is_label (const char *label, const char *prefix)
{
  return label != NULL && g_ascii_strncasecmp (label, prefix, strlen (prefix)) == 0;
}

char *
tl_decode (const char *data, gsize size, const char *label)
{
  const guint8 *bytes = (const guint8 *) data;
  GString *out = g_string_sized_new (size);
  gboolean is_valid;

  if (size >= 2 && bytes[0] == 0xff && bytes[1] == 0xfe)
    decode_utf16 (out, bytes + 2, size - 2, FALSE);
  else if (size >= 2 && bytes[0] == 0xfe && bytes[1] == 0xff)
    decode_utf16 (out, bytes + 2, size - 2, TRUE);
  else
    {
      if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
        data += 3, size -= 3, label = "utf-8";
      /* What calls itself Latin-1 is Windows-1252 on the web (WHATWG Encoding, 4.2), and what does
       * so but is valid UTF-8 is that. */
      is_valid = g_utf8_validate (data, (gssize) size, NULL);
      if (is_valid || is_label (label, "utf-8") || is_label (label, "utf8"))
        {
          g_autofree char *valid = g_utf8_make_valid (data, (gssize) size);

          decode_utf8 (out, valid);
        }
      else
        for (gsize i = 0; i < size; i++)
          append (out, (guint8) data[i]);
    }
  return g_string_free (out, FALSE);
}
