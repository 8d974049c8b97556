/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzzes the reader of Word documents: the bytes are its parts, parted by form feeds, or, where
 * they begin as one, the ZIP file. */
#include "tl-docx.h"
#include "tl-office-file.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check (TlDraft *draft, gboolean is_read, const GError *error)
{
  g_autoptr (GVariant) value = NULL;
  g_autoptr (TlDraft) back = NULL;

  if (is_read != (error == NULL))
    abort ();
  if (!is_read)
    return;
  value = g_variant_ref_sink (tl_draft_to_variant (draft));
  back = tl_draft_from_variant (value, NULL);
  if (back == NULL)
    abort ();
}

/* The bytes up to the next form feed, or NULL; @data goes on behind it. */
static GBytes *
take_part (const guint8 **data, gsize *size)
{
  const guint8 *start = *data, *end = *size > 0 ? memchr (start, '\f', *size) : NULL;
  gsize n = end != NULL ? (gsize) (end - start) : *size;

  if (n == 0 && end == NULL)
    return NULL;
  *data += end != NULL ? n + 1 : n;
  *size -= end != NULL ? n + 1 : n;
  return n > 0 ? g_bytes_new (start, n) : NULL;
}

static gboolean
read_parts (TlDraft *draft, const guint8 *data, gsize size, GError **error)
{
  g_auto (TlDocxParts) parts = { 0 };
  GBytes *header;

  parts.document = take_part (&data, &size);
  parts.styles = take_part (&data, &size);
  parts.numbering = take_part (&data, &size);
  parts.footnotes = take_part (&data, &size);
  parts.endnotes = take_part (&data, &size);
  parts.comments = take_part (&data, &size);
  parts.settings = take_part (&data, &size);
  parts.furniture = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  header = take_part (&data, &size);
  if (header != NULL)
    g_ptr_array_add (parts.furniture, header);
  if (parts.document == NULL)
    parts.document = g_bytes_new_static ("", 0);
  return tl_docx_read_parts (draft, &parts, error);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (TlDraft) draft = tl_draft_new ();
  g_autoptr (GError) error = NULL;
  gboolean is_read;

  draft->file_name = g_strdup ("x.docx");
  draft->sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, size);
  draft->status = g_strdup ("unknown");
  if (size > 2 && memcmp (data, "PK", 2) == 0 && tl_office_file_is ((const char *) data, size))
    {
      g_autoptr (GBytes) bytes = g_bytes_new (data, size);

      is_read = tl_office_file_read (draft, bytes, &error);
    }
  else
    {
      draft->format = g_strdup ("docx");
      is_read = read_parts (draft, data, size, &error);
    }
  check (draft, is_read, error);
  return 0;
}
