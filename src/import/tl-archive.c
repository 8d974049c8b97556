/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ZIP files from strangers: names checked first, parts unpacked within bounds. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-archive.h"

#include "tl-error.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_PARTS 4096
#define MAX_PART ((gsize) 32 << 20)
#define MAX_ALL ((gsize) 128 << 20)
#define CHUNK 65536
/* What honest documents hold is packed to a tenth or so. */
#define MAX_RATIO 250
#define FREE_SIZE ((gsize) 1 << 20)

typedef struct archive Reader;

/** Frees a reader; for g_autoptr. */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reader, archive_read_free)

struct _TlArchive
{
  GBytes *bytes;
  GHashTable *names;
  gsize n_read; /* bytes unpacked so far */
};

static gboolean
fail (TlError code, const char *message, GError **error)
{
  g_set_error_literal (error, TL_ERROR, code, message);
  return FALSE;
}

static gboolean
fail_damaged (GError **error)
{
  return fail (TL_ERROR_INVALID, _ ("The file is damaged: it cannot be unpacked."), error);
}

static Reader *
open_reader (TlArchive *self, GError **error)
{
  g_autoptr (Reader) reader = archive_read_new ();
  gsize size;
  const char *data = g_bytes_get_data (self->bytes, &size);

  archive_read_support_format_zip_seekable (reader);
  archive_read_set_options (reader, "zip:!ignorecrc32,hdrcharset=UTF-8");
  if (archive_read_open_memory (reader, data, size) == ARCHIVE_OK)
    return g_steal_pointer (&reader);
  fail_damaged (error);
  return NULL;
}

/* The next entry, NULL at the end; fails on damage. */
static gboolean
next_entry (Reader *reader, struct archive_entry **entry, GError **error)
{
  int status = archive_read_next_header (reader, entry);

  if (status == ARCHIVE_EOF)
    *entry = NULL;
  return status == ARCHIVE_OK || status == ARCHIVE_WARN || status == ARCHIVE_EOF
         || fail_damaged (error);
}

static const char *
get_name (struct archive_entry *entry)
{
  const char *name = archive_entry_pathname_utf8 (entry);

  return name != NULL ? name : archive_entry_pathname (entry);
}

static gboolean
is_safe_name (const char *name)
{
  g_auto (GStrv) parts = NULL;

  if (name == NULL || *name == '\0' || *name == '/' || !g_utf8_validate (name, -1, NULL)
      || strpbrk (name, "\\:") != NULL)
    return FALSE;
  parts = g_strsplit (name, "/", -1);
  return !g_strv_contains ((const char *const *) parts, "..");
}

static gboolean
take_name (TlArchive *self, struct archive_entry *entry, GError **error)
{
  const char *name = get_name (entry);

  if (archive_entry_is_encrypted (entry))
    return fail (TL_ERROR_ENCRYPTED,
                 _ ("The file is protected by a password. Save it without one and take it in "
                    "again."),
                 error);
  if (!is_safe_name (name))
    return fail (TL_ERROR_INVALID,
                 _ ("The file is not safe: a part of it has a name that leads out of it."), error);
  if (g_hash_table_size (self->names) >= MAX_PARTS)
    return fail (TL_ERROR_LIMIT, _ ("The file has more parts than any report."), error);
  if (!g_hash_table_add (self->names, g_strdup (name)))
    return fail (TL_ERROR_INVALID, _ ("The file is not safe: two of its parts have one name."),
                 error);
  return TRUE;
}

TlArchive *
tl_archive_open (GBytes *bytes, GError **error)
{
  g_autoptr (TlArchive) self = g_new0 (TlArchive, 1);
  g_autoptr (Reader) reader = NULL;
  struct archive_entry *entry;

  self->bytes = g_bytes_ref (bytes);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader = open_reader (self, error);
  if (reader == NULL || !next_entry (reader, &entry, error))
    return NULL;
  while (entry != NULL)
    if (!take_name (self, entry, error) || !next_entry (reader, &entry, error))
      return NULL;
  return g_steal_pointer (&self);
}

void
tl_archive_free (TlArchive *self)
{
  if (self == NULL)
    return;
  g_bytes_unref (self->bytes);
  g_hash_table_unref (self->names);
  g_free (self);
}

gboolean
tl_archive_has (TlArchive *self, const char *name)
{
  return g_hash_table_contains (self->names, name);
}

static gboolean
is_too_much (TlArchive *self, gsize size)
{
  gsize all = self->n_read + size;

  return size > MAX_PART || all > MAX_ALL
         || (all > FREE_SIZE && all / MAX_RATIO > g_bytes_get_size (self->bytes));
}

static GBytes *
unpack (TlArchive *self, Reader *reader, GError **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  la_ssize_t n;

  while ((n = archive_read_data (reader, chunk, CHUNK)) > 0)
    {
      if (is_too_much (self, data->len + (gsize) n))
        {
          fail (TL_ERROR_LIMIT, _ ("The file unpacks to more than any report holds."), error);
          return NULL;
        }
      g_byte_array_append (data, chunk, (guint) n);
    }
  if (n < 0)
    {
      fail_damaged (error);
      return NULL;
    }
  self->n_read += data->len;
  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

GBytes *
tl_archive_read (TlArchive *self, const char *name, GError **error)
{
  g_autoptr (Reader) reader = NULL;
  struct archive_entry *entry;

  if (!tl_archive_has (self, name))
    {
      g_set_error (error, TL_ERROR, TL_ERROR_NOT_FOUND, _ ("The file has no part “%.60s”."), name);
      return NULL;
    }
  reader = open_reader (self, error);
  if (reader == NULL || !next_entry (reader, &entry, error))
    return NULL;
  while (entry != NULL)
    {
      if (g_strcmp0 (get_name (entry), name) == 0)
        return unpack (self, reader, error);
      if (!next_entry (reader, &entry, error))
        return NULL;
    }
  fail_damaged (error);
  return NULL;
}
