/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of office programs: which of them a file is. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-office-file.h"

#include "tl-archive.h"
#include "tl-docx.h"
#include "tl-error.h"
#include "tl-odf-private.h"
#include "tl-odf.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ODF_TEXT_TYPE "application/vnd.oasis.opendocument.text"
#define HEAD 8192

typedef enum
{
  KIND_OTHER,
  KIND_ZIP,
  KIND_FLAT,
  KIND_OLE,
  KIND_RTF
} Kind;

static gboolean
contains (const char *data, gsize size, const char *needle, gsize n)
{
  return memmem (data, size, needle, n) != NULL;
}

static Kind
kind_of (const char *data, gsize size)
{
  gsize head = MIN (size, HEAD);

  if (size >= 4 && (memcmp (data, "PK\3\4", 4) == 0 || memcmp (data, "PK\5\6", 4) == 0))
    return KIND_ZIP;
  if (size >= 8 && memcmp (data, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8) == 0)
    return KIND_OLE;
  if (size >= 5 && memcmp (data, "{\\rtf", 5) == 0)
    return KIND_RTF;
  if (contains (data, MIN (size, 64), "<", 1)
      && contains (data, head, TL_ODF_OFFICE, sizeof TL_ODF_OFFICE - 1)
      && contains (data, head, "office:document", 15))
    return KIND_FLAT;
  return KIND_OTHER;
}

gboolean
tl_office_file_is (const char *data, gsize size)
{
  return kind_of (data, size) != KIND_OTHER;
}

static gboolean
refuse (TlError code, const char *message, GError **error)
{
  g_set_error_literal (error, TL_ERROR, code, message);
  return FALSE;
}

/* Word puts documents with a password into the old container. */
static gboolean
refuse_old (const char *data, gsize size, GError **error)
{
  static const char mark[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

  if (contains (data, size, mark, sizeof mark - 1))
    return refuse (TL_ERROR_ENCRYPTED,
                   _ ("The file is protected by a password. Save it without one and take it in "
                      "again."),
                   error);
  return refuse (TL_ERROR_UNSUPPORTED,
                 _ ("The file is of an old kind of Word or Excel (.doc, .xls). Save it as .docx, "
                    ".odt or PDF first."),
                 error);
}

/* What an OpenDocument file says that it is, in its first part; NULL for other files. */
static char *
read_type (TlArchive *archive)
{
  g_autoptr (GBytes) bytes =
      tl_archive_has (archive, "mimetype") ? tl_archive_read (archive, "mimetype", NULL) : NULL;
  gsize size;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;
  g_autofree char *type = data != NULL ? g_strndup (data, MIN (size, 200)) : NULL;

  return type != NULL ? g_strdup (g_strstrip (type)) : NULL;
}

static gboolean
read_zip (TlDraft *draft, GBytes *bytes, GError **error)
{
  g_autoptr (TlArchive) archive = tl_archive_open (bytes, error);
  g_autofree char *type = archive != NULL ? read_type (archive) : NULL;

  if (archive == NULL)
    return FALSE;
  if (type != NULL && g_str_has_prefix (type, ODF_TEXT_TYPE))
    {
      draft->format = g_strdup ("odt");
      return tl_odf_read (draft, archive, error);
    }
  if (tl_archive_has (archive, "xl/workbook.xml") || tl_archive_has (archive, "xl/workbook.bin")
      || tl_archive_has (archive, "ppt/presentation.xml") || type != NULL)
    return refuse (TL_ERROR_UNSUPPORTED,
                   _ ("The file is no text document but a spreadsheet, slides or the like. Save it "
                      "as PDF first."),
                   error);
  if (tl_archive_has (archive, "[Content_Types].xml"))
    {
      draft->format = g_strdup ("docx");
      return tl_docx_read (draft, archive, error);
    }
  return refuse (TL_ERROR_UNSUPPORTED,
                 _ ("The file is a ZIP archive, but no document. Unpack it and take in what it "
                    "holds."),
                 error);
}

gboolean
tl_office_file_read (TlDraft *draft, GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  switch (kind_of (data, size))
    {
    case KIND_ZIP:
      return read_zip (draft, bytes, error);
    case KIND_FLAT:
      draft->format = g_strdup ("fodt");
      return tl_odf_read_parts (draft, bytes, NULL, NULL, error);
    case KIND_OLE:
      return refuse_old (data, size, error);
    case KIND_RTF:
      return refuse (
          TL_ERROR_UNSUPPORTED,
          _ ("The file is rich text (.rtf), which is not read. Save it as .docx, .odt or "
             "PDF first."),
          error);
    case KIND_OTHER:
    default:
      g_return_val_if_reached (FALSE);
    }
}
