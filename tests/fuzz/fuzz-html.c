/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzzes the reader of HTML. */
#include "fuzz-reader.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GString) text = g_string_new ("<html>");

  g_string_append_len (text, (const char *) data, (gssize) size);
  read_text (text, "x.html");
  return 0;
}
