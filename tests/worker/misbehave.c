/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A worker that does what a worker must not; how is in its name: misbehave-silence,
 * misbehave-garbage, … */
#include "config.h"

#include "tl-message.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum
{
  SOCKET = 3
};

int
main (int argc, char **argv)
{
  const char *how = strrchr (argv[0], '-') + 1;
  TlMessageKind kind;
  GVariant *body;

  for (;;)
    {
      if (!tl_message_receive (SOCKET, &kind, &body, NULL, -1, NULL, NULL))
        return EXIT_SUCCESS;
      if (strcmp (how, "silence") == 0)
        for (;;)
          pause ();
      if (strcmp (how, "loop") == 0)
        for (volatile guint i = 0;; i++)
          continue;
      if (strcmp (how, "abort") == 0)
        abort ();
      if (strcmp (how, "exit") == 0)
        return EXIT_FAILURE;
      if (strcmp (how, "garbage") == 0
          && write (SOCKET, "The quick brown fox jumps over the lazy dog. Again and again.", 60)
                 < 0)
        return EXIT_FAILURE;
      if (strcmp (how, "oversize") == 0)
        {
          const guint32 head[] = { 0x546c4d31u, TL_MESSAGE_VALUE, 0xffffffff, 0x7fffffff };

          if (write (SOCKET, head, sizeof head) < 0)
            return EXIT_FAILURE;
        }
      if (strcmp (how, "nonsense") == 0)
        tl_message_send (SOCKET, TL_MESSAGE_VALUE,
                         g_variant_new ("(v)", g_variant_new_string ("no draft")), -1, -1, NULL,
                         NULL);
      if (strcmp (how, "wrong") == 0)
        tl_message_send (SOCKET, TL_MESSAGE_SIZE, g_variant_new ("(ii)", 1, 1), -1, -1, NULL, NULL);
    }
}
