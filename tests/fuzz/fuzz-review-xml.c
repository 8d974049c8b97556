/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzzes the readers of our XML formats. */
#include "tl-import.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static gboolean
refuse_pdf (const guint8 *data, gsize size)
{
  return g_strstr_len ((const char *) data, (gssize) MIN (size, 1100), "%PDF-") != NULL;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) other = NULL;
  g_autoptr (TlDraft) draft = NULL;
  g_autoptr (TlCodebook) codebook = NULL;

  if (size > 0 && refuse_pdf (data, size))
    return 0;
  draft = tl_import_bytes (bytes, "x.xml", NULL, NULL, NULL, &error);
  if ((draft == NULL) == (error == NULL))
    abort ();
  codebook = tl_import_codebook (bytes, &other);
  if ((codebook == NULL) == (other == NULL))
    abort ();
  if (draft != NULL)
    {
      g_autoptr (GVariant) value = g_variant_ref_sink (tl_draft_to_variant (draft));
      g_autoptr (TlDraft) back = tl_draft_from_variant (value, NULL);

      if (back == NULL)
        abort ();
    }
  return 0;
}
