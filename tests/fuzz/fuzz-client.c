/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzzes the program's end of the protocol: the first byte is what is asked for, the others are all
 * that the worker sends in answer before it goes away. */
#include "tl-worker-private.h"

#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#define MAX_BYTES 65536

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check (gconstpointer result, const GError *error)
{
  if ((result == NULL) == (error == NULL))
    abort ();
}

static void
import (TlWorker *worker, GBytes *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDraft) back = NULL;
  g_autoptr (TlDraft) draft =
      tl_worker_import (worker, file, "x.pdf", NULL, NULL, NULL, NULL, &error);

  check (draft, error);
  if (draft != NULL)
    {
      g_autoptr (GVariant) value = g_variant_ref_sink (tl_draft_to_variant (draft));

      back = tl_draft_from_variant (value, NULL);
      if (back == NULL)
        abort ();
    }
}

static void
read_codebook (TlWorker *worker, GBytes *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlCodebook) codebook = tl_worker_read_codebook (worker, file, NULL, &error);

  check (codebook, error);
}

/* Twice, as the second time the document is open. */
static void
render (TlWorker *worker, GBytes *file)
{
  for (guint page = 1; page < 3; page++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TlPagePicture) picture =
          tl_worker_render (worker, file, NULL, page, 1, NULL, &error);

      check (picture, error);
      if (picture == NULL)
        return;
      if (g_bytes_get_size (picture->pixels) != picture->stride * (gsize) picture->height
          || picture->stride < (gsize) picture->width * 4)
        abort ();
    }
}

static void
describe (TlWorker *worker)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = tl_worker_describe_confinement (worker, &error);

  check (text, error);
  if (text != NULL && !g_utf8_validate (text, -1, NULL))
    abort ();
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (TlWorker) worker = NULL;
  g_autoptr (GBytes) file = g_bytes_new_static ("%PDF", 4);
  int ends[2];

  if (size == 0 || size > MAX_BYTES
      || socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    return 0;
  if (write (ends[0], data + 1, size - 1) != (gssize) size - 1)
    abort ();
  shutdown (ends[0], SHUT_WR);
  worker = tl_worker_new_for_socket (ends[1]);
  switch (data[0] & 3)
    {
    case 0:
      import (worker, file);
      break;
    case 1:
      read_codebook (worker, file);
      break;
    case 2:
      render (worker, file);
      break;
    default:
      describe (worker);
    }
  tl_worker_close (worker);
  close (ends[0]);
  return 0;
}
