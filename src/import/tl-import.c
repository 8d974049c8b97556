/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way in: which reader takes a file. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-import.h"

#include "tl-codebook-xml.h"
#include "tl-error.h"
#include "tl-html-reader.h"
#include "tl-office-file.h"
#include "tl-pdf-reader.h"
#include "tl-pdf2xml-reader.h"
#include "tl-plain-reader.h"
#include "tl-profile-reader.h"
#include "tl-review-xml.h"
#include "tl-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_xml (const char *data, gsize size)
{
  /* Of UTF-16 the mark and the first bracket. */
  if (size >= 4 && (memcmp (data, "\xff\xfe<\0", 4) == 0 || memcmp (data, "\xfe\xff\0<", 4) == 0))
    return TRUE;
  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    data += 3, size -= 3;
  while (size > 0 && g_ascii_isspace (*data))
    data++, size--;
  return size > 1 && data[0] == '<'
         && (data[1] == '?' || data[1] == '!' || g_ascii_isalpha (data[1]));
}

/* A text may begin with a bracket: it is XML only if it says so. */
static gboolean
is_plain (const char *file_name, const char *data, gsize size)
{
  return tl_plain_is (file_name, data, size) && !(size > 5 && memcmp (data, "<?xml", 5) == 0);
}

/* XML is what its root element says. */
static gboolean
read_xml (TlDraft *draft, GBytes *bytes, TlImportProgress progress, gpointer user_data,
          GError **error)
{
  g_autoptr (xmlDoc) document = tl_xml_parse_any (bytes, error);
  const xmlNode *root;

  if (document == NULL)
    return FALSE;
  root = xmlDocGetRootElement (document);
  if (strcmp ((const char *) root->name, "pdf2xml") == 0)
    {
      draft->format = g_strdup ("pdf2xml");
      return tl_pdf2xml_read (draft, document, progress, user_data, error);
    }
  if (strcmp ((const char *) root->name, "review") != 0)
    return tl_profile_read (draft, document, error);
  /* Our own format has rules that other XML need not keep. */
  draft->format = g_strdup ("review-xml");
  return tl_review_xml_read (draft, bytes, error);
}

TlDraft *
tl_import_bytes (GBytes *bytes, const char *file_name, const char *password,
                 TlImportProgress progress, gpointer user_data, GError **error)
{
  g_autoptr (TlDraft) draft = tl_draft_new ();
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gboolean is_read;

  draft->file_name = g_strdup (file_name);
  draft->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  draft->status = g_strdup ("unknown");
  if (size == 0)
    {
      g_set_error_literal (error, TL_ERROR, TL_ERROR_EMPTY, _ ("The file is empty."));
      return NULL;
    }
  if (tl_pdf_is (bytes))
    {
      draft->format = g_strdup ("pdf");
      is_read = tl_pdf_read (draft, bytes, password, progress, user_data, error);
    }
  else if (tl_office_file_is (data, size))
    is_read = tl_office_file_read (draft, bytes, error);
  else if (tl_html_is (data, size))
    {
      draft->format = g_strdup ("html");
      is_read = tl_html_read (draft, bytes, error);
    }
  else if (is_plain (file_name, data, size))
    {
      draft->format = g_strdup ("text");
      is_read = tl_plain_read (draft, bytes, error);
    }
  else if (is_xml (data, size))
    is_read = read_xml (draft, bytes, progress, user_data, error);
  else
    {
      g_set_error_literal (error, TL_ERROR, TL_ERROR_UNSUPPORTED,
                           _ ("The file is of a kind that is not read. PDF, Word (.docx), "
                              "OpenDocument, pages of HTML, XML of several kinds and plain text "
                              "(.txt) are."));
      is_read = FALSE;
    }
  return is_read ? g_steal_pointer (&draft) : NULL;
}

TlCodebook *
tl_import_codebook (GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size == 0 || !is_xml (data, size))
    {
      g_set_error_literal (error, TL_ERROR, TL_ERROR_UNSUPPORTED,
                           _ ("The file is no codebook: it is not XML."));
      return NULL;
    }
  return tl_codebook_xml_read (bytes, error);
}
