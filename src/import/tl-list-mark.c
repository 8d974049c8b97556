/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as lists of web pages show them. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-list-mark.h"

#include "tl-list.h"

char *
tl_list_mark (char style, int value)
{
  GString *mark = g_string_new (NULL);
  TlNumberForm form = style == 'a'   ? TL_NUMBER_LOWER_LETTER_PAIR
                      : style == 'A' ? TL_NUMBER_UPPER_LETTER_PAIR
                      : style == 'i' ? TL_NUMBER_LOWER_ROMAN
                      : style == 'I' ? TL_NUMBER_UPPER_ROMAN
                                     : TL_NUMBER_DECIMAL;

  if (value < 1)
    g_string_append_printf (mark, "%d", value);
  else
    tl_list_append_value (mark, form, (guint) value);
  return g_string_free (mark, FALSE);
}
