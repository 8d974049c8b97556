/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A deterministic ZIP writer (APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12, 4.3.16). */
#define G_LOG_DOMAIN "tl-base"

#include "config.h"

#include "tl-zip.h"

#include <string.h>
#include <zlib.h>

enum
{
  VERSION = 20,
  UTF8_NAMES = 0x0800,
  DEFLATED = 8,
  FIRST_OF_JANUARY_1980 = 0x21
};

struct _TlZip
{
  GByteArray *data;
  GByteArray *directory;
  guint n_files;
};

static void
put16 (GByteArray *out, guint value)
{
  guint16 bytes = GUINT16_TO_LE ((guint16) value);

  g_byte_array_append (out, (const guint8 *) &bytes, 2);
}

static void
put32 (GByteArray *out, gsize value)
{
  guint32 bytes = GUINT32_TO_LE ((guint32) value);

  g_assert (value <= G_MAXUINT32);
  g_byte_array_append (out, (const guint8 *) &bytes, 4);
}

static GBytes *
deflate_bytes (GBytes *data)
{
  z_stream stream = { 0 };
  gsize size, bound;
  g_autofree guint8 *out = NULL;

  g_assert (deflateInit2 (&stream, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY) == Z_OK);
  stream.next_in = (Bytef *) g_bytes_get_data (data, &size);
  stream.avail_in = (uInt) size;
  bound = deflateBound (&stream, size);
  out = g_malloc (bound);
  stream.next_out = out;
  stream.avail_out = (uInt) bound;
  g_assert (deflate (&stream, Z_FINISH) == Z_STREAM_END);
  size = stream.total_out;
  deflateEnd (&stream);
  return g_bytes_new_take (g_steal_pointer (&out), size);
}

/* The part that the local header and the directory have in common. */
static void
put_entry (GByteArray *out, gboolean store, guint32 crc, gsize packed, gsize plain,
           gsize name_length)
{
  put16 (out, VERSION);
  put16 (out, UTF8_NAMES);
  put16 (out, store ? 0 : DEFLATED);
  put16 (out, 0);
  put16 (out, FIRST_OF_JANUARY_1980);
  put32 (out, crc);
  put32 (out, packed);
  put32 (out, plain);
  put16 (out, (guint) name_length);
  put16 (out, 0);
}

TlZip *
tl_zip_new (void)
{
  TlZip *self = g_new0 (TlZip, 1);

  self->data = g_byte_array_new ();
  self->directory = g_byte_array_new ();
  return self;
}

void
tl_zip_free (TlZip *self)
{
  g_clear_pointer (&self->data, g_byte_array_unref);
  g_clear_pointer (&self->directory, g_byte_array_unref);
  g_free (self);
}

void
tl_zip_add (TlZip *self, const char *name, GBytes *data, gboolean store)
{
  g_autoptr (GBytes) packed = store ? g_bytes_ref (data) : deflate_bytes (data);
  gsize size = g_bytes_get_size (data), packed_size = g_bytes_get_size (packed),
        offset = self->data->len;
  guint32 crc = (guint32) crc32 (0, g_bytes_get_data (data, NULL), (uInt) size);

  g_return_if_fail (self->n_files < G_MAXUINT16);
  put32 (self->data, 0x04034b50);
  put_entry (self->data, store, crc, packed_size, size, strlen (name));
  g_byte_array_append (self->data, (const guint8 *) name, (guint) strlen (name));
  g_byte_array_append (self->data, g_bytes_get_data (packed, NULL), (guint) packed_size);

  put32 (self->directory, 0x02014b50);
  put16 (self->directory, VERSION);
  put_entry (self->directory, store, crc, packed_size, size, strlen (name));
  put16 (self->directory, 0);
  put16 (self->directory, 0);
  put16 (self->directory, 0);
  put32 (self->directory, 0);
  put32 (self->directory, offset);
  g_byte_array_append (self->directory, (const guint8 *) name, (guint) strlen (name));
  self->n_files++;
}

GBytes *
tl_zip_finish (TlZip *self)
{
  gsize start = self->data->len, size = self->directory->len;
  GByteArray *data = g_steal_pointer (&self->data);

  g_byte_array_append (data, self->directory->data, (guint) size);
  put32 (data, 0x06054b50);
  put16 (data, 0);
  put16 (data, 0);
  put16 (data, self->n_files);
  put16 (data, self->n_files);
  put32 (data, size);
  put32 (data, start);
  put16 (data, 0);
  tl_zip_free (self);
  return g_byte_array_free_to_bytes (data);
}
