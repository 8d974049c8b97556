/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Real files that nobody here wrote, beside the checkout where there are any: TL_SAMPLES or
 * ../shared/samples. */
#include "config.h"

#include "tl-error.h"
#include "tl-import.h"

#include <string.h>

static char *
samples_folder (const char *name)
{
  const char *folder = g_getenv ("TL_SAMPLES");
  g_autofree char *path =
      folder != NULL ? g_build_filename (folder, name, NULL)
                     : g_build_filename (TL_SOURCE_DIR, "..", "shared", "samples", name, NULL);

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&path);
  g_test_skip ("skipped: no sample files here");
  return NULL;
}

static TlDraft *
import_file (const char *folder, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GBytes) bytes = NULL;
  char *data;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  bytes = g_bytes_new_take (data, size);
  return tl_import_bytes (bytes, name, NULL, NULL, NULL, error);
}

/* Numbers of one series do not leave out more than a few of their kind. */
static void
check_report (const char *name, const TlDraft *draft)
{
  const TlDraftDocument *document = g_ptr_array_index (draft->documents, 0);
  guint n_headings = 0, n_numbered = 0, n_long = 0;

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TlBlock *block = g_ptr_array_index (document->blocks, i);

      n_headings += block->kind == TL_BLOCK_HEADING;
      n_numbered += (block->kind == TL_BLOCK_PARAGRAPH || block->kind == TL_BLOCK_RECOMMENDATION)
                    && block->number != NULL;
      n_long += block->n_chars > 6000;
      if (block->kind != TL_BLOCK_TABLE_ROW)
        g_assert_null (strchr (block->text, '\t'));
      g_assert_null (strchr (block->text, '\n'));
      g_assert_true (g_utf8_validate (block->text, -1, NULL));
    }
  g_test_message ("%s: %u headings, %u numbered paragraphs", name, n_headings, n_numbered);
  g_assert_cmpuint (n_headings, >, 12);
  g_assert_cmpuint (n_numbered, >, 40);
  g_assert_cmpuint (n_long, ==, 0);
}

static void
test_reports (void)
{
  g_autofree char *folder = samples_folder ("reports");
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TlDraft) draft = NULL;

      if (!g_str_has_suffix (name, ".pdf"))
        continue;
      draft = import_file (folder, name, &error);
      g_assert_no_error (error);
      check_report (name, draft);
    }
}

/* Each gives a draft or one error of ours, and the draft passes the protocol's checks. */
static void
import_all (const char *folder_name)
{
  g_autofree char *folder = samples_folder (folder_name);
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  guint n = 0, n_read = 0;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TlDraft) draft = import_file (folder, name, &error);

      n++;
      if (draft != NULL)
        {
          g_autoptr (GVariant) value = g_variant_ref_sink (tl_draft_to_variant (draft));
          g_autoptr (TlDraft) back = tl_draft_from_variant (value, &error);

          g_assert_no_error (error);
          n_read += back != NULL;
          continue;
        }
      g_assert_nonnull (error);
      g_assert_true (error->domain == TL_ERROR);
      g_assert_cmpuint (strlen (error->message), >, 10);
    }
  if (folder != NULL)
    g_test_message ("%s: %u files, %u read", folder_name, n, n_read);
}

static void
test_hard (void)
{
  import_all ("hard");
}

static void
test_xml (void)
{
  import_all ("xml");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/samples/reports", test_reports);
  g_test_add_func ("/samples/hard", test_hard);
  g_test_add_func ("/samples/xml", test_xml);
  return g_test_run ();
}
