/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a codebook can say of a draft that was just read, and where the default codebook comes from.
 */
#define G_LOG_DOMAIN "tl-service"

#include "config.h"

#include "tl-file.h"
#include "tl-library-private.h"

#include "tl-paths.h"

TlCodebook *
tl_read_default_codebook (TlWorker *worker, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = tl_paths_data ("codebook/default.xml");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = tl_file_read (file, cancellable, error);

  return bytes != NULL ? tl_worker_read_codebook (worker, bytes, cancellable, error) : NULL;
}

gboolean
tl_draft_needs_codebook (const TlDraft *draft)
{
  if (g_strcmp0 (draft->format, "review-xml") == 0)
    return FALSE;
  for (guint i = 0; i < draft->documents->len; i++)
    if (((const TlDraftDocument *) draft->documents->pdata[i])->recommendations->len > 0)
      return TRUE;
  return FALSE;
}
