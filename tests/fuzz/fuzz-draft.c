/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzzes what a worker may send: a draft and a codebook as bytes that are not trusted. */
#include "tl-codebook.h"
#include "tl-draft.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (TlCodebook) none = tl_codebook_new ();
  g_autoptr (GVariant) b = g_variant_ref_sink (tl_codebook_to_variant (none));
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GVariant) one = g_variant_ref_sink (
      g_variant_new_from_bytes (G_VARIANT_TYPE (TL_DRAFT_VARIANT_TYPE), bytes, FALSE));
  g_autoptr (GVariant) two =
      g_variant_ref_sink (g_variant_new_from_bytes (g_variant_get_type (b), bytes, FALSE));
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) other = NULL;
  g_autoptr (TlDraft) draft = tl_draft_from_variant (one, &error);
  g_autoptr (TlCodebook) codebook = tl_codebook_from_variant (two, &other);

  if ((draft == NULL) == (error == NULL) || (codebook == NULL) == (other == NULL))
    abort ();
  return 0;
}
