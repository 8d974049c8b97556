/* SPDX-License-Identifier: GPL-3.0-or-later */
/* make-seeds FOLDER FILE…: writes what a worker would send for each file, as a value for fuzz-draft
 * and as a message for fuzz-client, into the folders of these names in FOLDER. */
#include "tl-import.h"
#include "tl-message.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#define MAX_BYTES 65536

static void
write_seed (const char *folder, const char *target, const char *name, const char *data, gsize size)
{
  g_autofree char *under = g_build_filename (folder, target, NULL);
  g_autofree char *path = g_build_filename (under, name, NULL);
  g_autoptr (GError) error = NULL;

  if (g_mkdir_with_parents (under, 0755) != 0
      || !g_file_set_contents (path, data, (gssize) size, &error))
    g_error ("%s: %s", path, error != NULL ? error->message : "no folder");
}

/* The message as it travels, behind the byte that tells fuzz-client what to ask for. */
static void
write_message (const char *folder, const char *name, char call, TlMessageKind kind, GVariant *body)
{
  g_autofree char *data = g_malloc (MAX_BYTES);
  g_autoptr (GVariant) value = g_variant_ref_sink (body);
  int ends[2];
  gssize n;

  if (g_variant_get_size (value) > MAX_BYTES / 2)
    return;
  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0
      || !tl_message_send (ends[0], kind, value, -1, -1, NULL, NULL))
    g_error ("%s: no message", name);
  shutdown (ends[0], SHUT_WR);
  data[0] = call;
  for (gsize size = 1;; size += (gsize) n)
    {
      n = read (ends[1], data + size, MAX_BYTES - size);
      if (n > 0)
        continue;
      write_seed (folder, "fuzz-client", name, data, size);
      write_seed (folder, "fuzz-message", name, data + 1, size - 1);
      break;
    }
  close (ends[0]);
  close (ends[1]);
}

static void
write_value (const char *folder, const char *name, char call, GVariant *value)
{
  write_seed (folder, "fuzz-draft", name, g_variant_get_data (value), g_variant_get_size (value));
  write_message (folder, name, call, TL_MESSAGE_VALUE, g_variant_new ("(v)", value));
}

int
main (int argc, char **argv)
{
  for (int i = 2; i < argc; i++)
    {
      g_autofree char *name = g_path_get_basename (argv[i]), *content = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (TlCodebook) codebook = NULL;
      g_autoptr (TlDraft) draft = NULL;
      g_autoptr (GVariant) value = NULL;
      gsize size;

      if (!g_file_get_contents (argv[i], &content, &size, NULL))
        g_error ("%s cannot be read", argv[i]);
      bytes = g_bytes_new (content, size);
      codebook = tl_import_codebook (bytes, NULL);
      if (codebook == NULL)
        draft = tl_import_bytes (bytes, name, NULL, NULL, NULL, NULL);
      if (codebook == NULL && draft == NULL)
        g_error ("%s is of no known format", argv[i]);
      value = g_variant_ref_sink (codebook != NULL ? tl_codebook_to_variant (codebook)
                                                   : tl_draft_to_variant (draft));
      write_value (argv[1], name, codebook != NULL ? 'a' : '`', value);
    }
  if (argc > 1)
    {
      write_message (argv[1], "size", 'b', TL_MESSAGE_SIZE, g_variant_new ("(ii)", 20, 30));
      write_message (argv[1], "done", 'b', TL_MESSAGE_DONE, g_variant_new ("()"));
      write_message (argv[1], "text", 'c', TL_MESSAGE_TEXT, g_variant_new ("(s)", "limits"));
      write_message (argv[1], "error", '`', TL_MESSAGE_ERROR, g_variant_new ("(us)", 3, "Broken"));
    }
  return EXIT_SUCCESS;
}
