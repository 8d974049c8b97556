/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An archive has the structure of APPNOTE.TXT, gives back what went in, and is the same each time.
 */
#include "config.h"

#include "tl-zip.h"

#include <string.h>
#include <zlib.h>

static guint
get16 (const guint8 *p)
{
  return p[0] | (guint) p[1] << 8;
}

static guint
get32 (const guint8 *p)
{
  return get16 (p) | get16 (p + 2) << 16;
}

static GBytes *
make_archive (GBytes *large)
{
  g_autoptr (GBytes) type = g_bytes_new_static ("application/x-test", 18);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  TlZip *zip = tl_zip_new ();

  tl_zip_add (zip, "mimetype", type, TRUE);
  tl_zip_add (zip, "content/größe.xml", large, FALSE);
  tl_zip_add (zip, "empty", empty, FALSE);
  return tl_zip_finish (zip);
}

static GBytes *
make_large (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (text, "<p>%u</p>", i * 7919);
  return g_string_free_to_bytes (text);
}

/* Reads the entry at @offset of the archive; its local header and its entry in the directory must
 * agree. */
static GBytes *
read_entry (const guint8 *archive, const guint8 *entry, const char *name)
{
  const guint8 *local = archive + get32 (entry + 42);
  gsize packed = get32 (entry + 20), plain = get32 (entry + 24);
  guint method = get16 (entry + 10), name_length = get16 (entry + 28);
  guint8 *out = g_malloc (plain + 1);
  z_stream stream = { 0 };

  g_assert_cmpuint (get32 (entry), ==, 0x02014b50);
  g_assert_cmpuint (get32 (local), ==, 0x04034b50);
  g_assert_cmpmem (entry + 6, 24, local + 4, 24); /* version to name length */
  g_assert_cmpuint (get16 (local + 28), ==, 0);   /* no extra field */
  g_assert_cmpmem (entry + 46, name_length, name, strlen (name));
  g_assert_cmpmem (local + 30, name_length, name, strlen (name));
  stream.next_in = (guint8 *) local + 30 + name_length;
  stream.avail_in = (guint) packed;
  stream.next_out = out;
  stream.avail_out = (guint) plain + 1;
  if (method == 0)
    {
      g_assert_cmpuint (packed, ==, plain);
      memcpy (out, stream.next_in, plain);
    }
  else
    {
      g_assert_cmpuint (method, ==, 8);
      g_assert_cmpint (inflateInit2 (&stream, -15), ==, Z_OK);
      g_assert_cmpint (inflate (&stream, Z_FINISH), ==, Z_STREAM_END);
      g_assert_cmpuint (stream.total_out, ==, plain);
      inflateEnd (&stream);
    }
  g_assert_cmpuint (crc32 (0, out, (guint) plain), ==, get32 (entry + 16));
  return g_bytes_new_take (out, plain);
}

static void
test_structure (void)
{
  static const char *const names[] = { "mimetype", "content/größe.xml", "empty" };
  g_autoptr (GBytes) large = make_large ();
  g_autoptr (GBytes) archive = make_archive (large);
  gsize size;
  const guint8 *data = g_bytes_get_data (archive, &size);
  const guint8 *end = data + size - 22;
  const guint8 *entry = data + get32 (end + 16);

  g_assert_cmpuint (get32 (end), ==, 0x06054b50);
  g_assert_cmpuint (get16 (end + 10), ==, G_N_ELEMENTS (names));
  g_assert_true (entry + get32 (end + 12) == end);
  /* As ODF asks: the type stands plain at byte 38. */
  g_assert_cmpmem (data + 30, 26, "mimetypeapplication/x-test", 26);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GBytes) content = read_entry (data, entry, names[i]);

      if (i == 1)
        g_assert_true (g_bytes_equal (content, large));
      entry += 46 + get16 (entry + 28);
    }
  g_assert_true (entry == end);
  g_assert_cmpuint (size, <, g_bytes_get_size (large));
}

static void
test_same_bytes (void)
{
  g_autoptr (GBytes) large = make_large ();
  g_autoptr (GBytes) one = make_archive (large);
  g_autoptr (GBytes) two = make_archive (large);
  g_autoptr (GBytes) nothing = tl_zip_finish (tl_zip_new ());

  g_assert_true (g_bytes_equal (one, two));
  g_assert_cmpuint (g_bytes_get_size (nothing), ==, 22);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/zip/structure", test_structure);
  g_test_add_func ("/base/zip/same-bytes", test_same_bytes);
  return g_test_run ();
}
