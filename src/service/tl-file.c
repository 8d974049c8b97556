/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading and writing whole files, with bounds and with sentences for people. */
#define G_LOG_DOMAIN "tl-service"

#include "config.h"

#include "tl-file.h"

#include "tl-error.h"

#include <glib/gi18n-lib.h>

#define CHUNK_BYTES (1u << 20)

static char *
dup_display_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return g_filename_display_name (base != NULL ? base : "");
}

/* Puts the error of a file operation into our words; a cancellation stays what it is. */
static void
set_read_error (GError **error, GFile *file, GError *cause)
{
  g_autofree char *name = dup_display_name (file);

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, cause);
      return;
    }
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, TL_ERROR, TL_ERROR_NOT_FOUND, _ ("There is no file “%s”"), name);
  else
    g_set_error (error, TL_ERROR, TL_ERROR_FAILED, _ ("Could not read “%s”: %s"), name,
                 cause->message);
  g_error_free (cause);
}

/* Whether the file may be opened at all: a pipe or a device could keep us waiting for ever. */
static gboolean
check_file (GFile *file, GCancellable *cancellable, GError **error)
{
  GError *cause = NULL;
  g_autofree char *name = dup_display_name (file);
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                         G_FILE_QUERY_INFO_NONE, cancellable, &cause);

  if (info == NULL)
    {
      set_read_error (error, file, cause);
      return FALSE;
    }
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, TL_ERROR, TL_ERROR_UNSUPPORTED, _ ("“%s” is no file that can be read"),
                   name);
      return FALSE;
    }
  if ((guint64) g_file_info_get_size (info) > TL_FILE_MAX_BYTES)
    {
      g_set_error (error, TL_ERROR, TL_ERROR_LIMIT, _ ("“%s” is larger than 512 MB"), name);
      return FALSE;
    }
  return TRUE;
}

GBytes *
tl_file_read (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  GError *cause = NULL;
  gssize n = 1;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  if (!check_file (file, cancellable, error))
    return NULL;
  stream = g_file_read (file, cancellable, &cause);
  while (stream != NULL && n > 0 && bytes->len <= TL_FILE_MAX_BYTES)
    {
      guint length = bytes->len;

      g_byte_array_set_size (bytes, length + CHUNK_BYTES);
      n = g_input_stream_read (G_INPUT_STREAM (stream), bytes->data + length, CHUNK_BYTES,
                               cancellable, &cause);
      g_byte_array_set_size (bytes, length + (guint) MAX (n, 0));
    }
  if (cause != NULL)
    {
      set_read_error (error, file, cause);
      return NULL;
    }
  if (bytes->len > TL_FILE_MAX_BYTES)
    {
      g_autofree char *name = dup_display_name (file);

      g_set_error (error, TL_ERROR, TL_ERROR_LIMIT, _ ("“%s” is larger than 512 MB"), name);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

gboolean
tl_file_write (const char *path, GBytes *bytes, int mode, GError **error)
{
  g_autoptr (GError) cause = NULL;
  gsize size;
  const char *data;

  g_return_val_if_fail (path != NULL && bytes != NULL, FALSE);
  data = g_bytes_get_data (bytes, &size);
  if (!g_file_set_contents_full (path, size > 0 ? data : "", (gssize) size,
                                 G_FILE_SET_CONTENTS_CONSISTENT, mode, &cause))
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, TL_ERROR, TL_ERROR_FAILED, _ ("Could not write “%s”: %s"), name,
                   cause->message);
      return FALSE;
    }
  return TRUE;
}
