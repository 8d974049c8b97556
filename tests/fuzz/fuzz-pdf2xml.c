/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzzes the reader of the XML of pdftohtml. */
#include "fuzz-reader.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GString) text =
      g_string_new ("<pdf2xml><page number='1' height='1263' width='892'><fontspec id='0' "
                    "size='17' family='Times'/>");

  g_string_append_len (text, (const char *) data, (gssize) size);
  g_string_append (text, "</page></pdf2xml>");
  read_text (text, "x.xml");
  return 0;
}
