/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzzes import profiles and documents that they read. */
#include "fuzz-reader.h"

/* A document of each format around the same bytes. */
static const struct
{
  const char *head, *tail;
} shells[] = {
  { "<akomaNtoso><doc><mainBody>", "</mainBody></doc></akomaNtoso>" },
  { "<Legislation xmlns='http://www.legislation.gov.uk/namespaces/legislation'>",
    "</Legislation>" },
  { "<book xmlns='http://docbook.org/ns/docbook'>", "</book>" },
  { "<article><body>", "</body></article>" },
  { "<TEI xmlns='http://www.tei-c.org/ns/1.0'><text>", "</text></TEI>" },
  { "", "" },
};

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint shell;

  if (size == 0)
    return 0;
  shell = data[0] % G_N_ELEMENTS (shells);
  g_string_append (text, shells[shell].head);
  g_string_append_len (text, (const char *) data + 1, (gssize) size - 1);
  g_string_append (text, shells[shell].tail);
  read_text (text, "x.xml");
  return 0;
}
