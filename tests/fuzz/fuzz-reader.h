/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the fuzzers of single readers share. */
#pragma once

#include "tl-import.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Imports @text as the file @name: it gives a draft or an error, and a draft survives the way
 * through the worker's protocol. What would be taken for a PDF is left to poppler's own fuzzers. */
static inline void
read_text (const GString *text, const char *name)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDraft) draft = NULL;
  g_autoptr (GVariant) value = NULL;
  g_autoptr (TlDraft) back = NULL;

  if (text->len == 0 || g_strstr_len (text->str, (gssize) MIN (text->len, 1100), "%PDF-") != NULL)
    return;
  bytes = g_bytes_new (text->str, text->len);
  draft = tl_import_bytes (bytes, name, NULL, NULL, NULL, &error);
  if ((draft == NULL) == (error == NULL))
    abort ();
  if (draft == NULL)
    return;
  value = g_variant_ref_sink (tl_draft_to_variant (draft));
  back = tl_draft_from_variant (value, NULL);
  if (back == NULL)
    abort ();
}
