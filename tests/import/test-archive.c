/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ZIP files from strangers: what is refused, and with which words. */
#include "config.h"

#include "tl-archive.h"
#include "tl-error.h"
#include "tl-import.h"

#include "office.h"

static GBytes *
pack (const char *const *names, const char *text)
{
  g_autoptr (TlZip) zip = tl_zip_new ();

  for (guint i = 0; names[i] != NULL; i++)
    office_add (zip, names[i], text);
  return tl_zip_finish (g_steal_pointer (&zip));
}

static void
test_read (void)
{
  g_autoptr (GBytes) bytes = pack ((const char *const[]){ "a", "b/c", NULL }, "text");
  g_autoptr (GError) error = NULL;
  g_autoptr (TlArchive) archive = tl_archive_open (bytes, &error);
  g_autoptr (GBytes) part = NULL;
  g_autoptr (GBytes) none = NULL;

  g_assert_no_error (error);
  g_assert_true (tl_archive_has (archive, "a"));
  part = tl_archive_read (archive, "b/c", &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (part, NULL), g_bytes_get_size (part), "text", 4);
  none = tl_archive_read (archive, "c", &error);
  g_assert_null (none);
  g_assert_error (error, TL_ERROR, TL_ERROR_NOT_FOUND);
}

static void
assert_not_opened (const char *const *names, const char *words)
{
  g_autoptr (GBytes) bytes = pack (names, "text");
  g_autoptr (GError) error = NULL;
  g_autoptr (TlArchive) archive = tl_archive_open (bytes, &error);

  g_assert_null (archive);
  g_assert_error (error, TL_ERROR, TL_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_names (void)
{
  assert_not_opened ((const char *const[]){ "a", "../b", NULL }, "leads out");
  assert_not_opened ((const char *const[]){ "a/../../b", NULL }, "leads out");
  assert_not_opened ((const char *const[]){ "/etc/passwd", NULL }, "leads out");
  assert_not_opened ((const char *const[]){ "a", "b", "a", NULL }, "one name");
}

static void
test_bomb (void)
{
  g_autoptr (GString) zeros = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) part = NULL;
  g_autoptr (TlArchive) archive = NULL;
  g_autoptr (GError) error = NULL;

  g_string_set_size (zeros, 40 << 20);
  memset (zeros->str, '0', zeros->len);
  bytes = pack ((const char *const[]){ "content.xml", NULL }, zeros->str);
  g_assert_cmpuint (g_bytes_get_size (bytes), <, 100000);
  archive = tl_archive_open (bytes, &error);
  g_assert_no_error (error);
  part = tl_archive_read (archive, "content.xml", &error);
  g_assert_null (part);
  g_assert_error (error, TL_ERROR, TL_ERROR_LIMIT);
}

static void
test_many (void)
{
  g_autoptr (TlZip) zip = tl_zip_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TlArchive) archive = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);

      office_add (zip, name, "");
    }
  bytes = tl_zip_finish (g_steal_pointer (&zip));
  archive = tl_archive_open (bytes, &error);
  g_assert_null (archive);
  g_assert_error (error, TL_ERROR, TL_ERROR_LIMIT);
}

static void
assert_refused (const char *data, gsize size, TlError code, const char *words)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDraft) draft = tl_import_bytes (bytes, "x", NULL, NULL, NULL, &error);

  g_assert_null (draft);
  g_assert_error (error, TL_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_null (strchr (error->message, '\n'));
}

/* Cut anywhere, a file is refused in one line. */
static void
test_truncated (void)
{
  g_autoptr (GBytes) bytes =
      pack ((const char *const[]){ "[Content_Types].xml", "word/document.xml", NULL }, "<a/>");
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  for (gsize n = 4; n < size; n++)
    assert_refused (data, n, TL_ERROR_INVALID, "damaged");
}

static void
test_encrypted (void)
{
  g_autoptr (GBytes) bytes = pack ((const char *const[]){ "a", NULL }, "text");
  gsize size;
  g_autofree char *data = g_memdup2 (g_bytes_get_data (bytes, &size), g_bytes_get_size (bytes));
  char *central;

  size = g_bytes_get_size (bytes);
  central = memmem (data, size, "PK\1\2", 4);
  data[6] |= 1;
  central[8] |= 1;
  assert_refused (data, size, TL_ERROR_ENCRYPTED, "password");
}

static void
test_other_kinds (void)
{
  static const char ole[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 a Word file of old";
  static const char locked[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
                               "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
  static const char rtf[] = "{\\rtf1 text}";
  g_autoptr (GBytes) sheet =
      pack ((const char *const[]){ "[Content_Types].xml", "xl/workbook.xml", NULL }, "<a/>");
  g_autoptr (GBytes) zip = pack ((const char *const[]){ "a.pdf", NULL }, "text");

  assert_refused (ole, sizeof ole, TL_ERROR_UNSUPPORTED, ".docx");
  assert_refused (locked, sizeof locked, TL_ERROR_ENCRYPTED, "password");
  assert_refused (rtf, sizeof rtf, TL_ERROR_UNSUPPORTED, ".docx");
  assert_refused (g_bytes_get_data (sheet, NULL), g_bytes_get_size (sheet), TL_ERROR_UNSUPPORTED,
                  "spreadsheet");
  assert_refused (g_bytes_get_data (zip, NULL), g_bytes_get_size (zip), TL_ERROR_UNSUPPORTED,
                  "ZIP archive");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archive/read", test_read);
  g_test_add_func ("/archive/names", test_names);
  g_test_add_func ("/archive/bomb", test_bomb);
  g_test_add_func ("/archive/many", test_many);
  g_test_add_func ("/archive/truncated", test_truncated);
  g_test_add_func ("/archive/encrypted", test_encrypted);
  g_test_add_func ("/archive/other-kinds", test_other_kinds);
  return g_test_run ();
}
