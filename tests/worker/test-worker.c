/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The worker: what goes through it, what it is kept from, and what its misbehaviour costs. */
#include "config.h"

#include "tl-error.h"
#include "tl-paths.h"
#include "tl-worker-private.h"

#include <signal.h>
#include <string.h>

static GBytes *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

static GBytes *
read_sample (void)
{
  g_autofree char *path = tl_paths_data ("samples/amberley-daniela.pdf");

  return read_file (path);
}

static void
count_progress (guint done, guint total, gpointer data)
{
  guint *n = data;

  g_assert_cmpuint (done, <=, total);
  ++*n;
}

static void
test_import (void)
{
  g_autoptr (TlWorker) worker = tl_worker_new ();
  g_autoptr (GBytes) bytes = read_sample ();
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDraft) draft = NULL;
  TlDraftDocument *document;
  guint n_progress = 0;

  draft = tl_worker_import (worker, bytes, "amberley-daniela.pdf", NULL, count_progress,
                            &n_progress, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (draft->sha256, ==, sha256);
  g_assert_cmpstr (draft->file_name, ==, "amberley-daniela.pdf");
  document = g_ptr_array_index (draft->documents, 0);
  g_assert_cmpuint (document->blocks->len, >, 100);
  g_assert_cmpuint (n_progress, >=, document->page_sizes->len);
}

static GBytes *
read_scan (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "import", "scan.pdf", NULL);

  return read_file (path);
}

/* A second program reads it, which is not kept. */
static void
test_scan (void)
{
  g_autoptr (TlWorker) worker = tl_worker_new ();
  g_autoptr (GBytes) bytes = read_scan ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDraft) draft = NULL;
  const TlDraftDocument *document;
  guint n_progress = 0;

  draft =
      tl_worker_import (worker, bytes, "scan.pdf", NULL, count_progress, &n_progress, NULL, &error);
  g_assert_cmpuint (n_progress, ==, 3);
  if (!TL_HAVE_OCR)
    {
      g_assert_error (error, TL_ERROR, TL_ERROR_EMPTY);
      g_assert_nonnull (strstr (error->message, "cannot read"));
      return;
    }
  g_assert_no_error (error);
  document = draft->documents->pdata[0];
  g_assert_cmpuint (document->scanned->len, ==, 1);
  g_assert_cmpuint (document->blocks->len, >=, 6);
  g_assert_cmpint (tl_worker_get_pid (worker), ==, 0);
  g_clear_pointer (&draft, tl_draft_free);
  g_clear_pointer (&bytes, g_bytes_unref);
  bytes = read_sample ();
  draft = tl_worker_import (worker, bytes, "amberley-daniela.pdf", NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
cancel_cb (guint done, guint total, gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_cancel_scan (void)
{
  g_autoptr (TlWorker) worker = tl_worker_new ();
  g_autoptr (GBytes) bytes = read_scan ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDraft) draft = NULL;

  draft = tl_worker_import (worker, bytes, "scan.pdf", NULL, cancel_cb, cancellable, cancellable,
                            &error);
  g_assert_null (draft);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (tl_worker_get_pid (worker), ==, 0);
}

static void
test_codebook (void)
{
  g_autoptr (TlWorker) worker = tl_worker_new ();
  g_autofree char *path = tl_paths_data ("codebook/default.xml");
  g_autoptr (GBytes) bytes = read_file (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlCodebook) codebook = tl_worker_read_codebook (worker, bytes, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (tl_codebook_get (codebook, TL_CODE_THEME)->len, ==, 95);
  g_assert_nonnull (tl_codebook_lookup (codebook, TL_CODE_THEME, "T03.1"));
}

static gboolean
has_ink (TlPagePicture *picture)
{
  const guint32 *pixels = g_bytes_get_data (picture->pixels, NULL);
  gsize n = picture->stride / 4 * (gsize) picture->height;

  for (gsize i = 0; i < n; i++)
    if ((pixels[i] & 0xffffff) < 0x404040)
      return TRUE;
  return FALSE;
}

static void
test_render (void)
{
  g_autoptr (TlWorker) worker = tl_worker_new ();
  g_autoptr (GBytes) bytes = read_sample ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TlPagePicture) picture = NULL, missing = NULL;
  pid_t pid;

  picture = tl_worker_render (worker, bytes, NULL, 1, 1.0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (picture->width, ==, 596); /* 595.3 points, rounded up */
  g_assert_cmpint (picture->height, ==, 842);
  g_assert_true (has_ink (picture));
  pid = tl_worker_get_pid (worker);
  missing = tl_worker_render (worker, bytes, NULL, 4000, 1.0, NULL, &error);
  g_assert_null (missing);
  g_assert_error (error, TL_ERROR, TL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  /* A page that is not there costs no process. */
  g_clear_pointer (&picture, tl_page_picture_free);
  picture = tl_worker_render (worker, bytes, NULL, 2, 0.5, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (tl_worker_get_pid (worker), ==, pid);
}

/* What has pages but is no PDF cannot be drawn, and is not called damaged. */
static void
test_render_text (void)
{
  static const char text[] = "<pdf2xml><page number='1' height='1263' width='892'/></pdf2xml>";
  g_autoptr (TlWorker) worker = tl_worker_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (TlPagePicture) picture = tl_worker_render (worker, bytes, NULL, 1, 1.0, NULL, &error);

  g_assert_null (picture);
  g_assert_error (error, TL_ERROR, TL_ERROR_UNSUPPORTED);
}

static void
test_broken (void)
{
  static const struct
  {
    const char *content;
    int code;
  } files[] = {
    { "", TL_ERROR_EMPTY },
    { "%PDF-1.7\nnothing of a PDF follows", TL_ERROR_INVALID },
    { "Just words.", TL_ERROR_UNSUPPORTED },
    { "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
      TL_ERROR_INVALID },
  };
  g_autoptr (TlWorker) worker = tl_worker_new ();

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (files[i].content, strlen (files[i].content));
      g_autoptr (GError) error = NULL;
      g_autoptr (TlDraft) draft =
          tl_worker_import (worker, bytes, "file", NULL, NULL, NULL, NULL, &error);

      g_assert_null (draft);
      g_assert_error (error, TL_ERROR, files[i].code);
      g_assert_cmpuint (strlen (error->message), >, 10);
    }
}

static void
test_dies_between_calls (void)
{
  g_autoptr (TlWorker) worker = tl_worker_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *first = tl_worker_describe_confinement (worker, &error), *second = NULL;
  pid_t pid = tl_worker_get_pid (worker);

  g_assert_no_error (error);
  g_assert_nonnull (strstr (first, "limits"));
  kill (pid, SIGKILL);
  second = tl_worker_describe_confinement (worker, &error);
  if (error != NULL) /* it may have died after the request was sent */
    {
      g_assert_error (error, TL_ERROR, TL_ERROR_LIMIT);
      g_clear_error (&error);
      second = tl_worker_describe_confinement (worker, &error);
    }
  g_assert_no_error (error);
  g_assert_cmpstr (second, ==, first);
  g_assert_cmpint (tl_worker_get_pid (worker), !=, pid);
}

static void
test_misbehaviour (gconstpointer data)
{
  const char *how = data;
  int expected =
      g_str_equal (how, "silence") || g_str_equal (how, "loop") ? TL_ERROR_LIMIT : TL_ERROR_WORKER;
  g_autofree char *path =
      g_strdup_printf ("%s/worker/misbehave-%s", g_getenv ("G_TEST_BUILDDIR"), how);
  g_autoptr (TlWorker) worker = tl_worker_new_for_program (path, 1);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%PDF", 4);

  /* Twice: after the first time the next call has to work as well. */
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TlDraft) draft =
          tl_worker_import (worker, bytes, "file.pdf", NULL, NULL, NULL, NULL, &error);

      g_assert_null (draft);
      g_assert_error (error, TL_ERROR, expected);
      g_assert_cmpint (tl_worker_get_pid (worker), ==, 0);
    }
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (100000);
  g_cancellable_cancel (data);
  return NULL;
}

static void
test_cancel (void)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("G_TEST_BUILDDIR"), "worker", "misbehave-silence", NULL);
  g_autoptr (TlWorker) worker = tl_worker_new_for_program (path, 60);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%PDF", 4);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDraft) draft = NULL;
  GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);

  draft = tl_worker_import (worker, bytes, "file.pdf", NULL, NULL, NULL, cancellable, &error);
  g_assert_null (draft);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (tl_worker_get_pid (worker), ==, 0);
  g_thread_join (thread);
}

