/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzzes the reader of HTML. */
#include "tl-import.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* The draft survives the way through the worker's protocol. */
static void
check (const TlDraft *draft)
{
  g_autoptr (GVariant) value = g_variant_ref_sink (tl_draft_to_variant (draft));
  g_autoptr (TlDraft) back = tl_draft_from_variant (value, NULL);

  if (back == NULL)
    abort ();
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDraft) draft = NULL;
  g_autoptr (GString) text = g_string_new ("<html>");

  g_string_append_len (text, (const char *) data, (gssize) size);
  if (text->len == 0 || g_strstr_len (text->str, (gssize) MIN (text->len, 1100), "%PDF-") != NULL)
    return 0;
  bytes = g_bytes_new (text->str, text->len);
  draft = tl_import_bytes (bytes, "x.html", NULL, NULL, NULL, &error);
  if ((draft == NULL) == (error == NULL))
    abort ();
  if (draft != NULL)
    check (draft);
  return 0;
}
