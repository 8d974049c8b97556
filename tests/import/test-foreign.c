/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of other programs' formats: what is refused, and that each sample gives a document or one
 * clear line. */
#include "config.h"

#include "tl-error.h"
#include "tl-import.h"

#include <string.h>

#define SUBSET "<!DOCTYPE TEI [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
#define TEI "<TEI xmlns='http://www.tei-c.org/ns/1.0'>"

static TlDraft *
import_text (const char *text, gsize size, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, size);

  return tl_import_bytes (bytes, "x", NULL, NULL, NULL, error);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text, *message;
    int code;
  } cases[] = {
    { SUBSET TEI "<text><p>&x;</p></text></TEI>", "a DOCTYPE with a subset", TL_ERROR_INVALID },
    { "<!DOCTYPE html [<!ENTITY x 'y'>]><html><p>&x;</p></html>", "a DOCTYPE with a subset",
      TL_ERROR_INVALID },
    { "<inventory><p>Chairs</p></inventory>", "inventory", TL_ERROR_UNSUPPORTED },
    { "<TEI><p>no namespace</p></TEI>", "TEI", TL_ERROR_UNSUPPORTED },
    { "<article><chairs/></article>", "article", TL_ERROR_UNSUPPORTED },
    { TEI "<text><p>cut", "line 1", TL_ERROR_INVALID },
    { TEI "<teiHeader><p>only this</p></teiHeader></TEI>", "no text", TL_ERROR_EMPTY },
    { "<!DOCTYPE html><html><script>1</script></html>", "no text", TL_ERROR_EMPTY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TlDraft) draft = import_text (cases[i].text, strlen (cases[i].text), &error);

      g_assert_null (draft);
      g_assert_error (error, TL_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].message));
      g_assert_null (strchr (error->message, '\n'));
    }
}

static void
test_deep (void)
{
  g_autoptr (GString) text = g_string_new (TEI "<text>");
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDraft) draft = NULL;

  for (guint i = 0; i < 300; i++)
    g_string_append (text, "<div>");
  draft = import_text (text->str, text->len, &error);
  g_assert_null (draft);
  g_assert_error (error, TL_ERROR, TL_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "deep"));
}

static const char *
first_text (const TlDraft *draft)
{
  const TlDraftDocument *document = draft->documents->pdata[0];

  return ((const TlBlock *) document->blocks->pdata[0])->text;
}

/* The columns of a table are counted once at each depth: counted twice, forty are too many for any
 * computer. */
static void
test_deep_table (void)
{
  g_autoptr (GString) text = g_string_new ("<html><table><tr><td>Ann</td></tr>");
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDraft) draft = NULL;

  for (guint i = 0; i < 60; i++)
    g_string_append (text, "<tbody>");
  g_string_append (text, "<tr><td>Ben</td></tr></table>");
  draft = import_text (text->str, text->len, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (first_text (draft), ==, "Ann");
}

static void
test_encodings (void)
{
  static const struct
  {
    const char *text;
    gsize size;
  } cases[] = {
#define TEXT(text) { text, sizeof text - 1 }
    TEXT ("\xef\xbb\xbf<!DOCTYPE html><p>Ann\xe2\x80\x99s"),
    TEXT ("<html><p>Ann\x92s"),
    TEXT ("<html><meta charset=\"iso-8859-1\"><p>Ann\x92s"),
    TEXT ("<html><p>Ann&rsquo;s"),
    TEXT ("<!-- saved --> <div class='a'>Ann&#146;s</div>"),
    TEXT ("\xff\xfe<\0h\0t\0m\0l\0>\0<\0p\0>\0A\0n\0n\0\x19 s\0"),
#undef TEXT
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TlDraft) draft = import_text (cases[i].text, cases[i].size, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (draft->format, ==, "html");
      g_assert_cmpstr (first_text (draft), ==, "Ann’s");
    }
}

/* pdftohtml writes what stands in the PDF, also where XML does not allow it. */
static void
test_controls (void)
{
  static const char text[] = "<pdf2xml><page number='1' top='0' left='0' height='1263' width='892'>"
                             "<fontspec id='0' size='17' family='Times'/>"
                             "<text top='100' left='100' width='200' height='20' font='0'>"
                             "One\x02two &amp; three</text></page></pdf2xml>";
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDraft) draft = import_text (text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (first_text (draft), ==, "One two & three");
}

static void
try_folder (const char *name, guint *n_read)
{
  g_autofree char *folder = g_build_filename (TL_SOURCE_DIR, "..", "shared", "samples", name, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, file, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (TlDraft) draft = NULL;
      char *data;
      gsize size;

      g_assert_true (g_file_get_contents (path, &data, &size, NULL));
      draft = import_text (data, size, &error);
      g_free (data);
      g_assert_true ((draft == NULL) == (error != NULL));
      *n_read += draft != NULL;
      if (error != NULL)
        g_assert_null (strchr (error->message, '\n'));
      if (draft != NULL)
        {
          g_autoptr (GVariant) value = g_variant_ref_sink (tl_draft_to_variant (draft));
          g_autoptr (TlDraft) back = tl_draft_from_variant (value, &error);

          g_assert_no_error (error);
        }
    }
}

static void
test_samples (void)
{
  guint n = 0;

  try_folder ("xml", &n);
  try_folder ("refi-qda", &n);
  if (n == 0)
    g_test_skip ("no samples");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/foreign/refused", test_refused);
  g_test_add_func ("/import/foreign/deep", test_deep);
  g_test_add_func ("/import/foreign/deep-table", test_deep_table);
  g_test_add_func ("/import/foreign/encodings", test_encodings);
  g_test_add_func ("/import/foreign/controls", test_controls);
  g_test_add_func ("/import/foreign/samples", test_samples);
  return g_test_run ();
}
