/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of office documents share: a draft as lines of text, archives of strings. */
#pragma once

#include "tl-draft.h"
#include "tl-zip.h"

#include <string.h>

static inline GBytes *
office_bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static inline void
office_add (TlZip *zip, const char *name, const char *text)
{
  g_autoptr (GBytes) bytes = office_bytes (text);

  tl_zip_add (zip, name, bytes, FALSE);
}

static inline TlDraft *
office_draft (void)
{
  TlDraft *draft = tl_draft_new ();

  draft->file_name = g_strdup ("report.docx");
  draft->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "", 0);
  draft->format = g_strdup ("docx");
  draft->status = g_strdup ("unknown");
  return draft;
}

/* A line a block: kind, level, number, text; then the warnings. Nothing in the draft breaks a rule
 * of drafts. */
static inline char *
office_dump (TlDraft *draft)
{
  GString *out = g_string_new (NULL);
  const TlDraftDocument *document = g_ptr_array_index (draft->documents, 0);
  g_autoptr (GVariant) value = g_variant_ref_sink (tl_draft_to_variant (draft));
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDraft) back = tl_draft_from_variant (value, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TlBlock *block = g_ptr_array_index (document->blocks, i);

      g_string_append (out, tl_block_kind_to_string (block->kind));
      if (block->level > 0)
        g_string_append_printf (out, " %u", block->level);
      if (block->is_header)
        g_string_append (out, " header");
      if (block->number != NULL)
        g_string_append_printf (out, " [%s]", block->number);
      g_string_append_printf (out, " %s\n", block->text);
    }
  for (guint i = 0; i < draft->warnings->len; i++)
    g_string_append_printf (out, "warning %s\n", (const char *) draft->warnings->pdata[i]);
  return g_string_free (out, FALSE);
}
