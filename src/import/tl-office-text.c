/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of one paragraph of an office document. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-office.h"

#include "tl-text.h"

#include <string.h>

#define SOFT_HYPHEN 0xad
#define NO_BREAK_HYPHEN 0x2011
#define BULLET 0x2022
/* Of 255, by which the parts of a colour differ: less is grey. */
#define MIN_COLOUR 48

/* What @c is in plain text; 0 for nothing. */
static gunichar
make_plain (gunichar c)
{
  if (c == NO_BREAK_HYPHEN)
    return '-';
  if (c == SOFT_HYPHEN || c == 0xfeff || (c >= 0x200b && c <= 0x200f)
      || (c >= 0x202a && c <= 0x202e) || (c >= 0xfff9 && c <= 0xfffb))
    return 0;
  if (g_unichar_isspace (c) || c == 0x85 || c == 0x2028 || c == 0x2029)
    return ' ';
  if (g_unichar_type (c) == G_UNICODE_PRIVATE_USE)
    return BULLET;
  return g_unichar_iscntrl (c) || !g_unichar_isdefined (c) ? 0 : c;
}

void
tl_office_text_append (TlOfficeText *self, const char *text, gssize n, gboolean is_bold)
{
  const char *end = text + (n >= 0 ? (gsize) n : strlen (text));

  if (self->string == NULL)
    self->string = g_string_new (NULL);
  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = make_plain (g_utf8_get_char (p));

      if (c == 0)
        continue;
      g_string_append_unichar (self->string, c);
      self->n_letters += g_unichar_isalnum (c);
      self->n_bold += is_bold && g_unichar_isalnum (c);
      self->n_coloured += self->is_coloured && g_unichar_isalnum (c);
      self->sizes += g_unichar_isalnum (c) ? self->size : 0;
    }
}

void
tl_office_text_raise (TlOfficeText *self, const char *mark)
{
  static const char *const digits[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
  static const char *const letters[] = { "ᵃ", "ᵇ", "ᶜ", "ᵈ", "ᵉ", "ᶠ", "ᵍ", "ʰ", "ⁱ",
                                         "ʲ", "ᵏ", "ˡ", "ᵐ", "ⁿ", "ᵒ", "ᵖ", "q", "ʳ",
                                         "ˢ", "ᵗ", "ᵘ", "ᵛ", "ʷ", "ˣ", "ʸ", "ᶻ" };

  if (self->string == NULL)
    self->string = g_string_new (NULL);
  for (const char *p = mark; *p != '\0'; p = g_utf8_next_char (p))
    if (g_ascii_isdigit (*p))
      g_string_append (self->string, digits[*p - '0']);
    else if (g_ascii_islower (*p))
      g_string_append (self->string, letters[*p - 'a']);
    else
      g_string_append_unichar (self->string, g_utf8_get_char (p));
}

void
tl_office_text_clear (TlOfficeText *self)
{
  if (self->string != NULL)
    g_string_free (self->string, TRUE);
  *self = (TlOfficeText){ 0 };
}

gboolean
tl_office_is_colour (const char *hex)
{
  guint64 rgb;
  int red, green, blue;

  if (strlen (hex) != 6 || !g_ascii_string_to_unsigned (hex, 16, 0, 0xffffff, &rgb, NULL))
    return FALSE;
  red = (int) (rgb >> 16), green = (int) (rgb >> 8 & 0xff), blue = (int) (rgb & 0xff);
  return MAX (MAX (red, green), blue) - MIN (MIN (red, green), blue) > MIN_COLOUR;
}

char *
tl_office_text_clean (const char *text)
{
  g_auto (TlOfficeText) clean = { 0 };

  if (text == NULL)
    return NULL;
  tl_office_text_append (&clean, text, -1, FALSE);
  return tl_text_collapse (clean.string->str);
}
