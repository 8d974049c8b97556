/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzzes the reader of OpenDocument texts: the bytes are its one file, or content and styles,
 * parted by a form feed. */
#include "tl-odf.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const guint8 *end = size > 0 ? memchr (data, '\f', size) : NULL;
  gsize n = end != NULL ? (gsize) (end - data) : size;
  g_autoptr (GBytes) content = g_bytes_new (data, n);
  g_autoptr (GBytes) styles = end != NULL ? g_bytes_new (end + 1, size - n - 1) : NULL;
  g_autoptr (TlDraft) draft = tl_draft_new ();
  g_autoptr (GError) error = NULL;
  gboolean is_read;

  draft->file_name = g_strdup ("x.odt");
  draft->sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, size);
  draft->status = g_strdup ("unknown");
  draft->format = g_strdup ("odt");
  is_read = tl_odf_read_parts (draft, content, styles, NULL, &error);
  if (is_read != (error == NULL))
    abort ();
  if (is_read)
    {
      g_autoptr (GVariant) value = g_variant_ref_sink (tl_draft_to_variant (draft));
      g_autoptr (TlDraft) back = tl_draft_from_variant (value, NULL);

      if (back == NULL)
        abort ();
    }
  return 0;
}
