/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stands in for recognition in programs that are linked without it. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-ocr.h"

#include "tl-error.h"

#include <glib/gi18n-lib.h>

TlOcr *
tl_ocr_new (GError **error)
{
  if (TL_HAVE_OCR)
    g_set_error_literal (error, TL_ERROR, TL_ERROR_SCANNED,
                         _ ("The file has pages that are pictures (a scan)."));
  else
    g_set_error_literal (error, TL_ERROR, TL_ERROR_UNSUPPORTED,
                         _ ("it was built without optical character recognition"));
  return NULL;
}

void
tl_ocr_free (TlOcr *self)
{
}

double
tl_ocr_find_slope (const TlOcrPicture *picture)
{
  return 0;
}

GArray *
tl_ocr_read (TlOcr *self, const TlOcrPicture *picture, GError **error)
{
  g_return_val_if_reached (NULL);
}

guint
tl_ocr_count_pages (void)
{
  return 0;
}