static void
test_missing_program (void)
{
  g_autoptr (TlWorker) worker = tl_worker_new_for_program ("/nowhere/throughline-worker", 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = tl_worker_describe_confinement (worker, &error);

  g_assert_null (text);
  g_assert_error (error, TL_ERROR, TL_ERROR_WORKER);
}

/* Everything that the probe tries has to be refused. Reading files needs landlock, which old
 * kernels lack. */
static void
test_confinement (gconstpointer suffix)
{
  g_autofree char *worker_path = tl_paths_worker (), *output = NULL, *guards = NULL;
  g_autofree char *path = g_strconcat (worker_path, suffix, NULL);
  g_autoptr (TlWorker) worker = tl_worker_new ();
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  const char *argv[] = { path, "--probe", NULL };
  guint n = 0;

  guards = tl_worker_describe_confinement (worker, &error);
  g_assert_no_error (error);
  g_test_message ("guards: %s", guards);
  g_assert_nonnull (strstr (guards, ", seccomp"));
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, NULL,
                &error);
  g_assert_no_error (error);
  lines = g_strsplit (output, "\n", -1);
  for (guint i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++, n++)
    {
      g_test_message ("%s", lines[i]);
      if (g_str_has_prefix (lines[i], "read ") && strstr (guards, "no landlock") != NULL)
        continue;
      g_assert_true (g_str_has_suffix (lines[i], ": refused"));
    }
  g_assert_cmpuint (n, ==, 9);
}

int
main (int argc, char **argv)
{
  static const char *const hows[] = { "silence", "loop",     "abort",    "exit",
                                      "garbage", "oversize", "nonsense", "wrong" };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/worker/import", test_import);
  g_test_add_func ("/worker/scan", test_scan);
  g_test_add_func ("/worker/cancel-scan", test_cancel_scan);
  g_test_add_func ("/worker/codebook", test_codebook);
  g_test_add_func ("/worker/render", test_render);
  g_test_add_func ("/worker/render-text", test_render_text);
  g_test_add_func ("/worker/broken", test_broken);
  g_test_add_func ("/worker/dies-between-calls", test_dies_between_calls);
  for (guint i = 0; i < G_N_ELEMENTS (hows); i++)
    {
      g_autofree char *path = g_strconcat ("/worker/misbehaviour/", hows[i], NULL);

      g_test_add_data_func (path, hows[i], test_misbehaviour);
    }
  g_test_add_func ("/worker/cancel", test_cancel);
  g_test_add_func ("/worker/missing-program", test_missing_program);
  g_test_add_data_func ("/worker/confinement", "", test_confinement);
  if (TL_HAVE_OCR)
    g_test_add_data_func ("/worker/confinement-scans", "-ocr", test_confinement);
  return g_test_run ();
}
