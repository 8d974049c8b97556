/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzzes the protocol at either end: the bytes are what the other end wrote before it went away. */
#include "tl-message.h"

#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#define MAX_BYTES 65536

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  gboolean is_more = TRUE;
  int ends[2];

  if (size > MAX_BYTES || socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    return 0;
  if (write (ends[0], data, size) != (gssize) size)
    abort ();
  shutdown (ends[0], SHUT_WR);
  while (is_more)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GVariant) body = NULL;
      TlMessageKind kind = 0;
      int passed = -1;

      is_more = tl_message_receive (ends[1], &kind, &body, &passed,
                                    g_get_monotonic_time () + G_USEC_PER_SEC, NULL, &error);
      if (is_more != (error == NULL) || is_more != (body != NULL)
          || (is_more && (kind == 0 || kind >= TL_N_MESSAGE_KINDS)))
        abort ();
      if (is_more && !g_variant_is_normal_form (body))
        abort ();
      if (passed >= 0)
        close (passed);
    }
  close (ends[0]);
  close (ends[1]);
  return 0;
}
